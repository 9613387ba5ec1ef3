"""Cards as pictures: drawn once, the same everywhere, and as large as they claim."""

import io
import re
from pathlib import Path
from textwrap import wrap

import pytest
from PIL import Image

from generator.campaign_folder import load
from generator.render import card_pages, editions
from generator.site import card_pictures as cards
from generator.site import draw_cards

FIXTURE = Path(__file__).parents[1] / "fixtures" / "campaign"


@pytest.fixture(scope="module")
def svgs() -> list[str]:
    content, documents = load(FIXTURE)
    found = content.catalogue(documents)
    return [
        page.text
        for page in card_pages(editions(found, "https://example.org/")["zh"])
        if "operations" in str(page.path)
    ]


def test_a_card_is_a_picture_of_1200_by_630_whose_edges_are_free(svgs: list[str]) -> None:
    for svg in svgs:
        with Image.open(io.BytesIO(cards.draw(svg))) as picture:
            assert (picture.format, picture.size) == ("PNG", (1200, 630))
            shown = picture.convert("RGB")
        edges = [(0, 0, 1200, 24), (0, 612, 1200, 630), (1176, 0, 1200, 630)]
        for box in edges:
            colours = {colour for _, colour in shown.crop(box).getcolors(1 << 16) or ()}
            assert len(colours) <= 4, (box, colours)  # paper, margin and its line, the bar at the left
        assert len(shown.getcolors(1 << 16) or ()) > 8, "letters without smooth edges"


def test_few_colours_keep_the_grounds_as_they_are_and_a_card_small(svgs: list[str]) -> None:
    for svg in svgs:
        png = cards.draw(svg)
        assert len(png) < 40_000
        with Image.open(io.BytesIO(png)) as picture:
            assert picture.mode == "P"
            palette = bytes(picture.getpalette() or ()).hex()
        for colour in re.findall(r'fill="#(\w{6})"', svg):
            assert colour in wrap(palette, 6), colour


def test_the_fonts_of_the_system_are_not_used(svgs: list[str]) -> None:
    strange = svgs[0].replace("Noto Sans SC", "DejaVu Sans")
    assert cards.draw(strange) == cards.draw(svgs[0].replace("Noto Sans SC", "No Such Font"))


def test_a_card_is_drawn_once_and_kept(
    svgs: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = draw_cards(tmp_path, svgs[:2])
    assert first == {svg: cards.draw(svg) for svg in svgs[:2]}
    asked: list[str] = []
    real = cards.draw

    def watched(svg: str) -> bytes:
        asked.append(svg)
        return real(svg)

    monkeypatch.setattr(cards, "draw", watched)
    second = draw_cards(tmp_path, svgs[1:3])
    assert asked == svgs[2:3]
    assert second[svgs[1]] == first[svgs[1]]
    assert len(list(tmp_path.iterdir())) == 2


def test_many_are_drawn_by_several_processes_to_the_same_bytes(svgs: list[str], tmp_path: Path) -> None:
    many = [svgs[0].replace("</svg>", f"<!-- {number} --></svg>") for number in range(cards.FEW)]
    assert set(draw_cards(tmp_path, many).values()) == {cards.draw(svgs[0])}
