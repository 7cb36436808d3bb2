"""Tokens -> articles: where one ends and the next begins.

Every place where an article could begin is weighed together with all others: the split of the
page with the highest sum wins. A part is judged as a whole (its head, its inner headings, its
by-lines, how much text it has), because no single line says whether it is a heading or a
headline.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate

from plugins.importer import continuations, datelines, named, round_ups, signs, spacing
from plugins.importer.advert_scores import ADVERT, names_a_column, score, sells
from plugins.importer.heads import Reading, grams_of, read_head
from plugins.importer.tokens import BODY_ROLES, HEAD_ROLES, Token
from plugins.importer.unwrap import width

SPAN_TOKENS = 140
"""No article is longer than so many tokens; keeps the search linear in the page's length."""
SPAN_STARTS = 28
"""Nor does it swallow more than so many places where another could begin."""

_HEADISH = HEAD_ROLES | {"standfirst", "author-note", "byline", "note", "caption", "origin"}
_ALWAYS = float("inf")


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """Tokens [start, end) are one article, notice or advertisement."""

    start: int
    end: int
    head_end: int
    """Where its body begins."""
    head: Reading
    head_lines: tuple[int, ...]
    """Indices of the lines that `head.roles` are about."""
    weight: float
    margin: float = 9.0
    """How far the best split with a start here leads over the best without one."""


def outline(tokens: Sequence[Token]) -> tuple[Span, ...]:
    """The best split of the tokens (furniture taken out before); they are all covered."""
    if not tokens:
        return ()
    signed = _share_signed(tokens)
    traits = _traits(tokens)
    starts = [
        i
        for i in range(len(tokens))
        if i == 0
        or _may_start(tokens, i)
        or (traits.spacing[i] >= spacing.RANKED and not tokens[i].held)
    ]
    must = {i for i in starts if i == 0 or tokens[i].barrier == _ALWAYS or _fixed_start(tokens, i)}

    @cache
    def weigh(start: int, end: int) -> Span:
        return _weigh(tokens, traits, start, end, signed)

    ends = [*starts[1:], len(tokens)]
    best: dict[int, float] = {0: 0.0}
    back: dict[int, int] = {}
    for index, end in enumerate(ends):
        for k in range(index, max(-1, index - SPAN_STARTS), -1):
            start = starts[k]
            if start in best:
                sum_ = best[start] + weigh(start, end).weight
                if end not in best or sum_ > best[end]:
                    best[end] = sum_
                    back[end] = start
            if start in must or end - start > SPAN_TOKENS:
                break
    spans: list[Span] = []
    end = len(tokens)
    while end > 0:
        start = back[end]
        spans.append(weigh(start, end))
        end = start
    return tuple(reversed(spans))


def _may_start(tokens: Sequence[Token], index: int) -> bool:
    """Could an article begin with this token?"""
    token, before = tokens[index], tokens[index - 1]
    if token.label == "signature" or token.held or _asked_below(before, token):
        return False
    if token.barrier > 0 or token.begins:
        return True
    if token.role == "ad":
        return True
    if token.role == "jump":
        return (not _is_out(token) and token.alone) or (not _is_out(token) and not token.alone)
    if token.role == "text":
        if _MARKED.match(token.text) and token.gap >= 1:
            return True
        return (token.label == "dateline" and before.role not in HEAD_ROLES) or _is_closed(before)
    if token.role in {"note", "standfirst"}:
        return before.role in BODY_ROLES and not token.is_tail
    if token.label == "marked":
        following = tokens[index + 1] if index + 1 < len(tokens) else token
        return (
            _is_closed(before)
            or before.role in HEAD_ROLES
            or following.role in {"byline", "deck", "kicker", "title", "column"}
        )
    if token.role not in HEAD_ROLES:
        return (
            token.role == "byline"
            and not token.is_tail
            and before.role == "byline"
            and before.is_tail
        )
    if token.role == "column":
        return before.role != "kicker" or token.alone
    return True


# ◆日前,滹阳经开区…: an item of a round-up without a headline
_MARKED = re.compile(r"^[◆●■▲★▶▷]\s*\S")


def _is_out(token: Token) -> bool:
    return signs.is_jump_out(token.text)


def _is_closed(token: Token) -> bool:
    """Does an article end here: a by-line after text, a jump out, an origin?"""
    return token.is_tail or token.role in {"jump", "origin", "byline"} or token.label == "signature"


