"""Guides that name a page by its bare number, and numbers before words that are no guide."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.importer import golds

WATER = "水厂给每口井装上了新表，值班员说，往后不必再下井抄数，夜里也睡得踏实些了。"
ROAD = "村口的断头路修通以后，校车少绕六里地，孩子们早上能多睡二十分钟，家长也放心。"
BEES = "合作社的蜂箱搬上果园坡地，授粉和采蜜两不误，今春头茬蜜已经装坛，等着开封。"


def _page(box: str) -> str:
    return (
        f"01版·要闻　2026年3月20日 星期五\n责编 巴桑\n\n{box}\n\n"
        f"井口装上新水表\n\n本报记者 卓玛\n\n{WATER}\n\n{BEES}\n\n"
        "03版·乡村　2026年3月20日 星期五\n责编 巴桑\n\n断头路接上了校门口\n\n本报记者 岑参\n\n"
        f"{ROAD}\n\n{WATER[::-1]}\n"
    )


@pytest.mark.parametrize(
    "box",
    [
        "版面速览\n02 果园坡上来了蜂箱\n03 断头路接上了校门口",
        "今天读什么\n03　断头路接上了校门口\n04　老街的修伞摊还在",
        "P2 果园坡上来了蜂箱\nP3 断头路接上了校门口\nP4 老街的修伞摊还在",
        "今日看点\n02｜果园坡上来了蜂箱\n06｜老街的修伞摊还在",
        "往里翻\n果园坡上来了蜂箱　　02\n断头路接上了校门口　　03",
        "本期看点\n2 果园坡上来了蜂箱\n3 断头路接上了校门口",
        "热点导航\n断头路接上了校门口 …… 3\n老街的修伞摊还在 …… 4",
        "快翻\n4 老街的修伞摊还在\n6 果园坡上来了蜂箱",
        "速读\n02-03 断头路接上了校门口\n07 老街的修伞摊还在",
    ],
)
def test_numbers_of_pages_before_headlines_are_a_guide(tmp_path: Path, box: str) -> None:
    made = golds.made(tmp_path, _page(box))
    assert [article["title"] for article in made["articles"]] == [
        "井口装上新水表",
        "断头路接上了校门口",
    ]
    said = golds.squeeze("".join(x["text"] for x in made["left_over"] if x["kind"] == "guide"))
    assert said == golds.squeeze(box)


@pytest.mark.parametrize(
    "points",
    [
        "01 先把井口的路清出来\n02 再把旧表的底数抄好\n03 最后才拧上新的水表",
        "1 先把井口的路清出来\n2 再把旧表的底数抄好\n3 最后才拧上新的水表",
        "3 个班组轮流下井\n12 名师傅带着徒弟",
    ],
)
def test_the_points_of_a_list_are_no_guide(tmp_path: Path, points: str) -> None:
    page = (
        "01版·要闻　2026年3月20日 星期五\n责编 巴桑\n\n井口装上新水表\n\n本报记者 卓玛\n\n"
        f"{WATER}\n\n{ROAD}\n\n"
        f"班长在墙上贴了一张纸：\n\n{points}\n\n{BEES}\n"
    )
    made = golds.made(tmp_path, page)
    assert not [x for x in made["left_over"] if x["kind"] == "guide"]


def test_a_table_of_two_columns_is_no_guide(tmp_path: Path) -> None:
    page = (
        "03版·乡村　2026年3月20日 星期五\n责编 巴桑\n\n新表装了多少\n\n本报记者 卓玛\n\n"
        f"{WATER}\n\n"
        "北山水厂　　3\n南坡水厂　　4\n东湾水厂　　9\n\n" + ROAD + "\n"
    )
    made = golds.made(tmp_path, page)
    assert not [x for x in made["left_over"] if x["kind"] == "guide"]


def test_a_headline_that_the_guide_names_is_no_kicker(tmp_path: Path) -> None:
    page = (
        "01版·要闻　2026年3月20日 星期五\n责编 巴桑\n\n"
        "今日速览\n02 果园坡上来了“邻居”\n03 断头路接上校门口\n\n"
        f"井口装上新水表\n\n本报记者 卓玛\n\n{WATER}\n\n{BEES}\n\n"
        "02版·乡村　2026年3月20日 星期五\n责编 巴桑\n\n"
        "果园坡上来了“邻居”\n\n先问花期，再定蜂箱“上山”的日子\n\n"
        f"本报讯（记者 岑参）{BEES}{ROAD}\n"
    )
    made = golds.articles(tmp_path, page)
    assert [(a["title"], a["kicker"]) for a in made][1] == ("果园坡上来了“邻居”", None)
