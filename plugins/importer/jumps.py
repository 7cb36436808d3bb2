"""下转 and 上接: the parts of one article are put together, inside a file and across an issue.

A pair must fit by page, by the headline between 《》, or by the text at the seam; the only two
that name one another's page belong together, whatever else is known. What finds no partner stays
an incomplete article with a red question.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from plugins.importer import signs
from plugins.importer.group import UNTITLED, overlap
from plugins.importer.heads import grams_of
from plugins.importer.join import is_open
from plugins.importer.model import Block, Draft, LeftOver
from plugins.importer.page_names import named_page
from plugins.newspaper.chinese import HAN

# （紧接2版头条）: where on that page it began, no headline
_WHERE = re.compile(r"^\W*(?:头条|首条|二条|[左右上下][左右上下]?[角方侧]?|报眼)(?=\W*$)")
_CALLED = re.compile(r"(?<=..)(?:一文|一稿)$")
FITS = 2.0
CLEARLY = 0.15
"""So much more than any other pair of one of the two, or neither is taken."""


def within(drafts: Sequence[Draft]) -> tuple[tuple[Draft, ...], tuple[LeftOver, ...]]:
    """Pair the jumps of one file; what heads a continuation once more is left over."""
    repeated: list[LeftOver] = []
    return across(drafts, repeated), tuple(repeated)


def across(drafts: Sequence[Draft], repeated: list[LeftOver] | None = None) -> tuple[Draft, ...]:
    """Pair all jumps; a continuation joins its beginning and disappears from the list.

    Args:
        drafts: of one file or of an issue, in print order.
        repeated: receives the headlines that were printed above continuations.
    """
    made: list[Draft | None] = list(drafts)
    outs = [i for i, d in enumerate(drafts) if out_of(d) and not into(d)]
    ins = [i for i, d in enumerate(drafts) if into(d)]
    pairs = sorted(
        ((_fit(drafts[o], drafts[i]), o, i) for o in outs for i in ins if o != i),
        key=lambda pair: (-pair[0], pair[1], pair[2]),
    )
    used: set[int] = set()
    sole = _sole(drafts, outs, ins)
    for weight, o, i in pairs:
        if (weight < FITS and (o, i) not in sole) or o in used or i in used:
            continue
        rivals = (w for w, a, b in pairs if (a == o) != (b == i) and not {a, b} & used)
        if weight - max(rivals, default=0.0) < CLEARLY:
            continue  # as well another: the editor is asked, not the order of printing
        first, second = made[o], made[i]
        if first is None or second is None:
            continue
        used |= {o, i}
        made[o] = _together(first, second)
        made[i] = None
        if repeated is not None:
            repeated += _heads_again(second)
    return tuple(draft for draft in made if draft is not None)


def out_of(draft: Draft) -> str:
    """The page that it jumps to, "" when it does not."""
    return next((signs.jump_page(m) for m in _read(draft) if m["out"]), "")


def into(draft: Draft) -> str:
    """The page that it continues from, "" when it begins here."""
    return next((signs.jump_page(m) for m in _read(draft) if m["into"]), "")


def _read(draft: Draft) -> list[re.Match[str]]:
    return [
        match
        for jump in draft.jumps
        if (match := signs.JUMP.search(jump) or signs.JUMP.search(f"（{jump}）"))
    ]


def _behind_page(draft: Draft, way: str) -> str:
    """What is printed behind 版: a headline, a word of it, a place on the page."""
    return next(
        (
            m.string[m.end("page" if m["page"] else "near") :].lstrip(" 版")
            for m in _read(draft)
            if m[way]
        ),
        "",
    )


# 文转03版“塔吊”: one word for both parts
_KEYWORD = re.compile(
    rf"[“‘「『](?P<quoted>[^”’」』]{{1,12}})[”’」』]|^\W*(?P<bare>[{HAN}]{{1,6}})\W*$"
)


def _keyword(draft: Draft, way: str) -> str:
    """The word that tells several jumps to one page apart, "" when there is none."""
    behind = _behind_page(draft, way)
    found = _KEYWORD.search(behind)
    if found is None or _WHERE.match(behind) or "《" in behind:
        return ""
    return found["quoted"] or found["bare"] or ""


def _same_keyword(first: Draft, second: Draft) -> int:
    """1 when both parts name the same word, -1 when they name two, 0 when one names none."""
    one, other = _keyword(first, "out"), _keyword(second, "into")
    if not one or not other:
        return 0
    return 1 if one in other or other in one else -1


def _sole(drafts: Sequence[Draft], outs: Sequence[int], ins: Sequence[int]) -> set[tuple[int, int]]:
    """The pairs of which each is the only one that the other can mean."""
    found = [(o, i) for o in outs for i in ins if o != i and _agree(drafts[o], drafts[i])]
    return {
        (o, i)
        for o, i in found
        if sum(a == o for a, _ in found) == 1 and sum(b == i for _, b in found) == 1
    }


# 转次页 · 接前页: each is the other's neighbour
_NEXT_PAGE = re.compile(r"^[次后下背邻]")
_PAGE_BEFORE = re.compile(r"^[前上]")


def _agree(first: Draft, second: Draft) -> bool:
    """One names the page of the other, and nothing that is known speaks against it."""
    to, back = number(out_of(first)), number(into(second))
    here, there = page_of(first), page_of(second)
    if (there and to and to != there) or (here and back and back != here):
        return False
    neighbours = bool(_NEXT_PAGE.match(out_of(first)) and _PAGE_BEFORE.match(into(second)))
    if not (to and there) and not (back and here) and not neighbours:
        return False
    one, other = _mark(first), _mark(second)
    return (
        (not one or not other or one == other)
        and _same_keyword(first, second) >= 0
        and _same_title(first, second) >= 0
    )


def page_of(draft: Draft) -> int:
    """The page that a part of an article stands on: printed, else of its file's name; 0 unknown."""
    if draft.page:
        return draft.page
    places = (*draft.places.get("jumps", ()), *(p for b in draft.blocks for p in b.places))
    return named_page(places[0].source) if places else 0


