"""The published entries as data: the same for both locales, under ``data/``."""

import json
from collections.abc import Iterator
from pathlib import PurePosixPath

from generator.model import Catalogue
from generator.render.edition import Edition
from generator.render.page import DataFile, Page
from generator.render.programs.export.annotations import NAME as ANNOTATIONS
from generator.render.programs.export.annotations import annotations
from generator.render.programs.export.csv_text import render_csv
from generator.render.programs.export.dataset import campaign_record, citations
from generator.render.programs.export.package import (
    SCHEMA,
    WHOLE,
    citation_file,
    data_package,
    json_schema,
)
from generator.render.programs.export.tables import tables

FOLDER = PurePosixPath("data")


def data_files(catalogue: Catalogue, site_url: str = "") -> tuple[DataFile, ...]:
    """The data files of a campaign; addresses in them are relative if the site's own is not known."""
    record, cited = campaign_record(catalogue, site_url), citations(catalogue)
    those = [(table, render_csv(table)) for table in tables(record, cited)]
    notes = annotations(catalogue.campaign, cited, catalogue.documents, site_url or "../")
    others = {
        WHOLE: record.model_dump_json(indent=1) + "\n",
        SCHEMA: json_schema(),
        # on one line, because Python's encoder takes ten times as long to indent
        ANNOTATIONS: f"{json.dumps(notes, ensure_ascii=False)}\n",
    }
    return (
        DataFile(WHOLE, others[WHOLE], len(record.entries)),
        *(DataFile(f"{table.name}.csv", text, len(table.rows)) for table, text in those),
        DataFile(ANNOTATIONS, others[ANNOTATIONS], len(cited)),
        DataFile("datapackage.json", data_package(record, those, others)),
        DataFile(SCHEMA, others[SCHEMA]),
        DataFile("CITATION.cff", citation_file(record)),
    )


def data_pages(edition: Edition) -> Iterator[Page]:
    """The data files at their place: once, beside the Chinese pages."""
    if edition.locale == "zh":
        for file in edition.data_files:
            yield Page(FOLDER / file.name, file.text)
