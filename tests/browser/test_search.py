"""Search finds what is there, and nothing else."""

import json
import random
import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import yaml
from playwright.sync_api import Browser, Page, Route, expect

from tests.browser.conftest import moment, serve, wait_until_quiet
from tests.conftest import ROOT, pages_of

HERE = Path(__file__).parent
QUERIES = yaml.safe_load((HERE / "queries.yml").read_text(encoding="utf-8"))
HOMES = {"zh": "", "en": "en/"}
FIRST = 5
SEARCH = """query => new Promise(done => {
    const meta = document.querySelector('.md-search-result__meta')
    const input = document.querySelector('.md-search__input')
    const links = () => [...document.querySelectorAll('.md-search-result__item > a:first-child')].map(link => link.href)
    new MutationObserver((_, observer) => {
        if (meta.textContent === document.querySelector('.md-search-result').dataset.loading) return
        observer.disconnect()
        setTimeout(() => done(links()), 50)
    }).observe(meta, {childList: true})
    input.focus()
    input.value = query
    input.dispatchEvent(new InputEvent('input', {bubbles: true}))
})"""
pytestmark = [pytest.mark.browser, pytest.mark.slow]


def search(page: Page, query: str) -> list[str]:
    """Type a query and return the addresses found, below the host, once the count says the search is over."""
    expect(page.locator("#__search")).to_be_checked()
    links: list[str] = page.evaluate(SEARCH, query)
    found = map(urlsplit, links)
    return [f"{each.path}#{each.fragment}" if each.fragment[:5] == "term-" else each.path for each in found]


@pytest.mark.parametrize("locale", ["zh", "en"])
def test_every_query_finds_its_page(page: Page, shipped: str, locale: str) -> None:
    page.goto(shipped + HOMES[locale])
    page.keyboard.press("/")
    missed = {}
    for query, expected in QUERIES[locale].items():
        found = search(page, query)
        first = [path.removeprefix(f"/{HOMES[locale]}") or "./" for path in found[:FIRST]]
        if (expected not in first) if expected else found:
            missed[query] = first
    assert missed == {}


