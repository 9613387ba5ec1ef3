"""Words, numbers, lists and mappings, as they stand in YAML and JSON."""

from typing import Any, TypeAlias

Plain: TypeAlias = Any
"""What a model becomes on its way into a file, and what comes out of one: as deep as a model goes."""
