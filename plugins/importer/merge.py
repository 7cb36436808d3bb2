"""Importing again without losing the editor's work: pure functions on texts.

Three versions of an article: `base` is what the importer last wrote, `mine` the editor's file as it
is now, `theirs` what the importer would write today. They are merged by paragraph, the front matter
by field. Where both sides changed the same place the editor's words stay and the new reading is
put beside (`incoming/`).

    mine            theirs                    action
    = base          differs                   replace
    changed         = base                    leave
    changed         changed elsewhere         merge
    changed         changed in the same place conflict
    deleted         still in the source       deleted (stays so)
    any             gone from the source      gone (kept)

Signing is no change of the text. A signed article that comes out of a merge with other words is a
draft again: what was signed is not what it says now.
"""

from __future__ import annotations

import difflib
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from plugins.importer import status
from plugins.newspaper.chinese import HAN

Action = Literal["new", "same", "replace", "leave", "merge", "conflict", "deleted", "gone"]

ACTION_WORDS: dict[Action, str] = {
    "new": "新稿",
    "same": "没有变化",
    "replace": "换成新读出的文字（编辑没有改过）",
    "leave": "保留编辑的文字（版面文本没有变）",
    "merge": "编辑的改动与新读出的文字已合并",
    "conflict": "同一处两边都改了：保留编辑的文字，新读出的放在 incoming",
    "deleted": "编辑删掉了，不再导入",
    "gone": "版面文本里没有这篇了，稿件保留",
}

SAME_ARTICLE = 0.5
"""From this likeness on two texts are the same article; one that lost a third of its text to a
better reading still has 0.8."""
_GRAM = 4
_KEY_LINE = re.compile(r"^(?P<key>[^\s:：][^:：]*?)\s*[:：]")
_READABLE = re.compile(f"[{HAN}0-9A-Za-z]")


# --- three-way ----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Merged:
    """A merged text. `conflicts` are the places, in words, where the editor's version was kept."""

    text: str
    conflicts: tuple[str, ...] = ()


def merge_texts(base: str, mine: str, theirs: str) -> Merged:
    """Merge two versions of an article's file.

    Every line that the editor added or changed is in the result. When nothing but the editor's
    side changed, the result is `mine`, character by character; when only the importer's, `theirs`.
    """
    if mine in (base, theirs):
        return Merged(text=theirs)
    if theirs == base:
        return Merged(text=mine)
    conflicts: list[str] = []
    (base_head, base_body), (mine_head, mine_body), (theirs_head, theirs_body) = (
        _split(text) for text in (base, mine, theirs)
    )
    head = _merge_fields(_fields(base_head), _fields(mine_head), _fields(theirs_head), conflicts)
    body = _merge_paragraphs(
        _paragraphs(base_body), _paragraphs(mine_body), _paragraphs(theirs_body), conflicts
    )
    text = head + ("\n" if head and body else "") + "\n\n".join(body)
    return Merged(text=text.rstrip("\n") + "\n", conflicts=tuple(conflicts))


def _split(text: str) -> tuple[str, str]:
    """Front matter and body: the first blank line parts them."""
    head, _, body = text.replace("\r\n", "\n").partition("\n\n")
    if not _KEY_LINE.match(head):
        return "", text
    return head + "\n", body


def _fields(head: str) -> dict[str, str]:
    """Fields by key, each with its printed lines, continuation lines included."""
    found: dict[str, str] = {}
    key = ""
    for line in head.splitlines():
        match = _KEY_LINE.match(line)
        if match is not None:
            key = match["key"].casefold()
        # A line that is no field belongs to the one before it: nothing may get lost.
        found[key] = found.get(key, "") + line + "\n"
    return found


def _merge_fields(
    base: dict[str, str], mine: dict[str, str], theirs: dict[str, str], conflicts: list[str]
) -> str:
    merged: dict[str, str] = {}
    for key in [*mine, *(key for key in theirs if key not in mine)]:
        b, m, t = (fields.get(key, "") for fields in (base, mine, theirs))
        if m in (b, t):
            merged[key] = t
        else:
            merged[key] = m
            if t != b:
                name = (m or t).partition(":")[0].strip()
                conflicts.append(f"字段 {name}")
    return "".join(merged.values())


def _paragraphs(body: str) -> list[str]:
    """Blocks between blank lines, without the blank lines."""
    return [part.strip("\n") for part in re.split(r"\n[ \t]*\n+", body.strip("\n")) if part.strip()]


def _merge_paragraphs(
    base: list[str], mine: list[str], theirs: list[str], conflicts: list[str]
) -> list[str]:
    """diff3: stretches that both sides left alone hold the others apart."""
    merged: list[str] = []
    at_base = at_mine = at_theirs = 0
    anchors = [*_anchors(base, mine, theirs), (len(base), len(mine), len(theirs))]
    for in_base, in_mine, in_theirs in anchors:
        b = base[at_base:in_base]
        m = mine[at_mine:in_mine]
        t = theirs[at_theirs:in_theirs]
        merged += _settle(b, m, t, conflicts)
        if in_base < len(base):
            merged.append(base[in_base])
        at_base, at_mine, at_theirs = in_base + 1, in_mine + 1, in_theirs + 1
    return merged


