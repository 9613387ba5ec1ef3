"""``explainer extract``."""

import sys
from collections.abc import Iterator
from pathlib import Path

import click

from generator import pipeline
from generator.cli.form import FORM, report, reported
from generator.cli.options import ANY_FOLDER, worded
from generator.cli.outcome import plain_outcome, tell_difference, tell_outcome
from generator.cli.spoken import command, language
from generator.commands.extract import records as records_of
from generator.commands.extract import write_report
from generator.content.changing import Side
from generator.errors import ExplainerError, Problem, ProblemsError
from generator.extract import Extraction
from generator.intake import Takes, extract_files, failed
from generator.messages import Message, say
from generator.model import COLLECTIONS, Address

_SIDES: dict[str, Side] = {"machine": "machine", "person": "person"}


@command(
    examples=[
        "extract report.docx",
        "extract --dry-run seeds/",
        "extract seeds/report.txt --take operations/online-disorder=person",
    ]
)
@ANY_FOLDER
@FORM
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path, exists=True))
@click.option(
    "--take",
    "choices",
    multiple=True,
    metavar="[ENTRY=]SIDE",
    help="Whose version to take in conflicts: machine or person; for a single entry as in "
    "operations/x=machine. May be given several times.",
)
@click.option("--dry-run", is_flag=True, help="Show what would change, and write nothing.")
@click.option(
    "--records",
    is_flag=True,
    help="Only print what is found, one line of JSON each; the campaign stays as it is.",
)
@click.option(
    "--report",
    "page",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Only write a web page that shows what is found; the campaign stays as it is.",
)
@click.option("--dask", metavar="ADDRESS", help="Let the Dask cluster at this address do the work.")
@click.option(
    "--workers",
    type=click.IntRange(1),
    help="How many processes work on this machine; by default one for each processor.",
)
def extract(  # noqa: PLR0913 - one parameter an option
    folder: Path,
    paths: tuple[Path, ...],
    *,
    choices: tuple[str, ...],
    dry_run: bool,
    records: bool,
    page: Path | None,
    dask: str | None,
    workers: int | None,
) -> None:
    """Add source documents to the campaign, or take them in again when they have changed.

    PATHS are files, or folders of files. What a person wrote is never overwritten. Files that cannot be read
    are named, and the others are taken in.
    """
    if (records or page) and reported():
        raise click.UsageError(worded(say("--records and --report cannot be combined with --format json")))
    if records or page:
        _find(paths, records=records, page=page, dask=dask, workers=workers)
    else:
        takes = _takes(folder, choices)
        extracted = extract_files(paths, campaign=folder, dask=dask, workers=workers)
        _take_in(folder, extracted, takes, dry_run=dry_run)


def _take_in(
    folder: Path,
    extracted: tuple[tuple[Path, ...], Iterator[Extraction | ProblemsError]],
    takes: Takes,
    *,
    dry_run: bool,
) -> None:
    problems: list[Problem] = []
    outcomes: list[dict[str, object]] = []
    report(documents=outcomes)
    for path, found in zip(*extracted, strict=True):
        if isinstance(found, ProblemsError):
            problems += found.problems
            continue
        try:
            outcome = pipeline.take_in(folder, path, found=found, takes=takes, dry_run=dry_run)
            tell_outcome(outcome)
            outcomes.append({"path": path, **plain_outcome(outcome)})
            if dry_run:
                tell_difference(folder, outcome)
        except ProblemsError as error:
            problems += error.problems
        except ExplainerError:
            raise
        except Exception as error:  # noqa: BLE001 - one file out of thousands must not stop the others
            problems += failed(path, error).problems
    if problems:
        raise ProblemsError(problems)


def _takes(folder: Path, choices: tuple[str, ...]) -> Takes:
    """Read who wins conflicts; a choice that names no entry holds for all entries not named."""
    everywhere: Side | None = None
    entries: dict[Address, Side] = {}
    for choice in choices:
        name, _, word = choice.rpartition("=")
        address = Address(name)
        side = _SIDES.get(word)
        if side is None:
            raise _wrong(
                say(
                    "“{choice}” is neither machine nor person; for a single entry write operations/<id>=machine",
                    choice=choice,
                )
            )
        if not address:
            everywhere = side
        elif address != "campaign" and not _is_known(folder, address):
            raise _wrong(say("there is no entry “{address}”", address=address))
        else:
            entries[address] = side
    return Takes(everywhere, entries)


def _is_known(folder: Path, address: Address) -> bool:
    return address.collection in {*COLLECTIONS, "documents"} and address.path(folder).is_file()


def _wrong(message: Message) -> click.BadParameter:
    return click.BadParameter(worded(message), param_hint="--take")


def _find(
    paths: tuple[Path, ...], *, records: bool, page: Path | None, dask: str | None, workers: int | None
) -> None:
    files, results = extract_files(paths, dask=dask, workers=workers)
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
        click.echo(records_of(each), nl=False)
    if page and found:
        write_report(page, found, language())
    if problems:
        raise ProblemsError(problems)
