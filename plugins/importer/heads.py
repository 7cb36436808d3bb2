"""The lines above an article's text: which is kicker, headline, deck, column.

All readings in print order are weighed (column, kicker, headline over up to three lines, column
below, deck); the best one wins, and how far ahead it is becomes its certainty. Every weight has
a reason in words that the editor can read.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from plugins.importer import column_names, head_clauses, head_marks, named, page_marks, signs
from plugins.importer.tokens import Token
from plugins.importer.unwrap import width
from plugins.newspaper.chinese import HAN

# order of print: a later line never plays an earlier role
_ORDER = ("column", "kicker", "title", "deck")
_LIMITS = {"column": 1, "kicker": 2, "title": 3, "column-below": 1, "deck": 2}
LINES = 6
"""More head lines than this are no head."""
WIDE_TITLE = 9.0
"""A headline so long that was set wide goes on in a line that is set wide."""
NAMED = 2.5
"""How much it says that the page names the same headline elsewhere."""

_PLACE_TAIL = re.compile(
    r"(?:区|市|县|省|镇|村|州|旗|厂|院|所|局|司|园|集团|公司|大学|学院|中心|地区|银行|医院"
    r"|学校|协会|联盟|平台|港|谷|城)$"
)
# 7月19日—7月27日
_DAYS = re.compile(
    r"^(?:\d{4}年)?\d{1,2}月\d{1,2}日\s*[—\-–至到~～]+\s*(?:\d{1,2}月)?\d{1,2}日$"
    r"|^\d{1,2}月\d{1,2}日$"
)
# 之后, 为何, 怎么…: words of a sentence, not of a label
_CLAUSE = re.compile(
    r"之[后前]|背后|.[的是].|以后|[了吗呢着过]$|怎么|为何|为什么|如何|^[把让被从向对不]|不[再能会]"
)
_SUBJECT = re.compile(r"(?:对话|专访|访|走进|探访|记|来自|透视|聚焦)")
_FIGURE = re.compile(
    r"\d[\d,.]*\s*(?:%|％|亿|万|个|家|户|元|吨|亩|项|人|公里|分|倍|成|条|台|次|天|件|张|名"
    r"|米|平方|千瓦|MW|GW|岁|年|篇|期|种|小时|度|部|名|所|座|株|头|辆|架|艘|套|间|栋|位|批"
    r"|类|把|本|枚|场|处|宗|秒|步|趟|回|层|级)"
)


# 一块碎瓷片引出的产业 | 某某高新区陶瓷打印集群初具规模
_THING = re.compile(r"^[一两三几][\u4e00-\u9fff](?!个月|年|季度)[\u4e00-\u9fff]{4,14}$")
_PLACE_FIRST = re.compile(
    r"^[\u4e00-\u9fff]{2,8}(?:区|县|市|镇|园|港|开发区|经开区|高新区|示范区|综保区)"
)
# 某某高新区探索“一门办理”: where something is tried, above what came of it
_ACTS = re.compile(
    r"^[\u4e00-\u9fff]{2,8}(?:区|县|市|镇|园|港)(?:积极|深入|大力|着力|持续)?(?:探索|推行|推进|创新|深化|打造|构建|实施|做实|试行|开展)"
)
# 十九家育种企业…: a line that begins with a count explains the one above it
_COUNTS = re.compile(
    r"^[一二两三四五六七八九十百千万]{1,5}(?:多|余)?(?:家|户|个|名|项|条|座|位|所|台|亩)"
)


# 旧址七月起免费开放: says when or how something opens, explains the line above it
_OPENS = re.compile(
    r"(?:[起前底初末]|\d日|日|今天|明天|今起|下月)(?:将|正式|免费|全面|重新|对外|试|建成|全线)*"
    r"(?:开放|开通|开馆|开园|开业|开课|开市|投用|启用|投运|通车|亮相|运营|运行|营业)$"
)


GENRE_WIDTH = 8.0
LABEL_WIDTH = 8.0
"""Han characters: a longer line of which nothing says that it names a column is seldom a label."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One way to read a head: a role for each line, its weight, and how far it leads."""

    roles: tuple[str, ...]
    weight: float
    margin: float = 9.0
    second: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()

    @property
    def certainty(self) -> float:
        """0.5 when another reading is as good, near 1 when none is near."""
        return 1 / (1 + math.exp(-1.6 * self.margin))


