"""Word manuscripts, made with python-docx and, where it cannot, with XML put into its files."""

# ruff: noqa: E501  # XML is quoted as Word writes it

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

import docx
import pytest
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx.oxml import parse_xml
from docx.shared import Inches, Pt
from hypothesis import example, given
from hypothesis import strategies as st
from PIL import Image

from plugins.importer import template
from plugins.importer.model import Reading, ReadOptions, Source
from plugins.importer.readers.docx import read
from plugins.newspaper.problems import SourceError

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def packed(document: Document) -> bytes:
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def read_document(document: Document, name: str = "来稿.docx") -> Reading:
    return read(Source(name=name, data=packed(document)), ReadOptions())


def texts(reading: Reading) -> list[str]:
    return [line.text for line in reading.lines]


def add_xml(document: Document, xml: str) -> None:
    document.element.body.insert(len(document.element.body) - 1, parse_xml(xml))


def picture(colour: str = "red", size: tuple[int, int] = (1200, 800), kind: str = "JPEG") -> bytes:
    target = io.BytesIO()
    Image.new("RGB", size, colour).save(target, kind)
    return target.getvalue()


def rewritten(data: bytes, part: str, change: Callable[[bytes], bytes]) -> bytes:
    source, target = zipfile.ZipFile(io.BytesIO(data)), io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
        for info in source.infolist():
            content = source.read(info)
            package.writestr(info, change(content) if info.filename == part else content)
    return target.getvalue()


def refusal(data: bytes, name: str = "来稿.docx") -> str:
    with pytest.raises(SourceError) as caught:
        read(Source(name=name, data=data), ReadOptions())
    (problem,) = caught.value.problems
    assert problem.severity == "error"
    assert problem.remedy
    return problem.message


def test_a_paragraph_is_a_whole_line_and_empty_ones_are_counted() -> None:
    document = docx.Document()
    for text in ("云岭新区项目集中开工", "", "", "本报讯 新区昨日开工。"):
        document.add_paragraph(text)
    reading = read_document(document)
    assert [(line.number, line.text, line.hints.blank_before) for line in reading.lines] == [
        (1, "云岭新区项目集中开工", 0),
        (4, "本报讯 新区昨日开工。", 2),
    ]
    assert all(line.hints.whole for line in reading.lines)
    assert reading.is_manuscript
    assert reading.encoding == "Word"


def test_looks_are_hints() -> None:
    document = docx.Document()
    title = document.add_paragraph()
    title.alignment = WD_ALIGN_PARAGRAPH.CENTER
    run = title.add_run("云岭新区项目集中开工")
    run.bold = True
    run.font.size = Pt(22)
    document.add_paragraph().add_run("新区昨日开工。" * 9).font.size = Pt(10.5)
    document.add_heading("一季度", level=2)
    first, body, heading = read_document(document).lines
    assert (first.hints.centred, first.hints.bold, first.hints.size) == (True, True, 22)
    assert (body.hints.centred, body.hints.bold, body.hints.size) == (False, False, 10.5)
    assert first.hints.body_size == body.hints.body_size == 10.5
    assert heading.hints.style == "小标题"


def test_what_a_style_says_holds_for_its_paragraphs() -> None:
    data = template.manuscript([("主题", "云岭新区项目集中开工"), ("正文", "新区昨日开工。" * 9)])
    title, body = read(Source(name="稿.docx", data=data), ReadOptions()).lines
    assert (title.hints.style, title.hints.size, title.hints.centred) == ("主题", 22, True)
    assert title.hints.bold
    assert (body.hints.style, body.hints.size, body.hints.centred) == ("正文", 12, False)
    assert body.hints.indented


def test_soft_breaks_are_lines() -> None:
    document = docx.Document()
    run = document.add_paragraph().add_run("园区实行“拎包")
    run.add_break()
    run.add_text("入驻”服务")
    reading = read_document(document)
    assert texts(reading) == ["园区实行“拎包", "入驻”服务"]
    assert not any(line.hints.whole for line in reading.lines)


def test_a_page_break_is_a_hint_of_the_line_after_it() -> None:
    document = docx.Document()
    document.add_paragraph("上篇。").add_run().add_break(WD_BREAK.PAGE)
    document.add_paragraph("下篇。")
    first, second = read_document(document).lines
    assert not first.hints.breaks
    assert second.hints.breaks


