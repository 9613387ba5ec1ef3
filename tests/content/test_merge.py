"""A user's words stay, the others follow the machine."""

import pytest

from generator.content.changing import Clash, Sharing, Side, applied, merge
from generator.model import Plain, elements_in, fingerprint


def said(zh: str, **more: Plain) -> dict[str, Plain]:
    return {"text": {"zh": zh}, "kind": "quote", **more}


def translated(zh: str, en: str = "English", src: str | None = None) -> dict[str, Plain]:
    text: Plain = {"zh": zh, "en": en, **({"en_src": src} if src else {})}
    return {"text": text, "kind": "quote"}


def entry(*statements: Plain, **more: Plain) -> dict[str, Plain]:
    return {"id": "x", "title": {"zh": "题"}, "statements": [*statements], **more}


def result(
    before: dict[str, Plain], now: dict[str, Plain], file: dict[str, Plain], take: Side | None = None
) -> tuple[Plain, list[Clash]]:
    merged = merge(before, now, file, take=take)
    return applied(file, merged.changes), merged.clashes


A, B, C, D = (
    "各地清理河道一百二十公里。",
    "水利部门召开视频会议。",
    "湖州建立河长制度。",
    "保定拆除违法建筑。",
)
A2 = "各地清理河道一百三十公里。"


def test_one_rewritten_sentence_leaves_the_others_fresh() -> None:
    before, now = entry(said(A), said(B)), entry(said(A2), said(B))
    file = entry(said(A), said("部门开了会。"))
    assert result(before, now, file) == (entry(said(A2), said("部门开了会。")), [])


def test_a_new_sentence_comes_in_at_its_place() -> None:
    before, now = entry(said(A), said(B)), entry(said(A), said(C), said(B))
    assert result(before, now, entry(said("我的话。"), said(A), said(B)))[0] == entry(
        said("我的话。"), said(A), said(C), said(B)
    )


def test_a_persons_order_stays() -> None:
    before, now = entry(said(A), said(B), said(C)), entry(said(A2), said(B), said(C))
    assert result(before, now, entry(said(C), said(A), said(B)))[0] == entry(said(C), said(A2), said(B))


def test_the_machines_order_is_followed_where_nobody_touched_the_list() -> None:
    before, now = entry(said(A), said(B)), entry(said(B), said(A))
    assert result(before, now, entry(said(A), said(B)))[0] == now


def test_a_dropped_sentence_goes_only_if_nobody_touched_it() -> None:
    before, now = entry(said(A), said(B)), entry(said(A))
    assert result(before, now, entry(said(A), said(B))) == (now, [])
    file = entry(said(A), translated(B))
    assert result(before, now, file) == (file, [Clash(("statements", 1), None, translated(B))])
    assert result(before, now, file, "machine")[0] == now


def test_a_deleted_sentence_stays_deleted_even_when_it_changes() -> None:
    before, now = entry(said(A), said(B)), entry(said(A2), said(B), said(C))
    assert result(before, now, entry(said(B))) == (entry(said(B), said(C)), [])


def test_a_translation_stays_and_becomes_stale() -> None:
    fresh = fingerprint(A)
    before, now = entry(said(A)), entry(said(A2))
    assert result(before, now, entry(translated(A, src=fresh)))[0] == entry(translated(A2, src=fresh))
    assert result(before, now, entry(translated(A)))[0] == entry(translated(A2, src=fresh))


def test_both_changed_leaves_the_persons_and_tells() -> None:
    before, now, file = entry(said(A)), entry(said(A2)), entry(said("各地清理了河道。"))
    assert result(before, now, file) == (
        file,
        [Clash(("statements", 0, "text", "zh"), A2, "各地清理了河道。")],
    )
    assert result(before, now, file, "machine")[0] == now
    assert result(before, now, file, "person") == result(before, now, file)


def test_what_both_say_is_no_conflict() -> None:
    assert result(entry(said(A)), entry(said(A2)), entry(said(A2))) == (entry(said(A2)), [])
    mine = said(C, figures=[])
    assert result(entry(said(A)), entry(said(A), said(C)), entry(said(A), mine)) == (
        entry(said(A), mine),
        [],
    )


def test_figures_and_quotes_follow_though_the_sentence_was_rewritten() -> None:
    def cited(zh: str, quote: str, value: str) -> Plain:
        figure: Plain = {"as_written": f"{value}公里", "value": value, "unit": "公里"}
        return said(zh, cites=[{"document": "d", "passage": "p1", "quote": quote}], figures=[figure])

    before, now = entry(cited(A, A, "120")), entry(cited(A2, A2, "130"))
    after, clashes = result(before, now, entry(cited("清理了河道。", A, "120")))
    assert after == entry(cited("清理了河道。", A2, "130"))
    assert [clash.key for clash in clashes] == [("statements", 0, "text", "zh")]


@pytest.mark.parametrize("field", ["regions", "topics"])
def test_single_words_come_and_go(field: str) -> None:
    def listing(*words: str) -> dict[str, Plain]:
        return {**entry(), field: [*words]}

    before, now = listing("a", "b"), listing("a", "c", "d")
    assert result(before, now, listing("b", "mine", "a"))[0] == listing("mine", "a", "c", "d")
    assert result(before, now, listing("b"))[0] == listing("c", "d")


def test_a_field_that_a_person_took_out_is_a_conflict_only_when_it_changes() -> None:
    before, file = entry(section="one"), entry()
    assert result(before, entry(section="one"), file) == (file, [])
    assert result(before, entry(section="two"), file) == (file, [Clash(("section",), "two", None)])


def test_a_sentence_that_two_documents_say_stays_with_the_other() -> None:
    def cite(document: str) -> Plain:
        return {"document": document, "quote": A}

    both = said(A, cites=[cite("one"), cite("two")])
    before, now = (
        entry(said(A, cites=[cite("two")])),
        entry(said(A2, cites=[{"document": "two", "quote": A2}])),
    )
    sharing = Sharing("two", {"regions": {"CN-HE"}})
    file = entry(both, regions=["CN-HE"])
    merged = merge({**before, "regions": ["CN-HE"]}, now, file, sharing=sharing)
    assert applied(file, merged.changes) == entry(
        said(A, cites=[cite("one")]), *elements_in(now["statements"]), regions=["CN-HE"]
    )
    gone = merge({**before, "regions": ["CN-HE"]}, entry(), file, sharing=sharing)
    assert applied(file, gone.changes) == entry(said(A, cites=[cite("one")]), regions=["CN-HE"])
