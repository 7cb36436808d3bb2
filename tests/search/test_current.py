"""The running year between builds: a new issue follows, and the bytes are those of a build anew."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from plugins.newspaper.model import Archive
from plugins.search.build import ROOT, SearchSettings, build
from tests.factory import archive, article

SETTINGS = SearchSettings(current_shard_bytes=600)
WEEKS = tuple(f"2025-{month:02d}-{day:02d}" for month in (1, 2, 3) for day in (3, 10, 17, 24))
STORIES = 20


def year(weeks: int, changed: tuple[str, str] = ("", "")) -> Archive:
    """So many weeks of short stories, and one of the year before; `changed`: a title, its text."""

    def stories(day: str) -> Iterator[tuple[str, str]]:
        for number in range(1, STORIES + 1):
            title = f"{day}第{number}篇"
            text = f"{title}说园区的第{number}个项目，{'甲乙丙丁'[number % 4]}县云岭新区记者林致远"
            yield title, changed[1] if title == changed[0] else text

    return archive(
        ("2024-12-30", [article("2024-12-30", 1, "旧年末篇", "旧年的园区")]),
        *(
            (day, [article(day, n, *one) for n, one in enumerate(stories(day), 1)])
            for day in WEEKS[:weeks]
        ),
    )


def files(of: Archive, cache: Path | None = None, words: tuple[str, ...] = ()) -> dict[str, bytes]:
    """Every file of the index."""
    made = build(of, SETTINGS, cache=cache, words=words)
    return {file.path.removeprefix(f"{ROOT}/"): file.data for file in made}


def test_week_after_week_the_bytes_are_those_of_a_build_from_nothing(tmp_path: Path) -> None:
    for weeks in range(1, len(WEEKS) + 1):
        assert files(year(weeks), tmp_path) == files(year(weeks))
    assert (tmp_path / "current.zip").exists()


def test_what_rests_is_not_cut_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files(year(9), tmp_path)
    clean = files(year(10))
    # A store that knows the two newest issues only, and nothing that could cut the others.
    only = archive(
        *((one.id, one.articles) for one in year(10).issues if one.id in ("2024-12-30", *WEEKS[8:]))
    )
    files(only, tmp_path / "other")
    (tmp_path / "other" / "cut.sqlite").replace(tmp_path / "cut.sqlite")

    def refuse(*_: object) -> None:
        raise AssertionError("something was cut again")

    monkeypatch.setattr("plugins.search.cutting.cutter", refuse)
    assert files(year(10), tmp_path) == clean


def test_a_correction_of_any_week_gives_the_bytes_of_a_build_from_nothing(tmp_path: Path) -> None:
    files(year(10), tmp_path)
    for title in (f"{WEEKS[9]}第3篇", f"{WEEKS[1]}第3篇"):
        after = year(10, (title, "改正以后说的是大模型"))
        assert files(after, tmp_path) == files(after)
        assert files(year(10), tmp_path) == files(year(10))


def test_a_name_learned_since_cuts_the_articles_anew_that_hold_it(tmp_path: Path) -> None:
    before = files(year(10), tmp_path)
    for words in (("林致远",), ("林致远", "无此人名"), ("云岭新区",), ()):
        assert files(year(10), tmp_path, words) == files(year(10), words=words)
    assert files(year(10), words=("林致远",)) != before


@pytest.mark.parametrize("damage", [b"", b"no zip at all", None], ids=repr)
def test_a_damaged_rest_is_done_without(tmp_path: Path, damage: bytes | None) -> None:
    before = files(year(10), tmp_path)
    rest = tmp_path / "current.zip"
    data = rest.read_bytes()
    # In the last case the lists themselves: a zip has a sum of each of its files.
    middle = data[: len(data) // 2] + bytes(8) + data[len(data) // 2 + 8 :]
    rest.write_bytes(middle if damage is None else damage)
    assert files(year(10), tmp_path) == before