def test_tracked_insertions_are_kept_and_deletions_dropped_and_both_reported() -> None:
    document = docx.Document()
    add_xml(
        document,
        f'<w:p {W}><w:r><w:t>投资</w:t></w:r><w:ins w:id="1" w:author="甲"><w:r><w:t>三亿</w:t></w:r></w:ins>'
        '<w:del w:id="2" w:author="甲"><w:r><w:delText>两亿</w:delText></w:r></w:del>'
        "<w:r><w:t>元</w:t></w:r></w:p>",
    )
    reading = read_document(document)
    assert texts(reading) == ["投资三亿元"]
    assert reading.remarks == ("1 处修订插入已采用", "1 处修订删除已去掉")
    assert [(p.kind, p.severity) for p in reading.problems] == [("tracked-changes", "info")]


def test_a_deleted_paragraph_mark_joins_two_paragraphs() -> None:
    document = docx.Document()
    add_xml(
        document,
        f'<w:p {W}><w:pPr><w:rPr><w:del w:id="1" w:author="甲"/></w:rPr></w:pPr><w:r><w:t>前半</w:t></w:r></w:p>',
    )
    add_xml(document, f"<w:p {W}><w:r><w:t>后半。</w:t></w:r></w:p>")
    assert texts(read_document(document)) == ["前半后半。"]


def test_comments_are_shown_and_never_imported() -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("新区完成投资九十亿元。")
    document.add_comment(paragraph.runs[0], text="数字请核", author="李编辑", initials="李")
    reading = read_document(document)
    assert texts(reading) == ["新区完成投资九十亿元。"]
    assert reading.remarks == ("1 条批注没有导入",)
    (problem,) = reading.problems
    assert (problem.line, problem.kind) == (1, "comment")
    assert problem.message == "批注（李编辑）：数字请核"


NUMBERING = f"""<w:numbering {W}>
<w:abstractNum w:abstractNumId="7">
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCountingThousand"/><w:lvlText w:val="%1、"/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="（%2）"/></w:lvl>
<w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/></w:lvl>
</w:abstractNum>
<w:num w:numId="3"><w:abstractNumId w:val="7"/></w:num>
<w:num w:numId="4"><w:abstractNumId w:val="7"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>
</w:numbering>"""


def numbered(*items: tuple[int, int, str]) -> bytes:
    document = docx.Document()
    for num_id, level, text in items:
        add_xml(
            document,
            f'<w:p {W}><w:pPr><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{num_id}"/></w:numPr></w:pPr>'
            f"<w:r><w:t>{text}</w:t></w:r></w:p>",
        )
    return rewritten(packed(document), "word/numbering.xml", lambda _: NUMBERING.encode())


def test_automatic_numbers_become_the_printed_ones() -> None:
    data = numbered(
        (3, 0, "土地"),
        (3, 1, "供地"),
        (3, 1, "收储"),
        (3, 2, "点"),
        (3, 0, "人才"),
        (3, 1, "引进"),
        (4, 0, "另起"),
    )
    lines = read(Source(name="稿.docx", data=data), ReadOptions()).lines
    assert [line.text for line in lines] == [
        "一、土地", "（1）供地", "（2）收储", "点", "二、人才", "（1）引进", "一、另起"
    ]  # fmt: skip
    assert all(line.hints.is_item for line in lines)


def test_a_table_is_one_line_with_its_rows() -> None:
    document = docx.Document()
    document.add_paragraph("各区投资")
    table = document.add_table(rows=2, cols=2)
    for cell, text in zip(
        (cell for row in table.rows for cell in row.cells),
        ("区", "亿元", "云岭", "90.2"),
        strict=True,
    ):
        cell.text = text
    document.add_paragraph("以上为一季度数。")
    lines = read_document(document).lines
    assert [line.text for line in lines] == ["各区投资", "区\t亿元\t云岭\t90.2", "以上为一季度数。"]
    assert lines[1].hints.rows == (("区", "亿元"), ("云岭", "90.2"))


def test_a_table_of_one_column_is_a_box_of_paragraphs() -> None:
    document = docx.Document()
    table = document.add_table(rows=1, cols=1)
    table.rows[0].cells[0].text = "核心提示"
    table.rows[0].cells[0].add_paragraph("新区昨日开工。")
    lines = read_document(document).lines
    assert [(line.text, line.hints.rows) for line in lines] == [
        ("核心提示", ()),
        ("新区昨日开工。", ()),
    ]


