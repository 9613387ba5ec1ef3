"""Pages on disk: written if their bytes changed, deleted if they are gone."""

from pathlib import Path, PurePosixPath

import pytest

from generator.site import write_pages


def pages(**texts: str) -> list[tuple[PurePosixPath, str | bytes]]:
    return [(PurePosixPath(name.replace("__", "/") + ".md"), text) for name, text in texts.items()]


def test_only_changed_files_are_written(tmp_path: Path) -> None:
    both = (PurePosixPath("index.md"), PurePosixPath("a/b.md"))
    assert write_pages(tmp_path, pages(index="一", a__b="二")).files == both
    before = (tmp_path / "index.md").stat().st_mtime_ns
    assert write_pages(tmp_path, pages(index="一", a__b="三")).files == both
    assert (tmp_path / "index.md").stat().st_mtime_ns == before
    assert (tmp_path / "a" / "b.md").read_text("utf-8") == "三"


def test_stale_files_and_empty_folders_go(tmp_path: Path) -> None:
    (tmp_path / ".gitkeep").touch()
    write_pages(tmp_path, pages(index="一", a__b="二"))
    assert write_pages(tmp_path, pages(index="一")).deleted == (PurePosixPath("a/b.md"),)
    assert sorted(path.name for path in tmp_path.rglob("*")) == [".gitkeep", "index.md"]


def test_some_pages_can_be_written_among_others(tmp_path: Path) -> None:
    write_pages(tmp_path, pages(index="一", a__b="二"))
    written = write_pages(tmp_path, pages(index="三"), instead_of=())
    assert (written.files, written.deleted) == ((PurePosixPath("index.md"),), ())
    assert (tmp_path / "a" / "b.md").is_file()


def test_some_pages_can_take_the_place_of_others(tmp_path: Path) -> None:
    write_pages(tmp_path, pages(index="一", a__b="二", c="三"))
    asked = (PurePosixPath("a/b.md"), PurePosixPath("a/b/index.md"), PurePosixPath("index.md"))
    written = write_pages(tmp_path, pages(index="一"), instead_of=asked)
    assert (written.files, written.deleted) == ((PurePosixPath("index.md"),), asked[:2])
    assert not (tmp_path / "a" / "b.md").exists()
    assert (tmp_path / "c.md").is_file()


@pytest.mark.parametrize("path", ["../x.md", "a/../../x.md", "/x.md"])
def test_a_path_that_leads_out_is_refused_before_anything_is_written(tmp_path: Path, path: str) -> None:
    folder = tmp_path / "docs"
    with pytest.raises(ValueError, match="leads out of"):
        write_pages(folder, [(PurePosixPath("index.md"), "x"), (PurePosixPath(path), "x")])
    assert not folder.exists()
