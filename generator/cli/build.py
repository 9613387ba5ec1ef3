"""``explainer build``."""

from pathlib import Path

import click

from generator.cli.form import FORM, report
from generator.cli.options import FOLDER, tell, tell_problem
from generator.cli.progress import progress
from generator.cli.spoken import command
from generator.commands.build import ENGINES, Engine
from generator.commands.build import build as build_campaign
from generator.commands.publishing_check import measure_site
from generator.errors import Problem
from generator.messages import say


@command(examples=["build", "build --engine zensical"])
@FOLDER
@FORM
@click.option(
    "--engine",
    type=click.Choice(ENGINES),
    help="The program that builds the pages; by default the one that mkdocs.yml names under “extra”, "
    "or else mkdocs.",
)
@click.option(
    "--strict/--no-strict",
    default=True,
    help="Whether to stop when that program gives a warning; by default it stops.",
)
def build(folder: Path, *, engine: Engine | None, strict: bool) -> None:
    """Build the site in both languages, under build/site."""
    with progress():
        site = build_campaign(folder, engine=engine, strict=strict)
    count = sum(1 for _ in site.rglob("*.html"))
    tell(say("{site}: {count} pages", site=site, count=count))
    size = measure_site(site)
    if isinstance(size, Problem):
        tell_problem(size)
    report(site=site, pages=count)
