"""明春 is the spring of next year, and all but some are the part that a number leaves."""

import pytest

from generator.support import find_unsupported


@pytest.mark.parametrize(
    ("passage", "true", "lie"),
    [
        ("全书52卷，其中44卷已出版。", "除8卷外都已出版。", "另有8卷已出版。"),
        (
            "招收学员120人，均已到校，其中113人取得证书。",
            "除7人外，学员都已取得证书。",
            "还有7人已取得证书。",
        ),
        ("核查桥梁86座，其中81座已加固。", "除5座外，桥梁都已加固。", "其余5座桥梁已加固。"),
        ("排查点位300处，其中288处完成改造。", "300处点位除12处外均已完成改造。", "剩下的12处已完成改造。"),
        ("受理申请75件，其中70件已发证。", "除5件外，申请全部已发证。", "另外5件申请已发证。"),
        ("下一期工程明秋开工。", "下一期工程明年秋天开工。", "下一期工程去年秋天开工。"),
        ("果园明冬修剪。", "果园明年冬天修剪。", "果园今年冬天修剪。"),
    ],
)
def test_the_true_one_passes_and_the_lie_is_named(passage: str, true: str, lie: str) -> None:
    assert find_unsupported(true, (passage,)) == ()
    assert find_unsupported(lie, (passage,))
