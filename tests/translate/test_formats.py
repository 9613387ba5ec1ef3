"""Translators' files, checked with readers that are not ours: polib and translate-toolkit."""

from pathlib import Path
from typing import Any

import polib
import pytest
from hypothesis import given
from hypothesis import strategies as st
from translate.storage import csvl10n, pypo, xliff, xliff2

from generator.errors import Place, ProblemsError
from generator.model import INVISIBLE, Localized, fingerprint
from generator.translate import FORMATS, Outgoing, Returned, read_returned

TEXTS = (
    Outgoing(
        "operations/a:title",
        Localized(zh="河岸补种", en="Riverbank replanting", en_src="2fdcd23f"),
        needs_work=False,
        previous=None,
        notes=("glossary: 河岸 = riverbank",),
        place=Place(Path("content/operations/a.yml"), 2, 1),
    ),
    Outgoing(
        "operations/a:statements.3f9c1a2b.text",
        Localized(zh="=补种“1200余棵”\n第二行", en="-More than 1,200 <b>&amp;</b>\n\tplanted", en_src="0"),
        needs_work=True,
        previous="补种1000余棵",
        notes=("source “报告”, paragraph 7: 补种树苗1200余棵。",),
        place=Place(Path("content/operations/a.yml"), 9, 5),
        comment="=棵 or 株?\nA second line",
    ),
    Outgoing(
        "operations/b:title",
        Localized(zh="山坡 %s"),
        needs_work=False,
        previous=None,
        notes=(),
        place=Place(Path("content/operations/b.yml"), 2, 1),
    ),
)

FORMS = tuple(form for form in FORMATS if form != "tmx")
"""The formats that know each text by its name; a translation memory does not."""
WORDS = st.text(st.characters(exclude_categories=["Cs", "Cn"]), min_size=1).filter(
    lambda words: not INVISIBLE.search(words)
)
TRICKY = st.text(st.sampled_from("中文“” \t\n\r\\\"'%<>&=+-@#:;,|{}[]😀\u2028\u3000\xa0an"), min_size=1)
ANY = WORDS | TRICKY


def outgoing(zh: str, en: str, previous: str) -> Outgoing:
    text = Localized(zh=zh, en=en, en_src="00000000")
    return Outgoing(
        "a/b:c.d",
        text,
        needs_work=True,
        previous=previous,
        notes=("note",),
        place=Place(Path("content/a.yml"), 3, 1),
    )


@pytest.mark.parametrize("form", FORMS)
def test_what_goes_out_comes_back(tmp_path: Path, form: str) -> None:
    path = tmp_path / "out"
    path.write_bytes(FORMATS[form](TEXTS))
    returned = read_returned(path)
    assert [(each.name, each.zh, each.en, each.needs_work, each.was) for each in returned] == [
        (TEXTS[0].name, TEXTS[0].text.zh, TEXTS[0].text.en, False, fingerprint("Riverbank replanting")),
        (TEXTS[1].name, TEXTS[1].text.zh, TEXTS[1].text.en, True, fingerprint(TEXTS[1].text.en or "")),
        (TEXTS[2].name, TEXTS[2].text.zh, "", False, "none"),
    ]
    assert all(each.place.line > 0 for each in returned)
    assert [each.comment for each in returned] == ["", TEXTS[1].comment, ""]
    assert FORMATS[form](TEXTS) == path.read_bytes()


@pytest.mark.parametrize("form", FORMS)
@given(zh=ANY, en=ANY, previous=ANY)
def test_any_words_survive(
    tmp_path_factory: pytest.TempPathFactory, form: str, zh: str, en: str, previous: str
) -> None:
    path = tmp_path_factory.mktemp("out") / "out"
    path.write_bytes(FORMATS[form]([outgoing(zh, en, previous)] * 2))
    returned = read_returned(path)
    assert [(each.name, each.zh, each.en, each.needs_work, each.was) for each in returned] == [
        ("a/b:c.d", zh, en, True, fingerprint(en))
    ] * 2


