"""The page that offers the data for download and says how to cite them."""

from collections.abc import Iterator, Mapping
from decimal import Decimal

from generator.render import contexts
from generator.render.edition import Edition
from generator.render.page import DataFile
from generator.render.page_view import PageView
from generator.render.pages.gathered import few_sources
from generator.render.programs import FEEDS, FOLDER, Way, cite_view, licence_address, work
from generator.render.trust_views import FileView, SourceView
from generator.render.views import Words

PATH = f"{FOLDER}/index.md"
KINDS = {
    "csv": "text/csv",
    "json": "application/json",
    "cff": "application/yaml",
}
"""Media types by file extension."""


def data(edition: Edition) -> Iterator[PageView]:
    """The page of the data files."""
    wording = edition.wording
    files = tuple(_file(edition, file) for file in edition.data_files)
    sources = few_sources(edition)
    title = Words(wording("data"))
    context = contexts.Data(
        files=files,
        feeds=FEEDS if edition.publication.has_changes else (),
        sources=sources,
        sources_more=len(edition.sources) - len(sources),
        preview=edition.catalogue.campaign.stage == "preview",
        licence=edition.catalogue.campaign.licence or "",
        licence_href=licence_address(edition.catalogue.campaign.licence or ""),
        citing=cite_view(edition, PATH, Words(wording("data.short")), sources),
    )
    yield PageView(PATH, title, context, wording("data.about"), _dataset(edition, files, sources))


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
    """What linked data says of the data; a licence only if the campaign states one."""
    licence = edition.catalogue.campaign.licence
    return {
        "@type": "Dataset",
        **({"license": licence_address(licence)} if licence else {}),
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
