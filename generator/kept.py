"""What earlier runs found out, kept as data under ``build/cache``: only ever a shorter way to the same result.

A file counts only with the seal of whoever runs the program, whose secret lies in that person's own cache folder: no
campaign's folder, and so no pull request, can bring along what a site would then be made of.
"""

import hmac
import json
import os
import platform
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import cache, cached_property
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

from platformdirs import user_cache_path

from generator.content.writing import refuse_links, write_file
from generator.errors import ProblemsError
from generator.model import Plain, elements_in, fields_in

_LIBRARIES = ("jinja2", "markdown", "markupsafe", "mkdocs", "mkdocs-material", "pydantic")
"""Libraries on which results depend; others only read and write files."""
_SECRET_BYTES = 32


class Kept:
    """Values by key. One that a run does not keep anew is forgotten when it saves.

    A file that is missing, damaged, or of another person, program or ``basis`` holds nothing.
    """

    def __init__(self, folder: Path, name: str, *basis: str) -> None:
        self._path = folder / "build" / "cache" / f"{name}.json"
        self._made_of = (name, *basis)
        refuse_links(folder, self._path)
        self.written = 0
        """When the last run wrote the file, by the clock of the file system."""
        self._earlier = self._read()
        self._now: dict[str, Plain] = {}

    @property
    def is_empty(self) -> bool:
        """Whether nothing is known of the last run."""
        return not self._earlier

    def get(self, key: str) -> Plain:
        """The value that the last run kept, or ``None``."""
        return self._earlier.get(key)

    def recall(self, key: str, make: Callable[[], str]) -> str:
        """The text that the last run kept, or else one made now; either is kept."""
        value = self._earlier.get(key)
        text = value if isinstance(value, str) else make()
        self._now[key] = text
        return text

    def keep(self, key: str, value: Plain) -> None:
        """Keep a value for later runs."""
        self._now[key] = value

    def holds(self, name: str, made_of: str, found: str) -> bool:
        """Whether a file, found to have a fingerprint, was made of the same, and has stayed as it was made."""
        return bool(found) and elements_in(self._earlier.get(name)) == [made_of, found]

    def keep_again(self, name: str) -> None:
        """Keep what the last run kept under a key."""
        self._now[name] = self._earlier[name]

    def keep_content(self, name: str, made_of: str, content: bytes) -> None:
        """Keep in mind what a file was made of."""
        self.keep(name, [made_of, sha256(content).hexdigest()])

    def save(self) -> None:
        """Write what this run kept."""
        if self._now != self._earlier and secret():
            text = json.dumps(self._now, ensure_ascii=False, separators=(",", ":"))
            write_file(self._path, f"{self._seal(text)}\n{text}".encode())

    @cached_property
    def _basis(self) -> str:
        """What all values depend on, the program itself too; worked out only for a file that is read or written."""
        return digest(_code(), *self._made_of)

    def _read(self) -> dict[str, Plain]:
        try:
            seal, _, text = self._path.read_text("utf-8").partition("\n")
            is_ours = bool(secret()) and hmac.compare_digest(seal.encode(), self._seal(text).encode())
            self.written = self._path.stat().st_mtime_ns
            return fields_in(json.loads(text)) if is_ours else {}
        except (OSError, ValueError):
            return {}

    def _seal(self, text: str) -> str:
        return hmac.digest(secret(), digest(self._basis, text).encode(), "sha256").hex()


class Fingerprints:
    """What files hold, as fingerprints; a file that is as it was when the last run looked is not read again.

    It is if it is the same file by its number, its size and the time of its last change, and if that was before the last
    run wrote down what it had seen: whoever changes a file after that gives it another time.
    """

    def __init__(self, campaign: Path, name: str) -> None:
        self._kept = Kept(campaign, f"files.{name}")

    def of(self, path: str | Path) -> str:
        """The fingerprint of a file; empty if there is none that can be read."""
        try:
            found = os.stat(path)  # noqa: PTH116 - a Path takes longer than the system
            name = f"{found.st_dev} {found.st_ino} {found.st_size} {found.st_mtime_ns}"
            known = self._kept.get(name) if found.st_mtime_ns < self._kept.written else None
            fingerprint = str(known or sha256(Path(path).read_bytes()).hexdigest())
        except OSError:
            return ""
        self._kept.keep(name, fingerprint)
        return fingerprint

    def save(self) -> None:
        """Write what was seen."""
        self._kept.save()


class NothingKept(Kept):
    """Holds nothing, and keeps nothing."""

    def __init__(self) -> None:
        self._earlier, self._now = {}, {}


