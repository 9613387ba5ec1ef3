"""The house keeps its layout: small rooms, no import past a door, and no name used twice."""

import ast
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
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
    "generator.language": "the patterns and readers of numbers that extraction and the checks share",
    "generator.translate": "checks of English, drafts, notes, and files of texts and of terms, out and back",
    "generator.render.contexts": "one class for each template of a page",
    "generator.reference": "facts of many kinds, each asked for by its name",
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


@cache
def parsed(path: Path) -> ast.Module:
    """The syntax tree of a module; it is only looked at."""
    return ast.parse(path.read_text("utf-8"))


@cache
def nodes(path: Path) -> tuple[ast.AST, ...]:
    """All that a module consists of, walked through once."""
    return tuple(ast.walk(parsed(path)))


@pytest.fixture(scope="module", autouse=True)
def _forgotten() -> Iterator[None]:
    """Keep no syntax trees for the tests of other modules, which would have to look for garbage among them."""
    yield
    for kept in (nodes, parsed):
        kept.cache_clear()


def imports(path: Path) -> Iterator[tuple[int, str, str]]:
    """Each name that a module imports from the project, with its line."""
    for node in nodes(path):
        if isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] == "generator":
            yield from ((node.lineno, str(node.module), alias.name) for alias in node.names)


def strings(path: Path) -> Iterator[str]:
    """Each string of a module except its docstrings."""
    said = {id(node.value) for node in nodes(path) if isinstance(node, ast.Expr)}
    for node in nodes(path):
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


def door_names(package: Path) -> list[str]:
    """What a package offers to others."""
    tree = parsed(package / "__init__.py")
    return [
        name
        for node in tree.body
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "__all__"
        for name in ast.literal_eval(node.value)
    ]


@pytest.mark.parametrize("package", PACKAGES, ids=name_of)
def test_a_door_is_narrow(package: Path) -> None:
    names = door_names(package)
    if name_of(package) not in WIDER_DOORS:
        assert len(names) <= MOST_NAMES, names


def test_a_wider_door_is_still_wider_than_most() -> None:
    wide = {name_of(package) for package in PACKAGES if len(door_names(package)) > MOST_NAMES}
    assert set(WIDER_DOORS) == wide


def test_paths_of_what_is_remembered_are_spelled_in_one_module() -> None:
    spelled = {name_of(path) for path in MODULES for each in strings(path) if ".baseline" in each}
    assert spelled == {"generator.content.baseline"}


def test_states_that_are_published_are_listed_in_one_module() -> None:
    listed = {
        name_of(path)
        for path in MODULES
        for node in nodes(path)
        if isinstance(node, ast.Set)
        and {"reviewed", "corrected"} <= {ast.unparse(each).strip("'") for each in node.elts}
    }
    assert listed == {"generator.model.review"}


@pytest.mark.parametrize(("idea", "place"), ONE_PLACE.items())
def test_an_idea_is_defined_in_one_place(idea: str, place: str) -> None:
    defined = {
        name_of(path)
        for path in MODULES
        for node in parsed(path).body
        if idea in {getattr(node, "name", ""), *(ast.unparse(each) for each in getattr(node, "targets", ()))}
    }
    assert defined == {place}


def test_a_module_name_stands_once() -> None:
    places: dict[str, list[str]] = defaultdict(list)
    for path in MODULES:
        if path.parent.name not in ONE_FILE_A_COMMAND:
            places[path.stem].append(name_of(path))
    assert {name: those for name, those in places.items() if len(those) > 1} == {}


NOT_OURS_TO_NAME = {
    "content/changing/journal.py": "the process in the name of a temporary file",
    "content/changing/splice.py": "the header of a block of text, before its comment",
    "content/checking/date_evidence.py": "the two days of a date",
    "content/reading/field_reference.py": "a reference within a JSON Schema",
    "extract/finding/dates.py": "the two days of a date",
    "ingest/word/word_package.py": "the kind of a relation, as another program writes it",
    "language/han.py": "a comment in a table",
    "model/address.py": "the one place",
    "model/day.py": "the two days of a date",
    "render/pages/data.py": "the suffix of a file's name",
    "render/programs/export/package.py": "the suffix of a file's name",
    "render/search/findable.py": "the folder of a page",
    "render/search/postings.py": "the folder of a page",
    "render/views.py": "the folder of a page, and a place on it",
    "render/words/wording.py": "the two days of a date",
    "site/serving/live.py": "the folder of a page",
    "support/support_check.py": "the two days of a date",
    "webforms/forms.py": "a reference within a JSON Schema, and a choice of fields",
}
"""Where a text is cut at a mark that also stands in addresses, origins or paths of fields, and what it is there."""


