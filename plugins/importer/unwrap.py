"""Lines -> Pieces: lines that were broken by a fixed width become one piece again.

Only where line widths cluster: there a line that is full goes on in the next one. A page whose
paragraphs are single lines has no cluster, and every line stays a piece of its own.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from plugins.importer import listed, names, narrow_columns, old_style, people, tails
from plugins.importer.model import Line, Piece
from plugins.importer.openings import (
    CREDITED,
    DONE,
    REPORTED,
    STRONG_START,
    begins_form,
    ends_entry,
)

NARROWEST = 11.0
"""Narrower lines than this are headlines or verse, not wrapped text (in Han widths)."""
SLACK = 1.6
"""A mark that may not begin a line makes the line before it this much shorter or longer."""
WIDEST_INDENT = 6
"""Characters: a line set further in stands at the right or in the middle."""
INDENT_REACH = 12
"""Lines: as far as an indent tells how paragraphs begin."""
_FINAL = re.compile(r"[。！？!?…][”’）)》]*$|[。！？!?…”’]$")
# …叫“指尖班”: a quotation's end alone stops no sentence
_STOPPED = re.compile(r"[。！？!?…][”’）)》]*$")
# 从“等米下锅”到“按需排产”——: above a headline, as wide as the column
_KICKER = re.compile(r"^[^。！？；]{6,28}(?:——|--)$")
# ——某某泵阀产业园三年追踪: below a headline, as wide as the column
_DECK = re.compile(r"^(?:——|--)[^。！？；]{4,40}$")
# 本报讯　棉桃镇…
REPORTS = re.compile(r"^[\u4e00-\u9fff]{2,6}讯[\s\u3000（(]")
_JUST_A_NAME = re.compile(r"^[（(][^（()）]{2,24}[)）]$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Width:
    """The cluster of a stretch of lines: full lines are about `full` Han characters wide."""

    full: float
    in_chars: bool
    """Measured in characters, as a text editor wraps, not in printed widths."""
    indent: float = 0.0
    """The first line of a paragraph is so much shorter: its indent was taken away."""


# Latin letters, digits and half-width marks; quotes, dashes and dots are as wide as a Han character
_NARROW = re.compile(r"[^\u2e80-\U0010ffff“”‘’—…·]")


@lru_cache(maxsize=8192)  # the outline weighs each paragraph a hundred times
def width(text: str) -> float:
    """In Han characters: Latin letters and half-width marks count half."""
    return len(text) - 0.5 * len(_NARROW.findall(text))


def _measure(line: Line, *, in_chars: bool, blanks: bool = True) -> float:
    """A line's width with its indent; without `blanks`, as it was before OCR set them."""
    text = (
        line.text
        if blanks
        else re.sub(r"(?<=[^\x00-\x7f])[ \u3000]+(?=[^\x00-\x7f])", "", line.text)
    )
    return _indent(line, in_chars=in_chars) + (float(len(text)) if in_chars else width(text))


def _indent(line: Line, *, in_chars: bool) -> float:
    """Two, unless the reader knows the blanks: four half-width ones are four characters."""
    blanks = line.hints.indent
    if not line.hints.indented or not 0 < len(blanks) <= WIDEST_INDENT or "\t" in blanks:
        return 2.0 if line.hints.indented else 0.0
    return float(len(blanks)) if in_chars else width(blanks) + 0.5 * blanks.count("\u2003")


# 看|鱼。”: a character that marks keep company is carried over with them; so is a word or figure
_CARRIED = re.compile(
    r"^(?:[^，。、；：？！”’）)》…\s](?P<marks>[，。、；：？！”’）)》…]{2,4})|(?P<word>[A-Za-z\d.,%]{2,12}))"
)


def _carried(line: Line, following: Line | None, *, in_chars: bool) -> float:
    """How much shorter a full line may be because what follows it could not be parted."""
    match = _CARRIED.match(following.text) if following is not None else None
    if match is None:
        return 0.0
    if match["marks"]:
        return float(len(match["marks"]) - 1)
    return (
        0.0
        if re.search(r"[A-Za-z\d]$", line.text)
        else (1.0 if in_chars else 0.5) * len(match["word"]) - 1.0
    )


