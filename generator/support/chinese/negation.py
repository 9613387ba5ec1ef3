"""Where a Chinese text says that something is not so."""

import re
from collections.abc import Iterator
from functools import lru_cache

from generator.support.fact import Fact
from generator.support.quick_patterns import quick_pattern

_NO = quick_pattern(
    r"(?:并|尚|从|仍|均|都|还|暂|绝|决|皆)?未(?![来成婚央知必遂]|经[济营验]|[满超达到足][到过]?[约近\d一二三四五六七八九十百千万半])(?:能|曾|予|被)?"
    r"|(?:并|还|从|仍|均|都|也)?没有(?!超过)|(?<![沉淹埋出吞覆])没(?![收落入顶过有完])"
    r"|(?<![从毫永决差])(?:并|绝|决)?不(?![能得可应会](?:超过|高于|低于|少于|多于|大于|小于))(?![断仅但只少如同过久足到满超低得法良锈明当力利服可畅慎妨管论光惜时等平幸俗凡懈怠愧忘负遗折变文正安稳]|动产|及(?!时|格)|高于|多于|大于|小于|定期|合格|达标|一致|准|许)"
    r"|不(?=断[流电水网供档链]|足以)|尚需|尚待|有待|仍需|还需"
    r"|并非|绝非|无(?![论线纺缝偿障碍数锡棣极为锚烟牌人]|证(?!据)|息|缘|愧|私|不|非)|无人(?![机驾区值])|免于|免予|拒不|(?:切|请)?勿"
)
_NEVER = quick_pattern(
    r"(?:取消|解除|放开|停止)[^，。；]{1,14}?(?:限制|禁令|门槛|限购)|不得不|不缺|不差(?!钱)|不能不|无不|不会不|不可不|无一不|[不非][^，。；]{1,8}不(?:行|可|成)|不可或缺|不可避免|不能自拔|不再重复"
)
_DENYING = quick_pattern(
    r"停(?![车留放泊机靠])|终止|限制|拒绝|驳回|否决|不得|禁止|严禁|免(?!费|疫)|杜绝|防止|避免|严防|否(?!则)|零(?![售部陵])|空(?!气|间|调|中|军)|除(?!夕|险)"
    r"|无(?!人[机区]|[线纺论锡棣极为])|在逃|阴性|不断(?=[流电水网供档链])|非(?![法常洲典议遗凡得但物])|不(?![满断仅但少同久良锈]|足(?!以)|到[约近\d一二三四五六七八九十百千万半]|超过?\d|低于|高于)|未(?!来|央|成年)|没|取消|作废|[失无]效|缺|仅|(?<![等期接对看招款善优虐])待(?!遇)|[尚仍还]需|[尚仍还正]在|勿|(?<![区分个特类级性差告离辨识鉴派门])别(?![墅人的名致处])|否则"
)
"""What denies in a wide sense, or says that something is not done yet."""
_FLATLY = quick_pattern(rf"{_NO.pattern}|不得|禁止|严禁|停止|终止|暂停|限制|拒绝|驳回|否决|杜绝|取消")
_ASKED = quick_pattern(r"[是能会可]否|(.)[不没]\1|不[能可]?排除")
"""What denies nothing: a question, and that something is not ruled out."""

NOT_ENDED = quick_pattern(r"[不未没无][予会得再有能曾]?(?:停止?|终止|中[止断]|暂停|取消|吊销|撤销?)")
"""What denies that something ends, and so tells that it goes on, as in 不停止执行."""


def find_negations(text: str) -> Iterator[Fact]:
    """Find the words that deny what follows them, unlike those in 不断, 未来 and 不少."""
    twice = _denied_twice(text)
    for match in _NO.finditer(text):
        if match.start() not in twice:
            yield Fact("polarity", "not:so", match.group(), match.start())


@lru_cache(maxsize=8192)
def denials(text: str) -> int:
    """Return how many words deny in a wide sense in a clause, apart from those of a question."""
    return len(_DENYING.findall(_ASKED.sub("　", text)))


@lru_cache(maxsize=8192)
def flat_denials(text: str) -> tuple[tuple[int, int], ...]:
    """Return where the words stand that flatly deny, forbid or stop what follows them in a clause."""
    unasked = _ASKED.sub(lambda found: "　" * len(found.group()), text)
    twice = _denied_twice(text)
    return tuple(match.span() for match in _FLATLY.finditer(unasked) if match.start() not in twice)


def _denied_twice(text: str) -> set[int]:
    """Return the places of words that deny a denial, as in 不得不 and 取消限制."""
    return {at for match in _NEVER.finditer(text) for at in range(*match.span())}


def is_after_denial(text: str, start: int) -> bool:
    """Whether words stand right after one that denies, as in 不打算: no plan, which is a question of denials."""
    return text[:start].endswith(("不", "未", "没", "没有", "无"))


@lru_cache(maxsize=8192)
def is_open(text: str, *, asks: bool = False) -> bool:
    """Whether a clause asks something or sets a condition, and so says nothing to be so; or whether it asks."""
    return bool(_ASKS.search(text)) or (not asks and bool(_IF.search(text)))


_ASKS = re.compile(
    r"(\w)[不没]\1|什么时候|何时|哪[天年月个]|是否|能否|会否|能不能|会不会|是不是|多久|怎[么样]"
)
_IF = quick_pattern("只要|如果|若(?!干)|一旦")
