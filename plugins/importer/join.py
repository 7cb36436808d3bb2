"""Tokens -> Tokens: a paragraph that was broken in mid-sentence becomes one again.

A break is seen by an open end (no final mark, an open 《“（), by what follows (a closing mark, a
word that jieba sees across the seam), and reaches over captions, page numbers and blank lines,
never over a jump, a break or a by-line.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from plugins.importer import margin, private, signs, tails
from plugins.importer.model import Answers
from plugins.importer.openings import STRONG_START
from plugins.importer.tokens import Token
from plugins.importer.unwrap import width
from plugins.newspaper.chinese import HAN_CHAR

SURE = 3.0
JOINED = 1.5
"""Evidence from which two tokens are one paragraph."""

Cut = Callable[[str], tuple[str, ...]]
_TRANSPARENT = frozenset(
    {"caption", "page-number", "duplicate", "picture", "staff", "page-header", "guide", "ad"}
)
_WHOLE = frozenset({"dateline", "signature"})
"""Labels of paragraphs that go on nothing; a signature is never gone on with."""
_MARKS = frozenset({"“", "‘", "《", "（"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Joined:
    """The tokens after joining; `seams` are (before, after) line numbers with their evidence."""

    tokens: tuple[Token, ...]
    seams: tuple[Seam, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Seam:
    """One join: `quoted` is the text before it, `weight` the evidence, `reason` in words."""

    source: str
    after: int
    with_line: int
    quoted: str
    weight: float
    reason: str


def join(tokens: Sequence[Token], cut: Cut, answers: Answers) -> Joined:
    """Join what was broken; an answer of the editor decides alone."""
    said = {(a.after, a.with_line): a.joined for a in answers.joins}
    made: list[Token] = []
    seams: list[Seam] = []
    taken: set[int] = set()
    for index, token in enumerate(tokens):
        if index in taken:
            continue
        between: list[Token] = []
        at = index
        while token.role in {"text", "item"}:
            following = _next(tokens, at, taken)
            if following is None:
                break
            other = tokens[following]
            answer = said.get((token.numbers[-1], other.numbers[0]))
            weight, reason = (
                (9.0 if answer else -9.0, "编辑指定")
                if answer is not None
                else evidence(
                    token,
                    other,
                    tokens[following + 1 : following + 3],
                    cut,
                    crossed=tokens[at + 1 : following],
                )
            )
            if weight < JOINED:
                break
            seams.append(
                Seam(
                    source=token.source,
                    after=token.numbers[-1],
                    with_line=other.numbers[0],
                    quoted=token.text[-12:],
                    weight=weight,
                    reason=reason,
                )
            )
            between += [
                _inside(t)
                for k, t in enumerate(tokens[at + 1 : following], at + 1)
                if k not in taken
            ]
            taken |= set(range(at + 1, following + 1))
            glue = (
                " "
                if re.search(r"[A-Za-z]$", token.text) and re.match(r"[A-Za-z]", other.text)
                else ""
            )
            token = replace(
                token,
                text=token.text + glue + other.text,
                numbers=(*token.numbers, *other.numbers),
                seams=(*token.seams, token.numbers[-1]),
            )
            at = following
        if token.seams and token.role == "text" and _is_headline(token):
            token = replace(token, role="short", label="", certainty=0.5, reason="两行短句")
        made += _signed(token) if token.seams else [token]
        made += between
    return Joined(tokens=tuple(made), seams=tuple(seams))


def _inside(token: Token) -> Token:
    """An advertisement that a sentence runs over ends no article, and what follows is none."""
    return replace(token, label="aside") if token.role == "ad" and not token.label else token


def _is_headline(token: Token) -> bool:
    """望潮墩的潮水, | 退了还会来: two short lines, the first with a comma."""
    return signs.is_short(token.text) and width(token.text) <= 24 and len(token.numbers) == 2


def _signed(token: Token) -> list[Token]:
    """A by-line that was itself broken (…。(裘|一舟)) shows only after the join."""
    tail = tails.tail(token.text)
    if tail is None:
        return [token]
    text, signed = tail
    name = replace(
        token, role="byline", text=signed.raw, signed=signed, is_tail=True, certainty=0.85,
        reason="段末署名", alone=False, gap=0, barrier=0.0, numbers=token.numbers[-1:],
    )  # fmt: skip
    return [replace(token, text=text), name]


def _next(tokens: Sequence[Token], at: int, taken: set[int]) -> int | None:
    """The next text or short line, over what may stand inside a paragraph; None = there is none."""
    for k in range(at + 1, min(len(tokens), at + 10)):
        token = tokens[k]
        if k in taken:
            continue
        if token.role in {"text", "short", "item", "byline"}:
            return k if token.role != "byline" and token.barrier < 50 and not token.fixed else None
        if token.role == "break" and token.label == "soft":
            continue
        if token.role not in _TRANSPARENT and not _is_beside(token):
            return None
    return None


def _is_beside(token: Token) -> bool:
    """A colleague's comment, or what a copyist says of a gap: the sentence goes on behind it."""
    return token.reason == margin.REASON or (
        token.role == "note-to-editor" and private.is_gap(token.text)
    )


