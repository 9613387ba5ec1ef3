"""Where the check looks in a campaign, what it says there, and what a person may vouch for."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from generator import campaign_folder
from generator.cli import main
from generator.errors import Problem
from generator.render import editions, render_pages

SAID = "浙江、江西两省同步补种树苗1200余棵。"
LIE = "江苏、江西两省同步补种树苗1200余棵。"
VOUCHED = {"zh": "由人担保的字句", "en": "a person vouches"}
ACCEPT = "\n  accept: [{words: 江苏, reason: 林场在省界上。}]\n  cites:"


def change(campaign: Path, name: str, *pairs: tuple[str, str]) -> Path:
    path = campaign / "content" / f"{name}.yml"
    text = path.read_text("utf-8")
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new, 1)
    path.write_text(text, "utf-8")
    return path


def vouched(campaign: Path, statement: str) -> Path:
    return change(campaign, "operations/riverbank", (SAID, statement), ("\n  cites:", ACCEPT))


def found(campaign: Path) -> list[Problem]:
    kinds = ("unsupported", "untrue", "accepted", "needless-accept")
    return [each for each in campaign_folder.check(campaign) if each.kind.startswith(kinds)]


def test_the_invented_campaign_says_what_its_passages_say(campaign: Path) -> None:
    assert found(campaign) == []


def test_words_are_named_in_their_place_with_those_of_the_passage(campaign: Path) -> None:
    path = change(campaign, "operations/riverbank", (SAID, LIE))
    line, text = next(each for each in enumerate(path.read_text("utf-8").split("\n"), 1) if LIE in each[1])
    (fault,) = (each for each in found(campaign) if each.kind == "unsupported-place")
    start = text.index("江苏") + 1
    assert (fault.place.line, fault.place.column, fault.place.end_column) == (line, start, start + 2)
    assert (fault.severity, fault.field) == ("error", "statements.0.text.zh")
    assert "江苏" in str(fault)


def test_a_pull_request_shows_the_very_words(campaign: Path) -> None:
    path = change(campaign, "operations/riverbank", (SAID, LIE))
    result = CliRunner().invoke(main, ["check", "--folder", str(campaign), "--format", "github"])
    assert result.exit_code == 1
    (said,) = (
        each for each in result.stdout.split("\n") if "江苏" in each and f"file={path.as_posix()}" in each
    )
    assert said.startswith("::error file=")
    start = next(each for each in path.read_text("utf-8").split("\n") if LIE in each).index("江苏") + 1
    assert f"col={start},endColumn={start + 2}," in said


def test_what_a_number_is_of_may_not_turn_what_the_passage_says(campaign: Path) -> None:
    """It stands beside the number alone, on a card for example."""
    change(campaign, "operations/riverbank", ("zh: 废弃物", "zh: 未清理的废弃物"))
    (fault,) = (each for each in found(campaign) if each.kind.startswith("unsupported"))
    assert (fault.kind, fault.severity, fault.field) == (
        "unsupported-polarity",
        "warning",
        "statements.1.vague.0.of.zh",
    )
    assert "readers see the whole clause" in str(fault.hint)


def test_a_person_may_vouch_for_words(campaign: Path) -> None:
    vouched(campaign, LIE)
    assert [each.kind for each in found(campaign) if "zh" in each.field] == []


def test_what_nobody_need_vouch_for_is_named(campaign: Path) -> None:
    vouched(campaign, SAID)
    (fault,) = found(campaign)
    assert (fault.kind, fault.severity) == ("needless-accept", "warning")


def test_a_release_names_what_a_person_vouches_for(campaign: Path) -> None:
    vouched(campaign, LIE)
    change(campaign, "campaign", ("stage: preview", "stage: release"))
    (fault,) = (each for each in found(campaign) if each.kind == "accepted")
    assert fault.severity == "warning"
    assert "林场在省界上" in str(fault)


@pytest.mark.parametrize(
    ("name", "old", "new", "kind"),
    [
        ("operations/riverbank", "zh: 河岸补种行动", "zh: 河岸未补种", "unsupported-polarity"),
        ("campaign", "各地林业部门补种树苗、清理河道。", "公安部门补种树苗、清理河道。", "unsupported-actor"),
        ("campaign", "zh: 各地林业部门\n", "zh: 各地公安部门\n", "unsupported-actor"),
        ("operations/riverbank", "en: Zhejiang and", "en: Jiangsu and", "untrue-place"),
        (
            "operations/riverbank",
            "of: {zh: 树苗, en: saplings}",
            "of: {zh: 树苗, en: 30 saplings}",
            "untrue-quantity",
        ),
        ("sections/stories", "en: Stories", "en: Not stories", "untrue-polarity"),
    ],
    ids=["title", "summary", "home-card", "english", "english-of-what-is-counted", "english-of-a-heading"],
)
def test_it_looks_at_every_text(campaign: Path, name: str, old: str, new: str, kind: str) -> None:
    change(campaign, name, (old, new))
    assert kind in {each.kind for each in found(campaign)}


def test_a_page_shows_what_a_person_vouches_for(campaign: Path) -> None:
    vouched(campaign, LIE)
    content, documents = campaign_folder.load(campaign)
    for locale, edition in editions(content.catalogue(documents)).items():
        texts = {str(page.path): page.text for page in render_pages(edition)}
        shown = texts["operations/riverbank.md"]
        asked = shown[shown.index(VOUCHED[locale]) :]
        assert asked.index("江苏") < asked.index("林场在省界上。") < asked.index("</dl>")
        assert "林场在省界上。" not in "".join(texts[each] for each in texts if each.endswith("hillside.md"))


@pytest.mark.parametrize(
    ("note", "kinds"),
    [
        ("文中没有说补种是否成活。", []),
        ("文中没有说江苏补种了什么。", ["unsupported-place"]),
        ("文中没有说900棵树苗在哪里。", ["unsupported-quantity"]),
    ],
)
def test_a_note_of_the_editors_is_held_to_its_names_and_numbers(
    campaign: Path, note: str, kinds: list[str]
) -> None:
    change(
        campaign,
        "operations/riverbank",
        (f"zh: {SAID}", f"zh: {note}"),
        ("- text:", "- kind: editorial\n  text:"),
    )
    assert [each.kind for each in found(campaign) if each.field == "statements.0.text.zh"] == kinds


def test_english_that_says_otherwise_is_not_written(campaign: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.csv"
    CliRunner().invoke(main, ["translate", "export", str(out), "--folder", str(campaign)])
    entry = campaign / "content" / "operations" / "riverbank.yml"
    before = entry.read_bytes()
    text = out.read_text("utf-8-sig")
    assert "Zhejiang and Jiangxi planted" in text
    out.write_text(text.replace("Zhejiang and Jiangxi planted", "Jiangsu and Jiangxi planted"), "utf-8-sig")
    result = CliRunner().invoke(main, ["translate", "import", str(out), "--folder", str(campaign)])
    assert result.exit_code == 1
    assert "Jiangsu" in result.stdout
    assert entry.read_bytes() == before
