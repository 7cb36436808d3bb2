"""Facts about Chinese characters and marks that every library shares."""

from __future__ import annotations

import re
from datetime import date

HAN = r"\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff\u3005\u3007"
"""The inside of a character class: Han characters, 々 and 〇."""

HAN_CHAR = re.compile(f"[{HAN}]")
OPENING = "“‘（《〈【〔「『［"
CLOSING = "”’）》〉】〕」』］"
STOPS = "，。、；：？！"
FULL_MARKS = OPENING + CLOSING + STOPS + "—…·～"

INVISIBLE = re.compile(
    r"[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\ufff9-\ufffb]"
)
"""Soft hyphen, zero-width and direction marks, BOM: never printed, so never stored."""

CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufdd0-\ufdef\ufffe\uffff\ud800-\udfff]")
"""Characters that XML 1.0 forbids or discourages (2.2 Characters), C1 included."""


def han_count(text: str) -> int:
    """How many Han characters stand in the text."""
    return len(HAN_CHAR.findall(text))


def strip_control(text: str) -> str:
    """The text without control, non-character and surrogate code points; tab and newline stay."""
    return CONTROL.sub("", text)


_DATE_LIKE = re.compile(r"\s*(\d{4})\D{1,3}(\d{1,2})\D{1,3}(\d{1,2})\D{0,2}")


def date_meant(text: str) -> date | None:
    """The day that a loosely written date means: 2025-5-2, 2025年5月2日, 2025/5/2; None if none."""
    match = _DATE_LIKE.fullmatch(text.strip())
    if match is None:
        return None
    try:
        return date(*(int(part) for part in match.groups()))
    except ValueError:
        return None
