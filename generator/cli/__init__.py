"""The command line: takes arguments, runs one command and reports the outcome. Each command has its own module."""

import ast
import errno
import logging
import sys
from collections.abc import Callable
from importlib import import_module
from importlib.abc import InspectLoader
from importlib.util import find_spec
from pathlib import Path

import click

from generator.cli.spoken import Command, Group, language
from generator.errors import ExplainerError, unwritable
from generator.messages import localized, say

COMMANDS = (
    "init",
    "extract",
    "status",
    "new",
    "cite",
    "check",
    "translate",
    "review",
    "release",
    "diff",
    "undo",
    "correct",
    "rename",
    "merge",
    "combine",
    "serve",
    "build",
    "handout",
    "doctor",
    "editor",
    "schema",
)
"""In the order in which people meet them; each is in the module of its name, which is loaded only when needed."""


OF_THE_MACHINE = frozenset(
    {
        *(errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EIO, errno.EACCES, errno.EPERM, errno.EFBIG),
        *(errno.EMFILE, errno.ENFILE, errno.ENOMEM),
    }
)
"""The errors that no program can mend: a full or read-only disk, a missing permission, too many open files."""
INTERRUPTED = 130
"""The exit status of what a person interrupted, as in a shell."""


class _Program(Group):
    """Shows what a person can fix as plain lines, and leaves bugs as tracebacks."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - as in click
        """Return the commands in their own order, not alphabetically."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - as in click
        """Load one command and no others; most need neither MkDocs nor the extractor, which start slowly."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = getattr(import_module(f"generator.cli.{cmd_name}"), cmd_name)
        return command

    def listed(self, ctx: click.Context) -> list[tuple[str, click.Command]]:
        """Return each command with its help alone, as its source has it; to load them all takes a second."""
        return [(name, Command(name, help=_help(name))) for name in self.list_commands(ctx)]

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command, or help on it; a word that is not a command gets the nearest one as a suggestion."""
        if args == ["help"]:
            click.echo(ctx.get_help())
            ctx.exit()
        if args[0] == "help":
            args = [*args[1:], "--help"]
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as error:
            from generator.language import nearest  # noqa: PLC0415 - only needed here

            if not (close := nearest(args[0], COMMANDS)):
                raise
            said, hint = error.message.rstrip(".。"), say("did you mean “{word}”?", word=close)
            message = say("{message}; {hint}", message=said, hint=hint).to(language())
            raise click.UsageError(message, ctx) from error

    def invoke(self, ctx: click.Context) -> object:
        told = _Told()
        content = logging.getLogger("generator.content")
        content.addHandler(told)
        try:
            return _reported(ctx, super().invoke)
        except ExplainerError as error:
            click.echo(error.to(language()), err=True)
            sys.exit(1)
        except KeyboardInterrupt:
            click.echo(say("interrupted; run the command again to finish").to(language()), err=True)
            sys.exit(INTERRUPTED)
        finally:
            content.removeHandler(told)


def _reported(ctx: click.Context, run: Callable[[click.Context], object]) -> object:
    """Run a command, and print its report where a program asked for JSON, whether it succeeds or not."""
    from generator.cli.form import reported  # noqa: PLC0415 - help and version wait for nothing

    stopped: ExplainerError | SystemExit | None = None
    try:
        done = run(ctx)
    except OSError as error:
        if error.errno not in OF_THE_MACHINE:
            raise
        stopped = unwritable(Path(error.filename or "."), error)
    except (ExplainerError, SystemExit) as error:
        stopped = error
    if to_program := reported(ctx):
        sys.exit(to_program.printed(stopped))
    if stopped:
        raise stopped
    return done


class _Told(logging.Handler):
    """Says in the user's language what a stage reports on its way, such as whom it waits for."""

    def emit(self, record: logging.LogRecord) -> None:
        click.echo(localized(record.msg, language()), err=True)


def _help(name: str) -> str | None:
    """Read the help of a command in its module, without loading that."""
    spec = find_spec(f"generator.cli.{name}")
    source = spec.loader.get_source(spec.name) if spec and isinstance(spec.loader, InspectLoader) else None
    functions = (node for node in ast.parse(source or "").body if isinstance(node, ast.FunctionDef))
    return next((ast.get_docstring(each) for each in functions if each.name == name), None)


@click.group(cls=_Program)
@click.version_option(package_name="campaign-explainer", prog_name="explainer")
def main() -> None:
    """Turn Chinese source documents into a bilingual website on which every statement leads to its passage."""
