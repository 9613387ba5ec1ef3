"""The wheel alone, outside the repository, makes a campaign and its site."""

import os
import shutil
import subprocess
import sys
import sysconfig
import venv
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from generator.repository import own_wheel
from tests.bulletin import BULLETIN

ROOT = Path(__file__).parents[1]
LINKED = ("](docs/", "](LICENSE", "](CONTRIBUTING", 'src="docs/')
"""Links that lead nowhere on a package index."""


def run(*command: str | Path, folder: Path, more: Mapping[str, str] = {}) -> None:
    """Run a program that knows nothing about the repository."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"} | {**more}
    done = subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the wheel, built from a copy of its sources."""
    folder = tmp_path_factory.mktemp("wheel")
    for name in ("generator", "overrides", ".vscode", "docs"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "requirements.txt", "LICENSE", "mkdocs.yml", "mkdocs.en.yml"):
        shutil.copy(ROOT / name, folder)
    run(sys.executable, "-m", "hatchling", "build", "--target", "wheel", folder=folder)
    (built,) = (folder / "dist").glob("*.whl")
    return built


@pytest.mark.slow
def test_the_wheel_says_what_it_is(wheel: Path) -> None:
    with ZipFile(wheel) as archive:
        names = archive.namelist()
        (metadata,) = (archive.read(name).decode() for name in names if name.endswith(".dist-info/METADATA"))
    assert "generator/py.typed" in names
    assert "Classifier: Typing :: Typed" in metadata
    assert "explainer init" in metadata
    assert [word for word in LINKED if word in metadata] == []


@pytest.mark.slow
def test_the_program_packs_itself_as_it_is_released(wheel: Path) -> None:
    """Only the list of the files' hashes has another order."""

    def held(content: Path | BytesIO) -> dict[str, bytes]:
        with ZipFile(content) as archive:
            assert archive.testzip() is None
            return {name: archive.read(name) for name in archive.namelist() if not name.endswith("/RECORD")}

    own, released = own_wheel(), held(wheel)
    assert own.name == wheel.name
    assert own_wheel() == own
    packed = held(BytesIO(own.content))
    assert packed.keys() == released.keys()
    assert [name for name in packed if packed[name] != released[name] and ".dist-info/" not in name] == []


def empty_environment(home: Path, *wanted: str | Path, folder: Path) -> Path:
    """Install something in a new environment and return the folder of its programs.

    Its dependencies are those of the environment that runs the tests, so that no network is needed.
    """
    venv.create(home, with_pip=False, symlinks=os.name != "nt")
    paths = {"base": str(home), "platbase": str(home)}
    scheme = "nt_venv" if os.name == "nt" else "posix_venv"
    packages = Path(sysconfig.get_path("purelib", scheme, paths))
    programs = Path(sysconfig.get_path("scripts", scheme, paths))
    python = programs / ("python.exe" if os.name == "nt" else "python")
    run(sys.executable, "-m", "pip", "--disable-pip-version-check", "--python", python, "install", "--quiet", "--no-deps", "--no-index", *wanted, folder=folder)  # fmt: skip
    for number, name in enumerate(("purelib", "platlib")):
        (packages / f"dependencies{number}.pth").write_text(sysconfig.get_path(name) + "\n", encoding="utf-8")
    where = (
        "import generator, pathlib; print(pathlib.Path(generator.__file__).is_relative_to(r'{}') or exit(1))"
    )
    run(python, "-c", where.format(home), folder=folder)
    return programs


@pytest.mark.slow
def test_the_installed_wheel_makes_a_campaign_and_its_site(wheel: Path, tmp_path: Path) -> None:
    programs = empty_environment(tmp_path / "empty", wheel, folder=tmp_path)
    (tmp_path / "report.txt").write_text(BULLETIN, encoding="utf-8")

    run(programs / "explainer", "init", "campaign", "report.txt", folder=tmp_path)
    run(programs / "explainer", "build", folder=tmp_path / "campaign")

    english = (tmp_path / "campaign" / "build" / "site" / "en" / "index.html").read_text(encoding="utf-8")
    assert 'lang="zh-Hans"' in english
