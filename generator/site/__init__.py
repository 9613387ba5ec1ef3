"""Rendered pages in, a site out: files on disk, both locales by MkDocs, links checked."""

from generator.site.build import Hook, build_site
from generator.site.folder import write_pages
from generator.site.links import check_links
from generator.site.skeleton import write_skeleton

__all__ = ["Hook", "build_site", "check_links", "write_pages", "write_skeleton"]
