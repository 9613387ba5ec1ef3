"""A user's diary: one campaign from its first document to a correction, in the terminal and the browser."""

import re
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import polib
import pytest
from click.testing import CliRunner
from playwright.sync_api import Page, expect

from generator.cli import main
from generator.commands.build import build as build_campaign
from tests.browser.conftest import serve

pytestmark = [pytest.mark.browser, pytest.mark.slow]

FIRST = """\
“清河”专项行动中期见效
各地水利部门清理河道保障行洪
新华社北京2024年6月10日电 水利部10日介绍，“清河”专项行动开展以来，各地水利部门清理河道，保障行洪安全。
一、统一部署
今年5月3日，水利部召开视频会议，要求各地清理河道、拆除违法建筑。
水利部还要求各地每周公布进展。
二、各地做法
河北省保定市水利局组织清理河道120余公里，拆除违法建筑一批。
在浙江省湖州市，“河长”制度已覆盖全部乡镇。
湖南省岳阳市组织清运垃圾3000余吨。
三、建立机制
各地推行“一河一档”，把每条河的情况登记在册。
"""
LOST = "湖南省岳阳市组织清运垃圾3000余吨。\n"
GAINED = {
    "水利部还要求各地每周公布进展。\n": "会议还要求各地公布举报电话。\n水利部还要求各地每周公布进展。\n",
    "三、建立机制\n": "江西省九江市组织巡查人员2000余人次，清理河道垃圾。\n三、建立机制\n",
}
ENGLISH = {
    "120余公里": "Baoding cleared more than 120 kilometres of river and pulled down a number of illegal buildings.",
    "2000余人次": "Jiujiang organized patrols by more than 2,000 people and cleared rubbish from rivers.",
    "“河长”制度": "The “river chief” system covers all towns and townships.",
    "举报电话": "The meeting also asked all places to publish a telephone number for reports.",
}
"""What the translator writes for a sentence that holds these words."""


