"""Words in drawings and formulas: text boxes, letters along a path, fractions and powers."""

from collections.abc import Mapping

from generator.ingest.word.line import Line, Words
from generator.ingest.word.markup import Element, attribute, child, name, words_of
from generator.ingest.word.runs import Handler, Look, Runs
from generator.ingest.word.signs import raised


def _box(runs: Runs, element: Element, _look: Look, words: Words) -> None:
    words.beside.extend(runs.boxes(element))


def _shape(runs: Runs, element: Element, look: Look, words: Words) -> None:
    if "visibility:hidden" in (element.get("style") or "").replace(" ", ""):
        _unseen(runs, element)
    else:
        runs.read(element, look, words)


def _drawing(runs: Runs, element: Element, look: Look, words: Words) -> None:
    frames = (each for each in element if name(each) in ("wp:inline", "wp:anchor"))
    if attribute(child(next(frames, None), "wp:docPr"), "hidden") in ("1", "true"):
        _unseen(runs, element)
    else:
        runs.read(element, look, words)


def _unseen(runs: Runs, element: Element) -> None:
    if words := words_of(element):
        runs.tally.add("hidden", words=words)


def _letters(_runs: Runs, element: Element, _look: Look, words: Words) -> None:
    """Read words drawn along a path, as in the red heads of old files."""
    if string := (element.get("string") or "").strip():
        words.beside.append(Line(string))


def _drawn_paragraph(_runs: Runs, element: Element, _look: Look, words: Words) -> None:
    """Read a paragraph of a drawing that has words but no text box."""
    if text := "".join(each.text or "" for each in element.iter() if name(each) == "a:t").strip():
        words.beside.append(Line(text))


def _object(runs: Runs, element: Element, look: Look, words: Words) -> None:
    """Count an object of another program, without counting its picture as well."""
    runs.tally.add("objects")
    for each in element.iter():
        if name(each) == "w:txbxContent":
            _box(runs, each, look, words)


def _formula(runs: Runs, element: Element, look: Look, words: Words) -> None:
    runs.tally.add("formulas")
    runs.read(element, look, words)


def _brackets(runs: Runs, element: Element, look: Look, words: Words) -> None:
    """Read an expression in brackets, which are properties of the formula and not characters of its runs."""
    properties = child(element, "m:dPr")
    opening, closing = (attribute(child(properties, f"m:{each}Chr"), "m:val") for each in ("beg", "end"))
    runs.put("(" if opening is None else opening, words)
    runs.read(element, look, words)
    runs.put(")" if closing is None else closing, words)


def _fraction(runs: Runs, element: Element, look: Look, words: Words) -> None:
    runs.read(child(element, "m:num"), look, words)
    runs.put("/", words)
    runs.read(child(element, "m:den"), look, words)


def _power(runs: Runs, element: Element, look: Look, words: Words) -> None:
    runs.read(child(element, "m:e"), look, words)
    above = Words()
    runs.read(child(element, "m:sup"), look, above)
    text = "".join(above.pieces)
    higher = raised(text)
    if text:
        runs.put(higher if higher != text else f"^{text}", words)


DRAWN: Mapping[str, Handler] = {
    "w:txbxContent": _box,
    "v:shape": _shape,
    "w:drawing": _drawing,
    "v:textpath": _letters,
    "w:object": _object,
    "a:p": _drawn_paragraph,
    "m:oMath": _formula,
    "m:d": _brackets,
    "m:f": _fraction,
    "m:sSup": _power,
}
"""How drawings are read, by the names of elements."""
