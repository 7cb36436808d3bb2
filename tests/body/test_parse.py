"""An article's Markdown becomes blocks: nothing is lost, nothing foreign gets in."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from plugins.body.parse import Body, parse, read_credit
from plugins.newspaper.chinese import CONTROL
from plugins.newspaper.model import Byline, Photo

# Markdown, kind, html, text
BLOCKS = [
    ("一段。", "p", "<p>一段。</p>", "一段。"),
    ("一行\n又一行。", "p", "<p>一行又一行。</p>", "一行又一行。"),
    ("in two\nlines", "p", "<p>in two lines</p>", "in two lines"),
    ("*轻* 和 **重**", "p", "<p><em>轻</em> 和 <strong>重</strong></p>", "轻 和 重"),
    ("## 算力家底", "h", "<h2>算力家底</h2>", "算力家底"),
    ("#### 小标题 ##", "h", "<h2>小标题</h2>", "小标题"),
    ("- 一项\n  接着", "li", "<li>一项接着</li>", "一项接着"),
    ("1. 印出的数字", "p", "<p>1. 印出的数字</p>", "1. 印出的数字"),
    ("1\\. 印出的数字", "p", "<p>1. 印出的数字</p>", "1. 印出的数字"),
    ("-5℃的早晨", "p", "<p>-5℃的早晨</p>", "-5℃的早晨"),
    ("#标签不是标题", "p", "<p>#标签不是标题</p>", "#标签不是标题"),
    ("问：为什么？", "p", "<p>问：为什么？</p>", "问：为什么？"),
    ("    缩进四格也是段落", "p", "<p>缩进四格也是段落</p>", "缩进四格也是段落"),
    ("snake_case_word", "p", "<p>snake_case_word</p>", "snake_case_word"),
    ("`代码`照印", "p", "<p>`代码`照印</p>", "`代码`照印"),
    ("<b>R&D</b> &copy;", "p", "<p>&lt;b&gt;R&amp;D&lt;/b&gt; &amp;copy;</p>", "<b>R&D</b> &copy;"),
    ("---", "p", "<p>---</p>", "---"),
    ("> 引文\n> 接着\n>\n> 又一段", "quote",
     "<blockquote><p>引文接着</p><p>又一段</p></blockquote>", "引文接着\n又一段"),
    ("> [!编者按] 开头\n> 接着", "note",
     '<aside class="note"><p class="label">编者按</p><p>开头接着</p></aside>', "编者按\n开头接着"),
    ("> [!诗]\n> 雨停了\n> *脚手架*亮着\n>\n> 第二节", "verse",
     ('<div class="verse"><p><span>雨停了</span><br><span><em>脚手架</em>亮着</span></p>'
      "<p><span>第二节</span></p></div>"), "雨停了\n脚手架亮着\n\n第二节"),
    ("年|家数\n-|-\n2024|**616**", "table",
     ("<table><thead><tr><th>年</th><th>家数</th></tr></thead>"
      "<tbody><tr><td>2024</td><td><strong>616</strong></td></tr></tbody></table>"),
     "年\t家数\n2024\t616"),
    ("|只有一行|", "p", "<p>|只有一行|</p>", "|只有一行|"),
]  # fmt: skip


@pytest.mark.parametrize(("source", "kind", "html", "text"), BLOCKS)
def test_a_form_of_the_newspaper_becomes_its_block(
    source: str, kind: str, html: str, text: str
) -> None:
    body = parse(source, "0101.md")
    (block,) = body.blocks
    assert body.problems == ()
    assert (block.kind, block.html.replace("\n", ""), block.text) == (kind, html, text)


def test_the_label_of_a_note_is_kept_apart() -> None:
    (block,) = parse("> [!相关链接]\n> 一条", "0101.md").blocks
    assert block.label == "相关链接"


def test_blocks_without_a_blank_line_between_them_are_told_apart() -> None:
    body = parse("一段\n## 题\n二段\n- 甲\n- 乙\n> 引\n三段", "0101.md", first_line=7)
    assert [block.kind for block in body.blocks] == ["p", "h", "p", "li", "li", "quote", "p"]
    assert body.lines == (7, 8, 9, 10, 11, 12, 13)


# --- links -------------------------------------------------------------------------------------

LINKS = [
    ("0102-晋创谷.md", "0102.html"),
    ("0102.md", "0102.html"),
    ("0102-%E6%99%8B.md", "0102.html"),
    ("../2025-05-02/0101-标题.md", "../2025-05-02/0101.html"),
    ("0102-题.md#b3", "0102.html#b3"),
    ("../about.md", "../about.html"),
    ("https://example.cn/a?b=1&c=2#d", "https://example.cn/a?b=1&c=2#d"),
    ("HTTPS://example.cn/", "HTTPS://example.cn/"),
    ("mailto:a@b.cn", "mailto:a@b.cn"),
]


@pytest.mark.parametrize(("written", "address"), LINKS)
def test_a_link_of_the_allow_list_is_resolved(written: str, address: str) -> None:
    body = parse(f"看[这里]({written})。", "0101.md")
    assert body.problems == ()
    assert hrefs(body) == [address]


EVIL = [
    "javascript:alert(1)",
    "JavaScript:alert(1)",
    "java&#x73;cript:alert(1)",
    "java&#115;cript:alert(1)",
    "&#106;avascript:alert(1)",
    "javascript&colon;alert(1)",
    "java%73cript:alert(1)",
    "java&Tab;script:alert(1)",
    " javascript:alert(1)",
    "<javascript:alert(1)>",
    "vbscript:x",
    "data:text/html,x",
    "file:///etc/passwd",
    "http://example.cn/",
    "//example.cn/",
    "/etc/passwd",
    "../../0101.md",
    "https:",
    "https://",
    "https://[foo",
    "<https://a b>",
    "mailto:",
    "a.html",
    "#b3",
    "",
    "0102-题.md%00",
]


@pytest.mark.parametrize("written", EVIL)
def test_every_other_link_is_a_problem_and_loses_its_address(written: str) -> None:
    body = parse(f"正文\n\n看[这里]({written})。", "0101.md", first_line=5)
    (problem,) = body.problems
    assert (problem.path, problem.line, problem.kind) == ("0101.md", 7, "link")
    assert problem.message.startswith("链接“")
    assert problem.remedy == "只能链接本站稿件（0102-标题.md）、https: 或 mailto: 地址"
    assert hrefs(body) == []
    assert "这里" in body.blocks[1].text


FORMS = ["[x](E)", "## [x](E)", "- [x](E)", "> [x](E)", "> [!注]\n> [x](E)", "> [!诗]\n> [x](E)"]
FORMS += ["a|b\n-|-\n[x](E)|c", "**[x](E)**", "![x](images/a.jpg) [x](E)"]


@pytest.mark.parametrize("form", FORMS)
def test_links_are_judged_in_every_form(form: str) -> None:
    body = parse(form.replace("E", "javascript:alert(1)"), "0101.md")
    assert "link" in [problem.kind for problem in body.problems]
    assert "javascript" not in "".join(block.html for block in body.blocks)


# --- pictures ----------------------------------------------------------------------------------


def test_a_picture_alone_in_its_paragraph_is_a_figure() -> None:
    (block,) = parse('![厂区清晨](images/a.jpg "王龙飞 摄")', "0101.md").blocks
    credit = Byline(name="王龙飞", role="摄")
    assert block.kind == "figure"
    assert block.photos == (Photo(src="images/a.jpg", caption="厂区清晨", credit=credit),)
    assert block.text == "厂区清晨 王龙飞摄"


def test_several_pictures_in_a_paragraph_are_one_figure() -> None:
    (block,) = parse('![](images/a.jpg)\n![共同的说明](images/b.jpg "李明 供图")', "0101.md").blocks
    assert [photo.src for photo in block.photos] == ["images/a.jpg", "images/b.jpg"]
    assert [photo.caption for photo in block.photos] == ["", "共同的说明"]


def test_a_picture_to_come_leaves_its_caption_and_no_address() -> None:
    (block,) = parse("![集中开工现场](pending:p1-1)", "0101.md").blocks
    assert block.photos == (Photo(pending="p1-1", caption="集中开工现场"),)
    assert "pending" not in block.html
    assert "src" not in block.html


CREDITS = [
    ("王龙飞 摄", Byline(name="王龙飞", role="摄")),
    ("受访者供图", Byline(name="受访者", role="供图")),
    ("新华社发", Byline(name="新华社", role="发")),
    ("资料图片", Byline(name="资料图片")),
    ("", None),
]


@pytest.mark.parametrize(("text", "credit"), CREDITS)
def test_a_credit_is_a_name_and_the_printed_word(text: str, credit: Byline | None) -> None:
    assert read_credit(text) == credit


OUTSIDE = [
    "../0101.jpg",
    "images/../../etc/passwd",
    "images/%2e%2e/x.jpg",
    "images\\\\x.jpg",
    "/images/x.jpg",
    "x.jpg",
    "images/",
    "images/sub/x.jpg",
    "https://example.cn/x.jpg",
    "javascript:alert(1)",
    "data:image/svg+xml,x",
    "images/%00.jpg",
]


@pytest.mark.parametrize("written", OUTSIDE)
def test_a_picture_outside_its_folder_is_a_problem(written: str) -> None:
    body = parse(f"第一段\n\n![说明]({written})", "0101.md")
    (problem,) = body.problems
    assert (problem.line, problem.kind) == (3, "picture-path")
    assert "图片放进本期的 images 文件夹" in problem.remedy
    assert body.blocks[1].photos[0].src == ""
    assert "src" not in body.blocks[1].html


MIXED = ["前面 ![x](images/a.jpg)", "![x](images/a.jpg) 后面", "[![x](images/a.jpg)](https://a.cn)"]
MIXED += ["## ![x](images/a.jpg)", "- ![x](images/a.jpg)", "> ![x](https://a.cn/b.jpg)"]
MIXED += ["> [!诗]\n> ![x](images/a.jpg)", "a|b\n-|-\n![x](images/a.jpg)|c"]


@pytest.mark.parametrize("source", MIXED)
def test_a_picture_within_something_else_is_a_problem(source: str) -> None:
    (problem,) = parse(source, "0101.md").problems
    assert (problem.kind, problem.remedy) == ("inline-picture", "图片单独成段，上下各空一行")


# --- hostile -----------------------------------------------------------------------------------

HOSTILE = ['<script>alert("1")</script>', "{{ 7 * 7 }}", "{% raw %}", '" onload="x', "]]>", "<!--"]
PLACES = ["E", "## E", "- E", "> E", "> [!注] E", "> [!诗]\n> E", "a|b\n-|-\nE|c", "*x*E"]
PLACES += ["![E](images/a.jpg)", "[E](https://a.cn)"]


@pytest.mark.parametrize("words", HOSTILE)
@pytest.mark.parametrize("place", PLACES)
def test_markup_in_a_text_stays_text(words: str, place: str) -> None:
    body = parse(place.replace("E", words), "0101.md")
    assert words in body.blocks[-1].text
    assert set(Tags.of(body)) <= ALLOWED


def test_a_control_character_is_taken_out_and_said_with_its_line() -> None:
    body = parse("一段\n\n又\x08一段\ud800", "0101.md", first_line=4)
    assert [block.text for block in body.blocks] == ["一段", "又一段"]
    (problem,) = body.problems
    assert (problem.severity, problem.line) == ("warning", 6)


DEEP = ["*a **" * 1000 + "x" + "** b*" * 1000, "*" * 9000 + "a" + "*" * 9000, "[" * 10_000]
DEEP += ["![a" * 3000 + "](images/a.jpg)" * 3000, "> " * 5000 + "a", "a|b\n-|-\n" + "|" * 10_000]
DEEP += ["[x](" + "(" * 5000, "\\" * 10_000, "<" * 10_000, "- " * 5000, "#" * 10_000, "长" * 10_000]


@pytest.mark.parametrize("source", DEEP, ids=lambda source: source[:8])
def test_no_line_however_long_makes_it_raise(source: str) -> None:
    body = parse(source, "0101.md")
    assert body.blocks


# --- properties --------------------------------------------------------------------------------

ALLOWED = {"p", "h2", "li", "blockquote", "aside", "div", "span", "br", "em", "strong", "a"}
ALLOWED |= {"table", "thead", "tbody", "tr", "th", "td", "figure", "figcaption", "img"}

ANY = st.text(st.characters())
# Marks of Markdown far more often than chance would have them.
MARKED = st.lists(
    st.sampled_from(
        ["*", "**", "[", "](", ")", "![", "](images/a.jpg", "](javascript:x)", "<", ">", "&", "#",
         "\n", "\n\n", "> ", "- ", "## ", "|", "-|-", "[!诗]", "\\", '"', "`", "java&#x73;cript:",
         "https://a.cn", "pending:", "字", "abc", " ", "\r", "\u2028", "\x02", "klzzwxh:0001", "_"]
    ),
    max_size=40,
).map("".join)  # fmt: skip


class Tags(HTMLParser):
    """The elements and addresses of a fragment, as a browser would see them."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))

    @classmethod
    def read(cls, body: Body) -> list[tuple[str, dict[str, str | None]]]:
        reader = cls()
        reader.feed("".join(block.html for block in body.blocks))
        reader.close()
        return reader.found

    @classmethod
    def of(cls, body: Body) -> list[str]:
        return [tag for tag, _ in cls.read(body)]


