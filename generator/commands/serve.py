"""Shows the site on a local address while it is being edited."""

from collections.abc import Callable, Collection, Iterator
from pathlib import Path

from generator.campaign_folder import stop_outside_a_campaign
from generator.commands.schema import refresh_schemas
from generator.errors import ExplainerError
from generator.messages import Language
from generator.pipeline import render_in_steps
from generator.site import Written, serve_site


def serve(
    folder: Path,
    at: tuple[str, int],
    report: Callable[[ExplainerError | str], None],
    language: Language,
    show: Callable[[str], object] | None = None,
) -> None:
    """Show the site on a local address and rebuild it whenever a file changes, until the user interrupts.

    ``at`` are the host and the port. ``report`` receives what happens: words for the user, and errors, which do not stop
    the server. ``show`` is told the address. The campaign's own schemas, in the user's language, follow what is saved.
    """
    stop_outside_a_campaign(folder)

    def steps(folder: Path, first: Collection[str]) -> Iterator[Written | None]:
        yield from render_in_steps(folder, first)
        refresh_schemas(folder, language)

    serve_site(folder, steps, at=at, report=report, show=show)
