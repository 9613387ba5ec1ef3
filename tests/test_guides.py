"""The guides do what they say: each is executed from top to bottom in a fresh copy of the shipped campaign.

The Chinese ones have the commands and files of the English ones; ``make test-long`` executes them too. How to
write a guide is described in docs/guides/README.md.
"""

import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from click.testing import CliRunner
from markdown_it import MarkdownIt

from generator.cli import main

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "docs" / "guides"
GUIDES = sorted(path for path in FOLDER.glob("*.md") if path.name != "README.md")
ENGLISH = [path for path in GUIDES if not path.name.endswith(".zh.md")]
WHOLE = frozenset({"yaml", "csv"})
"""The kinds of blocks that are written as a file."""
KINDS = WHOLE | {"sh", "text", "diff", "console"}
TITLE = re.compile(r'title="([^"]+)"')
ALONE = re.compile(r"(! )?explainer ([^|&;<>$`*?~()\[\]{}]*)")
"""A line that the shell would only have to start as a command."""


@dataclass(frozen=True, slots=True)
class Block:
    """One block of code in a guide."""

    kind: str
    title: str
    text: str
    line: int


def blocks(markdown: str) -> Iterator[Block]:
    """The blocks of a guide, including those inside lists."""
    for token in MarkdownIt("commonmark").parse(markdown):
        if token.type == "fence":
            title = TITLE.search(token.info)
            line = token.map[0] + 1 if token.map else 0
            yield Block(
                token.info.split()[0] if token.info else "", title[1] if title else "", token.content, line
            )


def follow(markdown: str, folder: Path, language: str = "en") -> None:
    """Do in a campaign folder what a guide says; raises ``AssertionError`` if the outcome differs."""
    printed: str | None = None
    for block in blocks(markdown):
        at = f"line {block.line}"
        if block.kind == "sh":
            printed = "".join(run(command, folder, language, at) for command in commands(block.text))
        elif block.kind == "text":
            assert printed is not None, f"{at}: nothing was run before this output"
            for expected in filter(None, map(str.strip, block.text.splitlines())):
                assert expected in printed, f"{at}: {expected!r} was not printed, but:\n{printed}"
        elif block.kind == "console":
            continue
        else:
            assert block.kind in {*WHOLE, "diff"}, f"{at}: a block of the unknown kind {block.kind!r}"
            if block.title:
                write(block, folder, at)
            else:
                assert block.kind in WHOLE, f"{at}: a diff without a title"


def commands(text: str) -> Iterator[str]:
    """The commands of a block, with continued lines joined."""
    return filter(None, map(str.strip, text.replace("\\\n", " ").splitlines()))


def run(command: str, folder: Path, language: str, at: str) -> str:
    """Run one line as a user would, and return what it prints; a lone command needs no new process."""
    if alone := ALONE.fullmatch(command):
        status, printed = run_here(shlex.split(alone[2]), folder, language)
        status = int(not status) if alone[1] else status
    else:
        status, printed = run_in_shell(command, folder, language)
    assert "Traceback" not in printed, f"{at}: {command}\n{printed}"
    assert status == 0, f"{at}: {command} ended with {status}\n{printed}"
    return printed


def run_here(arguments: list[str], folder: Path, language: str) -> tuple[int, str]:
    """Run a command of ours in this process, and return its exit status and what it prints."""
    with pytest.MonkeyPatch.context() as patch:
        for name in set(os.environ) - set(environment_of(language)):
            patch.delenv(name)
        for name, value in environment_of(language).items():
            patch.setenv(name, value)
        patch.chdir(folder)
        result = CliRunner().invoke(main, arguments)
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result.exit_code, result.output


def run_in_shell(command: str, folder: Path, language: str) -> tuple[int, str]:
    """Run a line in a shell, and return its exit status and what it prints."""
    done = subprocess.run(
        ["bash", "-c", command],
        cwd=folder,
        env=environment_of(language),
        check=False,
        capture_output=True,
        encoding="utf-8",
    )
    return done.returncode, done.stdout + done.stderr


def environment_of(language: str) -> dict[str, str]:
    """Return the environment of a user who speaks a language."""
    return {
        **{name: value for name, value in os.environ.items() if not name.startswith(("LC_", "EXPLAINER_"))},
        "LANG": {"en": "en_US.UTF-8", "zh": "zh_CN.UTF-8"}[language],
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "PYTHONIOENCODING": "utf-8",
    }


