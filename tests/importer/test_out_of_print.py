"""What stands between, beside and inside articles and is printed in none of them.

Small offers, furniture of apps, forms and letters' last words; beside each of them a text that
looks alike and stays.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from plugins.importer import (
    advert_blocks,
    adverts,
    app_furniture,
    correspondence,
    entry_forms,
    head_clauses,
    inline_private,
    signs,
    staff,
    tails,
    torn_rows,
)
from plugins.importer.model import SourceResult
from tests.importer import golds

A = "水厂给每口井装上了新表，值班员说，往后不必再下井抄数，夜里也睡得踏实些了。"
B = "镇上的人说，表走得准，水价就说得清；说得清的事情，不必在井台上吵来吵去。"
C = "新表装好的头一个月，全镇的水费比上月少收了两成，少的那两成都从旧管子里漏掉了。"
WRAPPED = (
    "推开水厂的侧门，外头是三十度，里头只有",
    "十二度。管井的老师傅披着旧棉衣出来，手",
    "里拿着一把扳手。他说，井里的水一年四季",
    "都是一个温度。",
    "隔壁是一家做豆腐的小厂，用的也是这口井",
    "的水，前年两家合铺了一条管子，水先过豆",
    "腐厂，再回水厂，一滴也不浪费。豆腐厂的",
    "老板说，水好豆腐才好。",
    "管子铺好以后，镇上又有三家厂来打听，能",
    "不能也接上一截。管井的人算了算，最多再",
    "接两家，多了水压就不够。",
)


def _printed(found: SourceResult) -> str:
    parts = (
        text
        for draft in found.drafts
        for text in (
            draft.title,
            draft.kicker,
            draft.deck,
            draft.column,
            draft.byline_raw,
            draft.author_note,
            *(block.text for block in draft.blocks),
        )
    )
    return re.sub(r"\s", "", "".join(parts))


def _torn(line: str, at: int) -> str:
    return (
        "\n".join(["井水的两本账", "本报记者　丁小满", *WRAPPED[:at], line, *WRAPPED[at:]]) + "\n"
    )


@pytest.mark.parametrize("at", [1, 2, 5])
@pytest.mark.parametrize(
    "line",
    [
        "福记酱园 古法酿造 整箱批发0531-8800123",
        "金鼎装饰 全包一口价 样板间免费参观",
        "综合新闻 沅水日报",
        "专治腰腿痛 祖传膏药 无效退款",
        "3 综合",
    ],
)
def test_phrases_that_tear_a_sentence_are_in_no_article(tmp_path: Path, line: str, at: int) -> None:
    found = golds.written(tmp_path, _torn(line, at))
    assert re.sub(r"\s", "", line) not in _printed(found)
    (draft,) = found.drafts
    assert "里头只有十二度" in _printed(found)
    assert [block.kind for block in draft.blocks] == ["p", "p", "p"]


def test_a_row_that_nobody_knows_is_asked_about(tmp_path: Path) -> None:
    found = golds.written(tmp_path, _torn("金鼎装饰 全包一口价 随时参观", 2))
    assert any(item.reason == torn_rows.REASON for item in found.left_over)
    assert any(question.problem.kind == "left-letter" for question in found.questions)


@pytest.mark.parametrize(
    "line",
    [
        "图为管井人在看表。 丁小满 摄",
        "一头连着井 一头连着灶",
        "水厂 的人 也说，好",
        "用的是 Windows 95 系统",
    ],
)
def test_what_tears_no_sentence_or_has_its_marks_stays(tmp_path: Path, line: str) -> None:
    found = golds.written(tmp_path, _torn(line, 4))
    assert not any(item.reason == torn_rows.REASON for item in found.left_over)


@pytest.mark.parametrize(
    "text",
    [
        "丰乐豆坊 石磨豆腐 招加盟0531-8800123",
        "第二实验小学 一年级报名 欢迎来访 0531-8800125",
        "出租库房 三百平方米 13900002222",
        "喜讯！河口茶庄 三周年店庆",
        "好消息!城南超市 鸡蛋特价",
        "某某驾校 速成班 学费2880元 报名处：汽车站对面",
    ],
)
def test_phrases_with_a_number_to_ring_sell_something(text: str) -> None:
    assert adverts.is_pitch(text)


@pytest.mark.parametrize(
    "text",
    [
        "青溪镇水务站 卓玛 0531-8800123",
        "咨询电话 0531-8800123 工作日",
        "联系人 卓玛 13900002222",
        "十年店铺 一条老街",
        "种苗到田 技术到人",
        "河口茶庄 三代人",
        "优惠送到家 老人得实惠",
    ],
)
def test_who_can_be_reached_and_headlines_sell_nothing(text: str) -> None:
    assert not adverts.is_pitch(text)


@pytest.mark.parametrize(
    "text",
    [
        "（本版由青溪供销社协办）",
        "农信社“灶头贷”：当天放款。客服96533（本栏目由农信社特约刊登）",
        "开发商：河口置业　本广告内容不构成要约",
        "最终解释权归河口茶庄所有",
        "欢迎刊登分类广告 0531-8800124",
        "河口管业有限公司 全体员工敬贺",
    ],
)
def test_who_paid_for_the_space_and_fine_print_are_an_advertisement(text: str) -> None:
    assert adverts.is_paid_for(text)


@pytest.mark.parametrize(
    "text",
    [
        "【炉前炉后】　（本栏由矿工会协办）",
        "这次比赛由青溪供销社协办，来了六十个人。",
        "老人说，广告贴满了井台，他一张张揭下来。",
        "全体员工都来祝贺他退休",
    ],
)
def test_a_column_and_a_report_may_speak_of_those_who_pay(text: str) -> None:
    assert not adverts.is_paid_for(text)


ITEM = "　　{}（通讯员 卓玛）\n"
ITEMS = (
    "2版　服务　2026年5月15日　星期五\n【园区短讯】\n井口装新表\n"
    f"{ITEM.format(A)}{{}}\n豆腐厂通了管子\n{ITEM.format(B)}"
)


@pytest.mark.parametrize(
    "sold",
    [
        "招　工\n河口轴承厂急招磨工8名，四十五岁以下，月薪5500元，包吃住。电话：0531-8800126",
        "征婚\n男，四十五岁，国企职工，有房，觅四十岁左右善良女士。13700001114",
        "遗失声明\n●河口商行遗失公章一枚（编号9903），声明作废。\n●晋A12345营运证遗失，声明作废。",
        "祝贺河口水厂建厂三十周年\n河口管业有限公司 全体员工敬贺",
        "◆广告◆\n湖畔花园\n首付三成\n售楼热线 400-800-1234\n本广告仅供参考，以批文为准",
    ],
)
def test_a_box_between_two_items_is_in_neither(tmp_path: Path, sold: str) -> None:
    found = golds.written(tmp_path, ITEMS.format(sold))
    assert [draft.title for draft in found.drafts] == ["井口装新表", "豆腐厂通了管子"]
    assert [len(draft.blocks) for draft in found.drafts] == [1, 1]
    assert not any(line in _printed(found) for line in map(str.strip, sold.split("\n")))


def test_a_heading_about_rented_rooms_keeps_its_paragraph(tmp_path: Path) -> None:
    page = f"井口的新表\n本报记者　沈一禾\n　　{A}\n　　{B}\n出租屋里的读书会\n　　{C}\n"
    printed = _printed(golds.written(tmp_path, page))
    assert "出租屋里的读书会" in printed
    assert C in printed


def test_what_a_bare_cry_wants_is_told_in_one_paragraph_with_a_number() -> None:
    told = "营业中小饭馆一间，设备齐全，接手可做。13700001113"
    assert advert_blocks.blocks(["转让", told], [0, 0]) == {0, 1}
    assert not advert_blocks.blocks(["转让", A], [0, 0])
    assert not advert_blocks.blocks(["征稿启事", f"本报记者说，{told}"], [0, 0])


def test_a_column_may_stand_above_a_notice_and_holds_for_what_follows(tmp_path: Path) -> None:
    page = (
        "2版　服务　2026年5月15日　星期五\n◤便民告示◢\n关于东街夜间施工的通告\n"
        "　　因管道改造，5月18日起每晚十点至次日清晨东街封闭施工，请绕行。\n"
        "　　　　　　青溪区住房和城乡建设局\n　　　　　　2026年5月13日\n"
        f"◤问井记◢\n井口的新表\n　　本报记者　沈一禾\n　　{A}\n　　{B}\n"
    )
    first, second = golds.written(tmp_path, page).drafts
    assert (first.kind, first.column) == ("notice", "便民告示")
    assert (second.column, second.title) == ("问井记", "井口的新表")


@pytest.mark.parametrize(
    "line",
    [
        "[青溪融媒](javascript:;)",
        "![图片](data:image/gif;base64,iVBO=)",
        "原创　青溪融媒　2026-05-18 06:30　发表于山西",
        "青溪发布　+关注　3小时前",
        "＜ 返回　　园区快讯　　⋯",
        "▼ 左右滑动查看更多 ▼",
        "打开App，看更多热评",
        "↓↓↓ 点个“在看”，让更多人看到",
        "本文为青溪号作者上传发布，仅代表作者观点，平台仅提供信息发布服务。",
        "预览时标签不可点",
        "00:00 / 03:12",
        "<iframe src=x></iframe>",
    ],
)
def test_what_an_app_prints_is_no_text(line: str) -> None:
    assert app_furniture.is_app(line)


@pytest.mark.parametrize(
    "line",
    [
        "[公开版文本](http://example.org/a)",
        "![管井人在看表](a.jpg)",
        "村里人都关注起水价来",
        "返回老井",
        "打开水闸，看更多的水流进田里。",
        "（本文仅代表作者观点，不代表本报立场）",
        "点个灯，让更多人看到",
        "三小时前，井水还是浑的。",
        "<script>alert(1)</script>是一段文字",
    ],
)
def test_words_of_a_text_are_no_buttons(line: str) -> None:
    assert not app_furniture.is_app(line)


def _copied(*end: str) -> str:
    return "\n".join(["# 井口的新表", "", A, "", B, "", C, "", "阅读原文", *end, ""])


@pytest.mark.parametrize(
    "end",
    [
        (
            "精选留言（3）",
            "早班老郭：水费真的少了 👍41",
            "作者回复：谢谢您[微笑]",
            "管井人：我家也换上啦",
        ),
        ("喜欢此内容的人还喜欢", "豆腐厂通了管子", "镇上开了夜校"),
        ("投稿爆料请加小编微信：qingxi_bj", "知道了"),
        ("往期推荐", "豆腐厂通了管子", "镇上开了夜校"),
    ],
)
def test_comments_and_other_headlines_below_a_text_go(tmp_path: Path, end: tuple[str, ...]) -> None:
    found = golds.written(tmp_path, _copied(*end))
    (draft,) = found.drafts
    assert [block.text for block in draft.blocks] == [A, B, C]
    assert draft.title == "井口的新表"


def test_a_column_of_comments_on_a_printed_page_stays(tmp_path: Path) -> None:
    page = f"评论\n井口的新表\n本报记者　沈一禾\n　　{A}\n　　{B}\n"
    (draft,) = golds.written(tmp_path, page).drafts
    assert [block.text for block in draft.blocks] == [A, B]


def test_the_author_and_the_source_in_a_websites_row_are_kept(tmp_path: Path) -> None:
    row = (
        "发布时间：2026-05-16 09:12　来源：青溪日报　作者：柏舟　浏览次数：317　字号：【大】【中】"
    )
    found = golds.written(tmp_path, f"首页 > 新闻 > 正文\n井口的新表\n\n{row}\n\n{A}\n\n{B}\n")
    (draft,) = found.drafts
    assert [byline.name for byline in draft.bylines] == ["柏舟"]
    assert draft.origin == "青溪日报"
    assert "317" not in _printed(found)


@pytest.mark.parametrize("note", ["{{待补：厂名全称}}", "{{ 这里的数找水厂核 }}"])
def test_a_place_that_a_template_keeps_open_is_in_no_article(tmp_path: Path, note: str) -> None:
    found = golds.written(tmp_path, f"井口的新表\n本报记者　沈一禾\n\n{A}\n\n{note}\n\n{B}\n")
    assert [[block.text for block in draft.blocks] for draft in found.drafts] == [[A, B]]


FORM = (
    "投　稿　登　记　表\n作者姓名　滕守业　　性别　男　　出生年月　1952.4\n"
    "证件号码　990302195204070031\n是否首发：是　　　是否同意删改：同意\n正　　文\n"
)
TABLE = "姓名\t滕守业\n工作单位\t青溪水厂\n手机\t177 0000 6128\nQQ\t100482937\n"


def test_a_form_above_or_a_table_below_a_manuscript_is_private(tmp_path: Path) -> None:
    text = f"井口的新表\n　　　　滕守业\n　　{A}\n　　{B}\n"
    found = golds.written(tmp_path, f"※※※ 稿一 ※※※\n{FORM}{text}※※※ 稿二 ※※※\n{text}\n{TABLE}")
    assert [draft.title for draft in found.drafts] == ["井口的新表"] * 2
    assert [draft.column for draft in found.drafts] == ["", ""]
    assert not re.search(r"9903|6128|1004|首发|性别|青溪水厂", _printed(found))


@pytest.mark.parametrize(
    "rows",
    [
        ["姓名：滕守业", "年龄：七十四岁", "职业：敲钟人"],  # 人物名片
        ["单位 产量 增幅", "一厂 12 3%", "二厂 15 4%"],
    ],
)
def test_a_box_about_a_person_and_a_table_of_figures_are_no_form(rows: list[str]) -> None:
    assert not entry_forms.rows(rows, [0] * len(rows))


def test_the_title_of_a_form_and_a_headline_about_forms() -> None:
    assert entry_forms.is_title("稿 件 报 送 单")
    assert entry_forms.is_title("征文参赛登记表")
    assert not entry_forms.is_title("四张表并作一张表")
    assert not entry_forms.is_title("办事少填三张表")


@pytest.mark.parametrize(
    "text",
    [
        "组诗共五首，先寄一首。若不合用，万勿转投他刊。此致，敬礼。",
        "写得粗疏，任凭删改，不用也不要紧。顺颂编安！",
    ],
)
def test_a_paragraph_may_end_a_letter(text: str) -> None:
    assert correspondence.ends_letter(text)
    assert not correspondence.ends_letter("他站起来，向老人敬礼。")


@pytest.mark.parametrize("line", ["■ 第二件", "▇ 第三件（手写信，由值班室代录）", "※第1封（邮箱）"])
def test_a_number_behind_a_block_parts_manuscripts(line: str) -> None:
    assert signs.MANUSCRIPT_MARK.match(line)
    assert not signs.MANUSCRIPT_MARK.match("■ 第三件实事")


@pytest.mark.parametrize(
    ("line", "signed", "private"),
    [
        ("□ 青溪行政审批局 庾文静 0531-8800123转803", "□ 青溪行政审批局 庾文静", "转803"),
        ("丰　年（本名冯年，发稿费用本名，证号尾号0617）", "丰　年", "尾号0617"),
        ("文/卞小溪（13700081566） 图/靳远（微信jin_pai，图费请单算）", "文/卞小溪 图/靳远", "jin"),
    ],
)
def test_what_stands_in_brackets_behind_names_is_private(
    line: str, signed: str, private: str
) -> None:
    parted = inline_private.signed_and_reached(line)
    assert parted is not None
    assert parted[0] == signed
    assert private in parted[1]


def test_a_unit_in_brackets_behind_a_name_is_not() -> None:
    assert inline_private.signed_and_reached("丰年（青溪水厂）") is None


@pytest.mark.parametrize(
    "said",
    [
        "〖郭老师，这一段本来还有两句骂科长的，我拿掉了，您给接一接〗",
        "<老孙：这里的数再问问水厂>",
        "〔编辑老师，九条的清单领导说先不登，您要我再去请示〕",
    ],
)
def test_a_remark_in_any_bracket_leaves_the_paragraph(said: str) -> None:
    assert inline_private.asides(f"{A}{said}{B}") == (f"{A}{B}", (said,))


@pytest.mark.parametrize("said", ["〔一说三口井〕", "【井口装新表】", "（以下简称“水厂”）"])
def test_a_bracket_that_explains_stays(said: str) -> None:
    assert inline_private.asides(f"{said}{A}") == (f"{said}{A}", ())


def test_a_mails_subject_and_what_it_answers_to_are_in_no_article(tmp_path: Path) -> None:
    text = f"井口的新表\n\n本报通讯员 卓玛\n\n{A}\n\n{B}\n"
    page = (
        f"发件人：卓玛 <z@example.org>\n收件人：编辑部\n主题：投稿\n\n各位老师好：\n\n{text}\n"
        "发自我的手机\n\n> 在 2026年5月13日,16:40,赵老师 写道:\n"
        "> 卓玛，八百字装不下，你压到五百。\n\n"
        f"=====================\n\n主题：以这封为准！！前一封作废\n\n"
        f"小宋姐姐，刚才那版把厂名写错了，千万别用，用下面这个。\n\n{text}\n# # #\n\n"
        "媒体联络：谷小姐 分机8016 / 13800260914\n"
    )
    found = golds.written(tmp_path, page)
    assert [draft.title for draft in found.drafts] == ["井口的新表"] * 2
    assert [[block.text for block in draft.blocks] for draft in found.drafts] == [[A, B]] * 2


def test_the_last_words_about_oneself_stand_above_a_headline(tmp_path: Path) -> None:
    letter = "郭编辑：\n　　前年您约的那篇，拖到今天才交卷。\n　　我已搬到闺女这边住，挺好的。\n"
    page = f"※※※ 稿一 ※※※\n{letter}■工友笔记\n听　声\n　　丰　年\n　　{A}\n　　{B}\n"
    (draft,) = golds.written(tmp_path, page).drafts
    assert (draft.column, draft.title) == ("工友笔记", "听声")
    assert [block.text for block in draft.blocks] == [A, B]


def test_a_page_number_beside_a_name_that_the_head_prints_runs(tmp_path: Path) -> None:
    head = "·3·\n沅水日报 ／ 开发区 二〇二六年五月十五日 星期五\n"
    found = golds.written(tmp_path, head + _torn("·3· 开发区", 5))
    assert "·3·" not in _printed(found)


def test_numbered_headings_between_dots_stay(tmp_path: Path) -> None:
    page = "\n".join(
        [
            "井水的两本账",
            "本报记者　丁小满",
            "·1· 一口老井",
            *WRAPPED[:4],
            "·2· 一根管子",
            *WRAPPED[4:],
        ]
    )
    (draft,) = golds.written(tmp_path, page).drafts
    assert any("一根管子" in block.text for block in draft.blocks)


@pytest.mark.parametrize(
    "text", ["（本栏编辑 卜一凡）", "本专题责编：卜一凡", "沅水日报社出版 邮发代号21-33"]
)
def test_who_edits_a_column_and_who_publishes_is_the_desk(text: str) -> None:
    assert staff.is_staff(text)


def test_who_edits_a_textbook_is_not() -> None:
    assert not staff.is_staff("本镇教材编辑卜一凡回到村里")


def test_a_name_set_apart_behind_the_last_stop_signs() -> None:
    bare, signed = tails.tail("第一堂先让每个人认线。苗 壮") or ("", None)
    assert bare == "第一堂先让每个人认线。"
    assert signed is not None
    assert signed.bylines[0].name == "苗壮"
    assert tails.tail("第一堂先让每个人认线。真 好") is None


def test_a_place_without_a_verb_is_the_first_half_of_a_headline() -> None:
    assert head_clauses.happens_there("长出一座“冷厂”", "盐碱滩上")
    assert head_clauses.happens_there("飞来一群白鹭", "老河口边")
    assert not head_clauses.happens_there("水价说得清", "盐碱滩上")
    assert not head_clauses.happens_there("长出一座“冷厂”", "舌尖上")


def test_a_feature_below_such_a_deck_may_have_one_heading(tmp_path: Path) -> None:
    page = (
        f"井口的新表\n\n——青溪水厂走访记\n\n文/卓玛 图/巴桑\n\n{A}\n\n{C}\n\n"
        f"换得进，也要算得清\n\n{B}\n\n{C}\n"
    )
    (draft,) = golds.written(tmp_path, page).drafts
    assert [block.kind for block in draft.blocks] == ["p", "p", "h", "p", "p"]


def test_a_table_below_a_sentence_leaves_the_sentence_in_the_text(tmp_path: Path) -> None:
    rows = "事项\t改前\t改后\n填表\t86\t32\n跑动\t4\t1\n"
    page = f"井口的新表\n　　本报记者　沈一禾\n　　{A}\n　　几项指标前后对照如下：\n{rows}　　{B}\n"
    (draft,) = golds.written(tmp_path, page).drafts
    assert [block.kind for block in draft.blocks] == ["p", "p", "table", "p"]


def test_a_form_that_alone_names_the_headline_keeps_it(tmp_path: Path) -> None:
    page = (
        "园区周刊来稿登记表\n稿件名称：渠水改道那一年\n作　　者：卓玛\n单　　位：榆河水利站\n"
        f"手　　机：13900001234\n通讯地址：榆河市柳荫路3号\n正　　文：\n　　{A}\n　　{B}\n"
    )
    (article,) = golds.articles(tmp_path, page)
    assert article["title"] == "渠水改道那一年"
    assert article["authors"] == ["卓玛"]
