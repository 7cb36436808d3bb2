"""Verse: runs of short lines, set off by blank lines or typed as a quotation."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from plugins.importer import (
    caption_forms,
    datelines,
    forms,
    listed,
    old_style,
    people,
    photo_credits,
    poem_titles,
    signs,
    slashed_verses,
)
from plugins.importer.heads import together
from plugins.importer.tokens import HEAD_ROLES, Roles, Token
from plugins.importer.unwrap import width
from plugins.newspaper.chinese import HAN

VERSE_WIDTH = 22.0


_QUOTED = re.compile(r"^[>＞][ \u3000]*(?P<text>.*)$")


def quoted(bases: Sequence[Token], roles: Roles) -> None:
    """A poem typed as Markdown's quotation: four `>` lines or more, a bare `>` parts stanzas.

    Runs before anything else looks at the marks: a single `>` line is a caption.
    """
    index = 0
    while index < len(bases):
        run: list[int] = []
        while (
            index + len(run) < len(bases)
            and roles[index + len(run)] is None
            and _QUOTED.match(bases[index + len(run)].text)
            and (not run or bases[index + len(run)].gap <= 1)
        ):
            run.append(index + len(run))
        lines = [_QUOTED.sub(r"\g<text>", bases[k].text).strip() for k in run]
        while lines and not lines[-1]:
            lines.pop()
        said = [line for line in lines if line]
        if (
            len(said) >= 4
            and max(map(width, said)) <= VERSE_WIDTH
            and _sings(said)
            and not any(signs.CAPTION_START.match(x) or photo_credits.credit(x) for x in said)
        ):
            parts = [
                f"\n{line}" if bases[k].gap and k != run[0] else line
                for k, line in zip(run, lines, strict=False)
            ]
            verse = replace(
                bases[run[0]],
                role="verse",
                text=re.sub(r"\n{3,}", "\n\n", "\n".join(parts)).strip("\n"),
                certainty=0.85,
                reason="行首有 > 的连续短行，像诗",
                numbers=tuple(n for k in run for n in bases[k].numbers),
            )
            roles[run[0]] = verse
            for k in run[1:]:
                roles[k] = replace(verse, role="gone")
        index += max(1, len(run))


def verses(bases: Sequence[Token], roles: Roles) -> None:
    """Stanzas: runs of short lines without blank lines between them, four lines or more in all."""
    slashed_verses.poems(bases, roles)
    _spaced_verses(bases, roles)
    old_style.poems(bases, roles)
    runs = _stanzas(bases, roles)
    stanzas = [s for k, s in enumerate(runs) if len(s) >= 2 or _is_title(bases, runs, k)]
    groups: list[list[list[int]]] = []
    for stanza in stanzas:
        if groups and stanza[0] == groups[-1][-1][-1] + 1 and bases[stanza[0]].gap <= 2:
            groups[-1].append(stanza)
        else:
            groups.append([stanza])
    for group in [poem for printed in groups for poem in _without_heads(bases, printed)]:
        lines = [k for stanza in group for k in stanza]
        if len(lines) < 4 or not _sings([bases[k].text for k in lines]):
            continue
        if max(map(len, group)) < 3 and not _is_below_author(bases, roles, group):
            continue
        if len(group) == 1 and len(lines) <= 6 and _heads_text(bases, roles, lines):
            continue
        for poem in _poems(bases, roles, group):
            _sing(bases, roles, poem)


HEAD_LINES = 4
"""Lines above a poem: column, headline over two lines, author."""


def _without_heads(bases: Sequence[Token], group: list[list[int]]) -> list[list[list[int]]]:
    """■车间诗页 | 题目 | 笔名: what stands above a first stanza is no stanza, and parts poems.

    It begins with a column's mark, or is not set in where all the stanzas are.
    """
    short = [len(stanza) <= HEAD_LINES for stanza in group]
    marked = [bool(re.match(r"^[■◆●▲★◎□◇○▌▍]", bases[s[0]].text)) for s in group]
    flush = [not any(bases[k].hints.indented for k in stanza) for stanza in group]
    inset = [all(bases[k].hints.indented for k in stanza) for stanza in group]
    last = len(group) - 1  # flush below stanzas that are set in: the next article's head
    heads = [f and (at in {0, last} or _signs(bases, group[at])) for at, f in enumerate(flush)]
    told = any(inset) and all(h or i for h, i in zip(heads, inset, strict=True))
    poems: list[list[list[int]]] = [[]]
    for at, stanza in enumerate(group):
        apart = (told and heads[at]) or (marked[at] and sum(marked) == 1)
        if short[at] and len(group) > 1 and apart:
            poems.append([])
        else:
            poems[-1].append(stanza)
    return [poem for poem in poems if poem]


def _signs(bases: Sequence[Token], stanza: Sequence[int]) -> bool:
    """题目 | 某某: a headline, and who wrote what follows."""
    last = bases[stanza[-1]].text
    return 1 < len(stanza) < HEAD_LINES and (
        people.parse(last) is not None or (len(stanza) == 2 and bool(_PEN_NAME.match(last)))
    )


def _is_below_author(bases: Sequence[Token], roles: Roles, group: Sequence[Sequence[int]]) -> bool:
    """Couplets are a poem only right below who wrote it, or what the editor marked as a head."""
    first, after = group[0][0], group[-1][-1] + 1
    if len(group) < 2 or first == 0:
        return False
    above, head = bases[first - 1], roles[first - 1]
    signed = head is None and (
        people.parse(above.text) is not None
        or (bool(_PEN_NAME.match(above.text)) and _is_under_poems(bases, first))
    )
    marked = head is not None and head.fixed and head.role in HEAD_ROLES | {"byline"}
    goes_on = after < len(bases) and roles[after] is None and bases[after].gap == 0
    return (signed or marked) and not goes_on


# 麦 子: a pen name set wide, or of two or three characters
_PEN_NAME = re.compile(rf"^[{HAN}](?:[{HAN}]{{1,3}}|[ \u3000]+[{HAN}])$")
# 【诗页】 · 园丁诗笺
_POEMS = re.compile(
    r"^[【\[［〖《●■◆]?[^，。]{0,6}(?:诗|词|歌谣|民谣)[^，。]{0,4}[】\]］〗》●■◆]?$"
)


def _is_under_poems(bases: Sequence[Token], first: int) -> bool:
    """A column of poems, or a headline that says so, stands right above."""
    return any(_POEMS.match(b.text.strip()) for b in bases[max(0, first - 4) : first])


def _is_title(bases: Sequence[Token], runs: Sequence[list[int]], at: int) -> bool:
    """脚手架, alone between two stanzas of several poems: the second poem's title."""
    if not 0 < at < len(runs) - 1:
        return False
    before, line, after = runs[at - 1], runs[at][0], runs[at + 1]
    return (
        before[-1] + 1 == line == after[0] - 1
        and len(before) >= 2
        and len(after) >= 2
        and any(_SEVERAL.search(b.text) for b in bases[max(0, line - POEM_REACH) : line])
    )


