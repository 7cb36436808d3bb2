"""Remarks, places and units beside the names of those who sign."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.importer import people, photo_credits, tails
from tests.importer import golds

TEXT = "东坪纱厂的细纱车间换上了静音锭子，挡车工第一次能在机器旁边打电话。"


@pytest.mark.parametrize(
    ("tail", "name"),
    [
        ("——记者　温　婉（头一回进车间，写得慢）", "温婉"),
        ("通讯员温如玉写完于夜班", "温如玉"),
        ("（温如玉记于细纱车间值班室，机器还在转）", "温如玉"),
        ("（温如玉 东坪水塔旁）", "温如玉"),
        ("（温如玉　分贝数已核）", "温如玉"),
        ("——东坪县温如玉", "温如玉"),
        ("温如玉写", "温如玉"),
    ],
)
def test_who_signs_is_found_beside_what_is_said_of_it(tail: str, name: str) -> None:
    found = tails.tail(TEXT + tail)
    assert found is not None
    assert found[0] == TEXT
    assert [byline.name for byline in found[1].bylines] == [name]


@pytest.mark.parametrize(
    "tail",
    [
        "（东坪纱厂细纱车间，机器还在转）",
        "（记于值班室）",
        "（水塔旁 有一棵树）",
        "——东坪县的水塔",
        "（下图为细纱车间一角，厂方提供）",
    ],
)
def test_a_remark_without_a_name_signs_nothing(tail: str) -> None:
    assert tails.tail(TEXT + tail) is None


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("写稿人：东坪纱厂温如玉", ["温如玉"]),
        ("温如玉（细纱甲班）", ["温如玉"]),
        ("温如玉（东坪纱厂，下夜班写）", ["温如玉"]),
        ("温如玉问并记", ["温如玉"]),
        ("温如玉、祝新田汇总", ["温如玉", "祝新田"]),
    ],
)
def test_units_and_shifts_beside_a_name_are_no_names(line: str, names: list[str]) -> None:
    signed = people.parse(line)
    assert signed is not None
    assert [byline.name for byline in signed.bylines] == names


@pytest.mark.parametrize(
    "line", ["作者:温如玉(纱厂工人,女,五十岁)", "实习生 温如玉 (头一回下车间)"]
)
def test_a_remark_behind_a_role_and_a_name_leaves_the_by_line(tmp_path: Path, line: str) -> None:
    page = f"细纱车间静下来了\n{line}\n　　{TEXT}{TEXT}\n"
    (article,) = golds.articles(tmp_path, page)
    assert article["title"] == "细纱车间静下来了"
    assert article["authors"] == ["温如玉"]


def test_a_headline_with_a_bracket_behind_it_signs_nothing(tmp_path: Path) -> None:
    page = f"细纱车间静下来（之一回）\n本报记者 温如玉\n　　{TEXT}{TEXT}\n"
    (article,) = golds.articles(tmp_path, page)
    assert article["title"].startswith("细纱车间静下来")
    assert article["authors"] == ["温如玉"]


@pytest.mark.parametrize("shot", ["　温如玉拍", "（温如玉自己拍）", " 温如玉 拍摄"])
def test_who_shot_a_picture_is_its_credit(shot: str) -> None:
    found = photo_credits.credit(f"图为换锭子的工人{shot}")
    assert found is not None
    assert found[0] == "图为换锭子的工人"
    assert found[1].name == "温如玉"


@pytest.mark.parametrize("text", ["图为换锭子的工人，动作 慢了半拍", "图为街头 随手拍"])
def test_a_beat_and_a_snapshot_are_nobodys_credit(text: str) -> None:
    assert photo_credits.credit(text) is None


ITEMS = "\n".join(
    f"{n}. {what}"
    for n, what in enumerate(
        (
            "细纱车间静音锭子换完，提前两天复工。",
            "夜校开班，头一课讲接头，来了九十人。",
            "食堂换了新秤，旧秤送去当教具。",
            "通勤班车加开一班，末班改为九点。",
        ),
        1,
    )
)
NEXT = f"\n\n\n老水塔改成观景台\n\n本报讯 {TEXT}{TEXT}\n"


def test_names_and_what_they_did_below_counted_items_sign_them(tmp_path: Path) -> None:
    page = f"■一周厂事■\n\n四件事，件件有下文\n\n{ITEMS}\n\n温如玉、祝新田凑成{NEXT}"
    first, second = golds.articles(tmp_path, page)
    assert first["authors"] == ["温如玉", "祝新田"]
    assert (second["title"], second["kicker"]) == ("老水塔改成观景台", None)


def test_two_names_that_head_the_next_text_sign_no_items(tmp_path: Path) -> None:
    page = f"四件事，件件有下文\n\n{ITEMS}\n\n\n温如玉、祝新田获奖\n\n本报讯 {TEXT}{TEXT}\n"
    _, second = golds.articles(tmp_path, page)
    assert second["title"] == "温如玉、祝新田获奖"


def test_a_by_line_with_a_remark_to_the_desk_still_signs(tmp_path: Path) -> None:
    remark = "(照片在附件,一共两张,别用第一张)"
    page = f"细纱车间静下来了\n　　{TEXT}{TEXT}\n文/照片  温如玉{remark}\n此致\n敬礼!\n"
    found = golds.made(tmp_path, page)
    (article,) = found["articles"]
    assert article["authors"] == ["温如玉"]
    assert remark not in str(article["body"])
