"""A line of several fields: who sent the text, who wrote it, who checked it.

稿源:某局 撰稿:甲 审稿:乙 · 来源:某某日报 记者/甲 编辑/乙 · (作者:甲 家住… 手机…)

Who wrote is the by-line; a paper that the text was taken from is its origin; an office that sent
it stays in the by-line as printed; where somebody lives and his telephone are private.
"""

from __future__ import annotations

import re
from dataclasses import replace

from plugins.importer import people, web_copies
from plugins.importer.tokens import Token
from plugins.importer.unwrap import width
from plugins.newspaper.chinese import HAN

_WRITES = (
    r"作\s*者|撰\s*稿|撰\s*文|文\s*字|记\s*者|通讯员|采\s*写|采\s*访|执\s*笔|整\s*理|口\s*述|供稿人"
    r"|投稿人|摄\s*影|图\s*片|文\s*图|图\s*文|文|图"
)
_SENDS = r"稿\s*源|来\s*源|供稿单位|报送单位|来稿单位|选送单位|单\s*位|选\s*送|报\s*送|供\s*稿"
_CHECKS = (
    r"审\s*稿|审\s*核|审\s*校|审\s*阅|[初复终一二三]\s*审|签\s*发|编\s*审|监\s*制|校\s*对|校\s*审"
    r"|责\s*编|责任编辑|编\s*辑|编\s*校|编\s*发"
)
_PAIR = re.compile(
    rf"(?P<key>{_SENDS}|{_CHECKS}|{_WRITES})[ \u3000]*[:：/／|｜][ \u3000]*"
    rf"(?P<value>(?:(?!(?:{_SENDS}|{_CHECKS}|{_WRITES})[ \u3000]*[:：/／|｜])[^:：|｜])+)"
)
_NAMES = re.compile(rf"^[{HAN}](?:[{HAN}·\s\u3000、]{{1,20}})$")
_ABRIDGED = re.compile(r"[\s\u3000，,]+(?:本文)?(?:略?有(?:删节|删改|改动)|节选|摘编)$")
_PAPER = re.compile(r"[》报刊网台社]$|[》报网]\s*[（(]?\d{4}|客户端$|公众号$|融媒$")


# 制表：甲　数据来源：某局 · 来源：某局　制图/甲
_MADE = re.compile(
    rf"^(?P<made>(?:制\s*[表图]|绘\s*[表图]|统\s*计|整\s*理)[\s\u3000]*[:：/／|｜][\s\u3000]*[{HAN}·]{{2,4}})$"
)
_DATA = re.compile(r"^(?:数\s*据|资\s*料)?来\s*源[\s\u3000]*[:：/／|｜][\s\u3000]*\S.{1,30}$")


def made_from(base: Token) -> list[Token]:
    """制表：甲　数据来源：某局, below a table: who made it, and of what."""
    parts = re.split(
        r"[\s\u3000；;]+(?=(?:数据|资料|来源|制|绘|统计|整理))", base.text.strip("（()） ")
    )
    if len(parts) != 2 or sum(bool(_MADE.match(part)) for part in parts) != 1:
        return []
    made: list[Token] = []
    for part in parts:
        signed = people.parse(part) if _MADE.match(part) else None
        if signed is None and not _DATA.match(part):
            return []
        made.append(
            replace(
                base, role="byline" if signed else "author-note", text=part, signed=signed,
                certainty=0.85, reason="制表人和数据的出处", alone=False,
            )
        )  # fmt: skip
    return made


def sent_and_signed(base: Token) -> list[Token]:
    """稿源:某局 撰稿:甲 审稿:乙, alone on its line: a by-line, and the origin if it is a paper."""
    bare = base.text.strip()
    if len(bare) > 2 and bare[0] in "（(【[" and bare[-1] in "）)】]":
        bare = bare[1:-1].strip()
    pairs = _pairs(bare)
    wrote = [p for p in pairs if re.fullmatch(_WRITES, p[0])]
    sent = [p for p in pairs if re.fullmatch(_SENDS, p[0])]
    if not wrote or len(pairs) < 2 or (len(wrote) == len(pairs) and not sent):
        return []
    signed = people.parse(" ".join(f"{key}:{value}" for key, value in wrote), strict=False)
    if signed is None:
        return []
    byline = replace(
        base, role="byline", signed=replace(signed, raw=base.text.strip(), marked=True),
        certainty=0.9, reason="写明稿源、撰稿、审稿的一行",
    )  # fmt: skip
    paper = next((value for _, value in sent if _PAPER.search(value)), "")
    if not paper:
        return [byline]
    if all(key == "作者" for key, _ in wrote):
        return []  # 来源:《某某日报》 作者:甲: the origin as a whole
    at = base.text.find(paper) + len(paper)
    origin = replace(
        base, role="origin", text=base.text[:at].strip("（(【[ \u3000"), certainty=0.9,
        reason="转载来源", label=re.sub(r"^[《〈]|[》〉].*$", "", paper), alone=False,
    )  # fmt: skip
    return [origin, replace(byline, text=base.text[at:].strip(), gap=0, alone=False)]


