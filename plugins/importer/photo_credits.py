"""Who made a picture: 王龙飞 摄, 受访者供图, 摄影/甲, 资料图片, at the end of its caption."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from plugins.importer import names
from plugins.newspaper.chinese import HAN

# 王龙飞 摄 · 本报记者 甲 摄 · 受访者供图 · 新华社发 · 资料图片
_CREDIT_WORD = re.compile(r"(?:摄影|航拍|摄|供图|提供图片|提供|制图|绘图|绘|图)$")


_CREDIT_FIRST = re.compile(
    r"(?:^|[\s\u3000]+|[（(【\[［■□]\s*|(?<=[。！？”]))(?P<raw>(?P<word>摄影|摄|供图|制图"
    rf"|绘图|图)\s*[:：/／][\s\u3000]*(?P<name>[{HAN}·]{{2,4}}(?:[\s\u3000、][{HAN}]{{2,4}})*"
    r"))\s*[)）】\]］]?$"
)


_CREDIT_STOCK = re.compile(
    r"(?:^|(?<=[。！？”）)\s（(【\[［■]))(?P<raw>(?P<stock>(?:本报)?资料(?:图片|照片|图|片))"
    r"|(?P<name>新华社|中新社|人民视觉|视觉中国|图源[:：]?\S{2,10}"
    r"|来源[:：]\S{2,10})\s*(?P<word>发|图片|照片|供图)?)$"
)


_CREDIT_NAME = re.compile(rf"^(?:[{HAN}]{{2,4}}|[{HAN}]{{1,4}}·[{HAN}]{{1,8}})$")


_DESK_WORD = re.compile(
    r"^(?:本报|本刊|本网|新华社|中新社)?(?:首席|见习|实习|特约)?(?:记者|通讯员|摄影师"
    r"|摄影记者|学生|实习生)$"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Credit:
    """Who made a picture: the bare name, and whatever else was printed (摄, 本报记者 … 摄)."""

    name: str
    role: str


# 青溪发布, 青溪县融媒体中心: what an office puts out itself
_ACCOUNT = re.compile(r"(?:发布|官微|融媒体(?:中心)?|视频号|头条号|微信)$")
ITEM_CHARS = 30
"""A sentence taken from there is an item from this length on; a shorter one is a caption."""


def is_origin(text: str) -> bool:
    """…。（来源：某某报）: a text was taken from a paper, or from an office's own account.

    Two sentences or more may come from anybody.
    """
    match = re.search(r"[（(【\[［]\s*来源\s*[:：](?P<name>[^（()）]{2,20})[)）】\]］]$", text)
    if match is None:
        return False
    before = text[: match.start()].strip()
    paper = re.search(r"(?:[报刊网》台]|杂志|客户端|公众号|融媒)$", match["name"])
    account = len(before) >= ITEM_CHARS and _ACCOUNT.search(match["name"].strip())
    return bool(paper or account) or len(re.findall(r"[。！？]", before)) >= 2


# …驶出港区北大门。　特约摄影　某某: what he is stands before the name, between blanks
_CREDIT_TITLED = re.compile(
    rf"^(?P<before>.*\S)[\s\u3000]+(?P<word>(?:本报|本刊)?(?:特约|特邀|首席)?(?:摄影(?:记者|师)?|航拍))"
    rf"[\s\u3000]+(?P<name>[{HAN}](?:[{HAN}]|[\s\u3000](?=[{HAN}])){{1,3}})$"
)


# （图/全媒体记者 某某）: in brackets, what was done before who did it
_SAID_FIRST = re.compile(
    r"^(?P<word>(?:图片|图|摄影|摄|供图)[\s\u3000]*[/／:：|｜]"
    r"(?:[\s\u3000]*(?:本报|本刊)?(?:全媒体|融媒体|首席|见习|实习|特约)?(?:记者|通讯员|实习生))?)"
    rf"[\s\u3000]*(?P<name>[{HAN}](?:[{HAN}·]|[\s\u3000](?=[{HAN}])){{1,7}})$"
)


# …核对编号　某某拍 · （某某自己拍） · 某某 拍摄: a usual family name, or 慢了半拍 would be one
_SHOT = re.compile(
    rf"(?:^|(?<=[。！？”’）)])|[\s\u3000]+|(?P<open>[（(]))(?P<name>[{HAN}]{{2,3}})[\s\u3000]*(?P<role>(?:自己|用?手机)?拍摄?)(?(open)[)）])$"
)


def credit(text: str) -> tuple[str, Credit] | None:
    """A picture's credit at the end of a line: what stands before it, and the credit."""
    shot = _SHOT.search(text.rstrip(" \u3000"))
    if shot and names.is_name(shot["name"]):
        return text[: shot.start()].rstrip(" \u3000"), Credit(name=shot["name"], role=shot["role"])
    bare = re.sub(
        rf"(?<=[（(\s])均?由(?=[{HAN}\s]{{2,6}}(?:摄|拍摄)[)）]?$)", "", text.rstrip(" \u3000")
    )
    given = re.search(
        r"[\s\u3000]*[（(]?(?:本版|本文|以上)?(?:图片"
        rf"|照片)?(?:均)?由(?P<name>[{HAN}·]{{2,20}}?)(?:提供|供图|拍摄)[)）]?$",
        bare,
    )
    if given and re.search(r"图片|照片|供图|拍摄", given.group()):
        return bare[: given.start()], Credit(
            name=given["name"],  # the role keeps the name's place: 图片由 … 提供
            role=re.sub(r"[（()）]", "", given.group().strip()).replace(given["name"], " ").strip(),
        )
    bracket = re.search(
        r"[\s\u3000]*[（(【\[［](?P<in>[^（()）【】\[［\]］]{2,40})[)）】\]］]$", bare
    )
    if bracket and (said := _SAID_FIRST.match(bracket["in"].strip())):
        name = re.sub(r"[\s\u3000]", "", said["name"])
        return bare[: bracket.start()], Credit(name=name, role=said["word"].strip(" \u3000/／:："))
    if bracket:
        found = _read_credit(bracket["in"].strip(), bracketed=True)
        if found is None or found[0]:
            return None
        return _by_agency(bare[: bracket.start()], found[1])
    titled = _CREDIT_TITLED.match(bare)
    writes = titled and re.search(r"记者|通讯员|文字|撰文|采写", titled["before"])
    if titled and not writes and names.is_name(name := re.sub(r"[\s\u3000]", "", titled["name"])):
        return titled["before"], Credit(name=name, role=titled["word"])
    first = _CREDIT_FIRST.search(bare)
    if first:
        return bare[: first.start()].rstrip(" \u3000"), Credit(
            name=first["name"], role=first["word"]
        )
    return _read_credit(bare, bracketed=False)


