"""Files of other word processors, turned into Word files by LibreOffice where it is installed.

What a file is, its first bytes tell and not its name: .wps and .wpt files are Word files of the old kind, or of the
new one. LibreOffice is told which filter to use, because it takes for plain text whatever it does not know.
"""

import os
import shutil
import signal
import subprocess
import tempfile
from pathlib import Path

from generator.errors import ProblemsError
from generator.ingest.reading import read_bytes, wrong
from generator.ingest.word.word_package import COMPOUND, has_stream, is_package
from generator.messages import say

LONGEST = 120
"""How many seconds LibreOffice may take for a file."""
_FILTERS = {COMPOUND: "MS Word 97", b"{\\rtf": "Rich Text Format", b"PK": "writer8"}
"""LibreOffice's names of its filters, by the first bytes of a file."""
_PROGRAMS = ("soffice", "libreoffice")
_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop>
<prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop>
<prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop>
</item>
</oor:items>
"""
"""A profile that runs no macro and follows no link."""


def find_converter() -> str | None:
    """Return the path of LibreOffice, if it is installed."""
    return next(filter(None, map(shutil.which, _PROGRAMS)), None)


def converted(path: Path) -> bytes:
    """Return a file as a Word file (.docx).

    Raises ProblemsError where LibreOffice is missing, cannot read the file, or does not come to an end.
    """
    data = read_bytes(path)
    if is_package(data):
        return data
    reader = next((reader for start, reader in _FILTERS.items() if data.startswith(start)), None)
    if reader is None or (data.startswith(COMPOUND) and not has_stream(data, "WordDocument")):
        raise _unreadable(path)
    program = find_converter()
    if program is None:
        problem = say(
            "“{suffix}” files are read with LibreOffice, which is not installed here", suffix=path.suffix
        )
        raise wrong(path, "no-converter", problem, say("install it, or save the file as .docx"))
    with tempfile.TemporaryDirectory() as held:
        folder = Path(held)
        source = folder / f"source{path.suffix.lower()}"
        source.write_bytes(data)
        settings = folder / "profile" / "user" / "registrymodifications.xcu"
        settings.parent.mkdir(parents=True)
        settings.write_text(_SETTINGS, "utf-8")
        if not _run(program, folder, source, reader):
            problem = say("LibreOffice did not finish within {seconds} seconds", seconds=LONGEST)
            raise wrong(path, "no-converter", problem, say("save the file as .docx from a word processor"))
        try:
            return (folder / "out" / "source.docx").read_bytes()
        except OSError as error:
            raise _unreadable(path) from error


def _unreadable(path: Path) -> ProblemsError:
    problem = say("this is not a text that LibreOffice can read, or it is protected by a password")
    hint = say("open it in the program that wrote it and save it as .docx")
    return wrong(path, "damaged", problem, hint)


def _run(program: str, folder: Path, source: Path, reader: str) -> bool:
    """Run LibreOffice with a profile of its own; return whether it came to an end in time."""
    command = [
        program,
        f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        *("--headless", "--norestore", "--nolockcheck", "--nodefault"),
        f"--infilter={reader}",
        *("--convert-to", "docx:MS Word 2007 XML", "--outdir", str(folder / "out"), str(source)),
    ]
    quiet = subprocess.DEVNULL
    with subprocess.Popen(
        command,
        stdin=quiet,
        stdout=quiet,
        stderr=quiet,
        env={**os.environ, "HOME": str(folder)},
        start_new_session=True,
    ) as office:
        try:
            office.wait(LONGEST)
        except subprocess.TimeoutExpired:
            _end(office)
            return False
    return True


def _end(office: subprocess.Popen[bytes]) -> None:
    """End LibreOffice with the processes that it has started."""
    if hasattr(os, "killpg"):
        os.killpg(office.pid, signal.SIGKILL)
    else:
        office.kill()
