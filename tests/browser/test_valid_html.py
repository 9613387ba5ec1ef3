"""Every page is valid HTML according to a validator."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = [pytest.mark.browser, pytest.mark.slow]

NODE = Path(sys.executable).with_name("node")
TOOLS = Path(__file__).parents[2] / "tools" / "node"


def faults(folder: Path, report: Path) -> list[str]:
    """Each fault of a folder's pages as ``page:line:column: rule: message``."""
    validator = TOOLS / "node_modules" / "html-validate" / "bin" / "html-validate.mjs"
    command: list[str | Path] = [
        NODE,
        validator,
        "--config",
        TOOLS / "html-validate.mjs",
        "--formatter",
        "json",
        "**/*.html",
    ]
    with report.open("w") as out:  # output into a pipe is cut off when the validator ends
        ran = subprocess.run(command, cwd=folder, stdout=out, stderr=subprocess.PIPE, text=True, check=False)
    assert report.stat().st_size, ran.stderr
    files = json.loads(report.read_text("utf-8"))
    return [
        f"{Path(file['filePath']).relative_to(folder.resolve())}:{fault['line']}:{fault['column']}: "
        f"{fault['ruleId']}: {fault['message']}"
        for file in files
        for fault in file["messages"]
    ]


def test_every_page_is_valid_html(shipped_site: Path, tmp_path: Path) -> None:
    assert faults(shipped_site, tmp_path / "faults.json") == []


def test_the_validator_finds_what_is_wrong(tmp_path: Path) -> None:
    page = tmp_path / "en" / "about" / "index.html"
    page.parent.mkdir(parents=True)
    page.write_text(
        '<!doctype html><html lang="en"><head><title>A</title></head><body><p id="a"><ul id="a"></ul></p></body></html>'
    )
    found = faults(tmp_path, tmp_path / "faults.json")
    assert any(fault.startswith("en/about/index.html:1:") and "no-dup-id" in fault for fault in found)
