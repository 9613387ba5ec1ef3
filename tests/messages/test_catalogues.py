"""Everything that the tool says, it says in Chinese too."""

import ast
import shlex
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import click
import polib
import pytest
from click.testing import CliRunner

from generator.cli import main
from generator.cli.spoken import Command, help_words
from generator.content.reading import explanations

ROOT = Path(__file__).parents[2]
ZH = ROOT / "generator" / "messages" / "zh"
CLICK = "click.po"
"""Words of click itself, which it looks up on its own."""
CATALOGUES = {path.name: polib.pofile(path.read_text("utf-8")) for path in sorted(ZH.glob("*.po"))}
OURS = [(name, entry) for name, catalogue in CATALOGUES.items() if name != CLICK for entry in catalogue]


def calls() -> Iterator[tuple[str, ast.Call]]:
    """Each call of a function by name in the generator, with its place."""
    for path in sorted((ROOT / "generator").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                yield f"{path.relative_to(ROOT)}:{node.lineno}", node


def said() -> set[str]:
    return {
        call.args[0].value
        for _, call in calls()
        if isinstance(call.func, ast.Name)
        and call.func.id in {"say", "template", "translated"}
        and isinstance(call.args[0], ast.Constant)
        and isinstance(call.args[0].value, str)
        and call.args[0].value
    }


def commands(command: click.Command = main) -> Iterator[click.Command]:
    yield command
    if isinstance(command, click.Group):
        context = click.Context(command)
        for name in command.list_commands(context):
            inner = command.get_command(context, name)
            assert inner is not None, name
            yield from commands(inner)


def explained() -> set[str]:
    """The help texts of every command and option."""
    found = set()
    for command in commands():
        found.add(help_words(command.help))
        params = command.get_params(click.Context(command))
        found |= {help_words(param.help) for param in params if isinstance(param, click.Option)}
    return found - {""}


def names(words: str) -> Counter[str]:
    return Counter(name for _, name, _, _ in Formatter().parse(words) if name is not None)


def test_what_is_said_can_be_looked_up() -> None:
    """Words are filled in after translation, so they are in the code unfilled."""
    composed = [
        place
        for place, call in calls()
        if isinstance(call.func, ast.Name)
        and call.func.id in {"say", "template"}
        and isinstance(call.args[0], ast.JoinedStr | ast.BinOp)
    ]
    assert composed == []


def test_all_words_are_translated_and_no_others() -> None:
    wanted = said() | explained() | explanations()
    have = {entry.msgid for _, entry in OURS if entry.msgstr and not entry.obsolete and not entry.fuzzy}
    assert sorted(wanted - have) == [], "translate these in generator/messages/zh/<package>.po"
    stale = {entry.msgid for _, entry in OURS} - wanted
    assert sorted(stale) == [], "nobody says these any more"


def test_each_word_is_translated_once() -> None:
    assert [words for words, count in Counter(entry.msgid for _, entry in OURS).items() if count > 1] == []


def test_a_translation_has_the_names_of_its_original() -> None:
    assert [
        f"{name}: {entry.msgid}: {entry.msgstr}"
        for name, entry in OURS
        if names(entry.msgstr) != names(entry.msgid) or entry.msgstr == entry.msgid
    ] == []


def test_every_command_speaks_the_users_language() -> None:
    mute = [command.name for command in commands() if not isinstance(command, Command)]
    assert mute == [], "make them with generator.cli.spoken.command"


def test_every_command_shows_examples_that_it_understands(
    campaign: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(campaign)
    (campaign / "seeds").mkdir(exist_ok=True)
    versions = ("base.yml", "ours.yml", "theirs.yml")
    for name in ("article.txt", "report.docx", "seeds/report.txt", "out.po", "agency.csv", *versions):
        (campaign / name).touch()
    for command in commands():
        if isinstance(command, click.Group):
            continue
        assert isinstance(command, Command)
        assert command.examples, command.name
        for words in map(shlex.split, command.examples):
            called = words[:2] if words[0] == "translate" else words[:1]
            assert called[-1] == command.name
            command.make_context(command.name, words[len(called) :])
            shown = CliRunner().invoke(main, ["--lang", "zh", *called, "--help"]).output
            assert "示例" in shown
            assert f"explainer {shlex.join(called)}" in shown


def test_what_click_looks_up_is_what_its_catalogue_says() -> None:
    compiled = (ZH / "LC_MESSAGES" / "click.mo").read_bytes()
    assert compiled == CATALOGUES[CLICK].to_binary(), "run tools/click_words.py"


def test_clicks_catalogue_has_clicks_own_words() -> None:
    spoken = {
        argument.value
        for path in Path(click.__file__).parent.glob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id in {"_", "ngettext"}
        for argument in node.args
        if isinstance(argument, ast.Constant)
    }
    assert [entry.msgid for entry in CATALOGUES[CLICK] if entry.msgid not in spoken] == []


@pytest.mark.parametrize("words", [["--help"], ["check", "--help"], ["extract", "--help"]])
@pytest.mark.parametrize("first", [True, False])
def test_help_is_in_the_language_wherever_it_is_chosen(words: list[str], *, first: bool) -> None:
    asked = ["--lang", "zh"]
    chinese = CliRunner().invoke(main, asked + words if first else words + asked)
    english = CliRunner().invoke(main, words, env={"EXPLAINER_LANG": "en"})
    assert chinese.exit_code == english.exit_code == 0
    assert "用法" in chinese.output
    assert "Usage" in english.output
    long = [line for line in chinese.output.splitlines() if len(line.split()) > 6 and line.isascii()]
    assert long == [], "these lines are not Chinese"


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["chek"], "没有命令 'chek'"),
        (["check", "--fodler", "x"], "没有选项 '--fodler'"),
        (["init"], "缺少参数"),
        (["check", "--folder", "nowhere"], "不存在"),
        (["extract", "--take", "me", "."], "既没有写 machine"),
        (["translate", "status", "--format", "x"], "不在可选值之内"),
        (["extract", "--workers", "0", "."], "不在范围"),
    ],
)
def test_wrong_words_are_explained_in_chinese(words: list[str], expected: str) -> None:
    result = CliRunner().invoke(main, [*words, "--lang", "zh"])
    assert result.exit_code == 2
    assert expected in result.output
    assert "错误：" in result.output


@pytest.mark.parametrize(("language", "expected"), [("zh", "用法"), ("en", "Usage")])
def test_no_words_at_all_show_the_help(language: str, expected: str) -> None:
    result = CliRunner().invoke(main, [], env={"EXPLAINER_LANG": language})
    assert expected in result.output
    assert not isinstance(result.exception, ValueError)


def test_a_shell_can_ask_for_completions() -> None:
    result = CliRunner().invoke(main, [], prog_name="explainer", env={"_EXPLAINER_COMPLETE": "bash_source"})
    assert result.exit_code == 0
    assert "_EXPLAINER_COMPLETE=bash_complete" in result.output
