"""What a draft holds and what it leaves to its sections; docs/drafts.md states the rules."""

from collections import Counter
from pathlib import Path

import pytest

from generator.extract import Draft, Imprint, ToldBefore, choose_topics, draft, extract
from generator.model import Localized, Origin, Topic, split_document
from generator.reference import starter_topics
from generator.support.english import find_untrue

GOLDEN = sorted((Path(__file__).parent / "golden").glob("*.txt"))
HEAD = "青溪县护林工作通报\n\n"


def drafted(text: str, **known: object) -> Draft:
    document = split_document("report", HEAD + text)
    return draft(extract(document), Imprint(file="seeds/report.txt"), **known)  # type: ignore[arg-type]


def terms(text: str) -> list[str]:
    return [term.title.zh for term in drafted(text).terms]


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("县里开展“青锋”专项行动，清点山林。", ["青锋"]),
        ("各乡推行“一山一长”机制，护林员到岗。", ["一山一长"]),
        ("县里开通“林眼”平台，护林员上线。", ["林眼"]),
        ("护林员把“土课堂”办到山上。", []),
        ("护林员把“土课堂”办到山上。\n“土课堂”讲怎样用火。", ["土课堂"]),
        ("护林员组成“山鹰哨”，即夜间瞭望小组。", ["山鹰哨"]),
        ("所谓“湿线”，由水管和沙袋连成。", ["湿线"]),
        ("站长说：“山火不等人。”", []),
        ("活动以“人人护林，处处青山”为主题。\n“人人护林，处处青山”写在墙上。", []),
        ("护林员是山里的“压舱石”。\n护林员是村里的“压舱石”。", []),
        ("护林员以“先人后己”实际行动守山。", []),
        ("护林队的“考核”分配制度已改。", []),
        ("县里强化“弹钢琴”的系统思维。", []),
        ("县里开展清枯整治行动（以下简称“专项行动”），各乡上山。", []),
        ("县里开展秋季清枯专项检查（以下简称“专项检查”），各乡上山。", []),
        ("县里开展秋季清枯整治行动（以下简称“清枯行动”），各乡上山。", ["清枯行动"]),
    ],
)
def test_a_term_names_something_or_is_used_twice_or_explained(text: str, kept: list[str]) -> None:
    assert terms(text) == kept


def test_a_term_of_a_headline_alone_is_used_once() -> None:
    text = "“山鹰哨”守夜\n护林员组成“山鹰哨”，夜里瞭望。\n各村都有人守夜。\n"
    entries = draft(extract(split_document("report", text)), Imprint(file="seeds/report.txt"))
    assert entries.terms == ()


def test_a_term_stands_in_its_clause_and_two_never_in_the_same_words() -> None:
    entries = drafted(
        "今年以来，全县推行“一山一长”机制，巡山2次。\n各乡推行“两队一哨”“三网”等机制，县里验收。"
    )
    said = [term.statements[0].text.zh for term in entries.terms]
    assert said[0] == "全县推行“一山一长”机制"
    assert len(set(said)) == 3


ROW = "“青锋”“冬防”“巡山”“清枯”“守林”“团圆”“护苗”等专项行动"


def test_every_name_of_a_row_is_a_term_and_has_the_words_from_itself_on() -> None:
    """However long the row, and also a name that is a word of the dictionary."""
    entries = drafted(f"今年，全县开展{ROW}，清点山林。\n“守林”行动清理枯枝3吨。")
    said = {term.title.zh: term.statements[0].text.zh for term in entries.terms}
    assert len(said) == 7
    assert said.pop("青锋") == f"全县开展{ROW}"
    assert said.pop("守林") == "“守林”行动清理枯枝3吨"
    assert said == {name: ROW[ROW.index(f"“{name}") :] for name in said}


STORY = "6月3日，河北省保定市林业局组织巡山，劝返游客300人次。\n"


def test_an_event_that_a_story_tells_is_one_entry_with_the_date() -> None:
    entries = drafted(STORY)
    assert entries.events == ()
    (story,) = entries.stories
    assert story.date
    assert story.date.as_written == "6月3日"


def test_an_event_that_an_operation_tells_is_one_entry() -> None:
    entries = drafted(
        "一、主要做法\n——6月3日，启动巡山行动，劝返游客。\n——6月5日，组织清理行动，清理枯枝。\n二、下一步\n继续巡护。\n"
    )
    assert len(entries.operations) == 2
    assert entries.events == ()


