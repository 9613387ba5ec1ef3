"""What pages of an edition may be made of, named as pages note it: an entry as it reads, an order, a list."""

from collections.abc import Callable, Iterable, Mapping

from generator.kept import digest
from generator.model import Address
from generator.render.edition import Edition

ALL = "all"
"""The ingredient of what shows something of all entries."""


class Ingredients:
    """What pages of an edition may be made of, each as a fingerprint of what it is now."""

    def __init__(self, edition: Edition) -> None:
        self._edition = edition
        self._known: dict[str, str] = {}

    def of(self, names: Iterable[str]) -> str:
        """One fingerprint of several ingredients."""
        return digest(*(part for name in names for part in (name, self._one(name))))

    def _one(self, name: str) -> str:
        if name not in self._known:
            kind, _, of = name.partition(" ")
            self._known[name] = _NOW[kind](self._edition, of)
        return self._known[name]


def _all(edition: Edition, _: str) -> str:
    return digest(*edition.publication.fingerprints.values())


def _entry(edition: Edition, key: str) -> str:
    return edition.publication.fingerprints.get(Address(key), "")


def _among(edition: Edition, href: str) -> str:
    return digest(*(link.key for link in edition.among[href]))


def _near(edition: Edition, href: str) -> str:
    near = ((each.key, *sorted(each.ways), "") for each in edition.near(href))
    return digest(*(part for each in near for part in each))


def _beside(edition: Edition, key: str) -> str:
    return digest(*(link.key if link else "" for link in edition.beside(Address(key))))


def _told(edition: Edition, _: str) -> str:
    return digest(*(key for both in edition.publication.told.items() for key in both))


def _citing(edition: Edition, document: str) -> str:
    it = edition.publication
    keys = it.citing.get(document, ())
    return digest(it.places_in(document), *(part for key in keys for part in (key, it.fingerprints[key])))


def _places(edition: Edition, document: str) -> str:
    return edition.publication.places_in(document)


def _source(edition: Edition, name: str) -> str:
    return repr(edition.sources[name])


def _changes(edition: Edition, _: str) -> str:
    return str(edition.publication.has_changes)


def _coverage(edition: Edition, _: str) -> str:
    return repr(edition.coverage_pages)


def _data(edition: Edition, _: str) -> str:
    return repr([(file.name, file.size, file.rows) for file in edition.data_files])


_NOW: Mapping[str, Callable[[Edition, str], str]] = {
    ALL: _all,
    "entry": _entry,
    "among": _among,
    "near": _near,
    "beside": _beside,
    "told": _told,
    "citing": _citing,
    "places": _places,
    "source": _source,
    "changes": _changes,
    "coverage": _coverage,
    "data": _data,
}
"""How to find what an ingredient is now, by the first word of its name."""
