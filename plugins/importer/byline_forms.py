"""Lines that say who wrote: alone, with a word about the author, behind a headline."""

from __future__ import annotations

import re
from dataclasses import replace

from plugins.importer import correspondence, inline_private, names, people, photo_credits, signs
from plugins.importer.paragraphs import paragraph, text_or_short
from plugins.importer.tokens import Token, one
from plugins.importer.unwrap import width
from plugins.newspaper.chinese import HAN

# 作者：濮阳川　（作者系某厂顾问）
_NAME_AND_NOTE = re.compile(
    r"^(?P<name>[^（()）]{2,24}?)[\s\u3000]*(?P<note>[（(][^（()）]{4,60}[)）])$"
)


# （并列第一作者，务必两个都署） · （按此顺序署名，勿改）: how the names are to be printed
_ON_SIGNING = re.compile(
    r"(?:务必|请|勿|别|不要|都要|最好|麻烦).{0,8}(?:署|登|写|排|改|漏|调)|排名不分|不分先后|并列(?:第一)?(?:作者|署)|(?:署|排)名?(?:顺序|先后|在[前后])|顺序(?:勿|不|别)"
)
# （供稿：某某）: a person sends it, not an office
_SENT_IN = re.compile(
    rf"^[（(【\[［]?\s*(?:供\s*稿|来\s*稿|撰\s*稿|采\s*写)\s*[:：]\s*(?P<names>[{HAN}\s\u3000、]{{2,20}}?)\s*[)）】\]］]?$"
)


REMARK_CHARS = 30
REMARK_TO_DESK = 0.8
"""Evidence from which a remark behind a by-line is meant for the desk."""

_CONTACT = re.compile(r"[\d\uff10-\uff19]{3}|@|电\s*话|手\s*机|微\s*信|QQ|邮箱|地址|账号|卡号")


def sent_in(base: Token, _: frozenset[str]) -> list[Token]:
    """（供稿：某某）: names of persons behind the word that would else tell an office."""
    match = _SENT_IN.match(base.text)
    signed = people.parse(base.text) if match else None
    if signed is None or not all(names.is_name(byline.name) for byline in signed.bylines):
        return []
    return one(base, "byline", 0.9, "供稿人", signed=signed)


def byline_and_note(base: Token, _: frozenset[str]) -> list[Token]:
    """作者：濮阳川　（作者系某厂顾问）: two things on one line."""
    match = _NAME_AND_NOTE.match(base.text)
    if match is None:
        return []
    is_about = bool(signs.AUTHOR_NOTE.match(match["note"]))
    if not is_about and _REAL_NAME.match(base.text):
        return []
    signed = people.parse(match["name"])
    if signed is None:
        return []
    to_desk = bool(_ON_SIGNING.search(match["note"]))
    if not is_about and not to_desk:
        if not signed.marked or people.parse(base.text) or len(match["note"]) > REMARK_CHARS:
            return []
        if _CONTACT.search(match["note"]):  # what else stands there goes with it
            return []
        # 实习生 某某（头一回下车间） · 文/图 某某（照片在附件）: a role, so it signs
        if correspondence.evidence(match["note"]) < REMARK_TO_DESK:
            is_about = True
    if not is_about:  # 作者：甲、乙（并列，务必两个都署）
        said = replace(
            base, role="note-to-editor", text=match["note"], certainty=0.8,
            reason="署名后面写给编辑部的话", alone=False, gap=0, barrier=0.0,
        )  # fmt: skip
        return [*one(base, "byline", 0.9, "署名", text=match["name"], signed=signed), said]
    note = replace(
        base,
        role="author-note",
        text=match["note"],
        certainty=0.9,
        reason="作者简介",
        alone=False,
        gap=0,
    )
    return [*one(base, "byline", 0.95, "作者和简介", text=match["name"], signed=signed), note]


