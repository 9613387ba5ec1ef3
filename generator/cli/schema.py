"""``explainer schema``."""

from pathlib import Path

import click

from generator.cli.form import FORM, report
from generator.cli.options import ANY_FOLDER, tell
from generator.cli.spoken import command, language
from generator.commands.schema import write_reference, write_schemas


@command()
@ANY_FOLDER
@FORM
@click.option(
    "--reference",
    type=click.Path(path_type=Path, file_okay=False),
    help="Write the reference of all fields into this folder, too.",
)
def schema(folder: Path, reference: Path | None) -> None:
    """Write the JSON Schemas of the content files into schema/, for an editor's program to complete and explain.

    Where .gitignore holds the line /schema/, as in a new campaign, they know its topics, sections, documents, entries and
    places, and speak your language; commands that change these write them anew.
    """
    written = write_schemas(folder, language()) + (write_reference(reference) if reference else [])
    for path in written:
        tell(str(path))
    report(files=written)
