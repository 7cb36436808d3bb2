"""Who signs at the end of a paragraph: 。 ■ 王龙飞, 。（通讯员 易安）, 。——本报记者 端木帆."""

from __future__ import annotations

import re
from dataclasses import replace

from plugins.importer.names import NO_NAMES, is_name
from plugins.importer.people import MARKS, MOUTH, Signed, parse
from plugins.newspaper.chinese import HAN
from plugins.newspaper.model import Byline

# …一圈烟痕。 ——本报记者 端木帆
_TAIL_DASH = re.compile(
    r"(?<=[。！？!?…”’）)])[\s\u3000]*(?:——|--|―|—)[\s\u3000]*(?P<raw>(?:本报|本刊|本网)?"
    r"(?:首席|见习|实习|特约|特派)?(?:记者|通讯员|评论员|实习生|作者)[\s\u3000:：]*[^。]{2,30}"
    # …归人。——某某产业园通讯员　甲
    rf"|[{HAN}]{{2,16}}(?:特约)?(?:通讯员|报道员)[\s\u3000:：]*[^。，]{{2,12}})$"
)
# 。 ■ 王龙飞  |  ……。（记者 沈砚）
_TAIL_MARK = re.compile(
    r"(?:(?<=[。！？!?…”’）)》])"
    rf"|(?<=[\s\u3000]))[\s\u3000]*(?P<raw>(?:[{MARKS}]|{MOUTH})[^{MARKS}。]{{2,50}})$"
)
_TAIL_BRACKET = re.compile(
    r"(?<=[。！？!?…”’）)》])[\s\u3000]*"
    r"(?P<raw>(?:[（(][^（()）。]{2,60}[)）]"
    r"|[【\[〔〖［<＜〈][^（()）。【】\[\]〔〕〖〗［］<>＜＞〈〉]{2,40}[】\]〕〗］>＞〉]))$"
)
_TAIL_NAME = re.compile(
    rf"(?<=[。！？!?…”’])(?:[ ]{{2,}}|[ ]*\u3000[ \u3000]*)(?P<raw>[{HAN}](?:[{HAN}]"
    rf"|[ \u3000][{HAN}])[{HAN}]?(?:[ \u3000、]+[{HAN}]{{2,3}}){{0,2}})$"
)
_TAIL_ROLE = re.compile(
    r"(?<=[。！？!?…”’])[\s\u3000]*(?P<raw>(?:本报|本刊)?(?:首席|见习|实习|特约"
    r"|驻\S{1,4})?(?:记者|通讯员|评论员)[\s\u3000:：]*[^。]{2,40})$"
)
# …一张。——安 宁 · …40天。／鲁 荻 · …瓶里。祁 连 供稿
_TAIL_PARTED = re.compile(
    rf"(?<=[。！？!?…])[\s\u3000]*(?P<raw>(?:——|--|―|—|[/／|｜])[\s\u3000]*[{HAN}\s\u3000、·]{{2,16}}"
    # …最快的一份。——贺 兰（县质检所）
    rf"(?:[（(][{HAN}]{{2,18}}[)）])?)$"
)
# …也有劲。 某某/文 某某/图
_TAIL_PAIR = re.compile(
    rf"(?<=[。！？!?…”])[\s\u3000]*(?P<raw>[{HAN}\s\u3000、]{{2,10}}[/／]文[\s\u3000]+[{HAN}\s\u3000、]{{2,10}}[/／][图摄])$"
)
# …两万元。 某某: a single blank will do where the name has a usual family name
_TAIL_PLAIN = re.compile(rf"(?<=[。！？])[ ](?P<raw>[{HAN}]{{2,3}})$")
# …认线。苗 壮: two characters set apart right behind the last stop, the first a family name
_TAIL_WIDE = re.compile(rf"(?<=[。！？])[ \u3000]?(?P<raw>[{HAN}][ \u3000]{{1,2}}[{HAN}])$")
# …一样热闹。　/某某/: a name between two strokes
_TAIL_STROKES = re.compile(
    rf"(?<=[。！？!?…”])[\s\u3000]*[/／|｜](?P<raw>[{HAN}][{HAN}\s\u3000、]{{1,10}})[/／|｜]$"
)
_TAIL_GIVES = re.compile(
    rf"(?<=[。！？!?…”])[\s\u3000]*(?P<raw>[{HAN}][{HAN}\s\u3000、]{{1,20}}[\s\u3000/／]*"
    r"(?:供稿|摄影报道|采写|整理|撰稿|撰文|编译|报道|文[/／并及兼]?[图摄]))$"
)
# …的模样。文/图 某 某: nothing before it, as no sentence begins so
_TAIL_BOTH = re.compile(
    rf"(?<=[。！？!?…”])(?P<raw>(?:文\s?[/／、]\s?[图摄]|图\s?[/／、]\s?文)(?:[\s\u3000]+|[:：])[{HAN}]"
    rf"(?:[{HAN}]|[ \u3000](?=[{HAN}]))[{HAN}\s\u3000、]{{0,14}})$"
)
# …也有劲。　文/图 某某 · …也有劲。 文/某某 图/某某 · …也有劲。 某某/文
_TAIL_STROKED = re.compile(
    rf"(?<=[。！？!?…”])[\s\u3000]+(?P<raw>(?:文[/／、]?图|图[/／、]?文|文|撰文|采写)[\s\u3000]*(?:[/／:：]|[\s\u3000])"
    rf"[\s\u3000]*[{HAN}](?:[{HAN}]|[ \u3000](?=[{HAN}]))[{HAN}\s\u3000、/／]{{0,16}}"
    rf"|[{HAN}](?:[{HAN}]|[ \u3000](?=[{HAN}]))[{HAN}]?[ \u3000]*[/／][ \u3000]*(?:文|供稿|采写))$"
)
# …的徒弟。 采写：甲&乙 · 撰文|甲 摄影|乙 · 记者：甲 通讯员：乙: each with what they did
_DID = (
    "稿件提供|撰文|撰稿|采写|采访|文字|文图|图文|文|整理|口述|执笔|编译|编写|改写|供稿"
    "|记者|通讯员|作者"
)
_WHO = rf"[{HAN}·•&＆、\s\u3000]{{2,30}}?"
_TAIL_TOLD = re.compile(
    rf"(?<=[。！？!?…”’）)])[\s\u3000]*(?P<raw>(?:{_DID})[\s\u3000]*[:：|｜丨/／_][\s\u3000]*{_WHO}"
    rf"(?:[\s\u3000，,；;|｜]+(?:{_DID}|摄影|摄|图片|图|供图|制图|漫画)[\s\u3000]*[:：|｜丨/／_][\s\u3000]*{_WHO}){{0,3}})$"
)
# …。（全文完。记者某某） · （完　本报记者 某某，写于井口）: the end, and who signs it
_TAIL_END = re.compile(
    r"(?<=[。！？!?…”])[\s\u3000]*(?P<raw>[（(](?:本文|全文|连载)?完(?:结|毕)?[。，,；\s\u3000]+"
    r"(?P<who>(?:本报|本刊)?(?:首席|见习|特约)?(?:记者|通讯员|作者)[\s\u3000:：]*[^（()）。，]{2,20})(?:，[^（()）。]{2,14})?[)）])$"
)
# …的老菌种。某某写: nothing before it, as no sentence ends so
_TAIL_WROTE = re.compile(
    rf"(?<=[。！？!?…”])[\s\u3000]*(?P<raw>(?P<name>[{HAN}]{{2,3}})(?P<role>[写记辑撰]))$"
)
# ——白石湾某某: a place and a name behind a dash
_PLACE_AND_NAME = re.compile(
    rf"^(?P<place>[{HAN}]{{1,5}}[县市区镇乡村湾滩坝港山湖厂矿园站])(?P<name>[{HAN}]{{2,3}})$"
)
# …聊天。——记者　某某（左手打的字）: a remark behind a by-line that a role tells
_REMARK = re.compile(r"[\s\u3000]*[（(][^（()）。]{4,24}[)）]$")
_TAILS = (
    _TAIL_BOTH,
    _TAIL_PAIR,
    _TAIL_STROKED,
    _TAIL_MARK,
    _TAIL_BRACKET,
    _TAIL_DASH,
    _TAIL_ROLE,
    _TAIL_NAME,
    _TAIL_PARTED,
    _TAIL_STROKES,
    _TAIL_GIVES,
    _TAIL_TOLD,
    _TAIL_PLAIN,
    _TAIL_WIDE,
)
_STRICT = frozenset({_TAIL_BRACKET, _TAIL_NAME, _TAIL_PARTED, _TAIL_PLAIN, _TAIL_WIDE})