POEM_REACH = 30


def _sing(bases: Sequence[Token], roles: Roles, poem: Sequence[Sequence[int]]) -> None:
    """The stanzas become one verse."""
    lines = [k for stanza in poem for k in stanza]
    verse = replace(
        bases[lines[0]],
        role="verse",
        text="\n\n".join("\n".join(bases[k].text for k in stanza) for stanza in poem),
        certainty=0.8,
        reason="连续的短行，像诗",
        numbers=tuple(n for k in lines for n in bases[k].numbers),
    )
    roles[lines[0]] = verse
    for k in lines[1:]:
        roles[k] = replace(verse, role="gone")


# 夜班的灯（外一首） · 车间四章（组诗）: more than one poem stands below
_SEVERAL = re.compile(
    r"外[一二三四五六]首|组\s*诗|[二两三四五六七八九十]\s*[首章题咏阕叠韵](?:[（(][^（()）]{2,6}[)）])?(?:[)）]|$)"
)
TITLE_ABOVE = 5
"""Lines: how far above the first stanza such a headline stands."""


def _poems(
    bases: Sequence[Token], roles: Roles, group: Sequence[list[int]]
) -> list[list[list[int]]]:
    """One poem, or several: 筛 above the second one is its heading."""
    parts = _numbered(bases, roles, group)
    if parts:
        return parts
    first = group[0][0]
    if not any(_SEVERAL.search(b.text) for b in bases[max(0, first - TITLE_ABOVE) : first]):
        return [list(group)]
    widths = [width(bases[k].text) for stanza in group for k in stanza[1:]]
    mean = sum(widths) / max(1, len(widths))
    titles = poem_titles.inner(bases, group, mean)
    poems: list[list[list[int]]] = [[]]
    for at, stanza in enumerate(group):
        if at in titles:
            roles[stanza[0]] = replace(
                bases[stanza[0]], role="heading", certainty=0.75, reason="组诗里第二首的题目",
                text=together(bases[stanza[0]].text),
            )  # fmt: skip
            poems.append([])
            stanza = stanza[1:]
        if stanza:
            poems[-1].append(stanza)
    head = bases[group[0][0]]
    if (
        len(poems) == len(group) > 1
        and len(group[0]) > 2
        and bases[group[0][0]].text[-1] not in "，。；、！？,.;!?"
        and width(head.text) <= 0.6 * mean
    ):  # every other poem of the set has its title
        roles[group[0][0]] = replace(
            head, role="heading", certainty=0.7, reason="组诗里第一首的题目"
        )
        poems[0] = [poems[0][0][1:]]
    return [poem for poem in poems if poem]