def read_head(lines: Sequence[Token], grams: frozenset[str]) -> Reading:
    """The best reading of the head lines (in print order, by-lines and captions taken out).

    Args:
        lines: the head's own lines.
        grams: all pairs of neighbouring characters of the article's text.
    """
    if not lines:
        return Reading(roles=(), weight=0.0)
    if (order := _told_order(lines)) != list(range(len(lines))):
        found = read_head([lines[i] for i in order], grams)
        told = dict(zip(order, found.roles, strict=True))
        return replace(found, roles=tuple(told[i] for i in range(len(lines))), second=())
    if len(lines) > LINES:
        return Reading(
            roles=tuple("title" if i == 0 else "text" for i in range(len(lines))),
            weight=-6.0 - len(lines),
            margin=0.0,
        )
    facts = [_facts(line, grams) for line in lines]
    readings = sorted(
        ((_weigh(lines, facts, roles), roles) for roles in _readings(lines)),
        key=lambda pair: (-pair[0][0], pair[1]),
    )
    if not readings:  # certain lines in an impossible order: two articles, or no head at all
        roles = tuple("title" if i == 0 else "text" for i in range(len(lines)))
        return Reading(roles=roles, weight=-6.0, margin=0.0)
    (weight, reasons), roles = readings[0]
    shown = _shown(roles)
    rival = next(((w, r) for (w, _), r in readings[1:] if _shown(r) != shown), None)
    return Reading(
        roles=shown,
        weight=weight,
        margin=weight - rival[0] if rival else 9.0,
        second=_shown(rival[1]) if rival else (),
        reasons=reasons,
    )


def _told_order(lines: Sequence[Token]) -> list[int]:
    """标题：… above 引题：…: where every line is told by its field, any order is print order."""
    order = list(range(len(lines)))
    if all(line.fixed and line.role in _ORDER for line in lines):
        order.sort(key=lambda i: _ORDER.index(lines[i].role))
    return order


def _shown(roles: tuple[str, ...]) -> tuple[str, ...]:
    return tuple("column" if role == "column-below" else role for role in roles)


def _readings(lines: Sequence[Token]) -> Iterator[tuple[str, ...]]:
    """Every sequence of roles that keeps the order and the limits and has a headline."""

    def grow(at: int, roles: tuple[str, ...], rank: int) -> Iterator[tuple[str, ...]]:
        if at == len(lines):
            yield roles
            return
        line = lines[at]
        for index in range(rank, len(_ORDER)):
            role = _ORDER[index]
            if roles.count(role) >= _LIMITS[role]:
                continue
            if not _allowed(line, role):
                continue
            yield from grow(at + 1, (*roles, role), index)
        # a column's label may also stand anywhere below the headline
        below = "title" in roles and "column" not in roles and "column-below" not in roles
        if below and _allowed(line, "column-below"):
            yield from grow(at + 1, (*roles, "column-below"), rank)

    yield from grow(0, (), 0)


def _allowed(line: Token, role: str) -> bool:
    if not line.fixed and line.role not in {"column", "kicker", "deck", "title"}:
        return True
    if line.fixed or line.certainty >= 0.9:
        return role.removesuffix("-below") == line.role
    return True


@dataclass(frozen=True, slots=True, kw_only=True)
class _Facts:
    text: str
    width: float
    overlap: float
    """Share of its character pairs that the article's text repeats."""
    marks: bool
    figures: int
    is_place: bool
    is_contact: bool
    numbered: bool
    wide: bool
    prior: str
    certainty: float


def _facts(line: Token, grams: frozenset[str]) -> _Facts:
    han = re.sub(r"[^\u3400-\u9fffA-Za-z0-9]", "", line.text)
    size = 3 if len(han) > 3 else 2
    pairs = {han[i : i + size] for i in range(len(han) - size + 1)}
    text = together(line.text)
    return _Facts(
        text=text,
        width=width(text),
        overlap=len(pairs & grams) / len(pairs) if pairs else 0.0,
        marks=bool(re.search(r"[“”《》,，:：!！?？、\s\-—%\d]", text.strip(" ●■◆★▲◎○◇□☆"))),
        numbered=bool(column_names.NUMBERED.search(text)),
        wide=line.was_apart or text != line.text,
        is_contact=bool(
            signs.PHONE.search(text) or (signs.CONTACT.search(text) and re.search(r"\d|@", text))
        ),
        figures=len(_FIGURE.findall(line.text)),
        is_place=bool(_PLACE_TAIL.search(line.text)),
        prior=line.role if line.role in {"column", "kicker", "deck", "title"} else "",
        certainty=line.certainty,
    )


