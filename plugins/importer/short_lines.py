"""Short lines explained by their neighbours: above a list, set wide, a name in brackets."""

from __future__ import annotations

import re
from dataclasses import replace

from plugins.importer import names, people, signs, tails
from plugins.importer.paragraphs import tail_token
from plugins.importer.tokens import Token
from plugins.importer.unwrap import width

# (某某): two or three characters in brackets
_BRACKETED_NAME = re.compile(
    r"^[（(]\s*[\u4e00-\u9fff](?:[\u4e00-\u9fff]{1,2}|[ \u3000]+[\u4e00-\u9fff])\s*[)）]$"
)


_ENDING = frozenset({"text", "item"})
"""What an article may end with, above the name of who wrote it."""


def bracketed_names(tokens: list[Token]) -> list[Token]:
    """(某某) alone below the last sentence: a pen name, whatever it begins with."""
    made = list(tokens)
    for index in range(1, len(made)):
        token, before = made[index], made[index - 1]
        if (
            token.role == "deck"
            and not token.fixed
            and before.role in _ENDING
            and signs.is_final(before.text)
            and tails.BEHIND_DASH.match(token.text.lstrip("—-―– "))
        ):
            name = people.parse(token.text.lstrip("—-―– "), strict=False)
            made[index] = replace(
                token, role="byline", signed=name, is_tail=True, certainty=0.7,
                reason="文末破折号后面的笔名",
            )  # fmt: skip
        elif (
            token.role == "short"
            and token.label == ""
            and (_BRACKETED_NAME.match(token.text) or tails.are_pen_names(token.text))
            and before.role in _ENDING
            and signs.is_final(before.text)
            and not tails.is_no_pen_name(token.text)
        ):
            signed = people.parse(token.text, strict=False)
            if signed:
                made[index] = replace(
                    token, role="byline", signed=signed, is_tail=True, certainty=0.7,
                    reason="文末括号里的笔名",
                )  # fmt: skip
    return made


# …替我们站岗。（某某）: two characters in brackets behind an article's last sentence
_GLUED_NAME = re.compile(r"(?<=[。！？!?…”’])[\s\u3000]*(?P<raw>[（(][\u4e00-\u9fff]{2}[)）])$")
_ENDS = frozenset({"short", "title", "kicker", "column", "break", "page-header", "staff"})


def glued_pen_names(tokens: list[Token]) -> list[Token]:
    """A pen name of two characters: only where the article ends, else it may be any remark."""
    made: list[Token] = []
    for index, token in enumerate(tokens):
        made.append(token)
        match = _GLUED_NAME.search(token.text) if token.role in _ENDING else None
        following = tokens[index + 1] if index + 1 < len(tokens) else None
        if match is None or tails.is_no_pen_name(match["raw"]) or token.fixed:
            continue
        if following is not None and (following.role not in _ENDS or following.gap == 0):
            continue
        signed = people.parse(match["raw"], strict=False)
        if signed:
            made[-1] = replace(token, text=token.text[: match.start()].rstrip())
            name = tail_token(token, signed)
            made.append(replace(name, certainty=0.6, reason="文末括号里的两个字，像笔名"))
    return made


def headlines_like_names(tokens: list[Token]) -> list[Token]:
    """车刀 | 冯某某 above a poem: the first of two lone names begins the article, it heads it."""
    made = list(tokens)
    for index in range(len(made) - 1):
        token, after = made[index], made[index + 1]
        below = made[index + 2] if index + 2 < len(made) else after
        if _heads_verse(made, index):
            made[index] = replace(
                token,
                role="short",
                signed=None,
                certainty=0.6,
                reason="像人名，在诗的上面、署名的下面",
            )
            continue
        begins = index == 0 or made[index - 1].role in _BETWEEN or token.barrier > 0
        if (
            (
                begins
                or (
                    _signs_with_mark(after)
                    and (token.gap > after.gap or _is_signed_above(made, index))
                )
            )
            and _is_lone_name(token)
            and after.gap <= token.gap + 1
            and (
                (
                    _is_lone_name(after)
                    and below.role in {"text", "verse", "quote", "short", "standfirst"}
                )
                or (_signs_with_mark(after) and below.role in {"text", "verse", "quote"})
            )
        ):
            made[index] = replace(
                token,
                role="short",
                signed=None,
                certainty=0.6,
                reason="像人名，下面还有署名，当作标题",
            )
    return made


