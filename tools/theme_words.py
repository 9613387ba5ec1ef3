"""Write the interface words of the theme overrides from the catalogues of words."""

from pathlib import Path

from generator.render.words import THEME_WORDS, theme_words

if __name__ == "__main__":
    (Path(__file__).parents[1] / THEME_WORDS).write_text(theme_words(), "utf-8")
