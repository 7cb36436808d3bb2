"""The one import of jieba: what it cuts, what it must not do."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.words import cut, cutter, keywords, phrases, search_terms
from plugins.words.cutter import ACROSS, INSIDE, SEAM, WHOLE, read_terms
from plugins.words.keywords import _USUAL, _idf

HEADLINES = [
    ("把实验室的灯留到天亮", "把实验室的"),
    ("616个省级重点工程，怎样往前赶", "616个"),
    ("“晋创谷”：一张蓝图（上）", "“晋创谷”："),
]


@pytest.mark.parametrize(("title", "first"), HEADLINES)
def test_a_headline_is_split_into_phrases(title: str, first: str) -> None:
    parts = phrases(title)
    assert "".join(parts) == title
    assert parts[0] == first


@given(st.text(alphabet="山西算力的个，。“”（）《》G1 0—…", max_size=40))
def test_phrases_joined_are_the_headline_and_no_mark_stands_wrong(title: str) -> None:
    parts = phrases(title)
    assert "".join(parts) == title
    assert all(parts)
    assert not any(part[0] in "，。”）》" for part in parts[1:])
    assert not any(part[-1] in "“（《" for part in parts[:-1])


@given(st.text(max_size=60))
def test_words_joined_are_the_text(text: str) -> None:
    assert "".join(cut(text)) == text


def test_search_terms_hold_the_shorter_words_inside_a_longer_one() -> None:
    assert set(search_terms("新质生产力")) >= {"生产", "生产力", "新质生产力"}


def test_a_term_of_the_list_is_one_word() -> None:
    assert "晋创谷" in cut("走进晋创谷看项目")


def test_extra_words_are_known_to_their_own_cutter_only() -> None:
    assert "云上甲乙丙" in cut("走进云上甲乙丙看", extra=("云上甲乙丙",))
    assert "云上甲乙丙" not in cut("走进云上甲乙丙看")


def test_neighbours_that_only_straddle_two_words_are_told_from_words() -> None:
    words = cutter().cut("湖北大学新质生产力")
    levels = dict(zip("湖北大学新质生产力", cutter().pair_levels(words), strict=True))
    assert (levels["湖"], levels["北"], levels["大"]) == (WHOLE, ACROSS, WHOLE)
    assert levels["生"] == INSIDE
    assert cutter(("湖北大学",)).pair_levels(("湖北大学",)) == bytes((INSIDE, SEAM, INSIDE, 0))


def test_keywords_are_words_of_the_text_and_no_bare_numbers() -> None:
    text = "算力网络建设提速，2025年算力规模达138亿，算力是新质生产力。"
    found = keywords(text, 5)
    assert found[0] == "算力"
    assert len(found) == 5
    assert "2025" not in found


def test_a_text_without_words_has_no_keywords() -> None:
    assert keywords("", 5) == ()
    assert keywords("，。！", 5) == ()


def test_a_missing_list_of_terms_is_empty(tmp_path: Path) -> None:
    assert read_terms(tmp_path / "none.txt") == ()
    (tmp_path / "terms.txt").write_text("算力网  # 说明\n\n# 全行\n", encoding="utf-8")
    assert read_terms(tmp_path / "terms.txt") == ("算力网",)


def test_jieba_is_silent_and_is_not_loaded_before_it_is_needed() -> None:
    code = (
        "import sys, plugins.words as w; assert 'jieba' not in sys.modules;"
        "print('|'.join(w.cut('算力网络')))"
    )
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", code],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (done.stdout, done.stderr) == ("算力|网络\n", "")


def test_the_usual_weight_is_the_median_of_jiebas_table() -> None:
    weights = sorted(map(float, _idf().values()))
    assert float(_USUAL) == weights[len(weights) // 2]
