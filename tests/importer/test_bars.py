"""▍ and its like: the name of a column, or a heading."""

from __future__ import annotations

from pathlib import Path

from plugins.importer import staff
from tests.importer import golds

ONE = "清早的闸口还挂着露水，值班员老郝先去看水尺，再把昨夜的读数抄到墙上的大本子里。"
TWO = "镇里的人都知道这本子。哪年旱，哪年涝，翻开来一行一行都在，比谁的记性都牢靠。"
THREE = "今年春天，本子旁边多了一块屏。屏上的数五分钟一换，老郝起初不信，两边对了半个月。"


def test_a_bar_above_a_headline_names_a_column_and_between_paragraphs_it_heads_a_part(
    tmp_path: Path,
) -> None:
    head = f"▌闸口手记\n墙上的大本子\n本报记者　郝望\n　　{ONE}\n"
    text = f"{head}▍旧账\n　　{TWO}\n▍新屏\n　　{THREE}\n"
    (article,) = golds.articles(tmp_path, text)
    assert (article["title"], article["column"]) == ("墙上的大本子", "闸口手记")
    assert [block["text"] for block in article["body"] if block["type"] == "h"] == ["旧账", "新屏"]


def test_a_bar_between_two_articles_still_names_the_column_of_the_second(tmp_path: Path) -> None:
    text = (
        f"墙上的大本子\n本报记者　郝望\n　　{ONE}\n　　{TWO}\n"
        f"▍水边人物\n老郝和他的水尺\n本报记者　甘青\n　　{THREE}\n"
    )
    first, second = golds.articles(tmp_path, text)
    assert (first["title"], second["title"]) == ("墙上的大本子", "老郝和他的水尺")
    assert second["column"] == "水边人物"


def test_a_desks_line_may_end_with_its_hotline() -> None:
    assert staff.is_staff("责任编辑/郝望　视觉/甘青　校读/丁满　值班热线 0999-5550123")
    assert staff.is_staff("责编：郝望　版式：甘青　新闻热线：0999—5550123")
    assert not staff.is_staff("通讯员 郝望 电话 0999-5550123")
