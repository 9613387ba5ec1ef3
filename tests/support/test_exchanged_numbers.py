"""Numbers that changed places in English are noticed, whatever they are numbers of."""

import pytest

from generator.support import find_untrue


@pytest.mark.parametrize(
    ("zh", "en", "words"),
    [
        (
            "种粮大户领取补贴412人，养殖户领取贷款97人。",
            "97 grain growers received subsidies and 412 livestock farmers took loans.",
            "97",
        ),
        (
            "三天里，接种疫苗640人，留观12人。",
            "In three days, 12 people were vaccinated and 640 kept under observation.",
            "12",
        ),
        (
            "馆里修复古籍38册，拍照存档560册。",
            "The library restored 560 old books and photographed 38.",
            "560",
        ),
        ("本月新开户210户，销户35户。", "This month, 35 accounts were opened and 210 closed.", "35"),
        (
            "学校招收走读生150名，住校生430名。",
            "The school admitted 430 day pupils; 150 are boarders.",
            "430",
        ),
        ("夜班津贴占12%，高温津贴占3%。", "Night work makes up 3%, heat 12% of the allowances.", "3%"),
    ],
)
def test_exchanged_numbers_are_named(zh: str, en: str, words: str) -> None:
    assert ("quantity", words) in {(fault.kind, fault.words) for fault in find_untrue(en, zh)}


@pytest.mark.parametrize(
    ("zh", "en"),
    [
        ("馆里修复古籍38册，拍照存档560册。", "The library restored 38 old books and photographed 560."),
        ("没收所得640元，罚款5万元。", "It was fined 50,000 yuan and had 640 yuan confiscated."),
        ("死亡3人，受伤7人。", "Seven people were injured and three died."),
        ("邱某退赔7万元，冯某退赔2万元。", "Feng paid back 20,000 yuan and Qiu 70,000."),
        ("新增8例，累计60例。", "There are 60 cases, and 8 of them are new."),
        ("会员票30元，比普通票便宜20元。", "They are 20 yuan cheaper, and members pay 30 yuan."),
        ("开设窗口6个，其中夜间窗口2个。", "Two windows are open at night, and there are six."),
        ("30名学员中，女生19名。", "Nineteen of the 30 learners are girls."),
        (
            "订阅3个月的，每本12元，单买每本15元。",
            "A copy costs 15 yuan, or 12 yuan with a subscription of three months.",
        ),
    ],
)
def test_numbers_in_another_order_that_say_the_same_pass(zh: str, en: str) -> None:
    assert find_untrue(en, zh) == ()
