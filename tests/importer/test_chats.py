"""A group's messages saved as text: articles stand in them, courtesies do not get into those."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.importer import golds

STORY = (
    "井口的新表\n通讯员 卓玛\n"
    "水厂给每口井装上了新表，值班员说，往后不必再下井抄数，夜里也睡得踏实些了。\n"
    "镇上的人说，表走得准，水价就说得清；说得清的事情，不必在井台上吵来吵去。\n"
)


def _stamp(who: str, when: str, style: int) -> str:
    return (f"{who}  {when}", f"{who} 2026/3/17 {when}:07", f"{when} {who}")[style]


@pytest.mark.parametrize("style", [0, 1, 2])
@pytest.mark.parametrize(
    "courtesy",
    [
        "巴编，写了一个，先发群里大家看看",
        "这是水厂老师傅手写的，我给打出来了",
        "我们也报一条，短的，你看能不能塞进去",
        "再发一篇，上午那篇作废",
        "各位老师好，第一次投，见笑了",
    ],
)
def test_a_courtesy_above_an_article_is_no_part_of_its_headline(
    tmp_path: Path, courtesy: str, style: int
) -> None:
    page = (
        f"{_stamp('编辑部-小巴', '08:51', style)}\n各位，周四截稿，还缺车间的稿子\n\n"
        f"{_stamp('水厂-卓玛', '09:40', style)}\n{courtesy}\n{STORY}\n"
        f"{_stamp('编辑部-小巴', '09:44', style)}\n收到，辛苦[抱拳]\n"
    )
    (article,) = golds.articles(tmp_path, page)
    assert (article["title"], article["kicker"]) == ("井口的新表", None)
    assert len(article["body"]) == 2


@pytest.mark.parametrize(
    "stickers", ["[强][强]", "[强]", "[玫瑰] [玫瑰]", "[旺柴]", "[捂脸][捂脸][捂脸]"]
)
def test_stickers_are_no_headline(tmp_path: Path, stickers: str) -> None:
    page = (
        f"编辑部-小巴  08:51\n周四截稿，各位抓紧\n\n水厂-卓玛  08:55\n{stickers}\n\n"
        f"水厂-卓玛  09:40\n{STORY}"
    )
    (article,) = golds.articles(tmp_path, page)
    assert article["title"] == "井口的新表"
    assert "强" not in str(article)


def test_a_kicker_below_a_stamp_stays_one(tmp_path: Path) -> None:
    page = (
        "编辑部-小巴  08:51\n周四截稿，各位抓紧\n\n水厂-卓玛  09:40\n你报修 我上门——\n"
        f"{STORY}\n编辑部-小巴  09:44\n收到\n"
    )
    (article,) = golds.articles(tmp_path, page)
    assert (article["kicker"], article["title"]) == ("你报修 我上门——", "井口的新表")


def test_a_headline_that_looks_like_a_name_stands_above_who_wrote_it(tmp_path: Path) -> None:
    page = (
        "编辑部-小巴  08:51\n周四截稿，各位抓紧\n\n水厂-卓玛  09:40\n帮老师傅发一首，他不用微信\n"
        "丁卯\n卓大山\n\n月亮掉进井里\n"
        "水桶把它提起来\n倒进缸里的\n还是一块月亮\n"
    )
    (article,) = golds.articles(tmp_path, page)
    assert (article["title"], article["authors"]) == ("丁卯", ["卓大山"])


@pytest.mark.parametrize(
    "mark",
    [
        "======== 第 {n} 封 / 共 2 封 ========",
        "第{n}件（共2件）",
        "----- 邮件 {n} / 2 -----",
        "=== 第{n}封 ===",
        "～～～～ 来信{n}，共2封 ～～～～",
    ],
)
def test_what_parts_the_letters_of_a_merge_is_in_none_of_them(tmp_path: Path, mark: str) -> None:
    letter = "云岭县融媒体中心：\n　　现将我厂报道一篇报上，请予审用。\n\n"
    page = (
        f"{mark.format(n=1)}\n{letter}{STORY}\n{mark.format(n=2)}\n"
        f"{STORY.replace('井口的新表', '夜校开在老车间')}"
    )
    first, second = golds.articles(tmp_path, page)
    assert [a["title"] for a in (first, second)] == ["井口的新表", "夜校开在老车间"]
    assert not any(a["kicker"] or a["column"] for a in (first, second))


@pytest.mark.parametrize(
    "remark", ["组图　卓玛传", "水厂老师傅推荐", "上期的错", "群里发来的扫描件"]
)
def test_a_remark_behind_a_manuscripts_number_heads_nothing(tmp_path: Path, remark: str) -> None:
    second = STORY.replace("井口的新表", "夜校开在老车间")
    page = f"【来稿 1】\n{STORY}\n【来稿 2】　{remark}\n{second}"
    titles = [article["title"] for article in golds.articles(tmp_path, page)]
    assert titles == ["井口的新表", "夜校开在老车间"]


def test_a_headline_behind_a_manuscripts_number_stays_one(tmp_path: Path) -> None:
    first, below = STORY.split("\n", 1)
    page = f"【来稿1】{first}\n{below}\n【来稿2】夜校开在老车间\n{below}"
    titles = [article["title"] for article in golds.articles(tmp_path, page)]
    assert titles == ["井口的新表", "夜校开在老车间"]
