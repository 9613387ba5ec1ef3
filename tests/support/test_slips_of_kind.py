"""Kinds of slips that a sentence makes with one or two characters."""

import pytest

from generator.support import find_unsupported


@pytest.mark.parametrize(
    ("passage", "true", "lie"),
    [
        (
            "超速超过三次的司机，由交管部门约谈。",
            "司机超速超过3次，由交管部门约谈。",
            "司机超速满三次，由交管部门约谈。",
        ),
        ("逾期超过30天的读者，暂停借阅。", "读者逾期30天以上，暂停借阅。", "读者逾期满30天，暂停借阅。"),
        (
            "超载超过两回的货运公司，由协会除名。",
            "货运公司超载多于两回，由协会除名。",
            "货运公司超载满两回，由协会除名。",
        ),
        ("超标不足5倍的企业，限期整改。", "企业超标不到5倍，限期整改。", "企业超标满5倍，限期整改。"),
        (
            "超时超过20分钟的订单，由平台赔付。",
            "订单超时逾20分钟，由平台赔付。",
            "订单超时满20分钟，由平台赔付。",
        ),
        (
            "超限超过四次的车辆，取消通行证。",
            "车辆超限四次以上，取消通行证。",
            "车辆超限满四次，取消通行证。",
        ),
    ],
)
def test_a_sign_of_a_bound_in_another_word_is_none(passage: str, true: str, lie: str) -> None:
    assert find_unsupported(true, (passage,)) == ()
    assert find_unsupported(lie, (passage,))


@pytest.mark.parametrize(
    ("passage", "true", "lie"),
    [
        (
            "明年将把义诊车延伸到工地，并在车站增设服务台。",
            "义诊车明年要延伸到工地。",
            "已把义诊车开进工地。",
        ),
        (
            "图书馆负责人说，下一步将把夜读点扩大到社区。",
            "夜读点下一步要扩大到社区。",
            "夜读点已扩大到社区。",
        ),
        (
            "该省将把高龄津贴标准统一到每月80元。",
            "高龄津贴标准将统一到每月80元。",
            "高龄津贴标准已统一到每月80元。",
        ),
        (
            "气象台将向山区乡镇增派预报员。",
            "气象台要向山区乡镇增派预报员。",
            "气象台已向山区乡镇增派预报员。",
        ),
        ("港口将把危化品堆场迁到外海。", "港口打算把危化品堆场迁到外海。", "港口已把危化品堆场迁到外海。"),
        (
            "电网公司将向牧区架设三条线路。",
            "电网公司计划向牧区架设三条线路。",
            "电网公司已向牧区架设三条线路。",
        ),
    ],
)
def test_what_is_to_come_is_not_done(passage: str, true: str, lie: str) -> None:
    assert find_unsupported(true, (passage,)) == ()
    assert find_unsupported(lie, (passage,))
