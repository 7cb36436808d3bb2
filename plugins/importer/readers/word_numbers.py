"""Word's automatic numbers, rebuilt as the printed ones: 一、 （二） 3. ① A.

Word stores no number, only a counter's name and level; what is printed follows from the order of
the paragraphs and `numbering.xml` (ECMA-376 part 1, 17.9). A bullet is printed as a mark that
belongs to no text, so it is left out.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from xml.etree import ElementTree as ET

from plugins.importer.readers.word_xml import attribute, child, local, tag_like, value_of, walk

_DIGITS = "〇一二三四五六七八九"
_LEGAL = "零壹贰叁肆伍陆柒捌玖"


def chinese(number: int) -> str:
    """`二十一` for 21; beyond 9,999 digit by digit."""
    if not 0 < number < 10_000:
        return "".join(_DIGITS[int(d)] for d in str(number))
    return _counted(number, "零" + _DIGITS[1:], ("", "十", "百", "千")).removeprefix(
        "一" if 10 <= number < 20 else ""
    )


def _counted(number: int, digits: str, units: tuple[str, str, str, str]) -> str:
    """Digits with their units, one zero for a run of zeros, none at the end."""
    places = [int(d) for d in str(number)]
    words = ""
    for power, digit in zip(range(len(places) - 1, -1, -1), places, strict=True):
        words += digits[digit] + units[power] if digit else digits[0]
    return re.sub(f"{digits[0]}+", digits[0], words).rstrip(digits[0])


def letters(number: int) -> str:
    """Word's A … Z, AA, BB."""
    repeats, index = divmod(number - 1, 26)
    return chr(ord("A") + index) * (repeats + 1)


