"""Columns that gather short items: told by their name, or by the items below the label."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, takewhile

from plugins.importer import datelines, signs
from plugins.importer.tokens import Token
from plugins.importer.unwrap import width

# 园区快讯: a column of this kind goes on for all items below it
NAMES = re.compile(
    r"快讯|简讯|短讯|速览|速递|集锦|短波|一览|动态|点击|简报|要闻|资讯|传真|快报|播报|微新闻|短新闻|串烧"
    r"|撷英|拾零|掠影|荟|集纳|短消息|信息|零讯|一句话|扫描|采撷|汇"
)
# 蓝湾短评, 记者手记: a column of one text each time
_SINGLE = re.compile(
    r"[①②③④⑤⑥⑦⑧⑨⑩评论谈访]$|手记$|来信$|观察$|人物$|故事$|影像$|摄影$|调查$|特写$|诗"
)
ITEMS = 4
"""So many short items below a label make it the label of all."""
SIGNED = 0.7
"""This share of them is signed: a feature has several headings, but one by-line."""
MARKED_ITEMS = 3
"""As many do where all begin with a mark or with 1. 2. 3."""
ITEM_WIDTH = 300.0
"""The text of such an item is no wider, in Han."""


def under(tokens: Sequence[Token]) -> Iterator[bool]:
    """For each token: does it stand below the label of a round-up?"""
    here = False
    for index, token in enumerate(tokens):
        if token.role == "column":
            here = bool(NAMES.search(token.text)) or has_items(tokens, index)
        elif token.role == "jump" and signs.is_jump_in(token.text):
            here = False  # what goes on from another page belongs to another label
        yield here


def has_items(tokens: Sequence[Token], label: int) -> bool:
    """Below the label stand short items: most of them signed, or many and several signed.

    A feature has several headings and one by-line; items have each their own.
    """
    if _SINGLE.search(tokens[label].text):
        return False
    found = list(_items(tokens, label))
    items, signed = len(found), sum(item.is_signed for item in found)
    if sum(item.is_wide for item in found) < WIDE * items:
        return False  # 先画图 / 再布线 / 后点灯: headings
    if items >= VERY_MANY and _are_uneven([item.title_width for item in found]):
        return all(item.width <= NOTE_WIDTH for item in found)
    if items >= MANY and signed >= MANY_SIGNED and all(item.width <= NOTE_WIDTH for item in found):
        return True
    if all(item.is_marked for item in found):
        return items >= MARKED_ITEMS  # the first headline too: a feature marks its headings only
    return items >= ITEMS and signed >= SIGNED * items


@dataclass(frozen=True, slots=True)
class _Item:
    """A headline in a round-up and what stands below it."""

    head: int
    """Index of its first line."""
    width: float
    is_signed: bool
    is_marked: bool
    title_width: float

    @property
    def is_wide(self) -> bool:
        """Does its headline say something? Most headings are shorter."""
        return self.title_width >= TITLE_WIDTH


_HEADS = frozenset({"short", "kicker", "deck"})


def _items(tokens: Sequence[Token], label: int) -> Iterator[_Item]:
    """Headlines with short texts below a label; a longer text or a report's head ends them."""
    head, span, is_signed, above = -1, 0.0, False, ""
    for k in range(label + 1, len(tokens)):
        token = tokens[k]
        if (
            token.role in {"column", "ad", "verse", "table", "title", "jump", "standfirst"}
            or token.label == "notice"
            or token.barrier >= 4
            or token.page != tokens[label].page
        ):
            break
        if token.role in _HEADS and above not in _HEADS:
            if span:
                yield _item(tokens, head, span, is_signed=is_signed)
            head, span, is_signed = k, 0.0, False
        elif token.role == "text":
            span += width(token.text)
            if span > ITEM_WIDTH:
                return
            is_signed |= token.label == "dateline" and datelines.dateline(token.text) is not None
        elif token.role in {"byline", "origin"}:
            is_signed = True
        above = token.role
    if span:
        yield _item(tokens, head, span, is_signed=is_signed)


def _are_uneven(widths: Sequence[float]) -> bool:
    """Headlines are of many widths; the headings of one text are alike."""
    mean = sum(widths) / len(widths)
    return sum(abs(w - mean) for w in widths) / len(widths) > UNEVEN


def _item(tokens: Sequence[Token], head: int, span: float, *, is_signed: bool) -> _Item:
    lines = takewhile(lambda t: t.role in _HEADS, tokens[head:]) if head >= 0 else ()
    texts = [line.text for line in lines]
    return _Item(
        head=head,
        width=span,
        is_signed=is_signed,
        is_marked=any(map(signs.HEADING_MARK.match, texts)),
        title_width=max(map(width, texts), default=0.0),
    )


