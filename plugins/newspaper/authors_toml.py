"""authors.toml: `"王璐" = "wang-lu"`, one line a person. Read and written here.

A slug is an address and never changes, so a file is only ever added to: what stands in it, comments
and order too, stays as it is.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping

from plugins.newspaper import issue_toml
from plugins.newspaper.problems import Problem

_REMEDY = '每行写成 "王璐" = "wang-lu"，一位作者只写一次'


def parse(text: str, path: str) -> tuple[dict[str, str], tuple[Problem, ...]]:
    """Name -> slug in the file's order; what cannot be used is a Problem and left out."""
    try:
        values = tomllib.loads(text.removeprefix("\ufeff"))
    # Special case: brackets nested 5,000 deep are no TOMLDecodeError.
    except (ValueError, RecursionError) as error:
        problem = Problem(
            path=path,
            line=issue_toml.error_line(error, text),
            kind="authors-toml",
            message="作者表的这一行读不懂",
            remedy=_REMEDY,
        )
        return {}, (problem,)
    wrong = tuple(
        Problem(
            path=path,
            line=issue_toml.line_of(text, name),
            kind="authors-toml",
            message=f"“{name[:30]}”的网址名不是文字",
            remedy=_REMEDY,
        )
        for name, slug in values.items()
        if not isinstance(slug, str)
    )
    return {name: slug for name, slug in values.items() if isinstance(slug, str)}, wrong


def dump(authors: Mapping[str, str]) -> str:
    """The lines, sorted by slug."""
    rows = sorted(authors.items(), key=lambda row: (row[1], row[0]))
    return "".join(
        f"{issue_toml.toml_value(name)} = {issue_toml.toml_value(slug)}\n" for name, slug in rows
    )


def extend(text: str, added: Mapping[str, str]) -> str:
    """The file's text with new lines after the old ones."""
    before = text.removeprefix("\ufeff")
    if before and not before.endswith("\n"):
        before += "\n"
    return before + dump(added)
