"""The command line: arguments in, one step, a report out. Each module holds the commands of one step."""

import sys

import click

from generator.cli.build import build, init, schema
from generator.cli.check import check
from generator.cli.cite import cite
from generator.cli.editor import editor
from generator.cli.extract import extract
from generator.cli.new import new
from generator.cli.review import correct, release, review
from generator.cli.serve import serve
from generator.cli.spoken import Group, language
from generator.cli.status import status
from generator.cli.translate import translate
from generator.errors import ExplainerError

COMMANDS = (
    init,
    extract,
    status,
    new,
    cite,
    check,
    translate,
    review,
    release,
    correct,
    serve,
    build,
    editor,
    schema,
)
"""In the order in which a person meets them."""


class _Program(Group):
    """Shows what a person can mend as plain lines, and leaves bugs as tracebacks."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - as in click
        """Give the commands in their own order, not the alphabet's."""
        return list(self.commands)

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


for command in COMMANDS:
    main.add_command(command)
