"""Which changes of a campaign's folder ``explainer serve`` sees."""

from pathlib import Path

import pytest

from generator.site.serving.watch import Watch


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "campaign"
    for name in ("content/stories/a.yml", "seeds/a.txt", "overrides/partials/foot.html", "mkdocs.yml"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("one", "utf-8")
    return folder


@pytest.mark.parametrize(
    "name",
    ["content/stories/a.yml", "content/stories/b.yml", "content/log/c.yml", "seeds/a.txt", "mkdocs.yml"],
)
def test_a_file_that_is_written_or_new_has_changed(folder: Path, name: str) -> None:
    watch = Watch(folder)
    assert watch.note_changes() == set()
    (folder / name).parent.mkdir(exist_ok=True)
    (folder / name).write_text("two words", "utf-8")
    assert watch.sees_more()
    assert watch.note_changes() == {folder / name}
    assert watch.note_changes() == set()


def test_a_file_that_is_gone_has_changed(folder: Path) -> None:
    watch = Watch(folder)
    (folder / "content/stories/a.yml").unlink()
    assert watch.note_changes() == {folder / "content/stories/a.yml"}


@pytest.mark.parametrize("name", [".#a.yml", "a.yml~", ".a.yml.swp", "__pycache__"])
def test_what_programs_keep_for_themselves_is_no_change(folder: Path, name: str) -> None:
    watch = Watch(folder)
    (folder / "content/stories" / name).write_text("two", "utf-8")
    assert watch.note_changes() == set()


def test_templates_behind_links_are_watched(folder: Path, tmp_path: Path) -> None:
    shared = tmp_path / "shared"
    (shared / "deeper").mkdir(parents=True)
    (shared / "deeper" / "line.html").write_text("one", "utf-8")
    (shared / "file.html").write_text("one", "utf-8")
    (shared / "around").symlink_to(shared, target_is_directory=True)
    (folder / "overrides" / "shared").symlink_to(shared, target_is_directory=True)
    (folder / "overrides" / "file.html").symlink_to(shared / "file.html")
    (folder / "overrides" / "nowhere.html").symlink_to(tmp_path / "nowhere")
    watch = Watch(folder)
    assert watch.note_changes() == set()
    (shared / "deeper" / "line.html").write_text("two words", "utf-8")
    assert watch.note_changes() == {folder / "overrides/shared/deeper/line.html"}
    (shared / "file.html").write_text("two words", "utf-8")
    assert watch.note_changes() == {folder / "overrides/file.html", folder / "overrides/shared/file.html"}


def test_links_in_the_content_are_not_followed(folder: Path, tmp_path: Path) -> None:
    """The check refuses them; behind one there may be a whole disk."""
    (tmp_path / "elsewhere").mkdir()
    (folder / "content" / "elsewhere").symlink_to(tmp_path / "elsewhere", target_is_directory=True)
    watch = Watch(folder)
    (tmp_path / "elsewhere" / "a.yml").write_text("one", "utf-8")
    assert watch.note_changes() == set()
