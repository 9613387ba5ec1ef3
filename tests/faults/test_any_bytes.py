"""Any bytes at all, and real files with a few bytes changed: each reader and importer ends with a text or with problems.

No other exception, and no more time than a file of that size may take. All input is made here, from a fixed seed.
"""

import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from generator.content.baseline import baseline_path, journal_path, translated_path
from generator.content.changing import finish_interrupted
from generator.content.reading import read_yaml
from generator.content.remembering import load_baseline, load_memory
from generator.errors import ProblemsError
from generator.ingest import read_file
from generator.model import GlossaryTerm, split_document
from generator.translate import FORMATS, TERM_FORMATS, read_returned, read_terms
from tests.translate.test_formats import TEXTS

pytestmark = pytest.mark.slow
ROOT = Path(__file__).parents[2]
CASES = ROOT / "tests" / "cases"
TERMS = [GlossaryTerm(zh="树苗", en="saplings", forbidden=("seedlings",), note="=a")]
LONGEST = 20.0
"""Seconds of this process; most take a hundredth of one."""


def sources(suffix: str) -> list[bytes]:
    return [path.read_bytes() for path in sorted(CASES.glob(f"*{suffix}"))]


def reads(suffix: str) -> Callable[[Path, bytes], object]:
    def work(folder: Path, raw: bytes) -> None:
        path = folder / f"a{suffix}"
        path.write_bytes(raw)
        split_document("a", read_file(path).text)

    return work


def returns(folder: Path, raw: bytes) -> None:
    (folder / "back").write_bytes(raw)
    read_returned(folder / "back")


def returns_terms(folder: Path, raw: bytes) -> None:
    (folder / "terms").write_bytes(raw)
    read_terms(folder / "terms")


def remembers(
    place: Callable[[Path], Path], load: Callable[[Path], object]
) -> Callable[[Path, bytes], object]:
    def work(folder: Path, raw: bytes) -> None:
        place(folder).parent.mkdir(parents=True, exist_ok=True)
        place(folder).write_bytes(raw)
        load(folder)

    return work


def content(folder: Path, raw: bytes) -> None:
    (folder / "a.yml").write_bytes(raw)
    read_yaml(folder / "a.yml")


READERS: dict[str, tuple[Callable[[Path, bytes], object], list[bytes]]] = {
    **{suffix: (reads(suffix), sources(suffix)) for suffix in (".html", ".docx", ".pdf", ".txt")},
    **{name: (returns, [write(TEXTS)]) for name, write in FORMATS.items()},
    **{name: (returns_terms, [write(TERMS)]) for name, write in TERM_FORMATS.items()},
    "content": (content, [path.read_bytes() for path in (ROOT / "content" / "operations").glob("*.yml")]),
    "journal": (
        remembers(journal_path, finish_interrupted),
        [b'{"folder": "", "inode": 1, "writes": []}', b"[]"],
    ),
    "baseline": (
        remembers(lambda folder: baseline_path(folder, "a"), lambda folder: load_baseline(folder, "a")),
        [b"p1/event/0:\n  id: a\n  title: {zh: b}\n"],
    ),
    "memory": (remembers(translated_path, load_memory), [b'{"a": {"zh": "b", "confirmed": ["c"]}}']),
}


@st.composite
def changed(draw: st.DrawFn, samples: list[bytes]) -> bytes:
    """A sample with a few pieces replaced, cut out or repeated; or any bytes at all."""
    if draw(st.integers(0, 4)) == 0:
        return draw(st.binary(max_size=2_000))
    raw = draw(st.sampled_from(samples))
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(raw)))
        end = min(len(raw), start + draw(st.integers(0, 60)))
        piece = draw(st.one_of(st.binary(max_size=8), st.just(raw[start:end] * 3), st.sampled_from(PIECES)))
        raw = raw[:start] + piece + raw[end:]
    return raw


PIECES = [
    b"",
    b"\x00",
    b"\xff\xfe",
    b"&",
    b"<",
    b">",
    b'"',
    b"-",
    b"{",
    b"[",
    b"\\u0041",
    b"1e99",
    b"\xed\xa0\x80",
    b"\n",
    b": ",
]


def ends_well(name: str, folder: Path, raw: bytes) -> None:
    began = time.process_time()
    with suppress(ProblemsError):
        READERS[name][0](folder, raw)
    assert time.process_time() - began < LONGEST


@pytest.mark.parametrize("name", READERS)
def test_any_bytes_are_read_or_refused(name: str, tmp_path: Path) -> None:
    try_many(name, tmp_path, 25)


@pytest.mark.long
@pytest.mark.parametrize("name", READERS)
def test_very_many_bytes_are_read_or_refused(name: str, tmp_path: Path) -> None:
    try_many(name, tmp_path, 800)


def try_many(name: str, folder: Path, most: int) -> None:
    @settings(
        max_examples=most,
        derandomize=True,
        database=None,
        phases=[Phase.generate, Phase.shrink],
        suppress_health_check=[*HealthCheck],
    )
    @given(changed(READERS[name][1]))
    def each(raw: bytes) -> None:
        ends_well(name, folder, raw)

    each()
