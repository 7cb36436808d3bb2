"""One line between two paragraphs that is no part of them: it sells, tags, or tells of a gap."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.importer import adverts, private, running, web_copies
from plugins.importer.model import Line
from tests.importer import golds

ABOVE = "东坪纱厂的细纱车间换上了静音锭子，挡车工第一次能在机器旁边打电话，不用再比手势。"
BELOW = "厂里量过，噪声降了十一分贝。老师傅说，静得有点不习惯，像机器停了一样。"


@pytest.mark.parametrize(
    "line",
    [
        "锭子皮辊现货★以旧换新★东坪路老祝纺配随叫随到★",
        "（又讯：老祝纺配本月回馈，满百减二十）",
        "★收购旧锭子旧纱管,现款现结,东坪路8号老祝13900008621★",
        "上门修锁、磨刀、补盆，找纱厂西门老祝，水塔底下。",
        "【话费不够用？点此领取50元券 退订回T】",
    ],
)
def test_a_line_that_sells_between_two_paragraphs_is_left_over(tmp_path: Path, line: str) -> None:
    page = f"细纱车间静下来了\n\n本报记者 温如玉\n\n{ABOVE}\n\n{line}\n\n{BELOW}\n"
    found = golds.made(tmp_path, page)
    (article,) = found["articles"]
    assert [b["text"] for b in article["body"]] == [ABOVE, BELOW]
    assert [x["kind"] for x in found["left_over"] if x["text"] == line] == ["ad"]


@pytest.mark.parametrize(
    "line",
    [
        "上门修锁的老祝来了，找东门的人都认得他。",
        "（老祝说，这个月满一百单就给徒弟放半天假）",
        "长期在纱厂做工，找对象都难。",
        "专业技术人员到现场，找到了三处漏点。",
    ],
)
def test_a_sentence_about_work_sells_nothing(line: str) -> None:
    assert not adverts.is_put_between(line)


@pytest.mark.parametrize(
    "line", ["#夜班 #细纱车间 #不想下班", "#夜班##细纱车间#", "— 来自 青松便签 · 手机版 —"]
)
def test_tags_and_what_an_app_signs_with_are_furniture(line: str) -> None:
    assert web_copies.is_furniture(line)


@pytest.mark.parametrize("line", ["来自东坪的客户带走了样品", "# 夜班的灯", "由工会编辑的文集出版"])
def test_headlines_are_no_furniture(line: str) -> None:
    assert not web_copies.is_furniture(line)


def test_a_row_of_tags_below_a_headline_is_no_headline(tmp_path: Path) -> None:
    page = f"# 夜班的灯\n\n*温如玉*\n\n#夜班 #细纱车间\n\n{ABOVE}\n\n{BELOW}\n"
    (article,) = golds.articles(tmp_path, page)
    assert article["title"] == "夜班的灯"
    assert [b["text"] for b in article["body"]] == [ABOVE, BELOW]


@pytest.mark.parametrize(
    "note",
    [
        "（此处原有图一幅，未找到，先空着。　祝）",
        "（原件此行破损，待补）",
        "【底稿这里字迹模糊，请查】",
    ],
)
def test_a_copyists_note_on_a_gap_tears_no_sentence(tmp_path: Path, note: str) -> None:
    assert private.is_gap(note)
    cut = ABOVE.index("旁边打")
    page = (
        f"细纱车间静下来了\n\n本报记者 温如玉\n\n{ABOVE[:cut]}\n{note}\n{ABOVE[cut:]}\n\n{BELOW}\n"
    )
    (article,) = golds.articles(tmp_path, page)
    assert [b["text"] for b in article["body"]] == [ABOVE, BELOW]


@pytest.mark.parametrize("told", ["（他找不到那把钥匙，先空着手回来了）", "（此处风景甚好）"])
def test_what_a_story_says_in_brackets_is_no_gap(told: str) -> None:
    assert not private.is_gap(told)


def test_the_head_of_a_bound_volume_is_running() -> None:
    head = "东坪工业报合订本　一九九八年上卷　车间"
    texts = [
        head,
        "细纱车间静下来了",
        "挡车工第一次能在机器旁边打电话，不用再",
        "— 88 —",
        head,
        "比手势。",
    ]
    lines = [Line(source="p.txt", number=n, text=t) for n, t in enumerate(texts, 1)]
    assert head.replace("　", "") in running.texts(lines)
