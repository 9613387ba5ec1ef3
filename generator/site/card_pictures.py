"""Cards from SVG to PNG: each drawn once and kept under a name that follows from everything it is made of."""

import io
import os
import signal
from collections.abc import Iterable, Mapping
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from hashlib import sha256
from pathlib import Path

import PIL
import resvg_py
from PIL import Image

from generator.content.writing import write_file
from generator.reference import HAN, font_files

COLOURS = 32
"""Enough for the grounds, the tones, and the edges of letters between them."""

FEW = 8
"""How many cards one processor draws in less time than it takes to start processes."""


def draw_cards(kept: Path, cards: Iterable[str]) -> Mapping[str, bytes]:
    """Draw each card as PNG; ``kept`` is the folder of cards drawn before, and ends up with no others.

    Only the fonts of our package are used, so that all machines draw the same.
    """
    paths = {card: kept / f"{_key(card)}.png" for card in cards}
    missing = [card for card, path in paths.items() if not path.is_file()]
    for card, png in zip(missing, _draw_all(missing), strict=True):
        write_file(paths[card], png)
    for path in set(kept.glob("*.png")) - set(paths.values()):
        path.unlink()
    return {card: path.read_bytes() for card, path in paths.items()}


def draw(card: str) -> bytes:
    """One card as PNG with a palette, which takes less than half the bytes of one without."""
    drawn = resvg_py.svg_to_bytes(
        svg_string=card,
        skip_system_fonts=True,
        font_files=[str(path) for path in font_files()],
        font_family=HAN,
    )
    with Image.open(io.BytesIO(drawn)) as picture:
        few = picture.convert("RGB").quantize(COLOURS, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    png = io.BytesIO()
    few.save(png, "PNG")
    return png.getvalue()


def _draw_all(cards: list[str]) -> Iterable[bytes]:
    if len(cards) < FEW:
        return map(draw, cards)
    with ProcessPoolExecutor(os.cpu_count(), initializer=_leave_interrupts) as pool:
        return list(pool.map(draw, cards, chunksize=4))


def _leave_interrupts() -> None:
    """Leave Ctrl-C, which reaches all processes of a terminal, to the one that shows messages."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _key(card: str) -> str:
    return sha256(f"{_tools()}\n{card}".encode()).hexdigest()


@cache
def _tools() -> str:
    """What a drawing depends on besides the card: the programs and the fonts."""
    fonts = (sha256(path.read_bytes()).hexdigest() for path in font_files())
    return " ".join((resvg_py.__version__, PIL.__version__, str(COLOURS), *fonts))
