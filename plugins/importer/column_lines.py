"""What stands beside a column's name: who looks after it, its count, who pays for it.

【炉前】　　主持人：某某 · 【炉前】（第213期） · 【炉前】本栏由某某协办: the name is alone
all the same, it heads a section.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from plugins.importer import names, people, signs, staff
from plugins.importer.shapes import SHAPES
from plugins.importer.tokens import Token
from plugins.importer.unwrap import width
from plugins.newspaper.chinese import HAN

FENCED = "前后有标记的栏目名"
"""Why a label between two signs is a column: less sure than one between brackets."""
# 主持人：某某 · 本期主持 某某 · 栏目编辑/某某
_HOST = re.compile(
    rf"^[（(]?\s*(?:本[栏期版](?:目)?|栏目|专栏|特约)?(?:主持人?|主\s*笔|执行主编|编辑|责编|统筹)"
    rf"[\s\u3000]*[:：/／|｜\s\u3000][\s\u3000]*(?P<name>[{HAN}](?:[{HAN}]|[\s\u3000](?=[{HAN}])){{1,3}})"
    r"(?:[\s\u3000]*[（(][^（()）]{2,20}[)）])?[)）]?$"
)
# 第213期 · （之五） · 2026年第8期
_COUNT = re.compile(
    r"^[（(]?\s*(?:(?:20\d\d年)?(?:总?第)[\d一二三四五六七八九十百]{1,4}[期辑回]|之[一二三四五六七八九十]{1,2})\s*[)）]?$"
)
# 本栏由某某协办 · 某某公司 特约刊登
_SPONSOR = re.compile(
    r"^[（(]?\s*(?:本栏目?|本版|栏目)?由?[^，。；！？]{2,20}(?:协办|承办|主办|合办|联办|冠名|特约刊[登出])\s*[)）]?$"
)


# 振兴一线>>> · 您问我答▶▶: the arrow points at what the column holds
_ARROWED = re.compile(rf"^(?P<name>[{HAN}·]{{2,10}})\s*(?:[>＞》〉]{{2,}}|[»▶►▷⇒→]{{1,3}})$")


def arrowed(base: Token) -> list[Token]:
    """A name before an arrow, alone on its line; 相关链接▶ is a box, 导读▶ a guide."""
    match = _ARROWED.match(base.text.strip())
    if match is None or signs.NOTE.match(match["name"]) or signs.GUIDE_LABEL.match(match["name"]):
        return []
    return [
        replace(base, role="column", text=match["name"], certainty=0.9, reason="后面带箭头的栏目名")
    ]


# “拿地即开工”不再新鲜　　　【营商在线】 · 荷塘撑起“光伏伞”  ·图说园区·
_BEHIND = re.compile(
    r"^(?P<head>\S.*?)(?:(?P<far>[ ]{2,}|[ ]*\u3000[ \u3000]*|\t+)|[ ]?)"
    rf"(?P<box>【(?P<a>[{HAN}·“”\s\u3000]{{2,12}})】|〖(?P<b>[{HAN}·“”]{{2,12}})〗|［(?P<c>[{HAN}·“”]{{2,12}})］"
    rf"|\[(?P<d>[{HAN}·“”]{{2,12}})\]|(?P<mark>[{SHAPES}·•・])\s*(?P<e>[{HAN}“”]{{2,10}})\s*(?P=mark))$"
)
# 【资料图】, 【组图】, 【图文】, 【原创】: what kind of thing it is, and no name of a column
_NO_COLUMN = re.compile(
    r"图片?$|^(?:原创|独家|重磅|急稿|待审|初稿|定稿|修改稿|送审稿|首发|转载|节选|续完?|完|上|中|下|视频|直播|全文|摄影|供图|广告|推广|待续|未完)$"
)


def behind(base: Token) -> tuple[str, Token] | None:
    """A headline and, at the other end of its line, the column in its box: both parts.

    Returns:
        What stands before the box, and the column; None for any other line.
    """
    match = _BEHIND.match(base.text)
    if match is None or not (match["far"] or match["box"][0] in "【〖"):
        return None
    name = next(g for g in match.group(*"abcde") if g is not None)
    name = re.sub(r"[\s\u3000]", "", name)
    head = match["head"]
    if (
        not signs.is_short(head)
        or signs.is_final(head)
        or width(head) < HEAD_WIDTH
        or _NO_COLUMN.search(name)
        or signs.NOTE.match(name)
        or signs.GUIDE_LABEL.match(name)
        or signs.AD_LABEL.match(name)
        or names.is_name(name)
        or people.parse(head) is not None
        or staff.is_staff(head)
    ):
        return None
    column = replace(
        base, role="column", text=name, certainty=0.9, reason="题目后面、带【】的栏目名",
        alone=False, gap=0, barrier=0.0,
    )  # fmt: skip
    return head, column


HEAD_WIDTH = 5.0
"""Width, in Han: what stands before a column at the end of a line is a headline."""


def beside(base: Token, name: str, rest: str) -> list[Token]:
    """The column's name alone, and what stands behind it on the line, if it is no headline.

    Args:
        base: the line.
        name: of the column, without its brackets.
        rest: what stands behind it.
    """
    if (signed := _writes(base, rest)) is not None:
        column = replace(base, role="column", text=name, certainty=0.95, reason="带【】的栏目名")
        return [replace(column, alone=False), signed]
    parts = [rest]
    if not _told(rest)[0]:
        parts = [part for part in re.split(r"[ ]{2,}|[ ]*\u3000[ \u3000]*", rest) if part]
    told = [_told(part) for part in parts]
    if not all(role for role, _ in told):
        return []
    behind = [
        replace(
            base,
            role=role,
            text=part,
            certainty=0.9,
            reason=reason,
            alone=False,
            gap=0,
            barrier=0.0,
        )
        for part, (role, reason) in zip(parts, told, strict=True)
    ]
    column = replace(base, role="column", text=name, certainty=0.95, reason="带【】的栏目名")
    return [*behind, column]


# 本期撰稿　某某: who wrote what stands below
_WRITES = re.compile(
    rf"^(?:本期|本栏|今日)(?:撰稿|执笔|作者|撰文)[\s\u3000:：/／|｜]+(?P<name>[{HAN}·\s\u3000]{{2,12}})$"
)


def _writes(base: Token, rest: str) -> Token | None:
    match = _WRITES.match(rest)
    signed = people.parse(f"撰稿：{match['name']}") if match else None
    if signed is None:
        return None
    return replace(
        base, role="byline", text=rest, signed=replace(signed, raw=rest), certainty=0.9,
        reason="栏目名旁边的作者", alone=False, gap=0, barrier=0.0,
    )  # fmt: skip


# （栏目：科技特派员手记） · （“小改小革”栏目）: the bracket says itself that it names a column
_TOLD = (
    rf"[（(【\[]\s*(?:栏目\s*[:：/／]\s*[“《]?(?P<told>[{HAN}·]{{2,10}})[”》]?"
    rf"|(?:本文)?(?:刊|载|见|属|入)?[于在]?[“《](?P<said>[{HAN}·]{{2,10}})[”》](?:专?栏目?))\s*[)）】\]]$"
)
_ALONE = re.compile(rf"^{_TOLD}")
_TOLD_BEHIND = re.compile(rf"^(?P<title>\S.*?\S)[\s\u3000]*{_TOLD}")
# 题目／园区走笔: only before a word that a column, and no half of a headline, ends with
_BEHIND_STROKE = re.compile(
    rf"^(?P<title>[^／/|｜]{{6,}}?)\s*[／|｜]\s*(?P<name>[{HAN}]{{2,4}}(?:走笔|手记|札记|随笔|漫笔|笔记|纪事|絮语|夜话|茶话|漫谈|杂谈|讲坛|论坛|茶座|驿站|视点))$"
)


def told_behind(base: Token) -> list[Token]:
    """A headline, and behind it a bracket that says that it names the column, or a stroke."""
    match = _TOLD_BEHIND.match(base.text) or _BEHIND_STROKE.match(base.text)
    if match is None or not _is_title(match["title"]):
        return []
    groups = match.groupdict()
    name = next(groups[key] for key in ("told", "said", "name") if groups.get(key))
    guessed = match.re is _BEHIND_STROKE
    column = replace(
        base, role="column", text=name, certainty=0.6 if guessed else 0.85, alone=False,
        reason="题目后面、斜线隔开的栏目名" if guessed else "题目后面括号里的栏目名",
    )  # fmt: skip
    title = replace(
        base, text=match["title"], certainty=0.5, reason="短行，没有句号", gap=0, barrier=0.0
    )
    behind = base.text[len(match["title"]) :]
    return [column, title, *_words(replace(base, gap=0, barrier=0.0), behind, name)]


def _is_title(text: str) -> bool:
    return (
        signs.is_short(text)
        and width(text) >= HEAD_WIDTH
        and not signs.is_final(text)
        and not signs.CAPTION_START.match(text)
        and people.parse(text) is None
        and not re.search(r"[:：]$|[）)】]$", text)
    )


def told_alone(base: Token) -> list[Token]:
    """（栏目：手记): a line that says itself that it names the column."""
    match = _ALONE.match(base.text)
    if match is None:
        return []
    name = match["told"] or match["said"]
    return [
        *_words(base, base.text, name),
        replace(base, role="column", text=name, certainty=0.9, reason="括号里写明是栏目"),
    ]


def _words(base: Token, printed: str, name: str) -> list[Token]:
    """栏目, 栏: what the bracket says besides the name."""
    words = re.sub(rf"[^{HAN}]", "", printed.replace(name, "", 1))
    if not words:
        return []
    return [replace(base, role="label", text=words, reason="栏目名旁边的字样", alone=False)]


def hosts_below(tokens: Sequence[Token]) -> list[Token]:
    """■ 主持人 某某, on the line between a column's name and the first headline below it."""
    made = list(tokens)
    for index in range(1, len(made) - 1):
        token, above, below = made[index], made[index - 1], made[index + 1]
        if (
            above.role == "column"
            and token.role == "byline"
            and token.signed is not None
            and all(byline.role.startswith("主持") for byline in token.signed.bylines)
            and below.role in {"short", "title", "kicker"}
        ):
            made[index] = replace(
                token, role="staff", signed=None, certainty=0.85, reason="栏目的主持人"
            )
    return made