def _heads_verse(tokens: list[Token], index: int) -> bool:
    """署名：某某, a blank line, 井台, and verse: the title of the first poem."""
    above = next((t for t in reversed(tokens[:index]) if t.role != "private"), None)
    return (
        above is not None
        and above.role == "byline"
        and above.signed is not None
        and above.signed.marked
        and _is_lone_name(tokens[index])
        and tokens[index].gap > 0
        and tokens[index + 1].role == "verse"
    )


_BETWEEN = frozenset({"letter", "private", "note-to-editor", "mark", "break", "page-number"}) | {
    "column", "page-header", "masthead", "guide", "ad", "staff",
}  # fmt: skip
"""What no name of the line below it signs."""


def _is_signed_above(tokens: list[Token], index: int) -> bool:
    """Is the text above signed already, over its first paragraph? Nobody signs it again."""
    above = next(
        (t for t in reversed(tokens[:index]) if t.role not in {"text", "item", "quote", "caption"}),
        None,
    )
    return above is not None and _signs_with_mark(above) and tokens[index - 1].role == "text"


def _signs_with_mark(token: Token) -> bool:
    """□某某, 作者：某某: alone on its line, and surely a by-line."""
    return (
        token.role == "byline"
        and token.alone
        and not token.is_tail
        and token.signed is not None
        and token.signed.marked
    )


def _is_lone_name(token: Token) -> bool:
    """One bare name on a line, with no word about what it did."""
    return (
        token.role == "byline"
        and token.alone
        and not token.fixed
        and token.signed is not None
        and len(token.signed.bylines) == 1
        and not token.signed.bylines[0].role
        and re.sub(r"\s", "", token.text) == token.signed.bylines[0].name
    )


_FIRST_OF_LIST = re.compile(r"^(?:1[.、．)）]|[（(]?[一1][)）]|①|[-•·]\s)")


def led_lists(tokens: list[Token]) -> list[Token]:
    """协议定下三件事: above 1. 2. 3.: it leads to the list and heads nothing."""
    made = list(tokens)
    for index in range(1, len(made) - 1):
        token, before, after = made[index], made[index - 1], made[index + 1]
        if (
            token.role == "short"
            and not token.label
            and token.text[-1:] in "：:"
            and (before.role in {"text", "item", "caption"} or _is_marked_heading(before))
            and (
                after.role in {"item", "table"}
                or (after.role == "text" and _FIRST_OF_LIST.match(after.text))
            )
        ):
            made[index] = replace(token, role="text", certainty=0.8, reason="下面接着列出各条")
    return made


def _is_marked_heading(token: Token) -> bool:
    """### 怎么拼: below it stands text, not a second line of a head."""
    return token.role == "short" and (
        token.label == "marked" or bool(signs.HEADING_MARK.match(token.text))
    )


# 天气预报, above the weather itself
_SERVICE = re.compile(
    r"^(?:[今明]日|本市|一周|未来三天|城区)?(?:天气|气象|限行|开奖|空气质量)(?:预报|提示|公告|信息)?$"
)


def service_titles(tokens: list[Token]) -> list[Token]:
    """天气预报 right above the weather goes where the weather goes."""
    made = list(tokens)
    for index in range(len(made) - 1):
        token, after = made[index], made[index + 1]
        if token.role == "short" and after.role == "unknown" and _SERVICE.match(token.text):
            made[index] = replace(
                token, role="unknown", certainty=after.certainty, reason=after.reason
            )
    return made


