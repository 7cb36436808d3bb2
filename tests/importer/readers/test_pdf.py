"""PDF pages as a newspaper sets them, made with reportlab and drawn in any order."""

from __future__ import annotations

import importlib.util
import io
import random
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image
from playwright.sync_api import Page
from reportlab.pdfgen.canvas import Canvas

from plugins.importer.model import Reading, ReadOptions, Source
from plugins.importer.readers.pdf import read
from plugins.newspaper.problems import SourceError

# Test folders are no packages: a helper beside the tests is loaded by its place.
_SPEC = importlib.util.spec_from_file_location(
    "newspaper_pdf", Path(__file__).with_name("newspaper_pdf.py")
)
assert _SPEC is not None
assert _SPEC.loader is not None
newspaper_pdf = importlib.util.module_from_spec(_SPEC)
sys.modules["newspaper_pdf"] = newspaper_pdf
_SPEC.loader.exec_module(newspaper_pdf)
Paper, paragraph = newspaper_pdf.Paper, newspaper_pdf.paragraph

ORDERS = [None, 1, 2, 3]
OLD_WORD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600


def read_bytes(data: bytes, name: str = "p1.pdf") -> Reading:
    return read(Source(name=name, data=data), ReadOptions())


def texts(reading: Reading) -> list[str]:
    return [line.text for line in reading.lines]


def photo() -> bytes:
    target = io.BytesIO()
    Image.new("RGB", (300, 200), "teal").save(target, "JPEG")
    return target.getvalue()


LONG = [paragraph(name, 150) for name in ("甲一", "甲二", "甲三", "甲四", "甲五")]
SHORT = [paragraph(name, 90) for name in ("乙一", "乙二", "乙三")]
THIRD = [paragraph(name, 70) for name in ("丙一", "丙二")]


