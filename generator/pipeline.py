"""The whole way, from source documents to a site: start reading here.

    seeds/ ──ingest──▶ Document ──extract──▶ entries ──▶ content/ ──render──▶ Markdown ──site──▶ build/site

Each function is one thing that a person asks for; each line in it is one stage.
"""

import os
from collections.abc import Iterable, Mapping
from itertools import chain
from pathlib import Path
from urllib.parse import urlsplit

from generator.errors import Place, Problem, ProblemsError
from generator.ingest import read_document
from generator.model import LOCALES, Catalogue, Document, SourceDocument
from generator.render import render_pages, search_pages
from generator.site import build_site, check_links, write_pages
from generator.store import Content, check_catalogue, load_content


def check(folder: Path) -> tuple[Problem, ...]:
    """Give every problem of a campaign's content, in the order of the files."""
    try:
        content, documents = load(folder)
    except ProblemsError as error:
        return error.problems
    problems = [*check_catalogue(content, documents)]
    return tuple(sorted(problems, key=lambda problem: problem.order))


def render(folder: Path, site_url: str = "") -> Catalogue:
    """Write the Markdown of both locales under ``build/docs`` and give the catalogue that it came from.

    ``site_url`` is where the site will be published, for absolute addresses; empty when that is not known.
    Raises ProblemsError, and writes nothing, when the content has an error.
    """
    content, documents = load(folder)
    _stop_on_errors([*check_catalogue(content, documents)])
    catalogue = content.catalogue(documents)
    for locale in LOCALES:
        pages = chain(render_pages(catalogue, locale, site_url), search_pages(catalogue, locale))
        write_pages(folder / "build" / "docs" / locale, ((page.path, page.text) for page in pages))
    return catalogue


def build(folder: Path, *, strict: bool = True) -> Path:
    """Build both locales with MkDocs, whose hook calls ``render``, and check every link of the site."""
    site = build_site(folder, strict=strict)
    _stop_on_errors(check_links(site, prefix=urlsplit(os.environ.get("SITE_URL", "")).path))
    return site


def load(folder: Path) -> tuple[Content, Mapping[str, Document]]:
    """Read a campaign's content and the documents that it cites."""
    content = load_content(folder)
    return content, _read_documents(folder, content.sources)


def _read_documents(folder: Path, sources: Iterable[SourceDocument]) -> Mapping[str, Document]:
    documents: dict[str, Document] = {}
    problems: list[Problem] = []
    for source in sources:
        try:
            documents[source.id] = read_document(_inside(folder, source), source.id)
        except ProblemsError as error:
            problems += error.problems
    if problems:
        raise ProblemsError(problems)
    return documents


def _inside(folder: Path, source: SourceDocument) -> Path:
    path = folder / source.file
    if path.resolve().is_relative_to(folder.resolve()):
        return path
    place = Place(folder / "content" / "documents" / f"{source.id}.yml")
    raise ProblemsError(
        [
            Problem(
                place,
                "file",
                "outside",
                f"{source.file} lies outside the campaign folder",
                "put it in seeds/",
            )
        ]
    )


def _stop_on_errors(problems: Iterable[Problem]) -> None:
    if errors := [problem for problem in problems if problem.severity == "error"]:
        raise ProblemsError(errors)
