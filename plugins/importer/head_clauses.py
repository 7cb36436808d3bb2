"""What a clause of a head says: two halves, how much came of it, that something moves on."""

from __future__ import annotations

import re

from plugins.importer.unwrap import width
from plugins.newspaper.chinese import HAN

# 为企业引路 替项目跑腿: two halves of one length
HALVES = re.compile(r"^(?P<a>\S{3,8})[\s\u3000]+(?P<b>\S{3,8})$")
# …占比已过六成 · …缩短三分之一 · …翻了两番: a clause that ends with how much came of it
AMOUNT = re.compile(
    r"(?:已|达|过|超|近|逾|占|增|升|提高|降|减|缩短|压缩|节省|翻)\S{0,3}?"
    r"(?:[一二两三四五六七八九十百千万亿半]+(?:多|余)?(?:成|倍|番|天|小时|分钟|家|万|亿|元|吨|户|人)"
    r"|过半|一半|[一二三四五六七八九十百]+分之[一二三四五六七八九十]+)(?:以上|左右|多)?$"
)
# 某市政务服务再提速: that something moves on, in general; what was done stands below
MOVES_ON = re.compile(
    r"(?:再|持续|全面|加快|不断|深入|扎实|稳步)(?:提速|提质|提效|升级|加力|发力|加码|优化|扩围|深化|推进|见效|破题|出新|迈进)$"
    r"|(?:出新招|见实效|显成效|结硕果|开新局|谱新篇|上台阶|动真格|下实功)$"
)

# 开到车间门口 · 搬进社区: what somebody or something does, without saying who
_DOES = re.compile(
    rf"^[开走搬送住驶飞跑装建办落挂长种写变卖传引延通搭架植融嵌拿跃迈奔涌流带请接铺连摆坐站唱演]"
    rf"[到进上出入成向往下给遍在](?=[{HAN}])"
    rf"|^(?:换岗|转行|变身|转身|搬家|安家|落户)[到进上在成](?=[{HAN}])"
)


def is_said_of(text: str, above: str) -> bool:
    """“夜读车” | 开到村口: below a name in quotation marks stands what it does, not a deck."""
    return above.endswith("”") and not _DOES.search(above) and bool(_DOES.match(text))


WHOLE = 14.0
"""A line of this width is a headline of its own, not the half of one."""


def is_outcome(text: str, above: str) -> bool:
    """Two halves of one length are a whole headline; one clause with an amount says what came."""
    halves = HALVES.match(above)
    return bool(
        halves
        and len(halves["a"]) == len(halves["b"])
        and not re.search(r"[\s，,“]", text)
        and len(text) > len(halves["a"]) + 2
        and AMOUNT.search(text)
    )


# 让用电成本降低三成: the line above is what does it, not a whole headline
_PREDICATE = re.compile(r"^[让使把将令助促带为给拉推撬被比]")


def tells_amount(text: str, above: str) -> bool:
    """…下降六成: a clause with an amount, below one line that is a whole headline."""
    return (
        width(above) >= WHOLE
        and above[-1] not in "，,、：:—"
        and not AMOUNT.search(above)
        and not re.search(r"[\s“，,]", text)
        and not _PREDICATE.match(text)
        and bool(AMOUNT.search(text))
    )