def cuts(path: Path) -> Iterator[int]:
    """The lines in which a text is cut at ``/``, ``.`` or ``#``, or compared with what stands before a ``/``."""
    for node in nodes(path):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.args):
            continue
        mark = ast.unparse(node.args[0])
        if node.func.attr in {"split", "rsplit", "partition", "rpartition"} and mark in {"'/'", "'.'", "'#'"}:
            yield node.lineno
        if node.func.attr in {"startswith", "removeprefix"} and re.search(r"\w[}]?/'", mark):
            yield node.lineno


def test_addresses_origins_and_paths_of_fields_are_read_in_one_place() -> None:
    found = {path.relative_to(GENERATOR).as_posix(): [*lines] for path in MODULES if (lines := [*cuts(path)])}
    assert {name: lines for name, lines in found.items() if name not in NOT_OURS_TO_NAME} == {}
    assert found.keys() == NOT_OURS_TO_NAME.keys()


ROOMS_OF_CONTENT = [GENERATOR / name for name in ("model", "content", "intake", "commands")]
LONGEST_CLASS = 130
LONGEST_FUNCTION = 40
UNTOLD = {"docket", "joins", "lost", "near", "pending", "run", "saved", "way"}
"""Names of classes and functions that only their author can tell apart."""


def definitions(
    rooms: Sequence[Path] = ROOMS_OF_CONTENT,
) -> Iterator[tuple[str, ast.ClassDef | ast.FunctionDef]]:
    """Each class and function of some rooms, by its dotted name."""
    for path in sorted(path for room in rooms for path in room.rglob("*.py")):
        for node in nodes(path):
            if isinstance(node, (ast.ClassDef, ast.FunctionDef)):
                yield f"{name_of(path)}.{node.name}", node


def longer(kind: type[ast.AST], longest: int, rooms: Sequence[Path]) -> list[tuple[str, int]]:
    """The definitions of a kind that have more lines than some, each with their number."""
    lengths = (
        (name, (node.end_lineno or 0) - node.lineno + 1)
        for name, node in definitions(rooms)
        if isinstance(node, kind)
    )
    return [(name, length) for name, length in lengths if length > longest]


def test_classes_of_content_are_short() -> None:
    assert longer(ast.ClassDef, LONGEST_CLASS, ROOMS_OF_CONTENT) == []


def test_functions_are_short() -> None:
    assert longer(ast.FunctionDef, LONGEST_FUNCTION, [GENERATOR]) == []


def test_a_name_does_not_need_its_docstring() -> None:
    assert [name for name, node in definitions() if node.name.strip("_").lower() in UNTOLD] == []


ANYTHING = {
    "generator.commands.editor": "the settings of the editor, as another program defines them",
    "generator.content.reading.field_reference": "a JSON Schema, as another program makes it",
    "generator.content.reading.schema": "a validator of any type",
    "generator.model.text": "what pydantic declares for its Field",
}
"""Who cannot say the type of a value, with the reason; what stands in YAML is ``Plain``."""


def test_what_stands_in_yaml_has_a_type() -> None:
    named = {
        name_of(path)
        for room in ROOMS_OF_CONTENT
        for path in room.rglob("*.py")
        for node in nodes(path)
        if isinstance(node, ast.ImportFrom)
        and node.module == "typing"
        and "Any" in {a.name for a in node.names}
    }
    assert named == set(ANYTHING)


def test_docstrings_say_what_comes_out_in_plain_words() -> None:
    worded = (
        (path, node, ast.get_docstring(node) or "")
        for path in sorted(GENERATOR.rglob("*.py"))
        for node in nodes(path)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
    )
    assert [f"{name_of(path)}: {words}" for path, _, words in worded if words.startswith("Give ")] == []
