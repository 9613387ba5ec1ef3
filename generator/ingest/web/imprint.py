"""Publisher and day of publication: from a page's head, a platform's scripts, or the line at the headline.

Never from running text: a day that an article mentions dates what it reports.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from datetime import date, datetime, timedelta, timezone
from html import unescape

from generator.ingest.web.families import alternatives, expression, names
from generator.ingest.web.page_lines import Line
from generator.ingest.web.page_words import clean, squeezed
from generator.ingest.web.saved import Page
from generator.language import HAN

CHINA = timezone(timedelta(hours=8))
_AFTER, _BEFORE = 15, 6
"""How many lines after and before the headline may contain publisher and day."""
_LONGEST = 160
_SHORTEST_NAME, _LONGEST_NAME = 2, 30
_MOST_PARTS = 3
_SHORT_REST = 12
"""How many letters may stand beside a day that a machine wrote."""
_OWN_NAME = re.compile(r"[^\W\d]{1,12}(?:[网报社台刊志线端局厅委府部院办媒]|中心)")
"""A name that needs no label such as “source” if it stands alone beside the day."""
_YMD = (
    r"((?:20|19)\d\d)\s{0,2}(?:[-/.年]\s{0,2}(\d{1,2})\s{0,2}[-/.月]|\s(\d{1,2})\s{0,2}/)\s{0,2}(\d{1,2})日?"
)
_STATED = re.compile(
    r"(?<!\d)(?:((?:20|19)\d\d)\s?[-/.年]\s?(\d{1,2})\s?[-/.月]\s?(\d{1,2})|((?:20|19)\d\d)(\d\d)(\d\d))(?!\d)"
)
_INSTANT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d)?(?:\.\d{1,6})?(?:Z|[+-]\d\d:?\d\d)")
_NO_DAYS = frozenset([date(1900, 1, 1), date(1970, 1, 1)])
"""Days that a system writes if it knows none."""
_TIME = r"(?:T?\d{1,2}[:：]\d\d(?:[:：]\d\d)?|\d{1,2}时\d{1,2}分)"
_DAY = re.compile(
    rf"(?:^|(?<=[\s|【】\[\]>·]))(?:{alternatives('published_labels')}\s{{0,3}}[:：]?\s{{0,3}})?{_YMD}"
    rf"(?=$|[\s|·【】\[\]]|(?:上午|下午)?{_TIME}|星期.(?:\s|$)"
    rf"|(?:{alternatives('source_labels')}|{alternatives('other_labels')})\s{{0,3}}[:：])"
)
_WITH_TIME = re.compile(rf"{_YMD}\s{{0,3}}(?:上午|下午)?{_TIME}")
_BY_MACHINE = re.compile(r"\d{4}[-/.]\d{1,2}[-/.]\d")
_LABELLED_DAY = re.compile(rf"(?<![{HAN}]){alternatives('published_labels')}\s{{0,3}}[:：]?\s{{0,3}}{_YMD}")
_OTHER_DAY = re.compile(rf"{alternatives('other_day_labels')}\s{{0,3}}[:：]?\s{{0,3}}{_YMD}")
_SOURCE = re.compile(
    rf"(?:{alternatives('source_labels')})(?:\s{{0,3}}[:：]|(?<=于)[:：]?)\s{{0,3}}(.{{0,80}})"
)
_SOURCE_LABEL = re.compile(alternatives("source_labels"))
_LABEL = rf"(?:{alternatives('source_labels')}|{alternatives('published_labels')}|{alternatives('other_day_labels')}|{alternatives('other_labels')})"
_BEGINS_LABEL = re.compile(_LABEL)
_FIELD = re.compile(rf"{_LABEL}\s{{0,3}}(?:[:：]|(?<=于))\s{{0,3}}[^\s|:：]{{0,40}}")
_NAME_ENDS = re.compile(rf"[\s|，,。；;:：（(【\[]|\d{{1,9}}\s?(?:人参与|条?评论|跟帖|次)|{_LABEL}|{_YMD}")
_ADDRESS = re.compile(rf"[a-z]{{3,6}}://[^\s{HAN}]{{1,200}}")
_DIGITS = frozenset("0123456789次")
_NICKNAME = re.compile(r"var nickname\s{0,3}=\s{0,3}(?:htmlDecode\()?[\"']([^\"'\n]{1,60})[\"']")
_SECONDS = re.compile(r"\b(?:ct|oriCreateTime)\s{0,3}=\s{0,3}[\"'](\d{10})[\"']")
_CREATED = re.compile(r"createTime\s{0,3}=\s{0,3}[\"'](\d{4}-\d\d-\d\d)")
_PUBLISHED = re.compile(r"\"(?:datePublished|pubDate)\"\s{0,9}:\s{0,9}\"([^\"\n]{8,40})\"")


def find_publisher(page: Page, lines: Sequence[Line]) -> str | None:
    """Return the publisher that the page states for its article, or the account, or the site."""
    stated = (_name(words) for words in page.stated("publisher"))
    shown = (_name(words) for words in _sources(list(_near(lines))))
    sites = (_name(words) for words in page.stated("site"))
    return next(filter(None, (*stated, *_account(page), *shown, *sites)), None)


def find_date(page: Page, lines: Sequence[Line]) -> str | None:
    """Return the day of publication, as ``2024-05-06``, from the page's head, scripts or headline."""
    published = (found[1] for words in page.linked_data if (found := _PUBLISHED.search(words)))
    stated = (_stated_day(words) for words in (*page.stated("date"), *published))
    return next(filter(None, (*stated, _posted(page), _shown_day(lines))), None)


