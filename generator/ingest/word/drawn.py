"""Words in drawings and formulas: text boxes, letters along a path, fractions and powers."""

from collections.abc import Mapping

from generator.ingest.marked_words import lowered
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
    text = _within(runs, element, "m:sup", look)
    higher = raised(text)
    if text:
        runs.put(higher if higher != text else f"^{text}", words)


def _root(runs: Runs, element: Element, look: Look, words: Words) -> None:
    runs.put(f"{raised(_within(runs, element, 'm:deg', look))}√", words)
    runs.read(child(element, "m:e"), look, words)


def _index(runs: Runs, element: Element, look: Look, words: Words) -> None:
    """Read what has words below it, and perhaps above: a₂ is not a2."""
    runs.read(child(element, "m:e"), look, words)
    below, above = (_within(runs, element, part, look) for part in ("m:sub", "m:sup"))
    runs.put(lowered(below, "0") if below.isdecimal() else f"_{below} ", words)
    runs.put(raised(above) if above else "", words)


def _sum(runs: Runs, element: Element, look: Look, words: Words) -> None:
    """Read a sum or the like with its limits, which are no factors."""
    sign = attribute(child(element, "m:naryPr", "m:chr"), "m:val")
    runs.put("∫" if sign is None else sign, words)
    for part, mark in (("m:sub", "_"), ("m:sup", "^")):
        if limit := _within(runs, element, part, look):
            runs.put(f"{mark}{limit} ", words)
    runs.read(child(element, "m:e"), look, words)


def _within(runs: Runs, element: Element, part: str, look: Look) -> str:
    inner = Words()
    runs.read(child(element, part), look, inner)
    return "".join(inner.pieces)


def _apart(runs: Runs, element: Element, look: Look, words: Words) -> None:
    """Read the entries of a matrix or a list of equations, which would run together."""
    for each in element:
        runs.read_one(each, look, words)
        if name(each) in ("m:e", "m:mr", "m:fName", "m:lim"):
            runs.put(" ", words)


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
    "m:rad": _root,
    "m:nary": _sum,
    "m:sSub": _index,
    "m:sSubSup": _index,
    **dict.fromkeys(("m:m", "m:mr", "m:eqArr", "m:func", "m:limLow", "m:limUpp"), _apart),
}
"""How drawings are read, by the names of elements."""
