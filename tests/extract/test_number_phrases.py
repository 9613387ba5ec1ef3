"""Over made-up number phrases: whatever extraction writes as a figure, the check confirms."""

from decimal import Decimal

from hypothesis import example, given, settings
from hypothesis import strategies as st

from generator.extract import extract
from generator.extract.drafting.statements import Statements
from generator.language import BoundName, bound_words
from generator.language.measures import units
from generator.model import split_document
from generator.translate.kept_figures import find_added, find_losses

ZH = bound_words("zh", "", "")
BEFORE, ATTACHED, AFTER = (
    sorted(word for word in ZH.meaning if words.fullmatch(word))
    for words in (ZH.before, ZH.attached, ZH.after)
)
UNITS = sorted(units())
DIGITS = "零一二三四五六七八九"
SCALES = ["", "百", "千", "万", "十万", "百万", "千万", "亿", "百亿", "千亿", "万亿"]
PLACES = [
    "{}", "全县{}", "共有{}参加。", "，达{}，", "同比增长{}。", "最近{}", "从{}起", "（{}）", "“{}”", "由{}提高到3%",
    "比上年{}", "签约{}", "分别为{}", "每天{}。", "前后{}", "覆盖{}群众", "{}省级以上单位", "下降2%至{}", "当过{}", "已过{}",
    "其中{}为新建", "3、{}", "不低于标准的{}", "他{}", "到{}以后", "{}多次", "{}半", "{}内", "近{}来", "未满{}的",
]  # fmt: skip


DIGIT = st.sampled_from(DIGITS[1:] + "两")
HAN = st.one_of(
    st.builds("{}{}".format, DIGIT, st.sampled_from(["", "十", "百", "千", "万", "亿", "十二", "百零五", "万二"])),
    st.builds("{}百{}十{}".format, DIGIT, DIGIT, st.sampled_from(["", "五", "万"])),
    st.builds("{}点{}{}".format, DIGIT, DIGIT, st.sampled_from(["", "万", "亿"])),
    st.builds("{}{}".format, st.sampled_from(["三四", "两三", "三五", "七八", "十三四", "二三十", "廿三"]), st.sampled_from(["", "百", "万"])),
)  # fmt: skip
SHARES = st.one_of(
    st.builds("百分之{}".format, st.sampled_from(["五十", "三点二", "30", "三四十"])),
    st.builds("{}成{}".format, st.sampled_from(DIGITS[1:]), st.sampled_from(["", "半", "五", "多"])),
    st.sampled_from(["一半", "一半多", "半数", "过半", "三分之二", "1/3", "三至五成", "三成至五成"]),
)
OPEN = st.sampled_from(["几十", "数百", "上万", "十几", "千千万万", "几百万"])


@st.composite
def arabic(draw: st.DrawFn) -> str:
    number = draw(st.one_of(st.integers(1, 20), st.integers(1, 10**7)))
    written = draw(
        st.sampled_from([f"{number}", f"{number:,}", f"{number:,}".replace(",", " "), f"{number}.5"])
    )
    wide = written.translate(str.maketrans("0123456789.,", "０１２３４５６７８９．，"))
    return draw(st.sampled_from([written, written, wide])) + draw(st.sampled_from(["", *SCALES]))


@st.composite
def phrases(draw: st.DrawFn) -> str:
    """Return a numeral, a range or a list with words that limit it, and a unit."""
    numeral = st.one_of(arabic(), HAN, st.builds("{}{}".format, st.sampled_from(["零下", "负"]), arabic()))
    row = [draw(numeral) for _ in range(draw(st.integers(1, 3)))]
    between = draw(st.sampled_from(["至", "到", "—", "-", "～"] if len(row) < 3 else ["、"]))
    unit = draw(st.one_of(st.sampled_from(UNITS), st.sampled_from(["个小时", "元/人", "微克/立方米"])))
    limited = draw(st.sampled_from(["before", "attached", "after", "more", "half", "none"]))
    before = draw(st.sampled_from(BEFORE)) + draw(st.sampled_from(["", "", "了", "有"]))
    words = before if limited == "before" else ""
    after = {
        "after": draw(st.sampled_from(AFTER)),
        "more": "多",
    }.get(limited, "")
    if draw(st.integers(0, 4)) == 0:
        return words + draw(st.one_of(SHARES, OPEN)) + after
    if limited == "half":
        return draw(HAN) + draw(st.sampled_from(["个半月", "个半小时", "年半", "倍半", "个多小时", "个多月"]))
    attached = (
        draw(st.sampled_from(ATTACHED)) + draw(st.sampled_from(["", "万"])) if limited == "attached" else ""
    )
    return words + between.join(row) + attached + draw(st.sampled_from(["", " "])) + unit + after


def told(text: str) -> tuple[list[str], list[str]]:
    """Return the words of the figures in statements, which the check must confirm, and of all figures."""
    found = extract(split_document("text", f"本县通报{text}。"))
    statements = Statements(found)
    written = []
    for sentence in (each for passage in found.document.passages for each in passage.sentences):
        statement = statements.statement(sentence)
        assert [*find_losses(statement.text.zh, "zh", statement.figures)] == []
        written += [figure.as_written for figure in statement.figures]
    return written, [found.document.quote(figure.span) for figure in found.figures]


@settings(max_examples=400, derandomize=True)
@given(st.builds(str.format, st.sampled_from(PLACES), phrases()))
@example("签约300户，未超过5处")
@example("下降2%至3200万元")
@example("零下200余万元")
@example("共90余%参加")
def test_every_figure_that_extraction_finds_the_check_confirms(text: str) -> None:
    written, found = told(text)
    assert written == found


@settings(max_examples=300, derandomize=True)
@given(
    st.text(
        "0123456789０９.,，、·-—%％℃零〇一二两三十百千万亿廿几数多余来半成分之个第约近超过不到以上左右至到年月天时米吨元人户村/ ",
        max_size=14,
    )
)
def test_of_any_row_of_such_characters_only_what_is_confirmed_is_written(text: str) -> None:
    written, found = told(text)
    assert len(written) <= len(found)


@settings(max_examples=200, derandomize=True)
@given(
    st.sampled_from(BEFORE), st.integers(2, 10**6), st.sampled_from(["", "万", "亿"]), st.sampled_from(["个", "人", "吨", "%"])
)  # fmt: skip
def test_the_value_and_bound_are_those_of_the_words(word: str, number: int, scale: str, unit: str) -> None:
    scale = "" if unit == "%" else scale
    bound: BoundName
    (bound,) = ZH.meaning[word]
    found = extract(split_document("text", f"参加的数量{word}{number}{scale}{unit}。"))
    (figure,) = found.figures
    value = Decimal(number) * {"": 1, "万": 10**4, "亿": 10**8}[scale]
    assert (Decimal(str(figure.value)), figure.bound, figure.unit) == (value, bound, unit)
    assert not [*find_added(f"{value:,}", found.document.text, ())] or unit == "%"
