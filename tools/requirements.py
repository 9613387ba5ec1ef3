"""Write what pyproject.toml asks for into the files that pip-compile, and Dependabot with it, makes locks from."""

import tomllib
from collections.abc import Mapping
from pathlib import Path

ROOT = Path(__file__).parents[1]
EDITABLE = "editables"
"""What hatchling asks for besides itself to install a checkout."""


def files() -> Mapping[str, str]:
    """Each file by its name."""
    asked = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    project, build = asked["project"], asked["build-system"]["requires"]
    site, test = project["dependencies"], project["optional-dependencies"]["test"]
    return {
        "requirements.in": _lines([*site, *build, EDITABLE]),
        "requirements-test.in": _lines(["-c requirements.txt", *site, *test]),
    }


def _lines(asked: list[str]) -> str:
    head = "# Written by tools/requirements.py from pyproject.toml; run ‘make lock’."
    return "".join(f"{line}\n" for line in dict.fromkeys([head, *asked]))


if __name__ == "__main__":
    for name, text in files().items():
        (ROOT / name).write_text(text, "utf-8")
