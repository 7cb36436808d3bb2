"""Private data inside sentences and by-lines: what goes, and what of the sentence goes with it.

A bracket that holds it goes whole. A number in mid-sentence takes its clause with it where the
clause is about the number (，手机号是…，); otherwise only the number goes, and the editor is asked.
What is said to everybody (a hotline, where to enrol) stays, and is asked about elsewhere.
"""

from __future__ import annotations

import re
from dataclasses import replace

from plugins.importer import correspondence, margin, names, people, personal_data
from plugins.importer.personal_data import Found
from plugins.importer.private import INLINE, OWN, is_desk_note
from plugins.importer.unwrap import width

_LABEL = (
    r"(?:(?:他|她|我|本人|其|作者|笔者|老人|联系)?的?(?:联系|私人|个人)?(?:电话|手机|微信|身份证|银行卡"
    r"|卡|账号|帐号|支付宝|QQ|邮箱|住址|车牌)(?:号码?)?(?:也?[是为]|[:：])?\s*)"
)
_LABEL_BEFORE = re.compile(rf"{_LABEL}$", re.IGNORECASE)
_SAME_NUMBER = re.compile(r"\s*[（(，,]?\s*(?:微信|电话|手机)同号\s*[)）]?")
# 手机号是…, 打她电话…, 转到…: the clause is about how to reach or pay somebody
_ABOUT = re.compile(
    r"电话|手机|微信|QQ|号码?|[卡账帐]|邮箱|身份证|支付宝|住址|车牌|打[给我他她]|联系|加[我他她]|转[到至给]",
    re.IGNORECASE,
)
CLAUSE_WIDTH = 16.0
"""Han characters beside the number, up to which a clause is about nothing else."""
# 报名请拨打…, 招商热线…: told to everybody
_PUBLIC = re.compile(
    r"热线|报名|咨询|拨打|致电|客服|预约|招商|值班|举报|投诉|监督|服务电话|办公电话"
    r"|投稿|征稿|有意者|公众号|联系人|订购|抢修|报修|求助"
)
_INTERNAL = re.compile(r"[勿别不][要得]?(?:见报|外传|登|刊|发|公开|对外)|仅供|内部|联络人|保密")
PUBLIC_REACH = 24
"""Characters before a number in which a public offer may be announced."""
_ALWAYS = frozenset({"mobile", "identity", "card", "account"})
_MARKS = "，,；;。！？!?：“（("


def cut(text: str) -> tuple[str, tuple[str, ...]]:
    """The text without private data, and what was taken out, in print order."""
    taken: list[tuple[int, str]] = []
    text = _without_brackets(text, taken)
    if not re.search(r"[。！？；，]", text):
        return text, tuple(part for _, part in taken)  # a line of contacts, not a sentence
    at = 0
    while True:
        found = next((f for f in personal_data.find(text) if f.start >= at), None)
        if found is None:
            return text, tuple(part for _, part in sorted(taken))
        at = found.end
        if not is_private(text, found):
            continue
        start, end = _reach(text, found)
        taken.append((start, text[start:end]))
        text = text[:start] + text[end:]
        at = start


def _without_brackets(text: str, taken: list[tuple[int, str]]) -> str:
    at = 0
    while match := _BRACKETED.search(text, at):
        if _holds_private(match.group()):
            taken.append((match.start(), match.group()))
            text = text[: match.start()] + text[match.end() :]
            at = match.start()
        else:
            at = match.end()
    return text


_BRACKETED = re.compile(
    r"[（(【\[〔〖〘｛［][^（()）【】\[\]〔〕〖〗〘〙｛｝［］]{2,90}[)）】\]〕〗〙｝］]"
    r"|[<＜](?=[^<>＜＞]*[\u4e00-\u9fff]{4})[^<>＜＞/=]{4,60}[>＞]"
)


def _holds_private(bracket: str) -> bool:
    """Does the bracket hold somebody's number, or what is meant for the desk only?"""
    found = personal_data.find(bracket)
    if any(f.kind in _ALWAYS or f.kind == "mail" for f in found) or (
        found and _INTERNAL.search(bracket)
    ):
        return not _PUBLIC.search(bracket) or bool(_INTERNAL.search(bracket))
    return bool(
        INLINE.match(bracket) and re.search(r"\d{5}|@|微信号|QQ号", bracket, re.IGNORECASE)
    ) and not re.search(r"热线|咨询|客服|报名", bracket)


