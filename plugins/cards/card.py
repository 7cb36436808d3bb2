"""Archive -> share pictures: cream paper, 文武线, nameplate, red seal, one headline."""

from __future__ import annotations

import hashlib
import io
from dataclasses import dataclass
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from plugins.lettering.cut import cut
from plugins.lettering.source import FaceSource
from plugins.newspaper.files import write_atomic
from plugins.newspaper.model import Archive, OutputFile
from plugins.newspaper.settings import SiteSettings
from plugins.words import phrases

WIDTH, HEIGHT = 1200, 630
"""Open Graph's 1.91 : 1."""

PAPER, INK, SOFT, RED = "#fbfaf6", "#1a1917", "#514d46", "#a3161c"
MARGIN = 72
RECIPE = "2"
"""Part of the cache key: raise it when the same words should be drawn differently."""

_HEADLINE_SIZES = (104, 96, 88, 80, 72, 64, 56, 48)
_HEADLINE_LINES = 3
_TOP, _BOTTOM = 238, HEIGHT - 68
_LINE_HEIGHT = 1.28
_COLOURS = 64


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """What is written on one card."""

    paper: str
    name: str
    issue: str
    headline: str


def card_files(
    archive: Archive, site: SiteSettings, source: FaceSource | None, cache: Path
) -> dict[str, OutputFile]:
    """Address of an issue or of its lead -> the picture for it; {} without a face."""
    if source is None:
        return {}
    files = {}
    for issue in archive.issues:
        line = "　".join(part for part in (issue.number_text, issue.date_text) if part)
        slogan = issue.masthead.supplement_slogan.replace(" ", "　") or issue.pages[0].title
        card = Card(paper=site.paper, name=site.name, issue=line, headline=slogan)
        files[issue.url] = _file(f"{issue.url}card.png", card, source, cache)
        if issue.lead:
            lead = Card(paper=site.paper, name=site.name, issue=line, headline=issue.lead.title)
            path = f"{issue.lead.id}-card.png"
            files[issue.lead.url] = _file(path, lead, source, cache)
    return files


def _file(path: str, card: Card, source: FaceSource, cache: Path) -> OutputFile:
    words = "\0".join((RECIPE, source.stamp, card.paper, card.name, card.issue, card.headline))
    kept = cache / "cards" / f"{hashlib.sha256(words.encode()).hexdigest()[:32]}.png"
    try:
        data = kept.read_bytes()
    except OSError:
        data = draw(card, source, cache)
        write_atomic(kept, data)
    return OutputFile(path=path, data=data)


def draw(card: Card, source: FaceSource, cache: Path) -> bytes:
    """The card as a PNG of few colours."""
    face = cut("".join((card.paper, card.name, card.issue, card.headline)), source, cache)
    picture = Image.new("RGB", (WIDTH, HEIGHT), PAPER)
    pen = ImageDraw.Draw(picture)

    def font(size: int) -> ImageFont.FreeTypeFont:
        return ImageFont.truetype(io.BytesIO(face.ttf), size)

    name, _, seal = card.name.partition("周刊")
    pen.text((MARGIN, 62), card.paper, font=font(30), fill=RED)
    pen.text((MARGIN, 104), name, font=font(68), fill=INK)
    right = MARGIN + pen.textlength(name, font=font(68)) + 18
    if seal == "" and card.name.endswith("周刊"):
        pen.rectangle((right, 112, right + 46, 188), fill=RED)
        for row, character in enumerate("周刊"):
            pen.text(
                (right + 23, 132 + row * 36), character, font=font(32), fill=PAPER, anchor="mm"
            )
    pen.text((WIDTH - MARGIN, 188), card.issue, font=font(28), fill=SOFT, anchor="rs")
    # 文武线: one heavy rule and one fine one.
    pen.rectangle((MARGIN, 216, WIDTH - MARGIN, 221), fill=INK)
    pen.rectangle((MARGIN, 226, WIDTH - MARGIN, 227), fill=INK)
    size, lines = _fit(card.headline, pen, font)
    top = _TOP + (_BOTTOM - _TOP - len(lines) * size * _LINE_HEIGHT) / 2
    for number, line in enumerate(lines):
        pen.text((MARGIN, top + number * size * _LINE_HEIGHT), line, font=font(size), fill=INK)
    pen.rectangle((MARGIN, HEIGHT - 56, MARGIN + 96, HEIGHT - 50), fill=RED)
    out = io.BytesIO()
    picture.quantize(_COLOURS).save(out, "PNG", optimize=True)
    return out.getvalue()


def _fit(headline: str, pen: ImageDraw.ImageDraw, font: object) -> tuple[int, list[str]]:
    """The largest size at which the headline stands in three lines, broken between words."""
    room = WIDTH - 2 * MARGIN
    lines: list[str] = []
    for size in _HEADLINE_SIZES:
        face = font(size)  # type: ignore[operator]  # the function of draw()
        lines = []
        for phrase in phrases(headline):
            if lines and pen.textlength(lines[-1] + phrase, font=face) <= room:
                lines[-1] += phrase
            else:
                lines.append(phrase)
        fits = all(pen.textlength(line, font=face) <= room for line in lines)
        tall = len(lines) * size * _LINE_HEIGHT > _BOTTOM - _TOP
        if fits and not tall and len(lines) <= _HEADLINE_LINES:
            return size, lines
    return _HEADLINE_SIZES[-1], lines[:_HEADLINE_LINES]
