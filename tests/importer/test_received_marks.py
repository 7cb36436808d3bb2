"""来稿1/4　收稿时间：…: what a desk's mailbox writes above a manuscript."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.importer import signs
from tests.importer import golds

STORY = "水厂给每口井装上了新表，值班员说，往后不必再下井抄数，夜里也睡得踏实些了。"
MORE = "镇上的人说，表走得准，水价就说得清；说得清的事情，不必在井台上吵来吵去。"
MARKS = [
    ("来稿1/2  收稿时间:3-18 09:41", "来稿2/2  收稿时间:3-19 17:05"),
    ("【稿件1】　收到：3月18日　来自：邮箱", "【稿件2】　收到：3月19日　来自：微信"),
    ("收稿时间：2026-03-18 09:41", "收稿时间：2026-03-19 17:05"),
    ("第1篇　来稿日期：二〇二六年三月十八日", "第2篇　来稿日期：二〇二六年三月十九日"),
]


@pytest.mark.parametrize(("one", "two"), MARKS)
def test_when_a_manuscript_came_in_parts_manuscripts_and_is_printed_nowhere(
    tmp_path: Path, one: str, two: str
) -> None:
    page = (
        f"{one}\n井口的新表\n沈一禾\n{STORY}\n{MORE}\n\n"
        f"{two}\n渡口的新钟\n孟青禾\n{MORE}\n{STORY}\n"
    )
    made = golds.made(tmp_path, page)
    assert [a["title"] for a in made["articles"]] == ["井口的新表", "渡口的新钟"]
    assert {left["kind"] for left in made["left_over"]} == {"mark"}
    assert not made["masthead"]


@pytest.mark.parametrize(
    "text",
    [
        "收到2026年第一场雪",
        "来稿说了三件事",
        "3月收到来稿12件",
        "收到3月份工资",
        "2版 要闻 2026年3月5日",
        "来稿时间：3月1日至6月30日",
        "收稿日期：2026年3月1日-6月30日",
        "收稿日期：2026年6月30日前",
    ],
)
def test_what_somebody_received_is_no_mark(text: str) -> None:
    assert not signs.MANUSCRIPT_MARK.match(text)


@pytest.mark.parametrize(
    ("box", "names"),
    [
        ("【作者】沈一禾　马 骁", ["沈一禾", "马骁"]),
        ("【通讯员】沈一禾、马骁", ["沈一禾", "马骁"]),
        ("【署名】沈一禾", ["沈一禾"]),
    ],
)
def test_a_box_before_names_is_part_of_the_by_line(
    tmp_path: Path, box: str, names: list[str]
) -> None:
    made = golds.made(tmp_path, f"【标题】井口的新表\n{box}\n【正文】\n{STORY}\n{MORE}\n")
    (article,) = made["articles"]
    assert article["authors"] == names
    assert article["byline_raw"] == box
    assert all(left["text"] != box[:4] for left in made["left_over"])
