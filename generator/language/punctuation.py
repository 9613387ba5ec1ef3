"""Punctuation marks that Chinese and English write alike or differently."""

QUOTATION_MARKS = "“”„‟«»「」『』‘’‚‛＂＇\"'"
"""The marks around quoted words: Chinese old and new, English, and those of a typewriter."""
FULL_FORM = dict(zip(",;:?!()", "，；：？！（）", strict=True))
"""For each half-width mark, the full-width form that stands between Chinese characters."""
VERTICAL_FORMS = str.maketrans(
    "︐︑︒︓︔︕︖︗︘︙︰︱︲︳︴︵︶︷︸︹︺︻︼︽︾︿﹀﹁﹂﹃﹄﹇﹈",
    "，、。：；！？〖〗…‥—–＿＿（）｛｝〔〕【】《》〈〉「」『』［］",
)
"""Signs as vertical text draws them, mapped to the usual ones, full-width where Chinese text uses such;
source: the decompositions of Unicode's Vertical Forms and Compatibility Forms."""
