"""Nothing that was said to the desk, and nobody's number, gets into an article."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from plugins.importer import correspondence, inline_private, neutral, personal_data, spoken
from tests.importer import golds

MINIS: list[dict[str, Any]] = json.loads(
    (golds.DATA / "minis" / "unprinted.json").read_text(encoding="utf-8")
)
STORY = "水厂给每口井装上了新表，值班员说，往后不必再下井抄数，夜里也睡得踏实些了。"
MORE = "镇上的人说，表走得准，水价就说得清；说得清的事情，不必在井台上吵来吵去。"
ARTICLE = f"井口的新表\n通讯员 卓玛\n\n{STORY}\n\n{MORE}\n"
FOLD = str.maketrans(
    {**{chr(c): chr(c - 0xFEE0) for c in range(0xFF01, 0xFF5F)}, **dict.fromkeys("“”", '"')}
)


def _strings(value: object) -> list[str]:
    if isinstance(value, str):
        return [value]
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return [text for part in inner for text in _strings(part)]


def _flat(text: str) -> str:
    return golds.squeeze(text.translate(FOLD))


@pytest.mark.parametrize("case", MINIS, ids=[case["id"] for case in MINIS])
def test_what_is_for_the_desk_stays_out_and_what_is_for_readers_stays_in(
    tmp_path: Path, case: dict[str, Any]
) -> None:
    printed = "\n".join(_flat(text) for text in _strings(golds.articles(tmp_path, case["text"])))
    assert [text for text in case["out"] if _flat(text) in printed] == []
    assert [text for text in case["keep"] if _flat(text) not in printed] == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("13900007788", "mobile"),
        ("139-0000—7788", "mobile"),
        ("139 0000 7788", "mobile"),
        ("1390000-7788", "mobile"),
        ("1 3 9 0 0 0 0 7 7 8 8", "mobile"),
        ("+86 139·0000·7788", "mobile"),
        ("一三九 〇〇〇〇 七七八八", "mobile"),
        ("\uff11\uff13\uff1900007788", "mobile"),
        ("0999 — 555 0123", "phone"),
        ("(0999)5550123", "phone"),
        ("140000 19800101 001X", "identity"),
        ("6217 0001 3000 2214 675", "card"),
        ("账号：20000 0001 2345", "card"),
        ("微信zhuo_ma88", "account"),
        ("QQ 2714 90335", "account"),
        ("支付宝：zhuoma@example.com", "mail"),
        ("晋A·00K12", "plate"),
    ],
)
def test_a_number_is_known_however_it_is_set(text: str, kind: str) -> None:
    assert [found.kind for found in personal_data.find(text)] == [kind]


@pytest.mark.parametrize(
    "text",
    [
        "2024-2025年",
        "投资1500-2000-300万元",
        "总第4363期",
        "1.39亿元，增长9.8%",
        "关注微信公众号",
        "二〇二五年一月一日",
        "编号1499020011238",
    ],
)
def test_other_figures_are_nobodys(text: str) -> None:
    assert personal_data.find(text) == ()


@pytest.mark.parametrize(
    ("printed", "names", "private"),
    [
        ("通讯员 卓玛 13900007788", "通讯员 卓玛", "13900007788"),
        ("□ 卓玛（微信zhuo_ma88，勿登）", "□ 卓玛", "（微信zhuo_ma88，勿登）"),
        (
            "（作者：卓玛 家住青溪镇河沿路9号 电话139-0000-7788）",
            "（作者：卓玛）",
            "家住青溪镇河沿路9号 电话139-0000-7788",
        ),
    ],
)
def test_a_by_line_keeps_its_name_and_loses_its_telephone(
    printed: str, names: str, private: str
) -> None:
    assert inline_private.signed_and_reached(printed) == (names, private)


@pytest.mark.parametrize(
    "printed", ["通讯员 卓玛", "卓玛 13900007788", "热线0999-5550123", "厂长卓玛说，水够喝。"]
)
def test_a_line_without_role_or_number_is_not_taken_apart(printed: str) -> None:
    assert inline_private.signed_and_reached(printed) is None


SAID = [
    "小巴：\n井上那篇我看过了，删了一段，题目你再想想。\n老卓",
    "巴老师，图今晚补给您，先用去年那张垫着。",
    "（这篇务必排在上半版，占三栏，版面费已转公对公）",
    "版面挤就把第二段拿掉，别动标题，谢了",
    "——小诗两首，博编辑老师一笑。天冷，多保重。",
    "巴姐，稿子急用，排头条还是二条你定。",
    "我换号了，139 0000—7788，微信同号。",
]


@pytest.mark.parametrize("said", SAID)
@pytest.mark.parametrize("place", ["above", "below", "between"])
def test_words_at_an_edge_of_a_manuscript_are_left_over(
    tmp_path: Path, said: str, place: str
) -> None:
    other = ARTICLE.replace("井口的新表", "夜班的第二盏灯")
    page = {
        "above": f"{said}\n\n{ARTICLE}\n{other}",
        "below": f"{ARTICLE}\n{other}\n{said}\n",
        "between": f"{ARTICLE}\n{said}\n\n{other}",
    }[place]
    made = golds.articles(tmp_path, page)
    assert [a["title"] for a in made] == ["井口的新表", "夜班的第二盏灯"]
    assert [golds._body(a) for a in made] == [golds.squeeze(STORY + MORE)] * 2


SUSPECTED = [
    "领导催得紧，周四之前见不了报就算了。",
    "前面发的那版有误，以这版为准。",
    "若篇幅不够可删第二、四段。",
    "样报两份，寄老地址。",
    "校对时注意“阈”字别排成“阀”。",
    "拟用，排五版。巴",
    "转副刊组",
    "纸短情长，就此搁笔。",
    "本人不会用电脑，手写稿由孙子代录，错字难免。",
    "能上头版最好，上不了也没关系。",
    "（字数超了，你们看着砍）",
    "开头那段我拿不准，要不要都行。",
    "标点我不太会用，您费神给顺顺。",
    "这事还没公开，先别往外发。",
    "评职称急需，望优先安排。",
    "主编意见：可上，缩到一半",
]


@pytest.mark.parametrize("said", SUSPECTED)
@pytest.mark.parametrize("place", ["above", "below"])
def test_the_tone_of_the_trade_is_enough_at_an_edge_and_is_asked_about(
    tmp_path: Path, said: str, place: str
) -> None:
    page = tmp_path / "page.txt"
    page.write_text(
        f"{said}\n\n{ARTICLE}" if place == "above" else f"{ARTICLE}\n{said}\n", encoding="utf-8"
    )
    result = golds.recognised(page)
    made = neutral.as_dict(result, default_column="")["articles"]
    assert [golds._body(a) for a in made] == [golds.squeeze(STORY + MORE)]
    assert [x.text for x in result.left_over] == [said]


HEAD = "第3版 要闻 2026年5月2日 星期六\n责编：乔安 美编：丁一\n\n"
SIGNED = f"井口的新表\n\n{STORY}\n\n{MORE}（卓玛）\n"


@pytest.mark.parametrize("said", SUSPECTED)
def test_on_a_printed_page_a_line_between_signed_articles_is_left_over(
    tmp_path: Path, said: str
) -> None:
    other = SIGNED.replace("井口的新表", "夜班的第二盏灯")
    made = golds.articles(tmp_path, f"{HEAD}{SIGNED}\n{said}\n\n{other}")
    assert [a["title"] for a in made] == ["井口的新表", "夜班的第二盏灯"]
    assert [golds._body(a) for a in made] == [golds.squeeze(STORY + MORE)] * 2


TOLD = [
    "如今，那张照片还挂在值班室的墙上，谁也不许动。",
    "编辑们连夜改稿，凌晨三点才把版面签了出去。",
    "您看，春天到底还是来了。",
    "感谢您二十年如一日的守护！",
    "这一版的图纸，他们改了四十七遍。",
    "工程师们又把方案压了一遍，最终定在第三稿。",
    "愿每一位在外打拼的人，今晚都能睡个好觉。",
    "“不行就改，改到行为止。”老卓把图纸卷起来，又进了车间。",
    "各乡镇要在五月底前完成整改，并将结果报领导小组办公室。",
    "（文中部分人物为化名）",
    "（图片由青溪水厂提供）",
    "您有什么烦心事，可拨打热线0999-12345告诉我们。",
    "他最后发来一条短信：稿费收到了，买了一袋米。",
    "那年冬天，编辑部给我回了一封信，说稿子留下了，只是题目要改。",
    "“您的照片登在二版。”邮递员把报纸递给我，又骑上车走了。",
    "谢谢你，老师。要不是您当年那句话，我走不出这座山。",
    "他把标题念了三遍，又把最后一段删去，这才放下笔。",
    "愿你往后的每一个夜晚，都有人盼你平安到家。",
]


@pytest.mark.parametrize("told", TOLD)
def test_a_story_about_letters_and_editors_is_printed(tmp_path: Path, told: str) -> None:
    made = golds.articles(tmp_path, f"门背后的信\n卓玛\n\n{STORY}\n\n{MORE}\n\n{told}\n")
    assert _flat(told) in "".join(_flat(text) for text in _strings(made[0]))


def test_a_remark_inside_a_paragraph_goes_and_is_asked_about(tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text(
        f"井口的新表\n\n{STORY}（这个数请编辑老师再核一下）\n\n{MORE}（巴桑）\n", encoding="utf-8"
    )
    result = golds.recognised(page)
    assert [x.text for x in result.left_over] == ["（这个数请编辑老师再核一下）"]
    assert "left-letter" in {q.problem.kind for q in result.questions}


def test_what_is_only_likely_goes_with_a_question(tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    said = "另：照片用竖的"
    page.write_text(f"{ARTICLE}\n{said}\n", encoding="utf-8")
    evidence = correspondence.evidence(said)
    assert spoken.DOUBT <= evidence < correspondence.LIKELY
    asked = [q for q in golds.recognised(page).questions if q.problem.kind == "left-letter"]
    assert [q.quoted for q in asked] == [said]


ENCLOSED = [
    "在 2026-04-21 19:20，巴编辑 写道：\n> 卓老师，站长姓“卓”还是“桌”？\n> 另外第二段有点长。",
    "发件人：水厂宣传科\n> 你们片区的稿明天给我，六百字。",
    "水厂-小卓\n4月27日 下午3:02\n[图片]\n水厂-小卓\n4月27日 下午3:04\n照片就这一张，我再找找",
    "改稿说明：\n1、根据意见减了一个例子；\n2、厂长的话不再引用。",
    "审核意见：\n“新表”的数已与厂里核对，可用。",
    "密级：无　　缓急：加急\n页数：共2页",
    "0415-井口的新表-终稿（改）.docx\n0415-井口的新表-图1.jpg",
    "稿费信息（财务用）\n姓名：卓玛\n卡号：6217 0001 3000 2214 675",
    "——以下不发——\n问：为什么只装了六口井？\n口径：钱不够，别主动说。",
]


@pytest.mark.parametrize("enclosed", ENCLOSED)
def test_what_machines_and_offices_add_is_in_no_article(tmp_path: Path, enclosed: str) -> None:
    made = golds.articles(tmp_path, f"{ARTICLE}\n{enclosed}\n")
    assert [a["title"] for a in made] == ["井口的新表"]
    assert golds._body(made[0]) == golds.squeeze(STORY + MORE)


FIELDS = [
    "寄件人：卓玛（青溪水厂）",
    "To: bjb@example.com",
    "日期：2026/4/22 周三 08:03",
    "作者：卓玛，女，1968年生，退休教师，现住青溪县东街9号",
    "通讯地址 青溪县东街9号水厂宿舍",
    "家住县城东街水厂家属院2栋",
    "微信与手机同号",
    "单位税号：91140000MA0000000X",
    "版面费3000元，已付",
    "民族：汉 政治面貌：党员",
]


@pytest.mark.parametrize("field", FIELDS)
@pytest.mark.parametrize("place", ["above", "below"])
def test_who_sends_who_pays_and_who_lives_where_is_in_no_article(
    tmp_path: Path, field: str, place: str
) -> None:
    text = f"{field}\n\n{ARTICLE}" if place == "above" else f"{ARTICLE}\n{field}\n"
    made = golds.articles(tmp_path, text)
    assert [a["title"] for a in made] == ["井口的新表"]
    assert golds._body(made[0]) == golds.squeeze(STORY + MORE)


@pytest.mark.parametrize(
    "told",
    [
        "版面费、刊登费一律不收，谨防诈骗。",
        "户名、账号要反复核对，才能点“确认”。",
        "他今年58岁，汉族，退休前在水厂工作。",
        "家住东街的老卓，每天天不亮就到井台上。",
    ],
)
def test_a_sentence_that_names_such_fields_is_printed(tmp_path: Path, told: str) -> None:
    made = golds.articles(tmp_path, f"井口的新表\n卓玛\n\n{STORY}\n\n{told}\n\n{MORE}\n")
    assert _flat(told) in "".join(_flat(text) for text in _strings(made[0]))


def test_the_fields_of_a_notice_stay(tmp_path: Path) -> None:
    made = golds.articles(
        tmp_path,
        f"{ARTICLE}\n\n捐款公告\n本报读者捐款请汇至下列账户，谢谢大家。\n户名：青溪县慈善会\n"
        "通讯地址：青溪县政务大厅二楼\n青溪县慈善会\n2026年5月2日\n",
    )
    assert "青溪县政务大厅二楼" in "".join(_strings(made[1]))


def test_below_what_is_not_printed_the_next_manuscript_is(tmp_path: Path) -> None:
    other = ARTICLE.replace("井口的新表", "夜班的第二盏灯")
    made = golds.articles(tmp_path, f"{ARTICLE}\n——以下内部掌握，不公开——\n只装了六口。\n\n{other}")
    assert [a["title"] for a in made] == ["井口的新表", "夜班的第二盏灯"]
    assert golds._body(made[0]) == golds.squeeze(STORY + MORE)


@pytest.mark.parametrize(
    "quoted", ["> 图为值班员在井口读表。", "> 井是镇子的眼睛。井在，镇子就醒着。"]
)
def test_a_quotation_mark_without_a_mail_is_a_caption_or_a_quotation(
    tmp_path: Path, quoted: str
) -> None:
    made = golds.articles(tmp_path, f"井口的新表\n卓玛\n\n{STORY}\n\n{quoted}\n\n{MORE}\n")
    assert quoted[2:].rstrip("。") in "".join(_strings(made))


def test_a_reader_signs_what_the_paper_prints(tmp_path: Path) -> None:
    made = golds.articles(
        tmp_path, f"【读者来信】\n路灯该早些亮\n\n{STORY}\n\n{MORE}\n\n青溪县读者 贲卓玛\n"
    )
    assert made[0]["authors"] == ["贲卓玛"]
    assert golds._body(made[0]) == golds.squeeze(STORY + MORE)


@pytest.mark.parametrize(
    "line",
    [
        "事由：申请刊登",
        "致：某某经济导报编辑部",
        "现寄上一篇，请予支持为盼。",
        "长河水务集团（盖章）",
        "照片目录（摄影部 甘）",
        "转给要闻部丁编辑收",
        "发放稿费所需资料如下：",
        "同上周那条撞了，老甘你拿主意",
    ],
)
@pytest.mark.parametrize("place", ["above", "below"])
def test_what_an_office_adds_to_a_sheet_is_not_printed(
    tmp_path: Path, line: str, place: str
) -> None:
    text = f"{line}\n\n{ARTICLE}" if place == "above" else f"{ARTICLE}\n{line}\n"
    assert line not in "\n".join(_strings(golds.articles(tmp_path, text)))


@pytest.mark.parametrize(
    "line",
    [
        "馆里把两百年来的收条列成一份清单，挂在进门的墙上。",
        "他把推荐信折好放进口袋，走出了校门。",
        "图纸送到车间去了，师傅们围着看了半个下午。",
    ],
)
def test_what_a_story_tells_of_sheets_is_printed(tmp_path: Path, line: str) -> None:
    assert line in "\n".join(_strings(golds.articles(tmp_path, f"{ARTICLE}\n{line}\n")))


@pytest.mark.parametrize(
    "line",
    [
        "妥否，请斧正。祝编安！",
        "匆匆，顺颂文祺。",
        "老甘按：副职后来转正了，登之前问一声。",
        "丁满批：照登，配旧照。",
    ],
)
def test_last_words_and_a_colleagues_word_below_the_authors_note_go(
    tmp_path: Path, line: str
) -> None:
    text = f"{ARTICLE}\n（作者系青溪水务学校教师）\n\n{line}\n"
    assert line not in "\n".join(_strings(golds.articles(tmp_path, text)))


def test_an_editors_note_with_a_colon_is_printed(tmp_path: Path) -> None:
    line = "编者按：水表装好一年，本报回访了三口老井。"
    printed = "\n".join(_strings(golds.articles(tmp_path, f"{line}\n\n{ARTICLE}")))
    assert "回访了三口老井" in printed
