"""What a shell offers when the Tab key is pressed: entries and ids of the campaign at hand, by the names of its files."""

from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path

import click

from generator.content.reading import read_yaml
from generator.errors import ExplainerError
from generator.model import COLLECTIONS, Address

Completion = Callable[[click.Context, click.Parameter, str], list[str]]


def entries_begun(ctx: click.Context, _param: click.Parameter, begun: str) -> list[str]:
    """Return the addresses of entries that begin so, and where no slash was written also their ids."""
    known = [Address.of(name, each) for name in COLLECTIONS for each in _ids(ctx, name)]
    ids = [each.id for each in known] if begun else []
    return [each for each in dict.fromkeys((*known, *ids)) if each.startswith(begun)]


def topics_begun(ctx: click.Context, _param: click.Parameter, begun: str) -> list[str]:
    """Return the ids of topics that begin so."""
    rows: object = ()
    with suppress(ExplainerError):
        rows = read_yaml(_content(ctx) / "topics.yml").content
    ids = (row.get("id") for row in rows if isinstance(row, dict)) if isinstance(rows, list) else ()
    return [each for each in ids if isinstance(each, str) and each.startswith(begun)]


def ids_of(collection: str) -> Completion:
    """Return what completes ids of a collection or of documents."""

    def complete(ctx: click.Context, _param: click.Parameter, begun: str) -> list[str]:
        return [each for each in _ids(ctx, collection) if each.startswith(begun)]

    return complete


def _ids(ctx: click.Context, collection: str) -> Iterable[str]:
    return sorted(path.stem for path in (_content(ctx) / collection).glob("*.yml"))


def _content(ctx: click.Context) -> Path:
    folder = ctx.params.get("folder")
    return (folder if isinstance(folder, Path) else Path()) / "content"
