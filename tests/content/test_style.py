"""Warnings about the site's style; the source's own words are exempt."""

from pathlib import Path

import pytest
import yaml

from generator import campaign_folder

ROOT = Path(__file__).parents[2]
QUOTE = "沿河村民和志愿者分段清理"


def warnings(campaign: Path, zh: str, en: str = "", kind: str = "reported") -> list[tuple[str, str]]:
    """The names of the rules that a sentence breaks, with the language."""
    entry = {
        "id": "styled",
        "title": {"zh": "清理", "en": "Clearing"},
        "topics": ["rivers"],
        "statements": [{"text": {"zh": zh, "en": en or None}, "kind": kind}],
    }
    path = campaign / "content" / "operations" / "styled.yml"
    path.write_text(yaml.safe_dump(entry, allow_unicode=True, width=1000), encoding="utf-8")
    known = {"judging-word", "long-sentence", "half-width", "full-width", "doubled-mark", "gap"}
    found = [
        each for each in campaign_folder.check(campaign) if each.place.path == path and each.kind in known
    ]
    assert all(each.severity == "warning" for each in found)
    return [(each.kind, each.field.rpartition(".")[2]) for each in found]


@pytest.mark.parametrize(
    ("zh", "expected"),
    [
        ("行动取得显著成效。", ["judging-word"]),
        ("行动取得“显著成效”。", []),
        ("文中称，行动取得显著成效。", []),
        ("据该文，行动开始。行动取得显著成效。", ["judging-word"]),
        ("公安机关重拳出击，有力打击犯罪。", ["judging-word", "judging-word"]),
        ("所谓的行动开始了。", ["judging-word"]),
        ("村民清理河道。", []),
        ("清" * 81 + "。", ["long-sentence"]),
        ("清" * 79 + "。", []),
        (("清" * 60 + "；") * 2, []),
        ("村民清理河道,拆除建筑。", ["half-width"]),
        ("村民(共三人)清理河道。", ["half-width", "half-width"]),
        ("村民清理河道.", ["half-width"]),
        ("上午8:30开始，共3.5公里，名为G20。", []),
        ("村民清理河道。。", ["doubled-mark"]),
        ("真的吗？！", []),
        ("村民 清理河道。", ["gap"]),
        ("G20 峰会在 2016 年举行。", []),
    ],
)
def test_chinese(campaign: Path, zh: str, expected: list[str]) -> None:
    assert warnings(campaign, zh) == [(kind, "zh") for kind in expected]


@pytest.mark.parametrize(
    ("en", "expected"),
    [
        ("The operation was a resounding success.", ["judging-word"]),
        ("The operation was “a resounding success”.", []),
        ("The source says that the operation was a resounding success.", []),
        ("The so-called operation began.", ["judging-word"]),
        ("Villagers successfully cleared the river.", ["judging-word"]),
        ("Villagers cleared the river.", []),
        ("The Great Hall stands there.", []),
        (" ".join(["word"] * 41) + ".", ["long-sentence"]),
        (" ".join(["word"] * 30) + "; " + " ".join(["word"] * 30) + ".", []),
        ("Villagers cleared the river，and left.", ["full-width"]),
        ("Villagers cleared the river,, and left.", ["doubled-mark"]),
        ("Villagers cleared the river … and left.", []),
    ],
)
def test_english(campaign: Path, en: str, expected: list[str]) -> None:
    assert warnings(campaign, "村民清理河道。", en) == [(kind, "en") for kind in expected]


def test_the_sources_own_words_are_let_be(campaign: Path) -> None:
    text = (campaign / "seeds" / "sapling-report.txt").read_text(encoding="utf-8")
    (line,) = [line for line in text.splitlines() if ",“" in line or "," in line][:1] or [""]
    assert line, "the fixture has a line with half-width punctuation"
    assert [kind for kind, _ in warnings(campaign, line) if kind == "half-width"] == []
    assert warnings(campaign, "行动取得显著成效,深得民心。", kind="quote") == []


def test_the_shipped_content_has_no_such_warning() -> None:
    assert [str(each) for each in campaign_folder.check(ROOT)] == []
