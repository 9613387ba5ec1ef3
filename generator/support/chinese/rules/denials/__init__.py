"""What a sentence denies and its passages do not, or the other way round."""

from generator.support.chinese.rules.denials.added_denials import RULES

__all__ = ["RULES"]
