"""Words are cut once, kept by content, and cut again when the dictionary learns one of theirs."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.search.cutting import Cut, cutting
from plugins.search.documents import documents
from tests.factory import weekly

ROWS = [("云上甲乙丙建成", "记者走进云上甲乙丙园区"), ("别的", "与此无关的一篇")]


def cuts(folder: Path | None, words: tuple[str, ...] = ()) -> list[Cut]:
    with cutting(keywords=5, words=words, folder=folder) as cut:
        return [cut.cut(document) for document in documents(weekly(ROWS))]


def test_what_is_kept_is_what_was_cut(tmp_path: Path) -> None:
    assert cuts(tmp_path) == cuts(tmp_path) == cuts(None)


def test_nothing_is_cut_twice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = cuts(tmp_path)
    monkeypatch.delattr("plugins.search.cutting.cutter")
    assert cuts(tmp_path) == before


def test_a_new_name_cuts_only_the_articles_again_that_hold_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = cuts(tmp_path)
    after = cuts(tmp_path, ("云上甲乙丙",))
    assert after == cuts(None, ("云上甲乙丙",))
    place = [document.title for document in documents(weekly(ROWS))].index("云上甲乙丙建成")
    assert "云上甲乙丙" in after[place].keywords
    assert "云上甲乙丙" not in before[place].keywords
    assert after[1 - place] == before[1 - place]
    monkeypatch.delattr("plugins.search.cutting.cutter")
    assert cuts(tmp_path, ("云上甲乙丙", "另一个名字")) == after
