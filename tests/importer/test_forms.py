"""Single lines in all the forms that newspapers print: names, credits, datelines, page heads."""

from __future__ import annotations

import pytest

from plugins.importer import datelines, page_marks, people, photo_credits, private, staff, tails

NAMES = [
    ("■ 王春宇 丁洁", ["王春宇", "丁洁"]),
    ("本报记者 鲁一鸣  见习记者 方　岚", ["鲁一鸣", "方岚"]),
    ("(见习记者 宋　禾 通讯员 陶之远/卢晓)", ["宋禾", "陶之远", "卢晓"]),
    ("(文/易安 图/洪朵)", ["易安", "洪朵"]),
    ("□ 本报记者 骆 青 文/图", ["骆青"]),
    ("(作者:陶 之 远)", ["陶之远"]),
    ("记者　任建国/文　高　翔/图", ["任建国", "高翔"]),
    ("▲　申屠大川（口述）　贝海燕（整理）", ["申屠大川", "贝海燕"]),
    ("(云麓供电所 高原 整理)", ["高原"]),
    ("（松台示范区宣传部供稿）", ["松台示范区宣传部"]),
    ("本报评论员", ["本报评论员"]),
    ("(白若溪)", ["白若溪"]),
    ("文/第五听荷", ["第五听荷"]),
]
NO_NAMES = [
    "（完）",
    "创新驱动发展",
    "松台示范区",
    "先画图,再出门",
    "记者走基层",
    "●园区论语",
    "晒秋的人　曾大河/摄影报道",
]


@pytest.mark.parametrize(("printed", "names"), NAMES)
def test_by_lines_of_every_form_give_their_names(printed: str, names: list[str]) -> None:
    signed = people.parse(printed)
    assert signed is not None
    assert [byline.name for byline in signed.bylines] == names


@pytest.mark.parametrize("printed", NO_NAMES)
def test_what_is_no_by_line_gives_none(printed: str) -> None:
    assert people.parse(printed) is None


def test_roles_are_the_printed_words_without_the_papers_name() -> None:
    signed = people.parse("本报首席记者 程砚田 实习生 鲁一禾")
    assert signed is not None
    assert [(b.name, b.role) for b in signed.bylines] == [
        ("程砚田", "首席记者"),
        ("鲁一禾", "实习生"),
    ]


@pytest.mark.parametrize(
    ("printed", "text", "names"),
    [
        ("注入新动能。 ■ 王龙飞", "注入新动能。", ["王龙飞"]),
        ("都救活了。(文/易安 图/洪朵)", "都救活了。", ["易安", "洪朵"]),
        ("机器响了。”　　江　帆", "机器响了。”", ["江帆"]),
        ("高出一成七。(水　生)", "高出一成七。", ["水生"]),
        ("作说明。本报通讯员 向南 首席记者 苗圃", "作说明。", ["向南", "苗圃"]),
    ],
)
def test_a_by_line_glued_to_a_paragraph_comes_off(
    printed: str, text: str, names: list[str]
) -> None:
    found = tails.tail(printed)
    assert found is not None
    assert found[0] == text
    assert [byline.name for byline in found[1].bylines] == names


@pytest.mark.parametrize(
    "printed", ["排列着。■ 王龙飞摄", "联盟(以下简称“联盟”)", "结束了。（完）", "他笑了。（大笑）"]
)
def test_credits_and_other_brackets_are_no_by_lines(printed: str) -> None:
    assert tails.tail(printed) is None


@pytest.mark.parametrize(
    ("printed", "text", "name", "role"),
    [
        ("列队站好了。■ 林致远摄", "列队站好了。", "林致远", "摄"),
        ("云岭谷·青湾远景图 ■ 受访者供图", "云岭谷·青湾远景图", "受访者", "供图"),
        ("图为检测样品。  沈砚 摄", "图为检测样品。", "沈砚", "摄"),
        ("图1:员工在讨论。(卢晓 摄)", "图1:员工在讨论。", "卢晓", "摄"),
        ("检查模具。本报记者 程砚田 摄", "检查模具。", "程砚田", "本报记者 摄"),
        ("送餐车。 资料图片", "送餐车。", "资料图片", ""),
        ("检查焊缝。(图片由蓝湾新区管委会提供)", "检查焊缝。", "蓝湾新区管委会", "图片由 提供"),
    ],
)
def test_credits_are_taken_off_captions(printed: str, text: str, name: str, role: str) -> None:
    found = photo_credits.credit(printed)
    assert found == (text, photo_credits.Credit(name=name, role=role))


