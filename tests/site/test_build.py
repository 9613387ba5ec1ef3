"""An invented campaign built into a site."""

import os
import re
import subprocess
import sys
from hashlib import sha256
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest
from mkdocs.config import load_config

from generator.errors import ExplainerError
from generator.site import build_site, check_links
from generator.site.build import Hook
from tests.conftest import pages_of

ROOT = Path(__file__).parents[2]
URL = "https://example.org/repo/"
ALTERNATE = re.compile(r'<link rel="alternate" hreflang="([^"]+)" href="([^"]+)">')
pytestmark = pytest.mark.slow


def digests(site: Path) -> dict[str, str]:
    return {
        path.relative_to(site).as_posix(): sha256(path.read_bytes()).hexdigest()
        for path in sorted(site.rglob("*"))
        if path.is_file()
    }


def test_the_site(campaign: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SITE_URL", URL)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1")
    site = build_site(campaign, strict=True)

    assert list(check_links(site, prefix="/repo/")) == []
    zh = {path.relative_to(site) for path in site.rglob("*.html") if path.relative_to(site).parts[0] != "en"}
    en = {path.relative_to(site / "en") for path in (site / "en").rglob("*.html")}
    assert zh == en

    first = digests(site)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    assert digests(build_site(campaign, strict=True)) == first
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", "plain"]
    subprocess.run(command, cwd=campaign, env=environment, check=True)
    assert digests(campaign / "plain") == first

    _alternates_are_reciprocal(site)
    _twins_lead_to_each_other(site)
    _nothing_is_asked_of_other_hosts(site)


def _alternates_are_reciprocal(site: Path) -> None:
    for path in pages_of(site):
        found = dict(ALTERNATE.findall(path.read_text("utf-8")))
        place = path.parent.relative_to(site).as_posix().removeprefix("en").strip("/.")
        tail = f"{place}/" if place else ""
        expected = {"zh-Hans": f"{URL}{tail}", "en": f"{URL}en/{tail}", "x-default": f"{URL}{tail}"}
        assert found == expected, path
    assert list(site.glob("sitemap.xml*")) == [], "search engines are asked not to list a preview"


def _twins_lead_to_each_other(site: Path) -> None:
    twin = re.compile(r'<a class="twin" href="([^"]+)"')
    for path in pages_of(site):
        here = path.parent.relative_to(site).as_posix()
        place = "" if here in {".", "en"} else here.removeprefix("en/") + "/"
        (way,) = twin.findall(path.read_text("utf-8"))
        there = urljoin(f"{URL}{'' if here == '.' else here + '/'}", way)
        assert there == (f"{URL}{place}" if here.split("/")[0] == "en" else f"{URL}en/{place}"), path


def _nothing_is_asked_of_other_hosts(site: Path) -> None:
    asked = re.compile(r"""<(?:script|img|iframe|source|link)\b[^>]*?\b(?:src|href)=["']?([^"'\s>]+)[^>]*>""")
    for path in sorted(site.rglob("*.html")):
        for match in asked.finditer(path.read_text("utf-8")):
            if 'rel="alternate"' in match[0] or 'rel="canonical"' in match[0]:
                continue
            assert not urlsplit(match[1]).netloc, (path, match[1])


def test_without_an_address_the_site_builds_and_works_anywhere(
    campaign: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SITE_URL", raising=False)
    site = build_site(campaign, strict=True)
    assert list(check_links(site)) == []
    page = (site / "index.html").read_text("utf-8")
    assert 'rel="canonical"' not in page
    assert "og:image" not in page
    assert not list(site.rglob("cards"))
    assert not list(site.rglob("lunr"))  # what only the theme's own search would load


def test_a_served_site_is_rendered_without_an_address(campaign: Path) -> None:
    """Otherwise pages would cite the server's address, and cards would be drawn while somebody waits."""
    (campaign / "build" / "docs" / "zh").mkdir(parents=True)
    rendered: list[str] = []
    hook = Hook(lambda _, site_url: rendered.append(site_url))
    for command in ("serve", "build"):
        config = load_config(str(campaign / "mkdocs.yml"), site_url="http://127.0.0.1:8000/")
        hook.on_startup(command, dirty=False)
        hook.on_config(config)
    assert rendered == ["", "http://127.0.0.1:8000/"]


def test_a_problem_in_the_content_is_the_problem_of_the_build(campaign: Path) -> None:
    path = campaign / "content" / "operations" / "riverbank.yml"
    path.write_text(path.read_text("utf-8").replace('1200余棵"}', '1201余棵"}'), encoding="utf-8")
    with pytest.raises(ExplainerError, match=r"riverbank\.yml:\d+:\d+: "):
        build_site(campaign, strict=True)
    assert not (campaign / "build" / "site").exists()


class _Attributes(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.seen: list[tuple[str, str | None]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 - its signature
        self.seen += attrs


def test_hostile_words_show_as_text(campaign: Path) -> None:
    path = campaign / "content" / "operations" / "hillside.yml"
    hostile = "</title><script>alert(1)</script> [x](javascript:alert(1)) {: onclick=alert(1)}"
    path.write_text(path.read_text("utf-8").replace("zh: 山坡补种", f"zh: '{hostile}'"), encoding="utf-8")
    site = build_site(campaign, strict=True)
    html = (site / "operations" / "hillside" / "index.html").read_text("utf-8")
    reader = _Attributes()
    reader.feed(html)
    assert reader.seen
    assert not [name for name, _ in reader.seen if name.startswith("on")]
    assert not [value for name, value in reader.seen if name == "href" and "javascript" in (value or "")]
    assert "<script>alert" not in html
    assert "&lt;/title&gt;&lt;script&gt;" in html
