"""What stands between a campaign's folder and its site on GitHub Pages."""

import re
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from generator.commands.combine import DRIVER
from generator.commands.git import ask_git, git_name, has_git
from generator.commands.schema import SCHEMAS, are_schemas_left_out
from generator.content.baseline import journal_path
from generator.content.writing import read_if_any
from generator.errors import Place, Problem
from generator.messages import Message, say
from generator.repository import LOCK, PROGRAM, WORKFLOWS, missing_files, own_version, own_wheel, starter

LARGEST_SITE = 1_000_000_000
"""The most bytes of a site: https://docs.github.com/en/pages/getting-started-with-github-pages/github-pages-limits."""
LARGEST_FILE = 100 * 1024 * 1024
"""The most bytes of a file that GitHub takes: https://docs.github.com/en/repositories/working-with-files/managing-large-files."""
NEARLY = 0.8
"""The part of a limit from which on it is worth a word."""
_PIN = re.compile(rb"@[0-9a-f]{40} # v[\d.]+")
_OWN = re.compile(
    rf"(?m)^\./{re.escape(PROGRAM)}/(?P<file>\w+-(?P<version>[\w.]+)-py3-none-any\.whl) --hash=sha256:(?P<hash>\w+)$"
)
_TAKEN = ("content", "seeds", "overrides", "mkdocs.yml", f"{PROGRAM}/{LOCK}", *WORKFLOWS)
"""What git must take for a workflow to have it."""
_BUILT = "build/site/index.html"


def check_repository(folder: Path) -> Iterator[Message | Problem]:
    """Find out whether git keeps what it should, and nothing else."""
    if not has_git():
        yield _warning(
            folder,
            "no-git",
            say("git is not installed; it keeps the history of changes and sends them to GitHub"),
            say("install it"),
        )
        return
    top = ask_git(folder, "rev-parse", "--show-toplevel")
    if top is None:
        yield _warning(
            folder,
            "no-repository",
            say("this is not a git repository, so no history of changes is kept"),
            say("run ‘git init’ here, then ‘git add .’ and ‘git commit’"),
        )
        return
    problems: list[Problem] = [
        *_outside(folder, Path(top.decode().rstrip("\n"))),
        *_unknown(folder),
        *_wrongly_kept(folder),
        *_schemas(folder),
        *_unmerged(folder),
    ]
    yield from problems
    if not problems:
        yield say("git keeps everything that it should")


def check_workflows(folder: Path) -> Iterator[Message | Problem]:
    """Find the files for publishing that are missing or are not those that this program writes."""
    problems = [
        _warning(
            folder / name,
            "not-there",
            say("this file is missing; a campaign needs it to publish itself"),
            say("‘explainer init .’ adds it"),
        )
        for name in missing_files(folder)
    ]
    for name, source in WORKFLOWS.items():
        here = read_if_any(folder / name)
        if here is not None and _unpinned(here) != _unpinned(starter(source).encode()):
            message = say(
                "this workflow is not the one that explainer {version} writes", version=own_version()
            )
            hint = say("if you did not change it yourself, delete it and run ‘explainer init .’")
            problems.append(_warning(folder / name, "workflow-differs", message, hint))
    yield from problems
    if not problems:
        yield say("the workflows are those of this version")


def check_program(folder: Path) -> Iterator[Message | Problem]:
    """Find out whether the workflows build with the program that runs here."""
    place = folder / PROGRAM / LOCK
    lock = read_if_any(place)
    if lock is None:
        return
    anew = say("delete the folder {folder} and run ‘explainer init .’", folder=PROGRAM)
    own = _OWN.search(lock.decode("utf-8", "replace"))
    wheel = read_if_any(place.with_name(own["file"])) if own else None
    if own is None or wheel is None or sha256(wheel).hexdigest() != own["hash"]:
        message = say(
            "the program that the workflows install is missing, or is not the one whose checksum is recorded"
        )
        yield _warning(place, "program-wrong", message, anew)
    elif own["version"] != own_version():
        message = say(
            "the workflows build with version {theirs}; this one is {ours}",
            theirs=own["version"],
            ours=own_version(),
        )
        yield _warning(place, "program-differs", message, anew)
    elif wheel != own_wheel().content:
        message = say(
            "the workflows build with a different program, although both call themselves version {version}",
            version=own_version(),
        )
        yield _warning(place, "program-differs", message, anew)
    else:
        yield say("the workflows build with version {version}, as here", version=own["version"])


