"""News in short forms: names behind a dateline, an outcome below halves, quotations in Markdown."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.importer import datelines, neutral, people, photo_credits
from tests.importer import golds

WATER = "水厂昨天给全镇换上新表，读数每分钟上传一次，值班员不必再下井抄表。"
ROAD = "村口的断头路修通以后，校车少绕六里地，孩子们早上能多睡二十分钟。"
BEES = "合作社的蜂箱搬上果园坡地，授粉和采蜜两不误，今春头茬蜜已装坛。"
SHUTTLE = "末班车往后推到零点，三个厂区的工人下了夜班，不必再拼车回家。"
LAMP = "居民把旧路灯的位置逐一标在图上，社区照着图重新布线，巷子夜里亮了。"


@pytest.mark.parametrize(
    ("printed", "names"),
    [
        ("见习记者　卓玛　", ["卓玛"]),
        ("见习记者卓玛　", ["卓玛"]),
        ("全媒体见习记者 岑 参 ", ["岑参"]),
        ("记者　卓玛　通讯员　岑参　巴桑　", ["卓玛", "岑参", "巴桑"]),
        ("（见习记者　卓玛）", ["卓玛"]),
    ],
)
def test_names_between_blanks_behind_a_dateline_sign_the_report(
    tmp_path: Path, printed: str, names: list[str]
) -> None:
    made = golds.articles(tmp_path, f"井口的新表\n　　本报讯　{printed}{WATER}\n　　{ROAD}\n")
    assert made[0]["authors"] == names
    assert golds._body(made[0]) == golds.squeeze(WATER + ROAD)


@pytest.mark.parametrize(
    "text",
    [
        "记者　近日　从水厂了解到，全镇的水表都换成了新的，值班员不必再下井。",
        "记者从水厂了解到，全镇的水表都换成了新的，值班员不必再下井。",
        "水厂　昨天给全镇换上新表，读数每分钟上传一次，值班员不必再下井。",
    ],
)
def test_a_report_that_speaks_of_reporters_is_signed_by_nobody(text: str) -> None:
    assert datelines.dateline(f"本报讯　{text}") == ("本报讯", "", text)


@pytest.mark.parametrize(
    "printed", ["见习记者卓玛", "全媒体见习记者卓玛", "融媒体首席记者卓玛", "驻青溪记者卓玛"]
)
def test_any_rank_glued_to_a_name_signs(printed: str) -> None:
    signed = people.parse(printed)
    assert signed is not None
    assert [byline.name for byline in signed.bylines] == ["卓玛"]


@pytest.mark.parametrize(
    "printed",
    [
        "口述／卓玛（青溪水厂抄表工）　整理／岑参",
        "口述：卓玛（青溪水厂抄表工）整理：岑参",
        "口述/卓玛(抄表工) 整理/岑参(本报记者)",
    ],
)
def test_who_tells_and_who_writes_down_both_sign(printed: str) -> None:
    signed = people.parse(printed)
    assert signed is not None
    assert [(b.name, b.role) for b in signed.bylines] == [("卓玛", "口述"), ("岑参", "整理")]


@pytest.mark.parametrize("text", ["口述历史（第三辑）出版", "文：井口的新表（续篇之二）"])
def test_a_headline_with_a_bracket_signs_nothing(text: str) -> None:
    assert people.parse(text) is None


@pytest.mark.parametrize("account", ["青溪发布", "青溪县融媒体中心", "青溪官微"])
def test_a_short_item_that_tells_where_it_was_taken_from_is_an_article(
    tmp_path: Path, account: str
) -> None:
    page = (
        f"【乡镇短波】\n新表装进每一户\n　　{WATER}（卓玛）\n\n"
        f"断头路通到校门口\n　　{ROAD}（岑参）\n\n"
        f"　　{BEES}（来源：{account}）\n\n"
        f"一张图点亮老巷子\n　　{LAMP}（巴桑）\n\n"
        f"夜班车开到厂门口\n　　{SHUTTLE}（麦田）\n"
    )
    result = golds.written(tmp_path, page)
    made = neutral.as_dict(result, default_column="")["articles"]
    assert [a["title"] for a in made][2] == "待定题"
    assert golds._body(made[2]) == golds.squeeze(BEES)
    assert made[2]["captions"] == []
    asked = [q.problem for q in result.questions if q.problem.kind == "no-title"]
    assert [problem.severity for problem in asked] == ["error"]


def test_a_short_sentence_with_its_source_is_still_a_caption() -> None:
    assert not photo_credits.is_origin("值班员在井口读表。（来源：青溪发布）")
    assert photo_credits.is_origin(f"{BEES}（来源：青溪发布）")


PASTED = (
    "## 井口的新表\n\n**记者 卓玛**\n\n"
    f"{WATER}详见[换表指南](https://biao.example.cn/a)。\n\n{{quoted}}\n\n{ROAD}\n"
)
PLAIN = f"# 井口的新表\n卓玛\n\n　　{WATER}\n\n{{quoted}}\n\n　　{ROAD}\n"
HATCH = "@园区人物\n\n" + PASTED


@pytest.mark.parametrize("quoted", ["> 表走得准不准，看的是人心准不准。", ">水是大家的，账也是。"])
def test_a_sentence_behind_a_mark_is_a_quotation_on_a_page_in_markdown(
    tmp_path: Path, quoted: str
) -> None:
    made = golds.articles(tmp_path, PASTED.format(quoted=quoted))[0]
    assert [block["type"] for block in made["body"]] == ["p", "quote", "p"]
    assert made["captions"] == []


@pytest.mark.parametrize(
    ("page", "quoted"),
    [
        (PLAIN, "> 值班员在井口读表。"),
        (HATCH, "> 值班员在井口读表。"),
        (PASTED, "> 图为值班员在井口读表。"),
        (PASTED, "> 值班员在井口读表。卓玛 摄"),
        (PASTED, "> 值班员和他的井"),
    ],
)
def test_the_hatch_still_makes_a_caption(tmp_path: Path, page: str, quoted: str) -> None:
    made = golds.articles(tmp_path, page.format(quoted=quoted))[0]
    assert [block["type"] for block in made["body"]] == ["p", "p"]
    assert len(made["captions"]) == 1


@pytest.mark.parametrize(
    ("title", "deck"),
    [
        ("水表走到哪　账本跟到哪", "全镇抄表上井次数已减少七成"),
        ("井台不下 水价能算", "四个村的漏损率降了一半以上"),
        ("路修进村　车开到校", "学生上学平均路程缩短三分之一"),
    ],
)
def test_an_outcome_below_a_headline_of_two_halves_is_a_deck(
    tmp_path: Path, title: str, deck: str
) -> None:
    page = f"青溪把服务窗口搬到井台——\n{title}\n{deck}\n本报记者　卓玛\n　　{WATER}\n　　{ROAD}\n"
    made = golds.articles(tmp_path, page)[0]
    assert made["subtitle"] == deck
    assert golds.squeeze(made["title"]) == golds.squeeze(title)


def test_two_lines_of_one_sentence_stay_one_headline(tmp_path: Path) -> None:
    page = f"青溪新装的水表\n让抄表时间缩短一半\n本报记者　卓玛\n　　{WATER}\n　　{ROAD}\n"
    made = golds.articles(tmp_path, page)[0]
    assert made["subtitle"] is None
    assert golds.squeeze(made["title"]) == "青溪新装的水表让抄表时间缩短一半"
