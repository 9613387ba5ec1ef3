"""``explainer schema``."""

from pathlib import Path

import click

from generator.cli.form import FORM, report
from generator.cli.options import ANY_FOLDER, tell
from generator.cli.spoken import command, language
from generator.commands.schema import write_reference, write_schemas


@command(examples=["schema"])
@ANY_FOLDER
@FORM
@click.option(
    "--reference",
    type=click.Path(path_type=Path, file_okay=False),
    help="Also write the reference of all fields into this folder.",
)
def schema(folder: Path, reference: Path | None) -> None:
    """Write JSON Schemas into schema/, with which a text editor can complete and explain fields.

    If .gitignore has the line /schema/, as in a new campaign, they also know the campaign's topics, sections,
    documents, entries and places, and are in your language; commands that change these write them anew.
    """
    written = write_schemas(folder, language()) + (write_reference(reference) if reference else [])
    for path in written:
        tell(str(path))
    report(files=written)
