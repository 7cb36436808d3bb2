"""What goes on from another page: which short line heads a part of it, which the next article."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.importer import golds

HEAD = "柏原经济周刊 2026年3月20日 星期五 第{page}版 {name}"
OUT = "河湾园区把六座旧水塔改成了蓄热罐，夜里蓄、白天放，去年一个冬天就省下了四成电费，还把邻近两"
REST = "条街的暖气一并接了过来，街坊们再也不用自己生炉子。"
NEXT = "管水塔的老柯说，塔身是旧的，保温层是新的，热水进去四十八小时，水温只降三度，谁都没想到。"
LATER = "镇上的两家浴池也接上了管子，烧锅炉的师傅改当了巡线员，每天沿着管沟走一趟，提一只听音棒。"
SIGNED = "南梁园区给每台叉车装上了倒车灯，仓库里的磕碰比上个月少了一半，工人们都说踏实。"


def _page(below: str, *, sign: str = "本报记者 卓小玛") -> str:
    return "\n\n".join(
        (
            HEAD.format(page=1, name="要闻"),
            "旧水塔里蓄起一冬的热",
            "本报记者 祁连",
            f"{OUT}(下转第3版)",
            "叉车装上了倒车灯",
            f"本报讯 {SIGNED}(乔立)",
            HEAD.format(page=3, name="综合"),
            "夜班车多了一趟",
            sign,
            SIGNED,
            LATER,
            f"(上接第1版《旧水塔里蓄起一冬的热》){REST}",
            NEXT,
            "管沟里走出巡线员",
            below,
        )
    )


def test_where_all_others_are_signed_unsigned_text_belongs_to_what_goes_on(tmp_path: Path) -> None:
    made = golds.articles(tmp_path, _page(LATER))
    first = next(a for a in made if a["title"] == "旧水塔里蓄起一冬的热")
    assert ("h", "管沟里走出巡线员") in [(b["type"], b["text"]) for b in first["body"]]
    assert len(made) == 3
    asked = golds.written(tmp_path, _page(LATER)).questions
    question = next(q for q in asked if q.problem.kind == "odd-heading")
    assert question.quoted == "管沟里走出巡线员"
    assert dict(question.effects)["title"][0][1] == "title"


@pytest.mark.parametrize("below", [f"{LATER}(凌越)", f"本报讯 {LATER}"])
def test_signed_text_is_an_article_of_its_own(tmp_path: Path, below: str) -> None:
    made = golds.articles(tmp_path, _page(below))
    assert "管沟里走出巡线员" in [a["title"] for a in made]


def _head(lines: tuple[str, ...]) -> str:
    return "\n".join((*lines, f"　　本报讯　{SIGNED}（乔立）")) + "\n"


@pytest.mark.parametrize(
    ("lines", "kicker", "title", "deck"),
    [
        (
            ("柏原县营商环境再升级", "一枚印章“跑”完全程", "审批时限由30天压减到9天"),
            "柏原县营商环境再升级",
            "一枚印章“跑”完全程",
            "审批时限由30天压减到9天",
        ),
        (
            ("河湾区招商工作出新招", "“云上看地”省下千里路"),
            "河湾区招商工作出新招",
            "“云上看地”省下千里路",
            None,
        ),
        (
            ("柏原园区 “共享食堂”开张满月", "企业用餐成本平均降低三成"),
            None,
            "柏原园区 “共享食堂”开张满月",
            "企业用餐成本平均降低三成",
        ),
        (
            ("柏原经开区“一表通办”覆盖全部窗口", "企业办事时间缩短三分之二"),
            None,
            "柏原经开区“一表通办”覆盖全部窗口",
            "企业办事时间缩短三分之二",
        ),
    ],
)
def test_a_general_line_is_the_kicker_and_an_outcome_the_deck(
    tmp_path: Path, lines: tuple[str, ...], kicker: str | None, title: str, deck: str | None
) -> None:
    made = golds.articles(tmp_path, _head(lines))[0]
    assert (made["kicker"], made["title"], made["subtitle"]) == (kicker, title, deck)


@pytest.mark.parametrize(
    "lines",
    [
        ("柏原工业园区", "用电成本平均降低三成"),
        ("霍原高新区", "标准地改革再提速"),
        ("柏原园区新建的蓄热罐", "让用电成本平均降低三成"),
    ],
)
def test_a_subject_and_its_predicate_are_one_headline(
    tmp_path: Path, lines: tuple[str, str]
) -> None:
    assert golds.articles(tmp_path, _head(lines))[0]["title"].replace(" ", "") == "".join(lines)


@pytest.mark.parametrize(
    "end",
    ["（全文完。记者卓小玛）", "（完　本报记者 卓小玛，写于塔下）", "（本文完，通讯员卓小玛）"],
)
def test_who_signs_with_the_end_signs_all_that_goes_on(tmp_path: Path, end: str) -> None:
    page = f"（上接第1版）\n{REST}\n\n{NEXT}\n\n管沟里走出巡线员\n\n{LATER}　　{end}\n"
    (article,) = golds.articles(tmp_path, page)
    assert [b["type"] for b in article["body"]] == ["p", "p", "h", "p"]
    assert article["authors"] == ["卓小玛"]


def test_a_name_alone_signs_only_what_stands_below_the_headline(tmp_path: Path) -> None:
    page = f"（上接第1版）\n{REST}\n\n{NEXT}\n\n管沟里走出巡线员\n\n{LATER}（记者卓小玛）\n"
    assert len(golds.articles(tmp_path, page)) == 2