def inner(tokens: Sequence[Token]) -> list[Token]:
    """★一碗粉的账★ between two paragraphs: a heading, where no blank line sets it off."""
    made = list(tokens)
    for index in range(1, len(made) - 1):
        token, above, below = made[index], made[index - 1], made[index + 1]
        if (
            token.role == "column"
            and not token.fixed
            and token.reason == FENCED
            and token.gap == below.gap == 0
            and above.role in {"text", "caption", "item"}
            and below.role in {"text", "item"}
            and below.label != "dateline"
        ):
            made[index] = replace(
                token, role="heading", certainty=0.75, reason="两段之间、前后有标记的短行"
            )
    return made


_LABEL_LIKE_NAME = re.compile(rf"^[【〔［〖](?P<name>[{HAN}]{{2,3}})[】〕］〗]$")


def like_names(tokens: Sequence[Token]) -> list[Token]:
    """【公交】 right below who signed, above the next text: a column's name that looks like one."""
    made = list(tokens)
    for index in range(1, len(made) - 1):
        token = made[index]
        match = _LABEL_LIKE_NAME.match(token.text) if token.role == "byline" else None
        if (
            match
            and token.alone
            and not token.fixed
            and made[index - 1].role == "byline"
            and made[index + 1].role in {"text", "short", "title", "kicker"}
        ):
            made[index] = replace(
                token, role="column", text=match["name"], signed=None, certainty=0.8,
                reason="带【】的栏目名，上一篇已经署名",
            )  # fmt: skip
    return made


