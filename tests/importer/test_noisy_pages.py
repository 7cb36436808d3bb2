"""Pages in the usual manner that OCR, Markdown or a colleague went over before they came to us."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from plugins.importer import private, signs, tails
from plugins.importer.clean import clean
from plugins.importer.model import Line
from tests.importer import golds

TEXT = "水厂给每口井装上了新表，值班员说，往后不必再下井抄数。"
STORY = "水厂给每口井装上了新表，值班员说，往后不必再下井抄数，夜里也睡得踏实些了。"
MORE = "镇上的人说，表走得准，水价就说得清；说得清的事情，不必在井台上吵来吵去。"
LAST = "到了年底，井台边上只剩下一块木牌，写着换表的年份和抄表人的名字，字是用刀刻的。"


def _articles(folder: Path, page: str) -> list[dict[str, Any]]:
    made: list[dict[str, Any]] = golds.made(folder, page)["articles"]
    return made


@pytest.mark.parametrize("mark", "█▉▇▆◼⬛▣▢❏")
def test_however_the_square_is_set_it_stands_before_who_signs(mark: str) -> None:
    found = tails.tail(f"{TEXT} {mark} 沈一禾 孟青禾")
    assert found is not None
    assert found[0] == TEXT
    assert [byline.name for byline in found[1].bylines] == ["沈一禾", "孟青禾"]


def test_a_bar_before_a_label_signs_nothing() -> None:
    assert tails.tail(f"{TEXT} █ 井台换表记略之二") is None


WRAPPED = "\n".join(
    (
        "　　科学导报讯 水厂给每口井都装上了新的水表，值",
        "班员说，往后不必再下井抄数了，夜里也睡得踏实。",
        "　　镇上的人说，表走得准，水价就说得清；说得清的",
        "事情，不必在井台上吵来吵去。到了年底，井台边只剩",
        "下一块木牌，写着换表的年份。",
        "　　木牌是老站长钉上去的，字也是他一刀一刀刻下来",
        "的，刻完之后又上了一遍桐油。",
    )
)


@pytest.mark.parametrize("column", ["换表笔记", "井台前沿", "民生"])
def test_a_label_below_a_headline_set_wide_is_no_part_of_it(tmp_path: Path, column: str) -> None:
    wide = " ".join("青溪经开区：井台边的“新”生意")
    page = f"一 口 老 井 一 块 新 表——\n{wide}\n{column}\n\n{WRAPPED} ■ 卓玛\n"
    (article,) = _articles(tmp_path, page)
    assert article["title"] == "青溪经开区：井台边的“新”生意"
    assert article["column"] == column
    assert article["kicker"] == "一口老井一块新表——"


def test_two_lines_that_are_both_set_wide_are_one_headline(tmp_path: Path) -> None:
    page = f"{' '.join('青溪经开区给老井')}\n{' '.join('换上会说话的新表')}\n\n{WRAPPED} ■ 卓玛\n"
    (article,) = _articles(tmp_path, page)
    assert article["title"].replace(" ", "") == "青溪经开区给老井换上会说话的新表"
    assert not article["column"]


ADVERT = "【广告】青溪米醋 三年陈酿 欢迎品尝 经销处：南街7号"


def test_text_behind_an_advertisement_in_mid_sentence_is_the_articles(tmp_path: Path) -> None:
    page = f"井口的新表\n\n{STORY}\n\n{MORE[:20]}\n\n{ADVERT}\n\n{MORE[20:]}\n\n{LAST} ■ 卓玛\n"
    made = golds.made(tmp_path, page)
    (article,) = made["articles"]
    assert [block["text"] for block in article["body"]] == [STORY, MORE, LAST]
    assert article["authors"] == ["卓玛"]
    assert [item["kind"] for item in made["left_over"]] == ["ad"]


def test_text_below_an_advertisement_between_articles_is_its_own(tmp_path: Path) -> None:
    page = f"井口的新表\n\n{STORY}\n\n{MORE} ■ 卓玛\n\n{ADVERT}\n\n夜校的灯\n\n{LAST} ■ 沈一禾\n"
    assert [a["title"] for a in _articles(tmp_path, page)] == ["井口的新表", "夜校的灯"]


def test_two_headline_marks_with_nothing_between_are_one_headline(tmp_path: Path) -> None:
    page = f"# 青溪水厂：一张“旧表单”\n\n# 换来三百块新水表\n\n{STORY}\n\n{MORE} ■ 卓玛\n"
    made = golds.made(tmp_path, page)
    assert [a["title"] for a in made["articles"]] == ["青溪水厂：一张“旧表单”换来三百块新水表"]
    assert "split-title" in {flag["kind"] for flag in made["flags"]}


def test_headline_marks_in_a_row_are_no_headline_of_many_lines(tmp_path: Path) -> None:
    page = f"# 青溪水厂换表\n\n# 夜校亮灯\n\n# 木牌立在井台边\n\n{STORY}\n\n{MORE} ■ 卓玛\n"
    assert _articles(tmp_path, page)[-1]["title"] == "木牌立在井台边"


@pytest.mark.parametrize(
    ("printed", "cleaned"),
    [
        (f"{TEXT} *■ 卓玛*", f"{TEXT} ■ 卓玛"),
        (f"{TEXT} _■ 卓玛_", f"{TEXT} ■ 卓玛"),
        ("*5月20日，井台一角。*", "5月20日，井台一角。"),
        ("*①换下的旧表。 卓玛 摄*", "①换下的旧表。 卓玛 摄"),
        ("箱子的尺寸是3*5*8米", "箱子的尺寸是3*5*8米"),
        ("* 第一条 *", "* 第一条 *"),
    ],
)
def test_slanted_letters_leave_their_marks(printed: str, cleaned: str) -> None:
    (line,) = clean((Line(source="a", number=1, text=printed),)).lines
    assert line.text == cleaned


HEADS = [
    "8 综合·服务\n科学导报·开发区建设周刊 2025年6月6日 星期五",
    "《科学导报》开发区建设周刊 2025年6月6日 星期五\n8 综合·服务",
    "综合 8\n责编：沈一禾 校对：孟青禾",
    "开发区建设周刊\n8 服务\n2025.6.6 星期五",
]


@pytest.mark.parametrize("head", HEADS)
def test_a_number_and_a_name_beside_the_day_head_a_page(tmp_path: Path, head: str) -> None:
    made = golds.made(tmp_path, f"{head}\n\n井口的新表\n\n{STORY}\n\n{MORE} ■ 卓玛\n")
    assert [a["title"] for a in made["articles"]] == ["井口的新表"]
    assert {item["kind"] for item in made["left_over"]} <= {"page-header", "staff"}


def test_a_number_and_words_above_a_text_are_a_headline(tmp_path: Path) -> None:
    (article,) = _articles(tmp_path, f"300 块新表\n\n{STORY}\n\n{MORE} ■ 卓玛\n")
    assert article["title"] == "300 块新表"


POEM = "井台谣\n\n卓玛\n\n水从石头里来\n又回到石头里去\n我从井台边来\n提着一桶月光\n"


@pytest.mark.parametrize("end", ["老沈 即日", "小沈 周三午后", "老沈 今夜灯下", "昨晚 老沈"])
def test_a_day_that_only_two_need_to_know_signs_a_letter(tmp_path: Path, end: str) -> None:
    said = "这首诗是一位老工人写的，你看能不能挤一挤，放在副刊角上。"
    page = f"小孟:\n\n{said}\n\n{POEM}\n又及：题目是我加的，你定。\n\n{end}\n"
    (article,) = _articles(tmp_path, page)
    assert article["title"] == "井台谣"
    assert [block["type"] for block in article["body"]] == ["verse"]


def test_an_office_and_a_day_sign_below_a_letters_wishes(tmp_path: Path) -> None:
    page = (
        "编辑老师：\n\n您好！稿子写好了，请您斧正。我的手机13700001234。\n\n顺颂\n\n编安！\n\n"
        f"青溪示范区党群部 沈一禾\n\n5月27日\n\n井口的新表\n\n{STORY}\n\n{MORE} ■ 卓玛\n"
    )
    made = golds.made(tmp_path, page)
    assert [a["title"] for a in made["articles"]] == ["井口的新表"]
    assert {item["kind"] for item in made["left_over"]} <= {"letter", "private"}


@pytest.mark.parametrize("text", ["责编你好:", "编辑你好！", "沈编辑晚上好，"])
def test_one_may_greet_the_desk_with_little_ceremony(text: str) -> None:
    assert private.GREETING.match(text)


def test_who_greets_whom_in_a_story_greets_no_desk() -> None:
    assert not private.GREETING.match("编辑你好的标准是什么")


@pytest.mark.parametrize("title", ["更正与说明", "更正及致歉", "更正·补充", "致歉与更正", "勘误表"])
def test_a_correction_may_have_a_second_word(title: str) -> None:
    assert signs.NOTICE_TITLE.match(title)


def test_what_somebody_said_last_is_not_parted_from_its_quotation(tmp_path: Path) -> None:
    page = (
        f"井口的新表\n\n{WRAPPED}\n　　装表那天来了许多人，看的比干的多，连学堂里的先\n"
        "生也来了。“表走得准，水价也就一定能说得清了。”\n老站长宗一舟说。 ■ 卓玛\n"
    )
    (article,) = _articles(tmp_path, page)
    assert len(article["body"]) == 4
    assert article["body"][-1]["text"].endswith("”老站长宗一舟说。")


def test_whom_a_letter_is_written_to_heads_no_article(tmp_path: Path) -> None:
    said = "这组诗是我们园区退休工人写的，你看看能不能补白，版面紧就压一压。"
    (article,) = _articles(tmp_path, f"小孟：\n\n{said}\n\n{POEM}")
    assert (article["title"], article["kicker"]) == ("井台谣", None)
