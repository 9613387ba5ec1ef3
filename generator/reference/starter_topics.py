"""The topics with which a new campaign begins."""

from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from generator.model import Localized, Topic, fingerprint


@cache
def starter_topics() -> tuple[Topic, ...]:
    """The topics in their order; a campaign keeps those that its entries need."""
    text = files(__package__).joinpath("starter_topics.yml").read_text(encoding="utf-8")
    rows: list[dict[str, Any]] = yaml.load(text, Loader=yaml.CSafeLoader)
    return tuple(
        Topic(
            id=row["id"],
            title=Localized(zh=row["zh"], en=row["en"], en_src=fingerprint(row["zh"])),
            order=order,
            keywords=tuple(row["keywords"]),
        )
        for order, row in enumerate(rows, 1)
    )
