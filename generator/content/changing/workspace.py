"""The YAML files of a campaign as they will be: changed in memory, and written together at the end."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from generator.content.changing.change import Change
from generator.content.changing.edit import MARK, rewrite
from generator.content.changing.journal import edited_meanwhile, write_files
from generator.content.reading import Content, YamlFile, compose, parse_text
from generator.content.writing import dump_new, read_if_any
from generator.errors import ProblemsError
from generator.model import Address, Plain, fields_in

_REMARK = re.compile(r"(?m)^#\s*yaml-language-server:.*$")


@dataclass(slots=True)
class Workspace:
    """The files that one run changes, by address, as in ``operations/<id>``."""

    content: Content
    _texts: dict[Address, str] = field(default_factory=dict)
    _files: dict[Address, YamlFile] = field(default_factory=dict)
    _gone: set[Address] = field(default_factory=set)
    _others: dict[Path, bytes | None] = field(default_factory=dict)
    _read: dict[Path, bytes | None] = field(default_factory=dict)
    """The bytes of each file when first asked for; nobody may have changed them by the time all files are written."""

    def file(self, address: Address) -> YamlFile:
        """Return a file as it will be."""
        return self._files.get(address) or self.content.files[address]

    def fields(self, address: Address) -> dict[str, Plain]:
        """Return the fields of a file that holds a single model."""
        return fields_in(self.file(address).content)

    def has(self, address: Address) -> bool:
        """Whether there will be such a file."""
        return address not in self._gone and (address in self._files or self._path(address).exists())

    def change(self, address: Address, changes: Iterable[Change]) -> bool:
        """Change fields of a file and leave the rest as it is; return whether anything changed."""
        listed = list(changes)
        if listed:
            self._set(address, rewrite(self._path(address), self._text(address), listed))
        return bool(listed)

    def create(self, address: Address, content: Plain) -> None:
        """Create a new file."""
        self._text(address)
        self._set(address, dump_new(address, content).decode())

    def move(self, address: Address, to: Address, changes: Iterable[Change]) -> None:
        """Move a file to another address, with some fields changed."""
        text = rewrite(self._path(address), self._text(address), list(changes))
        self._text(to)
        self.remove(address)
        self._set(to, text)

    def remove(self, address: Address) -> None:
        """Remove a file."""
        self._text(address)
        self._gone.add(address)

    def put(self, files: Mapping[Path, bytes | None]) -> None:
        """Set other files, owned by the machine; None removes one."""
        self._others |= files

    def has_remarks(self, address: Address) -> bool:
        """Whether a person left a comment in a file; # within a text does not count."""
        text = _REMARK.sub("", self._text(address))
        if "#" not in text:
            return False
        _, tokens = compose(text)
        texts = [
            token for token in tokens if isinstance(token, yaml.ScalarToken) and token.style not in {*"|>"}
        ]
        inside = sum(text.count("#", each.start_mark.index, each.end_mark.index) for each in texts)
        return text.count("#") > inside

    @property
    def addresses(self) -> tuple[Address, ...]:
        """Every file that there will be."""
        return tuple(
            address for address in dict.fromkeys((*self.content.files, *self._files)) if self.has(address)
        )

    @property
    def writes(self) -> Mapping[Path, bytes | None]:
        """What is to be written, by path; None if the file is removed."""
        texts = {self._path(address): text.encode() for address, text in self._texts.items()}
        return {**texts, **{self._path(address): None for address in self._gone}, **self._others}

    def write(self) -> None:
        """Write all files as one; raises ProblemsError and writes nothing if somebody has edited one since."""
        write_files(self.content.folder, self.writes, self._read)

    def _set(self, address: Address, text: str) -> None:
        self._gone.discard(address)
        self._texts[address] = text
        self._files[address] = parse_text(self._path(address), text.removeprefix(MARK))

    def _text(self, address: Address) -> str:
        if address not in self._texts:
            path = self._path(address)
            raw = self._read[path] = read_if_any(path)
            text = raw.decode() if raw else ""
            known = self.content.files.get(address)
            there = parse_text(path, text.removeprefix(MARK)).content
            if known and (there or None) != (known.content or None):
                raise ProblemsError([edited_meanwhile(path)])
            return text
        return self._texts[address]

    def _path(self, address: Address) -> Path:
        return address.path(self.content.folder)
