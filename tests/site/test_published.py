"""What machines read on a site published below a path: linked data, feeds, cards, sitemap."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urljoin, urlsplit

import feedparser
import pytest
from jinja2 import Environment
from lxml import etree, html
from PIL import Image
from pyld import jsonld
from rdflib import namespace

from tests.conftest import pages_of

URL = "https://example.org/repo/"
SITEMAP = Path(__file__).parents[2] / "overrides" / "sitemap.xml"
ADDRESSES = ("@id", "url", "item", "contentUrl", "image", "mainEntityOfPage")
TEXT = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)
VOCABULARY = {str(term).rsplit("/", 1)[1] for term in dir(namespace.SDO) if "/" in str(term)}
pytestmark = pytest.mark.slow


def linked(page: Path) -> Any:  # noqa: ANN401 - JSON
    (text,) = TEXT.findall(page.read_text("utf-8"))
    return json.loads(text)


def nodes(part: Any) -> Iterator[dict[str, Any]]:  # noqa: ANN401 - JSON of any depth
    if isinstance(part, list):
        for each in part:
            yield from nodes(each)
    elif isinstance(part, dict):
        yield part
        for each in part.values():
            yield from nodes(each)


def context(address: str, _: object) -> dict[str, object]:
    """The terms of schema.org without a network; any other word is missing from it and would be lost."""
    assert address == "https://schema.org"
    terms: dict[str, object] = {term: f"https://schema.org/{term}" for term in VOCABULARY}
    for name in ADDRESSES[1:]:
        terms[name] = {"@id": f"https://schema.org/{name}", "@type": "@id"}
    return {"contextUrl": None, "documentUrl": address, "document": {"@context": terms}}


def address_of(site: Path, page: Path) -> str:
    here = page.parent.relative_to(site).as_posix()
    return URL if here == "." else f"{URL}{here}/"


def file_at(site: Path, address: str) -> Path:
    parts = urlsplit(address)
    assert f"{parts.scheme}://{parts.netloc}{parts.path}".startswith(URL), address
    path = site / unquote(address.removeprefix(URL).split("#")[0])
    return path / "index.html" if path.is_dir() else path


def test_linked_data_speaks_schema_org_and_leads_somewhere(published_site: Path) -> None:
    for page in pages_of(published_site):
        graph = linked(page)
        written = [name for node in nodes(graph["@graph"]) for name in node if not name.startswith("@")]
        types = {node["@type"] for node in nodes(graph["@graph"]) if "@type" in node}
        assert types <= VOCABULARY
        expanded = jsonld.expand(graph, {"documentLoader": context, "base": address_of(published_site, page)})
        kept = [
            name.removeprefix("https://schema.org/")
            for node in nodes(expanded)
            for name in node
            if not name.startswith("@")
        ]
        assert sorted(kept) == sorted(written), page
        for address in _addresses(expanded):
            assert file_at(published_site, address).is_file(), (page, address)


def _addresses(expanded: Any) -> list[str]:  # noqa: ANN401 - JSON
    found = [node["@id"] for node in nodes(expanded) if "@id" in node]
    assert found
    return [address for address in found if not address.startswith("https://example.org/handbook")]


def test_each_kind_of_page_says_what_it_is(published_site: Path) -> None:
    def kind(path: str) -> Any:  # noqa: ANN401 - JSON
        return linked(published_site / path / "index.html")["@graph"][0]

    assert kind("")["@type"] == "WebPage"
    article = kind("operations/riverbank")
    assert (article["@type"], article["dateModified"]) == ("Article", "2024-05-01")
    assert article["isBasedOn"][0]["mainEntityOfPage"] == f"{URL}sources/sapling-report/"
    terms = kind("en/terms")
    assert terms["@type"] == "DefinedTermSet"
    assert terms["hasDefinedTerm"][0]["url"] == f"{URL}en/terms/watcher/"
    assert kind("terms/watcher")["mainEntity"]["@type"] == "DefinedTerm"
    dataset = kind("en/data")
    assert dataset["@type"] == "Dataset"
    assert "license" not in dataset
    files = {path.name for path in (published_site / "data").iterdir() if path.is_file()} - {"index.html"}
    assert {each["name"] for each in dataset["distribution"]} == files
    for each in dataset["distribution"]:
        assert file_at(published_site, urljoin(f"{URL}en/data/", each["contentUrl"])).name == each["name"]
    for page in pages_of(published_site):
        crumbs = linked(page)["@graph"][1]
        assert crumbs["@type"] == "BreadcrumbList"
        assert crumbs["itemListElement"][-1]["item"] == linked(page)["@graph"][0]["url"]


def test_data_stand_once_and_both_locales_link_to_them(published_site: Path) -> None:
    assert not [path for path in (published_site / "en" / "data").iterdir() if path.name != "index.html"]
    for locale in ("", "en/"):
        page = html.fromstring((published_site / locale / "data" / "index.html").read_bytes())
        table = page.xpath("//table[@class='files']//th/a/@href")
        assert len(table) == 17
        assert {file_at(published_site, urljoin(f"{URL}{locale}data/", href)).parent for href in table} == {
            published_site / "data"
        }


def test_annotations_lead_to_pages_and_anchors(published_site: Path) -> None:
    collection = json.loads((published_site / "data" / "annotations.json").read_text("utf-8"))
    for each in collection["first"]["items"]:
        for address in (each["body"]["id"], each["target"]["source"]["id"]):
            page = file_at(published_site, address)
            anchor = urlsplit(address).fragment
            assert page.is_file()
            assert not anchor or f'id="{anchor}"' in page.read_text("utf-8"), address
        source = file_at(published_site, each["target"]["source"]["id"]).read_text("utf-8")
        assert f'id="{each["target"]["selector"][2]["value"]}"' in source


def test_every_page_announces_the_feeds_of_its_locale(published_site: Path) -> None:
    for path in pages_of(published_site):
        page = html.fromstring(path.read_bytes())
        home = f"{URL}en/" if path.relative_to(published_site).parts[0] == "en" else URL
        here = address_of(published_site, path)
        feeds = {
            kind: urljoin(here, href)
            for kind, href in zip(
                page.xpath("//link[@rel='alternate' and @title]/@type"),
                page.xpath("//link[@rel='alternate' and @title]/@href"),
                strict=True,
            )
        }
        assert feeds == {
            "application/atom+xml": f"{home}feed.xml",
            "application/feed+json": f"{home}feed.json",
        }
    for home in ("", "en/"):
        feed = feedparser.parse((published_site / home / "feed.xml").read_bytes())
        assert not feed.bozo
        for entry in feed.entries:
            assert file_at(published_site, entry.link).is_file()


@pytest.mark.parametrize("notice", ["", "Preview"])
def test_the_sitemap_lists_every_page_of_a_release_with_its_twin(notice: str) -> None:
    template = Environment(autoescape=False).from_string(SITEMAP.read_text("utf-8"))  # noqa: S701 - as MkDocs does
    page = {"url": "data/", "meta": {"notice": notice} if notice else {}}
    config = {"extra": {"root": URL, "at_root": True}, "site_url": URL}
    for listed in ([{"page": page}], [page]):
        text = template.render(pages=listed, config=config)
        if notice:
            assert not text.strip(), "search engines are asked not to list a preview"
            continue
        tree = etree.fromstring(text.strip().encode())
        locations = [each.text for each in tree.iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")]
        assert locations == [f"{URL}data/", f"{URL}en/data/"]


def test_every_page_has_a_card_of_its_own(published_site: Path) -> None:
    seen = set()
    for path in pages_of(published_site):
        page = html.fromstring(path.read_bytes())
        meta = {each.get("property") or each.get("name"): each.get("content") for each in page.iter("meta")}
        card = file_at(published_site, meta["og:image"])
        assert card.suffix == ".png"
        with Image.open(card) as picture:
            size = picture.size
        assert (meta["og:image:width"], meta["og:image:height"]) == tuple(str(side) for side in size)
        assert size == (1200, 630)
        assert meta["og:title"] in meta["og:image:alt"]
        assert linked(path)["@graph"][0]["image"] == meta["og:image"]
        assert meta["og:image:alt"] == meta["twitter:image:alt"]
        assert meta["twitter:card"] == "summary_large_image"
        seen.add(card)
    assert seen == set(published_site.rglob("cards/**/*.png"))
    assert len(seen) == len(pages_of(published_site))
