"""What programs read: linked data, feeds and exports."""

from generator.render.programs.export import FOLDER, data_files, data_pages
from generator.render.programs.feeds import FEEDS, feed_pages
from generator.render.programs.licence import licence_address
from generator.render.programs.linked import (
    Way,
    address_of,
    article,
    card_path,
    cite_view,
    crumbs,
    linked_data,
    locale_root,
    original,
    sources_in_short,
    term_set,
    work,
)

__all__ = [
    "FEEDS",
    "FOLDER",
    "Way",
    "address_of",
    "article",
    "card_path",
    "cite_view",
    "crumbs",
    "data_files",
    "data_pages",
    "feed_pages",
    "licence_address",
    "linked_data",
    "locale_root",
    "original",
    "sources_in_short",
    "term_set",
    "work",
]