def is_private(text: str, found: Found) -> bool:
    """Is the number somebody's own, and not told to everybody?"""
    before = text[max(0, found.start - PUBLIC_REACH) : found.end]
    if found.kind in _ALWAYS:
        return not _PUBLIC.search(before)
    own = OWN.search(before) or re.search(r"家里|宅电|住宅|[我他她]家", before)
    return bool(own) and not _PUBLIC.search(before) and bool(_ABOUT.search(before))


def _reach(text: str, found: Found) -> tuple[int, int]:
    """From where to where the text goes: the clause with one of its marks, or number and label."""
    start, end = found.start, found.end
    same = _SAME_NUMBER.match(text, end)
    end = same.end() if same else end
    first = start
    while first and text[first - 1] not in _MARKS:
        first -= 1
    last = end
    while last < len(text) and text[last] not in _MARKS:
        last += 1
    beside = text[first:start] + text[end:last]
    if _ABOUT.search(beside) and width(beside) <= CLAUSE_WIDTH:
        if first and text[first - 1] in "，,；;" and (last == len(text) or text[last] in _MARKS):
            return first - 1, last  # the mark behind is the stronger one, and stays
        if not first or text[first - 1] in "。！？!?“":
            return first, min(len(text), last + 1)
    label = _LABEL_BEFORE.search(text[:start])
    return (label.start() if label else start), end


_ANGLES = str.maketrans("<＜〖〘｛>＞〗〙｝", "（（（（（）））））")


def asides(text: str) -> tuple[str, tuple[str, ...]]:
    """A paragraph without bracketed remarks to the desk, and those remarks."""
    taken: list[str] = []
    for pattern in (margin.INLINE, margin.ANCHOR):
        taken += [match.group() for match in pattern.finditer(text)]
        text = pattern.sub("", text)
    at = 0
    while match := _BRACKETED.search(text, at):
        at = match.end()
        said = match.group().translate(_ANGLES)
        if match.group() != text.strip() and (
            correspondence.evidence(said) >= correspondence.LIKELY
            or (text[: match.start()].strip() and is_desk_note(said))
        ):
            taken.append(match.group())
            text = text[: match.start()] + text[match.end() :]
            at = match.start()
    return text, tuple(taken)


# （通讯员 甲 139…）: whom the paragraph is by, and a number
_SIGNED_NUMBER = re.compile(
    r"(?P<open>[（(【])(?P<names>[^（()）【】\d]{2,30}?)[\s\u3000，,、:：]*"
    r"(?P<private>(?:(?:联系)?(?:电话|手机|微信)?号?[:：]?\s*)"
    r"[+]?\d[^（()）【】一-鿿]{9,24}(?:[，, ]*微信同号)?)\s*(?P<close>[)）】])$"
)


_NOBODY = frozenset({"作者", "本人", "投稿人", "联系人", "我", "笔者", "作者本人"})


def without_number(text: str) -> tuple[str, str]:
    """A paragraph whose by-line in brackets holds a number: without it, and the number."""
    match = _SIGNED_NUMBER.search(text)
    if match is None or not any(f.kind in _ALWAYS for f in personal_data.find(match["private"])):
        return text, ""
    if re.sub(r"[\s\u3000]", "", match["names"]) in _NOBODY:
        return text[: match.start()].rstrip(" \u3000"), match.group().strip()
    signed = f"{match['open']}{match['names'].rstrip()}{match['close']}"
    return text[: match.start()] + signed, match["private"].strip()


# 通讯员 甲 139… · （作者：甲 家住…　电话…） · □甲（手机号：…，邮箱：…）
_REACHED = re.compile(
    r"[\s\u3000，,、；;（(【\[［]*(?:家住|现住|住址|(?:联系|通讯|通信|工作)?(?:地址|方式)|通联|邮编|邮箱|(?:联系)?电话"
    r"|手机|座机|微信|QQ|E-?mail|Tel|身份证|学籍|学号|准考证|工号|社保|医保|警号|证件号)",
    re.IGNORECASE,
)
_ROLE_OR_MARK = re.compile(
    rf"^[\s\u3000（(【\[［]*[{people.MARKS}]|记者|通讯员|作者|撰文|摄|供图|供稿|文[/／]图"
)
SIGNED_WIDTH = 70.0


