"""Pictures of published articles: two widths, WebP and JPEG, no EXIF, cached by content."""

from __future__ import annotations

import hashlib
import io
import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from PIL import Image, ImageOps, UnidentifiedImageError

from plugins.newspaper.files import write_atomic
from plugins.newspaper.model import Archive, Issue, OutputFile
from plugins.newspaper.problems import Problem, SourceError

WIDTHS = (720, 1440)
WORTH_ANOTHER = 1.25
"""A second width that saves less than a fifth of the pixels' row is not worth its files."""

MAX_PIXELS = 60_000_000
"""A 40-megapixel camera picture is welcome, a decompression bomb is not."""

RECIPE = "3"
"""Part of the cache key: raise it when the same picture should come out differently."""

_JPEG_QUALITY, _WEBP_QUALITY = 82, 78


@dataclass(frozen=True, slots=True, kw_only=True)
class Variant:
    """One width of a picture; `webp` and `jpeg` are addresses below the site."""

    width: int
    webp: str
    jpeg: str
    jpeg_bytes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """What a template needs to show a picture without the page jumping; widths ascending."""

    width: int
    height: int
    variants: tuple[Variant, ...]

    @property
    def src(self) -> str:
        """The JPEG for browsers without WebP, feeds and share cards: the widest."""
        return self.variants[-1].jpeg

    @property
    def length_bytes(self) -> int:
        """Of `src`."""
        return self.variants[-1].jpeg_bytes


def pictures_of(
    issue: Issue, folder: Path, shown: str, cache: Path
) -> tuple[dict[str, Picture], list[OutputFile]]:
    """Every picture that an article of the issue names: `{"images/x.jpg": Picture}` and its files.

    Raises:
        SourceError: a picture is missing, empty, broken or enormous.
    """
    found: dict[str, Picture] = {}
    files: list[OutputFile] = []
    problems: list[Problem] = []
    for source in sorted({p.src for a in issue.articles for p in a.photos if p.src}):
        try:
            picture, made = _make(
                folder / source, f"{shown}/{source}", f"{issue.url}{source}", cache
            )
        except SourceError as error:
            problems += error.problems
            continue
        found[source] = picture
        files += made
    if problems:
        raise SourceError(*problems)
    return found, files


def _make(path: Path, shown: str, address: str, cache: Path) -> tuple[Picture, list[OutputFile]]:
    try:
        data = path.read_bytes()
    except OSError:
        raise SourceError(
            Problem(
                path=shown,
                kind="picture-missing",
                message="图片不在这里",
                remedy="把图片放进这个文件夹，或改正稿件里的文件名",
            )
        ) from None
    key = hashlib.sha256(RECIPE.encode() + data).hexdigest()[:32]
    stem = address.rpartition(".")[0]
    try:
        sizes, encoded = _cached(cache / "pictures" / key) or _encode(
            data, cache / "pictures" / key
        )
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        raise SourceError(
            Problem(
                path=shown,
                kind="picture-broken",
                message="图片打不开（空的、坏的或者太大）",
                remedy="换一张 JPG 或 PNG，不超过 6000 万像素",
            )
        ) from None
    variants, files = [], []
    for width, _ in sizes:
        webp, jpeg = f"{stem}-{width}.webp", f"{stem}-{width}.jpg"
        files += [
            OutputFile(path=webp, data=encoded[f"{width}.webp"]),
            OutputFile(path=jpeg, data=encoded[f"{width}.jpg"]),
        ]
        variants.append(
            Variant(width=width, webp=webp, jpeg=jpeg, jpeg_bytes=len(encoded[f"{width}.jpg"]))
        )
    width, height = sizes[-1]
    return Picture(width=width, height=height, variants=tuple(variants)), files


def _encode(data: bytes, cache: Path) -> tuple[list[tuple[int, int]], dict[str, bytes]]:
    with Image.open(io.BytesIO(data)) as opened:
        if opened.width * opened.height > MAX_PIXELS:
            raise ValueError("too many pixels")
        upright = ImageOps.exif_transpose(opened)
        # Transparent drawings stand on the paper's white in JPEG.
        if upright.mode in {"RGBA", "LA", "P"}:
            upright = upright.convert("RGBA")
            paper = Image.new("RGBA", upright.size, "white")
            upright = Image.alpha_composite(paper, upright)
        picture = upright.convert("RGB")
    sizes: list[tuple[int, int]] = []
    encoded: dict[str, bytes] = {}
    for width in _widths(picture.width):
        height = max(1, round(picture.height * width / picture.width))
        scaled = picture.resize((width, height), Image.Resampling.LANCZOS)
        sizes.append((width, height))
        encoded[f"{width}.webp"] = _save(scaled, "WEBP", quality=_WEBP_QUALITY, method=4)
        encoded[f"{width}.jpg"] = _save(
            scaled, "JPEG", quality=_JPEG_QUALITY, optimize=True, progressive=True
        )
    for name, content in encoded.items():
        write_atomic(cache / name, content)
    write_atomic(
        cache / "sizes.json", json.dumps(sizes).encode()
    )  # last: it says the rest is whole
    return sizes, encoded


def _widths(width: int) -> list[int]:
    """The narrower widths that are worth a file of their own, then the widest."""
    widest = min(width, WIDTHS[-1])
    return [narrow for narrow in WIDTHS[:-1] if narrow * WORTH_ANOTHER <= widest] + [widest]


def _save(picture: Image.Image, kind: str, **options: object) -> bytes:
    """Encoded without any metadata of the original (EXIF, GPS, thumbnails)."""
    out = io.BytesIO()
    picture.save(out, kind, **options)
    return out.getvalue()


def _cached(folder: Path) -> tuple[list[tuple[int, int]], dict[str, bytes]] | None:
    try:
        sizes = [(w, h) for w, h in json.loads((folder / "sizes.json").read_bytes())]
        names = [f"{w}.{ending}" for w, _ in sizes for ending in ("webp", "jpg")]
        return sizes, {name: (folder / name).read_bytes() for name in names}
    except (OSError, ValueError):
        return None


def plates_of(issue: Issue, folder: Path) -> Iterator[OutputFile]:
    """版面图: the page's own picture or PDF, as they are."""
    for page in issue.pages:
        for path in plate_files(page.plate, folder):
            yield OutputFile(path=f"{issue.url}plates/{path.name}", data=path.read_bytes())


def plate_files(plate: str, folder: Path) -> list[Path]:
    """The picture and the PDF of one 版, whichever lie there."""
    if not plate:
        return []
    stem = Path(plate).stem
    return [
        p for p in sorted((folder / "plates").iterdir(), key=lambda p: p.name) if p.stem == stem
    ]


def sizes_bytes(archive: Archive, pictures: Mapping[str, Mapping[str, Picture]]) -> dict[str, int]:
    """Address below the site -> bytes, for the enclosures of the feeds."""
    return {
        picture.src: picture.length_bytes
        for issue in archive.issues
        for picture in pictures.get(issue.id, {}).values()
    }


def as_context(picture: Picture) -> dict[str, object]:
    """For templates and JSON-LD."""
    return {**asdict(picture), "src": picture.src}
