"""Columns that gather short items: told by their name, or by the items below the label."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

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
MARKED_SIGNED = 0.5
ITEM_WIDTH = 300.0
"""The text of such an item is no wider, in Han."""


def under(tokens: Sequence[Token]) -> Iterator[bool]:
    """For each token: does it stand below the label of a round-up?"""
    here = False
    for index, token in enumerate(tokens):
        if token.role == "column":
            here = bool(NAMES.search(token.text)) or has_items(tokens, index)
        yield here


def has_items(tokens: Sequence[Token], label: int) -> bool:
    """Below the label stand short items, most of them signed: no single text with headings.

    A feature has several headings and one by-line; items have each their own.
    """
    if _SINGLE.search(tokens[label].text):
        return False
    items, signed, marked = 0, 0, 0
    span, is_signed, above = 0.0, False, ""
    for token in tokens[label + 1 :]:
        if token.role == "column" or token.label == "notice" or token.barrier >= 4:
            break
        if token.role in {"ad", "verse", "table", "title"} or token.page != tokens[label].page:
            break
        if token.role in {"jump", "standfirst", "deck", "kicker"}:
            return False  # a report, not a note
        if token.role == "text":
            span += width(token.text)
            if span > ITEM_WIDTH:
                return False
            is_signed |= token.label == "dateline" and datelines.dateline(token.text) is not None
        elif token.role in {"byline", "origin"}:
            is_signed = True
        elif token.role == "short" and above != "short":
            items, signed = items + (span > 0), signed + (span > 0 and is_signed)
            span, is_signed = 0.0, False
            marked += bool(signs.HEADING_MARK.match(token.text))
        above = token.role
    items, signed = items + (span > 0), signed + (span > 0 and is_signed)
    if marked == items:
        return items >= MARKED_ITEMS and signed >= MARKED_SIGNED * items
    return items >= ITEMS and signed >= SIGNED * items


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
            if len(run) >= 2:
                break
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
    rest = replace(token, text=match["text"], gap=0, barrier=0.0, alone=False)
    return [title, rest]
