"""``explainer new``."""

import sys
from pathlib import Path

import click

from generator.cli.options import FOLDER, tell, tell_problem
from generator.cli.spoken import command, language
from generator.desk.new import Kind, Wish, make, propose_id
from generator.messages import Message, localized, say
from generator.store import load_content


@command()
@FOLDER
@click.argument("kind", type=click.Choice(["section", "operation", "story", "event", "term", "topic"]))
@click.option("--title", metavar="TEXT", help="The Chinese title.")
@click.option("--title-en", metavar="TEXT", help="The English title.")
@click.option("--id", "new_id", metavar="ID", help="The id; made from the title unless said otherwise.")
@click.option("--section", metavar="ID", help="The section of the source that tells of it.")
@click.option("--topic", "topics", multiple=True, metavar="ID", help="A topic; may be given several times.")
@click.option("--region", "regions", multiple=True, metavar="CODE", help="A place, as in CN-ZJ or 330681.")
@click.option(
    "--cite", "cites", multiple=True, metavar="[DOCUMENT:]QUOTE", help="Words of a source to begin with."
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
    """Write the file of a new entry, with comments, ready to fill in; or add a topic.

    On a terminal it asks for what is not given; in a pipe it leaves that open and says so.
    """
    content = load_content(folder)
    asks = on_terminal()
    title = title or (_ask(say("Chinese title")) if asks else None)
    if not (title and title.strip()):
        raise click.UsageError(str(localized(say("give the Chinese title: --title"), language())))
    if asks:
        title_en = title_en or _ask(say("English title, or nothing"), "") or None
        new_id = new_id or _ask(
            say("id, which is the page's address"), propose_id(content, kind, title, title_en)
        )
        if kind != "topic" and not topics:
            known = ", ".join(topic.id for topic in content.topics)
            given = _ask(say("topics, with commas between them ({known})", known=known), "")
            topics = tuple(part.strip() for part in given.split(",") if part.strip())
        if kind == "event":
            date = date or _ask(say("date in the words of the source, or nothing"), "") or None
    wish = Wish(kind, title.strip(), title_en, new_id, section, topics, regions, cites, date)
    made = make(folder, wish, language())
    tell(say("written  {path}", path=made.path))
    if not wish.id:
        tell(say("id: {id}, from the title; --id chooses another", id=made.address.partition("/")[2]))
    if made.problems:
        tell(say("still to do:"))
        for problem in made.problems:
            tell_problem(problem)


def on_terminal() -> bool:
    """Tell whether a person sits there who can be asked."""
    return sys.stdin.isatty() and sys.stdout.isatty()


def _ask(question: Message, default: str | None = None) -> str:
    answer: str = click.prompt(
        str(localized(question, language())), default=default, show_default=bool(default)
    )
    return answer.strip()
