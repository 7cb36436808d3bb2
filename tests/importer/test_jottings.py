"""What PR offices, typists, schools and foreign firms add round a manuscript is not printed."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.importer import golds
from tests.importer.test_unprinted import _flat, _strings

HANDS: list[dict[str, Any]] = json.loads(
    (golds.DATA / "minis" / "hands.json").read_text(encoding="utf-8")
)
STORY = "水泵房的老秦把最后一道闸门提起来，渠里的水先是一愣，接着顺着新修的口子跑了下去。"
MORE = "地头的人都不说话，看着水走。水走到哪里，哪里的土就变了颜色。"


@pytest.mark.parametrize("case", HANDS, ids=[case["id"] for case in HANDS])
def test_what_another_hand_added_stays_out(tmp_path: Path, case: dict[str, Any]) -> None:
    printed = "\n".join(_flat(text) for text in _strings(golds.articles(tmp_path, case["text"])))
    assert [text for text in case["out"] if _flat(text) in printed] == []
    assert [text for text in case["keep"] if _flat(text) not in printed] == []


def _article(tmp_path: Path, above: str, below: str = "") -> dict[str, Any]:
    text = f"{above}老秦提闸\n作者：晏小川\n　　{STORY}\n　　{MORE}\n{below}"
    (article,) = golds.articles(tmp_path, text)
    return article


@pytest.mark.parametrize(
    "line",
    [
        "（7月1日零时前请勿对外公开）",
        "【18点以后方可刊发】",
        "解禁时间：7月3日上午9时",
        "（暂不对外发布）",
        "呈：周报编辑部　抄：厂办",
        "发：水利处宣传科（2026）水宣字第8号",
        "师兄，我写的第二篇，你帮我把把关",
        "题目三选一：",
    ],
)
def test_what_stands_above_for_the_desk_is_no_part_of_the_headline(
    tmp_path: Path, line: str
) -> None:
    article = _article(tmp_path, f"{line}\n")
    assert (article["title"], article["kicker"]) == ("老秦提闸", None)


@pytest.mark.parametrize(
    "lines",
    [
        "打字：小甘　校对一遍\n",
        "录入：甘小云\n",
        "Kind regards,\nWu Yan\nMarketing | Qinhe Pumps\nTel: +86 571 5550 0144\n",
        "数据来源：水利处5月月报（内部资料，不便公开）\n",
    ],
)
def test_what_stands_below_for_the_desk_is_no_paragraph(tmp_path: Path, lines: str) -> None:
    article = _article(tmp_path, "", lines)
    assert [block["text"] for block in article["body"]] == [STORY, MORE]
    assert article.get("author_note") is None


def test_a_source_without_a_remark_is_printed(tmp_path: Path) -> None:
    article = _article(tmp_path, "", "（数据来源：市水利处）\n")
    assert "市水利处" in str(article)


@pytest.mark.parametrize("remark", ["（排名不分先后，请都署上）", "（按此顺序署名，勿调）"])
def test_how_names_are_to_be_signed_is_not_signed(tmp_path: Path, remark: str) -> None:
    text = f"老秦提闸\n作者：晏小川、乐平{remark}\n　　{STORY}\n　　{MORE}\n"
    (article,) = golds.articles(tmp_path, text)
    assert article["authors"] == ["晏小川", "乐平"]
    assert remark[1:-1] not in str(article)


@pytest.mark.parametrize(
    "number", ["学籍号：G510000201600077889", "准考证号 20260611887", "学号 2024331170"]
)
def test_a_pupil_signs_with_the_school_and_without_the_number(tmp_path: Path, number: str) -> None:
    text = f"老秦提闸\n育红中学初二（4）班　晏小川　{number}\n　　{STORY}\n　　{MORE}\n"
    (article,) = golds.articles(tmp_path, text)
    assert (article["authors"], "育红中学" in str(article)) == (["晏小川"], True)
    assert number[-6:] not in str(article)
