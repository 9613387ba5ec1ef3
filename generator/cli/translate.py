"""``explainer translate``: what is translated, and texts out to translators and back."""

import sys
from collections.abc import Sequence
from pathlib import Path

import click
from rich.console import Console
from rich.table import Table

from generator.cli.completing import entries_begun
from generator.cli.form import FORM, report, reported
from generator.cli.options import FOLDER, ending_in, state_words, tell, tell_problem, tell_to_add, worded
from generator.cli.spoken import group, language
from generator.cli.translate_draft import ENTRIES, draft
from generator.commands.translate_accept import accept as accept_texts
from generator.commands.translate_exchange import WANTED, Imported, import_files
from generator.commands.translate_exchange import export as export_texts
from generator.commands.translate_glossary import export_terms, import_terms
from generator.commands.translations import (
    Count,
    Maker,
    count_by_collection,
    count_by_file,
    load_translations,
)
from generator.messages import Message, say
from generator.model import ENGLISH_STATES
from generator.translate import FORMATS, SUFFIXES, TERM_FORMATS, Unit

MOST_FILES = 10
"""How many of the files with the most to do are listed."""


@group()
def translate() -> None:
    """See what is not translated or out of date, write files for translators, and take their translations in."""


translate.add_command(draft)


@translate.command(examples=["translate status"])
@FOLDER
@FORM
def status(folder: Path) -> None:
    """Count the texts that are missing, stale, unverified and fresh, and name the files with most to do."""
    units = load_translations(folder).units
    collections, files = count_by_collection(units), count_by_file(units)
    counts = {"collections": collections, "files": files}
    report(**{name: {each.name: each.states for each in those} for name, those in counts.items()})
    _table(say("collection"), collections)
    if files:
        tell("")
        _table(say("files with most to do"), files[:MOST_FILES])
        tell(
            say(
                "next: ‘explainer translate export’ writes a file for a translator; ‘explainer translate "
                "accept’ confirms stale texts that still fit"
            )
        )


@translate.command(
    examples=[
        "translate export --only missing,stale out.po",
        "translate export --only fresh,machine memory.tmx",
    ]
)
@FOLDER
@click.option(
    "--format",
    "form",
    type=click.Choice([*FORMATS]),
    help="The format; by default the one that the name of OUT says, or else PO.",
)
@click.option(
    "--only",
    metavar="STATE,…",
    help="Only texts in these states: missing, stale, unverified, machine, fresh.",
)
@ENTRIES
@click.option("--anew", is_flag=True, help="Overwrite an existing file of this name.")
@click.argument("out", type=click.Path(path_type=Path, dir_okay=False))
def export(  # noqa: PLR0913 - one parameter an option
    folder: Path, out: Path, *, form: str | None, only: str | None, entries: tuple[str, ...], anew: bool
) -> None:
    """Write texts into OUT for a translator.

    The source's words, the figures and the glossary stand beside them. What a person should look at is marked
    as needing work: stale and unverified texts, and machine translations. A text that occurs in several
    places is written once. If OUT ends in .tmx, it becomes a translation memory of what people translated.
    """
    wanted = [word.strip() for word in only.split(",")] if only else []
    if wrong := [word for word in wanted if word not in WANTED]:
        known = ", ".join(WANTED)
        message = say("“{word}” is not a state; write one of {known}", word=wrong[0], known=known)
        raise click.BadParameter(worded(message), param_hint="--only")
    chosen = form or SUFFIXES.get(out.suffix.lower(), "po")
    count = export_texts(folder, out, chosen, only=wanted, entries=entries, language=language(), anew=anew)
    tell(say("{path}: texts written: {count}", path=out, count=count))


@translate.command("import", examples=["translate import out.po", "translate import --dry-run out.po"])
@FOLDER
@FORM
@click.option(
    "--unfinished",
    is_flag=True,
    help="Treat texts that were changed as done, even if they are still marked as needing work.",
)
@click.option(
    "--by", type=click.Choice(["person", "machine"]), default="person", help="Who translated the texts."
)
@click.option("--dry-run", is_flag=True, help="Say what would be done, and write nothing.")
@click.argument(
    "files", nargs=-1, required=True, type=click.Path(path_type=Path, exists=True, dir_okay=False)
)
def import_(folder: Path, files: tuple[Path, ...], *, unfinished: bool, by: Maker, dry_run: bool) -> None:
    """Take in FILES that came back from translators, in any format that export writes.

    A text is refused if its Chinese or English was changed here in the meantime, or if it has lost a figure
    or a “more than”, “about” and the like; the others come in all the same. A text that was changed but is
    still marked as needing work comes in as a draft.
    """
    imported = import_files(folder, files, maker=by, unfinished=unfinished, dry_run=dry_run)
    _show_taken_in(imported)
    report(written=not dry_run)
    if dry_run:
        tell(say("nothing was written"), err=True)
    elif imported.changes:
        tell_to_add(folder)
    sys.exit(bool(imported.refused))


def _show_taken_in(imported: Imported) -> None:
    """Show what was done with each text, and how many there are of each kind."""
    for change in imported.changes:
        if change.draft:
            tell(
                say("taken in as a draft, since it is marked as needing work: {name}", name=change.unit.name)
            )
        else:
            tell(say("taken in: {name}", name=change.unit.name))
    for name, words in imported.comments:
        tell(say("the translator’s comment on {name}: {words}", name=name, words=words))
    report(
        taken_in=[{"text": each.unit.name, "draft": each.draft} for each in imported.changes],
        unchanged=imported.unchanged,
        unfinished=imported.unfinished,
        untranslated=imported.untranslated,
        elsewhere=imported.elsewhere,
        refused=len(imported.refused),
        comments=[{"text": name, "words": words} for name, words in imported.comments],
    )
    for problem in (*imported.refused, *imported.warnings):
        tell_problem(problem)
    _show_numbers(imported)


