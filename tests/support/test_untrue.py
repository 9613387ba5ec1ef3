"""English that says other than its Chinese does not get through."""

import pytest

from generator.support import find_untrue


@pytest.mark.parametrize(
    ("kind", "zh", "en", "words"),
    [
        ("quantity", "查处案件53起。", "35 cases were dealt with.", "35"),
        ("quantity", "查处案件50余起。", "50 cases were dealt with.", "50"),
        ("quantity", "占比上升3.2个百分点。", "The share rose by 3.2 percent.", "3.2 percent"),
        ("quantity", "占比提高到57%。", "The share rose by 57%.", "57%"),
        ("quantity", "须在15个工作日内答复。", "They must answer within 15 days.", "15"),
        ("time", "6月5日完成排查。", "The checks were finished on 5 July.", "5 July"),
        ("time", "自6月5日起实行。", "It applied until 5 June.", "5 June"),
        ("place", "江西省已完成改造。", "Jiangsu has finished the conversion.", "Jiangsu"),
        ("place", "周岚说，病房已满。", "Zhou Lin said that the wards were full.", "Lin"),
        ("actor", "公安部发布通告。", "The Ministry of Justice issued a notice.", "Ministry of Justice"),
        ("scope", "省公安厅发布通告。", "The Ministry of Public Security issued a notice.", "Ministry of"),
        ("actor", "税务局会同公安局检查。", "The police, with the tax bureau, made checks.", "police"),
        ("polarity", "货车司机没有受伤。", "The driver of the lorry was injured.", ""),
        ("polarity", "经费不一定够到年底。", "The money may last until the end of the year.", ""),
        ("polarity", "天亮以前，任何人不得返回。", "Anybody may go back before it is light.", ""),
        ("quantity", "物种减少了约12%。", "The number of species fell to about 12 percent.", "12 percent"),
        ("quantity", "从2个增加到目前的51个。", "The number has risen by 51 from 2.", "51"),
        ("quantity", "一多半的案件已审结。", "Fewer than half of the cases are closed.", "half"),
        ("quantity", "全部43家诊所都已开放。", "Some 43 clinics are open.", "43"),
        ("quantity", "九成以上的桥梁完好。", "Fewer than nine in ten bridges are sound.", "nine"),
        ("polarity", "货车司机受伤。", "The driver of the lorry was not injured.", "not"),
        ("direction", "发案数下降。", "The number of cases rose.", "rose"),
        ("direction", "排名由第5位升至第3位。", "Its rank is lower: from 5 to 3.", "lower"),
        ("modality", "间隔将缩短到3分钟。", "The interval has been cut to 3 minutes.", ""),
        ("modality", "缺的材料要在三天内补上。", "What was missing was handed in within three days.", ""),
        (
            "modality",
            "旅客可以改签，也可以退票。",
            "Passengers will change their tickets or get their money back.",
            "will",
        ),
        ("modality", "案件正在进一步侦办中。", "The case has been investigated.", ""),
        ("words", "实名举报都会答复。", "Anonymous reports are all answered.", "Anonymous"),
        ("words", "博览会今日开幕。", "The fair closed today.", "closed"),
        (
            "words",
            "次日，家长送来锦旗。",
            "That same evening the parents brought a banner.",
            "That same evening",
        ),
        ("words", "四人被批准逮捕。", "Four people have been convicted.", "convicted"),
        ("polarity", "烘干能力基本够用。", "The drying capacity is far from enough.", "far from enough"),
        ("quantity", "收购粮食76亿斤。", "7.6 billion kilograms of grain were bought.", "7.6 billion"),
        ("quantity", "时长由9天缩短至4天。", "The time went from four days to nine.", "four"),
        ("actor", "判处邱某七年、冯某六年。", "Feng was sentenced to seven years and Qiu to six.", "Feng"),
        ("place", "长沙夜市配有安全员。", "Zhuzhou’s night market has safety officers.", "Zhuzhou’s"),
        ("time", "2018年起打掉12个团伙。", "Until 2018 some gangs were broken up.", "2018"),
        ("modality", "会上已签订协议。", "The agreement will be signed there.", "will"),
        ("time", "成绩列第9位。", "It ranks first.", "first"),
        ("modality", "会议将于8月召开。", "The meeting was held in August.", ""),
        ("modality", "会议于8月召开。", "The meeting will be held in August.", "will"),
        ("modality", "要求各镇开展排查。", "The towns carried out checks.", ""),
        ("attribution", "何静表示，材料不足。", "There was not enough evidence.", ""),
        (
            "words",
            "水稻收获3万亩，玉米2万亩。",
            "20,000 mu of rice and 30,000 of maize were harvested.",
            "rice",
        ),
        ("place", "江西增加3处，山东减少2处。", "Sites: Jiangxi minus 2, Shandong plus 3.", "Jiangxi"),
    ],
)
def test_what_the_chinese_does_not_say_is_named(kind: str, zh: str, en: str, words: str) -> None:
    assert (kind, words) in {(fault.kind, fault.words) for fault in find_untrue(en, zh)}