# 新华社发（甲 摄）: the agency stands before the bracket
_AGENCY = re.compile(
    r"(?:^|(?<=[。！？”’）)\s\u3000]))(?P<agency>新华社|中新社|新华网|人民视觉|视觉中国|本报|本刊)\s*(?P<word>发|供图|图片)?$"
)


def _by_agency(before: str, found: Credit) -> tuple[str, Credit]:
    agency = _AGENCY.search(before)
    if agency is None:
        return before, found
    role = f"{agency['agency']}{agency['word'] or ''} {found.role}".strip()
    return before[: agency.start()].rstrip(" \u3000"), replace(found, role=role)


def _read_credit(text: str, *, bracketed: bool) -> tuple[str, Credit] | None:
    """The words at the end that make a credit, from the last one backwards."""
    stock = _CREDIT_STOCK.search(text)
    if stock and (stock["stock"] or stock["word"] or bracketed):
        before = text[: stock.start()].rstrip(" \u3000（(【[■□")
        return before, Credit(name=stock["stock"] or stock["name"], role=stock["word"] or "")
    word = _CREDIT_WORD.search(text)
    if word is None:
        return None
    rest = re.sub(r"[\s\u3000/／:：]+$", "", text[: word.start()])
    mark = max(rest.rfind(m) for m in "■□●○◆◇▲。！？”）)；")
    tail, before = rest[mark + 1 :], rest[: mark + 1]
    parts = [p for p in re.split(r"[\s\u3000、,，/]+", tail) if p]
    if not parts:
        return None
    names: list[str] = []
    while parts:
        part = parts[-1]
        role = re.match(
            r"^((?:本报|本刊|本网|新华社)?(?:首席|见习|实习|特约)?(?:记者|通讯员|摄影师))(.{2,4})$",
            part,
        )
        if role and not names:
            parts[-1:] = [role[1], role[2]]
            continue
        single = len(part) == 1 and len(parts) > 1 and len(parts[-2]) == 1
        if single and HAN_ONLY.match(part):
            names.insert(0, parts[-2] + part)
            del parts[-2:]
        elif _DESK_WORD.match(part):
            break
        elif (_CREDIT_NAME.match(part) and (not names or len(part) <= 3)) or (
            not names
            and re.match(rf"^[{HAN}]{{2,14}}$", part)
            and (word.group() in {"供图", "提供", "提供图片", "制图"})
        ):
            names.insert(0, part)
            parts.pop()
        else:
            break
    desk = parts.pop() if parts and _DESK_WORD.match(parts[-1]) else ""
    if not names and not desk:
        return None
    seam = before[-1:] if not parts else ""
    if parts:
        # words of the caption stand before the name: a blank must part them from it
        cut = tail.rfind(parts[-1]) + len(parts[-1])
        before += tail[:cut]
        seam = " " if re.match(r"[\s\u3000]", tail[cut:]) else ""
        if not seam:
            return None
    slashed = bool(re.search(r"[/／]\s*$", text[: word.start()])) and rest[-1:] not in {"文", "摄"}
    if (
        word.group() in {"图", "绘", "提供"}
        and not (slashed and names)
        and not bracketed
        and seam not in {"■", "□", " "}
        and (before or word.group() == "图")
    ):
        return None
    if (
        seam in {"；", ")", "”"}
        and not re.match(r"[\s\u3000]", tail)
        and not bracketed
        and len(names[0] if names else "") > 4
    ):
        return None
    before = before.rstrip(" \u3000■□●○◆◇▲")
    if not names:
        return before, Credit(name=desk, role=word.group())
    said = " ".join(p for p in (desk, word.group()) if p)
    return before, Credit(name=" ".join(names), role=said)


HAN_ONLY = re.compile(rf"^[{HAN}]$")
