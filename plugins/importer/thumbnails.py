"""Small copies of the folder's pictures for the review page, inside the page itself."""

from __future__ import annotations

import base64
import io
from collections.abc import Iterable
from dataclasses import dataclass

from plugins.importer.model import Picture

SMALL_PIXELS = 800
"""A photo narrower than this was pressed by a messenger: too small for a page."""
_SIZE = (240, 180)
_LIMIT_PIXELS = 120_000_000
_LIMIT_COUNT = 60
"""More would make the page too heavy to open; the rest are named without a picture."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Thumbnail:
    """A picture's small copy as a data address, "" when it cannot be shown."""

    name: str
    address: str
    width: int = 0
    height: int = 0
    remark: str = ""

    @property
    def is_small(self) -> bool:
        """Too small to be printed or shown large?"""
        return 0 < max(self.width, self.height) < SMALL_PIXELS


def make(pictures: Iterable[Picture]) -> tuple[Thumbnail, ...]:
    """One for each picture, in order."""
    return tuple(
        _make(picture) if number < _LIMIT_COUNT else Thumbnail(name=picture.name, address="")
        for number, picture in enumerate(pictures)
    )


def _make(picture: Picture) -> Thumbnail:
    from PIL import Image, ImageOps, UnidentifiedImageError

    try:
        with Image.open(io.BytesIO(picture.data)) as opened:
            width, height = opened.size
            if width * height > _LIMIT_PIXELS:
                return Thumbnail(
                    name=picture.name,
                    address="",
                    width=width,
                    height=height,
                    remark="图太大，没有缩小",
                )
            opened.draft("RGB", (_SIZE[0] * 2, _SIZE[1] * 2))
            small = ImageOps.exif_transpose(opened).convert("RGB")
            if small.width < small.height and width > height:
                width, height = height, width
            small.thumbnail(_SIZE)
    except (UnidentifiedImageError, OSError, ValueError, Image.DecompressionBombError):
        return Thumbnail(name=picture.name, address="", remark="这张图打不开，请重发")
    target = io.BytesIO()
    small.save(target, "JPEG", quality=72)
    remark = ""
    if max(width, height) < SMALL_PIXELS:
        remark = f"只有 {width}×{height}，多半被微信压缩过，请作者发原图"
    encoded = base64.b64encode(target.getvalue()).decode()
    return Thumbnail(
        name=picture.name,
        address=f"data:image/jpeg;base64,{encoded}",
        width=width,
        height=height,
        remark=remark,
    )
