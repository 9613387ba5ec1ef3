"""Time the building of sites of many sizes, beside other builders of the same pages; ``make bench``.

Usage: ``python tools/bench.py [ENTRIES …]``. Campaigns are made at random from a large vocabulary
(tests/large_campaign.py). What is compared runs by turns, and the least of each counts. Times are processor time of
the whole command with all its processes. The results are written to ``bench/RESULTS.md`` and ``bench/build.svg``.
"""

import os
import platform
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from importlib.metadata import version
from itertools import pairwise
from math import log10
from pathlib import Path
from tempfile import TemporaryDirectory

import yaml

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from generator.model import LOCALES, Locale  # noqa: E402 - found through the path above
from tests.large_campaign import write_large_campaign  # noqa: E402 - as above
from tools.bench_serve import Edit, Served, explainer_served, mkdocs_served  # noqa: E402 - as above

SIZES = (100, 300, 1000)
FEW = 1000
"""Up to this size each command runs several times, and another server is watched; from it on, targets are set."""
BESIDE = 3000
"""Up to this size others build the same pages; beyond, the slowest of them takes hours."""
ROUNDS = 3
OURS = "this program"
_BEGINNING = re.compile("^第[0-9]+版，")
TITLE = "title:\n  zh: "
"""What stands before the Chinese title of an entry."""


@dataclass(frozen=True, slots=True)
class Run:
    """What a command took."""

    cpu: float
    """Seconds of processor time."""
    wall: float
    """Seconds that passed."""
    memory: float
    """Megabytes of its largest process."""

    def __add__(self, other: "Run") -> "Run":
        """Return what two commands took one after the other."""
        return Run(self.cpu + other.cpu, self.wall + other.wall, max(self.memory, other.memory))


@dataclass(frozen=True, slots=True)
class Site:
    """How large a built site is."""

    files: int
    megabytes: float
    largest: float
    """Kilobytes of its largest page."""


@dataclass(frozen=True, slots=True)
class Result:
    """What was measured of one campaign."""

    entries: int
    check: Run
    check_again: Run
    build: Run
    edited: Run
    served: Served
    served_by_mkdocs: Served | None
    one_document: Run | None
    peers: Mapping[str, Run]
    site: Site


def main() -> None:
    """Measure campaigns of the sizes asked for, and write the results."""
    sizes = tuple(map(int, sys.argv[1:])) or SIZES
    with TemporaryDirectory() as name:
        results = [_measured(Path(name) / str(entries), entries) for entries in sizes]
    text = "\n".join(_report(results)) + "\n"
    print(text)
    (ROOT / "bench").mkdir(exist_ok=True)
    (ROOT / "bench" / "RESULTS.md").write_text(text, encoding="utf-8")
    (ROOT / "bench" / "build.svg").write_text("\n".join(_plot(results)) + "\n", encoding="utf-8")


def _measured(folder: Path, entries: int) -> Result:
    campaign, rounds = _campaign(folder / "many", entries), ROUNDS if entries <= FEW else 1
    cold, again = partial(_check, campaign), partial(_explainer, campaign, "check")
    rivals: dict[str, Callable[[], Run]] = {OURS: partial(_cold_build, campaign)}
    if entries <= FEW:
        one = _campaign(folder / "one", entries, per_document=entries)
        rivals["all in one document"] = partial(_cold_build, one)
    if entries <= BESIDE:
        _cold_build(campaign)  # so that there are pages to build for the others
        rivals |= _peers(folder, campaign)
    built = {name: _least(runs) for name, runs in _by_turns(rivals, rounds)}
    edited = _least([_edited_build(campaign, number) for number in range(rounds)])
    entry = _first_story(campaign)
    page = f"stories/{entry.stem}/"
    served = explainer_served(campaign, page, _new_titles(entry, TITLE), _settings(campaign))
    checked = {name: _least(runs) for name, runs in _by_turns({"first": cold, "again": again}, rounds)}
    return Result(
        entries=entries,
        check=checked["first"],
        check_again=checked["again"],
        build=built.pop(OURS),
        edited=edited,
        served=served,
        served_by_mkdocs=_served_by_mkdocs(folder / "plain", entry.stem) if entries <= FEW else None,
        one_document=built.pop("all in one document", None),
        peers=built,
        site=_size(campaign / "build" / "site"),
    )


def _served_by_mkdocs(plain: Path, story: str) -> Served:
    """Measure MkDocs serving the same pages in Chinese, one of which is edited."""
    markdown = plain / "docs" / "zh" / "stories" / f"{story}.md"
    return mkdocs_served(plain, "zh.yml", f"stories/{story}/", _new_titles(markdown, "title: "))