def byline_and_contact(base: Token, _: frozenset[str]) -> list[Token]:
    """通讯员 甲 139…: who wrote it, and how to reach them, which nobody prints."""
    parted = inline_private.signed_and_reached(base.text)
    if parted is None:
        return []
    names, rest = parted
    credit = photo_credits.credit(names)
    if credit and re.search(r"(?:摄|供图|摄影)$", credit[1].role) and "文" not in names:
        made = [replace(base, role="credit", text=names, credit=credit[1], alone=False)]
    else:
        signed = inline_private.signed_by(names)
        made = one(base, "byline", 0.9, "署名和联系方式", text=names, signed=signed)
    private = replace(
        base, role="private", text=rest, certainty=0.9, reason="署名后面的联系方式",
        alone=False, gap=0, barrier=0.0,
    )  # fmt: skip
    return [*made, private]


# 署名：白鹭（真名尤某某，请勿见报） · 白鹭（本名…） · 署名用笔名“白鹭”，真名…
_REAL_NAME = re.compile(
    rf"^(?P<names>(?:(?:署\s*名|笔\s*名|作\s*者)\s*[:：]?\s*)?(?:用|请用|请署)?(?:笔名)?[“\"]?[{HAN}·]{{1,4}}(?:[\s\u3000][{HAN}]{{1,2}})?[”\"]?(?:[（(]笔名[)）])?)"
    r"[\s\u3000]*[（(，,；;]?\s*(?P<private>(?:(?:务?请|望)?(?:勿|不要|别)(?:公开|登|刊|用|写|署)[^（()）。]{0,6})?(?:真(?:实)?(?:姓)?名|本名|实名|真人)[^（()）。]{2,40})(?P<close>[)）]?)$"
)
_NAME_WORDS = re.compile(r"[（(]笔名[)）]|(?:用|请用|请署)?笔名(?![:：])|[“”\"]")


def pen_name_and_real_name(base: Token, _: frozenset[str]) -> list[Token]:
    """署名：白鹭（真名…，勿登）: the pen name signs, whose it is stays with the desk."""
    match = _REAL_NAME.match(base.text)
    if match is None:
        return []
    names_printed = match["names"].strip()
    signed = people.parse(_NAME_WORDS.sub("", names_printed), strict=False)
    if signed is None:
        return []
    private = base.text[match.end("names") :].strip(" \u3000，,；;")
    rest = replace(
        base, role="private", text=private, certainty=0.9, reason="笔名后面的真名",
        alone=False, gap=0, barrier=0.0,
    )  # fmt: skip
    return [
        *one(base, "byline", 0.9, "署名和真名", text=names_printed, signed=signed),
        rest,
    ]


# （记者 乔立新）云岚高新区… · 本报记者乔立新报道：… · 记者乔立新 通讯员易安报道 4月2日，…
_LEADING_NAMES = re.compile(
    rf"^(?:[（(](?P<raw>(?:本报|本刊)?(?:见习|实习|首席|特约|全媒体)?(?:记者"
    rf"|通讯员)[^（()）。]{{2,40}})[)）]"
    rf"|(?P<said>(?:本报|本刊|本网|本台|[{HAN}]{{2,6}}(?:报|刊|网))?(?:见习|实习|首席"
    rf"|特约|全媒体|融媒体)?(?:记者|通讯员)[{HAN}\s\u3000、]{{2,24}}?)(?:摄影报道|报道|采写)"
    r"(?:\s*[:：]|[ \u3000]+(?=\S)))"
    r"\s*(?=[^\s)）].{16})"
)


def led_by_names(base: Token, _: frozenset[str]) -> list[Token]:
    """A paragraph that begins with who wrote it."""
    match = _LEADING_NAMES.match(base.text)
    said = re.sub(rf"(?:记者|通讯员)(?=[{HAN}])", r"\g<0> ", match["said"] or "") if match else ""
    signed = people.parse(match["raw"] or said) if match else None
    if match is None or signed is None:
        return []
    name = replace(
        base, role="byline", text=match.group().strip(), signed=signed, certainty=0.9,
        reason="段首的署名", alone=False,
    )  # fmt: skip
    rest = replace(base, text=base.text[match.end() :], gap=0, barrier=0.0, alone=False)
    return [name, *paragraph(rest)]