def tail(text: str) -> tuple[str, Signed] | None:
    """A by-line at the end of a paragraph: what stands before it, and the by-line."""
    if ended := _TAIL_END.search(text):
        signed = parse(ended["who"])
        if signed is not None:
            return text[: ended.start()].rstrip(" \u3000"), replace(signed, raw=ended["raw"])
    if (found := _tail(text)) is not None:
        return found
    if wrote := _TAIL_WROTE.search(text):
        signed = parse(f"作者：{wrote['name']}") if is_name(wrote["name"]) else None
        if signed is not None:
            bylines = tuple(replace(byline, role=wrote["role"]) for byline in signed.bylines)
            signed = replace(signed, bylines=bylines, raw=wrote["raw"])
            return text[: wrote.start()].rstrip(" \u3000"), signed
    remark = _REMARK.search(text)
    found = _tail(text[: remark.start()]) if remark else None
    if remark is None or found is None or not (found[1].marked and _SAYS_ROLE.search(found[1].raw)):
        return None
    return found[0], replace(found[1], raw=found[1].raw + remark.group())


_SAYS_ROLE = re.compile(r"记者|通讯员|实习生|作者|撰文|供稿|文[/／]")


def tells_end(raw: str) -> bool:
    """（全文完。记者某某）: who signs says that the text ends here."""
    return bool(re.match(r"^[（(](?:本文|全文|连载)?完", raw))


