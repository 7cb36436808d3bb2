"""Which short line above a stanza is the next poem's title; tables that end no poem."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.importer import golds

FIRST = "灯亮着的时候\n整条街都醒着\n机床在唱一支歌\n唱给月亮听\n"
ANSWER = "我问\n它从来不回答\n只把身子往螺纹里\n缩了一缩\n"
SECOND = "铝做的边上\n磕了一个浅浅的坑\n像月亮缺了一块\n"
TABLE = "三月各园区办件情况\n园区\t窗口\t办件\n青溪\t3\t214\n北滩\t2\t126\n"


@pytest.mark.parametrize("title", ["饭　盒", "饭  盒", "**饭盒**"])
def test_a_line_set_like_a_title_is_the_one_title_that_is_missing(
    tmp_path: Path, title: str
) -> None:
    page = f"夜班的灯（外一首）\n沈一禾\n\n{FIRST}\n{ANSWER}\n{title}\n{SECOND}"
    (article,) = golds.articles(tmp_path, page)
    assert [b["text"] for b in article["body"] if b["type"] == "h"] == ["饭盒"]
    first = next(b for b in article["body"] if b["type"] == "verse")
    assert len(first["lines"]) == 2


def test_two_more_poems_have_two_titles(tmp_path: Path) -> None:
    page = f"夜班的灯（外二首）\n沈一禾\n\n{FIRST}\n锈\n{ANSWER}\n饭盒\n{SECOND}"
    (article,) = golds.articles(tmp_path, page)
    assert [b["text"] for b in article["body"] if b["type"] == "h"] == ["锈", "饭盒"]


@pytest.mark.parametrize(
    "above",
    [
        f"夜班的灯\n沈一禾\n\n{FIRST}\n{ANSWER}",
        "井口的新表\n水厂给每口井装上了新表，值班员说，往后不必再下井抄数。 ■ 沈一禾\n",
    ],
)
def test_a_table_with_a_title_below_what_has_ended_is_an_article(
    tmp_path: Path, above: str
) -> None:
    made = golds.articles(tmp_path, f"{above}\n{TABLE}")
    assert [a["title"] for a in made][1:] == ["三月各园区办件情况"]
    assert [b["type"] for b in made[1]["body"]] == ["table"]


@pytest.mark.parametrize("title", ["附表：三月各园区办件情况", "表1 三月办件情况"])
def test_an_annex_belongs_to_the_text_above(tmp_path: Path, title: str) -> None:
    text = "水厂给每口井装上了新表，值班员说，往后不必再下井抄数，夜里也睡得踏实些了。 ■ 沈一禾"
    table = TABLE.replace("三月各园区办件情况", title)
    made = golds.articles(tmp_path, f"井口的新表\n{text}\n\n{table}")
    assert [a["title"] for a in made] == ["井口的新表"]


def test_a_table_inside_a_text_keeps_its_title(tmp_path: Path) -> None:
    text = "水厂给每口井装上了新表，值班员说，往后不必再下井抄数，夜里也睡得踏实些了。"
    (article,) = golds.articles(tmp_path, f"井口的新表\n{text}\n\n{TABLE}\n{text}\n")
    assert [b["type"] for b in article["body"]] == ["p", "table", "p"]
    assert article["body"][1]["title"] == "三月各园区办件情况"
