"""A manuscript that came inside a forwarded mail: all its lines begin with `>`, its heads too.

Mail programs set `> ` before every line of what they pass on, a bare `>` for a blank line. Below
the head of a mail such a block with paragraphs of an article in it is the article: the marks go.
What somebody answered to (a few short lines, talk of the manuscript) keeps them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from plugins.importer import correspondence, people, signs
from plugins.importer.model import Line
from plugins.importer.unwrap import width

_QUOTED = re.compile(r"^[ \u3000\t]*[>＞|｜](?:[ \u3000\t]|(?=[^>＞|｜\s])|$)(?P<text>.*)$")
_MAIL_HEAD = re.compile(
    r"^[\s\-—─=*>＞]*(?:(?:发件人|收件人|主\s*题|发送时间|抄送|寄件人|From|To|Subject|Date|Sent)\s*[:：]"
    r"|(?:开始)?(?:转发|原始|回复)的?(?:邮件|信息|消息)|Forwarded message|Original Message"
    r"|.{0,60}(?:写道|wrote)\s*[:：]?$)",
    re.IGNORECASE,
)
REACH = 20
"""Lines above a block in which the mail that it stands in has its head."""
PARAGRAPH = 34.0
"""Han widths: a quoted answer is shorter than a paragraph."""
FEWEST = 2
"""So many paragraphs, and the block is an article."""


def unquoted(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines with the marks of such blocks taken off; bare marks become blank lines."""
    made: list[Line] = []
    blank = 0
    index = 0
    while index < len(lines):
        end = index
        while end < len(lines) and _QUOTED.match(lines[end].text):
            end += 1
        if end == index:
            made.append(_below(lines[index], blank))
            blank, index = 0, index + 1
            continue
        block = lines[index:end]
        if not _is_article(block, [line.text for line in lines[max(0, index - REACH) : index]]):
            made += [_below(block[0], blank), *block[1:]]
            blank, index = 0, end
            continue
        parts = True  # the mail's own words end above it
        for line in block:
            text = _said(line)
            if text.strip(" \u3000\t>＞"):
                said = _below(replace(line, text=text), blank)
                made.append(replace(said, hints=replace(said.hints, breaks=parts)))
                blank, parts = 0, False
            else:
                blank += 1 + line.hints.blank_before
        index = end
    return tuple(made)


def _below(line: Line, blank: int) -> Line:
    if not blank:
        return line
    return replace(
        line, hints=replace(line.hints, blank_before=max(blank, line.hints.blank_before))
    )


def _said(line: Line) -> str:
    match = _QUOTED.match(line.text)
    return match["text"] if match else line.text


def _is_article(block: Sequence[Line], above: Sequence[str]) -> bool:
    """Paragraphs of a report below the head of a mail, or a headline and a name above them."""
    parts: list[list[str]] = [[]]
    for line in block:
        text = _said(line).strip(" \u3000\t")
        if not text or (line.hints.blank_before and parts[-1]):
            parts.append([])
        if text:
            parts[-1].append(text)
    texts = [part for part in parts if part]
    told = [
        joined
        for part in texts
        for joined in _paragraphs(part)
        if width(joined) >= PARAGRAPH and correspondence.evidence(joined) < correspondence.LIKELY
    ]
    if len(told) < FEWEST:
        return False
    heads = [text for part in texts for text in part][:4]
    signed = any(people.parse(text) for text in heads[1:]) and signs.is_short(heads[0])
    return signed or any(_MAIL_HEAD.match(text) for text in above)


def _paragraphs(part: Sequence[str]) -> list[str]:
    """A part between bare marks: each line a paragraph, or all of them one that was wrapped."""
    if all(signs.is_final(text) for text in part):
        return list(part)
    return ["".join(part)] if signs.is_final(part[-1]) else []
