"""Pictures that belong to the site and to no article: nameplate, the WeChat account's QR code."""

from __future__ import annotations

import io
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from lxml import etree
from PIL import Image, UnidentifiedImageError

from plugins.newspaper.model import OutputFile
from plugins.newspaper.problems import Problem, SourceError
from plugins.newspaper.settings import CONFIG

ENDINGS = frozenset({".png", ".jpg", ".jpeg", ".webp", ".svg"})


@dataclass(frozen=True, slots=True, kw_only=True)
class SitePicture:
    """A picture copied as it is; `src` is its address below the site."""

    src: str
    width: int
    height: int
    data: bytes

    @property
    def file(self) -> OutputFile:
        """What is written."""
        return OutputFile(path=self.src, data=self.data)


def site_picture(content: Path, named: str, setting: str, place: str) -> SitePicture | None:
    """The picture that a setting names below content/, None when it names none.

    Args:
        content: the content folder.
        named: the setting's value: `images/wechat.png`.
        setting: its name, for the editor.
        place: where it is written, without its ending: `subscribe/wechat`.

    Raises:
        SourceError: it is not there, leaves the folder or is no picture.
    """
    if not named:
        return None
    parts = PurePosixPath(named).parts
    ending = PurePosixPath(named).suffix.lower()
    path = content.joinpath(*parts)
    if ".." in parts or named.startswith("/") or ending not in ENDINGS or not path.is_file():
        raise _wrong(setting, f"图片“{named}”不在 {content.name} 里，或者不是 PNG、JPG、WebP、SVG")
    data = path.read_bytes()
    try:
        width, height = _drawn_size(data) if ending == ".svg" else _size(data)
    except (UnidentifiedImageError, OSError, ValueError, etree.XMLSyntaxError):
        raise _wrong(setting, f"图片“{named}”打不开") from None
    return SitePicture(src=f"{place}{ending}", width=width, height=height, data=data)


def _size(data: bytes) -> tuple[int, int]:
    with Image.open(io.BytesIO(data)) as picture:
        return picture.size


def _drawn_size(data: bytes) -> tuple[int, int]:
    """A drawing's proportions: its viewBox, else its width and height; ValueError without."""
    # Neither entities nor the network: the file came from somebody's drawing program.
    root = etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))
    box = root.get("viewBox", "").replace(",", " ").split()
    sides = box[2:4] if len(box) == 4 else [root.get("width", ""), root.get("height", "")]
    width, height = (round(float(side.removesuffix("px"))) for side in sides)
    if min(width, height) <= 0:
        raise ValueError("a drawing without a size")
    return width, height


def _wrong(setting: str, message: str) -> SourceError:
    remedy = f"把图片放进去，在 {setting} 里写它的位置，例如 wechat.png；不用就写空的"
    return SourceError(
        Problem(path=CONFIG, kind="site-picture", message=f"{setting}：{message}", remedy=remedy)
    )
