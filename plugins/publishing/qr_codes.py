"""QR codes of an issue's fixed addresses, for the printed page; known before it is online."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import segno

from plugins.newspaper import frontmatter
from plugins.newspaper.files import read_text
from plugins.newspaper.issue_toml import parse as parse_issue
from plugins.newspaper.model import OutputFile, Page
from plugins.publishing.withdraw import check

CORRECTION = "m"
"""15 % of the code may be unreadable: newsprint is rough."""
QUIET_MODULES = 4
"""The blank frame that ISO/IEC 18004 asks for."""
PNG_SCALE = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class Code:
    """One code: `name` is its file's, `title` says what it leads to."""

    name: str
    url: str
    title: str


def codes_of(content: Path, issue_id: str, site_url: str) -> tuple[Code, ...]:
    """The issue, then its 版, then its articles.

    Raises:
        SourceError: no such issue, or its files cannot be read.
    """
    folder = check(content, issue_id)
    shown = f"{content.name}/{issue_id}/{folder.toml.name}"
    file, _problems = parse_issue(read_text(folder.toml, shown), shown, issue_id)
    base = f"{site_url}/{issue_id}/"
    codes = [Code(name="issue", url=base, title="本期首页")]
    titles: dict[str, str] = {}
    numbers = {page.number for page in file.pages}
    for manuscript in folder.articles:
        if manuscript.id is None:
            continue
        read = frontmatter.parse(read_text(manuscript.path, manuscript.shown), manuscript.shown)
        digits = manuscript.id.rpartition("/")[2]
        titles[digits] = read.fields.get("title", "")
        numbers.add(read.fields.get("page") or int(digits[:2]))
    pages = {page.number: page for page in file.pages}
    codes += [
        Code(
            name=f"p{number}",
            url=f"{base}#p{number}",
            title=pages.get(number, Page(number=number)).title,
        )
        for number in sorted(numbers)
    ]
    codes += [
        Code(name=digits, url=f"{base}{digits}.html", title=title)
        for digits, title in sorted(titles.items())
    ]
    return tuple(codes)


def drawn(code: Code) -> Iterator[OutputFile]:
    """The code as SVG, which a layout program enlarges, and as PNG."""
    made = segno.make(code.url, error=CORRECTION, micro=False, boost_error=False)
    vector, pixels = io.BytesIO(), io.BytesIO()
    made.save(vector, kind="svg", border=QUIET_MODULES, unit="mm", svgns=True, xmldecl=True)
    made.save(pixels, kind="png", border=QUIET_MODULES, scale=PNG_SCALE)
    yield OutputFile(path=f"{code.name}.svg", data=vector.getvalue())
    yield OutputFile(path=f"{code.name}.png", data=pixels.getvalue())
