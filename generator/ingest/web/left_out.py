"""What a page holds besides its article, named by kind; what has sentences in it comes first."""

from collections.abc import Iterator, Mapping, Sequence

from generator.excerpts import Excerpts
from generator.ingest.marked_words import say_struck
from generator.messages import Message, say

_KINDS = {
    "around": say("lines around the article"),
    "hidden": say("what the page hides"),
    "beside": say("notes beside the article"),
    "comments": say("readers' comments"),
    "controls": say("forms to fill in"),
    "links": say("lists of links within the article"),
    "recommended": say("lists of other articles"),
    "menus": say("menus and lists of links"),
    "site": say("what is said of the site, at its head and foot"),
    "machinery": say("notes for sharing, printing and turning pages"),
    "imprint": say("the line at the headline with publisher and date"),
    "readings": say("phonetic guides above characters"),
    "drawn": say("words in drawings"),
    "added": say("what rules of style set before and after elements"),
    "framed": say("what frames within the page show"),
}


def tell(*left: Mapping[str, Sequence[str]]) -> Iterator[Message]:
    """Yield a message for each kind of words that are left out, with the words."""
    by_kind = {
        kind: Excerpts(tuple(words for part in left for words in part.get(kind, ()))) for kind in _KINDS
    }
    found = [(kind, words) for kind, words in by_kind.items() if words.length]
    for kind, words in sorted(found, key=lambda each: not each[1].has_sentences):
        yield _told(_KINDS[kind], words)
    struck = [words for part in left for words in part.get("struck", ())]
    if struck:
        yield say_struck(struck)


def _told(what: Message, words: Excerpts) -> Message:
    if words.has_sentences:
        return say(
            "{what}, with sentences ({count} characters): {words}", what=what, count=words.length, words=words
        )
    return say("{what} ({count} characters): {words}", what=what, count=words.length, words=words)
