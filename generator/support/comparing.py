"""The two comparisons; some sixty rules, which take a tenth of a second to load, wait until something is compared."""

from generator.support.fact import Fault


def find_unsupported(statement: str, passages: tuple[str, ...]) -> tuple[Fault, ...]:
    """Find the words of a Chinese sentence that none of its passages bears out, in reading order."""
    from generator.support.chinese import find_unsupported as find  # noqa: PLC0415 - as above

    return find(statement, passages)


def find_turned(statement: str, passages: tuple[str, ...]) -> tuple[Fault, ...]:
    """Find only what is denied, planned, due or doubtful in one of the two, and not in the other."""
    from generator.support.chinese import find_turned as find  # noqa: PLC0415 - as above

    return find(statement, passages)


def find_untrue(english: str, chinese: str) -> tuple[Fault, ...]:
    """Find the words of an English sentence that say other than its Chinese, in reading order."""
    from generator.support.english import find_untrue as find  # noqa: PLC0415 - as above

    return find(english, chinese)
