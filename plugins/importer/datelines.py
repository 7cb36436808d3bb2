"""本报讯, 科学导报讯, 新华社北京6月3日电: how a report begins, with its reporters in brackets."""

from __future__ import annotations

import re

from plugins.importer import names, people
from plugins.importer.unwrap import width
from plugins.newspaper.chinese import HAN

# 本报讯 · 科学导报讯 · 本报北京6月3日电 · 新华社北京6月3日电 · 云岭日新讯 (with 记者 in brackets)
_PAPER = (
    r"(?:本报|本刊|本网|本台|新华社|中新社|新华网"
    rf"|[{HAN}]{{2,8}}(?:报|刊|网|社|日新|在线|台|新闻|融媒|客户端))"
)


DATELINE = re.compile(
    rf"^[\s\u3000■●◆▲]*[【\[［]?(?P<dateline>(?:{_PAPER}|[{HAN}]{{2,8}}|《[{HAN}]{{2,10}}》)"
    r"(?:综合)?(?:消息|快讯|[ ]?讯)"
    rf"|(?P<dated>{_PAPER}\s*[{HAN}]{{0,10}}\s*(?:\d{{1,2}}月)?\d{{1,2}}日\s*(?:电|讯|专电))"
    rf"|{_PAPER}[{HAN}]{{2,6}}(?:专电|电讯|电))[】\]］]?"
    r"(?P<after>[\s\u3000]*(?P<raw>[（(][^（()）]{2,60}[)）])[\s\u3000]*[:：]?|[\s\u3000]+"
    r"|[:：]\s*|$|(?=[\u4e00-\u9fff]|\d{1,2}月\d))"
)


# 本报讯　记者戚晓、实习生米兰报道:…
_REPORTS = re.compile(
    r"^(?P<raw>(?:本报|本刊)?(?:见习|实习|首席|特约)?(?:记者"
    r"|通讯员)[^。，,:：]{2,30}?)(?:摄影)?报道(?:[\s\u3000]*[:：]\s*|[\s\u3000]+)"
)


# 本报讯　见习记者　简一凡　一台…: blanks alone part the names from the text
_ROLE_FIRST = re.compile(
    r"^(?:本报|本刊)?(?:全媒体|融媒体|见习|实习|首席|特约|驻\S{1,4})*(?:记者|通讯员|实习生)"
)
_BLANK = re.compile(r"[\s\u3000]+")
MOST_WORDS = 10
"""Roles and names behind a dateline are no more words than this."""
TEXT_WIDTH = 12.0
"""What follows them is at least so wide, or it is no report's text."""


def _led_by_names(rest: str) -> int:
    """How many characters at the start of a report say who wrote it; 0 when nobody is named."""
    if not _ROLE_FIRST.match(rest):
        return 0
    found = 0
    for blank in list(_BLANK.finditer(rest))[:MOST_WORDS]:
        signed = people.parse(rest[: blank.start()])
        if signed is None or not all(names.is_name(byline.name) for byline in signed.bylines):
            continue
        if width(rest[blank.end() :]) >= TEXT_WIDTH:
            found = blank.end()
    return found


_NO_DATELINE = re.compile(
    r"^(?:电讯|通讯|资讯|喜讯|音讯|审讯|问讯|简讯|快讯|汛|腾讯|科讯|视讯"
    r"|[\u4e00-\u9fff]{0,6}(?:通讯|资讯|喜讯|简讯|快讯|腾讯|电讯|短讯|视讯))$"
)


# 本报讯九月二十日: the day alone parts the words from the text
_STRAIGHT = re.compile(
    r"^本[报刊网台]讯(?=(?:\d{4}年)?\d{1,2}月\d|[一二三四五六七八九十]{1,2}月[一二三四五六七八九十廿卅])"
)


def dateline(text: str) -> tuple[str, str, str] | None:
    """Dateline, printed bracket with names or "", and the rest of a paragraph that has one."""
    match = DATELINE.match(text)
    if match is None:
        return None
    straight = _STRAIGHT.match(text.strip())
    if not match["after"] and not match["dated"] and match.end() < len(text) and not straight:
        return None  # 本报讯 wants a blank or bracket behind it, 本报…3日电 does not
    words = re.sub(r"\s", "", match["dateline"])
    if _NO_DATELINE.match(words) or len(words) > 18:
        return None
    known = re.match(rf"^(?:{_PAPER}|《)", words)
    if not known and not match["raw"] and match["after"].strip() == "" and len(words) > 6:
        return None
    if match["raw"] and re.match(r"^[（(](?:以下简称|简称|一|二|三|\d)", match["raw"]):
        return None
    rest = text[match.end() :].lstrip(" \u3000:：—")
    names = None if match["raw"] else _REPORTS.match(rest)
    if names:
        return match["dateline"], names.group().strip(" \u3000:："), rest[names.end() :]
    if not match["raw"] and (led := _led_by_names(rest)):
        return match["dateline"], rest[:led].rstrip(" \u3000"), rest[led:]
    return match["dateline"], match["raw"] or "", rest
