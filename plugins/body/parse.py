"""Markdown of one article -> standard paragraphs, each with HTML and text.

    paragraph, *em*, **strong**, [link](0102-….md)   p
    ## heading                                       h
    - item                                           li, one block each
    > quotation                                      quote
    > [!编者按]  then lines                           note with that label
    > [!诗]      then lines, blank line = stanza      verse
    pipe table                                       table
    ![caption](images/x.jpg "王龙飞 摄")              figure; several in a paragraph: one figure

Raw HTML is text. A link that is no article, https: or mailto: is a Problem, judged after the
entities are resolved, and so is a picture that leaves its folder.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from html import unescape
from typing import cast
from urllib.parse import unquote, urlsplit
from xml.etree import ElementTree as ET

import markdown
from markdown.inlinepatterns import DelimiterProcessor

from plugins.newspaper.chinese import CONTROL, FULL_MARKS, HAN
from plugins.newspaper.model import Block, Byline, Photo
from plugins.newspaper.problems import Problem

VERSE_LABEL = "诗"

# ## 小标题   ## 小标题 ##
_HEADING = re.compile(r"^#{1,6}\s+(?P<text>.*?)(?:\s+#+)?$")
_ITEM = re.compile(r"^[-*+]\s+(?P<text>.*)$")
_QUOTED = re.compile(r"^>[ \t]?(?P<text>.*)$")
_LABEL = re.compile(r"^\[!(?P<label>[^\]]{1,20})\]\s*(?P<text>.*)$")
_TABLE_RULE = re.compile(r"^\s*\|?\s*:?-{1,}:?\s*(\|\s*:?-{1,}:?\s*)*\|?\s*$")
# 0102-标题.md   ../2025-05-02/0101-标题.md#b3   ../about.md: that it is there is for checks/site.py
_MANUSCRIPT_LINK = re.compile(
    r"^(?P<folder>(?:\.\./)?(?:[\w-]+/)?)(?:(?P<digits>\d{4})(?:-[^/]*)?|(?P<slug>[a-z][a-z0-9-]*))\.md"
    r"(?P<part>#b\d+)?$"
)
_SCHEME = re.compile(r"^\s*(?P<scheme>[^/?#]*?):")
_SAFE_SCHEMES = ("https", "mailto")
_MARKUP = re.compile(r"[\\*\[\]!<>&`]")
# 王龙飞 摄   受访者供图   新华社发
_CREDIT = re.compile(r"^(?P<name>.+?)\s*(?P<role>摄影|摄|供图|制图|绘图|绘|图|发)$")
_SEAM = re.compile(rf"(?<=[{HAN}{FULL_MARKS}])\n|\n(?=[{HAN}{FULL_MARKS}])")
_PENDING = "pending:"
_DEPTH = 50
_BLOCKS_OFF = (
    *("indent", "code", "hashheader", "setextheader", "hr", "olist", "ulist", "quote"),
    "reference",
)
_INLINE_OFF = (
    *("backtick", "reference", "image_reference", "short_reference", "short_image_ref"),
    *("autolink", "automail", "linebreak", "html", "entity"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """`lines` gives the 1-based line of each block, counted from the top of the file."""

    blocks: tuple[Block, ...] = ()
    lines: tuple[int, ...] = ()
    problems: tuple[Problem, ...] = ()


def parse(source: str, path: str, *, first_line: int = 1) -> Body:
    """Read a body; `first_line` is where it begins in its file. Nothing raises."""
    problems: list[Problem] = []
    source = source.replace("\r\n", "\n").replace("\r", "\n")
    found = CONTROL.search(source)
    if found:
        problems.append(
            Problem(
                path=path,
                line=first_line + source[: found.start()].count("\n"),
                kind="control-character",
                severity="warning",
                message="正文里有看不见的控制字符，已经去掉",
                remedy="重新打一遍这一行，或者删掉它",
            )
        )
        source = CONTROL.sub("", source)
    blocks: list[Block] = []
    lines: list[int] = []
    for number, chunk in _chunks(source):
        line = first_line + number
        for block, wrong in _read_chunk(chunk):
            problems += [replace(problem, path=path, line=line) for problem in wrong]
            if block is not None:
                blocks.append(block)
                lines.append(line)
    return Body(blocks=tuple(blocks), lines=tuple(lines), problems=tuple(problems))


def _chunks(source: str) -> Iterator[tuple[int, list[str]]]:
    """Runs of lines that make one block or one table, with the index of their first line."""
    run: list[str] = []
    start = 0
    for index, raw in enumerate([*source.split("\n"), ""]):
        line = raw.strip()
        opens_own = bool(_HEADING.match(line) or _ITEM.match(line))
        quoted = line.startswith(">")
        turns = bool(run) and (
            quoted != run[0].startswith(">") or opens_own or bool(_HEADING.match(run[0]))
        )
        if run and (not line or turns):
            yield start, run
            run = []
        if line:
            if not run:
                start = index
            run.append(line)


def _read_chunk(chunk: list[str]) -> Iterator[tuple[Block | None, list[Problem]]]:
    wrong: list[Problem] = []
    first = chunk[0]
    if match := _HEADING.match(first):
        yield _block("h", _element("h2", _inline(match["text"], wrong))), wrong
    elif match := _ITEM.match(first):
        text = "\n".join([match["text"], *chunk[1:]])
        yield _block("li", _element("li", _inline(text, wrong))), wrong
    elif first.startswith(">"):
        yield _quoted([m["text"].strip() for m in map(_QUOTED.match, chunk) if m], wrong), wrong
    elif (table := _table(chunk, wrong)) is not None:
        yield _block("table", table), wrong
    else:
        paragraph = _inline("\n".join(chunk), wrong, pictures=True)
        if paragraph.find(".//img") is None:
            yield _block("p", paragraph), wrong
        else:
            yield _figure(paragraph, wrong), wrong


def _table(chunk: list[str], wrong: list[Problem]) -> ET.Element | None:
    """A pipe table with its rule in the second line, None when the lines are no table."""
    if len(chunk) < 2 or "|" not in chunk[0] or not _TABLE_RULE.match(chunk[1]):
        return None
    table = _convert("\n".join(chunk), wrong, tables=True)
    if table is None or table.tag != "table":
        return None
    _check_links(table, wrong)
    _refuse_pictures(table, wrong)
    return table


def _quoted(lines: list[str], wrong: list[Problem]) -> Block:
    """A quotation, a labelled note or a verse: what its first line says."""
    match = _LABEL.match(lines[0])
    if match is None:
        quote = ET.Element("blockquote")
        quote.extend(_inline("\n".join(part), wrong) for part in _paragraphs(lines))
        return _block("quote", quote)
    lines = [match["text"], *lines[1:]]
    if match["label"] == VERSE_LABEL:
        verse = ET.Element("div", {"class": "verse"})
        for stanza in _paragraphs(lines):
            verse.append(_stanza(stanza, wrong))
        return _block("verse", verse)
    note = ET.Element("aside", {"class": "note"})
    label = ET.SubElement(note, "p", {"class": "label"})
    label.text = match["label"]
    note.extend(_inline("\n".join(part), wrong) for part in _paragraphs(lines))
    return replace(_block("note", note), label=match["label"])


def _stanza(lines: list[str], wrong: list[Problem]) -> ET.Element:
    stanza = ET.Element("p")
    for index, line in enumerate(lines):
        span = _element("span", _inline(line, wrong))
        stanza.append(span)
        if index + 1 < len(lines):
            ET.SubElement(stanza, "br")
    return stanza


def _paragraphs(lines: list[str]) -> Iterator[list[str]]:
    run: list[str] = []
    for line in [*lines, ""]:
        if line:
            run.append(line)
        elif run:
            yield run
            run = []


def _inline(text: str, wrong: list[Problem], *, pictures: bool = False) -> ET.Element:
    """A `p` with emphasis and links, with pictures where they may stand.

    Plain text skips the library.
    """
    text = _SEAM.sub("", text)
    text = text.replace("\n", " ")
    paragraph = _convert(text, wrong) if _MARKUP.search(text) else None
    if paragraph is None:
        paragraph = ET.Element("p")
        paragraph.text = text
        return paragraph
    _check_links(paragraph, wrong)
    if not pictures:
        _refuse_pictures(paragraph, wrong)
    return paragraph


def _convert(text: str, wrong: list[Problem], *, tables: bool = False) -> ET.Element | None:
    """Markdown's element, None (and a Problem) when the marks are nested beyond reading."""
    # What an editor typed is what is shown: `&copy;` stays six characters.
    escaped = text.replace("&", "&amp;")
    try:
        html = _reader(tables=tables).reset().convert(escaped) or "<p></p>"
        element = ET.fromstring(html)  # noqa: S314  # our own output
    except RecursionError:
        element = None
    if element is None or _is_deep(element):
        wrong.append(
            _problem(
                "nested", "这一段里的 * 或 [ 太多，读不懂", "删掉不用的记号；要印出来的写成 \\*"
            )
        )
        return None
    return element


