"""The same thing told by several documents becomes one entry; doubtful pairs are only proposed."""

from decimal import Decimal

from generator.extract import find_disagreements, find_matches, join_entries
from generator.model import Cite, DateMention, Event, Figure, Localized, Operation, Statement, Story


def statement(document: str, zh: str, killed: int | None = None) -> Statement:
    figures: tuple[Figure, ...] = ()
    if killed is not None:
        figures = (
            Figure(as_written=f"{killed}个", value=Decimal(killed), unit="个", of=Localized(zh="窝点")),
        )
    return Statement(text=Localized(zh=zh), cites=(Cite(document=document, quote=zh),), figures=figures)


def operation(document: str, name: str, *statements: Statement, regions: tuple[str, ...] = ()) -> Operation:
    return Operation(
        id=f"{document}-op",
        title=Localized(zh=name),
        statements=statements or (statement(document, f"开展{name}。"),),
        regions=regions,
        origins=(f"{document}/operation/1",),
    )


def meeting(document: str, name: str, iso: str | None) -> Event:
    return Event(
        id=f"{document}-event",
        title=Localized(zh=name),
        date=DateMention(as_written="x", iso=iso),
        statements=(statement(document, f"{name}召开。"),),
        origins=(f"{document}/event/1",),
    )


def test_an_operation_of_one_name_becomes_one_entry_with_both_citations() -> None:
    one = operation("a", "打击电信网络诈骗犯罪区域会战", statement("a", "捣毁窝点300个。", 300))
    other = operation(
        "b", "打击电信网络诈骗犯罪“区域会战”", statement("b", "捣毁窝点320个。", 320), regions=("CN-SD",)
    )
    (match,) = find_matches([[one], [other]])
    assert match.sure
    assert match.score == 1
    (joined,) = join_entries([[one], [other]], [match])
    assert joined.id == "a-op"
    assert [cite.document for each in joined.statements for cite in each.cites] == ["a", "b"]
    assert joined.regions == ("CN-SD",)
    assert joined.origins == ("a/operation/1", "b/operation/1")


def test_figures_that_disagree_stand_side_by_side() -> None:
    one = operation("a", "清网行动", statement("a", "捣毁窝点300个。", 300))
    other = operation("b", "清网行动", statement("b", "捣毁窝点320个。", 320))
    (joined,) = join_entries([[one], [other]], find_matches([[one], [other]]))
    (disagreement,) = find_disagreements(joined)
    assert (disagreement.of, disagreement.unit) == ("窝点", "个")
    assert [(document, figure.as_written) for document, figure in disagreement.figures] == [
        ("a", "300个"),
        ("b", "320个"),
    ]


def test_figures_without_a_note_of_what_they_count_are_told_apart_by_the_words_before_them() -> None:
    def count(document: str, zh: str, value: int) -> Statement:
        figure = Figure(as_written=f"{value}起", value=Decimal(value), unit="起")
        return Statement(text=Localized(zh=zh), cites=(Cite(document=document, quote=zh),), figures=(figure,))

    one = operation("a", "清网行动", count("a", "查处违法案件120起。", 120))
    other = operation(
        "b", "清网行动", count("b", "共查处违法案件150起。", 150), count("b", "调解纠纷80起。", 80)
    )
    (joined,) = join_entries([[one], [other]], find_matches([[one], [other]]))
    (disagreement,) = find_disagreements(joined)
    assert disagreement.of == "查处违法案件"
    assert [figure.as_written for _, figure in disagreement.figures] == ["120起", "150起"]


def test_the_same_sentence_in_two_documents_is_one_statement_with_two_citations() -> None:
    one = operation("a", "清网行动", statement("a", "开展清网行动。"))
    other = operation("b", "清网行动", statement("b", "开展清网行动。"))
    (joined,) = join_entries([[one], [other]], find_matches([[one], [other]]))
    (told,) = joined.statements
    assert [cite.document for cite in told.cites] == ["a", "b"]
    assert find_disagreements(joined) == ()


def test_the_first_meeting_is_not_the_second() -> None:
    one, other = meeting("a", "护水行动第一次推进会", None), meeting("b", "护水行动第二次推进会", None)
    assert find_matches([[one], [other]]) == ()


def test_another_date_keeps_two_meetings_apart() -> None:
    one, other = meeting("a", "全国护水会议", "2023-06-25"), meeting("b", "全国护水会议", "2024-06-25")
    assert not any(match.sure for match in find_matches([[one], [other]]))
    month = meeting("b", "全国护水会议", "2023-06")
    (match,) = find_matches([[one], [month]])
    assert match.sure
    assert match.date == 0.8


def test_names_that_are_only_alike_are_proposed_and_not_joined() -> None:
    one, other = operation("a", "夏季护水专项整治行动"), operation("b", "护水专项整治")
    (match,) = find_matches([[one], [other]])
    assert not match.sure
    assert len(join_entries([[one], [other]], [match])) == 2


def test_stories_are_the_same_by_words_and_place() -> None:
    words = "某市护水队沿河巡查，清理河道垃圾三百余吨。"

    def story(document: str, title: str, region: str) -> Story:
        return Story(
            id=document,
            title=Localized(zh=title),
            regions=(region,),
            date=DateMention(as_written="6月25日", iso="2023-06-25"),
            statements=(statement(document, words),),
        )

    (match,) = find_matches([[story("a", "某市", "330681")], [story("b", "护水队巡河", "330000")]])
    assert match.sure
    assert match.place == 0.7
    apart = find_matches([[story("a", "某市", "330681")], [story("b", "某市", "440000")]])
    assert not any(match.sure for match in apart)


def test_two_entries_of_one_document_are_never_joined() -> None:
    one, twin = operation("a", "清网行动"), operation("a", "清网行动")
    other = operation("b", "清网行动")
    drafts = [[one, twin], [other]]
    joined = join_entries(drafts, find_matches(drafts))
    assert len(joined) == 2
    assert sum(len(entry.statements) for entry in joined) == 2
    assert all(
        len({cite.document for each in entry.statements for cite in each.cites}) <= 2 for entry in joined
    )


def test_the_order_of_matches_does_not_depend_on_chance() -> None:
    drafts = [[operation(name, f"{place}护水行动")] for name in "abc" for place in ("东河",)]
    assert find_matches(drafts) == find_matches(drafts)
    (joined,) = join_entries(drafts, find_matches(drafts))
    assert joined.id == "a-op"
