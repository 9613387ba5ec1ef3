"""Each template opens with the class that it sees, sees nothing else, and decides nothing."""

import re
from dataclasses import fields
from importlib import import_module
from pathlib import Path

import pytest
from jinja2 import Environment, meta, nodes

from generator.render import contexts
from generator.render.contexts import Context, EveryPage

GENERATOR = Path(__file__).parents[2] / "generator"
TEMPLATES = sorted(GENERATOR.rglob("*.jinja"))
OVERRIDES = sorted(
    path for path in (GENERATOR.parent / "overrides").rglob("*") if path.suffix in {".html", ".xml"}
)
SHARED = {field.name for field in fields(EveryPage)}
"""What the templates of all pages see."""
OPENING = re.compile(r"\{#-? Context: (\w+)\.(\w+)\.")
DECIDING = (nodes.Compare, nodes.Test, nodes.Call, nodes.Filter)
"""What no ``if`` of a template may contain: Python decides, and hands over a boolean or what is to be
shown."""
parsed = Environment(autoescape=True).parse
each_template = pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)


def context_of(path: Path) -> type:
    """The class that a template names in its first line."""
    opening = OPENING.match(path.read_text("utf-8"))
    assert opening, f"{path}: begins with no context"
    (module,) = (*GENERATOR.rglob(f"{opening[1]}.py"), *GENERATOR.rglob(f"{opening[1]}/__init__.py"))
    name = ".".join(module.relative_to(GENERATOR.parent).with_suffix("").parts).removesuffix(".__init__")
    found = getattr(import_module(name), opening[2])
    assert isinstance(found, type)
    return found


def used(path: Path) -> set[str]:
    """The names that a template uses from its context."""
    return meta.find_undeclared_variables(parsed(path.read_text("utf-8")))


@each_template
def test_a_template_sees_the_fields_of_its_context_and_all_of_them(path: Path) -> None:
    own = {field.name for field in fields(context_of(path))}
    shared = SHARED if path.name.endswith(".md.jinja") else set()
    if context_of(path) is EveryPage:
        assert used(path) <= shared
    else:
        assert not own & shared
        assert used(path) - shared == own


def test_every_page_sees_nothing_in_vain() -> None:
    assert set().union(*map(used, TEMPLATES)) >= SHARED


def test_each_context_is_that_of_one_template() -> None:
    known = {each for each in vars(contexts).values() if isinstance(each, type) and issubclass(each, Context)}
    named = [each for each in map(context_of, TEMPLATES) if issubclass(each, Context)]
    assert len(named) == len(set(named))
    assert known - {Context} <= set(named)
    assert {path.name.split(".")[0]: context_of(path) for path in TEMPLATES if path.suffixes[0] == ".md"} == {
        each.template: each for each in named if each.template != "card"
    }


@each_template
def test_no_template_compares(path: Path) -> None:
    tree = parsed(path.read_text("utf-8"))
    conditions: list[nodes.If | nodes.CondExpr] = [*tree.find_all(nodes.If), *tree.find_all(nodes.CondExpr)]
    found = [
        f"{path.name}:{test.lineno}: {type(part).__name__}"
        for test in (each.test for each in conditions)
        for part in (test, *test.find_all(nodes.Node))
        if isinstance(part, DECIDING)
    ]
    assert found == []
    assert not list(tree.find_all(nodes.Compare))


@pytest.mark.parametrize("path", OVERRIDES, ids=lambda path: path.name)
def test_no_override_compares(path: Path) -> None:
    """They may ask whether there is a page: some pages have none, and one builder is strict about that."""
    tree = parsed(path.read_text("utf-8"))
    assert not list(tree.find_all(nodes.Compare))
    assert {test.name for test in tree.find_all(nodes.Test)} <= {"defined"}


@each_template
def test_no_template_takes_an_address_or_a_list_apart(path: Path) -> None:
    tree = parsed(path.read_text("utf-8"))
    methods = [
        f"{call.node.node.name}.{call.node.attr}"
        for call in tree.find_all(nodes.Call)
        if isinstance(call.node, nodes.Getattr) and isinstance(call.node.node, nodes.Name)
    ]
    assert [name for name in methods if not name.startswith("parts.")] == []
    assert not list(tree.find_all(nodes.Getitem))
