"""Where hard-wrapped text without blank lines begins anew and where it ends."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.importer import openings
from tests.importer import golds

STORY = "水厂给每口井装上了新表，值班员说，往后不必再下井抄数，夜里也睡得踏实些了。"
MORE = "镇上的人说，表走得准，水价就说得清；说得清的事情，不必在井台上吵来吵去。"
THIRD = "管水的老人把旧表擦干净，挂在水房的墙上，谁家娃娃来了都要讲一遍它走过的年头。"


def _wrapped(text: str, width: int = 20) -> str:
    return "\n".join(text[at : at + width] for at in range(0, len(text), width))


@pytest.mark.parametrize(
    "printed",
    ["编辑同志：寄上一篇", "手机：13900007788", "开户行：青溪农商行", "此致", "附件：两张"],
)
def test_a_letters_lines_begin_anew(printed: str) -> None:
    assert openings.begins_form(printed)


@pytest.mark.parametrize("printed", ["老磨坊开门迎客………………4版", "今日看点", "【导读】"])
def test_an_entry_of_a_guide_ends_with_its_page(printed: str) -> None:
    assert openings.ends_entry(printed)


@pytest.mark.parametrize("end", ["（通讯员 卓玛）", "（完）"])
def test_a_full_line_that_is_signed_ends_its_paragraph(tmp_path: Path, end: str) -> None:
    body = _wrapped(STORY + MORE + THIRD)
    last = THIRD[-20 + len(end) :]
    lines = body.split("\n")[:-1]
    page = "\n".join(
        ["井口的新表", *lines, f"{last}{end}", "夜班的第二盏灯", *lines[:4], "睡得香。"]
    )
    made = golds.made(tmp_path, page)
    assert [article["title"] for article in made["articles"]] == ["井口的新表", "夜班的第二盏灯"]


def test_private_lines_leave_wrapped_text_without_blank_lines(tmp_path: Path) -> None:
    private = (
        "手机：13900007788　微信号：jingtai_88\n卡号：6222 0000 1111 22\n22 333\n卓玛 QQ：99900011"
    )
    page = f"井口的新表\n作者：卓玛\n{_wrapped(STORY + MORE + THIRD)}\n{private}\n"
    made = golds.made(tmp_path, page)
    assert [golds._body(article) for article in made["articles"]] == [STORY + MORE + THIRD]
    assert {item["kind"] for item in made["left_over"]} == {"private"}


def test_the_end_of_a_mail_address_belongs_to_the_desk(tmp_path: Path) -> None:
    head = "4版 2026年3月20日 星期五\n责编：卓玛 邮箱：shuichang@qingxi\n.example"
    made = golds.made(tmp_path, f"{head}\n\n井口的新表\n本报记者 巴桑\n{STORY}\n{MORE}\n")
    assert made["articles"][0]["title"] == "井口的新表"


def test_what_a_phone_offers_below_an_article_is_no_part_of_it(tmp_path: Path) -> None:
    more = "—END—\n\n往期推荐\n\n→ 老磨坊开门迎客\n\n→ 夜班的第二盏灯\n\n喜欢就点个“在看”吧"
    page = f"井口的新表\n\n{STORY}\n\n{MORE}\n\n文字｜卓玛　图片｜巴桑\n\n{more}\n"
    made = golds.made(tmp_path, page)
    assert [golds._body(article) for article in made["articles"]] == [STORY + MORE]


def test_an_advertisement_without_a_label_is_known_by_its_cries_and_its_telephone(
    tmp_path: Path,
) -> None:
    advert = (
        "青溪牌水表\n看得清 走得准 修得快\n全铜机芯，一表用十年。展销价98元。\n直营部 400-000-0123"
    )
    one = f"井口的新表\n本报记者 卓玛\n{STORY}\n{MORE}\n"
    made = golds.made(tmp_path, f"{one}\n{advert}\n\n{one.replace('井口的新表', '夜班的灯')}")
    assert [article["title"] for article in made["articles"]] == ["井口的新表", "夜班的灯"]


def test_heads_of_one_width_between_long_paragraphs_are_no_wrapped_text(tmp_path: Path) -> None:
    heads = [
        "井口的新表走得准",
        "夜班的灯亮到天明",
        "老磨坊里开了书店",
        "渡口茶摊迎来新客",
        "三代人的一把面罩",
    ]
    items = [
        f"{head}\n——青溪水厂一线见闻\n{STORY}{MORE}{n}\n{MORE}{THIRD}{n}\n（通讯员 卓玛）"
        for n, head in enumerate(heads)
    ]
    made = golds.made(tmp_path, "\n\n\n".join(items))
    assert [article["title"] for article in made["articles"]] == heads
    assert {article["subtitle"] for article in made["articles"]} == {"——青溪水厂一线见闻"}


@pytest.mark.parametrize("mark", ["●", "◆", "■", "★"])
def test_a_marked_line_alone_between_paragraphs_is_a_heading(tmp_path: Path, mark: str) -> None:
    page = (
        f"井口的新表\n本报记者 卓玛\n{STORY}\n{mark} 把账算清\n{MORE}\n{mark} 把人留住\n{THIRD}\n"
    )
    made = golds.made(tmp_path, page)
    kinds = [(block["type"], block["text"]) for block in made["articles"][0]["body"]]
    assert kinds == [
        ("p", STORY), ("h", "把账算清"), ("p", MORE), ("h", "把人留住"), ("p", THIRD)
    ]  # fmt: skip


def test_what_parts_two_manuscripts_is_no_headline(tmp_path: Path) -> None:
    one = f"井口的新表\n作者：卓玛\n{STORY}\n{MORE}\n"
    page = f"编辑老师：\n您好！发来两篇小稿，请审阅。\n\n{one}\n（以下为另一篇，署笔名）\n\n"
    made = golds.made(tmp_path, page + one.replace("井口的新表", "夜班的灯"))
    assert [article["title"] for article in made["articles"]] == ["井口的新表", "夜班的灯"]


def test_a_notice_below_a_full_signed_line_keeps_its_title(tmp_path: Path) -> None:
    lines = _wrapped(STORY + MORE + THIRD).split("\n")[:-1]
    signed = f"{THIRD[-13:]} ■ 卓玛"
    page = "\n".join(
        ["井口的新表", *lines, signed, "公告", MORE, "青溪新区管理委员会", "2025年7月5日"]
    )
    made = golds.made(tmp_path, page)
    assert [article["title"] for article in made["articles"]] == ["井口的新表", "公告"]


def test_a_name_cut_by_the_wrap_is_one_name(tmp_path: Path) -> None:
    lines = _wrapped(STORY + MORE + THIRD).split("\n")[:-1]
    page = "\n".join(["井口的新表", *lines, f"{THIRD[-16:]} ■ 左秋", "实 卓玛"])
    made = golds.made(tmp_path, page)
    assert made["articles"][0]["authors"] == ["左秋实", "卓玛"]


def test_a_kicker_as_wide_as_the_column_stays_a_line(tmp_path: Path) -> None:
    body = _wrapped(STORY + MORE + THIRD, 14)
    head = "从“下井抄”到“掌上看”——\n井口的新表走得准"
    page = f"夜班的灯\n本报记者 卓玛\n{body}\n{head}\n本报记者 巴桑\n{body}\n"
    made = golds.made(tmp_path, page)
    assert [article["title"] for article in made["articles"]] == ["夜班的灯", "井口的新表走得准"]
    assert made["articles"][1]["kicker"].startswith("从“下井抄”")


def test_a_letters_end_needs_no_beginning(tmp_path: Path) -> None:
    one = f"井口的新表\n本报通讯员 卓玛\n{STORY}\n{MORE}\n"
    end = "此致\n敬礼！\n青溪通讯组\n2025年7月3日\n"
    made = golds.made(tmp_path, f"{one}{end}\n{one.replace('井口的新表', '夜班的灯')}")
    assert [article["title"] for article in made["articles"]] == ["井口的新表", "夜班的灯"]
    assert {item["kind"] for item in made["left_over"]} == {"letter"}
