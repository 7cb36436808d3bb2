"""Telephones, identity and bank card numbers, accounts: however their characters are set.

People part figures as they like (139 0000 0000, 139-0000—0000, full-width, 一三九…, +86 139…). The
text is folded to one spelling first, character for character, so that what is found stands at the
same place in the text as printed. Whose it is, and whether it may be printed, is not asked here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

Kind = Literal["mobile", "phone", "identity", "card", "account", "mail", "plate"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A number or account: `text[start:end]` as printed."""

    kind: Kind
    start: int
    end: int


_FOLD = str.maketrans(
    {
        **{chr(c): chr(c - 0xFEE0) for c in range(0xFF01, 0xFF5F)},
        **dict.fromkeys("\u2014\u2013\u2010\u2011\u2012\u2015\uff0d\ufe63\u2212", "-"),
        **dict.fromkeys("\u3000\u00a0\u2002\u2003\u2009\u202f\t", " "),
        **dict.fromkeys("・•‧∙", "·"),
    }
)
_HAN_DIGITS = dict(zip("零〇○一二三四五六七八九幺", "0001234567891", strict=True))
# 一三九零零零零…: seven or more in a row count nothing, they are dialled
_HAN_RUN = re.compile(r"[零〇○一二三四五六七八九幺](?:[ \-,，、]?[零〇○一二三四五六七八九幺]){6,}")

# 13o 5239 4471, l38…: letters typed for 0 and 1 among figures
_LETTERS = re.compile(
    r"(?<=\d)[oO]{1,8}(?=[ \-]?\d)|(?<=\d)[oO](?=[ \-]?[oO]\d)|(?<=\d)[lI](?=[ \-]?\d{2})"
    r"|(?<![A-Za-z0-9])[lI](?=[3-9]\d[ \-]?[\doO]{4})"
)
_FIGURES = str.maketrans("oOlI", "0011")
# 1 8 7 零零零零 3321: figures and characters mixed
_MIXED_RUN = re.compile(
    r"(?<![\d零〇○一二三四五六七八九幺])(?=[^零〇○一二三四五六七八九幺]{0,20}[零〇○一二三四五六七八九幺])"
    r"[\d零〇○一二三四五六七八九幺](?:[ \-]{0,2}[\d零〇○一二三四五六七八九幺]){10,18}"
)
_GAP = r"[ \-·./]{0,3}"
_MOBILE = re.compile(
    rf"(?<![\dA-Za-z.])(?:(?:\+|00)?86{_GAP})?(?P<own>1{_GAP}[3-9](?:{_GAP}\d){{9}})(?![\d%])"
)
# 139，0000，0000: read out
_BY_COMMAS = re.compile(r"(?<!\d)(?<!\d[,，])1[3-9]\d[,，、]\d{4}[,，、]\d{4}(?!\d)")
# 13X-0000-2286, 139****2286, 139 0000 228x: part of it hidden already
_MASKED = re.compile(
    r"(?<![\dXA-Za-z])(?=[\d \-]*[Xx*×])1[3-9][\dXx*](?:[ \-]?[\dXx*×]){7}"
    r"[ \-]?[\dXx*×]?(?![\dXx*×])"
)
_PHONE = re.compile(
    r"(?<![\d\-])(?:\(0\d{2,3}\) ?|0\d{2,3}[ \-·./]{0,3})[2-9](?:[ \-]{0,3}\d){6,7}(?!\d)"
    r"(?:[ \-转分机()]{1,4}\d{1,5}(?!\d))?"
)
_IDENTITY = re.compile(rf"(?<![\dA-Za-z])\d(?:{_GAP}\d){{16}}{_GAP}[\dXx](?![\dA-Za-z])")
_CARD = re.compile(r"(?<![\dA-Za-z])\d(?:[ \-]{0,3}\d){15,18}(?!\d)")
_LABELLED_CARD = re.compile(
    r"(?:(?:银行)?卡号?|[账帐]号|[账帐]户)(?:[(（][^()（）]{1,10}[)）])?[ :是为]{0,3}"
    r"(?P<own>\d(?:[ \-]{0,3}\d){8,20})(?!\d)"
)
# 学籍号 G3700… · 住院号：0026183: what an office numbers somebody by, behind its name
_LABELLED_IDENTITY = re.compile(
    r"(?:学籍号|学籍辅号|学号|准考证号?|考生?号|工号|社保(?:卡|编)?号|医保(?:卡)?号|住院号|门诊号|病[历案]号|就诊卡号?|护照号?|驾驶证号?|军官证号?|证件号码?|残疾证号?|低保证号?|警号)(?:码)?"
    r"[ :是为]{0,3}(?P<own>[A-Za-z]{0,2}\d[\dA-Za-z\-]{3,22})(?![\dA-Za-z])"
)
# +86 512 5550 0199
_ABROAD = re.compile(
    r"(?<![\dA-Za-z])(?:\+|00)86[ \-()]{0,3}\d{2,3}[ \-)]{0,2}\d{4}[ \-]?\d{3,4}(?!\d)"
)
_ACCOUNT = re.compile(
    r"(?:微 ?信|威信|薇信|v信|vx|wx|wechat)(?:号码?|ID)?"
    r"(?:[上里]?(?:戳|加|找|搜|滴|敲|喊|联系|留言)(?:一下)?我?|同号|名)?[ :,，是为\-]{0,3}"
    r"(?P<name>[A-Za-z][\w\-]{4,24}|1[3-9]\d{9}|[\w\-]*\d[\w\-]{4,24})"
    r"|(?:qq|扣扣|企鹅)(?:号码?)?[ :是为\-]{0,3}(?P<number>\d(?:[ \-]{0,2}\d){4,11})(?!\d)"
    r"|支付宝(?:账号|帐号|号)?[ :是为\-]{0,3}(?P<pay>[A-Za-z\d][\w.@\-]{5,30})",
    re.IGNORECASE | re.ASCII,
)
_MAIL = re.compile(r"[\w.+\-]+ ?@ ?[\w\-]+(?: ?\. ?[\w\-]+)+", re.ASCII)
_PLATE = re.compile(
    r"[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-Z][ ·\-]?"
    r"(?=[A-Z\d]*\d)[A-Z\d]{5,6}(?![A-Z\d])"
)
# 联系电话 139 0 …: what is set apart in an unusual way is a number where somebody says so
_SAID = re.compile(
    r"(?:电话|手机|微信|号码|新号|旧号|联系|致电|拨打|打给|打我|同号|tel|mobile)[^\d]{0,8}$",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"身份证(?:号码?|件号)?[^\d]{0,4}$")
