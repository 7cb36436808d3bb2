"""What the importer remembers of earlier issues: people, columns, parks and firms.

Plain sorted lists in the working folder (`people.txt`, `columns.txt`, `places.txt`), one name a
line, `#` for the editor's own remarks, to be edited by anybody. A new spelling of a known name is
a question, asked until it is answered: while it is open the new spelling is not remembered.
"""

from __future__ import annotations

import difflib
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, fields, replace
from pathlib import Path

from plugins.newspaper import files
from plugins.newspaper.chinese import CLOSING, HAN, OPENING, STOPS

_FILES = {"people": "people.txt", "columns": "columns.txt", "places": "places.txt"}
_HEADINGS = {
    "people": "# 见过的人名，一行一个。写错的删掉即可；以 # 开头的行是说明。",
    "columns": "# 见过的栏目，一行一个。写错的删掉即可；以 # 开头的行是说明。",
    "places": "# 见过的园区和单位，一行一个。写错的删掉即可；以 # 开头的行是说明。",
}
_LIKE_COLUMN = 0.75
"""Likeness of two column names (difflib's ratio) from which one is asked about."""
_PLACE_CHARS = range(5, 24)
"""Shorter names differ by a character too often: 东区, 西区."""
_PLACE = re.compile(
    rf"[{HAN}]{{3,20}}?(?:经济技术开发区|高新技术产业开发区|经济开发区|开发区|高新区|经开区|工业园区|产业园区|产业园|科技园"
    rf"|示范区|保税区|有限责任公司|股份有限公司|有限公司|集团|研究院|研究所|实验室|大学)"
)
_WORDS_BEFORE = re.compile(
    r"^.*(?:位于|在|由|与|和|及|到|对|向|从|为|是|的|了|将|被|让|使|给|于|以及|来自|走进|走访|记者|据)"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Memory:
    """Names seen before; each list sorted, without doubles."""

    people: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    places: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """A new name that may be a known one misspelt."""

    name: str
    known: str


# --- on the disk --------------------------------------------------------------------------------


def load(folder: Path) -> Memory:
    """The lists of a working folder; those that are not there are empty.

    Raises:
        SourceError: a list cannot be read or decoded.
    """
    found = {
        name: _names(files.read_text(folder / file, file)) if (folder / file).is_file() else ()
        for name, file in _FILES.items()
    }
    return Memory(**found)


def save(folder: Path, memory: Memory) -> None:
    """Write the lists that changed; the editor's remarks stay on top."""
    for field in fields(Memory):
        path = folder / _FILES[field.name]
        before = files.read_text(path, path.name) if path.is_file() else ""
        names: tuple[str, ...] = getattr(memory, field.name)
        if _names(before) != names:
            files.write_atomic(path, dump(before or _HEADINGS[field.name], names).encode())


def dump(before: str, names: Iterable[str]) -> str:
    """A list's text: the remarks of its text before, then the names, sorted."""
    remarks = [line.strip() for line in before.splitlines() if line.strip()[:1] in {"#", "＃"}]
    return "".join(f"{line}\n" for line in [*remarks, *sorted(set(names))])


def _names(text: str) -> tuple[str, ...]:
    lines = (line.strip() for line in text.splitlines())
    return tuple(sorted({line for line in lines if line and line[0] not in "#＃"}))


# --- growing ------------------------------------------------------------------------------------


def remember(memory: Memory, found: Memory, open_doubts: Iterable[Doubt] = ()) -> Memory:
    """The memory with an issue's names added, but not those that are still in doubt."""
    doubted = {doubt.name for doubt in open_doubts}
    added = {
        field.name: tuple(
            sorted({*getattr(memory, field.name), *getattr(found, field.name)} - doubted)
        )
        for field in fields(Memory)
    }
    return replace(memory, **added)


def doubts(
    memory: Memory, found: Memory, sound: Callable[[str], str] | None = None
) -> Iterator[Doubt]:
    """New names that look like known ones, in order.

    Args:
        memory: what was known before this issue.
        found: this issue's people and columns.
        sound: a character's sound without its tone; only with it are people compared: 王璐 and 王露
            are likely one, 王璐 and 王磊 are two.
    """
    if sound is not None:
        for name in found.people:
            if name not in memory.people:
                yield from _first(name, memory.people, lambda a, b: _sounds_alike(a, b, sound))
    for name in found.columns:
        if name not in memory.columns:
            yield from _first(name, memory.columns, _looks_alike)


def _first(name: str, known: Iterable[str], is_like: Callable[[str, str], bool]) -> Iterator[Doubt]:
    for other in known:
        if is_like(name, other):
            yield Doubt(name=name, known=other)
            return


def _sounds_alike(name: str, known: str, sound: Callable[[str], str]) -> bool:
    """One character differs, and it is read the same: what an input method gets wrong."""
    if len(name) != len(known):
        return False
    differing = [(a, b) for a, b in zip(name, known, strict=True) if a != b]
    return len(differing) == 1 and sound(differing[0][0]) == sound(differing[0][1])


def _looks_alike(name: str, known: str) -> bool:
    return difflib.SequenceMatcher(None, name, known, autojunk=False).ratio() >= _LIKE_COLUMN


def misspelt_places(text: str, memory: Memory) -> Iterator[tuple[Doubt, int]]:
    """Known places that stand in a text with exactly one character changed, with the offset.

    One half of such a name is always unharmed, so each half is looked for as it is.
    """
    seen: set[tuple[str, int]] = set()
    for known in memory.places:
        if len(known) not in _PLACE_CHARS:
            continue
        middle = len(known) // 2
        for half, shift in ((known[:middle], 0), (known[middle:], middle)):
            at = text.find(half)
            while at >= 0:
                start = at - shift
                name = text[start : start + len(known)] if start >= 0 else ""
                if _differs_by_one(name, known) and (known, start) not in seen:
                    seen.add((known, start))
                    if name not in memory.places:
                        yield Doubt(name=name, known=known), start
                at = text.find(half, at + 1)


def _differs_by_one(name: str, known: str) -> bool:
    if len(name) != len(known) or any(c in OPENING + CLOSING + STOPS for c in name):
        return False
    differing = [index for index, (a, b) in enumerate(zip(name, known, strict=True)) if a != b]
    # A first character that differs is another name, or the word before it: 在…, 与….
    return len(differing) == 1 and differing[0] > 0


def places_in(texts: Iterable[str]) -> tuple[str, ...]:
    """Names of parks and firms that stand in the texts at least twice, sorted."""
    counts: Counter[str] = Counter()
    for text in texts:
        for match in _PLACE.finditer(text):
            name = _WORDS_BEFORE.sub("", match[0])
            if len(name) in _PLACE_CHARS:
                counts[name] += 1
    return tuple(sorted(name for name, count in counts.items() if count > 1))
