"""What a date means: its year, the act that it dates, and which dates are not those of an event."""

from itertools import pairwise

import pytest

from generator.extract import extract
from generator.extract.drafting.event_titles import event_title
from generator.extract.findings import Extraction
from generator.model import Span, split_document

HEAD = "清溪县2024年秋季护林行动通报\n\n"


def found_in(text: str) -> Extraction:
    return extract(split_document("bulletin", HEAD + text))


def events(text: str) -> list[tuple[str, str | None, str | None]]:
    found = found_in(text)
    return [
        (found.document.quote(event.date.span), event.date.iso, event_title(found, event))
        for event in found.events
    ]


def dates(text: str) -> list[tuple[str, str | None]]:
    found = found_in(text)
    return [
        (found.document.quote(date.span), date.iso) for date in found.dates if date.span.start >= len(HEAD)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("自11月1日至次年3月31日，全县封山育林。", [("11月1日至次年3月31日", "2024-11-01/2025-03-31")]),
        ("2023年12月至翌年2月，全县巡山。", [("2023年12月至翌年2月", "2023-12/2024-02")]),
        (
            "2023年12月20日至2024年1月5日，全县巡山。",
            [("2023年12月20日至2024年1月5日", "2023-12-20/2024-01-05")],
        ),
        ("2023年3月至5月巡山，6日收队。", [("2023年3月至5月", "2023-03/2023-05"), ("6日", None)]),
        ("2018至2019年巡山，6日收队。", [("2018至2019年", "2018/2019"), ("6日", None)]),
        (
            "2023年12月20日至2024年1月5日巡山，6日收队。",
            [("2023年12月20日至2024年1月5日", "2023-12-20/2024-01-05"), ("6日", "2024-01-06")],
        ),
        ("巡山从6月1日至\n8月2日结束。", [("6月1日", "2024-06-01"), ("8月2日", "2024-08-02")]),
        ("赵某被处以行政拘留10日。", []),
        ("名单公示7日。", []),
        ("巡山从5月开始，同月查获两案。", [("5月", "2024-05"), ("同月", "2024-05")]),
        ("农历五月初五，县里举行龙舟赛。", [("农历五月初五", None)]),
        ("正月十五，护林员值守。", [("正月十五", None)]),
        ("6·26国际禁毒日当天，民警进校宣讲。", [("6·26", "2024-06-26"), ("当天", "2024-06-26")]),
        ("6月3日，护林队上山。\n首日，当天下山。", [("6月3日", "2024-06-03"), ("当天", None)]),
        ("“3·15”晚会前，市场监管人员走访商户。", [("3·15", "2024-03-15")]),
        ("全长6·26公里。", []),
        ("民國112年7月3日，臺北市查獲兩案。", [("民國112年7月3日", "2023-07-03")]),
        ("民国112年起施行。", [("民国112年", "2023")]),
        ("2018年至2022年，案件逐年减少。", [("2018年至2022年", "2018/2022")]),
    ],
)
def test_a_date_is_read_as_it_is_meant(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert dates(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("各乡镇于8月15日前完成清点。", []),
        ("请在9月10日之前报送总结。", []),
        ("6月3日前往山场的队员已返回。", [("6月3日", "2024-06-03", "前往山场的队员已返回")]),
        (
            "本办法自2024年7月10日起施行，有效期至2027年7月9日。",
            [("2024年7月10日", "2024-07-10", "本办法施行")],
        ),
        ("2024年3月，县政府印发《护林办法》。", [("2024年3月", "2024-03", "县政府印发《护林办法》")]),
        ("从2020年开始，全县推行林长制。", [("2020年", "2020", "全县推行林长制")]),
        ("2020年以来，全县造林300亩。", []),
        (
            "自2022年4月至9月在全县开展防火整治。",
            [("2022年4月至9月", "2022-04/2022-09", "在全县开展防火整治")],
        ),
        ("2022年1月至9月，全县造林300亩。", []),
        ("截至6月25日，造林300亩。", []),
        ("据介绍，6月18日。", []),
        ("6月3日上午9时30分，护林队上山。", [("6月3日", "2024-06-03", "护林队上山")]),
        ("6月20日凌晨2时许，队员扑灭火点。", [("6月20日", "2024-06-20", "队员扑灭火点")]),
        ("6月12日的现场会上，站长介绍做法。", [("6月12日", "2024-06-12", "站长介绍做法")]),
        ("林业站今天（6月4日）在山口开工。", [("6月4日", "2024-06-04", "林业站在山口开工")]),
        ("县林业局6月5日称，火点已扑灭。", [("6月5日", "2024-06-05", "县林业局称，火点已扑灭")]),
        (
            "县林业局6月5日发布数据显示，随着天气转凉，火点数量减少了一半。",
            [("6月5日", "2024-06-05", "县林业局发布数据显示火点数量减少了一半")],
        ),
        ("护林节目6月7日19：30重播。", [("6月7日", "2024-06-07", "护林节目重播")]),
        ("纪录片《山：最后的秘密》6月8日首映。", [("6月8日", "2024-06-08", "纪录片《山：最后的秘密》首映")]),
        (
            "县林业协会第二次会员代表大会6月9日闭幕。",
            [("6月9日", "2024-06-09", "县林业协会第二次会员代表大会")],
        ),
        (
            "县长6月10日同林业委员会主任举行会谈。",
            [("6月10日", "2024-06-10", "县长同林业委员会主任举行会谈")],
        ),
        (
            "县里印发《巡山办法》，将于6月11日起施行。",
            [("6月11日", "2024-06-11", None)],
        ),
        ("6月12日晚至6月13日凌晨，队员扑灭火点。", [("6月12日", "2024-06-12", "队员扑灭火点")]),
        (
            "6月14日，全县巡山。队员15日至16日在山口值守。",
            [
                ("6月14日", "2024-06-14", "全县巡山"),
                ("15日至16日", "2024-06-15/2024-06-16", "队员在山口值守"),
            ],
        ),
        ("护林节目将从明天（6月17日）起在县台播出。", [("6月17日", "2024-06-17", "护林节目在县台播出")]),
        ("山火将于6月18日早上到上午扑灭。", [("6月18日", "2024-06-18", "山火扑灭")]),
        ("6月19日是第3个护林日。", [("6月19日", "2024-06-19", None)]),
        (
            "5月7日，县里召开巡山动员会议；5月9日，护林队上山。",
            [("5月7日", "2024-05-07", "县里召开巡山动员会议"), ("5月9日", "2024-05-09", "护林队上山")],
        ),
        ("记者6月20日获悉，1—4月份，全县新开工林道3条。", [("6月20日", "2024-06-20", None)]),
        ("清溪护林论坛峰会6月21日举行。", [("6月21日", "2024-06-21", "清溪护林论坛峰会")]),
        ("1—2月份，造林面积同比增长5.2%。", []),
    ],
)
def test_an_event_is_what_took_place_on_a_day(
    text: str, expected: list[tuple[str, str | None, str | None]]
) -> None:
    assert events(text) == expected


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("根据《清溪县2021年防火行动方案》，6月3日，护林队上山。", "2021"),
        ("在2021年秋季护林行动中，6月3日，护林队上山。", "2021"),
        ("2021中国林业大会之后，6月3日，护林队上山。", "2021"),
        ("6月3日，护林队上山，证书有效期至2030年6月1日。", None),
        ("6月3日，县里通过2022—2024年行动计划。", None),
        ("6月3日，县里启动“清山行动2022”。", "2022"),
        ("6月3日，“绿水亮剑2022”启动仪式举行。", "2022"),
        ("护林纪实\n6月3日，护林队上山。\n《清溪日报》（2022年07月24日 第4版）", "2022"),
        ("护林要闻\n（2022年第31期）\n6月3日，护林队上山。", "2022"),
        ("护林工作报告\n——2022年1月14日在全县护林员大会上\n6月3日，护林队上山。", "2021"),
        ("护林工作报告\n一、2022年工作回顾\n6月3日，护林队上山。\n二、2023年工作安排\n防火。", "2022"),
        ("护林十年\n2020年9月1日，封山育林。2022年，火点减少，6月3日，护林队上山。", "2022"),
        ("护林十年\n2020年9月1日，封山。\n2022年9月1日，开山。\n今年6月3日，护林队上山。", None),
    ],
)
def test_the_year_is_taken_from_what_is_named_after_it(text: str, year: str | None) -> None:
    found = extract(split_document("bulletin", text))
    [first, *_] = [date for date in found.dates if found.document.quote(date.span).endswith("6月3日")]
    assert (first.iso or "")[:4] == (year or "")


def test_what_lasts_until_now_tells_no_year_of_writing() -> None:
    document = split_document(
        "report", "护林行动通报\n\n10月17日，各村上山清理。从2021年9月至今，共清理枯枝300吨。\n"
    )
    assert [(document.quote(date.span), date.iso) for date in extract(document).dates] == [
        ("10月17日", None),
        ("2021年9月", "2021-09"),
    ]


def test_events_run_forward_whatever_stands_around_a_line_break() -> None:
    found = found_in("6月1日至\n8月2日，巡山。\n有效期至\n7月9日。")
    assert all(one.date.span.start < other.date.span.start for one, other in pairwise(found.events))


@pytest.mark.parametrize(("start", "end"), [(3, 2), (-1, 2)])
def test_a_span_that_runs_backwards_cannot_be_made(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="runs forward"):
        Span(start, end)


def test_a_dateline_is_no_part_of_what_took_place() -> None:
    text = "新华社青溪2024年6月10日电 林业局10日介绍，全县护林员巡山。"
    assert events(text) == [("10日", "2024-06-10", "林业局介绍，全县护林员巡山")]
