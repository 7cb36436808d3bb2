"""Pages of another time and of a scanner: dates in Chinese figures, dirt, lists behind a sign."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.importer import listed, page_marks
from tests.importer import golds


@pytest.mark.parametrize(
    ("printed", "parts"),
    [
        ("一九九三年十月二十日", (1993, 10, 20)),
        ("二〇二六年六月十日", (2026, 6, 10)),
        ("二○○八年元月卅一日", (2008, 1, 31)),
        ("二OO一年十二月廿三日　星期日", (2001, 12, 23)),
        ("二零一九年三月八日", (2019, 3, 8)),
    ],
)
def test_a_date_in_chinese_figures_is_a_date(printed: str, parts: tuple[int, int, int]) -> None:
    assert page_marks.date_in(printed) == parts


@pytest.mark.parametrize("said", ["三月八日一早", "一九九三年秋天", "百年老厂，十日而成"])
def test_words_with_a_part_of_a_date_are_none(said: str) -> None:
    assert page_marks.date_in(said) is None


def test_a_number_between_japanese_dots_is_a_page_number() -> None:
    assert page_marks.PAGE_NUMBER.match("・12・")


@pytest.mark.parametrize("dirt", ["· l | ,", ". 丨 ,", "~ i ·'"])
def test_strokes_among_marks_are_dirt(dirt: str) -> None:
    assert page_marks.is_noise(dirt)


@pytest.mark.parametrize("line", ["I.", "(i)", "i, j", "l. 12", "A|B"])
def test_a_letter_that_may_say_something_is_no_dirt(line: str) -> None:
    assert not page_marks.is_noise(line)


HEAD = "二版　　乡企天地　　一九九六年九月五日　星期四"
PAGE = f"""\
{HEAD}
稳 字 当 头　进 中 求 新
　　柳坪镇的水泵厂添了新翻砂间
　　　本报记者　乔　立
　　柳坪镇的水泵厂今年添了一间翻砂间，
盖房的砖是旧窑上拆下来的，省了八千块
钱，屋顶的瓦也是旧的，一块一块洗过才
上去。厂长说，省下的钱买了一台新镗床，
　　　　　　　・２・
{HEAD}
师傅们围着看了一个下午，谁也舍不得走。
　　往后镇上人家修泵，不用再跑县城，早
上送来晚上取走，连饭也不耽误。镇里算
了一笔账，一年下来能替大家省下车钱三
千多块，够给小学校买十套新桌椅了。

短 新 闻
▲河口皮件厂四月里添了十二台缝纫机。
▲南梁石料厂的小火车一天能多拉
两趟，司机换成了三班。
▲西滩苗圃给每户送去两棵枣树。
"""


def test_a_page_head_in_chinese_figures_is_no_text_and_tells_the_date(tmp_path: Path) -> None:
    made = golds.made(tmp_path, PAGE)
    assert made["masthead"]["date"] == "1996-09-05"
    assert made["masthead"]["weekday"] == "星期四"
    whole = "".join(block["text"] for a in made["articles"] for block in a["body"])
    assert "乡企天地" not in whole
    assert "新镗床，师傅们围着看" in whole


def test_two_halves_set_wide_keep_the_gap_between_them(tmp_path: Path) -> None:
    first = golds.articles(tmp_path, PAGE)[0]
    assert first["kicker"].split() == ["稳字当头", "进中求新"]
    assert first["title"] == "柳坪镇的水泵厂添了新翻砂间"


def test_sentences_behind_one_sign_are_a_list_of_their_own(tmp_path: Path) -> None:
    last = golds.articles(tmp_path, PAGE)[-1]
    assert last["title"] == "短新闻"
    assert [(block["type"], block["text"]) for block in last["body"]] == [
        ("li", "河口皮件厂四月里添了十二台缝纫机。"),
        ("li", "南梁石料厂的小火车一天能多拉两趟，司机换成了三班。"),
        ("li", "西滩苗圃给每户送去两棵枣树。"),
    ]


def test_a_headline_behind_a_sign_does_not_go_on_with_its_text() -> None:
    texts = ["◆水管家进了石门村！", "石门村的水表换了新的。", "◆夜校开课", "镇上的夜校开了课。"]
    assert not any(listed.is_cut(texts, index) for index in (0, 2))


def test_a_by_line_set_wide_is_not_the_beginning_of_the_text(tmp_path: Path) -> None:
    rows = "走进河口的皮件厂车间里六十台缝纫机\n一字排开，女工们一边踩踏板一边说笑，\n"
    rows += "厂长说去年一年卖出皮包四万只，比前\n年多了一万只，女工的工钱也涨了一成，\n"
    rows += "最高的一个月拿到四百多块，比县里的\n干部还要高出一截，家里人都高兴得很。\n"
    page = f"{HEAD}\n河口皮件厂的新车间\n        本 报 记 者  卓 小 玛\n{rows}"
    article = golds.articles(tmp_path, page)[0]
    assert article["authors"] == ["卓小玛"]
    assert article["body"][0]["text"].startswith("走进河口")


def test_an_article_below_a_printed_letter_is_no_letter(tmp_path: Path) -> None:
    letter = "编辑同志：\n　　我们村口的路灯坏了半年，孩子们上晚自习回来要摸黑走一里路。\n"
    page = (
        f"{HEAD}\n\n\n群众来信\n村口的灯何时亮\n{letter}　　　　西滩村　卓玛\n\n"
        "苗圃的枣树结了果\n　　本报记者　乔立\n"
        "　　西滩苗圃今年头一回收枣，三百棵树收了两千斤，大家都分到了一篮。\n"
    )
    made = golds.articles(tmp_path, page)
    assert [article["column"] for article in made] == ["群众来信", None]


def test_rows_with_tabs_are_a_table_even_where_all_are_of_one_width(tmp_path: Path) -> None:
    names = ("河口园区", "南梁园区", "西滩园区", "柳坪园区", "石门园区")
    rows = "\n".join(f"{name}\t{n}4.6\t1{n}.1%\t{n}.4%" for n, name in enumerate(names, 1))
    page = (
        f"{HEAD}\n\n五个园区的账本\n\n本报讯 县里公布了五个园区的主要指标。\n\n"
        f"园区\t产值\t投资增速\t出口增速\n{rows}\n\n从行业看，纺织和食品两项拉动得最多。（乔立）\n"
    )
    kinds = [block["type"] for block in golds.articles(tmp_path, page)[0]["body"]]
    assert kinds == ["p", "table", "p"]
