"""Where hard-wrapped text without blank lines begins anew and where it ends."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from plugins.importer import neutral, openings
from tests.importer import golds

STORY = "水厂给每口井装上了新表，值班员说，往后不必再下井抄数，夜里也睡得踏实些了。"
MORE = "镇上的人说，表走得准，水价就说得清；说得清的事情，不必在井台上吵来吵去。"
THIRD = "管水的老人把旧表擦干净，挂在水房的墙上，谁家娃娃来了都要讲一遍它走过的年头。"


def _made(folder: Path, text: str) -> dict[str, Any]:
    page = folder / "page.txt"
    page.write_text(text, encoding="utf-8")
    return neutral.as_dict(golds.recognised(page), default_column="")


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
    made = _made(tmp_path, page)
    assert [article["title"] for article in made["articles"]] == ["井口的新表", "夜班的第二盏灯"]


def test_private_lines_leave_wrapped_text_without_blank_lines(tmp_path: Path) -> None:
    private = (
        "手机：13900007788　微信号：jingtai_88\n卡号：6222 0000 1111 22\n22 333\n卓玛 QQ：99900011"
    )
    page = f"井口的新表\n作者：卓玛\n{_wrapped(STORY + MORE + THIRD)}\n{private}\n"
    made = _made(tmp_path, page)
    assert [golds._body(article) for article in made["articles"]] == [STORY + MORE + THIRD]
    assert {item["kind"] for item in made["left_over"]} == {"private"}


def test_the_end_of_a_mail_address_belongs_to_the_desk(tmp_path: Path) -> None:
    head = "4版 2026年3月20日 星期五\n责编：卓玛 邮箱：shuichang@qingxi\n.example"
    made = _made(tmp_path, f"{head}\n\n井口的新表\n本报记者 巴桑\n{STORY}\n{MORE}\n")
    assert made["articles"][0]["title"] == "井口的新表"


def test_what_a_phone_offers_below_an_article_is_no_part_of_it(tmp_path: Path) -> None:
    more = "—END—\n\n往期推荐\n\n→ 老磨坊开门迎客\n\n→ 夜班的第二盏灯\n\n喜欢就点个“在看”吧"
    page = f"井口的新表\n\n{STORY}\n\n{MORE}\n\n文字｜卓玛　图片｜巴桑\n\n{more}\n"
    made = _made(tmp_path, page)
    assert [golds._body(article) for article in made["articles"]] == [STORY + MORE]


def test_an_advertisement_without_a_label_is_known_by_its_cries_and_its_telephone(
    tmp_path: Path,
) -> None:
    advert = (
        "青溪牌水表\n看得清 走得准 修得快\n全铜机芯，一表用十年。展销价98元。\n直营部 400-000-0123"
    )
    one = f"井口的新表\n本报记者 卓玛\n{STORY}\n{MORE}\n"
    made = _made(tmp_path, f"{one}\n{advert}\n\n{one.replace('井口的新表', '夜班的灯')}")
    assert [article["title"] for article in made["articles"]] == ["井口的新表", "夜班的灯"]
