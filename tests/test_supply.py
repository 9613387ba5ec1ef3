"""What is fetched from elsewhere is locked by hash, under names that Dependabot follows, and nothing untested goes out."""

import json
import re
import tomllib
from pathlib import Path

import pytest
import yaml

from generator.webforms.bundle import PACKAGES
from tools.requirements import files

ROOT = Path(__file__).parents[1]
LOCKS = ("requirements", "requirements-test", "requirements-tools")
ACTION = re.compile(r"[\w/-]+@[0-9a-f]{40}")


def workflow(name: str) -> dict[str, dict[str, dict[str, object]]]:
    loaded: dict[str, dict[str, dict[str, object]]] = yaml.safe_load(
        (ROOT / ".github" / "workflows" / name).read_text("utf-8")
    )
    return loaded


def test_what_the_locks_are_made_from_is_what_pyproject_asks_for() -> None:
    assert {name: (ROOT / name).read_text("utf-8") for name in files()} == files()


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_holds_each_package_with_its_hashes_and_no_host(name: str) -> None:
    lock = (ROOT / f"{name}.txt").read_text("utf-8")
    packages = re.split(r"(?m)^(?=[\w-])", lock)[1:]
    assert packages
    assert [
        each
        for each in packages
        if not re.match(r"[\w.-]+==\S+ \\\n(?:    --hash=sha256:[0-9a-f]{64}(?: \\)?\n)+", each)
    ] == []
    assert "://" not in lock
    asked = re.findall(r"(?m)^[a-z][\w.-]*", (ROOT / f"{name}.in").read_text("utf-8"))
    assert {re.sub("[._]", "-", each.lower()) for each in asked} <= {
        each.partition("==")[0] for each in packages
    }


def test_dependabot_follows_every_lock() -> None:
    updates = yaml.safe_load((ROOT / ".github" / "dependabot.yml").read_text("utf-8"))["updates"]
    followed = {
        (each["package-ecosystem"], folder)
        for each in updates
        for folder in each.get("directories", [each.get("directory")])
    }
    tracked = [path.parent for path in ROOT.glob("*/*/package-lock.json") if "node_modules" not in path.parts]
    assert {("npm", f"/{path.relative_to(ROOT).as_posix()}") for path in tracked} == {
        each for each in followed if each[0] == "npm"
    }
    assert {("pip", "/"), ("github-actions", "/")} <= followed


def test_the_packages_of_the_forms_are_those_of_their_lock() -> None:
    asked = json.loads((ROOT / "generator" / "webforms" / "package.json").read_text("utf-8"))["dependencies"]
    assert asked == {package.name: package.version for package in PACKAGES}


def test_a_reader_of_untrusted_files_is_not_older_than_the_lock() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    floor = next(each for each in project["dependencies"] if each.startswith("pypdf"))
    locked = re.search(r"(?m)^pypdf==(\d+\.\d+)", (ROOT / "requirements.txt").read_text("utf-8"))
    assert locked
    assert floor == f"pypdf>={locked[1]}"


@pytest.mark.parametrize(("name", "job"), [("publish.yml", "build"), ("release.yml", "files")])
def test_nothing_goes_out_that_the_tests_have_not_passed(name: str, job: str) -> None:
    jobs = workflow(name)["jobs"]
    tests = [each for each, steps in jobs.items() if str(steps.get("uses", "")).endswith("/test.yml")]
    assert jobs[job]["needs"] in tests
    said = str(workflow("test.yml")["jobs"]["test"]["steps"])
    assert "make test" in said


@pytest.mark.parametrize(
    "path", sorted((ROOT / ".github" / "workflows").glob("*.yml")), ids=lambda path: path.name
)
def test_each_action_is_named_by_its_commit(path: Path) -> None:
    used = re.findall(r"uses: (\S+)", path.read_text("utf-8"))
    assert [each for each in used if not each.startswith("$/") and not ACTION.fullmatch(each)] == []
