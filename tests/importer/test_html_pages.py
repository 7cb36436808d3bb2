"""Pages pasted from a CMS: what the tags mean is kept, the tags are not."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from plugins.importer import clean, html_pages
from plugins.importer.model import Line
from tests.importer import golds

CLOCK = "钟楼换上了新机芯。老机芯走了四十年，最后三年每天慢七分钟，船家都学会了自己加上去。"
GEAR = "换钟那天，守钟人把旧齿轮装进布袋，说要留给孙子认字用。"
ROWS = [["物件", "年份"], ["旧机芯", "1986"], ["钟摆", "1987"]]


def _article(folder: Path, text: str) -> dict[str, Any]:
    found = golds.written(folder, text)
    assert found.accounting.adds_up
    made: list[dict[str, Any]] = golds.made(folder, text)["articles"]
    assert [a["title"] for a in made] == ["渡口的新钟"]
    return made[0]


ROW_A_LINE = (
    '<table border="1">\n'
    + "\n".join(f"<tr><td>{a}</td><td>{b}</td></tr>" for a, b in ROWS)
    + "\n</table>"
)
CELL_A_LINE = (
    "<table>\n<tbody>\n"
    + "\n".join(f"<tr>\n<td>{a}</td>\n<td>&nbsp;{b}</td>\n</tr>" for a, b in ROWS)
    + "\n</tbody>\n</table>"
)
ONE_LINE = (
    "<table><thead>"
    + "".join(f"<tr><th><p>{a}</p></th><th>{b}</th></tr>" for a, b in ROWS)
    + "</thead></table>"
)


@pytest.mark.parametrize("table", [ROW_A_LINE, CELL_A_LINE, ONE_LINE])
def test_the_cells_of_a_table_stay_apart(table: str, tmp_path: Path) -> None:
    page = f"<h2>渡口的新钟</h2>\n\n<p>{CLOCK}</p>\n\n{table}\n\n<p>{GEAR}</p>\n\n<p>（卓玛）</p>\n"
    body = _article(tmp_path, page)["body"]
    assert [block["type"] for block in body] == ["p", "table", "p"]
    assert body[1]["rows"] == ROWS


@pytest.mark.parametrize(
    "mark",
    ["#p#分页标题#e#", "[!--empirenews.page--]", "_ueditor_page_break_tag_", "[NextPage]"],
)
def test_a_websites_page_turns_inside_an_article(mark: str, tmp_path: Path) -> None:
    page = f"渡口的新钟\n\n{CLOCK}\n\n{mark}\n\n{GEAR}（卓玛）\n"
    made = _article(tmp_path, page)
    assert [block["text"] for block in made["body"]] == [CLOCK, GEAR]


@pytest.mark.parametrize("text", ["[分页的账本]", "#钟楼#", "【下一页的人】"])
def test_words_between_brackets_turn_no_page(text: str) -> None:
    assert not html_pages.is_page_break(text)


@pytest.mark.parametrize(
    "body",
    [
        f"<p>{CLOCK}</p><p>{GEAR}</p>",
        f"<p>{CLOCK}<br/><br/>{GEAR}</p>",
        f"<div>{CLOCK}<br>&emsp;&emsp;{GEAR}</div>",
        f"&lt;p&gt;{CLOCK}&lt;/p&gt;\n\n&lt;p&gt;{GEAR}&lt;/p&gt;",
        f"[p]{CLOCK}[/p]\n\n[b]{GEAR}[/b]",
    ],
)
def test_paragraphs_on_one_line_stay_paragraphs(body: str, tmp_path: Path) -> None:
    made = _article(tmp_path, f"<h2>渡口的新钟</h2>\n\n<p>□卓玛</p>\n\n{body}\n")
    assert [block["text"] for block in made["body"]] == [CLOCK, GEAR]


def test_a_break_inside_a_paragraph_ends_none(tmp_path: Path) -> None:
    first, second = CLOCK.split("。", 1)
    page = f"渡口的新钟\n\n□卓玛\n\n<p>{first}。<br/>\n{second}</p>\n\n<p>{GEAR}</p>\n"
    assert [b["text"] for b in _article(tmp_path, page)["body"]] == [CLOCK, GEAR]


def test_a_rule_of_the_page_parts_its_articles(tmp_path: Path) -> None:
    page = f"渡口的新钟\n\n{CLOCK}（卓玛）\n\n<hr />\n\n井口的新表\n\n{GEAR}（巴桑）\n"
    titles = [a["title"] for a in golds.made(tmp_path, page)["articles"]]
    assert titles == ["渡口的新钟", "井口的新表"]


def test_what_a_browser_would_not_show_is_not_printed(tmp_path: Path) -> None:
    note = "<!-- 小白：\n这一段总编说删，勿恢复\n-->\n<style>\np.a {color:red}\n</style>"
    made = _article(tmp_path, f"渡口的新钟\n\n{CLOCK}\n\n{note}\n\n{GEAR}（卓玛）\n")
    assert [block["text"] for block in made["body"]] == [CLOCK, GEAR]


def test_a_caption_stands_behind_its_pictures_tag(tmp_path: Path) -> None:
    figure = (
        '<figure><img src="a.jpg" /><figcaption>图为渡口的钟楼。&nbsp;卓玛 摄</figcaption></figure>'
    )
    made = _article(tmp_path, f"渡口的新钟\n\n{CLOCK}\n\n{figure}\n\n{GEAR}（卓玛）\n")
    assert [(c["text"], c["credit"]) for c in made["captions"]] == [("图为渡口的钟楼。", "卓玛")]


def test_marks_of_markdown_and_entities_go() -> None:
    printed = ["&#8220;钟&#x20;停了&rdquo;。\\", "[img]http://x.example/1.jpg[/img]钟楼"]
    lines = tuple(Line(source="p.txt", number=n, text=t) for n, t in enumerate(printed))
    assert [line.text for line in clean.clean(lines).lines] == ["“钟 停了”。", "钟楼"]
