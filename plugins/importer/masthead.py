"""The head of the paper: which of a source's first lines belong to it, and what they say.

A masthead is there when at least three of its facts stand near the top (期号, 主办, 刊号, 创刊…).
Lines between known facts are slogans, honours and the supplement's name. Values lose the blanks
that the extractor added; `raw` keeps the lines as printed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from plugins.importer.model import MastheadFound, Piece, Place
from plugins.importer.page_marks import DATE, LUNAR, WEEKDAY, date_in
from plugins.importer.signs import is_short
from plugins.newspaper.chinese import HAN
from plugins.newspaper.model import IssueKind, Masthead

REACH_LINES = 60
"""A masthead lies within so many lines from the top."""

_NUMBER = re.compile(
    r"(?<!总)(?<!总 )第\s*(?P<numbers>\d+(?:\s*[、,，\-—–~～至和]\s*\d+)*)\s*期(?:\s*合刊)?"
    r"|(?P<first>\d+)\s*[、,\-—–]\s*(?P<last>\d+)\s*期合刊"
)
_SERIAL = re.compile(
    r"总\s*(?:第|期|期数|字)?\s*[:：]?\s*(?:第)?\s*(?P<serial>\d{2,6})\s*(?:期|号)?"
)
_CN = re.compile(
    r"(?:国内统一(?:连续出版物|刊)号|统一刊号|刊\s*号"
    r"|连续出版物号)?\s*[:：]?\s*(?P<cn>CN\s*\d{2}\s*[-—–]\s*\d{4}(?:\s*/\s*\w+)?)",
    re.IGNORECASE,
)
_CODE = re.compile(r"邮发代号\s*[:：]?\s*(?P<code>\d{1,3}\s*[-—–]\s*\d{1,4})")
_PAGES = re.compile(
    r"(?:今日|本期|本报今日|共|今天)\s*(?:共|出)?\s*(?P<pages>\d{1,3}"
    r"|[一二三四五六七八九十]+)\s*(?:个)?版(?!面)"
)
_URL = re.compile(
    r"(?P<url>(?:https?://)?(?:www\.)?[A-Za-z0-9\-]+(?:\.[A-Za-z0-9\-]+)+(?:/[\w./?=&#%-]*)?)"
    r"(?![\w.@])"
)
_EMAIL = re.compile(r"(?P<email>[\w.+\-]+@[\w\-]+(?:\.[\w\-]+)+)")
_FOUNDED = re.compile(
    r"(?:创\s*[刊办立](?:于|时间[:：]?)?\s*[:：]?\s*(?P<a>\d{4})\s*年?"
    r"|(?P<b>\d{4})\s*年(?:\d{1,2}月(?:\d{1,2}日)?)?\s*创[刊办])"
)
_AUTHORITY = re.compile(
    rf"(?P<name>[{HAN}（）()·]{{4,40}}?)\s*主管(?!部门)(?!\s*[:：])|主管(?:单位"
    rf"|部门)?\s*[:：]\s*(?P<after>[{HAN}（）()·]{{4,40}})"
)
_PUBLISHER = re.compile(
    rf"(?P<name>[{HAN}（）()·]{{4,40}}?)\s*(?:主办|出版(?=$|\s))(?!\s*[:：])"
    rf"|主办(?:单位)?\s*[:：]\s*(?P<after>[{HAN}（）()·]{{4,40}})"
)
_BOTH = re.compile(rf"(?P<name>[{HAN}（）()·]{{4,40}}?)\s*主管\s*[、/]?\s*主办")
_DISTRIBUTION = re.compile(
    r"(?P<d>邮政发行|邮局发行|自办发行|全国发行|国内外公开发行|公开发行|内部发行)"
)
_PRICE = re.compile(
    r"(?:零\s*售|定\s*价|售\s*价|每份"
    r"|全年)\s*[:：]?\s*(?P<p>(?:每份)?\s*[￥¥]?\s*\d+(?:\.\d+)?\s*元)"
)
_CHIEF = re.compile(rf"(?:总\s*编\s*辑|社长(?:、总编辑)?)\s*[:：\s]\s*(?P<n>[{HAN}]{{2,4}})")
_ADDRESS = re.compile(r"(?:社址|地址|报社地址)\s*[:：]\s*(?P<a>[^\s,，;；]{4,40})")
_POSTCODE = re.compile(r"(?:邮政编码|邮\s*编)\s*[:：]?\s*(?P<p>\d{6})")
_TELEPHONE = re.compile(r"(?:电\s*话|热\s*线|新闻热线)\s*[:：]?\s*(?P<t>[\d\-—– 、]{7,30}\d)")
_PRINTER = re.compile(
    rf"(?:印刷(?:单位)?|承印)\s*[:：]\s*(?P<p>[{HAN}（）()]{{4,30}})"
    rf"|(?P<q>[{HAN}（）()]{{4,30}}?)(?:承印|印刷)$"
)
_HONOUR = re.compile(
    r"优秀|十强|百强|十佳|获奖|提名奖|一等奖|奖$|荣誉|先进单位|成员单位|名报|名刊|一级报"
    r"|精品|核心期刊|重点|会员单位|标杆|品牌媒体|影响力"
)
_SUPPLEMENT = re.compile(
    r"(?:周\s*刊|专\s*刊|导\s*刊|副\s*刊|特\s*刊|增\s*刊|周\s*报|旬\s*刊|月\s*刊|专\s*版"
    r"|画\s*刊|专\s*辑)$"
)
_PAPER = re.compile(rf"^[{HAN}]{{2,8}}(?:日报|晚报|导报|时报|早报|商报|快报|科技报|报|导刊|画报)$")
_FACTS = (
    _NUMBER,
    _SERIAL,
    _CN,
    _CODE,
    _PAGES,
    _FOUNDED,
    _AUTHORITY,
    _PUBLISHER,
    _BOTH,
    _DISTRIBUTION,
    _PRICE,
)
_SUPPORT = (DATE, _EMAIL, _CHIEF, _ADDRESS, _POSTCODE, _PRINTER)
_NET = re.compile(r"网\s*址|https?://|www\.")
_WORDS = {"regular": "", "double_issue": "合刊", "special": "特刊", "extra": "增刊"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What settings and memory know of the paper."""

    name: str = ""
    paper: str = ""


