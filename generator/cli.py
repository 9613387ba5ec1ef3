"""The command line: arguments in, one step of the pipeline, a report out."""

import sys
from pathlib import Path

import click

from generator import pipeline
from generator.errors import ExplainerError, Problem

FOLDER = click.option(
    "--folder",
    "-C",
    type=click.Path(path_type=Path, file_okay=False, exists=True),
    default=Path(),
    help="The campaign folder; the current one unless said otherwise.",
)


class _Group(click.Group):
    """Shows what a person can mend as plain lines, and leaves bugs as tracebacks."""

    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except ExplainerError as error:
            click.echo(str(error), err=True)
            sys.exit(1)


@click.group(cls=_Group)
@click.version_option(package_name="campaign-explainer", prog_name="explainer")
def main() -> None:
    """Turn Chinese source documents into a bilingual site whose every statement leads to its passage."""


@main.command()
@FOLDER
def check(folder: Path) -> None:
    """Say everything that is wrong with the content, where, and what would be right."""
    problems = pipeline.check(folder)
    for problem in problems:
        click.echo(str(problem))
    click.echo(_summary(problems), err=True)
    sys.exit(any(problem.severity == "error" for problem in problems))


@main.command()
@FOLDER
@click.option("--strict/--no-strict", default=True, help="Stop on warnings of the site builder.")
def build(folder: Path, *, strict: bool) -> None:
    """Build the site in both languages, under build/site."""
    site = pipeline.build(folder, strict=strict)
    click.echo(f"{site}: {sum(1 for _ in site.rglob('*.html'))} pages")


def _summary(problems: tuple[Problem, ...]) -> str:
    errors = sum(problem.severity == "error" for problem in problems)
    return f"{errors} errors, {len(problems) - errors} warnings"
