"""What a file may hold before it costs more than its reading: depth, number of values, digits."""

import json
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator.commands.init import start_campaign
from generator.content.reading import parse_text, read_yaml
from generator.content.reading.yaml_in import _Loader, bounds
from generator.content.remembering import load_memory
from generator.errors import ProblemsError
from generator.language import read_numeral

DEEP = 120
"""Levels of nesting: more than is read, and far less than anything minds."""
SIGNS = st.text("[]{}-?: \n\t,a'\"&!|>#*", max_size=60) | st.lists(
    st.sampled_from(["- ", "? ", ": ", "a: ", "\n", "  ", "[", "{", "]", "}", ",", "a", "!!map ", "&x "])
).map("".join)


@pytest.mark.parametrize(
    "text",
    [
        "[" * DEEP + "]" * DEEP,
        "{a: " * DEEP + "}" * DEEP,
        "- " * DEEP + "a",
        "? " * DEEP + "a",
        "".join(f"{' ' * level}a:\n" for level in range(DEEP)),
    ],
    ids=["lists", "mappings", "dashes", "keys", "lines"],
)
def test_depth_is_refused_before_anything_is_composed(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(yaml, "compose", lambda *_, **__: pytest.fail("composed"))
    with pytest.raises(ProblemsError, match="nested more than 20 levels deep"):
        parse_text(Path("a.yml"), text)


def test_the_number_of_values_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(yaml, "compose", lambda *_, **__: pytest.fail("composed"))
    with pytest.raises(ProblemsError, match=r"a\.yml:100000:3: the file holds more than 100,000 values"):
        parse_text(Path("a.yml"), "- a\n" * 100_001)


@given(SIGNS)
def test_no_text_holds_more_than_its_bounds(text: str) -> None:
    depth = deepest = nodes = 0
    try:
        for event in yaml.parse(text, Loader=_Loader):
            nodes += isinstance(event, yaml.NodeEvent)
            depth += isinstance(event, yaml.CollectionStartEvent)
            depth -= isinstance(event, yaml.CollectionEndEvent)
            deepest = max(deepest, depth)
    except yaml.YAMLError:
        pass
    most_depth, most_nodes = bounds(text)
    assert deepest <= most_depth
    assert nodes <= most_nodes


def test_json_that_is_too_deep_is_not_what_the_program_wrote(tmp_path: Path) -> None:
    path = tmp_path / "content" / ".baseline" / "translated.json"
    path.parent.mkdir(parents=True)
    path.write_text('{"a": ' + "[" * 5_000 + "]" * 5_000 + "}", "utf-8")
    with pytest.raises(ProblemsError, match=r"translated\.json: this is not what the program wrote"):
        load_memory(tmp_path)


@pytest.mark.parametrize("written", ["9" * 60, "9" + "亿" * 59, "9" * 30 + "万亿亿"])
def test_a_numeral_that_means_nothing_is_no_number(written: str, tmp_path: Path) -> None:
    assert read_numeral(written) is None
    source = tmp_path / "a.txt"
    source.write_text(f"清河行动\n新华社北京2024年5月6日电 各地清理河道{written}公里。\n", "utf-8")
    start_campaign(tmp_path / "campaign", [source])
    assert json.dumps(read_yaml(tmp_path / "campaign" / "content" / "campaign.yml").content)
