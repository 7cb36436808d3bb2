"""Columns that gather short items: told by their name, or by the items below the label."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from plugins.importer import datelines
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
    if tokens[label].certainty < 0.9 or _SINGLE.search(tokens[label].text):
        return False
    items, signed = 0, 0
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
        above = token.role
    items, signed = items + (span > 0), signed + (span > 0 and is_signed)
    return items >= ITEMS and signed >= SIGNED * items