BOX = """<w:p xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"
 xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"
 xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
 xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"
 xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
 xmlns:v="urn:schemas-microsoft-com:vml">
<w:r><w:t>锚点段。</w:t></w:r><w:r>{box}</w:r></w:p>"""
MODERN = (
    "<w:drawing><wp:anchor><a:graphic><a:graphicData><wps:wsp><wps:txbx><w:txbxContent><w:p><w:r>"
    "<w:t>框内一段。</w:t></w:r></w:p></w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing>"
)
LEGACY = (
    "<w:pict><v:shape><v:textbox><w:txbxContent><w:p><w:r><w:t>框内一段。</w:t></w:r></w:p>"
    "</w:txbxContent></v:textbox></v:shape></w:pict>"
)


@pytest.mark.parametrize(
    "box",
    [
        MODERN,
        LEGACY,
        f'<mc:AlternateContent><mc:Choice Requires="wps">{MODERN}</mc:Choice><mc:Fallback>{LEGACY}</mc:Fallback></mc:AlternateContent>',
        f'<mc:AlternateContent><mc:Choice Requires="wps">{MODERN}</mc:Choice></mc:AlternateContent>',
    ],
    ids=["modern", "legacy", "both", "modern without fallback"],
)
def test_a_text_box_is_read_once_whatever_its_form(box: str) -> None:
    document = docx.Document()
    add_xml(document, BOX.format(box=box))
    assert texts(read_document(document)) == ["锚点段。", "框内一段。"]


@pytest.mark.parametrize(
    ("xml", "shown"),
    [
        ('<w:fldSimple w:instr="DATE"><w:r><w:t>5月2日</w:t></w:r></w:fldSimple>', "甲5月2日乙"),
        (
            "<w:ruby><w:rubyPr/><w:rt><w:r><w:t>yán</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>妍</w:t></w:r></w:rubyBase></w:ruby>",
            "甲妍乙",
        ),
        (
            "<w:sdt><w:sdtPr/><w:sdtContent><w:r><w:t>控件</w:t></w:r></w:sdtContent></w:sdt>",
            "甲控件乙",
        ),
        ("<w:smartTag><w:r><w:t>标签</w:t></w:r></w:smartTag>", "甲标签乙"),
        ("<w:hyperlink><w:r><w:t>链接</w:t></w:r></w:hyperlink>", "甲链接乙"),
        ("<w:moveTo><w:r><w:t>移来</w:t></w:r></w:moveTo>", "甲移来乙"),
        ("<w:moveFrom><w:r><w:t>移走</w:t></w:r></w:moveFrom>", "甲乙"),
        (
            "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent><w:r><w:t>单击输入</w:t></w:r></w:sdtContent></w:sdt>",
            "甲乙",
        ),
    ],
)
def test_no_wrapper_swallows_its_text(xml: str, shown: str) -> None:
    document = docx.Document()
    add_xml(document, f"<w:p {W}><w:r><w:t>甲</w:t></w:r>{xml}<w:r><w:t>乙</w:t></w:r></w:p>")
    assert texts(read_document(document)) == [shown]


def test_a_formula_is_kept_as_text_and_asked_about() -> None:
    math = 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
    document = docx.Document()
    add_xml(document, f"<w:p {W}><m:oMath {math}><m:r><m:t>E=mc</m:t></m:r></m:oMath></w:p>")
    reading = read_document(document)
    assert texts(reading) == ["E=mc"]
    assert [(p.kind, p.severity) for p in reading.problems] == [("formula", "query")]


PARAGRAPH = "老周在井台上站了三十四年，看着水表从一块换到二十块，他说往后不必再下井抄数了。"


@pytest.mark.parametrize("is_below", [True, False])
def test_a_short_paragraph_beside_a_picture_is_its_caption(is_below: bool) -> None:
    document = docx.Document()
    for text in ("老周的井台", "本报记者 卓玛", PARAGRAPH):
        document.add_paragraph(text)
    for colour, caption in (("red", "老周在井台上看表。"), ("blue", "换下来的旧表")):
        if not is_below:
            document.add_paragraph(caption)
        document.add_picture(io.BytesIO(picture(colour)), width=Inches(2))
        if is_below:
            document.add_paragraph(caption)
        document.add_paragraph(PARAGRAPH)
    reading = read_document(document)
    found = {line.text: line.hints for line in reading.lines if line.hints.picture}
    assert {text: hints.picture for text, hints in found.items()} == {
        "老周在井台上看表。": "来稿-1.jpg",
        "换下来的旧表": "来稿-2.jpg",
    }
    assert {hints.style for hints in found.values()} == {"图片说明"}
    assert [p.kind for p in reading.problems] == ["caption-guess"] * 2


