"""What the tags of pasted HTML say of a line before they go: whole, an item, a caption, a head."""

from __future__ import annotations

import re
from dataclasses import replace

from plugins.importer.model import Hints

# <p>…</p> · <li>…</li></ul> · <ul><li>…</li>
_WHOLE = re.compile(
    r"^\s*(?:<(?:ul|ol|div|section|blockquote|figure|td|tr)\b[^<>]*>\s*)*"
    r"<(?P<tag>p|li|h[1-6]|div|td|th|figcaption|blockquote|dt|dd)\b[^<>]*>.*</(?P=tag)\s*>"
    r"\s*(?:</?(?:ul|ol|div|section|blockquote|figure|td|tr|br)\b[^<>]*>\s*)*$",
    re.IGNORECASE,
)
_ITEM = re.compile(r"^\s*(?:<(?:ul|ol)\b[^<>]*>\s*)?<li\b", re.IGNORECASE)
_CAPTION = re.compile(r"<figcaption\b", re.IGNORECASE)
# <h2>…</h2>: a head, though nobody knows whether an article's or a part's
_HEADING = re.compile(
    r"^\s*(?:<[a-z]\w*\b[^<>]*>\s*)*<h(?P<level>[1-6])\b[^<>]*>.*</h(?P=level)\s*>"
)
LOWEST = 2
"""The level of <h1> as well: # is the editor's own word, and nobody types a tag."""
CAPTION = "图片说明"
"""The style of our Word template that a <figcaption> has."""


def hints(text: str, known: Hints) -> Hints:
    """The hints of a line as printed, with what its tags add."""
    if "<" not in text:
        return known
    if _WHOLE.match(text) or _ITEM.match(text):
        known = replace(known, whole=True)
    if _ITEM.match(text):
        known = replace(known, is_item=True)
    if heading := _HEADING.match(text.lower()):
        rank = int(heading["level"])
        known = replace(known, level=max(LOWEST, rank), tag=rank)
    if _CAPTION.search(text):
        known = replace(known, style=CAPTION, whole=True)
    return known
