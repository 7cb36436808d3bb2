"""Families of forms that a page of another hand brings: each under a small example."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.importer import datelines, people, private, signs, staff, tails
from plugins.importer.clean import clean
from plugins.importer.model import Line
from tests.importer import golds

TEXT = "青溪经开区的水厂昨天装上新表，读数每分钟上传一次，值班员不必再下井抄表了。"


@pytest.mark.parametrize(
    ("printed", "wanted"),
    [
        ("先看水﹐再看土﹔最后看人﹗", "先看水，再看土；最后看人！"),
        ("他说了一个〝等〞字。", "他说了一个“等”字。"),
        ("阿洛‧桑岛", "阿洛·桑岛"),
        ("卡尔･伦德", "卡尔·伦德"),
        ("――来自水厂的报告", "——来自水厂的报告"),
        ("──来自水厂的报告", "——来自水厂的报告"),
    ],
)
def test_marks_that_ocr_confuses_become_the_usual_ones_and_are_logged(
    printed: str, wanted: str
) -> None:
    cleaned = clean((Line(source="a.txt", number=1, text=printed),))
    assert cleaned.lines[0].text == wanted
    assert [edit.kind for edit in cleaned.edits] == ["mark"]


def test_a_rule_of_many_dashes_stays_a_rule() -> None:
    assert clean((Line(source="a.txt", number=1, text="────────"),)).lines[0].text == "────────"


@pytest.mark.parametrize(
    ("printed", "names"),
    [
        ("◎ 文／陆　鹤屿", ["陆鹤屿"]),
        ("文／易水寒　图／官小满", ["易水寒", "官小满"]),
        ("文·图／司空 见", ["司空见"]),
        ("（本报记者 慕容 白）", ["慕容白"]),
        ("文／令狐　森　摄／欧阳 朔", ["令狐森", "欧阳朔"]),
    ],
)
def test_names_set_apart_behind_slashes_are_whole_again(printed: str, names: list[str]) -> None:
    signed = people.parse(printed)
    assert signed is not None
    assert [byline.name for byline in signed.bylines] == names


def test_a_heading_with_a_mark_is_no_name() -> None:
    assert people.parse("◆先看脸") is None
    assert people.parse("■ 先知远") is not None


def test_a_dash_before_a_reporter_at_the_end_signs() -> None:
    found = tails.tail("罩上还留着一圈烟痕。 ——本报记者 端木帆")
    assert found is not None
    assert found[1].bylines[0].name == "端木帆"


@pytest.mark.parametrize(
    "printed", ["滨川融媒讯　昨天，", "滨川融媒 讯　昨天，", "《梧津新报》讯　昨天，"]
)
def test_a_dateline_names_any_medium(printed: str) -> None:
    assert datelines.dateline(printed) is not None


def test_reporters_behind_a_dateline_need_no_brackets() -> None:
    assert datelines.dateline("本报讯　记者戚晓、实习生米兰报道:昨夜，船到了。") == (
        "本报讯",
        "记者戚晓、实习生米兰报道",
        "昨夜，船到了。",
    )


@pytest.mark.parametrize(
    "printed",
    ["撰安！", "祝", "工作顺利", "即颂 编安　　左丘禾 顿首", "热心读者 澹台小鲤 敬上", "顺颂夏祺"],
)
def test_letters_close_in_many_ways(printed: str) -> None:
    assert private.CLOSING.match(printed)


@pytest.mark.parametrize("printed", ["夜航", "安得广厦千万间", "祝融号的新邻居"])
def test_a_headline_closes_no_letter(printed: str) -> None:
    assert not private.CLOSING.match(printed)


@pytest.mark.parametrize(
    "printed",
    [
        "通联：青芦湾市柳叶巷17号　邮编：999017",
        "邮寄样报请写：寒松镇豆坊弄2号　座机：0997-5550144",
        "通信处：开发区东二路6号　手机 199 0000 7788",
    ],
)
def test_addresses_are_private_whatever_they_are_called(printed: str) -> None:
    assert private.is_contact(printed)


@pytest.mark.parametrize(
    "printed",
    [
        "以上各件已登记，原件存三号柜。",
        "发件箱合并打印（共五件）",
        "【编辑室批注】此稿拟发四版，请核对人名。",
    ],
)
def test_what_the_registrar_remarks_is_for_the_desk(printed: str) -> None:
    assert private.is_desk_note(printed)


def test_the_papers_own_address_is_furniture() -> None:
    assert staff.is_imprint("本报社址：梧津市江口路1号　总机：0991-5550100　零售价：1元")
    assert not staff.is_imprint("本报讯　地址变了，电话也变了。")


def test_scissors_part_manuscripts() -> None:
    assert signs.SCISSORS.match("--------8<--------")
    assert signs.SCISSORS.match("====✂====")
    assert not signs.SCISSORS.match("2025-8<9")


def test_a_poem_typed_as_a_quotation_is_verse(tmp_path: Path) -> None:
    poem = "> 夜里的江没有灯\n> 船是一只萤火虫\n>\n> 我在船头数星星\n> 数到第七颗\n"
    made = golds.made(tmp_path, f"## 夜航\n\n*杜若*\n\n{poem}")
    article = made["articles"][0]
    assert [block["type"] for block in article["body"]] == ["verse"]
    assert [len(stanza) for stanza in article["body"][0]["lines"]] == [2, 2]
    assert article["captions"] == []


def test_a_caption_behind_a_mark_stays_a_caption(tmp_path: Path) -> None:
    made = golds.made(tmp_path, f"## 水厂换新表\n\n{TEXT}\n\n> 图为值班员在看新表。　巴桑 摄\n")
    assert made["articles"][0]["captions"][0]["credit"] == "巴桑"


@pytest.mark.parametrize(
    ("lines", "kicker", "deck"),
    [
        (("从“下井抄”到“掌上看”", "青溪经开区水厂装上新表"), True, False),
        (("一张图纸改了十一遍", "老水厂里长出“云”表"), True, False),
        (("老磨坊变身“面粉博物馆”", "门票是一斤新麦"), False, True),
    ],
)
def test_two_lines_of_a_head_are_told_apart(
    tmp_path: Path, lines: tuple[str, str], *, kicker: bool, deck: bool
) -> None:
    article = golds.made(
        tmp_path, f"{lines[0]}\n{lines[1]}\n\n本报记者 卓玛\n\n{TEXT}\n\n{TEXT}\n"
    )["articles"][0]
    assert bool(article["kicker"]) is kicker
    assert bool(article["subtitle"]) is deck
    assert article["title"] == (lines[1] if kicker else lines[0])


def test_a_column_set_off_by_more_blank_lines_names_all_its_items(tmp_path: Path) -> None:
    items = "\n\n".join(f"第{n}座桥通车\n\n{TEXT}(记者 卓玛)" for n in ("一", "两", "三"))
    page = f"【车间手记】\n\n{items}\n\n\n【数说园区】\n\n半年账单\n\n{TEXT}"
    made = golds.made(tmp_path, f"【园区短波】\n\n开门大吉\n\n{TEXT}(祝余)\n\n\n{page}\n")
    columns = [article["column"] for article in made["articles"]]
    assert columns == ["园区短波", *["车间手记"] * 3, "数说园区"]


def test_numbered_shots_share_the_credit_below_them(tmp_path: Path) -> None:
    shots = "①渔船归港\n②渔民在分拣带鱼\n（均由康宁摄）"
    made = golds.made(tmp_path, f"渔村的早晨\n\n康宁 摄影报道\n\n{TEXT}\n\n{shots}\n\n{TEXT}\n")
    captions = made["articles"][0]["captions"]
    assert [caption["credit"] for caption in captions] == ["康宁", "康宁"]


def test_where_figures_come_from_is_no_picture_credit(tmp_path: Path) -> None:
    table = "| 码头 | 吞吐量 |\n|---|---|\n| 东礁 | 418 |\n| 西礁 | 97 |"
    made = golds.made(tmp_path, f"## 前三季度吞吐量\n\n{table}\n\n（数据由港区航运处提供）\n")
    assert made["articles"][0]["captions"] == []
    assert "航运处" in made["articles"][0]["author_note"]


LETTER = """周刊编辑部：
现将我区信息一则报上，请予刊发。