def test_a_picture_above_a_paragraph_or_a_heading_makes_no_caption_of_it() -> None:
    document = docx.Document()
    for text in ("老周的井台", "本报记者 卓玛", PARAGRAPH):
        document.add_paragraph(text)
    document.add_picture(io.BytesIO(picture("red")), width=Inches(2))
    document.add_paragraph(PARAGRAPH)
    document.add_picture(io.BytesIO(picture("blue")), width=Inches(2))
    document.add_paragraph("一、从一块到二十块")
    document.add_paragraph(PARAGRAPH)
    document.add_picture(io.BytesIO(picture("green")), width=Inches(2))
    lines = read_document(document).lines
    assert [line.hints.picture for line in lines] == ["", "", "", "来稿-1.jpg", "来稿-2.jpg", ""]
    assert lines[-1].hints.picture_below == "来稿-3.jpg"
    assert "图片说明" not in {line.hints.style for line in lines}


def test_footnotes_stand_at_the_end() -> None:
    document = docx.Document()
    add_xml(
        document,
        f'<w:p {W}><w:r><w:t>增长七成</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:t>。</w:t></w:r></w:p>',
    )
    data = packed(document)
    notes = f'<w:footnotes {W}><w:footnote w:id="2"><w:p><w:r><w:t>按现价计算。</w:t></w:r></w:p></w:footnote></w:footnotes>'
    target = io.BytesIO(data)
    with zipfile.ZipFile(target, "a") as package:
        package.writestr("word/footnotes.xml", notes)
    assert texts(read(Source(name="稿.docx", data=target.getvalue()), ReadOptions())) == [
        "增长七成。",
        "按现价计算。",
    ]


def test_pictures_are_taken_out_once_each_and_named_at_the_line_after_them() -> None:
    document = docx.Document()
    document.add_paragraph("新区昨日开工。")
    for colour in ("red", "blue", "red"):
        document.add_picture(io.BytesIO(picture(colour)), width=Inches(2))
    document.add_paragraph("图为开工现场。")
    document.add_picture(io.BytesIO(picture("green", kind="PNG")), width=Inches(2))
    reading = read_document(document, "王 璐/来稿.docx")
    assert [p.name for p in reading.pictures] == ["来稿-1.jpg", "来稿-2.jpg", "来稿-3.png"]
    assert reading.pictures[0].data == picture("red")
    assert [line.hints.picture for line in reading.lines] == [
        "", "来稿-1.jpg 来稿-2.jpg 来稿-1.jpg"
    ]  # fmt: skip
    assert reading.lines[-1].hints.picture_below == "来稿-3.png"
    assert "3 张图片已取出" in reading.remarks


def test_a_drawing_that_no_browser_shows_is_asked_for() -> None:
    document = docx.Document()
    document.add_picture(io.BytesIO(picture(kind="PNG")), width=Inches(2))
    document.add_paragraph("图为开工现场。")
    data = rewritten(
        packed(document),
        "[Content_Types].xml",
        lambda xml: xml.replace(b"image/png", b"image/x-emf"),
    )
    reading = read(Source(name="稿.docx", data=data), ReadOptions())
    assert reading.pictures == ()
    assert reading.lines[0].hints.picture == "?"
    assert [p.kind for p in reading.problems] == ["picture-format"]


def test_the_filled_template_reads_as_its_styles_and_its_hints_stay_out() -> None:
    filled = [
        ("主题", "云岭新区项目集中开工"),
        ("作者", "本报记者 林致远"),
        ("正文", "新区昨日开工。"),
    ]
    untouched = [
        (s.name, s.hint) for s in template.STYLES if s.name in {"引题", "副题", "图片说明"}
    ]
    data = template.manuscript([*untouched, *filled])
    lines = read(Source(name="稿.docx", data=data), ReadOptions()).lines
    assert [(line.hints.style, line.text) for line in lines] == filled


def test_the_empty_template_is_an_empty_file() -> None:
    assert refusal(template.template()) == "空文件，没有文字"


# --- bad input ----------------------------------------------------------------------------------