def _campaign(folder: Path, entries: int, **settings: int) -> Path:
    """Make a campaign, ready to build."""
    folder.mkdir(parents=True)
    write_large_campaign(folder, entries, **settings)
    shutil.copytree(ROOT / "overrides", folder / "overrides")
    for name in ("mkdocs.yml", "mkdocs.en.yml"):
        shutil.copy(ROOT / name, folder)
    return folder


def _by_turns(rivals: Mapping[str, Callable[[], Run]], rounds: int) -> Iterable[tuple[str, Sequence[Run]]]:
    runs: dict[str, list[Run]] = {name: [] for name in rivals}
    for number in range(rounds):
        for name, run in rivals.items():
            runs[name].append(run())
            print(f"{name}, round {number + 1}: {runs[name][-1].cpu:.1f} s", file=sys.stderr)
    return runs.items()


def _least(runs: Iterable[Run]) -> Run:
    return min(runs, key=lambda run: run.cpu)


def _run(command: Sequence[str | Path], folder: Path, **environment: str) -> Run:
    """Run a command to its end; raises CalledProcessError if it fails."""
    began = time.perf_counter()
    with (folder / "said.txt").open("w") as said:
        process = subprocess.Popen(
            command, cwd=folder, env={**os.environ, **environment}, stdout=said, stderr=said
        )
        _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command, (folder / "said.txt").read_text())
    return Run(used.ru_utime + used.ru_stime, time.perf_counter() - began, used.ru_maxrss / 1024)


def _explainer(campaign: Path, *words: str) -> Run:
    return _run([sys.executable, "-m", "generator", *words], campaign, **_settings(campaign))


def _settings(campaign: Path) -> dict[str, str]:
    """Return the environment in which this program runs, so that only what it kept of this campaign counts."""
    return {"PYTHONPATH": str(ROOT), "XDG_CACHE_HOME": str(_caches(campaign))}


def _caches(campaign: Path) -> Path:
    """Return the folder of the secret without which nothing that was kept of a campaign counts."""
    return campaign.with_name(f"{campaign.name}-caches")


def _check(campaign: Path) -> Run:
    """Check a campaign of which nothing is known; what was kept of it does not count any more."""
    shutil.rmtree(_caches(campaign), ignore_errors=True)
    return _explainer(campaign, "check")


def _cold_build(campaign: Path) -> Run:
    shutil.rmtree(campaign / "build", ignore_errors=True)
    shutil.rmtree(_caches(campaign), ignore_errors=True)
    return _explainer(campaign, "build")


def _edited_build(campaign: Path, number: int) -> Run:
    """Build again after a new title of one entry."""
    _new_titles(_first_story(campaign), TITLE)(number)
    return _explainer(campaign, "build")


def _first_story(campaign: Path) -> Path:
    return min((campaign / "content" / "stories").glob("*.yml"))


def _new_titles(path: Path, mark: str) -> Edit:
    """Return an edit that gives the title after a mark another beginning, in place of any that an edit gave it."""
    before, mark, after = path.read_text("utf-8").partition(mark)
    after = _BEGINNING.sub("", after)

    def edit(number: int) -> str:
        words = f"第{number + 1}版，"
        path.write_text(f"{before}{mark}{words}{after}", "utf-8")
        return words

    return edit


def _size(site: Path) -> Site:
    sizes = {path: path.stat().st_size for path in site.rglob("*") if path.is_file()}
    largest = max(size for path, size in sizes.items() if path.suffix == ".html")
    return Site(len(sizes), sum(sizes.values()) / 1e6, largest / 1e3)


def _peers(folder: Path, campaign: Path) -> dict[str, Callable[[], Run]]:
    """Return other builders of the pages that this program writes, in both languages."""
    plain = folder / "plain"
    shutil.copytree(campaign / "build" / "docs", plain / "docs")
    for locale in LOCALES:
        (plain / f"{locale}.yml").write_text(yaml.safe_dump(_plain_settings(locale)), "utf-8")
    builders = {
        f"mkdocs-material {version('mkdocs-material')} with jieba": "mkdocs",
        f"Zensical {version('zensical')}": "zensical",
    }
    peers: dict[str, Callable[[], Run]] = {
        name: partial(_both_locales, [sys.executable, "-m", module, "build", "--clean", "-f"], plain, ".yml")
        for name, module in builders.items()
    }
    if shutil.which("hugo"):
        said = subprocess.run(["hugo", "version"], check=True, capture_output=True, text=True).stdout
        for locale in LOCALES:
            _hugo_site(plain / locale, plain / "docs" / locale)
        name = f"Hugo {said.split()[1].split('-')[0].removeprefix('v')}, no theme"
        peers[name] = partial(_both_locales, ["hugo", "--quiet", "--source"], plain, "")
    return peers


