"""Exports of editing systems: records of fields, in whatever brackets a system sets them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from plugins.importer import export_keys
from tests.importer import golds

CLOCK = "钟楼换上了新机芯。老机芯走了四十年，最后三年每天慢七分钟，船家都学会了自己加上去。"
GEAR = "换钟那天，守钟人把旧齿轮装进布袋，说要留给孙子认字用。"
METER = "水厂给每口井装上了新表，值班员说，往后不必再下井抄数，夜里也睡得踏实些了。"
PRICE = "镇上的人说，表走得准，水价就说得清。"

PADDED = f"""\
青溪报采编平台　稿件导出　共2条
――――――――――――
【稿　　号】QX-001
【标　　题】渡口的新钟
【作　　者】卓　玛
【正　　文】
　　{CLOCK}
　　{GEAR}
【初　　核】通顺，可发。白
【稿　　酬】信用社 6200000000000000123
――――――――――――
【稿　　号】QX-002
【标　　题】井口的新表
【作　　者】巴桑
【正　　文】
　　{METER}
　　{PRICE}
【排　　法】放在左下角，字大些
"""
BELOW = f"""\
[稿号]
QX-001
[标题]
渡口的新钟
[作者]
卓玛
[正文]
　　{CLOCK}
　　{GEAR}
[审稿意见]
可用，标题再想想。
先放左下角，白。
[稿号]
QX-002
[标题]
井口的新表
[作者]
巴桑
[正文]
　　{METER}
　　{PRICE}
[审稿意见]
照发
"""
COLONS = f"""\
■稿件名称：渡口的新钟　■作者：卓玛　■版次：3版
■引题：无
■正文：
　　{CLOCK}
　　{GEAR}
■配图：2张，见附件
■送审状态：已送
■稿件名称：井口的新表　■作者：巴桑　■版次：3版
■引题：无
■正文：
　　{METER}
　　{PRICE}
■配图：无
■送审状态：未送
"""
ENGLISH = f"""\
id: 1024
title: 渡口的新钟
author: 卓玛
status: published
content:
{CLOCK}
{GEAR}
---
id: 1025
title: 井口的新表
author: 巴桑
status: draft
content:
{METER}
{PRICE}
"""
TABS = f"""\
稿件ID\t20260411-01
标题\t渡口的新钟
作者\t卓玛
关键词\t钟楼；渡口
正文\t{CLOCK}
{GEAR}
编辑备注\t周五上版

稿件ID\t20260411-02
标题\t井口的新表
作者\t巴桑
关键词\t水表
正文\t{METER}
{PRICE}
编辑备注\t备用
"""
NUMBERED = f"""\
1.标题（必填）：渡口的新钟
2.引题：/
3.作者：卓玛
4.时间：2026-08-16 22:41
5.选题：乡镇行
6.来源：自由投稿
7.正文：

{CLOCK}

{GEAR}

8.编辑意见：可用

1.标题（必填）：井口的新表
2.引题：/
3.作者：巴桑
4.时间：2026-08-17 08:01
7.正文：

{METER}

{PRICE}

8.编辑意见：备用
"""
PIPES = f"""\
| 标题 | 渡口的新钟 |
| --- | --- |
| 作者 | 卓玛 |
| 状态 | 已签发 |
| 正文 | {CLOCK} |

{GEAR}

| 标题 | 井口的新表 |
| --- | --- |
| 作者 | 巴桑 |
| 状态 | 待审 |
| 正文 | {METER} |

{PRICE}
"""
NAMED = f"""\
=====稿库列表页导出（第1页，共1页）=====
『稿件号』K-0311
『文首』渡口的新钟
『作者/单位』卓玛
『全文』
　　{CLOCK}
　　{GEAR}
『稿签流转』白→黎
『打款信息』自取

