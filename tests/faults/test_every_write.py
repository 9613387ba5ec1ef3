"""The same faults against every command that writes: files old or new and whole, and the next run ends as undisturbed.

A fault strikes at one of the writes of a run: before anything is written, when a file is half there, or right after it
has its name. ``make test`` has a fixed sample of them; all of them take place under ``make test-long``. Kills at
arbitrary moments, between writes too, are in ``tests/test_kill.py``.
"""

import errno
import os
import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Literal

import polib
import pytest
from click.testing import CliRunner

from generator.cli import main
from generator.content.baseline import journal_path
from generator.content.writing import files as writing
from generator.model import GlossaryTerm
from generator.translate import TERM_FORMATS
from tests.test_kill import CASES, Case, State, accounted, history, released, restore, state

pytestmark = [pytest.mark.slow, pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")]
Moment = Literal["before", "halfway", "after"]
SYSTEM = ("ENOSPC", "EROFS", "EIO", "EDQUOT", "EACCES", "EMFILE")
MOMENTS: tuple[Moment, ...] = ("before", "halfway", "after")
FAULTS: tuple[tuple[str, Moment], ...] = (
    *((name, moment) for name in SYSTEM for moment in MOMENTS[:2]),
    *((name, moment) for name in ("interrupt", "kill") for moment in MOMENTS),
)
SOME, MANY = 5, 120
"""How many faults strike each command in ``make test``, and at most in ``make test-long``."""


def returned(folder: Path) -> None:
    """Make a file for translators, and let it come back with all texts filled in."""
    accounted(folder)
    out = folder.parent / "out.po"
    assert run(["translate", "export", "-C", str(folder), str(out)])[0] == 0
    file = polib.pofile(str(out))
    for entry in file:
        if not entry.msgstr:
            entry.msgstr = "Words"
            entry.flags = []
    file.save(str(out))


def remembered(folder: Path) -> None:
    """Another program's memory knows the title of an entry whose Chinese has changed."""
    accounted(folder)
    entry = folder / "content" / "operations" / "hillside.yml"
    text = entry.read_text("utf-8")
    entry.write_text(text.replace("  en: Hillside replanting\n", "", 1), "utf-8")
    (folder.parent / "memory.tmx").write_text(
        '<tmx version="1.4"><header/><body><tu><tuv xml:lang="zh"><seg>山坡补种</seg></tuv>'
        '<tuv xml:lang="en"><seg>Hillside replanting</seg></tuv></tu></body></tmx>',
        "utf-8",
    )


def agreed(folder: Path) -> None:
    """A translators' glossary has a term that the campaign has not."""
    accounted(folder)
    term = GlossaryTerm(zh="山坡", en="hillside")
    (folder.parent / "terms.tbx").write_bytes(TERM_FORMATS[".tbx"]([term]))


WRITERS: Mapping[str, Case] = {
    **CASES,
    "import": Case(
        returned, ("translate", "import", "--folder", "{folder}", "{folder}/../out.po"), 0, (0, 1)
    ),
    "memory": Case(
        remembered, ("translate", "import", "-C", "{folder}", "{folder}/../memory.tmx"), 0, (0, 1)
    ),
    "glossary": Case(
        agreed, ("translate", "import-glossary", "-C", "{folder}", "{folder}/../terms.tbx"), 0, (0, 1)
    ),
    "new": Case(
        accounted, ("new", "story", "--folder", "{folder}", "--title", "河", "--id", "river"), 0, (0, 1)
    ),
}


def run(arguments: list[str]) -> tuple[int, str]:
    """Run a command; whatever happens, it ends with a status and without a traceback."""
    result = CliRunner().invoke(main, arguments)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result.exit_code, result.output


@dataclass(frozen=True, slots=True)
class Undisturbed:
    """A command, the campaign before it and after it, and how many files it writes."""

    case: Case
    folder: Path
    arguments: list[str]
    before: State
    history: State
    after: State
    writes: int

    def restore(self) -> None:
        """Let the campaign be as it was before the command."""
        restore(self.folder, {**self.before, **self.history})


SHORTCUTS = ("build", "cache")
"""Where a run keeps what shortens the next one: nothing in it is a result, so nobody need be told if it cannot be kept."""


@contextmanager
def struck(fault: str, moment: Moment, at: int, *, shortcuts: bool = False) -> Iterator[list[int]]:
    """Let a fault strike at a moment of one of the writes of results, or of shortcuts; yields how many there were."""
    number, counted = [0], [False]
    flushed, written = os.fsync, writing._write  # noqa: SLF001 - the one way to the disk

    def strike(now: Moment) -> None:
        if counted[0] and now == moment and number[0] == at:
            if fault == "kill":
                os._exit(9)
            if fault == "interrupt":
                raise KeyboardInterrupt
            code = getattr(errno, fault)
            raise OSError(code, os.strerror(code))

    def name(*args: object, **settings: object) -> object:
        counted[0] = (Path(str(settings["dir"])).parts[-2:] == SHORTCUTS) == shortcuts
        number[0] += counted[0]
        strike("before")
        return NamedTemporaryFile(*args, **settings)  # type: ignore[call-overload] # as it was called

    def flush(file: int) -> None:
        strike("halfway")
        flushed(file)

    def write(path: Path, content: bytes) -> None:
        written(path, content)
        strike("after")

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(writing, "NamedTemporaryFile", name)
        patch.setattr(os, "fsync", flush)
        patch.setattr(writing, "_write", write)
        yield number


@pytest.fixture(scope="module", params=WRITERS)
def undisturbed(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Undisturbed:
    case, folder = WRITERS[request.param], tmp_path_factory.mktemp(request.param) / "campaign"
    case.prepare(folder)
    before, kept = state(folder), history(folder)
    arguments = [word.format(folder=folder) for word in case.arguments]
    with struck("", "before", 0) as writes:
        status, said = run(arguments)
    assert status == 0, said
    after = state(folder)
    assert before != after
    return Undisturbed(case, folder, arguments, before, kept, after, writes[0])


def in_a_fork(work: Callable[[], int]) -> int:
    """Return the status with which some work ends in a process of its own."""
    process = os.fork()
    if not process:
        try:
            os._exit(work())
        finally:
            os._exit(70)
    return os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])