def _weigh(
    lines: Sequence[Token], facts: Sequence[_Facts], roles: tuple[str, ...]
) -> tuple[float, tuple[str, ...]]:
    total, reasons = 0.0, []
    titles = [f for f, r in zip(facts, roles, strict=True) if r == "title"]
    lines = head_marks.ranked(lines)
    marked = any(
        head_marks.is_marked(line) or (line.fixed and line.role == "title") for line in lines
    )
    called = any(line.label == named.LABEL for line in lines)
    for index, (line, fact, role) in enumerate(zip(lines, facts, roles, strict=True)):
        before = roles[index - 1] if index else ""
        if role == "title" and before == "title":
            weight, reason = _second_title_line(line, fact, facts[index - 1], roles.count("title"))
        else:
            weight, reason = _RULES[role](line, fact, titles)
        if role == "column-below" and not (
            fact.prior
            or line.was_apart
            or line.hints.bold
            or column_names.TAIL.search(fact.text)
            or any(title.wide for title in titles)
        ):
            weight -= 1.2  # nothing but its shortness speaks for a label
        if fact.is_contact:
            weight -= 4.0
        if called and (role == "title") != (line.label == named.LABEL):
            weight -= 2 * NAMED
        elif called and role == "title":
            weight += NAMED
        if role == "title" and marked and not head_marks.is_marked(line) and not line.fixed:
            weight -= 2.5
        if role == "column" and marked and line.hints.bold:
            weight += 1.0
        if (
            role == "kicker"
            and before == "kicker"
            and not re.search(r"(?:——|--|[：:])$", line.text)
        ):
            weight -= 2.5
        if (
            role == "kicker"
            and line.text[-1] in "：:"
            and fact.width < 8
            and index + 1 < len(lines)
            and lines[index + 1].gap
        ):  # 某县经开区： set off by a blank line; close above, it is the headline's first half
            weight, reason = weight + 2.0, "以冒号结尾，下面空一行"
        if fact.prior and fact.prior == role.removesuffix("-below"):
            weight += 5 * fact.certainty
        total += weight
        if reason:
            reasons.append(reason)
    joined = sum(f.width for f in titles)
    if not titles:
        total -= 4.0
    if joined > 40:
        total -= 1.5
    return total, tuple(dict.fromkeys(reasons))


# “十四五”亮点回眸③: a series may quote
_SERIES = re.compile(
    rf"^“[^”]{{2,6}}”[{HAN}]{{2,8}}(?:[①-⑳]|[（(][一二三四五六七八九十]{{1,2}}[)）])$"
)
_MARKED = re.compile(r"^[●■◆★▲◎○◇□☆]")
# 《园区纪事》 above a headline
_IN_MARKS = re.compile(rf"^[《<＜][{HAN}]{{2,8}}[》>＞]$")


def _column(line: Token, fact: _Facts, titles: Sequence[_Facts]) -> tuple[float, str]:
    if fact.prior == "column":
        return 1.0, line.reason
    if head_marks.is_marked(line) and not any(t.prior == "title" for t in titles):
        return -1.5, ""
    weight = -1.5
    if _IN_MARKS.match(fact.text) and titles:
        return 2.0, "《》里的栏目名"
    numbered = bool(column_names.NUMBERED.search(fact.text))
    if (
        fact.width > (14 if numbered else 9)
        or (fact.marks and not _SERIES.match(fact.text))
        or fact.width < 2
    ):
        return -6.0, ""
    if numbered and re.search(r"[①②③④⑤⑥⑦⑧⑨⑩]$|[）)]$", fact.text):
        return 2.5, "带序号的系列名"
    if fact.width >= 6 and _CLAUSE.search(fact.text):
        return -2.5, ""
    reason = "短，没有标点，正文里没有提到"
    weight += 1.6 if fact.overlap < 0.34 else -1.6
    if line.was_apart or fact.text != line.text:
        # seven and more characters set wide are a headline that fills its column
        weight += 2.0 if fact.width < 7 or column_names.TAIL.search(fact.text) else 0.4
        reason = "字距拉开的短行"
    if column_names.TAIL.search(fact.text):
        weight += 1.2
    elif not (line.hints.bold or line.was_apart):
        weight -= 0.3 if fact.width < LABEL_WIDTH else 1.4
    if fact.is_place and not column_names.TAIL.search(fact.text):
        weight -= 1.2 if fact.overlap >= 0.34 else 0.3
    if re.match(r"^[●■◆★▲◎○◇□☆]", fact.text):
        weight += 2.5
    if fact.width <= 6:
        weight += 0.4
    if line.hints.bold:
        weight += 0.6
    if any(t.width < 5 for t in titles) and not column_names.TAIL.search(fact.text):
        weight -= 1.5
    return weight, reason


