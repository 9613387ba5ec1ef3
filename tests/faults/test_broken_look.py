"""A template or a setting that is wrong ends a build with one line that names it, in both languages."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.cli import main

pytestmark = pytest.mark.slow
FOOTER = "overrides/partials/footer.html"


def wrong(folder: Path, name: str, old: str, new: str) -> int:
    """Make a file wrong; return the line at which it is."""
    path = folder / name
    text = path.read_text("utf-8") + ("" if old else new)
    path.write_text(text.replace(old, new, 1) if old else text, "utf-8")
    return path.read_text("utf-8")[: path.read_text("utf-8").index(new)].count("\n") + 1


@pytest.mark.parametrize(
    ("name", "old", "new", "said"),
    [
        ("overrides/main.html", "{% extends", "{% extend", "unknown tag 'extend'"),
        (FOOTER, "", "{{ nosuch.x.y }}", "'nosuch' is undefined"),
        (FOOTER, "", "{% include 'nosuch.html' %}", "nosuch.html"),
        (FOOTER, "", "{{ 1 + 'a' }}", "TypeError"),
        (FOOTER, "", "{% if not config.extra.at_root and page %}{{ 1 // 0 }}{% endif %}", "ZeroDivisionError"),
        ("mkdocs.yml", "nav:\n", "nav: ]\n", "expected"),
        ("mkdocs.en.yml", "extra:\n", "extra: ]\n", "expected"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("language", ["en", "zh"])
def test_one_line_names_what_is_wrong(  # noqa: PLR0913, PLR0917 - of a table
    campaign: Path, monkeypatch: pytest.MonkeyPatch, name: str, old: str, new: str, said: str, language: str
) -> None:
    line = wrong(campaign, name, old, new)
    monkeypatch.chdir(campaign)
    done = CliRunner().invoke(main, ["--lang", language, "build"])
    assert done.exit_code == 1, done.exception
    (told,) = done.output.splitlines()
    assert told.startswith(f"{name}:{line}:")
    assert said in told
    assert ("原文" in told) == (language == "zh")
