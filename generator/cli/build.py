"""``explainer build``, ``explainer init`` and ``explainer schema``: what is written from what is there."""

from pathlib import Path

import click

from generator import pipeline
from generator.cli.options import FOLDER, tell
from generator.cli.outcome import tell_saved
from generator.cli.spoken import command
from generator.messages import say


@command()
@FOLDER
@click.option("--strict/--no-strict", default=True, help="Stop on warnings of the site builder.")
def build(folder: Path, *, strict: bool) -> None:
    """Build the site in both languages, under build/site."""
    site = pipeline.build(folder, strict=strict)
    tell(say("{site}: {count} pages", site=site, count=sum(1 for _ in site.rglob("*.html"))))


@command()
@click.argument("directory", type=click.Path(path_type=Path, file_okay=False))
@click.argument(
    "sources", nargs=-1, required=True, type=click.Path(path_type=Path, exists=True, dir_okay=False)
)
def init(directory: Path, sources: tuple[Path, ...]) -> None:
    """Make a campaign folder DIRECTORY from source documents; it builds at once."""
    for saved in pipeline.start_campaign(directory, sources):
        tell_saved(saved)
    tell(say("next: cd {directory} && explainer build", directory=directory))


@command()
@FOLDER
@click.option(
    "--reference",
    type=click.Path(path_type=Path, file_okay=False),
    help="Write the reference of all fields into this folder, too.",
)
def schema(folder: Path, reference: Path | None) -> None:
    """Write the JSON Schemas of the content files into schema/, for an editor's program to complete and explain."""
    for path in pipeline.write_schemas(folder) + (pipeline.write_reference(reference) if reference else []):
        click.echo(path)