def test_polib_reads_contexts_fuzzy_flags_previous_texts_and_comments(tmp_path: Path) -> None:
    path = tmp_path / "out.po"
    path.write_bytes(FORMATS["po"](TEXTS))
    first, second, third = polib.pofile(str(path))
    assert (first.msgctxt, first.msgid, first.fuzzy) == ("operations/a:title", "河岸补种", False)
    assert first.comment == "glossary: 河岸 = riverbank"
    assert second.tcomment == TEXTS[1].comment
    assert first.occurrences[0] == ("content/operations/a.yml", "2")
    assert (second.fuzzy, second.previous_msgid) == (True, "补种1000余棵")
    assert second.msgstr == TEXTS[1].text.en
    assert not third.translated()


TOOLKIT: dict[str, Any] = {
    "po": pypo.pofile,
    "xliff": xliff.xlifffile,
    "xliff2": xliff2.Xliff2File,
    "csv": csvl10n.csvfile,
}
"""The readers of translate-toolkit, which declares too few types to be checked."""


@pytest.mark.parametrize("form", TOOLKIT)
def test_translate_toolkit_reads_what_we_write(tmp_path: Path, form: str) -> None:
    path = tmp_path / "out"
    path.write_bytes(FORMATS[form](TEXTS))
    units = [unit for unit in TOOLKIT[form].parsefile(str(path)).units if not unit.isheader()]
    guarded = "'" if form == "csv" else ""
    assert [unit.source for unit in units] == ["河岸补种", f"{guarded}{TEXTS[1].text.zh}", "山坡 %s"]
    assert [unit.target or "" for unit in units] == [
        "Riverbank replanting",
        f"{guarded}{TEXTS[1].text.en}",
        "",
    ]
    assert [unit.isfuzzy() for unit in units] == [False, True, False]
    if form != "xliff2":  # translate-toolkit looks for notes in the segment, XLIFF 2.0 has them in the unit
        assert "glossary: 河岸 = riverbank" in units[0].getnotes(origin="developer")


@pytest.mark.parametrize("form", TOOLKIT)
def test_what_translate_toolkit_writes_back_comes_in(tmp_path: Path, form: str) -> None:
    path, back = tmp_path / "out", tmp_path / "back"
    path.write_bytes(FORMATS[form](TEXTS))
    store = TOOLKIT[form].parsefile(str(path))
    units = [unit for unit in store.units if not unit.isheader()]
    units[1].target = "More than 1,200\nsaplings"
    units[1].markfuzzy(False)  # noqa: FBT003 - each of its formats names the parameter differently
    units[2].target = "Hillside %s"
    store.savefile(str(back))
    expected = [
        Returned(Place(back), "operations/a:title", "河岸补种", "Riverbank replanting"),
        Returned(Place(back), TEXTS[1].name, TEXTS[1].text.zh, "More than 1,200\nsaplings"),
        Returned(Place(back), "operations/b:title", "山坡 %s", "Hillside %s"),
    ]
    returned = read_returned(back)
    assert [(each.name, each.zh, each.en, each.needs_work) for each in returned] == [
        (each.name, each.zh, each.en, each.needs_work) for each in expected
    ]
    assert [each.comment for each in returned] == ["", TEXTS[1].comment, ""]
    assert [each.was for each in returned] == [
        fingerprint("Riverbank replanting"),
        fingerprint(TEXTS[1].text.en or ""),
        "none",
    ]


def test_no_cell_begins_like_a_formula(tmp_path: Path) -> None:
    path = tmp_path / "out.csv"
    path.write_bytes(FORMATS["csv"](TEXTS))
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    cells = [cell for row in path.read_text("utf-8-sig").split("\r\n") for cell in row.split('","')]
    assert not [cell for cell in cells if cell.lstrip('"').startswith(("=", "+", "-", "@"))]


