"""Quotes that no longer stand in their document."""

from collections.abc import Iterator, Mapping

from generator.content.changing import Pending, Plain
from generator.content.checking import check_quote
from generator.content.reading import Key, YamlFile
from generator.errors import Problem
from generator.model import Document


def lost_quotes(files: Pending, document: Document) -> Iterator[Problem]:
    """Yield the quotes of a document that do not stand there, in any file, with the nearest words."""
    for address in files.addresses:
        file = files.file(address)
        yield from _faults(file, file.content, (), document)


def _faults(file: YamlFile, content: Plain, way: Key, document: Document) -> Iterator[Problem]:
    if isinstance(content, list):
        for number, part in enumerate(content):
            yield from _faults(file, part, (*way, number), document)
    elif isinstance(content, Mapping):
        aside = "reason" in content and "passage" in content and file.path.stem == document.id
        if (content.get("document") == document.id or aside) and content.get("quote"):
            yield from check_quote(file, way, document, content["quote"], content.get("passage"))
        for name, part in content.items():
            yield from _faults(file, part, (*way, name), document)