def _is_full(line: Line, found: Width, following: Line | None = None) -> bool:
    # marks may hang beyond the edge: a line that ends in several of them may be longer
    marks = re.search(r"[，。、；：？！,.;:?!”’）)》]+$", line.text)
    hang = 0.9 * (len(marks.group()) - 1) if marks else 0.0
    measured = [_measure(line, in_chars=found.in_chars, blanks=b) for b in (True, False)]
    if line.hints.indented and found.in_chars:
        measured.append(measured[0] + 2.0)  # an editor counts four half-width blanks
    if line.hints.chars and found.in_chars:
        measured.append(float(line.hints.chars))
    if line.hints.printed and not found.in_chars:
        measured.append(line.hints.printed)
    short = SLACK + max(0.0, _carried(line, following, in_chars=found.in_chars))
    # …and one that stops in mid-sentence is full if it is wider than the others
    wide = bool(line.hints.chars or _FINAL.search(line.text))
    over = SLACK + hang if wide else max(2 * SLACK, SLACK + hang)
    return any(-short <= found_width - found.full <= over for found_width in measured)


def _is_full_first(line: Line, found: Width, slack: float = SLACK) -> bool:
    """Full but for the indent that was printed and is not there any more."""
    measured = _measure(line, in_chars=found.in_chars)
    return bool(found.indent) and abs(measured - (found.full - found.indent)) <= slack


EXACT = 0.6
INDENT = 2.0
FIRST_LINES = 4
AGREE = 0.8


def _without_indents(stretch: Sequence[Line]) -> Width | None:
    """Two widths, one two characters below the other: paragraphs whose indents were taken away.

    The shorter lines stand where a paragraph begins, the longer ones inside it; if they did not
    keep to that, the widths would mean nothing.
    """
    if any(line.hints.indented for line in stretch):
        return None
    for in_chars in (True, False):
        widths = [_measure(line, in_chars=in_chars, blanks=False) for line in stretch]
        for full in sorted({round(w) for w in widths if NARROWEST + INDENT <= w <= 60}):
            longs = [k for k, w in enumerate(widths) if abs(w - full) <= EXACT]
            firsts = [k for k, w in enumerate(widths) if abs(w - full + INDENT) <= EXACT]
            inner = sum(w >= full * 0.55 for w in widths)
            longer = sum(w > full + SLACK for w in widths)
            if min(len(longs), len(firsts)) < FIRST_LINES or longer > 0.12 * len(widths) + 1:
                continue
            told = longs + firsts
            inside = [k > 0 and (k - 1 in told) and not stretch[k].hints.blank_before for k in told]
            agree = sum(inside[: len(longs)]) + len(firsts) - sum(inside[len(longs) :])
            if len(told) >= 0.5 * inner and agree >= AGREE * len(told):
                return Width(full=float(full), in_chars=in_chars, indent=INDENT)
    return None


