"""The whole road from source documents to a site; start reading here.

    seeds/ ──ingest──▶ Document ──extract──▶ entries ──▶ content/ ──render──▶ Markdown ──site──▶ build/site

Each function is one stretch of the road, and each line in it one stage. Commands call them and repeat none of them. The
last stage is MkDocs (``generator.site``), whose hook calls ``render``, so that plain ``mkdocs build`` takes the same road.
"""

import gc
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from itertools import chain
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from generator.campaign_folder import load_checked, load_unchecked
from generator.content.changing import alone, finish_interrupted
from generator.content.reading import load_content
from generator.content.remembering import known_origins, load_shift
from generator.content.writing import refuse_links
from generator.kept import Kept, MadeBefore, digest
from generator.messages import say
from generator.model import LOCALES, Catalogue, Locale, split_document
from generator.parsed_before import forget_parsed
from generator.reference import segmenter
from generator.render import (
    Edition,
    Page,
    card_pages,
    data_pages,
    editions,
    feed_pages,
    moved_pages,
    render_pages,
    search_pages,
)
from generator.second_process import alongside
from generator.site import Written, draw_cards, write_pages
from generator.stages import begin

if TYPE_CHECKING:
    from generator.extract import Extraction
    from generator.intake import Outcome, Takes

Picture = tuple[PurePosixPath, bytes]
"""A file of a locale that is not text."""


@alone
def take_in(
    folder: Path,
    path: Path,
    *,
    found: "Extraction | None" = None,
    takes: "Takes | None" = None,
    dry_run: bool = False,
) -> "Outcome":
    """Extract a source into the content of a campaign; what a person wrote or deleted stays as it is.

    The file is kept in ``seeds/``. ``found`` is what ``extract`` returned for it, if that was done before; a file that
    has changed since is extracted again. ``takes`` decides where both the machine and a person changed a field.
    """
    from generator.extract import extract  # noqa: PLC0415 - a build need not wait for the rules
    from generator.ingest import read_file  # noqa: PLC0415 - as above
    from generator.intake import (  # noqa: PLC0415 - as above
        document_id,
        draft_into,
        find_known,
        imprint,
        keep_source,
        save_told,
        told,
    )

    finish_interrupted(folder)
    content = load_content(folder)
    reading = read_file(path)
    document = split_document(document_id(content, path, reading.text), reading.text)
    shift = load_shift(content, document)
    seed = keep_source(folder, path, document.id, document.text, before=shift.old.text, dry_run=dry_run)
    known = found is not None and found.document.text == document.text
    found = replace(found, document=document) if found and known else extract(document, reading.date)
    drafted = draft_into(content, found, imprint(reading, seed), shift)
    known_entries = find_known(content, drafted, known_origins(content, shift))
    outcome = save_told(content, told(drafted, found, known_entries), shift, takes=takes, dry_run=dry_run)
    outcome.proposed += known_entries.proposed
    outcome.disagreeing += known_entries.disagreeing
    outcome.left_out += (*reading.left_out, *found.open_years())
    return outcome


def render(folder: Path, site_url: str = "") -> Catalogue:
    """Write the Markdown of both locales to ``build/docs`` and return the catalogue that it came from.

    ``site_url`` is where the site will be published, for absolute addresses; empty when that is not known. Cards are
    drawn only for a known address, because no page can link to them without one, unless the campaign does without. Raises ProblemsError, and writes
    nothing, if the content has an error.
    """
    refuse_links(folder, folder / "build" / "cards", *(folder / "build" / "docs" / each for each in LOCALES))
    catalogue, built, found = _looked_through(folder, site_url)
    pictures = _pictures(folder, built) if site_url and catalogue.campaign.link_cards == "all" else {}
    made = {locale: _made_before(folder, edition) for locale, edition in built.items()}
    many = made["en"].is_empty  # few pages take less time than to compile the templates once more
    if many:
        _let_go(folder)

    def write(locale: Locale) -> None:
        _render_locale(folder, built[locale], made[locale], found[locale], pictures.get(locale, ()))

    begin(say("writing the pages"))
    _ = built["zh"].data_files  # made here, so that it is there in both processes
    write_english = alongside(partial(write, "en")) if many else partial(write, "en")
    write("zh")
    write_english()
    return catalogue


def _let_go(folder: Path) -> None:
    """Free what was needed to read the content and to cut it into words: 100 MB, and a third of what entries take."""
    forget_parsed(folder)
    segmenter.cache_clear()
    gc.collect()


