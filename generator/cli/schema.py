"""``explainer schema``."""

from pathlib import Path

import click

from generator.cli.options import ANY_FOLDER
from generator.cli.spoken import command
from generator.commands.schema import write_reference, write_schemas


@command()
@ANY_FOLDER
@click.option(
    "--reference",
    type=click.Path(path_type=Path, file_okay=False),
    help="Write the reference of all fields into this folder, too.",
)
def schema(folder: Path, reference: Path | None) -> None:
    """Write the JSON Schemas of the content files into schema/, for an editor's program to complete and explain."""
    for path in write_schemas(folder) + (write_reference(reference) if reference else []):
        click.echo(path)
