"""The files of a campaign's content as they were parsed before, in this process or by an earlier run."""

from collections.abc import Iterator, Mapping
from contextlib import suppress
from functools import cached_property, lru_cache
from pathlib import Path

from generator.content.reading import YamlFile, parse_text
from generator.errors import Place, ProblemsError
from generator.kept import Kept, digest
from generator.model import FieldPath, elements_in


class _ParsedBefore:
    """Files as they were parsed before: the same texts say the same, as long as the program stays as it is."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._kept = Kept(folder, "parsed")
        self._files: dict[Path, tuple[str, str, YamlFile]] = {}
        self.stays = False
        """Whether the process will read the same files again."""

    def __call__(self, path: Path, text: str) -> YamlFile:
        """What the text of a file says; where its fields are is found when somebody asks."""
        before, _, file = self._files.get(path, ("", "", None))
        if file is None or before != text:
            name = digest(text)
            known = elements_in(self._kept.get(name))
            file = YamlFile(path, known[0], _PlacesOf(path, text)) if known else parse_text(path, text)
            if not file.warnings:
                self._kept.keep(name, [file.content])
            self._files[path] = (text, name, file)
        return file

    def fingerprint(self, file: YamlFile) -> str:
        """A fingerprint of the text of a file that was read; empty for one that is not there."""
        _, name, known = self._files.get(file.path, ("", "", None))
        return name if known is file else ""

    def save(self) -> None:
        """Keep what was parsed, if the campaign was built before; to look at another changes nothing in its folder."""
        if (self._folder / "build").is_dir():
            with suppress(ProblemsError):
                self._kept.save()


parsed_before = lru_cache(maxsize=1)(_ParsedBefore)


def forget_parsed(folder: Path) -> None:
    """Free what was parsed, unless this process will read the same files again."""
    if not parsed_before(folder).stays:
        parsed_before.cache_clear()


class _PlacesOf(Mapping[FieldPath, Place]):
    """Where the fields of a text are."""

    def __init__(self, path: Path, text: str) -> None:
        self._path, self._text = path, text

    @cached_property
    def _places(self) -> Mapping[FieldPath, Place]:
        return parse_text(self._path, self._text).places

    def __getitem__(self, key: FieldPath) -> Place:
        return self._places[key]

    def __iter__(self) -> Iterator[FieldPath]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)