# 一、铁匠铺 · （二）补胎的人 · 其三 · 四
_PART = re.compile(
    r"^(?:[一二三四五六七八九十]{1,2}(?:[、．.]|[ \u3000]+|$)"
    r"|[（(〔［【〖][一二三四五六七八九十\d]{1,2}[)）〕］】〗]"
    r"|[其之][一二三四五六七八九十](?:$|[：:、 \u3000])|\d{1,2}$)"
)


def _numbered(
    bases: Sequence[Token], roles: Roles, group: Sequence[list[int]]
) -> list[list[list[int]]]:
    """一、铁匠铺 atop a stanza, 二、 atop a later one: the parts of one set of poems."""
    heads = [bool(_PART.match(bases[stanza[0]].text)) for stanza in group]
    if sum(heads) < 2 or not heads[0]:
        return []
    poems: list[list[list[int]]] = []
    for stanza, is_head in zip(group, heads, strict=True):
        if is_head:
            roles[stanza[0]] = replace(
                bases[stanza[0]], role="heading", certainty=0.8, reason="组诗里带序号的小题"
            )
            poems.append([])
            stanza = stanza[1:]
        if stanza:
            poems[-1].append(stanza)
    return [poem for poem in poems if poem]


SPACED_LINES = 6
"""A poem whose lines are parted by blank lines must have so many, below its author."""


def _spaced_verses(bases: Sequence[Token], roles: Roles) -> None:
    """Lines with a blank line between each, two between stanzas, below a by-line."""
    index = 1
    while index < len(bases):
        run = [index]
        while (
            run[-1] + 1 < len(bases)
            and roles[run[-1] + 1] is None
            and _is_verse_line(bases[run[-1] + 1])
            and 1 <= bases[run[-1] + 1].gap <= 2
        ):
            run.append(run[-1] + 1)
        starts = (
            roles[index] is None
            and _is_verse_line(bases[index])
            and people.parse(bases[index - 1].text) is not None
        )
        texts = [bases[k].text for k in run]
        if starts and len(run) >= SPACED_LINES and _sings(texts):
            parts = [
                ("\n\n" if bases[k].gap >= 2 and k != index else "\n") + bases[k].text for k in run
            ]
            verse = replace(
                bases[index],
                role="verse",
                text="".join(parts).strip("\n"),
                certainty=0.7,
                reason="署名下面连续的短行，像诗",
                numbers=tuple(n for k in run for n in bases[k].numbers),
            )
            roles[index] = verse
            for k in run[1:]:
                roles[k] = replace(verse, role="gone")
            index = run[-1]
        index += 1


def _heads_text(bases: Sequence[Token], roles: Roles, lines: Sequence[int]) -> bool:
    """A few short lines right above a by-line or a paragraph are a head, not a poem."""
    after = lines[-1] + 1
    if (
        after >= len(bases)
        or roles[after] is not None
        or any(bases[k].text[-1] in "，,。；;！!" for k in lines)
    ):
        return False
    text = bases[after].text
    return (
        bases[after].gap == 0 and (people.parse(text) is not None or not signs.is_short(text))
    ) or datelines.dateline(text) is not None


def _stanzas(bases: Sequence[Token], roles: Roles) -> list[list[int]]:
    runs: list[list[int]] = []
    texts = [base.text for base in bases]
    for index, base in enumerate(bases):
        in_list = listed.is_listed(texts, index)
        if roles[index] is not None or in_list or not _is_verse_line(base):
            continue
        if runs and runs[-1][-1] == index - 1 and base.gap == 0:
            runs[-1].append(index)
        else:
            runs.append([index])
    return [_gives_up_title(bases, _without_title(bases, run)) for run in runs]


