"""OFD files (GB/T 33190-2016), the fixed pages that Chinese offices exchange instead of PDF."""

from pathlib import Path

from generator.ingest.ofd.ofd_drawing import draw_page
from generator.ingest.ofd.ofd_package import BROKEN, damaged, open_ofd
from generator.ingest.ofd.ofd_pages import Bundle, read_bundle
from generator.ingest.printed import Budget, read_sheets
from generator.ingest.reading import Reading, read_bytes
from generator.messages import Message, say

__all__ = ["read_ofd"]


def read_ofd(path: Path) -> Reading:
    """Read an OFD file whose pages hold text.

    Raises ProblemsError for a file that is encrypted or damaged, for a scan, and for characters that the file
    does not name.
    """
    with open_ofd(path, read_bytes(path)) as package:
        try:
            bundle = read_bundle(package)
            budget = Budget()
            sheets = [draw_page(page, budget) for page in bundle.pages]
        except BROKEN as error:
            raise damaged(path) from error
    if not sheets:
        raise damaged(path)
    reading = read_sheets(path, sheets)
    return Reading(reading.text, left_out=(*reading.left_out, *_beside_pages(bundle)))


def _beside_pages(bundle: Bundle) -> list[Message]:
    """Return what the file holds beside its pages."""
    messages = []
    if bundle.missing:
        messages.append(say("pages that the file lists but does not contain: {count}", count=bundle.missing))
    if bundle.annotations:
        messages.append(say("annotations, such as notes and links: {count}", count=bundle.annotations))
    if bundle.attachments:
        messages.append(say("attached files: {count}", count=bundle.attachments))
    if bundle.signatures:
        messages.append(say("electronic seals and signatures: {count}", count=bundle.signatures))
    return messages
