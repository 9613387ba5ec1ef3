"""How files, the machine's finds and single fields are named; each name is parsed and written only here."""

from pathlib import Path
from typing import Self, TypeAlias

FieldPath: TypeAlias = tuple[str | int, ...]
"""The path of a field in its file: keys and list positions, outermost first; empty for the whole file."""


class Address(str):
    """A file in ``content/``, as in ``operations/<id>`` or, where there is only one of its kind, ``campaign``.

    It is the text that people and files write, so that it sorts, compares and prints the same way.
    """

    __slots__ = ()

    @classmethod
    def of(cls, collection: str, file: str) -> Self:
        """The address of one file of a collection."""
        return cls(f"{collection}/{file}")

    @property
    def collection(self) -> str:
        """The folder that holds the file, or the file's own name if it has no folder."""
        return self.partition("/")[0]

    @property
    def id(self) -> str:
        """The file's name without its suffix."""
        return self.rpartition("/")[2]

    @property
    def is_alone(self) -> bool:
        """Whether the file has no folder of its kind."""
        return "/" not in self

    def path(self, folder: Path) -> Path:
        """The path of the file in a campaign folder."""
        return folder / "content" / f"{self}.yml"


class Origin(str):
    """Something that the machine found in a document, as in ``report/event/p9.1/6月25日``: document, kind and place.

    A place is the sentence, followed by what distinguishes several finds in it; ``gone-<fingerprint>`` replaces a
    sentence whose words are gone. The document's own facts are ``documents/<id>``, the campaign's are ``campaign``.
    """

    __slots__ = ()

    @classmethod
    def of(cls, document: str, kind: str, *place: str) -> Self:
        """The origin of something found at a place."""
        return cls("/".join((document, kind, *place)))

    @property
    def document(self) -> str:
        """The id of the document."""
        return self.partition("/")[0]

    @property
    def kind(self) -> str:
        """The kind of thing that was found; empty for the campaign's own facts."""
        return self._step(1)

    @property
    def sentence(self) -> str:
        """The id of the sentence or what replaces it; empty if the origin names no place."""
        return self._step(2)

    @property
    def around(self) -> str:
        """Everything but the last step: the same for all dates of one sentence, or for all finds of a kind."""
        return self.rpartition("/")[0]

    @property
    def is_dated(self) -> bool:
        """Whether it is told apart from other finds in the same sentence by a date alone, without a number."""
        return len(self.split("/")) == len(("document", "kind", "sentence", "date"))

    def at(self, sentence: str) -> Self:
        """The same find, in another sentence."""
        return type(self).of(self.document, self.kind, sentence, *self.split("/")[3:])

    def _step(self, number: int) -> str:
        return (self.split("/") + [""] * number)[number]


def read_address(written: str) -> Address:
    """The address that a person writes, either as it is or as a file's path on any system, from any folder."""
    path = written.replace("\\", "/")
    return Address(
        f"/{path}".rpartition("/content/")[2].removeprefix("/./").removeprefix("/").removesuffix(".yml")
    )


def read_path(written: str) -> FieldPath:
    """The path of a field written as ``statements.0.text``; a step made of digits is a position in a list."""
    steps = (step for step in read_names(written) if step)
    return tuple(int(step) if step.isascii() and step.isdigit() else step for step in steps)


def read_names(written: str) -> tuple[str, ...]:
    """The steps of a path in which elements of lists go by name, as in ``statements.3f9c1a2b.text``."""
    return tuple(written.split("."))


def dotted(path: FieldPath) -> str:
    """A path as editors read and write it, as in ``statements.0.cites``."""
    return ".".join(map(str, path))


def read_target(written: str) -> tuple[Address, str]:
    """The file and the field in a target such as ``operations/<id>:title``; the field is empty if none is given."""
    address, _, field = written.partition(":")
    return Address(address), field


def passage_of(sentence: str) -> str:
    """The id of the passage that holds a sentence: ``p22`` for ``p22.1``."""
    return sentence.partition(".")[0]
