"""The links and anchors of built pages are checked."""

from pathlib import Path

import pytest

from generator.site import check_links


def site(folder: Path, **pages: str) -> Path:
    for name, text in pages.items():
        path = folder / name.replace("__", "/") / "index.html" if name != "index" else folder / "index.html"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"<!doctype html>\n{text}", encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    "link",
    [
        "a/",
        "./a/",
        "a/index.html",
        "#here",
        "a/#p22-1",
        "/a/",
        "https://example.org/x",
        "mailto:a@example.org",
    ],
)
def test_good_links_pass(tmp_path: Path, link: str) -> None:
    root = site(tmp_path, index=f'<p id="here"><a href="{link}">x</a>', a='<p id="p22-1">')
    assert list(check_links(root)) == []


@pytest.mark.parametrize(
    ("link", "message"),
    [
        ("b/", "leads to a page that does not exist"),
        ("a/#p1", "leads to a place that its page does not have"),
        ("#p1", "leads to a place that its page does not have"),
        ("/repo/a/", "leads to a page that does not exist"),
        ("a/missing.png", "leads to a page that does not exist"),
    ],
)
def test_broken_links_are_problems_with_their_place(tmp_path: Path, link: str, message: str) -> None:
    root = site(tmp_path, index=f'<p><a href="{link}">x</a>', a="<p>")
    (problem,) = check_links(root)
    assert problem.kind == "broken-link"
    assert message in problem.message
    assert (problem.place.path, problem.place.line, problem.place.column) == (root / "index.html", 2, 3)


def test_links_under_a_project_path(tmp_path: Path) -> None:
    root = site(tmp_path, index='<a href="/repo/a/">x</a><a href="/a/">y</a>', a='<a href="../">z</a>')
    problems = list(check_links(root, prefix="/repo/"))
    assert [problem.message for problem in problems] == ["/a/ leads out of the site, which lies under /repo/"]


@pytest.mark.parametrize(
    "odd",
    [
        "<!-- <a href='b/'> <p id='b'> -->",
        "<script>document.write('<a href=\"b/\">')</script>",
        "<p title='<a href=\"b/\">'>",
        "<p data-href='b/'>",
        "<a>href='b/'</a>",
    ],
)
def test_what_only_looks_like_a_link_is_none(tmp_path: Path, odd: str) -> None:
    assert list(check_links(site(tmp_path, index=odd))) == []


@pytest.mark.parametrize(
    "link",
    [
        "<a href=b/>",
        "<a\nhref = 'b/'>",
        '<script src="b/"></script>',
        "<link rel='x'href='b/'/>",
        '<a href="&#98;/">',
    ],
)
def test_a_link_is_found_however_it_is_written(tmp_path: Path, link: str) -> None:
    (problem,) = check_links(site(tmp_path, index=link))
    assert "b/ leads to a page that does not exist" in problem.message


def test_anchors_are_those_of_elements(tmp_path: Path) -> None:
    links = "".join(f'<a href="#{name}">x</a>' for name in ("a", "b", "c", "d"))
    root = site(tmp_path, index=f"{links}<p id=a><a name='b'></a><input name='c'><!-- <p id='d'> -->")
    assert [str(problem.message)[:2] for problem in check_links(root)] == ["#c", "#d"]