_GROUPS = frozenset({3, 7, 11})
"""Figures before the first gap of a mobile number, as people part it."""


def fold(text: str) -> str:
    """One spelling for figures, letters, dashes and blanks; every character keeps its place."""
    folded = _LETTERS.sub(lambda m: m.group().translate(_FIGURES), text.translate(_FOLD))
    folded = _MIXED_RUN.sub(lambda m: "".join(_HAN_DIGITS.get(c, c) for c in m.group()), folded)
    return _HAN_RUN.sub(lambda m: "".join(_HAN_DIGITS.get(c, c) for c in m.group()), folded)


def find(text: str) -> tuple[Found, ...]:
    """Every number and account, in print order; none overlaps another."""
    folded = fold(text)
    kept: list[Found] = []
    for found in _all(folded):
        if all(found.end <= k.start or found.start >= k.end for k in kept):
            kept.append(found)
    return tuple(sorted(kept, key=lambda f: f.start))


def _all(text: str) -> Iterator[Found]:
    """The surest first."""
    for match in _MAIL.finditer(text):
        yield Found(kind="mail", start=match.start(), end=match.end())
    for match in _IDENTITY.finditer(text):
        if _is_birthday(re.sub(r"\W", "", match.group())[6:14]) or _NUMBERED.search(
            text[: match.start()]
        ):
            yield Found(kind="identity", start=match.start(), end=match.end())
    for match in _LABELLED_IDENTITY.finditer(text):
        yield Found(kind="identity", start=match.start("own"), end=match.end("own"))
    for match in _LABELLED_CARD.finditer(text):
        yield Found(kind="card", start=match.start("own"), end=match.end("own"))
    for match in _CARD.finditer(text):
        digits = re.sub(r"\D", "", match.group())
        if digits.startswith("62") or re.match(r"\d{4}([ \-])\d{4}\1\d{4}\1\d{1,7}", match.group()):
            yield Found(kind="card", start=match.start(), end=match.end())
    for match in _MOBILE.finditer(text):
        groups = [len(g) for g in re.findall(r"\d+", match["own"])]
        usual = groups[0] in _GROUPS or set(groups) == {1}
        if usual or _SAID.search(text[: match.start()]):
            yield Found(kind="mobile", start=match.start(), end=match.end())
    for match in _BY_COMMAS.finditer(text):
        yield Found(kind="mobile", start=match.start(), end=match.end())
    for match in _MASKED.finditer(text):
        yield Found(kind="mobile", start=match.start(), end=match.end())
    for match in _PHONE.finditer(text):
        yield Found(kind="phone", start=match.start(), end=match.end())
    for match in _ABROAD.finditer(text):
        yield Found(kind="phone", start=match.start(), end=match.end())
    for match in _ACCOUNT.finditer(text):
        name = match.lastgroup or "name"
        yield Found(kind="account", start=match.start(name), end=match.end(name))
    for match in _PLATE.finditer(text):
        yield Found(kind="plate", start=match.start(), end=match.end())


def _is_birthday(digits: str) -> bool:
    """Is 19800131 a day on which somebody may have been born?"""
    year, month, day = int(digits[:4]), int(digits[4:6]), int(digits[6:])
    return 1900 <= year < 2100 and month <= 12 and day <= 31
