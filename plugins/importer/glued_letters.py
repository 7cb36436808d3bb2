"""…已经到账。以上请审阅，用不用都来个电话…: a letter that begins behind the text.

Whoever sends a text in one go writes on where it ends. What is said to the desk there begins a
sentence of its own: it calls somebody of the paper by name, or points back at the text (以上请…).
"""

from __future__ import annotations

import re

from plugins.importer import correspondence, personal_data, private, signs
from plugins.importer.unwrap import width

TEXT_WIDTH = 16.0
"""Han characters: so much of a text stands before such a letter."""
_ENDS = re.compile(r"[。！？!?…][”’]?(?:[（(][^（()）。]{2,30}[)）])?[\s\u3000]*(?=\S)")
# 以上请审阅 · 以上是我的一点看法，请…: what stands above, and what is asked for it
_POINTS_BACK = re.compile(
    r"^(?:以上|上面|上述)(?!情况|问题|企业|项目|单位|地区|人员)(?:内容|文字|稿件?|这[篇些]|小[文稿]|拙[文稿])?[^。，]{0,6}"
    r"(?:请|烦|望|盼|供)[^。，]{0,10}(?:审|阅|核|用|改|删|正|酌|选|参考)"
)
# 正文完 · 用不用都给我来个电话: no reader is meant
_ASKS_BACK = re.compile(
    r"用不用都|用了没有?|登了没有?|收到(?:没有|了吗|请)|盼[复回]|[给打回]我.{0,6}(?:电话|消息|话)|谢谢编辑|不用给我稿费"
)
ENOUGH = 1.6


def cut(text: str) -> tuple[str, str]:
    """The text, and the letter behind it; "" when there is none."""
    for match in _ENDS.finditer(text):
        before, rest = text[: match.end()].rstrip(" \u3000"), text[match.end() :]
        if width(before) >= TEXT_WIDTH and not signs.unclosed(before) and is_letter(rest):
            return before, rest
    return text, ""


def is_letter(rest: str) -> bool:
    """Does what stands behind a sentence speak to the desk from its first word?"""
    calls = bool(private.GREETING.match(rest) or correspondence.VOCATIVE.match(rest))
    points = bool(_POINTS_BACK.match(rest))
    if not calls and not points:
        return False
    own = any(f.kind != "plate" for f in personal_data.find(rest)) or _ASKS_BACK.search(rest)
    return correspondence.evidence(rest) + 0.8 * bool(own) + 0.8 * points >= ENOUGH