def _same_title(first: Draft, second: Draft) -> float:
    """How the headline that the second part names fits that of the first; 0 = it names none."""
    if _same_keyword(first, second) > 0:
        return 4.0
    words = _WHERE.sub("", _behind_page(second, "into"))
    named = re.sub(rf"[^{HAN}\w]|[①-⑳]", "", words) or (
        re.sub(rf"[^{HAN}\w]", "", second.title) if second.title != UNTITLED else ""
    )
    if not named:
        return 0.0
    title = re.sub(rf"[^{HAN}\w]", "", first.title)
    if (word := _CALLED.sub("", named)) != named and word in title:
        return 4.0  # 接头版热处理中心一文
    same = len(grams_of([named]) & grams_of([title])) / max(1, len(grams_of([named])))
    return 4.0 if same >= 0.6 else 1.5 if same >= 0.3 else -2.5


def _fit(first: Draft, second: Draft) -> float:
    weight = 0.0
    to, back = number(out_of(first)), number(into(second))
    here, there = page_of(first), page_of(second)
    if there and (to or not _is_near(out_of(first))):
        weight += 1.5 if to == there else -1.5
    if here and (back or not _is_near(into(second))):
        weight += 1.5 if back == here else -1.5
    one, other = _mark(first), _mark(second)
    if one or other:
        weight += 5.0 if one == other else -5.0
    weight += -5.0 if _same_keyword(first, second) < 0 else _same_title(first, second)
    weight += 0.8 if _ends_open(first) else 0.0
    text = "".join(b.text for b in second.blocks if b.kind != "figure")[:600]
    weight += 2.0 * overlap(text, first)
    return weight


def _mark(draft: Draft) -> str:
    """下转02版① … ②上接01版: the number that tells several jumps to one page apart."""
    return next((m.group() for j in draft.jumps if (m := re.search(r"[①-⑳]", j))), "")


def _ends_open(draft: Draft) -> bool:
    last = next((b for b in reversed(draft.blocks) if b.kind != "figure"), None)
    return last is not None and is_open(last.text)


def _is_near(label: str) -> bool:
    """背面, 前页: a page told by where it lies; only 头版 has a number that everybody knows."""
    return len(label) > 1 and bool(re.search(r"[版页面底二三]$", label))


def shown(label: str) -> str:
    """第3版, 背面: a page as the editor is told of it."""
    return label if _is_near(label) else f"第{label}版"


def number(label: str) -> int:
    """A4 -> 4, 三 -> 3; 0 when there is no number."""
    digits = re.search(r"\d+", label)
    if digits:
        return int(digits.group())
    if _is_near(label):
        return 1 if label[0] in "头首" else 0
    return "零一二三四五六七八九十".find(label) if label else 0


def _heads_again(second: Draft) -> list[LeftOver]:
    """The lines that head a continuation: the article has its own above its beginning."""
    found = (
        ("column", second.column), ("kicker", second.kicker), ("title", second.title),
        ("deck", second.deck), ("standfirst", second.standfirst),
    )  # fmt: skip
    return [
        LeftOver(kind="duplicate", text=text, place=place, reason="转版后又印了一次题目")
        for name, text in found
        if text and text != UNTITLED
        for place in second.places.get(name, ())[:1]
        if place not in second.places.get("jumps", ())  # 上接…《题》 names it there
    ]


def _together(first: Draft, second: Draft) -> Draft:
    blocks = list(first.blocks)
    rest = list(second.blocks)
    at = next((k for k in range(len(blocks) - 1, -1, -1) if blocks[k].kind != "figure"), None)
    start = next((k for k, b in enumerate(rest) if b.kind != "figure"), None)
    if (
        at is not None
        and start is not None
        and blocks[at].kind == "p"
        and rest[start].kind in {"p", "h"}
        and is_open(blocks[at].text)
    ):
        joined: Block = replace(
            blocks[at],
            text=blocks[at].text + rest[start].text,
            places=(*blocks[at].places, *rest[start].places),
            reason="转版处接上",
        )
        rest.pop(start)
        blocks[at] = joined
    places = dict(first.places)
    for name, value in second.places.items():
        if name != "title":
            places[name] = (*places.get(name, ()), *value)
    names = {b.name for b in first.bylines}
    return replace(
        first,
        blocks=(*blocks, *rest),
        bylines=(*first.bylines, *(b for b in second.bylines if b.name not in names)),
        byline_raw=" ".join(x for x in (first.byline_raw, second.byline_raw) if x),
        author_note=" ".join(x for x in (first.author_note, second.author_note) if x),
        origin=first.origin or second.origin,
        jumps=(*first.jumps, *second.jumps),
        incomplete=False,
        places=places,
    )
