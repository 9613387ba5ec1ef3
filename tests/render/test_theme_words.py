"""All words in the theme overrides and the site's configuration come from the catalogues of words."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from importlib.util import find_spec
from pathlib import Path

import pytest
import yaml
from jinja2 import Environment, nodes

from generator.model import Locale
from generator.render.words import THEME_WORDS, load_wording, theme_words
from generator.render.words.theme_words import KEYS

ROOT = Path(__file__).parents[2]
OVERRIDES = ROOT / "overrides"
CATALOGUE = ROOT / THEME_WORDS
TEMPLATES = sorted(path for path in OVERRIDES.rglob("*.html") if path != CATALOGUE)
PAGES = sorted((ROOT / "generator" / "render" / "templates").glob("*.jinja"))
SCRIPTS = sorted(OVERRIDES.rglob("*.js"))
CONFIGURATIONS: dict[Locale, str] = {"zh": "mkdocs.yml", "en": "mkdocs.en.yml"}
FORMATS = {"Atom", "JSON Feed", "BibTeX", "CSL-JSON", "SHA-256"}
"""Names that are the same in every language."""
SAID = ("alt", "aria-label", "placeholder", "title", "value")
"""Attributes that readers see or hear."""
HAN = re.compile(r"[\u3400-\u9fff]")
LETTERS = re.compile(r"[A-Za-z]{2}")
parse = Environment(autoescape=True).parse


class Shown(HTMLParser):
    """Collects what a reader sees of a page: its text and certain attributes."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        self._silent = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._silent = tag in {"script", "style"}
        self.texts += [value for name, value in attrs if name in SAID and value]

    def handle_endtag(self, tag: str) -> None:  # noqa: ARG002 - whatever it is, the next text is shown
        self._silent = False

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.texts.append(data)


def literals(text: str) -> Iterator[str]:
    """The values that a template prints or keeps as they are written in it."""
    tree = parse(text)
    for kind in (nodes.Output, nodes.Assign, nodes.CondExpr, nodes.Dict):
        for node in tree.find_all(kind):
            for each in node.find_all(nodes.Const):
                if isinstance(each.value, str):
                    yield each.value


def shown(text: str) -> list[str]:
    """What a reader sees of a template besides the values that it fills in."""
    reader = Shown()
    reader.feed("".join(each.data for each in parse(text).find_all(nodes.TemplateData)))
    reader.close()
    return [said for each in reader.texts if LETTERS.search(said := each.strip()) or HAN.search(said)]


def settings(value: object) -> Iterator[str]:
    """Every text in a configuration."""
    if isinstance(value, dict):
        for each in value.values():
            yield from settings(each)
    elif isinstance(value, list):
        for each in value:
            yield from settings(each)
    elif isinstance(value, str):
        yield value


def configuration(name: str) -> dict[str, object]:
    text = (ROOT / name).read_text("utf-8").replace("!ENV ", "")
    read = yaml.safe_load(text)
    assert isinstance(read, dict)
    return read


def test_the_words_of_the_overrides_are_those_of_the_catalogues() -> None:
    assert CATALOGUE.read_text("utf-8") == theme_words(), "run tools/theme_words.py"


def test_the_overrides_show_every_word_that_is_written_for_them() -> None:
    used = {
        call.args[1].value
        for path in TEMPLATES
        for call in parse(path.read_text("utf-8")).find_all(nodes.Call)
        if isinstance(call.node, nodes.Getattr)
        and isinstance(call.node.node, nodes.Name)
        and call.node.node.name == "words"
        and isinstance(call.args[1], nodes.Const)
    }
    assert used == set(KEYS)


@pytest.mark.parametrize("key", KEYS)
def test_a_word_of_the_overrides_has_no_markup(key: str) -> None:
    """The theme's templates escape nothing."""
    assert not any(set(load_wording(locale)(key)) & set("<>&\"'{}") for locale in CONFIGURATIONS)


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.relative_to(OVERRIDES).as_posix())
def test_an_override_has_no_words_of_its_own(path: Path) -> None:
    text = path.read_text("utf-8")
    assert set(shown(text)) <= FORMATS
    assert [said for said in literals(text) if HAN.search(said) or re.search(r"[a-z] [a-z]", said)] == []


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_a_template_of_pages_has_no_words_of_its_own(path: Path) -> None:
    text = re.sub(r"\{ #[\w-]* \}", "", path.read_text("utf-8"))  # the names of headings
    assert set(shown(text)) <= FORMATS


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)
def test_a_script_has_no_words_of_its_own(path: Path) -> None:
    code = re.sub(r"/\*.*?\*/|(?<!:)//[^\n]*", "", path.read_text("utf-8"), flags=re.DOTALL)
    strings = [match[2] for match in re.finditer(r"([\"'`])((?:\\.|(?!\1).)*)\1", code)]
    assert strings
    assert not HAN.search(code)
    assert [said for said in strings if re.match(r"[A-Z][a-z]+ [a-z]", said)] == []


@pytest.mark.parametrize("locale", CONFIGURATIONS)
def test_a_configuration_has_no_words_but_the_names_of_the_schemes(locale: Locale) -> None:
    read = configuration(CONFIGURATIONS[locale])
    theme = read.pop("theme")
    assert isinstance(theme, dict)
    names = [option["toggle"].pop("name") for option in theme["palette"]]
    wording = load_wording(locale)
    assert names == [wording("site.dark"), wording("site.light")]
    said = [
        text for text in settings([read, theme]) if HAN.search(text) or re.search(r"[A-Za-z] [A-Za-z]", text)
    ]
    assert said == ([configuration("mkdocs.yml")["site_name"]] if locale == "zh" else [])


def test_the_theme_skips_to_the_content_in_our_english_words() -> None:
    """They cannot be replaced: the theme falls back to its own English."""
    material = find_spec("material")
    assert material
    assert material.submodule_search_locations
    folder = Path(material.submodule_search_locations[0])
    text = (folder / "templates" / "partials" / "languages" / "en.html").read_text("utf-8")
    assert f'"action.skip": "{load_wording("en")("site.skip")}"' in text
