from pathlib import Path

import pytest

from generator.errors import ProblemsError
from generator.ingest import read_document

SHIPPED = Path(__file__).parents[2] / "seeds" / "midterm-report.txt"
TEXT = "全国公安机关部署专项行动。\r\n各地迅速开展整治。\n"


def test_the_shipped_article_has_44_sentences_in_38_passages() -> None:
    document = read_document(SHIPPED, "midterm-report")
    assert len(document.passages) == 38
    assert len(tuple(document.sentences)) == 44


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "gb2312", "utf-16"])
def test_each_encoding_gives_the_same_document(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "one.txt"
    path.write_bytes(TEXT.encode(encoding))
    assert read_document(path, "one").text == TEXT.replace("\r\n", "\n")


@pytest.mark.parametrize(
    ("name", "data", "kind"),
    [
        ("one.txt", TEXT.encode("utf-16-le"), "encoding"),
        ("one.txt", "Voilà été déjà vu à l’été".encode("latin-1", "ignore"), "encoding"),
        ("one.txt", b"\x00\x01\x02", "encoding"),
        ("one.txt", TEXT.encode() + TEXT.encode("gb18030"), "encoding"),
        ("one.txt", b" \n\n", "empty"),
        ("one.txt", b"", "empty"),
        ("one.xlsx", b"PK", "unknown-format"),
    ],
)
def test_what_is_no_text_gets_one_clear_message(tmp_path: Path, name: str, data: bytes, kind: str) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(ProblemsError) as caught:
        read_document(path, "one")
    assert [problem.kind for problem in caught.value.problems] == [kind]
    assert str(caught.value).startswith(path.as_posix())


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(ProblemsError, match=r"one\.txt: the file cannot be read: there is no such file"):
        read_document(tmp_path / "one.txt", "one")
