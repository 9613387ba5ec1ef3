"""The page from which the data are taken, and how to cite them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from generator.render.edition import Edition
from generator.render.page import DataFile
from generator.render.programs import FEEDS, FOLDER, Way, cite_view, work
from generator.render.sheet import Sheet
from generator.render.views import SourceView, Words

PATH = f"{FOLDER}/index.md"
KINDS = {
    "csv": "text/csv",
    "json": "application/json",
    "cff": "application/yaml",
}
"""Media types by the end of a file's name."""


@dataclass(frozen=True, slots=True)
class FileView:
    """A file that readers may take with them."""

    name: str
    href: str
    """Files stand once, for both locales."""
    about: str
    """The key of what is in it."""
    size: str
    rows: str
    """How many records it has, or empty."""
    kind: str
    """Its media type."""


def data(edition: Edition) -> Iterator[Sheet]:
    """Give the page of the data files."""
    wording = edition.wording
    files = tuple(_file(edition, file) for file in edition.data_files)
    sources = tuple(edition.sources.values())
    title = Words(wording("data"))
    views = {
        "files": files,
        "feeds": FEEDS,
        "sources": sources,
        "preview": edition.catalogue.campaign.stage == "preview",
        "citing": cite_view(edition, PATH, Words(wording("data.short")), sources),
    }
    yield Sheet(PATH, "data", title, views, wording("data.about"), _dataset(edition, files, sources))


def _file(edition: Edition, file: DataFile) -> FileView:
    number = edition.wording.number
    return FileView(
        name=file.name,
        href=f"{'' if edition.locale == 'zh' else '../'}{FOLDER}/{file.name}",
        about=f"data.file.{file.name}",
        size=edition.wording("data.size", size=number(Decimal(-(-file.size // 1000)))),
        rows="" if file.rows is None else number(Decimal(file.rows)),
        kind=KINDS[file.name.rsplit(".", 1)[1]],
    )


def _dataset(
    edition: Edition, files: tuple[FileView, ...], sources: tuple[SourceView, ...]
) -> Mapping[str, object]:
    """Give what linked data says of the data: no licence, because none is stated."""
    return {
        "@type": "Dataset",
        "name": f"{edition.words(edition.catalogue.campaign.title).text}: {edition.wording('data')}",
        "isBasedOn": [work(source) for source in sources],
        "distribution": [
            {
                "@type": "DataDownload",
                "name": file.name,
                "description": edition.wording(file.about),
                "encodingFormat": file.kind,
                "contentSize": file.size,
                "contentUrl": Way(file.href),
            }
            for file in files
        ],
    }