def parts(tokens: Sequence[Token]) -> list[Token]:
    """Below the label of a round-up each headline begins an article of its own."""
    made = list(tokens)
    for label, token in enumerate(tokens):
        if token.role != "column":
            continue
        named = bool(NAMES.search(token.text))
        if not (named or has_items(tokens, label)):
            continue
        found = list(_items(tokens, label))
        made = _untitled(made, found)
        for before, item in pairwise(found):
            short = before.width <= NOTE_WIDTH and item.width <= NOTE_WIDTH
            wide = width(tokens[item.head].text) >= TITLE_WIDTH or item.is_marked
            if wide and (short or before.is_signed):
                made[item.head] = replace(made[item.head], begins=True)
    return made


def _untitled(tokens: list[Token], found: Sequence[_Item]) -> list[Token]:
    """Blank lines stand above the items only: a paragraph below one begins an untitled item."""
    heads = [item.head for item in found if item.head >= 0]
    tokens = _signed_twice(tokens, heads)
    if len(heads) < ITEMS or not all(tokens[k].gap for k in heads[1:]):
        return tokens
    inside = range(heads[0] + 1, heads[-1])
    below = [k for k in inside if tokens[k].role == "text" and tokens[k - 1].role != "short"]
    close = [k for k in inside if tokens[k].role == "text" and tokens[k - 1].role == "short"]
    odd = [k for k in below if tokens[k].gap]
    if any(tokens[k].gap for k in close) or len(odd) > 2:
        return tokens
    made = list(tokens)
    for k in odd:
        made[k] = replace(made[k], begins=True)
    return made


def _signed_twice(tokens: list[Token], heads: Sequence[int]) -> list[Token]:
    """Signed once, and again below the next paragraph: that is an item without a headline."""
    made = list(tokens)
    for start, end in pairwise((*heads, len(tokens))):
        inside = [k for k in range(start + 1, end) if tokens[k].role in {"text", "byline"}]
        roles = "".join(tokens[k].role[0] for k in inside[:5])
        dated = [k for k in inside if tokens[k].label == "dateline"]
        led = re.match(r"bttb(?!t)", roles) or (
            re.match(r"ttb(?!t)", roles)
            and dated == inside[:1]
            and _names_somebody(tokens[inside[0]])
        )
        closed = re.match(r"(t+b)t+b(?!t)", roles)
        if closed:
            k = inside[len(closed[1])]
            made[k] = replace(made[k], begins=True)
        elif led:
            k = [n for n in inside if tokens[n].role == "text"][1]
            made[k] = replace(made[k], begins=True)
    return made


def _names_somebody(token: Token) -> bool:
    found = datelines.dateline(token.text)
    return bool(found and found[1])


MANY = 5
"""So many items of a paragraph or two, some of them signed, are no feature with headings."""
MANY_SIGNED = 3
VERY_MANY = 8
"""So many, with headlines of unlike widths, need no by-line at all."""
UNEVEN = 1.2
WIDE = 0.7
"""This share of the items has a headline of a headline's width."""
BEGINS = 3.0
"""The weight of an item's first line as a place where an article begins."""
TITLE_WIDTH = 7.0
"""A headline of an item is at least so wide; most headings are shorter."""
NOTE_WIDTH = 150.0
"""Above and below it stands no more text than this, where an item ends and the next begins."""


def heads_item(body: Sequence[Token], last: int, lines: int) -> float:
    """How much a short line inside a body below a round-up's label looks like the next headline.

    Args:
        body: the body's tokens.
        last: index of the short line; the last one of `lines`.
        lines: how many short lines stand together.
    """
    if width(body[last].text) < TITLE_WIDTH or signs.HEADING_MARK.match(body[last].text):
        return 0.0

    def beside(tokens: Sequence[Token]) -> float:
        total = 0.0
        for token in tokens:
            if token.role not in {"text", "item"}:
                break
            total += width(token.text)
        return total

    above = beside(body[: last - lines + 1][::-1])
    below = beside(body[last + 1 :])
    return 2.0 if 0 < above <= NOTE_WIDTH and 0 < below <= NOTE_WIDTH else 0.0


# 1. 青石岭隧道贯通 · ②黄沙坪：山泉水接进了牛场
_NUMBERED = re.compile(r"^(?:(?P<n>\d{1,2})\s*[.、．)）]\s*(?!\d)|(?P<c>[①-⑳])\s*)(?=\S)")


