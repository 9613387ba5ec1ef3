"""The 34 provincial-level divisions, with their places on the tile map."""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml


@dataclass(frozen=True, slots=True)
class Province:
    """One provincial-level division of China."""

    code: str
    """ISO 3166-2, as in ``CN-ZJ``."""
    zh: str
    """The short name, as in 浙江."""
    en: str
    """The English name, as in ``Zhejiang``."""
    zh_full: str
    """The full name, as in 浙江省."""
    abbr: str
    """The official one-character short name, as in 浙."""
    kind: str
    """``province``, ``municipality``, ``autonomous region`` or ``special administrative region``."""
    gb: str
    """The first two digits of its GB/T 2260 codes, as in ``33``."""
    col: int
    """The column on the tile map, from 1 (west) to 7."""
    row: int
    """The row on the tile map, from 1 (north) to 9."""


@cache
def provinces() -> tuple[Province, ...]:
    """All 34 provinces, in the order of their GB/T 2260 codes."""
    text = files(__package__).joinpath("provinces.yml").read_text(encoding="utf-8")
    rows: list[dict[str, Any]] = yaml.load(text, Loader=yaml.CSafeLoader)["provinces"]
    return tuple(
        sorted((Province(kind=row.pop("type"), **row) for row in rows), key=lambda province: province.gb)
    )


def province(code: str) -> Province | None:
    """Find a province by its ISO 3166-2 code (``CN-ZJ``) or by any GB/T 2260 code in it (``330681``)."""
    return _by_iso().get(code) or _by_gb().get(code[:2] if code.isdigit() else "")


@cache
def _by_iso() -> dict[str, Province]:
    return {each.code: each for each in provinces()}


@cache
def _by_gb() -> dict[str, Province]:
    return {each.gb: each for each in provinces()}
