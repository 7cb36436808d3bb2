"""Typesetting: what is shown (DESIGN.md 3.3). The one import of typogrify.

Only spans and `<wbr>` are added, never another character: what a reader copies is what is stored.
In a table the columns of figures and the sums are marked (tables.py).
The spans carry class names that base.css sets:

    hang          an opening mark at the start of a headline or paragraph, hung by half an em
    dash          —— and ……: one mark of two em, never broken
    dot           a letter with the dot · after it: 谷·太原 never begins a line with the dot
    number        a number with its unit (25日, 4.71亿元), never torn apart
    caps, amp     PFLOPS and the & of R&D, found by typogrify in runs of Latin text
    clause        a part of a long headline that ends with a stop: a line ends there first
    double-open … straight quotes of an English sentence; smartypants says which way they turn

typogrify is harmful on whole Chinese text (run: `...` became one `…`, quotes between 汉字 all
closing), so it is given runs of Latin text only, and what it does is taken over as places, never
as characters.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Set
from functools import lru_cache
from html import escape, unescape
from itertools import pairwise

from lxml import html as lxml_html
from markupsafe import Markup
from typogrify import filters as typogrify

from plugins.newspaper.chinese import HAN
from plugins.typography.breaks import OPENING, break_places, clauses
from plugins.typography.pieces import BREAK, Piece, clause, joined, put_first, set_element
from plugins.typography.tables import mark_table

CACHED_HEADLINES = 20_000
CACHED_BLOCKS = 4_000

# 第13期, 2025年, 4.71亿元, 500余家: digits, what multiplies them, one measure word.
# A digit that goes on from Latin letters (G100联盟) is a name, not a number.
_NUMBER = re.compile(rf"(?<![A-Za-z\d.,])第?\d+(?:[.,]\d+)*[%‰℃]?[余多]?[万亿千百]*[{HAN}]·?")
_DASH = re.compile(r"—{2,}|…{2,}")
# 晋创谷·太原: the dot stays with what stands before it; to Unicode it is a letter (UAX 14, AL).
_DOT = re.compile(rf"[{HAN}A-Za-z\d]·")
_MARKED = re.compile(
    rf"(?P<number>{_NUMBER.pattern})|(?P<dash>{_DASH.pattern})|(?P<dot>{_DOT.pattern})"
)
# R&D, an English sentence: printable ASCII and accented letters, at least one letter.
_LATIN = re.compile(r"[!-~\u00c0-\u024f](?:[ -~\u00c0-\u024f]*[!-~\u00c0-\u024f])?")
_LETTER = re.compile(r"[A-Za-z\u00c0-\u024f]")
# An address may break after a slash, before a dot or an @: else it tears a hole into the line
# before it. 2000PFLOPS may not: a number stays with its unit.
_SEAM = re.compile(
    r"(?<=[A-Za-z\d]/)(?=[A-Za-z\d]) | (?<=[A-Za-z\d])(?=[@][A-Za-z\d]|[.][A-Za-z]{2})",
    re.VERBOSE,
)
_TYPOGRIFY_SPAN = re.compile(r'<span class="(?P<kind>caps|amp)">(?P<text>.*?)</span>')
_QUOTE = re.compile(r"[\"']")
_CURLY = re.compile(r"&#(8216|8217|8220|8221);")
_CURLY_KINDS = {
    "8216": "single-open",
    "8217": "single-close",
    "8220": "double-open",
    "8221": "double-close",
}
# typogrify's amp wants blanks round the mark; they are lent to it and taken back.
_LENT = "\ue000"
# What smartypants would turn into other characters is hidden from it: dashes, dots, backticks.
_HIDDEN = str.maketrans({"-": "\ue001", ".": "\ue002", "`": "\ue003", "\\": "\ue004"})


@lru_cache(maxsize=CACHED_HEADLINES)
def typeset(text: str) -> Markup:
    """A headline, kicker or deck that breaks between words only.

    Args:
        text: plain text, as stored.

    Returns:
        Markup: the same text with `<wbr>` between phrases and the spans named above; the clauses
        of a long one stand each in a span, so that lines end at its stops first.
    """
    parts = clauses(str(text))
    if len(parts) == 1:
        return _headline(parts[0])
    shown = (clause(_headline(part, is_hung=not index)) for index, part in enumerate(parts))
    return joined((BREAK,)).join(shown)


@lru_cache(maxsize=CACHED_HEADLINES)
def typeset_text(text: str, is_hung: bool = True) -> Markup:
    """Running text that is no headline: an extract, a caption, a summary.

    Args:
        text: plain text, as stored.
        is_hung: hang an opening mark; not where something stands before the text.

    Returns:
        The same text with numbers, dashes and Latin runs set.
    """
    return joined(_hung(str(text), is_hung=is_hung))


@lru_cache(maxsize=CACHED_BLOCKS)
def typeset_html(html: str, anchor: str = "", dateline: str = "") -> Markup:
    """Body HTML of our own making, one element or several. Idempotent without dateline.

    Args:
        html: well-formed HTML, as Markdown gave it.
        anchor: the id of the first element, `b3`: where 阅读全文 and the search open it.
        dateline: 讯头, put before the first paragraph's text as `<b class="dateline">`.

    Returns:
        The same text, set.
    """
    parts: list[Markup] = []
    for index, node in enumerate(lxml_html.fragments_fromstring(html)):
        if isinstance(node, str):
            parts.append(joined(pieces(node)))
            continue
        if node.tag == "table":
            mark_table(node)
        if index == 0 and dateline:
            set_element(node, _hung, is_hung=False)
            put_first(node, dateline)
        else:
            set_element(node, _hung)
        if index == 0 and anchor:
            node.set("id", anchor)
        # libxml2 does not know that wbr is a void element.
        shown = lxml_html.tostring(node, encoding="unicode").replace("</wbr>", "")
        parts.append(Markup(shown))  # noqa: S704  # a serialised tree
    return Markup("").join(parts)


def _headline(text: str, *, is_hung: bool = True) -> Markup:
    """One clause of a headline: phrases with breaks between them, an opening mark hung."""
    return joined(_with_breaks(_hung(text, is_hung=is_hung), break_places(text)))


def _with_breaks(found: Iterable[Piece], ends: Set[int]) -> Iterator[Piece]:
    """Breaks at the given places of the text; a place inside a span is no place to break."""
    at = 0
    for piece in found:
        start, at = at, at + len(piece.text)
        if piece.kind or not piece.text:
            yield piece
        else:
            cuts = [start, *sorted(end for end in ends if start < end < at), at]
            for index, (first, last) in enumerate(pairwise(cuts)):
                if index:
                    yield BREAK
                yield Piece(text=piece.text[first - start : last - start])
        if at in ends and piece.kind != "hang":
            yield BREAK


def pieces(text: str) -> Iterator[Piece]:
    """Running text cut where something has to be set; the texts joined are the text."""
    at = 0
    for found in _MARKED.finditer(text):
        yield from _with_latin(text[at : found.start()])
        yield Piece(found[0], found.lastgroup or "")
        at = found.end()
    yield from _with_latin(text[at:])


def _hung(text: str, *, is_hung: bool = True) -> Iterator[Piece]:
    """Running text whose first mark hangs when it is an opening one."""
    if is_hung and text[:1] and text[0] in OPENING:
        yield Piece(text[0], "hang")
        text = text[1:]
    yield from pieces(text)


def _with_latin(text: str) -> Iterator[Piece]:
    """Plain text with its Latin runs set; text with nothing Latin skips typogrify."""
    if not _LETTER.search(text):
        if text:
            yield Piece(text)
        return
    at = 0
    for found in _LATIN.finditer(text):
        if not _LETTER.search(found[0]):
            continue
        if at < found.start():
            yield Piece(text[at : found.start()])
        for index, part in enumerate(_SEAM.split(found[0])):
            if index:
                yield BREAK
            yield from latin(part)
        at = found.end()
    if at < len(text):
        yield Piece(text[at:])


@lru_cache(maxsize=CACHED_HEADLINES)
def latin(run: str) -> tuple[Piece, ...]:
    """A run of Latin text: capitals, ampersands and straight quotes marked by typogrify."""
    marks = sorted([*_caps_and_amps(run), *_quotes(run)])
    found: list[Piece] = []
    at = 0
    for start, end, kind in marks:
        if start < at:  # an apostrophe inside capitals: JIMMY'S
            continue
        if at < start:
            found.append(Piece(run[at:start]))
        found.append(Piece(run[start:end], kind))
        at = end
    if at < len(run):
        found.append(Piece(run[at:]))
    return tuple(found)


def _caps_and_amps(run: str) -> Iterator[tuple[int, int, str]]:
    """Places (start, end, kind) that typogrify wraps."""
    lent = escape(run, quote=False).replace("&amp;", f"{_LENT} &amp; {_LENT}")
    wrapped = typogrify.caps(typogrify.amp(lent))
    wrapped = wrapped.replace(f"{_LENT} ", "").replace(f" {_LENT}", "")
    # caps drops a blank after dotted capitals; then its places are not ours.
    if unescape(re.sub(r"</?span[^>]*>", "", wrapped)) != run:
        return
    shown = 0
    at = 0
    for found in _TYPOGRIFY_SPAN.finditer(wrapped):
        shown += len(unescape(wrapped[at : found.start()]))
        length = len(unescape(found["text"]))
        yield shown, shown + length, found["kind"]
        shown += length
        at = found.end()


def _quotes(run: str) -> Iterator[tuple[int, int, str]]:
    """Places of straight quotes and the way smartypants turns them; unpaired ones stay as typed."""
    if run.count('"') % 2 or not _QUOTE.search(run):
        return
    curled = _CURLY.findall(typogrify.smartypants(escape(run.translate(_HIDDEN), quote=False)))
    places = list(_QUOTE.finditer(run))
    if len(curled) != len(places):
        return
    for place, code in zip(places, curled, strict=True):
        yield place.start(), place.end(), _CURLY_KINDS[code]
