"""``explainer new``."""

import re
from dataclasses import replace
from pathlib import Path

import click

from generator.cli.completing import ids_of, topics_begun
from generator.cli.form import FORM, report, reported
from generator.cli.options import FOLDER, on_terminal, tell, tell_problem, worded
from generator.cli.spoken import command, language
from generator.commands.new import Kind, Wish, make, propose_id
from generator.content.reading import Content, load_content
from generator.messages import Message, say


@command(
    examples=[
        'new operation --title 校园周边整治 --title-en "Action around schools" --cite "联合开展校园周边环境整治"',
        "new topic --title 校园 --title-en Schools",
    ]
)
@FOLDER
@FORM
@click.argument("kind", type=click.Choice(["section", "operation", "story", "event", "term", "topic"]))
@click.option("--title", metavar="TEXT", help="The Chinese title.")
@click.option("--title-en", metavar="TEXT", help="The English title.")
@click.option("--id", "new_id", metavar="ID", help="The id; by default made from the title.")
@click.option(
    "--section",
    metavar="ID",
    shell_complete=ids_of("sections"),
    help="The section of the source that tells of it.",
)
@click.option(
    "--topic",
    "topics",
    multiple=True,
    metavar="ID",
    shell_complete=topics_begun,
    help="A topic. May be given several times.",
)
@click.option("--region", "regions", multiple=True, metavar="CODE", help="A place, as in CN-ZJ or 330681.")
@click.option(
    "--cite",
    "cites",
    multiple=True,
    metavar="[DOCUMENT:]QUOTE",
    help="Words of a source with which the entry begins.",
)
@click.option("--date", metavar="TEXT", help="The date in the words of the source, as in 6月25日.")
def new(  # noqa: PLR0913 - one parameter an option
    folder: Path,
    kind: Kind,
    *,
    title: str | None,
    title_en: str | None,
    new_id: str | None,
    section: str | None,
    topics: tuple[str, ...],
    regions: tuple[str, ...],
    cites: tuple[str, ...],
    date: str | None,
) -> None:
    """Write the file of a new entry, ready to fill in, with comments; or add a topic.

    On a terminal you are asked for what you did not give; elsewhere it is left open, and a message says so.
    """
    wish = Wish(kind, (title or "").strip(), title_en, new_id, section, topics, regions, cites, date)
    if on_terminal() and not reported():
        wish = _asked(load_content(folder), wish)
    if not wish.title:
        raise click.UsageError(worded(say("give the Chinese title with --title")))
    made = make(folder, wish, language())
    tell(say("written  {path}", path=made.path))
    report(path=made.path, address=made.address, same_title=made.twins)
    if not wish.id:
        tell(say("id: {id}, from the title; --id chooses another", id=made.address.id))
    if made.twins:
        tell(say("entries that already have this title: {addresses}", addresses=", ".join(made.twins)))
    if made.problems:
        tell(say("still to do:"))
        for problem in made.problems:
            tell_problem(problem)


def _asked(content: Content, wish: Wish) -> Wish:
    """Ask the person for what has not been given yet."""
    title = wish.title or _ask(say("Chinese title"))
    title_en = wish.title_en or _ask(say("English title (optional)"), "") or None
    proposed = propose_id(content, wish.kind, title, title_en)
    new_id = wish.id or _ask(say("id, which is the page's address"), proposed)
    topics, date = wish.topics, wish.date
    if wish.kind != "topic" and not topics:
        known = ", ".join(content.topic_ids)
        given = _ask(say("topics, with commas between them ({known})", known=known), "")
        topics = tuple(part.strip() for part in re.split("[,，、;；]", given) if part.strip())
    if wish.kind == "event":
        date = date or _ask(say("date in the words of the source (optional)"), "") or None
    return replace(wish, title=title, title_en=title_en, id=new_id, topics=topics, date=date)


def _ask(question: Message, default: str | None = None) -> str:
    answer: str = click.prompt(worded(question), default=default, show_default=bool(default))
    return answer.strip()
