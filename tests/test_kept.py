"""What is kept counts only as it was kept: by the same program, for the same person, of the same things."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator import kept
from generator.errors import ProblemsError
from generator.kept import Fingerprints, Kept, files_in

FILE = Path("build") / "cache" / "some.json"


@pytest.fixture(autouse=True)
def _cache_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    belong_to(tmp_path / "one", monkeypatch)
    yield
    kept.secret.cache_clear()


def belong_to(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Run the program as somebody else."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(cache))
    kept.secret.cache_clear()


def keep(folder: Path, *basis: str) -> None:
    """Keep one value."""
    once = Kept(folder, "some", *basis)
    once.keep("a", ["苗", 1])
    once.save()


def test_a_value_is_there_in_the_next_run(tmp_path: Path) -> None:
    keep(tmp_path, "basis")
    assert Kept(tmp_path, "some", "basis").get("a") == ["苗", 1]
    assert Kept(tmp_path, "some", "basis").get("b") is None


def test_what_is_not_kept_anew_is_forgotten(tmp_path: Path) -> None:
    keep(tmp_path)
    again = Kept(tmp_path, "some")
    again.keep("b", 2)
    again.save()
    assert Kept(tmp_path, "some").get("a") is None
    assert Kept(tmp_path, "some").get("b") == 2


def test_another_basis_holds_nothing(tmp_path: Path) -> None:
    keep(tmp_path, "one", "two")
    assert Kept(tmp_path, "some", "onetwo").get("a") is None
    assert Kept(tmp_path, "some", "one").get("a") is None


def test_another_program_holds_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    keep(tmp_path)
    monkeypatch.setattr(kept, "_code", lambda: "another")
    assert Kept(tmp_path, "some").get("a") is None


@pytest.mark.parametrize(
    "damage", [lambda text: text[:-1], lambda text: text.replace("苗", "草"), lambda _: "", lambda _: "\n{"]
)
def test_a_damaged_file_holds_nothing(tmp_path: Path, damage: object) -> None:
    keep(tmp_path)
    path = tmp_path / FILE
    path.write_text(damage(path.read_text("utf-8")), "utf-8")  # type: ignore[operator] # a lambda
    assert Kept(tmp_path, "some").get("a") is None


def test_what_is_no_text_holds_nothing(tmp_path: Path) -> None:
    (tmp_path / FILE).parent.mkdir(parents=True)
    (tmp_path / FILE).write_bytes(b"\xff\n{}")
    assert Kept(tmp_path, "some").get("a") is None


def test_a_file_that_somebody_else_made_holds_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A pull request may bring a file, and its author knows the program, but no other person's secret."""
    keep(tmp_path)
    belong_to(tmp_path / "two", monkeypatch)
    assert Kept(tmp_path, "some").get("a") is None
    keep(tmp_path)
    assert Kept(tmp_path, "some").get("a") == ["苗", 1]


def test_the_secret_is_for_its_owner_alone(tmp_path: Path) -> None:
    keep(tmp_path)
    (file,) = (tmp_path / "one").rglob("secret")
    assert file.stat().st_mode & 0o077 == 0


def test_without_a_cache_folder_nothing_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "no-folder").touch()
    belong_to(tmp_path / "no-folder", monkeypatch)
    keep(tmp_path)
    assert not (tmp_path / FILE).exists()


def test_where_nothing_is_kept_the_program_is_not_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kept, "_code", None)
    assert Kept(tmp_path, "some", "basis").get("a") is None


def test_a_link_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "build").mkdir()
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "build" / "cache").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(ProblemsError):
        Kept(tmp_path, "some")


def test_a_file_counts_as_long_as_it_is_what_was_made(tmp_path: Path) -> None:
    page = tmp_path / "page"
    page.write_bytes(b"made")
    once = Kept(tmp_path, "some")
    once.keep_content("page", "of this", b"made")
    once.save()
    again, held = Kept(tmp_path, "some"), Fingerprints(tmp_path, "site")
    assert again.holds("page", "of this", held.of(page))
    assert not again.holds("page", "of that", held.of(page))
    page.write_bytes(b"changed")
    assert not again.holds("page", "of this", held.of(page))
    page.unlink()
    assert not again.holds("page", "of this", held.of(page))


def look(folder: Path, path: Path) -> str:
    """Look at a file as a run does, and write down what was seen."""
    held = Fingerprints(folder, "site")
    found = held.of(path)
    held.save()
    return found


def seen_before(path: Path) -> None:
    """Give a file a time that lies before that of any run."""
    os.utime(path, ns=(10**18, 10**18))


def test_a_file_that_stayed_is_not_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = tmp_path / "page"
    page.write_bytes(b"made")
    seen_before(page)
    found = look(tmp_path, page)
    os.link(page, tmp_path / "another name")
    monkeypatch.setattr(Path, "read_bytes", None)
    assert look(tmp_path, tmp_path / "another name") == found


@pytest.mark.parametrize("by", ["another size", "another time", "another file"])
def test_a_file_that_changed_is_read_again(tmp_path: Path, by: str) -> None:
    page, other = tmp_path / "page", tmp_path / "other"
    page.write_bytes(b"made")
    seen_before(page)
    found = look(tmp_path, page)
    if by == "another file":
        other.write_bytes(b"MADE")
        seen_before(other)
        other.replace(page)
    elif by == "another size":
        page.write_bytes(b"made anew")
        seen_before(page)
    else:
        page.write_bytes(b"MADE")
    assert look(tmp_path, page) != found


def test_a_file_is_read_again_if_it_may_have_changed_since_it_was_seen(tmp_path: Path) -> None:
    """A change within the same tick of the file system's clock leaves the same time."""
    page = tmp_path / "page"
    page.write_bytes(b"made")
    seen_before(page)
    found = look(tmp_path, page)
    seen_before(tmp_path / "build" / "cache" / "files.site.json")
    page.write_bytes(b"MADE")
    seen_before(page)
    assert look(tmp_path, page) != found


def test_files_behind_links_are_told_apart(tmp_path: Path) -> None:
    """Links lead out of the folder, around in it, or nowhere, as an editor's lock does."""
    inside, outside = tmp_path / "inside", tmp_path / "outside"
    inside.mkdir()
    outside.mkdir()
    (inside / "shared").symlink_to(outside, target_is_directory=True)
    (outside / "around").symlink_to(inside, target_is_directory=True)
    (inside / ".#a.html").symlink_to("someone@nowhere")
    before = files_in(inside)
    assert files_in(inside) == before
    (outside / "a.html").write_text("one", "utf-8")
    one = files_in(inside)
    (outside / "a.html").write_text("two", "utf-8")
    assert len({before, one, files_in(inside)}) == 3