def _show_numbers(imported: Imported) -> None:
    tell(say("texts taken in: {count}", count=len(imported.changes)), err=True)
    _show_counts(
        (imported.unchanged, say("unchanged: {count}", count=imported.unchanged)),
        (
            imported.unfinished,
            say("unchanged and marked as needing work: {count}", count=imported.unfinished),
        ),
        (
            imported.elsewhere,
            say("in the translation memory but nowhere here: {count}", count=imported.elsewhere),
        ),
        (imported.untranslated, say("still without English: {count}", count=imported.untranslated)),
        (len(imported.refused), say("refused: {count}", count=len(imported.refused))),
    )


def _show_counts(*counts: tuple[int, Message]) -> None:
    """Show each count that is more than none."""
    for count, words in counts:
        if count:
            tell(words, err=True)


@translate.command("export-glossary", examples=["translate export-glossary glossary.tbx"])
@FOLDER
@FORM
@click.option("--anew", is_flag=True, help="Overwrite an existing file of this name.")
@click.argument("out", type=click.Path(path_type=Path, dir_okay=False), callback=ending_in(TERM_FORMATS))
def export_glossary(folder: Path, out: Path, *, anew: bool) -> None:
    """Write the glossary into OUT for a translator's program: TBX-Basic (.tbx) or CSV."""
    count = export_terms(folder, out, anew=anew)
    tell(say("{path}: terms written: {count}", path=out, count=count))
    report(path=out, terms=count)


@translate.command("import-glossary", examples=["translate import-glossary agency.csv"])
@FOLDER
@FORM
@click.option(
    "--replace", is_flag=True, help="Where the glossary has another rendering, take that of the file."
)
@click.option("--dry-run", is_flag=True, help="Say what would be done, and write nothing.")
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
def import_glossary(folder: Path, file: Path, *, replace: bool, dry_run: bool) -> None:
    """Take the terms of FILE (TBX or CSV) into the glossary; terms that the file does not have stay."""
    taken = import_terms(folder, file, replace=replace, dry_run=dry_run)
    for each in taken.new:
        tell(say("new: {zh} = {en}", zh=each.zh, en=each.en))
    for mine, each in taken.changed:
        tell(say("changed: {zh} = {en}, was {was}", zh=each.zh, en=each.en, was=mine.en))
    for problem in (*taken.refused, *taken.warnings):
        tell_problem(problem)
    report(
        new=[each.zh for each in taken.new],
        changed=[mine.zh for mine, _ in taken.changed],
        unchanged=taken.unchanged,
        refused=len(taken.refused),
        written=not dry_run,
    )
    tell(say("terms taken in: {count}", count=len(taken.new) + len(taken.changed)), err=True)
    _show_counts(
        (taken.unchanged, say("unchanged: {count}", count=taken.unchanged)),
        (len(taken.refused), say("refused: {count}", count=len(taken.refused))),
    )
    if dry_run:
        tell(say("nothing was written"), err=True)
    sys.exit(bool(taken.refused))


@translate.command(
    examples=["translate accept operations/flood-season-duty:title", "translate accept --all-stale"]
)
@FOLDER
@FORM
@click.argument("names", nargs=-1, metavar="[ENTRY[:FIELD]]...", shell_complete=entries_begun)
@click.option("--all-stale", is_flag=True, help="Accept every stale text.")
def accept(folder: Path, names: tuple[str, ...], *, all_stale: bool) -> None:
    """Confirm that English texts still fit their Chinese, although it was changed or is not known.

    Write ENTRY as in operations/riverbank and FIELD as in statements.0.text.
    """
    if not names and not all_stale:
        raise click.UsageError(worded(say("name an entry, or add --all-stale")))
    accepted = accept_texts(folder, names, all_stale=all_stale)
    report(accepted=[unit.name for unit in accepted.units])
    for unit in accepted.units:
        tell(say("accepted: {name}", name=unit.name))
        _show(unit)
    for problem in accepted.problems:
        tell_problem(problem)
    tell(say("texts accepted: {count}", count=len(accepted.units)), err=True)
    if accepted.units:
        tell_to_add(folder)
    sys.exit(bool(accepted.problems))


def _show(unit: Unit) -> None:
    if unit.previous:
        tell(say("   before: {text}", text=unit.previous))
    tell(say("  Chinese: {text}", text=unit.text.zh))
    tell(say("  English: {text}", text=unit.text.en or ""))


def _table(title: str, counts: Sequence[Count]) -> None:
    """Show counts by state: as a table on a terminal, as tab-separated lines in a pipe."""
    head = [worded(word) for word in (title, *map(state_words, ENGLISH_STATES))]
    rows = [[each.name, *(str(each.states[state]) for state in ENGLISH_STATES)] for each in counts]
    if not sys.stdout.isatty() or reported():
        for row in (head, *rows):
            tell("\t".join(row))
        return
    table = Table(head[0])
    for word in head[1:]:
        table.add_column(word, justify="right")
    for row in rows:
        table.add_row(*row)
    Console().print(table)
