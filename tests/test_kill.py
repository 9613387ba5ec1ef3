"""The process is killed at any moment: each file is whole, old or new, and the next run ends as it should.

A process that has imported everything forks for each run, so that hundreds of kills take minutes and not
hours. Half of the kills happen at any point of a run; the other half happen after it has decided what to
write, when there is something to lose. All of them take place under ``make test-long``; ``make test`` has
some for each command.
"""

import os
import random
import shutil
import signal
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from generator.cli import main
from generator.commands.schema import LEFT_OUT
from generator.content.baseline import history_folder, journal_path
from generator.content.writing import files as writing
from tests.bulletin import BULLETIN
from tests.commands.conftest import FIXTURE, REVIEW, account_for_all

CHANGED = BULLETIN.replace("二、", "各地反映良好。\n二、").replace("120余公里", "130余公里")
SECOND = """\
“清河”专项行动见成效
本报北京2024年6月6日电 “清河”专项行动开展以来，各地共清理河道300余公里。
5月3日，水利部召开视频会议，部署清河工作。
在浙江省湖州市，“河长”制度已覆盖全部乡镇。
"""
State = Mapping[str, bytes]


@dataclass(frozen=True, slots=True)
class Case:
    """A command that changes many files, and how to reach the state before it."""

    prepare: Callable[[Path], None]
    arguments: tuple[str, ...]
    kills: int
    again: tuple[int, ...] = (0,)
    """The exit statuses that the command may have if its work was already decided."""


def campaign(folder: Path) -> None:
    source = folder.parent / "first.txt"
    source.write_text(BULLETIN, "utf-8")
    run("init", folder, source)
    ignored = folder / ".gitignore"
    ignored.write_text(
        ignored.read_text("utf-8").replace(f"{LEFT_OUT}\n", ""), "utf-8"
    )  # written anew at any time
    (folder.parent / "second.txt").write_text(SECOND, "utf-8")


def changed(folder: Path) -> None:
    campaign(folder)
    for path in (folder / "content" / "stories").glob("*.yml"):
        text = path.read_text("utf-8")
        path.write_text(text.replace("title:\n", "# 人写的\ntitle:\n  en: Rivers\n"), "utf-8")
    (folder / "seeds" / "first.txt").write_text(CHANGED, "utf-8")


def stale(folder: Path) -> None:
    changed(folder)
    for path in sorted((folder / "content").glob("[est]*s/*.yml")):
        text = path.read_text("utf-8").replace("  en: Rivers\n", "")
        path.write_text(text.replace("title:\n", "title:\n  en: Rivers\n  en_src: '00000000'\n"), "utf-8")


def accounted(folder: Path) -> None:
    shutil.copytree(FIXTURE, folder)
    account_for_all(folder)


def reviewed(folder: Path) -> None:
    accounted(folder)
    run(*REVIEW, "--folder", folder)


def released(folder: Path) -> None:
    reviewed(folder)
    run("release", "--folder", folder)


def renamed(folder: Path) -> None:
    """An entry that was published got another id, and nothing else can be taken back."""
    released(folder)
    shutil.rmtree(history_folder(folder))
    run(*RENAME, "--folder", folder)


CORRECT = (
    "correct",
    "hillside:1",
    "--zh",
    "针对山坡,专门部署进行补种。",
    "--why-zh",
    "笔误。",
    "--on",
    "2024-06-02",
)
RENAME = ("rename", "hillside", "slopes")
SOME = 6
"""How many kills of each command ``make test`` has."""
CASES = {
    "extract": Case(campaign, ("extract", "--folder", "{folder}", "{folder}/../second.txt"), 70),
    "merge": Case(changed, ("extract", "--folder", "{folder}", "{folder}/seeds/first.txt"), 70),
    "accept": Case(stale, ("translate", "accept", "--folder", "{folder}", "--all-stale"), 60),
    "review": Case(accounted, (*REVIEW, "--folder", "{folder}"), 20),
    "release": Case(reviewed, ("release", "--folder", "{folder}"), 20),
    "correct": Case(released, (*CORRECT, "--folder", "{folder}"), 20, (0, 1)),  # it exists already
    "rename": Case(released, (*RENAME, "--folder", "{folder}"), 20, (0, 1)),
    "join": Case(released, ("merge", "riverbank", "hillside", "--folder", "{folder}"), 20, (0, 1)),
    "undo": Case(renamed, ("undo", "--folder", "{folder}"), 20, (0, 1)),
}


def run(*arguments: object, codes: tuple[int, ...] = (0,)) -> None:
    """Run a command in this process as if it were started on its own."""
    with pytest.raises(SystemExit) as end:
        main([str(argument) for argument in arguments])
    assert end.value.code in codes


def start(arguments: list[str], journal: Path | None = None) -> int:
    """Run a command in a fork, and return the id of the process; it stops once it has written the journal given."""
    process = os.fork()
    if process:
        assert journal is None or os.WIFSTOPPED(os.waitpid(process, os.WUNTRACED)[1])
        return process
    try:
        if journal:
            stop_once_decided(journal)
        silence = os.open(os.devnull, os.O_WRONLY)
        os.dup2(silence, 1)
        os.dup2(silence, 2)
        main(arguments)
    except SystemExit as end:
        os._exit(int(end.code or 0))
    finally:
        os._exit(70)
    raise AssertionError


