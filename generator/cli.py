"""The command line: arguments in, one step of the pipeline, a report out."""

import sys
from collections.abc import Iterator
from pathlib import Path

import click

from generator import pipeline
from generator.errors import ExplainerError, Problem, ProblemsError
from generator.extract import Extraction
from generator.store import Saved, Side

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


@main.command()
@click.argument("directory", type=click.Path(path_type=Path, file_okay=False))
@click.argument(
    "sources", nargs=-1, required=True, type=click.Path(path_type=Path, exists=True, dir_okay=False)
)
def init(directory: Path, sources: tuple[Path, ...]) -> None:
    """Make a campaign folder DIRECTORY from source documents; it builds at once."""
    for saved in pipeline.start_campaign(directory, sources):
        _report(saved)
    click.echo(f"next: cd {directory} && explainer build")


@main.command()
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
            _report(pipeline.take_in(folder, path, found=found, take=take, dry_run=dry_run))
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


@main.command()
@FOLDER
def schema(folder: Path) -> None:
    """Write the JSON Schemas of the content files into schema/, for an editor's program to complete and explain."""
    for path in pipeline.write_schemas(folder):
        click.echo(path)


def _report(saved: Saved) -> None:
    for verb in ("written", "changed", "joined", "kept", "deleted"):
        for address in getattr(saved, verb):
            click.echo(f"{verb:>8}  {address}")
    for question in saved.proposed:
        click.echo(f"   same?  {question}")
    for line in saved.disagreeing:
        click.echo(f" differs  {line}")
    for address, conflict in saved.conflicts:
        click.echo(f"conflict  {address}: {conflict.field}: the machine says {conflict.machine!r}")
        click.echo(f"          the file says {conflict.person!r}")


def _summary(problems: tuple[Problem, ...]) -> str:
    errors = sum(problem.severity == "error" for problem in problems)
    return f"{errors} errors, {len(problems) - errors} warnings"
