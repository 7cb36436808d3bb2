"""Hiding private data: what the review page, review.toml and the terminal show of it.

Phones, bank cards, identity numbers, private addresses and WeChat names. The newspaper's own
numbers (a hotline in the masthead) are no secret, so land lines are hidden only where a line as a
whole is private.
"""

from __future__ import annotations

import re

STAR = "＊"

# 13803511234   138 0351 1234   138-0351-1234
_MOBILE = re.compile(r"(?<!\d)1[3-9]\d[\s-]?\d{4}[\s-]?\d{4}(?!\d)")
# 140105199001011234   14010519900101123X
_IDENTITY = re.compile(r"(?<!\d)\d{6}(?:19|20)\d{9}[\dXx](?!\d)")
# 6222 0212 3456 7890 123
_CARD = re.compile(r"(?<!\d)(?:\d{4}[\s-]?){3,4}\d{1,4}(?!\d)")
# 微信：abc_123   微信号 abc-123   QQ：12345678
_ACCOUNT = re.compile(
    r"(?P<word>(?:微信号?|QQ号?|qq|VX|vx|V信)\s*[:：为是]?\s*)(?P<name>[\w.-]{4,})"
)
# 通讯地址：迎泽大街12号   开户行：建设银行迎泽支行
_FIELD = re.compile(
    r"(?P<word>(?:地\s*址|住\s*址|开户(?:银行|行|名)|户\s*名|收款人)\s*[:：]\s*)(?P<value>[^\s，,；;。]+)"
)
_ANY_NUMBER = re.compile(r"\d[\d\s-]{4,}\d")
_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")


def mask(text: str, *, whole: bool = False) -> str:
    """The text with private data made unreadable; its length stays the same.

    Args:
        text: any text; marks that are not private stay.
        whole: the line is private as a whole (a letter to the editor): every longer number, every
            address and bank in it goes.
    """
    text = _ACCOUNT.sub(lambda m: m["word"] + _stars(m["name"]), text)
    for pattern in (_IDENTITY, _MOBILE, _CARD):
        text = pattern.sub(lambda m: _stars(m[0]), text)
    if whole:
        text = _FIELD.sub(lambda m: m["word"] + _stars(m["value"]), text)
        text = _MAIL.sub(lambda m: _stars(m[0]), text)
        text = _ANY_NUMBER.sub(lambda m: _stars(m[0]), text)
    return text


def _stars(secret: str) -> str:
    """The first character stays when there are many, so that two secrets are told apart."""
    kept = 1 if len(secret) > 6 else 0
    return secret[:kept] + re.sub(r"\S", STAR, secret[kept:])
