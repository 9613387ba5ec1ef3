"""A build that cannot end costs a build: the last good site stays, one line says why, and nobody's rights change."""

import errno
import os
import stat
from pathlib import Path

import mkdocs.utils
import pytest
from click.testing import CliRunner

from generator.cli import main
from generator.content.writing import files as writing

pytestmark = pytest.mark.slow
GOOD = "the last good site"


def build(folder: Path) -> tuple[int, str]:
    result = CliRunner().invoke(main, ["build", "-C", str(folder)])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result.exit_code, result.output


@pytest.fixture
def site(campaign: Path) -> Path:
    site = campaign / "build" / "site"
    site.mkdir(parents=True)
    (site / "index.html").write_text(GOOD, "utf-8")
    return site


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EROFS, errno.EIO], ids=errno.errorcode.get)
@pytest.mark.parametrize("at", ["keeping", "rendering", "building"])
def test_a_disk_that_fails_costs_a_build_and_no_site(
    site: Path, campaign: Path, number: int, at: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise OSError(number, os.strerror(number))

    if at == "keeping":
        monkeypatch.setattr(writing, "_write", fail)
    elif at == "rendering":
        monkeypatch.setattr(Path, "write_bytes", fail)
    else:
        monkeypatch.setattr(mkdocs.utils, "write_file", fail)
    status, said = build(campaign)
    assert status == 1
    assert said.endswith(f"the file cannot be written: the system says: {os.strerror(number)}\n")
    assert said.count("\n") == 1
    assert (site / "index.html").read_text("utf-8") == GOOD


def test_an_interrupted_build_says_so_in_one_line(
    site: Path, campaign: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(mkdocs.utils, "write_file", interrupt)
    assert build(campaign) == (130, "interrupted; run the command again to finish\n")
    assert (site / "index.html").read_text("utf-8") == GOOD


@pytest.mark.skipif(os.name != "posix", reason="there is no umask")
def test_a_whole_site_takes_its_place_readable_by_everybody(site: Path, campaign: Path) -> None:
    before = os.umask(0o077)
    try:
        status, said = build(campaign)
    finally:
        os.umask(before)
    assert status == 0, said
    assert GOOD not in (site / "index.html").read_text("utf-8")
    modes = {path: stat.filemode(path.stat().st_mode) for path in (site, *site.rglob("*"))}
    assert {mode for path, mode in modes.items() if path.is_dir()} == {"drwxr-xr-x"}
    assert {mode for path, mode in modes.items() if path.is_file()} == {"-rw-r--r--"}
    assert sorted(path.name for path in site.parent.glob("site*")) == ["site"]
