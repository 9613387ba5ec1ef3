"""Builds the site of a campaign in both languages and checks every link."""

import os
from pathlib import Path
from typing import Literal, get_args
from urllib.parse import urlsplit

from generator.campaign_folder import stop_on_errors, stop_outside_a_campaign
from generator.content.turns import locked_build
from generator.errors import ExplainerError
from generator.messages import say
from generator.pipeline import render
from generator.site import build_site, build_with_zensical, check_links, chosen_engine, put_in_place

Engine = Literal["mkdocs", "zensical"]
ENGINES: tuple[Engine, ...] = get_args(Engine)
"""What can build the site from the rendered pages; docs/engines.md says how the sites differ."""


def build(folder: Path, *, engine: Engine | None = None, strict: bool = True) -> Path:
    """Build both locales and check every link of the site; by default with the engine that ``mkdocs.yml`` names.

    The last good site stays until the new one is whole and its links lead somewhere. Builds take turns.
    """
    stop_outside_a_campaign(folder)
    with locked_build(folder):
        return put_in_place(_new_site(folder, engine, strict=strict))


def _new_site(folder: Path, engine: Engine | None, *, strict: bool) -> Path:
    site_url = os.environ.get("SITE_URL", "")
    if (engine or _chosen(folder)) == "zensical":
        render(folder, site_url)
        new = build_with_zensical(folder, site_url, strict=strict)
    else:
        new = build_site(folder, strict=strict)  # its hook renders
    stop_on_errors(check_links(new, prefix=urlsplit(site_url).path, folder=folder))
    return new


def _chosen(folder: Path) -> Engine:
    """Return the engine that ``mkdocs.yml`` names under ``extra``; MkDocs if it names none."""
    named = chosen_engine(folder)
    engine = next((each for each in ENGINES if each == named), None)
    if engine is None:
        raise ExplainerError(
            say("mkdocs.yml: extra.engine: there is no “{engine}”; write mkdocs or zensical", engine=named)
        )
    return engine
