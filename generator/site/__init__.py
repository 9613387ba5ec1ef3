"""Rendered pages in, a site out: files on disk, both locales by MkDocs, links checked."""

from generator.site.build import Hook, build_site
from generator.site.folder import write_file, write_pages
from generator.site.links import check_links

__all__ = ["Hook", "build_site", "check_links", "write_file", "write_pages"]
