"""Who makes the page: 责编, 美编, 校对, the desk's telephone, the paper's own address."""

from __future__ import annotations

import re

from plugins.importer import credit_lines, names
from plugins.importer.signs import CONTACT
from plugins.importer.unwrap import width
from plugins.newspaper.chinese import HAN

_STAFF_WORD = (
    r"(?:本版|本期|执行|值班|责任|首席|特邀)?"
    r"(?:责任编辑|责\s*编|执行编辑|主\s*编|编\s*辑|美\s*编|美术编辑|版\s*式|版面设计|版面"
    r"|设\s*计|组\s*版|制\s*版|校\s*对"
    r"|校\s*检|校\s*读|视\s*觉|录\s*入|审\s*读|审\s*校|审\s*核|终\s*审|监\s*制|总值班|值班主任|值班编委|插\s*图|题\s*图"
    r"|统\s*筹|照\s*排|检\s*校|编\s*审|[一二三初复]\s*审|出\s*品|总监制|排\s*版|电\s*编|图\s*编)"
)


STAFF = re.compile(
    rf"(?:^|[\s■□◆●○◇▲|｜、,，*]){_STAFF_WORD}\s*(?:[:：/／■｜|丨]"
    rf"|[\s\u3000]+(?=[{HAN}]{{1,2}}[\s\u3000]?[{HAN}]{{0,2}}(?:$|[\s■|｜])))"
)


_STAFF_PAIR = re.compile(
    rf"(?P<word>{_STAFF_WORD})\s*[:：/／■｜|丨]?[\s\u3000]*(?P<name>[{HAN}](?:[\s\u3000][{HAN}](?!"
    rf"[{HAN}])|[{HAN}]{{1,3}})(?:[\s\u3000、,，/][{HAN}]{{2,3}})*?)(?=$|[\s\u3000■□◆●|｜*])"
)


_DESK = re.compile(
    r"新闻热线|报料|投稿|编辑部|本版|本报|本刊|读者热线|发行|广告部|监督电话|值班电话"
)


_IMPRINT_WORD = re.compile(
    r"社\s*址|地\s*址|总\s*机|广告(?:经营)?许可证|零售价|定\s*价|每份|邮\s*编|邮政编码|邮发代号"
    r"|国内统一"
    r"|CN\s?\d|承\s*印|印\s*刷|发\s*行|传\s*真|订阅|出\s*版|电\s*话"
)


_DESK_NUMBER = re.compile(
    r"[\s\u3000|｜、，,]*(?:值班|新闻|读者|本版|编辑部?|联系|报料)?(?:热线|电话|信箱|邮箱|E-?mail)"
    r"[\s:：/]*[\w@.\-—()（）]{6,40}\s*$",
    re.IGNORECASE,
)


# 投稿人手机 … 工行卡 …: whoever sent it, nobody of the desk
_PERSONAL = re.compile(r"投稿人|作者|身份证|卡\s*号|[工农中建交商]行卡|银行卡|存折")


# 本报… · 社址… · 某某日报社出版
_IMPRINTED = re.compile(
    rf"^[\s■□●◆]*(?:本报|本刊|本社|社\s*址|编辑部|报社|国内统一"
    rf"|[{HAN}]{{2,8}}(?:报社?|周刊社?|杂志社|传媒集团)(?:出版|编印|主办|编辑部)?(?=[\s\u3000:：]|出版))"
)


def is_imprint(text: str) -> bool:
    """本报社址:… 总机:… 零售价:…: the paper's own address line."""
    return (
        bool(_IMPRINTED.match(text))
        and len({m.group()[:2] for m in _IMPRINT_WORD.finditer(text)}) >= 2
        and len(re.findall(r"[:：]|\s", text)) >= 1
        and not re.search(r"[。；！？]", text)
    )


