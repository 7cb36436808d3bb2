"""Headlines that the page itself names: in its 导读, and in （上接第1版《…》）.

A line that says word for word what such an entry says is a headline, whatever stands around it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from plugins.importer import numbered_guides
from plugins.importer.tokens import Token
from plugins.newspaper.chinese import HAN

LABEL = "named"
"""The label of a line that is named elsewhere."""
FEWEST = 5
"""Characters: a shorter entry may be a column's name."""
LINES = 3
"""A headline is printed over so many lines at most."""

_BARE = re.compile(rf"[^{HAN}A-Za-z0-9]")
# ▶▶ 3版 · （A4版） · ……8版 · 3版： before it
_PAGE = re.compile(
    r"[\s.…·—\-▶►→▷☞>》（(【\[［]*(?:详见|见|刊|P|第)?\s*第?\s*(?:[A-D]?\d{1,2}|[一二三四五六七八])"
    r"\s*版?\s*[)）▶►>»】\]］\s]*$"
    r"|^\s*[◆●■▲★☆·•]*\s*第?\s*(?:[A-D]?\d{1,2}|[一二三四五六七八])\s*版[\s:：|｜·▶►—\-]+"
)
_QUOTED = re.compile(r"《(?P<title>[^《》]{4,40})》")


def mark(tokens: Sequence[Token]) -> list[Token]:
    """Label the short lines that are named elsewhere on the page; two of them may make one name."""
    names = frozenset(_names(tokens))
    made = list(tokens)
    if not names:
        return made
    for index in range(len(made)):
        for count in range(1, LINES + 1):
            run = made[index : index + count]
            if len(run) < count or not all(_is_free(token) for token in run):
                break
            if _bare("".join(token.text for token in run)) in names:
                for at, token in enumerate(run, index):
                    made[at] = replace(token, label=LABEL, reason="导读或转版里有同样的题目")
    return made


def _is_free(token: Token) -> bool:
    return token.role == "short" and token.label in {"", LABEL}


def _names(tokens: Sequence[Token]) -> Iterator[str]:
    for token in tokens:
        if token.role == "guide":
            text = _PAGE.sub("", numbered_guides.words(token.text))
        elif token.role == "jump" and (quoted := _QUOTED.search(token.text)):
            text = quoted["title"]
        else:
            continue
        if len(name := _bare(text)) >= FEWEST:
            yield name


def _bare(text: str) -> str:
    return _BARE.sub("", text)
