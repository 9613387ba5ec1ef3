"""LibreOffice as another reader: what a file shows with its changes accepted, read from its pages."""

import os
import shutil
import signal
import subprocess
from pathlib import Path

PROGRAMS = ("soffice", "pdftotext")
_LONGEST = 180
"""How many seconds LibreOffice may take."""
_LIBRARY = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE library:{kind} PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "{kind}.dtd">
<library:{kind} xmlns:library="http://openoffice.org/2000/library" {names}>{inner}</library:{kind}>"""
_MACRO = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Words" script:language="StarBasic">
Sub Show(folder As String)
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  Dim pages(0) As New com.sun.star.beans.PropertyValue
  hidden(0).Name = "Hidden" : hidden(0).Value = True
  pages(0).Name = "FilterName" : pages(0).Value = "writer_pdf_Export"
  On Error Resume Next
  dispatcher = createUnoService("com.sun.star.frame.DispatchHelper")
  file = Dir(folder &amp; "/*.docx", 0)
  Do While file &lt;&gt; ""
    url = ConvertToURL(folder &amp; "/" &amp; file)
    document = StarDesktop.loadComponentFromURL(url, "_blank", 0, hidden())
    frame = document.CurrentController.Frame
    dispatcher.executeDispatch(frame, ".uno:AcceptAllTrackedChanges", "", 0, Array())
    document.storeToURL(url &amp; ".pdf", pages())
    document.close(True)
    file = Dir()
  Loop
End Sub
</script:module>"""


def missing() -> list[str]:
    """Return the programs that are needed but not installed."""
    return [program for program in PROGRAMS if shutil.which(program) is None]


def shown(folder: Path) -> dict[str, str]:
    """Return what each .docx of a folder shows on its pages, by file name."""
    profile = folder / "profile"
    _run(profile, "--terminate_after_init")  # the first start of a profile sets up its macros
    _write_macro(profile)
    _run(profile, f'macro:///Standard.Words.Show("{folder}")')
    return {path.name: _text(folder / f"{path.name}.pdf") for path in sorted(folder.glob("*.docx"))}


def _run(profile: Path, what: str) -> None:
    command = ["soffice", f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore", what]
    with subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    ) as office:
        try:
            office.wait(_LONGEST)
        except subprocess.TimeoutExpired:
            os.killpg(office.pid, signal.SIGKILL)  # the program itself is a child of the one that was started
            raise


def _text(pages: Path) -> str:
    return subprocess.run(["pdftotext", "-raw", pages, "-"], check=True, capture_output=True).stdout.decode()


def _write_macro(profile: Path) -> None:
    basic = profile / "user" / "basic"
    (basic / "Standard").mkdir(parents=True, exist_ok=True)
    link = (
        '<library:library library:name="Standard" xlink:href="$(USER)/basic/Standard/script.xlb/"'
        ' xlink:type="simple" library:link="false"/>'
    )
    names = 'xmlns:xlink="http://www.w3.org/1999/xlink"'
    (basic / "script.xlc").write_text(_LIBRARY.format(kind="libraries", names=names, inner=link))
    names = 'library:name="Standard" library:readonly="false" library:passwordprotected="false"'
    inner = '<library:element library:name="Words"/>'
    (basic / "Standard" / "script.xlb").write_text(_LIBRARY.format(kind="library", names=names, inner=inner))
    (basic / "Standard" / "Words.xba").write_text(_MACRO)