# (本栏稿件由各镇通讯站提供) · 以上图文均为本报资料
_GIVEN_BY = re.compile(
    r"^[（(【\[［]?\s*(?:本栏目?|本版|本页|本组|本专栏|以上)(?:的)?(?:全部|所有|部分|各则|各条|未署名)?"
    r"(?:稿件|来稿|消息|简讯|快讯|信息|报道|新闻|图文|文图|文字|图片|照片|内容)[、和及]?"
    r"(?:图片|照片|文字|信息)?(?:[，,]?除\S{2,8}[外者][，,]?)?(?:(?:均|皆|都|全部)?[由系为据])[^。，；]{2,36}[)）】\]］]?$"
)


# 作者请与本报编辑部联系，以便寄奉稿酬。
_PAYS = re.compile(
    r"^[（(【\[［■●◆]?\s*(?:请|敬请)?(?:本版|本期|以上|部分|未署名|转载|文中|上述|图片|所选|相关|有关)*"
    r"(?:文章|作品|稿件|文图|图片)?(?:的)?(?:原)?作者[^。！？“]{0,16}联系[^。！？“]{0,24}"
    r"(?:(?:稿|样)[酬费报刊]|[。）)])"
)


# 本栏欢迎来稿，请投…，不退底稿: said to those who may write for the column
_INVITES = re.compile(
    r"^[（(【]?\s*(?:本栏目?|本专栏)[^。！？“]{0,12}(?:来稿|投稿|赐稿|供稿|稿件|线索|信箱|邮箱|征集|征稿|欢迎|期待|诚邀)[^“”。！？]{0,50}[。！]?[)）】]?$"
)


# (本栏编辑 某某) · 本专题责编：某某
_EDITS_COLUMN = re.compile(
    rf"^[（(【\[■□●◆]?\s*本(?:栏目?|版|页|期|刊|组|专[栏版题页]|周刊)\s*(?:{_STAFF_WORD}|主持人?)[\s\u3000:：/／|｜]*"
    rf"[{HAN}](?:[\s\u3000]?[{HAN}]){{1,3}}(?:[\s\u3000、]+[{HAN}]{{2,4}})*[)）】\]]?$"
)


# 文 | 甲　编辑 | 乙: who wrote stands first, it is a by-line
_WRITES_FIRST = re.compile(
    r"^\s*(?:文字?|撰文|采写|图文|文图)\s*[|｜丨/／:：]\s*[\u4e00-\u9fff]{2}"
)


# who edits, checks and passes a text; 插图 and 摄影 are credits, 采编 and 整理 sign
_PASSES = (
    r"(?:本[文稿版栏]|文字|图文|见习|实习|助理|执行|值班|责任|首席|特邀|新媒体|网络|网站|值守)?"
    r"(?:责\s*编|编\s*辑|美\s*编|主\s*编|编\s*审|校\s*[对核检读]|版\s*式|排\s*版|审\s*[核读校稿定签]|终\s*审|签\s*发"
    r"|[一二三初复]\s*[审校]|监\s*制|统\s*筹|值\s*班\s*(?:主任|编委))"
)
_NAMED = rf"[{HAN}](?:[{HAN}]{{1,3}}|[\s\u3000][{HAN}]{{1,2}})"
_AND = rf"(?:(?:[\s\u3000]*[、,，/／][\s\u3000]*|[\s\u3000]+)(?!{_PASSES}){_NAMED}){{0,2}}"
_ONE = rf"{_PASSES}[\s\u3000]*[:：/／|｜丨■_][\s\u3000]*{_NAMED}{_AND}"
_LOOSE = rf"{_PASSES}[\s\u3000]*[:：/／|｜丨■_]?[\s\u3000]*{_NAMED}{_AND}"
_NEXT = r"[\s\u3000,，;；、|｜·]*"
# …五百亩。（编辑：甲） · …五百亩。 责编：甲 校对：乙
_GLUED = re.compile(
    rf"(?<=[。！？!?…”’）)])[\s\u3000]*(?P<raw>[（(【\[〔［]\s*{_LOOSE}(?:{_NEXT}{_LOOSE}){{0,4}}\s*[)）】\]〕］]"
    rf"|{_ONE}(?:{_NEXT}{_ONE}){{0,4}}"
    rf"|(?<=[\s\u3000]){_PASSES}[\s\u3000]+{_NAMED}(?:[\s\u3000]+{_PASSES}[\s\u3000]+{_NAMED}){{0,4}})[\s\u3000]*$"
)