def names_author(text: str) -> bool:
    """Does a line of such fields name who wrote, beside who checked?"""
    pairs = _pairs(text.strip("（()）【】[] \u3000"))
    sent = any(re.fullmatch(_SENDS, key) for key, _ in pairs)
    return sent and any(re.fullmatch(_WRITES, key) for key, _ in pairs)


def _pairs(text: str) -> list[tuple[str, str]]:
    """Fields in print order, when the line holds nothing else; values of authors are names."""
    if width(text) > 60 or re.search(r"[。！？；，“”]", text):
        return []
    found, at = [], 0
    for match in _PAIR.finditer(text):
        if text[at : match.start()].strip(" \u3000、/／|｜·"):
            return []
        key = re.sub(r"\s", "", match["key"])
        value = _ABRIDGED.sub("", match["value"]).strip(" \u3000、/／|｜·")
        if not value or (re.fullmatch(_WRITES, key) and not _NAMES.match(value)):
            return []
        found.append((key, value))
        at = match.end()
    return found if not text[at:].strip(" \u3000") else []


# (作者:甲 家住某县某村 手机…)
_AT_HOME = re.compile(
    rf"^(?P<signed>[（(【\[［]?\s*(?:本文)?(?:作\s*者|撰\s*稿|撰\s*文|供\s*稿|投稿人|通讯员|记\s*者)"
    rf"\s*[:：\s]\s*[{HAN}](?:[{HAN}]{{1,3}}|[ \u3000][{HAN}]))[ \u3000，,；;、。]+"
    r"(?P<private>(?:现?(?:家?住(?!建|房)|住址|居住)|家庭|(?:联系|通[讯信])(?:地址|电话|方式)|地\s*址"
    r"|手\s*机|电\s*话|邮\s*编|微\s*信|QQ|身份证|银行|卡\s*号|开户|座\s*机|宅\s*电|邮\s*箱)"
    r".*?[\d@].*?)(?P<close>[)）】\]］]?)$",
    re.IGNORECASE,
)


def lives_somewhere(text: str) -> bool:
    """A by-line that goes on with an address or a telephone."""
    match = _AT_HOME.match(text)
    return match is not None and not re.search(r"[。！？]", match["private"])


def at_home(base: Token) -> list[Token]:
    """(作者:甲 家住… 手机…): the name signs, the rest is private."""
    match = _AT_HOME.match(base.text)
    signed = people.parse(match["signed"].lstrip("（(【[ ")) if match else None
    if match is None or signed is None or not lives_somewhere(base.text):
        return []
    closing = {"（": "）", "(": ")", "【": "】", "[": "]"}.get(match["signed"][0], "")
    raw = f"{match['signed'].rstrip()}{closing if match['close'] else ''}"
    byline = replace(
        base, role="byline", text=raw, signed=replace(signed, raw=raw), certainty=0.9,
        reason="署名，后面是个人资料",
    )  # fmt: skip
    rest = replace(
        base, role="private", text=match["private"].strip(), certainty=0.9,
        reason="署名后面的住址、电话", alone=False, gap=0, barrier=0.0,
    )  # fmt: skip
    return [byline, rest]


def web_row(base: Token) -> list[Token]:
    """来源:本报 作者:甲 浏览:1207次: the author signs, the rest belongs to the website."""
    raw = web_copies.row_author(base.text)
    signed = people.parse(raw) if raw else None
    if signed is None:
        return []
    rest = replace(
        base, role="mark", text=base.text.replace(raw, "", 1).strip(), label="web", certainty=0.9,
        reason="网页的信息行",
    )  # fmt: skip
    byline = replace(
        base, role="byline", text=raw, signed=signed, certainty=0.85, alone=False, gap=0,
        reason="网页信息行里的署名",
    )  # fmt: skip
    source = _ROW_SOURCE.search(rest.text)
    if source is None or len(source["name"]) < SOURCE_CHARS:
        return [rest, byline]
    origin = replace(
        base, role="origin", text=source.group(), label=source["name"], certainty=0.85, gap=0,
        alone=False, reason="网页信息行里的来源",
    )  # fmt: skip
    return [replace(rest, text=rest.text.replace(source.group(), "", 1).strip()), byline, origin]


# 来源：某某日报 in such a row; 来源：本站 says nothing
_ROW_SOURCE = re.compile(
    r"来\s*源\s*[:：]\s*(?P<name>(?!本[站网报刊]|原创|网络|未知)[\u4e00-\u9fff]{2,16})(?=[\s\u3000|｜]|$)"
)
SOURCE_CHARS = 3