@pytest.mark.parametrize("order", ORDERS)
@pytest.mark.parametrize("count", [3, 4, 5])
def test_columns_below_a_wide_headline_are_read_in_order(count: int, order: int | None) -> None:
    page = Paper()
    page.text(50, 50, "一批新项目开工——", 14)
    page.text(50, 75, "云岭新区集中开工一批大项目", 34)
    per_column = 18 if count == 3 else 14 if count == 4 else 11
    xs = [50 + i * (per_column * 9 + 14) for i in range(count)]
    page.columns(xs, 130, LONG, count=per_column, height=50 // count + 8)
    reading = read_bytes(page.bytes(order))
    assert texts(reading) == ["一批新项目开工——", "云岭新区集中开工一批大项目", *LONG]
    assert [line.hints.style for line in reading.lines[:3]] == ["引题", "主题", ""]
    assert all(line.hints.whole for line in reading.lines)
    assert reading.lines[2].hints.body_size == 9


@pytest.mark.parametrize("order", ORDERS)
def test_a_page_of_four_articles_keeps_each_together(order: int | None) -> None:
    """A wide headline over three columns; beside it one over one column; below two of two."""
    page = Paper()
    page.text(50, 30, "2版  要闻  2025年5月16日  星期五", 8)
    page.rule(50, 44, 740, 44)
    page.text(50, 60, "云岭新区集中开工一批大项目", 34)
    page.columns([50, 226, 402], 110, LONG, height=17)
    page.text(590, 60, "双溪经开区", 18)
    page.text(590, 82, "招商忙不停", 18)
    page.columns([590], 110, SHORT, count=16, height=20)
    page.rule(50, 430, 740, 430)
    page.text(50, 450, "青石高新区建起人才驿站", 28)
    page.columns([50, 226], 490, SHORT[::-1], height=9)
    page.text(402, 450, "石门村通了网", 22)
    page.columns([402, 578], 490, THIRD, count=17, height=5)
    reading = read_bytes(page.bytes(order))
    assert texts(reading) == [
        "2版 要闻 2025年5月16日 星期五",
        "云岭新区集中开工一批大项目",
        *LONG,
        "双溪经开区",
        "招商忙不停",
        *SHORT,
        "青石高新区建起人才驿站",
        *SHORT[::-1],
        "石门村通了网",
        *THIRD,
    ]
    starts = [line.text for line in reading.lines if line.hints.breaks]
    assert starts == [
        "2版 要闻 2025年5月16日 星期五",
        "云岭新区集中开工一批大项目",
        "双溪经开区",
        "青石高新区建起人才驿站",
        "石门村通了网",
    ]


@pytest.mark.parametrize("order", ORDERS)
def test_text_beside_a_narrow_headline_belongs_to_it(order: int | None) -> None:
    """The headline stands over two of the article's three columns."""
    page = Paper()
    page.text(50, 60, "云岭新区集中开工大项目", 30)
    lines = [
        (line, 2 if at == 0 else 0)
        for text in LONG
        for at, line in enumerate(newspaper_pdf.broken(text, 18))
    ]
    page.column(50, 110, lines[:14])
    page.column(226, 110, lines[14:28])
    page.column(402, 60, lines[28:])
    assert texts(read_bytes(page.bytes(order))) == ["云岭新区集中开工大项目", *LONG]


@pytest.mark.parametrize("order", ORDERS)
def test_an_inner_heading_begins_no_article(order: int | None) -> None:
    page = Paper()
    page.text(50, 60, "云岭新区集中开工大项目", 30)
    rows = newspaper_pdf.broken(LONG[0], 18)
    top = page.column(50, 110, [(line, 2 if at == 0 else 0) for at, line in enumerate(rows)])
    page.text(50 + 4 * 9, top + 4, "搭平台引人才", 12)
    rows = newspaper_pdf.broken(LONG[1], 18)
    page.column(50, top + 26, [(r, 2 if at == 0 else 0) for at, r in enumerate(rows[:5])])
    page.column(226, 110, [(row, 0) for row in rows[5:]])
    reading = read_bytes(page.bytes(order))
    assert texts(reading) == ["云岭新区集中开工大项目", LONG[0], "搭平台引人才", LONG[1]]
    assert [line.hints.style for line in reading.lines] == ["主题", "", "小标题", ""]
    assert not reading.lines[2].hints.breaks


@pytest.mark.parametrize("order", ORDERS)
def test_a_caption_goes_below_the_headline_and_cuts_no_sentence(order: int | None) -> None:
    page = Paper()
    page.text(50, 60, "云岭新区集中开工大项目", 30)
    rows = newspaper_pdf.broken(LONG[0] + LONG[1], 18)
    page.column(50, 110, [(r, 2 if at == 0 else 0) for at, r in enumerate(rows[:4])])
    page.picture(50, 172, 212, 270, photo())
    page.text(50, 274, "图为开工现场，机器正在平整土地。", 8)
    page.text(50, 286, "本报记者 林致远 摄", 8)
    page.column(50, 306, [(r, 0) for r in rows[4:9]])
    page.column(226, 110, [(r, 0) for r in rows[9:]])
    reading = read_bytes(page.bytes(order))
    assert texts(reading) == [
        "云岭新区集中开工大项目",
        "图为开工现场，机器正在平整土地。本报记者 林致远 摄",
        LONG[0] + LONG[1],
    ]
    caption = reading.lines[1].hints
    assert (caption.style, caption.picture) == ("图片说明", "?")


@pytest.mark.parametrize("order", ORDERS)
def test_a_box_is_read_by_itself(order: int | None) -> None:
    page = Paper()
    page.text(50, 60, "云岭新区集中开工大项目", 30)
    lines = [
        (line, 2 if at == 0 else 0)
        for text in LONG
        for at, line in enumerate(newspaper_pdf.broken(text, 18))
    ]
    page.column(50, 110, lines[:20])
    page.column(226, 110, lines[20:30])
    page.column(402, 110, lines[30:])
    page.box(222, 330, 570, 450)
    page.text(240, 340, "核心提示", 13)
    page.columns([232, 404], 362, [paragraph("框一", 66)], count=17, height=2)
    reading = read_bytes(page.bytes(order))
    assert texts(reading) == ["云岭新区集中开工大项目", *LONG, "核心提示", paragraph("框一", 66)]


def named(*parts: str | int) -> str:
    """A name without digits, which are narrower than the lines are counted with."""
    return "".join(
        "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥"[p] if isinstance(p, int) else p
        for p in parts
    )


def make_grid(seed: int, *, indent: int, rules: bool) -> tuple[bytes, list[list[str]]]:
    """A page of modules: rows of articles that span one to four of five columns."""
    source = random.Random(seed)
    page = Paper()
    width, gutter, count = 126.0, 14.0, 14
    xs = [50 + i * (width + gutter) for i in range(5)]
    articles = []
    top = 40.0
    for row in range(3):
        height = source.randint(9, 14)
        left = 0
        while left < 5:
            span = min(source.randint(1, 4), 5 - left)
            size = 14 if span == 1 else source.choice([20, 24, 28])
            title = paragraph(named("题", row, left), min(13, int(span * width / size) - 1))[:-1]
            page.text(xs[left], top, title, size)
            room = height * span * count
            texts_here: list[str] = []
            used = 0
            while room - used > 60:
                # Whole lines are used up by each paragraph, and one by a mark that hangs over.
                length = source.randint(30, min(120, room - used - 20))
                texts_here.append(paragraph(named("文", row, left, len(texts_here)), length))
                used += (length // count + 2) * count
            page.columns(
                xs[left : left + span],
                top + 40,
                texts_here,
                count=count,
                height=height,
                indent=indent,
            )
            articles.append([title, *texts_here])
            left += span
        top += 40 + height * 14 + 24
        if rules:
            page.rule(50, top - 12, 740, top - 12)
    return page.bytes(seed), articles


@pytest.mark.parametrize("seed", range(12))
@pytest.mark.parametrize("rules", [True, False])
def test_a_page_of_modules_gives_each_article_whole(seed: int, rules: bool) -> None:
    data, articles = make_grid(seed, indent=2, rules=rules)
    assert texts(read_bytes(data)) == [text for article in articles for text in article]


@pytest.mark.parametrize("seed", range(6))
def test_without_indents_no_article_is_mixed_with_another(seed: int) -> None:
    """Where paragraphs end cannot always be told then; whose they are can."""
    data, articles = make_grid(seed, indent=0, rules=True)
    assert "".join(texts(read_bytes(data))) == "".join(text for a in articles for text in a)


@pytest.mark.parametrize("gutter", [10, 11, 14])
def test_a_mark_that_hangs_into_a_narrow_gutter_joins_no_columns(gutter: int) -> None:
    """Eighteen characters a line and a full stop outside: half a point to the next column."""
    page = Paper()
    page.text(50, 60, "云岭新区集中开工大项目", 30)
    hanging = [paragraph(name, 18 * 4 + 17) for name in ("甲一", "甲二", "甲三", "甲四")]
    page.columns([50, 50 + 162 + gutter], 110, hanging, height=10)
    assert texts(read_bytes(page.bytes(1)))[1:] == hanging


def test_a_byline_of_two_names_far_apart_stays_one_line() -> None:
    page = Paper()
    page.text(50, 60, "云岭新区集中开工大项目", 30)
    page.columns([50], 110, [LONG[0]], height=20)
    page.text(50 + 60, 110 + 14 * 9, "■ 王 璐", 9)
    page.text(50 + 120, 110 + 14 * 9, "丁 洁", 9)
    assert texts(read_bytes(page.bytes()))[-1] == "■ 王 璐 丁 洁"


@pytest.mark.parametrize("size", [8, 9, 10.5, 12])
@pytest.mark.parametrize("left", [50, 120, 330])
@pytest.mark.parametrize("signed", ["本报记者 卓玛 通讯员 石敢", "■ 卓玛"])
def test_a_byline_between_headline_and_columns_is_read_first_in_any_size(
    signed: str, left: float, size: float
) -> None:
    page = Paper()
    page.text(50, 50, "云岭新区集中开工大项目", 30)
    page.text(left, 92, signed, size)
    page.columns([50, 230, 410, 590], 116, LONG, height=len(LONG) * 9 // 4 + 1)
    lines = read_bytes(page.bytes()).lines
    assert [line.text for line in lines] == ["云岭新区集中开工大项目", signed, *LONG]
    assert lines[1].hints.style == ""


def test_bold_that_is_drawn_twice_is_read_once() -> None:
    page = Paper()
    for by in (0.0, 0.4):
        page.text(50 + by, 60, "云岭新区", 30)
    page.columns([50], 110, [LONG[0]], height=20)
    assert texts(read_bytes(page.bytes())) == ["云岭新区", LONG[0]]


def test_a_headline_from_top_to_bottom_is_one_line() -> None:
    page = Paper()
    for at, char in enumerate("石门村通了网"):
        page.text(50, 60 + at * 30, char, 26)
    page.columns([100, 276], 60, LONG[:2], height=12)
    assert texts(read_bytes(page.bytes(5)))[0] == "石门村通了网"


def test_latin_words_and_figures_are_kept_whole() -> None:
    page = Paper()
    page.text(50, 60, "云岭新区", 30)
    page.text(50 + 18, 110, "园区有IPV6网络，算力9000 PFLOPS，")
    page.text(50, 124, "总投资138.46亿元，见 open source")
    page.text(50, 138, "software 一节。")
    page.columns([300], 110, LONG[:1], height=10)
    assert texts(read_bytes(page.bytes()))[1] == (
        "园区有IPV6网络，算力9000 PFLOPS，总投资138.46亿元，见 open source software 一节。"
    )


def test_no_character_of_a_page_is_lost_or_doubled() -> None:
    page = Paper()
    page.text(50, 60, "云岭新区集中开工一批大项目", 34)
    page.columns([50, 226, 402], 110, LONG, height=17)
    page.columns([590], 110, SHORT, count=16, height=20)
    reading = read_bytes(page.bytes(7))
    wanted = "".join(["云岭新区集中开工一批大项目", *LONG, *SHORT])
    assert sorted("".join(texts(reading))) == sorted(wanted)


PRINTED = """<!doctype html><meta charset=utf-8><style>
@page {{ size: 390mm 540mm; margin: 12mm }}
body {{ font: 9pt/14pt "Noto Serif CJK SC"; margin: 0; text-align: justify }}
p {{ margin: 0; text-indent: 2em }}
h1 {{ font: 700 34pt/1.2 "Noto Sans CJK SC"; margin: 0 }}
h2 {{ font: 700 20pt/1.2 "Noto Sans CJK SC"; margin: 0 }}
h3 {{ font: 700 11pt "Noto Sans CJK SC"; text-align: center; margin: 4pt 0 }}
.row {{ display: flex; gap: 14pt; border-top: 1pt solid; padding-top: 6pt; margin-top: 6pt }}
.row > * {{ flex: 1 }} .row > .wide {{ flex: 3 }} .row > .vertical {{ flex: none }}
.three {{ columns: 3; column-gap: 12pt }} .two {{ columns: 2; column-gap: 12pt }}
.vertical {{ writing-mode: vertical-rl; font: 700 26pt "Noto Sans CJK SC" }}
.box {{ border: 1pt solid; padding: 6pt }}
.line {{ text-indent: 0 }}
</style>
<p class=line style="font-size: 8pt">2版 要闻 2025年5月16日 星期五</p>
<div class=row><div class=wide>
  <p class=line style="font-size: 14pt">一批新项目加速推进——</p><h1>云岭新区集中开工一批大项目</h1>
  <p class=line style="font-size: 13pt">——总投资九十亿元</p>
  <div class=three><p>{0[0]}</p><p>{0[1]}</p><h3>搭平台引人才</h3><p>{0[2]}</p><p>{0[3]}</p></div>
</div><div><h2>双溪经开区招商忙</h2><p>{1[0]}</p><p>{1[1]}</p><p>{1[2]}</p></div></div>
<div class=row><div class=vertical>石门村通了网</div>
  <div class="wide two"><p>{2[0]}</p><p>{2[1]}</p></div>
  <div class=box><h2>青石高新区建起驿站</h2><p>{0[4]}</p></div></div>"""


def test_a_page_that_a_browser_printed_is_read_as_well(page: Page) -> None:
    """Another program's PDF: embedded faces, one glyph for two dashes, 门 as a radical."""
    page.set_content(PRINTED.format(LONG, SHORT, THIRD))
    reading = read_bytes(page.pdf(prefer_css_page_size=True))
    assert texts(reading) == [
        "2版 要闻 2025年5月16日 星期五",
        "一批新项目加速推进——",
        "云岭新区集中开工一批大项目",
        "——总投资九十亿元",
        *LONG[:2],
        "搭平台引人才",
        *LONG[2:4],
        "双溪经开区招商忙",
        *SHORT,
        "石门村通了网",
        *THIRD,
        "青石高新区建起驿站",
        LONG[4],
    ]


def test_text_without_a_headline_is_not_the_end_of_another_article() -> None:
    made = Paper()
    made.text(50, 60, "云岭新区集中开工大项目", 30)
    made.columns([50, 226], 110, LONG[:2], height=9)
    made.rule(50, 260, 400, 260)
    made.columns([50, 226], 280, THIRD, height=5)
    reading = read_bytes(made.bytes(2))
    assert texts(reading) == ["云岭新区集中开工大项目", *LONG[:2], *THIRD]
    assert [line.hints.breaks for line in reading.lines] == [True, False, False, True, False]


# --- refused ------------------------------------------------------------------------------------


def refusal(data: bytes, name: str = "p1.pdf") -> tuple[str, str]:
    with pytest.raises(SourceError) as caught:
        read_bytes(data, name)
    (problem,) = caught.value.problems
    assert problem.severity == "error"
    return problem.message, problem.remedy


def test_a_scan_is_refused_and_the_way_out_named() -> None:
    page = Paper()
    page.picture(0, 0, 780, 1080, photo())
    message, remedy = refusal(page.bytes())
    assert message == "第 1 页没有文字层，是扫描件或图片"
    assert "未转曲" in remedy


def test_a_scan_with_a_page_number_is_still_a_scan() -> None:
    page = Paper()
    page.picture(0, 0, 780, 1080, photo())
    page.text(380, 1060, "2")
    assert refusal(page.bytes())[0] == "第 1 页没有文字层，是扫描件或图片"


def test_an_outlined_page_is_refused() -> None:
    target = io.BytesIO()
    canvas = Canvas(target, pagesize=(780, 1080))
    for at in range(200):
        path = canvas.beginPath()
        x, y = 50 + at % 20 * 10, 1000 - at // 20 * 12
        path.moveTo(x, y)
        path.curveTo(x + 2, y + 8, x + 6, y + 8, x + 8, y)
        path.curveTo(x + 6, y - 3, x + 2, y - 3, x, y)
        canvas.drawPath(path, fill=1)
    canvas.save()
    message, remedy = refusal(target.getvalue())
    assert message == "第 1 页的文字已转曲（变成了图形），读不出字"
    assert "导出文本" in remedy


def test_glyphs_without_unicode_are_refused() -> None:
    page = Paper()
    page.text(50, 60, "云岭新区集中开工一批大项目", 30)
    good = page.bytes()
    assert texts(read_bytes(good)) == ["云岭新区集中开工一批大项目"]
    # The ordering's name says which table maps the codes; for another one there is none.
    bad = good.replace(b"(GB1)", b"(XYZ)")
    assert bad != good
    message, remedy = refusal(bad)
    assert message == "第 1 页的字体没有文字编码，读出来是乱码，没有导入"
    assert "未转曲" in remedy


def test_glyphs_that_map_to_the_wrong_characters_are_refused() -> None:
    """A wrong table gives real characters, but ones that no newspaper uses."""
    page = Paper()
    page.text(50, 60, "云岭新区集中开工一批大项目，总投资九十亿元", 12)
    bad = page.bytes().replace(b"UniGB-UCS2-H", b"Identity-H  ")
    assert refusal(bad)[0] == "第 1 页的字体没有文字编码，读出来是乱码，没有导入"


def test_a_few_private_use_characters_are_borne() -> None:
    page = Paper()
    page.text(50, 60, LONG[0][:99] + "\ue000", 6)
    (text,) = texts(read_bytes(page.bytes()))
    assert text.startswith("甲一")


def test_a_password_is_named() -> None:
    page = Paper()
    page.text(50, 60, "云岭新区", 30)
    assert refusal(page.bytes(encrypt="秘密"))[0] == "PDF 有密码保护，读不了"


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "空文件，没有文字"),
        (b"%PDF-1.7\n", "PDF 文件已损坏，打不开"),
        (b"%PDF-1.7\ntrailer<</Root 1 0 R>>\n%%EOF", "PDF 文件已损坏，打不开"),
        (OLD_WORD, "这是旧版 Word 或 WPS 文件（.doc、.wps），读不了"),
        ("版面文本".encode(), "这不是 PDF 文件（可能是改了名的文本，或者传坏了）"),
    ],
    ids=["empty", "head only", "no root", "doc", "text"],
)  # fmt: skip
def test_what_is_no_pdf_has_a_sentence(data: bytes, message: str) -> None:
    assert refusal(data)[0] == message