def find(pieces: Sequence[Piece], known: Known) -> tuple[int, MastheadFound]:
    """How many of the first pieces are the masthead (0: there is none), and what they say."""
    last, facts = -1, 0
    for index, piece in enumerate(pieces):
        if piece.number > REACH_LINES or (len(piece.text) > 90 and index > 0):
            break
        found = _fact_count(piece.text)
        if found and len(piece.text) <= 90:
            facts += found
            last = index
        elif last >= 0 and index - last > 9:
            break
    if facts < 3 or last < 0:
        return 0, MastheadFound()
    end = last + 1
    # slogans and honours may follow the last fact
    solid = sum(p.hints.blank_before == 0 for p in pieces[1 : last + 1]) >= 0.7 * max(1, last)
    while end < len(pieces) and (
        _is_companion(pieces[end].text, known)
        # a masthead set without blank lines ends at the first one
        or (
            solid
            and end - last <= 2
            and pieces[end].hints.blank_before == 0
            and len(pieces[end].text) <= 24
            and _closes_block(pieces, end)
        )
    ):
        end += 1
    if not _is_dense(pieces[:end], known):
        return 0, MastheadFound()
    return end, _read(pieces[:end], known)


def _fact_count(text: str) -> int:
    if re.search(r"[。！？]", text) or re.match(r"^\s*[【〖◤]", text):
        return 0  # 【茶座】第86期: a column's count
    strong = sum(bool(pattern.search(text)) for pattern in _FACTS)
    weak = sum(bool(pattern.search(text)) for pattern in _SUPPORT) + bool(_NET.search(text))
    return strong + (1 if strong or (weak and len(text) < 60) else 0) if strong or weak else 0


def _closes_block(pieces: Sequence[Piece], end: int) -> bool:
    return any(p.hints.blank_before for p in pieces[end + 1 : end + 3])


