"""Speed, memory and growth of the whole extraction; run by `make bench`, which prints the table.

Each measure runs in a process of its own, so that none counts the memory of another. Set CPCA_PYTHON to an
interpreter that has cpca (which needs a pandas older than 3) to have it measured on the same text.
"""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

pytestmark = pytest.mark.bench
ROOT = Path(__file__).parents[2]
FASTEST_START = 0.5
"""Seconds from the start of Python to the findings of one short document."""
LEAST_SPEED = 500_000
"""Characters per second on one processor."""
MOST_MEMORY = 200
"""Megabytes at the peak."""

PROLOGUE = """
import resource, sys, time
from pathlib import Path
article = Path("seeds/midterm-report.txt").read_text(encoding="utf-8").rstrip("\\n") + "\\n"
def text(characters):
    return (article * (characters // len(article) + 1))[:characters]
def done(characters, seconds):
    print(int(characters / seconds), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)
"""
WHOLE = """
from generator.extract import extract
from generator.model import split_document
extract(split_document("warm", article))
words = text({characters})
begun = time.process_time()
extract(split_document("bench", words))
done(len(words), time.process_time() - begun)
"""
POSSEG = """
import logging
import jieba.posseg
jieba.setLogLevel(logging.ERROR)
jieba.posseg.lcut(article)
words = text({characters})
begun = time.process_time()
jieba.posseg.lcut(words)
done(len(words), time.process_time() - begun)
"""
CPCA = """
import cpca
cpca.transform(article.splitlines())
words = text({characters})
begun = time.process_time()
cpca.transform(words.splitlines())
done(len(words), time.process_time() - begun)
"""
MANY = """
from generator.extract import extract
from generator.model import split_document
extract(split_document("warm", article))
begun = time.process_time()
for number in range({documents}):
    extract(split_document(f"d{{number}}", article))
done({documents} * len(article), time.process_time() - begun)
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


def measure(code: str, python: str = sys.executable, **numbers: int) -> tuple[int, int]:
    """Return the characters read per second of one processor, and the peak memory in megabytes."""
    speed, memory = run(PROLOGUE + code.format(**numbers), python).split()
    return int(speed), int(memory)


def show(name: str, speed: int, memory: int) -> None:
    print(f"\n{name:<40}{speed:>12,} characters/s{memory:>7} MB", end="")


def test_the_whole_extraction_beside_its_peers() -> None:
    speed, memory = measure(WHOLE, characters=1_000_000)
    show("whole extraction, 1,000,000 characters", speed, memory)
    peers = {"jieba.posseg, 200,000 characters": (POSSEG, sys.executable)}
    if python := os.environ.get("CPCA_PYTHON"):
        peers["cpca, 200,000 characters"] = (CPCA, python)
    for name, (code, interpreter) in peers.items():
        show(name, *measure(code, interpreter, characters=200_000))
    assert speed >= LEAST_SPEED
    assert memory < MOST_MEMORY


def test_the_work_grows_with_the_number_of_documents() -> None:
    speeds = {}
    for documents in (10, 100, 1000):
        speeds[documents], memory = measure(MANY, documents=documents)
        show(f"{documents} documents", speeds[documents], memory)
        assert memory < MOST_MEMORY
    assert speeds[1000] > 0.6 * speeds[10]


def test_one_short_document_is_done_at_once() -> None:
    run(START)
    begun = time.perf_counter()
    run(START)
    took = time.perf_counter() - begun
    print(f"\nstart to findings: {took:.2f} s", end="")
    assert took < FASTEST_START
