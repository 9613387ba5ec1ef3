"""``explainer review``."""

from datetime import datetime
from pathlib import Path

import click

from generator.cli.options import FOLDER, ON, day, state_words, tell, tell_to_add, worded
from generator.cli.spoken import command
from generator.commands.review import Beside, State, Translation, Waiting, record_review, waiting
from generator.content.checking import part_name
from generator.messages import say
from generator.model import COLLECTIONS

KINDS = ("campaign", *COLLECTIONS)


@command()
@FOLDER
@click.argument("entries", nargs=-1, metavar="[ENTRY]...")
@click.option("--kind", "kinds", multiple=True, type=click.Choice(KINDS), help="Only entries of this kind.")
@click.option("--state", type=click.Choice(["edited", "reviewed"]), help="Record this state of review.")
@click.option(
    "--translation",
    type=click.Choice(["machine", "person", "reviewed"]),
    help="Record who made or reviewed the English.",
)
@click.option("--by", metavar="NAME", help="Who vouches for it.")
@ON
def review(  # noqa: PLR0913 - one parameter an option
    folder: Path,
    entries: tuple[str, ...],
    kinds: tuple[str, ...],
    *,
    state: State | None,
    translation: Translation | None,
    by: str | None,
    on: datetime | None,
) -> None:
    """Show what waits for review, each sentence beside its passage; with --state, record a review.

    ENTRY is written as operations/<id>, or as an id alone; campaign is what the home page says.
    """
    if state is None and translation is None:
        _show(waiting(folder, entries, kinds))
        return
    if not entries:
        raise click.UsageError(worded(say("name the entries that were reviewed")))
    if not (by and by.strip()):
        raise click.UsageError(worded(say("say who vouches for it: --by NAME")))
    changed = record_review(folder, entries, state=state, by=by, on=day(on), translation=translation)
    for address in changed:
        tell(say("recorded  {address}", address=address))
    if changed:
        tell_to_add(folder)
    if not changed:
        tell(say("all this is on record already"))


def _show(entries: tuple[Waiting, ...]) -> None:
    for entry in entries:
        tell(
            say(
                "{address}  {state}, translation {translation}",
                address=click.style(entry.address, bold=True),
                state=state_words(entry.state),
                translation=state_words(entry.translation),
            )
        )
        for sentence in entry.sentences:
            _show_sentence(sentence)
        click.echo()
    if waits := [entry for entry in entries if entry.next]:
        tell(say("{count} are waiting for review; next:", count=len(waits)))
        name = worded(say("NAME"))
        click.echo(f"  explainer review {waits[0].address} {waits[0].next} --by {name}")
    else:
        tell(say("nothing is waiting for review"))


def _show_sentence(sentence: Beside) -> None:
    click.echo(f"  {part_name(sentence.field)}")
    click.echo(f"    zh  {sentence.text.zh}")
    if sentence.text.en_state == "fresh":
        click.echo(f"    en  {sentence.text.en}")
    else:
        words, state = sentence.text.en or "—", state_words(sentence.text.en_state)
        tell(say("    en  {words} ({state})", words=words, state=state))
    for place, words in sentence.passages:
        click.echo(f"    {place}  {words}")