def _tail(text: str) -> tuple[str, Signed] | None:
    for pattern in _TAILS:
        match = pattern.search(text)
        if match is None:
            continue
        raw = match["raw"].lstrip("—-―/／|｜ ") if pattern is _TAIL_PARTED else match["raw"]
        signed = parse(raw, strict=pattern in _STRICT)
        if signed is None and pattern is _TAIL_BRACKET:
            signed = _pen_names(match["raw"])
        sent = match["raw"].startswith("稿件提供")
        told = signed is not None and (sent or any(is_name(b.name) for b in signed.bylines))
        if pattern is _TAIL_TOLD and signed and not told:
            continue
        if signed is None and pattern is _TAIL_PARTED and BEHIND_DASH.match(raw):
            signed = parse(raw, strict=False)
        placed = _PLACE_AND_NAME.match(raw) if pattern is _TAIL_PARTED else None
        if signed is None and placed and is_name(placed["name"]):
            signed = Signed(bylines=(Byline(name=placed["name"], role=""),), raw=match["raw"])
        if signed is None and pattern is _TAIL_PARTED and are_pen_names(f"（{raw}）"):
            signed = parse(raw, strict=False)  # ——丛林、白一诺
        if signed is not None and not _is_credit(match["raw"]):
            return text[: match.start()].rstrip(" \u3000"), signed
    return None


# （农高宣） （立　冬） （施望 邝晓星）: whatever stands in brackets at an article's end
_PEN_NAMES = re.compile(
    rf"^[（(【\[〔〖［]\s*(?:[{HAN}]{{3}}|[{HAN}]宣|[{HAN}]{{2}}[ \u3000]+[{HAN}]"
    rf"|[{HAN}][ \u3000]+[{HAN}]"
    rf"|[{HAN}]{{2,3}}(?:[ \u3000、]+[{HAN}]{{2,3}}){{1,3}})\s*[)）】\]〕〗］]$"
)
# ——来凤仙: three characters behind a dash, whatever they begin with
BEHIND_DASH = re.compile(
    rf"^(?!摘自|选自|节选|未完|题记|后记|编者|作者|本[报刊]|全文|完)[{HAN}]{{3}}$"
)
_NO_PEN_NAMES = re.compile(
    r"^(?:有删|节选|未完|待续|下同|上同|以上|以下|掌声|鼓掌|大笑|注|资料|图片|上图|下图|左图"
    r"|右图|略|完|据|见|因|即|含|如)"
)


def are_pen_names(raw: str) -> bool:
    """（施望 邝晓星）, one of them with a usual family name."""
    if not _PEN_NAMES.match(raw) or is_no_pen_name(raw):
        return False
    signed = parse(raw, strict=False)
    return signed is not None and any(is_name(byline.name) for byline in signed.bylines)


def is_no_pen_name(raw: str) -> bool:
    """（完）, （有删节）: stands where a name might."""
    bare = raw.strip("（()）【】[]〔〕〖〗［］ \u3000")
    return bare in NO_NAMES or bool(_NO_PEN_NAMES.match(bare))


def _pen_names(raw: str) -> Signed | None:
    if not _PEN_NAMES.match(raw) or is_no_pen_name(raw):
        return None
    return parse(raw, strict=False)


def _is_credit(raw: str) -> bool:
    """■ 王龙飞摄 is a photo's credit, no by-line."""
    bare = re.sub(r"[\s\u3000()（）]", "", raw)
    if re.match(r"^(?:图片?|摄影?|供图)[/／:：|｜](?!.*(?:文|撰|采写))", bare):
        return True  # （图/全媒体记者 某某）
    return bool(re.search(r"(?:摄影?|供图|发)$", bare)) and not re.search(
        r"文[/／并及兼]?[图摄]影?$", bare
    )