_PARTS_BODY = frozenset({"text", "item", "quote", "caption", "table", "verse", "picture"})


def parts(tokens: Sequence[Token]) -> list[Token]:
    """【第一步：拆】 … 【第二步：换】: labels between the paragraphs of one text are its headings.

    A column's name stands above a headline, or farther from what is above it than from its text.
    Two of these do neither, nobody signs between them, and the text above them has a headline.
    """
    made = list(tokens)
    run: list[int] = []
    for index in range(1, len(made) + 1):
        token = made[index] if index < len(made) else None
        if token is not None and _is_between(made, index):
            run.append(index)
        elif token is None or token.role not in _PARTS_BODY or token.label == "dateline":
            if len(run) > 1 and _is_headed(made, run[0]):
                for k in run:
                    made[k] = replace(
                        made[k], role="heading", certainty=0.7, reason="几处写法相同、夹在正文中间"
                    )
            run = []
    return made


def _is_headed(tokens: Sequence[Token], first: int) -> bool:
    """Does the text above the label begin below a headline or a name, not below another label?"""
    at = first - 1
    while at >= 0 and tokens[at].role in _PARTS_BODY and tokens[at].label != "dateline":
        at -= 1
    return at >= 0 and (
        tokens[at].role in {"short", "title", "deck", "kicker", "standfirst"}
        or tokens[at].label == "dateline"
        or (tokens[at].role == "byline" and not tokens[at].is_tail)
    )


