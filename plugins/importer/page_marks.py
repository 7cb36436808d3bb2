"""Heads of pages: 2版 要闻 2025年5月16日 星期五, page numbers, what belongs to no text."""

from __future__ import annotations

import re
from dataclasses import dataclass

from plugins.importer.signs import JUMP, PAGE_LABEL
from plugins.importer.unwrap import width
from plugins.newspaper.chinese import HAN

# 2025年5月16日 星期五 · 2026年5月22日 星期五 农历丙午年四月初六
DATE = re.compile(
    r"(?P<year>\d{4})\s*年\s*(?P<month>\d{1,2})\s*月\s*(?P<day>\d{1,2})\s*[日曰]"
    r"|(?P<y2>\d{4})[-./](?P<m2>\d{1,2})[-./](?P<d2>\d{1,2})(?!\d)"
)


WEEKDAY = re.compile(r"(?:星期|周|礼拜)(?P<day>[一二三四五六日天])(?![一-龥])")


LUNAR = re.compile(r"农历[\u4e00-\u9fff]{2,12}")


_PAGE_MARK = re.compile(
    rf"第\s*(?P<a>{PAGE_LABEL})\s*版|(?<![\d第])(?P<b>[A-Za-z]?\d{{1,2}})\s*版"
    rf"|^(?P<c>[A-D]\d{{1,2}})(?=\s|$|[\u4e00-\u9fff])|^(?P<d>0?\d{{1,2}})\s*["
    r"|｜/／·•]\s*(?=[\u4e00-\u9fff])|(?<=[\u4e00-\u9fff])\s*["
    rf"|｜/／·•]\s*(?P<e>0?\d{{1,2}})$|(?P<f>头版|末版|封面)$"
    r"|(?<=[\s\u3000|｜/／·•])(?P<g>[A-D]\d{1,2})(?=$|[\s\u3000|｜/／·•])"
)


# ◀ 7 ▶ 服务·副刊 2026年5月8日: a number alone, where the line has a date as well
_BARE_PAGE = re.compile(
    r"(?:^|[\s◀▶◁▷◄►<>《》【】\[\]|｜·•])(?P<a>[A-D]?0?\d{1,2})(?=$|[\s◀▶◁▷◄►<>《》【】\[\]|｜·•])"
)


# 今日8版: how many there are, not which
_COUNT = re.compile(r"(?:今日|本期|今天|共)\s*(?:共|出)?\s*\d{1,3}\s*(?:个)?版(?!面)")


# 07  公告: a number of two figures and the name of a 版, nothing else
_BARE_HEAD = re.compile(
    rf"^(?P<page>[A-D]?0[1-9]|[A-D]\d{{1,2}})[ \u3000\t]+(?P<name>[{HAN}·]{{2,8}})$"
)


# ＿＿ 丨 ＿＿ · ～ ～ ・: nothing that says anything
NOISE = re.compile(r"^(?!.*\|.*-|.*-.*\|)[^\u3400-\u4e27\u4e29-\u9fffA-Za-z0-9]+$")


# - 5 - · — 6 — · ·5· · 第5页
PAGE_NUMBER = re.compile(
    r"^[-—–―－·•~\s]*(?:第\s*)?[A-D]?\d{1,3}(?:\s*[/／]\s*\d{1,3})?(?:\s*页)?[-—–―－·•~\s]*$|^共\d+页$"
)


