"""``explainer review``."""

from datetime import datetime
from pathlib import Path

import click

from generator.cli.completing import entries_begun
from generator.cli.form import FORM, report, reported
from generator.cli.options import (
    FOLDER,
    ON,
    day,
    state_words,
    tell,
    tell_problem,
    tell_to_add,
    worded,
)
from generator.cli.spoken import command
from generator.commands.git import git_name
from generator.commands.review import Beside, State, Translation, Waiting, record_review, waiting
from generator.content.checking import part_name
from generator.errors import ProblemsError
from generator.messages import Message, say
from generator.model import COLLECTIONS

KINDS = ("campaign", *COLLECTIONS)


@command(
    examples=["review", 'review online-disorder --state reviewed --by "Li Hua"', "review --next --kind terms"]
)
@FOLDER
@FORM
@click.argument("entries", nargs=-1, metavar="[ENTRY]...", shell_complete=entries_begun)
@click.option("--kind", "kinds", multiple=True, type=click.Choice(KINDS), help="Only entries of this kind.")
@click.option("--state", type=click.Choice(["edited", "reviewed"]), help="Record this state of review.")
@click.option(
    "--translation",
    type=click.Choice(["machine", "person", "reviewed"]),
    help="Record who made or reviewed the English.",
)
@click.option("--next", "one_by_one", is_flag=True, help="Show one entry after another, and ask about each.")
@click.option(
    "--by", metavar="NAME", help="The name of the person who answers for it; by default git's user.name."
)
@ON
def review(  # noqa: PLR0913 - one parameter an option
    folder: Path,
    entries: tuple[str, ...],
    kinds: tuple[str, ...],
    *,
    state: State | None,
    translation: Translation | None,
    one_by_one: bool,
    by: str | None,
    on: datetime | None,
) -> None:
    """Show what waits for review, each sentence beside its passage; with --state, record a review.

    Write ENTRY as operations/<id> or as the id alone; “campaign” means what the home page says. With --kind
    instead of entries, a review of everything of this kind that waits is recorded; with --next, entries are
    shown one after another, and you are asked about each.
    """
    if state is None and translation is None and not one_by_one:
        _show(waiting(folder, entries, kinds))
        return
    name = (by or git_name(folder)).strip()
    if not name:
        raise click.UsageError(worded(say("say with --by NAME who answers for it")))
    if one_by_one:
        _ask_one_by_one(folder, waiting(folder, entries, kinds), name, day(on))
        return
    if not entries and not kinds:
        raise click.UsageError(worded(say("name the entries that were reviewed")))
    wanted = f"--state {state}" if state else f"--translation {translation}"
    chosen = entries or tuple(each.address for each in waiting(folder, (), kinds) if each.next == wanted)
    changed = record_review(folder, chosen, state=state, by=name, on=day(on), translation=translation)
    for address in changed:
        tell(say("recorded  {address}", address=address))
    report(recorded=changed, by=name)
    if changed:
        tell(say("by {name}", name=name))
        tell_to_add(folder)
    else:
        tell(say("all of this is already recorded"))


def _ask_one_by_one(folder: Path, entries: tuple[Waiting, ...], by: str, on: str) -> None:
    """Show one entry after another, and record those to which the person says yes."""
    if reported():
        raise click.UsageError(
            worded(say("--next asks a person, so it cannot be combined with --format json"))
        )
    count = 0
    for entry in entries:
        if not entry.next:
            continue
        _show_entry(entry)
        tell(say("{options} by {name}? y: yes, n: not now, q: stop", options=entry.next, name=by))
        key = _key()
        if key == "q":
            break
        if key == "y":
            count += _recorded(folder, entry, by, on)
    tell(say("recorded: {count}", count=count))
    if count:
        tell_to_add(folder)


def _key() -> str:
    """The key that a person presses; raises UsageError where there is no terminal to press one at."""
    try:
        return click.getchar().lower()
    except OSError as error:
        message = say(
            "--next asks a person on a terminal; without one, name the entries and --state reviewed"
        )
        raise click.UsageError(worded(message)) from error


def _recorded(folder: Path, entry: Waiting, by: str, on: str) -> int:
    """Record what an entry waits for, or say why that cannot be; return how many were recorded."""
    state: State | None = "reviewed" if entry.next.startswith("--state") else None
    try:
        record_review(
            folder, [entry.address], state=state, by=by, on=on, translation=None if state else "reviewed"
        )
    except ProblemsError as error:
        for problem in error.problems:
            tell_problem(problem)
        return 0
    return 1


def _plain(entry: Waiting) -> dict[str, object]:
    return {
        "address": entry.address,
        "state": entry.state,
        "translation": entry.translation,
        "next": entry.next,
        "sentences": [
            {
                "field": each.field,
                "zh": each.text.zh,
                "en": each.text.en,
                "translation": each.text.en_state,
                "passages": [{"place": place, "words": words} for place, words in each.passages],
            }
            for each in entry.sentences
        ],
    }


def _show(entries: tuple[Waiting, ...]) -> None:
    for entry in entries:
        _show_entry(entry)
    waits = [entry for entry in entries if entry.next]
    report(waiting=[_plain(entry) for entry in waits])
    if waits:
        tell(say("{count} waiting for review; next:", count=len(waits)))
        name = worded(say("NAME"))
        tell(f"  explainer review {waits[0].address} {waits[0].next} --by {name}")
    else:
        tell(say("nothing waits for review"))


def _show_entry(entry: Waiting) -> None:
    heading: dict[str, str | Message] = {
        "address": click.style(entry.address, bold=True),
        "state": state_words(entry.state),
    }
    if any(sentence.text.en for sentence in entry.sentences):
        translation = state_words(entry.translation)
        tell(say("{address}  {state}, translation {translation}", **heading, translation=translation))
    else:
        tell(say("{address}  {state}, without English", **heading))
    for sentence in entry.sentences:
        _show_sentence(sentence)
    tell("")


def _show_sentence(sentence: Beside) -> None:
    tell(f"  {part_name(sentence.field)}")
    tell(f"    zh  {sentence.text.zh}")
    if sentence.text.en_state == "fresh":
        tell(f"    en  {sentence.text.en}")
    else:
        words, state = sentence.text.en or "—", state_words(sentence.text.en_state)
        tell(say("    en  {words} ({state})", words=words, state=state))
    for place, words in sentence.passages:
        tell(f"    {place}  {words}")
