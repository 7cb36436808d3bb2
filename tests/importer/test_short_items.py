"""Short items under one label: how far it holds, who signs, what ends it."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.importer import people
from tests.importer import golds

WATER = "水厂昨天给全镇换上新表，读数每分钟上传一次，值班员不必再下井抄表。"
ROAD = "村口的断头路修通以后，校车少绕六里地，孩子们早上能多睡二十分钟。"
BEES = "合作社的蜂箱搬上果园坡地，授粉和采蜜两不误，今春头茬蜜已装坛。"
LAMP = "居民把旧路灯的位置逐一标在图上，社区照着图重新布线，巷子夜里亮了。"
HEAD = "第3版 基层 2026年3月20日 星期五"


def _items(*signed: str, label: str = "【乡镇直通车】", indent: str = "") -> str:
    texts = (WATER, ROAD, BEES, LAMP)
    titles = ("新表装进每一户", "断头路通到校门口", "蜂箱上了果园坡", "一张图点亮老巷子")
    lines = [HEAD, label]
    for title, text, name in zip(titles, texts, signed, strict=False):
        lines += [title, f"{indent}{text}{name}"]
    return "\n".join(lines)


@pytest.mark.parametrize("label", ["【乡镇直通车】", "● 园区一线 ●", "〖镇村快讯〗"])
@pytest.mark.parametrize("indent", ["", "　　"])
def test_a_label_holds_for_all_signed_items_below_it_whatever_its_name(
    tmp_path: Path, label: str, indent: str
) -> None:
    text = _items(
        "（谈建林）", "■滑晓燕", "（记者 展飞）", "（章青 摄影报道）", label=label, indent=indent
    )
    made = golds.made(tmp_path, text, "gb18030")
    name = label.strip("【】〖〗● ")
    assert [a["column"] for a in made["articles"]] == [name] * 4
    assert [a["authors"] for a in made["articles"]] == [["谈建林"], ["滑晓燕"], ["展飞"], ["章青"]]


def test_a_notice_ends_the_label_and_an_untitled_item_does_not(tmp_path: Path) -> None:
    untitled = "　　老木匠腊月里给小学做了四十套课桌椅，分文不取，只说当年念书时桌子太凉。（乔石）"
    text = _items("（谈建林）", "（滑晓燕）", label="【镇村快讯】", indent="　　")
    call = "本报拟于下月刊登各村春联，请于月底前报送，一经刊登即付稿酬。"
    text += f"\n{untitled}\n征集春联和家训\n　　{call}\n　　青溪周报编辑部"
    made = golds.made(tmp_path, text)
    assert [(a["title"], a["column"], a["kind"]) for a in made["articles"]] == [
        ("新表装进每一户", "镇村快讯", "story"),
        ("断头路通到校门口", "镇村快讯", "story"),
        ("待定题", "镇村快讯", "story"),
        ("征集春联和家训", None, "notice"),
    ]
    assert any(flag["kind"] == "no-title" and flag["severity"] == "error" for flag in made["flags"])


def test_the_label_of_a_feature_with_headings_is_not_handed_on(tmp_path: Path) -> None:
    text = "\n".join(
        [
            HEAD, "【深度】", "一条巷子的四次亮灯", "本报记者 谈建林", WATER, "先画图",
            LAMP, "再布线", ROAD, "后点灯", BEES, "", "合作社添了冷库", WATER, "（滑晓燕）",
        ]
    )  # fmt: skip
    columns = [a["column"] for a in golds.made(tmp_path, text)["articles"]]
    assert columns[0] == "深度"
    assert set(columns[1:]) <= {None}


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("稿源：县卫健局 撰稿：敬晓东 审稿：干文君", ["敬晓东"]),
        ("来源：青溪园区党群部　作者：折小雨　编审：郗明", ["折小雨"]),
        ("（供稿单位：水务局　文/沈砚　校对/乔立）", ["沈砚"]),
    ],
)
def test_who_wrote_is_found_beside_who_sent_and_who_checked(
    tmp_path: Path, line: str, names: list[str]
) -> None:
    made = golds.made(tmp_path, f"新表装进每一户\n{WATER}\n{line}\n")
    assert [a["authors"] for a in made["articles"]] == [names]
    assert made["articles"][0]["origin"] is None


def test_a_desk_line_without_an_author_stays_the_desks(tmp_path: Path) -> None:
    made = golds.made(tmp_path, f"{HEAD}\n编辑:仝瑞 审核:雒红梅\n新表装进每一户\n{WATER}\n")
    assert made["articles"][0]["authors"] == []
    assert "staff" in {x["kind"] for x in made["left_over"]}


@pytest.mark.parametrize(
    ("lead", "names"),
    [
        ("记者谈建林报道 ", ["谈建林"]),
        ("本报记者池越 通讯员晏清报道　", ["池越", "晏清"]),
        ("本台记者 沈砚 采写：", ["沈砚"]),
    ],
)
def test_a_name_that_leads_the_text_signs_it(tmp_path: Path, lead: str, names: list[str]) -> None:
    made = golds.made(tmp_path, f"新表装进每一户\n　　{lead}3月9日，{WATER}\n")
    [article] = made["articles"]
    assert article["authors"] == names
    assert article["body"][0]["text"].startswith("3月9日")


def test_a_sentence_about_reporters_is_no_by_line(tmp_path: Path) -> None:
    made = golds.made(tmp_path, f"新表装进每一户\n　　记者从水务局获悉，{WATER}\n")
    assert made["articles"][0]["authors"] == []
    assert made["articles"][0]["body"][0]["text"].startswith("记者从水务局获悉")


@pytest.mark.parametrize(
    ("printed", "name", "private"),
    [
        ("（作者：来凤仙 家住石泉县槐树坪村3组27号　电话：0357-6801124）", "来凤仙", "槐树坪村"),
        ("通讯员：沈 砚，手机13500000000，邮编047700", "沈砚", "13500000000"),
    ],
)
def test_of_a_by_line_with_an_address_only_the_name_is_printed(
    tmp_path: Path, printed: str, name: str, private: str
) -> None:
    made = golds.made(tmp_path, f"新表装进每一户\n{WATER}\n{printed}\n")
    [article] = made["articles"]
    assert article["authors"] == [name]
    assert private not in str(article)
    assert private in "".join(x["text"] for x in made["left_over"] if x["kind"] == "private")


@pytest.mark.parametrize(
    "line",
    [
        "（本栏稿件由各镇村通讯站提供）",
        "（本版消息除署名外均由各园区提供）",
        "以上图片均由各社区提供",
    ],
)
def test_who_gave_a_whole_column_is_left_over_and_signs_no_item(tmp_path: Path, line: str) -> None:
    made = golds.made(tmp_path, f"【镇村快讯】\n新表装进每一户\n{WATER}（沈砚）\n\n{line}\n")
    assert [a["authors"] for a in made["articles"]] == [["沈砚"]]
    assert line in {x["text"] for x in made["left_over"]}


def test_the_number_in_a_page_head_is_the_issues(tmp_path: Path) -> None:
    head = "石泉融媒 第112期 总第3021期 2026年1月16日 星期五 第3版"
    made = golds.made(tmp_path, f"{head}\n编辑:仝瑞\n新表装进每一户\n{WATER}\n")
    assert (made["masthead"]["issue"], made["masthead"]["issue_total"]) == (112, 3021)


def test_a_text_put_together_by_the_paper_has_a_note_and_no_author(tmp_path: Path) -> None:
    made = golds.made(tmp_path, f"新表装进每一户\n{WATER}（本报综合）\n")
    [article] = made["articles"]
    assert article["authors"] == []
    assert article["body"][0]["text"] == WATER
    assert people.parse("（本报综合）") is None


@pytest.mark.parametrize("behind", ["（据《青溪日报》）", "　　据青溪日报", "（来源：青溪日报）"])
def test_where_an_item_was_taken_from_is_its_origin(tmp_path: Path, behind: str) -> None:
    made = golds.made(tmp_path, f"新表装进每一户\n{WATER}{behind}\n")
    [article] = made["articles"]
    assert (article["origin"], article["body"][0]["text"]) == ("青溪日报", WATER)


def test_a_last_sentence_that_tells_who_says_so_stays_in_the_text(tmp_path: Path) -> None:
    made = golds.made(tmp_path, f"新表装进每一户\n{WATER}　据介绍，年底前全县换完。\n")
    assert "据介绍" in made["articles"][0]["body"][0]["text"]


def test_unsigned_items_of_a_round_up_are_articles_and_no_headings(tmp_path: Path) -> None:
    for indent in ("", "　　"):
        made = golds.made(tmp_path, _items("", "", "", "", label="【园区快讯】", indent=indent))
        assert [(a["title"], a["column"]) for a in made["articles"]] == [
            ("新表装进每一户", "园区快讯"),
            ("断头路通到校门口", "园区快讯"),
            ("蜂箱上了果园坡", "园区快讯"),
            ("一张图点亮老巷子", "园区快讯"),
        ]


@pytest.mark.parametrize("marks", ["1. |2. |3. ", "①|②|③", "1、|2、|3、"])
def test_the_numbers_of_items_are_marks_and_not_their_headlines(tmp_path: Path, marks: str) -> None:
    one, two, three = marks.split("|")
    text = (
        f"【一周简讯】\n\n{one}新表装进每一户\n{WATER}（沈砚）\n\n{two}断头路通到校门口\n{ROAD}\n\n"
        f"{three}蜂箱上了果园坡\n{BEES}（乔石）\n"
    )
    assert [(a["title"], a["authors"]) for a in golds.made(tmp_path, text)["articles"]] == [
        ("新表装进每一户", ["沈砚"]),
        ("断头路通到校门口", []),
        ("蜂箱上了果园坡", ["乔石"]),
    ]


def test_the_numbers_of_a_features_headings_stay(tmp_path: Path) -> None:
    head = f"【深度】\n\n一条巷子的四次亮灯\n\n本报记者 沈砚\n\n{WATER}"
    text = f"{head}\n\n1. 先画图\n\n{LAMP}{BEES}\n\n2. 再布线\n\n{ROAD}{WATER}\n"
    [article] = golds.made(tmp_path, text)["articles"]
    assert [b["text"] for b in article["body"] if b["type"] == "h"] == ["1. 先画图", "2. 再布线"]


@pytest.mark.parametrize(
    "form", ["◆{}　　{}", "{}　　{}", "【{}】{}", "★{}：{}"], ids=["mark", "blanks", "box", "colon"]
)
def test_headline_and_text_on_one_line_come_apart(tmp_path: Path, form: str) -> None:
    lines = [
        form.format("新表装进每一户", f"{WATER}（沈砚）"),
        form.format("断头路通到校门口", f"{ROAD}（乔石）"),
        form.format("蜂箱上了果园坡地", f"{BEES}（记者 章青）"),
    ]
    made = golds.made(tmp_path, "\n".join([HEAD, "〖园区快讯〗", *lines]))
    assert [(a["title"], a["authors"], len(a["body"])) for a in made["articles"]] == [
        ("新表装进每一户", ["沈砚"], 1),
        ("断头路通到校门口", ["乔石"], 1),
        ("蜂箱上了果园坡地", ["章青"], 1),
    ]


def test_a_single_line_with_blanks_inside_stays_a_paragraph(tmp_path: Path) -> None:
    text = f"新表装进每一户\n\n值班员　　{WATER}\n\n{ROAD}\n"
    assert len(golds.made(tmp_path, text)["articles"]) == 1


@pytest.mark.parametrize(
    "lines",
    [
        "征订启事\n本报2027年度征订工作开始，全年定价216元，各地邮局均可订阅。",
        "本版投稿邮箱：zonghe@example.cn",
        "作者请与本报编辑部联系，以便寄奉稿酬。",
    ],
)
def test_what_the_paper_says_for_itself_below_the_items_is_no_item(
    tmp_path: Path, lines: str
) -> None:
    made = golds.made(tmp_path, f"【园区快讯】\n新表装进每一户\n{WATER}（沈砚）\n{lines}\n")
    assert [a["title"] for a in made["articles"]] == ["新表装进每一户"]
    assert set(lines.split("\n")) <= {x["text"] for x in made["left_over"]}


SIGNED = [
    ("（{0}）", 1),
    ("（{0} {1}）", 2),
    ("（记者 {0}）", 1),
    ("（记者{0}）", 1),
    ("（记者 {0} 通讯员 {1}、{2}）", 3),
    ("（本报记者　{0}　通讯员　{1}　{2}）", 3),
    ("（{0}/文 {1}/图）", 2),
    ("（{0} 文/图）", 1),
    ("（通讯员 {0} 摄影报道）", 1),
    ("（记者：{0}；通讯员：{1}）", 2),
    ("（{0} 整理）", 1),
    ("（通讯员 {0} 作者单位：县水务局）", 1),
    ("【{0}】", 1),
    ("　■ {0}", 1),
    (" ■{0} {1}", 2),
    ("　□ 本报记者 {0}", 1),
    (" 本报记者 {0}", 1),
    ("　　本报记者 {0} 通讯员 {1}", 2),
    ("　{0} 供稿", 1),
    ("　文/{0} 图/{1}", 2),
    ("　文/图　{0}", 1),
    ("　{0} 摄影报道", 1),
    ("——{0}", 1),
    ("　{0}/文", 1),
]


@pytest.mark.parametrize("own_line", [False, True])
@pytest.mark.parametrize(("form", "count"), SIGNED)
@pytest.mark.parametrize("who", [("谈建林", "卢芊", "母国强"), ("来凤仙", "易安", "司马岚")])
def test_every_form_of_a_by_line_signs_its_item_and_no_other(
    tmp_path: Path, form: str, count: int, who: tuple[str, ...], own_line: bool
) -> None:
    if own_line and form == "【{0}】":
        return  # 【来凤仙】 alone on its line is a label
    tail = form.format(*who)
    if own_line:
        tail = f"\n{tail}"
    made = golds.made(tmp_path, _items(tail, "（沈砚）", tail, ""), "gb18030")
    names = list(who[:count])
    assert [a["authors"] for a in made["articles"]] == [names, ["沈砚"], names, []]
    assert [a["body"][0]["text"] for a in made["articles"]] == [WATER, ROAD, BEES, LAMP]


@pytest.mark.parametrize("mark", ["▲", "◆", "● ", "★ ", "■", "○"])
def test_items_that_all_begin_with_one_mark_need_no_by_line(tmp_path: Path, mark: str) -> None:
    text = (
        _items("", "", "", "").replace("\n新表", f"\n{mark}新表").replace("\n断头", f"\n{mark}断头")
    )
    text = text.replace("\n蜂箱上", f"\n{mark}蜂箱上").replace("\n一张图", f"\n{mark}一张图")
    made = golds.made(tmp_path, text)
    assert [(a["title"], a["column"]) for a in made["articles"]] == [
        ("新表装进每一户", "乡镇直通车"),
        ("断头路通到校门口", "乡镇直通车"),
        ("蜂箱上了果园坡", "乡镇直通车"),
        ("一张图点亮老巷子", "乡镇直通车"),
    ]


def test_a_paragraph_behind_a_blank_line_is_an_item_where_blank_lines_part_items(
    tmp_path: Path,
) -> None:
    rows = [
        f"{title}\n{text}"
        for title, text in (("新表装进每一户", WATER), ("断头路通到校门口", ROAD))
    ]
    rows += [
        BEES,
        f"一张图点亮老巷子\n{LAMP}",
        f"合作社添了冷库车\n{WATER}",
        f"夜校开进打谷场里\n{ROAD}",
    ]
    made = golds.made(tmp_path, "\n\n".join(["【园区快讯】", *rows]))
    assert [a["title"] for a in made["articles"]][:4] == [
        "新表装进每一户",
        "断头路通到校门口",
        "待定题",
        "一张图点亮老巷子",
    ]


@pytest.mark.parametrize(
    "printed", ["（记者手记）", "（记者走基层）", "——摘自日记", "【记者观察】"]
)
def test_words_about_reporters_are_no_names(printed: str) -> None:
    assert people.parse(printed) is None


def test_kickers_and_pictures_between_items_do_not_end_their_label(tmp_path: Path) -> None:
    text = "\n".join(
        [
            "【乡镇直通车】", "为了两千户的用水——", "新表装进每一户", f"{WATER}（沈砚）",
            "断头路通到校门口", f"{ROAD}（乔石）", "图为校车驶过新路。沈砚 摄",
            "蜂箱上了果园坡地", f"{BEES}（章青）", "一张图点亮老巷子", f"{LAMP}（沈砚）",
        ]
    )  # fmt: skip
    made = golds.made(tmp_path, text)["articles"]
    assert [a["column"] for a in made] == ["乡镇直通车"] * 4
    assert [a["kicker"] for a in made] == ["为了两千户的用水——", None, None, None]
    assert [len(a["captions"]) for a in made] == [0, 1, 0, 0]
