"""Web forms for the content: generated from its schemas, loaded from packages with known hashes."""

from generator.webforms.bundle import find_bundle, unpack_bundle
from generator.webforms.forms import Form, Forms

__all__ = ["Form", "Forms", "find_bundle", "unpack_bundle"]
