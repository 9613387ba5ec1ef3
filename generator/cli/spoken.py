"""Commands in the user's language: their help, and click's complaints about words that it does not understand."""

import gettext
import inspect
import os
import re
import shlex
import sys
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from copy import copy
from importlib.resources import as_file, files
from itertools import pairwise
from pathlib import Path
from typing import Any

import click
from click.shell_completion import CompletionItem
from rich.cells import cell_len

from generator.messages import LANGUAGES, Language, environment_language, say, translated

_CHOSEN: ContextVar[Language | None] = ContextVar("language", default=None)
_PIECE = re.compile(r"[\x21-\x7e]+ ?|. ?[，。；：、？！”’）》]*")
"""What stays on one line: a Latin word, or a character with any marks that must not begin a line."""
_SENTENCE = re.compile(r"[.;](?: |$)|[。；]")
_MOST_COLUMN = 30
"""The width in cells of the first column in a list of options, as in click."""


def language() -> Language:
    """Return the language in which to speak to the user."""
    return _CHOSEN.get() or environment_language()


def help_words(text: str | None) -> str:
    """Return a help text on one line, as the catalogue has it."""
    return " ".join(inspect.cleandoc(text or "").partition("\f")[0].split())


class Command(click.Command):
    """A command whose help is in the user's language, and which accepts ``--lang`` as the program itself does."""

    def __init__(self, *arguments: Any, examples: Sequence[str] = (), **settings: Any) -> None:  # noqa: ANN401 - as in click
        """Add command lines that the help shows as examples."""
        super().__init__(*arguments, **settings)
        self.examples = tuple(examples)

    def get_params(self, ctx: click.Context) -> list[click.Parameter]:
        """Return the parameters including ``--lang``, which is hidden except in the program's own help."""
        lang = copy(_LANG)
        lang.hidden = ctx.parent is not None
        return [*super().get_params(ctx), lang]

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Remember what a person wrote after the command's name, for the record of what it changes."""
        ctx.meta["generator.words"] = [*args]
        return super().parse_args(ctx, args)

    def invoke(self, ctx: click.Context) -> object:
        """Run the command; what it changes is kept under the words that started it, so that it can be taken back.

        The schemas of a campaign that it changed are written anew, even if it stops half-way.
        """
        if isinstance(self, click.Group):
            return super().invoke(ctx)
        from generator.content.changing import undoing  # noqa: PLC0415 - help and version need not wait for it

        words = [*_names(ctx), *ctx.meta["generator.words"]]
        started = undoing.Command(shlex.join(words))
        try:
            with undoing.recorded_as(started):
                return super().invoke(ctx)
        finally:
            _refresh(started.changed)

    def get_help_option_names(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - as in click
        """Return the options that show the help, whatever context asks first: click remembers them."""
        return ["-h", "--help"]

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write what the command does."""
        if language() == "en":
            super().format_help_text(ctx, formatter)
        elif self.help:
            formatter.write_paragraph()
            with formatter.indentation():
                formatter.write_text(_laid(_in_chinese(self.help), formatter.width - 2))

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options, each with its help."""
        spoken = [copy(param) for param in self.get_params(ctx) if isinstance(param, click.Option)]
        for option in spoken if language() == "zh" else ():
            option.help = _in_chinese(option.help) if option.help else None
        rows = [row for option in spoken if (row := option.get_help_record(ctx))]
        with formatter.section(gettext.gettext("Options")):
            _write_rows(formatter, rows)

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 - as in click
        """Write the examples."""
        if self.examples:
            heading = say("Examples").to(language())
            with formatter.section(heading):
                formatter.write_text("\b\n" + "\n".join(f"explainer {each}" for each in self.examples))

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """Return the options that begin so, each with its help."""
        found = click.Command.shell_complete(self, ctx, incomplete)
        if language() == "zh":
            found = [CompletionItem(each.value, help=_in_chinese(each.help or "")) for each in found]
        return found

    def get_short_help_str(self, limit: int = 45) -> str:  # noqa: ARG002 - as in click
        """Return the first sentence of the help, or what stands before its semicolon."""
        words = help_words(self.help) if language() == "en" else _in_chinese(self.help or "")
        return _SENTENCE.split(words)[0]


class Group(Command, click.Group):
    """Commands under one name; the outermost group chooses the language before anything else is read."""

    command_class = Command
    group_class = type

    def main(self, args: Sequence[str] | None = None, *more: Any, **settings: Any) -> Any:  # noqa: ANN401 - as in click
        """Run in the language that was asked for."""
        asked = _asked(sys.argv[1:] if args is None else args)
        with _speaking(asked or environment_language()):
            return super().main(args, *more, **settings)

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """Return the commands and options that begin so, each with its help."""
        commands = [
            CompletionItem(name, help=inner.get_short_help_str())
            for name, inner in self.listed(ctx)
            if name.startswith(incomplete)
        ]
        return [*commands, *Command.shell_complete(self, ctx, incomplete)]

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options, then the commands."""
        super().format_options(ctx, formatter)
        self.format_commands(ctx, formatter)

    def listed(self, ctx: click.Context) -> list[tuple[str, click.Command]]:
        """Return the commands by name, as the help lists them."""
        return [(name, inner) for name in self.list_commands(ctx) if (inner := self.get_command(ctx, name))]

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the commands, each with the first sentence of its help."""
        commands = self.listed(ctx)
        with formatter.section(gettext.gettext("Commands")):
            _write_rows(formatter, [(name, command.get_short_help_str()) for name, command in commands])


def command(*arguments: Any, **settings: Any) -> Callable[[Callable[..., object]], Command]:  # noqa: ANN401 - as in click
    """Turn a function into a command that speaks the user's language."""
    return click.command(*arguments, cls=Command, **settings)


def group(*arguments: Any, **settings: Any) -> Callable[[Callable[..., object]], Group]:  # noqa: ANN401 - as in click
    """Turn a function into a group of such commands."""
    return click.group(*arguments, cls=Group, **settings)


def _refresh(changed: Collection[Path]) -> None:
    if changed:
        from generator.commands.schema import refresh_schemas  # noqa: PLC0415 - commands that only read wait for nothing

        for folder in changed:
            refresh_schemas(folder, language())


def _names(ctx: click.Context) -> Iterator[str]:
    """Yield the names by which a command is called, without the program's own."""
    if ctx.parent:
        yield from _names(ctx.parent)
        yield ctx.info_name or ""


_LANG = click.Option(
    ["--lang"],
    type=click.Choice(LANGUAGES),
    expose_value=False,
    help="The language of messages; by default that of EXPLAINER_LANG, or else of the system.",
)


def _asked(arguments: Sequence[str]) -> Language | None:
    """Find ``--lang`` in a command line, because help may be asked for before it has been parsed."""
    words = [*arguments][: [*arguments, "--"].index("--")]
    for word, following in pairwise([*words, ""]):
        asked = following if word == "--lang" else word.removeprefix("--lang=")
        if word.startswith("--lang"):
            return next((known for known in LANGUAGES if known == asked), None)
    return None


@contextmanager
def _speaking(language: Language) -> Iterator[None]:
    """Speak a language for a while; click takes its own words from gettext, which follows the environment."""
    before, domain = os.environ.get("LANGUAGE"), gettext.textdomain()
    token = _CHOSEN.set(language)
    try:
        with as_file(files("generator.messages")) as folder:
            gettext.bindtextdomain("click", str(folder))
            gettext.textdomain("click")
            os.environ["LANGUAGE"] = language
            yield
    finally:
        _CHOSEN.reset(token)
        gettext.textdomain(domain)
        os.environ.pop("LANGUAGE")
        if before is not None:
            os.environ["LANGUAGE"] = before


def _in_chinese(text: str) -> str:
    return translated(help_words(text), "zh")


def _write_rows(formatter: click.HelpFormatter, rows: list[tuple[str, str]]) -> None:
    if not rows:
        return
    first = min(max(len(term) for term, _ in rows), _MOST_COLUMN)
    width = max(formatter.width - first - 4, 10)
    formatter.write_dl([(term, _laid(words, width) if language() == "zh" else words) for term, words in rows])


def _laid(text: str, width: int) -> str:
    """Break Chinese text into lines of a width in cells, which click then leaves alone."""
    lines = [""]
    for piece in _PIECE.findall(text):
        if lines[-1] and cell_len(lines[-1] + piece.rstrip()) > width:
            lines.append("")
        lines[-1] += piece
    return "\b\n" + "\n".join(line.rstrip() for line in lines)
