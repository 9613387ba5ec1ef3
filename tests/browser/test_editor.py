"""The web forms in a real browser, without a network: the editor's own test backend keeps the files."""

import json
import re
import shutil
import tarfile
from collections.abc import Iterator
from pathlib import Path

import jsonschema
import pytest
from playwright.sync_api import Browser, Locator, Page, Route, expect

from generator.commands.editor import cms_config, write_editor
from generator.content.reading import load_content, read_yaml
from generator.messages import LANGUAGES, Language
from generator.model import Plain
from generator.webforms import find_bundle
from generator.webforms.bundle import CMS
from tests.browser.conftest import serve
from tests.conftest import ROOT

pytestmark = [pytest.mark.browser, pytest.mark.slow]
CACHE = ROOT / ".cache" / "editor"
OWN = "sveltia-cms-test/"
"""The folder that the test backend has within the one that the browser keeps for a site."""
PUT = """async files => {
  for (const [path, text] of Object.entries(files)) {
    const parts = path.split("/"), name = parts.pop();
    let folder = await navigator.storage.getDirectory();
    for (const part of parts) folder = await folder.getDirectoryHandle(part, {create: true});
    const writing = await (await folder.getFileHandle(name, {create: true})).createWritable();
    await writing.write(text);
    await writing.close();
  }
}"""
GET = """async path => {
  const parts = path.split("/"), name = parts.pop();
  let folder = await navigator.storage.getDirectory();
  for (const part of parts) folder = await folder.getDirectoryHandle(part);
  return (await (await folder.getFileHandle(name)).getFile()).text().catch(() => "");
}"""
"""Reads a file that the browser keeps; one that is just being written has no text yet."""
ENTRIES = (
    "operations/telecom-fraud-regional-operation",
    "events/first-progress-meeting",
    "stories/zhuji-schools",
    "terms/fengqiao-experience",
    "sections/deepening-measures",
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shipped content with a repository, and the forms beside it; npm fetches their packages once."""
    made = tmp_path_factory.mktemp("forms") / "campaign"
    shutil.copytree(ROOT / "content", made / "content")
    campaign = made / "content" / "campaign.yml"
    if "repository:" not in campaign.read_text("utf-8"):
        with campaign.open("a", encoding="utf-8") as file:
            file.write("repository: https://github.com/example/campaign\n")
    write_editor(made, list(find_bundle(CACHE).values()))
    return made


@pytest.fixture(scope="module")
def address(folder: Path) -> Iterator[str]:
    yield from (f"{root}admin/" for root in serve(folder / "build" / "site"))


def offline(page: Page) -> list[str]:
    """Keep files in the browser, answer what the editor asks its service, and return what goes wrong."""
    wrong: list[str] = []

    def with_test_backend(route: Route) -> None:
        config = route.fetch().json()
        route.fulfill(json={**config, "backend": {"name": "test-repo"}})

    page.route("**/config.*.json", with_test_backend)
    page.route("**/api/v2/status.json", lambda route: route.fulfill(json={"status": {"indicator": "none"}}))
    site = re.compile(r"//127[^/]*/(?!admin/)")  # the forms ask whether a page is there to which they lead
    page.route(site, lambda route: route.fulfill(body=""))
    page.on("console", lambda message: wrong.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: wrong.append(str(error)))
    return wrong


def contents(folder: Path, within: str = "") -> dict[str, str]:
    return {
        f"{within}{path.relative_to(folder).as_posix()}": path.read_text("utf-8")
        for path in sorted((folder / "content").rglob("*.yml"))
    }


@pytest.fixture(scope="module")
def signed_in(browser: Browser, address: str, folder: Path) -> Iterator[tuple[Page, list[str]]]:
    """The editor, signed in, with the shipped content, and what goes wrong there."""
    context = browser.new_context(locale="en-US", viewport={"width": 1280, "height": 1000})
    page = context.new_page()
    wrong = offline(page)
    page.goto(address)
    page.evaluate(PUT, contents(folder, OWN))
    page.reload()
    page.get_by_role("button", name="Work with Test Repository").click()
    expect(page.get_by_text("Operations").first).to_be_visible(timeout=60_000)
    yield page, wrong
    context.close()


@pytest.fixture
def forms(signed_in: tuple[Page, list[str]]) -> Iterator[Page]:
    """The editor, in which each test changes an entry of its own; any error in the console is a failure."""
    page, wrong = signed_in
    yield page
    told = list(wrong)
    wrong.clear()
    assert told == []


def saved(page: Page, path: str, words: str, target: Path) -> Plain:
    """Save, wait until the file that the browser keeps has the words, and read it as the tool does."""
    page.get_by_role("button", name="Save", exact=True).first.click()
    for _ in range(300):
        text = page.evaluate(GET, f"{OWN}content/{path}.yml")
        if words in text:
            page.wait_for_url(re.compile(r"#/collections/\w+$"))  # the form is left once all is done
            target.write_text(text, encoding="utf-8")
            return read_yaml(target).content
        page.wait_for_timeout(100)
    raise AssertionError(f"{path} was not saved")


def field(page: Page, way: str) -> Locator:
    return page.locator(f'section[data-key-path="{way}"]')


@pytest.mark.parametrize(
    "language", [LANGUAGES[0], *(pytest.param(each, marks=pytest.mark.long) for each in LANGUAGES[1:])]
)
def test_the_configuration_is_what_the_editor_takes(folder: Path, language: Language) -> None:
    with tarfile.open(find_bundle(CACHE)[CMS.name]) as archive:
        file = archive.extractfile("package/schema/sveltia-cms.json")
        assert file is not None
        validator = jsonschema.Draft7Validator(json.load(file))
    for repository in ("example/campaign", None):
        validator.validate(cms_config(load_content(folder), repository, language))


@pytest.mark.parametrize(
    ("locale", "stored", "lang"),
    [
        ("zh-CN", {}, "zh-Hans"),
        ("zh-CN", {"locale": "auto"}, "zh-Hans"),  # as the editor leaves it after the first visit
        ("en-GB", {"locale": "auto"}, "en"),
        ("en-GB", {"locale": "zh-CN"}, "zh-Hans"),
    ],
)
def test_the_forms_speak_the_language_of_their_user(
    browser: Browser, address: str, locale: str, stored: dict[str, str], lang: str
) -> None:
    context = browser.new_context(locale=locale)
    page = context.new_page()
    page.route("**/sveltia-cms.js", lambda route: route.abort())
    page.add_init_script(f"localStorage.setItem('sveltia-cms.prefs', {json.dumps(json.dumps(stored))})")
    page.goto(address)
    assert page.evaluate("document.documentElement.lang") == lang
    context.close()


@pytest.mark.parametrize(("locale", "words"), [("en-US", "Sign In"), ("zh-CN", "登录")])
def test_the_page_asks_nothing_of_other_hosts_but_the_service(
    browser: Browser, address: str, locale: str, words: str
) -> None:
    context = browser.new_context(locale=locale)
    page = context.new_page()
    asked, wrong = [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: wrong.append(message.text) if message.type == "error" else None)
    page.route("**/api/v2/status.json", lambda route: route.fulfill(json={"status": {"indicator": "none"}}))
    page.goto(address)
    expect(page.get_by_role("button", name=words).first).to_be_visible(timeout=60_000)
    context.close()
    assert [url for url in asked if not url.startswith((address, "data:"))] == [
        "https://www.githubstatus.com/api/v2/status.json"
    ]
    assert wrong == []


def test_collections_and_fields_are_those_of_the_models(forms: Page, address: str, folder: Path) -> None:
    config = cms_config(load_content(folder), "example/campaign", "en")
    for collection in config["collections"]:
        forms.goto(f"{address}#/collections/{collection['name']}")
        path = next((folder / "content" / collection["name"]).glob("*.yml"))
        forms.goto(f"{address}#/collections/{collection['name']}/entries/{path.stem}")
        shown = [form["name"] for form in collection["fields"] if form["widget"] != "hidden"]
        for name in shown:  # the last ones are drawn when those before them come into view
            expect(field(forms, name)).to_have_count(1, timeout=30_000)
            field(forms, name).scroll_into_view_if_needed()
        assert forms.locator("section[data-key-path]").first.get_attribute("data-key-path") == shown[0]


@pytest.mark.parametrize("entry", ENTRIES)
def test_what_is_saved_is_what_was_there_and_the_change(
    forms: Page, address: str, folder: Path, tmp_path: Path, entry: str
) -> None:
    collection, _, name = entry.partition("/")
    forms.goto(f"{address}#/collections/{collection}/entries/{name}")
    note = "请核对：日期? # 不是注释"
    field(forms, "note").locator("textarea").fill(note)
    before = read_yaml(folder / "content" / f"{entry}.yml").content
    assert isinstance(before, dict)
    assert saved(forms, entry, "不是注释", tmp_path / "saved.yml") == {**before, "note": note}


@pytest.mark.parametrize(
    ("file", "form", "way", "words"),
    [
        ("documents/midterm-report", "documents/entries/midterm-report", "url", "https://example.org/report"),
        ("campaign", "_singletons/entries/campaign", "contact", "https://example.org/errors"),
    ],
)
def test_documents_and_the_campaign_stay_whole_too(  # noqa: PLR0913 - fixtures and a row
    forms: Page, address: str, folder: Path, tmp_path: Path, *, file: str, form: str, way: str, words: str
) -> None:
    forms.goto(f"{address}#/collections/{form}")
    field(forms, way).locator("input").fill(words)
    before = read_yaml(folder / "content" / f"{file}.yml").content
    assert isinstance(before, dict)
    assert saved(forms, file, words, tmp_path / "saved.yml") == {**before, way: words}


def test_a_list_stays_whole_too(forms: Page, address: str, folder: Path, tmp_path: Path) -> None:
    forms.goto(f"{address}#/collections/_singletons/entries/glossary")
    field(forms, "glossary").get_by_role("button", name="Expand All").click()
    field(forms, "glossary.1.note").locator("textarea").fill("请核对")
    before = read_yaml(folder / "content" / "glossary.yml").content
    assert isinstance(before, list)
    after = saved(forms, "glossary", "请核对", tmp_path / "saved.yml")
    assert isinstance(before[1], dict)
    before[1]["note"] = "请核对"
    assert after == before
