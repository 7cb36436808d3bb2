"""Numbers in any bracket, tagged headlines, names behind `>`, promised pictures, short titles."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.importer import called, pasted, signs
from plugins.importer.promised_pictures import GUESSED
from tests.importer import golds

WELL = "水厂给每口井装上了新表，值班员说，往后不必再下井抄数，夜里也睡得踏实些了。"
PRICE = "镇上的人说，表走得准，水价就说得清；说得清的事情，不必在井台上吵来吵去。"
TAP = "新表通水那天，井台边围了三层人，老井工把第一桶水递给了年纪最大的那位婆婆。"


def _kinds(article: dict[str, list[dict[str, str]]]) -> list[str]:
    return [block["type"] for block in article["body"]]


@pytest.mark.parametrize("frame", ["〔{}〕", "【{}】", "［{}］", "〖{}〗", "（{}）"])
def test_a_number_in_any_bracket_heads_a_part(frame: str, tmp_path: Path) -> None:
    one, two = frame.format("一"), frame.format("二")
    page = (
        f"井台旧事\n□卓玛\n\n{WELL}\n\n{one}第一桶水\n\n{PRICE}\n\n{two}最后的辘轳\n\n{TAP}\n\n"
        "【镇事】\n河口的浮标\n本报讯（记者 巴桑）" + PRICE[::-1] + "\n"
    )
    made = golds.articles(tmp_path, page)
    assert [article["title"] for article in made] == ["井台旧事", "河口的浮标"]
    assert _kinds(made[0]) == ["p", "h", "p", "h", "p"]
    assert made[0]["body"][1]["text"] == f"{one}第一桶水"
    assert made[1]["column"] == "镇事"


@pytest.mark.parametrize("level", [1, 2, 3])
@pytest.mark.parametrize(
    "above", ["<span>井台边的早晨</span>", "<p>守了三代的一口井</p>", "新井工上班头一天"]
)
def test_of_a_heads_lines_the_one_in_heading_tags_is_the_headline(
    level: int, above: str, tmp_path: Path
) -> None:
    title = f"<h{level}>把井盖换成玻璃的</h{level}>"
    page = f"{above}\n\n{title}\n\n<p>{WELL}</p>\n\n<p>{PRICE}</p>\n\n（卓玛）\n"
    (article,) = golds.articles(tmp_path, page)
    assert article["title"] == "把井盖换成玻璃的"
    assert _kinds(article) == ["p", "p"]


def test_a_heading_tag_inside_a_text_heads_a_part(tmp_path: Path) -> None:
    page = (
        f"# 把井盖换成玻璃的\n\n<p>{WELL}</p>\n\n<h3>谁来擦玻璃</h3>\n\n<p>{PRICE}</p>\n\n"
        f"<h3>夜里看得见水</h3>\n\n<p>{TAP}</p>\n"
    )
    (article,) = golds.articles(tmp_path, page)
    assert _kinds(article) == ["p", "h", "p", "h", "p"]


@pytest.mark.parametrize(
    "line", ["> 记者:卓玛", "＞ 本报记者　卓玛", "> □卓玛", "> 作者：卓玛", "> 文/卓玛 图/卓玛"]
)
def test_who_wrote_is_no_caption_behind_a_mark(line: str, tmp_path: Path) -> None:
    (article,) = golds.articles(tmp_path, f"# 井口的新表\n\n{line}\n\n{WELL}\n\n{PRICE}\n")
    assert set(article["authors"]) == {"卓玛"}
    assert not article["captions"]


@pytest.mark.parametrize(
    "line",
    [
        "> 井台上的新表。卓玛 摄",
        "> 本报记者 卓玛 摄",
        "> 值班员在井口抄表",
        "> 图片来源：水厂",
        "> 卓玛供图",
    ],
)
def test_a_caption_behind_a_mark_stays_one(line: str, tmp_path: Path) -> None:
    (article,) = golds.articles(tmp_path, f"# 井口的新表\n\n{line}\n\n{WELL}\n\n{PRICE}\n")
    assert len(article["captions"]) == 1
    assert not article["authors"]


def test_an_origin_behind_a_mark_is_no_caption(tmp_path: Path) -> None:
    page = f"# 井口的新表\n\n{WELL}\n\n{PRICE}\n\n> 来源：《青溪晚报》\n"
    (article,) = golds.articles(tmp_path, page)
    assert not article["captions"]
    assert "青溪晚报" in article["origin"]


SHOWN = [
    "志愿者在井台边为老人检查水桶。",
    "“新表班”值班员在水厂机房里核对读数。",
    "水厂工人正为村民更换老化的水管。",
    "改造后的井台一角。",
]
LONG = [WELL + PRICE, PRICE + TAP, TAP + WELL, PRICE + WELL]


@pytest.mark.parametrize("shown", SHOWN)
@pytest.mark.parametrize(
    "signed", ["本报记者 卓玛 文／图", "卓玛 图／文", "本报记者 卓玛 摄影报道"]
)
def test_a_promised_picture_finds_its_only_caption(shown: str, signed: str, tmp_path: Path) -> None:
    page = "\n".join(["井口的新表", signed, *LONG[:2], shown, *LONG[2:]])
    found = golds.written(tmp_path, page + "\n")
    (article,) = golds.articles(tmp_path, page + "\n")
    assert [caption["text"] for caption in article["captions"]] == [shown]
    assert GUESSED in {question.problem.message for question in found.questions}


@pytest.mark.parametrize(
    ("signed", "lines"),
    [
        ("本报记者 卓玛", [SHOWN[0]]),
        ("本报记者 卓玛 文／图", [SHOWN[0], SHOWN[1]]),
        ("本报记者 卓玛 文／图", ["图为新井台。卓玛 摄", SHOWN[0]]),
        ("本报记者 卓玛 文／图", ["井台在雨里没了声音。"]),
        ("本报记者 卓玛 文／图", ["她在井台边坐下，又站起来。"]),
        ("本报记者 卓玛 文／图", ["去年，志愿者在井台边为老人挑水。"]),
    ],
)
def test_a_short_sentence_is_no_caption_without_need(
    signed: str, lines: list[str], tmp_path: Path
) -> None:
    page = "\n".join(["井口的新表", signed, *LONG[:2], *lines, *LONG[2:]]) + "\n"
    found = golds.written(tmp_path, page)
    assert GUESSED not in {question.problem.message for question in found.questions}


@pytest.mark.parametrize("title", ["井台三十年", "山那边的井", "水井旧事"])
@pytest.mark.parametrize("signed", ["□卓玛", "作者：卓玛", "通讯员 卓玛"])
def test_a_title_as_short_as_a_name_is_not_who_signs_the_letter(
    title: str, signed: str, tmp_path: Path
) -> None:
    page = (
        "尊敬的编辑老师：\n　　您好！我是水厂的抄表员，冒昧投一篇稿子，文笔粗疏，任凭删改。\n"
        f"{title}\n\n{signed}\n\n{WELL}\n\n{PRICE}\n"
    )
    (article,) = golds.articles(tmp_path, page)
    assert article["title"] == title
    assert article["authors"] == ["卓玛"]


@pytest.mark.parametrize("name", ["老欧", "申屠老人", "山里小匠"])
def test_a_nickname_below_a_letter_signs_it(name: str, tmp_path: Path) -> None:
    page = (
        "尊敬的编辑老师：\n　　您好！我是水厂的抄表员，冒昧投一篇稿子，文笔粗疏，任凭删改。\n"
        f"{name}\n\n井台旧事三则\n\n□卓玛\n\n{WELL}\n\n{PRICE}\n"
    )
    made = golds.made(tmp_path, page)
    assert name in [item["text"] for item in made["left_over"]]


@pytest.mark.parametrize("frame", ["［{}］", "〔{}〕", "「{}」", "【{}】"])
@pytest.mark.parametrize("column", ["读者来信", "百姓心声"])
def test_a_letter_under_its_column_is_printed(frame: str, column: str, tmp_path: Path) -> None:
    page = (
        f"{frame.format(column)}\n能不能给井口修个顶棚\n编辑同志：\n　　{WELL}\n　　{PRICE}\n"
        "　　　　　　水厂职工　卓玛\n卓：来信已转水厂，答复若周四到，请放在信的下面。\n"
    )
    made = golds.made(tmp_path, page)
    (article,) = made["articles"]
    assert article["column"] == column
    assert [block["text"] for block in article["body"]] == ["编辑同志：", WELL, PRICE]


@pytest.mark.parametrize(
    "said",
    [
        "罗：来信已转水厂，答复若周四到，请放在信的下面。",
        "覃：这篇和左边那篇对调。",
        "谭:照片还差两张。",
    ],
)
def test_a_colleague_is_called_by_the_family_name(said: str, tmp_path: Path) -> None:
    page = f"井口的新表\n{WELL}\n{PRICE}（记者 卓玛）\n{said}\n\n河口的浮标\n{TAP}（记者 巴桑）\n"
    made = golds.made(tmp_path, page)
    assert [article["title"] for article in made["articles"]] == ["井口的新表", "河口的浮标"]
    assert said.replace(":", "：") in [x["text"].replace(":", "：") for x in made["left_over"]]


@pytest.mark.parametrize(
    ("before", "line", "after"),
    [
        ("王：井有多深？", "罗：十二丈，下头是石头。", "王：那怎么抄表？"),
        ("井口的尺寸如下。", "高：一米二，连同顶上的井架", "宽：八十厘米，不算井沿"),
        (PRICE, "水：三元一吨，全镇一个价钱", TAP),
        (PRICE, "答：井在村口，谁都可以来。", TAP),
    ],
)
def test_talks_and_measures_call_nobody(before: str, line: str, after: str) -> None:
    assert not called.calls([before, line, after], 1)


@pytest.mark.parametrize(
    ("line", "label"),
    [
        ("※相关链接※　新表每分钟上传一次读数。", "相关链接"),
        ("◆名词解释◆新表是指会自己报数的水表。", "名词解释"),
        ("▲新闻背景▲　老井挖了四十年。", "新闻背景"),
    ],
)
def test_a_box_is_labelled_between_two_signs(line: str, label: str) -> None:
    match = signs.NOTE.match(line)
    assert match is not None
    assert match["label"] == label
    assert not match["text"].startswith(("※", "◆", "▲"))


@pytest.mark.parametrize("line", ["链接起两岸的桥", "资料显示，老井挖了四十年。", "手记里的井"])
def test_a_word_of_the_sentence_labels_no_box(line: str) -> None:
    assert signs.NOTE.match(line) is None


def test_a_printed_name_keeps_the_radical_that_was_copied(tmp_path: Path) -> None:
    page = f"井口的新表\n{WELL}\n{PRICE}\n退休职⼯　卓 玛\n"
    (article,) = golds.articles(tmp_path, page)
    assert article["authors"] == ["卓玛"]
    assert article["byline_raw"] == "退休职⼯　卓 玛"


@pytest.mark.parametrize("text", ["综合楼门口的长椅", "图为新井台", "记者探访老井"])
def test_words_that_only_look_like_a_name_keep_their_mark(text: str) -> None:
    assert not pasted._is_signature(text)


def test_wide_square_brackets_mean_what_narrow_ones_mean(tmp_path: Path) -> None:
    page = (
        "［本期导读］\n老井换新表　3版\n河口立浮标　4版\n\n［短　评］\n少挖一口井\n"
        f"{PRICE}\n{WELL}\n［记者　卓　玛］\n\n井口的新表\n［编者按］水表换了，人心也定了。\n"
        f"{TAP}\n{WELL}\n"
        "［相关链接］\n　　新表每分钟上传一次读数，电池能用六年。\n［美编：此处配井台照片，三栏］\n"
        "［卓玛　摄］\n［广告］\n清泉牌水桶，耐摔耐冻，三十元一只，电话0000-5551234\n"
    )
    made = golds.made(tmp_path, page)
    narrow = golds.made(tmp_path, page.replace("［", "[").replace("］", "]"))
    assert [a["title"] for a in made["articles"]] == ["少挖一口井", "井口的新表"]
    assert [a["authors"] for a in made["articles"]] == [a["authors"] for a in narrow["articles"]]
    assert [x["kind"] for x in made["left_over"]] == [x["kind"] for x in narrow["left_over"]]
    assert {x["kind"] for x in made["left_over"]} == {"guide", "note-to-editor", "ad"}


@pytest.mark.parametrize(
    "said", ["卓老师 再赶一条 急[合十]", "卓编好，又来一条短的，务必排上", "下面这条[抱拳]"]
)
@pytest.mark.parametrize("mark", ["", "●", "★"])
def test_short_paragraphs_between_messages_are_an_article(
    said: str, mark: str, tmp_path: Path
) -> None:
    page = (
        f"河湾-小苗 06-03 17:40\n{said}\n{mark}水厂给每口井换新表\n"
        "    6月2日,水厂给全镇186口井换上了新表,抄数不必再下井。\n"
        "    换下来的旧表送到渡口小学做教具。(巴桑)\n"
        "河湾-小苗 06-03 17:42\n题目您定～\n河湾-小苗 06-03 17:43\n好的[强]\n"
    )
    made = golds.made(tmp_path, page)
    (article,) = made["articles"]
    assert article["title"] == "水厂给每口井换新表"
    assert article["authors"] == ["巴桑"]
    assert said in [item["text"] for item in made["left_over"]]


def test_short_messages_that_only_talk_hold_no_article(tmp_path: Path) -> None:
    page = (
        "河湾-小苗 06-03 17:40\n卓老师在吗\n稿子今晚能给您吗？照片还没挑。\n"
        "河湾-小苗 06-03 17:42\n题目您定～\n河湾-小苗 06-03 17:43\n好的[强]\n\n"
        f"井口的新表\n（记者 巴桑）\n{WELL}\n{PRICE}\n"
    )
    (article,) = golds.articles(tmp_path, page)
    assert article["title"] == "井口的新表"


@pytest.mark.parametrize("signed", ["卓长河敬上", "卓长河 敬上", "水厂工会谨启", "卓　6月3日"])
def test_who_signs_a_letter_heads_no_article(signed: str, tmp_path: Path) -> None:
    page = (
        f"# 井口的新表\n□卓玛\n{WELL}\n{PRICE}\n　　顺颂\n编安\n　　　　　　{signed}\n\n"
        f"＊＊＊＊＊＊\n\n# 河口的浮标\n□巴桑\n{TAP}\n{WELL}\n"
    )
    made = golds.made(tmp_path, page)
    assert [article["title"] for article in made["articles"]] == ["井口的新表", "河口的浮标"]
    assert signed in [item["text"] for item in made["left_over"]]


def test_the_highest_tag_of_a_head_is_the_headlines(tmp_path: Path) -> None:
    page = (
        "<h3>退休工人和他的三百张井图——</h3>\n\n<h2>他把老井画成了册</h2>\n\n"
        f"<h4>册子存进了水厂，谁来都能看</h4>\n\n<p>{WELL}</p>\n\n<p>{PRICE}</p>\n"
    )
    (article,) = golds.articles(tmp_path, page)
    assert article["title"] == "他把老井画成了册"
    assert article["subtitle"] == "册子存进了水厂，谁来都能看"


@pytest.mark.parametrize("frame", ["〔{}〕", "【{}】", "［{}］"])
@pytest.mark.parametrize("signed", ["本报记者 卓玛", ""])
def test_labels_between_the_paragraphs_of_one_text_are_its_headings(
    frame: str, signed: str, tmp_path: Path
) -> None:
    one, two = frame.format("第一步：拆"), frame.format("第二步：换")
    page = f"井口的新表\n{signed}\n{WELL}\n{one}\n{PRICE}\n{two}\n{TAP}\n".replace("\n\n", "\n")
    (article,) = golds.articles(tmp_path, page)
    assert [block["text"] for block in article["body"]] == [
        WELL, "第一步：拆", PRICE, "第二步：换", TAP,
    ]  # fmt: skip


@pytest.mark.parametrize(
    "page",
    [
        f"【菜价】\n{WELL}\n【停车】\n{PRICE}\n【公交】\n{TAP}\n",
        f"井口的新表\n{WELL}（卓玛）\n【停车】\n{PRICE}（巴桑）\n【公交】\n{TAP}\n",
        f"井口的新表\n本报记者 卓玛\n{WELL}\n{PRICE}\n\n【数字】\n{PRICE}\n\n【声音】\n{TAP}\n",
    ],
)
def test_labels_above_texts_of_their_own_stay_columns(page: str, tmp_path: Path) -> None:
    columns = [article["column"] for article in golds.articles(tmp_path, page)]
    assert len([column for column in columns if column]) >= 2


CALLER = "老卓（白石水厂）"


@pytest.mark.parametrize("who", [CALLER, "卓师傅", "zhuo-li"])
def test_a_time_glued_to_a_name_stamps_a_message(who: str, tmp_path: Path) -> None:
    page = (
        f"{who}10:02\n早，两个东西\n{who}10:03\n水厂给每口井换新表\n{WELL}\n{PRICE}（卓玛）\n"
        f"{who}10:05\n[图片]\n上面这张随便配，打个码\n小季:\n收到，第二个呢？\n"
        f"{who}10:11\n第二个领导还在改，下午给\n"
    )
    made = golds.made(tmp_path, page)
    (article,) = made["articles"]
    assert article["title"] == "水厂给每口井换新表"
    assert [block["text"] for block in article["body"]] == [WELL, PRICE]
    assert {"小季：", "收到，第二个呢？"} <= {
        item["text"].replace(":", "：") for item in made["left_over"]
    }


def test_a_timetable_is_no_chat(tmp_path: Path) -> None:
    page = f"水厂开放日\n{WELL}\n报到9:00\n参观9:30\n座谈10:15\n{PRICE}（卓玛）\n"
    (article,) = golds.articles(tmp_path, page)
    assert len(article["body"]) == 5


def test_an_author_speaks_of_the_text_and_sells_nothing(tmp_path: Path) -> None:
    page = (
        "尊敬的编辑：\n　　您好！投稿一篇，请指正。\n\n"
        f"井台旧事\n卓玛\n\n{WELL}\n{PRICE}\n{TAP}\n\n"
        "写于老井边\n（原载本人公众号“井边”，有删改，未在报刊发表过）\n"
        "卓玛 地址：白石镇井街7号  13700001122\n"
    )
    made = golds.made(tmp_path, page)
    assert "ad" not in {item["kind"] for item in made["left_over"]}
    assert "13700001122" not in "".join(golds._body(article) for article in made["articles"])


@pytest.mark.parametrize(
    "line",
    ["序号：1", "稿件类型：散文", "来稿类型：消息", "值班室代收稿件登记（7月第1周）", "来稿一览表"],
)
def test_a_registers_rows_are_the_offices(line: str, tmp_path: Path) -> None:
    sheet = f"{line}\n来稿人：卓玛（退休教师）\n联系方式：0000-2213344"
    page = f"{sheet}\n\n井台旧事\n卓玛\n\n{WELL}\n{PRICE}\n"
    made = golds.made(tmp_path, page)
    assert [article["title"] for article in made["articles"]] == ["井台旧事"]
    assert line in {x["text"] for x in made["left_over"] if x["kind"] == "note-to-editor"}


@pytest.mark.parametrize("line", ["序号：一个人的编号史", "登记稿件的人", "园区投稿登记有新办法"])
def test_a_headline_about_registers_stays_one(line: str, tmp_path: Path) -> None:
    (article,) = golds.articles(tmp_path, f"{line}\n本报记者 卓玛\n{WELL}\n{PRICE}\n")
    assert article["title"] == line


@pytest.mark.parametrize("unit", ["白石法庭", "河口中学校", "井街供销社", "镇政务厅"])
def test_a_unit_before_a_padded_name_signs(unit: str, tmp_path: Path) -> None:
    (article,) = golds.articles(tmp_path, f"井口的新表\n{unit} 甘 霖\n\n{WELL}\n{PRICE}\n")
    assert article["authors"] == ["甘霖"]
