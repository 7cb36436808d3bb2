"""Tables drawn with lines keep their cells apart."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.importer.model import Draft
from tests.importer import golds

HEAD = "云梯晚报　4版　2026年3月12日　星期四\n\n"
BOXED = (
    "┌────┬────┐\n│站　名　│水　位　│\n├────┼────┤\n"
    "│上渡　　│9.02米　│\n│下渡　　│8.70米　│\n└────┴────┘\n"
)
TYPED = (
    "+------+--------+\n| 站名 | 水位   |\n+------+--------+\n"
    "| 上渡 | 9.02米 |\n| 下渡 | 8.70米 |\n+------+--------+\n"
)
UPRIGHTS = "站名│水位\n上渡│9.02米\n下渡│8.70米\n"
ROWS = "站名\t水位\n上渡\t9.02米\n下渡\t8.70米"


def _tables(draft: Draft) -> list[str]:
    return [block.text for block in draft.blocks if block.kind == "table"]


@pytest.mark.parametrize("table", [BOXED, TYPED, UPRIGHTS])
def test_a_table_with_a_headline_is_an_article(tmp_path: Path, table: str) -> None:
    page = f"{HEAD}今日水位\n{table}数据来源：云梯县水文站\n"
    (draft,) = golds.written(tmp_path, page).drafts
    assert (draft.title, _tables(draft)) == ("今日水位", [ROWS])


def test_its_title_in_mid_article_belongs_to_the_table(tmp_path: Path) -> None:
    page = (
        f"{HEAD}雨停了\n本报记者　卓玛\n"
        "　　三天的雨在清晨停下，河水退到了台阶以下，渡船重新开动，等船的人排到了坡上。\n"
        f"附表：两站水位\n{BOXED}"
        "　　水文站提醒，上游还有一次洪峰，渡口夜里停航，请大家不要在河滩上逗留。\n"
    )
    (draft,) = golds.written(tmp_path, page).drafts
    assert [block.kind for block in draft.blocks] == ["p", "table", "p"]
    assert draft.blocks[1].label == "附表：两站水位"


def test_a_cell_over_two_lines_is_one_cell(tmp_path: Path) -> None:
    page = (
        f"{HEAD}今日水位\n┏━━━┳━━━┓\n┃站名　┃水位　┃\n┣━━━╋━━━┫\n┃上渡　┃9.02米┃\n┃老码头┃　　　┃\n"
        "┣━━━╋━━━┫\n┃下渡　┃8.70米┃\n┗━━━┻━━━┛\n"
    )
    (draft,) = golds.written(tmp_path, page).drafts
    assert _tables(draft) == ["站名\t水位\n上渡老码头\t9.02米\n下渡\t8.70米"]


def test_who_made_it_and_of_what_are_two_things(tmp_path: Path) -> None:
    page = f"{HEAD}今日水位\n{BOXED}制表：卓玛　数据来源：云梯县水文站\n"
    (draft,) = golds.written(tmp_path, page).drafts
    assert [byline.name for byline in draft.bylines] == ["卓玛"]
    assert "水文站" in draft.author_note


RULED = (
    "━━━━━━━━━━━━\n站名　　　水位\n━━━━━━━━━━━━\n上渡　　　9.02米\n下渡　　　8.70米\n━━━━━━━━━━━━\n"
)


@pytest.mark.parametrize("rule", ["━", "─", "="])
def test_rules_above_and_below_make_a_table(tmp_path: Path, rule: str) -> None:
    page = f"{HEAD}今日水位\n{RULED.replace('━', rule)}（制表/卓玛）\n"
    (draft,) = golds.written(tmp_path, page).drafts
    assert (draft.title, _tables(draft)) == ("今日水位", [ROWS])


def test_rules_around_a_paragraph_make_none(tmp_path: Path) -> None:
    rule = "━━━━━━━━━━━━\n"
    text = "　　三天的雨在清晨停下，河水退到了台阶以下，渡船重新开动。\n"
    found = golds.written(
        tmp_path, f"{HEAD}雨停了\n{text}{text[:-2]}了。\n{rule}渡口的灯\n{text}{rule}"
    )
    assert [draft.title for draft in found.drafts] == ["雨停了", "渡口的灯"]


def test_a_label_between_uprights_is_no_table(tmp_path: Path) -> None:
    page = f"{HEAD}┃河边┃\n雨停了\n　　三天的雨在清晨停下，河水退到了台阶以下，渡船重新开动。\n"
    (draft,) = golds.written(tmp_path, page).drafts
    assert (draft.column, _tables(draft)) == ("河边", [])