def _is_companion(text: str, known: Known) -> bool:
    if text in {known.name, known.paper}:
        return True
    return bool(
        _HONOUR.search(text)
        and is_short(text)
        and len(text) < 24
        and re.search(r"(?:报纸?|奖|单位|刊|媒体|强|佳)$", text)
    )


def _is_dense(pieces: Sequence[Piece], known: Known) -> bool:
    """At least a third of the lines are facts, and none of the others is a sentence."""
    facts = sum(bool(_fact_count(p.text)) for p in pieces)
    return facts * 3 >= len(pieces) and not any(
        re.search(r"[。！？]", p.text) and len(p.text) > 20 for p in pieces
    )


def _read(pieces: Sequence[Piece], known: Known) -> MastheadFound:
    head = Masthead()
    texts = [piece.text for piece in pieces]
    whole = "\n".join(texts)
    numbers, kind = _numbers(whole)
    serial = _SERIAL.search(whole)
    day = date_in(whole)
    weekday = WEEKDAY.search(whole)
    both = _BOTH.search(whole)
    authority = _name(_AUTHORITY.search(whole)) or (both["name"] if both else "")
    publisher = _name(_PUBLISHER.search(re.sub(r"\S+?主管", " ", whole) if not both else whole))
    if both:
        publisher = both["name"]
    pages = _PAGES.search(whole)
    email = _EMAIL.search(whole)
    url = _URL.search(_EMAIL.sub(" ", whole))
    founded = _FOUNDED.search(whole)
    head = replace(
        head,
        authority=authority,
        publisher=publisher,
        cn=re.sub(
            r"\s*[-—–]\s*",
            "-",
            re.sub(r"^CN\s*", "CN ", _group(_CN, whole, "cn"), flags=re.IGNORECASE),
        ),
        subscription_code=re.sub(r"\s", "", _group(_CODE, whole, "code")),
        distribution=_group(_DISTRIBUTION, whole, "d"),
        price=re.sub(r"\s", "", _group(_PRICE, whole, "p")),
        chief_editor=_group(_CHIEF, whole, "n"),
        address=_group(_ADDRESS, whole, "a"),
        postcode=_group(_POSTCODE, whole, "p"),
        telephone=_group(_TELEPHONE, whole, "t").strip(),
        printer=_group(_PRINTER, whole, "p") or _group(_PRINTER, whole, "q"),
        page_count=_count(pages["pages"]) if pages else None,
        email=email["email"] if email else "",
        url=url["url"] if url else "",
        founded=int(founded["a"] or founded["b"]) if founded else None,
    )
    head = _words(head, texts, known)
    return MastheadFound(
        masthead=head,
        date=_day(day),
        weekday=f"星期{'日' if weekday['day'] == '天' else weekday['day']}" if weekday else "",
        numbers=numbers,
        serial=int(serial["serial"]) if serial else None,
        kind=kind,
        raw=tuple(texts),
        places=tuple(Place(source=p.source, numbers=p.numbers) for p in pieces),
    )


