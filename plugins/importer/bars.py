"""Bars and rules that belong to a short line: ▍ before it, a rule drawn right below it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from plugins.importer import datelines, names, people, signs
from plugins.importer.columns import SECTION_MARKS
from plugins.importer.tokens import Token
from plugins.importer.unwrap import width
from plugins.newspaper.chinese import HAN

PARAGRAPH_WIDTH = 30.0
"""Han characters: what is longer and ends like a sentence is no headline."""
LONG = 45.0
"""The same for what breaks off, at a jump for instance."""


def headings(bases: Sequence[Token], roles: list[Token | None]) -> None:
    """Below a column's name stands a headline; where a paragraph goes on, it is a heading."""
    for index in range(1, len(bases) - 1):
        base = bases[index]
        if (
            roles[index] is None
            and base.text.startswith(tuple(SECTION_MARKS))
            and signs.is_short(base.text)
            and _is_paragraph(bases[index - 1].text)
            and _is_paragraph(bases[index + 1].text)
            and datelines.dateline(bases[index + 1].text) is None
        ):
            roles[index] = replace(
                base, role="heading", certainty=0.85, reason="两段之间带竖条的短行"
            )


def _is_paragraph(text: str) -> bool:
    return width(text) > (PARAGRAPH_WIDTH if signs.is_final(text) else LONG)


# ──────── · ━━━━ · ------------: drawn; --- is the article break that an editor types
_DRAWN = re.compile(r"^(?:[─━═—＿_－―┄┅┈┉╌╍▔]\s?){3,}$|^-{6,}$")
_LABEL = re.compile(rf"^[{HAN}“”·]{{3,10}}$")
# no jump, no remark in brackets, nothing behind ■ that ends an article
_HEADLINE = re.compile(rf"^[{HAN}“《A-Za-z\d][^。；（）()【】]{{4,}}$")


def underlined(bases: Sequence[Token], roles: list[Token | None]) -> None:
    """A rule drawn right below a label or a headline, with text right below it, parts nothing.

    The blank lines tell: the line above the rule has one above it, and none stands around the
    rule. Above a head it is a column's name; above a by-line or a text it is the headline.
    """
    for index in range(1, len(bases) - 1):
        above, rule, below = bases[index - 1 : index + 2]
        if (
            not _DRAWN.match(rule.text)
            or rule.gap
            or below.gap
            or below.barrier
            or roles[index - 1] is not None
            or roles[index + 1] is not None
            or not signs.is_short(above.text)
            or names.is_name(above.text)
            or not _is_free(bases, roles, index - 1)
        ):
            continue
        signed = people.parse(below.text)
        if (signed is not None and signed.marked) or not signs.is_short(below.text):
            if not _HEADLINE.match(above.text) or people.parse(above.text) is not None:
                continue
            made = replace(above, role="title", certainty=0.85, reason="下面画了一条线的题目")
        elif _LABEL.match(above.text):
            made = replace(above, role="column", certainty=0.85, reason="下面画了一条线的栏目名")
        else:
            continue
        roles[index - 1] = made
        roles[index] = replace(
            rule, role="break", certainty=0.6, reason="短行下面的线", label="setext", fixed=False
        )
        top = index - 2
        if top >= 0 and _DRAWN.match(bases[top].text) and not above.gap:  # a line above it as well
            roles[top] = replace(bases[top], role="break", reason="栏目名上面的线", label="firm")


def _is_free(bases: Sequence[Token], roles: Sequence[Token | None], index: int) -> bool:
    """Nothing is close above it that it could end: a blank line, furniture or a rule."""
    if index == 0 or bases[index].gap or bases[index].barrier:
        return True
    role = roles[index - 1]
    return bool(role and role.role in {"page-header", "break", "guide", "masthead", "staff"})