def _fixed_start(tokens: Sequence[Token], index: int) -> bool:
    """A headline that the editor marked, with what stands above it."""
    token, before = tokens[index], tokens[index - 1]
    if token.role == "column" and token.fixed:
        following = tokens[index + 1] if index + 1 < len(tokens) else token
        if before.role == "byline" and before.fixed:
            return following.fixed and following.role in {"kicker", "title"}
        return not (before.role in {"title", "kicker", "deck"} and before.fixed)
    if token.role == "title" and token.fixed:
        return (
            not (before.fixed and before.role in {"title", "deck"})
            and before.role not in {"column", "kicker"}
            and before.label != "marked"
            and not (before.role == "short" and (before.hints.bold or before.barrier == _ALWAYS))
        ) or (before.role == "title" and before.fixed and not _goes_on(tokens, index))
    return False


NAME_WIDTH = 6.5
TITLE_WIDTH = 28.0


def _goes_on(tokens: Sequence[Token], index: int) -> bool:
    """# 某某园区:一张“清单” | # 牵出二十个“揭榜人”: a headline over two lines, each with its #."""
    token, before = tokens[index], tokens[index - 1]
    if not (token.gap and before.gap):
        return True
    third = index > 1 and tokens[index - 2].role == "title"
    behind = index + 1 < len(tokens) and tokens[index + 1].role == "title"
    return (
        not (third or behind)
        and NAME_WIDTH < width(before.text) <= TITLE_WIDTH
        and width(before.text) + width(token.text) <= 1.5 * TITLE_WIDTH
        and not signs.is_final(before.text)
    )


def _share_signed(tokens: Sequence[Token]) -> float:
    """How usual by-lines are here: between .3 (few) and 1 (as many as headlines)."""
    bylines = sum(t.role == "byline" for t in tokens)
    datelines = sum(t.label == "dateline" for t in tokens)
    return min(1.0, 0.3 + 0.2 * bylines + 0.05 * datelines)


# --- one part -----------------------------------------------------------------------------------


def _weigh(tokens: Sequence[Token], traits: _Traits, start: int, end: int, signed: float) -> Span:
    head_end, head_lines = _head(tokens, start, end)
    body = tokens[head_end:end]
    # one line is a headline, whatever the text repeats of it
    grams = (
        frozenset[str]().union(*traits.grams[head_end:end]) if len(head_lines) > 1 else frozenset()
    )
    head = read_head([tokens[i] for i in head_lines], grams)
    weight = -1.0 + _weigh_head(tokens, start, head_end, head_lines, head, body)
    weight += _weigh_body(tokens, traits, start, head_end, end)
    weight += _weigh_bylines(tokens, traits, start, head_end, end, signed)
    weight += _weigh_start(tokens, start) + traits.spacing[start]
    return Span(
        start=start, end=end, head_end=head_end, head=head, head_lines=head_lines, weight=weight
    )


def _head(tokens: Sequence[Token], start: int, end: int) -> tuple[int, tuple[int, ...]]:
    """Where the body begins, and the indices of the head's own lines."""
    lines: list[int] = []
    at = start
    while at < end:
        token = tokens[at]
        if token.role in HEAD_ROLES:
            if lines and _closes_head(tokens, start, at):
                break
            lines.append(at)
        elif token.role == "jump" and at == start:
            pass
        elif (token.role == "byline" and token.is_tail and at > start) or (
            token.role not in _HEADISH and token.label != "talkers"
        ):
            break
        at += 1
    return at, tuple(lines)


