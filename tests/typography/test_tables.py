"""Columns of figures and sums are marked in a table; nothing else is touched."""

from __future__ import annotations

from lxml import html as lxml_html

from plugins.typography.tables import mark_table
from plugins.typography.typeset import typeset_html

ROWS = (
    ("园区", "新开工（个）", "投资", "规模"),
    ("云岭新区", "21", "123.3亿元", "机架6250台"),
    ("石榴滩", "1,804", "未报", "三层"),
    ("青石湾", "-3.5", "约32亿元", "9层楼里的四层"),
    ("合计", "1822", "155亿元", "—"),
)


def table() -> str:
    """The rows above, as Markdown makes them."""
    head, *body = ROWS
    cells = "".join(f"<th>{one}</th>" for one in head)
    rows = "".join(f"<tr>{''.join(f'<td>{one}</td>' for one in row)}</tr>" for row in body)
    return f"<table><thead><tr>{cells}</tr></thead><tbody>{rows}</tbody></table>"


def marked(name: str) -> list[str]:
    """The texts of what bears the class, in order."""
    found = lxml_html.fromstring(str(typeset_html(table())))
    return ["".join(map(str, one.itertext())) for one in found.iter() if one.get("class") == name]


def test_a_column_of_numbers_is_marked_with_its_heading_and_its_gaps() -> None:
    assert marked("figure") == [
        *("新开工（个）", "投资"),
        *("21", "123.3亿元"),
        *("1,804", "未报"),
        *("-3.5", "约32亿元"),
        *("1822", "155亿元"),
    ]


def test_the_row_that_sums_up_is_marked() -> None:
    assert marked("total") == ["合计1822155亿元—"]


def test_marking_twice_is_marking_once() -> None:
    once = lxml_html.fromstring(table())
    mark_table(once)
    first = lxml_html.tostring(once)
    mark_table(once)
    assert lxml_html.tostring(once) == first


def test_a_table_of_many_columns_is_marked() -> None:
    for columns, name in ((5, None), (6, "many"), (9, "many")):
        one = lxml_html.fromstring(f"<table><tr>{'<td>甲</td>' * columns}</tr></table>")
        mark_table(one)
        assert one.get("class") == name


def test_an_empty_table_has_nothing_to_mark() -> None:
    empty = lxml_html.fromstring("<table></table>")
    mark_table(empty)
    assert lxml_html.tostring(empty) == b"<table></table>"
