"""Whatever the text, every span is true and a second run finds the same."""

from dataclasses import fields

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.extract import Extraction, Imprint, draft, extract, records
from generator.model import split_document

PIECES = st.sampled_from(
    [
        *"一二三十百千万亿两成半%第年月日至、，。；：！？“”《》（）【】—…\n 　",
        *[
            "2023",
            "0000年",
            "0571年",
            "9999年12月至1月",
            "3月至5月",
            "6日",
            "8",
            "15",
            "3300",
            "余",
            "多",
            "超",
            "近",
            "约",
            "%",
            "个",
            "名",
            "个百分点",
            "分之",
            "同比",
            "今年",
            "昨日",
            "当天",
            "以来",
            "以上",
        ],
        *[
            "浙江省",
            "诸暨市",
            "公安局",
            "江苏",
            "等地",
            "公安机关",
            "专项行动",
            "召开",
            "会议",
            "启动",
            "开展",
            "（一）",
            "一是",
            "——",
            "本报北京7月16日电",
        ],
    ]
)
TEXTS = st.lists(PIECES | st.text(max_size=4), max_size=60).map("".join)


@settings(max_examples=150, deadline=None)
@given(TEXTS)
def test_no_text_breaks_a_rule(text: str) -> None:
    document = split_document("generated", text)
    findings = extract(document)
    found = list(records(findings))
    assert vars(findings).keys() == {field.name for field in fields(Extraction)}
    assert draft(findings, Imprint(file="seeds/generated.txt")).source.sha256 == document.sha256
    for record in found:
        assert document.text[int(str(record["start"])) : int(str(record["end"]))] == record["quote"]
        assert record["quote"]
    assert list(records(extract(split_document("generated", text)))) == found
