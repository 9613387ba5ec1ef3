"""Long lists on several pages: the first at the list's own address, the others below it, as at ``numbers/page/2/``.

Where a list is cut depends on its rows alone and is the same in all locales.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from markupsafe import Markup

from generator.render.contexts import Context, Pager
from generator.render.drawn_views import RowGroup
from generator.render.edition import Edition
from generator.render.page import numbered, page_numbers
from generator.render.page_view import PageView, Part
from generator.render.programs import address_of
from generator.render.trust_views import Coverage, PassageView
from generator.render.views import Day, NumberedPage, TermView, Words

_NEAR = 2
"""How many pages before and after the shown one are named."""
_INSIDE: Mapping[type, str] = {
    Coverage: "passages",
    PassageView: "sentences",
    RowGroup: "rows",
    Day: "entries",
}
"""Rows that hold rows of their own, with the field that has them; pairs hold them at their end."""
_Row = Any
"""A row of a list, which is of the list's own type."""


def paged(edition: Edition, view: PageView) -> Iterator[PageView]:
    """A page as it is if it is not too long, else the pages among which its lists are shared."""
    context = view.context
    numbers = tuple(page_numbers(_sizes(context)))
    count = max(numbers, default=1)
    if count == 1:
        yield view
        return
    pages = iter(numbers)
    lists = {name: _shared(getattr(context, name), pages) for name in context.lists}
    moved = _moved(context, lists)
    for number in range(1, count + 1):
        shown = {name: tuple(shares.get(number, ())) for name, shares in lists.items()}
        part = Part(view, number, count, moved if number == 1 else {})
        seen = replace(context, **shown).fitted(number)  # type: ignore[type-var] # each is a dataclass
        linked = {} if context.is_list or number > 1 else view.linked
        yield as_part(edition, replace(view, context=seen, linked=linked), part)


def as_part(edition: Edition, view: PageView, part: Part) -> PageView:
    """A page as one of those among which a list is shared."""
    one = replace(view, part=part)
    return one if part.number == 1 else _further(edition, one, part)


def pager(part: Part) -> Pager:
    """The ways from one page of a list to the others."""
    near = {1, part.count, *range(part.number - _NEAR, part.number + _NEAR + 1)}
    shown = sorted(number for number in near if 1 <= number <= part.count)
    pages: list[NumberedPage] = []
    for number in shown:
        is_apart = bool(pages) and number > pages[-1].number + 1
        pages.append(NumberedPage(number, _way(part, number), number == part.number, is_apart))
    return Pager(
        pages=tuple(pages),
        before=_way(part, part.number - 1) if part.number > 1 else "",
        after=_way(part, part.number + 1) if part.number < part.count else "",
        moved=Markup(json.dumps(part.moved).replace("<", "\\u003c") if part.moved else ""),  # noqa: S704 - ours
    )


def _further(edition: Edition, view: PageView, part: Part) -> PageView:
    title = edition.wording("pager.title", title=view.title.text, number=part.number)
    path = f"{_way(part, part.number).rstrip('/')}.md"
    return replace(view, path=path, title=Words(title, view.title.code))


def _way(part: Part, number: int) -> str:
    return numbered(address_of(part.first.path, ""), number)


def _sizes(context: Context) -> Iterator[int]:
    """About how many bytes each row takes, lists one after another."""
    for name, size in context.lists.items():
        for row in _rows(getattr(context, name)):
            yield size * (1 + len(getattr(row, "cited_by", ()) or getattr(row, "cells", ())))


def _inside(row: _Row) -> tuple[_Row, ...]:
    """The rows within a row; none if it is a row that is not cut."""
    if isinstance(row, tuple):
        return row[-1] if isinstance(row[-1], tuple) else ()
    name = _INSIDE.get(type(row))
    return getattr(row, name) if name else ()


def _rows(rows: Iterable[_Row]) -> Iterator[_Row]:
    for row in rows:
        if within := _inside(row):
            yield from _rows(within)
        else:
            yield row


def _shared(rows: Iterable[_Row], pages: Iterator[int]) -> dict[int, list[_Row]]:
    """The rows of each page, as ``pages`` has it; a row that holds others stands wherever some of them do."""
    found: dict[int, list[_Row]] = defaultdict(list)
    for row in rows:
        if within := _inside(row):
            for page, some in _shared(within, pages).items():
                found[page].append(_with(row, tuple(some)))
        else:
            found[next(pages)].append(row)
    return found


def _with(row: _Row, some: tuple[_Row, ...]) -> _Row:
    return (*row[:-1], some) if isinstance(row, tuple) else replace(row, **{_INSIDE[type(row)]: some})


def _moved(context: Context, lists: Mapping[str, Mapping[int, list[_Row]]]) -> dict[str, int]:
    """The anchors that begin on a further page, with its number; of a text only the first of each page."""
    found: dict[str, int] = {}
    for name, shares in lists.items():
        for page, rows in shares.items():
            if isinstance(rows[0], PassageView):
                found[_beginning(rows[0])] = page
                continue
            terms = (row for row in _rows(rows) if isinstance(row, TermView))
            inner = (
                place for term in terms for place in (term.id, *(each.anchor for each in term.statements))
            )
            for anchor in (*context.anchors.get(name, ()), *map(_anchor, rows), *inner):
                found.setdefault(anchor, page)
    return {anchor: page for anchor, page in found.items() if anchor and page > 1}


def _anchor(row: _Row) -> str:
    """The anchor of a row that holds others, or empty."""
    head = row[0] if isinstance(row, tuple) else getattr(row, "source", None)
    return head if isinstance(head, str) else str(getattr(head, "id", ""))


def _beginning(passage: PassageView) -> str:
    """The anchor of a passage, or of its first sentence here if the passage began on the page before."""
    first = passage.sentences[0].anchor
    return passage.anchor if first == f"{passage.anchor}-1" else first
