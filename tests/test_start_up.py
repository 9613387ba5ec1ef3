"""What the command line loads before it can answer: help and version wait for nothing that only the work needs."""

import subprocess
import sys

import click
import pytest

from generator.cli import COMMANDS, main
from generator.cli.spoken import help_words

ANSWERING = {"generator", "generator.__main__", "generator.cli", "generator.cli.spoken", "generator.errors"}
HEAVY = {"jinja2", "lxml", "mkdocs", "pydantic", "ruamel", "yaml"}
LOADED = "import sys; sys.argv = {argv}; from generator.__main__ import main\ntry: main()\nfinally: print('\\n', *sys.modules)"


def loaded(*arguments: str) -> set[str]:
    """The modules that one call of the command line loads."""
    code = LOADED.format(argv=["explainer", *arguments])
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, encoding="utf-8")
    return set(done.stdout.splitlines()[-1].split())


@pytest.mark.parametrize("arguments", [("--help",), ("--version",), ("--lang", "zh", "--help")])
def test_help_and_version_load_nothing_of_the_work(arguments: tuple[str, ...]) -> None:
    names = loaded(*arguments)
    ours = {name for name in names if name.startswith("generator")}
    assert ours <= ANSWERING | {"generator.messages"}
    assert not names & HEAVY


def test_the_help_lists_each_command_as_the_command_explains_itself() -> None:
    context = click.Context(main)
    for name, listed in main.listed(context):
        command = main.get_command(context, name)
        assert command is not None
        assert help_words(listed.help) == help_words(command.help)
    assert [name for name, _ in main.listed(context)] == list(COMMANDS)


def test_nothing_is_freed_piece_by_piece_at_the_end() -> None:
    code = (
        "import atexit, gc; atexit.register(lambda: print(gc.get_freeze_count()))\n"
        "import sys; sys.argv = ['explainer', '--version']; from generator.__main__ import main; main()"
    )
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, encoding="utf-8")
    assert int(done.stdout.splitlines()[-1]) > 0
