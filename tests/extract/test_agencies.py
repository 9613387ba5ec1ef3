"""Agencies in sentences of our own; each case shows one rule."""

from importlib.resources import files

import pytest
import yaml
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from generator.extract.form import parted
from generator.extract.naming import find_agencies, find_places
from generator.extract.naming.agencies import grammar, named_classes
from generator.model import Document

CASES: dict[str, tuple[str, list[str]]] = {
    "a chain from province to station": (
        "惠州市公安局惠城区分局河南岸派出所联合市场监管部门开展检查。",
        ["惠州市公安局惠城区分局河南岸派出所", "市场监管部门"],
    ),
    "central organs": (
        "应急管理部消防救援局、国家移民管理局和最高检发布通报。",
        ["应急管理部消防救援局", "国家移民管理局", "最高检"],
    ),
    "places that share one office": (
        "深圳、珠海、汕头3市公安机关同步行动，大连、天津海关查获一批走私货物。",
        ["深圳、珠海、汕头3市公安机关", "大连、天津海关"],
    ),
    "an office under a central organ": (
        "国家税务总局深圳市税务局稽查局立案。",
        ["国家税务总局深圳市税务局稽查局"],
    ),
    "an office of the document's own province": (
        "近日，省公安厅会同省教育厅部署。",
        ["省公安厅", "省教育厅"],
    ),
    "an office set up for one operation": (
        "省专项办会同大同市专项办督办。",
        ["省专项办", "大同市专项办"],
    ),
    "courts and branches by their short names": (
        "贵州高院通报，由人民法院审理，警力来自基层派出所。",
        ["贵州高院", "人民法院"],
    ),
    "a party committee and the government after it": (
        "在县委县政府的部署下，旗人民政府启动行动，公安部第二督察组到场。",
        ["县委", "县政府", "旗人民政府", "公安部第二督察组"],
    ),
    "an agency by its rank alone": (
        "市局会同省厅部署，县局面对面宣讲。全市局部地区有雨。工程通过省文物局验收。",
        ["市局", "省厅", "省文物局"],
    ),
    "every agency of a rank, as a notice addresses them": (
        "各设区市水利局、各县（市、区）文物局要巡查。",
        ["各设区市水利局", "各县（市、区）文物局"],
    ),
    "police of a place by their short name": (
        "四川公安交警启动夜查，泸州交警设点。泸州交警们值守。四川公安联合相关单位巡查，四川公安史展开放。",
        ["四川公安交警", "泸州交警", "四川公安"],
    ),
    "a branch by its place, and an office for enforcement": (
        "泸州市生态环境保护综合执法支队查获一案，龙马潭分局立案。",
        ["泸州市生态环境保护综合执法支队", "龙马潭分局"],
    ),
    "a Party body": ("共青团浙江省委和甘肃省委政法委联合印发。", ["共青团浙江省委", "甘肃省委政法委"]),
    "a unit with a name of its own": (
        "赤峰市公安局“草原雄鹰”骑警队巡逻。",
        ["赤峰市公安局“草原雄鹰”骑警队"],
    ),
    "a class at each mention": (
        "全国公安机关强化巡防\n全国公安机关加强巡防。警方提醒市民。",
        ["全国公安机关", "全国公安机关", "警方"],
    ),
    "a class by its field of work": (
        "各地文物部门会同生态环境部门、交通运输主管部门巡查，各级消防救援机构值守。",
        ["各地文物部门", "生态环境部门", "交通运输主管部门", "各级消防救援机构"],
    ),
    "national bodies by their pattern": (
        "国家消防救援局、国家反诈中心、国家林业和草原局与国家文物局联合发文。",
        ["国家消防救援局", "国家反诈中心", "国家林业和草原局", "国家文物局"],
    ),
    "names with 和 inside": (
        "泉州市文化广电和旅游局与江苏省住房和城乡建设厅签约。",
        ["泉州市文化广电和旅游局", "江苏省住房和城乡建设厅"],
    ),
    "a township between district and station": (
        "上海市宝山区顾村派出所和浙江诸暨工业新城派出所结对。",
        ["上海市宝山区顾村派出所", "浙江诸暨工业新城派出所"],
    ),
    "relative names": (
        "省委要求省财政厅拨款，厅党委的部署由县财政局落实。",
        ["省委", "省财政厅", "厅党委", "县财政局"],
    ),
    "police in traditional characters": (
        "警政署會同臺北市政府警察局查緝。",
        ["警政署", "臺北市政府警察局"],
    ),
    "offices of every field in traditional characters": (
        "高雄市政府衛生局會同海巡署北部分署、內政部移民署與臺北地方檢察署查緝。",
        ["高雄市政府衛生局", "海巡署北部分署", "內政部移民署", "臺北地方檢察署"],
    ),
    "offices of Hong Kong and Macao": (
        "香港警務處、香港入境事務處和澳門司法警察局採取行動。",
        ["香港警務處", "香港入境事務處", "澳門司法警察局"],
    ),
    "army bodies by their number": (
        "國軍第八軍團、陸軍第156團參加演練，陆军第72集团军某旅和武警某支队官兵增援。",
        ["國軍第八軍團", "陸軍第156團", "陆军第72集团军某旅", "武警某支队"],
    ),
    "no army body where an army is only mentioned": (
        "某国军方派出第3师，陆军等3军种参加，消防处置及时。",
        [],
    ),
    "a department of a central organ": (
        "最高检普通犯罪检察厅负责人和交通运输部公路局副局长出席，教育部要求各地教育局落实。",
        ["最高检普通犯罪检察厅", "交通运输部公路局", "教育部"],
    ),
    "an office of a field that is named of late": (
        "国家互联网信息办公室、上海市版权局和普洱市搬迁安置办公室联合开展检查。",
        ["国家互联网信息办公室", "上海市版权局", "普洱市搬迁安置办公室"],
    ),
    "an office of several fields": ("据县文体广电旅游局统计，游客增多。", ["县文体广电旅游局"]),
    "bodies of the army": (
        "东部战区和新疆生产建设兵团派员，国务院新闻办公室发布消息。",
        ["东部战区", "新疆生产建设兵团", "国务院新闻办公室"],
    ),
    "an office of fields with a word of management": (
        "威海市地方金融管理局、威海市道路交通安全委员会办公室和市大数据发展管理局到场，县自然资源和规划局移交线索。",
        [
            "威海市地方金融管理局",
            "威海市道路交通安全委员会办公室",
            "市大数据发展管理局",
            "县自然资源和规划局",
        ],
    ),
    "who manages a zone": (
        "合肥巢湖生态旅游度假区管委会值守，高新区管委会巡查。",
        ["合肥巢湖生态旅游度假区管委会", "高新区管委会"],
    ),
    "the government of a township": (
        "威海市环翠区孙家疃街道办事处清淤，石岗镇党委、石岗镇政府动员。",
        ["威海市环翠区孙家疃街道办事处", "石岗镇党委", "石岗镇政府"],
    ),
    "a body set up for one task": (
        "石家庄市创城指挥部督查，市养老诈骗整治领导小组办公室通报，全县成立领导小组。",
        ["石家庄市创城指挥部", "市养老诈骗整治领导小组办公室"],
    ),
    "relative names after a verb": (
        "会议传达了市委要求，落实省委、省政府部署。我代表县人民政府报告，县政府新闻办发布消息，团县委招募。",
        ["市委", "省委", "省政府", "县人民政府", "县政府新闻办", "团县委"],
    ),
    "offices of the State Council and international bodies": (
        "国务院食安办、国务院教育督导委员会办公室和世界卫生组织发布消息。",
        ["国务院食安办", "国务院教育督导委员会办公室", "世界卫生组织"],
    ),
    "bodies of a river, of the motorways and of research": (
        "长江海事局、高速交警六支队和中国水稻研究所参加。",
        ["长江海事局", "高速交警六支队", "中国水稻研究所"],
    ),
    "institutions that serve and lend are no agencies": (
        "金融机构放贷，养老服务机构和教育机构参加，由海事管理机构受理。中国特色社会主义思想研究中心揭牌。",
        ["海事管理机构"],
    ),
    "centres and units that need no place before them": (
        "由渔政保障中心组织，交警支队、消防救援大队配合。环境保护署督察总队到场。",
        ["渔政保障中心", "交警支队", "消防救援大队", "环境保护署"],
    ),
    "unnamed ones do not count": ("有关部门会同相关单位处置，县政府各部门配合，群众向社区反映。", []),
    "a sentence that goes on is no unit": ("苏州市公安局组织民警成立工作专班办公室。", ["苏州市公安局"]),
    "an embassy": ("中国驻泰国大使馆提醒。", ["中国驻泰国大使馆"]),
    "words that look like ranks": ("为国家开好局，把政策的决定权交给市场，浙江委托第三方评估。", []),
}


