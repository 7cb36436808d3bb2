"""The theme's files stand in a folder named by their hash: a changed file has a new address."""

from __future__ import annotations

from pathlib import Path

from plugins.issues.theme_files import theme_files


def put(folder: Path, name: str, data: bytes) -> None:
    (folder / name).parent.mkdir(parents=True, exist_ok=True)
    (folder / name).write_bytes(data)


def test_every_file_stands_below_one_hashed_folder(tmp_path: Path) -> None:
    put(tmp_path, "css/base.css", b"p {}\n")
    put(tmp_path, "js/search/rank.js", b"//\n")
    put(tmp_path, "feed.css", b"fixed name")
    put(tmp_path, ".DS_Store", b"x")
    address, files = theme_files(tmp_path)
    assert [file.path for file in files] == [
        f"{address}/css/base.css",
        f"{address}/js/search/rank.js",
    ]
    assert len(address) == len("theme/") + 8


def test_a_changed_byte_or_name_changes_the_address(tmp_path: Path) -> None:
    put(tmp_path, "a.css", b"1")
    first, _ = theme_files(tmp_path)
    assert theme_files(tmp_path)[0] == first
    put(tmp_path, "a.css", b"2")
    second, _ = theme_files(tmp_path)
    (tmp_path / "a.css").rename(tmp_path / "b.css")
    assert len({first, second, theme_files(tmp_path)[0]}) == 3


def test_line_ends_of_windows_make_no_difference_and_pictures_stay_as_they_are(
    tmp_path: Path,
) -> None:
    put(tmp_path / "lf", "a.css", b"1\n2\n")
    put(tmp_path / "crlf", "a.css", b"1\r\n2\r\n")
    assert theme_files(tmp_path / "lf") == theme_files(tmp_path / "crlf")
    put(tmp_path / "lf", "b.png", b"1\r\n2")
    assert theme_files(tmp_path / "lf")[1][1].data == b"1\r\n2"