def test_two_dates_of_one_sentence_are_one_entry() -> None:
    entries = drafted("6月3日、5日，护林队两次上山清理枯枝。\n")
    assert [event.date.as_written for event in entries.events] == ["6月3日"]


@pytest.mark.parametrize("path", GOLDEN, ids=lambda path: path.stem)
def test_no_statement_stands_twice(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    entries = draft(extract(split_document("report", text)), Imprint(file="seeds/report.txt"))
    told = Counter(
        (statement.text.zh, statement.cites[0].passage)
        for entry in (
            *entries.sections,
            *entries.operations,
            *entries.stories,
            *entries.events,
            *entries.terms,
        )
        for statement in entry.statements
    )
    assert [words for words, times in told.items() if times > 1] == []


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("县林业局6月3日宣布，新增护林员300名。", "县林业局宣布新增护林员300名"),
        ("县林业局6月3日发布公告说，山路暂时封闭。", "县林业局发布公告"),
        ("记者6月3日从县林业局获悉，新建瞭望塔已经启用。", "新建瞭望塔已经启用"),
        ("县林业局6月3日公布，今年前三季度，造林面积超过300亩。", "县林业局公布造林面积超过300亩"),
        ("清溪水库6月3日全线完工。", "清溪水库全线完工"),
        ("6月3日是全县护林日，各村上山清理。", "各村上山清理"),
        ("6月3日，我们已经在山口开通瞭望塔。", "在山口开通瞭望塔"),
        ("该局6月3日对23处林场进行了检查。", "对23处林场进行了检查"),
        ("6月3日14时许，县护林站接到报警，北山林场发生火情。", "北山林场发生火情"),
        ("6月3日，县林业局接到村民反映，称北山有烟，队员赶到山口灭火。", "队员赶到山口灭火"),
        (
            "6月3日，县林业局会同县气象站启用新的火险预报系统，提前7天预报。",
            "县林业局会同县气象站启用新的火险预报系统",
        ),
        ("护林队员接到通知，于6月3日上山清理。", "护林队员接到通知，上山清理"),
        ("林场老人不服，于6月3日提起诉讼。", "林场老人不服，提起诉讼"),
        ("站长说，6月3日除夕前一天，山上水管冻裂。", "山上水管冻裂"),
        ("【巡山动态】县林业局6月3日扑灭火点2处。", "县林业局扑灭火点2处"),
        ("县林业局6月3日联合县气象站，启用山口预报系统。", "县林业局联合县气象站启用山口预报系统"),
        (
            "消防大隊113年6月3日會同第五分局，持搜索票前往山區搜查。",
            "消防大隊會同第五分局持搜索票前往山區搜查",
        ),
        ("本报讯 记者王青 6月3日，县里召开巡山会。", "县里召开巡山会"),
        ("6月3日，第一批护林员到达现场。", "第一批护林员到达现场"),
        ("6月3日，北山护林站队员不畏高温，两小时内扑灭火点3处。", "北山护林站队员两小时内扑灭火点3处"),
        ("6月3日，县护林队根据线索，抢在天黑前，将盗伐者抓获。", "县护林队将盗伐者抓获"),
        ("6月3日，县护林队打破夜巡常规，中午时段巡查山口。", "县护林队巡查山口"),
        ("6月3日，全县召开“护林”远程协商会。", "全县召开“护林”远程协商会"),
        ("6月3日，迫于巡山的声势，5名盗伐者到县林业局投案自首。", "5名盗伐者到县林业局投案自首"),
        ("6月3日，县林业局在检查中查明，该场有41具灭火器过期。", "县林业局在检查中查明该场有41具灭火器过期"),
        ("6月3日，随着一声哨响，县护林队以最快速度，清理枯枝300吨。", "县护林队清理枯枝300吨"),
        ("6月3日，全县护林工作动员部署视频会议召开。", "全县护林工作动员部署视频会议"),
        ("6月3日，县林业局召开调度会，要求加强巡护。", "县林业局召开调度会"),
        ("县里2023年底出台《巡山办法》。", "县里出台《巡山办法》"),
        ("6月3日14时许，省道往清溪方向12km+100m处，发生一起树木倒伏险情。", "发生一起树木倒伏险情"),
        ("6月3日，由县林业局牵头，抽调各乡镇护林员430人上山巡护。", "县林业局抽调各乡镇护林员430人上山巡护"),
        ("6月3日，护林队找到走失村民李某（男，60岁，清溪县人）、王某。", "护林队找到走失村民李某、王某"),
        ("警政署113年6月3日召開會議，說明成果。", "警政署召開會議"),
        ("护林行动自6月3日开始，至9月10日结束，为期100天。", "护林行动开始"),
        (
            "6月3日，县林业局联合县教育局，随机邀请6位学生走进林场。",
            "县林业局联合县教育局随机邀请6位学生走进林场",
        ),
        ("一是6月3日在县城举行启动仪式；二是组织检查。", "在县城举行启动仪式"),
        ("6月3日，县护林站接到村民举报，反映北山有人用火。", "县护林站接到村民举报，反映北山有人用火"),
        ("今年的造林从6月3日开始，到9月10日结束。", "今年的造林开始"),
        ("6月3日，县长办公会审议通过《巡山办法》，确定巡山300次。", "县长办公会审议通过《巡山办法》"),
        ("6月3日，防火林带通过省级验收。", "防火林带通过省级验收"),
        ("6月3日，青松林场因拒不清理枯枝，被责令整改。", "青松林场被责令整改"),
        ("县林业局推出“林海”摄影展（6月3日至7月5日），接待村民600人。", "县林业局推出“林海”摄影展"),
        ("“瞭望塔6月3日启用，现在有8名队员。”站长说。", "瞭望塔启用"),
        ("（三）6月3日，对林场42名队员集中培训。", "对林场42名队员集中培训"),
        (
            "县林业局6月3日通报，县护林队历时7个月，成功侦破一起盗伐案。",
            "县林业局通报县护林队成功侦破一起盗伐案",
        ),
        (
            "6月3日，县林业局会同教育、农业等9个部门，部署了巡山行动。",
            "县林业局会同教育、农业等9个部门部署了巡山行动",
        ),
        ("队员转战三省，于6月3日在山口抓获盗伐者。", "队员转战三省，在山口抓获盗伐者"),
        ("清溪镇逐村核对林地。6月3日，该镇发现一处林地少报。", "清溪镇发现一处林地少报"),
        ("6月3日，护林队兵分六路，在三个山口同时收网。", "护林队在三个山口同时收网"),
        ("6月3日，北山林场顺利通过国家复查。", "北山林场顺利通过国家复查"),
        ("6月3日，队员带着水带扑灭火点2处。", "队员带着水带扑灭火点2处"),
        (
            "縣林業局於前日（6月3日）及昨日（4日）清理枯枝，出動10人。",
            "縣林業局清理枯枝",
        ),
        ("6月3日，县护林队经过精准布控，抓获盗伐者4名。", "县护林队抓获盗伐者4名"),
        ("6月3日，县林业局副局长来到北山林场，检查水带30条。", "县林业局副局长检查水带30条"),
        (
            "6月3日，县林业局通报会透露，该县自开展护林行动至今，扑灭火点86处。",
            "县林业局通报会透露扑灭火点86处",
        ),
        (
            "6月3日，县护林站接村民报警电话称：北山有人烧荒，毁坏树木。",
            "县护林站接村民报警电话称：北山有人烧荒",
        ),
    ],
)
def test_an_event_is_called_by_what_happened(text: str, title: str) -> None:
    assert [event.title.zh for event in drafted(text).events] == [title]


