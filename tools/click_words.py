"""Compile the Chinese words of click, which it looks up by gettext, from ``click.po``."""

from pathlib import Path

import polib

ZH = Path(__file__).parents[1] / "generator" / "messages" / "zh"

if __name__ == "__main__":
    target = ZH / "LC_MESSAGES" / "click.mo"
    target.parent.mkdir(exist_ok=True)
    target.write_bytes(polib.pofile(str(ZH / "click.po")).to_binary())
