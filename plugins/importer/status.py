"""草稿 and 已签发 in an article's text: reading and changing the one line that says it.

An article without such a line counts as signed, here as everywhere.
"""

from __future__ import annotations

import re

_STATUS = re.compile(r"^(?P<key>Status|状态)\s*[:：]\s*(?P<word>.*?)\s*$", re.IGNORECASE)
_DRAFT_WORDS = frozenset({"draft", "草稿"})
_IMPORTED = re.compile(r"^(?:Imported|导入自)\s*[:：].*\n", re.IGNORECASE | re.MULTILINE)
_PENDING = re.compile(r"\]\(pending:[^)]*\)")


def is_draft(text: str) -> bool:
    """Does it say that it is a draft?"""
    found = _found(text)
    return found is not None and found[1]["word"].casefold() in _DRAFT_WORDS


def as_draft(text: str) -> str:
    """The text as one that has to be signed."""
    return _with(text, "draft")


def as_published(text: str) -> str:
    """The text as a signed one."""
    return _with(text, "published")


def reads_the_same(one: str, other: str) -> bool:
    """Would a reader find both the same? The status, where it came from, pictures to come aside."""
    return _read(one) == _read(other)


def _read(text: str) -> str:
    head, blank, body = as_draft(text).partition("\n\n")
    return _IMPORTED.sub("", head + "\n") + blank + _PENDING.sub("](pending:)", body)


def _found(text: str) -> tuple[int, re.Match[str]] | None:
    """The line among the fields, from 0, and what it says."""
    for index, line in enumerate(text.split("\n")):
        if not line.strip():
            return None
        match = _STATUS.match(line)
        if match is not None:
            return index, match
    return None


def _with(text: str, word: str) -> str:
    lines = text.split("\n")
    found = _found(text)
    if found is not None:
        index, match = found
        ending = "\r" if lines[index].endswith("\r") else ""
        lines[index] = f"{match['key']}: {word}{ending}"
    else:
        end = next((i for i, line in enumerate(lines) if not line.strip()), len(lines))
        lines.insert(end, f"Status: {word}")
    return "\n".join(lines)
