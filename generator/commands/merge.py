"""Makes one entry of two that tell of the same thing, with the citations of both."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from generator import campaign_folder
from generator.commands.rename import follow
from generator.content.changing import Change, Put, Workspace, added, alone
from generator.content.checking import find_addresses
from generator.content.writing import as_words, same
from generator.errors import Problem, ProblemsError
from generator.intake import LISTS, extend
from generator.messages import say
from generator.model import COLLECTIONS, Address, Plain, elements_in

_OWN = frozenset({"id", "review", "order", "statements", "formerly", *LISTS})


@dataclass(frozen=True, slots=True)
class Joined:
    """What became of two entries."""

    kept: Address
    gone: Address
    left: tuple[str, ...]
    """What the second entry said in fields in which the first says something else, each as ``field: words``."""


@alone
def merge(folder: Path, first: str, second: str) -> Joined:
    """Put what the second entry says into the first, and remove the second; its address leads to the first.

    Raises ProblemsError, and writes nothing, if either does not exist or one of them is a section.
    """
    content, _ = campaign_folder.load(folder)
    known = dict(content.entries)
    kept, gone = (find_addresses(content, [name], known)[0] for name in (first, second))
    if kept == gone or (
        kept.collection != gone.collection and "sections" in {kept.collection, gone.collection}
    ):
        message = say("{first} and {second} cannot become one entry", first=kept, second=gone)
        hint = say("name two different entries; a section can be merged only with another section")
        raise ProblemsError([Problem(content.place(kept), "", "no-pair", message, hint)])
    files = Workspace(content)
    stands, joins = files.fields(kept), files.fields(gone)
    fields = {name: value for name, value in joins.items() if name not in _OWN}
    new = {
        name for name in fields if name in COLLECTIONS[kept.collection].model_fields and name not in stands
    }
    former = [gone, *known[gone].formerly]
    formerly = added(("formerly",), [*known[kept].formerly], [str(each) for each in former])
    changes: list[Change] = [*extend(stands, joins), *(Put((name,), fields[name]) for name in sorted(new))]
    files.change(kept, [*changes, *formerly])
    files.remove(gone)
    follow(files, gone, kept)
    files.write()
    left = {
        name: value for name, value in fields.items() if name not in new and not same(value, stands.get(name))
    }
    return Joined(kept, gone, tuple(_left(left)))


def _left(fields: dict[str, Plain]) -> Iterator[str]:
    for name, value in fields.items():
        for each in elements_in(value) or [value]:
            yield f"{name}: {as_words(each)}"
