"""What becomes of an article's HTML before it is sent out."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from plugins.feeds.body import DROPPED, KEPT, clean, contents
from tests.feeds.archives import HOSTILE, served

SITE = "https://h.example/repo"
BASE = f"{SITE}/2025-04-25/0101.html"
PICTURES = served("2025-04-25/images/a.jpg", "2025-04-25/images/图 一.jpg", "a.jpg", site_url=SITE)

CASES = [  # (in, out)
    ("<p>一段。</p>", "<p>一段。</p>"),
    ("散的字<p>一段</p>", "散的字<p>一段</p>"),
    ("<p>没有关上<b>粗", "<p>没有关上<b>粗</b></p>"),
    ('<p class="x" id="y" style="a" onclick="b" data-z="1" lang="zh">字</p>', "<p>字</p>"),
    ("<p>一<script>alert(1)</script>二</p>", "<p>一二</p>"),
    ("<p>一<svg><text>图</text></svg>二<iframe src='x'></iframe>三</p>", "<p>一二三</p>"),
    ("<my-tag>留<em>下</em></my-tag>", "留<em>下</em>"),
    ("<!-- 注 --><p>字<?x y?></p>", "<p>字</p>"),
    ("<p>R&amp;D &lt;b&gt; ]]&gt;</p>", "<p>R&amp;D &lt;b&gt; ]]&gt;</p>"),
    ("<p>𠮷\x01\x85&#1;</p>", "<p>𠮷</p>"),
    ('<a href="0102.html">下</a>', '<a href="https://h.example/repo/2025-04-25/0102.html">下</a>'),
    ('<a href="#fn1">注</a>', f'<a href="{BASE}#fn1">注</a>'),
    ('<a href="//x.example/a b">外</a>', '<a href="https://x.example/a%20b">外</a>'),
    ('<a href="mailto:a@b.cn">信</a>', '<a href="mailto:a@b.cn">信</a>'),
    ('<a href="https://例子.cn/路?问=答#尾">x</a>',
     '<a href="https://xn--fsqu00a.cn/%E8%B7%AF?%E9%97%AE=%E7%AD%94#%E5%B0%BE">x</a>'),
    ('<a href="%E8%B7%AF">x</a>', '<a href="https://h.example/repo/2025-04-25/%E8%B7%AF">x</a>'),
    ('<a href="javascript:alert(1)">字</a>', "字"),
    ('<a href="java&#x73;cript:alert(1)">字</a>', "字"),
    ('<a href=" JAVA\nscript:alert(1)">字</a>', "字"),
    ('<a href="vbscript:x">字</a><a href="data:text/html,x">字</a><a>字</a>', "字字字"),
    ('<a href="http://[x">坏</a><a href="http://a^b/">坏</a>', "坏坏"),
    ('<img src="images/a.jpg" srcset="b 2x" onerror="x" loading="lazy" width="3">',
     f'<img src="{SITE}/2025-04-25/images/a-1440.jpg" width="1440" alt="" height="960">'),
    ('<p>图<img src="pending:p1" alt="x">后<img alt="y"><img src="data:image/png;x"></p>',
     "<p>图后</p>"),
    ('<picture><source srcset="a.webp"><img src="/repo/a.jpg" alt="甲"></picture>',
     '<img src="https://h.example/repo/a-1440.jpg" alt="甲" width="1440" height="960">'),
    ('<table><tr><td colspan="2" bgcolor="red">格</td></tr></table>',
     '<table><tr><td colspan="2">格</td></tr></table>'),
    ("", ""),
]  # fmt: skip


@pytest.mark.parametrize(("given_html", "expected"), CASES)
def test_examples(given_html, expected):
    assert clean(given_html, BASE, pictures=PICTURES).html == expected


def test_what_is_clean_stays_as_it_is():
    once = clean(HOSTILE, BASE, pictures=PICTURES)
    assert len(once.pictures) == 1
    again = {picture.url: picture for picture in once.pictures}
    assert clean(once.html, BASE, pictures=again) == once


@given(
    st.text(alphabet=st.sampled_from(list("<>&\"'/=! apimgscrthrefsvgj:\x00\x85一]")), max_size=60)
)
def test_nothing_but_the_kept_ever_comes_out(text):
    html = clean(text, BASE).html
    if not html:
        return
    tree = etree.HTML(f"<body><main>{html}</main></body>").find(".//main")
    for element in list(tree.iter())[1:]:
        assert element.tag in KEPT
        assert element.tag not in DROPPED
        assert set(element.keys()) <= KEPT[element.tag]
        for address in (element.get("href"), element.get("src")):
            assert address is None or address.startswith(("https://", "http://", "mailto:", "tel:"))


def test_heads_stand_before_and_notes_after_as_text():
    result = clean(
        "散的字<p>段</p>",
        BASE,
        before=[("strong", "<i>引题"), ("blockquote", "提要一\n\n提要二"), ("strong", "")],
        after=[("p", "更正：&amp;")],
    )
    assert result.html == (
        "<p><strong>&lt;i&gt;引题</strong></p><blockquote><p>提要一</p><p>提要二</p></blockquote>"
        "散的字<p>段</p><p>更正：&amp;amp;</p>"
    )


def test_a_dateline_opens_the_first_paragraph():
    html = clean(
        "<blockquote><p>引</p></blockquote><p><b>昨</b>日</p>", BASE, dateline="本报讯"
    ).html
    assert html == ("<blockquote><p>引</p></blockquote><p><strong>本报讯</strong> <b>昨</b>日</p>")


def test_pictures_are_named_in_order():
    known = served("2025-04-25/b.jpg", "2025-04-25/a.jpg", site_url=SITE)
    html = '<img src="b.jpg"><p><img src="c.jpg"><img src="a.jpg"></p>'
    pictures = clean(html, BASE, pictures=known).pictures
    assert [picture.url.rpartition("/")[2] for picture in pictures] == ["b-1440.jpg", "a-1440.jpg"]


def test_contents_list_titles_as_text():
    html = contents([("第1版·要闻", [("<b>题", "https://h.example/1.html", "甲、乙")])])
    assert html == (
        '<h3>第1版·要闻</h3><ul><li><a href="https://h.example/1.html">&lt;b&gt;题</a>'
        "　甲、乙</li></ul>"
    )
