"""What a clause of a head says: two halves, how much came of it, that something moves on."""

from __future__ import annotations

import re
from collections.abc import Sequence

from plugins.importer.unwrap import width
from plugins.newspaper.chinese import HAN

# 某某街区蹲点记 · 某某镇合作医疗纪实: what kind of text it is, and about whom
GENRE = re.compile(
    r"(?:[蹲驻]点|采访|探访|走访|见闻|采风|调研|创业|成长|追寻|参观|值班|观察|[工开]作|改造|治理|建设|转型|帮扶|运行|养成|诞生"
    r"|攻关|考察|试飞|试航|巡山|护林|[一二三两四五六七八九十半]年|[一二三两四五六七八九十]日)记$"
    r"|(?:侧记|小记|纪实|纪事|记事|记略|纪略|见闻|见闻录|启示录|札记|素描|速写|掠影|巡礼|扫描|走笔|追踪|纪行)$"
)
# 由8分钟缩短到40秒: from how much to how much, what a headline with a figure of speech leaves open
CHANGES = re.compile(
    r"[由从]\S{0,2}\d\S{0,6}(?:缩短|压缩|降|减|增|升|提高|扩大?|涨)\S{0,2}[到至为]\S{0,2}\d"
)
# …揭牌, …投产: a whole event; a line below it that begins with a count says of how many
EVENT = re.compile(
    r"(?:揭牌|成立|开工|投产|启用|投用|开幕|签约|落成|获批|通车|启动|开通|竣工|上线|下线|发布|闭幕|开业|奠基|封顶|达产|并网|挂牌)$"
)
# 树上的“活标本” above 古柏是怎样过冬的
RIDDLE = re.compile(rf"^[{HAN}]{{1,8}}[的里上中下间]“[^”]{{2,8}}”$")
SOLVES = re.compile(r"怎[样么]|如何|为[什何]|[吗呢？?]$|是.{1,8}的$|从何|靠什么|去哪")
# 夜里充，更划算: two clauses of a saying
SAYING = re.compile(rf"^[{HAN}]{{2,6}}[，,][{HAN}]{{2,6}}[!！]?$")
# 为企业引路 替项目跑腿: two halves of one length
HALVES = re.compile(r"^(?P<a>\S{3,10})[\s\u3000]+(?P<b>\S{3,10})$")


def are_halves(text: str) -> bool:
    """跳出“围墙”办园区　敞开大门引客商: as many characters each, marks of quotation not counted."""
    halves = HALVES.match(text)
    return halves is not None and len(_unquoted(halves["a"])) == len(_unquoted(halves["b"]))


def are_halves_above(text: str, titles: Sequence[str]) -> bool:
    """Two halves above a headline that has none.

    四个月比选　六地竞逐: a character more or less, where the headline is one longer clause.
    """
    halves = HALVES.match(text)
    if halves is None or any(HALVES.match(title) for title in titles):
        return False
    uneven = abs(len(_unquoted(halves["a"])) - len(_unquoted(halves["b"])))
    return uneven == 0 or (
        uneven == 1
        and len(titles) == 1
        and width(titles[0]) > width(text) + 2
        and not re.search(r"[\s，,]", titles[0])
    )


def _unquoted(text: str) -> str:
    return re.sub(r"[“”‘’\"']", "", text)


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


# 某区把“冷厂房” | 一间一间焐热 · 一座园区和 | 三百个名字: nothing ends here
_OPEN = re.compile(
    rf"[{HAN}](?:[把将让使被给向从用以与和对]“[^”]{{1,12}}”|[把被与及让向从])$"
    rf"|[{HAN}]{{3}}[和的]$"
)
_CLOSED = re.compile(
    r"(?:总和|温和|平和|饱和|共和|随和|祥和|目的|有的|是的|一把|火把|车把|拖把|参与|给与)$"
)


def is_open(text: str) -> bool:
    """A line that stops behind what something is done to, or behind a word that joins."""
    return bool(_OPEN.search(text)) and not _CLOSED.search(text)


# 盐碱滩上: where it happens, and nothing of what does
_WHERE = re.compile(rf"^[{HAN}]{{2,6}}(?<![在路尖身线之以])[上里下中边旁间]$")
_HAPPENS = re.compile(
    rf"^(?:[长走飞跑冒开建立生种养响添亮架唱跃崛涌起来盖搭织流淌住落摆](?:[出来起进过上满开了着成]|(?=[一两三几]))|有了?|多了|来了)(?=[“{HAN}\d])"
)


def happens_there(text: str, above: str) -> bool:
    """盐碱滩上 | 长出一座“冷厂”: a place without a verb goes on in the verb below it."""
    return bool(_WHERE.match(above) and _HAPPENS.match(text))


WHOLE = 14.0
"""A line of this width is a headline of its own, not the half of one."""


def is_outcome(text: str, above: str) -> bool:
    """Two halves of one length are a whole headline; one clause with an amount says what came."""
    halves = HALVES.match(above)
    return bool(
        halves
        and are_halves(above)
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


# …问得最多的四件事 · 办证之前的六个问题 · 养老金八问: what is asked, in general
_QUESTIONS = re.compile(
    r"(?:[一二两三四五六七八九十几]|\d{1,2})(?:件事|个为什么|个?(?:问题|疑问|疑惑|困惑|焦点|热点|关切)|连?问|问答|道题)$"
    r"|(?:热点|疑问|问题|政策)(?:解答|问答|释疑|详解)$"
)
_ASKS = re.compile(
    r"怎[样么](?:办|算|领|选|用|走|来|管|分)?|如何|为[什何]么?|[吗呢？?]|哪[里儿些]?|谁来|能不能|行不行|多少"
)


def is_asked_below(text: str, below: str) -> bool:
    """最常问的四件事 | 一楼不同意怎么办　钱从哪里来: the questions themselves are the headline."""
    clauses = [c for c in re.split(r"[\s\u3000，,]+|(?<=[？?])", below) if c]
    return bool(_QUESTIONS.search(text)) and len(clauses) > 1 and bool(_ASKS.search(below))


# 百日攻坚保供水 · 战高温 斗酷暑 · 奋战四季度: a campaign's slogan, without saying who did what
_SLOGAN = re.compile(
    r"^(?:[百千]日|\d{2,3}天|大干|决战|奋战|鏖战|苦战|冲刺|攻坚|全力以赴|众志成城|齐心协力|争分夺秒|昼夜|挑灯|抢抓|聚力|合力|打赢|力争"
    r"|[战抗斗](?=高温|酷暑|严寒|风雪|风沙|洪水?|旱|汛|冰雪|疫)|抢(?=工期|进度|农时|晴天|春光))"
    r"|(?:保|促|抢|抓|赶|稳)(?:供[水电暖热气粮]|春[耕灌播]|[夏秋]收|丰收|工期|进度|质量|安全|民生|增长|开局|生产|畅通|交付|投产|通车)$"
)
_DONE = re.compile(
    r"(?:合龙|贯通|封顶|完工|竣工|投产|投用|启用|通车|通水|通电|通气|并网|点火|达产|复产|交付|开通|下线|首航|试车|转场|落成|交工|蓄水|铺通|架通)$"
)


def is_slogan_above(text: str, below: str) -> bool:
    """百日攻坚保供水 | 西干渠衬砌工程提前二十天合龙: the event below is the headline."""
    return (
        bool(_SLOGAN.search(text))
        and bool(_DONE.search(below))
        and not _DONE.search(text)
        and width(below) > width(text)
        and not re.match(r"^(?:——|--|[一二两三四五六七八九十百\d])", below)
    )
