"""The whole way, from source documents to a site: start reading here.

    seeds/ ──ingest──▶ Document ──extract──▶ entries ──▶ content/ ──render──▶ Markdown ──site──▶ build/site

Each function is one thing that a person asks for; each line in it is one stage.
"""

import json
import os
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from concurrent.futures import Executor
from contextlib import AbstractContextManager
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlsplit

from generator.checking import load_checked, stop_on_errors
from generator.errors import ExplainerError, Place, Problem, ProblemsError
from generator.extract import (
    Extraction,
    Imprint,
    draft,
    find_left_out,
    find_marks,
    on_cluster,
    on_processors,
    render_report,
    slug,
    spread,
)
from generator.extract import extract as find
from generator.extract import records as find_records
from generator.ingest import READERS, Reading, read_file
from generator.intake import document_id, draft_into, find_joins, imprint, told
from generator.messages import Language, Message, say
from generator.model import (
    Campaign,
    Catalogue,
    Document,
    split_document,
)
from generator.site import Written, build_site, check_links, serve_site, write_skeleton
from generator.store import (
    RESERVED,
    Saved,
    Takes,
    fields_page,
    filled_at_once,
    finish_interrupted,
    is_empty,
    keep_source,
    known_origins,
    load_content,
    load_shift,
    save_campaign,
    save_told,
    schemas,
    write_file,
)
from generator.writing import write_all, write_in_steps

Task = tuple[Document, str | None, tuple[Message, ...]]
"""A document, the day of its publication where its file says it, and what its file holds besides the text."""

WORTH_PROCESSES = 500_000
"""Characters; a smaller amount takes one processor less time than it takes to start processes."""


def render(folder: Path, site_url: str = "") -> Catalogue:
    """Write the Markdown of both locales under ``build/docs`` and give the catalogue that it came from.

    ``site_url`` is where the site will be published, for absolute addresses; empty when that is not known. Cards
    are drawn only for a known address, because no page can name them without one.
    Raises ProblemsError, and writes nothing, when the content has an error.
    """
    catalogue = load_checked(folder)
    write_all(folder, catalogue, site_url)
    return catalogue


def render_in_steps(folder: Path, first: Collection[str]) -> Iterator[Written | None]:
    """Do what ``render`` does, the pages of certain paths first; see ``write_in_steps``."""
    return write_in_steps(folder, load_checked(folder), first)


def serve(folder: Path, host: str, port: int, report: Callable[[ExplainerError | str], None]) -> None:
    """Show the site on a local address and renew it whenever a file changes, until the user interrupts.

    ``report`` takes what happens: words for the user, and errors, which end nothing.
    """
    serve_site(folder, render_in_steps, host=host, port=port, report=report)


def build(folder: Path, *, strict: bool = True) -> Path:
    """Build both locales with MkDocs, whose hook calls ``render``, and check every link of the site."""
    site = build_site(folder, strict=strict)
    stop_on_errors(check_links(site, prefix=urlsplit(os.environ.get("SITE_URL", "")).path))
    return site


def extract(
    paths: Sequence[Path],
    *,
    campaign: Path | None = None,
    dask: str | None = None,
    workers: int | None = None,
) -> tuple[tuple[Path, ...], Iterator[Extraction | ProblemsError]]:
    """Give the source files among the paths (a folder's in the order of their names), and what each one yields.

    A file that cannot be read yields its problems, and the others go on. Results come in the order of the files,
    and are the same on one processor, on several and on a cluster. Of a ``campaign``'s own folders the texts are left
    out that were read from another file there.
    """
    texts = _texts_of_originals(campaign) if campaign else frozenset()
    files = tuple(file for file in source_files(paths) if file in paths or file.resolve() not in texts)
    readings = [_try_to_read(file) for file in files]
    return files, _extract_all(readings, _executors(readings, dask, workers))


def take_in(
    folder: Path,
    path: Path,
    *,
    found: Extraction | None = None,
    takes: Takes | None = None,
    dry_run: bool = False,
) -> Saved:
    """Extract a source into the content of a campaign; what a person wrote or deleted stays as it is.

    The file is kept in ``seeds/``. ``found`` is what ``extract`` gave for it, if that was done before; it is
    found anew where the file has changed since. ``takes`` decides where both the machine and a person changed a field.
    """
    finish_interrupted(folder)
    content = load_content(folder)
    reading = read_file(path)
    document = split_document(document_id(content, path, reading.text), reading.text)
    shift = load_shift(content, document)
    seed = keep_source(folder, path, document.id, document.text, before=shift.old.text, dry_run=dry_run)
    known = found is not None and found.document.text == document.text
    found = replace(found, document=document) if found and known else find(document, reading.date)
    drafted = draft_into(content, found, imprint(reading, seed))
    joins = find_joins(content, drafted, known_origins(content, shift))
    saved = save_told(content, told(drafted, found, joins), shift, takes=takes, dry_run=dry_run)
    saved.proposed += joins.proposed
    saved.disagreeing += joins.disagreeing
    saved.left_out += reading.left_out
    return saved


