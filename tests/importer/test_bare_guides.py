"""A guide whose lines name no page: it is no poem, and no headline of many lines."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.importer import golds

FIRST = (
    "　　本报讯　柳湾机务段的老水塔上周停了水，塔身留下来做了观景台。段里请来当年砌塔的两位师傅，"
    "把一百零八级台阶重新数了一遍。（记者 温如玉）"
)
SECOND = (
    "　　本报讯　东坪纱厂的细纱车间换上了静音锭子，挡车工第一次能在机器旁边打电话。厂里量过，噪声"
    "降了十一分贝，次品也少了一成。（记者 温如玉）"
)
TITLES = ("老水塔改成观景台", "细纱车间静下来了")


@pytest.mark.parametrize(
    "box",
    [
        "今天的报纸里有\n老水塔改成观景台\n一百零八级台阶数了两遍\n细纱车间静下来了\n看正文：一版、三版",
        "本期您将读到：\n老水塔改成观景台\n细纱车间静下来了",
        "老水塔改成观景台\n细纱车间静下来了\n盐场的猫也上班\n详见第2、4版",
        "老水塔改成观景台\n细纱车间静下来了",
    ],
)
def test_headlines_in_a_box_that_come_again_below_are_a_guide(tmp_path: Path, box: str) -> None:
    page = f"{box}\n\n{TITLES[0]}\n{FIRST}\n\n{TITLES[1]}\n{SECOND}\n"
    found = golds.made(tmp_path, page)
    assert [a["title"] for a in found["articles"]] == list(TITLES)
    assert {x["text"] for x in found["left_over"] if x["kind"] == "guide"} == set(box.split("\n"))


def test_a_poem_stays_a_poem_though_its_title_is_one_of_its_lines(tmp_path: Path) -> None:
    page = (
        "停水的塔\n温如玉\n\n停水的塔\n还站在铁路旁边\n像一个下了班的人\n不肯回家\n\n"
        f"{TITLES[1]}\n{SECOND}\n"
    )
    found = golds.made(tmp_path, page)
    assert not [x for x in found["left_over"] if x["kind"] == "guide"]
    assert found["articles"][0]["title"] == "停水的塔"


def test_kicker_headline_and_deck_are_no_guide(tmp_path: Path) -> None:
    head = f"柳湾机务段盘活旧家当\n{TITLES[0]}\n两位老师傅回来数台阶"
    page = f"{head}\n{FIRST}\n\n{TITLES[1]}\n{SECOND}\n"
    found = golds.made(tmp_path, page)
    assert len(found["articles"]) == 2
    assert not [x for x in found["left_over"] if x["kind"] == "guide"]
