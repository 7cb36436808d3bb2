"""Who edited, checked or passed a text, glued to its last paragraph: no word of it is printed."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.importer import people, staff
from tests.importer import golds

STORY = "渡口的灯换成了新的，老艄公说，夜里过河，再不用把手电绑在船头上了。"
LAST = "镇上打算明年再修一座桥，渡船留着，给愿意慢一点的人坐。"
GLUED = (
    "（编辑：祝小棠）",
    "(责任编辑:祝小棠)",
    "【责编 祝小棠】",
    "（本文编辑　祝　棠）",
    "　　（编辑／祝小棠　校对／邢一）",
    " 责编：祝小棠 校对：邢一诺",
    "　编辑 祝小棠",
    "[值班编辑：祝小棠、邢一]",
    "（一审 祝小棠 二审 邢一诺 三审 汤沫）",
)


@pytest.mark.parametrize("printed", GLUED)
def test_who_edited_a_text_leaves_its_last_paragraph(tmp_path: Path, printed: str) -> None:
    made = golds.made(tmp_path, f"渡口有了新灯\n\n本报记者 卓玛\n\n{STORY}\n\n{LAST}{printed}\n")
    (article,) = made["articles"]
    assert [block["text"] for block in article["body"]] == [STORY, LAST]
    assert article["authors"] == ["卓玛"]
    assert ("staff", printed.strip(" 　")) in [(x["kind"], x["text"]) for x in made["left_over"]]


def test_below_the_name_that_signs_the_desk_stands_apart(tmp_path: Path) -> None:
    page = f"渡口有了新灯\n\n{STORY}\n\n{LAST}（通讯员 卓玛）（责编：祝小棠）\n"
    (article,) = golds.made(tmp_path, page)["articles"]
    assert (article["authors"], article["body"][-1]["text"]) == (["卓玛"], LAST)


@pytest.mark.parametrize(
    "text",
    [
        "稿子送来以后，先由老编辑看一遍。校对组再看一遍。",
        "他在厂报干了三十年，当过校对，也当过编辑。",
        "采访结束时，他把笔一搁：“编辑部见。”",
        "这本书印了三版。（编辑出版史料之一）",
        "县里定了三条。（审核办法另行公布）",
    ],
)
def test_a_sentence_about_editors_stays(text: str) -> None:
    assert staff.glued(text) is None


@pytest.mark.parametrize("text", ["（记者 卓玛 编辑 祝小棠）", "（卓玛 文　责编：祝　棠）"])
def test_beside_an_author_the_editor_signs_nothing(text: str) -> None:
    signed = people.parse(text)
    assert signed is not None
    assert [byline.name for byline in signed.bylines] == ["卓玛"]


@pytest.mark.parametrize("printed", ["（编辑：祝小棠）", "【责编/祝小棠 校对/邢一】"])
def test_behind_verse_a_caption_or_a_box_the_desk_is_not_printed_either(
    tmp_path: Path, printed: str
) -> None:
    page = (
        f"渡口有了新灯\n\n本报记者 卓玛\n\n{STORY}\n\n图为新灯亮起。卓玛 摄{printed}\n\n"
        f"相关链接：柳湾现有渡口四处，都换了新灯，明年还要修路。{printed}\n\n"
        f"渡口谣\n\n江原\n\n水从山里来\n带着石头的凉\n\n走到渡口\n就不走了{printed}\n"
    )
    made = golds.made(tmp_path, page)
    shown = [[*a["body"], *a["captions"], a["byline_raw"]] for a in made["articles"]]
    assert "祝小棠" not in str(shown)
    assert made["articles"][0]["captions"][0]["credit"] == "卓玛"
    assert made["articles"][1]["body"][0]["type"] == "verse"
    assert [x["kind"] for x in made["left_over"]] == ["staff", "staff", "staff"]


@pytest.mark.parametrize(
    "text",
    ["责任编辑：祝小棠（美编：邢一）", "他把稿子改完（编者注：有删节）", "问答（校对：见下页表）"],
)
def test_a_line_of_the_desk_is_cut_nowhere(text: str) -> None:
    assert staff.behind(text) is None
