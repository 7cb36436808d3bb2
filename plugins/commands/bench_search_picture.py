"""The picture of `bench search`: each figure as a share of what the issue allows."""

from __future__ import annotations

from collections.abc import Sequence

from lxml import etree

_SVG = "http://www.w3.org/2000/svg"
_LEFT, _WIDTH, _ROW, _BAR = 190, 420, 58, 13
_PAPER = "#fbf7ec"
_INKS = ("#a3161c", "#7a7263", "#1b1916")


def picture(results: Sequence[tuple[int, Sequence[tuple[str, float]]]]) -> str:
    """An SVG of bars.

    Args:
        results: for each number of articles, (name, measured / allowed) in the same order.
    """
    names = [name for name, _ in results[0][1]]
    height = len(names) * _ROW + 56
    size = f"0 0 {_LEFT + _WIDTH + 60} {height}"
    root = etree.Element(f"{{{_SVG}}}svg", {"viewBox": size, "role": "img"})
    _add(root, "title", "Measured figures of the search as shares of what is allowed")
    _add(root, "rect", "", width="100%", height="100%", fill=_PAPER)
    limit = _LEFT + _WIDTH * 4 // 5
    line = {"d": f"M{limit} 24V{height - 28}", "stroke": _INKS[2], "stroke-dasharray": "4 3"}
    _add(root, "path", "", **line)
    _text(root, "allowed", limit - 22, 16)
    for row, name in enumerate(names):
        top = 32 + row * _ROW
        _text(root, name, 4, top + 26)
        for place, (_, shares) in enumerate(results):
            share = shares[row][1]
            wide = round(min(share, 1.25) * _WIDTH * 0.8)
            at = top + place * (_BAR + 2)
            bar = {"x": _LEFT, "y": at, "width": wide, "height": _BAR, "fill": _INKS[place % 3]}
            _add(root, "rect", "", **bar)
            _text(root, f"{share:.0%}", _LEFT + wide + 5, at + 11)
    for place, (articles, _) in enumerate(results):
        at = _LEFT + place * 140
        _add(root, "rect", "", x=at, y=height - 19, width=12, height=12, fill=_INKS[place % 3])
        _text(root, f"{articles:,} articles", at + 18, height - 8)
    return etree.tostring(root, pretty_print=True, encoding="unicode")


def _text(root: etree._Element, words: str, x: int, y: int) -> None:
    style = {"font-family": "sans-serif", "font-size": 13, "fill": _INKS[2]}
    _add(root, "text", words, x=x, y=y, **style)


def _add(root: etree._Element, tag: str, words: str, **attributes: object) -> None:
    made = etree.SubElement(root, f"{{{_SVG}}}{tag}")
    for name, value in attributes.items():
        made.set(name, str(value))
    made.text = words or None
