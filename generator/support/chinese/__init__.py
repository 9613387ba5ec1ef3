"""A Chinese statement held against its passages; start at ``unsupported.py``, whose rules are in ``rules``."""

from generator.support.chinese.unsupported import find_turned, find_unsupported

__all__ = ["find_turned", "find_unsupported"]