def _is_between(tokens: Sequence[Token], index: int) -> bool:
    """A label in brackets, as far from the paragraph above as from the one below."""
    token = tokens[index]
    if token.role != "column" or token.fixed or not token.alone or index + 1 >= len(tokens):
        return False
    above, below = tokens[index - 1], tokens[index + 1]
    return (
        above.role in _PARTS_BODY
        and below.role in {"text", "item"}
        and below.label != "dateline"
        and token.gap == below.gap
        and not token.barrier
    )


def _told(text: str) -> tuple[str, str]:
    """The role of what stands beside a column's name, and why; "" for anything else."""
    host = _HOST.match(text)
    if host and names.is_name(re.sub(r"[\s\u3000]", "", host["name"])):
        return "staff", "栏目的主持人、编辑"
    if staff.is_staff(text):
        return "staff", "栏目的编辑、投稿办法"
    if _COUNT.match(text) or _SPONSOR.match(text):
        return "label", "栏目的期数、协办单位"
    return "", ""


# ◤炉前炉后◢　主持人：某某 · 炉前炉后　　主持人：某某
_FIRST = re.compile(
    r"^(?P<label>\S[^\s\u3000]{1,13})(?:[ ]{2,}|[ ]*\u3000[ \u3000]*)(?P<rest>\S.*)$"
)
_BARE = re.compile(rf"^[{HAN}“”·]{{2,10}}$")


def hosted(base: Token) -> list[Token]:
    """A label set apart by blanks from who looks after it; without a fence only from a host."""
    match = _FIRST.match(base.text)
    if match is None:
        return []
    fenced = signs.BRACKETED.match(match["label"])
    if fenced and fenced.end() == len(match["label"]):
        name = next(g for g in fenced.group(*"abcdefghij") if g is not None).strip()
        return beside(base, name, match["rest"])
    if _BARE.match(match["label"]) and re.search(
        r"(?:^|[\s\u3000（(])(?:本[栏期]|栏目|专栏)?主持人?[\s\u3000]*[:：/／|｜\s\u3000]",
        match["rest"],
    ):
        return beside(base, match["label"], match["rest"])
    return []
