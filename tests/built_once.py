"""A site that several tests look at, built by one process of a run for all of them."""

import time
from collections.abc import Callable
from pathlib import Path

import pytest

PATIENCE = 600
"""Seconds that a process waits for another that builds."""


def build_once(factory: pytest.TempPathFactory, name: str, build: Callable[[Path], Path]) -> Path:
    """Return the site that ``build`` makes in an empty folder; the first process to ask builds, the others wait."""
    folder = factory.getbasetemp() / name
    if factory.getbasetemp().name.startswith("popen-"):  # one of several processes
        folder = factory.getbasetemp().parent / name
    built, failed = folder.with_suffix(".built"), folder.with_suffix(".failed")
    try:
        folder.mkdir()
    except FileExistsError:
        return _wait(built, failed)
    try:
        site = build(folder)
    except BaseException:
        failed.touch()
        raise
    part = folder.with_suffix(".part")
    part.write_text(str(site), encoding="utf-8")
    part.replace(built)
    return site


def _wait(built: Path, failed: Path) -> Path:
    for _ in range(PATIENCE * 10):
        if built.exists():
            return Path(built.read_text(encoding="utf-8"))
        assert not failed.exists(), f"another process could not build {built.stem}"
        time.sleep(0.1)
    raise AssertionError(f"{built.stem} was not built in {PATIENCE} seconds")
