"""The site at a local address while it is being edited."""

from generator.site.serving.serve import serve_site

__all__ = ["serve_site"]