def is_imprint(words: str) -> bool:
    """Return whether a line contains publisher, day, author and the like, and nothing else."""
    if len(words) > _LONGEST or "。" in words or not (_DAY.search(words) or _FIELD.search(words)):
        return False
    rest = re.sub(_TIME, " ", _DAY.sub(" ", _OTHER_DAY.sub(" ", _ADDRESS.sub(" ", words))))
    rest = re.sub(r"\d+\s?(?:人参与|条?评论|跟帖|次)", " ", _FIELD.sub(" ", rest))
    rest = re.sub(rf"{_LABEL}|[\W\d]|星期.|[大中小]", "", rest)
    return not rest or bool(_OWN_NAME.fullmatch(rest))


def _near(lines: Sequence[Line]) -> Iterator[Line]:
    """Yield the lines at the headline: first those up to the text after it, then some before it."""
    heads = [number for number, line in enumerate(lines) if line.is_headline and not is_imprint(line.words)]
    first = next(
        (number for number, line in enumerate(lines) if line.in_main and _is_prose(line)), len(lines)
    )
    before = [number for number in heads if number < first]
    if before:
        yield from lines[before[-1] + 1 : min(first, before[-1] + 1 + _AFTER)]
        yield from filter(_is_surely_imprint, lines[max(0, before[0] - _BEFORE) : before[0]])
    elif not heads:
        yield from lines[max(0, first - _AFTER) : first]


def _is_surely_imprint(line: Line) -> bool:
    """Return whether a line above the headline is surely about publication, as other days stand there too."""
    words = " ".join(line.pieces)
    return any(pattern.search(words) for pattern in (_LABELLED_DAY, _WITH_TIME, _SOURCE))


def _is_prose(line: Line) -> bool:
    return "。" in line.words or (len(re.findall("[，；]", line.words)) > 1)


def _shown_day(lines: Sequence[Line]) -> str | None:
    near = [line for line in _near(lines) if _may_tell(line)]
    words = [_OTHER_DAY.sub(" ", words) for line in near for words in _as_read(line)]
    for pattern in (_LABELLED_DAY, _DAY):
        for line in (line for line in words if pattern is _LABELLED_DAY or _is_bare_day(line)):
            for found in pattern.finditer(line):
                if day := _calendar(found.groups()):
                    return day
    return None


def _is_bare_day(words: str) -> bool:
    """Return whether an unlabelled day is that of publication: alone, with a time, or machine-written."""
    rest = re.sub(r"[\W\d]", "", _DAY.sub("", words))
    by_machine = _BY_MACHINE.search(words) and len(rest) <= _SHORT_REST
    return "\t" not in words and bool(is_imprint(words) or _WITH_TIME.search(words) or by_machine)


