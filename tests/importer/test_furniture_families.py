"""What stands between and inside articles and belongs to none: what sells, promises, is private."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from plugins.importer import (
    adverts,
    clean,
    correspondence,
    datelines,
    inline_private,
    page_marks,
    people,
    private,
    signs,
    tails,
)
from plugins.importer.model import Line
from tests.importer import golds

STORY = "水厂给每口井装上了新表，值班员说，往后不必再下井抄数，夜里也睡得踏实些了。"
MORE = "镇上的人说，表走得准，水价就说得清；说得清的事情，不必在井台上吵来吵去。"


def _kinds(made: dict[str, Any]) -> dict[str, str]:
    return {item["text"].strip(): item["kind"] for item in made["left_over"]}


@pytest.mark.parametrize(
    "printed",
    [
        "青溪茶行 春茶礼盒上市 门店自提 外地可邮购",
        "河口储蓄所“惠农贷” 授信一次 随借随还 详情找客户经理",
        "门市：南门桥头 满两斤送货上门",
        "库房招租 单层900平方米 有独立变压器 垂询13900000000",
        "订报找邮递员 下半年《青溪周报》 半年价60元",
    ],
)
def test_phrases_that_sell_are_an_advertisement_without_a_label(printed: str) -> None:
    assert adverts.is_pitch(printed)


@pytest.mark.parametrize(
    "printed",
    [
        "青溪银行 网点进村",
        "春茶上市 茶农忙",
        "本报讯 门店送货上门，老人不必下楼。",
        "旧厂房 新客人",
        "记者 卓玛 通讯员 巴桑",
        "第3版 门店 网点 2025年5月16日",
    ],
)
def test_a_headline_may_speak_of_shops(printed: str) -> None:
    assert not adverts.is_pitch(printed)


@pytest.mark.parametrize(
    "printed",
    [
        "诚聘　钳工两名，包吃住，月薪五千起。青溪机械，北街3号。",
        "出让 旧车床一台，七成新，有意者面谈。",
        "寻物 昨晚在渡口遗失黑包一只，必有重谢。13900000000 古女士",
        "遗失声明 青溪粮店不慎遗失公章一枚，声明作废。",
        "青溪水表有限公司减资公告：经股东会决议，注册资本减至三百万元。",
    ],
)
def test_what_is_wanted_stands_first_in_a_small_advertisement(printed: str) -> None:
    assert adverts.is_small_advert(printed)


def test_an_advertisement_between_two_articles_is_in_neither(tmp_path: Path) -> None:
    advert = "青溪茶行 春茶礼盒上市 门店自提 外地可邮购"
    made = golds.made(
        tmp_path,
        f"井口的新表\n\n{STORY}（卓玛）\n\n{advert}\n\n渡口的旧钟\n\n{MORE}（巴桑）\n",
    )
    assert [a["title"] for a in made["articles"]] == ["井口的新表", "渡口的旧钟"]
    assert _kinds(made)[advert] == "ad"


def test_an_advertisement_in_mid_column_does_not_part_a_sentence(tmp_path: Path) -> None:
    lines = [
        "　　水厂给每口井装上了新表，值班员说，往",
        "后不必再下井抄数，夜里也睡得踏实些了。镇",
        "上的人说，表走得准，水价就说得清楚；说得",
        "厂房出租  北街路口  单层300平方米",
        "有独立变压器  13900000000 古先生",
        "清的事情，不必在井台上吵来吵去，省下的工",
        "夫可以多种两畦菜，也可以去渡口看一看水位",
        "的高低，再回来吃饭。",
    ]
    made = golds.made(tmp_path, "井口的新表\n本报记者 卓玛\n" + "\n".join(lines) + "\n")
    assert len(made["articles"][0]["body"]) == 1
    assert "出租" not in made["articles"][0]["body"][0]["text"]


def test_slogans_below_the_word_advertisement_run_to_the_telephone(tmp_path: Path) -> None:
    made = golds.made(
        tmp_path,
        f"井口的新表\n\n{STORY}（卓玛）\n\n广告\n\n"
        "青溪水表 夜夜安心\n\n读数准 换得快\n\n电话：0350-0000000\n",
    )
    assert len(made["articles"]) == 1
    assert _kinds(made)["青溪水表 夜夜安心"] == "ad"


def test_the_paper_asking_for_subscribers_is_left_over(tmp_path: Path) -> None:
    made = golds.made(
        tmp_path,
        f"井口的新表\n\n{STORY}（卓玛）\n\n青溪周报征订启事\n\n本报下半年征订开始，邮局均可办理，半年价六十元。\n",
    )
    assert [a["title"] for a in made["articles"]] == ["井口的新表"]


@pytest.mark.parametrize(
    "box",
    [
        "下期关注\n渡口的旧钟修好没有？本报记者去看了三次。敬请留意。",
        "下周预告\n头条：渡口的旧钟　人物：守井人　美食：一碗豆花",
        "明日看点：谁在修渡口的旧钟",
    ],
)
def test_what_the_next_issue_brings_is_a_guide(box: str, tmp_path: Path) -> None:
    made = golds.made(tmp_path, f"井口的新表\n\n{STORY}（卓玛）\n\n{box}\n")
    assert len(made["articles"]) == 1
    assert set(_kinds(made).values()) == {"guide"}


def test_buttons_of_a_phone_do_not_part_a_headline_from_its_text(tmp_path: Path) -> None:
    made = golds.made(
        tmp_path,
        f"井口的新表\n\n原创 青溪发布 青溪发布 2025年5月16日 08:30 听全文\n\n{STORY}\n\n{MORE}\n\n"
        "往期推荐\n\n渡口的旧钟修好了\n\n春茶怎么卖\n\n阅读 20  赞 3\n",
    )
    assert [a["title"] for a in made["articles"]] == ["井口的新表"]
    assert _kinds(made)["渡口的旧钟修好了"] == "guide"


@pytest.mark.parametrize("printed", ["·B2·", "— A7 —", "· 12 ·"])
def test_a_number_with_a_letter_is_a_page_number_too(printed: str) -> None:
    assert page_marks.PAGE_NUMBER.match(printed)


def test_a_page_head_may_name_those_who_made_the_page() -> None:
    mark = page_marks.page_mark(
        "6 ｜ 周末·茶馆 ｜ 2025年5月16日 ｜ 星期五 ｜ "
        "责任编辑 卓玛 ｜ 视觉 巴桑 ｜ 读者热线 0350-0000000"
    )
    assert mark is not None
    assert (mark.label, mark.weekday) == ("6", "五")


def test_a_monthly_names_its_page_and_month() -> None:
    mark = page_marks.page_mark("A05 青溪经济月刊 2025年5月")
    assert mark is not None
    assert mark.label == "A05"


def test_number_and_name_above_a_date_are_a_page_head_anywhere(tmp_path: Path) -> None:
    made = golds.made(
        tmp_path,
        f"井口的新表\n\n{STORY}（卓玛）\n\n3 民生\n\n2025年5月16日 星期五\n\n"
        f"渡口的旧钟\n\n{MORE}（巴桑）\n",
    )
    assert _kinds(made)["3 民生"] == "page-header"


def test_a_line_read_twice_across_a_page_number_is_read_once(tmp_path: Path) -> None:
    made = golds.made(
        tmp_path,
        f"井口的新表\n本报记者 卓玛\n{STORY}\n· 3 ·\n{STORY}\n{MORE}\n",
    )
    assert _kinds(made)[STORY] == "duplicate"


@pytest.mark.parametrize(
    ("printed", "left", "taken"),
    [
        (
            "站长卓玛（手机13900000000，请勿登报）说，水够喝。",
            "站长卓玛说，水够喝。",
            "（手机13900000000，请勿登报）",
        ),
        (
            "站长姓卓，她的手机号是13900000000，白天都在井上。",
            "站长姓卓，白天都在井上。",
            "，她的手机号是13900000000",
        ),
        (
            "有事找13900000000卓玛，她白天都在井上。",
            "有事找卓玛，她白天都在井上。",
            "13900000000",
        ),
        (
            "站长姓卓，身份证号140000199001010019，白天都在井上。",
            "站长姓卓，白天都在井上。",
            "，身份证号140000199001010019",
        ),
        (
            "站长姓卓，微信号zhuo_ma88，白天都在井上。",
            "站长姓卓，白天都在井上。",
            "，微信号zhuo_ma88",
        ),
    ],
)
def test_private_data_goes_with_its_clause(printed: str, left: str, taken: str) -> None:
    assert inline_private.cut(printed) == (left, (taken,))


@pytest.mark.parametrize(
    "printed",
    [
        "报名请拨打13900000000，周末也有人接。",
        "水务热线12345全天有人值守。",
        "水厂办公室电话0350-0000000，工作日有人接。",
        "水厂扫码缴费的微信公众号叫“青溪水务”。",
    ],
)
def test_what_is_said_to_everybody_stays(printed: str) -> None:
    assert inline_private.cut(printed) == (printed, ())


def test_what_was_cut_from_a_sentence_is_asked_about(tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text(f"井口的新表\n\n有事找13900000000卓玛。{STORY}（巴桑）\n", encoding="utf-8")
    asked = [q for q in golds.recognised(page).questions if q.problem.kind == "private"]
    assert [q.problem.severity for q in asked] == ["warning"]


def test_a_number_in_a_by_line_leaves_the_name(tmp_path: Path) -> None:
    made = golds.made(tmp_path, f"井口的新表\n\n{STORY}（通讯员 卓玛 13900000000）\n")
    assert made["articles"][0]["authors"] == ["卓玛"]
    assert _kinds(made)["13900000000"] == "private"


@pytest.mark.parametrize(
    "printed",
    [
        "（古主任：两篇都在里头，中间隔一条线，请您看看）",
        "（备选：水表记；井台上的人；你挑一个）",
        "（卓玛注：井台那张照片在图库，版面够就补上）",
        "（完，谢谢古老师！卓玛 5月16日）",
    ],
)
def test_an_aside_in_brackets_is_for_the_desk(printed: str) -> None:
    assert private.is_desk_note(printed)


@pytest.mark.parametrize(
    "printed",
    [
        "如蒙采用，请告知见报日期，不胜感激。",
        "文章长短你看着办，随时找我。",
        "小编你好，能上就上，麻烦啦！",
    ],
)
def test_how_one_writes_to_somebody_one_knows_is_heard(printed: str) -> None:
    assert correspondence.evidence(printed) >= correspondence.SURE


def test_a_letter_to_a_friend_at_the_desk_begins_and_ends_the_manuscript(tmp_path: Path) -> None:
    made = golds.made(
        tmp_path,
        "老古，上次说的那篇稿子写好了，别见怪。\n\n题目暂定：井口的新表\n文/卓玛\n\n"
        f"{STORY}\n{MORE}\n\n就这些，长短你看着删，随时找我。\n卓玛  5月16日夜\n",
    )
    assert [a["title"] for a in made["articles"]] == ["井口的新表"]
    assert [b["text"] for b in made["articles"][0]["body"]] == [STORY, MORE]


def test_the_salutation_of_a_printed_letter_is_its_text(tmp_path: Path) -> None:
    made = golds.made(
        tmp_path,
        f"【读者来信】\n\n井口何时换新表\n编辑同志：\n　　{STORY}\n"
        f"　　{MORE}\n　　　　　　青溪镇居民　古卓玛\n",
    )
    article = made["articles"][0]
    assert article["title"] == "井口何时换新表"
    assert article["body"][0]["text"] == "编辑同志："
    assert article["authors"] == ["古卓玛"]


def test_a_correction_ends_where_an_editors_note_begins(tmp_path: Path) -> None:
    made = golds.made(
        tmp_path,
        "更正\n\n本刊5月9日2版《井口的旧表》一文中，“三口”应为“四口”。\n\n编者按：井上的事情多，先说水表。\n\n"
        f"井口的新表\n\n{STORY}\n\n{MORE}\n\n（来源：《青溪日报》）\n",
    )
    assert [a["title"] for a in made["articles"]] == ["更正", "井口的新表"]


def test_a_line_that_leads_to_a_list_heads_nothing(tmp_path: Path) -> None:
    made = golds.made(
        tmp_path,
        f"井口的新表\n\n本报讯（卓玛）{STORY}\n\n水厂定下三件事：\n\n1.给表编号；\n2.给井加盖；\n3.给人加灯。\n\n{MORE}\n",
    )
    assert len(made["articles"]) == 1
    assert made["articles"][0]["body"][1]["text"] == "水厂定下三件事："


def test_a_reporters_notes_with_headline_and_name_are_an_article(tmp_path: Path) -> None:
    made = golds.made(
        tmp_path,
        f"渡口的旧钟\n\n{MORE}（巴桑）\n\n记者手记\n\n井台上的灯\n□ 卓玛\n\n{STORY}\n",
    )
    assert [(a["title"], a["column"]) for a in made["articles"]] == [
        ("渡口的旧钟", None),
        ("井台上的灯", "记者手记"),
    ]


@pytest.mark.parametrize(
    ("printed", "names"),
    [
        ("夜里也睡得踏实些。　/卓玛/", ["卓玛"]),
        ("夜里也睡得踏实些。 古兰", ["古兰"]),
        ("夜里也睡得踏实些。 古兰/文 易安/图", ["古兰", "易安"]),
    ],
)
def test_a_paragraph_is_signed_between_strokes_behind_a_blank_and_in_pairs(
    printed: str, names: list[str]
) -> None:
    found = tails.tail(printed)
    assert found is not None
    assert [byline.name for byline in found[1].bylines] == names


def test_a_mouth_before_a_name_set_apart_is_a_square() -> None:
    signed = people.parse("口 卓　玛")
    assert signed is not None
    assert [byline.name for byline in signed.bylines] == ["卓玛"]


def test_a_dateline_runs_into_its_date() -> None:
    found = datelines.dateline("本报讯5月11日，水厂给每口井装上了新表。")
    assert found is not None
    assert found[0] == "本报讯"


def test_a_form_may_say_that_its_headline_is_not_final() -> None:
    for printed in ("稿件标题:井口的新表", "题目暂定：井口的新表", "题目待定：井口的新表"):
        match = signs.FIELD.match(printed)
        assert match is not None
        assert match["value"] == "井口的新表"


def test_characters_set_apart_behind_a_word_are_put_together() -> None:
    printed = Line(source="a", number=1, text="　　走进青 溪 大 水 厂，先看见井。")
    cleaned = clean.clean((printed,)).lines[0]
    assert cleaned.text == "走进青溪大水厂，先看见井。"
    assert cleaned.hints.chars == len(printed.text)


def test_a_headline_set_wide_over_two_lines_stands_below_its_kicker(tmp_path: Path) -> None:
    made = golds.made(
        tmp_path, f"一个小镇的抄表账\n小  水  表\n走 进 千 家 门\n本报记者 卓玛\n{STORY}\n{MORE}\n"
    )
    article = made["articles"][0]
    assert (article["kicker"], article["title"]) == ("一个小镇的抄表账", "小水表走进千家门")


def test_a_caption_over_two_lines_ends_with_its_credit(tmp_path: Path) -> None:
    made = golds.made(
        tmp_path,
        f"井口的新表\n本报记者 卓玛\n　　{STORY}\n"
        f"值班员在井台上查看新\n表的读数。 ■ 巴桑 摄\n　　{MORE}\n",
    )
    assert [c["text"] for c in made["articles"][0]["captions"]] == [
        "值班员在井台上查看新表的读数。"
    ]


def test_the_words_of_an_image_name_its_photographer(tmp_path: Path) -> None:
    made = golds.made(
        tmp_path, f'# 井口的新表\n\n{STORY}\n\n![值班员查看新表](a.jpg "卓 玛 摄")\n\n{MORE}\n'
    )
    assert made["articles"][0]["captions"][0]["credit"] == "卓玛"


def test_what_offices_advertise_for_the_common_good_is_no_headline(tmp_path: Path) -> None:
    made = golds.made(
        tmp_path,
        f"井口的新表\n本报记者 卓玛\n{STORY}\n\n节约用水 公益广告\n青溪镇水务所 宣\n\n渡口的旧钟\n"
        f"本报记者 巴桑\n{MORE}\n",
    )
    assert [a["title"] for a in made["articles"]] == ["井口的新表", "渡口的旧钟"]
    assert _kinds(made) == {"节约用水 公益广告": "ad", "青溪镇水务所 宣": "ad"}


def test_a_pen_name_in_brackets_ends_the_article_below_a_job_advertisement(tmp_path: Path) -> None:
    made = golds.made(
        tmp_path,
        "招聘启事\n青溪机械厂因生产需要，招聘钳工两名，面议。\n联系电话：0350-0000000 古经理\n\n"
        f"井口的新表\n{STORY}\n(青禾)\n",
    )
    assert [(a["title"], a["authors"]) for a in made["articles"]] == [("井口的新表", ["青禾"])]


def test_a_story_with_a_number_stays_a_story_among_manuscripts(tmp_path: Path) -> None:
    made = golds.made(
        tmp_path,
        f"第一篇\n\n井口的新表\n作者 卓玛\n\n{STORY}\n“我替大家看水。”他说。要找他的人可以打"
        f"他的手机13900000000，他白天不接。\n{MORE}\n",
    )
    assert made["articles"][0]["body"][1]["text"].endswith("他白天不接。")
    assert "13900000000" not in str(made["articles"])


@pytest.mark.parametrize(
    "printed",
    [
        "2025-05-16 08:30 来源：青溪发布",
        "更多资讯请关注“青溪发布”",
        "扫一扫 看更多精彩",
        "戳这里，看水位",
    ],
)
def test_stamps_and_calls_of_a_phone_are_furniture(printed: str) -> None:
    assert page_marks.WEB_FURNITURE.match(printed)


def test_a_letter_that_the_editors_answer_is_printed(tmp_path: Path) -> None:
    made = golds.made(
        tmp_path,
        f"井口的灯何时亮\n编辑部：\n{STORY}\n青溪镇 古兰\n编后：灯早亮半小时，费不了多少电。\n",
    )
    article = made["articles"][0]
    assert article["title"] == "井口的灯何时亮"
    assert article["authors"] == ["古兰"]
    assert article["body"][0]["text"] == "编辑部："


def test_arrows_down_lead_to_another_page() -> None:
    match = signs.JUMP.search("说得清的事情，不必在井台上吵。↓↓下转A7版")
    assert match is not None
    assert match.group() == "↓↓下转A7版"


def test_paper_page_and_name_between_dots_head_a_page() -> None:
    mark = page_marks.page_mark("青溪新区报·B3·园区")
    assert mark is not None
    assert mark.label == "B3"


def test_a_label_above_small_advertisements_goes_with_them(tmp_path: Path) -> None:
    advert = "招租 青溪街门面两间，水电齐全，13900000000"
    made = golds.made(
        tmp_path,
        f"井口的新表\n本报记者 卓玛\n{STORY}\n\n便民信息\n{advert}\n\n"
        f"渡口的旧钟\n本报记者 巴桑\n{MORE}\n",
    )
    assert [a["title"] for a in made["articles"]] == ["井口的新表", "渡口的旧钟"]
    assert _kinds(made) == {"便民信息": "ad", advert: "ad"}


def test_whom_a_notice_speaks_to_is_no_part_of_its_title(tmp_path: Path) -> None:
    made = golds.made(
        tmp_path,
        f"青溪新区管委会关于换表的通告\n各用水企业：\n{STORY}\n"
        "特此通告。\n青溪新区管委会\n2025年5月16日\n",
    )
    article = made["articles"][0]
    assert article["title"] == "青溪新区管委会关于换表的通告"
    assert article["body"][0]["text"] == "各用水企业："


def test_a_number_alone_parts_manuscripts(tmp_path: Path) -> None:
    made = golds.made(
        tmp_path, f"一、\n井口的新表\n文：卓玛\n{STORY}\n\n二、\n渡口的旧钟\n文：巴桑\n{MORE}\n"
    )
    assert [a["title"] for a in made["articles"]] == ["井口的新表", "渡口的旧钟"]


def test_the_paper_sells_itself_in_two_lines(tmp_path: Path) -> None:
    made = golds.made(
        tmp_path,
        f"井口的新表\n本报记者 卓玛\n{STORY}\n\n《青溪日报》下年度征订开始\n"
        "全年定价二百元，订阅热线11185，邮政网点均可办理。\n",
    )
    assert [a["title"] for a in made["articles"]] == ["井口的新表"]
    assert set(_kinds(made).values()) == {"ad"}
