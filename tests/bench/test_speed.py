"""Speed, memory and growth of the whole extraction; run by `make bench`, which prints the table.

Each measure runs in a process of its own, so that none counts the memory of another. Each has read ten other
bulletins before the clock starts, so that its lists are loaded. Set CPCA_PYTHON to an
interpreter that has cpca (which needs a pandas older than 3) to have it measured on the same text.
"""

import os
import subprocess
import sys
import time
from pathlib import Path
from statistics import median

import pytest

pytestmark = pytest.mark.bench
ROOT = Path(__file__).parents[2]
FASTEST_START = 0.5
"""Seconds from the start of Python to the findings of one short document."""
LEAST_ADVANTAGE = 10
"""So many times the characters per second of processor time that jieba.posseg reads of the same text."""
RUNS = 3
"""Pairs of runs, one after the other, of whose advantages the median counts."""
MOST_MEMORY = 100
"""Megabytes at the peak, for a document of a million characters."""
LINEAR = 0.8
"""The share of its speed that extraction keeps when there is a hundred times as much to read."""

PROLOGUE = """
import resource, time
from tests.bench.diverse_bulletins import bulletins
def done(characters, seconds):
    print(int(characters / seconds), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)
"""
EXTRACTION = """
import gc
from generator.__main__ import SELDOM
from generator.extract import extract
from generator.model import split_document
gc.set_threshold(*SELDOM)
texts = {texts}
for text in bulletins(30_000, seed=2):
    extract(split_document("warm", text))
begun = time.process_time()
for number, text in enumerate(texts):
    extract(split_document(f"d{{number}}", text))
done(sum(map(len, texts)), time.process_time() - begun)
"""
WORDS = """
import logging
import jieba.posseg
texts = {texts}
jieba.setLogLevel(logging.ERROR)
for text in bulletins(30_000, seed=2):
    jieba.posseg.lcut(text)
begun = time.process_time()
for text in texts:
    jieba.posseg.lcut(text)
done(sum(map(len, texts)), time.process_time() - begun)
"""
PLACES = """
import cpca
texts = {texts}
cpca.transform(next(bulletins(3000)).splitlines())
begun = time.process_time()
for text in texts:
    cpca.transform(text.splitlines())
done(sum(map(len, texts)), time.process_time() - begun)
"""
START = """
from generator.extract import extract
from generator.model import split_document
extract(split_document("one", "6月25日，浙江省诸暨市公安局查处案件12起。"))
"""


def run(code: str, python: str = sys.executable) -> str:
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    result = subprocess.run(
        [python, "-c", code], cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )
    assert result.returncode == 0, result.stderr
    return result.stdout


def measure(code: str, texts: str, python: str = sys.executable) -> tuple[int, int]:
    """Return the characters read per second of one processor, and the peak memory in megabytes."""
    speed, memory = run(PROLOGUE + code.format(texts=texts), python).split()
    return int(speed), int(memory)


def show(name: str, speed: int, memory: int) -> None:
    print(f"\n{name:<40}{speed:>12,} characters/s{memory:>7} MB", end="")


def test_the_whole_extraction_beside_its_peers() -> None:
    texts = "[*bulletins(400_000)]"
    advantages = []
    for _ in range(RUNS):
        ours, theirs = (measure(code, texts) for code in (EXTRACTION, WORDS))
        show("whole extraction", *ours)
        show("jieba.posseg", *theirs)
        advantages.append(ours[0] / theirs[0])
    if python := os.environ.get("CPCA_PYTHON"):
        show("cpca", *measure(PLACES, texts, python))
    print(f"\nadvantage: {median(advantages):.1f} times", end="")
    assert median(advantages) >= LEAST_ADVANTAGE


def test_the_work_grows_with_the_length_of_a_document() -> None:
    speeds = {}
    for characters in (10_000, 100_000, 1_000_000):
        texts = f'["".join(bulletins({characters}))] * {1_000_000 // characters}'
        speeds[characters], memory = measure(EXTRACTION, texts)
        show(f"{characters:,} characters", speeds[characters], memory)
        assert memory < MOST_MEMORY
    assert speeds[1_000_000] > LINEAR * speeds[10_000]


def test_the_work_grows_with_the_number_of_documents() -> None:
    speeds = {}
    for documents in (10, 100, 1000):
        speeds[documents], memory = measure(EXTRACTION, f"[*bulletins(3000 * {documents})]")
        show(f"{documents} documents", speeds[documents], memory)
        assert memory < MOST_MEMORY
    assert speeds[1000] > LINEAR * speeds[10]


def test_one_short_document_is_done_at_once() -> None:
    run(START)
    begun = time.perf_counter()
    run(START)
    took = time.perf_counter() - begun
    print(f"\nstart to findings: {took:.2f} s", end="")
    assert took < FASTEST_START