def _without_title(bases: Sequence[Token], run: list[int]) -> list[int]:
    """节气谚语 / 白露身不露，秋分夜微凉。/ …: the only line without a stop heads the others."""
    stops = [bases[k].text[-1] in "，,。；;！!？?" for k in run]
    if len(run) >= 4 and not stops[0] and all(stops[1:]):
        return run[1:]
    return run


def _gives_up_title(bases: Sequence[Token], run: list[int]) -> list[int]:
    """父亲的扳手 | 乔木生 | …: the line above a name is the next poem's headline.

    Only where the poem above has its own author above it, too.
    """
    after, start = run[-1] + 1, run[0]
    signed_above = any(people.parse(b.text) for b in bases[max(0, start - 2) : start])
    if (
        len(run) >= 4
        and signed_above
        and after + 1 < len(bases)
        and people.parse(bases[after].text)
        and not people.parse(bases[after + 1].text)
        and signs.is_short(bases[run[-1]].text)
    ):
        return run[:-1]
    return run


def _is_verse_line(base: Token) -> bool:
    text = base.text
    if re.match(r"^[▼▽▾◢◣◤▓►➤]", text):
        return False
    if width(text) > VERSE_WIDTH or len(base.numbers) > 1 or base.hints.level:
        return False
    if signs.AUTHOR_NOTE.match(text) or signs.ORIGIN.match(text):
        return False
    if (
        signs.ITEM_MARK.match(text)
        or signs.CAPTION_START.match(text)
        or signs.BRACKETED.match(text)
        or (signs.CONTACT.search(text) and re.search(r"[:：@\d]", text))
    ):
        return False
    if re.search(r"[。！？!?].*[。！？!?]|\d{3}|[:：].*[:：]|讯[\s（(]", text) or signs.FIELD.match(
        text
    ):
        return False
    return (
        people.parse(text) is None
        and not caption_forms.is_work_of_art(text)
        and photo_credits.credit(text) is None
        and not signs.GUIDE_ENTRY.search(text)
        and forms._kicker_deck(base, frozenset()) == []
    )


def _sings(texts: Sequence[str]) -> bool:
    """Verse: lines of like length or of free short lines; wrapped prose has full lines instead."""
    widths = [width(t) for t in texts]
    mean = sum(widths) / len(widths)
    stops = sum(t[-1] in "，,。；;！!？?、" for t in texts) / len(texts)
    quoted = sum(t[0] in '“"' and t[-1] in '”"' for t in texts)
    return mean <= 16 and (stops >= 0.4 or mean <= 13 or stops <= 0.2) and quoted < len(texts)


def below_marks(tokens: Sequence[Token]) -> list[Token]:
    """Short lines that are all there is below a marked headline are its text: a small poem."""
    made: list[Token] = []
    index = 0
    while index < len(tokens):
        made.append(tokens[index])
        index += 1
        if not (made[-1].fixed and made[-1].role == "title"):
            continue
        while index < len(tokens) and (
            (tokens[index].fixed and tokens[index].role in {"title", "deck", "column"})
            or (tokens[index].role == "byline" and not tokens[index].is_tail)
        ):
            made.append(tokens[index])
            index += 1
        end = index
        while end < len(tokens) and tokens[end].role == "short" and not tokens[end].label:
            end += 1
        closes = end == len(tokens) or tokens[end].fixed or tokens[end].role in _CLOSES
        if end > index and closes:
            made += _small_poem(tokens[index:end])
            index = end
    return made


_CLOSES = frozenset({"break", "page-header", "staff", "mark"})


def _small_poem(lines: Sequence[Token]) -> list[Token]:
    reason = "行首有 # 的标题下面只有这几行"
    if len(lines) == 1 or not _sings([line.text for line in lines]):
        return [replace(line, role="text", certainty=0.7, reason=reason) for line in lines]
    parts = [f"\n{line.text}" if line.gap and k else line.text for k, line in enumerate(lines)]
    return [
        replace(
            lines[0],
            role="verse",
            text="\n".join(parts),
            certainty=0.7,
            reason=f"{reason}，像诗",
            numbers=tuple(n for line in lines for n in line.numbers),
        )
    ]