def roman(number: int) -> str:
    """Roman numerals in capitals."""
    values = (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1)
    signs = ("M", "CM", "D", "CD", "C", "XC", "L", "XL", "X", "IX", "V", "IV", "I")
    shown = ""
    for value, sign in zip(values, signs, strict=True):
        shown += sign * (number // value)
        number %= value
    return shown


def _one_of(first: int, count: int) -> Callable[[int], str]:
    """Characters that follow one another from `first`; a number beyond them is shown plainly."""
    return lambda n: chr(first + n - 1) if 1 <= n <= count else str(n)


FORMATS: Mapping[str, Callable[[int], str]] = MappingProxyType(
    {
        "decimal": str,
        "decimalZero": lambda n: f"{n:02d}",
        "decimalFullWidth": lambda n: "".join(chr(0xFF10 + int(d)) for d in str(n)),
        "decimalHalfWidth": str,
        "chineseCounting": chinese,
        "chineseCountingThousand": chinese,
        "japaneseCounting": chinese,
        "koreanCounting": chinese,
        "taiwaneseCounting": chinese,
        "taiwaneseCountingThousand": chinese,
        "ideographDigital": lambda n: "".join(_DIGITS[int(d)] for d in str(n)),
        "taiwaneseDigital": lambda n: "".join(_DIGITS[int(d)] for d in str(n)),
        "japaneseDigitalTenThousand": chinese,
        "chineseLegalSimplified": lambda n: _counted(n, _LEGAL, ("", "拾", "佰", "仟")),
        "ideographLegalTraditional": lambda n: _counted(n, _LEGAL, ("", "拾", "佰", "仟")),
        "ideographTraditional": lambda n: "甲乙丙丁戊己庚辛壬癸"[(n - 1) % 10],
        "ideographZodiac": lambda n: "子丑寅卯辰巳午未申酉戌亥"[(n - 1) % 12],
        "ideographEnclosedCircle": _one_of(0x3280, 10),
        "decimalEnclosedCircle": _one_of(0x2460, 20),
        "decimalEnclosedCircleChinese": _one_of(0x2460, 20),
        "decimalEnclosedParen": _one_of(0x2474, 20),
        "decimalEnclosedFullstop": _one_of(0x2488, 20),
        "upperLetter": letters,
        "lowerLetter": lambda n: letters(n).lower(),
        "upperRoman": roman,
        "lowerRoman": lambda n: roman(n).lower(),
    }
)
"""By Word's numFmt; an unknown one is shown as plain digits."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """One level of a list: `text` is Word's pattern, `%1` the counter of level 1."""

    format: str = "decimal"
    text: str = "%1."
    start: int = 1
    style_id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbers:
    """All lists of a file: num id -> (its counters' name, levels)."""

    lists: Mapping[str, tuple[str, Mapping[int, Level]]] = field(default_factory=dict)
    by_style: Mapping[str, tuple[str, int]] = field(default_factory=dict)
    """Paragraph style id -> (num id, level)."""

    def type_into(self, document: ET.Element) -> None:
        """Put each automatic number before the text of its paragraph, as a run of its own."""
        counters: dict[str, dict[int, int]] = {}
        for paragraph in [e for e in walk(document) if local(e) == "p"]:
            place = self._place(paragraph)
            if place is None or not _has_text(paragraph):
                continue
            shown = self._count(*place, counters)
            if shown:
                run = ET.Element(tag_like(paragraph, "r"))
                text = ET.SubElement(run, tag_like(paragraph, "t"))
                text.text = shown
                settings = child(paragraph, "pPr")
                paragraph.insert(0 if settings is None else 1, run)

    def _place(self, paragraph: ET.Element) -> tuple[str, int] | None:
        """(num id, level) of a paragraph, by itself or by its style; None when it has none."""
        settings = child(paragraph, "pPr")
        if settings is None:
            return None
        own = child(settings, "numPr")
        by_style = self.by_style.get(value_of(settings, "pStyle"))
        if own is not None:
            num_id = value_of(own, "numId") or (by_style[0] if by_style else "")
            level = value_of(own, "ilvl")
            found = (num_id, int(level) if level.isdecimal() else 0)
        elif by_style is not None:
            found = by_style
        else:
            return None
        return found if found[0] in self.lists and found[1] in self.lists[found[0]][1] else None

    def _count(self, num_id: str, level: int, counters: dict[str, dict[int, int]]) -> str:
        name, levels = self.lists[num_id]
        counts = counters.setdefault(name, {})
        counts[level] = counts.get(level, levels[level].start - 1) + 1
        for deeper in [n for n in counts if n > level]:
            del counts[deeper]
        if levels[level].format in {"bullet", "none"}:
            return ""

        def shown(match: re.Match[str]) -> str:
            at = int(match[1]) - 1
            wanted = levels.get(at, Level())
            return FORMATS.get(wanted.format, str)(counts.get(at, wanted.start))

        return re.sub(r"%([1-9])", shown, levels[level].text)


def read(numbering: ET.Element | None, styles: ET.Element | None) -> Numbers:
    """Read `numbering.xml` and the styles that name a list; either may be missing."""
    if numbering is None:
        return Numbers()
    abstract = {
        attribute(e, "abstractNumId"): _levels(e) for e in numbering if local(e) == "abstractNum"
    }
    lists: dict[str, tuple[str, Mapping[int, Level]]] = {}
    for element in numbering:
        if local(element) != "num":
            continue
        num_id, abstract_id = attribute(element, "numId"), value_of(element, "abstractNumId")
        overrides = {
            int(attribute(e, "ilvl")): int(value_of(e, "startOverride"))
            for e in element
            if local(e) == "lvlOverride"
            and attribute(e, "ilvl").isdecimal()
            and value_of(e, "startOverride").isdecimal()
        }
        levels = dict(abstract.get(abstract_id, {}))
        for at, start in overrides.items():
            known = levels.get(at, Level())
            levels[at] = Level(
                format=known.format, text=known.text, start=start, style_id=known.style_id
            )
        # Lists of one definition share their counters, unless one says where it begins anew.
        lists[num_id] = (f"num {num_id}" if overrides else f"abstract {abstract_id}", levels)
    by_style = {
        level.style_id: (num_id, at)
        for num_id, (_, levels) in lists.items()
        for at, level in levels.items()
        if level.style_id
    }
    for style in styles if styles is not None else ():
        settings = child(style, "pPr") if local(style) == "style" else None
        own = child(settings, "numPr") if settings is not None else None
        if own is not None and value_of(own, "numId"):
            shown = value_of(own, "ilvl")
            by_style[attribute(style, "styleId")] = (
                value_of(own, "numId"),
                int(shown) if shown.isdecimal() else 0,
            )
    return Numbers(lists=lists, by_style=by_style)


def _levels(abstract: ET.Element) -> dict[int, Level]:
    found: dict[int, Level] = {}
    for element in abstract:
        at = attribute(element, "ilvl")
        if local(element) != "lvl" or not at.isdecimal():
            continue
        start = value_of(element, "start")
        found[int(at)] = Level(
            format=value_of(element, "numFmt") or "decimal",
            text=value_of(element, "lvlText"),
            start=int(start) if start.isdecimal() else 1,
            style_id=value_of(element, "pStyle"),
        )
    return found


def _has_text(paragraph: ET.Element) -> bool:
    """Anything printed in it? Word numbers an empty paragraph too, but prints nothing we keep."""
    return any(local(e) in {"t", "drawing", "pict", "oMath"} for e in walk(paragraph))
