"""Signs that a font's table gives in place of the characters that they look like.

Many fonts draw 门 and its radical ⻔ with one glyph, and two dashes as one long one; a PDF's text
layer may then name the rarer sign. What was meant is never in doubt. The Kangxi radicals
have compatibility mappings in Unicode; of the CJK Radicals Supplement those are here that are
whole characters.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from types import MappingProxyType

_SUPPLEMENT = (
    "⺁厂 ⺇几 ⺌小 ⺎兀 ⺏尣 ⺐尢 ⺒巳 ⺓幺 ⺛旡 ⺜日 ⺝月 ⺟母 ⺠民 ⺧牛 ⺩王"
    " ⺪疋 ⺫目 ⺬示 ⺮竹 ⺶羊 ⺷羊 ⺸羊 ⺻聿 ⺼肉 ⺽臼 ⻁虎 ⻃覀 ⻄西 ⻅见 ⻆角"
    " ⻇角 ⻉贝 ⻊足 ⻋车 ⻑長 ⻓长 ⻔门 ⻗雨 ⻘青 ⻙韦 ⻚页 ⻛风 ⻜飞 ⻝食 ⻞食"
    " ⻡首 ⻢马 ⻣骨 ⻤鬼 ⻥鱼 ⻦鸟 ⻧卤 ⻨麦 ⻩黄 ⻪黾 ⻫斉 ⻬齐 ⻭歯 ⻮齿 ⻯竜"
    " ⻰龙 ⻱龜 ⻲亀 ⻳龟"
)
_DASHES = {"\u2e3a": "——", "\u2e3b": "———"}
_CHARACTERS: Mapping[str, str] = MappingProxyType(
    {pair[0]: pair[1] for pair in _SUPPLEMENT.split()} | _DASHES
)
_SIGNS = re.compile("[\u2e3a\u2e3b\u2e80-\u2fdf]")


def as_characters(text: str) -> str:
    """The text with such signs replaced; nothing else is changed."""
    return _SIGNS.sub(_character, text)


def _character(match: re.Match[str]) -> str:
    return _CHARACTERS.get(match[0]) or unicodedata.normalize("NFKC", match[0])
