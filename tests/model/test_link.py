"""Which addresses may be linked is decided in one place, which everything else follows."""

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator import campaign_folder
from generator.cli import main
from generator.model import LINKED, is_linked, is_on_the_web
from generator.render.words import address
from tests.bulletin import BULLETIN
from tests.conftest import show

ROOT = Path(__file__).parents[2]
HTTP = "http://www.example.org/a/1.html"


def saved(tmp_path: Path, head: str) -> Path:
    path = tmp_path / "page.html"
    text = "".join(f"<p>{line}</p>" for line in BULLETIN.splitlines() if line.strip())
    path.write_text(f"<html><head>{head}</head><body><main>{text}</main></body></html>", "utf-8")
    return path


@pytest.mark.parametrize(
    "head",
    [
        f'<link rel="canonical" href="{HTTP}">',
        f'<link rel="canonical" href="/a/1.html"><meta property="og:url" content="{HTTP}">',
    ],
)
def test_a_page_with_an_http_address_becomes_a_site_that_links_to_it(tmp_path: Path, head: str) -> None:
    folder = tmp_path / "new"
    result = CliRunner().invoke(main, ["init", str(folder), str(saved(tmp_path, head))])
    assert result.exit_code == 0, result.output

    assert [each for each in campaign_folder.check(folder) if each.severity == "error"] == []
    (source,) = campaign_folder.load(folder)[0].sources
    assert source.url == HTTP
    show(folder, f"sources/{source.id}.md")
    assert f'href="{HTTP}"' in (folder / f"build/docs/zh/sources/{source.id}.md").read_text("utf-8")


def test_what_a_page_calls_its_address_but_nobody_can_follow_is_not_taken_over(tmp_path: Path) -> None:
    folder = tmp_path / "new"
    page = saved(tmp_path, '<meta property="og:url" content="/a/1.html">')
    assert CliRunner().invoke(main, ["init", str(folder), str(page)]).exit_code == 0

    assert [each for each in campaign_folder.check(folder) if each.severity == "error"] == []
    assert [source.url for source in campaign_folder.load(folder)[0].sources] == ["not stated"]


@pytest.mark.parametrize(
    ("written", "linked", "published"),
    [
        ("https://example.org/a?b=c", True, True),
        (HTTP, True, True),
        ("mailto:editors@example.org", True, False),
        ("mailto:", False, False),
        ("https:", False, False),
        ("//example.org", False, False),
        ("javascript:alert(1)", False, False),
        ("https://example.org/a b", False, False),
        ("https://example.org/\x00", False, False),
        ("https://example.org/'", False, False),
        ("http://[", False, False),
    ],
)
def test_pages_link_to_what_the_check_lets_pass(written: str, linked: bool, published: bool) -> None:
    assert is_linked(written) == linked == (address(written) is not None)
    assert is_on_the_web(written) == published


def test_the_security_page_names_these_schemes() -> None:
    said = re.search(r"allow-list \(([^)]*)\)", (ROOT / "SECURITY.md").read_text("utf-8"))
    assert said
    assert re.findall(r"`(\w+):`", said[1]) == [*LINKED]


def test_schemes_of_links_stand_in_one_module() -> None:
    own = re.compile(r"""["']mailto["']|["']https["'],\s*["']http["']|https\?:""")
    places = {
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "generator").rglob("*.py")
        if own.search(path.read_text("utf-8"))
    }
    assert places == {"generator/model/link.py"}
