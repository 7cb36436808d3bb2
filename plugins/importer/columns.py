"""A column printed once holds for the items below it: how many of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from plugins.importer import desk, round_ups
from plugins.importer.model import Draft, Place
from plugins.importer.outline import Span
from plugins.importer.tokens import Token

SHORT_ITEM_CHARS = 420
_ITEMS = frozenset({"story", "photos"})
"""Kinds of what may stand under a column; a notice or a correction ends it."""


# 编读之间, 便民告示: what stands below speaks to the readers, and nobody signs it
_FOR_READERS = re.compile(
    r"^(?:编读|读编|便民|惠民|利民|服务台|公告栏|告示)|(?:告示|公告|启事)[栏台板]?$|服务[台站栏]$"
)


def carry_columns(
    drafts: list[Draft], stream: Sequence[Token], spans: Sequence[Span]
) -> list[Draft]:
    """A column printed above the first of several short items holds for all of them."""
    made = list(drafts)
    for index, draft in enumerate(drafts):
        if not draft.column or "column" not in draft.places:
            continue
        above = _first_line(draft.places["column"]) <= min(
            (_first_line(draft.places[f]) for f in ("title", "kicker") if f in draft.places),
            default=10**9,
        )
        if not above:
            continue
        serves = bool(_FOR_READERS.search(draft.column)) and not _greets(draft)
        followers = []
        for later in drafts[index + 1 :]:
            if later.column or later.page != draft.page:
                break
            if (later.kind not in _ITEMS and not serves) or (serves and later.bylines):
                break
            followers.append(later)
        lengths = [sum(len(b.text) for b in d.blocks) for d in (draft, *followers)]
        if _is_section(draft, stream) or serves:
            reach = len(followers)
        elif _is_letter(draft):
            reach = _letters(followers)
        elif poems := _poems(draft, followers):
            reach = poems
        elif taken := _from_elsewhere(draft, followers):
            reach = taken
        elif lengths[0] <= SHORT_ITEM_CHARS and (
            round_ups.NAMES.search(draft.column) or _gathers(draft, stream)
        ):
            long = next(
                (k for k, n in enumerate(lengths[1:]) if n > SHORT_ITEM_CHARS), len(followers)
            )
            reach = long
        else:
            reach = _closer(draft, followers, stream)
            if not reach or max(lengths[: reach + 1]) > SHORT_ITEM_CHARS:
                continue
        for k in range(index + 1, index + 1 + reach):
            made[k] = replace(made[k], column=draft.column)
    return made


# 编辑同志：
_GREETS = re.compile(r"^(?:尊敬的|敬爱的)?(?:编辑|主编|记者|本报|报社|贵报)\S{0,8}[:：]$")


def _greets(made: Draft) -> bool:
    return any(_GREETS.match(block.text) for block in made.blocks[:2])


def _is_letter(draft: Draft) -> bool:
    """A letter under 读者来信; what follows it and greets nobody is none, however short."""
    return desk.is_letters_column(draft.column) and _greets(draft)


def _letters(followers: Sequence[Draft]) -> int:
    """How many letters follow a letter: each greets the editors."""
    return next((k for k, made in enumerate(followers) if not _greets(made)), len(followers))


def _poems(draft: Draft, followers: Sequence[Draft]) -> int:
    """How many poems follow a poem: one label names them all."""
    reach = 0
    for made in (draft, *followers):
        if not made.blocks or any(b.kind != "verse" for b in made.blocks):
            break
        reach += 1
    return max(0, reach - 1)


# （据《某某商报》） · （本报综合） · 摘自某某网
_SAYS_WHENCE = re.compile(r"综合|据《?|摘自|摘编|来源|转自|选自|原载")
# 淮东：闲置厂房挂牌“相亲”
_PLACE_AND_COLON = re.compile(r"^[\u4e00-\u9fff]{2,6}[：:]")


def _from_elsewhere(draft: Draft, followers: Sequence[Draft]) -> int:
    """How many follow an item that says whence it was taken and say so too, signed by nobody.

    Under 他山之石 the paper prints what others do: place by place, each with its source.
    """
    reach = 0
    for made in (draft, *followers):
        whence = made.origin or _SAYS_WHENCE.search(made.author_note)
        if (
            not whence
            or made.bylines
            or made.dateline
            or sum(len(b.text) for b in made.blocks) > SHORT_ITEM_CHARS
            or bool(_PLACE_AND_COLON.match(made.title)) != bool(_PLACE_AND_COLON.match(draft.title))
        ):
            break
        reach += 1
    return max(0, reach - 1)


def _gathers(draft: Draft, stream: Sequence[Token]) -> bool:
    """Do short items, most of them signed, stand below the label?"""
    line = _first_line(draft.places["column"])
    return any(
        t.role in {"column", "short"} and line in t.numbers and round_ups.has_items(stream, k)
        for k, t in enumerate(stream)
    )


def _closer(draft: Draft, followers: Sequence[Draft], stream: Sequence[Token]) -> int:
    """How many followers stand closer to the one before than the label does to what is above it.

    Two blank lines above each label and one above each item: the label names all the items.
    """
    gaps = {n: 99 if t.barrier else t.gap for t in stream for n in t.numbers[:1]}
    above = _first_line(draft.places["column"])
    label = next((t.gap for t in stream if above in t.numbers), 0)
    if label < 2:
        return 0
    for count, later in enumerate(followers):
        if _PICTURES.search(draft.column) and later.kind != "photos" and not _pictures(later):
            return count
        starts = [_first_line(later.places[f]) for f in ("kicker", "title") if f in later.places]
        if not starts or gaps.get(min(starts), 99) >= label:
            return count
    return len(followers)


# 光影某地, 镜头: what is under such a label is seen, not read
_PICTURES = re.compile(r"光影|影像|镜头|摄影|图片|掠影|瞬间")


def _pictures(draft: Draft) -> bool:
    return any(block.kind == "figure" for block in draft.blocks)


def _is_section(draft: Draft, stream: Sequence[Token]) -> bool:
    """Is the label set off from its first headline, as the name of a whole section is?"""
    numbers = {n for place in draft.places["column"] for n in place.numbers}
    at = next(
        (
            k
            for k, t in enumerate(stream)
            if t.role in {"column", "short"} and set(t.numbers) & numbers
        ),
        None,
    )
    if at is None or at + 2 >= len(stream) or not stream[at].alone:
        return False
    label, title, after = stream[at : at + 3]
    sets_off = label.text.startswith(tuple(SECTION_MARKS)) or label.label == "section"
    if re.search(r"[①②③④⑤⑥⑦⑧⑨⑩评论谈访议语言]$|论坛$|手记$|来信$", draft.column):
        return False
    return (title.gap >= 1 and title.gap > after.gap and after.role != "short") or sets_off


SECTION_MARKS = "▍▎▌┃"


def _first_line(places: Sequence[Place]) -> int:
    return min(n for place in places for n in place.numbers)
