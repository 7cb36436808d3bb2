"""Whole pages, of all kinds, against what a careful editor made of them."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from plugins.importer import neutral
from plugins.importer.model import PRIVATE_ROLES
from tests.importer import golds

KNOWN_TO_FAIL = 0.03
"""Share of fields that may differ over all pages; each is a guess that a person would ask about."""

KNOWN_HARD = frozenset({"af01", "af02", "af06"})
"""Pages written to be read wrongly: at most a third of their fields; the other tests hold whole."""


@pytest.mark.parametrize("page", golds.PAGES)
def test_a_page_becomes_the_articles_that_an_editor_would_make(page: str) -> None:
    wrong = list(golds.differences(page))
    share = 1 / 3 if page in KNOWN_HARD else 0.07
    assert len(wrong) <= max(3, share * golds.fields(page)), wrong


def test_over_all_pages_nearly_every_field_is_right() -> None:
    wrong = [difference for page in golds.PAGES for difference in golds.differences(page)]
    assert len(wrong) <= KNOWN_TO_FAIL * sum(map(golds.fields, golds.PAGES)), wrong


@pytest.mark.parametrize("page", golds.PAGES)
def test_every_line_of_a_page_has_its_place(page: str) -> None:
    found = golds.result(page).accounting
    assert found.adds_up
    assert found.lost == 0
    assert found.lines == len(golds.result(page).reading.lines) or found.lines > 0


@pytest.mark.parametrize("page", golds.PAGES)
def test_nothing_private_is_in_an_article(page: str) -> None:
    made = neutral.as_dict(golds.result(page), default_column="")
    bodies = re.sub(r"[\W_]+", "", "".join(golds._body(article) for article in made["articles"]))
    for item in golds.gold(page)["left_over"]:
        if item["kind"] in golds.PRIVATE:
            words = re.sub(r"[\W_]+", "", item["text"])
            parts = [words[at : at + 8] for at in range(0, max(1, len(words) - 7), 4)]
            assert not [part for part in parts if part in bodies], item["text"][:40]


@pytest.mark.parametrize("page", golds.PAGES)
def test_what_a_machine_can_find_is_asked_about(page: str) -> None:
    asked = {question.problem.line for question in golds.result(page).questions}
    wanted = [flag for flag in golds.gold(page)["flags"] if flag["must"]]
    missed = [f for f in wanted if not any(abs(f["line"] - line) <= 2 for line in asked)]
    assert len(missed) <= len(wanted) / 2, missed


def test_letters_and_bank_accounts_are_left_over_as_such() -> None:
    kinds = {item.kind for item in golds.result("a04").left_over}
    assert kinds >= PRIVATE_ROLES


def test_a_page_with_three_hundred_questions_would_help_nobody() -> None:
    for page in golds.PAGES:
        red = [q for q in golds.result(page).questions if q.problem.severity == "error"]
        assert len(red) <= 6, page


@pytest.mark.shared
def test_the_real_page_scores_a_hundred_in_every_column(shared: Path, tmp_path: Path) -> None:
    found = golds.recognised(shared / "seeds/000_4cf14992b5244d6e.txt")
    (tmp_path / "2025-04-25.json").write_text(
        neutral.as_json(found, default_column="开发区建设"), encoding="utf-8"
    )
    scored = subprocess.run(
        [
            sys.executable, str(shared / "tools/score_import.py"), str(shared / "gold"),
            str(tmp_path), "--source", str(shared / "seeds"), "--json", str(tmp_path / "s.json"),
        ],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    total = json.loads((tmp_path / "s.json").read_text(encoding="utf-8"))["total"]
    assert all(value == 1 for value in total.values() if value is not None), scored.stdout
    assert "lost 0 leak 0" in scored.stdout
    assert found.left_over == ()


@pytest.mark.shared
def test_the_real_page_raises_all_that_a_machine_can_find_and_little_else(shared: Path) -> None:
    found = golds.recognised(shared / "seeds/000_4cf14992b5244d6e.txt")
    gold = json.loads((shared / "gold/2025-04-25.json").read_text(encoding="utf-8"))
    raised = [(q.problem.line, q.problem.kind) for q in found.questions]
    for flag in gold["flags"]:
        if flag["must"]:
            assert any(
                kind == flag["kind"] and abs(line - flag["line"]) <= 2 for line, kind in raised
            ), flag
    assert len(raised) <= 26
