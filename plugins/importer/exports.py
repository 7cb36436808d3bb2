"""An export of an editing system: records of fields, 【标　　题】… or 主标题：…, one below another.

What a record is shows in its shape: keys in the same brackets (or before a colon) that come again
from record to record. Keys that name a part of an article become that part; whatever else the
system keeps (who read it, who is paid, how it came in) is never printed. Nothing inside a record
begins an article of its own.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from plugins.importer import export_keys, signs
from plugins.importer.export_keys import Key
from plugins.importer.readers.text import RULE
from plugins.importer.tokens import Roles, Token
from plugins.importer.unwrap import width
from plugins.newspaper.chinese import HAN_CHAR

IN_DOUBT = "稿件系统里的栏，认不出是不是正文"
_HEAD = frozenset({"title", "kicker", "deck", "column", "byline"})
"""What may stand on the line below its key."""
_WRAPPED = frozenset({"title", "kicker", "deck"})
"""What may go on for another line."""
# 选题：钟楼: a field, whatever it is called
_FIELD = re.compile(r"^[\u4e00-\u9fffA-Za-z]{2,8}[:：]\s*[^。！？]{0,40}$")
KEYS = 2
"""So many different parts of an article named on a page make a form."""
OFFICE_KEYS = 3
"""Before a colon, where people write as well, so many known keys, one of them an office's."""
HEADING_LINES = 3
_EXPORTED = re.compile(
    r"导出|系统|稿库|采编|平台|后台|下载|打印|列表|待编|共\s*\d+\s*[条篇件]|export", re.IGNORECASE
)


@dataclass(slots=True, kw_only=True)
class _Record:
    """Indices of one record: `keys` by the line that they stand on."""

    start: int
    keys: dict[int, tuple[Key, ...]] = field(default_factory=dict)
    end: int = 0

    def has(self, role: str) -> bool:
        """Is a part of that role named?"""
        return any(key.role == role for keys in self.keys.values() for key in keys)


def mark(bases: list[Token], roles: Roles) -> None:
    """Give the fields that nobody prints their roles; hold each record together, in place."""
    texts = [base.text for base in bases]
    for shape in sorted({k.shape for t in texts for k in export_keys.first(t)}):
        rows = {
            i: found
            for i, text in enumerate(texts)
            if roles[i] is None and (found := export_keys.keys(text, shape))
        }
        above = {
            i: found
            for i, text in enumerate(texts)
            if roles[i] is None and (found := export_keys.keys(text, shape, loose=True))
        }
        records = [r for part in _parts(bases, roles) for r in _records(bases, part, rows, above)]
        _find_title(records)
        records = [r for r in records if r.has("title") or r.has("text")]
        if not _is_form(records, shape):
            continue
        again = Counter(
            name for r in records for name in {k.name for keys in r.keys.values() for k in keys}
        )
        for record in records:
            _settle(bases, roles, record, again, shape)
        _heading(bases, roles, records)


def _parts(bases: Sequence[Token], roles: Roles) -> Iterator[range]:
    """Stretches of lines between rules, page breaks and manuscript marks."""
    start = 0
    for index, base in enumerate(bases):
        if RULE.match(base.text) or signs.MANUSCRIPT_MARK.match(base.text):
            yield range(start, index)
            start = index + 1
        elif base.hints.breaks:
            yield range(start, index)
            start = index
    yield range(start, len(bases))


def _records(
    bases: Sequence[Token],
    part: range,
    rows: dict[int, tuple[Key, ...]],
    above: dict[int, tuple[Key, ...]],
) -> list[_Record]:
    """The records of a stretch: one begins where its first key, or its headline, comes again."""
    made: list[_Record] = []
    for index in part:
        keys = rows.get(index)
        if made and not made[-1].has("text") and not made[-1].end:
            keys = keys or above.get(index)
        if not keys:
            continue
        name, role = keys[0].name, keys[0].role
        last = made[-1] if made else None
        if last is not None and (last.end or _is_label(bases[index], keys)):
            last.end = last.end or index  # 【读者来信】 below a blank line: the page goes on
            if role not in {"title", "kicker", "column"}:
                continue
        if last is not None:
            seen = {k.name for found in last.keys.values() for k in found}
            first = last.keys[last.start][0].name
            again = name == first or (name in seen and role == "title")
            heads = (
                role in {"title", "kicker", "column"} or name == made[0].keys[made[0].start][0].name
            )
            again |= last.has("text") and heads and (name in seen or bases[index].gap > 0)
            again |= bool(last.end)
        if last is None or again:
            if last is not None:
                last.end = last.end or index
            made.append(_Record(start=index))
        made[-1].keys[index] = keys
    if made:
        made[-1].end = made[-1].end or part.stop
    return made


def _is_label(base: Token, keys: Sequence[Key]) -> bool:
    return base.gap > 0 and not any(k.value or k.role in export_keys.PARTS for k in keys)


TITLE_WIDTH = 5.0


