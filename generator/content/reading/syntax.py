"""What YAML parsers complain about, in words for people: what is wrong, and what would be right."""

from collections.abc import Mapping

from generator.messages import Message, say, template

ONE_COLUMN = template("the lines of one list, or of one group of keys, start in the same column")
QUOTE = template("put the text in quotation marks")
_UNKNOWN = (template("this cannot be read as YAML"), template("compare it with a file that is right"))
_BACKSLASH = (
    template("a text in double quotation marks contains a backslash"),
    template("use single quotation marks around it"),
)
_BLOCK = (
    template("there are words on the same line as a | or >"),
    template("begin the text on the next line, indented; or put it in quotation marks"),
)
_STAR = (template("a text begins with * or &"), QUOTE)
_NO_VALUE = (template("a value is missing or begins with a character that YAML reserves"), QUOTE)
_COMPLAINTS: Mapping[str, tuple[str, str]] = {
    "mapping values are not allowed": (
        template("a text contains a colon followed by a space"),
        template("put a text that contains “: ” in quotation marks"),
    ),
    "cannot start any token": (template("a text begins with @, ` or %"), QUOTE),
    "could not find expected ':'": (
        template("a line has no “key: ”"),
        template("write each line in the form “key: value”"),
    ),
    "escape character": _BACKSLASH,
    "expected hexdecimal": _BACKSLASH,
    "block sequence entries are not allowed": (
        template("a list begins on the line of its key"),
        template("begin the list on the next line"),
    ),
    "mapping keys are not allowed": (
        template("a key is not allowed here"),
        template("begin on the next line"),
    ),
    "expected ',' or ']'": (
        template("a comma is missing in a list in square brackets"),
        template("put a comma between the items"),
    ),
    "expected ',' or '}'": (
        template("a comma is missing between the keys in curly brackets"),
        template("put a comma between the keys, and a text with a comma or a bracket in quotation marks"),
    ),
    "expected '-' indicator": (template("a line of a list does not begin with “- ”"), ONE_COLUMN),
    "expected key": (template("this line does not fit the lines around it"), ONE_COLUMN),
    "expected <block end>": (template("this line does not fit the list or the keys around it"), ONE_COLUMN),
    "node content": _NO_VALUE,
    "alphabetic or numeric character": _STAR,
    "undefined alias": _STAR,
    "comment or line break": _BLOCK,
    "indentation indicator": _BLOCK,
    "non-alphabetical": (template("a line begins with %"), QUOTE),
    "directive": (template("a line begins with %"), QUOTE),
    "whitespace or line break": (template("a text begins with !"), QUOTE),
    "tag": (template("a text begins with !"), QUOTE),
    "another document": (
        template("a line of --- begins a second file within this one"),
        template("keep one entry in each file"),
    ),
    "document start": (template("this line does not fit the lines around it"), ONE_COLUMN),
}
"""What is wrong and what would be right, by parts of the parsers' own messages (libyaml's and PyYAML's)."""


def in_plain_words(said: str) -> tuple[Message, Message]:
    """Return a parser's complaint in our own words, with advice."""
    message, hint = next((words for part, words in _COMPLAINTS.items() if part in said), _UNKNOWN)
    return say(message), say(hint)
