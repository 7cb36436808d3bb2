"""What is said to the desk on the line on which the text ends."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.importer import glued_letters
from tests.importer import golds

TEXT = "东坪纱厂的细纱车间换上了静音锭子，次品少了一成，挡车工第一次能在机器旁边打电话。"


@pytest.mark.parametrize(
    "letter",
    [
        "以上请温老师审阅，用不用都给我来个电话13900008621，我上夜班，下午打。",
        "温编辑：这条赶得急，数字我再问一下车间，上回那两条用了没有？盼复。",
        "以上稿件请贵报审定，不妥之处烦请删改，我的手机13900008621。",
    ],
)
def test_a_letter_behind_the_last_sentence_is_cut_off(letter: str) -> None:
    assert glued_letters.cut(TEXT + letter) == (TEXT, letter)
    assert glued_letters.cut(f"{TEXT}（温如玉）{letter}") == (f"{TEXT}（温如玉）", letter)


@pytest.mark.parametrize(
    "told",
    [
        "以上情况请市民核实后拨打热线反映，厂里会在三天内答复。",
        "温老师说：“以上请大家审阅。”说完就去看机器了。",
        "以上数据由厂里提供，请读者参考。",
        "老温，你看这锭子转得多静。挡车工喊了一声。",
    ],
)
def test_what_is_told_to_readers_stays(told: str) -> None:
    assert glued_letters.cut(TEXT + told) == (TEXT + told, "")


def test_a_text_with_a_letter_on_its_last_line_stays_an_article(tmp_path: Path) -> None:
    letter = "祝编辑:这条写得急,数字我再问一下厂里,另外上回那两条用了没有?盼复。"
    page = (
        f"细纱车间静下来了\n    {TEXT}(温如玉){letter}\n老水塔改成观景台\n"
        "    柳湾机务段的老水塔上周停了水,塔身留下来做了观景台。(温如玉)\n"
    )
    found = golds.made(tmp_path, page)
    assert [a["title"] for a in found["articles"]] == ["细纱车间静下来了", "老水塔改成观景台"]
    assert found["articles"][0]["authors"] == ["温如玉"]
    assert [x["kind"] for x in found["left_over"] if x["text"] == letter] == ["letter"]