def test_what_is_still_to_come_makes_no_event() -> None:
    document = split_document(
        "report", "护林行动通报\n\n2024-05-30 来源：清溪日报\n\n6月3日，全县护林工作会议召开。\n"
    )
    assert draft(extract(document), Imprint(file="seeds/report.txt")).events == ()


def test_an_operation_is_called_by_what_was_done_and_not_by_when() -> None:
    text = (
        "6月21日至23日，全县开展护林行动，共出动护林员460人次。\n\n"
        "——22日21时许，护林队在北坡找到走失儿童1名，送回家中。\n\n"
        "——22日晚，护林队扑灭山火1起，抓获违规用火人员2人。\n\n"
        "——23日凌晨，护林队在南坡查获盗伐木材8立方米。"
    )
    assert [each.title.zh for each in drafted(text).operations] == ["护林队扑灭山火1起"]


@pytest.mark.parametrize(
    "text",
    [
        "自6月3日护林行动启动以来，县林业局联合各乡镇，共出动护林员460余人次。",
        "记者6月3日从县林业局获悉，2023年，全县共清理枯枝300吨。",
        "6月3日，记者从县林业局获悉，2023年，全县共清理枯枝300吨。",
    ],
)
def test_a_date_that_dates_something_else_makes_no_event(text: str) -> None:
    assert drafted(text).events == ()