def _is_deep(root: ET.Element) -> bool:
    """Is it nested deeper than any sentence? Writing it out again would not end well."""
    level = [root]
    for _ in range(_DEPTH):
        level = [child for element in level for child in element]
        if not level:
            return False
    return True


def _refuse_pictures(root: ET.Element, wrong: list[Problem]) -> None:
    """A picture in a heading, list, quotation or table: its address is taken away and reported."""
    for image in root.iter("img"):
        wrong.append(_INLINE_PICTURE)
        image.tag, image.text = "span", image.get("alt", "")
        image.attrib.clear()


@cache
def _reader(*, tables: bool = False) -> markdown.Markdown:
    """Markdown with raw HTML, entities, code, rules, references and numbered lists off."""
    reader = markdown.Markdown(extensions=["tables"] if tables else [], output_format="xhtml")
    reader.preprocessors.deregister("html_block")
    for name in _BLOCKS_OFF:
        reader.parser.blockprocessors.deregister(name)
    for name in _INLINE_OFF:
        reader.inlinePatterns.deregister(name)
    cast(DelimiterProcessor, reader.inlinePatterns["em_strong"]).remove("_")
    return reader


def _check_links(root: ET.Element, wrong: list[Problem]) -> None:
    """Resolve links between manuscripts; take away and report what leads out of the allow-list."""
    for link in root.iter("a"):
        href = link.get("href", "")
        resolved = _resolve(href)
        if resolved is None:
            wrong.append(
                _problem(
                    "link",
                    f"链接“{href[:60]}”不能用",
                    "只能链接本站稿件（0102-标题.md）、https: 或 mailto: 地址",
                )
            )
            del link.attrib["href"]
        else:
            link.set("href", resolved)
        link.attrib.pop("title", None)