@pytest.mark.parametrize(
    ("printed", "dateline", "bracket"),
    [
        ("科学导报讯 在数字化", "科学导报讯", ""),
        ("本报讯(记者 沈砚 通讯员 陶之远) 清晨", "本报讯", "(记者 沈砚 通讯员 陶之远)"),
        ("本报望川4月13日电(记者 骆　青)包裹", "本报望川4月13日电", "(记者 骆　青)"),
        ("新华社北京7月8日电（记者闻于野）记者", "新华社北京7月8日电", "（记者闻于野）"),
        ("本报赤岩7月1日电赤岩经济开发区", "本报赤岩7月1日电", ""),
    ],
)
def test_datelines_are_seen_at_the_start_of_a_paragraph(
    printed: str, dateline: str, bracket: str
) -> None:
    found = datelines.dateline(printed)
    assert found is not None
    assert found[:2] == (dateline, bracket)


@pytest.mark.parametrize(
    "printed", ["够得上300万台家用电脑 一起干活。", "通讯员 王璐", "腾讯 推出"]
)
def test_other_words_that_end_in_xun_or_dian_are_no_datelines(printed: str) -> None:
    assert datelines.dateline(printed) is None


@pytest.mark.parametrize(
    ("printed", "label", "name"),
    [
        ("2版   要闻", "2", "要闻"),
        ("第3版   园区   2026年3月20日 星期五", "3", "园区"),
        ("08 | 副刊·青禾里", "08", "副刊·青禾里"),
        ("A6　　服务·互动", "A6", "服务·互动"),
        ("第 三 版 2025 年 8 月 22 曰 星期五", "三", ""),
    ],
)
def test_page_heads_are_taken_apart(printed: str, label: str, name: str) -> None:
    mark = page_marks.page_mark(printed)
    assert mark is not None
    assert (mark.label, mark.name) == (label, name)


@pytest.mark.parametrize(
    "printed",
    [
        "漳北经开区:小轴承转出大市场 ▶3版",
        "(下转第3版)",
        "| 2 | 柔性夹爪 | 驰野 | 180 |",
        "下一步要看2版",
    ],
)
def test_guides_jumps_and_tables_are_no_page_heads(printed: str) -> None:
    assert page_marks.page_mark(printed) is None


def test_the_desk_of_a_page_is_named() -> None:
    assert staff.staff_names("■责编:邢丽君 ■组版:郝一帆 ■校对:孟祥瑞") == {
        "editor": "邢丽君",
        "designer": "郝一帆",
        "proofreader": "孟祥瑞",
    }


@pytest.mark.parametrize(
    "printed",
    [
        "联系电话:139-0000-5217    微信号:yanqp_yb", "身份证号:140000198703050000",
        "卡号：6222 0000 1111 2222 333", "冉子墨 13X-0000-2286 QQ:00001888",
        "宋晚禾 联系地址:双桂岭三工区12号 微信:swh_0000",
    ],
)  # fmt: skip
def test_contact_and_bank_lines_are_private(printed: str) -> None:
    assert private.is_contact(printed)


@pytest.mark.parametrize(
    "printed",
    [
        "(全文约四百字,盼复。祝编安!)",
        "附件:1.炒面窗口.jpg  2.返乡专车.jpg",
        "<!-- 此处请配照片 -->",
        "附:项目情况表(略)",
    ],
)
def test_notes_to_the_desk_are_known(printed: str) -> None:
    assert private.is_desk_note(printed)


def test_a_sentence_with_a_number_is_not_private() -> None:
    assert not private.is_contact("开放日电话报名的有1,200人,比去年多三成。")