def hrefs(body: Body) -> list[str]:
    return [attrs["href"] or "" for _, attrs in Tags.read(body) if "href" in attrs]


SAFE_HREF = re.compile(r"(?i)(https://[^/]|mailto:.|(\.\./)?([\w-]+/)?([0-9]{4}|[a-z0-9-]+)\.html)")


@given(ANY | MARKED)
def test_nothing_raises_and_only_our_elements_come_out(source: str) -> None:
    body = parse(source, "0101.md")
    assert len(body.lines) == len(body.blocks)
    assert set(Tags.of(body)) <= ALLOWED
    for _, attrs in Tags.read(body):
        assert set(attrs) <= {"href", "src", "alt", "class", "style"}
        assert attrs.get("style") in {None, "text-align: left;", "text-align: right;",
                                      "text-align: center;"}  # fmt: skip


@given(ANY | MARKED)
@example("[x](java&#x73;cript:1)")
@example("[x](\x01javascript:1)")
def test_no_address_survives_but_those_of_the_allow_list(source: str) -> None:
    body = parse(source, "0101.md")
    for _, attrs in Tags.read(body):
        assert SAFE_HREF.match(attrs.get("href") or "https://a")
        assert re.fullmatch(r"images/[^/\\]+", attrs.get("src") or "images/a")


