"""The command line: arguments in, one step, a report out. Each module holds the commands of one step."""

import sys

import click

from generator.cli.build import build, init, schema
from generator.cli.check import check
from generator.cli.extract import extract
from generator.cli.options import language
from generator.errors import ExplainerError
from generator.messages import LANGUAGES

COMMANDS = (init, extract, check, build, schema)
"""In the order in which a person meets them."""


class _Group(click.Group):
    """Shows what a person can mend as plain lines, and leaves bugs as tracebacks."""

    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except ExplainerError as error:
            click.echo(error.to(language()), err=True)
            sys.exit(1)


@click.group(cls=_Group)
@click.option(
    "--lang",
    type=click.Choice(LANGUAGES),
    envvar="EXPLAINER_LANG",
    help="The language of messages; from the environment unless said otherwise.",
)
@click.version_option(package_name="campaign-explainer", prog_name="explainer")
def main(lang: str | None) -> None:
    """Turn Chinese source documents into a bilingual site whose every statement leads to its passage."""


for command in COMMANDS:
    main.add_command(command)