def _looked_through(
    folder: Path, site_url: str
) -> tuple[Catalogue, Mapping[Locale, Edition], Mapping[Locale, Iterable[Page]]]:
    """Return the catalogue, what both locales show of it and their search index, once it is known to have no error.

    Where each field of its files stands is only asked for errors, and is forgotten: it takes more than the catalogue.
    """
    catalogue, stop_on_faults = load_unchecked(folder)
    built = editions(catalogue, site_url)
    kept = Kept(folder, "search")
    begin(say("checking the content and making the search index"))
    try:
        found = search_pages(built, kept)
    except Exception:
        stop_on_faults()  # it is likely why
        raise
    stop_on_faults()
    kept.save()
    return catalogue, built, found


class OnDemand:
    """A campaign's content as it stands, of which files are written, without an address, when somebody asks for them.

    Raises ProblemsError if the content has an error.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._editions = editions(load_checked(folder))

    def page(self, locale: Locale, address: str) -> Written:
        """Write the page at an address, as in ``topics/``, or what stands there instead; delete what did before."""
        edition = self._editions[locale]
        paths = {f"{address}index.md", f"{address}index.html", *([f"{address[:-1]}.md"] if address else ())}
        found = list(render_pages(edition, only=paths))
        found = found or [page for page in moved_pages(edition) if str(page.path) in paths]
        return _write(self._folder, locale, found, instead_of=[*map(PurePosixPath, sorted(paths))])

    def files(self) -> Iterator[Written]:
        """Write all that is no page of ours: search index, feeds, data, and what stands at former addresses."""
        kept = Kept(self._folder, "search")
        found = search_pages(self._editions, kept)
        kept.save()
        for locale, edition in self._editions.items():
            pages = (*_exports(edition), *found[locale])
            docs = _docs(self._folder, locale)
            before = [path.relative_to(docs) for path in docs.rglob("*.*") if path.suffix != ".md"]
            yield _write(self._folder, locale, pages, instead_of=[*map(PurePosixPath, before)])

    def names(self, paths: Collection[str]) -> str:
        """A fingerprint of all that pages show of those at certain paths, which may be entries: their titles and notices."""
        edition = self._editions["zh"]
        it = edition.catalogue
        entries = (entry for name, entry in it.entries if f"{name}/{entry.id}.md" in paths)
        shown = (it.campaign, *it.topics, *it.sources, *entries)
        return digest(str(edition.publication.has_changes), *(each.model_dump_json() for each in shown))


def _render_locale(
    folder: Path, edition: Edition, made: MadeBefore, found: Iterable[Page], pictures: Iterable[Picture]
) -> None:
    """Write everything of a locale; a page is made only if it is made of something else than the last time."""
    pages = list(render_pages(edition, earlier=made))
    _write(folder, edition.locale, chain(pages, _exports(edition), found), pictures)
    made.save()


def _made_before(folder: Path, edition: Edition) -> MadeBefore:
    """The pages of an earlier run, with what they were made of besides what counts for all of them."""
    locale = edition.locale
    return MadeBefore(folder, _docs(folder, locale), locale, edition.publication.fixed)


def _exports(edition: Edition) -> Iterator[Page]:
    """Yield the pages that nobody looks at: feeds, data and what stands at former addresses."""
    yield from feed_pages(edition)
    yield from data_pages(edition)
    yield from moved_pages(edition)


def _pictures(folder: Path, built: Mapping[Locale, Edition]) -> Mapping[Locale, Sequence[Picture]]:
    """Return the cards of all locales, drawing those that are not drawn yet."""
    cards = {locale: tuple(card_pages(edition)) for locale, edition in built.items()}
    drawn = draw_cards(folder / "build" / "cards", (card.text for those in cards.values() for card in those))
    return {locale: [(card.path, drawn[card.text]) for card in those] for locale, those in cards.items()}


def _write(
    folder: Path,
    locale: Locale,
    pages: Iterable[Page],
    pictures: Iterable[Picture] = (),
    *,
    instead_of: Collection[PurePosixPath] | None = None,
) -> Written:
    files: Iterator[tuple[PurePosixPath, str | bytes | None]]
    files = chain(((page.path, None if page.is_there else page.text) for page in pages), pictures)
    return write_pages(_docs(folder, locale), files, instead_of=instead_of)


def _docs(folder: Path, locale: Locale) -> Path:
    return folder / "build" / "docs" / locale
