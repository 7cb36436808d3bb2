"""Who talks at a round table: named below the headline, on one line or on a line each.

对话人：甲（某厂厂长）、乙 · 圆桌嘉宾： / 甲　某厂厂长 / 乙　某某大学教授
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from plugins.importer import names
from plugins.importer.tokens import Token, one
from plugins.newspaper.chinese import HAN

LABEL = "talkers"
"""Label of such lines: they stand in the head, and are text."""
_WORD = (
    r"(?:(?:本期|圆桌|访谈|对话|特邀|与会|参会)*(?:对[话谈]人|嘉宾|受访[者人]|与会者|讨论者|发言人"
    r"|主讲人?|访谈对象|采访对象)|对话者|与会人员|参加人员)"
)
_ALL = re.compile(rf"^{_WORD}[\s\u3000]*[:：][\s\u3000]*[{HAN}][^。！？!?]{{2,120}}$")
_OPENS = re.compile(rf"^[【\[［（(]?{_WORD}[】\]］)）]?[\s\u3000]*[:：]?$")
# 谭　松　青江丝巾厂厂长
_ONE = re.compile(
    rf"^[·•●■◆▲]?\s*(?P<name>[{HAN}]{{2,4}}|[{HAN}][ \u3000]+[{HAN}])"
    r"[ \u3000（(:：,，]+[^。！？!?；]{3,30}$"
)


def talkers(base: Token, _: frozenset[str]) -> list[Token]:
    """All of them on one line."""
    if _ALL.match(base.text):
        return one(base, "text", 0.85, "对谈的人", label=LABEL)
    return []


# …厂厂长, …大学教授: what the line of a guest ends with
_POST = re.compile(
    rf"^[{HAN}].{{4,30}}(?:[长授员师任记家士工主总者]|主播|经理|代表|负责人|合伙人|创始人)$"
)


def _is_somebody(text: str) -> bool:
    match = _ONE.match(text)
    named = match and names.is_name(re.sub(r"[ \u3000]", "", match["name"]))
    return bool(named) or bool(_POST.match(text) and not re.search(r"[，。！？!?]", text))


def listed(bases: Sequence[Token], roles: list[Token | None]) -> None:
    """The word alone on its line, and below it each with what they are."""
    for index, base in enumerate(bases):
        if roles[index] is not None or not _OPENS.match(base.text):
            continue
        end = index + 1
        while end < len(bases) and roles[end] is None and bases[end].gap == 0:
            if not _is_somebody(bases[end].text):
                break
            end += 1
        if end == index + 1:
            continue
        for k in range(index, end):
            roles[k] = replace(
                bases[k], role="text", label=LABEL, certainty=0.85, reason="对谈的人"
            )