def numbered(tokens: Sequence[Token]) -> list[Token]:
    """1. … 2. … 3. … above the items of a round-up: the number is a mark, not the headline's."""
    made = list(tokens)
    for label, token in enumerate(tokens):
        if token.role != "column":
            continue
        if not (NAMES.search(token.text) or has_items(tokens, label)):
            continue
        count = 0
        found: list[tuple[int, str]] = []
        for k in range(label + 1, len(tokens)):
            if tokens[k].role == "column":
                break
            match = _NUMBERED.match(tokens[k].text) if tokens[k].role == "short" else None
            if match is None:
                continue
            if (int(match["n"]) if match["n"] else ord(match["c"]) - 0x245F) != count + 1:
                break
            count += 1
            found.append((k, tokens[k].text[match.end() :]))
        if count >= 2:
            for k, text in found:
                made[k] = replace(tokens[k], text=f"◆{text}", reason="集纳里带序号的题目")
    return made


def bulleted(tokens: Sequence[Token]) -> list[Token]:
    """● 石门村引来“水管家”, above a paragraph or who wrote it, is a headline and no list item."""
    made = list(tokens)
    below = False
    for index, token in enumerate(tokens[:-1]):
        if token.role == "column":
            below = True
        after = tokens[index + 1]
        if (
            below
            and token.role == "item"
            and token.alone
            and width(token.text) >= TITLE_WIDTH
            and signs.is_short(token.text)
            and not signs.is_final(token.text)
            and token.text[-1:] not in "；;，,、：:"
            and after.role in {"text", "byline"}
        ):
            made[index] = replace(
                token, role="short", text=f"●{token.text}", certainty=0.6, reason="栏目下带点的题目"
            )
    return made


# ◆石门村引来“水管家”　　石门村… · 【石门村引来“水管家”】石门村…
_RUN_IN = re.compile(
    r"^(?P<mark>[◆●■▲★○◇□▶▷☆◎※]\s*)?(?P<title>[^。；\s【】][^。；【】]{4,24}?)"
    r"(?:[ ]{2,}|[ ]*\u3000[ \u3000]*)(?P<text>[^\s].{18,})$"
)
_BOXED = re.compile(r"^【(?P<title>[^】。]{6,24})】\s*(?P<text>[^\s].{18,})$")
_COLON = re.compile(
    r"^(?P<mark>[◆●■▲★○◇□▶▷☆◎※]\s*)(?P<title>[^。；：:，,]{7,22})[:：]\s*(?P<text>[^“\s].{18,})$"
)


def run_in(tokens: Sequence[Token]) -> list[Token]:
    """Headline and text on one line, two such lines or more in a row: each headline for itself."""
    made: list[Token] = []
    index = 0
    named = False
    while index < len(tokens):
        if tokens[index].role == "column":
            named = bool(NAMES.search(tokens[index].text))
        forms = (_RUN_IN, _BOXED, _COLON) if named else (_RUN_IN, _BOXED)
        for form in forms:
            run = _run(tokens, index, form)
            if len(run) >= 2 or (run and datelines.dateline(run[0][1]["text"])):
                break  # one line is enough where its text begins with 本报讯
        else:
            made.append(tokens[index])
            index += 1
            continue
        last = run[-1][0]
        at = dict(run)
        for k in range(index, last + 1):
            match = at.get(k)
            made += _apart(tokens[k], match) if match else [tokens[k]]
        index = last + 1
    return made


def _run(
    tokens: Sequence[Token], start: int, form: re.Pattern[str]
) -> list[tuple[int, re.Match[str]]]:
    found: list[tuple[int, re.Match[str]]] = []
    mark = ""
    for k in range(start, len(tokens)):
        token = tokens[k]
        if found and token.is_tail:
            continue
        match = form.match(token.text) if token.role == "text" and token.label == "" else None
        if (
            match is None
            or not signs.is_short(match["title"])
            or re.match(r"^(?:问|答|记者|主持人|[QA]\d?)\s*[:：]", match["title"])
            or not signs.is_final(match["text"])
        ):
            break
        own = (match.groupdict().get("mark") or "").strip()
        if found and own != mark:
            break
        mark = own
        found.append((k, match))
    return found


def _apart(token: Token, match: re.Match[str]) -> list[Token]:
    mark = (match.groupdict().get("mark") or "").strip()
    title = replace(
        token, role="short", text=f"{mark}{match['title'].strip()}", certainty=0.7, alone=True,
        reason="题目和正文在一行，中间空开",
    )  # fmt: skip
    reports = "dateline" if datelines.dateline(match["text"]) else ""
    rest = replace(token, text=match["text"], label=reports, gap=0, barrier=0.0, alone=False)
    return [title, rest]
