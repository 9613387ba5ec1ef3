"""`explainer translate export` and `import`: texts go out, and come back where they still fit."""

import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import polib
import pytest
from click.testing import CliRunner, Result
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from generator.cli import main
from generator.commands.translate_exchange import import_files
from generator.commands.translations import load_translations
from generator.content.changing import write_files
from generator.content.reading import load_content
from generator.content.remembering import parts, records_files
from generator.errors import Place
from generator.model import INVISIBLE, Address, Localized, fingerprint
from generator.support import find_untrue
from generator.translate import FORMATS, Outgoing

RIVERBANK = Address("operations/riverbank")
HILLSIDE = Address("operations/hillside")
FORMS = tuple(form for form in FORMATS if form != "tmx")
FIGURE = "浙江、江西两省同步补种树苗1200余棵。"


def run(folder: Path, *arguments: str | Path) -> Result:
    return CliRunner().invoke(main, ["--lang", "en", "translate", *map(str, arguments), "-C", str(folder)])


def path_of(folder: Path, address: str) -> Path:
    return folder / "content" / f"{address}.yml"


def replace(folder: Path, address: str, old: str, new: str) -> None:
    text = path_of(folder, address).read_text("utf-8")
    assert text.count(old) == 1
    path_of(folder, address).write_text(text.replace(old, new), encoding="utf-8")


def files(folder: Path) -> dict[str, bytes]:
    content = folder / "content"
    return {path.relative_to(content).as_posix(): path.read_bytes() for path in content.rglob("*.yml")}


def text_of(folder: Path, zh: str) -> Localized:
    return next(unit.text for unit in load_translations(folder).units if unit.text.zh == zh)


def label(folder: Path, address: str) -> str:
    return next(entry.review.translation for name, entry in load_content(folder).entries if name == address)


@pytest.fixture
def out(campaign: Path) -> Path:
    """A PO file with all texts."""
    path = campaign / "out.po"
    assert run(campaign, "export", path).exit_code == 0
    return path


def edit(out: Path, change: Callable[[polib.POEntry], object]) -> None:
    """Do what a translator does: work through the file in a PO editor."""
    po = polib.pofile(str(out))
    for entry in po:
        change(entry)
    po.save()


def finish(entry: polib.POEntry) -> None:
    """Mark a text as reviewed, as a PO editor does when it is confirmed."""
    entry.flags = []


def by_source(texts: dict[str, str]) -> Callable[[polib.POEntry], object]:
    """Translate texts by their Chinese, and mark them as done."""

    def change(entry: polib.POEntry) -> None:
        if entry.msgid in texts:
            entry.msgstr = texts[entry.msgid]
            finish(entry)

    return change


def test_what_waits_for_a_person_is_fuzzy(campaign: Path, out: Path) -> None:
    units = {unit.name: unit for unit in load_translations(campaign).units}
    po = polib.pofile(str(out))
    once = {unit.same_as: unit.name for unit in reversed([*units.values()])}
    assert sorted(entry.msgctxt for entry in po) == sorted(once.values())
    assert len(po) < len(units)
    for entry in po:
        assert entry.fuzzy == (units[entry.msgctxt].needs_work), entry.msgctxt
    assert {"stale", "unverified", "fresh"} == {units[entry.msgctxt].state for entry in po if entry.fuzzy}


def test_a_stale_text_carries_what_the_chinese_said_before(campaign: Path) -> None:
    run(campaign, "accept", "--all-stale")
    replace(campaign, RIVERBANK, "zh: 清理了一批废弃物。", "zh: 清理了一批垃圾。")
    run(campaign, "export", "--only", "stale", campaign / "stale.po")
    (entry,) = polib.pofile(str(campaign / "stale.po"))
    assert (entry.msgid, entry.previous_msgid, entry.fuzzy) == (
        "清理了一批垃圾。",
        "清理了一批废弃物。",
        True,
    )
    assert "stale: the English was translated from “清理了一批废弃物。”" in entry.comment


