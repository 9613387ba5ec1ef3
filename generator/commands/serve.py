"""Shows the site on a local address while it is being edited."""

from collections.abc import Callable
from pathlib import Path

from generator.campaign_folder import stop_outside_a_campaign
from generator.errors import ExplainerError
from generator.pipeline import render_in_steps
from generator.site import serve_site


def serve(
    folder: Path,
    host: str,
    port: int,
    report: Callable[[ExplainerError | str], None],
    show: Callable[[str], object] | None = None,
) -> None:
    """Show the site on a local address and rebuild it whenever a file changes, until the user interrupts.

    ``report`` receives what happens: words for the user, and errors, which do not stop the server. ``show`` is told
    the address.
    """
    stop_outside_a_campaign(folder)
    serve_site(folder, render_in_steps, at=(host, port), report=report, show=show)