def _kicker(line: Token, fact: _Facts, titles: Sequence[_Facts]) -> tuple[float, str]:
    text = fact.text
    if re.match(r"^(?:——|--)", text):
        return -7.0, ""
    if re.search(r"(?:——|--)$", text):
        return 5.0, "以——结尾"
    if text[-1] in "：:":
        return (4.0 if fact.width >= 10 else 3.0 if fact.width >= 8 else 0.3), "以冒号结尾"
    weight, reason = -0.9, "在主题上面"
    if fact.width >= 10:
        weight += 0.4
    if fact.width < 8 and not re.search(r"之[后前]$|背后$", text):
        weight -= 1.2
    main = max((t.width for t in titles), default=0)
    total = sum(t.width for t in titles)
    if fact.width >= 12 and fact.width > total + 1:
        weight += 1.0
        reason = "在主题上面，比主题长"
    if _SUBJECT.match(text) and fact.width >= 8:
        weight += 1.5
        reason = "说明采访对象，在主题上面"
    if any(re.match(r"^[“《].*[”》]$", t.text) for t in titles) and not re.match(r"^“", text):
        weight += 1.0
    if re.match(r"^从[“‘].+[”’]到[“‘].+[”’]$", text):
        weight += 3.0
        reason = "“从……到……”，在主题上面"
    quoted = any("“" in t.text for t in titles)
    if quoted and "“" not in text and fact.width >= 8 and not line.was_apart:
        weight += 1.2
    elif "“" in text and titles and not quoted and main < 0.8 * fact.width:
        weight -= 1.8
    if _ACTS.match(text) and fact.width > total + 2:
        weight += 1.8
        reason = "说明何处做何事，比主题长"
    if _THING.match(text) and any(_PLACE_FIRST.match(t.text) for t in titles):
        weight += 1.0
    if head_clauses.RIDDLE.match(text) and any(head_clauses.SOLVES.search(t.text) for t in titles):
        weight += 2.6
        reason = "带引号的比喻，下一行发问"
    if (
        head_clauses.MOVES_ON.search(text)
        and fact.width >= 8
        and len(titles) == 1
        and not (head_clauses.MOVES_ON.search(titles[0].text) or _PLACE_FIRST.match(titles[0].text))
    ):
        weight += 2.2
        reason = "笼统地说进展，下一行说事"
    if head_clauses.SAYING.match(text) and any(
        t.width > fact.width + 2 and not re.search(r"[，,]", t.text) for t in titles
    ):
        weight += 1.6
        reason = "一句口号，下一行说事"
    if len(titles) == 2 and len({len(t.text) for t in titles}) == 1 and main >= 5:
        weight += 2.0 if fact.width >= 1.5 * main else 0.0  # a headline of two even lines
    if head_clauses.are_halves_above(text, [t.text for t in titles]):
        weight += 2.2
        reason = "对仗的两半，在主题上面"
    if len(titles) == 1 and head_clauses.is_asked_below(text, titles[0].text):
        weight += 2.2
        reason = "说有几问，下一行就是所问"
    if len(titles) == 1 and head_clauses.is_slogan_above(text, titles[0].text):
        weight += 3.4
        reason = "一句口号，下一行说事"
    if re.search(r"之[后前]$|背后$|之际$|声中$|路上$|之路$", text):
        weight += 2.2
        reason = "不成句，在主题上面"
    if fact.numbered:
        weight += 2.0
        reason = "系列报道的名称"
    if not line.was_apart and fact.width >= 8 and any(t.wide for t in titles):
        weight += 1.4
        reason = "主题的字距拉开，它没有"
    if len(titles) == 1 and head_clauses.tells_amount(titles[0].text, text):
        weight -= 1.0
    if len(titles) > 1 and main:
        weight -= 0.2
    if fact.figures and not any(t.figures for t in titles):
        weight -= 0.2
    return weight, reason


