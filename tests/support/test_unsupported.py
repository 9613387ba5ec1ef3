"""A Chinese sentence that says other than its passage does not get through, and a faithful one does."""

import pytest

from generator.support import Fault, find_unsupported
from generator.support.chinese.unsupported import _is_sentence_of

CASES = [
    # kind, passage, faithful sentence, lie, and the words of the passage that the lie gets wrong
    ("direction", "全市发案数下降12%。", "发案数减少12%。", "发案数上升12%。", "下降"),
    ("direction", "进度比去年快5天。", "进度较上年快5天。", "进度比去年慢5天。", "快"),
    ("direction", "水质由Ⅳ类改善为Ⅲ类。", "水质由Ⅳ类变为Ⅲ类。", "水质由Ⅲ类变为Ⅳ类。", "由Ⅳ类改善为Ⅲ类"),
    ("direction", "报销比例由60%提高到75%。", "报销比例从60%升至75%。", "报销比例由75%提高到60%。", "60%"),
    (
        "actor",
        "公安部指挥4省公安机关开展行动。",
        "4省公安机关由公安部指挥。",
        "司法部指挥4省公安机关开展行动。",
        "公安部",
    ),
    ("actor", "省公安厅通报了案情。", "省公安厅公布案情。", "公安部通报了案情。", "省公安厅"),
    ("actor", "民警抓获3人。", "警察查获3人。", "武警抓获3人。", "民警"),
    (
        "actor",
        "甲局会同税务部门检查企业。",
        "甲局和税务部门检查企业。",
        "税务部门会同甲局检查企业。",
        "甲局会同",
    ),
    (
        "actor",
        "警方将案件移送检察机关。",
        "案件移送检察院。",
        "警方将案件移送法院，检察机关受理。",
        "检察机关",
    ),
    ("place", "江西公安机关开展夜查。", "赣省警方开展夜查。", "江苏公安机关开展夜查。", "江西"),
    ("place", "湘、鄂、赣三省参加。", "湖南、湖北、江西参加。", "湖南、河北、江西参加。", "湘"),
    ("place", "甲市张村建成水厂，安徽省建成桥梁。", "安徽建成桥梁。", "河南省建成桥梁。", "安徽省"),
    ("polarity", "行动中抓获一批嫌疑人。", "一批嫌疑人被抓获。", "行动中未抓获嫌疑人。", ""),
    ("polarity", "安徽省尚未发现成虫。", "安徽还没有发现成虫。", "安徽省已发现成虫。", "尚未发现成虫"),
    (
        "polarity",
        "逾期不提交的，视为放弃。",
        "逾期未提交的视为放弃。",
        "逾期提交的，视为放弃。",
        "不提交的，",
    ),
    ("modality", "会议已经召开。", "会议召开了。", "会议将于近期召开。", ""),
    ("modality", "该县计划明年关闭锅炉。", "该县拟在明年关闭锅炉。", "该县明年已关闭锅炉。", "计划"),
    ("modality", "货车涉嫌超载。", "据调查，货车涉嫌超载。", "调查认定货车超载。", "涉嫌"),
    ("modality", "4省消除黑臭水体312条。", "4省共消除312条黑臭水体。", "4省将消除黑臭水体312条。", ""),
    ("modality", "晚高峰可能有缺口。", "晚高峰或有缺口。", "晚高峰必将有缺口。", "可能"),
    ("modality", "第二次推进会召开。", "召开第二次推进会。", "第二次推进会将召开。", ""),
    (
        "modality",
        "厅长要求，各矿年底前完成改造。",
        "要求各矿年底前完成改造。",
        "各矿年底前完成改造。",
        "要求",
    ),
    ("polarity", "火灾未造成人员伤亡。", "火灾没有造成伤亡。", "火灾造成人员伤亡。", "未造成人员"),
    (
        "polarity",
        "企业停止排放未经处理的废水。",
        "未经处理的废水停止排放。",
        "企业停止排放经处理的废水。",
        "未",
    ),
    (
        "actor",
        "服务台由甲局会同乙局设立。",
        "服务台由甲局和乙局设立。",
        "服务台由乙局会同甲局设立。",
        "服务台由甲局会同",
    ),
    ("scope", "各地公安机关完善机制。", "各地完善机制。", "个别地方公安机关完善机制。", ""),
    (
        "words",
        "馆长说，去年最多一天6.3万人。",
        "馆长说最多一天6.3万人。",
        "网民说，去年最多一天6.3万人。",
        "",
    ),
    ("quantity", "大豆收获不足一成。", "大豆收获不到10%。", "大豆收获不到100%。", "一成"),
    ("time", "事故较去年同期减少。", "事故比去年同期少。", "事故较前年同期减少。", ""),
    ("degree", "这是该馆首次展出。", "该馆第一次展出。", "这是该馆再次展出。", "首次"),
    (
        "scope",
        "约谈企业2700家，其中五分之一被列入名单。",
        "五分之一的企业被列入名单。",
        "约谈企业全部被列入名单。",
        "其中五分之一",
    ),
    ("quantity", "捣毁3300余个窝点。", "打掉窝点3300多个。", "捣毁3300个窝点。", "3300"),
    ("quantity", "造成2人死亡、9人受伤。", "2人死亡，9人受伤。", "造成9人死亡、2人受伤。", "2"),
    ("quantity", "比例上升3.2个百分点。", "比例增加3.2个百分点。", "比例上升3.2%。", "3.2个百分点"),
    ("quantity", "受理和审结分别上升6%和8%。", "审结上升8%。", "审结上升6%。", "8%"),
    ("time", "会议于6月25日召开。", "6月25日召开会议。", "会议于6月26日召开。", "6月25日"),
    ("time", "优惠执行至12月31日。", "优惠到12月31日为止。", "优惠自12月31日起执行。", "执行至12月31日"),
    ("time", "发案同比下降5%，环比上升2%。", "发案较去年同期减少5%。", "发案环比下降5%。", "同比"),
    (
        "attribution",
        "周岚表示，尚余17张床位。专家组认为，疫情得到控制。",
        "周岚说，还有17张床位。",
        "专家组认为，尚余17张床位。",
        "周岚表示",
    ),
    (
        "words",
        "甲企业正在改造管网，乙商场尚未开工。",
        "改造管网的是甲企业。",
        "乙商场正在改造管网。",
        "甲企业正在",
    ),
    (
        "polarity",
        "施工单位未按图纸施工。",
        "施工单位没有按照图纸施工。",
        "施工单位按照图纸施工。",
        "未按图纸施",
    ),
    ("polarity", "主犯仍在逃。", "主犯没有归案。", "主犯已经归案。", "在逃"),
    ("polarity", "规定要求实名登记。", "规定要求实名制登记。", "规定未要求实名登记。", ""),
    ("polarity", "法院驳回退房的请求。", "法院没有支持退房请求。", "法院支持退房的请求。", "驳回"),
    ("polarity", "不能排除后期迁入。", "后期有迁入可能。", "后期没有迁入可能。", ""),
    (
        "scope",
        "除高山村外，各村均已恢复供水。",
        "只有高山村还没有恢复供水。",
        "包括高山村在内，各村均已恢复供水。",
        "除高山村外",
    ),
    ("scope", "三座水库均未出险。", "三座水库都未出险。", "三座水库大多未出险。", ""),
    ("scope", "各省同步举办活动。", "活动在各省举办。", "活动只在合肥举办。", ""),
    ("modality", "建议老年人尽早接种疫苗。", "老年人最好早些接种疫苗。", "老年人必须尽早接种疫苗。", "建议"),
    (
        "modality",
        "景区承诺新增车位300个。",
        "景区答应增加300个车位。",
        "景区已新增车位300个。",
        "景区承诺新增车位300个",
    ),
    ("modality", "平台下架商户1600家。", "平台把1600家商户下架。", "平台要求下架商户1600家。", ""),
    (
        "direction",
        "流感活动水平略有上升，但低于去年同期。",
        "流感活动水平不如去年同期高。",
        "流感活动水平高于去年同期。",
        "低于去年同期",
    ),
    (
        "time",
        "今年头两个月报告病例42例，比上年同期少5例。",
        "今年头两个月病例比上年同期少5例。",
        "去年头两个月报告病例42例。",
        "今年",
    ),
    ("words", "抓获诈骗嫌疑人20名。", "20名诈骗嫌疑人落网。", "抓获盗窃嫌疑人20名。", "诈骗"),
]