def check_pages(folder: Path) -> Iterator[Message | Problem]:
    """Measure what was built, and the files that go to GitHub, against the limits there."""
    yield measure_site(folder / "build" / "site")
    for path in sorted((folder / "seeds").rglob("*")):
        if path.is_file() and path.stat().st_size > LARGEST_FILE:
            message = say("GitHub accepts no file larger than {most} MB", most=_megabytes(LARGEST_FILE))
            hint = say("replace it by a smaller file with the same text, for example one without pictures")
            yield _warning(path, "file-too-large", message, hint)


def measure_site(site: Path) -> Message | Problem:
    """Hold the size of a built site against what GitHub Pages accepts; a problem where that is nearly reached."""
    sizes = [path.stat().st_size for path in site.rglob("*") if path.is_file()]
    if not sizes:
        return say("the site has not been built here, so its size is not known")
    said = {"count": len(sizes), "size": _megabytes(sum(sizes)), "most": _megabytes(LARGEST_SITE)}
    if sum(sizes) <= LARGEST_SITE * NEARLY:
        return say("the site: {count} files, {size} MB of the {most} MB that GitHub Pages accepts", **said)
    message = say(
        "the site has {count} files, {size} MB in all; GitHub Pages accepts at most {most} MB", **said
    )
    hint = say(
        "leave out some documents, or the pictures of shared links (write link_cards: none in campaign.yml)"
    )
    return _warning(site, "site-too-large", message, hint)


def _outside(folder: Path, top: Path) -> Iterator[Problem]:
    if top.resolve() != folder.resolve():
        message = say(
            "this folder lies inside the repository {top}, and GitHub looks for workflows only at the top "
            "of a repository",
            top=top,
        )
        yield _warning(
            folder, "not-at-top", message, say("make the campaign’s folder a repository of its own")
        )


def _unknown(folder: Path) -> Iterator[Problem]:
    if not git_name(folder):
        message = say("git does not know your name, and commits and reviews need one")
        yield _warning(folder, "no-name", message, say("run ‘git config user.name NAME’"))


def _wrongly_kept(folder: Path) -> Iterator[Problem]:
    """Yield what git leaves out although a workflow needs it, and what it would take although it holds here alone."""
    journal = journal_path(folder).relative_to(folder).as_posix()
    there = [name for name in _TAKEN if (folder / name).exists()]
    said = ask_git(folder, "check-ignore", "--no-index", "--", *there, _BUILT, journal) or b""
    ignored = said.decode("utf-8", "replace").splitlines()
    for name in there:
        if name in ignored:
            message = say("git leaves this out, so the workflows do not have it")
            yield _warning(folder / name, "left-out", message, say("take it out of .gitignore"))
    for name in (_BUILT, journal):
        if name not in ignored:
            message = say(
                "git would commit this, although it is made anew each time or is of use on this machine only"
            )
            yield _warning(folder / name, "taken-in", message, say("add /{name} to .gitignore", name=name))


def _schemas(folder: Path) -> Iterator[Problem]:
    """Yield what is wrong with schemas that git is to leave out: a clone has none until a command writes them."""
    place = folder / SCHEMAS
    if not are_schemas_left_out(folder):
        return
    if not place.is_dir():
        message = say(
            "the JSON Schemas are missing, with which a text editor can complete and explain fields"
        )
        yield _warning(place, "no-schemas", message, say("‘explainer schema’ writes them"))
    elif ask_git(folder, "ls-files", "--", SCHEMAS):
        message = say("git keeps these files although .gitignore leaves them out, so branches will conflict")
        yield _warning(place, "schemas-kept", message, say("run ‘git rm -r --cached {name}’", name=SCHEMAS))


def _unmerged(folder: Path) -> Iterator[Problem]:
    """Yield a word if git is to merge field by field, but nothing tells this clone how."""
    asked = read_if_any(folder / ".gitattributes") or b""
    if b"merge=explainer" in asked and not ask_git(folder, "config", "--get", "merge.explainer.driver"):
        message = say(
            "here git merges line by line, and finds conflicts where two people changed other fields"
        )
        hint = say("run: git config merge.explainer.driver {driver}", driver=f'"{DRIVER}"')
        yield _warning(folder, "no-driver", message, hint)


def _unpinned(workflow: bytes) -> bytes:
    """Return a workflow without the versions of its actions, which Dependabot renews."""
    return _PIN.sub(b"", workflow.replace(b"\r\n", b"\n"))


def _megabytes(size: int) -> str:
    return f"{size / 1_000_000:.1f}".removesuffix(".0")


def _warning(path: Path, kind: str, message: Message, hint: Message) -> Problem:
    return Problem(Place(path), "", kind, message, hint, "warning")
