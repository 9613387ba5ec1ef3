"""The words by which a clause says that something is planned, due or doubtful, and not done."""

import re
from collections.abc import Iterable
from functools import lru_cache

from generator.support.quick_patterns import quick_pattern

ADDED: dict[str, re.Pattern[str]] = {
    "planned": quick_pattern(
        r"拟(?!人)|(?:原)?计划(?!生育|单列)|原定|力争|可望|打算|争取|预计|即将|将于|将会|将要|还将|也将|均将|都将|有望|定于|届时|下一步|预期|(?<![来即必])将(?=[把向]|持续|继续|进一步|在|开展|完成|实现|建成|启动|举办|召开|新增|覆盖|达到|组织|出现|发生|导致|造成|被|由|按|对|不|逐步|全面|重新|依法|予以|给予|采取|公布|推出|恢复|取消|关闭|暂停|调整|提高|降低|扩大|缩短|延长|推迟|提前|抽查|检查|通报|捣毁|破获|接受)"
    ),
    "must": quick_pattern(r"要求|应当|必须|务必|(?<!无)须|责令|严禁|不得|禁止"),
    "possible": quick_pattern(r"可能|或将|或许|也许|疑似|涉嫌|据称|自称|声称|传闻|有望"),
}
"""What a sentence must not add."""
UNREAL: dict[str, re.Pattern[str]] = {
    "planned": quick_pattern(
        rf"{ADDED['planned'].pattern}|(?<!已)将|提请|报请|申请|目标|准备(?!金|好)|规划|方案|草案|考虑|决定|商定|到20\d\d年|提出|承诺|答应|研究(?![发员所院生机])|另行|[都就才也]会(?!议)|会(?=被|再|对|按|把|因)"
    ),
    "possible": quick_pattern(
        rf"{ADDED['possible'].pattern}|不(?:能|可)?排除|推测|猜测|推断|怀疑|估计|估算|预估|初步|可望|或有(?!关)|或(?=存在|继续|进一步|[再将会]|出现|面临|导致|引发|短暂)|若|如果|一旦|假如|供述|反映|涉|嫌疑|是否|能否|会否"
    ),
    "must": quick_pattern(
        rf"{ADDED['must'].pattern}|应(?!急|对|用|届|邀|诉|答|付|收|征|试|聘|有尽有)|得[先经]|[期时]限|提醒|建议|督促|责成|下令|命令|强调|部署|号召|呼吁|倡议|规定|不能|不许|不准|不可|不行|不成|明确|指示|批示|(?<![重需主])要(?![素点闻犯客道领职员害件])"
    ),
}
"""What makes a clause something other than done, in a wide sense."""
FIRM: tuple[re.Pattern[str], ...] = (
    *ADDED.values(),
    quick_pattern(
        r"应(?!急|对|用|届|邀|诉|答|付|收|征|试|聘|有尽有)|不排除|目标|提请|报请|申请|承诺|答应|推测|猜测|推断|怀疑"
    ),
)
"""What makes a clause something other than done, beyond doubt."""
DONE = quick_pattern(r"已(?!有|知|故|久|婚)|已经|完成了|完毕")


def mood_of(text: str, patterns: Iterable[re.Pattern[str]]) -> re.Match[str] | None:
    """Return the first word of some patterns that a text has."""
    return next((found for pattern in patterns if (found := pattern.search(text))), None)


@lru_cache(maxsize=8192)
def is_unreal(text: str) -> bool:
    """Whether a text may say that something is not done, or not surely."""
    return mood_of(text, UNREAL.values()) is not None


@lru_cache(maxsize=8192)
def firm(text: str) -> re.Match[str] | None:
    """Return the word by which a text says beyond doubt that something is not done, or not surely."""
    return mood_of(text, FIRM)


@lru_cache(maxsize=8192)
def is_conditional(text: str) -> bool:
    """Whether a sentence tells what comes of a case and grants nothing in spite of it, as in 没签字的，拿不到尾款."""
    return bool(_CONDITION.search(text)) and not _IN_SPITE.search(text)


_CONDITION = re.compile(
    "要是|如果|若(?!干)|倘若|一旦|只要|凡|只有|[没不未][^，。；]{1,20}的|[没不未][^。；]{1,24}(?:就|将|会|不能|不得|不予|无法|拿不到)|(?:之后|以后|后|了)，?(?:才|方)"
)
_IN_SPITE = re.compile("也[可能]|即可|照样|仍[可能]|[无毋]须|无需|不必|不用|按[期时]|如期")
OTHERWISE = re.compile(
    r"否则|[须应要需]先|逾期|超期|到期未|方[可能]|才[能可]|拒不|(?:未|没有|不)[^，。；]{1,16}的(?=[^，。；\d占有为是]{0,6}(?:，|$)|[将由予处责取视依按给可应须要会暂停扣罚通追列]|一律)"
)
"""What tells what comes of it if something is not done: 须先签字，否则不予拨付 and 逾期未交的将约谈."""