@pytest.mark.parametrize(
    ("zh", "en"),
    [
        ("查处案件53起。", "Fifty-three cases were dealt with."),
        ("占90%以上。", "It makes up more than 90%."),
        ("涉案金额3870余万元。", "More than 38.7 million yuan was involved."),
        ("前8个月增长5%。", "From January to August it grew 5%."),
        ("诸暨市已完成改造。", "A city in Zhejiang has finished the conversion."),
        (
            "湘、鄂、赣已完成改造。",
            "The three provinces of Hunan, Hubei and Jiangxi have finished the conversion.",
        ),
        ("货车司机没有受伤。", "The driver of the lorry was unhurt."),
        ("企业停止排放废水。", "The companies no longer discharge waste water."),
        ("不断提升能力，不少于3次。", "Abilities keep rising; at least 3 times."),
        ("学校将网络安全纳入课程。", "The school made online safety part of lessons."),
        ("何静表示，材料不足。", "According to He Jing, there is not enough evidence."),
        ("限30日内，5月1日前完成。", "Within 30 days, by 1 May."),
        ("修好之前最好别下水。", "It should stay out of the water until it is mended."),
        ("下限是上年工资的六成。", "The lowest is 60% of last year's wage."),
        ("吊机去留，等专家看了再说。", "Whether the crane goes will be decided once experts have seen it."),
        ("风太大，没有拖成网。", "The wind was too strong for the trawl."),
        ("最让人头疼的是天气。", "What troubles people most is the weather."),
        ("罚没款一共3万元。", "Fine and confiscated income come to 30,000 yuan."),
        ("海港先落后一球，后来赢了。", "Haigang fell one goal behind and won later."),
        ("秦某昨日去世。", "Qin died yesterday."),
        ("六成代表支持方案一。", "Sixty percent of the representatives support the first plan."),
        ("时段这次不改。", "The hours stay as they are."),
        ("什么时候重开还没说。", "It has not been said when it will reopen."),
        ("一年里犯第二次，停一周。", "A second breach within a year means a week without service."),
        ("三分之二的产线停着。", "Two of the three production lines are idle."),
        ("产线缺的是芯片，不是单子。", "The lines want chips, not orders."),
        ("还有两个棚没有加固。", "Two of the sheds have not been reinforced yet."),
        ("卫生室不关门。", "The clinic stays open."),
        ("时速不得高于30公里。", "The speed must be no more than 30 kilometres an hour."),
        ("冷空气要到夜里才到。", "The cold air will not arrive until night."),
        ("没有查清以前，谁都不能进去。", "Nobody may go in before it has been found out."),
        ("去年伤亡人数不降反升。", "The number of casualties went up last year."),
        ("校方和家长都没有上诉。", "Neither the school nor the parents appealed."),
        ("市禁毒办公布了名单。", "The city's narcotics control office published the list."),
        (
            "除非村委会同意，牛羊不能上山。",
            "No cattle or sheep may go up without the consent of the committee.",
        ),
        ("一多半的案件已审结。", "More than half of the cases are closed."),
        ("九成以上的桥梁完好。", "More than nine in ten bridges are sound."),
        ("登记排污口53000个。", "Some 53,000 outfalls were registered."),
        ("移交了800名嫌疑人。", "They handed over 800 suspects."),
        ("货车不到83万辆次。", "There were just under 830,000 lorries."),
        ("每份不得低于125克。", "Each must be no lighter than 125 grams."),
        ("这名旅客正要出境。", "The traveller was leaving the country."),
        (
            "调度会与视频会在同一天举行。",
            "The dispatch meeting was held on the same day as the video meeting.",
        ),
        ("严峰下一轮不能上场。", "Yan Feng will not play in the next round."),
        ("落叶不能烧。", "Fallen leaves may not be burned."),
        ("巡查归生态环境局管。", "Patrols fall to the ecology and environment bureau."),
        ("活动没有商业展位。", "There will be no commercial stands."),
        ("每个县至少抽检30份。", "Each county must test at least 30."),
        ("复制品可以用手摸。", "Visitors may touch the copy."),
        ("枯草压住了幼苗。", "The dead grass holds back seedlings."),
        (
            "一审判决后，两人领到国家一级证书。",
            "After the ruling both received first-class national certificates.",
        ),
        ("女性占24.9%。", "Women made up 24.9% of them."),
        (
            "上周新增59例，本周不舒服的有3人。",
            "A week before, there were 59 new cases; 3 feel unwell this week.",
        ),
    ],
)
def test_a_free_translation_is_none_of_these(zh: str, en: str) -> None:
    assert find_untrue(en, zh) == ()


def test_the_words_of_the_chinese_are_named_too() -> None:
    (fault,) = find_untrue("50 cases were dealt with.", "查处案件50余起。")
    assert fault.instead == "50余"
