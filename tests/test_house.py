"""The house keeps its layout: small rooms, no import past a door, and no name used twice."""

import ast
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
GENERATOR = ROOT / "generator"
MODULES = sorted(path for path in GENERATOR.rglob("*.py") if path.name != "__init__.py")
PACKAGES = sorted(path.parent for path in GENERATOR.rglob("__init__.py"))
ONE_FILE_A_COMMAND = {"cli", "commands"}
MOST_MODULES = 12
MOST_NAMES = 20
WIDER_DOORS = {
    "generator.model": "the nouns of the field, which every room speaks of",
    "generator.content.changing": "still to be narrowed",
    "generator.content.reading": "still to be narrowed",
    "generator.content.remembering": "still to be narrowed",
    "generator.language": "the patterns and readers of numbers that extraction and the checks share",
    "generator.reference": "facts of many kinds, each asked for by its name",
    "generator.translate": "still to be narrowed",
}
"""Doors with more names than most, each with the reason."""
ONE_PLACE = {
    "LINKED": "generator.model.link",
    "PUBLISHED": "generator.model.review",
    "published": "generator.model.review",
    "unknown_names": "generator.content.checking.known_names",
    "uses": "generator.model.cited",
    "accounts": "generator.model.cited",
}
"""Where an idea of the field is defined: addresses that may be linked, what is published, which names exist, what
is cited by what."""
CORRIDORS = {"generator", "generator.content", "generator.commands", "generator.cli"}
"""Packages without a door of their own: their rooms have doors."""


def name_of(path: Path) -> str:
    """The dotted name of a module or package."""
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def imports(path: Path) -> Iterator[tuple[int, str, str]]:
    """Each name that a module imports from the project, with its line."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] == "generator":
            yield from ((node.lineno, str(node.module), alias.name) for alias in node.names)


def strings(path: Path) -> Iterator[str]:
    """Each string of a module except its docstrings."""
    tree = ast.parse(path.read_text("utf-8"))
    said = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in said:
            yield node.value


def door(importer: str, imported: str) -> str:
    """The nearest package or module through which one module may reach another."""
    here, there = importer.split("."), imported.split(".")
    shared = 0
    while shared < min(len(here), len(there)) and here[shared] == there[shared]:
        shared += 1
    length = shared + 1
    while ".".join(there[:length]) in CORRIDORS and length < len(there):
        length += 1
    return ".".join(there[:length])


def test_no_module_is_imported_past_a_door() -> None:
    past = [
        f"{path.relative_to(ROOT)}:{line}: {module}: take {name} from {through}"
        for path in GENERATOR.rglob("*.py")
        for line, module, name in imports(path)
        if (through := door(f"{name_of(path)}.x" if path.name == "__init__.py" else name_of(path), module))
        != module
        and module not in CORRIDORS
    ]
    assert past == []


@pytest.mark.parametrize("package", PACKAGES, ids=name_of)
def test_a_room_is_small(package: Path) -> None:
    modules = [path for path in package.glob("*.py") if path.name != "__init__.py"]
    if package.name not in ONE_FILE_A_COMMAND:
        assert len(modules) <= MOST_MODULES


@pytest.mark.parametrize("package", PACKAGES, ids=name_of)
def test_a_door_is_narrow(package: Path) -> None:
    tree = ast.parse((package / "__init__.py").read_text("utf-8"))
    names = [
        name
        for node in tree.body
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "__all__"
        for name in ast.literal_eval(node.value)
    ]
    if name_of(package) not in WIDER_DOORS:
        assert len(names) <= MOST_NAMES, names


def test_a_wider_door_is_still_wider_than_most() -> None:
    assert {name_of(package) for package in PACKAGES} >= set(WIDER_DOORS)


def test_paths_of_what_is_remembered_are_spelled_in_one_module() -> None:
    spelled = {name_of(path) for path in MODULES for each in strings(path) if ".baseline" in each}
    assert spelled == {"generator.content.baseline"}


def test_states_that_are_published_are_listed_in_one_module() -> None:
    listed = {
        name_of(path)
        for path in MODULES
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Set)
        and {"reviewed", "corrected"} <= {ast.unparse(each).strip("'") for each in node.elts}
    }
    assert listed == {"generator.model.review"}


@pytest.mark.parametrize(("idea", "place"), ONE_PLACE.items())
def test_an_idea_is_defined_in_one_place(idea: str, place: str) -> None:
    defined = {
        name_of(path)
        for path in MODULES
        for node in ast.parse(path.read_text("utf-8")).body
        if idea in {getattr(node, "name", ""), *(ast.unparse(each) for each in getattr(node, "targets", ()))}
    }
    assert defined == {place}


def test_a_module_name_stands_once() -> None:
    places: dict[str, list[str]] = defaultdict(list)
    for path in MODULES:
        if path.parent.name not in ONE_FILE_A_COMMAND:
            places[path.stem].append(name_of(path))
    assert {name: those for name, those in places.items() if len(those) > 1} == {}