def start_campaign(folder: Path, paths: Sequence[Path]) -> list[Saved]:
    """Make a campaign folder that builds at once from one or more sources, the whole of it or nothing.

    Raises ProblemsError, and writes nothing, when the folder is not empty or a source cannot be read.
    """
    if not is_empty(folder):
        message, hint = say("the folder is not empty"), say("name a folder that does not exist yet")
        raise ProblemsError([Problem(Place(folder), "", "not-empty", message, hint)])
    readings = _read_all(paths)
    document = split_document(slug(paths[0].stem, {*RESERVED}, "document"), readings[0].text)
    drafted = draft(find(document), Imprint(file=paths[0].name))
    title = drafted.source.title
    with filled_at_once(folder) as inner:
        write_skeleton(inner)
        write_schemas(inner)
        save_campaign(inner, Campaign(title=title, name=title, summary=drafted.summary), ())
        return [take_in(inner, path) for path in paths]


def write_schemas(folder: Path) -> list[Path]:
    """Write the JSON Schemas of the content files into ``schema/`` and give their paths."""
    return [_written(folder / "schema" / name, text) for name, text in schemas()]


def write_reference(folder: Path) -> list[Path]:
    """Write the reference of all fields into a folder, a page a language, and give their paths."""
    names: tuple[tuple[str, Language], ...] = (("fields.md", "en"), ("fields.zh.md", "zh"))
    return [_written(folder / name, fields_page(language)) for name, language in names]


def records(found: Extraction) -> str:
    """Give every finding of a document as a line of JSON."""
    return "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in find_records(found))


def write_report(path: Path, found: Sequence[Extraction], language: Language) -> None:
    """Write the page on which an editor reviews what was found, in the editor's language."""
    page = render_report(
        [(each.document, find_marks(each)) for each in found],
        language,
        [find_left_out(each) for each in found],
    )
    write_file(path, page.encode())


def _written(path: Path, text: str) -> Path:
    write_file(path, text.encode())
    return path


def _read_all(paths: Iterable[Path]) -> list[Reading]:
    readings: list[Reading] = []
    problems: list[Problem] = []
    for path in paths:
        try:
            readings.append(read_file(path))
        except ProblemsError as error:
            problems += error.problems
    if problems:
        raise ProblemsError(problems)
    return readings


def source_files(paths: Iterable[Path]) -> Iterator[Path]:
    """Give the files, and of each folder those that a reader knows."""
    for path in paths:
        if path.is_dir():
            yield from sorted(
                file for file in path.iterdir() if file.is_file() and file.suffix.lower() in READERS
            )
        else:
            yield path


def _texts_of_originals(folder: Path) -> frozenset[Path]:
    sources = load_content(folder).sources
    return frozenset((folder / source.file).resolve() for source in sources if source.original)


def _try_to_read(file: Path) -> Task | ProblemsError:
    try:
        reading = read_file(file)
        return split_document(file.stem, reading.text), reading.date, reading.left_out
    except ProblemsError as error:
        return error


def _find(task: Task) -> Extraction:
    """Do what each worker does."""
    document, published, left_out = task
    return replace(find(document, published), left_out=left_out)


def _extract_all(
    readings: Sequence[Task | ProblemsError],
    executors: Callable[[], AbstractContextManager[Executor]] | None,
) -> Iterator[Extraction | ProblemsError]:
    tasks = [reading for reading in readings if not isinstance(reading, ProblemsError)]
    found = map(_find, tasks) if executors is None else spread(_find, tasks, executors)
    for reading in readings:
        yield reading if isinstance(reading, ProblemsError) else next(found)


def _executors(
    readings: Sequence[Task | ProblemsError], dask: str | None, workers: int | None
) -> Callable[[], AbstractContextManager[Executor]] | None:
    """Choose where to work; a little is done here and now, sooner than processes can start."""
    if dask:
        return on_cluster(dask)
    amount = sum(len(reading[0].text) for reading in readings if not isinstance(reading, ProblemsError))
    few = amount < WORTH_PROCESSES if workers is None else workers == 1
    return None if few or len(readings) == 1 else on_processors(workers)
