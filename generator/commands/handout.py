"""Writes what the site says as one file to print or to paste elsewhere."""

from collections.abc import Callable, Collection, Mapping, Sequence
from pathlib import Path

from generator.campaign_folder import load_checked
from generator.content.checking import find_addresses, unknown_names
from generator.content.reading import load_content
from generator.content.writing import write_new
from generator.errors import Place, Problem, ProblemsError
from generator.messages import say
from generator.model import LOCALES, Address, Catalogue, Locale, selection
from generator.render import Paragraph, as_html, as_word, editions, paragraphs

WRITERS: Mapping[str, Callable[[Sequence[Paragraph]], bytes]] = {".html": as_html, ".docx": as_word}
"""What a file's name may end in."""


def handout(  # noqa: PLR0913 - what to write, and how
    folder: Path,
    out: Path,
    names: Sequence[str] = (),
    *,
    topics: Sequence[str] = (),
    locales: Sequence[Locale] = LOCALES,
    anew: bool = False,
) -> int:
    """Write the campaign, or only some entries and those of some topics, and return the number of statements.

    Raises ProblemsError if the content has an error, if a name fits nothing that is published, or if there is another
    file of that name; ``anew`` overwrites it.
    """
    catalogue = load_checked(folder)
    chosen: Collection[Address] = ()
    if names or topics:
        chosen = _chosen(folder, catalogue, names, topics)
        catalogue = selection(catalogue, chosen)
    built = editions(catalogue)
    if hidden := [address for address in chosen if address not in built[locales[0]].links]:
        message, hint = say("this is not published"), say("review it first, or leave it out")
        raise ProblemsError(
            Problem(Place(each.path(folder)), "", "unpublished", message, hint) for each in hidden
        )
    said = tuple(paragraphs([built[locale] for locale in locales]))
    write_new(out, WRITERS[out.suffix.lower()](said), say("give another name, or add --anew"), anew=anew)
    return sum(each.kind == "statement" and each.code == said[0].code for each in said)


def _chosen(
    folder: Path, catalogue: Catalogue, names: Sequence[str], topics: Sequence[str]
) -> tuple[Address, ...]:
    """The addresses of the entries that are named and of those that belong to a topic."""
    content = load_content(folder)
    if wrong := list(unknown_names(content, topics=topics)):
        place = Place(folder / "content" / "topics.yml")
        raise ProblemsError(Problem(place, "", each.kind, each.message, each.hint) for each in wrong)
    entries = {Address.of(name, entry.id): entry for name, entry in catalogue.entries}
    named = find_addresses(content, names, entries)
    chosen = tuple(
        address for address, entry in entries.items() if address in named or {*topics} & {*entry.topics}
    )
    if not chosen:
        message, hint = say("no entry belongs to this topic yet"), say("choose another topic")
        raise ProblemsError([Problem(Place(folder / "content"), "", "empty-topic", message, hint)])
    return chosen