@pytest.mark.parametrize(
    "text",
    [
        "展览为定于6月9日举行的护林大会预热。",
        "活动将持续到6月17日，内容丰富。",
        "6月3日发布的报告写到山火。",
        "站长说，6月3日的签字仪式意义重大。",
        "6月3日，山区各乡镇多云。",
        "一、时间：自2019年1月1日起。",
        "站长请大家切实按照6月3日签订的承诺书巡山。",
        "站长记得那天是6月3日，山上有雾。",
        "6月3日是全县护林日。",
        "县里6月3日新开的瞭望塔，塔长是老兵。",
        "护林站站长王青山6月3日介绍，今年已造林300亩。",
        "当年6月3日，他走遍山场。",
        "判决后，该街道6月3日主动公开。",
        "6月3日，各村将开展清山活动。",
        "“6月3日，零下22摄氏度，我们在这里守山。”",
        "6月3日，在北山林场，护林员老赵握着队员的手，久久不愿松开。",
        "6月3日，这套护林操被教给了村民。",
        "今年1月至3月，该公司承包护林站的木料。",
        "6月3日，北山的火情环比上升了27%。",
        "6月3日，新一轮降雨来袭。",
        "县林业局派出“6·3”盗伐专案民警。",
        "预计6月3日，全县火险等级达到最高。",
        "截至昨天（6月3日）17时，火点全部扑灭。",
        "今天（6月3日）是全县护林日，今年护林日的主题是“护林在人人”。",
        "6月3日，老赵到北山时指出，护林就是守住绿水青山。",
        "6月3日，天寒地冻，四面山坡一片荒凉。",
    ],
)
def test_a_date_that_only_says_which_thing_is_meant_is_no_event(text: str) -> None:
    entries = drafted(text)
    assert entries.events == ()
    assert text in {statement.text.zh for section in entries.sections for statement in section.statements}


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("在浙江省湖州市，护林员每天两次上山巡护。", "浙江省湖州市：护林员每天两次上山巡护"),
        ("浙江省湖州市林业局通过空地联动，开展夜间瞭望行动。", "浙江省湖州市林业局开展夜间瞭望行动"),
        ("【浙江湖州】清晨的山路上，护林队伍准时出发巡山。", "浙江湖州：护林队伍准时出发巡山"),
        ("浙江省湖州市林业局巡山时发现，两处旧塔需要加固。", "浙江省湖州市林业局巡山时发现两处旧塔需要加固"),
        ("浙江省湖州市林业局于6月3日下午扑灭火点2处。", "浙江省湖州市林业局扑灭火点2处"),
        ("浙江省湖州市大均乡，护林员王青登上山顶瞭望。", "浙江省湖州市大均乡，护林员王青登上山顶瞭望"),
        ("湖州去年11月8日上线护林平台；杭州2024年12月20日启用瞭望塔，首批8座。", "湖州上线护林平台"),
        ("浙江：6月3日15时许，湖州市发生山火。", "浙江：湖州市发生山火"),
        ("臺北市政府警察局於113年5月2日查獲盜伐案件12件。", "臺北市政府警察局查獲盜伐案件12件"),
        (
            "浙江省湖州市德清县是竹子之乡。今年以来，德清县把9万亩竹林纳入补偿。",
            "浙江省湖州市德清县把9万亩竹林纳入补偿",
        ),
        ("浙江省湖州市的做法也很好。他们在12个村建立了护林站。", "浙江省湖州市：在12个村建立了护林站"),
        (
            "山高路陡，是湖州山区的写照。湖州林业局联合公路部门，用20天在林区安装了护栏。",
            "湖州林业局联合公路部门用20天在林区安装了护栏",
        ),
        (
            "老赵说的踏实，来自浙江省湖州市的“一码报火”。村民扫一扫码，就能上报火情，找到护林站。",
            "浙江省湖州市：村民扫一扫码，找到护林站",
        ),
        (
            "浙江省湖州市警方与浙江省嘉兴市警方联手，对盗伐团伙开展收网。",
            "浙江省湖州市警方与浙江省嘉兴市警方联手对盗伐团伙开展收网",
        ),
        ("浙江省湖州市一家木器厂用朽木冒充好料，也被吊销了执照。", "浙江省湖州市一家木器厂用朽木冒充好料"),
        ("浙江湖州则为12个村装上了瞭望屏。", "浙江湖州为12个村装上了瞭望屏"),
        ("浙江省山高路陡。浙江推广瞭望屏500块。", "浙江推广瞭望屏500块"),
        ("浙江湖州在护林上下功夫。护林站新建瞭望塔12座。", "浙江湖州：护林站新建瞭望塔12座"),
        ("浙江湖州连夜组织队员用割草机等机械，清理枯枝30吨。", "浙江湖州清理枯枝30吨"),
        (
            "浙江湖州林业局护林专班6名队员，圆满完成巡山任务。",
            "浙江湖州林业局护林专班6名队员圆满完成巡山任务",
        ),
        ("浙江湖州积雪深度超1米，多条山道实施临时封闭。", "浙江湖州：多条山道实施临时封闭"),
        ("在浙江湖州，政府则通过补贴的方法帮助林农建塔。", "浙江湖州：政府通过补贴的方法帮助林农建塔"),
        ("浙江湖州今天组织开展全民巡山。", "浙江湖州组织开展全民巡山"),
        ("浙江湖州已于3日全面启动巡山，比往年提前5天。", "浙江湖州全面启动巡山"),
        ("今天，浙江湖州发布森林火险红色预警。当地已提前清理枯枝30吨。", "浙江湖州：提前清理枯枝30吨"),
        ("昨晚开始，浙江湖州、浙江嘉兴等地出现降雪，各地连夜清理积雪。", "浙江湖州、浙江嘉兴：连夜清理积雪"),
        ("浙江湖州因连日降雨发生山体崩塌，由于及时预警，没有人员伤亡。", "浙江湖州因连日降雨发生山体崩塌"),
        (
            "在浙江湖州，北山护林合作社，所长王青山正在给大家培训巡山的办法。",
            "浙江湖州：所长王青山正在给大家培训巡山的办法",
        ),
        (
            "浙江湖州山高路陡。护林员王青应聘到林场，在接受了培训后当上了瞭望员。",
            "浙江湖州：护林员王青应聘到林场，在接受了培训后当上了瞭望员",
        ),
        (
            "在浙江湖州，县林业局局长王青，昨天向护林员作了防火宣讲。",
            "浙江湖州：县林业局局长王青向护林员作了防火宣讲",
        ),
        ("浙江省湖州市的护林员郑红背着检测仪，开始了一天的巡山。", "浙江省湖州市：开始了一天的巡山"),
        (
            "浙江省湖州市一家木器厂仍安排夜间加工，被村民举报后，责令停工。",
            "浙江省湖州市一家木器厂仍安排夜间加工",
        ),
        ("浙江省湖州市还探索了“点树抽查”，村民点哪棵就查哪棵。", "浙江省湖州市探索了“点树抽查”"),
        ("浙江省湖州市则从防火入手，12个护林站为村民提供培训。", "浙江省湖州市12个护林站为村民提供培训"),
        (
            "浙江省湖州市林业局联合供电公司，为38户老人更换了老化电线。",
            "浙江省湖州市林业局联合供电公司为38户老人更换了老化电线",
        ),
        ("浙江省湖州市、嘉兴市顺利通过国家复查。全市清理枯枝115吨。", "浙江省湖州市、嘉兴市顺利通过国家复查"),
        ("在浙江省湖州市，杜鹃花竞相绽放，当地推出三条巡山线路。", "浙江省湖州市：推出三条巡山线路"),
        ("浙江省湖州市的杉林迎来采伐期，林农抢种树苗3万株。", "浙江省湖州市：林农抢种树苗3万株"),
        ("浙江省湖州市林地面积已超9万亩，当地新建瞭望塔6座。", "浙江省湖州市：新建瞭望塔6座"),
        ("浙江省湖州市林业局迎难而上，拆除旧塔3座。", "浙江省湖州市林业局拆除旧塔3座"),
        ("浙江省湖州市林业局精心组织、周密安排，拆除旧塔3座。", "浙江省湖州市林业局拆除旧塔3座"),
        ("浙江省湖州市林业局为解决缺水问题，新建水池6座。", "浙江省湖州市林业局新建水池6座"),
        ("浙江省湖州市在省林业厅的帮扶下，建成护林站12个。", "浙江省湖州市建成护林站12个"),
        ("浙江省湖州市林业局于6月3日上午9時，舉辦巡山活動。", "浙江省湖州市林业局舉辦巡山活動"),
        (
            "浙江省湖州市护林站门口，摆满了新到的水泵。林业局收到了一条火情线索，扑灭火点2处。",
            "浙江省湖州市：扑灭火点2处",
        ),
    ],
)
def test_a_story_is_called_by_its_place_and_the_deed(text: str, title: str) -> None:
    assert [story.title.zh for story in drafted(text).stories] == [title]


