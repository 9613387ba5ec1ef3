"""Where a Chinese text says that something is not so."""

import re
from collections.abc import Iterator

from generator.support.fact import Fact

_NO = re.compile(
    r"(?:并|尚|从|仍|均|都|还|暂|绝|决|皆)?未(?![来成婚央知必遂满超达到足经])(?:能|曾|予|被)?"
    r"|(?:并|还|从|仍|均|都|也)?没有|(?<![沉淹埋出吞覆])没(?![收落入顶过有完])"
    r"|(?<![从毫永决])(?:并|绝|决)?不(?![断仅但只少如同过久足到满超低得法良锈明当力利服可畅慎妨管论光惜时等平幸俗凡懈怠愧忘负遗折变文正安稳]|动产|及(?!时|格)|高于|多于|大于|小于|定期|合格|达标|一致|准|许)"
    r"|不(?=断[流电水网供档链])|尚需|尚待|有待|仍需|还需"
    r"|并非|绝非|无(?![论线缝偿障碍数锡锚证烟牌人]|息|缘|愧|私|不|非)|无人(?![机驾区值])|免于|免予|拒不"
)
_NEVER = re.compile(r"不得不|不能不|无不|不会不|不可不|无一不|不可或缺|不可避免|不能自拔|不再重复")


def find_negations(text: str) -> Iterator[Fact]:
    """Find the words that deny what follows them, unlike those in 不断, 未来 and 不少."""
    twice = {at for match in _NEVER.finditer(text) for at in range(*match.span())}
    for match in _NO.finditer(text):
        if match.start() not in twice:
            yield Fact("polarity", "not:so", match.group(), match.start())