def unwrap(
    lines: Sequence[Line],
    is_apart: Callable[[Line], bool],
    *,
    over: frozenset[int] = frozenset(),
    is_said_to_desk: Callable[[str], bool] = lambda text: False,
) -> tuple[Piece, ...]:
    """Join hard-wrapped lines.

    Args:
        lines: cleaned, in order; furniture and doubled lines may stand among them.
        is_apart: True for a line that never takes part (a break).
        over: numbers of lines that were taken out (page numbers, doubled lines): what stands
            before one goes on behind it only in mid-sentence.
        is_said_to_desk: True for a text that no article goes on with.
    """
    cluster: dict[int, Width] = {}
    for part in (*_stretches(lines), *_windows(lines), *_blocks(lines)):  # the narrower view wins
        for at, (line, seen) in enumerate(_widths(part)):
            wider = cluster.get(id(line))
            if wider and wider.indent and not seen.indent:  # it sees only some lines of it
                continue
            if wider and _overflows(line, seen) and not _overflows(line, wider):
                continue  # another page's narrower column
            if wider and _keeps_to(part, at, wider, seen):
                continue  # another column begins inside this view
            cluster[id(line)] = seen
    widest = max((seen.full for seen in cluster.values()), default=0.0)
    for part in narrow_columns.runs(lines, widest):
        for line, seen in _widths(part):
            if id(line) not in cluster or not _is_full(line, cluster[id(line)]):
                cluster[id(line)] = seen
    tops = frozenset(id(line) for line in _tops(lines, cluster))
    told = sum(line.hints.ends for line in lines) >= ENDS_TOLD
    indented = [index for index, line in enumerate(lines) if line.hints.indented]
    texts = [line.text for line in lines]
    pieces: list[Piece] = []
    run: list[Line] = []
    for index, line in enumerate(lines):
        run.append(line)
        following = lines[index + 1] if index + 1 < len(lines) else None
        goes_on = (
            following is not None
            and not is_apart(line)
            and not is_apart(following)
            and (found := cluster.get(id(line))) is not None
            and (
                _is_full(line, found, following)
                or (len(run) == 1 and _is_full_first(line, found))
                or _is_ragged(line, following, found, inside=len(run) > 1)
            )
            and not (len(run) == 1 and id(line) in tops)
            and not (_STOPPED.search(line.text) and _is_full_first(following, found, EXACT))
            and _goes_on(line, following, len(run), indents=_is_near(index, indented))
            and not (_FINAL.search(line.text) and is_said_to_desk(following.text))
            and not (_FINAL.search(line.text) and _is_label(following, found))
            and not (
                len(run) == 1 and _is_set_wide(line, following) and _is_label(following, found)
            )
            and not (
                line.number + 1 in over
                and line.text[-1] not in "”’"
                and _FINAL.search(line.text)
                and not following.hints.indented
                and not _is_near(index, indented)
            )
        ) or (
            following is not None
            and (
                _closes(line, following)
                or splits_jump(line.text, following.text)
                or _leaves_marks(run, following)
                or _drops(line, following)
                or (told and _is_told(line, following, is_apart))
                or (_is_rest(line, following) and listed.is_cut(texts, index))
            )
        )
        if not goes_on:
            pieces.append(_piece(run))
            run = []
    return tuple(pieces)


def _overflows(line: Line, found: Width) -> bool:
    """No line is much longer than its column is wide."""
    measured = [_measure(line, in_chars=found.in_chars, blanks=b) for b in (True, False)]
    return min(measured) > found.full + 2 * SLACK


def _keeps_to(part: Sequence[Line], at: int, before: Width, now: Width) -> bool:
    """Full as seen before, and not as seen now, the line and one beside it."""

    def full(line: Line) -> bool:
        return _is_full(line, before) and not _is_full(line, now)

    beside = (*part[max(0, at - 1) : at], *part[at + 1 : at + 2])
    return full(part[at]) and any(full(line) for line in beside)


RAGGED = 3.5
"""In Han widths: so much shorter a line may be that was typed again by hand."""


def _is_ragged(line: Line, following: Line, found: Width, *, inside: bool) -> bool:
    """Nearly full, in mid-sentence, with text before it and a full line after it."""
    measured = _measure(line, in_chars=found.in_chars)
    return (
        (inside or line.hints.indented or REPORTS.match(line.text) is not None)
        and found.full - RAGGED <= measured < found.full
        and bool(re.search(r"[\u4e00-\u9fffA-Za-z\d，、：；]$", line.text))
        and bool(re.search(r"[，。、；：！？]", following.text))
        and (_is_full(following, found) or _STOPPED.search(following.text) is not None)
    )


BLOCK_PARAGRAPHS = 1.5
"""Paragraphs that end inside a block, on the average."""


def _tops(lines: Sequence[Line], cluster: Mapping[int, Width]) -> Iterator[Line]:
    """First lines of blocks that hold several paragraphs without blank lines: they head them.

    Where paragraphs follow one another without a blank line and without an indent, a blank line
    parts articles, so that the line below it is no text, even if it is as wide as the column.
    """
    inner = {
        id(block[0]): sum(_ends_paragraph(line, cluster) for line in block[1:-1])
        for block in _blocks(lines)
        if not any(line.hints.indented for line in block)
    }
    if sum(inner.values()) < BLOCK_PARAGRAPHS * len(inner):
        return
    for block in _blocks(lines):
        at = 1 if _KICKER.match(block[0].text) else 0
        if inner.get(id(block[0])) and not re.search(r"[。！？；，：,;:?!]", block[at].text[:-1]):
            yield block[at]


def _ends_paragraph(line: Line, cluster: Mapping[int, Width]) -> bool:
    found = cluster.get(id(line))
    return bool(found and _STOPPED.search(line.text) and width(line.text) < found.full - 2 * SLACK)