@pytest.mark.parametrize(
    "text",
    [
        "浙江省湖州市要加强山林巡护，压实责任。",
        "浙江省湖州市山林条件优越，位置重要。",
        "浙江省湖州市山区将出现雷雨。",
        "浙江省湖州市护林工作取得丰硕成果。",
        "浙江省湖州市护林站的大厅里，电话铃声此起彼伏。大屏显示，当天推送的火情已有1800多条。",
        "浙江省湖州市今年查获的盗伐案件，占到全省的六成以上。我们在山口新增了11套设备。",
        "11月2日，在浙江省湖州市护林站，老赵握着队员的手，久久不愿松开。",
        "浙江省湖州市护林站里，几盏灯把山道照得雪亮，一片热闹。",
        "浙江省湖州市村民王青今天把采来的山货拿到镇上去卖。",
        "浙江省湖州市护林塔曾是全县最旧的一座，建于1965年。",
        "浙江省湖州市的林区公园即将向村民开放。",
        "浙江省湖州市今年计划新建护林站30个。",
        "浙江省湖州市林业局局长王青表示，护林会议的召开为巡山指明了方向。",
        "浙江省湖州市护林站确保山火不下山。",
        "浙江省湖州市努力打造护林示范带。",
        "浙江省湖州市的新瞭望塔没有启用。",
        "浙江省湖州市的护林队在山口碰到了采药的老人。",
        "浙江省湖州市往年清理枯枝全靠人工。",
        "浙江省湖州市山场里的割草机来回穿梭。",
        "浙江省湖州市林业局对乱砍乱放的行为坚持露头就打。",
        "今年，浙江湖州将打造护林示范带。",
        "今年，浙江湖州力争建成护林站30个，同时启动10个攻关项目。",
        "浙江湖州多地发布了火险红色预警，山口气温曾达到40度。",
        "浙江湖州山高路陡。这样的变化，跟扩大护林队伍密不可分。",
        "在浙江湖州，山道成为一道风景线。",
        "在浙江湖州，游客穿上防火服走上瞭望塔。",
    ],
)
def test_a_demand_and_a_praise_are_no_story(text: str) -> None:
    assert drafted(text).stories == ()


