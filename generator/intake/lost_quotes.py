"""Finds quotes that are no longer in their document."""

from collections.abc import Iterator, Mapping

from generator.content.changing import Workspace
from generator.content.checking import check_quote
from generator.content.reading import YamlFile
from generator.errors import Problem
from generator.model import Document, FieldPath, Plain, text_in


def lost_quotes(files: Workspace, document: Document) -> Iterator[Problem]:
    """Yield a problem for each quote in any file that is not in the document, with the nearest words."""
    for address in files.addresses:
        file = files.file(address)
        yield from _faults(file, file.content, (), document)


def _faults(file: YamlFile, content: Plain, here: FieldPath, document: Document) -> Iterator[Problem]:
    if isinstance(content, list):
        for number, part in enumerate(content):
            yield from _faults(file, part, (*here, number), document)
    elif isinstance(content, Mapping):
        aside = "reason" in content and "passage" in content and file.path.stem == document.id
        if (content.get("document") == document.id or aside) and content.get("quote"):
            yield from check_quote(file, here, document, str(content["quote"]), text_in(content, "passage"))
        for name, part in content.items():
            yield from _faults(file, part, (*here, name), document)