# 青禾小学五年级（2）班  某某: where a pupil goes to school, and who it is
_PUPIL = re.compile(
    r"^[一-鿿]{2,12}(?:小学|中学|学校|[一二三四五六七八九十]中|附[中小]|职专|学院|大学|幼儿园)[一-鿿\d（()）]{0,12}"
    r"(?:班|级|系|专业)?[\s\u3000]+(?P<name>[一-鿿]{2,4})$"
)


def signed_by(text: str) -> people.Signed | None:
    """Who signs, also as a pupil of a school."""
    signed = people.parse(text)
    if signed is None and (pupil := _PUPIL.match(text)):
        named = people.parse(f"作者：{pupil['name']}")
        if named is not None and (
            re.search(r"[班级][\s\u3000]", text) or names.is_name(pupil["name"])
        ):
            alone = tuple(replace(byline, role="") for byline in named.bylines)
            signed = replace(named, bylines=alone, raw=text.strip())
    return signed


# 丰　年（本名冯年，证号尾号0617） · 文/甲(137…) 图/乙(微信…): what stands in brackets behind names
_OWN_BRACKET = re.compile(r"[（(\[【〔]([^（()）\[\]【】〔〕]{2,40})[)）\]】〕]")
_REAL_NAME = re.compile(r"^(?:作者)?(?:本名|真名|原名|实名|真实姓名)")
_OWN_WORDS = re.compile(
    r"稿[费酬]|图费|证件?号|尾号|身份证|账号|帐号|卡号|户名|开户|微信|电话|手机|QQ|邮箱|住址|家住|费.{0,4}(?:单算|另算|另结)"
)


def _signed_in_brackets(text: str) -> tuple[str, str] | None:
    """A by-line without its brackets, and the brackets, when all of them hold private matter."""
    if width(text) > SIGNED_WIDTH or re.search(r"[。！？]", text):
        return None
    inside = [match.group(1) for match in _OWN_BRACKET.finditer(text)]
    private = [b for b in inside if _OWN_WORDS.search(b) or personal_data.find(b)]
    bare = re.sub(r"[ ]{2,}", " ", _OWN_BRACKET.sub("", text)).strip()
    if not private or len(private) < len(inside) or not bare or personal_data.find(bare):
        return None
    signed = signed_by(bare)
    if signed is None:
        return None
    real = any(_REAL_NAME.match(b) for b in private)
    if not (real or len(private) > 1 or names_role(bare)) or not all(
        names.is_name(b.name) or real for b in signed.bylines
    ):
        return None
    return bare, "".join(match.group() for match in _OWN_BRACKET.finditer(text))


def signed_and_reached(text: str) -> tuple[str, str] | None:
    """A by-line with a telephone or an address behind it: the by-line, and the private rest."""
    if parted := _signed_in_brackets(text):
        return parted
    found = personal_data.find(text)
    if not found or width(text) > SIGNED_WIDTH or re.search(r"[。！？]", text):
        return None
    label = _REACHED.search(text)
    at = min(found[0].start, label.start() if label else len(text))
    at = len(text[:at].rstrip(" \u3000，,、；;（(【[+:："))
    who, rest = text[:at], text[at:].strip(" \u3000，,、；;")
    if len(who) < 2 or not rest:
        return None
    if who[0] in "（(【[":
        close = {"（": "）", "(": ")", "【": "】", "[": "]"}[who[0]]
        if not rest.endswith(close):
            return None
        who, rest = who + close, rest[:-1]
    signed = None if re.search(r"单位|简介", who) else signed_by(who)
    if signed is None or not (_ROLE_OR_MARK.search(who) or len(signed.bylines) == 1):
        return None
    if not _ROLE_OR_MARK.search(who) and re.sub(r"\s", "", who) == signed.bylines[0].name:
        return None  # 甲 139…: who it is and how to reach them, no by-line
    return who, rest


def names_role(text: str) -> bool:
    """记者, 通讯员, ■ …: does the by-line say that it is one?"""
    return bool(_ROLE_OR_MARK.search(text))