# 青溪片区职工　某某 · /某某/ · 作者：某某　单位：某县文联
_CITIZEN = re.compile(
    rf"^[{HAN}]{{2,14}}(?:职工|工人|读者|市民|居民|村民|业主|家长|学生|农户|商户|司机|教师|医生)"
    rf"[\s\u3000]+(?P<name>[{HAN}]{{2,4}})$"
)
_WITH_UNIT = re.compile(
    rf"^(?:本文)?作\s*者\s*[:：]\s*(?P<name>[{HAN}](?:[{HAN}\s\u3000]{{1,4}}))[\s\u3000，,；;]+(?:工作)?单\s*位\s*[:：]\s*\S.{{2,24}}$"
)


def names_unit(text: str) -> bool:
    """作者：某某　单位：…: a by-line, not a note about the author."""
    return bool(_WITH_UNIT.match(text))


def _with_place(base: Token) -> list[Token]:
    """A name, and where its bearer lives or works."""
    match = _CITIZEN.match(base.text) or _WITH_UNIT.match(base.text)
    if match is None:
        signed = None if people.parse(base.text) else inline_private.signed_by(base.text)
        return one(base, "byline", 0.8, "学校和署名", signed=signed) if signed else []
    name = re.sub(r"[\s\u3000]", "", match["name"])
    reader = bool(re.search(r"读者[\s\u3000]", base.text))  # 青溪读者 某某 signs what was sent in
    if match.re is _CITIZEN and not (reader or (base.hints.indented and names.is_name(name))):
        return []
    signed = people.parse(f"作者：{name}")
    if signed is None:
        return []
    return one(base, "byline", 0.85, "署名和单位", signed=replace(signed, raw=base.text.strip()))


def byline(base: Token, _: frozenset[str]) -> list[Token]:
    """Names alone on a line."""
    if width(base.text) > 50:
        return []
    if found_with_place := _with_place(base):
        return found_with_place
    found = photo_credits.credit(base.text)
    if (
        found
        and not found[0]
        and re.search(r"(?:摄|供图|摄影)$", found[1].role)
        and not re.search(r"文", base.text)
    ):
        return []  # 本报记者 甲 摄: a picture's
    signed = people.parse(base.text)
    if signed is None:
        return []
    if signed.marked:
        return one(base, "byline", 0.95, "有记者、通讯员等字样或■", signed=signed)
    bracketed = base.text.strip()[0] in "（(【["
    certainty = 0.85 if bracketed else 0.75 if len(signed.bylines) <= 2 else 0.6
    return one(base, "byline", certainty, "像人名", signed=signed)


# 晒秋的人　曾大河/摄影报道 · 别让“样板间”关着门   □ 柳东篱
_TITLE_AND_NAME = re.compile(
    r"^(?P<title>\S(?:.*\S)?)(?:[ ]{2,}|[ ]*\u3000[ \u3000]*"
    r"|[ ]+(?=[■□◇◆◎○]))(?P<name>[■□◇◆◎○]?\s*\S.{1,28})$"
)


def title_and_name(base: Token, columns: frozenset[str]) -> list[Token]:
    """晒秋的人　曾大河/摄影报道: a headline and, wide apart, who wrote."""
    match = _TITLE_AND_NAME.match(base.text)
    if match is None or not signs.is_short(match["title"]) or width(match["title"]) < 4:
        return []
    if signs.CAPTION_START.match(base.text) or re.search(r"[^图文]\s*(?:摄|供图)$", base.text):
        return []  # 图为…　甲 摄
    signed = people.parse(match["name"])
    if signed is None or not signed.marked or people.parse(match["title"]):
        return []
    title = text_or_short(replace(base, text=match["title"]))
    name = replace(
        base,
        role="byline",
        text=match["name"].strip(),
        signed=signed,
        certainty=0.9,
        reason="标题后面的署名",
        alone=False,
        gap=0,
        barrier=0.0,
    )
    return [title, name] if title.role == "short" else []
