"""Making PDF pages that look like a newspaper's, drawn in any order."""

from __future__ import annotations

import io
import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

FACE = "STSong-Light"
WIDTH, HEIGHT = 780.0, 1080.0
NO_LINE_START = "，。、；：？！”’）》"


def broken(text: str, count: int, *, indent: int = 2) -> list[str]:
    """A paragraph as lines of so many characters; no mark begins a line."""
    lines, line, room = [], "", count - indent
    for char in text:
        if len(line) >= room and char not in NO_LINE_START:
            lines.append(line)
            line, room = "", count
        line += char
    return [*lines, line]


@dataclass
class Paper:
    """A page that is being made: each drawing is put aside and done in the end."""

    size: float = 9.0
    drawings: list[Callable[[Canvas], None]] = field(default_factory=list)

    def text(self, x: float, top: float, text: str, size: float = 0.0) -> None:
        """One piece of a line; `top` from the upper edge, as in the reader."""
        size = size or self.size

        def draw(canvas: Canvas) -> None:
            canvas.setFont(FACE, size)
            canvas.drawString(x, HEIGHT - top - size, text)

        self.drawings.append(draw)

    def column(
        self, x: float, top: float, lines: Sequence[tuple[str, int]], *, leading: float = 14.0
    ) -> float:
        """Lines below one another, each with its indent in characters; gives where they end."""
        for text, indent in lines:
            self.text(x + indent * self.size, top, text)
            top += leading
        return top

    def columns(
        self,
        xs: Sequence[float],
        top: float,
        paragraphs: Sequence[str],
        *,
        count: int = 18,
        height: int = 20,
        indent: int = 2,
    ) -> None:
        """Paragraphs that flow through columns of so many lines."""
        lines = [
            (line, indent if at == 0 else 0)
            for text in paragraphs
            for at, line in enumerate(broken(text, count, indent=indent))
        ]
        for at, x in enumerate(xs):
            self.column(x, top, lines[at * height : (at + 1) * height])
        assert len(lines) <= height * len(xs), len(lines)

    def rule(self, x0: float, top: float, x1: float, bottom: float) -> None:
        """A line from one place to another."""
        self.drawings.append(lambda c: c.line(x0, HEIGHT - top, x1, HEIGHT - bottom))

    def box(self, x0: float, top: float, x1: float, bottom: float) -> None:
        """A frame."""
        self.drawings.append(lambda c: c.rect(x0, HEIGHT - bottom, x1 - x0, bottom - top))

    def picture(self, x0: float, top: float, x1: float, bottom: float, data: bytes) -> None:
        """A photo."""
        self.drawings.append(
            lambda c: c.drawImage(
                ImageReader(io.BytesIO(data)), x0, HEIGHT - bottom, x1 - x0, bottom - top
            )
        )

    def bytes(self, seed: int | None = None, **encryption: str) -> bytes:
        """The PDF; with a seed, drawn in a shuffled order."""
        pdfmetrics.registerFont(UnicodeCIDFont(FACE))
        target = io.BytesIO()
        canvas = Canvas(target, pagesize=(WIDTH, HEIGHT), invariant=1, **encryption)
        drawings = list(self.drawings)
        if seed is not None:
            random.Random(seed).shuffle(drawings)
        for draw in drawings:
            draw(canvas)
        canvas.save()
        return target.getvalue()


def paragraph(name: str, length: int) -> str:
    """A paragraph of that many characters that no other one has; ends in a full stop."""
    words = "园区企业项目投资建设创新人才服务开工投产签约技术平台成果转化产业集群绿色能源数据"
    source = random.Random(name)
    return name + "".join(source.choice(words) for _ in range(length - len(name) - 1)) + "。"