# What is neither a mark of Markdown nor a blank.
def letters(text: str) -> str:
    return re.sub(r"[\s*\\|#>+\-\[\]!]", "", CONTROL.sub("", text))


PLAIN = st.text(st.characters(exclude_characters="*\\[]|"))


@given(PLAIN)
def test_no_character_of_a_plain_text_is_lost(source: str) -> None:
    body = parse(source, "0101.md")
    assert [problem.severity for problem in body.problems] in ([], ["warning"])
    assert letters("".join(block.text for block in body.blocks)) == letters(source)


@given(PLAIN)
def test_what_a_browser_shows_is_the_text(source: str) -> None:
    class Text(HTMLParser):
        said = ""

        def handle_data(self, data: str) -> None:
            self.said += data

    body = parse(source, "0101.md")
    reader = Text()
    reader.feed("".join(block.html for block in body.blocks))
    reader.close()
    assert letters(reader.said) == letters(source)


@given(st.lists(st.text(st.characters(categories=["Lo", "Nd"]), min_size=1), min_size=1))
def test_paragraphs_stay_paragraphs_in_their_order(paragraphs: list[str]) -> None:
    body = parse("\n\n".join(paragraphs), "0101.md", first_line=3)
    assert [block.text for block in body.blocks] == paragraphs
    assert body.lines == tuple(range(3, 3 + 2 * len(paragraphs), 2))