# 水厂装上新表

本报讯（通讯员 卓玛）{text}

此致
敬礼！
青溪新区办公室（代章）
二〇二五年六月二十五日
经办人：卓玛 手机 13900007788

附件1：读数表.xlsx
从我的手机发送
"""


def test_what_closes_a_letter_is_no_part_of_the_manuscript(tmp_path: Path) -> None:
    made = golds.made(tmp_path, LETTER.format(text=TEXT))
    assert [golds._body(article) for article in made["articles"]] == [TEXT]
    left = {item["text"]: item["kind"] for item in made["left_over"]}
    assert left["青溪新区办公室（代章）"] == left["二〇二五年六月二十五日"] == "letter"
    assert left["经办人：卓玛 手机 13900007788"] == "private"
    assert left["从我的手机发送"] == left["附件1：读数表.xlsx"] == "note-to-editor"


@pytest.mark.parametrize("text", ["编辑部负责同志：", "周刊编辑部：", "尊敬的编辑部值班老师："])
def test_a_salutation_opens_a_letter(text: str) -> None:
    assert private.GREETING.match(text)


def test_a_line_that_comes_again_is_a_running_head_in_mid_sentence_too(tmp_path: Path) -> None:
    head = "青溪纪事 · 云麓工商周报 · B{}"
    broken = f"水厂装上新表\n\n{TEXT}{TEXT[:16]}\n{head.format(3)}\n{TEXT[16:]}\n\n{TEXT}\n"
    page = f"{broken}\n老磨坊开门迎客\n\n{TEXT}\n{head.format(4)}\n{TEXT}\n"
    made = golds.made(tmp_path, page)
    assert "工商周报" not in "".join(golds._body(article) for article in made["articles"])
    assert made["articles"][0]["body"][0]["text"] == TEXT + TEXT


@pytest.mark.parametrize(
    ("printed", "names"),
    [
        ("（左丘明月）", ["左丘明月"]),
        ("（宗政柳 贝小川）", ["宗政柳", "贝小川"]),
        ("（枫坪乡 巫马青）", ["巫马青"]),
        ("口 见习记者 万俟雪", ["万俟雪"]),
    ],
)
def test_names_in_brackets_at_an_end_sign_the_item(printed: str, names: list[str]) -> None:
    signed = people.parse(printed)
    assert signed is not None
    assert [byline.name for byline in signed.bylines] == names


def test_a_place_behind_an_items_mark_begins_its_headline() -> None:
    assert people.parse("△ 水磨镇") is None


def test_when_a_house_opens_is_told_below_its_headline(tmp_path: Path) -> None:
    head = "老磨坊搬进博物馆\n\n青溪面粉厂旧址七月起免费开放"
    article = golds.made(tmp_path, f"{head}\n\n{TEXT}\n\n{TEXT}\n\n文/卓玛\n")["articles"][0]
    assert (article["title"], article["subtitle"]) == (
        "老磨坊搬进博物馆",
        "青溪面粉厂旧址七月起免费开放",
    )


def test_two_boxes_of_one_name_are_two_boxes(tmp_path: Path) -> None:
    text = (
        "井口的新表\n编者按：水价年年说，今年换一个说法。\n本报记者 卓玛\n"
        f"{TEXT}\n编者按：说清之后，账还要常看。\n"
    )
    (article,) = golds.made(tmp_path, text)["articles"]
    notes = [block["text"] for block in article["body"] if block["type"] == "note"]
    assert notes == ["水价年年说，今年换一个说法。", "说清之后，账还要常看。"]


def test_two_boxes_whose_names_stand_on_lines_of_their_own_lose_neither(tmp_path: Path) -> None:
    boxes = [[f"{number}号井{TEXT}", f"{number}号井的读数每天抄在墙上。"] for number in (1, 2)]
    text = f"井口的新表\n本报记者 卓玛\n{TEXT}\n"
    text += "".join(f"【相关链接】\n{one}\n{two}\n" for one, two in boxes)
    page = tmp_path / "page.txt"
    page.write_text(text, encoding="utf-8")
    assert golds.recognised(page).accounting.adds_up
    (article,) = golds.made(tmp_path, text)["articles"]
    notes = [block["text"].split("\n") for block in article["body"] if block["type"] == "note"]
    assert notes == boxes
