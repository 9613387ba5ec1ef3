from generator.reference import (
    aliases,
    countries,
    division,
    divisions,
    divisions_named,
    iso_region,
    parents,
    province,
)


def test_every_code_has_six_digits_a_name_and_its_parents() -> None:
    codes = {each.code for each in divisions()}
    assert len(codes) == len(divisions()) > 3200
    for each in divisions():
        assert len(each.code) == 6
        assert each.code.isdigit()
        assert len(each.name) >= 2
        assert province(each.code) is not None
        assert each.level == "province" or parents(each.code)[0].level == "province"


def test_a_county_has_its_city_and_province_as_parents() -> None:
    assert [each.name for each in parents("330681")] == ["浙江省", "绍兴市"]
    assert [each.name for each in parents("419001")] == ["河南省"]
    assert [each.name for each in parents("110105")] == ["北京市"]
    assert parents("330000") == ()
    assert iso_region("330681") == "CN-ZJ"


def test_short_names_leave_out_rank_and_peoples() -> None:
    shorts = {code: found.short for code in SHORTS if (found := division(code))}
    assert shorts == SHORTS


def test_a_name_finds_all_that_bear_it() -> None:
    assert {each.code for each in divisions_named("鼓楼区")} >= {"320106", "350102"}
    assert [each.code for each in divisions_named("凉山州")] == ["513400"]
    assert divisions_named("") == ()
    assert divisions_named("无此地") == ()


def test_a_former_division_is_kept_and_marked() -> None:
    renamed = division("350427")
    assert renamed is not None
    assert renamed.former


def test_every_other_name_leads_to_a_division_that_does_not_bear_it_already() -> None:
    for name, code in aliases():
        found = division(code)
        assert found is not None, name
        assert name not in (found.name, found.short)


def test_countries_have_two_letters_and_no_name_twice() -> None:
    names = [name for each in countries() for name in each.names]
    assert len(names) == len(set(names))
    assert all(len(each.code) == 2 and each.code.isalpha() for each in countries())
    assert {each.code for each in countries() if "肯尼亚" in each.names} == {"KE"}


SHORTS = {
    "150000": "内蒙古",
    "150725": "陈巴尔虎",
    "220721": "前郭尔罗斯",
    "220623": "长白",
    "422800": "恩施",
    "429021": "神农架",
    "513400": "凉山",
    "632523": "贵德",
    "650000": "新疆",
    "330681": "诸暨",
    "130102": "长安",
    "371122": "",
    "810000": "香港",
}
