"""The benchmark measures real commands over an archive that is the same every time."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from plugins.checks import source
from plugins.commands import archive_maker, measure, vocabulary
from plugins.newspaper import files, settings
from plugins.newspaper.model import Column

ROOT = Path(__file__).resolve().parents[2]
COLUMNS = (Column(name="园区动态", slug="yuanqu"), Column(name="人物", slug="renwu"))
MEGABYTE = 1024 * 1024


def test_the_same_seed_gives_the_same_archive_and_another_seed_another() -> None:
    once = list(archive_maker.content(35, COLUMNS))
    assert once == list(archive_maker.content(35, COLUMNS))
    assert once != list(archive_maker.content(35, COLUMNS, seed=1))


def test_a_larger_archive_begins_with_the_smaller_one() -> None:
    small = {file.path: file.data for file in archive_maker.content(30, COLUMNS)}
    large = {file.path: file.data for file in archive_maker.content(90, COLUMNS)}
    del small["authors.toml"]
    assert small.items() <= large.items()


def test_the_archive_has_as_many_articles_as_asked_and_no_fault(tmp_path: Path) -> None:
    files.write_all(tmp_path / "content", archive_maker.content(35, COLUMNS))
    assert len(list(tmp_path.glob("content/*/*.md"))) == 35
    config = settings.load_config((ROOT / settings.CONFIG).read_text(encoding="utf-8"))
    config["COLUMNS"] = [{"name": column.name, "slug": column.slug} for column in COLUMNS]
    assert source.check(tmp_path / "content", config) == ()


def test_page_texts_hold_every_paragraph_of_the_issue() -> None:
    texts = "".join(archive_maker.page_texts(16, COLUMNS).values())
    for article in archive_maker.issue(0, 16, COLUMNS):
        assert article.title in texts
        assert all(paragraph.removeprefix("## ") in texts for paragraph in article.paragraphs)


def test_no_sentence_of_the_vocabulary_is_the_real_pages(shared: Path) -> None:
    page = "".join(path.read_text(encoding="utf-8") for path in shared.glob("seeds/*.txt"))
    words = [
        word
        for value in vars(vocabulary).values()
        if isinstance(value, tuple)
        for word in value
        if isinstance(word, str) and len(word) > 8
    ]
    assert len(words) > 50
    assert [word for word in words if word in page] == []


def test_cpu_and_memory_of_grandchildren_are_counted(tmp_path: Path) -> None:
    grandchild = f"x = bytearray({60 * MEGABYTE}); sum(range(12_000_000))"
    child = (
        "import subprocess, sys;"
        f" subprocess.run([sys.executable, '-c', {grandchild!r}], check=True); print('done')"
    )
    cost = measure.run([sys.executable, "-c", child], tmp_path, dict(os.environ))
    assert cost.code == 0
    assert cost.said.strip() == "done"
    if sys.platform != "win32":
        assert cost.cpu_seconds > 0.1
        assert cost.peak_bytes > 60 * MEGABYTE


def test_a_folder_is_weighed_raw_and_packed(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "x.txt").write_bytes(b"x" * 5000)
    (tmp_path / "y.txt").write_bytes(b"")
    weight = measure.weigh(tmp_path)
    assert (weight.files, weight.size_bytes) == (2, 5000)
    assert weight.gzip_bytes < 200


@pytest.mark.parametrize("what", ["build", "search", "feeds", "import"])
def test_the_command_prints_what_the_part_costs(what: str) -> None:
    said = subprocess.run(
        [sys.executable, "-m", "invoke", "bench", what, "--articles", "6"],
        cwd=ROOT, capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert said.returncode == 0, said.stderr + said.stdout
    assert "CPU" in said.stdout
    assert "MB" in said.stdout
    assert "files" in said.stdout


def test_an_unknown_benchmark_is_answered_with_the_nearest() -> None:
    said = subprocess.run(
        [sys.executable, "-m", "invoke", "bench", "serch"],
        cwd=ROOT, capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert said.returncode == 1
    assert "是不是“search”" in said.stderr
