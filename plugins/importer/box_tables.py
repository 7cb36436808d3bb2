"""Tables drawn with lines: ┌─┬─┐ │甲│乙│ └─┴─┘, +---+---+ | 甲 | 乙 |.

The lines part the cells and are left over; the cells become rows. A line whose first cell is
empty goes on with the row above it.
"""

from __future__ import annotations

import re
from dataclasses import replace

from plugins.importer.heads import together
from plugins.importer.tables import title_above
from plugins.importer.tokens import Roles, Token

_BORDER = re.compile(r"^[\s\u3000]*(?=.*[\u2500-\u257f+])[\u2500-\u257f+\-=—|\s\u3000]{3,}$")
_UPRIGHT = "│┃┆┇┊┋║"
_ROW = re.compile(
    rf"^[\s\u3000]*[{_UPRIGHT}|｜].*[{_UPRIGHT}|｜][\s\u3000]*$|^[^{_UPRIGHT}]+(?:[{_UPRIGHT}][^{_UPRIGHT}]+)+$"
)
ROWS = 2
"""A table has at least so many, and as many columns."""


def tables(bases: list[Token], roles: Roles) -> None:
    """Give drawn tables their role, and their lines that of a mark."""
    _ruled(bases, roles)
    index = 0
    while index < len(bases):
        end = index
        while (
            end < len(bases)
            and roles[end] is None
            and (end == index or bases[end].gap == 0)
            and (_BORDER.match(bases[end].text) or _ROW.match(bases[end].text))
        ):
            end += 1
        drawn = [k for k in range(index, end) if _BORDER.match(bases[k].text)]
        printed = [k for k in range(index, end) if k not in drawn]
        rows = _rows([bases[k] if k in printed else None for k in range(index, end)])
        boxed = bool(drawn) or all(re.search(f"[{_UPRIGHT}]", bases[k].text) for k in printed)
        if boxed and len(rows) >= ROWS and max(map(len, rows)) >= ROWS:
            widest = max(map(len, rows))
            title = title_above(bases, roles, index)
            if title is not None and bases[title].gap and not bases[title].text.startswith("附"):
                title = None  # set off above its table: a headline
            named = [] if title is None else [title]
            for k in named:
                roles[k] = replace(bases[k], role="gone")
            first = replace(
                bases[printed[0]],
                role="table",
                label="" if title is None else bases[title].text,
                text="\n".join("\t".join((*row, *[""] * (widest - len(row)))) for row in rows),
                numbers=tuple(n for k in (*named, *printed) for n in bases[k].numbers),
                gap=bases[index].gap,
                certainty=0.9,
                reason="用线框画的表格",
            )
            for k in printed:
                roles[k] = replace(first, role="gone")
            roles[printed[0]] = first
            for k in drawn:
                roles[k] = replace(bases[k], role="page-number", certainty=0.9, reason="表格的线框")
        index = max(end, index + 1)


_RULE = re.compile(r"^[\s\u3000]*[─━═=—_－-]{6,}[\s\u3000]*$")
_GAP = re.compile(r"[ ]{2,}|[ ]*\u3000[ \u3000]*|\t+")


def _ruled(bases: list[Token], roles: Roles) -> None:
    """Rows of as many cells each, set apart by blanks, between two rules."""
    for index, base in enumerate(bases):
        if not _RULE.match(base.text) or not _is_free(roles[index]):
            continue
        rules, rows, k = [index], [], index + 1
        widest = 0
        while k < len(bases) and _is_free(roles[k]) and bases[k].gap == 0:
            if _RULE.match(bases[k].text):
                rules.append(k)
            else:
                cells = [cell for cell in _GAP.split(bases[k].text.strip(" \u3000")) if cell]
                if re.search(f"[{_UPRIGHT}]", bases[k].text):
                    break
                if len(cells) != (widest or len(cells)) or len(cells) < ROWS:
                    break
                widest = len(cells)
                rows.append((k, cells))
            k += 1
        last = rules[-1]
        inside = [(at, cells) for at, cells in rows if at < last]
        if len(inside) < ROWS or any(re.search(r"[。！？；]", c) for _, r in inside for c in r):
            continue
        first = replace(
            bases[inside[0][0]],
            role="table",
            text="\n".join("\t".join(cells) for _, cells in inside),
            numbers=tuple(n for at, _ in inside for n in bases[at].numbers),
            gap=base.gap,
            certainty=0.85,
            reason="两条线之间的表格",
        )
        for at, _ in inside:
            roles[at] = replace(first, role="gone")
        roles[inside[0][0]] = first
        for at in rules:
            roles[at] = replace(bases[at], role="page-number", certainty=0.9, reason="表格的线")


def _is_free(role: Token | None) -> bool:
    """Not yet known, or a rule that parts articles elsewhere."""
    return role is None or role.role == "break"


def _rows(lines: list[Token | None]) -> list[list[str]]:
    """Cells by row; None stands for a drawn line between two rows.

    Where a line parts each row from the next, what stands between two lines is one row.
    """
    rows: list[list[str]] = []
    ruled = sum(line is None for line in lines[1:-1]) > 1
    fresh = True
    for line in lines:
        if line is None:
            fresh = True
            continue
        text = re.sub(rf"^[\s\u3000]*[{_UPRIGHT}|｜]|[{_UPRIGHT}|｜][\s\u3000]*$", "", line.text)
        cells = [
            together(re.sub(r"[\s\u3000]+", " ", cell).strip())
            for cell in re.split(rf"[{_UPRIGHT}|｜]", text)
        ]
        goes_on = not all(cells) if ruled else not cells[0]
        if not fresh and rows and goes_on and len(cells) == len(rows[-1]):
            rows[-1] = [a + b for a, b in zip(rows[-1], cells, strict=True)]
        else:
            rows.append(cells)
        fresh = False
    return rows
