"""A batch of short items as correspondents send it: the desk's line above it, who wrote what."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.importer import correspondence, people, tails
from tests.importer import golds

FIRST = "河湾园区把闲置的地磅房改成了工具间，钳子、扳手、水平尺都能借，借一天只收一块钱。"
SECOND = "南梁园区给每栋厂房画了一张管线图，贴在门背后，停水停电时先看图，再找阀门，不再满院子跑。"
THIRD = "西滩园区的班车添了一趟夜班，十一点半从东门发车，绕三个厂子一圈，司机师傅说车上没有空过。"


@pytest.mark.parametrize(
    "said",
    [
        "本周各县来稿，共九篇，均已核对",
        "七月短讯稿 8条 请编排",
        "（以下12条短稿按收到先后排列，未编）",
        "四月份来稿，共11篇（含图3张）",
        "短消息，计9条",
        "通讯员短稿，已看过",
    ],
)
def test_the_desk_on_a_batch_of_manuscripts_is_known(said: str) -> None:
    assert correspondence.is_batch_note(said)


@pytest.mark.parametrize(
    "headline",
    [
        "简讯（五则）",
        "园区简讯六则",
        "全市征集稿件300篇 三成来自乡镇",
        "一个月收到来稿86篇，编辑部忙不过来",
        "12条来信均已办结",
        "规划草稿三审，共改了九条",
        "已看过的十二件展品都来自乡镇",
    ],
)
def test_a_headline_that_counts_is_no_such_line(headline: str) -> None:
    assert not correspondence.is_batch_note(headline)


def _page(note: str) -> str:
    return (
        f"{note}\n\n【河湾短波】\n\n地磅房改成工具间\n　　{FIRST}（乔立）\n\n"
        f"管线图贴上门　　本报讯　{SECOND}（卓小玛）\n\n夜班车添了一趟\n　　{THIRD}\n　　"
        "祁 连／文　索南才让／图\n"
    )


@pytest.mark.parametrize("note", ["本周各县来稿，共三条，已核", "七月短稿3条，请编排"])
def test_such_a_line_goes_and_the_label_below_it_keeps_its_reach(tmp_path: Path, note: str) -> None:
    made = golds.made(tmp_path, _page(note))
    assert [a["title"] for a in made["articles"]] == [
        "地磅房改成工具间",
        "管线图贴上门",
        "夜班车添了一趟",
    ]
    assert {a["column"] for a in made["articles"]} == {"河湾短波"}
    assert [a["authors"] for a in made["articles"]] == [["乔立"], ["卓小玛"], ["祁连", "索南才让"]]
    assert made["articles"][1]["dateline"] == "本报讯"


@pytest.mark.parametrize(
    ("printed", "who"),
    [
        ("河湾产业园通讯员　祁　连", [("祁连", "通讯员")]),
        ("（县委宣传部特约通讯员 卓小玛）", [("卓小玛", "特约通讯员")]),
        ("祁 连／文　索南才让／图", [("祁连", "文"), ("索南才让", "图")]),
        ("文／祁 连　图／卓小玛", [("祁连", "文"), ("卓小玛", "图")]),
        ("通讯员:乔立  编写:卓小玛", [("乔立", "通讯员"), ("卓小玛", "编写")]),
    ],
)
def test_where_somebody_works_and_what_somebody_did(
    printed: str, who: list[tuple[str, str]]
) -> None:
    signed = people.parse(printed)
    assert signed is not None
    assert [(byline.name, byline.role) for byline in signed.bylines] == who


@pytest.mark.parametrize("printed", ["优秀通讯员 名单", "晒枣的人 乔立/摄影报道", "老通讯员的一天"])
def test_words_about_correspondents_sign_nothing(printed: str) -> None:
    assert people.parse(printed) is None


def test_a_correspondent_behind_a_dash_signs() -> None:
    found = tails.tail("板子底下的草归羊。——河湾产业园通讯员　祁 连")
    assert found is not None
    assert found[0] == "板子底下的草归羊。"
    assert [byline.name for byline in found[1].bylines] == ["祁连"]
    assert tails.tail("他这样写道。——一位老通讯员的话，记了三十年") is None