def _title(line: Token, fact: _Facts, titles: Sequence[_Facts]) -> tuple[float, str]:
    text = fact.text
    weight = 0.0
    if line.label == "notice":
        return 3.0, line.reason
    if head_marks.is_marked(line):
        return 1.5, line.reason
    if re.match(r"^[一二三四五六七八九十]{1,2}、", text):
        weight -= 3.0
    if re.match(r"^(?:——|--)", text):
        return -7.0, ""
    if re.search(r"(?:——|--)$", text):
        return -5.0, ""
    if text[-1] in "：:":
        weight -= 3.0 if fact.width >= 10 else 1.0 if fact.width >= 8 else -0.4
    if _DAYS.match(text) or re.search(rf"{page_marks.DATE.pattern}$", text):
        weight -= 4.0
    if text[-1] in "，,、；;":
        weight -= 1.5
    weight += 0.5 if 6 <= fact.width <= 27 else 0.0
    if fact.width < 4:
        weight -= 1.0 if len(titles) == 1 else 0.2
    if fact.width > 34:
        weight -= 1.5
    if re.search(r"[。；]", text):
        weight -= 3.0
    return weight, "短行，在正文上面"


def _second_title_line(line: Token, fact: _Facts, before: _Facts, count: int) -> tuple[float, str]:
    weight = -0.6 - 0.4 * (count - 2)
    reason = "两行合为一题"
    both = fact.width + before.width
    if before.wide and not fact.wide and before.width >= WIDE_TITLE:
        weight -= 2.0  # one headline is set in one way
    if before.width <= 9:
        weight += 1.5 if before.overlap >= 0.3 else 0.4
        reason = "上一行短，两行合为一题"
    elif before.width <= 11:
        weight += 0.6
    if both <= 28:
        weight += 0.3
    elif both > 32:
        weight -= 1.2
    if abs(fact.width - before.width) <= 3 and 6 <= fact.width <= 13 and before.width <= 13:
        weight += 0.7
    if fact.width >= 2 * before.width >= 9 and not before.is_place and before.text[-1] not in "：:":
        weight -= 1.4
    if fact.figures and fact.width >= before.width + 3:
        weight -= 1.2
    elif fact.figures and not before.figures and before.width > 9:
        weight -= 0.7
    if re.match(r"^(?:——|--)", fact.text):
        weight -= 7.0
    if (
        line.was_apart and before.wide and len(fact.text) == len(before.text) >= 5
        and before.overlap >= 0.3 and not column_names.TAIL.search(before.text)
    ):  # fmt: skip
        return weight + 1.8, "两行字距一样开、字数一样多，正文里提到"
    if _IN_MARKS.match(before.text):
        weight -= 3.0
    if _MARKED.match(before.text) and not _MARKED.match(fact.text):
        weight -= 2.5  # ■工友笔记 is a label, not the first half
    if "“" in fact.text and "“" not in before.text and 8 <= before.width < fact.width:
        weight -= 1.2
    if _THING.match(before.text) and _PLACE_FIRST.match(fact.text) and fact.width > before.width:
        weight -= 1.0
    if head_clauses.SAYING.match(before.text) and fact.width > before.width + 2:
        weight -= 0.8 if re.search(r"[，,]", fact.text) else 1.4
    if _COUNTS.match(fact.text) and fact.width > before.width:
        weight -= 1.0
    if _OPENS.search(fact.text) and fact.width > before.width >= 7:
        weight -= 2.0
    if (
        re.search(r"\S{3}[ \u3000]\S{3}", fact.text)
        and not re.search(r"\s", before.text)
        and fact.width > before.width >= 8
    ):
        weight -= 2.0  # two clauses below a headline of one
    if head_clauses.is_outcome(fact.text, before.text):
        weight -= 2.0
    if "“" in before.text and "“" not in fact.text and fact.width <= 0.7 * before.width:
        weight -= 1.2
    if re.search(r"[，,、]$", before.text):
        weight += 2.0
    if head_clauses.is_said_of(fact.text, before.text) or head_clauses.is_open(before.text):
        weight += 2.4
    if head_clauses.happens_there(fact.text, before.text):
        weight += 2.4
    if before.text[-1] in "：:":
        weight += 2.0 if before.width < 8 and line.gap == 0 else -0.5
    if re.search(r"[！？!?]$", before.text) and before.width > 9:
        weight -= 0.8
    if line.gap >= 2:
        weight -= 0.6
    weight += 0.2 if line.gap == 0 else 0.0
    return weight, reason


