"""Pasted headings of several ranks: which is the headline, which a kicker, deck or heading."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.importer import golds

ONE = "<p>水厂给每口井装上了新表，值班员说，往后不必再下井抄数，夜里也睡得踏实些了。</p>"
TWO = "<p>镇上的人说，表走得准，水价就说得清；说得清的事情，不必在井台上吵来吵去。</p>"


@pytest.mark.parametrize(
    ("kicker", "title"),
    [
        ("<h4>{}</h4>", "<h2>{}</h2>"),
        ('<h3 class="kick">{}</h3>', "<h1>{}</h1>"),
        ("#### {}", "## {}"),
    ],
)
def test_a_lower_rank_right_above_a_higher_one_is_its_kicker(
    tmp_path: Path, kicker: str, title: str
) -> None:
    head = f"{kicker.format('一口老井修了四回')}\n\n{title.format('井台又热闹起来')}\n\n"
    (article,) = golds.articles(tmp_path, f"{head}{ONE}\n\n{TWO}\n")
    assert (article["kicker"], article["title"]) == ("一口老井修了四回", "井台又热闹起来")


def test_a_lower_rank_right_below_a_higher_one_is_its_deck(tmp_path: Path) -> None:
    head = "<h2>青溪早市搬了家</h2>\n<h3>新址在老粮站，五百个摊位全部免租</h3>\n"
    (article,) = golds.articles(tmp_path, f"{head}{ONE}\n{TWO}\n")
    assert article["subtitle"] == "新址在老粮站，五百个摊位全部免租"


def test_a_rank_that_comes_again_in_the_text_heads_its_parts(tmp_path: Path) -> None:
    page = (
        f"<h2>青溪早市搬了家</h2>\n<h3>先把摊位量一遍</h3>\n{ONE}\n<h3>再把租金算一遍</h3>\n{TWO}\n"
    )
    (article,) = golds.articles(tmp_path, page)
    assert (article["title"], article["subtitle"]) == ("青溪早市搬了家", None)
    assert [b["text"] for b in article["body"] if b["type"] == "h"] == [
        "先把摊位量一遍",
        "再把租金算一遍",
    ]


def test_headlines_below_the_name_of_a_column_stay_headlines(tmp_path: Path) -> None:
    page = (
        f"<h2>井台夜话</h2>\n<h3>青溪早市搬了家</h3>\n{ONE}\n<p>（沈一禾）</p>\n"
        f"<h3>渡口换上一口新钟</h3>\n{TWO}\n<p>（孟青禾）</p>\n"
    )
    titles = [a["title"] for a in golds.articles(tmp_path, page)]
    assert titles[-1] == "渡口换上一口新钟"
    assert len(titles) == 2


def test_a_marked_heading_leads_to_a_list_and_not_to_a_second_headline(tmp_path: Path) -> None:
    page = (
        f"## 青溪早市搬了家\n\n**通讯员 沈一禾**\n\n{ONE}\n\n### 怎么搬\n\n"
        "搬家不是把东西堆上车，市场定下三条规矩:\n\n"
        "- 先搬活的;\n\n- 再搬怕碰的;\n\n- 最后搬招牌。\n\n"
        f"<!-- 缺一张图 -->\n\n### 搬出了什么\n\n{TWO}\n"
    )
    (article,) = golds.articles(tmp_path, page)
    assert [b["text"] for b in article["body"] if b["type"] == "h"] == ["怎么搬", "搬出了什么"]