def _is_close(following: Line) -> bool:
    return not (following.hints.blank_before or following.hints.breaks)


def _is_rest(line: Line, following: Line) -> bool:
    """What is set in, below a line that is not, begins a paragraph."""
    return _is_close(following) and not (following.hints.indented and not line.hints.indented)


ENDS_TOLD = 5
"""A file with so many end-of-paragraph marks has one at every paragraph's end."""


def _is_told(line: Line, following: Line, is_apart: Callable[[Line], bool]) -> bool:
    """No mark says that the paragraph ends: it goes on."""
    hints = following.hints
    return not (
        line.hints.ends
        or hints.blank_before
        or hints.breaks
        or hints.indented
        or is_apart(line)
        or is_apart(following)
        or STRONG_START.match(following.text)
    )


def _drops(line: Line, following: Line) -> bool:
    """老 | 周的裤兜里…: a letter set large at the beginning of a text."""
    return bool(
        re.fullmatch(r"[“《]?[\u4e00-\u9fff]", line.text)
        and width(following.text) >= DROPPED_BESIDE
        and not old_style.is_verse(following.text)
        and not (following.hints.blank_before or following.hints.breaks or following.hints.indented)
        and re.search(r"[，。、；：]", following.text)
        and not STRONG_START.match(following.text)
    )


DROPPED_BESIDE = 9.0
"""Beside a letter set large stands a line of a column, not half a verse."""

# ): a bracket that found no room on the line it closes; 。 ”。: marks that found none
CLOSES = re.compile(r"^(?:[)）】』」]|[。，、；：？！”’》）…]{1,4})$")
_OPENING = str.maketrans("”’》）)】", "“‘《（（【")
_OPEN_NAMES = re.compile(r"[（(][\u4e00-\u9fff \u3000、]{1,10}$")
_REST_OF_NAMES = re.compile(r"^[\u4e00-\u9fff \u3000、]{1,8}[)）]$")


_WHOLE_NAME = re.compile(
    r"[（(](?:[\u4e00-\u9fff]{2,4}[ \u3000、]+)*"
    r"(?!(?:欧阳|上官|司马|诸葛|夏侯|慕容|宗政|西门|南宫|东方|令狐|公孙|皇甫|尉迟|轩辕|端木|司徒|司空|闻人|钟离|长孙|鲜于|宇文|闾丘|申屠|淳于|濮阳|澹台|拓跋|百里|呼延|万俟)$)"
    r"[\u4e00-\u9fff]{2,4}$"
)
_HALF_ROLE = re.compile(r"(?:实习|见习|首席|特约|通讯|本报|本刊|评论|摄)$")
_NEXT_NAME = re.compile(r"^[\u4e00-\u9fff]{2,4}(?:[ \u3000、]+[\u4e00-\u9fff]{2,4})*[)）]")


def _closes(line: Line, following: Line) -> bool:
    """(宗政柳 | 贝小川): names in brackets over two lines, whatever the width."""
    if following.hints.blank_before or following.hints.breaks or not _OPEN_NAMES.search(line.text):
        return False
    return bool(CLOSES.match(following.text) or _REST_OF_NAMES.match(following.text))


_PAGE = r"(?:[A-D]?\d{0,2}|[一二三四五六七八九十]{0,2})"
_OPEN_JUMP = re.compile(rf"[（(【\[［]\s*(?:下\s*转|上\s*接|紧\s*接|转|接)\s*第?\s*{_PAGE}$")
_REST_OF_JUMP = re.compile(rf"^第?\s*{_PAGE}\s*版[^()（）。]{{0,20}}[)）】\]］]")


def splits_jump(text: str, following: str) -> bool:
    """(下转第 | 6版): a jump over two lines; the rest of it is no head of a page."""
    return bool(_OPEN_JUMP.search(text.rstrip()) and _REST_OF_JUMP.match(following.lstrip()))


def _leaves_marks(run: Sequence[Line], following: Line) -> bool:
    """…他说 | 。: marks alone on a line, wrapped by a machine that lets a line begin with them."""
    text, marks = run[-1].text, following.text
    if following.hints.blank_before or following.hints.breaks or not CLOSES.match(marks):
        return False
    if width(text) < NARROWEST:
        return False
    if not _FINAL.search(text):
        return True
    opening = marks[0].translate(_OPENING)
    whole = "".join(line.text for line in run)
    return opening != marks[0] and whole.count(opening) > whole.count(marks[0])


