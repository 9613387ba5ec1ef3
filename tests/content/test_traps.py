"""What a model refuses, and what YAML reads differently from what was meant."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pydantic import TypeAdapter, ValidationError

from generator import campaign_folder
from generator.content.reading import FOLDERS, LISTS, adapters, read_yaml
from generator.content.reading.refusals import _WORDS, keys_at
from generator.model import FieldPath, Model

WRONG: tuple[object, ...] = (
    "",
    "no",
    "x" * 100,
    "3,300",
    "1e9999",
    "nan",
    "9" * 5000,
    "1.5",
    "2023-02-30",
    [],
    ["x"],
    [[]],
    {},
    {"zh": "x", "x": "x"},
)
"""Values to put in place of others; numbers are not parsed, so there are only texts."""


def parts(model: type[Model]) -> Iterator[type[Model]]:
    yield model
    yield from (each for each in Model.__subclasses__() if each is not model)


def errors(model: type[Model], name: str, wrong: object) -> set[str]:
    try:
        TypeAdapter(model).validate_python({name: wrong})
    except ValidationError as error:
        return {details["type"] for details in error.errors()}
    return set()


def test_every_refusal_of_a_model_has_our_words() -> None:
    models = {part for model in (*LISTS.values(), *FOLDERS.values()) for part in parts(model)}
    fields = [(model, name) for model in models for name in (*model.model_fields, "unknown")]
    met = {kind for model, name in fields for wrong in WRONG for kind in errors(model, name, wrong)}
    met |= {
        kind for _, adapter in adapters() for wrong in (*WRONG, None) for kind in refusals(adapter, wrong)
    }
    assert met - {*_WORDS} == set()
    assert len(met) > 8


def refusals(adapter: TypeAdapter[object], wrong: object) -> set[str]:
    try:
        adapter.validate_python(wrong)
    except ValidationError as error:
        return {details["type"] for details in error.errors()}
    return set()


@pytest.mark.parametrize(
    ("way", "expected"),
    [
        ((), {"id", "title", "statements"}),
        (("title",), {"zh", "en", "en_src"}),
        (("statements", 0, "cites", 2), {"document", "passage", "quote"}),
        (("statements", 0, "dates", 2, "basis"), {"document", "passage", "quote"}),
        (("title", "zh"), set()),
    ],
)
def test_the_keys_of_a_place_are_known(way: FieldPath, expected: set[str]) -> None:
    known = keys_at(FOLDERS["operations"], way)
    assert known >= expected
    assert ("cites" in known) is (way == ("statements", 0))


@pytest.mark.parametrize(
    ("written", "read", "place"),
    [
        ("note: 第1 #2号\n", "第1", (4, 10)),
        ("note: #2号\n", None, (4, 7)),
        ("note: 第1 # 待核\n", "第1", None),
        ("note: '第1 #2号'\n", "第1 #2号", None),
        ("note: 第1#2号\n", "第1#2号", None),
    ],
)
def test_words_cut_off_by_a_hash_are_told(
    campaign: Path, written: str, read: str | None, place: tuple[int, int] | None
) -> None:
    path = campaign / "content" / "operations" / "hash.yml"
    path.write_text("id: hash\ntitle: {zh: 河岸, en: Bank}\ntopics: [rivers]\n" + written, encoding="utf-8")
    content = read_yaml(path).content
    assert isinstance(content, dict)
    assert content["note"] == read
    told = [each.place for each in campaign_folder.check(campaign) if each.kind == "yaml-comment"]
    assert [(each.line, each.column) for each in told] == ([place] if place else [])


@pytest.mark.parametrize(
    "written",
    [
        "note: 清理\n  河道\n",
        "note: 见\n  https://example.org/a\n",
        "note: |\n  zh：河岸\n  -a\n",
        "note: '清理\n  zh：河岸'\n",
        "note: 3 - 5\n",
    ],
)
def test_a_text_of_several_lines_is_let_be(campaign: Path, written: str) -> None:
    path = campaign / "content" / "operations" / "long.yml"
    path.write_text("id: long\ntitle: {zh: 河岸, en: Bank}\ntopics: [rivers]\n" + written, encoding="utf-8")
    assert [
        str(each)
        for each in campaign_folder.check(campaign)
        if each.place.path == path and each.severity == "error" and each.kind != "says-nothing"
    ] == []


@pytest.mark.parametrize(
    ("written", "advice"),
    [
        ("topics: [河道]", "write rivers"),
        ("topics: [河道们]", "did you mean “rivers”?"),
        ("topics: [x y]", "write one of replanting, villages, rivers"),
        ("section: 齐心补种", "write together"),
        ("regions: [浙江省]", "write CN-ZJ"),
        ("regions: [诸暨市]", "write 330681"),
        ("regions: [浙江省绍兴市诸暨市]", "write 330681"),
        ("regions: [Zhejiang]", "write CN-ZJ"),
        ("regions: [某地]", "write CN and two letters, as in CN-ZJ, or six digits, as in 330681"),
        ("name: {document: sapling-report, passage: 第7段, quote: x}", "write p7"),
        ("review: {state: 已审核}", "write one of extracted, edited, reviewed, corrected, withdrawn"),
        ("review: {state: reviewd}", "did you mean “reviewed”?"),
    ],
)
def test_what_was_meant_is_told(campaign: Path, written: str, advice: str) -> None:
    path = campaign / "content" / "operations" / "meant.yml"
    field = written.partition(":")[0]
    head = "".join(
        line for line in ("title: {zh: 河岸}\n", "topics: [rivers]\n") if not line.startswith(field)
    )
    path.write_text(f"id: meant\n{head}{written}\n", encoding="utf-8")
    hints = [
        str(each.hint)
        for each in campaign_folder.check(campaign)
        if each.place.path == path and each.severity == "error" and each.kind != "says-nothing"
    ]
    assert hints == [advice]


def test_what_may_be_not_stated_is_told(campaign: Path) -> None:
    path = campaign / "content" / "documents" / "sapling-report.yml"
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    lines = ["date: 2024年5月\n" if line.startswith("date:") else line for line in lines]
    path.write_text("".join(lines), encoding="utf-8")
    (problem,) = [each for each in campaign_folder.check(campaign) if each.severity == "error"]
    assert problem.field == "date"
    assert str(problem.hint) == "write 2023-06-25, or “not stated” where that is not known"
