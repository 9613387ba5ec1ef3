"""Translation memories: what is translated goes out as TMX, and what another one knows comes in."""

from pathlib import Path
from typing import Any

import pytest
from lxml import etree
from translate.storage import tmx

from generator.commands.translations import load_translations
from generator.translate import FORMATS, read_returned
from tests.translate.test_exchange import RIVERBANK, path_of, replace, run, text_of
from tests.translate.test_formats import TEXTS

READER: Any = tmx.tmxfile
"""The reader of translate-toolkit, which declares too few types to be checked."""
MEMORY = """\
<?xml version="1.0" encoding="{encoding}"?>
<tmx version="1.4"><header creationtool="x" creationtoolversion="1" segtype="sentence" o-tmf="x" adminlang="en"
srclang="ZH-CN" datatype="xml"/><body>{units}</body></tmx>
"""


def memory(path: Path, *pairs: tuple[str, str], encoding: str = "UTF-8") -> Path:
    """Write a memory as another program does: with its own cases, attributes and codes."""
    units = "".join(
        f'<tu><tuv xml:lang="ZH-CN"><seg>{zh}</seg></tuv><tuv lang="en-GB"><seg>{en}</seg></tuv></tu>'
        for zh, en in pairs
    )
    path.write_bytes(MEMORY.format(encoding=encoding, units=units).encode(encoding))
    return path


def pairs_of(path: Path) -> list[tuple[str, str]]:
    store = READER.parsefile(str(path))
    return [(unit.source, unit.target) for unit in store.units]


def test_translate_toolkit_reads_a_memory(tmp_path: Path) -> None:
    path = tmp_path / "out.tmx"
    path.write_bytes(FORMATS["tmx"]([*TEXTS[:2], *TEXTS[:2]]))
    assert pairs_of(path) == [
        ("河岸补种", "Riverbank replanting"),
        ("补种1000余棵", TEXTS[1].text.en),  # from which the stale English was made
    ]


def test_a_memory_has_what_its_standard_asks_for(tmp_path: Path) -> None:
    path = tmp_path / "out.tmx"
    path.write_bytes(FORMATS["tmx"](TEXTS[:1]))
    root = etree.parse(path).getroot()
    assert (root.tag, root.get("version")) == ("tmx", "1.4")
    header = root.find("header")
    assert header is not None
    needed = "creationtool creationtoolversion segtype o-tmf adminlang srclang datatype"
    assert {*header.attrib} == {*needed.split()}


def test_a_memory_holds_what_a_person_translated(campaign: Path) -> None:
    run(campaign, "accept", "operations/riverbank:title")
    assert run(campaign, "export", campaign / "out.tmx").exit_code == 0
    known = dict(pairs_of(campaign / "out.tmx"))
    assert "浙江、江西两省同步补种树苗1200余棵。" not in known  # a machine translated it
    run(campaign, "export", "--only", "fresh,machine", campaign / "all.tmx")
    assert dict(pairs_of(campaign / "all.tmx"))["看苗员"] == "Sapling watcher"
    assert all(en for _, en in pairs_of(campaign / "all.tmx"))


def test_a_memory_fills_what_is_missing_or_stale_and_leaves_all_else(campaign: Path) -> None:
    replace(campaign, RIVERBANK, "zh: 清理了一批废弃物。", "zh: 清理了一批垃圾。")  # stale
    known = memory(
        campaign / "agency.tmx",
        ("山坡<bpt i='1'>&lt;b></bpt>补种<ept i='1'>&lt;/b></ept>", "Hillside <hi>replanting</hi>"),
        ("补种", "Something else"),
        ("清理了一批垃圾。", "A batch of rubbish was cleared."),
        ("看苗员", "Watchers"),
        ("这里没有的话", "Words that are not here"),
    )
    result = run(campaign, "import", known)
    assert result.exit_code == 0, result.output
    assert "taken in: operations/hillside:title" in result.stdout
    assert text_of(campaign, "山坡补种").en == "Hillside replanting"
    assert "in the translation memory but nowhere here: 1" in result.stderr
    assert text_of(campaign, "清理了一批垃圾。").en == "A batch of rubbish was cleared."
    assert text_of(campaign, "补种").en == "Replanting"
    assert {unit.text.en for unit in load_translations(campaign).units if unit.text.zh == "看苗员"} == {
        "Sapling watcher",
        "sapling watcher",
    }


def test_what_a_memory_says_must_keep_its_figures_too(campaign: Path) -> None:
    replace(
        campaign,
        RIVERBANK,
        "en: Zhejiang and Jiangxi planted more than 1,200 saplings at the same time.",
        "en:",
    )
    known = memory(campaign / "m.tmx", ("浙江、江西两省同步补种树苗1200余棵。", "They planted saplings."))
    result = run(campaign, "import", known)
    assert result.exit_code == 1
    assert "1200" in result.stdout


def test_our_own_memory_changes_and_confirms_nothing(campaign: Path) -> None:
    run(campaign, "export", "--only", "fresh,machine,stale", campaign / "own.tmx")
    before = path_of(campaign, RIVERBANK).read_bytes()
    result = run(campaign, "import", campaign / "own.tmx")
    assert "texts taken in: 0" in result.stderr
    assert path_of(campaign, RIVERBANK).read_bytes() == before


def test_a_memory_that_says_two_things_is_refused(campaign: Path) -> None:
    known = memory(campaign / "m.tmx", ("山坡补种", "Hillside replanting"), ("山坡补种", "Slopes"))
    result = run(campaign, "import", known)
    assert result.exit_code == 1
    assert result.stdout.count("this text came back twice, in different words") == 2


@pytest.mark.parametrize("encoding", ["UTF-8", "UTF-16"])
def test_a_memory_is_read_in_the_encodings_that_programs_write(tmp_path: Path, encoding: str) -> None:
    (found,) = read_returned(memory(tmp_path / "m.tmx", ("河道", "Rivers"), encoding=encoding))
    assert (found.zh, found.en, found.everywhere) == ("河道", "Rivers", True)


def test_a_memory_of_other_languages_is_refused(campaign: Path) -> None:
    path = memory(campaign / "m.tmx", ("河道", "Rivers"))
    path.write_text(path.read_text("utf-8").replace("en-GB", "de"), "utf-8")
    result = run(campaign, "import", path)
    assert result.exit_code == 1
    assert "this translation memory holds no Chinese text with its English" in result.stdout