『稿件号』K-0312
『文首』井口的新表
『作者/单位』巴桑
『全文』
　　{METER}
　　{PRICE}
『稿签流转』白
『打款信息』自取
"""


def _paragraphs(article: dict[str, Any]) -> list[str]:
    return [block["text"] for block in article["body"]]


@pytest.mark.parametrize("page", [PADDED, BELOW, COLONS, ENGLISH, TABS, NUMBERED, PIPES, NAMED])
def test_each_record_of_an_export_is_one_article(page: str, tmp_path: Path) -> None:
    made = golds.made(tmp_path, page)["articles"]
    assert [a["title"] for a in made] == ["渡口的新钟", "井口的新表"]
    assert [a["authors"] for a in made] == [["卓玛"], ["巴桑"]]
    assert [_paragraphs(a) for a in made] == [[CLOCK, GEAR], [METER, PRICE]]
    assert not any(a["kicker"] or a["column"] for a in made)


def test_what_the_system_keeps_is_left_over_with_its_kind(tmp_path: Path) -> None:
    made = golds.made(tmp_path, PADDED)["left_over"]
    kinds = {number: item["kind"] for item in made for number in item["lines"]}
    assert (kinds[3], kinds[9], kinds[10], kinds[18]) == (
        "mark", "note-to-editor", "private", "note-to-editor",
    )  # fmt: skip


def test_a_record_that_says_it_is_an_advertisement_is_left_over_as_one(tmp_path: Path) -> None:
    advert = (
        "【稿　　号】QX-003\n【类　　别】广告（已付款）\n【正　　文】\n　　青溪钟表行　旧钟换新"
    )
    page = f"{PADDED}――――――――――――\n{advert}\n"
    made = golds.made(tmp_path, page)
    assert len(made["articles"]) == 2
    assert {"kind": "ad", "lines": [23], "text": "青溪钟表行　旧钟换新"} in made["left_over"]


def test_nothing_inside_a_record_begins_an_article(tmp_path: Path) -> None:
    page = PADDED.replace(f"　　{GEAR}\n", "　　青溪镇钟楼管理所\n　　2026年4月10日\n")
    assert len(golds.made(tmp_path, page)["articles"]) == 2


def test_a_field_that_nobody_knows_is_asked_about(tmp_path: Path) -> None:
    page = PADDED.replace("【作　　者】卓　玛", "【作　　者】卓　玛\n【缘起】渡口老人来电")
    found = golds.written(tmp_path, page)
    assert "渡口老人来电" not in "".join(b.text for d in found.drafts for b in d.blocks)
    assert any(q.problem.line == 6 for q in found.questions)


def test_boxes_of_the_page_stay_in_the_article(tmp_path: Path) -> None:
    page = PADDED.replace(f"　　{GEAR}\n", f"　　{GEAR}\n【名词解释】机芯：钟表里走时的部分。\n")
    first = golds.made(tmp_path, page)["articles"][0]
    assert first["body"][-1] == {
        "type": "note", "label": "名词解释", "text": "机芯：钟表里走时的部分。", "lines": [9],
    }  # fmt: skip


@pytest.mark.parametrize("label", ["【一线观察】", "【乡镇】", "【审稿人手记】"])
def test_a_columns_label_on_a_page_is_no_field(label: str, tmp_path: Path) -> None:
    page = f"{label}\n渡口的新钟\n\n{CLOCK}（卓玛）\n\n{label}\n井口的新表\n\n{METER}（巴桑）\n"
    made = golds.made(tmp_path, page)["articles"]
    assert [a["column"] for a in made] == [label[1:-1]] * 2


def test_people_who_speak_before_a_colon_are_no_fields(tmp_path: Path) -> None:
    said = "记者：齿轮去哪儿了？\n\n守钟人：布袋里。\n\n记者：留给谁？\n\n守钟人：孙子。"
    page = f"渡口的新钟\n\n{CLOCK}\n\n{said}（卓玛）\n"
    made = golds.made(tmp_path, page)["articles"]
    assert len(made) == 1
    assert len(made[0]["body"]) == 5


def test_a_key_tells_its_value_and_whether_it_was_filled_in() -> None:
    row = export_keys.keys("【开 户 行】河口储蓄所　　【账　　号】6200 0000", "【")
    assert [(k.name, k.value, k.role) for k in row] == [
        ("开户行", "河口储蓄所", "private"),
        ("账号", "6200 0000", "private"),
    ]
    assert export_keys.keys("引题：无", ":")[0].is_empty
    assert export_keys.keys("他说：好。", ":") == ()


def test_a_heading_that_is_named_as_one_heads_a_part(tmp_path: Path) -> None:
    page = PADDED.replace(f"　　{GEAR}\n", f"【小 标 题】齿轮去哪儿了\n　　{GEAR}\n")
    first = golds.made(tmp_path, page)["articles"][0]
    assert [block["type"] for block in first["body"]] == ["p", "h", "p"]


def test_where_an_author_comes_from_may_stand_behind_the_name(tmp_path: Path) -> None:
    page = PADDED.replace("卓　玛", "卓　玛（河口镇）")
    first = golds.made(tmp_path, page)["articles"][0]
    assert (first["authors"], first["author_note"]) == (["卓玛"], "（河口镇）")


@pytest.mark.parametrize(("left", "right"), [("【", "】"), ("[", "]")])
def test_a_kicker_named_below_the_headline_is_still_its_kicker(
    tmp_path: Path, left: str, right: str
) -> None:
    page = (
        f"{left}标题{right}渡口的新钟\n{left}引题{right}船家从此不看日头\n{left}作者{right}卓玛\n"
        f"{left}正文{right}\n　　{CLOCK}\n　　{GEAR}\n"
    )
    (article,) = golds.articles(tmp_path, page)
    assert (article["kicker"], article["title"]) == ("船家从此不看日头", "渡口的新钟")
    assert len(article["body"]) == 2


@pytest.mark.parametrize(
    ("fields", "names"),
    [
        ("【文】卓玛\n【图】石磊\n", ["卓玛", "石磊"]),
        ("【作者】卓玛\n【摄影】石磊\n", ["卓玛", "石磊"]),
        ("【口述】卓玛\n【整理】石磊\n", ["卓玛", "石磊"]),
        ("【作者】卓玛\n【图片】见附件\n", ["卓玛"]),
    ],
)
def test_what_somebody_did_before_a_name_signs(
    tmp_path: Path, fields: str, names: list[str]
) -> None:
    page = f"【标题】渡口的新钟\n{fields}【正文】\n　　{CLOCK}\n　　{GEAR}\n"
    (article,) = golds.articles(tmp_path, page)
    assert article["authors"] == names
    assert article["captions"] == []