def _is_label(line: Line, found: Width) -> bool:
    """Short and no sentence's end: a headline, a name, not the last line of a paragraph."""
    printed = line.hints.chars if found.in_chars else line.hints.printed  # before blanks went
    measured = max(_measure(line, in_chars=found.in_chars), printed)
    is_short = measured < found.full - SLACK
    if is_short and (signed := tails.tail(line.text)) and _STOPPED.search(signed[0]):
        return False  # 园区安监员某某说。 ■ 某某: the end of a text and who wrote it
    return is_short and not _STOPPED.search(line.text) and line.text[-1] not in "）)，"


def _is_set_wide(line: Line, following: Line) -> bool:
    """A headline with blanks between its characters; the line below it has none."""
    return bool(line.hints.chars and not following.hints.chars and not line.hints.indented)


def _is_near(index: int, indented: Sequence[int]) -> bool:
    """Do paragraphs around here begin with blanks? Then nothing else begins one."""
    return any(abs(index - at) <= INDENT_REACH for at in indented)


def _signs_above(line: Line, following: Line) -> bool:
    """本 报 记 者  某 某, as wide as the column: below it begins a text, not more names."""
    found = people.parse(line.text) if re.search(r"记者|通讯员|作者", line.text) else None
    return (
        found is not None
        and not _REST_OF_NAME.match(following.text)
        and all(names.is_name(byline.name) for byline in found.bylines)
    )


# 新 · 然 鲁小舟: the last character of a name that was cut
_REST_OF_NAME = re.compile(r"^[\u4e00-\u9fff](?:$|[\s\u3000、].{0,14}$)")


def _is_signed(text: str, following: str) -> bool:
    """Does the line end in a whole by-line? ■ 本报记 is none yet, ■ 乔立 may still get its end."""
    found = tails.tail(text)
    if found is None:
        return False
    return text[-1] in ")）】〕］" or (
        found[1].raw[:1] in people.MARKS
        and not _REST_OF_NAME.match(following)
        and all(names.is_name(byline.name) for byline in found[1].bylines)
    )


# 某高新区 142.6 23.1%, with tabs between: the row of a table, whatever its width
_ROW = re.compile(r"\S[ ]*\t[ \t]*\S.*\S[ ]*\t[ \t]*\S")


def _goes_on(line: Line, following: Line, length: int, *, indents: bool) -> bool:
    hints = following.hints
    if _ROW.search(line.text) or _ROW.search(following.text):
        return False
    if line.hints.ends or line.hints.whole or hints.whole or line.hints.level or hints.level:
        return False
    if (
        CREDITED.search(line.text)
        or REPORTED.search(line.text)
        or DONE.search(line.text)
        or _is_signed(line.text, following.text)
        or (re.search(r"(?:——|--)$", following.text) and len(following.text) <= 16)
    ):
        return False
    if length == 1 and _KICKER.match(line.text) and not line.hints.indented:
        return False
    if length == 1 and _DECK.match(line.text) and re.search(r"[，。！？；：]", following.text):
        return False
    if line.text[-1] in "(（" and not hints.blank_before:
        return True  # 四成和(|下转第四版)
    if hints.blank_before or hints.breaks or hints.indented:
        return False
    if begins_form(following.text) or ends_entry(line.text):
        return False
    inside = length > 1 and following.text.startswith("——") and not _FINAL.search(line.text)
    if STRONG_START.match(following.text) and not inside:
        return False
    if length == 1 and (_JUST_A_NAME.match(line.text) or _signs_above(line, following)):
        return False
    if _FINAL.search(line.text) and not indents:
        # A full stop at the end of a full line: chance, more often than a paragraph's end; but
        # a name in brackets or a quotation that follows it begins something new.
        return not _JUST_A_NAME.match(following.text) and following.text[0] not in "“‘"
    return True


def _stretches(lines: Sequence[Line]) -> list[list[Line]]:
    """Parts that may have widths of their own: between breaks."""
    parts: list[list[Line]] = [[]]
    for line in lines:
        if line.hints.breaks and parts[-1]:
            parts.append([])
        parts[-1].append(line)
    return parts


WINDOW_LINES = 14