def write(block: Block, folder: Path, at: str) -> None:
    """Write the file of a block, or change it."""
    path = folder / block.title
    assert path.resolve().is_relative_to(folder.resolve()), f"{at}: {block.title} lies outside"
    if block.kind in WHOLE:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(block.text, encoding="utf-8")
        return
    lines = block.text.splitlines(keepends=True)
    old = "".join(line[1:] for line in lines if line[0] in "- ")
    new = "".join(line[1:] for line in lines if line[0] in "+ ")
    text = path.read_text(encoding="utf-8")
    found = list(re.finditer(rf"(?m)^{re.escape(old)}", text))
    assert len(found) == 1, f"{at}: these lines stand {len(found)} times:\n{old}\n{text}"
    path.write_text(text[: found[0].start()] + new + text[found[0].end() :], encoding="utf-8")


@pytest.fixture
def shipped(tmp_path: Path) -> Path:
    """A fresh copy of the shipped campaign."""
    folder = tmp_path / "campaign"
    for name in ("content", "seeds", "overrides"):
        shutil.copytree(ROOT / name, folder / name)
    for name in ("mkdocs.yml", "mkdocs.en.yml"):
        shutil.copy(ROOT / name, folder)
    return folder


@pytest.mark.slow
@pytest.mark.parametrize(
    "guide",
    [pytest.param(path, id=path.name, marks=() if path in ENGLISH else pytest.mark.long) for path in GUIDES],
)
def test_a_guide_does_what_it_says(guide: Path, shipped: Path) -> None:
    language = "zh" if guide.name.endswith(".zh.md") else "en"
    follow(guide.read_text(encoding="utf-8"), shipped, language)


@pytest.mark.parametrize("guide", GUIDES, ids=lambda path: path.name)
def test_a_guide_runs_something_and_says_what_comes_of_it(guide: Path) -> None:
    kinds = [block.kind for block in blocks(guide.read_text(encoding="utf-8"))]
    assert kinds.count("sh") >= 2
    assert "text" in kinds
    assert {*kinds} <= KINDS


@pytest.mark.parametrize("guide", ENGLISH, ids=lambda path: path.name)
def test_both_languages_have_the_same_steps(guide: Path) -> None:
    def steps(path: Path) -> list[tuple[str, str, tuple[str, ...]]]:
        return [
            (block.kind, block.title, tuple(commands(block.text)) if block.kind == "sh" else ())
            for block in blocks(path.read_text(encoding="utf-8"))
        ]

    assert steps(guide) == steps(guide.with_suffix(".zh.md"))


def test_no_guide_is_chinese_alone() -> None:
    assert {path.name.replace(".zh.md", ".md") for path in GUIDES} == {path.name for path in ENGLISH}


def test_every_guide_is_linked_from_the_readme() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert [path.name for path in GUIDES if f"docs/guides/{path.name}" not in readme] == []


@pytest.mark.parametrize(
    "broken",
    [
        "```sh\nexit 3\n```",
        "```sh\n! true\n```",
        "```sh\necho one\n```\n```text\ntwo\n```",
        "```text\nnothing was run\n```",
        '```diff title="a.yml"\n-not there\n+new\n```',
        '```diff title="a.yml"\n-twice: 1\n+new\n```',
        '```yaml title="../a.yml"\nx\n```',
        "```bash\ntrue\n```",
        "```sh\n! python -c 'raise ValueError'\n```",
    ],
)
def test_a_guide_that_has_gone_wrong_fails(broken: str, tmp_path: Path) -> None:
    (tmp_path / "a.yml").write_text("twice: 1\ntwice: 1\n", encoding="utf-8")
    with pytest.raises(AssertionError):
        follow(broken, tmp_path)


def test_a_guide_writes_changes_runs_and_compares(tmp_path: Path) -> None:
    follow(
        '```yaml title="b/a.yml"\none: 1\ntwo: 2\n```\n'
        '```diff title="b/a.yml"\n one: 1\n-two: 2\n+two: zwei\n+three: 3\n```\n'
        "1. in a list:\n\n   ```sh\n   cat b/a.yml \\\n     /dev/null\n   ! false\n   ```\n\n   ```text\n   two: zwei\n   ```\n",
        tmp_path,
    )
    assert (tmp_path / "b" / "a.yml").read_text(encoding="utf-8") == "one: 1\ntwo: zwei\nthree: 3\n"
