"""Chinese that only looks like a denial, or like no number at all, is read in English as what it is."""

import pytest

from generator.support import find_untrue


@pytest.mark.parametrize(
    ("zh", "en"),
    [
        ("洪水淹没了两座桥。", "The flood submerged two bridges."),
        ("渔船在礁石旁沉没。", "The boat sank by the reef."),
        ("泥石流掩埋、吞没了三间仓库。", "The mudslide buried and swallowed three storehouses."),
        ("他的手稿埋没了四十年。", "His manuscript lay buried for forty years."),
        ("沉没的木船打捞上岸。", "The sunken wooden boat was brought ashore."),
        ("无极县种了9万亩麦子。", "Wuji County sowed 90,000 mu of wheat."),
        ("李不言退赔2万元。", "Li Buyan paid back 20,000 yuan."),
        ("北非的游客增加。", "Visitors from North Africa rose."),
        ("夜里关灯航行。", "It sailed without lights at night."),
        ("光脚走完全程。", "He walked the whole way without shoes."),
        ("空腹抽血。", "Blood is taken without breakfast."),
        ("空手下山。", "They came down without anything in their hands."),
        ("货车熄火滑行。", "The lorry coasted without its engine."),
        ("工人赤膊搬货。", "The men carried goods without shirts."),
        ("工人在居民区抢修管道。", "Workers repaired pipes in a residential area."),
        ("司机把货车停在居民楼下。", "The driver parked his lorry under a residential building."),
        ("学生在居民小区做调查。", "Students made a survey in a residential estate."),
        ("电工轮班，保障居民用电。", "Electricians work in shifts to keep homes supplied."),
        ("医生走访居民点。", "Doctors visited settlements."),
        ("她跑了十几家医院。", "She went to more than a dozen hospitals."),
        ("修了十几座桥。", "A dozen or so bridges were built."),
        ("共有十余人报名。", "Over a dozen people applied."),
        ("山路走了十多里。", "They walked the mountain road for more than a dozen li."),
        ("架子上摆着十来只碗。", "About a dozen bowls stood on the shelf."),
        ("三万出头的人口。", "Its population is just over 30,000."),
        ("一百出头的学生。", "A little over a hundred pupils."),
        ("月薪四千元出头的岗位最多。", "Most jobs pay a little over 4,000 yuan."),
    ],
)
def test_what_only_looks_like_a_difference_passes(zh: str, en: str) -> None:
    assert find_untrue(en, zh) == ()


@pytest.mark.parametrize(
    ("kind", "zh", "en"),
    [
        ("polarity", "洪水淹没了两座桥。", "The flood did not submerge the two bridges."),
        ("polarity", "船没有沉，货也没丢。", "The boat sank and the cargo was lost."),
        ("polarity", "两座桥被淹，没有人受伤。", "Two bridges were flooded and people were injured."),
        ("polarity", "仓库没被掩埋。", "The storehouse was buried."),
        ("polarity", "村子已淹没有半月，房屋没有倒塌。", "Submerged for half a month, the houses fell."),
        ("polarity", "渔船开灯作业。", "The boat worked without lights."),
        ("polarity", "渔船关灯出港。", "The boat did not leave port."),
        ("polarity", "渔船关灯作业，手续齐全。", "The boat worked without lights and without papers."),
        ("polarity", "抽血前要吃早饭。", "Blood is taken without breakfast."),
        ("polarity", "孩子没有赤脚。", "The children went barefoot."),
        ("words", "居民可以查看账目。", "Doctors may look at the accounts."),
        ("words", "居民领取补贴。", "Students receive the allowance."),
        ("words", "居民楼的居民参加演练。", "Drivers from the building took part in the drill."),
        ("words", "小区居民选出代表。", "Workers of the estate elected a representative."),
        ("words", "居民报警。", "The doctor called the police."),
        ("quantity", "修了十几座桥。", "Fewer than a dozen bridges were built."),
        ("quantity", "修了十几座桥。", "Twelve bridges were built."),
        ("quantity", "二十几人报名。", "More than a dozen people applied."),
        ("quantity", "架子上摆着八只碗。", "About a dozen bowls stood on the shelf."),
        ("quantity", "三十来家店开门。", "Over a dozen shops opened."),
        ("quantity", "三万出头的人口。", "Its population is just under 30,000."),
        ("quantity", "一百出头的学生。", "Nearly a hundred pupils."),
    ],
)
def test_what_does_differ_is_named(kind: str, zh: str, en: str) -> None:
    assert kind in {fault.kind for fault in find_untrue(en, zh)}