# 向远山（八十一岁） · 石磊（退休教师，79岁） · 韦一诺（五年级二班）: a name, and who that is
_WHO_IN_BRACKETS = re.compile(
    r"^(?P<name>[\u4e00-\u9fff](?:[\u4e00-\u9fff]{1,3}|[ \u3000]+[\u4e00-\u9fff]))[ \u3000]*"
    r"[（(](?:[\u4e00-\u9fff]{1,10}[，,、\s])?(?:[男女][，,、\s]?)?(?:"
    r"(?:现年|时年|今年)?[\d一二三四五六七八九十百]{1,4}周?岁|[一二三四五六七八九\d]年级\S{0,4}|[男女]"
    r"|[\u4e00-\u9fff]{0,8}(?:员|工|工人|师|医生|干部|农民|村民|居民|学生|校长|书记|会计|厂长|司机|老人|后人|子女))"
    r"(?:[，,、\s][\u4e00-\u9fff]{1,12})?[)）]$"
)


def names_and_ages(tokens: list[Token]) -> list[Token]:
    """向远山（八十一岁）, between a headline and its text or below the last sentence: who wrote it.

    Several in one text are the people that it tells of, each above a part.
    """
    made = list(tokens)
    groups: list[list[int]] = []
    for index, token in enumerate(made):
        if token.role == "short" and not token.label and _WHO_IN_BRACKETS.match(token.text):
            last = groups[-1][-1] if groups else -1
            parted = last < 0 or any(t.role in _ENDS for t in made[last + 1 : index])
            groups += [[index]] if parted else []
            groups[-1] += [] if parted else [index]
    for group in groups:
        for index in group:
            if len(group) == 1:
                made[index] = _who_wrote(made, index)
            elif index + 1 < len(made) and made[index + 1].role in {"text", "caption"}:
                made[index] = replace(
                    made[index], role="heading", certainty=0.75, reason="写到的人，各有一段"
                )
    return made


def _who_wrote(tokens: list[Token], index: int) -> Token:
    token, match = tokens[index], _WHO_IN_BRACKETS.match(tokens[index].text)
    before = tokens[index - 1] if index else None
    after = tokens[index + 1] if index + 1 < len(tokens) else None
    signed = people.parse(re.sub(r"[ \u3000]", "", match["name"])) if match else None
    if signed is None or before is None or token.fixed:
        return token
    heads = (
        before.role in {"short", "title", "deck"}
        and after is not None
        and after.role in {"text", "verse", "quote", "note", "standfirst"}
    )
    closes = (
        before.role in _ENDING
        and signs.is_final(before.text)
        and (after is None or after.role in _ENDS)
    )
    if not (heads or closes):
        return token
    return replace(
        token, role="byline", signed=replace(signed, raw=token.text), is_tail=closes,
        certainty=0.7, reason="人名，括号里是年龄、身份",
    )  # fmt: skip


NEAR = 8
"""Tokens: headings of one text stand no further from each other, a few paragraphs between."""


# 甲、乙凑齐: two names or more, and two characters that say what they did
_NAMES_AND_DEED = re.compile(
    r"^(?P<names>[\u4e00-\u9fff]{2,3}(?:、[\u4e00-\u9fff]{2,3})+)(?P<deed>[\u4e00-\u9fff]{2})$"
)
GATHERED = 3
"""So many counted paragraphs above such a line are the items that they gathered."""


