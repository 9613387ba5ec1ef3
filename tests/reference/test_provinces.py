from generator.reference import province, provinces


def test_there_are_34_provinces_each_with_a_cell_of_its_own() -> None:
    assert len(provinces()) == 34
    assert len({each.code for each in provinces()}) == 34
    assert len({(each.col, each.row) for each in provinces()}) == 34
    assert all(1 <= each.col <= 7 and 1 <= each.row <= 9 for each in provinces())


def test_a_province_is_found_by_either_code() -> None:
    zhejiang = province("CN-ZJ")
    assert zhejiang is not None
    assert (zhejiang.zh, zhejiang.zh_full, zhejiang.en) == ("浙江", "浙江省", "Zhejiang")
    assert province("330681") == zhejiang
    assert province("33") == zhejiang


def test_an_unknown_code_finds_nothing() -> None:
    assert province("CN-XX") is None
    assert province("990000") is None
    assert province("") is None