@pytest.mark.parametrize("separator", [";", "\t"])
def test_a_spreadsheet_program_may_choose_its_separator(tmp_path: Path, separator: str) -> None:
    path = tmp_path / "out.csv"
    path.write_text(f"context{separator}source{separator}target\na:b{separator}一{separator}one\n", "utf-8")
    assert read_returned(path) == [Returned(Place(path, 2, 1), "a:b", "一", "one", None)]


def test_segments_that_a_program_split_are_joined(tmp_path: Path) -> None:
    path = tmp_path / "a.xlf"
    path.write_text(
        '<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.0" srcLang="zh" trgLang="en">'
        '<file id="f1"><unit id="u1" name="a:b"><?tool x?><!-- y --><segment state="final"><source>一。</source><target>One.</target>'
        "</segment><ignorable><source> </source></ignorable><segment state='final'><source>二。</source>"
        "<target>Two.</target></segment></unit></file></xliff>",
        encoding="utf-8",
    )
    assert [(each.zh, each.en) for each in read_returned(path)] == [("一。 二。", "One. Two.")]


BROKEN = {
    "a.po": ('msgid "a"\nmsgstr "b\n', "a.po:2:1: this is not a PO file"),
    "b.xlf": ("<xliff>\n<a></xliff>", "b.xlf:2:"),
    "c.xlf": ("<html/>", "c.xlf:1:1: this XML file is not XLIFF"),
    "d.csv": ("context,target\na,b\n", "d.csv:1:1: the column “source” is missing"),
    "e.txt": ("hello", "e.txt: this is not a file that a translator can send back"),
    "g.csv": (
        "context,source,target\na:b,一,one\na:c,二\n",
        "g.csv:3:1: a:c: this row ends before the column “target”",
    ),
    "h.csv": (
        "context,source,target\na:b,,one\n",
        "h.csv:2:1: a:b: the Chinese is missing in the column “source”",
    ),
    "i.xlf": (
        '<xliff xmlns="urn:x" version="9.9"/>',
        "i.xlf:1:1: this is XLIFF 9.9, which cannot be read",
    ),
    **{
        f"f.{root}": (
            f'<!DOCTYPE {root} [<!ENTITY a "河">]>\n<{root}>\n<body>&a;</body></{root}>',
            f"f.{root}:3:1: “&a;” stands for other characters; write the characters themselves",
        )
        for root in ("xliff", "tmx")
    },
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_file_is_said_with_its_line(tmp_path: Path, name: str) -> None:
    text, expected = BROKEN[name]
    (tmp_path / name).write_text(text, encoding="utf-8")
    with pytest.raises(ProblemsError) as error:
        read_returned(tmp_path / name)
    assert str(error.value).removeprefix(f"{tmp_path.as_posix()}/").startswith(expected)


def test_a_file_in_another_encoding_is_said(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes("context,source,target\na,中文,b\n".encode("gb18030"))
    with pytest.raises(ProblemsError, match=r"a.csv:2:1: this is not UTF-8; .*“CSV UTF-8”"):
        read_returned(path)


def test_a_po_file_in_a_chinese_encoding_that_it_names_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.po"
    header = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=GBK\\n"\n\n'
    path.write_bytes(f'{header}msgctxt "a:b"\nmsgid "一"\nmsgstr "one"\n'.encode("gb18030"))
    assert [(each.name, each.zh, each.en) for each in read_returned(path)] == [("a:b", "一", "one")]


def test_xliff_of_version_1_1_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.xlf"
    path.write_text(
        '<xliff xmlns="urn:oasis:names:tc:xliff:document:1.1" version="1.1"><file original="a" datatype="plaintext"'
        ' source-language="zh"><body><trans-unit id="a:b" approved="no"><source>一</source><target>one</target>'
        "</trans-unit></body></file></xliff>",
        encoding="utf-8",
    )
    assert read_returned(path) == [Returned(Place(path, 1, 1), "a:b", "一", "one", needs_work=True)]
