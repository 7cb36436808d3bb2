"""A page pasted from Markdown means a quotation by `>`; the editor's own hatch means a caption.

Whoever types `>` by hand into a page marks a picture's caption. On a page that shows with marks
of several kinds (bold words, links, lists, headings) that it was written in Markdown, a whole
sentence behind `>` is what Markdown means by it. `> 记者：甲` is neither: who wrote and where it
was taken from stay what they are behind any mark.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from plugins.importer import datelines, people, photo_credits, signs, tails
from plugins.importer.model import Line
from plugins.newspaper.chinese import HAN

# One kind of mark each; a heading's # alone is the editor's as well
_KINDS = (
    re.compile(r"(?<!\*)\*\*(?=[^\s*]).+?(?<=[^\s*])\*\*(?!\*)"),
    re.compile(r"(?<!!)\[[^\[\]\n]+\]\([^()\s]+\)"),
    re.compile(rf"^[*+-] +(?=[{HAN}“《*\[])"),
    re.compile(r"^#{2,6} +\S"),
    re.compile(r"<!--|</?(?:p|h[1-6]|br|strong|em|b|blockquote|li|ul|ol)\b[^<>]*>|&[a-z]{2,7};"),
    re.compile(r"(?<!`)`[^`\n]+`(?!`)"),
)
KINDS = 3
"""Marks of so many kinds, and the page was written in Markdown."""
_HATCH_ONLY = re.compile(r"^@\s*\S")
# 来源：《某某晚报》: what stands before the colon says it
_FROM = re.compile(r"^[（(]?(?:来\s*源|稿\s*源|转[载发]?自|摘自|原载)\s*[:：]")
_QUOTED = re.compile(r"^[>＞]\s*(?P<text>\S.*)$")


def signatures(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines as read; one that only says who wrote, or where it is from, loses its `>`."""
    return tuple(
        replace(line, text=match["text"])
        if (match := _QUOTED.match(line.text.strip())) and _is_signature(match["text"])
        else line
        for line in lines
    )


def _is_signature(text: str) -> bool:
    """A by-line with a role or a sign, an origin; never who took or gave a picture alone."""
    if (photo_credits.credit(text) and "文" not in text) or signs.is_final(text):
        return False
    signed = people.parse(text)
    return bool((signed and signed.marked) or _FROM.match(text))


def quotations(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines as read; on a page in Markdown each quoted sentence is hinted as a quotation."""
    texts = [line.text.strip() for line in lines]
    kinds = sum(any(kind.search(text) for text in texts) for kind in _KINDS)
    if kinds < KINDS or any(map(_HATCH_ONLY.match, texts)):
        return tuple(lines)
    return tuple(
        replace(line, hints=replace(line.hints, is_quotation=True)) if _is_quoted(text) else line
        for line, text in zip(lines, texts, strict=True)
    )


def _is_quoted(text: str) -> bool:
    """A whole sentence behind `>`, and nothing in it of a caption, a report or a by-line."""
    match = _QUOTED.match(text)
    said = match["text"] if match else ""
    return (
        signs.is_final(said)
        and not photo_credits.credit(said)
        and not signs.CAPTION_START.match(said)
        and not datelines.dateline(said)
        and not tails.tail(said)
    )