class Diary:
    """A campaign folder, and what the user wrote into it that must never be lost."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.served = ExitStack()
        self.kept: list[tuple[Path, str]] = []

    def run(self, *arguments: object, status: int = 0) -> str:
        """Run a command in the folder and return what it prints."""
        name, *rest = map(str, arguments)
        place = [] if name == "init" else ["--folder", str(self.folder)]
        words = name.split()
        result = CliRunner().invoke(main, [*words, *place, *rest])
        assert result.exit_code == status, result.output
        self.nothing_is_lost()
        return result.output

    def write(self, path: Path, old: str, new: str) -> None:
        """Edit a file as a user does, and expect the new words there from now on."""
        text = path.read_text(encoding="utf-8")
        assert text.count(old) == 1, text
        path.write_text(text.replace(old, new), encoding="utf-8")
        self.kept.append((path, new))

    def nothing_is_lost(self) -> None:
        for path, words in self.kept:
            assert words in path.read_text(encoding="utf-8"), path

    def file(self, collection: str, words: str) -> Path:
        """Find the entry that holds some words."""
        files = sorted((self.folder / "content" / collection).glob("*.yml"))
        return next(path for path in files if words in path.read_text(encoding="utf-8"))

    def build(self) -> str:
        """Build the site strictly, serve it until the diary ends, and return its address."""
        return self.served.enter_context(contextmanager(serve)(build_campaign(self.folder)))


@pytest.fixture
def diary(tmp_path: Path) -> Iterator[Diary]:
    diary = Diary(tmp_path / "campaign")
    with diary.served:
        yield diary


def test_a_persons_diary(tmp_path: Path, diary: Diary, page: Page) -> None:
    source = tmp_path / "report.txt"
    source.write_text(FIRST, encoding="utf-8")

    begin(diary, source, page)
    baoding = edit(diary, page)
    extract_again(diary, baoding, page)
    translate(diary, tmp_path / "texts.po", page)
    release(diary, page)
    correct(diary, baoding, page)


def begin(diary: Diary, source: Path, page: Page) -> None:
    diary.run("init", diary.folder, source)
    site = diary.build()
    page.goto(site)
    expect(page.get_by_role("note").first).to_contain_text("预览")
    page.goto(f"{site}stories/{diary.file('stories', '岳阳').stem}/")
    expect(page.locator(".md-content")).to_contain_text("清运垃圾3000余吨")


def edit(diary: Diary, page: Page) -> Path:
    baoding = diary.file("stories", "保定")
    huzhou = diary.file("stories", "湖州")
    term = diary.file("terms", "河长")
    diary.write(baoding, "id: ", "# 与保定市水利局核对过\nid: ")
    diary.write(
        baoding,
        "zh: 河北省保定市水利局组织清理河道120余公里，拆除违法建筑一批。",
        "zh: 保定市清理河道120余公里，拆除违法建筑一批。 # 简写",
    )
    diary.write(baoding, "kind: quote", "kind: reported")
    diary.write(huzhou, "topics:\n", "# 也许另立一个专题\ntopics:\n")
    diary.write(term, "origins:\n", "note: 请查“河长”由谁担任\norigins:\n")
    assert "errors: 0" in diary.run("check")
    site = diary.build()
    page.goto(f"{site}stories/{baoding.stem}/")
    expect(page.locator(".statements")).to_contain_text("保定市清理河道120余公里")
    expect(page.locator(".statements")).not_to_contain_text("简写")
    return baoding


def extract_again(diary: Diary, baoding: Path, page: Page) -> None:
    """Take in the source again after it has gained two paragraphs and lost one."""
    yueyang = diary.file("stories", "岳阳")
    seed = diary.folder / "seeds" / "report.txt"
    text = FIRST.replace(LOST, "")
    for old, new in GAINED.items():
        text = text.replace(old, new)
    seed.write_text(text, encoding="utf-8")

    before = state(diary.folder)
    said = diary.run("extract", "--dry-run", seed)
    assert "+      zh: 会议还要求各地公布举报电话。" in said
    assert state(diary.folder) == before

    said = diary.run("extract", seed)
    assert "conflict" not in said
    assert f"stories/{yueyang.stem}" in said
    assert not yueyang.exists()
    assert "errors: 0" in diary.run("check")
    after = state(diary.folder)
    diary.run("extract", seed)
    assert state(diary.folder) == after
    site = diary.build()
    page.goto(f"{site}sources/report/")
    expect(page.locator(".text")).to_contain_text("会议还要求各地公布举报电话。")
    expect(page.locator(".text")).not_to_contain_text("岳阳")
    page.goto(f"{site}stories/{baoding.stem}/")
    page.locator(".statements a[href*='sources/report/#p9']").first.click()
    expect(page.locator(":target")).to_contain_text("清理河道120余公里")


def translate(diary: Diary, texts: Path, page: Page) -> None:
    diary.run("translate export", texts)
    catalogue = polib.pofile(str(texts))
    for unit in catalogue:
        known = (english for words, english in ENGLISH.items() if words in unit.msgid)
        unit.msgstr = next(known, unit.msgstr or "What the Chinese says")
        unit.flags = []
    short = next(unit for unit in catalogue if "2000余人次，清理" in unit.msgid)
    short.msgstr = "Jiujiang cleared rubbish from rivers."
    catalogue.save()
    refused = diary.run("translate import", texts, status=1)
    assert "2000" in refused, refused
    short.msgstr = ENGLISH["2000余人次"]
    catalogue.save()
    diary.run("translate import", texts)
    assert "stale" not in diary.run("check")
    site = diary.build()
    page.goto(f"{site}en/stories/{diary.file('stories', '九江').stem}/")
    expect(page.locator(".statements")).to_contain_text("more than 2,000 people")
    expect(page.locator(".statements details, .statements .evidence").first).to_contain_text("2000余人次")


def release(diary: Diary, page: Page) -> None:
    refused = diary.run("release", status=1)
    assert "not reviewed" in refused or "unreviewed" in refused
    waiting = re.findall(r"^(\S+)  ", diary.run("review"), re.MULTILINE)
    addresses = [word for word in waiting if word == "campaign" or "/" in word]
    diary.run(
        "review",
        *addresses,
        "--state",
        "reviewed",
        "--translation",
        "reviewed",
        "--by",
        "李编辑",
        "--on",
        "2024-07-01",
    )
    diary.run("release")
    site = diary.build()
    page.goto(site)
    expect(page.locator(".notice")).to_have_count(0)
    expect(page.locator("meta[name=robots]")).to_have_count(0)


def correct(diary: Diary, baoding: Path, page: Page) -> None:
    old, new = (
        "保定市清理河道120余公里，拆除违法建筑一批。",
        "保定市水利局清理河道120余公里，拆除违法建筑一批。",
    )
    text = baoding.read_text(encoding="utf-8")
    baoding.write_text(text.replace(old, new), encoding="utf-8")
    diary.kept = [(path, words) for path, words in diary.kept if old not in words]
    assert "explainer correct" in diary.run("check", status=1)  # a released text does not change silently

    diary.run(
        "correct",
        f"stories/{baoding.stem}:1",
        "--zh",
        new,
        "--en",
        f"The {ENGLISH['120余公里'][:7]} water bureau cleared more than 120 kilometres of river and pulled down a number of illegal buildings.",
        "--why-zh",
        "补上机构名称",
        "--why-en",
        "The office’s name is added",
        "--on",
        "2024-07-05",
    )
    assert "errors: 0" in diary.run("check")
    site = diary.build()
    for home, why in (("", "补上机构名称"), ("en/", "The office’s name is added")):
        page.goto(f"{site}{home}corrections/")
        expect(page.locator(".md-content")).to_contain_text(why)
    page.goto(f"{site}stories/{baoding.stem}/")
    expect(page.locator(".trust")).to_contain_text("更正")


def state(folder: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in sorted((folder / "content").rglob("*")) if path.is_file()}