def _closes_head(tokens: Sequence[Token], start: int, at: int) -> bool:
    """After a by-line a short line is the first heading, unless it is a column's label."""
    token = tokens[at]
    if token.role in {"column", "deck"}:
        return False
    if (
        token.label == "marked"
        and not re.match(r"^(?:——|--|―)", token.text)
        and any(t.role in {"deck", "title"} for t in tokens[start:at])
    ):
        return True  # ## below a headline and its deck heads the first part
    return any(t.role == "byline" for t in tokens[start:at]) and bool(
        any(t.role in HEAD_ROLES and t.role != "column" for t in tokens[start:at])
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Traits:
    """What is asked of every token again and again: computed once. Sums run over [0, i)."""

    advert: tuple[float, ...]
    plain: tuple[int, ...]
    """Paragraphs that no advertisement would hold."""
    names: tuple[bool, ...]
    round_up: tuple[bool, ...]
    """Under a column that gathers short items."""
    grams: tuple[frozenset[str], ...]
    spacing: tuple[float, ...]
    """How much its blank lines, its mark and what it goes on from speak for a start."""


def _traits(tokens: Sequence[Token]) -> _Traits:
    plain = (
        t.role in {"note", "quote", "verse"}
        or (t.role == "text" and (t.label == "dateline" or not sells(t)))
        or (t.role == "byline" and t.certainty >= 0.95)
        for t in tokens
    )
    return _Traits(
        advert=tuple(accumulate(map(score, tokens), initial=0.0)),
        plain=tuple(accumulate(map(int, plain), initial=0)),
        round_up=tuple(round_ups.under(tokens)),
        names=tuple(t.role == "byline" or _names_in_dateline(t) for t in tokens),
        grams=tuple(
            grams_of([t.text]) if t.role in BODY_ROLES or t.role == "caption" else frozenset()
            for t in tokens
        ),
        spacing=tuple(
            map(
                sum,
                zip(
                    spacing.starts(tokens),
                    spacing.ranks(tokens),
                    continuations.starts(tokens),
                    strict=True,
                ),
            )
        ),
    )


def is_notice(tokens: Sequence[Token]) -> bool:
    """A notice of the paper itself: it speaks as 本报, 本刊, 编辑部."""
    return any(t.label == "notice" for t in tokens[:3])


def _weigh_head(
    tokens: Sequence[Token],
    start: int,
    head_end: int,
    head_lines: Sequence[int],
    head: Reading,
    body: Sequence[Token],
) -> float:
    if not head_lines:
        first = tokens[start]
        if first.role == "jump":
            return 0.5
        if first.role == "ad":
            return 0.0
        if first.label == "dateline":
            return -0.8
        if _only(tokens[start:head_end], {"byline", "origin", "author-note"}):
            return -5.0
        if _MARKED.match(first.text) and first.role == "text":
            return -0.6 if first.gap >= 2 else -2.2
        if start and _is_closed(tokens[start - 1]) and tokens[start - 1].role != "jump":
            return -1.6
        return -2.5 if tokens[start].barrier >= 4 else -4.0
    weight = max(-8.0, min(head.weight, 4.0)) * 0.5
    weight -= 3.0 * sum(bool(signs.PHONE.search(tokens[i].text)) for i in head_lines)
    notices = [k for k, i in enumerate(head_lines) if tokens[i].label == "notice"]
    if notices:
        above = [tokens[i] for i in head_lines[: notices[0]]]
        labels = all(t.role == "column" and t.certainty >= SURE_LABEL for t in above)
        weight += 2.0 if labels else -6.0  # ◤便民告示◢ may stand above 关于…的通告
    return weight


SURE_LABEL = 0.9
"""A column's label of which so much is certain may stand above a notice's title."""


def _only(tokens: Sequence[Token], roles: set[str]) -> bool:
    return bool(tokens) and all(t.role in roles for t in tokens)


def _weigh_start(tokens: Sequence[Token], start: int) -> float:
    """What stands before the start: blank lines, breaks, the end of the article before."""
    token = tokens[start]
    weight = 0.0 if token.barrier == _ALWAYS else min(6.0, token.barrier)
    weight += round_ups.BEGINS if token.begins else 0.0
    if start == 0:
        return weight
    before = tokens[start - 1]
    if before.is_tail or before.role == "origin" or before.label == "signature":
        weight += 1.5
    elif before.role == "jump" and _is_out(before):
        weight += 1.0
    if token.gap >= 2:
        weight += min(1.5, 0.5 * (token.gap - 1))
    elif not (
        before.is_tail
        or before.role in {"origin", "jump", "byline", "author-note", "ad"}
        or token.barrier
    ):
        weight -= 0.4  # nothing says that the article before has ended
    return weight


def _weigh_bylines(
    tokens: Sequence[Token], traits: _Traits, start: int, head_end: int, end: int, signed: float
) -> float:
    part = tokens[start:end]
    if traits.advert[end] - traits.advert[start] >= ADVERT or is_notice(part):
        return -0.4
    in_head = sum(traits.names[start:head_end])
    in_body = sum(traits.names[head_end:end])
    weight = 0.0
    if not in_head and not in_body:
        origin = any(t.role in {"origin", "jump"} for t in part)
        weight -= (0.4 if origin else 1.4) * signed
    if in_head and in_body:
        weight -= 2.2
    weight -= 0.8 * max(0, in_head - 1) + 1.2 * max(0, in_body - 1)
    return weight


def _names_in_dateline(token: Token) -> bool:
    if token.label != "dateline":
        return False
    found = datelines.dateline(token.text)
    return bool(found and found[1])


def _weigh_body(
    tokens: Sequence[Token], traits: _Traits, start: int, head_end: int, end: int
) -> float:
    body = tokens[head_end:end]
    weight = 0.0
    part = tokens[start:end]
    advert = (
        traits.advert[end] - traits.advert[start] >= ADVERT
        and traits.plain[end] == traits.plain[start]
        and not is_notice(part)
    )
    if not advert:
        weight -= 3.0 * sum(t.role == "ad" for t in part)
    else:
        weight -= 1.5 * sum(
            t.role == "ad" and bool(signs.AD_LABEL.match(t.text)) for t in part[1:-1]
        )
    if advert and any(t.role == "column" and names_a_column(t) for t in part):
        weight -= 3.0
    text = [t for t in body if t.role in BODY_ROLES]
    if is_notice(part):
        weight -= 5.0 * sum(t.role in {"note", "standfirst", "origin", "quote"} for t in body)
    if not text:
        notes = any(
            t.role in {"note", "caption", "standfirst"} for t in tokens[max(0, head_end - 6) : end]
        )
        weight -= 0.6 if advert else 1.6 if notes else 3.5
    elif not advert and sum(width(t.text) for t in text) < 20:
        weight -= 1.0
    first = next((i for i, t in enumerate(body) if t.role in BODY_ROLES), len(body))
    last = max((i for i, t in enumerate(body) if t.role in BODY_ROLES), default=-1)
    weight -= 6.0 * sum(t.label == "dateline" for t in body[first + 1 :])
    headings: list[Token] = []
    last_heading = start
    i = 0
    while i < len(body):
        token = body[i]
        if i and token.role == "text" and token.gap >= 2 and _MARKED.match(token.text):
            weight -= 2.5
        if i and token.barrier:
            weight -= min(8.0, token.barrier)
        if i and token.begins:
            weight -= round_ups.BEGINS
        if i and body[i - 1].label == "signature" and token.label != "signature":
            weight -= 3.0
        if token.role in HEAD_ROLES and i >= 0:
            run = [token]
            while i + 1 < len(body) and body[i + 1].role in HEAD_ROLES:
                i += 1
                run.append(body[i])
            following = body[i + 1] if i + 1 < len(body) else None
            weight += _weigh_inner(
                run, following, advert=advert or (following is None and is_notice(part))
            )
            if following is not None and _asks(following) and not any(map(_asks, body[:i])):
                weight -= 1.0  # questions and answers begin below a headline of their own
            headings += [t for t in run if t.role == "short"]
            last_heading = head_end + i
            if traits.round_up[head_end + i]:
                # ◆标题 in a round-up heads an item of its own, signed or not
                weight -= 3.0 * sum(bool(_MARKED.match(t.text)) for t in run)
                weight -= round_ups.heads_item(body, i, len(run))
        elif token.role == "heading":
            headings.append(token)
        elif token.role == "byline":
            rest = [t for t in body[i + 1 :] if t.role in BODY_ROLES or t.role in HEAD_ROLES]
            if rest and not advert and not _asked_below(token, rest[0]):
                weight -= 5.0
        elif token.role == "jump" and i and not _is_out(token):
            weight -= 5.0
        elif token.role == "jump" and i < last:
            weight -= 3.0
        elif token.role == "origin" and i < last:
            weight -= 2.5
        elif token.role == "ad" and text:
            weight -= 1.0 * sum(width(t.text) > 60 for t in text)
        i += 1
    told = _is_part(tokens, start, end)
    if not told and traits.spacing[last_heading] <= spacing.STANDS_CLOSE:
        told = "close"
    if not told and any(_FEATURE.match(t.text) for t in tokens[start:head_end]):
        told = "feature"
    return weight + _parallel(headings, body, advert=advert, told=told)


# ——某某村走访记: below such a deck stands a feature, which has parts
_FEATURE = re.compile(
    r"^(?:——|--|―)[^。！？；]{4,30}(?:记|纪实|侧记|札记|手记|纪行|见闻|观察|调查|追踪|故事|素描|速写|剪影|的背后|启示)$"
)
REST_OF_SENTENCE = 40.0
"""Below a jump, text of this width is no article's whole second half."""


def _is_part(tokens: Sequence[Token], start: int, end: int) -> str:
    """Does it go on from (in), or on (out), another page?

    A continuation that has nothing but the rest of a sentence above its first short line goes on
    below it.
    """
    last = tokens[end - 1]
    if last.role == "jump" and _is_out(last):
        return "out"
    if tokens[start].role != "jump":
        return ""
    above = next((i for i in range(start, end) if tokens[i].role in HEAD_ROLES), end)
    said = sum(width(t.text) for t in tokens[start:above] if t.role == "text")
    return "out" if 0 < said <= REST_OF_SENTENCE else "in"


def _weigh_inner(run: Sequence[Token], following: Token | None, *, advert: bool) -> float:
    """Short lines inside a body: one before a paragraph is a heading; more are a head."""
    weight = 0.0
    if advert:
        # an advertisement holds no label of a column
        labels = sum(t.role == "column" and t.certainty >= 0.9 for t in run)
        return -0.15 * len(run) - 4.0 * labels
    for token in run:
        if token.role in {"kicker", "deck"}:
            weight -= 4.5 * token.certainty
        elif token.role == "column":
            weight -= 4.0 * token.certainty
        elif token.role == "title":
            weight -= 30.0 if token.fixed else 5.0
        elif token.label in {"notice", named.LABEL}:
            weight -= 4.0
        else:
            mark = signs.HEADING_MARK.match(token.text) or token.label == "marked"
            weight -= 0.1 if mark else 0.7
            if width(token.text) > 18:
                weight -= 0.6 + 0.1 * (width(token.text) - 18)
            if token.text[-1] in "：:":
                weight += 0.4
    if len(run) > 1:
        weight -= 2.4 * (len(run) - 1)
    if following is None:
        weight -= 2.2
    elif following.role == "byline" and not following.is_tail:
        weight -= 2.0
    if run[0].gap >= 2:
        weight -= 0.5
    return weight


_COUNTED = re.compile(
    r"^([一二三四五六七八九十])、|^[（(〔［【〖]([一二三四五六七八九十])[）)〕］】〗]|^(\d{1,2})[.、．]"
)


def _skips_number(headings: Sequence[Token]) -> bool:
    """三、 without 一、 and 二、 before it: the beginning was cut off."""
    for group in range(1, 4):
        first = next((m[group] for t in headings if (m := _COUNTED.match(t.text)) and m[group]), "")
        if first and first not in {"一", "1"}:
            return True
    return False


def _asks(token: Token) -> bool:
    return token.role == "text" and bool(re.match(r"^(?:问|[Q\uff31])\s*[:：]", token.text))


def _asked_below(signed: Token, token: Token) -> bool:
    """…作了解答。（本报记者 某某） above 问：…: who wrote the opening signs the whole interview."""
    return (
        signed.role == "byline"
        and signed.is_tail
        and token.role == "text"
        and token.gap == 0
        and bool(
            re.match(r"^(?:问|[Q\uff31]|记者|主持人|读者|网友|市民|职工)\s*\d?[:：]", token.text)
        )
    )


SHORT_ITEM = 420.0
"""An article of this width (in Han) or less hardly has a heading of its own."""


def _stands_off(heading: Token, body: Sequence[Token]) -> float:
    """A lone short line that looks like the headline of the next item, not like a heading."""
    text = [t for t in body if t.role == "text"]
    weight = 1.0 if sum(width(t.text) for t in text) <= SHORT_ITEM else 0.0
    at = body.index(heading)
    after = next((t for t in body[at + 1 :] if t.role == "text"), None)
    if after is None or not text or text[0] is after:
        return 0.0
    if heading.gap and after.gap and len(text) > 3:
        # blank lines part articles here, not paragraphs
        weight += 1.0 if not any(t.gap for t in text if t is not after and t is not text[0]) else 0
    return weight


def _parallel(
    headings: Sequence[Token], body: Sequence[Token], *, advert: bool, told: str
) -> float:
    """Headings come in sets of like form; a single one is rarer, but not in a part of a text.

    `told` says where it stands: in the part that goes out or comes in, close to its text, or in a
    feature.
    """
    if not headings:
        return 0.0
    if len(headings) == 1:
        verse = any(t.role == "verse" for t in body)
        marked = headings[0].hints.bold or bool(signs.HEADING_MARK.match(headings[0].text))
        placed = told in {"out", "close", "feature"} or (told == "in" and marked)
        if placed or headings[0].role == "heading" or headings[0].label == "marked" or verse:
            return -0.3
        return -1.2 - (0.0 if advert else _stands_off(headings[0], body))
    if _skips_number(headings):
        return -2.0
    marks = [bool(signs.HEADING_MARK.match(t.text)) or t.label == "marked" for t in headings]
    if all(marks):
        return 0.5 * len(headings)
    numbers = [bool(_COUNTED.match(t.text)) for t in headings]
    if any(numbers) and not numbers[0]:
        return -2.0 * numbers.index(True)  # 一、 begins below a headline of its own
    widths = [width(t.text) for t in headings]
    mean = sum(widths) / len(widths)
    spread = sum(abs(w - mean) for w in widths) / len(widths)
    return (0.6 if spread <= 1.0 else 0.35 if spread <= 2.5 else 0.0) * len(headings)