def each_file_is_whole(what: Undisturbed, told: str) -> None:
    left = state(what.folder)
    for path in {*what.before, *what.after, *left}:
        assert left.get(path) in {what.before.get(path), what.after.get(path)}, f"{told}: {path}"


def the_next_run_ends_well(what: Undisturbed, told: str) -> None:
    status, said = run(what.arguments)
    assert status in what.case.again, f"{told}: {said}"
    assert state(what.folder) == what.after, told
    assert not journal_path(what.folder).exists()
    assert [path.name for path in what.folder.rglob("*.part")] == []


@pytest.mark.parametrize("most", [SOME, pytest.param(MANY, marks=pytest.mark.long)], ids=["some", "many"])
def test_a_fault_at_any_write_costs_a_run_and_no_word(undisturbed: Undisturbed, most: int) -> None:
    those = [(fault, moment, at) for at in range(1, undisturbed.writes + 1) for fault, moment in FAULTS]
    step = max(1, len(those) // most) | 1  # odd, so that it meets each kind of fault
    for fault, moment, at in those[::step]:
        told = f"{fault} {moment} write {at} of {undisturbed.writes}"
        undisturbed.restore()
        with struck(fault, moment, at):
            if fault == "kill":
                status, said = in_a_fork(lambda: run(undisturbed.arguments)[0]), "\n"
            else:
                status, said = run(undisturbed.arguments)
        assert status == {"kill": 9, "interrupt": 130}.get(fault, 1), f"{told}: {said}"
        assert said.count("\n") == 1 or fault in SYSTEM, f"{told}: {said}"
        each_file_is_whole(undisturbed, told)
        if fault != "kill":
            assert [path.name for path in undisturbed.folder.rglob("*.part")] == [], told
        the_next_run_ends_well(undisturbed, told)


@pytest.mark.parametrize("undisturbed", ["accept", "release"], indirect=True)
def test_a_shortcut_that_cannot_be_kept_costs_nothing(undisturbed: Undisturbed) -> None:
    (undisturbed.folder / SHORTCUTS[0]).mkdir(exist_ok=True)
    for fault in SYSTEM:
        for moment in MOMENTS[:2]:
            undisturbed.restore()
            with struck(fault, moment, 1, shortcuts=True) as writes:
                status, said = run(undisturbed.arguments)
            assert (status, writes[0] > 0) == (0, True), f"{fault} {moment}: {said}"
            assert state(undisturbed.folder) == undisturbed.after
            assert [path.name for path in undisturbed.folder.rglob("*.part")] == []


MACHINES: Mapping[str, Mapping[str, str | None]] = {
    "no home": {"HOME": None, "XDG_CACHE_HOME": None, "USER": None},
    "another locale": {"LC_ALL": "tr_TR.ISO-8859-9", "LANG": "tr_TR", "TZ": "Pacific/Kiritimati"},
    "the first day": {"SOURCE_DATE_EPOCH": "0", "TZ": "UTC"},
    "another hash": {"PYTHONHASHSEED": "7", "NO_COLOR": "1", "COLUMNS": "20"},
}


@pytest.mark.parametrize("machine", MACHINES)
def test_every_machine_writes_the_same(
    undisturbed: Undisturbed, machine: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in MACHINES[machine].items():
        monkeypatch.setenv(name, value) if value is not None else monkeypatch.delenv(name, raising=False)
    undisturbed.restore()
    before = os.umask(0o077)
    try:
        assert run(undisturbed.arguments)[0] == 0
    finally:
        os.umask(before)
    assert state(undisturbed.folder) == undisturbed.after


def test_every_command_is_taken_back_and_done_again(undisturbed: Undisturbed) -> None:
    undisturbed.restore()
    assert run(undisturbed.arguments)[0] == 0
    back, again = (["undo"], ["undo", "--redo"])
    if undisturbed.arguments[0] == "undo":
        back, again = again, back
    for words, expected in ((back, undisturbed.before), (again, undisturbed.after)):
        status, said = run([*words, "-C", str(undisturbed.folder)])
        assert status == 0, said
        assert state(undisturbed.folder) == expected, words


def test_a_word_written_between_reading_and_writing_stays(undisturbed: Undisturbed) -> None:
    undisturbed.restore()
    changed = [
        path
        for path, raw in undisturbed.before.items()
        if path.endswith(".yml")
        and ".baseline" not in path
        and undisturbed.after.get(path) not in {raw, None}
    ]
    if not changed:
        pytest.skip("it writes a new file and changes none")
    edited = changed[0]
    once: list[bool] = []

    def edit(*args: object, **settings: object) -> object:
        if not once:
            once.append(True)
            path = undisturbed.folder / edited
            path.write_bytes(path.read_bytes() + "# 人写的\n".encode())
        return NamedTemporaryFile(*args, **settings)  # type: ignore[call-overload] # as it was called

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(writing, "NamedTemporaryFile", edit)
        run(undisturbed.arguments)
    run(undisturbed.arguments)
    assert "# 人写的" in (undisturbed.folder / edited).read_text("utf-8")


def test_two_processes_at_once_leave_whole_files(undisturbed: Undisturbed) -> None:
    undisturbed.restore()
    processes = []
    for _ in range(2):
        process = os.fork()
        if not process:
            try:
                os._exit(run(undisturbed.arguments)[0])
            finally:
                os._exit(70)
        processes.append(process)
    ends = [os.waitstatus_to_exitcode(os.waitpid(process, 0)[1]) for process in processes]
    assert set(ends) <= {0, 1}
    each_file_is_whole(undisturbed, "two at once")
    the_next_run_ends_well(undisturbed, "two at once")


def test_an_init_that_fails_leaves_nothing(tmp_path: Path) -> None:
    from tests.bulletin import BULLETIN  # noqa: PLC0415 - of this test alone

    source, folder = tmp_path / "first.txt", tmp_path / "campaign"
    source.write_text(BULLETIN, "utf-8")
    with struck("ENOSPC", "halfway", 3):
        assert run(["init", str(folder), str(source)])[0] == 1
    assert sorted(path.name for path in tmp_path.iterdir()) == ["first.txt"]
    assert run(["init", str(folder), str(source)])[0] == 0


ELSEWHERE: Mapping[str, tuple[str, ...]] = {
    "handout.docx": ("handout", "--anew", "{out}"),
    "handout.html": ("handout", "--anew", "{out}"),
    "out.po": ("translate", "export", "--anew", "{out}"),
    "out.tmx": ("translate", "export", "--anew", "{out}"),
    "out.tbx": ("translate", "export-glossary", "--anew", "{out}"),
    "diff.html": ("diff", "--html", "{out}"),
    "found.html": ("extract", "--report", "{out}", "{seed}"),
}
"""Commands that write one file to be used elsewhere."""


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("published") / "campaign"
    released(folder)
    return folder


@pytest.mark.parametrize("name", ELSEWHERE)
def test_a_file_for_elsewhere_is_the_old_one_or_the_new_one(
    published: Path, name: str, tmp_path: Path
) -> None:
    out, seed = tmp_path / name, next((published / "seeds").iterdir())
    words = [word.format(out=out, seed=seed) for word in ELSEWHERE[name]]
    words += [] if "--report" in words else ["-C", str(published)]
    assert run(words)[0] == 0
    new = out.read_bytes()
    for fault, moment in FAULTS:
        out.write_bytes(b"old")
        with struck(fault, moment, 1):
            if fault == "kill":
                status, said = in_a_fork(lambda: run(words)[0]), "\n"
            else:
                status, said = run(words)
        told = f"{fault} {moment}: {said}"
        assert status == {"kill": 9, "interrupt": 130}.get(fault, 1), told
        assert said.count("\n") == 1, told
        assert out.read_bytes() == (new if moment == "after" else b"old"), told
        assert fault == "kill" or [path.name for path in tmp_path.iterdir()] == [name], told
        for part in tmp_path.glob(".*.part"):
            part.unlink()


@pytest.mark.parametrize("most", [2, pytest.param(MANY, marks=pytest.mark.long)], ids=["some", "many"])
def test_files_for_publishing_are_whole_and_completed_by_the_next_run(campaign: Path, most: int) -> None:
    def there() -> Mapping[str, bytes]:
        return {
            path.relative_to(campaign).as_posix(): path.read_bytes()
            for path in campaign.rglob("*")
            if path.is_file() and path.suffix != ".part"
        }

    before = there()
    with struck("", "before", 0) as writes:
        assert run(["init", str(campaign)])[0] == 0
    after = there()
    assert {*after} > {*before}
    for number in range(1, writes[0] + 1)[-most:]:
        for name in {*after} - {*before}:
            (campaign / name).unlink(missing_ok=True)
        shutil.rmtree(campaign / ".explainer", ignore_errors=True)
        fault, moment = FAULTS[number % len(FAULTS)]
        with struck(fault, moment, number):
            if fault == "kill":
                assert in_a_fork(lambda: run(["init", str(campaign)])[0]) == 9
            else:
                assert run(["init", str(campaign)])[0] in {1, 130}
        assert there().items() <= after.items()
        assert run(["init", str(campaign)])[0] == 0
        assert there() == after, f"{fault} {moment} {number}"


def test_an_export_is_interrupted_in_one_line(campaign: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.po"
    for moment in MOMENTS[:2]:
        with struck("interrupt", moment, 1):
            status, said = run(["translate", "export", "-C", str(campaign), str(out)])
        assert (status, said.count("\n")) == (130, 1)
        assert not out.exists()
