"""Any bytes at all, and real files with a few bytes changed: each reader and importer ends with a text or with problems.

No other exception, and no more time than a file of that size may take. All input is made here, from a fixed seed.
"""

import re
from collections.abc import Callable
from contextlib import suppress
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from generator.content.baseline import (
    baseline_path,
    former_translated_path,
    history_folder,
    journal_path,
    translated_folder,
)
from generator.content.changing import finish_interrupted, undoing
from generator.content.reading import read_yaml
from generator.content.remembering import load_baseline, load_memory
from generator.errors import ProblemsError
from generator.ingest import read_file
from generator.model import GlossaryTerm, split_document
from generator.translate import FORMATS, TERM_FORMATS, read_returned, read_terms
from tests import ofd
from tests.ingest.test_web_archive import archived
from tests.timing import seconds
from tests.translate.test_formats import TEXTS

pytestmark = pytest.mark.slow
ROOT = Path(__file__).parents[2]
CASES = ROOT / "tests" / "cases"
TERMS = [GlossaryTerm(zh="树苗", en="saplings", forbidden=("seedlings",), note="=a")]
LONGEST = 20.0
"""Seconds of this thread; most take a hundredth of one."""


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


OFD = ofd.ofd(
    ofd.page(
        ofd.text(40, 40, "青禾县关于冬季防火的通报", 8),
        ofd.text(
            40,
            60,
            "入冬以来，青禾县组织护林员走访林区，发放防火明白纸四万余份。",
            5,
            more='CTM="1 0 0 1 0 0"',
        ),
        ofd.rule(40, 120, 160, 120),
        before='<ofd:Template TemplateID="5"/>',
    ),
    common='<ofd:TemplatePage ID="5" BaseLoc="One.xml"/>',
    parts={"Doc_0/One.xml": ofd.page(ofd.text(100, 285, "— 1 —", 4))},
)

READERS: dict[str, tuple[Callable[[Path, bytes], object], list[bytes]]] = {
    **{suffix: (reads(suffix), sources(suffix)) for suffix in (".html", ".docx", ".pdf", ".txt")},
    ".md": (reads(".md"), sources(".txt")),
    ".mht": (reads(".mht"), [archived("utf-8", "8bit"), archived("gb18030", "base64")]),
    ".ofd": (reads(".ofd"), [OFD]),
    **{name: (returns, [write(TEXTS)]) for name, write in FORMATS.items()},
    **{name: (returns_terms, [write(TERMS)]) for name, write in TERM_FORMATS.items()},
    "content": (content, [path.read_bytes() for path in (ROOT / "content" / "operations").glob("*.yml")]),
    "journal": (
        remembers(journal_path, finish_interrupted),
        [b'{"folder": "", "inode": 1, "writes": []}', b"[]"],
    ),
    "history": (
        remembers(lambda folder: history_folder(folder) / "00000000-a" / "00000000.json", undoing.runs),
        [b'{"folder": "", "inode": 1, "run": "a", "step": 0, "words": "b", "writes": []}', b"{}"],
    ),
    "baseline": (
        remembers(lambda folder: baseline_path(folder, "a"), lambda folder: load_baseline(folder, "a")),
        [b"p1/event/0:\n  id: a\n  title: {zh: b}\n"],
    ),
    "memory": (
        remembers(lambda folder: translated_folder(folder) / "a" / "b.yml", load_memory),
        [b"a:\n  zh: b\n  confirmed:\n    - c\n  comment: d\n"],
    ),
    "former memory": (
        remembers(former_translated_path, load_memory),
        [b'{"a": {"zh": "b", "confirmed": ["c"]}}'],
    ),
}


@st.composite
def changed(draw: st.DrawFn, samples: list[bytes]) -> bytes:
    """A sample with a few pieces replaced, cut out or repeated; or any bytes at all."""
    if draw(st.integers(0, 4)) == 0:
        return draw(st.binary(max_size=2_000))
    raw = draw(st.sampled_from(samples))
    if raw.startswith(b"PK") and draw(st.integers(0, 3)):
        return changed_within(draw, raw)
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(raw)))
        end = min(len(raw), start + draw(st.integers(0, 60)))
        piece = draw(st.one_of(st.binary(max_size=8), st.just(raw[start:end] * 3), st.sampled_from(PIECES)))
        raw = raw[:start] + piece + raw[end:]
    return raw


def changed_within(draw: st.DrawFn, package: bytes) -> bytes:
    """A package with a few values or elements of its parts replaced, repeated or taken out."""
    with ZipFile(BytesIO(package)) as file:
        parts = {name: file.read(name) for name in file.namelist()}
    for _ in range(draw(st.integers(1, 3))):
        name = draw(st.sampled_from([*parts]))
        pattern = draw(st.sampled_from([rb'"[^"]{0,80}"', rb"<[^<>?]+>"]))
        if spots := [match.span() for match in re.finditer(pattern, parts[name])]:
            (start, end), other = draw(st.sampled_from(spots)), slice(*draw(st.sampled_from(spots)))
            piece = draw(st.sampled_from([b"", parts[name][other], *VALUES]))
            parts[name] = parts[name][:start] + piece + parts[name][end:]
    held = BytesIO()
    with ZipFile(held, "w") as file:
        for name, part in parts.items():
            file.writestr(name, part)
    return held.getvalue()


VALUES = [
    b'"0"',
    b'"-1"',
    b'"1e5"',
    b'"NaN"',
    b'"inf"',
    b'""',
    b'"g 5 3"',
    b'"g g"',
    b'"g 1e9 2"',
    b'"0 0 0 0 0 0"',
]
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
    def work() -> None:
        with suppress(ProblemsError):
            READERS[name][0](folder, raw)

    assert seconds(work) < LONGEST


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
