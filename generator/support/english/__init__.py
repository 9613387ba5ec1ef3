"""Whether an English sentence says what its Chinese says; start at ``untrue.py``."""

from generator.support.english.untrue import find_untrue

__all__ = ["find_untrue"]
