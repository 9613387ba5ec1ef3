"""Paragraphs of a printed page that run beside a box, a picture or a narrower column."""

from pathlib import Path

import pytest

from generator.ingest import read_file
from tests.paper import Leaf, Words, lines, pdf

TEXT = (
    "县水利局会同生态环境局对全县十二条河流开展清漂，共出动人员三百二十人次，清理漂浮物三百二十吨，拆除违建五处，"
    "查处违法排污十二起，罚款四十六万元，沿岸十二个乡镇同步开展巡查并逐村落实责任到人，守住一河清水。"
    "各村每周巡查一次，县里每月通报一次，年底统一考核并公布结果，做得好的村另有奖励，差的限期改正。"
)
NOTE = "举报请拨打县水利局值班电话，我们会在一周之内答复来电人。"
NEXT = "下一步将建立长效机制。"
WIDE, NARROW = 30, 18


def broken(text: str, *widths: int) -> list[str]:
    """Return a text in lines of the given numbers of characters, the last of them again and again."""
    cut, at = [], 0
    for width in widths:
        cut.append(text[at : at + width])
        at += width
    return [*cut, *(text[start : start + widths[-1]] for start in range(at, len(text), widths[-1]))]


def read(folder: Path, *words: Words) -> list[str]:
    path = folder / "one.pdf"
    path.write_bytes(pdf(Leaf(words)))
    return read_file(path).text.splitlines()


@pytest.mark.parametrize("above", [0, 2])
@pytest.mark.parametrize("is_right", [True, False])
def test_a_paragraph_goes_on_below_a_box_beside_it(tmp_path: Path, above: int, *, is_right: bool) -> None:
    cut = [line for line in broken(TEXT, *[WIDE] * above, *[NARROW] * 4, WIDE) if line]
    beside = 50 if is_right else 170
    words = [
        Words(beside if above <= row < above + 4 else 50, 350 - 14 * row, line)
        for row, line in enumerate(cut)
    ]
    box = lines(broken(NOTE, 8), 260 if is_right else 50, 349 - 14 * above)
    end = lines(["\u3000\u3000" + NEXT], top=350 - 14 * len(cut))
    assert sorted(read(tmp_path, *words, *box, *end)) == sorted([TEXT, NOTE, NEXT])


def test_a_paragraph_runs_beside_a_picture_and_what_is_below_it_stands_before(tmp_path: Path) -> None:
    cut = broken(TEXT, *[NARROW] * 4, WIDE)
    words = [Words(170 if row < 4 else 50, 350 - 14 * row, line) for row, line in enumerate(cut)]
    below = Words(60, 350 - 14 * 2.4, "清漂现场", 9)
    assert read(tmp_path, *words, below, *lines(["\u3000\u3000" + NEXT], top=350 - 14 * len(cut))) == [
        "清漂现场",
        TEXT,
        NEXT,
    ]


def test_smaller_words_beside_a_line_are_not_raised_above_it(tmp_path: Path) -> None:
    main = lines(broken(TEXT, 16), 40, 350, 20, 12)
    beside = lines(broken("巡查河道12次，清理漂浮物320吨，查处排污3起，罚款46万元。", 9), 260, 353, 20)
    assert read(tmp_path, *main, *beside)[1:] == ["巡查河道12次，清理漂浮物320吨，查处排污3起，罚款46万元。"]


def test_a_figure_at_the_beginning_of_a_small_line_is_no_mark_of_a_note(tmp_path: Path) -> None:
    note = "注：全县十二条河流全年清理漂浮物的数字由县水利局会同各个乡镇统计得出，全年共"
    small = lines([note, "320吨，含支流。"], 50, 100, 12, 300 / len(note))
    assert read(tmp_path, *lines(broken(TEXT, WIDE)), *small) == [TEXT, f"{note}320吨，含支流。"]