def _both_locales(command: Sequence[str], folder: Path, ending: str) -> Run:
    first, second = (_run([*command, f"{locale}{ending}"], folder) for locale in LOCALES)
    return first + second


def _plain_settings(locale: Locale) -> dict[str, object]:
    """Return settings with the theme as it comes, and its own search."""
    return {
        "site_name": "The same pages",
        "docs_dir": f"docs/{locale}",
        "site_dir": f"site-{locale}",
        "theme": {"name": "material", "language": locale, "font": False},
        "plugins": [{"search": {"lang": locale}}],
        "markdown_extensions": ["attr_list", "tables"],
    }


def _hugo_site(folder: Path, docs: Path) -> None:
    """Write a site for Hugo: the pages under its names, and the least of a layout."""
    for page in docs.rglob("*.md"):
        target = folder / "content" / page.relative_to(docs)
        target = target.with_name("_index.md") if page.name == "index.md" else target
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(page, target)
    layouts = folder / "layouts" / "_default"
    layouts.mkdir(parents=True)
    for name in ("single", "list"):
        (layouts / f"{name}.html").write_text("<!doctype html><title>{{ .Title }}</title>{{ .Content }}\n")
    (folder / "hugo.toml").write_text(
        'disableKinds = ["taxonomy", "term", "RSS", "sitemap"]\n[markup.goldmark.renderer]\nunsafe = true\n'
    )


def _report(results: Sequence[Result]) -> Iterator[str]:
    commit = subprocess.run(
        ["git", "rev-parse", "--short", "HEAD"], cwd=ROOT, check=True, capture_output=True, text=True
    ).stdout.strip()
    yield "# How long sites take to build"
    yield ""
    yield f"Taken on {datetime.now(UTC):%-d %B %Y} by `make bench` at {commit}, Python {platform.python_version()}, on"
    yield f"{os.cpu_count()} processors ({platform.machine()}). Campaigns are made at random from a large vocabulary, 40 entries a"
    yield f"document. Commands ran by turns, {ROUNDS} times each up to {FEW:,} entries and once above; the least counts. Seconds are"
    yield "processor time of all processes; memory is that of the largest process. No cards are drawn."
    yield ""
    yield "![Processor time of a build by number of entries](build.svg)"
    yield ""
    yield "| entries | check, first / again | cold build | time passed ÷ processor time | build after one edit | in one document | memory |"
    yield "| --- | --- | --- | --- | --- | --- | --- |"
    for each in results:
        one = f"{each.one_document.cpu:.1f} s" if each.one_document else "–"
        yield (
            f"| {each.entries:,} | {each.check.cpu:.1f} / {each.check_again.cpu:.1f} s | {each.build.cpu:.1f} s"
            f" | {each.build.wall / each.build.cpu:.2f} | {each.edited.cpu:.1f} s | {one} | {each.build.memory:.0f} MB |"
        )
    yield ""
    yield "| entries | files of the site | its size | its largest page |"
    yield "| --- | --- | --- | --- |"
    for each in results:
        yield f"| {each.entries:,} | {each.site.files:,} | {each.site.megabytes:.0f} MB | {each.site.largest:.0f} KB |"
    yield ""
    yield from _report_served(results)
    yield from _report_peers(results)
    yield from _report_targets(results)


def _report_served(results: Sequence[Result]) -> Iterator[str]:
    yield "Served while somebody looks at the page of an entry and saves its file ten times, a second apart: ours with what the last"
    yield "build left, both languages; `mkdocs serve --dirty` with the theme as it comes, one language. Time passed from saving to seeing;"
    yield "processor time of the rest."
    yield ""
    yield "| entries | server | saved → visible, median / worst | work behind an edit | first page | at rest, a second |"
    yield "| --- | --- | --- | --- | --- | --- |"
    for each in results:
        for name, served in ((OURS, each.served), ("mkdocs serve --dirty", each.served_by_mkdocs)):
            if served:
                yield (
                    f"| {each.entries:,} | {name} | {served.usual:.2f} / {served.worst:.2f} s | {served.work:.1f} s"
                    f" | {served.first:.1f} s | {served.idle:.3f} s |"
                )
    yield ""


def _report_peers(results: Sequence[Result]) -> Iterator[str]:
    yield "Others build the Markdown that this program wrote, in both languages; this program also reads and checks the content and"
    yield "writes that Markdown. As they come, they list all pages in the navigation of each page, where this program lists the ways in."
    if any(not each.peers for each in results):
        yield f"They were not tried above {BESIDE:,} entries."
    yield ""
    yield f"| entries | {' | '.join(results[0].peers)} |"
    yield f"| --- |{' --- |' * len(results[0].peers)}"
    for each in (one for one in results if one.peers):
        told = (f"{run.cpu:.1f} s; ours ÷ it: {each.build.cpu / run.cpu:.2f}" for run in each.peers.values())
        yield f"| {each.entries:,} | {' | '.join(told)} |"
    yield ""


