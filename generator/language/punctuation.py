"""The marks that Chinese and English set alike or differently."""

QUOTATION_MARKS = "“”„‟«»「」『』‘’‚‛＂＇\"'"
"""What stands around quoted words, in Chinese old and new, in English, and on a typewriter."""
FULL_FORM = dict(zip(",;:?!()", "，；：？！（）", strict=True))
"""The full-width form, which stands between Chinese characters, of each mark in half width."""
VERTICAL_FORMS = str.maketrans(
    "︐︑︒︓︔︕︖︗︘︙︰︱︲︳︴︵︶︷︸︹︺︻︼︽︾︿﹀﹁﹂﹃﹄﹇﹈",
    "，、。：；！？〖〗…‥—–＿＿（）｛｝〔〕【】《》〈〉「」『』［］",
)
"""Signs as vertical text draws them; source: the decompositions of Unicode's Vertical Forms and Compatibility Forms,
full-width where Chinese text uses such."""