def _find_title(records: Sequence[_Record]) -> None:
    """A system may call the headline as it likes: the widest value above every text is it."""
    whole = [r for r in records if r.has("text")]
    if len(whole) < 2 or any(r.has("title") for r in records):
        return
    values: dict[str, list[str]] = {}
    for record in whole:
        for found in record.keys.values():
            for key in found:
                if not key.role and key.value and not re.search(r"\d{3}|[:：]", key.value):
                    values.setdefault(key.name, []).append(key.value)
    widths = {
        name: sum(map(width, found)) / len(found)
        for name, found in values.items()
        if len(set(found)) == len(whole)
    }
    name = max(sorted(widths), key=lambda n: widths[n], default="")
    if not name or widths[name] < TITLE_WIDTH:
        return
    for record in records:
        for index, found in record.keys.items():
            record.keys[index] = tuple(
                replace(key, role="title", is_found=True) if key.name == name else key
                for key in found
            )


def _is_form(records: Sequence[_Record], shape: str) -> bool:
    """Do the keys name an article's parts, and (before a colon) an office's fields as well?"""
    keys = [k for r in records for found in r.keys.values() for k in found]
    parts = {k.role for k in keys if k.role in export_keys.PARTS}
    if len(parts) < KEYS or not parts & {"title", "text"}:
        return False
    if shape != ":":
        return True
    return any(
        len({k.name for found in r.keys.values() for k in found}) > OFFICE_KEYS
        and any(k.is_office for found in r.keys.values() for k in found)
        for r in records
    )


def _settle(
    bases: list[Token], roles: Roles, record: _Record, again: Counter[str], shape: str
) -> None:
    is_ad = any(k.sells for found in record.keys.values() for k in found)
    last = max(record.keys)
    body_at = next((i for i, found in record.keys.items() if found[-1].role == "text"), None)
    is_first, over, reason, below = True, "", "", ""
    for index in range(record.start, record.end):
        base, found = bases[index], record.keys.get(index, ())
        if index > last and base.gap > (0 if over else 1):
            break  # nothing says that the record goes on below a blank line
        if roles[index] is not None:
            continue
        if is_ad:
            roles[index] = replace(
                base, role="ad", label="aside", certainty=0.9, reason="稿件类型写明是广告"
            )
            continue
        if not re.search(r"\w", base.text):  # | --- | --- |
            roles[index] = replace(base, role="page-number", reason="没有文字的线条")
            continue
        unsure = False
        if found:
            inside = body_at is not None and index > body_at
            over, unsure = _left(found, again, inside=inside, shape=shape)
            reason = IN_DOUBT if unsure else f"稿件系统的“{found[0].name}”，不登"
            if all(not k.value for k in found) and found[0].role in export_keys.PARTS:
                over = ""  # its value stands below
        if over and (body_at is not None or found):
            roles[index] = replace(base, role=over, certainty=0.5 if unsure else 0.9, reason=reason)
            continue
        if found and any(k.role in export_keys.PARTS for k in found):
            own = next((k.name for k in found if k.is_found), "")
            roles[index] = replace(base, role="form", label=f"fields{shape}{own}")
            below = found[-1].role if found[-1].role in _HEAD else ""
            if found[-1].value and below not in _WRAPPED:
                below = ""
        elif below and base.gap == 0 and signs.is_short(base.text) and HAN_CHAR.search(base.text):
            roles[index] = replace(base, role="form", label=f"part{below}")
            below = below if below in _WRAPPED else ""
        elif body_at is not None and index < body_at and _FIELD.match(base.text):
            roles[index] = replace(base, role="note-to-editor", certainty=0.5, reason=IN_DOUBT)
            continue
        if found or body_at is not None:
            barrier = float("inf") if is_first else base.barrier
            held = not is_first
            bases[index] = replace(base, barrier=barrier, held=held)
            if (role := roles[index]) is not None:
                roles[index] = replace(role, barrier=barrier, held=held)
            is_first &= bool(found) and not any(k.value for k in found)


def _left(
    found: Sequence[Key], again: Counter[str], *, inside: bool, shape: str
) -> tuple[str, bool]:
    """The role under which a line is left over ("" = it is printed), and is it a guess?"""
    if any(k.role in export_keys.PARTS and not k.is_empty for k in found):
        return "", False
    if all(k.role in export_keys.PARTS for k in found):
        return ("label" if any(k.value for k in found) else ""), False  # 【引题】无
    for role in ("private", "ad", "letter", "staff", "note-to-editor", "mark"):
        if any(k.role == role for k in found):
            return role, False
    key = found[0]
    if signs.NOTE.match(f"{key.name}：") or signs.STANDFIRST.match(f"{key.name}："):
        return "", False
    if again[key.name] > 1 or key.is_padded:
        return "note-to-editor", False
    return ("", False) if inside else ("note-to-editor", True)


def _heading(bases: Sequence[Token], roles: Roles, records: Sequence[_Record]) -> None:
    """某某系统 稿件导出 共6条: above the first record."""
    start = records[0].start
    for index in range(max(0, start - HEADING_LINES), start):
        text = bases[index].text
        if roles[index] is None and _EXPORTED.search(text) and signs.is_short(text):
            roles[index] = replace(
                bases[index], role="mark", certainty=0.85, reason="稿件系统导出的题头"
            )
