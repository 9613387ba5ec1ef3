"""A page that is not made again is the one that would be made: whatever is read for it is kept in mind."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from random import Random

import pytest

from generator.campaign_folder import load
from generator.model import LOCALES, Address, Catalogue, Entry, Locale, Localized, Review, Statement
from generator.model.entry import ReviewState
from generator.render import Edition, editions, render_pages
from generator.render.page import Made, Now
from generator.render.pages.watched import ALL, Watched
from tests.conftest import ROOT
from tests.large_campaign import write_large_campaign

Edit = Callable[[Random, Catalogue], Catalogue]
STATES: tuple[ReviewState, ...] = ("extracted", "corrected", "withdrawn")
COLLECTIONS = ("sections", "operations", "stories", "events", "terms")


class Memory:
    """What earlier runs made, without any files."""

    def __init__(self) -> None:
        self.basis = ""
        self.parts: dict[str, tuple[Sequence[str], str, Sequence[Made]]] = {}
        self.texts: dict[str, str] = {}
        self.kept = 0

    def render(self, edition: Edition) -> dict[str, str]:
        if edition.publication.fixed != self.basis:
            self.parts, self.basis = {}, edition.publication.fixed
        return rendered(edition, self)

    def same(self, name: str, now: Now) -> Sequence[tuple[str, str]] | None:
        read, before, made = self.parts.get(name, ((), "", None))
        if made is None or now(read) != before:
            return None
        self.kept += 1
        return [(path, made_of) for path, made_of, _ in made]

    def holds(self, _path: str, _made_of: str) -> bool:
        """Know of no file."""
        return False

    def note(self, name: str, read: Sequence[str], now: Now, pages: Sequence[Made]) -> None:
        self.parts[name] = (read, now(read), pages)
        self.texts |= {path: text.decode() for path, _, text in pages if text is not None}


def rendered(edition: Edition, earlier: Memory | None = None) -> dict[str, str]:
    memory = earlier or Memory()
    return {
        str(page.path): memory.texts[str(page.path)] if page.is_there else page.text
        for page in render_pages(edition, earlier=memory)
    }


def of(found: Catalogue, random: Random) -> tuple[str, int, Entry]:
    """An entry, with its collection and its place there."""
    name = random.choice([each for each in COLLECTIONS if found.collections[each]])
    at = random.randrange(len(found.collections[name]))
    return name, at, found.collections[name][at]


def with_entries(found: Catalogue, name: str, entries: Iterable[Entry]) -> Catalogue:
    return replace(found, **{name: tuple(sorted(entries, key=lambda each: each.id))})  # type: ignore[arg-type] # of its kind


def changed(found: Catalogue, random: Random, change: Callable[[Entry], Mapping[str, object]]) -> Catalogue:
    name, at, entry = of(found, random)
    entries = list(found.collections[name])
    entries[at] = entry.model_copy(update=change(entry))
    return with_entries(found, name, entries)


def title(random: Random, found: Catalogue) -> Catalogue:
    words = Localized(zh=f"另一标题{random.randrange(99)}", en=f"Another title {random.randrange(99)}")
    return changed(found, random, lambda _: {"title": words})


def less_said(random: Random, found: Catalogue) -> Catalogue:
    return changed(found, random, lambda entry: {"statements": entry.statements[1:] or entry.statements})


def one_more_said(random: Random, found: Catalogue) -> Catalogue:
    _, _, other = of(found, random)
    more: tuple[Statement, ...] = other.statements[:1]
    return changed(found, random, lambda entry: {"statements": (*entry.statements, *more)})


def topics(random: Random, found: Catalogue) -> Catalogue:
    ids = [topic.id for topic in found.topics]
    chosen = tuple(random.sample(ids, min(len(ids), random.randrange(3))))
    return changed(found, random, lambda _: {"topics": chosen})


def regions(random: Random, found: Catalogue) -> Catalogue:
    chosen = tuple(random.sample(["CN-ZJ", "CN-JX", "CN-HE", "330200"], random.randrange(3)))
    return changed(found, random, lambda _: {"regions": chosen})


def review(random: Random, found: Catalogue) -> Catalogue:
    state = random.choice(STATES)
    day = random.choice([None, "2024-05-01"]) if state == "extracted" else "2024-05-01"
    return changed(found, random, lambda _: {"review": Review.model_construct(state=state, on=day)})


def gone(random: Random, found: Catalogue) -> Catalogue:
    name, at, _ = of(found, random)
    entries = found.collections[name]
    return with_entries(found, name, (*entries[:at], *entries[at + 1 :]))


def one_more(random: Random, found: Catalogue) -> Catalogue:
    name, _, entry = of(found, random)
    another = entry.model_copy(update={"id": f"a{random.randrange(10**9)}"})
    return with_entries(found, name, (*found.collections[name], another))


def other_address(random: Random, found: Catalogue) -> Catalogue:
    name, at, entry = of(found, random)
    entries = list(found.collections[name])
    entries[at] = entry.model_copy(update={"id": f"z{random.randrange(10**9)}"})
    return with_entries(found, name, entries)


def order(random: Random, found: Catalogue) -> Catalogue:
    return changed(
        found, random, lambda entry: {"order": random.randrange(9)} if hasattr(entry, "order") else {}
    )


def shown(random: Random, found: Catalogue) -> Catalogue:
    display = random.choice(["excerpts", "full", "none"])
    return replace(found, campaign=found.campaign.model_copy(update={"display": display}))


def glossary(_: Random, found: Catalogue) -> Catalogue:
    return replace(found, glossary=found.glossary[1:])


EDITS: tuple[Edit, ...] = (
    *(title, less_said, one_more_said, topics, regions, review, gone, one_more, other_address, order),
    *(shown, glossary),
)


@pytest.fixture(scope="module")
def campaigns(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Catalogue]:
    large = tmp_path_factory.mktemp("large")
    write_large_campaign(large, 60, per_document=20)
    folders = {"invented": ROOT / "tests" / "fixtures" / "campaign", "shipped": ROOT, "large": large}
    loaded = {name: load(folder) for name, folder in folders.items()}
    return {name: content.catalogue(documents) for name, (content, documents) in loaded.items()}


@pytest.mark.parametrize("name", ["invented", "shipped", pytest.param("large", marks=pytest.mark.slow)])
@pytest.mark.parametrize("locale", LOCALES)
def test_after_any_edits_the_pages_are_those_made_anew(
    name: str, locale: Locale, campaigns: Mapping[str, Catalogue]
) -> None:
    random = Random(f"{name} {locale}")  # noqa: S311 - nothing is secret
    found, memory = campaigns[name], Memory()
    memory.render(editions(found)[locale])
    for edit in random.choices(EDITS, k=3) if name == "shipped" else random.sample(EDITS, k=len(EDITS)):
        found = edit(random, found)
        edition = editions(found)[locale]
        assert memory.render(edition) == rendered(edition), edit.__name__
    assert memory.kept


def test_one_edit_concerns_few_pages(campaigns: Mapping[str, Catalogue]) -> None:
    found, memory = campaigns["large"], Memory()
    memory.render(editions(found)["zh"])
    story = found.stories[0].model_copy(update={"title": Localized(zh="另一标题", en="Another title")})
    edited = with_entries(found, "stories", (story, *found.stories[1:]))
    memory.render(editions(edited)["zh"])
    made_again = len(memory.parts) - memory.kept
    assert memory.kept
    assert made_again < len(memory.parts) / 2


def test_what_is_not_known_counts_as_everything(campaigns: Mapping[str, Catalogue]) -> None:
    """A way of reading that is added to editions later on cannot be forgotten."""
    watched = Watched(editions(campaigns["invented"])["en"])
    assert ALL not in watched.read
    assert any(watched.catalogue.stories)
    assert ALL in watched.read


def test_an_entry_that_is_not_there_is_kept_in_mind(campaigns: Mapping[str, Catalogue]) -> None:
    watched = Watched(editions(campaigns["invented"])["en"])
    assert watched.way_to("stories/none-yet") is None
    assert "entry stories/none-yet" in watched.read
    assert Address("stories/none-yet") not in watched.publication.told
