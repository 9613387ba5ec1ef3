"""Web pages that a browser saved in one file with their pictures (.mht, .mhtml)."""

from email.message import EmailMessage
from pathlib import Path

import pytest

from generator.errors import ProblemsError
from generator.ingest import read_file

PAGE = """<html><head><title>青禾县开展护水行动</title></head><body><h1>青禾县开展护水行动</h1>
<p>6月3日，青禾县水利局组织护水队员沿河巡查，清理漂浮物320吨。</p><p>全县共出动巡查船46艘次。</p></body></html>"""
TEXT = "青禾县开展护水行动\n6月3日，青禾县水利局组织护水队员沿河巡查，清理漂浮物320吨。\n全县共出动巡查船46艘次。\n"
ADDRESS = "https://www.example.org/news/2024-06-03.html"


def archive(path: Path, charset: str, encoding: str, *, location: str = "Snapshot-Content-Location") -> Path:
    """Write an archive with the page and, after it, a picture as browsers put it."""
    path.write_bytes(archived(charset, encoding, location=location))
    return path


def archived(charset: str, encoding: str, *, location: str = "Snapshot-Content-Location") -> bytes:
    """An archive with the page and a picture."""
    message = EmailMessage()
    message["From"] = "<Saved by a browser>"
    message.set_content(PAGE, subtype="html", charset=charset, cte=encoding)
    message.make_related()
    if location == "Content-Location":
        next(message.iter_parts())["Content-Location"] = ADDRESS
    else:
        message[location] = ADDRESS
    message.add_related(b"GIF89a", "image", "gif", cid="<one>")
    return message.as_bytes()


@pytest.mark.parametrize("suffix", ["mht", "mhtml"])
@pytest.mark.parametrize(
    ("charset", "encoding", "location"),
    [
        ("utf-8", "quoted-printable", "Snapshot-Content-Location"),
        ("gb18030", "base64", "Content-Location"),
    ],
)
def test_the_page_of_an_archive_is_read(
    suffix: str, charset: str, encoding: str, location: str, tmp_path: Path
) -> None:
    reading = read_file(archive(tmp_path / f"one.{suffix}", charset, encoding, location=location))
    assert (reading.text, reading.title, reading.url) == (TEXT, "青禾县开展护水行动", ADDRESS)


def test_an_archive_without_a_page_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "one.mht"
    path.write_bytes(b"From: <Saved by a browser>\r\nContent-Type: image/gif\r\n\r\nGIF89a")
    with pytest.raises(ProblemsError, match="holds no page"):
        read_file(path)