def test_a_translator_is_told_figures_passages_and_the_glossarys_words(campaign: Path, out: Path) -> None:
    path_of(campaign, "glossary").write_text(
        "- zh: 树苗\n  en: saplings\n  forbidden: [seedlings]\n", encoding="utf-8"
    )
    run(campaign, "export", "--anew", out)
    entry = next(entry for entry in polib.pofile(str(out)) if entry.msgid == FIGURE)
    assert "figure “1200余棵”: 1200; limit: “more than”, “over”" in entry.comment.splitlines()
    assert "glossary: 树苗 = saplings; not “seedlings”" in entry.comment.splitlines()
    assert "page: ./operations/riverbank/#s1" in entry.comment.splitlines()
    (source,) = (line for line in entry.comment.splitlines() if line.startswith("source "))
    assert source.startswith("source “测试样文:青苗行动进展”, paragraph 7: ")


def test_a_note_names_the_page_at_the_address_of_the_site_and_no_key_of_ours(
    campaign: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SITE_URL", "https://example.org/repo")
    run(campaign, "export", campaign / "out.po")
    po = polib.pofile(str(campaign / "out.po"))
    pages = {entry.msgctxt: entry.comment.splitlines()[0] for entry in po}
    root = "page: https://example.org/repo/en/"
    assert pages["campaign:title"] == root
    assert pages["operations/riverbank:title"] == f"{root}operations/riverbank/"
    assert pages["topics:replanting.title"] == f"{root}topics/replanting/"
    assert pages["documents/sapling-report:title"] == f"{root}sources/sapling-report/"
    assert all(entry.comment.startswith(root) for entry in po)
    assert not re.search(
        r"exported-english|sapling-report p\d|\bp\d+\b", "\n".join(each.comment for each in po)
    )


def test_what_a_translator_wrote_beside_a_text_is_said_kept_and_goes_out_again(
    campaign: Path, out: Path
) -> None:
    def ask(entry: polib.POEntry) -> None:
        if entry.msgid == FIGURE:
            entry.tcomment = "棵: trees or saplings?"

    edit(out, ask)
    done = run(campaign, "import", out)
    comment = "the translator’s comment on operations/riverbank:"
    assert f"{comment}statements.03f09038.text: 棵: trees or saplings?" in done.stdout
    assert comment not in run(campaign, "import", out).stdout  # it is known
    for form in ("po", "xliff", "xliff2", "csv"):
        path = campaign / f"again.{form}"
        run(campaign, "export", "--format", form, path)
        assert "棵: trees or saplings?" in path.read_text("utf-8-sig"), form
    replace(campaign, RIVERBANK, f"zh: {FIGURE}", "zh: 两省同步补种树苗1200余棵。")
    run(campaign, "accept", "--all-stale")
    run(campaign, "export", "--anew", out)
    assert "trees or saplings" not in out.read_text("utf-8")


def test_gettext_finds_no_fault_in_a_po_file(out: Path) -> None:
    if not (msgfmt := shutil.which("msgfmt")):
        pytest.skip("gettext is not installed")
    asked = [msgfmt, "--check", "--output-file=/dev/null", str(out)]
    done = subprocess.run(asked, check=False, capture_output=True, encoding="utf-8")
    assert (done.returncode, done.stderr) == (0, "")


def test_a_translation_comes_in_and_nothing_else_changes(campaign: Path, out: Path) -> None:
    before = files(campaign)
    edit(out, by_source({"山坡补种": "Hillside: # replanting", "河道": "Rivers"}))
    result = run(campaign, "import", out)
    assert result.exit_code == 0, result.output
    src = fingerprint("山坡补种")
    hillside = before[f"{HILLSIDE}.yml"].replace(
        b"  zh: \xe5\xb1\xb1\xe5\x9d\xa1\xe8\xa1\xa5\xe7\xa7\x8d\n",
        f'  zh: 山坡补种\n  en: "Hillside: # replanting"\n  en_src: {src}\n'.encode(),
    )
    assert text_of(campaign, "河道") == Localized(zh="河道", en="Rivers", en_src=fingerprint("河道"))
    changed = {name: raw for name, raw in files(campaign).items() if before.get(name) != raw}
    remembered = (str(HILLSIDE), f"topics/{fingerprint('河道')}")
    assert changed.keys() == {
        *(f".baseline/_translated/{each}.yml" for each in remembered),
        f"{HILLSIDE}.yml",
        "topics.yml",
    }
    assert changed[f"{HILLSIDE}.yml"] == hillside  # it is a person's without a label
    assert changed["topics.yml"].count(b"\n") == before["topics.yml"].count(b"\n") + 2


def test_a_text_finds_its_field_after_statements_were_inserted_and_moved(campaign: Path, out: Path) -> None:
    replace(
        campaign,
        HILLSIDE,
        "statements:\n",
        "statements:\n- text: {zh: 编者按。}\n  kind: editorial\n- text: {zh: 编者又按。}\n  kind: editorial\n",
    )
    edit(out, by_source({"针对山坡缺树问题,专门部署进行补种。": "Trees were replanted on bare hillsides."}))
    assert run(campaign, "import", out).exit_code == 0
    entry = dict(load_content(campaign).entries)[HILLSIDE]
    assert [statement.text.en for statement in entry.statements] == [
        None,
        None,
        "Trees were replanted on bare hillsides.",
    ]


TWINS = "".join(
    f"- text: {{zh: {zh}}}\n  kind: {kind}\n  cites: [{cite}]\n"
    for zh, kind, cite in (
        ("甲。", "reported", "{document: sapling-report, passage: p8, quote: 山坡}"),
        ("乙。", "reported", "{document: sapling-report, passage: p8, quote: 山坡}"),
        ("丙。", "reported", "{document: sapling-report, passage: p8, quote: 补种}"),
        ("丁。", "editorial", ""),
        ("戊。", "editorial", ""),
    )
)


@pytest.mark.parametrize("order", [(4, 3, 2, 1, 0), (1, 0, 3, 2, 4), (2, 4, 0, 3, 1)])
def test_texts_find_their_fields_in_any_order(campaign: Path, order: tuple[int, ...]) -> None:
    path = path_of(campaign, HILLSIDE)
    head = path.read_text("utf-8").partition("statements:\n")[0] + "statements:\n"
    path.write_text(head + TWINS, encoding="utf-8")
    out = campaign / "out.po"
    run(campaign, "export", out)
    rows = [f"- {row}" for row in TWINS.split("- text: ")[1:]]
    path.write_text(head + "".join(f"- text: {rows[n][2:]}" for n in order), encoding="utf-8")
    english = {"甲。": "Alpha.", "乙。": "Beta.", "丙。": "Gamma.", "丁。": "Delta.", "戊。": "Epsilon."}
    edit(out, by_source(english))
    result = run(campaign, "import", out)
    assert result.exit_code == 0, result.output
    entry = dict(load_content(campaign).entries)[HILLSIDE]
    assert {each.text.zh: each.text.en for each in entry.statements} == english


def test_a_text_known_by_position_alone_finds_its_chinese(campaign: Path) -> None:
    note = "- text: {zh: 编者按。}\n  kind: editorial\n"
    replace(campaign, HILLSIDE, "statements:\n", f"statements:\n{note}")
    out = campaign / "out.po"
    run(campaign, "export", out)
    replace(campaign, HILLSIDE, note, f"- text: {{zh: 编者先按。}}\n  kind: editorial\n{note}")
    edit(out, by_source({"编者按。": "An editor’s note."}))
    assert run(campaign, "import", out).exit_code == 0
    assert text_of(campaign, "编者按。").en == "An editor’s note."
    assert text_of(campaign, "编者先按。").en is None


def test_a_changed_source_is_refused_with_both_texts_and_the_rest_comes_in(campaign: Path, out: Path) -> None:
    replace(campaign, HILLSIDE, "zh: 山坡补种", "zh: 山坡补种行动")
    edit(out, by_source({"山坡补种": "Hillside replanting", "河道": "Rivers"}))
    result = run(campaign, "import", out)
    line = out.read_text("utf-8").splitlines().index('msgctxt "operations/hillside:title"') - 1
    assert result.exit_code == 1
    refused = next(text for text in result.stdout.splitlines() if "hillside" in text)
    assert refused.startswith(f"{out.as_posix()}:{line}:1: operations/hillside:title: ")
    assert "“山坡补种” is now “山坡补种行动”" in refused
    assert text_of(campaign, "山坡补种行动").en is None
    assert text_of(campaign, "河道").en == "Rivers"


def test_a_deleted_field_is_refused(campaign: Path, out: Path) -> None:
    path_of(campaign, HILLSIDE).unlink()
    edit(out, by_source({"山坡补种": "Hillside replanting"}))
    result = run(campaign, "import", out)
    assert result.exit_code == 1
    assert "there is no longer a text with this Chinese: “山坡补种”" in result.stdout


@pytest.mark.parametrize(
    ("english", "expected"),
    [
        ("Zhejiang and Jiangxi planted 1,200 saplings.", "1200 lacks what limits it in “1200余棵”"),
        ("Zhejiang and Jiangxi planted more than 1,300 saplings.", "the figure 1200 (“1200余棵”) is missing"),
        ("Zhejiang and Jiangxi planted more than 1,200 saplings in 40 days.", "does not state the number 40"),
        (FIGURE, "the English is still the Chinese text; translate it, or leave it empty"),
        ("More than 1,200 \u202esaplings.", "the invisible character U+202E"),
    ],
)
def test_what_loses_a_figure_or_cannot_be_written_is_refused(
    campaign: Path, out: Path, english: str, expected: str
) -> None:
    before = files(campaign)
    edit(out, by_source({FIGURE: english}))
    result = run(campaign, "import", out)
    assert result.exit_code == 1
    assert expected in result.stdout
    assert files(campaign) == before


@pytest.mark.parametrize("name", ["out.csv", "out.xlf"])
@pytest.mark.parametrize(
    ("english", "number"),
    [
        ("Zhejiang and Jiangxi together planted more than 1,200 saplings in 40 days.", "40"),
        ("Zhejiang and Jiangxi together planted 1,200 saplings.", "1200"),
    ],
)
def test_a_number_is_refused_once(campaign: Path, name: str, english: str, number: str) -> None:
    out = campaign / name
    assert run(campaign, "export", out).exit_code == 0
    now = text_of(campaign, FIGURE).en
    assert now is not None
    raw = out.read_text("utf-8")
    assert raw.count(now) == 1
    out.write_text(raw.replace(now, english), encoding="utf-8")
    result = run(campaign, "import", out)
    assert result.exit_code == 1
    refused = [line for line in result.stdout.splitlines() if number in line.replace(",", "")]
    assert len(refused) == 1, result.stdout


def test_a_word_of_the_glossary_that_is_missing_is_a_warning(campaign: Path, out: Path) -> None:
    path_of(campaign, "glossary").write_text("- zh: 山坡\n  en: hillside\n", encoding="utf-8")
    edit(out, by_source({"山坡补种": "Replanting of slopes"}))
    result = run(campaign, "import", out)
    assert result.exit_code == 0
    assert "warning: operations/hillside:title: 山坡 is not translated as “hillside”" in result.stdout
    assert text_of(campaign, "山坡补种").en == "Replanting of slopes"


def test_english_that_was_changed_at_home_is_not_lost(campaign: Path, out: Path) -> None:
    replace(campaign, RIVERBANK, "en: Riverbank replanting", "en: Replanting of riverbanks")
    edit(out, finish)
    assert run(campaign, "import", "--dry-run", out).exit_code == 0  # the translator left it unchanged
    edit(out, by_source({"河岸补种行动": "Riverside replanting"}))
    result = run(campaign, "import", out)
    assert result.exit_code == 1
    assert "“Replanting of riverbanks”; it came back as “Riverside replanting”" in result.stdout
    assert text_of(campaign, "河岸补种行动").en == "Replanting of riverbanks"


def test_published_english_changes_by_a_correction_alone(campaign: Path, out: Path) -> None:
    entries = dict(load_content(campaign).entries)
    write_files(
        campaign,
        records_files(campaign, "released", {each: parts(entries[each]) for each in (RIVERBANK, HILLSIDE)}),
    )
    edit(out, by_source({"河岸补种行动": "Riverside replanting", "山坡补种": "Hillside replanting"}))
    result = run(campaign, "import", out)
    assert result.exit_code == 1
    assert "the English was published as “Riverbank replanting”" in result.stdout
    assert "‘explainer correct operations/riverbank’" in result.stdout
    assert text_of(campaign, "河岸补种行动").en == "Riverbank replanting"
    assert text_of(campaign, "山坡补种").en == "Hillside replanting"  # there was none to publish


WASTE = "清理了一批废弃物。"
RUBBISH = "A batch of rubbish was cleared."


def reworded(entry: polib.POEntry) -> None:
    """Change a text as a translator does who is not done with it: the mark stays."""
    if entry.msgid == WASTE:
        entry.msgstr = RUBBISH


@pytest.mark.parametrize("form", ["po", "xliff", "xliff2", "csv"])
def test_what_a_translator_changed_comes_in_as_a_draft_if_its_mark_was_left(
    campaign: Path, form: str
) -> None:
    out = campaign / f"out.{form}"
    run(campaign, "export", "--format", form, out)
    was = text_of(campaign, WASTE).en or ""
    assert out.read_text("utf-8").count(was) == 1
    out.write_text(out.read_text("utf-8").replace(was, RUBBISH), "utf-8")
    result = run(campaign, "import", out)
    assert result.exit_code == 0, result.output
    assert "taken in as a draft, since it is marked as needing work: operations/riverbank:" in result.stdout
    assert "texts taken in: 1" in result.stderr
    assert "unchanged and marked as needing work: 26" in result.stderr
    text = text_of(campaign, WASTE)
    assert (text.en, text.en_state) == (RUBBISH, "unverified")
    run(campaign, "accept", RIVERBANK)
    assert text_of(campaign, WASTE).en_state == "fresh"


def test_a_draft_that_has_no_home_any_more_is_named(campaign: Path, out: Path) -> None:
    edit(out, reworded)
    replace(campaign, RIVERBANK, f"zh: {WASTE}", "zh: 清理了一批垃圾。")
    result = run(campaign, "import", out)
    assert result.exit_code == 1
    assert f"the Chinese was changed in the meantime: “{WASTE}”" in result.stdout


def test_a_changed_text_counts_as_done_if_that_is_asked_for(campaign: Path, out: Path) -> None:
    edit(out, reworded)
    result = run(campaign, "import", "--unfinished", out)
    assert "texts taken in: 1" in result.stderr
    assert text_of(campaign, WASTE) == Localized(zh=WASTE, en=RUBBISH, en_src=fingerprint(WASTE))


@pytest.mark.parametrize("false", ["False", "假", "FALSCH", "0"])
@pytest.mark.parametrize("true", ["True", "真", "WAHR", "1"])
def test_a_spreadsheet_may_write_its_marks_in_its_own_language(campaign: Path, true: str, false: str) -> None:
    out = campaign / "out.csv"
    run(campaign, "export", out)
    text = out.read_text("utf-8-sig").replace('"True"', f'"{true}"').replace('"False"', f'"{false}"')
    out.write_text(text, "utf-8")
    before = files(campaign)
    assert "texts taken in: 0" in run(campaign, "import", out).stderr
    assert files(campaign) == before


@pytest.mark.parametrize(
    ("mark", "expected"), [("", "texts taken in: 0"), ("maybe", "“maybe” under “fuzzy” cannot be understood")]
)
def test_a_mark_that_is_lost_or_unknown_makes_nobody_the_author(
    campaign: Path, mark: str, expected: str
) -> None:
    out = campaign / "out.csv"
    run(campaign, "export", out)
    out.write_text(out.read_text("utf-8-sig").replace('"True"', f'"{mark}"'), "utf-8")
    before = files(campaign)
    assert expected in run(campaign, "import", out).output
    assert files(campaign) == before


def test_texts_without_a_name_go_where_their_chinese_stands(campaign: Path, out: Path) -> None:
    for twin in ("rivers-two", "rivers-three"):
        path = path_of(campaign, "topics")
        row = f"- {{id: {twin}, title: {{zh: 支流, en: {twin[7:]}}}, order: 9}}\n"
        path.write_text(path.read_text("utf-8") + row, "utf-8")
    run(campaign, "export", "--anew", out)
    po = polib.pofile(str(out))
    entries = [each for each in po if each.msgid in {"河道", "支流"}]
    for entry in entries:
        entry.msgstr = "Rivers"
    named = "\n\n".join(map(str, [entries[0], entries[-1]]))
    (campaign / "bare.po").write_text(re.sub("(?m)^msgctxt .*\n", "", named), "utf-8")
    result = run(campaign, "import", campaign / "bare.po")
    assert text_of(campaign, "河道").en == "Rivers"
    assert "the text has lost its name, and its Chinese occurs in 2 places" in result.stdout
    assert "topics:rivers-two.title" in result.stdout


def test_what_stands_in_several_places_is_translated_once(campaign: Path, out: Path) -> None:
    rows = "".join(f"- {{id: river-{n}, title: {{zh: 河道}}, order: 9}}\n" for n in range(2))
    path = path_of(campaign, "topics")
    path.write_text(path.read_text("utf-8") + rows, "utf-8")
    run(campaign, "export", "--anew", out)
    (entry,) = (each for each in polib.pofile(str(out)) if each.msgid == "河道")
    assert entry.msgctxt == "topics:rivers.title"
    assert "the same words also occur elsewhere: ./topics/river-0/, ./topics/river-1/" in entry.comment
    replace(
        campaign, "topics", "{id: river-1, title: {zh: 河道}", "{id: river-1, title: {zh: 河道, en: Streams}"
    )
    edit(out, by_source({"河道": "Rivers"}))
    assert "texts taken in: 2" in run(campaign, "import", out).stderr
    titles = {unit.name: unit.text for unit in load_translations(campaign).units if unit.text.zh == "河道"}
    assert [text.en for text in titles.values()] == [
        "Rivers",
        "Rivers",
        "Streams",
    ]  # one was changed here meanwhile
    assert titles["topics:river-0.title"].en_state == "fresh"


def test_words_that_are_something_else_are_translated_apart(campaign: Path, out: Path) -> None:
    replace(campaign, "topics", "zh: 河道", "zh: 山坡补种")
    run(campaign, "export", "--anew", out)
    found = [each.msgctxt for each in polib.pofile(str(out)) if each.msgid == "山坡补种"]
    assert found == ["topics:rivers.title", "operations/hillside:title"]


def test_a_text_that_comes_back_twice_and_differs_is_refused(campaign: Path, out: Path) -> None:
    edit(out, by_source({"河道": "Rivers"}))
    other = campaign / "other.po"
    other.write_bytes(out.read_bytes())
    edit(other, by_source({"河道": "Waterways"}))
    result = run(campaign, "import", out, other)
    assert result.exit_code == 1
    assert result.stdout.count("this text came back twice, in different words") == 2
    assert text_of(campaign, "河道").en is None


def test_a_dry_run_writes_nothing(campaign: Path, out: Path) -> None:
    edit(out, by_source({"河道": "Rivers"}))
    before = sorted(campaign.rglob("*")), files(campaign)
    result = run(campaign, "import", "--dry-run", out)
    assert "taken in: topics:rivers.title" in result.stdout
    assert (sorted(campaign.rglob("*")), files(campaign)) == before


def test_a_file_that_no_program_can_edit_keeps_no_other_out(campaign: Path, out: Path) -> None:
    replace(campaign, HILLSIDE, "title:\n  zh: 山坡补种", "title:\n  ? zh\n  : 山坡补种")
    before = path_of(campaign, HILLSIDE).read_bytes()
    edit(out, by_source({"山坡补种": "Hillside replanting", "河道": "Rivers"}))
    result = run(campaign, "import", out)
    assert result.exit_code == 1
    assert "a program cannot change a single field" in result.stdout
    assert "texts taken in: 1" in result.stderr
    assert path_of(campaign, HILLSIDE).read_bytes() == before
    assert text_of(campaign, "河道").en == "Rivers"


def test_all_broken_files_are_said_and_good_ones_come_in(campaign: Path, out: Path) -> None:
    edit(out, by_source({"河道": "Rivers"}))
    (campaign / "a.po").write_text('msgid "x\n', encoding="utf-8")
    (campaign / "b.csv").write_text("a,b\n", encoding="utf-8")
    result = run(campaign, "import", campaign / "a.po", campaign / "b.csv", out)
    assert result.exit_code == 1
    assert [line.split(": ")[0].split("/")[-1] for line in result.stdout.splitlines()[1:]] == [
        "a.po:1:1",
        "b.csv:1:1",
    ]
    assert text_of(campaign, "河道").en == "Rivers"


def test_the_label_says_person_once_all_texts_are_a_persons(campaign: Path, out: Path) -> None:
    edit(out, by_source({"山坡补种": "Hillside replanting"}))
    run(campaign, "import", out)
    assert label(campaign, HILLSIDE) == "person"
    edit(out, by_source({"清理了一批废弃物。": "A batch of waste was cleared away."}))
    run(campaign, "import", out)
    assert label(campaign, RIVERBANK) == "machine"
    run(campaign, "export", "--anew", "--entry", RIVERBANK, out)
    fuzzy = {entry.msgid for entry in polib.pofile(str(out)) if entry.fuzzy}
    assert "清理了一批废弃物。" not in fuzzy
    edit(out, finish)
    run(campaign, "import", out)
    assert label(campaign, RIVERBANK) == "person"


def test_a_changed_translation_is_no_longer_reviewed_and_a_confirmed_one_is(campaign: Path) -> None:
    replace(campaign, RIVERBANK, "corrected, translation: machine,", "corrected, translation: reviewed,")
    out = campaign / "out.po"
    run(campaign, "export", out)
    edit(out, by_source({"清理了一批废弃物。": "A batch of waste was cleared."}))
    assert "texts taken in: 1" in run(campaign, "import", out).stderr
    assert label(campaign, RIVERBANK) == "reviewed"
    edit(out, by_source({"清理了一批废弃物。": "Some waste was cleared."}))
    assert "texts taken in: 1" in run(campaign, "import", out).stderr
    assert label(campaign, RIVERBANK) == "person"


def test_a_machines_texts_are_labelled_so(campaign: Path, out: Path) -> None:
    replace(campaign, RIVERBANK, "corrected, translation: machine,", "corrected, translation: person,")
    edit(out, by_source({"清理了一批废弃物。": "Some waste was cleared."}))
    run(campaign, "import", "--by", "machine", out)
    assert label(campaign, RIVERBANK) == "machine"


def test_export_chooses_by_state_and_entry_and_repeats_to_the_byte(campaign: Path) -> None:
    out = campaign / "some.csv"
    assert "texts written: 2" in run(campaign, "export", "--only", "missing", "--entry", HILLSIDE, out).stdout
    first = out.read_bytes()
    assert run(campaign, "export", "--only", "missing", "--entry", HILLSIDE, out).exit_code == 0
    assert out.read_bytes() == first
    assert run(campaign, "export", "--only", "machine", "--anew", out).exit_code == 0
    assert "missing" in run(campaign, "export", "--only", "mising", out).stderr
    result = run(campaign, "export", "--entry", "operations/hilside", out)
    assert "did you mean “operations/hillside”?" in result.stderr


def test_export_does_not_write_over_a_translators_work(campaign: Path, out: Path) -> None:
    edit(out, by_source({"河道": "Rivers"}))
    before = out.read_bytes()
    result = run(campaign, "export", out)
    assert (result.exit_code, out.read_bytes()) == (1, before)
    assert "there is already a file of this name; take it in first" in result.stderr


def test_a_place_where_no_file_can_stand_is_said(campaign: Path, out: Path) -> None:
    result = run(campaign, "export", out / "out.po")
    assert result.exit_code == 1
    assert f"{out.as_posix()}/out.po: the file cannot be written: " in result.stderr


ENGLISH = st.text(st.characters(exclude_categories=["Cs", "Cn", "Nd", "No", "Nl"]), min_size=1).filter(
    lambda words: words.strip() and not INVISIBLE.search(words)
)
CAMPAIGN = """\
title:
  zh: 一
name: {zh: 二} # in braces
summary:
- text: {zh: 三
    四}
  kind: editorial
gaps:
- kind: editorial
  text:
    zh: |-
      五 六
      七
"""


@pytest.mark.parametrize("form", FORMS)
@settings(max_examples=20)
@given(words=st.lists(ENGLISH, min_size=4, max_size=4))
def test_any_english_comes_home(
    tmp_path_factory: pytest.TempPathFactory, form: str, words: list[str]
) -> None:
    folder = tmp_path_factory.mktemp("campaign")
    (folder / "content").mkdir()
    path_of(folder, "campaign").write_text(CAMPAIGN, encoding="utf-8")
    units = load_translations(folder).units
    both = [(en, unit.text.zh) for unit, en in zip(units, words, strict=True)]
    assume(not any(en == zh or find_untrue(en, zh) for en, zh in both))
    texts = [unit.text.model_copy(update={"en": en}) for unit, en in zip(units, words, strict=True)]
    out = folder / "out"
    place = Place(Path("content/campaign.yml"), 1, 1)
    back = FORMATS[form](
        Outgoing(unit.name, text, needs_work=False, previous=None, notes=(), place=place)
        for unit, text in zip(units, texts, strict=True)
    )
    out.write_bytes(re.sub(rb"exported-english:[0-9a-f]{8}", b"exported-english:none", back))
    assert not import_files(folder, [out]).refused
    after = [unit.text for unit in load_translations(folder).units]
    assert [(text.zh, text.en, text.en_state) for text in after] == [
        (
            text.zh,
            text.en if "\n" in text.zh else re.sub(r"\s*[\r\n]\s*", " ", text.en or "").strip(),
            "fresh",
        )
        for text in texts
    ]


def test_line_breaks_of_a_program_stay_out(campaign: Path) -> None:
    out = campaign / "out.xlf"
    run(campaign, "export", out)
    text = out.read_text("utf-8")
    assert text.count("<source>山坡补种</source>") == 1
    pretty = "<source>山坡补种</source>\n<target>\n  Hillside\n  replanting\n</target>"
    out.write_text(text.replace("<source>山坡补种</source>", pretty), "utf-8")
    assert run(campaign, "import", out).exit_code == 0
    assert text_of(campaign, "山坡补种").en == "Hillside replanting"
