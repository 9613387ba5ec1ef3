"""The files that describe the data: a data package, the schema of the JSON, and how to cite them.

https://datapackage.org/standard/data-package/ and https://citation-file-format.github.io.
"""

import json
from collections.abc import Iterable, Mapping
from functools import cache
from hashlib import sha256

import yaml

from generator.model import is_on_the_web
from generator.render.programs.export.records import CampaignRecord, DocumentRecord, TextRecord
from generator.render.programs.export.tables import Column, Table
from generator.render.programs.licence import licence_address

WHOLE = "campaign.json"
SCHEMA = "campaign.schema.json"
_LICENSED = "What people wrote here is under the licence {licence}. "
_UNLICENSED = "No licence is stated for these data. "
"""Stands where a licence would stand: none may be made up."""
_SOURCES = (
    "The rights in the source texts are their holders'; what is known of them "
    "stands in documents.csv, and nothing there means that the source does not state it."
)


@cache
def json_schema() -> str:
    """The JSON Schema of the whole, derived from the records."""
    schema = CampaignRecord.model_json_schema(mode="serialization")
    return _as_json({"$schema": "https://json-schema.org/draft/2020-12/schema", **schema})


def data_package(
    record: CampaignRecord, those: Iterable[tuple[Table, str]], others: Mapping[str, str]
) -> str:
    """The text of ``datapackage.json`` for tables with their CSV, and for other files by name."""
    resources = [_table(table, text) for table, text in those]
    resources += [_file(name, text) for name, text in others.items() if name != SCHEMA]
    package = {
        "name": "campaign",
        "title": _both(record.title),
        "description": _description(record),
        **({"licenses": [_licence(record.licence)]} if record.licence else {}),
        **({"homepage": record.site} if record.site else {}),
        "sources": [_source(document) for document in record.documents],
        "resources": resources,
    }
    return _as_json(package)


def citation_file(record: CampaignRecord) -> str:
    """The text of ``CITATION.cff`` for the data; the sources are its references."""
    title = record.title.en or record.title.zh
    citation = {
        "cff-version": "1.2.0",
        "message": "Cite the source text first; cite these data for how this site reports it.",
        "type": "dataset",
        "title": title,
        "abstract": _description(record),
        **({"license": record.licence} if record.licence else {}),
        "authors": [{"name": f"Editors of “{title}”"}],
        **({"url": f"{record.site}data/"} if record.site else {}),
        "references": [_reference(document) for document in record.documents],
    }
    return yaml.safe_dump(citation, allow_unicode=True, sort_keys=False, width=110)


def _description(record: CampaignRecord) -> str:
    stated = _LICENSED.format(licence=record.licence) if record.licence else _UNLICENSED
    return f"{_both(record.title)}. {stated}{_SOURCES}"


def _licence(licence: str) -> Mapping[str, str]:
    return {"name": licence, "path": licence_address(licence)}


def _table(table: Table, text: str) -> Mapping[str, object]:
    return {
        **_file(f"{table.name}.csv", text),
        "profile": "tabular-data-resource",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": {
            "fields": [_field(column) for column in table.columns],
            **({"primaryKey": list(table.key)} if table.key else {}),
            "foreignKeys": [
                {"fields": [own], "reference": {"resource": other, "fields": [field]}}
                for own, (other, field) in table.refers.items()
            ],
        },
    }


def _field(column: Column) -> Mapping[str, object]:
    required = {"constraints": {"required": True}} if column.required else {}
    return {"name": column.name, "type": column.type, "description": column.about, **required}


def _file(name: str, text: str) -> dict[str, object]:
    return {
        "name": name.rsplit(".", 1)[0].replace(".", "-"),
        "path": name,
        "mediatype": "application/json",
        **({"description": f"Its JSON Schema is {SCHEMA}."} if name == WHOLE else {}),
        "bytes": len(text.encode()),
        "hash": f"sha256:{sha256(text.encode()).hexdigest()}",
    }


def _source(document: DocumentRecord) -> Mapping[str, str]:
    url = _web_address(document)
    return {"title": document.title.zh, **({"path": url} if url else {})}


def _reference(document: DocumentRecord) -> Mapping[str, object]:
    known = {"date-published": document.date, "url": _web_address(document)}
    return {
        "type": "generic",
        "title": document.title.zh,
        "authors": [{"name": document.publisher.zh if document.publisher else "publisher not stated"}],
        **{name: value for name, value in known.items() if value},
    }


def _web_address(document: DocumentRecord) -> str | None:
    return document.url if document.url and is_on_the_web(document.url) else None


def _both(text: TextRecord) -> str:
    return f"{text.en} ({text.zh})" if text.en else text.zh


def _as_json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"