def _report_targets(results: Sequence[Result]) -> Iterator[str]:
    yield "| what | entries | target | measured |"
    yield "| --- | --- | --- | --- |"
    for each in (one for one in results if one.entries >= FEW):
        for what, target, found in _ratios(each):
            yield f"| {what} | {each.entries:,} | ≤ {target:g} | {found:.2f}{'' if found <= target else ', **missed**'} |"
    for small, large in pairwise(results):
        growth = large.build.cpu / small.build.cpu / (large.entries / small.entries)
        told = f"{growth:.2f}{'' if growth <= GROWTH else ', **missed**'}"
        yield f"| cold build ÷ that of {small.entries:,}, per entry | {large.entries:,} | ≤ {GROWTH} | {told} |"


GROWTH = 1.1


def _ratios(each: Result) -> Iterator[tuple[str, float, float]]:
    """Yield what is aimed at, the bound, and what was measured."""
    for name, run in each.peers.items():
        if not name.startswith("Hugo"):
            yield f"cold build ÷ {name}", 0.4 if name.startswith("mkdocs") else 1, each.build.cpu / run.cpu
    yield "time passed of a cold build ÷ its processor time", 0.6, each.build.wall / each.build.cpu
    yield "build after one edit ÷ cold build", 0.05, each.edited.cpu / each.build.cpu
    yield "saved → visible when served, median, s", 0.7, each.served.usual
    yield "saved → visible when served, worst of ten, s", 1.5, each.served.worst
    if each.served_by_mkdocs:
        yield (
            "saved → visible ÷ `mkdocs serve --dirty`, median",
            0.4,
            each.served.usual / each.served_by_mkdocs.usual,
        )
    yield "work behind an edit when served ÷ cold build", 0.05, each.served.work / each.build.cpu
    yield "first page when served ÷ cold build", 0.1, each.served.first / each.build.cpu
    if each.one_document:
        yield "all in one document ÷ 40 in each", 1.1, each.one_document.cpu / each.build.cpu
    yield "largest page, KB", 150, each.site.largest
    match each.entries:
        case 1000:
            yield "check for the first time, s", 2.5, each.check.cpu
        case 3000:
            yield "files of the site", 7000, each.site.files
        case 10_000:
            yield "memory, MB", 1500, each.build.memory
            yield "the site, MB", 1000, each.site.megabytes


WIDTH, HEIGHT, EDGE = 640, 360, 60
COLOURS = ("#0b57d0", "#b3261e", "#146c2e", "#6f42c1")


def _plot(results: Sequence[Result]) -> Iterator[str]:
    """Draw the processor time of each builder by the number of entries, both axes logarithmic."""
    lines = {OURS: [each.build.cpu for each in results]}
    for name in results[0].peers:
        lines[name] = [each.peers[name].cpu for each in results if each.peers]
    times = [value for values in lines.values() for value in values]
    across = partial(_along, [each.entries for each in results], EDGE, WIDTH - EDGE)
    up = partial(_along, times, HEIGHT - EDGE, EDGE)
    yield f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" font-family="sans-serif" font-size="12">'
    yield "<title>Processor time of a build by number of entries</title>"
    yield f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#fff"/>'
    for each in results:
        yield f'<text x="{across(each.entries):.0f}" y="{HEIGHT - EDGE + 24}" text-anchor="middle">{each.entries:,}</text>'
    for value in (min(times), max(times)):
        yield f'<text x="{EDGE - 8}" y="{up(value) + 4:.0f}" text-anchor="end">{value:.1f} s</text>'
    for number, (name, values) in enumerate(lines.items()):
        colour = COLOURS[number % len(COLOURS)]
        points = " ".join(
            f"{across(each.entries):.1f},{up(value):.1f}"
            for each, value in zip(results, values, strict=False)
        )
        yield f'<polyline points="{points}" fill="none" stroke="{colour}" stroke-width="2"/>'
        yield f'<text x="{EDGE + 8}" y="{20 + 16 * number}" fill="{colour}">{name}</text>'
    yield "</svg>"


def _along(values: Sequence[float], start: float, end: float, value: float) -> float:
    """Return where a value stands on a logarithmic axis from the least to the greatest of some values."""
    low, high = log10(min(values)), log10(max(values))
    return start + (end - start) * ((log10(value) - low) / (high - low) if high > low else 0.5)


if __name__ == "__main__":
    main()
