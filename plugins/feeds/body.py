"""An article's text as every reader program shows it: a few plain elements, absolute addresses.

Reader programs strip what they do not know, each in its own way; what is stripped here looks the
same everywhere. An allow-list, because the next strange element is not known yet.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

import lxml.html
from lxml import etree

from plugins.feeds.addresses import resolve
from plugins.feeds.model import Picture
from plugins.newspaper.chinese import strip_control

_NONE: frozenset[str] = frozenset()
_CELL = frozenset({"colspan", "rowspan"})

_PLAIN = (
    *("p", "div", "span", "aside", "br", "hr", "h2", "h3", "h4", "h5", "h6"),
    *("ul", "li", "dl", "dt", "dd", "table", "caption", "thead", "tbody", "tfoot", "tr"),
    *("blockquote", "q", "cite", "pre", "code", "figure", "figcaption", "ruby", "rt", "rp"),
    *("em", "strong", "b", "i", "u", "s", "sub", "sup", "small", "mark", "abbr"),
)

KEPT: dict[str, frozenset[str]] = {
    **dict.fromkeys(_PLAIN, _NONE),
    "a": frozenset({"href", "title"}),
    "img": frozenset({"src", "alt", "width", "height"}),
    "ol": frozenset({"start"}),
    "td": _CELL,
    "th": _CELL | {"scope"},
}
"""Elements that stay, and the attributes that stay with them; of others the content stays."""

DROPPED = frozenset(
    {
        *("script", "style", "template", "noscript", "slot", "dialog", "portal"),
        *("iframe", "frame", "frameset", "object", "embed", "applet", "svg", "math", "canvas"),
        *("audio", "video", "map", "area"),
        *("form", "input", "select", "textarea", "button"),
        *("head", "title", "link", "meta", "base"),
    }
)
"""Elements that go with all that is inside them. Not source: the parser does not know it as empty
and puts the picture that follows inside."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Clean:
    """The text of one article and the pictures that it shows, in order."""

    html: str
    pictures: tuple[Picture, ...] = ()


def clean(
    html: str,
    base: str,
    *,
    pictures: Mapping[str, Picture] = MappingProxyType({}),
    dateline: str = "",
    before: Iterable[tuple[str, str]] = (),
    after: Iterable[tuple[str, str]] = (),
) -> Clean:
    """Bring HTML of any kind into the form above.

    Args:
        html: a fragment.
        base: the absolute address of the article, against which links are meant.
        pictures: by the absolute address that the text names; another is left out, because a
            reader program would show it as broken. Its caption stays.
        dateline: 讯头, to open the first paragraph.
        before: plain text to stand first, as (element, text), the element p, strong (in a
            paragraph) or blockquote; one paragraph a line.
        after: the same, to stand last.
    """
    root = lxml.html.fragment_fromstring(strip_control(html), create_parent="div")
    _strip(root)
    _follow(root, base)
    shown = tuple(_show(root, base, pictures))
    opening = root.find("p")
    if dateline and opening is not None:
        mark = _element("strong", dateline)
        mark.tail, opening.text = f" {opening.text or ''}", None
        opening.insert(0, mark)
    heads = list(_paragraphs(before))
    if heads:
        # Bare text at the start stays behind the heads.
        heads[-1].tail, root.text = root.text, None
        root[:0] = heads
    for element in _paragraphs(after):
        root.append(element)
    return Clean(html=_inside(root), pictures=shown)


def contents(sections: Iterable[tuple[str, Iterable[tuple[str, str, str]]]]) -> str:
    """A list of contents: headings, and below each a list of (title, address, names)."""
    root = _element("div")
    for heading, rows in sections:
        root.append(_element("h3", heading))
        table = etree.SubElement(root, "ul")
        for title, url, names in rows:
            link = _element("a", title)
            link.set("href", url)
            etree.SubElement(table, "li").append(link)
            link.tail = f"　{strip_control(names)}" if names else None
    return _inside(root)


def _element(tag: str, text: str = "") -> etree._Element:
    element: etree._Element = lxml.html.Element(tag)
    element.text = strip_control(text) or None
    return element


def _paragraphs(parts: Iterable[tuple[str, str]]) -> Iterator[etree._Element]:
    """The parts with a text, one paragraph a line."""
    for tag, text in parts:
        lines = [_element("p", line) for line in text.splitlines() if line.strip()]
        match tag:
            case "blockquote" if lines:
                quote = _element(tag)
                quote.extend(lines)
                yield quote
            case "strong":
                for line in lines:
                    strong = _element(tag, line.text or "")
                    line.text = None
                    line.append(strong)
                    yield line
            case _:
                yield from lines


def _strip(root: etree._Element) -> None:
    # From the end: an element that goes takes nothing away from what is still to be seen.
    for element in reversed(list(root.iter())):
        if element is root:
            continue
        tag = element.tag
        if not isinstance(tag, str) or tag in DROPPED:
            _cut(element)
        elif tag not in KEPT:
            element.drop_tag()  # type: ignore[attr-defined]  # an HtmlElement, not in the stubs
        else:
            kept = KEPT[tag]
            for name in element.keys():  # noqa: SIM118  # a copy: the loop deletes
                if name not in kept:
                    del element.attrib[name]


def _cut(element: etree._Element) -> None:
    """Remove an element and its content; the text behind it stays."""
    parent = element.getparent()
    assert parent is not None
    if element.tail:
        before = element.getprevious()
        if before is None:
            parent.text = (parent.text or "") + element.tail
        else:
            before.tail = (before.tail or "") + element.tail
    parent.remove(element)


def _follow(root: etree._Element, base: str) -> None:
    """Make links absolute; one that leads nowhere leaves its text."""
    for link in root.findall(".//a"):
        written = link.get("href", "")
        url = resolve(base, written) if written else ""
        if url:
            link.set("href", url)
        else:
            link.drop_tag()  # type: ignore[attr-defined]  # an HtmlElement, not in the stubs


def _show(root: etree._Element, base: str, pictures: Mapping[str, Picture]) -> Iterator[Picture]:
    """Give every picture the address at which it is served."""
    for image in root.findall(".//img"):
        picture = pictures.get(resolve(base, image.get("src", "")))
        if picture is None:
            _cut(image)
            continue
        image.set("src", picture.url)
        image.set("alt", image.get("alt", ""))
        image.set("width", str(picture.width))
        image.set("height", str(picture.height))
        yield picture


def _inside(root: etree._Element) -> str:
    """The HTML of what an element without attributes holds, without the element."""
    whole = etree.tostring(root, encoding="unicode", method="html", with_tail=False)
    return strip_control(whole.removeprefix("<div>").removesuffix("</div>")).strip()