def _windows(lines: Sequence[Line]) -> list[Sequence[Line]]:
    """Overlapping views for pages without blank lines: widths change from article to article."""
    if len(lines) < 2 * WINDOW_LINES:
        return []
    step = WINDOW_LINES // 2
    views = [lines[at : at + WINDOW_LINES] for at in range(0, len(lines) - step, step)]
    if sum(bool(line.hints.blank_before) for line in lines) * 12 > len(lines):
        return [view for view in views if _is_prose(view)]
    return views


def _is_prose(view: Sequence[Line]) -> bool:
    """Most of the longer lines hold a comma or a stop: text, not a list of headlines."""
    long = [line.text for line in view if width(line.text) >= NARROWEST]
    return sum(bool(re.search(r"[，。；、,]", text)) for text in long) >= 0.6 * len(long)


def _blocks(lines: Sequence[Line]) -> list[list[Line]]:
    """Parts between blank lines: each article of a page may have a width of its own."""
    parts: list[list[Line]] = [[]]
    for line in lines:
        if (line.hints.blank_before or line.hints.breaks) and parts[-1]:
            parts.append([])
        parts[-1].append(line)
    # a page without a blank line is no narrower view than the whole
    return [part for part in parts if 6 <= len(part) < len(lines)]


def _widths(stretch: Sequence[Line]) -> list[tuple[Line, Width]]:
    """The lines of a stretch with its cluster, none when there is none.

    A cluster is five lines or more, over half of all, and most of them end in mid-sentence.
    """
    if bare := _without_indents(stretch):
        return [(line, bare) for line in stretch]
    best: Width | None = None
    best_share = 0.0
    for in_chars in (False, True):
        widths = [
            (not in_chars and line.hints.printed) or _measure(line, in_chars=in_chars, blanks=False)
            for line in stretch
        ]
        measured = [
            (w, line)
            for w, line, after in zip(widths, stretch, stretch[1:], strict=False)
            if not after.hints.blank_before and NARROWEST <= w <= 60
        ]
        if len(measured) < 5:
            return []
        followers = [w for w, _ in measured]
        counts = Counter(round(w) for w in followers)
        full = max(counts, key=lambda w: (counts[w] * 2 + counts[w - 1] + counts[w + 1], counts[w]))
        near = [w for w in followers if abs(w - full) <= SLACK]
        # a paragraph on one long line says that nothing here is wrapped
        longer = sum(w > full + 2 * SLACK for w in widths)
        inner = sum(w >= full * 0.55 for w in followers)
        # an editor that wraps by characters is exact, a printed width is not
        share = sum(abs(w - full) <= (0.1 if in_chars else 0.6) for w in followers) / len(stretch)
        if len(near) < 5 or len(near) < 0.55 * inner or longer > 0.12 * len(followers) + 1:
            continue
        open_ends = [not _FINAL.search(line.text) for w, line in measured if abs(w - full) <= SLACK]
        if sum(open_ends) < 0.6 * len(open_ends):
            continue
        if share >= best_share:
            best_share = share
            best = Width(full=sum(near) / len(near), in_chars=in_chars)
    return [(line, best) for line in stretch] if best else []


def _piece(run: Sequence[Line]) -> Piece:
    text, starts = "", []
    for line in run:
        hyphened = bool(re.search(r"[A-Za-z]-$", text)) and bool(re.match(r"[a-z]", line.text))
        if not hyphened and re.search(r"[A-Za-z]$", text) and re.match(r"[A-Za-z]", line.text):
            text += " "
        if hyphened:
            text = text[:-1]  # Win-|dows95
        if _WHOLE_NAME.search(text) and _NEXT_NAME.match(line.text) and not _HALF_ROLE.search(text):
            text += " "
        starts.append(len(text))
        text += line.text
    return Piece(lines=tuple(run), text=text, starts=tuple(starts))


def single(line: Line) -> Piece:
    """One line as a piece of its own."""
    return Piece(lines=(line,), text=line.text, starts=(0,))


def is_wrapped(lines: Sequence[Line]) -> bool:
    """Is at least a third of the lines part of a cluster's full lines?"""
    found = {id(line): w for part in _stretches(lines) for line, w in _widths(part)}
    full = sum(id(line) in found and _is_full(line, found[id(line)]) for line in lines)
    return full * 3 >= len(lines)
