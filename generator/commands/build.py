"""Builds the site of a campaign in both languages and checks every link."""

import os
from pathlib import Path
from urllib.parse import urlsplit

from generator.campaign_folder import stop_on_errors, stop_outside_a_campaign
from generator.site import build_site, check_links, put_in_place


def build(folder: Path, *, strict: bool = True) -> Path:
    """Build both locales with MkDocs, whose hook calls ``render``, and check every link of the site.

    The last good site stays until the new one is whole and its links lead somewhere.
    """
    stop_outside_a_campaign(folder)
    new = build_site(folder, strict=strict)
    stop_on_errors(check_links(new, prefix=urlsplit(os.environ.get("SITE_URL", "")).path))
    return put_in_place(new)
