"""Pictures: two widths, two formats, nothing of the camera's data, cut once."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PIL import Image

from plugins.issues import pictures
from plugins.newspaper.model import Block, Issue, OutputFile, Page, Photo
from plugins.newspaper.problems import SourceError
from tests.factory import archive, article


def issue_with(*names: str) -> Issue:
    photos = tuple(Photo(src=f"images/{name}") for name in names)
    block = Block(kind="figure", html="", text="", photos=photos)
    one = replace(article("2025-04-25", 1, "图"), blocks=(block,))
    return archive(("2025-04-25", [one])).issues[0]


def put(folder: Path, name: str, picture: Image.Image, **options: object) -> None:
    path = folder / "images" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    picture.save(path, **options)  # type: ignore[arg-type]  # options of the format


def made(folder: Path, *names: str) -> tuple[dict[str, pictures.Picture], list[OutputFile]]:
    shown = "content/2025-04-25"
    return pictures.pictures_of(issue_with(*names), folder, shown, folder / "cache")


def opened(file: OutputFile) -> Image.Image:
    return Image.open(io.BytesIO(file.data))


def test_a_large_picture_is_cut_to_two_widths_in_two_formats(tmp_path: Path) -> None:
    put(tmp_path, "厂区.jpg", Image.new("RGB", (3000, 2000), "green"))
    found, files = made(tmp_path, "厂区.jpg")
    picture = found["images/厂区.jpg"]
    assert (picture.width, picture.height) == (1440, 960)
    assert picture.src == "2025-04-25/images/厂区-1440.jpg"
    assert [file.path for file in files] == [
        "2025-04-25/images/厂区-720.webp",
        "2025-04-25/images/厂区-720.jpg",
        "2025-04-25/images/厂区-1440.webp",
        "2025-04-25/images/厂区-1440.jpg",
    ]
    assert [opened(file).size for file in files] == [(720, 480)] * 2 + [(1440, 960)] * 2
    assert picture.length_bytes == len(files[-1].data)


def test_a_small_picture_is_never_enlarged(tmp_path: Path) -> None:
    put(tmp_path, "a.png", Image.new("RGB", (300, 200)))
    found, files = made(tmp_path, "a.png")
    assert (found["images/a.png"].width, len(files)) == (300, 2)


def test_the_cameras_data_is_gone_and_the_picture_upright(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # to be turned by 90 degrees
    exif[0x010F] = "Camera of 王龙飞"
    put(tmp_path, "a.jpg", Image.new("RGB", (400, 100), "red"), exif=exif)
    _, files = made(tmp_path, "a.jpg")
    for file in files:
        assert opened(file).size == (100, 400)
        assert not opened(file).getexif()
        assert b"Camera" not in file.data


def test_what_is_transparent_stands_on_white(tmp_path: Path) -> None:
    put(tmp_path, "a.png", Image.new("RGBA", (40, 40), (0, 0, 0, 0)))
    _, files = made(tmp_path, "a.png")
    jpeg = next(file for file in files if file.path.endswith(".jpg"))
    assert opened(jpeg).getpixel((20, 20)) == (255, 255, 255)


def test_a_second_build_cuts_nothing_and_gives_the_same_bytes(tmp_path: Path) -> None:
    put(tmp_path, "a.jpg", Image.new("RGB", (800, 600), "blue"))
    first = made(tmp_path, "a.jpg")
    kept = {path: path.stat().st_mtime_ns for path in (tmp_path / "cache").rglob("*.jpg")}
    assert made(tmp_path, "a.jpg") == first
    assert {path: path.stat().st_mtime_ns for path in (tmp_path / "cache").rglob("*.jpg")} == kept
    # a half-written cache is as good as none
    next((tmp_path / "cache").rglob("*.webp")).unlink()
    assert made(tmp_path, "a.jpg") == first


BROKEN = [(b"", "a.jpg"), (b"not a picture", "a.jpg"), (b"\x89PNG\r\n\x1a\n", "a.png")]


@pytest.mark.parametrize(("data", "name"), BROKEN, ids=["empty", "text", "cut off"])
def test_a_broken_picture_is_a_problem(tmp_path: Path, data: bytes, name: str) -> None:
    (tmp_path / "images").mkdir()
    (tmp_path / "images" / name).write_bytes(data)
    with pytest.raises(SourceError) as raised:
        made(tmp_path, name)
    (problem,) = raised.value.problems
    assert (problem.path, problem.kind) == (f"content/2025-04-25/images/{name}", "picture-broken")
    assert "换一张" in problem.remedy


def test_an_enormous_picture_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    put(tmp_path, "a.png", Image.new("1", (9000, 9000)))
    with pytest.raises(SourceError, match="太大"):
        made(tmp_path, "a.png")


def test_every_missing_picture_is_said_at_once(tmp_path: Path) -> None:
    with pytest.raises(SourceError) as raised:
        made(tmp_path, "a.jpg", "b.jpg")
    assert [problem.kind for problem in raised.value.problems] == ["picture-missing"] * 2


def test_the_picture_and_the_pdf_of_a_page_are_copied_as_they_are(tmp_path: Path) -> None:
    (tmp_path / "plates").mkdir()
    for name in ("01.jpg", "01.pdf", "02.pdf"):
        (tmp_path / "plates" / name).write_bytes(name.encode())
    pages = (Page(number=1, plate="plates/01.jpg"), Page(number=2))
    issue = Issue(id="2025-04-25", date=date(2025, 4, 25), pages=pages)
    files = list(pictures.plates_of(issue, tmp_path))
    assert [file.path for file in files] == [
        "2025-04-25/plates/01.jpg",
        "2025-04-25/plates/01.pdf",
    ]
    assert files[0].data == b"01.jpg"
