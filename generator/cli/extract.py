"""``explainer extract``."""

import sys
from collections.abc import Iterator
from pathlib import Path

import click

from generator import pipeline
from generator.cli.options import FOLDER, tell_saved
from generator.cli.spoken import command
from generator.errors import Problem, ProblemsError
from generator.extract import Extraction
from generator.store import Side


@command()
@FOLDER
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path, exists=True))
@click.option(
    "--take", type=click.Choice(["machine", "person"]), default="person", help="Who wins a conflict."
)
@click.option("--dry-run", is_flag=True, help="Say what would be done, and write nothing.")
@click.option("--records", is_flag=True, help="Only print every finding as a line of JSON.")
@click.option(
    "--report", type=click.Path(path_type=Path, dir_okay=False), help="Only write a page for review."
)
@click.option("--dask", metavar="ADDRESS", help="Work on the Dask cluster at this address.")
@click.option(
    "--workers", type=click.IntRange(1), help="Processes on this machine; one a processor by default."
)
def extract(  # noqa: PLR0913 - one parameter an option
    folder: Path,
    paths: tuple[Path, ...],
    *,
    take: Side,
    dry_run: bool,
    records: bool,
    report: Path | None,
    dask: str | None,
    workers: int | None,
) -> None:
    """Take source documents into the campaign's content; what a person wrote is never overwritten.

    PATHS are files, or folders of files. What cannot be read is said, and the others go on.
    """
    if records or report:
        _find(paths, records=records, report=report, dask=dask, workers=workers)
    else:
        _take_in(folder, pipeline.extract(paths, dask=dask, workers=workers), take=take, dry_run=dry_run)


def _take_in(
    folder: Path,
    extracted: tuple[tuple[Path, ...], Iterator[Extraction | ProblemsError]],
    *,
    take: Side,
    dry_run: bool,
) -> None:
    problems: list[Problem] = []
    for path, found in zip(*extracted, strict=True):
        try:
            if isinstance(found, ProblemsError):
                raise found
            tell_saved(pipeline.take_in(folder, path, found=found, take=take, dry_run=dry_run))
        except ProblemsError as error:
            problems += error.problems
    if problems:
        raise ProblemsError(problems)


def _find(
    paths: tuple[Path, ...], *, records: bool, report: Path | None, dask: str | None, workers: int | None
) -> None:
    files, results = pipeline.extract(paths, dask=dask, workers=workers)
    found: list[Extraction] = []
    problems: list[Problem] = []
    with click.progressbar(
        results, length=len(files), file=sys.stderr, hidden=not sys.stderr.isatty()
    ) as shown:
        for result in shown:
            if isinstance(result, Extraction):
                found.append(result)
            else:
                problems += result.problems
    for each in found if records else ():
        click.echo(pipeline.records(each), nl=False)
    if report and found:
        pipeline.write_report(report, found)
    if problems:
        raise ProblemsError(problems)