def _may_tell(line: Line) -> bool:
    is_link = line.linked and not (_SOURCE.search(line.words) or is_imprint(" ".join(line.pieces)))
    is_heading = (line.is_headline or line.level) and not is_imprint(line.words)
    is_text = _is_prose(line) or len(line.words) > _LONGEST or line.words.startswith(("（", "("))
    return not (
        is_heading or line.in_menu or is_link or is_text or expression("imprint_of_site").search(line.words)
    )


def _as_read(line: Line) -> tuple[str, str]:
    """Return a line's words without gaps, and with a gap between elements."""
    return line.words, line.words if "\t" in line.words else " ".join(line.pieces)


def _sources(lines: Sequence[Line]) -> Iterator[str]:
    """Yield what follows the word for a source, in the same element or the next one."""
    pieces = [piece for line in lines if not line.in_menu for piece in line.pieces]
    for number, piece in enumerate(pieces):
        found = _SOURCE.search(piece)
        if found or _SOURCE_LABEL.fullmatch(squeezed(piece)):
            following = pieces[number + 1] if number + 1 < len(pieces) else ""
            words = clean(found[1]) if found else ""
            if words:
                yield words
            elif not _BEGINS_LABEL.match(following) and not _DAY.match(following):
                yield following
    for line in lines:  # as in: 2024-05-06 09:12 某县日报
        for words in _as_read(line):
            if not line.in_menu and (name := _beside_day(words)):
                yield name


def _beside_day(words: str) -> str:
    """Return a publisher's name that stands alone beside the day, without a label."""
    if not _DAY.search(words):
        return ""
    rest = _FIELD.sub(" ", _DAY.sub(" ", _ADDRESS.sub(" ", words)))
    parts = [
        part
        for part in re.sub(_TIME, " ", rest).split()
        if not _BEGINS_LABEL.match(part) and part[0] not in _DIGITS
    ]
    return next(filter(_OWN_NAME.fullmatch, parts), "") if len(parts) <= _MOST_PARTS else ""


def _name(words: str) -> str | None:
    """Return a publisher's name without the label before it and what follows it."""
    words = re.sub(rf"^{alternatives('source_labels')}\s?[:：]?\s?", "", words)
    words = re.sub(r"^[【\[]|^[:：]", "", words)
    end = _NAME_ENDS.search(words)
    name = words[: end.start()] if end else words
    is_name = _SHORTEST_NAME <= len(name) <= _LONGEST_NAME and name.lower() not in names(
        "no_publishers"
    ) | names("platforms")
    return name if is_name and "/" not in name else None


def _account(page: Page) -> Iterator[str]:
    """Yield the account that a page of the WeChat platform names, visibly or in a script."""
    if _is_wechat(page):
        named = (
            clean(element.text_content()) for element in page.root.iter() if element.get("id") == "js_name"
        )
        scripts = (found[1] for words in page.scripts if (found := _NICKNAME.search(words)))
        yield from filter(None, (*named, *map(unescape, scripts)))


def _posted(page: Page) -> str | None:
    """Return the day, in China, that a WeChat page states in seconds since 1970 or as a date."""
    scripts = page.scripts if _is_wechat(page) else ()
    for words in scripts:
        if found := _SECONDS.search(words):
            return datetime.fromtimestamp(int(found[1]), CHINA).date().isoformat()
    return next((_stated_day(found[1]) for words in scripts if (found := _CREATED.search(words))), None)


def _is_wechat(page: Page) -> bool:
    return any(element.get("id") in ("js_content", "js_article") for element in page.root.iter("div"))


def _stated_day(words: str) -> str | None:
    """Return a day from the page's head; an instant with an offset is converted to China's time."""
    if instant := _INSTANT.search(words):
        with suppress(ValueError):
            return datetime.fromisoformat(instant[0]).astimezone(CHINA).date().isoformat()
    return next(filter(None, (_calendar(found.groups()) for found in _STATED.finditer(words))), None)


def _calendar(groups: Iterable[str | None]) -> str | None:
    """Return a day if it exists in the calendar."""
    with suppress(ValueError):
        day = date(*(int(part) for part in groups if part))
        return None if day in _NO_DAYS else day.isoformat()
    return None
