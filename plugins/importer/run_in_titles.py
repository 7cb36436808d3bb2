"""●题目　　正文……: an item whose headline stands on one line with its text, wide apart from it.

A paragraph may begin with a sign and hold a wide blank, too: so the same sign must begin short
lines around it (the other items' headlines), or at least one more line of this form.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from plugins.importer import datelines, people, signs
from plugins.importer.paragraphs import paragraph
from plugins.importer.shapes import SHAPES
from plugins.importer.tokens import Roles, Token
from plugins.importer.unwrap import width

LABEL = "run-in"
TITLE_WIDTH = (5.0, 24.0)
"""Han: a shorter one may be a lead-in word, a longer one a clause of the text."""
TEXT_WIDTH = 24.0
"""The text beside it is longer than a line."""
LIKE = 2
"""Lines that begin with the same sign and are headlines of their own or of this form."""
_RUN_IN = re.compile(
    rf"^(?P<title>[{SHAPES}]\s*[^\s\u3000。；，,;](?:[^。；，,;\u3000]*[^\s\u3000。；，,;])?)"
    r"(?:\u3000{2,}|[ ]{3,}|[ ]*\u3000[ ]+)(?P<text>\S.*)$",
    re.DOTALL,
)


def mark(bases: Sequence[Token], roles: Roles) -> None:
    """Marks the lines of this form; `parts` takes them apart."""
    signed = [base.text[:1] if base.text[:1] in SHAPES else "" for base in bases]
    found = {
        k: match
        for k, base in enumerate(bases)
        if roles[k] is None and signed[k] and (match := _match(base.text))
    }
    for k in found:
        like = sum(
            signed[n] == signed[k] and (n in found or signs.is_short(bases[n].text))
            for n in range(len(bases))
            if n != k and signed[n]
        )
        if like >= LIKE:
            roles[k] = replace(bases[k], role="form", label=LABEL)


def _match(text: str) -> re.Match[str] | None:
    match = _RUN_IN.match(text)
    if match is None:
        return None
    title = match["title"]
    least, most = TITLE_WIDTH
    fits = least <= width(title.lstrip(SHAPES)) <= most and width(match["text"]) >= TEXT_WIDTH
    other = people.parse(title) is not None or datelines.dateline(f"{title.lstrip(SHAPES)} x")
    return match if fits and not other and signs.is_short(title) else None


def parts(base: Token) -> list[Token]:
    """The headline, and the tokens of the text beside it."""
    match = _RUN_IN.match(base.text)
    if match is None:
        return paragraph(replace(base, role="short", label=""))
    title = replace(
        base, role="short", text=match["title"], label="", certainty=0.5, reason="与正文同行的标题"
    )
    below = replace(
        base, role="short", text=match["text"], label="", gap=0, barrier=0.0, alone=False
    )
    return [title, *paragraph(below)]
