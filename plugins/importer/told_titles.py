"""A headline that only the letter tells: 题目我想了一个：《…》, 署名写某某就行.

Whoever sends a text piece by piece says at the end what it is to be called. Where an article has no
headline of its own, and one letter beside it names one, that is its headline, and a question asks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from types import MappingProxyType

from plugins.importer import people
from plugins.importer.group import UNTITLED, Grouped
from plugins.importer.model import Draft, Label, LeftOver, Place
from plugins.newspaper.chinese import HAN

DOUBT = "told-title"
_LETTERS = frozenset({"letter", "note-to-editor", "private"})
# 题目就叫《…》 · 标题暂定《…》 · 《…》这个题目行吗
_TITLE = re.compile(
    r"(?:题目|标题|篇名|稿名|文题|起(?:了|个)?.{0,4}名)[^《》。！？!?]{0,16}《(?P<a>[^《》]{4,30})》"
    r"|(?:取名|题为|名为|就叫|叫做?)[：:]?\s*《(?P<b>[^《》]{4,30})》"
    r"|《(?P<c>[^《》]{4,30})》[^《》。！？!?]{0,6}(?:这个|作为?|当)?(?:题目|标题)"
)
# 署名写某某就行 · 署某某 · 笔名用某某
_SIGNED = re.compile(
    rf"(?:署名|署|笔名|作者)(?:就|请|还是|可以)?(?:[写用署是为叫落填]|[:：])?\s*[“「]?(?P<name>(?!名|真|实|作者|我|本|你|您|他|她|咱)[{HAN}]{{2,4}}?)[”」]?"
    r"(?=就行|就好|就可以|就成|即可|吧|行吗|可以吗|[，。,;；!！~～\s]|$)"
)
CERTAINTY = 0.5


def told(grouped: Grouped) -> Grouped:
    """The drafts, with headlines and names that a letter between their neighbours tells."""
    drafts = list(grouped.drafts)
    doubts = list(grouped.doubts)
    titles = {draft.title for draft in drafts}
    for index, draft in enumerate(drafts):
        if draft.title != UNTITLED or draft.kind != "story" or draft.jumps:
            continue
        letters = list(_beside(drafts, index, grouped.left_over))
        found = {title for item in letters for title in _titles(item.text)} - titles
        if len(found) != 1:
            continue
        title = found.pop()
        place = next(item.place for item in letters if title in item.text)
        drafts[index] = _named(draft, title, _signers(letters))
        doubts = [
            replace(
                doubt, kind=DOUBT, place=place, quoted=title, reason=f"来信里说题目是《{title}》"
            )
            if doubt.kind == "no-title" and doubt.article == index + 1
            else doubt
            for doubt in doubts
        ]
    return replace(grouped, drafts=tuple(drafts), doubts=tuple(doubts))


def _named(draft: Draft, title: str, names: Sequence[str]) -> Draft:
    label = Label(role="title", certainty=CERTAINTY, reason="来信里说的题目")
    labels = MappingProxyType({**draft.labels, "title": label})
    signed = people.parse(f"作者：{names[0]}") if len(names) == 1 and not draft.bylines else None
    bylines = tuple(replace(b, role="") for b in signed.bylines) if signed else draft.bylines
    return replace(draft, title=title, bylines=bylines, labels=labels)


def _titles(text: str) -> Iterator[str]:
    for match in _TITLE.finditer(text):
        yield next(group for group in match.group("a", "b", "c") if group)


def _signers(letters: Sequence[LeftOver]) -> list[str]:
    return sorted({m["name"] for item in letters for m in _SIGNED.finditer(item.text)})


def _beside(drafts: Sequence[Draft], index: int, left: Sequence[LeftOver]) -> Iterator[LeftOver]:
    """What was said to the desk between the article before and the one after."""
    sources = {p.source for p in _places(drafts[index])}
    if len(sources) != 1:
        return
    source = sources.pop()
    lines = [sorted(n for p in _places(d) if p.source == source for n in p.numbers) for d in drafts]
    first = max((x[-1] for x in lines[:index] if x), default=0)
    last = min((x[0] for x in lines[index + 1 :] if x), default=10**9)
    for item in left:
        if item.kind not in _LETTERS or item.place.source != source:
            continue
        if first < item.place.numbers[0] < last:
            yield item


def _places(draft: Draft) -> Iterator[Place]:
    for places in draft.places.values():
        yield from places
    for block in draft.blocks:
        yield from block.places
