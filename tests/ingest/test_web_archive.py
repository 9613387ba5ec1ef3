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


def test_sheets_for_paper_hide_nothing_of_an_archive_and_frames_are_named(tmp_path: Path) -> None:
    links = (
        "<link rel=stylesheet media=print href=print.css><link rel=stylesheet href=/screen.css>"
        "<link rel='alternate stylesheet' href=other.css><style>#late { display: block }</style>"
    )
    first, last = "全县共出动巡查船46艘次。", "清理漂浮物320吨。"
    body = (
        f"<p>{first}</p><p class=pop>扫码分享本页内容。</p><p id=late>{last}</p><iframe src=cid:in></iframe>"
    )
    message = EmailMessage()
    message.set_content(f"<html><head>{links}</head><body>{body}</body></html>", subtype="html")
    message.make_related()
    next(message.iter_parts())["Content-Location"] = "https://www.example.org/news/one.html"
    sheets = {
        "news/print.css": "p { display: none }",
        "news/other.css": "p { display: none }",
        "screen.css": "#late { display: none }",
        "imported.css": ".pop { display: none }",
    }
    for place, sheet in sheets.items():
        message.add_related(
            sheet.encode(), "text", "css", headers=[f"Content-Location: https://www.example.org/{place}"]
        )
    frame = "<meta charset=gbk><p>框架里的句子。</p>".encode("gbk")
    message.add_related(frame, "text", "html", cid="<in>")
    path = tmp_path / "one.mhtml"
    path.write_bytes(message.as_bytes())
    reading = read_file(path)
    assert reading.text == f"{first}\n{last}\n"
    named = "\n".join(map(str, reading.left_out))
    assert "what the page hides, with sentences (9 characters): 扫码分享本页内容。" in named
    assert "what frames within the page show, with sentences (7 characters): 框架里的句子。" in named