OLD_WORD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "空文件，没有文字"),
        (b"  \r\n\t", "空文件，没有文字"),
        (OLD_WORD, "这是旧版 Word 或 WPS 文件（.doc、.wps），读不了"),
        (OLD_WORD + "EncryptedPackage".encode("utf-16-le"), "文件有密码保护，读不了"),
        (b"{\\rtf1\\ansi}", "这是RTF 文件，读不了"),
        (b"%PDF-1.7\n", "这其实是 PDF 文件，只是改了名"),
        ("山西科技".encode(), "这不是 Word 文件（可能是改了名的文本，或者传坏了）"),
        (picture(), "这是图片，读不了"),
        (packed(docx.Document())[:3000], "文件已损坏，打不开"),
    ],
    ids=["empty", "blanks", "doc", "locked", "rtf", "pdf", "text", "jpeg", "cut off"],
)
def test_what_is_no_manuscript_is_named_by_its_first_bytes(data: bytes, message: str) -> None:
    assert refusal(data) == message


def test_other_packages_are_named() -> None:
    def package(*names: str) -> bytes:
        target = io.BytesIO()
        with zipfile.ZipFile(target, "w") as made:
            for name in names:
                made.writestr(name, "x")
        return target.getvalue()

    assert refusal(package("[Content_Types].xml", "xl/workbook.xml")) == "这是Excel 表格，读不了"
    assert refusal(package("designmap.xml", "mimetype")) == "这是InDesign 文件（.idml），读不了"
    assert refusal(package("a.txt")) == "这是压缩包，读不了"
    assert refusal(package("[Content_Types].xml", "word/other.xml")) == "Word 文件已损坏，打不开"


def with_main(content: bytes) -> bytes:
    return rewritten(packed(docx.Document()), "word/document.xml", lambda _: content)


def test_a_zip_bomb_is_refused_by_its_sizes() -> None:
    assert refusal(with_main(b"<a>" + b" " * 30_000_000 + b"</a>")).endswith("不像稿件，没有读")


def test_a_list_of_sizes_that_lies_is_not_believed() -> None:
    data = with_main(b"<a>" + b" " * 9_000_000 + b"</a>")
    true, false = (9_000_007).to_bytes(4, "little"), (900).to_bytes(4, "little")
    assert data.count(true) == 2
    assert refusal(data.replace(true, false)) == "Word 文件已损坏，打不开"


def test_xml_that_defines_entities_is_refused() -> None:
    bomb = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa">]><x>&a;</x>'
    assert refusal(with_main(bomb)) == "Word 文件已损坏，打不开"


@pytest.mark.parametrize(
    "main", [b"", b"<w:p", b"\x00\x01", b"<a/>"], ids=["empty", "cut off", "no xml", "foreign"]
)
def test_a_broken_main_part_has_a_sentence(main: bytes) -> None:
    assert refusal(with_main(main))


def test_a_byte_changed_inside_has_a_sentence() -> None:
    document = docx.Document()
    document.add_paragraph("新区昨日开工。" * 400)
    data = bytearray(packed(document))
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        start = package.getinfo("word/document.xml").header_offset + 60
    data[start : start + 40] = b"\xff" * 40
    assert refusal(bytes(data)) == "Word 文件已损坏，打不开"


TEXT = st.text(
    st.sampled_from("园区企业创新，。“”（）《》　 \t0123ABc.+%—…①㎡<>&"), min_size=1, max_size=40
)


@given(
    st.lists(st.tuples(st.sampled_from(["正文", "主题", "小标题"]), TEXT), min_size=1, max_size=8)
)
def test_no_character_of_a_manuscript_is_lost_or_doubled(paragraphs: list[tuple[str, str]]) -> None:
    data = template.manuscript(paragraphs)
    if not "".join(text for _, text in paragraphs).strip():
        assert refusal(data) == "空文件，没有文字"
        return
    found = texts(read(Source(name="稿.docx", data=data), ReadOptions()))
    assert "".join("".join(found).split()) == "".join("".join(t.split()) for _, t in paragraphs)


@given(st.binary(max_size=400), st.integers(0, 3000))
@example(damage=b"\x00\x00@", at=1610)  # a version of zip that nobody has
def test_damage_has_a_sentence_or_leaves_the_text(damage: bytes, at: int) -> None:
    data = bytearray(template.manuscript([("正文", "云岭新区昨日开工。" * 30)]))
    at %= len(data)
    data[at : at + len(damage)] = damage
    try:
        read(Source(name="稿.docx", data=bytes(data)), ReadOptions())
    except SourceError as error:
        (problem,) = error.problems
        assert problem.message
        assert problem.remedy
