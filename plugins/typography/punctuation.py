"""Text -> text: the half-width marks of page texts become the full-width ones that were printed.

What is *stored* (the importer runs it once, last of all). One table, protected spans, nothing
else: no character is corrected, added or moved. Idempotent, because it runs until nothing changes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from plugins.newspaper.chinese import FULL_MARKS, HAN

MARKS = {",": "，", ":": "：", ";": "；", "?": "？", "!": "！"}
BRACKETS = {"(": "（", ")": "）"}

# Spans that stay as they are: http://www.kxdb.com · kfqjszk@163.com · 12:30 · 3:2 · 3,500
PROTECTED = re.compile(
    r"""
    (?:https?|ftp)://[A-Za-z0-9\-._~/?\#\[\]@!$&'()*+,;=%:]*
    [A-Za-z0-9/_=\#&~]  # an URL ends at its last letter
  | (?<![A-Za-z0-9])www\.[A-Za-z0-9\-._~/?\#&=%:]*[A-Za-z0-9/_=]
  | [A-Za-z0-9._%+\-]+@[A-Za-z0-9\-]+(?:\.[A-Za-z0-9\-]+)+
  | (?<!\d)\d{1,2}:\d{2}(?::\d{2})?(?!\d)
  | \d+(?:\.\d+)?(?::\d+(?:\.\d+)?)+
  | (?<![\d,])\d{1,3}(?:,\d{3})+(?!\d)
    """,
    re.VERBOSE | re.ASCII,
)
_CHINESE = re.compile(rf"[{HAN}{re.escape(FULL_MARKS)}①-⑳⑴-⒇㈠-㈩]")
_ROUNDS = 60


def full_width(text: str) -> str:
    """Bring the marks of Chinese text to full width.

    `, : ; ? !` follow their nearest neighbour on either side (the last one the whole text), a
    pair of brackets its content or its neighbours, straight quotes pair up when their number is
    even. URL, e-mail, clock, ratio and thousands stay; so does everything between Latin letters.

    Args:
        text: one block or field; line ends stay where they are.
    """
    spans = list(PROTECTED.finditer(text))
    guarded = bytearray(len(text))
    for span in spans:
        guarded[span.start() : span.end()] = b"\x01" * (span.end() - span.start())
    chars = list(text)
    changed: set[int] = set()
    for _ in range(_ROUNDS):
        before = list(chars)
        _quotes(chars, guarded)
        _brackets(chars, guarded, changed)
        _marks(chars, guarded, changed)
        if chars == before:
            break
    return _close_up(chars, changed)


def _is_chinese(char: str) -> bool:
    return bool(_CHINESE.match(char))


def _neighbour(chars: list[str], at: int, step: int) -> str:
    """The nearest character that is no blank; "" at the edge of the text."""
    at += step
    while 0 <= at < len(chars) and chars[at] in " \t":
        at += step
    return chars[at] if 0 <= at < len(chars) else ""


def _beside_chinese(chars: list[str], left: int, right: int) -> bool:
    return _is_chinese(_neighbour(chars, left, -1)) or _is_chinese(_neighbour(chars, right, +1))


def _marks(chars: list[str], guarded: bytearray, changed: set[int]) -> None:
    for at, char in enumerate(chars):
        if (
            char in MARKS
            and not guarded[at]
            and (_beside_chinese(chars, at, at) or _ends_chinese(chars, at))
            and not _in_latin(chars, at)
        ):
            chars[at] = MARKS[char]
            changed.add(at)


# Hello, world: two words of a sentence that is not Chinese
_LATIN_SENTENCE = re.compile(r"[A-Za-z]+[ ,]+[A-Za-z]+")


def _ends_chinese(chars: list[str], at: int) -> bool:
    """末班车推迟到22:40;: the last mark of Chinese text, behind a figure, a unit or a name."""
    if _neighbour(chars, at, +1):
        return False
    last = next((i for i in range(at - 1, -1, -1) if _is_chinese(chars[i])), -1)
    behind = "".join(chars[last + 1 : at])
    return last >= 0 and bool(behind.strip()) and not _LATIN_SENTENCE.search(behind)


def _in_latin(chars: list[str], at: int) -> bool:
    """“Hello, Yunling!”: before a closing quote, and nothing Chinese since the opening one."""
    if _neighbour(chars, at, +1) not in tuple("”’") or not _neighbour(chars, at, -1).isascii():
        return False
    for before in range(at - 1, -1, -1):
        if chars[before] in "“‘":
            return True
        if _is_chinese(chars[before]):
            return False
    return False


def _brackets(chars: list[str], guarded: bytearray, changed: set[int]) -> None:
    """A pair goes together; a single one follows its neighbour."""
    for left, right in _pairs(chars, guarded):
        if left >= 0 and right >= 0:
            inside = any(_is_chinese(char) for char in chars[left + 1 : right])
            chinese = inside or _beside_chinese(chars, left, right)
        else:
            at = max(left, right)
            chinese = _beside_chinese(chars, at, at)
        for at in (left, right):
            if at >= 0 and chars[at] in BRACKETS and (chinese or _mate_is_full(chars, left, right)):
                chars[at] = BRACKETS[chars[at]]
                changed.add(at)


def _mate_is_full(chars: list[str], left: int, right: int) -> bool:
    return left >= 0 and right >= 0 and (chars[left] == "（" or chars[right] == "）")


def _pairs(chars: list[str], guarded: bytearray) -> Iterator[tuple[int, int]]:
    """(opening, closing) of each pair, -1 for a missing half; full-width ones take part."""
    open_at: list[int] = []
    for at, char in enumerate(chars):
        if guarded[at]:
            continue
        if char in "(（":
            open_at.append(at)
        elif char in ")）":
            yield (open_at.pop() if open_at else -1), at
    for at in open_at:
        yield at, -1


def _quotes(chars: list[str], guarded: bytearray) -> None:
    """Straight quotes in turn, when none is left over and Chinese stands inside or beside them."""
    for straight, (opening, closing) in {'"': ("“", "”"), "'": ("‘", "’")}.items():
        places = [
            at
            for at, char in enumerate(chars)
            if char == straight and not guarded[at] and not _is_apostrophe(chars, at)
        ]
        if len(places) % 2:
            continue
        for left, right in zip(places[::2], places[1::2], strict=True):
            if any(map(_is_chinese, chars[left + 1 : right])) or _beside_chinese(
                chars, left, right
            ):
                chars[left], chars[right] = opening, closing


def _is_apostrophe(chars: list[str], at: int) -> bool:
    """it's, 5'30": between or after Latin letters and digits."""
    if chars[at] != "'":
        return at > 0 and chars[at - 1].isdigit() and "'" in chars[max(0, at - 4) : at]
    return at > 0 and chars[at - 1].isascii() and chars[at - 1].isalnum()


def _close_up(chars: list[str], changed: set[int]) -> str:
    """A blank that stood after a half-width mark belongs to it and goes with it."""
    kept = []
    skip = False
    for at, char in enumerate(chars):
        if skip and char == " ":
            continue
        skip = at in changed and char != "（"
        kept.append(char)
    return "".join(kept)
