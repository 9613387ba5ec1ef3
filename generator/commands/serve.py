"""Shows the site on a local address while it is being edited."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path

from generator.campaign_folder import stop_outside_a_campaign
from generator.commands.editor import CACHE, write_page, write_settings
from generator.commands.schema import refresh_schemas
from generator.content.reading import load_content
from generator.content.writing import refuse_links
from generator.errors import ExplainerError
from generator.messages import Language
from generator.parsed_before import parsed_before
from generator.pipeline import OnDemand
from generator.site import serve_site


def serve(  # noqa: PLR0913 - what is shown, where, and to whom it is told
    folder: Path,
    at: tuple[str, int],
    report: Callable[[ExplainerError | str], None],
    language: Language,
    *,
    show: Callable[[str], object] | None = None,
    forms: Path | None = None,
) -> None:
    """Show the site on a local address and rebuild it whenever a file changes, until the user interrupts.

    ``at`` are the host and the port. ``report`` receives what happens: words for the user, and errors, which do not stop
    the server. ``show`` is told the address. The campaign's own schemas, in the user's language, follow what is saved, and so
    do the forms, which are shown if there is a folder with their page.
    """
    stop_outside_a_campaign(folder)

    def follow() -> None:
        refresh_schemas(folder, language)
        if forms:
            write_settings(load_content(folder, parse=parsed_before(folder)), forms)

    serve_site(folder, OnDemand, afterwards=follow, at=at, report=report, show=show, forms=forms)


def make_forms(folder: Path, page: Path, given: Sequence[Path] = ()) -> Path:
    """Write the page of the forms into a folder and return that folder; ``given`` are files of its npm packages.

    Raises ExplainerError if these cannot be had.
    """
    refuse_links(folder, folder / CACHE)
    write_page(folder, page, given)
    with suppress(ExplainerError):  # of content that cannot be read, the server tells
        write_settings(load_content(folder), page)
    return page