def _deck(line: Token, fact: _Facts, titles: Sequence[_Facts]) -> tuple[float, str]:
    text = fact.text
    if re.match(r"^(?:——|--|―)", text):
        return 5.0, "以——开头"
    if re.search(r"(?:——|--)$", text):
        return -6.0, ""
    weight, reason = -1.1, "在主题下面"
    if _DAYS.match(text):
        weight += 3.0
    total = sum(t.width for t in titles)
    if not line.was_apart and len(titles) == 1 and titles[0].wide and titles[0].width >= 7:
        weight += 0.8
        reason = "主题的字距拉开，它没有"
    if head_clauses.CHANGES.search(text):
        weight += 1.2
        reason = "说明由多少变成多少"
    if _COUNTS.match(text) and titles and head_clauses.EVENT.search(titles[-1].text):
        weight += 3.0
        reason = "说明事情涉及多少家"
    if len(titles) == 1 and head_clauses.tells_amount(text, titles[0].text):
        weight += 2.0
        reason = "说明办成了多少，上一行自成一题"
    if fact.figures:
        weight += 1.0
        reason = "在主题下面，有数字"
        if not any(t.figures for t in titles):
            weight += 0.6
        if re.search(r"\d[\d.,]*\s*(?:%|％|亿元?|万元?|[个家户亩项倍部条名人台件场次])?$", text):
            weight += 0.4
    if re.match(r"(?:今年|去年|上半年|下半年|前\d|截至|目前|全年|累计|已有?|首批)", text):
        weight += 0.8
    if re.search(r"[，,；;]", text):
        weight += 0.5
    if fact.width > total + 3:
        weight += 0.5
        if re.search(r"\S{3}[ \u3000]\S{3}", text) and not any(
            re.search(r"\s", t.text) for t in titles
        ):
            weight += 1.2
            reason = "两句话，比主题长"
    if titles and head_clauses.is_outcome(text, titles[-1].text):
        weight += 1.6
        reason = "说明办成了多少，上一行对仗成题"
    if (
        fact.width >= GENRE_WIDTH
        and head_clauses.GENRE.search(text)
        and not re.search(r"[，,：:？！?!]", text)
        and not any(head_clauses.GENRE.search(t.text) for t in titles)
    ):
        weight += 2.6
        reason = "说明这是什么文章，在主题下面"
    if _OPENS.search(text) and fact.width > total >= 7:
        weight += 1.5
    if any("“" in t.text for t in titles) and "“" not in text and 6 <= fact.width <= 0.7 * total:
        weight += 1.4
    if fact.width >= 2 * total >= 9 and not titles[0].is_place:
        weight += 0.9
    if fact.width < 8:
        weight -= 0.8
    if total < 9 and fact.width < 2 * total:
        weight -= 0.9
    return weight, reason


_RULES = {
    "column": _column,
    "column-below": _column,
    "kicker": _kicker,
    "title": _title,
    "deck": _deck,
}


_SET_APART = re.compile(r"^\S(?:[ \u3000]+\S){1,7}$")


def together(text: str) -> str:
    """光　影 -> 光影: a line whose every character stands alone was set wide."""
    return re.sub(r"[ \u3000]", "", text) if _SET_APART.match(text) else text


def grams_of(texts: Sequence[str]) -> frozenset[str]:
    """All twos and threes of neighbouring Han characters, letters and digits."""
    pairs: set[str] = set()
    for text in texts:
        bare = _NO_WORD.sub("", text)
        pairs |= {bare[i : i + 2] for i in range(len(bare) - 1)}
        pairs |= {bare[i : i + 3] for i in range(len(bare) - 2)}
    return frozenset(pairs)


_NO_WORD = re.compile(rf"[^{HAN}A-Za-z0-9]")