def _resolve(href: str) -> str | None:
    """The address of a link on the article's page, None when it may not stand there."""
    plain = unquote(unescape(href)).strip()
    if CONTROL.search(plain):
        return None
    if match := _MANUSCRIPT_LINK.match(plain):
        return f"{match['folder']}{match['digits'] or match['slug']}.html{match['part'] or ''}"
    scheme = _SCHEME.match(plain)
    if scheme and scheme["scheme"].lower() in _SAFE_SCHEMES and _is_address(href.strip()):
        return href.strip()
    return None


def _is_address(href: str) -> bool:
    """Is it whole: no blank inside, and a host after https://?"""
    try:
        parts = urlsplit(href)
        host = parts.hostname
    except ValueError:  # https://[…
        return False
    return " " not in href and bool(host if parts.scheme == "https" else parts.path)


def _problem(kind: str, message: str, remedy: str) -> Problem:
    """A Problem whose path and line are filled in at the top of the loop."""
    return Problem(path="", kind=kind, message=message, remedy=remedy)


_INLINE_PICTURE = _problem("inline-picture", "图片和文字写在了一段里", "图片单独成段，上下各空一行")


def _figure(paragraph: ET.Element, wrong: list[Problem]) -> Block:
    """A paragraph of pictures; caption and credit of several stand at the last."""
    if (paragraph.text or "").strip() or any(
        child.tag != "img" or (child.tail or "").strip() for child in paragraph
    ):
        wrong.append(_INLINE_PICTURE)
    photos = tuple(_photo(image, wrong) for image in paragraph.iter("img"))
    figure = ET.Element("figure")
    for photo in photos:
        if photo.src:
            ET.SubElement(figure, "img", {"src": photo.src, "alt": photo.caption})
    last = photos[-1]
    caption = ET.SubElement(figure, "figcaption")
    caption.text = last.caption
    if last.credit:
        credit = ET.SubElement(caption, "span", {"class": "credit"})
        credit.text = f" ■ {last.credit.name}{last.credit.role}"
    text = last.caption + (f" {last.credit.name}{last.credit.role}" if last.credit else "")
    return Block(kind="figure", html=_html(figure), text=text.strip(), photos=photos)


def _photo(image: ET.Element, wrong: list[Problem]) -> Photo:
    source = unquote(image.get("src", "")).strip()
    credit = read_credit(image.get("title", ""))
    caption = image.get("alt", "")
    if source.startswith(_PENDING):
        return Photo(pending=source.removeprefix(_PENDING), caption=caption, credit=credit)
    parts = source.split("/")
    if (
        len(parts) != 2
        or parts[0] != "images"
        or ".." in source
        or "\\" in source
        or not parts[1]
        or CONTROL.search(source)
    ):
        wrong.append(
            _problem(
                "picture-path",
                f"图片路径“{source[:60]}”不能用",
                "图片放进本期的 images 文件夹，写成 images/文件名.jpg",
            )
        )
        return Photo(caption=caption, credit=credit)
    return Photo(src=source, caption=caption, credit=credit)


def read_credit(text: str) -> Byline | None:
    """`王龙飞 摄` -> the name and the word; a credit without such a word is all name."""
    text = text.strip()
    if not text:
        return None
    match = _CREDIT.match(text)
    return Byline(name=match["name"], role=match["role"]) if match else Byline(name=text)


def _element(tag: str, paragraph: ET.Element) -> ET.Element:
    """The paragraph's content under another tag."""
    element = ET.Element(tag)
    element.text = paragraph.text
    element.extend(list(paragraph))
    return element


def _block(kind: str, element: ET.Element) -> Block:
    return Block(kind=kind, html=_html(element), text=_text(element))  # type: ignore[arg-type]  # kinds above


def _html(element: ET.Element) -> str:
    element.tail = None
    return ET.tostring(element, encoding="unicode", method="html").strip()


def _text(element: ET.Element) -> str:
    """What a reader copies: cells joined by tabs, rows, lines and paragraphs by newlines."""
    if element.tag == "table":
        rows = [
            "\t".join("".join(cell.itertext()).strip() for cell in row)
            for row in element.iter("tr")
        ]
        return "\n".join(rows)
    if element.tag == "div":  # stanzas keep the blank line between them
        return "\n\n".join(
            "\n".join("".join(s.itertext()) for s in p.iter("span")) for p in element
        )
    if element.tag in {"blockquote", "aside"}:
        return "\n".join("".join(part.itertext()) for part in element)
    return "".join(element.itertext()).strip()
