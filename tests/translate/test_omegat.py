"""A round trip through OmegaT: our PO and TMX files in, its PO file out and taken in again."""

import shutil
import subprocess
from pathlib import Path

import polib
import pytest

from generator.model import Address, Localized, fingerprint
from tests.translate.test_exchange import HILLSIDE, files, replace, run, text_of

OMEGAT = shutil.which("omegat")
pytestmark = [pytest.mark.slow, pytest.mark.skipif(OMEGAT is None, reason="OmegaT is not installed")]
FOLDERS = ("source", "target", "tm", "glossary", "dictionary")
PROJECT = """\
<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<omegat><project version="1.0">
{folders}
<glossary_file>__DEFAULT__</glossary_file>
<source_lang>ZH-CN</source_lang><target_lang>EN</target_lang>
<sentence_seg>false</sentence_seg>
<support_default_translations>true</support_default_translations>
<remove_tags>false</remove_tags>
</project></omegat>
"""
SAVED = """\
<?xml version="1.0" encoding="UTF-8"?>
<tmx version="1.1"><header creationtool="OmegaT" creationtoolversion="3.6" segtype="paragraph" o-tmf="OmegaT TMX"
adminlang="EN-US" srclang="ZH-CN" datatype="plaintext"/><body>
<tu><tuv lang="ZH-CN"><seg>{zh}</seg></tuv><tuv lang="EN"><seg>{en}</seg></tuv></tu>
</body></tmx>
"""
"""What a translator did, as the program keeps it."""


def project(folder: Path, saved: str) -> Path:
    """A project of OmegaT's, in which a translator has saved a text."""
    for name in (*FOLDERS, "omegat", "tm/auto"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    rows = "\n".join(f"<{name}_dir>__DEFAULT__</{name}_dir>" for name in FOLDERS)
    (folder / "omegat.project").write_text(PROJECT.format(folders=rows), encoding="utf-8")
    (folder / "omegat" / "project_save.tmx").write_text(saved, encoding="utf-8")
    return folder


def translated(folder: Path) -> Path:
    """Let OmegaT write the translated file of a project."""
    asked = [str(OMEGAT), str(folder), "--mode=console-translate", f"--config-dir={folder / 'settings'}"]
    done = subprocess.run(asked, check=False, capture_output=True, encoding="utf-8", timeout=300)
    assert done.returncode == 0, done.stdout + done.stderr
    return folder / "target" / "out.po"


def test_what_a_translator_makes_in_omegat_comes_back(campaign: Path, tmp_path: Path) -> None:
    saved = SAVED.format(zh="山坡补种", en="Hillside replanting")
    work = project(tmp_path / "project", saved)
    assert run(campaign, "export", work / "tm" / "auto" / "known.tmx").exit_code == 0
    english = f"    en: Villages\n    en_src: {fingerprint('村庄')}\n"
    replace(campaign, Address("topics"), english, "")
    assert run(campaign, "export", work / "source" / "out.po").exit_code == 0
    back = translated(work)
    by_source = {each.msgid: each for each in polib.pofile(str(back))}
    assert by_source["村庄"].msgstr == "Villages"  # it read our memory
    assert by_source["看苗员"].msgstr == ""  # what needs work is a suggestion to it, and no translation
    assert not any(each.fuzzy for each in by_source.values())
    before = files(campaign)
    result = run(campaign, "import", back)
    assert result.exit_code == 0, result.output
    assert text_of(campaign, "山坡补种") == fresh("山坡补种", "Hillside replanting")
    assert text_of(campaign, "村庄") == fresh("村庄", "Villages")
    changed = {name for name, raw in files(campaign).items() if before.get(name) != raw}
    assert changed - {
        f".baseline/_translated/{HILLSIDE}.yml",
        f".baseline/_translated/topics/{fingerprint('村庄')}.yml",
    } == {f"{HILLSIDE}.yml", "topics.yml"}


def fresh(zh: str, en: str) -> Localized:
    return Localized(zh=zh, en=en, en_src=fingerprint(zh))
