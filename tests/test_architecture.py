"""The page that shows the house is true: each room has its paragraph, and layers stand there as the linter holds them."""

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
GENERATOR = ROOT / "generator"
PAGE = (ROOT / "docs" / "architecture.md").read_text("utf-8")
LINTER = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]
LAYERS = {
    contract["containers"][0]: contract["layers"]
    for contract in LINTER["contracts"]
    if contract["type"] == "layers"
}
ROOMS = sorted(path.parent.name for path in GENERATOR.glob("*/__init__.py"))
PARAGRAPHS = dict(re.findall(r"^### `(\w+)`\n(.*?)(?=^#|\Z)", PAGE, re.MULTILINE | re.DOTALL))


def names(layers: list[str]) -> list[str]:
    """The rooms of layers, from top to bottom."""
    return [name.strip() for layer in layers for name in layer.split("|")]


def test_each_room_and_module_has_its_paragraph_in_the_order_of_layers() -> None:
    modules = {path.stem for path in GENERATOR.glob("*.py")} - {"__init__"}
    assert sorted(PARAGRAPHS) == sorted({*ROOMS, *modules})
    assert list(PARAGRAPHS) == names(LAYERS["generator"])


def test_the_layers_shown_are_those_that_the_linter_holds() -> None:
    shown = re.search(r"^```text layers of generator\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)
    assert shown
    assert shown[1].splitlines() == LAYERS["generator"]


@pytest.mark.parametrize("container", sorted(name for name in LAYERS if name.count(".") == 1))
def test_the_layers_inside_a_room_are_those_that_the_linter_holds(container: str) -> None:
    shown = re.search(r"\*Inside:\* `([^`]+)`", PARAGRAPHS[container.partition(".")[2]])
    assert shown
    right = " > ".join(LAYERS[container])
    assert " ".join(shown[1].split()) == right, f"write *Inside:* `{right}` in docs/architecture.md"


@pytest.mark.parametrize("room", ROOMS)
def test_the_paragraph_names_the_inner_rooms_and_the_tests(room: str) -> None:
    inner = {path.parent.name for path in (GENERATOR / room).glob("*/__init__.py")}
    said = " ".join(PARAGRAPHS[room].split())
    assert {name for name in inner if f"{name}/`" not in said and f"(`{name}`)" not in said} == set()
    assert "*Check:* `tests/" in said


@pytest.mark.parametrize("room", ROOMS)
def test_the_table_of_changes_leads_to_every_room(room: str) -> None:
    table = PAGE.partition("## Where does a change belong?")[2].partition("\n## ")[0]
    assert f"`{room}`" in table
