"""A catalogue's pages in ``build/docs/<locale>/``: written at once, or in steps for somebody who waits for one of them."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from pathlib import Path, PurePosixPath

from generator.model import LOCALES, Catalogue, Locale
from generator.render import Page, card_pages, data_pages, feed_pages, render_pages, search_pages
from generator.site import Written, draw_cards, write_pages

Picture = tuple[PurePosixPath, bytes]
"""A file of a locale that is no text."""


def write_all(folder: Path, catalogue: Catalogue, site_url: str) -> None:
    """Write the pages of both locales, what programs read, and the cards where the address of the site is known."""
    pictures = _pictures(folder, catalogue, site_url) if site_url else {}
    for locale in LOCALES:
        pages = chain(render_pages(catalogue, locale, site_url), _exports(catalogue, locale, site_url))
        _write(folder, locale, pages, pictures.get(locale, ()))


def write_in_steps(folder: Path, catalogue: Catalogue, first: Collection[str]) -> Iterator[Written | None]:
    """Do the same for no address, the pages of certain paths first and exports last, and give what each step changed.

    Between steps it gives ``None`` again and again: moments to see whether there is something better to do.
    """
    for locale in LOCALES:
        yield _write(folder, locale, render_pages(catalogue, locale, only=first), all_of_them=False)
    pages: dict[Locale, list[Page]] = {locale: [] for locale in LOCALES}
    for locale in LOCALES:
        for page in render_pages(catalogue, locale):
            pages[locale].append(page)
            yield None
        yield _write(folder, locale, pages[locale], all_of_them=False)
    for locale in LOCALES:
        for page in _exports(catalogue, locale):
            pages[locale].append(page)
            yield None
        yield _write(folder, locale, pages[locale])


def _exports(catalogue: Catalogue, locale: Locale, site_url: str = "") -> Iterator[Page]:
    """Give what programs read: the search index, feeds and data."""
    yield from search_pages(catalogue, locale)
    yield from feed_pages(catalogue, locale, site_url)
    yield from data_pages(catalogue, locale, site_url)


def _pictures(folder: Path, catalogue: Catalogue, site_url: str) -> Mapping[Locale, Sequence[Picture]]:
    """Draw the cards of both locales, those that are not drawn yet."""
    cards = {locale: tuple(card_pages(catalogue, locale, site_url)) for locale in LOCALES}
    texts = (card.text for locale in LOCALES for card in cards[locale])
    drawn = draw_cards(folder / "build" / "cards", texts)
    return {locale: [(card.path, drawn[card.text]) for card in cards[locale]] for locale in LOCALES}


def _write(
    folder: Path,
    locale: Locale,
    pages: Iterable[Page],
    pictures: Iterable[Picture] = (),
    *,
    all_of_them: bool = True,
) -> Written:
    files: Iterator[tuple[PurePosixPath, str | bytes]]
    files = chain(((page.path, page.text) for page in pages), pictures)
    return write_pages(folder / "build" / "docs" / locale, files, all_of_them=all_of_them)
