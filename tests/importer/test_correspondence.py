"""What is said to the desk, with and without salutation; what is said to the reader."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.importer import correspondence, neutral
from plugins.importer.private import is_contact
from tests.importer import golds

STORY = "水厂给每口井装上了新表，值班员说，往后不必再下井抄数，夜里也睡得踏实些了。"
MORE = "镇上的人说，表走得准，水价就说得清；说得清的事情，不必在井台上吵来吵去。"
ARTICLE = f"{{title}}\n通讯员 卓玛\n\n{STORY}\n{MORE}\n"

TO_THE_DESK = [
    "您好，这是前天约好的那篇稿子，您看能不能用。",
    "PS：照片共四张，已经打包发到邮箱，请查收。",
    "另：文中两个人名请务必核对。",
    "说明：该稿已由厂里审核，同意刊发。",
    "小杨：这篇放三版头条，晚上给我清样。",
    "上次那组诗收到样报了，非常感谢！这次再投一篇。",
    "我是一名退休钳工，订阅贵报多年，寄上小文一则，请编辑不吝赐教。",
]
TO_THE_READER = [
    STORY,
    "本刊即日起征集老照片，来稿请注明拍摄时间，一经采用即付稿酬。",
    "厂长请工人们给新车间起个名字，一天收到三百张纸条。",
    "老师把孩子们的画贴在园区的围墙上，请路过的人投票。",
    "编辑部的灯亮到后半夜，排版的人换了三班。",
]


@pytest.mark.parametrize("text", TO_THE_DESK)
def test_a_line_about_the_manuscript_is_said_to_the_desk(text: str) -> None:
    assert correspondence.evidence(text) >= correspondence.LIKELY


@pytest.mark.parametrize("text", TO_THE_READER)
def test_a_line_about_the_world_is_said_to_the_reader(text: str) -> None:
    assert correspondence.evidence(text) < correspondence.LIKELY


PRIVATE = [
    *TO_THE_DESK,
    "签发：卓玛",
    "字数：约六百字",
    "笔名：井台",
    "样报请寄青溪镇河沿路9号，卓玛收。",
    "青溪镇河沿路9号水厂宿舍 卓玛 收",
    "13900007788",
    "zhuoma@example.com",
    "作者电话：139****7788",
    "我的电话是13900007788，白天都在。",
    "—— 发自我的小米手机",
    "---------- 原始邮件 ----------",
    "————以下为正文————",
    "谢谢编辑老师！",
    "敬颂 编祺",
    "（文责自负）",
    "附：照片两张（新表.jpg、老表.jpg）",
]


@pytest.mark.parametrize("text", PRIVATE)
@pytest.mark.parametrize("place", ["above", "between", "below"])
def test_what_is_meant_for_the_desk_is_in_no_article(tmp_path: Path, text: str, place: str) -> None:
    one, two = (ARTICLE.format(title=t) for t in ("井口的新表", "夜班的第二盏灯"))
    page = {
        "above": f"{text}\n\n{one}\n\n{two}",
        "between": f"{one}\n\n{text}\n\n{two}",
        "below": f"{one}\n\n{two}\n\n{text}\n",
    }[place]
    source = tmp_path / "page.txt"
    source.write_text(page, encoding="utf-8")
    made = neutral.as_dict(golds.recognised(source), default_column="")
    assert [article["title"] for article in made["articles"]] == ["井口的新表", "夜班的第二盏灯"]
    assert [golds._body(article) for article in made["articles"]] == [STORY + MORE] * 2


NOTICE = """{title}
因检修管网，7月8日8时至18时青溪新区东二路以南停水，请居民提前储水。
抢修电话：0999-5550123
联系人：卓玛　13900007788
青溪新区自来水公司
2025年7月5日
"""


@pytest.mark.parametrize("title", ["停水通知", "公告", "管网检修通告"])
def test_a_notice_keeps_its_telephone_its_office_and_its_date(tmp_path: Path, title: str) -> None:
    one, two = (ARTICLE.format(title=t) for t in ("井口的新表", "夜班的第二盏灯"))
    source = tmp_path / "page.txt"
    source.write_text(f"{one}\n\n{NOTICE.format(title=title)}\n\n{two}", encoding="utf-8")
    made = neutral.as_dict(golds.recognised(source), default_column="")
    assert [a["title"] for a in made["articles"]] == ["井口的新表", title, "夜班的第二盏灯"]
    lines = [block["text"] for block in made["articles"][1]["body"]]
    assert lines[1:] == [
        "抢修电话：0999-5550123",
        "联系人：卓玛 13900007788",
        "青溪新区自来水公司",
        "2025年7月5日",
    ]


def test_a_letter_that_the_paper_prints_is_an_article(tmp_path: Path) -> None:
    source = tmp_path / "page.txt"
    source.write_text(
        f"井口的新表\n通讯员 卓玛\n\n{STORY}\n\n\n【读者来信】\n\n路灯该早些亮\n\n编辑同志：\n\n"
        f"{STORY}\n\n读者 巴桑\n",
        encoding="utf-8",
    )
    made = neutral.as_dict(golds.recognised(source), default_column="")
    assert STORY in golds._body(made["articles"][1])


@pytest.mark.parametrize(
    ("line", "private"),
    [
        ("蓝小满 家住临河路纱厂7号楼，座机0000-0000000", True),
        ("蓝小满，现住青石湾3栋，13800000000", True),
        ("蓝小满家住临河路，每天步行上班", False),
    ],
)
def test_who_lives_where_with_a_number_is_private(line: str, private: bool) -> None:
    assert bool(is_contact(line)) is private
