"""Finding one's way in office XML by local names: transitional and strict files differ in URIs."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree import ElementTree as ET


def local(element: ET.Element) -> str:
    """`p` for `{http://…/main}p`; "" for a comment."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def tag_like(element: ET.Element, name: str) -> str:
    """A tag of that local name in the namespace of another element."""
    return f"{element.tag.rpartition('}')[0]}}}{name}" if "}" in element.tag else name


def child(element: ET.Element, name: str) -> ET.Element | None:
    """The first child of that local name."""
    return next((e for e in element if local(e) == name), None)


def attribute(element: ET.Element, name: str) -> str:
    """An attribute by local name, "" when it is not there."""
    return next((v for k, v in element.attrib.items() if k.rpartition("}")[2] == name), "")


def value_of(element: ET.Element, *path: str) -> str:
    """The `val` of a descendant by its path of local names, "" when any step is missing."""
    found: ET.Element | None = element
    for step in path:
        found = None if found is None else child(found, step)
    return "" if found is None else attribute(found, "val")


def walk(element: ET.Element) -> Iterator[ET.Element]:
    """The element and all below it, in document order."""
    return element.iter()
