"""What a user can fix.

::

    ExplainerError            one clean line for the user, exit status 1
    └── ProblemsError         all problems of a run, one line each

A bug is not one of these: it stays a traceback.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from generator.messages import NOTHING, Language, Message, localized, say, template, translated


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where in a file something stands; line and column count from 1, and 0 means the whole file."""

    path: Path
    line: int = 0
    column: int = 0
    end_column: int = 0
    """The column after the last character of the words that are meant; 0 if no words of the line are."""

    def __str__(self) -> str:
        """Return ``path:line:column`` as far as they are known."""
        return f"{self.path.as_posix()}:{self.line}:{self.column}" if self.line else self.path.as_posix()


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong, where it stands, and what would be right."""

    place: Place
    field: str
    """The dotted path of the field, as in ``statements.0.cites.1.quote``; empty for a whole file."""
    kind: str
    """A stable name for the rule, such as ``unknown-key``."""
    message: Message
    """What is wrong."""
    hint: Message = NOTHING
    """What would be right, in plain words; empty if the message says so already."""
    severity: Literal["error", "warning"] = "error"

    def __str__(self) -> str:
        """Return the line in English."""
        return self.to("en")

    def to(self, language: Language) -> str:
        """Return ``path:line:column: field: what is wrong; what would be right``."""
        parts = [str(self.place)]
        if self.severity == "warning":
            parts.append(translated("warning", language))
        if self.field:
            parts.append(self.field)
        return ": ".join((*parts, self.words(language)))

    def words(self, language: Language) -> str:
        """Return what is wrong and what would be right, without the place."""
        said = say("{message}; {hint}", message=self.message, hint=self.hint) if self.hint else self.message
        return said.to(language)

    @property
    def order(self) -> tuple[str, int, int, str, str]:
        """The key by which problems are sorted: file, line, column, field, kind."""
        return (self.place.path.as_posix(), self.place.line, self.place.column, self.field, self.kind)


class ExplainerError(Exception):
    """Something that the user can fix; its text is shown as it is."""

    def __init__(self, message: Message) -> None:
        super().__init__(message)

    def to(self, language: Language) -> str:
        """Return the text in a language."""
        return str(localized(self.args[0], language))


class ProblemsError(ExplainerError):
    """All problems that one run found."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(problems, key=lambda problem: problem.order))
        Exception.__init__(self, "\n".join(map(str, self.problems)))

    def __reduce__(self) -> tuple[type["ProblemsError"], tuple[tuple[Problem, ...]]]:
        return ProblemsError, (self.problems,)  # it comes back from other processes

    def to(self, language: Language) -> str:
        """Return the problems in a language, one per line."""
        return "\n".join(problem.to(language) for problem in self.problems)


def unreadable(path: Path, error: OSError) -> ProblemsError:
    """The error for a file that the system cannot read."""
    message = say("the file cannot be read: {reason}", reason=_reason(error))
    return ProblemsError([Problem(Place(path), "", "unreadable", message)])


def unwritable(path: Path, error: OSError) -> ProblemsError:
    """The error for a file that the system cannot write."""
    message = say("the file cannot be written: {reason}", reason=_reason(error))
    return ProblemsError([Problem(Place(path), "", "unwritable", message)])


def not_a_file(path: Path, hint: Message) -> ProblemsError:
    """The error for a pipe or a device where a file is read or written."""
    return ProblemsError([Problem(Place(path), "", "not-a-file", say("this is not a regular file"), hint)])


def _reason(error: OSError) -> Message:
    words = next((words for kind, words in _REFUSALS.items() if isinstance(error, kind)), None)
    return say(words) if words else say("the system says: {said}", said=error.strerror or error)


_REFUSALS: Mapping[type[OSError], str] = {
    FileNotFoundError: template("there is no such file"),
    PermissionError: template("you have no permission"),
    IsADirectoryError: template("it is a folder"),
}
