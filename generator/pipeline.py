"""The whole way, from source documents to a site: start reading here.

    seeds/ ──ingest──▶ Document ──extract──▶ entries ──▶ content/ ──render──▶ Markdown ──site──▶ build/site

Each function is one thing that a person asks for; each line in it is one stage.
"""

import json
import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Executor
from contextlib import AbstractContextManager
from itertools import chain
from pathlib import Path
from urllib.parse import urlsplit

from generator.errors import Place, Problem, ProblemsError
from generator.extract import Extraction, find_marks, on_cluster, on_processors, render_report, spread
from generator.extract import extract as find
from generator.extract import records as find_records
from generator.ingest import READERS, read_document
from generator.model import LOCALES, Catalogue, Document, SourceDocument
from generator.render import render_pages, search_pages
from generator.site import build_site, check_links, write_file, write_pages
from generator.store import Content, check_catalogue, load_content

WORTH_PROCESSES = 500_000
"""Characters; a smaller amount takes one processor less time than it takes to start processes."""


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


def extract(
    paths: Sequence[Path], *, dask: str | None = None, workers: int | None = None
) -> tuple[tuple[Path, ...], Iterator[Extraction | ProblemsError]]:
    """Give the source files among the paths (a folder's in the order of their names), and what each one yields.

    A file that cannot be read yields its problems, and the others go on. Results come in the order of the files,
    and are the same on one processor, on several and on a cluster.
    """
    files = tuple(_source_files(paths))
    readings = [_try_to_read(file) for file in files]
    return files, _extract_all(readings, _executors(readings, dask, workers))


def records(found: Extraction) -> str:
    """Give every finding of a document as a line of JSON."""
    return "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in find_records(found))


def counts(found: Extraction) -> str:
    """Give how many findings of each kind a document has, in one line."""
    kinds = Counter(str(record["kind"]) for record in find_records(found))
    return f"{found.document.id}: " + ", ".join(f"{count} {kind}" for kind, count in kinds.items())


def write_report(path: Path, found: Sequence[Extraction]) -> None:
    """Write the page on which an editor reviews what was found."""
    page = render_report([(each.document, find_marks(each)) for each in found])
    write_file(path, page.encode())


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


def _source_files(paths: Iterable[Path]) -> Iterator[Path]:
    """Give the files, and of each folder those that a reader knows."""
    for path in paths:
        if path.is_dir():
            yield from sorted(
                file for file in path.iterdir() if file.is_file() and file.suffix.lower() in READERS
            )
        else:
            yield path


def _try_to_read(file: Path) -> Document | ProblemsError:
    try:
        return read_document(file, file.stem)
    except ProblemsError as error:
        return error


def _extract_all(
    readings: Sequence[Document | ProblemsError],
    executors: Callable[[], AbstractContextManager[Executor]] | None,
) -> Iterator[Extraction | ProblemsError]:
    documents = [reading for reading in readings if isinstance(reading, Document)]
    found = map(find, documents) if executors is None else spread(find, documents, executors)
    for reading in readings:
        yield next(found) if isinstance(reading, Document) else reading


def _executors(
    readings: Sequence[Document | ProblemsError], dask: str | None, workers: int | None
) -> Callable[[], AbstractContextManager[Executor]] | None:
    """Choose where to work; a little is done here and now, sooner than processes can start."""
    if dask:
        return on_cluster(dask)
    amount = sum(len(reading.text) for reading in readings if isinstance(reading, Document))
    few = amount < WORTH_PROCESSES if workers is None else workers == 1
    return None if few or len(readings) == 1 else on_processors(workers)
