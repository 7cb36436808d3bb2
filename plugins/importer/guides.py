"""导读: boxes that list the headlines of other pages."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from plugins.importer import page_marks, signs
from plugins.importer.tokens import Roles, Token
from plugins.importer.unwrap import width


def guides(bases: Sequence[Token], roles: Roles) -> None:
    """A label 导读 and the lines below it that name a page; or such lines by themselves."""
    entry = [roles[i] is None and _is_entry(base.text) for i, base in enumerate(bases)]
    for index, base in enumerate(bases):
        if roles[index] is not None or not signs.GUIDE_LABEL.match(base.text):
            continue
        reach = _guide_reach(bases, roles, entry, index)
        if reach == index:
            continue
        for k in range(index, reach + 1):
            if roles[k] is None:
                roles[k] = replace(bases[k], role="guide", certainty=0.95, reason="导读")
    for index, is_entry in enumerate(entry):
        if not is_entry or roles[index] is not None:
            continue
        neighbours = [
            k
            for k in (index - 2, index - 1, index + 1, index + 2)
            if 0 <= k < len(entry) and entry[k]
        ]
        if (
            neighbours
            or signs.POINTER.match(bases[index].text)
            or re.search(r"[.…·]{3,}|详见|另见|更多|内容见|报道见|▶|>>|→", bases[index].text)
        ):
            roles[index] = replace(
                bases[index], role="guide", certainty=0.85, reason="标题后面注明版次"
            )


# 下期关注 · 下周预告 · 明日看点: what the next issue brings
_NEXT = re.compile(
    r"^[\s【\[［〖◆●■★]*(?:下[期周一]{1,2}|明[日天]|近期|本周末|精彩)(?:关注|预告|看点|要目|导读|内容|聚焦|推荐|将至)"
    r"[】\]］〗◆●■★]*\s*(?P<said>[:：]\s*\S.*)?$"
)
_PROMISES = re.compile(
    r"敬请|留意|关注|期待|预告|本报记者|将(?:推出|刊发|走进|带您)"
    r"|[？?]|[:：].*[:：]|\S[ \u3000]{1,4}\S"
)


def next_issue(bases: Sequence[Token], roles: Roles) -> None:
    """下期关注 and the lines below it that promise something; no article begins there."""
    for index, base in enumerate(bases):
        match = _NEXT.match(base.text)
        if roles[index] is not None or not match:
            continue
        if match["said"]:
            roles[index] = replace(base, role="guide", certainty=0.85, reason="下期预告")
            continue
        reach = index
        for k in range(index + 1, min(len(bases), index + 1 + NEXT_LINES)):
            after = bases[k]
            if (
                roles[k] is not None
                or (k > index + 1 and after.gap > bases[k - 1].gap)
                or width(after.text) > 90
                or not _PROMISES.search(after.text)
            ):
                break
            reach = k
        if reach > index:
            for k in range(index, reach + 1):
                roles[k] = replace(bases[k], role="guide", certainty=0.85, reason="下期预告")


NEXT_LINES = 4

# 往期推荐 | → 某篇旧文: what a phone's reader offers below an article
_MORE = re.compile(
    r"^[\s【\[［〔〖▍▎◆●■★>▶→\-—]*(?:往期(?:推荐|回顾|精选|精彩)|推荐阅读|更多阅读|更多推荐|热门推荐|精彩推荐|猜你喜欢|大家都在看)[】\]］〕〗▶\s:：\-—]*$"
)
_OFFERED = re.compile(r"^\s*(?:[→▶►▷☞•●■◆·>-]|\d[.、])\s*\S")


def offers(bases: Sequence[Token], roles: Roles) -> None:
    """推荐阅读 and the marked lines below it."""
    for index, base in enumerate(bases):
        if roles[index] is not None or not _MORE.match(base.text):
            continue
        roles[index] = replace(base, role="guide", certainty=0.9, reason="往期推荐")
        k = index + 1
        while (
            k < len(bases)
            and roles[k] is None
            and _OFFERED.match(bases[k].text)
            and signs.is_short(bases[k].text)
        ):
            roles[k] = replace(bases[k], role="guide", certainty=0.85, reason="往期推荐")
            k += 1
        for k in range(index + 1, _unmarked_end(bases, roles, index)):
            roles[k] = replace(bases[k], role="guide", certainty=0.75, reason="往期推荐")


OFFERS = 6


def _unmarked_end(bases: Sequence[Token], roles: Roles, start: int) -> int:
    """Short lines without marks, when a rule, a phone's button or the file's end closes them."""
    for k in range(start + 1, min(len(bases), start + 2 + OFFERS)):
        text = bases[k].text
        if (roles[k] is not None and roles[k].role == "break") or page_marks.WEB_FURNITURE.match(  # type: ignore[union-attr]  # just tested
            text
        ):
            return k
        if roles[k] is not None or not (signs.is_short(text) or width(text) <= 26):
            return start
    return len(bases) if start + 2 + OFFERS > len(bases) else start


def _is_entry(text: str) -> bool:
    return bool(signs.POINTER.match(text)) or (
        width(text) <= 60
        and bool(signs.GUIDE_ENTRY.search(text))
        and not signs.POINTER_TAIL.search(text)
        and not signs.JUMP.search(text)
        and not re.search(r"[。；]$", text)
        and not page_marks.page_mark(text)
    )


def _guide_reach(bases: Sequence[Token], roles: Roles, entry: Sequence[bool], start: int) -> int:
    """The last line of the box: an entry may take two lines, the second names the page."""
    last = start
    k = start + 1
    while k < len(bases) and k - last <= 2:
        if roles[k] is not None and roles[k].role != "page-number":  # type: ignore[union-attr]  # just tested
            break
        if (
            entry[k]
            or (
                signs.GUIDE_ENTRY.search(bases[k].text)
                and not page_marks.DATE.search(bases[k].text)
            )
            or (
                re.search(r"更多|详见|敬请|扫码|客户端|见本报", bases[k].text)
                and width(bases[k].text) < 30
                and bases[k].gap == 0
            )
        ):
            last = k
        elif not signs.is_short(bases[k].text) or bases[k].gap >= 3:
            break
        k += 1
    return last