def test_nothing_is_fetched_before_a_search(page: Page, shipped: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(shipped)
    wait_until_quiet(page, asked=lambda: len(asked))
    assert asked
    assert [url for url in asked if "/search/" in url] == []


def test_topics_are_offered_when_nothing_is_found(page: Page, shipped: str) -> None:
    page.goto(shipped)
    page.keyboard.press("/")
    assert search(page, "核酸检测") == []
    expect(page.locator(".search-offer__topics a").first).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/topics/**")


def written(site: Path, locale: str) -> dict[str, str]:
    """The text of each page that is not merely a list of others, without blanks."""
    root = site / HOMES[locale]
    shown = {}
    for path in pages_of(root):
        address = f"{path.parent.relative_to(root).as_posix()}/"
        own = address.count("/") > 1 or address in {"./", "gaps/", "numbers/"}
        if own and address.split("/", maxsplit=1)[0] not in {"en", "topics", "regions", "timeline"}:
            article = path.read_text(encoding="utf-8").partition("<article")[2].partition("</article>")[0]
            shown[address] = plain(article)
    terms = (root / "terms" / "index.html").read_text(encoding="utf-8")
    for row in terms.split('<li class="line term-row" id="')[1:]:
        name, _, words = row.partition('"')
        shown[f"terms/#{name}"] = plain(words.partition("</ul>")[0].partition('<li class="line')[0])
    return shown


def plain(html: str) -> str:
    return squeezed(unescape(re.sub(r"<[^>]+>", "", html)))


def squeezed(text: str) -> str:
    return re.sub(r"\s", "", text).translate(str.maketrans(",;:!?()", "，；：！？（）")).casefold()


def fragments(locale: str) -> Iterator[tuple[str, str]]:
    """Each entry's address with its title and pieces of its text, the same in every run."""
    chance = random.Random(4)  # noqa: S311 - nothing secret
    for path in sorted((ROOT / "content").glob("*/*.yml")):
        entry = yaml.safe_load(path.read_text(encoding="utf-8"))
        if path.parent.name in {"documents", ".baseline"}:
            continue
        address = f"{path.parent.name}/{'#term-' if path.parent.name == 'terms' else ''}{path.stem}"
        address += "" if "#" in address else "/"
        yield address, entry["title"][locale]
        for statement in entry.get("statements", ()):
            said = [statement["text"]["zh"], *(cite["quote"] for cite in statement["cites"])]
            for text in said if locale == "zh" else [statement["text"]["en"], *said[:1]]:
                yield address, fragment(text, chance)


def fragment(text: str, chance: random.Random) -> str:
    """Two to eight neighbouring characters, or two to five words; no number or Latin word is cut."""
    if not re.search("[\u4e00-\u9fff]", text):
        words = text.split()
        start = chance.randrange(max(1, len(words) - 5))
        return " ".join(words[start : start + chance.randint(2, 5)])
    parts = re.findall(r"[0-9A-Za-z]+|.", text)
    start = chance.randrange(max(1, len(parts) - 8))
    return "".join(parts[start : start + chance.randint(2, 8)])


@pytest.mark.parametrize("locale", ["zh", "en"])
def test_what_stands_on_few_pages_finds_them(
    page: Page, shipped: str, shipped_site: Path, locale: str
) -> None:
    """A plain scan of the pages says where a fragment occurs; English pages are found by Chinese too."""
    pages = written(shipped_site, locale)
    if locale == "en":
        chinese = written(shipped_site, "zh")
        pages = {address: text + chinese[address] for address, text in pages.items()}
    page.goto(shipped + HOMES[locale])
    page.keyboard.press("/")
    found: dict[str, list[str]] = {}
    missed = {}
    for address, words in fragments(locale):
        standing = [each for each, text in pages.items() if squeezed(words) in text]
        if not 0 < len(standing) <= FIRST or not re.search(r"\w\W*\w", words):
            continue
        if words not in found:  # the box answers the same query only once
            found[words] = [
                path.removeprefix(f"/{HOMES[locale]}") or "./" for path in search(page, words)[:FIRST]
            ]
        if address not in found[words]:
            missed[words] = (address, found[words])
    assert missed == {}
    assert len(found) > 60


def test_every_page_can_be_found(shipped_site: Path) -> None:
    index = json.loads((shipped_site / "search" / "index.json").read_text("utf-8"))
    found = set(index["alone"][0])
    pages = {path.parent.relative_to(shipped_site).as_posix() for path in pages_of(shipped_site)}
    assert {each for each in pages if each.partition("/")[0] != "en"} == {
        address.rstrip("/") for address in found if "#" not in address
    }


def test_a_long_pasted_text_finds_its_source(page: Page, shipped: str) -> None:
    text = (ROOT / "seeds" / "midterm-report.txt").read_text(encoding="utf-8")
    page.goto(shipped)
    page.keyboard.press("/")
    assert search(page, text[900:2200])[0] == "/sources/midterm-report/"
    assert search(page, "天地玄黄宇宙洪荒。" * 150) == []


def test_a_result_says_what_it_lacks_and_shows_what_it_has(page: Page, shipped: str) -> None:
    page.goto(shipped)
    page.keyboard.press("/")
    search(page, "枫桥经验 核酸检测")
    first = page.locator(".md-search-result__item").first
    expect(first.locator(".md-search-result__terms")).to_contain_text("缺少: 核酸检测")
    expect(first.locator(".search-excerpt mark").first).to_have_text("枫桥经验")
    expect(first.locator(".md-tag").first).to_have_text("术语")
    search(page, "当前正值暑期旅游旺季")
    source = page.locator(".md-search-result__item > a[href*='sources/']")
    source.hover()
    expect(source.locator("small")).to_contain_text("句")
    expect(source).to_have_attribute("href", re.compile("#p"))


def test_what_a_query_may_have_meant_is_searched_and_said(page: Page, shipped: str) -> None:
    page.goto(f"{shipped}en/")
    page.keyboard.press("/")
    assert search(page, "fengqao experience")[0] == "/en/terms/#term-fengqiao-experience"
    button = page.locator(".search-offer__meant button")
    expect(button).to_have_text("fengqiao experience")
    button.click()
    expect(page.locator(".md-search__input")).to_have_value("fengqiao experience")
    expect(page.locator(".search-offer")).to_be_hidden()


def test_enter_never_loads_the_page_anew(page: Page, shipped: str) -> None:
    page.goto(shipped)
    page.keyboard.press("/")
    for query in ("", "核酸检测"):
        if query:
            search(page, query)
        page.keyboard.press("Enter")
        moment(page, 200)
        assert page.url == shipped


def test_no_search_while_a_word_is_being_spelt(page: Page, shipped: str) -> None:
    page.goto(shipped)
    page.keyboard.press("/")
    assert search(page, "夜市")
    found = page.locator(".md-search-result__list").inner_text()
    input_method = page.context.new_cdp_session(page)
    page.locator(".md-search__input").fill("")
    expect(page.locator(".md-search-result__list > li")).to_have_count(0)
    for spelt in ("f", "fe", "fengqiao"):
        input_method.send(
            "Input.imeSetComposition",
            {"text": spelt, "selectionStart": len(spelt), "selectionEnd": len(spelt)},
        )
    moment(page, 400)
    assert page.locator(".md-search-result__list > li").count() == 0
    input_method.send("Input.insertText", {"text": "枫桥经验"})
    expect(page.locator(".md-search-result__list")).to_contain_text("枫桥经验")
    assert page.locator(".md-search-result__list").inner_text() != found


@pytest.mark.parametrize("locale", ["zh", "en"])
def test_a_missing_file_is_said_in_words(browser: Browser, shipped: str, locale: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.route("**/search/*.json", lambda route: route.fulfill(status=404))
    page.goto(shipped + HOMES[locale])
    page.keyboard.press("/")
    page.keyboard.type("fraud")
    said = {"zh": "搜索没有成功", "en": "The search did not work"}
    expect(page.locator(".md-search-result__meta")).to_contain_text(said[locale], timeout=15_000)
    page.unroute("**/search/*.json")
    page.keyboard.type("s")
    page.keyboard.press("Backspace")
    expect(page.locator(".md-search-result__list > li").first).to_be_visible()
    context.close()


def test_a_slow_network_is_said_and_the_last_query_wins(page: Page, shipped: str) -> None:
    waiting = held(page, "**/search/index.json")
    page.goto(shipped)
    page.keyboard.press("/")
    page.keyboard.type("夜市")
    expect(page.locator(".md-search-result__meta")).to_have_text("正在搜索……")
    page.keyboard.press("Backspace")
    page.keyboard.press("Backspace")
    page.keyboard.type("枫桥经验")
    for route in waiting:
        route.continue_()
    expect(page.locator(".md-search-result__list > li").first).to_contain_text("枫桥经验")
    assert "夜市" not in page.locator(".md-search-result__list mark").first.inner_text()


def held(page: Page, address: str) -> list[Route]:
    """Let requests to some addresses wait for their answers; return them, and those that come."""
    waiting: list[Route] = []

    def hold(route: Route) -> None:
        waiting.append(route)

    page.route(address, hold)
    return waiting


def test_a_query_is_answered_from_memory_the_second_time(page: Page, shipped: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(shipped)
    page.keyboard.press("/")
    first = search(page, "枫桥经验")
    wait_until_quiet(page, asked=lambda: len(asked))  # excerpts come a moment later
    search(page, "夜市")
    wait_until_quiet(page, asked=lambda: len(asked))
    before = len(asked)
    assert search(page, "枫桥经验") == first
    wait_until_quiet(page, asked=lambda: len(asked))
    assert asked[before:] == []


def test_search_by_keyboard(page: Page, shipped: str) -> None:
    page.goto(f"{shipped}topics/")
    page.locator("article a").first.focus()
    page.keyboard.press("/")
    page.keyboard.type("夜市")
    expect(page.locator(".md-search-result__list > li").first).to_be_visible()
    links = page.locator(".md-search-result__list a")
    page.keyboard.press("ArrowDown")
    expect(links.nth(0)).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(links.nth(1)).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(page.locator(".md-search__input")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("article a").first).to_be_focused()
    assert not page.evaluate("document.getElementById('__search').checked")
    moment(page, 200)  # no person is faster, and the theme handles the loss of focus a moment later
    page.keyboard.press("/")
    expect(links.first).to_be_visible()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('.md-search') !== null")
    assert page.evaluate("document.getElementById('__search').checked")


def test_enter_opens_the_best_find_of_what_was_typed_last(page: Page, shipped: str) -> None:
    page.goto(shipped)
    page.keyboard.press("/")
    page.keyboard.type("枫桥经验")
    page.keyboard.press("Enter")
    page.wait_for_url("**/terms/#term-fengqiao-experience")


@pytest.mark.parametrize("query", ["po", "fr"])
def test_the_first_letters_of_a_word_are_searched_for(page: Page, shipped: str, query: str) -> None:
    page.goto(f"{shipped}en/")
    page.keyboard.press("/")
    search(page, query)
    expect(page.locator(".md-search-result__meta")).to_have_text(re.compile("pages"))


def test_enter_waits_for_its_own_answer(page: Page, shipped: str) -> None:
    page.goto(shipped)
    page.keyboard.press("/")
    search(page, "网约车")
    waiting = held(page, "**/search/*.json")
    page.keyboard.press("Control+a")
    page.keyboard.type("枫桥经验")
    page.keyboard.press("Enter")
    page.evaluate(
        "document.querySelector('.md-search-result__meta').textContent = '9'"
    )  # an answer that was late
    page.route("**/search/*.json", lambda route: route.continue_())
    for route in waiting:
        route.continue_()
    page.wait_for_url("**/terms/#term-fengqiao-experience")


@pytest.mark.parametrize("locale", ["zh", "en"])
def test_the_count_is_announced_in_the_language_of_the_page(page: Page, shipped: str, locale: str) -> None:
    page.goto(shipped + HOMES[locale])
    page.keyboard.press("/")
    search(page, "枫桥经验")
    meta = page.locator(".md-search-result__meta")
    expect(meta).to_have_attribute("aria-live", "polite")
    expect(meta).to_have_text(re.compile({"zh": r"^找到 \d+ 页$", "en": r"^\d+ pages?$"}[locale]))
    names = page.locator(".md-search-result__list > li > a:first-child").all_inner_texts()
    assert names
    assert all(name.strip() for name in names)
    if locale == "en":
        assert (
            page.locator(".md-search-result__list mark").first.evaluate("mark => mark.closest('[lang]').lang")
            == "zh-Hans"
        )


@pytest.mark.parametrize("path", ["", "en/terms/", "sources/midterm-report/"])
def test_a_link_with_a_query_opens_the_search_of_any_page(page: Page, shipped: str, path: str) -> None:
    page.goto(f"{shipped}{path}?q=枫桥经验")
    first = page.locator(".md-search-result__list > li a").first
    expect(first).to_be_visible()
    first.click()
    page.wait_for_url(f"**{'/en' if path.startswith('en') else ''}/terms/#term-fengqiao-experience")


def test_search_works_under_a_path(page: Page, published_site: Path, tmp_path: Path) -> None:
    (tmp_path / "repo").symlink_to(published_site)
    for address in serve(tmp_path):
        for path in ("repo/operations/riverbank/", "repo/en/about/", "repo/404.html"):
            page.goto(address + path)
            page.keyboard.press("/")
            assert search(page, "看苗员")[0].endswith("/terms/watcher/")
        expect(page.locator(".md-search-result__list a").first).to_have_attribute(
            "href", re.compile("/repo/terms/watcher/")
        )


def test_a_missing_page_below_the_english_site_has_its_search(browser: Browser, shipped: str) -> None:
    page = browser.new_context().new_page()  # a missing page is an error to the console
    page.goto(f"{shipped}en/nothing/here/")
    expect(page.locator(".search-offer__meant")).to_contain_text("Showing results for")
    page.keyboard.press("/")
    assert search(page, "telecom fruad")[0].startswith("/en/")
    expect(page.locator(".md-search-result__meta")).to_have_text(re.compile(r"^\d+ pages?$"))
    page.goto(f"{shipped}nothing/here/")
    page.keyboard.press("/")
    assert not search(page, "telecom fruad")[0].startswith("/en/")
    page.context.close()