@pytest.mark.parametrize("case", CASES)
def test_agencies(case: str) -> None:
    text, expected = CASES[case]
    document = Document("case", text, ())
    found = find_agencies(document, find_places(document))
    assert [agency.name for agency in found] == expected
    assert all(document.quote(agency.span) == agency.name for agency in found)


def test_a_government_s_own_offices_are_named_without_its_place() -> None:
    text = "由市市场监管局牵头，会同市工业和信息化局，对企业开展检查。市住房城乡建设局、县发展改革局参加。"
    document = Document("text", text, ())
    names = [agency.name for agency in find_agencies(document, find_places(document))]
    assert names == ["市市场监管局", "市工业和信息化局", "市住房城乡建设局", "县发展改革局"]


def test_offices_that_need_no_place_before_them_are_named() -> None:
    text = (
        "高新区分局希夷派出所到场，县森防办会同县河长办督查，省第二生态环境保护督察组进驻。博野县局出动。"
        "农业农村部长江办组织巡航，要求水利局、林业局配合，市委理论学习中心组学习。靠山派出所巡逻，我们是派出所民警。"
    )
    document = Document("text", text, ())
    assert [agency.name for agency in find_agencies(document, find_places(document))] == [
        "高新区分局希夷派出所",
        "县森防办",
        "县河长办",
        "省第二生态环境保护督察组",
        "博野县局",
        "农业农村部长江办",
        "水利局",
        "林业局",
        "市委理论学习中心组",
        "靠山派出所",
    ]


WORDS: dict[str, str] = yaml.safe_load(
    files("generator.extract").joinpath("lexicons", "agencies.yml").read_text("utf-8")
)
PIECES = st.sampled_from(
    [
        *(word for name in ("scopes", "fields", "classes", "bare", "own") for word in parted(WORDS[name])),
        *"和与在由、，。的县省局部",
        *(
            "部门",
            "机构",
            "机关",
            "行政主管部门",
            "辖区派出所",
            "辖区警务室",
            "派出所",
            "会同",
            "委员会",
            "财政厅",
        ),
    ]
)


LONGEST = 40
"""No class of agencies has a longer name; what is longer is not looked for from its beginning."""


@settings(max_examples=1000)
@given(st.lists(PIECES, max_size=12).map("".join))
def test_no_class_of_agencies_opens_or_ends_otherwise_than_classes_do(text: str) -> None:
    everywhere = [match.span() for match in grammar().named_class.finditer(text)]
    assume(all(end - start <= LONGEST for start, end in everywhere))
    assert [match.span() for match in named_classes(text)] == everywhere
