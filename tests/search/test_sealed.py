"""Two tiers between builds: sealed files stay, corrections replace, withdrawals leave no trace."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

import pytest

from plugins.commands.search_client import Client
from plugins.newspaper.files import write_all
from plugins.newspaper.model import Archive, Article
from plugins.search.build import ROOT, SearchSettings, build
from tests.factory import archive, article

SETTINGS = SearchSettings(shard_bytes=600, current_shard_bytes=400)
DAYS = ("2023-05-05", "2024-06-07", "2025-04-25")


def issue(day: str, texts: Iterable[str]) -> tuple[str, list[Article]]:
    """An issue of short articles."""
    return day, [article(day, n, f"{day}第{n}篇", text) for n, text in enumerate(texts, 1)]


def three_years(changed: dict[str, str] | None = None, gone: str = "") -> Archive:
    """Three issues of six articles; `changed` and `gone` name articles by their titles."""
    made = []
    for day in DAYS:
        texts = [f"{day}的第{n}篇说算力与园区{'甲乙丙丁戊己'[n - 1]}字" for n in range(1, 7)]
        _, articles = issue(day, texts)
        made.append(
            (
                day,
                [
                    article(day, n, one.title, (changed or {}).get(one.title, one.text))
                    for n, one in enumerate(articles, 1)
                    if one.title != gone
                ],
            )
        )
    return archive(*made)


def files(of: Archive, cache: Path | None = None) -> dict[str, bytes]:
    """Every file of the search but the texts."""
    return {
        file.path.removeprefix(f"{ROOT}/"): file.data
        for file in build(of, SETTINGS, cache=cache)
        if "/text/" not in file.path
    }


def sealed(found: dict[str, bytes]) -> dict[str, bytes]:
    return {path: data for path, data in found.items() if path.startswith("sealed-")}


def asked(reader: Client, found: dict[str, bytes], folder: Path, query: str) -> list[str]:
    """The titles of the exact hits."""
    for path, data in found.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
    answer = reader.ask(folder, query, titles=True)
    return [str(title) for title in answer["titles"]]


def test_a_new_issue_of_the_year_leaves_every_sealed_file_as_it_was(tmp_path: Path) -> None:
    before = files(three_years(), tmp_path)
    more = archive(
        *((one.id, one.articles) for one in three_years().issues),
        issue("2025-05-02", ["新的一期又说到算力"]),
    )
    after = files(more, tmp_path)
    assert sealed(before)
    assert sealed(after) == sealed(before)
    assert files(more) == after


def test_the_first_issue_of_a_year_seals_the_year_before(tmp_path: Path) -> None:
    files(three_years(), tmp_path)
    more = archive(
        *((one.id, one.articles) for one in three_years().issues),
        issue("2026-01-02", ["新年的第一期"]),
    )
    assert files(more, tmp_path) == files(more)


def test_a_corrected_article_is_found_by_its_new_words_only(reader: Client, tmp_path: Path) -> None:
    title = "2023-05-05第2篇"
    before = files(three_years(), tmp_path)
    after = files(three_years({title: "改正以后说的是大模型与园区"}), tmp_path)
    assert sealed(after) == sealed(before)
    assert json.loads(after["current.json"])["replaced"] == [[4, 0]]
    assert asked(reader, after, tmp_path / "site", "大模型") == [title]
    assert asked(reader, after, tmp_path / "site", "乙字") == [f"{day}第2篇" for day in DAYS[:0:-1]]
    # By date it stands where it was printed.
    assert asked(reader, after, tmp_path / "site", "园区")[-5] == title
    again = files(three_years({title: "改正以后说的是大模型与园区"}), tmp_path)
    assert again == after


def test_a_withdrawn_article_leaves_no_trace_and_nothing_is_cut_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files(three_years(), tmp_path)
    (tmp_path / "cut.sqlite").unlink()
    without = three_years(gone="2024-06-07第3篇")
    clean = files(without)
    (tmp_path / "current").mkdir()
    files(without, tmp_path / "current")  # so that the current tier is cut already
    (tmp_path / "current" / "cut.sqlite").replace(tmp_path / "cut.sqlite")

    def refuse(*_: object) -> None:
        raise AssertionError("something was cut again")

    monkeypatch.setattr("plugins.search.cutting.cutter", refuse)
    assert files(without, tmp_path) == clean
    everything = b"".join(sealed(files(without, tmp_path)).values())
    assert "2024-06-07第3篇".encode() not in everything


def test_an_old_issue_that_is_imported_late_is_sealed_with_the_others(tmp_path: Path) -> None:
    files(three_years(), tmp_path)
    more = archive(
        *((one.id, one.articles) for one in three_years().issues),
        issue("2022-03-04", ["旧报补录"]),
    )
    assert files(more, tmp_path) == files(more)


DAMAGES = [b"", b"no zip at all", None]


@pytest.mark.parametrize("damage", DAMAGES, ids=repr)
def test_a_damaged_store_is_made_anew(tmp_path: Path, damage: bytes | None) -> None:
    before = files(three_years(), tmp_path)
    store = tmp_path / "sealed.zip"
    store.write_bytes(store.read_bytes()[:-400] if damage is None else damage)
    (tmp_path / "cut.sqlite").write_bytes(b"no database")
    assert files(three_years(), tmp_path) == before


def test_files_are_the_same_whatever_the_hash_seed_and_the_place(tmp_path: Path) -> None:
    code = (
        "import hashlib, sys; sys.path.insert(0, sys.argv[1])\n"
        "from tests.search.test_sealed import files, three_years\n"
        "print(hashlib.sha256(repr(sorted(files(three_years()).items())).encode()).hexdigest())"
    )
    root = str(Path(__file__).parents[2])
    said = {
        subprocess.run(
            [sys.executable, "-c", code, root],
            capture_output=True,
            encoding="utf-8",
            check=True,
            cwd=cwd,
            env={**os.environ, "PYTHONHASHSEED": seed, "TZ": zone},
        ).stdout
        for seed, cwd, zone in (("1", root, "UTC"), ("2", str(tmp_path), "Asia/Shanghai"))
    }
    assert len(said) == 1


def test_writing_twice_gives_the_same_bytes(tmp_path: Path) -> None:
    for name in ("one", "two"):
        write_all(tmp_path / name, build(three_years(), SETTINGS))
    for path in (tmp_path / "one").rglob("*.*"):
        if path.is_file():
            other = tmp_path / "two" / path.relative_to(tmp_path / "one")
            assert path.read_bytes() == other.read_bytes()
