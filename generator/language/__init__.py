"""What is meant by Chinese, by a number and by alike: each said once, for all other packages. Imports none of them."""

from generator.language.han import FULL_WIDTH, HAN, HAN_RANGES, has_han

__all__ = ["FULL_WIDTH", "HAN", "HAN_RANGES", "has_han"]