@pytest.mark.parametrize(
    ("first", "title"),
    [
        ("（一）加大巡护力度，山林安全。组织“清枯”专项行动。", "加大巡护力度"),
        ("（一）组织“清枯”专项行动，清理枯枝。", "“清枯”专项行动"),
        ("（一）医疗救护方面。组织新增救护站3处，加强值守。", "医疗救护：组织新增救护站3处"),
        ("（一）林木领域。6月1日起，各乡组织集中排查。", "林木：各乡组织集中排查"),
        ("（一）针对夜间用火问题，组织集中劝导。", "针对夜间用火问题，组织集中劝导"),
        ("（一）检查情况。各乡组织护林员巡山300次，整治火点。", "各乡组织护林员巡山300次"),
        ("（一）突出重点。各乡组织护林员巡山，整治火点。", "突出重点"),
    ],
)
def test_an_operation_is_called_by_its_name_or_its_first_clause(first: str, title: str) -> None:
    entries = drafted(f"一、主要做法\n{first}\n（二）组织清理行动，清理枯枝。\n二、下一步\n继续巡护。\n")
    assert entries.operations[0].title.zh == title


def test_a_bullet_that_names_an_agency_tells_of_it_and_is_no_operation() -> None:
    news = "●国家林业和草原局：6月3日，组织召开护林攻坚战推进会议。\n●公安部：6月4日，部署整治山火。\n"
    entries = drafted(news)
    assert entries.operations == ()
    assert [event.title.zh for event in entries.events] == ["护林攻坚战推进会议", "部署整治山火"]


@pytest.mark.parametrize(("heading", "count"), [("二、名词解释", 0), ("二、主要做法", 2)])
def test_a_footnote_and_a_goal_are_no_operation(heading: str, count: int) -> None:
    listed = "1.集中清理：开展清理行动。\n2.集中巡护：组织巡护行动。\n3.山林面貌不断改善，组织行动有力。\n"
    entries = drafted(f"一、概况\n全县巡护。\n{heading}\n{listed}三、下一步\n继续巡护。\n")
    assert len(entries.operations) == count


def test_what_was_told_before_stays_told() -> None:
    text = STORY + "护林员把“土课堂”办到山上。\n"
    origins = {Origin("report/event/p2.1/6月3日"): "巡山", Origin("report/term/土课堂"): "土课堂"}
    entries = drafted(text, before=ToldBefore(origins))
    assert [each.origins[0] for each in (*entries.events, *entries.terms)] == [*origins]


