"""From rendered pages to a site: files on disk, both locales built by MkDocs, links checked."""

from generator.site.build import build_site, chosen_engine
from generator.site.card_pictures import draw_cards
from generator.site.folder import KEPT, Written, write_pages
from generator.site.in_place import put_in_place
from generator.site.links import check_links
from generator.site.serving import serve_site
from generator.site.zensical_build import build_with_zensical

__all__ = [
    "KEPT",
    "Written",
    "build_site",
    "build_with_zensical",
    "check_links",
    "chosen_engine",
    "draw_cards",
    "put_in_place",
    "serve_site",
    "write_pages",
]
