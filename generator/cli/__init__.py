"""The command line: arguments in, one step, a report out. A command a module."""

import sys
from importlib import import_module

import click

from generator.cli.spoken import Group, language
from generator.errors import ExplainerError

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
    "correct",
    "serve",
    "build",
    "editor",
    "schema",
)
"""In the order in which a person meets them; each stands in the module of its name, which is loaded when it is asked for."""


class _Program(Group):
    """Shows what a person can mend as plain lines, and leaves bugs as tracebacks."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - as in click
        """Give the commands in their own order, not the alphabet's."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - as in click
        """Load a command, and no other: most need neither MkDocs nor the extractor, whose start takes half a second."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = getattr(import_module(f"generator.cli.{cmd_name}"), cmd_name)
        return command

    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except ExplainerError as error:
            click.echo(error.to(language()), err=True)
            sys.exit(1)


@click.group(cls=_Program)
@click.version_option(package_name="campaign-explainer", prog_name="explainer")
def main() -> None:
    """Turn Chinese source documents into a bilingual site whose every statement leads to its passage."""