def test_an_event_told_before_with_another_date_stays_told() -> None:
    before = ToldBefore({Origin("report/event/p2.1/6月4日"): "巡山"})
    assert len(drafted(STORY, before=before).events) == 1
    both = ToldBefore({Origin("report/event/p2.1/6月3日"): "护林队上山"})
    two = "6月3日、5日，护林队两次上山清理枯枝。\n"
    assert len(drafted(two, before=both).events) == 1


FIELDS = (
    Topic(id="forest", title=Localized(zh="山林"), order=1, keywords=("巡山", "护林员")),
    Topic(id="music", title=Localized(zh="音乐"), order=2, keywords=("合唱",)),
    Topic(id="sea", title=Localized(zh="海洋"), order=3, keywords=("渔船",)),
)


def test_a_document_supports_a_topic_by_two_of_its_words() -> None:
    document = split_document("report", "护林员巡山，有人合唱。")
    assert [topic.id for topic in choose_topics(document, FIELDS)] == ["forest"]
    assert [topic.order for topic in choose_topics(document, FIELDS, after=4)] == [5]


def test_an_entry_without_a_keyword_is_sorted_by_what_stands_around_it() -> None:
    entries = drafted("护林员巡山。浙江省湖州市林业局发放对讲机300台。\n", topics=FIELDS)
    assert [story.topics for story in entries.stories] == [("forest",)]
    assert [topic.id for topic in entries.topics] == ["forest"]


def test_other_is_what_nothing_speaks_for() -> None:
    entries = drafted("浙江省湖州市林业局发放对讲机300台。\n", topics=FIELDS)
    assert [topic.id for topic in entries.topics] == ["other"]


def test_further_topics_are_for_what_fits_none_of_the_campaigns_own() -> None:
    entries = drafted(
        "浙江省湖州市林业局组织护林员巡山合唱。\n江苏省南通市检查渔船30艘。\n",
        topics=FIELDS[:1],
        further=FIELDS[1:],
    )
    assert [story.topics for story in entries.stories] == [("forest",), ("sea",)]


def test_starter_topics_have_two_titles_and_ids_of_their_own() -> None:
    topics = starter_topics()
    assert len({topic.id for topic in topics}) == len(topics)
    assert all(topic.title.en and topic.title.en_src and topic.keywords for topic in topics)
    assert "other" not in {topic.id for topic in topics}


def story_titles(text: str) -> list[str]:
    return [story.title.zh for story in drafted(text).stories]


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("浙江省湖州市林业局都做了哪些暖心事？一起来看。\n", []),
        (
            "走进浙江省湖州市护林站大厅，村民赵某只用了10分钟，就拿到了林权证。\n",
            ["浙江省湖州市护林站大厅，村民赵某只用了10分钟，就拿到了林权证"],
        ),
        (
            "浙江省湖州市林农李某算了一笔账：换了新法后，每亩山林多收入300元。\n",
            ["浙江省湖州市：每亩山林多收入300元"],
        ),
        (
            "各乡上山巡护。\n江苏省南通市护林站则招募志愿者86人。\n",
            ["江苏省南通市护林站招募志愿者86人"],
        ),
        (
            "各乡上山巡护。\n浙江省湖州市护林站用一个上午，调解了23户村民的林界争议。\n",
            ["浙江省湖州市护林站调解了23户村民的林界争议"],
        ),
        (
            "傍晚，浙江省湖州市护林馆灯火通明，排队的游客比白天还多。\n一、延长开放\n护林馆开到夜里。\n二、下一步\n继续开放。\n",
            [],
        ),
        (
            "浙江省湖州市护林员谭某顺着这条脚印，找到一处火点。\n",
            ["浙江省湖州市护林员谭某找到一处火点"],
        ),
        (
            "浙江省湖州市护林广场座无虚席。6月3日，护林比武开赛，20支队伍报名。\n",
            ["浙江省湖州市：护林比武开赛"],
        ),
    ],
)
def test_a_story_is_titled_by_what_was_done(text: str, titles: list[str]) -> None:
    assert story_titles(text) == titles


def test_what_stands_under_a_case_bears_its_name_once() -> None:
    entries = drafted(
        "一、湖州某木器厂乱堆木料案\n2024年6月3日，湖州市林业局检查发现，木料占道。6月9日，该局罚款500元。\n"
        "二、李某烧荒案\n2024年6月4日，护林队制止李某烧荒。7月4日，护林队再次制止李某烧荒。\n"
    )
    assert [story.title.zh for story in entries.stories] == ["湖州某木器厂乱堆木料案"]
    assert [event.title.zh for event in entries.events] == ["李某烧荒案", "护林队再次制止李某烧荒"]