@pytest.mark.parametrize("case", CASES)
def test_a_lie_is_found_and_named(case: tuple[str, ...]) -> None:
    kind, passage, _, lie, instead = case
    found = find_unsupported(lie, (passage,))
    assert (kind, instead) in [(fault.kind, fault.instead) for fault in found], found
    assert all(lie[fault.start :].startswith(fault.words) for fault in found)


@pytest.mark.parametrize(
    ("statement", "whole"),
    [
        ("山火扑灭了。", True),
        ("山火扑灭了", True),
        ("村民问：山火扑灭了？", True),
        ("村民问：山火扑灭了", False),
        ("扑灭了。", False),
        ("明天巡山！", True),
    ],
)
def test_a_whole_sentence_of_the_passage_is_one_with_its_mark(statement: str, whole: bool) -> None:
    passage = "今天有雨。山火扑灭了。村民问：山火扑灭了？明天巡山！"
    assert _is_sentence_of(passage, statement) is whole


def test_what_was_done_as_a_paper_asks_was_done() -> None:
    passage = "根据《护林方案》（清林办〔2024〕3号）要求，县林业局组织开展了巡山行动。"
    assert find_unsupported("县林业局组织开展了巡山行动。", (passage,)) == ()


@pytest.mark.parametrize(("passage", "faithful"), [(case[1], case[2]) for case in CASES])
def test_a_faithful_sentence_passes(passage: str, faithful: str) -> None:
    assert find_unsupported(faithful, (passage,)) == ()


@pytest.mark.parametrize("passage", sorted({case[1] for case in CASES}))
def test_a_passage_bears_itself_out(passage: str) -> None:
    assert find_unsupported(passage, (passage,)) == ()


def test_one_passage_of_several_is_enough() -> None:
    assert find_unsupported("发案数上升。", ("甲市发案数下降。", "乙市发案数上升。")) == ()


def test_without_a_passage_nothing_is_said() -> None:
    assert find_unsupported("发案数上升。", ()) == ()


def test_what_a_sentence_says_of_the_text_itself_is_no_denial() -> None:
    assert find_unsupported("各地落实该机制；文中没有解释。", ("各地落实该机制。",)) == ()


@pytest.mark.parametrize("words", ["江南水乡", "家乡", "故乡", "景区", "园区", "社区"])
def test_a_word_for_a_sort_of_place_is_no_level(words: str) -> None:
    assert find_unsupported(f"{words}的面貌变了。", ("桐乡市的面貌变了。",)) == ()


def test_a_fault_says_where_its_words_are() -> None:
    assert find_unsupported("发案数上升。", ("全市发案数下降。",)) == (Fault("direction", "上升", 3, "下降"),)