def state(folder: Path) -> State:
    """The contents of the campaign, except its history and what an interrupted run may leave for the next one."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for name in ("content", "seeds")
        for path in sorted((folder / name).rglob("*"))
        if path.is_file() and path.suffix != ".part" and path != journal_path(folder)
        if history_folder(folder) not in path.parents
    }


def history(folder: Path) -> State:
    """What the campaign keeps of the changes before."""
    kept = (path for path in history_folder(folder).rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in kept}


def restore(folder: Path, before: State) -> None:
    for name in ("content", "seeds"):
        for path in (folder / name).rglob("*"):
            if path.is_file() and path.relative_to(folder).as_posix() not in before:
                path.unlink()
    for name, raw in before.items():
        if not (folder / name).exists() or (folder / name).read_bytes() != raw:
            (folder / name).write_bytes(raw)


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
@pytest.mark.parametrize(
    "whole_number", [False, pytest.param(True, marks=pytest.mark.long)], ids=["some", "all"]
)
@pytest.mark.parametrize("name", CASES)
def test_a_killed_process_leaves_whole_files_and_the_next_run_ends_well(
    name: str, tmp_path: Path, whole_number: bool
) -> None:
    case, folder = CASES[name], tmp_path / "campaign"
    kills = case.kills if whole_number else SOME
    journal = journal_path(folder)
    case.prepare(folder)
    before, kept = state(folder), history(folder)
    arguments = [word.format(folder=folder) for word in case.arguments]
    run(*arguments)
    after = state(folder)
    restore(folder, {**before, **kept})
    whole, writing = durations(journal, arguments)
    assert state(folder) == after
    assert sum(before.get(path) != after.get(path) for path in before.keys() | after.keys()) > 1
    chance = random.Random(name)  # noqa: S311 - the same moments in every run
    number = killed = halfway = 0
    while killed < kills:
        number += 1
        assert number < 8 * kills, "most runs end before they are killed"
        restore(folder, {**before, **kept})
        process = start(arguments, journal if number % 2 else None)
        if number == 1:
            pass  # nothing but the journal is written yet
        elif number % 2:
            os.kill(process, signal.SIGCONT)
            time.sleep(writing * chance.random() ** 3)  # files are written first, then reported
        else:
            time.sleep(chance.uniform(0, whole))
        os.kill(process, signal.SIGKILL)
        if os.WIFSIGNALED(os.waitpid(process, 0)[1]):
            killed += 1
        else:  # runs have become faster than the one that was timed
            whole, writing = whole * 0.8, writing * 0.8
        left = state(folder)
        for path in {*before, *after, *left}:
            assert left.get(path) in {before.get(path), after.get(path)}, f"kill {number}: {path}"
        halfway += journal.exists()
        run(*arguments, codes=case.again)
        assert state(folder) == after, f"kill {number}"
        assert [path.name for path in folder.rglob("*") if path.suffix == ".part"] == []
        assert not journal.exists()
    print(f"{name}: {killed} of {number} killed, {halfway} halfway, a run takes {whole:.2f} s")  # noqa: T201 - what was measured
    assert halfway > kills / 20


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
@pytest.mark.parametrize("kills", [4, pytest.param(10, marks=pytest.mark.long)])
def test_a_killed_init_can_be_run_again(tmp_path: Path, kills: int) -> None:
    source, folder, undisturbed = tmp_path / "first.txt", tmp_path / "campaign", tmp_path / "undisturbed"
    source.write_text(BULLETIN, "utf-8")
    began = time.perf_counter()
    run("init", undisturbed, source)
    whole = time.perf_counter() - began
    chance = random.Random("init")  # noqa: S311 - the same moments in every run
    for number in range(kills):
        process = start(["init", str(folder), str(source)])
        time.sleep(chance.uniform(0, whole))
        os.kill(process, signal.SIGKILL)
        if os.WIFSIGNALED(os.waitpid(process, 0)[1]):
            assert not folder.exists() or everything(folder) == everything(undisturbed), f"kill {number}"
            if not folder.exists():
                run("init", folder, source)
        assert everything(folder) == everything(undisturbed), f"kill {number}"
        assert {path.name for path in tmp_path.iterdir()} == {"first.txt", "campaign", "undisturbed"}
        shutil.rmtree(folder)


def everything(folder: Path) -> State:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


def durations(journal: Path, arguments: list[str]) -> tuple[float, float]:
    """Return how long an undisturbed run takes, and how long from its decision to its end."""
    began = time.perf_counter()
    process = start(arguments, journal)
    decided = time.perf_counter()
    os.kill(process, signal.SIGCONT)
    assert os.waitpid(process, 0)[1] == 0
    return time.perf_counter() - began, time.perf_counter() - decided


def stop_once_decided(journal: Path) -> None:
    """Let this process stop, until it is told to go on, when it has decided what to write."""
    write = writing._write  # noqa: SLF001 - the one way to the disk

    def write_and_stop(path: Path, content: bytes) -> None:
        write(path, content)
        if path == journal:
            writing._write = write  # noqa: SLF001 - once is enough
            os.kill(os.getpid(), signal.SIGSTOP)

    writing._write = write_and_stop  # noqa: SLF001 - as above
