"""Habits of single newsrooms: arrows behind a column's name, editors beside authors, old signs."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.importer import datelines, people, running, tails
from plugins.importer.model import Line
from tests.importer import golds

TEXT = (
    "榆河园区的老锅炉房拆了一半，剩下的半间改成了值班室。烧了二十年锅炉的屈师傅每天早上来开门，先把"
    "窗台擦一遍，再把昨天的水表数字抄在墙上的小黑板上，等技术员来核对。"
)
MORE = (
    "技术员说，数字抄得比传感器还勤。园区后来给值班室装了一块屏，屈师傅仍旧抄，"
    "他说屏会黑，粉笔不会。"
)


@pytest.mark.parametrize("arrow", [">>>", " >>", "》》", "»", "▶"])
def test_an_arrow_behind_a_name_makes_it_a_column(tmp_path: Path, arrow: str) -> None:
    page = f"车间故事{arrow}\n锅炉房里的黑板\n还在抄\n\n本报记者 屈长林\n\n{TEXT}\n\n{MORE}\n"
    (article,) = golds.articles(tmp_path, page)
    assert article["column"] == "车间故事"
    assert "车间故事" not in article["title"]


@pytest.mark.parametrize("label", ["相关链接>>>", "名词解释▶"])
def test_an_arrow_behind_the_name_of_a_box_is_no_column(tmp_path: Path, label: str) -> None:
    page = f"锅炉房里的黑板\n\n本报记者 屈长林\n\n{TEXT}\n\n{label}\n{MORE}\n"
    (article,) = golds.articles(tmp_path, page)
    assert not article.get("column")


def test_radicals_in_a_copied_text_are_the_characters_that_they_look_like(tmp_path: Path) -> None:
    page = f"⼯⼈村的⽔表\n\n本报记者 屈长林\n\n{TEXT.replace('水', '⽔')}\n"
    (article,) = golds.articles(tmp_path, page)
    assert article["title"] == "工人村的水表"
    assert "水表" in article["body"][0]["text"]


@pytest.mark.parametrize(
    ("head", "again"),
    [
        ("榆河人　2026.3.14　第三版", "榆河人　2026.3.14　综合"),
        ("榆河职工 2026年3月14日 第2版", "榆河职工　2026年3月14日　生活"),
    ],
)
def test_a_name_and_a_day_in_mid_sentence_head_a_page(
    tmp_path: Path, head: str, again: str
) -> None:
    cut = TEXT.index("再把")
    page = (
        f"{head}\n\n锅炉房里的黑板\n本报记者 屈长林\n　　{TEXT[:cut]}\n{again}\n{TEXT[cut:]}\n"
        f"　　{MORE[:20]}\n{head}\n{MORE[20:]}\n"
    )
    found = golds.made(tmp_path, page)
    (article,) = found["articles"]
    assert "2026" not in "".join(block["text"] for block in article["body"])


def test_a_name_and_a_day_below_two_poems_run_nowhere() -> None:
    said = (TEXT, MORE, "屈长林 2026.3.14", MORE, TEXT, "屈长林 2026.3.15")
    lines = [Line(source="诗.txt", number=at, text=text) for at, text in enumerate(said, 1)]
    assert not running.texts(lines)


def test_offers_in_a_row_behind_a_correction_are_no_part_of_it(tmp_path: Path) -> None:
    page = (
        f"锅炉房里的黑板\n\n本报记者 屈长林\n\n{TEXT}\n\n更正\n本报3月7日2版《水表》一文，"
        "“六十块”应为“十六块”，特此更正。\n\n【门面出租】河东路临街两间，水电齐全。"
        "电话 0599-5550147 伍先生\n遗失声明 榆河顺达商行遗失公章一枚，声明作废。\n"
        "榆河吉利搬家 大车小车 长短途 随叫随到 5550123\n"
    )
    said = str(golds.articles(tmp_path, page))
    assert "门面出租" not in said
    assert "搬家" not in said


def test_month_and_day_below_an_office_end_its_notice(tmp_path: Path) -> None:
    page = (
        f"停气通知\n因管道检修，河东片区3月16日全天停气，请提前安排生产。\n榆河燃气有限公司\n"
        f"3月14日\n\n锅炉房里的黑板\n\n本报记者 屈长林\n\n{TEXT}\n"
    )
    notice, story = golds.articles(tmp_path, page)
    assert [block["text"] for block in notice["body"]][-2:] == ["榆河燃气有限公司", "3月14日"]
    assert not story.get("kicker")


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("文 | 屈长林　　编辑 | 丛林", ["屈长林"]),
        ("撰文｜屈长林　责编｜丛林", ["屈长林"]),
        ("退休教师　屈长林", ["屈长林"]),
        ("稿件提供：榆河装备园　屈长林", ["屈长林"]),
        ("记者屈　林　通讯员车向东报道", ["屈林", "车向东"]),
    ],
)
def test_only_who_wrote_is_an_author(line: str, wanted: list[str]) -> None:
    signed = people.parse(line)
    assert signed is not None
    assert [byline.name for byline in signed.bylines] == wanted


@pytest.mark.parametrize("line", ["文 | 屈长林　　编辑 | 丛林", "**撰文｜屈长林　责编｜丛林**"])
def test_an_editor_beside_the_author_takes_no_byline_away(tmp_path: Path, line: str) -> None:
    (article,) = golds.articles(tmp_path, f"锅炉房里的黑板\n{line}\n\n{TEXT}\n\n{MORE}\n")
    assert article["authors"] == ["屈长林"]


def test_two_names_behind_a_dash_sign_an_item() -> None:
    found = tails.tail("两家被责令整改。——丛林、白一诺")
    assert found is not None
    assert [byline.name for byline in found[1].bylines] == ["丛林", "白一诺"]
    assert tails.tail("这是留给两个人的话。——母亲、父亲") is None


def test_a_day_in_chinese_figures_parts_the_dateline_from_the_text() -> None:
    assert datelines.dateline("本报讯九月二十日，浴室开门。") == (
        "本报讯",
        "",
        "九月二十日，浴室开门。",
    )
    assert datelines.dateline("本报讯九成读者满意。") is None


def test_a_pen_name_in_brackets_signs_below_numbered_items(tmp_path: Path) -> None:
    page = (
        f"入冬用水记住几条\n\n{TEXT}\n\n要记住的有：\n①先看水表，再关阀门。\n②停用半个月，先放一分钟。\n"
        f"③发现漏水，先关总阀。\n（新　燃）\n\n锅炉房里的黑板\n本报记者 屈长林\n\n{MORE}\n"
    )
    first, second = golds.articles(tmp_path, page)
    assert first["authors"] == ["新燃"]
    assert not second.get("kicker")


def test_who_put_it_together_has_one_name() -> None:
    signed = people.parse("（记者屈长林 综合）")
    assert signed is not None
    assert [byline.name for byline in signed.bylines] == ["屈长林"]


@pytest.mark.parametrize(
    "credit", ["（图/全媒体记者 屈长林）", "（摄影：屈长林）", "（图｜屈长林）"]
)
def test_a_credit_that_says_what_first_ends_no_article(tmp_path: Path, credit: str) -> None:
    page = f"锅炉房里的黑板\n本报记者 卓玛\n{TEXT}\n值班室里，师傅正在抄水表。{credit}\n{MORE}\n"
    (article,) = golds.articles(tmp_path, page)
    assert article["authors"] == ["卓玛"]
    assert [c["credit"] for c in article["captions"]] == ["屈长林"]


def test_a_kicker_of_two_lines_stands_between_blank_lines(tmp_path: Path) -> None:
    page = (
        "2026年3月14日 星期六 第1版\n\n全区锅炉房换上新水表，\n二十间值班室天天对数\n\n"
        f"榆河园区：看表说话\n本报榆河3月12日讯（记者 卓玛）{TEXT}\n{MORE}\n"
    )
    (article,) = golds.articles(tmp_path, page)
    assert article["kicker"].startswith("全区锅炉房换上新水表")
    assert article["kicker"].endswith("天天对数")
    assert article["title"] == "榆河园区：看表说话"


def test_a_papers_name_and_day_beside_a_page_number_tear_no_sentence(tmp_path: Path) -> None:
    cut = TEXT.index("再把")
    page = (
        f"锅炉房里的黑板\n本报记者 卓玛\n　　{TEXT[:cut]}\n\n"
        f"榆 河 导 报\n2026 年 3 月 14 日\n· 6 ·\n\n{TEXT[cut:]}\n　　{MORE}\n"
    )
    (article,) = golds.articles(tmp_path, page)
    assert TEXT in [block["text"] for block in article["body"]]


def test_an_asker_set_wide_heads_nothing(tmp_path: Path) -> None:
    page = (
        "“先把路走短”\n——访榆河园区审批局局长欧阳可\n本报记者 卓玛\n"
        f"记　者：最先变的是什么？\n欧阳可：是路。{TEXT}\n"
        f"记　者：还有呢？以后怎么办？\n欧阳可：{MORE}\n"
    )
    (article,) = golds.articles(tmp_path, page)
    assert [block["type"] for block in article["body"]] == ["p"] * 4


def test_a_box_between_tortoise_brackets_is_a_note(tmp_path: Path) -> None:
    page = f"锅炉房里的黑板\n本报记者 卓玛\n{TEXT}\n〔名词解释〕水表：{MORE}\n"
    (article,) = golds.articles(tmp_path, page)
    assert article["body"][-1]["type"] == "note"
    assert article["body"][-1]["label"] == "名词解释"


def test_where_a_poet_works_and_as_what_stands_behind_the_name() -> None:
    signed = people.parse("晏素华（榆河高新区 质检员）")
    assert signed is not None
    assert [byline.name for byline in signed.bylines] == ["晏素华"]
    assert people.parse("王璐（左一）") is None


def test_a_caption_over_two_rows_is_one(tmp_path: Path) -> None:
    page = (
        f"锅炉房里的黑板\n本报记者 卓玛\n　　{TEXT}\n图为司炉工在黑板前抄写夜里\n"
        f"的读数。　卓玛摄\n　　{MORE}\n"
    )
    (article,) = golds.articles(tmp_path, page)
    (caption,) = article["captions"]
    assert caption["text"] == "图为司炉工在黑板前抄写夜里的读数。"


def test_a_long_line_above_a_headline_of_two_even_lines_is_its_kicker(tmp_path: Path) -> None:
    page = (
        "榆河园区以“先亮灯后进门”重排值班的次序\n一块黑板写到底\n三班师傅都看见\n"
        f"夜里的读数从此不再漏抄一行\n本报记者 卓玛\n　　{TEXT}\n　　{MORE}\n"
    )
    (article,) = golds.articles(tmp_path, page)
    assert article["kicker"] == "榆河园区以“先亮灯后进门”重排值班的次序"
    assert article["title"].replace(" ", "") == "一块黑板写到底三班师傅都看见"


def test_an_origin_stands_behind_the_brackets_of_a_by_line(tmp_path: Path) -> None:
    page = f"锅炉房里的黑板\n　　{TEXT}\n　　{MORE}（卓玛）（来源：榆河融媒）\n"
    (article,) = golds.articles(tmp_path, page)
    assert article["authors"] == ["卓玛"]
    assert article["origin"] == "榆河融媒"
