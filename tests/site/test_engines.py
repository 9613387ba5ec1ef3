"""The same Markdown and overrides with the other builders that read mkdocs.yml."""

import os
import re
import subprocess
import sys
from hashlib import sha256
from pathlib import Path
from urllib.parse import urljoin

import pytest
from lxml import html
from lxml.html import HtmlElement

from generator.commands.build import build as build_campaign
from generator.errors import ExplainerError
from generator.site.policy import with_policy
from tests.conftest import URL, copy_invented

ROOT = Path(__file__).parents[2]
THEMES = re.compile(r"assets/(?:javascripts/(?:bundle|lunr|workers|LICENSE)|stylesheets/(?!explainer))")
"""The files of the theme's own, which each engine brings with it."""
POLICY = re.compile(r'\n<meta http-equiv="Content-Security-Policy"[^>]*>')
pytestmark = pytest.mark.slow


def run(campaign: Path, *command: str) -> None:
    """Run a builder from this environment in the campaign's folder."""
    path = Path(sys.executable).parent / command[0]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [str(path), *command[1:]], cwd=campaign, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


def digests(site: Path) -> dict[str, str]:
    files = (path for path in sorted(site.rglob("*")) if path.is_file())
    return {path.relative_to(site).as_posix(): sha256(path.read_bytes()).hexdigest() for path in files}


def test_properdocs_builds_the_same_site(campaign: Path) -> None:
    built = build_campaign(campaign)
    expected = digests(built)
    built.rename(campaign / "expected")

    run(campaign, "properdocs", "build", "--strict", "--quiet")

    assert digests(built) == expected


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The invented campaign's site for an address, by MkDocs and by Zensical; tests must not change them."""
    folder = copy_invented(tmp_path_factory.mktemp("engines") / "campaign")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SITE_URL", URL)
        by_mkdocs = build_campaign(folder).rename(folder / "by-mkdocs")
        return by_mkdocs, build_campaign(folder, engine="zensical")


def test_zensical_makes_the_same_files_but_for_the_themes_own(both: tuple[Path, Path]) -> None:
    by_mkdocs, by_zensical = (
        {path: digest for path, digest in digests(site).items() if not THEMES.search(path)} for site in both
    )
    assert by_zensical.keys() == by_mkdocs.keys()
    assert {path for path in by_mkdocs if by_mkdocs[path] != by_zensical[path]} == {
        path for path in by_mkdocs if path.endswith(".html")
    }


def test_zensical_changes_no_word_no_link_and_nothing_that_machines_read(both: tuple[Path, Path]) -> None:
    pages = [path.relative_to(both[0]) for path in both[0].rglob("*.html")]
    assert pages
    for page in pages:
        expected, found = (html.document_fromstring((site / page).read_bytes()) for site in both)
        for read in (words, links, head):
            assert read(found, page) == read(expected, page), page


def test_pages_by_zensical_carry_their_policy(both: tuple[Path, Path]) -> None:
    for page in both[1].rglob("*.html"):
        text = page.read_text("utf-8")
        assert with_policy(POLICY.sub("", text)) == text


def test_zensical_builds_the_same_bytes_again(campaign: Path) -> None:
    first = digests(build_campaign(campaign, engine="zensical"))
    (campaign / "content" / "topics.yml").touch()
    assert digests(build_campaign(campaign, engine="zensical")) == first


def test_the_campaign_names_its_engine(campaign: Path) -> None:
    config = campaign / "mkdocs.yml"
    config.write_text(
        config.read_text("utf-8").replace("extra:\n", "extra:\n  engine: zensical\n", 1), "utf-8"
    )
    site = build_campaign(campaign)
    assert (site / "assets" / "stylesheets" / "classic").is_dir()
    assert not (build_campaign(campaign, engine="mkdocs") / "assets" / "stylesheets" / "classic").exists()


def test_an_unknown_engine_is_named(campaign: Path) -> None:
    config = campaign / "mkdocs.yml"
    config.write_text(config.read_text("utf-8").replace("extra:\n", "extra:\n  engine: hugo\n", 1), "utf-8")
    with pytest.raises(ExplainerError, match=r"hugo.*mkdocs or zensical"):
        build_campaign(campaign)


def test_what_zensical_stops_at_is_told_and_the_last_site_stays(campaign: Path) -> None:
    before = digests(build_campaign(campaign, engine="zensical"))
    main = campaign / "overrides" / "main.html"
    main.write_text(main.read_text("utf-8") + "{% block %}", "utf-8")
    with pytest.raises(ExplainerError, match="stopped and said") as raised:
        build_campaign(campaign, engine="zensical")
    assert "Traceback" not in str(raised.value)
    assert "main.html" in str(raised.value)
    assert digests(campaign / "build" / "site") == before


def test_a_missing_zensical_is_told(campaign: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.site.zensical_build.find_spec", lambda _: None)
    with pytest.raises(ExplainerError, match="not installed"):
        build_campaign(campaign, engine="zensical")


def words(page: HtmlElement, _: Path) -> list[str]:
    """The words of a page, one after the other."""
    return " ".join(
        page.xpath("//body//text()[not(ancestor::script or ancestor::a[@class='md-skip'])]")
    ).split()


def links(page: HtmlElement, path: Path) -> list[tuple[str, str, str | None]]:
    """Where the links of a page lead, with what is said of them, but for the theme's own way to the main part."""
    address = urljoin(URL, path.as_posix().removesuffix("index.html"))
    return [
        (urljoin(address, link.get("href")), link.text_content(), link.get("aria-current"))
        for link in page.iter("a")
        if link.get("href") is not None and "md-skip" not in link.classes
    ]


def head(page: HtmlElement, path: Path) -> list[dict[str, str]]:
    """What a page's head says, but for the theme's own files and the policy."""
    address = urljoin(URL, path.as_posix().removesuffix("index.html"))
    said = [dict(each.attrib) for each in page.find("head") if each.tag in {"meta", "link", "title"}]
    for each in said:
        if "href" in each:
            each["href"] = urljoin(address, each["href"])
    return [each for each in said if "http-equiv" not in each and not THEMES.search(each.get("href", ""))]
