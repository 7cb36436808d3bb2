"""Tables: runs of lines with the same number of cells, and those that a reader saw."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from plugins.importer import people, signs, staff, tails
from plugins.importer.tokens import Roles, Token
from plugins.importer.unwrap import width

_PIPE = re.compile(r"^\s*\|.*\|\s*$|^[^|｜]+(?:[|｜][^|｜]+){2,}$")


_PIPE_RULE = re.compile(r"^[\s|｜:：\-—─+┼]+$")


_TABLE_TITLE = re.compile(
    r"^(?:附?表\s*[\d一二三四五六七八九十]{0,3}\s*[:：、.\s]?|.{2,24}(?:一览表|统计表|情况表"
    r"|明细表|对照表|价目表|时间表|排行榜|一览|名单|表))"
)


def tables(bases: Sequence[Token], roles: Roles) -> None:
    """Runs of lines with the same number of cells, and tables that a reader saw."""
    index = 0
    while index < len(bases):
        if roles[index] is not None:
            index += 1
            continue
        base = bases[index]
        if base.hints.rows:
            roles[index] = _table(bases, roles, [index], [list(row) for row in base.hints.rows])
            index += 1
            continue
        run, rows = _run(bases, roles, index)
        if run:
            first = roles[run[0]] = _table(bases, roles, run, rows)
            for k in run[1:]:
                roles[k] = replace(first, role="gone")
            index = run[-1] + 1
        else:
            index += 1


def _cells(text: str) -> list[str]:
    if "|" in text or "｜" in text:
        if not _PIPE.match(text):
            return []
        return [cell.strip() for cell in re.split(r"[|｜]", text.strip().strip("|｜"))]
    if "\t" in text:
        return [cell.strip(" \u3000") for cell in re.split(r"\t+", text.strip())]
    return [cell for cell in re.split(r"[ \u3000]{2,}", text.strip()) if cell]


def _run(bases: Sequence[Token], roles: Roles, start: int) -> tuple[list[int], list[list[str]]]:
    text = bases[start].text
    firm = "\t" in text or bool(_PIPE.match(text))
    columns = len(_cells(text))
    if (
        columns < (2 if firm else 3)
        or re.search(r"[。；]", text)
        or people.parse(text)
        or staff.is_staff(text)
    ):
        return [], []
    run, rows = [start], [_cells(text)]
    k = start + 1
    while k < len(bases) and roles[k] is None and bases[k].gap <= max(1, bases[start + 1].gap):
        if firm and _PIPE_RULE.match(bases[k].text):
            run.append(k)
            k += 1
            continue
        cells = _cells(bases[k].text)
        if abs(len(cells) - columns) > (1 if firm else 0) or len(cells) < 2:
            break
        if not firm and any(width(cell) > 20 for cell in cells):
            break
        run.append(k)
        rows.append(cells)
        k += 1
    wanted = 2 if firm else 3
    if len(rows) < wanted:
        return [], []
    longest = max(map(len, rows))
    return run, [row + [""] * (longest - len(row)) for row in rows]


# 附表 · 表1 · 相关数据: belongs to the text above
_ATTACHED = re.compile(r"^(?:附|表\s*[\d一二三四五六七八九十]|相关|链接|数据)")


OWN = 3.0
"""How strongly a table with a title of its own, set off, is parted from what has ended above."""


def own_titles(bases: Sequence[Token], roles: Roles) -> None:
    """A title and its table below a poem or a signed text, set off: an article of their own.

    Runs when verse is known; the title is a line like any other again.
    """
    for index in range(2, len(bases)):
        table, title, above = roles[index], roles[index - 1], roles[index - 2]
        if (
            table is None
            or table.role != "table"
            or title is None
            or title.role != "gone"
            or table.label != bases[index - 1].text
            or bases[index - 1].gap == 0
            or _ATTACHED.match(table.label)
        ):
            continue
        text = bases[index - 2].text
        signed = people.parse(text) if above is None else None
        ended = (above is not None and above.role in {"verse", "gone"} and above.label == "") or (
            above is None and (tails.tail(text) is not None or bool(signed and signed.marked))
        )
        if ended and not _is_table(above):
            roles[index - 1] = replace(
                bases[index - 1], role="short", barrier=OWN, certainty=0.7, reason="表格自己的题目"
            )
            numbers = tuple(n for n in table.numbers if n not in bases[index - 1].numbers)
            roles[index] = replace(table, label="", numbers=numbers)


def _is_table(token: Token | None) -> bool:
    return token is not None and "栏数" in token.reason


_UNIT = re.compile(r"^[（(]?\s*(?:计量)?单\s*位\s*[:：]\s*[^。，]{1,12}[)）]?$")


def title_above(bases: Sequence[Token], roles: Roles, first: int) -> int | None:
    """Index of the table's title, right above its first line; None = it has none of its own."""
    before = first - 1
    if before < 0 or roles[before] is not None:
        return None
    title, gap = bases[before].text, bases[first].gap
    above = bases[before - 1].text if before else ""
    close = gap == 0 and not (signs.is_short(above) and bases[before].gap == 0)
    close |= (
        gap <= 1 and bool(_TABLE_TITLE.match(title)) and before > 0 and not signs.is_short(above)
    )
    # 几项指标前后对照如下：, set in, is said in the text; 产量对照表： heads the table
    said = (
        bool(re.search(r"(?:如下|见下表?|所示|对照|情况)\s*[:：]$", title))
        and bases[before].hints.indented
    )
    fits = signs.is_short(title) and close and not (said or signs.HEADING_MARK.match(title))
    return before if fits else None


def _table(
    bases: Sequence[Token], roles: Roles, run: Sequence[int], rows: list[list[str]]
) -> Token:
    base = bases[run[0]]
    numbers = tuple(n for k in run for n in bases[k].numbers)
    label = ""
    at = run[0]
    unit = at - 1 if at and roles[at - 1] is None and _UNIT.match(bases[at - 1].text) else None
    if unit is not None:
        # 单位：亿元 between the title and the table
        label = bases[unit].text
        numbers = (*bases[unit].numbers, *numbers)
        roles[unit] = replace(bases[unit], role="gone")
    before = title_above(bases, roles, at) if unit is None else None
    if before is not None:
        label = bases[before].text
        numbers = (*bases[before].numbers, *numbers)
        roles[before] = replace(bases[before], role="gone")
    text = "\n".join("\t".join(re.sub(r"\s+", " ", cell) for cell in row) for row in rows)
    return replace(
        base,
        role="table",
        text=text,
        label=label,
        numbers=numbers,
        certainty=0.9,
        reason="几行的栏数相同",
    )
