"""``explainer review``, ``explainer release`` and ``explainer correct``: from a second look to what is published."""

from datetime import datetime
from pathlib import Path

import click

from generator.cli.options import FOLDER, state_words, tell, worded
from generator.cli.spoken import command
from generator.commands.correct import Row, Wording
from generator.commands.correct import correct as correct_text
from generator.commands.release import release as release_campaign
from generator.commands.review import Beside, State, Translation, Waiting, record_review, waiting
from generator.content.checking import part_name
from generator.messages import say
from generator.model import COLLECTIONS, Localized, fingerprint

KINDS = ("campaign", *COLLECTIONS)
ON = click.option(
    "--on",
    type=click.DateTime(["%Y-%m-%d"]),
    help="The day, as in 2024-05-01; today unless said otherwise.",
)


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
    changed = record_review(folder, entries, state=state, by=by, on=_day(on), translation=translation)
    for address in changed:
        tell(say("recorded  {address}", address=address))
    if not changed:
        tell(say("all this is on record already"))


@command()
@FOLDER
@click.option("--withhold", multiple=True, metavar="ENTRY", help="Leave this entry out from now on.")
def release(folder: Path, withhold: tuple[str, ...]) -> None:
    """Publish what was reviewed, and remember its words; say everything that speaks against it.

    The campaign's stage becomes “release”. From then on a published sentence changes only by explainer correct.
    """
    done = release_campaign(folder, withhold)
    for address in done.new:
        tell(say("published  {address}", address=address))
    for address in done.withheld:
        tell(say("withheld  {address}", address=address))
    tell(
        say(
            "{count} published, {new} of them new; {withheld} withheld",
            count=len(done.published),
            new=len(done.new),
            withheld=len(done.withheld),
        )
    )
    tell(say("next: {command}", command="explainer build"))


@command()
@FOLDER
@click.argument("target", metavar="ENTRY[:TEXT]")
@click.option("--zh", metavar="TEXT", help="The new Chinese words.")
@click.option("--en", metavar="TEXT", help="The new English words.")
@click.option("--why-zh", required=True, metavar="TEXT", help="Why, in Chinese; readers see it.")
@click.option("--why-en", metavar="TEXT", help="Why, in English.")
@click.option("--by", metavar="NAME", help="Who vouches for it.")
@click.option("--minor", is_flag=True, help="No meaning changes: log it as a minor edit.")
@click.option("--withdraw", is_flag=True, help="Withdraw the entry; its page says so.")
@ON
def correct(  # noqa: PLR0913 - one parameter an option
    folder: Path,
    target: str,
    *,
    zh: str | None,
    en: str | None,
    why_zh: str,
    why_en: str | None,
    by: str | None,
    minor: bool,
    withdraw: bool,
    on: datetime | None,
) -> None:
    """Change a published text and log what it was, what it is and why.

    TEXT is the number of a statement on its page, or a field such as title. Without --zh and --en, what was
    changed in the file since it was published is logged.
    """
    if withdraw and (minor or zh or en or ":" in target):
        raise click.UsageError(worded(say("--withdraw is for a whole entry, and goes with no other change")))
    why = Localized(
        zh=_line("--why-zh", why_zh),
        en=_line("--why-en", why_en) if why_en else None,
        en_src=fingerprint(why_zh) if why_en else None,
    )
    wording = Wording(
        why=why,
        on=_day(on),
        zh=None if zh is None else _line("--zh", zh),
        en=None if en is None else _line("--en", en),
        by=by,
        minor=minor,
        withdraw=withdraw,
    )
    address, rows = correct_text(folder, target, wording)
    for row in rows:
        _show_row(address, row)
    tell(say("next: {command}", command="explainer build"))


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
        tell(say("{count} wait for a person; next:", count=len(waits)))
        name = worded(say("NAME"))
        click.echo(f"  explainer review {waits[0].address} {waits[0].next} --by {name}")
    else:
        tell(say("nothing waits for review"))


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


def _show_row(address: str, row: Row) -> None:
    tell(say("logged  {address}", address=address))
    for text, mark in ((row.was, "-"), (row.now, "+")):
        for words in (text.zh, text.en):
            if words:
                click.echo(f"  {mark} {words}")


def _day(on: datetime | None) -> str:
    return (on or datetime.now().astimezone()).date().isoformat()


def _line(option: str, text: str) -> str:
    """Give a text as one line; raises UsageError where nothing stands."""
    line = " ".join(text.split())
    if not line:
        raise click.UsageError(worded(say("{option} is empty", option=option)))
    return line
