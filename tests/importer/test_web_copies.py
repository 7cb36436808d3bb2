"""Pages copied from a website: breadcrumbs, buttons and footers go, the text stays."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.importer import web_copies
from tests.importer import golds

TEXT = "水厂昨天给全镇换上新表，读数每分钟上传一次，值班员不必再下井抄表。"


@pytest.mark.parametrize(
    "line",
    [
        "首页 > 数字报 > 青溪开发报 > A3 纵深",
        "您现在的位置：首页/新闻中心/园区动态",
        "新闻中心 » 园区动态 » 正文",
        "发布时间:2026-03-12 08:15　　浏览次数:1,207　　字号:[大] [中] [小]",
        "2026-03-12 来源：青溪网 点击：88 【打印】【关闭】",
        "[打印本页]　[关闭窗口]　　分享到:微信 | 微博",
        "分享 收藏 点赞 在看",
        "上一篇：湖畔民宿“满房”之后　　下一篇：没有了",
        "主办：青溪开发报社　技术支持：青溪大数据中心　晋ICP备20990012号",
        "Copyright © 2026 青溪网 版权所有",
        "返回顶部",
        "◀上一版　下一版▶　　[返回目录]　[放大+] [缩小-] [默认o]",
        "点赞 36　收藏 5　转发到：微信 微博 QQ",
        "[收藏]",
    ],
)
def test_what_belongs_to_the_website_is_no_text(line: str) -> None:
    assert web_copies.is_furniture(line)


@pytest.mark.parametrize(
    "line",
    [
        "评论",
        "关注",
        "导航系统装上了农机",
        "下一条船已经铺了龙骨，船东是一位老船长。",
        "分享到山里去的课堂",
        "首页之外：一张报纸的版面怎样排出来",
        "打印出来的零件",
        "主办：青溪县文化馆",
        "速度 > 温度",
        "更多阳光照进老厂房",
    ],
)
def test_headlines_and_labels_are_not_taken_for_buttons(line: str) -> None:
    assert not web_copies.is_furniture(line)


@pytest.mark.parametrize(
    "button",
    [
        "[阅读全文]",
        "【查看更多>>】",
        "（展开全文）",
        "（点击查看更多图片）",
        "[查看原图]",
        "阅读全文 >>",
    ],
)
def test_a_button_behind_a_paragraph_goes_and_nothing_else(tmp_path: Path, button: str) -> None:
    made = golds.made(tmp_path, f"新表装进每一户\n{TEXT}{button}\n（沈砚）\n")
    [article] = made["articles"]
    assert article["body"][0]["text"] == TEXT
    assert article["authors"] == ["沈砚"]
    assert button in {x["text"] for x in made["left_over"]}


def test_a_sentence_in_brackets_at_the_end_is_no_button(tmp_path: Path) -> None:
    made = golds.made(tmp_path, f"新表装进每一户\n{TEXT}（更多水表将在下月换装）\n")
    assert "更多水表" in made["articles"][0]["body"][0]["text"]


def test_more_behind_a_label_is_a_button_and_the_label_stays(tmp_path: Path) -> None:
    made = golds.made(tmp_path, f"【镇村快讯】　更多>>\n新表装进每一户\n{TEXT}（沈砚）\n")
    assert [(a["title"], a["column"]) for a in made["articles"]] == [("新表装进每一户", "镇村快讯")]


def test_the_author_in_a_row_of_labels_still_signs(tmp_path: Path) -> None:
    row = "来源：本站　作者：沈砚　发布时间：2026-03-12　浏览：1207次"
    made = golds.made(tmp_path, f"新表装进每一户\n{row}\n{TEXT}\n")
    assert [(a["title"], a["authors"]) for a in made["articles"]] == [("新表装进每一户", ["沈砚"])]


def test_links_to_other_pages_are_left_over_on_a_web_copy_only(tmp_path: Path) -> None:
    links = "相关新闻：\n·技工学校开学\n·老厂房里的新车间"
    text = f"新表装进每一户\n{TEXT}（沈砚）\n\n标签：水表　供水\n\n{links}\n"
    web = f"首页 > 新闻 > 正文\n\n{text}\n返回顶部\n"
    made = golds.made(tmp_path, web)
    assert [a["title"] for a in made["articles"]] == ["新表装进每一户"]
    assert "技工学校" not in str(made["articles"])
    assert "技工学校" in str(golds.made(tmp_path, text)["articles"])
