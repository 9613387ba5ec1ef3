"""What is published of a catalogue, whatever the locale."""

from collections.abc import Callable, Mapping
from functools import cached_property

from generator.model import Accounted, Catalogue, accounts, published
from generator.render.page import DataFile

Export = Callable[[Catalogue, str], tuple[DataFile, ...]]
"""A function from what is published, and the site's address if it is known, to data files."""


class Publication:
    """What is published of a catalogue, whatever the locale; made once per build."""

    def __init__(self, catalogue: Catalogue, site_url: str, export: Export) -> None:
        self.catalogue = published(catalogue)
        self.site_url = site_url
        self._export = export

    @cached_property
    def accounts(self) -> Mapping[str, tuple[Accounted, ...]]:
        """What became of each sentence, by document."""
        return accounts(self.catalogue)

    @cached_property
    def data_files(self) -> tuple[DataFile, ...]:
        """What is published as data."""
        return self._export(self.catalogue, self.site_url)
