"""The wheel alone, outside the repository, makes a campaign and its site."""

import os
import shutil
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path
from zipfile import ZipFile

import pytest

from tests.bulletin import BULLETIN

ROOT = Path(__file__).parents[1]
LINKED = ("](docs/", "](LICENSE", "](CONTRIBUTING", 'src="docs/')
"""Links that lead nowhere on a package index."""


def run(*command: str | Path, folder: Path) -> None:
    """Run a program that knows nothing about the repository."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
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
    for name in ("pyproject.toml", "LICENSE", "mkdocs.yml", "mkdocs.en.yml"):
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
def test_the_installed_wheel_makes_a_campaign_and_its_site(wheel: Path, tmp_path: Path) -> None:
    """Its dependencies are those of the environment that runs the tests, so that no network is needed."""
    home = tmp_path / "empty"
    venv.create(home, with_pip=False, symlinks=os.name != "nt")
    paths = {"base": str(home), "platbase": str(home)}
    scheme = "nt_venv" if os.name == "nt" else "posix_venv"
    packages = Path(sysconfig.get_path("purelib", scheme, paths))
    programs = Path(sysconfig.get_path("scripts", scheme, paths))
    python = programs / ("python.exe" if os.name == "nt" else "python")
    run(sys.executable, "-m", "pip", "--disable-pip-version-check", "--python", python, "install", "--quiet", "--no-deps", "--no-index", wheel, folder=tmp_path)  # fmt: skip
    for number, name in enumerate(("purelib", "platlib")):
        (packages / f"dependencies{number}.pth").write_text(sysconfig.get_path(name) + "\n", encoding="utf-8")
    (tmp_path / "report.txt").write_text(BULLETIN, encoding="utf-8")

    where = (
        "import generator, pathlib; print(pathlib.Path(generator.__file__).is_relative_to(r'{}') or exit(1))"
    )
    run(python, "-c", where.format(home), folder=tmp_path)
    run(programs / "explainer", "init", "campaign", "report.txt", folder=tmp_path)
    run(programs / "explainer", "build", folder=tmp_path / "campaign")

    english = (tmp_path / "campaign" / "build" / "site" / "en" / "index.html").read_text(encoding="utf-8")
    assert 'lang="zh-Hans"' in english