class MadeBefore:
    """Files of a folder that are made some together under a name, with what was read for them."""

    def __init__(self, campaign: Path, files: Path, locale: str, basis: str) -> None:
        self._folder = files
        self._files = Kept(campaign, f"markdown.{locale}")
        self._parts = Kept(campaign, f"ingredients.{locale}", basis)
        self._held = Fingerprints(campaign, locale)

    @property
    def is_empty(self) -> bool:
        """Whether nothing is known of an earlier run."""
        return self._parts.is_empty

    def same(self, name: str, now: Callable[[Iterable[str]], str]) -> Sequence[tuple[str, str]] | None:
        """What was made under a name, if ``now`` finds that what was read for it is the same; it is kept."""
        known = [str(each) for each in elements_in(self._parts.get(name))]
        if not known:
            return None
        before, *lists = known
        read, paths, made_of = (each.split("\n") if each else [] for each in lists)
        if now(read) != before:
            return None
        files = list(zip(paths, made_of, strict=True))
        if not all(self.holds(*file) for file in files):
            return None  # a build that was stopped may have written what it made, and not yet of what
        self._parts.keep_again(name)
        for path in paths:
            self._files.keep_again(path)
        return files

    def holds(self, path: str, made_of: str) -> bool:
        """Whether a file was made of the same, and has stayed as it was made."""
        return self._files.holds(path, made_of, self._held.of(self._folder / path))

    def note(
        self,
        name: str,
        read: Sequence[str],
        now: Callable[[Iterable[str]], str],
        files: Sequence[tuple[str, str, bytes | None]],
    ) -> None:
        """Keep in mind what was made under a name, and what was read for it, with a fingerprint of that.

        A file without content is as an earlier run made it.
        """
        lists = (read, [path for path, _, _ in files], [made_of for _, made_of, _ in files])
        self._parts.keep(name, [now(read), *map("\n".join, lists)])
        for path, made_of, content in files:
            if content is None:
                self._files.keep_again(path)
            else:
                self._files.keep_content(path, made_of, content)

    def save(self) -> None:
        """Write what was noted, once all files are written."""
        self._files.save()
        self._parts.save()
        self._held.save()


@contextmanager
def looked_up(folder: Path, name: str, *, anew: bool = False) -> Iterator[Kept]:
    """Lend what the last look at a campaign found, and keep what this one finds.

    To look at a campaign changes nothing in its folder: nothing is kept before it was built, or where nothing can be
    written. A look at a few things ``anew`` takes less time than it takes to read what was found of all.
    """
    if anew:
        yield NothingKept()
        return
    kept = Kept(folder, name)
    yield kept
    if (folder / "build").is_dir():
        with suppress(ProblemsError):
            kept.save()


def digest(*texts: str) -> str:
    """One fingerprint of several texts."""
    told = "".join(f"{len(text)}:{text}" for text in texts)
    return sha256(told.encode("utf-8", "surrogatepass")).hexdigest()


def files_in(folder: Path) -> str:
    """A fingerprint of all files in a folder, and in the folders that links in it lead to."""
    return digest(*(part for both in _fingerprints(folder) for part in both))


def _fingerprints(folder: Path) -> Iterator[tuple[str, str]]:
    """The names of all files with what they hold; a folder met once more, as a link may lead around, with where it is."""
    met: set[str] = set()
    for here, folders, names in os.walk(folder, followlinks=True):
        place = os.path.realpath(here)
        if place in met:
            folders.clear()
            yield os.path.relpath(here, folder), place
            continue
        met.add(place)
        folders[:] = sorted(name for name in folders if name != "__pycache__")
        for path in (Path(here, name) for name in sorted(names)):
            yield str(path.relative_to(folder)), _held(path)


def _held(path: Path) -> str:
    """A fingerprint of what a file holds; of a link that leads nowhere, as editors use for locks, and of a pipe none."""
    return sha256(path.read_bytes()).hexdigest() if path.is_file() else ""


@cache
def _code() -> str:
    """A fingerprint of this program, of the libraries that results depend on, and of Python."""
    versions = (f"{name} {version(name)}" for name in _LIBRARIES)
    return digest(platform.python_version(), *versions, files_in(Path(__file__).parent))


@cache
def secret() -> bytes:
    """The secret of whoever runs the program; empty without a cache folder, and then nothing is kept."""
    path = user_cache_path("campaign-explainer", appauthor=False) / "secret"
    if not path.is_absolute():
        return b""
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        with open(path, "xb", opener=lambda name, flags: os.open(name, flags, 0o600)) as file:
            file.write(os.urandom(_SECRET_BYTES))
    try:
        found = path.read_bytes()
    except OSError:
        return b""
    return found if len(found) == _SECRET_BYTES else b""