def is_open(text: str) -> bool:
    """Does the paragraph end in mid-sentence?"""
    if text[-1:] in "）)" and not signs.unclosed(text):
        return False
    if re.search(r"\d[:：]$", text):
        return True  # 至20:|00
    return not signs.is_final(text) and text[-1:] not in "：:" and not _SIGNED_QUOTE.search(text)


# “……不了多少。”——铺轨机长 金灿
_SIGNED_QUOTE = re.compile(r"[”\"][\s\u3000]*(?:——|--)[\s\u3000]*[^，。,]{2,18}$")


def evidence(
    first: Token, second: Token, after: Sequence[Token], cut: Cut, *, crossed: Sequence[Token] = ()
) -> tuple[float, str]:
    """How surely two tokens are one paragraph; the reason is that of the strongest sign."""
    a, b = first.text.rstrip(), second.text.lstrip()
    if not a or not b or second.label in _WHOLE or first.label in _WHOLE - {"dateline"}:
        return -9.0, ""
    opened, closing = signs.unclosed(a), signs.closes_first(b)
    ends_open = is_open(a)
    fits = bool(closing) and closing in opened
    if not ends_open and not fits:
        return -9.0, ""
    if a[-1] in "”’" and not opened and width(a) < 30 and not crossed:
        return -2.0, ""
    signs_found: list[tuple[float, str]] = []
    if fits:
        signs_found.append((4.0, f"“{closing}”在上一行打开，在这一行关上"))
    elif opened and opened[-1] in _MARKS:
        signs_found.append((1.2, f"“{opened[-1]}”没有关上"))
    if re.search(r"\d[:：.]$", a) and b[0].isdigit():
        signs_found.append((4.0, "一个数断在两行"))
    if b[0] in "，。、；：？！,;?!”’》）)":
        signs_found.append((4.0, "下一行以标点开头"))
    if a[-1] in "，、,":
        signs_found.append((3.0, "上一行以逗号结尾"))
    if ends_open:
        signs_found.append((1.2 if width(a) >= 18 else 0.2, "上一行没有句末标点"))
        if width(a) >= 30:
            signs_found.append((0.5, ""))
    if crosses(a, b, cut):
        signs_found.append((2.5, "一个词断在两行"))
    if crossed and ends_open:
        signs_found.append((0.6, "中间隔着图片说明等"))
    if second.role == "text" and signs.is_final(b):
        signs_found.append((0.5, ""))
    if second.role == "short":
        follower = next((t for t in after if t.role not in _TRANSPARENT), None)
        heads = follower is not None and follower.role in {
            "text",
            "byline",
            "short",
            "deck",
            "column",
        }
        signs_found.append((-1.6 if heads else -0.4, ""))
        if first.text[-1:] in "”’":
            signs_found.append((-1.0, ""))
    if STRONG_START.match(b) or signs.HEADING_MARK.match(b):
        signs_found.append((-3.0, ""))
    if second.hints.indented:
        signs_found.append((-2.5 if first.hints.indented else -1.0, ""))
    if second.gap >= 2 and not crossed:
        signs_found.append((-0.4, ""))
    if second.barrier >= 4:
        signs_found.append((-1.0, ""))
    if signs.is_short(a) and not crossed and first.role == "text" and width(a) < 20:
        signs_found.append((-0.8, ""))
    weight = sum(w for w, _ in signs_found)
    reason = max(signs_found)[1]
    return weight, reason


def crosses(a: str, b: str, cut: Cut) -> bool:
    """Does jieba see a word across the seam? Weak recall, no false alarm on the real page."""
    left, right = a[-8:], b[:8]
    if not (HAN_CHAR.match(left[-1:]) and HAN_CHAR.match(right[:1])):
        return False
    at, seam = 0, len(left)
    for word in cut(left + right):
        if at < seam < at + len(word):
            return len(word) >= 2
        at += len(word)
    return False
