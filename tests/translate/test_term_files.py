"""The glossary goes out as TBX and CSV, and terms come in from both without losing any that stand here."""

from pathlib import Path
from typing import Any

import pytest
from click.testing import Result
from translate.storage import tbx

from generator.content.reading import load_content
from generator.model import GlossaryTerm
from generator.translate import TERM_FORMATS, read_terms
from tests.translate.test_exchange import path_of, run

READER: Any = tbx.tbxfile
"""The reader of translate-toolkit, which declares too few types to be checked."""
GLOSSARY = """\
# our terms
- zh: 树苗
  en: saplings # not trees
  forbidden: [seedlings]
  note: As in the first report.
- {zh: 河道, en: rivers}
"""
ISO_2019 = """\
<tbx style="dca" type="TBX-Basic" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2"><text><body>
<conceptEntry id="1"><note>Seen twice.</note>
<langSec xml:lang="zh-Hans"><termSec><term>山坡</term></termSec></langSec>
<langSec xml:lang="en-GB">
<termSec><term>slopes</term><termNote type="administrativeStatus">admittedTerm-admn-sts</termNote></termSec>
<termSec><term>hillside</term><termNote type="administrativeStatus">preferredTerm-admn-sts</termNote></termSec>
<termSec><term>mountain</term><termNote type="administrativeStatus">supersededTerm-admn-sts</termNote></termSec>
</langSec></conceptEntry></body></text></tbx>
"""
each_suffix = pytest.mark.parametrize("suffix", TERM_FORMATS)


@pytest.fixture
def glossary(campaign: Path) -> Path:
    path = path_of(campaign, "glossary")
    path.write_text(GLOSSARY, "utf-8")
    return path


def take(campaign: Path, name: str, text: str, *options: str) -> Result:
    (campaign / name).write_text(text, "utf-8")
    return run(campaign, "import-glossary", *options, campaign / name)


@each_suffix
def test_what_goes_out_comes_back(campaign: Path, glossary: Path, suffix: str) -> None:
    out = campaign / f"terms{suffix}"
    assert "terms written: 2" in run(campaign, "export-glossary", out).stdout
    first, second = read_terms(out)
    assert (first.zh, first.en, first.forbidden) == ("树苗", "saplings", ("seedlings",))
    assert (first.note, second.zh, second.en) == ("As in the first report.", "河道", "rivers")
    result = run(campaign, "import-glossary", out)
    assert (result.exit_code, result.stdout) == (0, "")
    assert "unchanged: 2" in result.stderr
    assert glossary.read_text("utf-8") == GLOSSARY


def test_translate_toolkit_reads_a_glossary(campaign: Path, glossary: Path) -> None:
    assert glossary.exists()
    run(campaign, "export-glossary", campaign / "terms.tbx")
    store = READER.parsefile(str(campaign / "terms.tbx"))
    assert [(unit.source, unit.target) for unit in store.units] == [("树苗", "saplings"), ("河道", "rivers")]


@each_suffix
def test_new_terms_come_in_and_the_rest_stays_as_it_was(campaign: Path, glossary: Path, suffix: str) -> None:
    out = campaign / f"terms{suffix}"
    new = GlossaryTerm(zh="山坡", en="hillside", forbidden=("slope",), note="=一")
    out.write_bytes(TERM_FORMATS[suffix]([new]))
    result = run(campaign, "import-glossary", out)
    assert result.stdout == "new: 山坡 = hillside\n"
    assert glossary.read_text("utf-8").startswith(GLOSSARY)
    assert load_content(campaign).glossary[-1] == new


def test_a_glossary_begins_with_what_comes_in(campaign: Path) -> None:
    path_of(campaign, "glossary").unlink(missing_ok=True)
    assert take(campaign, "a.csv", "zh,en\n山坡,hillside\n").exit_code == 0
    assert [term.en for term in load_content(campaign).glossary] == ["hillside"]


def test_another_rendering_is_refused_unless_the_file_is_said_to_be_right(
    campaign: Path, glossary: Path
) -> None:
    text = (
        "zh;en;forbidden\n树苗;young trees;plants; shoots\n山坡;hillside;\n".replace("plants; ", '"plants; ')
        + ""
    )
    text = 'zh,en,forbidden\n树苗,young trees,"plants; shoots"\n山坡,hillside,\n'
    result = take(campaign, "a.csv", text)
    assert result.exit_code == 1
    assert "a.csv:2:1: 树苗: the glossary says “saplings”, the file “young trees”" in result.stdout
    assert [term.en for term in load_content(campaign).glossary] == ["saplings", "rivers", "hillside"]
    result = take(campaign, "a.csv", text, "--replace")
    assert result.stdout == "changed: 树苗 = young trees, was saplings\n"
    first = load_content(campaign).glossary[0]
    assert (first.en, first.forbidden) == ("young trees", ("seedlings", "plants", "shoots"))
    assert first.note == "As in the first report."
    assert "# our terms" in glossary.read_text("utf-8")


def test_the_edition_of_2019_is_read_and_what_has_no_place_is_said(campaign: Path, glossary: Path) -> None:
    assert glossary.exists()
    result = take(campaign, "a.tbx", ISO_2019)
    assert "new: 山坡 = hillside" in result.stdout
    assert (
        "a.tbx:2:1: warning: 山坡: the glossary has one rendering for each term; left out: slopes"
        in result.stdout
    )
    term = load_content(campaign).glossary[-1]
    assert (term.forbidden, term.note) == (("mountain",), "Seen twice.")


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("a.csv", "zh,en\n山坡,\n", "a.csv:2:1: 山坡: a term needs its Chinese and its English"),
        (
            "a.csv",
            "zh,en\n山坡,hill\n山坡,slope\n",
            "the file has several renderings of this term, here “slope”",
        ),
        ("a.csv", "zh,en\n山坡,hi\u200bll\n", "the invisible character U+200B"),
        ("a.csv", "source,target\n山坡,hill\n", "the column “zh” is missing"),
        ("a.tbx", "<tmx/>", "this XML file is not a glossary; TBX and CSV are read"),
        ("a.tbx", "<martif>", "this is not XML"),
    ],
)
def test_what_cannot_come_in_is_said_with_its_line(campaign: Path, name: str, text: str, said: str) -> None:
    before = load_content(campaign).glossary
    result = take(campaign, name, text)
    assert result.exit_code == 1
    assert said in result.stdout + result.stderr
    assert load_content(campaign).glossary == before


def test_a_dry_run_writes_nothing(campaign: Path, glossary: Path) -> None:
    result = take(campaign, "a.csv", "zh,en\n山坡,hillside\n", "--dry-run")
    assert "new: 山坡 = hillside" in result.stdout
    assert glossary.read_text("utf-8") == GLOSSARY
