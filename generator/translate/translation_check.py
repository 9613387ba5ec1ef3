"""What a translation must keep: its freshness, the glossary's words, and every figure with its bound."""

from collections import Counter
from collections.abc import Callable, Iterator
from typing import Literal

from generator.content.reading import Content
from generator.errors import Problem
from generator.kept import digest, looked_up
from generator.messages import NOTHING, Message, say
from generator.model import Address, FieldPath, GlossaryTerm, Locale, Localized, Statement, dotted
from generator.translate.glossary import find_forbidden, find_missing
from generator.translate.kept_figures import BOUND_WORDS, find_added, find_losses, find_numbers

_RIGHT = "right"


def check_translations(content: Content) -> Iterator[Problem]:
    """Yield what is lost between the source, the Chinese and the English.

    A lost figure or bound is an error; stale or missing translations and breaches of the glossary are warnings.
    """
    for rule in RULES:
        yield from rule(content)


def _check_states(content: Content) -> Iterator[Problem]:
    missing: Counter[Address] = Counter()
    for address, key, part in content.parts:
        if not isinstance(part, Localized):
            continue
        if part.en_state == "missing":
            missing[address] += 1
        elif part.en_state == "stale":
            message = say("the Chinese was changed after it was translated")
            hint = say("correct the English, then run ‘explainer translate accept’")
            yield _problem(content, address, (*key, "en"), "stale-translation", message, hint, "warning")
    for address, count in missing.items():
        message = (
            say("1 text has no English") if count == 1 else say("{count} texts have no English", count=count)
        )
        hint = say("‘explainer translate export’ writes them out for a translator")
        yield _problem(content, address, (), "missing-translation", message, hint, "warning")


def _check_glossary(content: Content) -> Iterator[Problem]:
    for address, key, part in content.parts:
        if isinstance(part, Localized) and part.en and address != "glossary":
            yield from _check_terms(content, address, key, part, part.en)


def _check_terms(
    content: Content, address: Address, key: FieldPath, part: Localized, en: str
) -> Iterator[Problem]:
    glossary: tuple[GlossaryTerm, ...] = content.glossary
    for term in find_missing(part.zh, en, glossary):
        message = say("{term} is not translated as “{words}”", term=term.zh, words=term.en)
        hint = say("use the glossary's rendering, or change content/glossary.yml")
        yield _problem(content, address, (*key, "en"), "glossary-term", message, hint, "warning")
    for term, words in find_forbidden(en, glossary):
        message = say("“{words}” must not be used for {term}", words=words, term=term.zh)
        hint = say("write “{words}”", words=term.en)
        yield _problem(content, address, (*key, "en"), "forbidden-rendering", message, hint, "warning")


def _check_figures(content: Content) -> Iterator[Problem]:
    """Check the figures of statements; one of which the last look found that it is right is not read again."""
    with looked_up(content.folder, "figures", anew=content.changed is not None) as kept:
        for address, key, part in content.parts:
            if isinstance(part, Statement):
                name = digest(part.model_dump_json())
                problems = () if kept.get(name) == _RIGHT else tuple(_of_figures(content, address, key, part))
                if not problems:
                    kept.keep(name, _RIGHT)
                yield from problems


def _of_figures(
    content: Content, address: Address, key: FieldPath, statement: Statement
) -> Iterator[Problem]:
    yield from _check_records(content, address, key, statement)
    yield from check_texts(content, address, key, statement)


def _check_records(
    content: Content, address: Address, key: FieldPath, statement: Statement
) -> Iterator[Problem]:
    """Check each figure against the quotes that it was read from."""
    for number, figure in enumerate(statement.figures):
        quotes = [cite.quote for cite in statement.cites if figure.as_written in cite.quote]
        if not quotes or not find_numbers(figure.as_written, "zh"):
            continue
        losses = [next(find_losses(quote, "zh", (figure,)), None) for quote in quotes]
        if all(losses) and losses[0]:
            field = (*key, "figures", number, losses[0].what)
            written = figure.value if losses[0].what == "value" else figure.bound
            message = say(
                "“{written}” is not what the source says: “{words}”", written=written, words=figure.as_written
            )
            hint = say("write the value and the limit of the source; 万 is 10,000 and 亿 is 100,000,000")
            yield _problem(content, address, field, "figure-record", message, hint)


def check_texts(
    content: Content, address: Address, key: FieldPath, statement: Statement
) -> Iterator[Problem]:
    """Check the sentence of a statement, in both languages, against its figures.

    If a figure is written without a number, as in 单日最高, its words must be in the Chinese; the English cannot be judged.
    """
    text = statement.text
    figures = statement.figures
    unread = tuple(each for each in figures if not find_numbers(each.as_written, "zh"))
    for figure in unread:
        if figure.as_written not in text.zh:
            message = say("the figure “{words}” is missing", words=figure.as_written)
            hint = say("write it as the citation has it")
            yield _problem(content, address, (*key, "text", "zh"), "lost-figure", message, hint)
    read = tuple(each for each in figures if each not in unread)
    locales: tuple[tuple[Locale, str | None], ...] = (("zh", text.zh), ("en", text.en))
    for locale, words in locales:
        for loss in find_losses(words, locale, read) if words else ():
            field = (*key, "text", locale)
            said = {"number": f"{loss.figure.value:f}", "words": loss.figure.as_written}
            if loss.what == "value":
                message = say("the figure {number} (“{words}”) is missing", **said)
                yield _problem(content, address, field, "lost-figure", message, say("state the same number"))
            else:
                message = say("{number} lacks what limits it in “{words}”", **said)
                proposed = say(BOUND_WORDS[locale][loss.figure.bound])
                hint = say("it must read as “{bound}”: {words}", bound=loss.figure.bound, words=proposed)
                yield _problem(content, address, field, "lost-bound", message, hint)
    for added in find_added(text.en, text.zh, figures) if text.en else ():
        number = text.en[added.start : added.end] if text.en else ""
        message = say("the Chinese does not state the number {number}", number=number)
        hint = say("leave it out, or state it in the Chinese too, with its citation")
        yield _problem(content, address, (*key, "text", "en"), "added-number", message, hint)


def _problem(  # noqa: PLR0913, PLR0917 - the parts of a problem
    content: Content,
    address: Address,
    key: FieldPath,
    kind: str,
    message: Message,
    hint: Message = NOTHING,
    severity: Literal["error", "warning"] = "error",
) -> Problem:
    return Problem(content.place(address, key), dotted(key), kind, message, hint, severity)


RULES: tuple[Callable[[Content], Iterator[Problem]], ...] = (_check_states, _check_glossary, _check_figures)
"""The rules; each yields the problems that it finds."""