def _words(head: Masthead, texts: Sequence[str], known: Known) -> Masthead:
    """The lines that hold no fact: name, slogans, honours."""
    free = [(i, t) for i, t in enumerate(texts) if not _fact_count(LUNAR.sub("", t))]
    name, paper, taken = "", "", set()
    ranked = sorted(free, key=lambda row: not re.search(r"(?:周|专|特|副|增)\s*刊$", row[1]))
    for i, text in ranked:
        bare = re.sub(r"\s", "", text)
        both = re.match(r"^《?(?P<paper>[^·•|｜《》]+)》?[·•|｜](?P<name>[^·•|｜]+)$", bare)
        if both and not name and _PAPER.match(both["paper"]) and _SUPPLEMENT.search(both["name"]):
            paper, name = both["paper"], both["name"]  # 某某日报·产业周刊
            taken.add(i)
            continue
        if _SUPPLEMENT.search(bare) and len(bare) <= 14:
            before = [j for j, _ in free if j == i - 1]
            if len(bare) <= 3 and before:
                # 开发区建设 / 周刊: the nameplate on two lines
                name = re.sub(r"\s", "", texts[i - 1]) + bare
                taken |= {i, i - 1}
            elif not name:
                name = bare
                taken.add(i)
    for i, text in free:
        bare = re.sub(r"\s", "", text)
        if i in taken:
            continue
        if bare in {known.name, name} or (not name and known.name and bare == known.name):
            name = name or bare
            taken.add(i)
        elif not paper and (
            bare == known.paper or (_PAPER.match(bare) and i < 8 and not _HONOUR.search(bare))
        ):
            paper = bare
            taken.add(i)
    first = free[0] if free else (9, "")
    if not name and not paper and first[0] == 0 and re.match(rf"^[{HAN}]{{2,8}}$", first[1]):
        paper = first[1]
        taken.add(0)
    if name and not paper and name != known.name and name.endswith("报"):
        name, paper = "", name  # 清渡周报 alone is the paper, not a supplement
    honours: list[tuple[int, str]] = []
    slogans: list[tuple[int, str]] = []
    for i, text in free:
        if i in taken:
            continue
        (honours if _HONOUR.search(text) else slogans).append((i, text))
    slogan, supplement_slogan = _slogans(slogans, texts)
    return replace(
        head,
        name=name,
        paper=paper,
        honours=tuple(text for _, text in honours),
        slogan=slogan,
        supplement_slogan=supplement_slogan,
    )


def _slogans(slogans: Sequence[tuple[int, str]], texts: Sequence[str]) -> tuple[str, str]:
    """思想·深度·引导 is the paper's own; two halves with a blank between are the supplement's."""
    dotted = [t for _, t in slogans if "·" in t or "•" in t]
    halves = [t for _, t in slogans if t not in dotted]
    slogan = dotted[0] if dotted else (halves[0] if len(halves) > 1 else "")
    rest = [t for _, t in slogans if t != slogan]
    if not slogan and len(rest) == 1 and not re.search(r"\s", rest[0]):
        return rest[0], ""
    return slogan, rest[0] if rest else ""


def _numbers(whole: str) -> tuple[tuple[int, ...], IssueKind]:
    match = _NUMBER.search(_SERIAL.sub(" ", whole))
    kind: IssueKind = "regular"
    numbers: tuple[int, ...] = ()
    if match:
        found = [int(n) for n in re.findall(r"\d+", match.group())]
        numbers = tuple(found)
        if (
            len(found) == 2
            and re.search(r"[-—–~～至]", match.group())
            and found[0] < found[1] < found[0] + 6
        ):
            numbers = tuple(range(found[0], found[1] + 1))
    if len(numbers) > 1 or re.search(r"合\s*刊", whole):
        kind = "double_issue" if len(numbers) > 1 else kind
    elif re.search(r"^特\s*刊$|特刊\s*第|本期特刊", whole, re.MULTILINE):
        kind = "special"
    elif re.search(r"^增\s*刊$|增刊\s*第|本期增刊", whole, re.MULTILINE):
        kind = "extra"
    return numbers, kind


def _day(parts: tuple[int, int, int] | None) -> date | None:
    try:
        return date(*parts) if parts else None
    except ValueError:
        return None


def _name(match: re.Match[str] | None) -> str:
    return (match["name"] or match["after"] or "") if match else ""


def _group(pattern: re.Pattern[str], text: str, group: str) -> str:
    match = pattern.search(text)
    return (match[group] or "") if match else ""


def _count(text: str) -> int:
    if text.isdecimal():
        return int(text)
    digits = "零一二三四五六七八九"
    tens, _, ones = text.rpartition("十")
    high = (digits.find(tens) if tens else 1) * 10 if "十" in text else 0
    return high + max(0, digits.find(ones) if ones else 0)


def numbers_in(text: str) -> tuple[tuple[int, ...], int | None]:
    """第112期 总第3021期 in a page's head: numbers of the year, and the running one."""
    serial = _SERIAL.search(text)
    return _numbers(text)[0], int(serial["serial"]) if serial else None


def as_date(parts: tuple[int, int, int] | None) -> date | None:
    """A date that exists, or None."""
    return _day(parts)