@pytest.mark.parametrize("cut", range(1, 10))
def test_a_pdf_that_was_cut_off_has_a_sentence_or_its_text(cut: int) -> None:
    page = Paper()
    page.text(50, 60, "云岭新区集中开工一批大项目", 34)
    page.columns([50, 226, 402], 110, LONG, height=17)
    data = page.bytes()
    try:
        assert "云岭新区" in "".join(texts(read_bytes(data[: len(data) * cut // 10])))
    except SourceError as error:
        assert error.problems[0].message in {"PDF 文件已损坏，打不开", "空文件，没有文字"}  # noqa: PT017


def test_an_empty_page_is_an_empty_file() -> None:
    page = Paper()
    page.rule(50, 44, 740, 44)
    assert refusal(page.bytes())[0] == "空文件，没有文字"


def test_pages_follow_one_another_with_a_break() -> None:
    target = io.BytesIO()
    canvas = Canvas(target, pagesize=(780, 1080))
    for title in ("云岭新区", "双溪经开区"):
        canvas.setFont(newspaper_pdf.FACE, 30)
        canvas.drawString(50, 1000, title)
        canvas.setFont(newspaper_pdf.FACE, 9)
        canvas.drawString(68, 950, "昨日，一批项目集中开工建设。")
        canvas.showPage()
    canvas.save()
    reading = read_bytes(target.getvalue())
    assert [(line.number, line.text) for line in reading.lines] == [
        (1, "云岭新区"),
        (2, "昨日，一批项目集中开工建设。"),
        (3, "双溪经开区"),
        (4, "昨日，一批项目集中开工建设。"),
    ]
    assert reading.lines[2].hints.breaks


@settings(max_examples=80)
@given(st.binary(min_size=1, max_size=300), st.integers(0, 20_000))
def test_damage_has_a_sentence_or_leaves_what_can_be_read(damage: bytes, at: int) -> None:
    made = Paper()
    made.text(50, 60, "云岭新区集中开工大项目", 30)
    made.columns([50, 226], 110, LONG[:2], height=9)
    data = bytearray(made.bytes())
    at %= len(data)
    data[at : at + len(damage)] = damage
    try:
        read_bytes(bytes(data))
    except SourceError as error:
        (problem,) = error.problems
        assert problem.message
        assert problem.remedy
