"""From many source files to findings: read one by one, then searched on one processor, several, or a cluster."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor
from contextlib import AbstractContextManager
from dataclasses import replace
from pathlib import Path
from traceback import extract_tb

from generator.content.reading import load_content
from generator.errors import Place, Problem, ProblemsError
from generator.extract import Extraction, extract, on_cluster, on_processors, spread
from generator.ingest import READERS, Reading, read_file
from generator.messages import Message, say
from generator.model import Document, split_document

Task = tuple[Path, Document, str | None, tuple[Message, ...]]
"""A file, its document, its date of publication if the file states it, and what the file holds besides the text."""

WORTH_PROCESSES = 500_000
"""Characters; less than this is done on one processor before other processes have even started."""


def extract_files(
    paths: Sequence[Path],
    *,
    campaign: Path | None = None,
    dask: str | None = None,
    workers: int | None = None,
) -> tuple[tuple[Path, ...], Iterator[Extraction | ProblemsError]]:
    """Return the source files among the paths (those of a folder sorted by name), and what each one yields.

    A file that cannot be read yields its problems, and so does one on which the program fails; the others go on.
    Results come in the order of the files and are the same on one processor, several, or a cluster. In a
    ``campaign``'s own folders, texts that were read from another file there are left out.
    """
    texts = _texts_of_originals(campaign) if campaign else frozenset()
    files = tuple(file for file in _source_files(paths) if file in paths or file.resolve() not in texts)
    readings = [_try_to_read(file) for file in files]
    return files, _extract_all(readings, _executors(readings, dask, workers))


def read_files(paths: Iterable[Path]) -> list[Reading]:
    """Read all files; raises ProblemsError with the problems of all those that cannot be read."""
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


def _source_files(paths: Iterable[Path]) -> Iterator[Path]:
    """Yield the given files and, from each folder, those that a reader knows."""
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
        return file, split_document(file.stem, reading.text), reading.date, reading.left_out
    except ProblemsError as error:
        return error
    except Exception as error:  # noqa: BLE001 - one file out of thousands must not stop the others
        return failed(file, error)


def _find(task: Task) -> Extraction | ProblemsError:
    """Search one document; this is what each worker does."""
    file, document, published, left_out = task
    try:
        return replace(extract(document, published), left_out=left_out)
    except Exception as error:  # noqa: BLE001 - as above
        return failed(file, error)


def failed(file: Path, error: Exception) -> ProblemsError:
    """The problem of a file on which the program fails; it names the line of code, for a report."""
    at = extract_tb(error.__traceback__)[-1]
    message = say(
        "the program failed on this file ({error} in {code}, line {line}); this is a bug",
        error=f"{type(error).__name__}: {error}",
        code=Path(at.filename).name,
        line=at.lineno,
    )
    hint = say("the other files are not affected; please report this, and send the file along")
    return ProblemsError([Problem(Place(file), "", "failed", message, hint)])


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
    """Choose where to work; small amounts are done right here, sooner than processes could start."""
    if dask:
        return on_cluster(dask)
    amount = sum(len(reading[1].text) for reading in readings if not isinstance(reading, ProblemsError))
    few = amount < WORTH_PROCESSES if workers is None else workers == 1
    return None if few or len(readings) == 1 else on_processors(workers)
