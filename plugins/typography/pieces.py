"""Pieces of text and how they become markup: a string of it, or nodes of a tree.

The one place where typesetting makes tags: a span with a class name, and `<wbr>`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

from lxml import etree
from markupsafe import Markup

SPANS = frozenset(
    {"hang", "dash", "number", "dot", "caps", "amp"}
    | {"single-open", "single-close", "double-open", "double-close"}
)
"""Class names of our spans: base.css sets them, and what stands in one is set already."""
HUNG_TAGS = frozenset({"p", "li", "h2", "h3", "h4", "blockquote"})
"""Elements whose opening mark hangs."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text; `kind` is "" for plain, one of SPANS, or `wbr` (then without text)."""

    text: str
    kind: str = ""


BREAK = Piece("", "wbr")


class Setter(Protocol):
    """What cuts a text into pieces."""

    def __call__(self, text: str, *, is_hung: bool) -> Iterable[Piece]:
        """The pieces of a text; `is_hung`: an opening mark at its start hangs."""
        ...


def joined(found: Iterable[Piece]) -> Markup:
    """The pieces as one string of markup, their text escaped."""
    return Markup("").join(_markup(piece) for piece in found)


def clause(markup: Markup) -> Markup:
    """A clause of a long headline: its line ends behind it before it is broken inside."""
    return Markup('<span class="clause">{}</span>').format(markup)


def _markup(piece: Piece) -> Markup:
    if piece.kind == "wbr":
        return Markup("<wbr>")
    if piece.kind:
        return Markup('<span class="{}">{}</span>').format(piece.kind, piece.text)
    return Markup.escape(piece.text)


def set_element(element: etree._Element, cut: Setter, *, is_hung: bool = True) -> None:
    """Set every text of a tree in place; what is set already, and code, is left alone."""
    if not isinstance(element.tag, str) or element.tag in {"code", "pre"} or _is_set(element):
        return
    for child in list(element):
        set_element(child, cut)
        tail, child.tail = child.tail or "", None
        _insert(element, child, list(cut(tail, is_hung=False)))
    text, element.text = element.text or "", None
    hangs = is_hung and element.tag in HUNG_TAGS
    _insert(element, None, list(cut(text, is_hung=hangs)))


def _is_set(element: etree._Element) -> bool:
    return element.tag == "wbr" or (element.tag == "span" and element.get("class") in SPANS)


def _insert(parent: etree._Element, last: etree._Element | None, found: Sequence[Piece]) -> None:
    """Put pieces behind a child, or at the start of an element without a text of its own."""
    for piece in found:
        if piece.kind:
            element = _element(piece)
            parent.insert(0 if last is None else parent.index(last) + 1, element)
            last = element
        elif last is None:
            parent.text = (parent.text or "") + piece.text
        else:
            last.tail = (last.tail or "") + piece.text


def _element(piece: Piece) -> etree._Element:
    if piece.kind == "wbr":
        return etree.Element("wbr")
    span = etree.Element("span")
    span.set("class", piece.kind)
    span.text = piece.text
    return span


def put_first(element: etree._Element, dateline: str) -> None:
    """`<b class="dateline">科学导报讯</b>` before a paragraph's text."""
    lead_in = etree.Element("b")
    lead_in.set("class", "dateline")
    lead_in.text = dateline
    text, element.text = element.text, None
    lead_in.tail = text
    element.insert(0, lead_in)
