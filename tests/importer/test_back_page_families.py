"""A back page: poems of one set, boxes between signs, advertisements below a box, pasted HTML."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.importer import golds

WATER = "水厂给每口井装上了新表，值班员说，往后不必再下井抄数，夜里也睡得踏实些了。"
ROAD = "村口的断头路修通以后，校车少绕六里地，孩子们早上能多睡二十分钟，家长也放心。"
POEMS = (
    ("井", ("水从石缝慢慢来，照见星光与旧苔。", "从此不愁天久旱，一瓢清冽入怀开。")),
    ("桶", ("木箍三道铁箍双，日日随绳下冷江。", "提得满时休自满，半途一晃湿衣裳。")),
    ("长绳", ("勒痕深浅记年年，一头人家一头泉。", "莫道柔长无骨力，百斤清水上青天。")),
)


@pytest.mark.parametrize(("by_halves", "apart"), [(False, "\n"), (False, "\n\n"), (True, "\n")])
@pytest.mark.parametrize("title", ["井台三咏（七绝）", "井台杂咏", "井台词三题"])
def test_each_poem_of_a_set_has_its_title(
    tmp_path: Path, title: str, by_halves: bool, apart: str
) -> None:
    def lines(poem: tuple[str, ...]) -> str:
        text = "\n".join(poem)
        return text.replace("，", "，\n") if by_halves else text

    page = f"青溪副刊\n\n{title}\n\n安　宁\n\n" + "\n\n".join(
        f"{name}{apart}{lines(poem)}" for name, poem in POEMS
    )
    made = golds.articles(tmp_path, page + "\n")
    assert [(a["title"], a["authors"]) for a in made] == [(title, ["安宁"])]
    assert [b["type"] for b in made[0]["body"]] == ["h", "verse"] * 3
    assert [b["text"] for b in made[0]["body"] if b["type"] == "h"] == [name for name, _ in POEMS]


def test_the_first_of_several_free_poems_has_its_title_too(tmp_path: Path) -> None:
    page = (
        "青溪副刊\n\n井台三题\n\n安　宁\n\n井\n水把天空存在底下\n谁弯腰谁就看见云\n\n"
        "桶\n它总是空着下去\n满着上来\n半路洒掉的那些喂了青苔\n\n"
        "长绳\n一头拴着渴\n一头拴着不渴\n中间是外婆的手\n"
    )
    made = golds.articles(tmp_path, page)
    assert [b["type"] for b in made[0]["body"]] == ["h", "verse"] * 3


def test_a_letter_set_large_still_begins_a_text(tmp_path: Path) -> None:
    made = golds.articles(tmp_path, f"井口的新表\n\n卓　玛\n\n{WATER[0]}\n{WATER[1:]}\n\n{ROAD}\n")
    assert golds._body(made[0]) == golds.squeeze(WATER + ROAD)


@pytest.mark.parametrize("label", ["◇相关链接◇", "┃相关链接┃", "☆ 延伸阅读 ☆", "＊名词解释＊"])
def test_a_box_between_two_signs_is_a_note(tmp_path: Path, label: str) -> None:
    page = f"井口的新表\n\n本报记者 卓玛\n\n{WATER}\n\n{ROAD}\n\n{label}\n\n{ROAD[::-1]}\n"
    made = golds.articles(tmp_path, page)
    assert [b["type"] for b in made[0]["body"]] == ["p", "p", "note"]
    assert made[0]["body"][-1]["label"] == label.strip("◇┃☆＊ ")


@pytest.mark.parametrize(
    "advert",
    [
        "青溪水表行 换表一站办 价廉 可上门\n井台路8号(老粮站对面) 0000-7654321 凭本报剪角九折",
        "青溪织补社遗失发票专用章一枚，编号00001，声明作废。",
        "遗失声明\n青溪织补社公章不慎丢失，特此声明。",
        "卓玛不慎遗失教师证一本，编号0001，声明作废",
    ],
)
def test_advertisements_below_a_box_are_no_part_of_it(tmp_path: Path, advert: str) -> None:
    page = (
        f"井口的新表\n\n本报记者 卓玛\n\n{WATER}\n\n{ROAD}\n\n"
        f"◇相关链接◇\n\n{ROAD[::-1]}\n\n"
        f"{advert}\n\n\n断头路通了\n\n本报记者 岑参\n\n{ROAD}\n\n{WATER}\n"
    )
    made = golds.made(tmp_path, page)
    assert [a["title"] for a in made["articles"]] == ["井口的新表", "断头路通了"]
    printed = "".join(map(golds._body, made["articles"]))
    assert not any(golds.squeeze(line) in printed for line in advert.splitlines())


@pytest.mark.parametrize(
    "text",
    [
        "他把一枚遗失多年的公章送了回来，镇上人都说，这比登报作废强。",
        "老街的路灯坏了，物业说随到随修，居民夜里出门不再打手电。",
    ],
)
def test_a_report_may_speak_of_what_was_lost(tmp_path: Path, text: str) -> None:
    made = golds.articles(tmp_path, f"井口的新表\n\n本报记者 卓玛\n\n{WATER}\n\n{text}\n\n{ROAD}\n")
    assert golds._body(made[0]) == golds.squeeze(WATER + text + ROAD)


CAPTION = "井口旁，值班员在核对读数。卓玛 摄"


@pytest.mark.parametrize(
    "figure",
    [
        f'<figure><img src="a/1.jpg" /><figcaption>{CAPTION}</figcaption></figure>',
        f'<p><img src="a/1.jpg" width="640"/></p>\n<figcaption>{CAPTION}</figcaption>',
        f'<img src="a/1.jpg"><br/>{CAPTION}',
    ],
)
def test_a_figure_of_pasted_html_is_a_caption(tmp_path: Path, figure: str) -> None:
    page = f"<h2>井口的新表</h2>\n<p>本报记者：卓玛</p>\n<p>{WATER}</p>\n{figure}\n<p>{ROAD}</p>\n"
    made = golds.articles(tmp_path, page)
    assert golds._body(made[0]) == golds.squeeze(WATER + ROAD)
    captions = [(c["text"], c["credit"]) for c in made[0]["captions"]]
    assert captions == [("井口旁，值班员在核对读数。", "卓玛")]


def test_the_items_of_an_html_list_stay_apart(tmp_path: Path) -> None:
    items = ["井口装新表，每分钟传一次数；", "井台铺防滑砖，雨天不摔跤；", "旧表拆下来回炉。"]
    listed = "\n".join(f"<li>{item}</li>" for item in items)
    above = f"<h2>井口的新表</h2>\n<p>{WATER}</p>\n<p>今年先办三件事：</p><ul>\n"
    page = f"{above}{listed}</ul>\n<p>{ROAD}</p>\n"
    made = golds.articles(tmp_path, page)
    assert [b["text"] for b in made[0]["body"]][2:5] == items


def test_stars_mark_words_and_multiply_numbers(tmp_path: Path) -> None:
    page = f"# 井口的新表\n\n{WATER}\n\n班长说这叫*三看法*。水池按长*宽*高算，五米深。{ROAD}\n"
    made = golds.articles(tmp_path, page)
    assert "班长说这叫三看法。水池按长*宽*高算" in golds._body(made[0])