_PASSED = re.compile(rf"{_PASSES}[\s\u3000]*(?P<name>{_NAMED})")


def glued(text: str) -> tuple[str, str] | None:
    """Who edited or checked, glued to the end of a paragraph: what stands before it, and that."""
    match = _GLUED.search(text)
    if match is None:
        return None
    if not re.search(r"[:：/／|｜丨■_]", match["raw"]) and not all(
        names.is_name(re.sub(r"[\s\u3000]", "", found["name"]))
        for found in _PASSED.finditer(match["raw"])
    ):
        return None  # （编辑 出版史料）
    return text[: match.start()].rstrip(" \u3000"), match["raw"]


# 就不走了（责编：甲）: in brackets and with a colon it needs no full stop before it
_IN_BRACKETS = re.compile(
    rf"(?<=\S)[\s\u3000]*(?P<raw>[（(【\[〔［]\s*{_ONE}(?:{_NEXT}{_ONE}){{0,4}}\s*[)）】\]〕］])[\s\u3000]*$"
)
BEFORE_CHARS = 4
MADE_BY_CHARS = 12
"""Characters: 本版制作（责编：甲） is a line of the desk, a sentence is longer."""


def behind(text: str) -> tuple[str, str] | None:
    """The same behind a line of any kind: verse, a caption, a by-line, a note."""
    match = _IN_BRACKETS.search(text)
    if match is None:
        return None if is_staff(text) else glued(text)
    before = text[: match.start()].rstrip(" \u3000")
    if (
        len(before) < BEFORE_CHARS
        or is_staff(before)
        or (len(before) <= MADE_BY_CHARS and re.search(r"本[版期报刊]|制作", before))
    ):
        return None
    return before, match["raw"]


def is_staff(text: str) -> bool:
    """Does it name the desk: 责编:纪舒 美编:洪朵, 本版插图 洪朵, 新闻热线:…?"""
    if _PAYS.match(text) or (width(text) <= 60 and _INVITES.match(text)):
        return True
    if (
        width(text) > 60
        or re.search(r"[。！？；]", text)
        or credit_lines.names_author(text)
        or _WRITES_FIRST.match(text)
        or _PERSONAL.search(text)
    ):
        return False
    if is_imprint(text) or _GIVEN_BY.match(text) or _EDITS_COLUMN.match(text):
        return True
    if re.match(r"^[■□●◆*\s]*本版(?:插图|图片|照片|摄影|题图|部分图片|稿件|文图)", text):
        return True
    if STAFF.search(text):
        found = list(_STAFF_PAIR.finditer(text))
        covered = sum(m.end() - m.start() for m in found)
        # 责任编辑/… 值班热线 0999-…: the number says nothing against it
        rest = len(_DESK_NUMBER.sub("", text).strip())
        return bool(found) and (covered + 12 >= rest * 0.6 or len(found) > 1)
    return bool(
        _DESK.search(text)
        and CONTACT.search(text)
        and width(text) < 46
        and re.search(r"[\d@]", text)
    )


def staff_names(text: str) -> dict[str, str]:
    """editor, designer, proofreader of a page, as far as the line names them."""
    found: dict[str, str] = {}
    for match in _STAFF_PAIR.finditer(text):
        word = re.sub(r"\s", "", match["word"])
        name = re.sub(r"[\s\u3000]+", " ", match["name"]).strip()
        name = name.replace(" ", "") if len(name) == 3 and name[1] == " " else name
        if re.search(r"责编|责任编辑|编辑|主编", word) and "美" not in word:
            found.setdefault("editor", name)
        elif re.search(r"美编|美术|版式|版面|设计|组版|制版|照排|排版", word):
            found.setdefault("designer", name)
        elif re.search(r"校|审读|审校", word):
            found.setdefault("proofreader", name)
    return found
