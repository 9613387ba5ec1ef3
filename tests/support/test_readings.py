"""The committed readings of characters are those of pypinyin and of places."""

from pypinyin import Style, pinyin

from generator.reference import place_readings, sounds
from generator.support.english.romanised import is_spelled_by, names


def test_the_readings_are_those_of_pypinyin() -> None:
    asked = 0
    for code in range(0x4E00, 0xA000, 7):
        character = chr(code)
        for reading in pinyin(character, style=Style.NORMAL, heteronym=True)[0]:
            if reading != character:
                asked += 1
                assert is_spelled_by(reading.replace("ü", "v"), character), character
    assert asked > 3000
    assert not is_spelled_by("ma", "山")


def test_names_of_places_are_spelled_as_people_there_read_them() -> None:
    for name in place_readings():
        assert is_spelled_by("".join(sounds(name)), name), name
    assert is_spelled_by("tanchang", "宕昌县")
    assert not is_spelled_by("tanchang", "荡昌县")


def test_english_words_that_can_be_cut_into_syllables_are_no_names() -> None:
    english = "Defence, Sewage and Housing: Chang Weimin, Qingxi, chairs a Debate in Nanjing"
    assert [name.group() for name in names(english)] == ["Chang", "Weimin", "Qingxi", "Nanjing"]
