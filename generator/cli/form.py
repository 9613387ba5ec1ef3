"""The form of a report: words for people, or one JSON object for programs, which has the same shape for every command."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, fields, is_dataclass
from pathlib import Path
from typing import Any

import click

from generator.cli.spoken import language
from generator.errors import ExplainerError, Place, Problem, ProblemsError
from generator.messages import Message

_KEY = "generator.cli.form"
_OURS = "json"


@dataclass(slots=True)
class Report:
    """What a command has to say to a program."""

    command: str
    problems: list[Problem] = field(default_factory=list)
    result: dict[str, object] = field(default_factory=dict)

    def printed(self, stopped: ExplainerError | SystemExit | None) -> int:
        """Print the one object, and return the exit status of a command that was perhaps stopped by something."""
        status = 0 if stopped is None else 1
        if isinstance(stopped, SystemExit):
            status = int(stopped.code or 0)
        elif isinstance(stopped, ProblemsError):
            self.problems += stopped.problems
        elif stopped:
            self.problems.append(Problem(Place(Path()), "", "refused", stopped.args[0]))
        said = {
            "command": self.command,
            "ok": not status,
            "problems": self.problems,
            "result": self.result,
        }
        click.echo(json.dumps(_plain(said), ensure_ascii=False, indent=2))
        return status


def form_option(*others: str, exposed: bool = False) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Return the option ``--format``: ``text`` or what a command has in its place, ``json``, and further ones."""
    first, *more = others or ("text",)
    return click.option(
        "--format",
        "form",
        type=click.Choice([first, _OURS, *more]),
        default=first,
        expose_value=exposed,
        is_eager=True,  # so that what is wrong with other options is reported in this form too
        callback=_begun,
        help="The format of the output.",
    )


def reported(ctx: click.Context | None = None) -> Report | None:
    """Return what is to be printed as JSON at the end; None where words are printed on the way."""
    ctx = ctx or click.get_current_context(silent=True)
    found = ctx.meta.get(_KEY) if ctx else None
    return found if isinstance(found, Report) else None


def report(**result: object) -> None:
    """Add to the result that is printed as JSON; where words are printed, nothing happens."""
    if to_program := reported():
        to_program.result.update(result)


def _begun(ctx: click.Context, _param: click.Parameter, form: str) -> str:
    if form == _OURS:
        names = []
        inner = ctx
        while inner.parent:
            names.append(inner.info_name or "")
            inner = inner.parent
        ctx.meta[_KEY] = Report(" ".join(reversed(names)))
    return form


def _plain(value: object) -> object:
    """Return a value as JSON has it, with messages in the user's language."""
    plain = value
    if isinstance(value, Problem):
        plain = _problem(value)
    elif isinstance(value, Message):
        plain = value.to(language())
    elif isinstance(value, Path):
        plain = value.as_posix()
    elif is_dataclass(value):
        plain = {each.name: _plain(getattr(value, each.name)) for each in fields(value)}
    elif isinstance(value, Mapping):
        plain = {str(name): _plain(each) for name, each in value.items()}
    elif isinstance(value, Sequence) and not isinstance(value, str):
        plain = [_plain(each) for each in value]
    return plain


def _problem(problem: Problem) -> dict[str, object]:
    place = problem.place
    return {
        "path": place.path.as_posix(),
        "line": place.line,
        "column": place.column,
        "end_column": place.end_column,
        "field": problem.field,
        "kind": problem.kind,
        "severity": problem.severity,
        "message": problem.message.to(language()),
        "hint": problem.hint.to(language()),
    }


FORM = form_option()
