"""The slug of an author: made once, by import or `check --fix`, and never changed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from plugins.newspaper.chinese import han_count

COMPOUND_SURNAMES = frozenset(
    [
        *("欧阳", "司马", "上官", "诸葛", "东方", "皇甫", "尉迟", "公孙"),
        *("慕容", "令狐", "司徒", "夏侯", "端木", "独孤", "南宫", "申屠"),
    ]
)
_HAN_NAME_CHARS = 4


def slug_for(name: str, taken: Iterable[str]) -> str:
    """`王春宇` -> `wang-chunyu`; a namesake or namesound gets the next free number."""
    from pypinyin import lazy_pinyin  # its tables take 0.4 s; only when a name is new

    base, _, number = name.partition("@")
    if 2 <= len(base) <= _HAN_NAME_CHARS and han_count(base) == len(base):
        surname_chars = 2 if base[:2] in COMPOUND_SURNAMES and len(base) > 2 else 1
        parts = [base[:surname_chars], base[surname_chars:]]
        slug = "-".join("".join(lazy_pinyin(part)) for part in parts if part)
    else:
        slug = "-".join("".join(lazy_pinyin(base)).lower().split())
    slug = "".join(
        c for c in slug.lower().replace("ü", "v") if c.isascii() and (c.isalnum() or c == "-")
    )
    slug = slug.strip("-") or "author"
    candidate = f"{slug}-{number}" if number.isdecimal() else slug
    used, count = set(taken) | {"index"}, 2
    while candidate in used:
        candidate, count = f"{slug}-{count}", count + 1
    return candidate


def complete(authors: Mapping[str, str], names: Iterable[str]) -> dict[str, str]:
    """The table with a slug for every name; what stood in it stays as it was."""
    table = dict(authors)
    for name in sorted(set(names) - set(table)):
        table[name] = slug_for(name, table.values())
    return table
