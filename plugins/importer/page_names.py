"""The 版 that a file's name tells: p7.txt, 07版.pdf, 第七版.docx, 03 综合.txt."""

from __future__ import annotations

import re
from pathlib import PurePath

_NUMBER = r"(?P<{}>0?\d{{1,2}})(?!\d)"
_NAMED = (
    # p7 · P07-公告 · page7 · 5-30-p7
    re.compile(rf"(?:^|[^A-Za-z])(?:p|P|page|Page)[ _-]?{_NUMBER.format('n')}"),
    # 第7版 · 07版 · A7版 · 第七版
    re.compile(
        rf"(?:^|[^\d第])(?:第\s*)?[A-Da-d]?{_NUMBER.format('n')}\s*版(?!本|权)"
        r"|第\s*(?P<han>[一二三四五六七八九十]{1,3})\s*版"
    ),
    # 07 · A7 · 03 综合 · 03-综合
    re.compile(rf"^[A-D]?{_NUMBER.format('n')}(?=$|[\s_、.-]+[\u4e00-\u9fff])"),
    # 03综合
    re.compile(r"^(?P<n>0\d)(?=[\u4e00-\u9fff])"),
)
# 1-4版: the first of several
_RANGE = re.compile(r"(?<!\d)0?(\d{1,2})\s*[-—–~至到]\s*\d{1,2}\s*版")


def named_page(name: str) -> int:
    """The 版 in a file's name (1 to 99), the first of several; 0 when the name tells none."""
    stem = PurePath(name).stem
    if several := _RANGE.search(re.sub(r"^\d{4}[-.]\d{1,2}[-.]\d{1,2}[-_ ]*", "", stem)):
        return int(several[1])
    for form in _NAMED:
        if match := form.search(stem):
            found = match.groupdict()
            return int(found["n"]) if found["n"] else _of_han(found.get("han") or "")
    return 0


def _of_han(text: str) -> int:
    """第十二版 -> 12."""
    digits = "零一二三四五六七八九"
    tens, ten, ones = text.rpartition("十")
    high = (digits.find(tens) if tens else 1) * 10 if ten else 0
    return high + max(0, digits.find(ones) if ones else 0)
