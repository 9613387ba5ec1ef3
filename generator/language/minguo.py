"""Years of the Republic of China: as Taiwan counts them, and texts from before 1949."""

from generator.language.numerals import BLANKS, number

DATE_GAP = f"[{BLANKS}\u3000]?"
"""A blank that many pages set between the figures and characters of a date."""
MINGUO = rf"民[國国]{DATE_GAP}(?:\d{{1,3}}(?!\d)|元(?=年)|[〇○零一二三四五六七八九十百]{{1,6}})"
"""Such a year without its 年, as a regular expression: 民國112, 民国 一一二, 民国元."""
_BEFORE = 1911
_DIGITS = str.maketrans("〇○零一二三四五六七八九", "000123456789")


def minguo_year(written: str) -> int:
    """Return the number in the common era of a year after its 民國, or without it."""
    digits = written.removeprefix("民國").removeprefix("民国").strip()
    plain = digits.translate(_DIGITS)
    counted = int(plain) if plain.isdecimal() else 1 if digits == "元" else int(number(digits) or 0)
    return _BEFORE + counted