def test_a_case_is_told_once_and_under_its_name() -> None:
    events = drafted(
        "案例一：李某违规用火案。6月3日，护林队发现李某烧枯枝。6月9日，该局给予警告。\n"
        "案例二：青松木器厂乱堆木料案。6月4日，县林业局检查发现木料占道。\n"
    ).events
    assert [(event.title.zh, len(event.statements)) for event in events] == [
        ("李某违规用火案", 3),
        ("青松木器厂乱堆木料案", 2),
    ]


def test_what_was_counted_in_a_stretch_of_time_and_a_case_without_a_doer_are_no_events() -> None:
    text = "2023年10月1日至2024年5月31日，全县共发生火情7起。\n6月15日复查，已整改到位。\n6月22日后无新发火情。\n"
    assert drafted(text).events == ()


def test_an_agency_that_the_paragraph_names_before_is_named() -> None:
    text = "6月3日，市林业局约谈林场负责人。6月9日，该局责令两处林场停业整顿。"
    titles = {event.title.zh for event in drafted(text).events}
    assert titles == {"市林业局约谈林场负责人", "市林业局责令两处林场停业整顿"}


@pytest.mark.parametrize(
    ("heading", "title"),
    [
        ("【护林】各村上山", "【护林】各村上山"),
        ("【护林动态】", "护林动态"),
    ],
)
def test_a_label_in_brackets_keeps_both_of_them(heading: str, title: str) -> None:
    sections = drafted(
        f"各村备好水袋。\n{heading}\n护林队上山清理枯枝。\n【防火】各村备水\n队员在路口备水。\n"
    ).sections
    assert title in [section.title.zh for section in sections]


def test_what_was_still_to_come_when_it_was_written_is_no_event() -> None:
    assert drafted("应邻县邀请，青松林场场长将于5月24日至26日对北山林场进行访问。").events == ()


def test_what_a_paper_means_to_do_next_is_no_operation() -> None:
    text = "一、主要做法\n（一）加强巡护。组织巡山300次。\n（二）清理枯枝。组织清理9处。\n二、下步打算\n（一）完善预案。组织修订。\n（二）加强宣传。组织宣讲。\n"
    assert [each.title.zh for each in drafted(text).operations] == ["加强巡护", "清理枯枝"]


def test_the_date_of_what_is_to_come_is_none_of_a_story() -> None:
    text = "浙江省诸暨市护林队去年扑灭火点86处。2025年2月至4月，护林队还将开展巡山行动。\n"
    assert [story.date for story in drafted(text).stories] == [None]


def test_the_english_of_a_starter_topic_says_what_its_chinese_says() -> None:
    assert {each.id: find_untrue(each.title.en or "", each.title.zh) for each in starter_topics()} == {
        each.id: () for each in starter_topics()
    }


def test_what_a_paper_demands_is_no_operation_and_a_stage_has_no_days_in_its_title() -> None:
    text = (
        "一、工作步骤\n（一）自查自纠（8月26日至9月5日）。各乡组织护林员开展自查。\n"
        "（二）集中清理（9月6日至9月30日）。各乡组织清理枯枝。\n"
        "二、工作要求\n（一）加强组织领导。各乡要成立专班。\n（二）严格执法。对违规用火的依法处罚。\n"
    )
    assert [each.title.zh for each in drafted(text).operations] == ["自查自纠", "集中清理"]


CASES = """县林业局公布2起典型案例
案例一：河北省正定县某工地毁林案
【基本案情】
2024年3月5日，执法人员循线追踪，在石家庄、保定两地取证。4月2日，王某归案。
【处理结果】
责令停工，罚款30万元。
【典型意义】
林木不容破坏。
案例二：河北省蔚县某公司擅自采石案
当事人租用山场采石。2024年5月5日，该公司被责令停工。
县林业局将持续巡查，提醒广大群众爱护林木。
"""


def test_a_case_under_its_name_is_one_story_with_the_place_of_its_name() -> None:
    entries = draft(extract(split_document("report", CASES)), Imprint(file="seeds/report.txt"))
    assert entries.events == ()
    assert [(story.title.zh, story.regions[-1]) for story in entries.stories] == [
        ("河北省正定县某工地毁林案", "130123"),
        ("河北省蔚县某公司擅自采石案", "130726"),
    ]
    assert [story.statements[-1].text.zh for story in entries.stories] == [
        "责令停工，罚款30万元。",
        "2024年5月5日，该公司被责令停工。",
    ]