def gatherers(tokens: list[Token]) -> list[Token]:
    """Below counted items, closer to them than to what follows: who put them together."""
    made = list(tokens)
    for index, token in enumerate(tokens):
        match = _NAMES_AND_DEED.match(token.text) if token.role == "short" else None
        who = match["names"].split("、") if match else []
        above = tokens[max(0, index - GATHERED) : index]
        following = tokens[index + 1] if index + 1 < len(tokens) else None
        if (
            match is None
            or not all(names.is_name(name) for name in who)
            or len(above) < GATHERED
            or not all(t.role in _ENDING and signs.ITEM_MARK.match(t.text) for t in above)
            or (following is not None and following.gap <= token.gap and not following.barrier)
        ):
            continue
        signed = people.parse("、".join(who))
        if signed is not None:
            bylines = tuple(replace(b, role=match["deed"]) for b in signed.bylines)
            made[index] = replace(
                token, role="byline", certainty=0.7, reason="几条消息下面的人名",
                signed=replace(signed, bylines=bylines, raw=token.text),
            )  # fmt: skip
    return made


def parallel_names(tokens: list[Token]) -> list[Token]:
    """先画图 / 再布线 / 后点灯: what looks like a name, but is set like two headings near it."""
    made = list(tokens)
    for index in range(1, len(tokens) - 1):
        token = tokens[index]
        if not (_stands_between_texts(tokens, index) and token.role == "byline"):
            continue
        if token.signed is None or token.signed.marked or token.text[0] in "（(【[":
            continue
        alike = [
            k
            for k in range(max(1, index - NEAR), min(len(tokens) - 1, index + NEAR + 1))
            if tokens[k].role == "short"
            and len(tokens[k].text) == len(token.text)
            and tokens[k].gap == token.gap
            and _stands_between_texts(tokens, k)
        ]
        if len(alike) >= 2:
            made[index] = replace(
                token, role="short", signed=None, certainty=0.5, reason="与别的小标题写法相同"
            )
    return made


def _stands_between_texts(tokens: list[Token], index: int) -> bool:
    before, token, after = tokens[index - 1 : index + 2]
    return before.role == after.role == "text" and not token.is_tail and token.alone


# （本期坐诊：某医院 某医生）: a whole line in one pair of brackets
_IN_BRACKETS = re.compile(r"^[（(【\[［][^（()）【】]{6,}[)）】\]］]$")


def last_remarks(tokens: list[Token]) -> list[Token]:
    """A line in brackets below the last sentence ends what stands above it; it heads nothing."""
    made = list(tokens)
    for index in range(1, len(made)):
        token, before = made[index], made[index - 1]
        if (
            token.role == "short"
            and not token.label
            and not token.barrier
            and _IN_BRACKETS.match(token.text)
            and not signs.BRACKETED.match(token.text)
            and before.role in {"text", "item"}
            and signs.is_final(before.text)
        ):
            made[index] = replace(token, role="text", certainty=0.7, reason="文末括号里的说明")
    return made


WIDE_TITLE = 24.0
KICKER_WIDTH = 7.0


def wide_titles(tokens: list[Token]) -> list[Token]:
    """Two lines set wide below one that is not: a headline over two lines."""
    made: list[Token] = []
    for index, token in enumerate(tokens):
        before = made[-1] if made else None
        above = made[-2] if len(made) > 1 else None
        after = tokens[index + 1] if index + 1 < len(tokens) else None
        if (
            token.role == "short"
            and token.was_apart
            and token.gap == 0
            and before is not None
            and before.role == "short"
            and before.was_apart
            and above is not None
            and above.role in {"short", "kicker"}
            and not above.was_apart
            and after is not None
            and after.role in {"byline", "deck", "text"}
            and width(before.text) + width(token.text) <= WIDE_TITLE
        ):
            if above.role == "short" and width(above.text) >= KICKER_WIDTH:
                made[-2] = replace(
                    above, role="kicker", certainty=0.7, reason="在字距拉开的题目上面"
                )
            made[-1] = replace(
                before,
                text=before.text + token.text,
                numbers=(*before.numbers, *token.numbers),
                role="title",
                certainty=0.85,
                reason="两行字距拉开的题目",
            )
            continue
        made.append(token)
    return made