# 点击上方蓝字关注我们 · 阅读原文　阅读 2163　赞 47: what a phone's reader adds
WEB_FURNITURE = re.compile(
    r"^[\s\-—=·•*~～]*(?:END|The\s*End|全文完|本文完|正文完)[\s\-—=·•*~～]*$|^[\s↑↓▲▼👆👇☝]*(?:点击.{0,8}(?:蓝字|关注|阅读原文|上方|下方|卡片)|长按.{0,10}(?:二维码"
    r"|关注|识别)|戳(?:这里|我|下方|左下|原文)|喜欢此内容的人|写留言$"
    r"|\d{4}[-/年]\d{1,2}[-/月]\d{1,2}日?\s+\d{1,2}[:：]\d{2}(?:[:：]\d{2})?"
    r"\s*(?:(?:来源|作者|编辑|发布|浏览|阅读)\s*[:：]?.{0,20})?$"
    r"|更多(?:资讯|内容|精彩|新闻).{0,6}(?:关注|扫码|点击).{0,20}$"
    r"|扫一扫.{0,16}(?:看|读|了解|关注|进入|收听|精彩).{0,8}$"
    r"|(?:原创\s+)?.{2,24}\s\d{4}年\d{1,2}月\d{1,2}日\s+\d{1,2}[:：]\d{2}"
    r"\s*(?:\S{2,6}\s*)?(?:听全文|发表于.{2,4})"
    r"|扫.{0,6}(?:二维码|码).{0,8}关注|关注我们"
    r"|阅读原文(?:\s|$)|(?:阅读|浏览)\s*\d+(?:\s|$)|分享到?(?:朋友圈|微信)|(?:点赞|在看|收藏|分享"
    r"|转发)(?:[、，\s]*(?:点赞|在看|收藏|转发|分享|留言))*\s*\d*$"
    r"|责任编辑[:：]?\s*$|上一篇[:：]|下一篇[:：]|相关(?:标签|话题)[:：]|打印\s*(?:关闭|本页)"
    r"|[【\[]?(?:字号|字体)[:：]?\s*[大中小])"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PageMark:
    """A page head taken apart; `label` as printed."""

    label: str = ""
    name: str = ""
    date: tuple[int, int, int] | None = None
    weekday: str = ""


def date_in(text: str) -> tuple[int, int, int] | None:
    """Year, month, day of the first date."""
    match = DATE.search(text)
    if match is None:
        return None
    numbers = (
        match.group("year", "month", "day") if match["year"] else match.group("y2", "m2", "d2")
    )
    return int(numbers[0]), int(numbers[1]), int(numbers[2])


# 2026年7月: the month of a paper that comes once a month, behind its page
_MONTH = re.compile(r"\d{4}\s*年\s*\d{1,2}\s*月(?:号|刊)?(?!\s*\d)")
# ｜ 责任编辑 甲 ｜ 视觉 乙 ｜ 热线 …: who made the page, on the same line
_DESK_BEHIND = re.compile(
    r"[\s|｜/·]+(?:本版|值班)?(?:责任编辑|责\s?编|编\s?辑|编委|主编|视觉|美编|版式|校对|组版)[\s:：/].*$"
)


def without_desk(text: str) -> str:
    """A page's head without those who made the page, when it tells its date before them."""
    cut = _DESK_BEHIND.sub("", text)
    return cut if cut != text and DATE.search(cut) else text


def page_mark(text: str) -> PageMark | None:
    """2版 要闻 2025年5月16日 星期五 -> its parts; None when the line is more than that."""
    text = without_desk(text)
    if (
        width(text) > 46
        or re.search(
            r"[。！？；…]|更多|详见|另见|内容见|报道见|[（(]\s*第?\s*\w{1,3}\s*版\s*[)）]",
            text,
        )
        or JUMP.search(text)
        or (re.search(r"[▶►→]|>>", text) and not DATE.search(text))
        or (text.count("|") > 2 and not DATE.search(text))
    ):
        return None
    bare = re.sub(r"^[\s■□◆●▲|｜]+|[\s■□◆●▲|｜]+$", "", text)
    if re.search(r"\d\s年|年\s\d|第\s\S+\s版", bare):
        # 第 三 版 2025 年 8 月 22 曰: set wide by OCR
        bare = re.sub(
            r"(?<=\d)\s+(?=[年月日曰])|(?<=[年月])\s+(?=\d)|(?<=第)\s+|\s+(?=版)", "", bare
        )
    day, weekday = date_in(bare), WEEKDAY.search(bare)
    rest = LUNAR.sub(" ", WEEKDAY.sub(" ", DATE.sub(" ", bare)))
    rest = _MONTH.sub(" ", rest)
    rest = _COUNT.sub(" ", rest)
    mark = _PAGE_MARK.search(rest)
    if mark is None and day is not None:
        mark = _BARE_PAGE.search(rest)
    if mark is None and day is None:
        return None
    label = next((g for g in mark.groups() if g), "") if mark else ""
    if mark:
        rest = f"{rest[: mark.start()]} {rest[mark.end() :]}"
    rest = re.sub(
        r"(?:总\s*)?第\s*\d+\s*期|责编.*$|E-?mail.*$"
        r"|www\.\S+|https?://\S+|[\u4e00-\u9fff]{0,4}(?:热线|电话)\s*[:：]?\s*[\d\-—]{7,}",
        " ",
        rest,
    )
    words = [
        w
        for w in re.split(r"[\s\u3000|｜/／:：※★☆◆●■▲◀▶◁▷◄►]+", rest.strip(" ·•-—※★☆◆"))
        if w.strip("·•-—")
    ]
    if len(words) > 1 and sum(len(w) <= 2 for w in words) == len(words) <= 5 and day:
        words = ["".join(words)]
    if all(len(w) == 1 for w in words) and len(words) > 1:
        words = ["".join(words)]
    name = next((w for w in words if re.match(rf"^[{HAN}·]{{2,12}}$", w)), "")
    if mark and not day and mark["b"] and len(name) > 4 and f"{name}{mark.group()}" in bare:
        return None  # 下一步要看2版: part of a sentence
    others = [w for w in words if w != name]
    if sum(map(len, others)) > 16 or (mark is None and len(name) + sum(map(len, others)) > 14):
        return None
    if label and not day and re.search(r"[“”《》，,]", rest):
        return None
    if (
        label
        and not day
        and (sum(map(len, words)) > 12 or len(name) > 8 or re.search(r"[:：]", rest))
        and not re.match(rf"^[{HAN}]{{2,8}}报[·•\s][{HAN}]{{2,10}}刊\s*$", rest.strip())
    ):
        return None
    return PageMark(
        label=re.sub(r"\s", "", label),
        name=name,
        date=day,
        weekday=weekday["day"] if weekday else "",
    )


def bare_head(text: str) -> PageMark | None:
    """07  公告: a page head only where it stands on top; elsewhere it may be a heading."""
    match = _BARE_HEAD.match(text)
    return PageMark(label=match["page"], name=match["name"]) if match else None


# 2 综合: only right above a line that is nothing but the date
_ABOVE_DATE = re.compile(
    rf"^第?(?P<page>[A-D]?\d{{1,2}})版?[ \u3000\t]+(?P<name>[{HAN}·]{{2,8}})$"
    rf"|^(?P<name2>[{HAN}·]{{2,8}})[ \u3000\t]+第?(?P<page2>[A-D]?\d{{1,2}})版?$"
)


def above_date(text: str) -> PageMark | None:
    """2 综合 above 2025年6月20日 星期五: number and name of a page, its date on the next line."""
    match = _ABOVE_DATE.match(text)
    if match is None:
        return None
    return PageMark(label=match["page"] or match["page2"], name=match["name"] or match["name2"])


def head(text: str) -> PageMark | None:
    """A line that is known to be a page head, taken apart."""
    return page_mark(text) or bare_head(text) or above_date(text)


# 河口人 2026年8月号 · 12 · … P.02/05: turned in the middle of an article, unlike a 版
_SHEET = re.compile(r"月[号刊]|第\s*\d+\s*页|(?<![A-Za-z])(?:P\.?\s?\d|FAX)", re.IGNORECASE)


def is_sheet(text: str) -> bool:
    """The head of a magazine's page or of a sheet: articles go on over it."""
    return bool(_SHEET.search(text)) and "版" not in text