def _settle(b: list[str], m: list[str], t: list[str], conflicts: list[str]) -> list[str]:
    """One stretch between two anchors."""
    if m in (b, t):
        return t
    if t == b:
        return m
    if len(b) == len(m) == len(t):
        # The same paragraphs, changed one by one: each is settled alone.
        settled = []
        for old, own, new in zip(b, m, t, strict=True):
            if own in (old, new):
                settled.append(new)
            else:
                settled.append(own)
                if new != old:
                    conflicts.append(f"“{_shown(own)}”一段")
        return settled
    conflicts.append(f"“{_shown((m or t or b)[0])}”一段")
    return m


def _anchors(base: list[str], mine: list[str], theirs: list[str]) -> list[tuple[int, int, int]]:
    """Paragraphs that stand unchanged in all three, as indices, in order."""
    in_mine = _matches(base, mine)
    in_theirs = _matches(base, theirs)
    found = [
        (i, in_mine[i], in_theirs[i]) for i in range(len(base)) if i in in_mine and i in in_theirs
    ]
    kept: list[tuple[int, int, int]] = []
    for anchor in found:
        if not kept or (anchor[1] > kept[-1][1] and anchor[2] > kept[-1][2]):
            kept.append(anchor)
    return kept


def _matches(old: Sequence[str], new: Sequence[str]) -> dict[int, int]:
    matcher = difflib.SequenceMatcher(None, old, new, autojunk=False)
    return {
        block.a + offset: block.b + offset
        for block in matcher.get_matching_blocks()
        for offset in range(block.size)
    }


def _shown(text: str) -> str:
    line = text.splitlines()[0] if text else ""
    return line[:12] + ("……" if len(line) > 12 else "")


# --- which article is which ---------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """An article that was imported before.

    `digits` is its number, which never changes; `mine` is None when the editor deleted the file,
    `base` None when the file was made by hand.
    """

    digits: str
    base: str | None
    mine: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """What happens to one article.

    `index` is its place among the incoming texts, -1 when it is in none; `digits` is "" for a new
    one. `text` is what the file holds afterwards (None: no file), `base` what is remembered as the
    importer's last word, `incoming` a version that is put beside the article. `unsigned` is true
    of a signed article that changed and is a draft again.
    """

    action: Action
    digits: str = ""
    index: int = -1
    text: str | None = None
    base: str | None = None
    incoming: str | None = None
    conflicts: tuple[str, ...] = ()
    unsigned: bool = False


def plan(known: Sequence[Known], incoming: Sequence[str]) -> tuple[Step, ...]:
    """Decide about every article, known or new: first the incoming ones in order, then the gone.

    Args:
        known: what was imported before, the deleted included.
        incoming: the files as the importer would write them today.
    """
    pairs = match([_likeness_text(k) for k in known], incoming)
    steps = [
        _decide(known[pairs[index]], index, theirs)
        if index in pairs
        else Step(action="new", index=index, text=theirs, base=theirs)
        for index, theirs in enumerate(incoming)
    ]
    met = set(pairs.values())
    steps += [
        Step(action="gone", digits=k.digits, text=k.mine, base=k.base)
        for position, k in enumerate(known)
        if position not in met and k.mine is not None and k.base is not None
    ]
    return tuple(steps)


def _decide(known: Known, index: int, theirs: str) -> Step:
    if known.mine is None:
        return Step(action="deleted", digits=known.digits, index=index, base=theirs)
    # A file without a base was made by hand: whatever differs in it is the editor's.
    base = "" if known.base is None else known.base
    merged = merge_texts(base, known.mine, theirs)
    is_signed = not status.is_draft(known.mine)
    unsigned = is_signed and not status.reads_the_same(known.mine, merged.text)
    text = status.as_draft(merged.text) if unsigned else merged.text
    own = status.as_published(theirs) if is_signed and not unsigned else theirs
    if merged.conflicts:
        action: Action = "conflict"
    elif text == known.mine:
        action = "same" if known.mine in (theirs, own) else "leave"
    elif text in (theirs, own):
        action = "replace"
    else:
        action = "merge"
    return Step(
        action=action,
        digits=known.digits,
        index=index,
        text=text,
        base=theirs,
        incoming=theirs if action == "conflict" else None,
        conflicts=merged.conflicts,
        unsigned=unsigned,
    )


def _likeness_text(known: Known) -> str:
    """What the importer last wrote tells best which article it was; else the editor's file."""
    return known.base if known.base is not None else known.mine or ""


def match(known: Sequence[str], incoming: Sequence[str]) -> dict[int, int]:
    """Pairs of the same article: index among incoming -> index among known, best first.

    By shared runs of four characters, so that neither number nor title decides. Equal texts (two
    notices with the same words) pair in order.
    """
    old = [_grams(text) for text in known]
    new = [_grams(text) for text in incoming]
    scored = sorted(
        (-_likeness(a, b), abs(i - j), j, i)
        for i, a in enumerate(old)
        for j, b in enumerate(new)
        if _likeness(a, b) >= SAME_ARTICLE
    )
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for _, _, j, i in scored:
        if j not in pairs and i not in taken:
            pairs[j] = i
            taken.add(i)
    return pairs


def _grams(text: str) -> Counter[str]:
    """Runs of four readable characters of the body; of the whole when there is hardly a body."""
    body = "".join(_READABLE.findall(_split(text)[1]))
    if len(body) < 4 * _GRAM:
        body = "".join(_READABLE.findall(text))
    return Counter(body[i : i + _GRAM] for i in range(max(1, len(body) - _GRAM + 1)))


def _likeness(a: Counter[str], b: Counter[str]) -> float:
    """Shared grams to the larger of the two sets' halves: 0 to 1."""
    shared = sum((a & b).values())
    return 2 * shared / (sum(a.values()) + sum(b.values()))
