"""The RSS as reader programs take it: by feedparser, and by lxml where that forgives too much."""

from __future__ import annotations

import dataclasses
import re
from datetime import UTC, date, datetime

import feedparser
import pytest
from lxml import etree

from plugins.newspaper.model import CHINA, Byline, Correction
from tests.feeds import archives
from tests.feeds.archives import SITE_URL, archive, article, built, figure, issue, weekly

NS = {
    "atom": "http://www.w3.org/2005/Atom",
    "content": "http://purl.org/rss/1.0/modules/content/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "fh": "http://purl.org/syndication/history/1.0",
    "media": "http://search.yahoo.com/mrss/",
}
PICTURE = "2025-04-25/images/a.jpg"


def channel(data: bytes) -> etree._Element:
    return etree.fromstring(data)[0]


def one(article_made, **options):
    """The only item of a feed with that article."""
    files = built(archive(issue(article_made.issue_id, [article_made])), **options)
    return channel(files["feeds/all.xml"]).find("item")


def test_an_article_stands_in_the_feed_of_the_site_and_of_its_column_alone():
    files = built(weekly(1))
    ids = {
        path: [item.findtext("guid") for item in channel(files[f"feeds/{path}.xml"]).iter("item")]
        for path in ("all", "kaifaqu-jianshe", "chuangxin-qudong-fazhan", "fukan")
    }
    assert ids == {
        "all": [f"tag:kxdb.com,2025-04-25:2025-04-25/010{n}" for n in (1, 2, 3, 4)],
        "kaifaqu-jianshe": [f"tag:kxdb.com,2025-04-25:2025-04-25/010{n}" for n in (1, 3)],
        "chuangxin-qudong-fazhan": [f"tag:kxdb.com,2025-04-25:2025-04-25/010{n}" for n in (2, 4)],
        "fukan": [],
    }


@pytest.mark.parametrize("made", [weekly(3), archive(), archives.hostile()])
def test_every_feed_parses_without_a_fault(made):
    files = built(made)
    assert len([path for path in files if path.endswith(".xml")]) >= 5
    for path, data in files.items():
        if path.endswith(".xml"):
            parsed = feedparser.parse(data)
            assert not parsed.bozo, (path, parsed.get("bozo_exception"))
            assert parsed.version == "rss20"


def test_the_channel_says_all_that_readers_ask_for():
    feed = channel(built(weekly(1))["feeds/kaifaqu-jianshe.xml"])
    assert feed.findtext("title") == "开发区建设·开发区建设周刊"
    assert feed.findtext("description") == "园区动态"
    assert feed.findtext("link") == f"{SITE_URL}/columns/kaifaqu-jianshe/"
    assert feed.findtext("language") == "zh-CN"
    assert feed.findtext("ttl") == "60"
    assert "科学导报" in feed.findtext("copyright")
    assert feed.findtext("docs").startswith("https://")
    assert feed.findtext("image/url") == f"{SITE_URL}/feeds/icon-144.png"
    assert feed.findtext("image/link") == feed.findtext("link")
    assert int(feed.findtext("image/width")) <= 144
    assert int(feed.findtext("image/height")) <= 400
    assert not feed.findall("skipDays") + feed.findall("skipHours")


def test_the_channels_link_is_the_page_though_self_is_a_link_too():
    feed = channel(built(weekly(1))["feeds/all.xml"])
    assert [link.text for link in feed.findall("link")] == [f"{SITE_URL}/"]
    selves = [a for a in feed.findall("atom:link", NS) if a.get("rel") == "self"]
    assert [a.get("href") for a in selves] == [f"{SITE_URL}/feeds/all.xml"]


def test_the_text_is_whole_in_cdata_and_the_summary_is_apart():
    made = article(summary="一句话。")
    data = built(archive(issue("2025-04-25", [made])))["feeds/all.xml"]
    assert b"<content:encoded><![CDATA[<p>" in data
    item = channel(data).find("item")
    assert item.findtext("description") == "一句话。"
    text = "".join(etree.HTML(item.findtext("content:encoded", namespaces=NS)).itertext())
    assert text == made.text


@pytest.mark.parametrize(
    ("written", "sent"),
    [
        ("R&D 投入，3 < 5", "R＆D 投入，3 ＜ 5"),
        ("甲 & 乙，3 < 5", "甲 & 乙，3 < 5"),
        ("<b>粗</b> 与 3 < 5", "＜b＞粗＜/b＞ 与 3 ＜ 5"),
        ("写作 &amp; 的符号", "写作 ＆amp; 的符号"),
        ("<script>alert(1)</script>", "＜script＞alert(1)＜/script＞"),
        ("两 行\n 一行", "两 行 一行"),
    ],
)
def test_titles_and_summaries_mean_the_same_as_text_and_as_html(written, sent):
    item = one(article(title=written, summary=written))
    assert item.findtext("title") == item.findtext("description") == sent


@pytest.mark.parametrize(
    ("bylines", "creator"),
    [
        ((), None),
        ((Byline(name="林致远"),), "林致远"),
        ((Byline(name="王春宇"), Byline(name="丁洁", role="通讯员")), "王春宇、丁洁"),
        ((Byline(name="王璐@2"),), "王璐"),
    ],
)
def test_there_is_one_creator_however_many_authors(bylines, creator):
    item = one(article(bylines=bylines))
    assert item.findtext("dc:creator", namespaces=NS) == creator
    assert len(item.findall("dc:creator", NS)) == (creator is not None)
    assert item.find("author") is None, "RSS wants an e-mail address there"


def test_the_lead_is_newest_and_no_two_articles_share_a_moment():
    feed = feedparser.parse(built(weekly(3, 12))["feeds/all.xml"])
    moments = [entry.published_parsed for entry in feed.entries]
    assert moments == sorted(moments, reverse=True)
    assert len(set(moments)) == len(moments)
    assert feed.entries[0].id.endswith("2025-05-09/0101")
    assert feed.entries[0].published == "Fri, 09 May 2025 07:58:19 +0800"


def test_a_special_comes_an_hour_before_the_issue_of_its_day():
    special = "2025-04-25-tekan"
    made = archive(issue("2025-04-25", [article()]), issue(special, [article(special)]))
    ids = [entry.id for entry in feedparser.parse(built(made)["feeds/all.xml"]).entries]
    assert ids == [
        "tag:kxdb.com,2025-04-25:2025-04-25/0101",
        "tag:kxdb.com,2025-04-25:2025-04-25-tekan/0101",
    ]


def test_a_column_is_claimed_only_where_it_was_printed():
    assert one(article(column_printed="")).find("category") is None
    assert one(article(column_printed="开发区建设")).findtext("category") == "开发区建设"


def test_the_first_picture_is_enclosed_at_the_address_where_the_text_shows_it():
    item = one(
        article(blocks=(figure("images/a.jpg"), figure("images/b.png"))),
        pictures=[PICTURE, "2025-04-25/images/b.png"],
    )
    enclosure = item.find("enclosure")
    assert dict(enclosure.attrib) == {
        "url": f"{SITE_URL}/2025-04-25/images/a-1440.jpg",
        "length": "4321",
        "type": "image/jpeg",
    }
    content = item.find("media:content", NS)
    assert (content.get("url"), content.get("medium")) == (enclosure.get("url"), "image")
    assert item.find("media:group", NS) is None
    html = etree.HTML(item.findtext("content:encoded", namespaces=NS))
    shown = [image.get("src").rpartition("/")[2] for image in html.iter("img")]
    assert shown == ["a-1440.jpg", "b-1440.jpg"]
    assert html.find(".//img").get("src") == enclosure.get("url")


def test_a_picture_that_is_not_served_is_neither_enclosed_nor_shown_broken():
    item = one(article(blocks=(figure("images/a.jpg", "图注"),)))
    assert item.find("enclosure") is None
    assert item.find("media:content", NS) is None
    html = item.findtext("content:encoded", namespaces=NS)
    assert "图注" in html
    assert "img" not in html


def test_a_picture_still_to_come_leaves_its_caption():
    made = article(blocks=(figure("pending:p1-1", "竣工的那一天"),))
    html = one(made).findtext("content:encoded", namespaces=NS)
    assert "竣工的那一天" in html
    assert "img" not in html


def test_no_clock_is_asked():
    plain = feedparser.parse(built(weekly(2))["feeds/all.xml"]).feed
    assert plain.updated == "Fri, 02 May 2025 07:58:19 +0800"
    corrected = article(modified=datetime(2025, 5, 3, 10, tzinfo=CHINA))
    feed = feedparser.parse(built(archive(issue("2025-04-25", [corrected])))["feeds/all.xml"])
    assert feed.feed.updated == "Sat, 03 May 2025 10:00:00 +0800"
    assert feed.entries[0].published == "Fri, 25 Apr 2025 07:58:19 +0800"
    empty = built(archive())
    assert channel(empty["feeds/all.xml"]).find("lastBuildDate") is None
    this_year = str(datetime.now(UTC).year).encode()
    assert not [path for path, data in empty.items() if this_year in data]


def test_a_feed_without_entries_is_a_feed():
    feed = feedparser.parse(built(weekly(1))["feeds/fukan.xml"])
    assert not feed.bozo
    assert feed.feed.title == "副刊·开发区建设周刊"
    assert feed.entries == []


def test_a_browser_is_given_a_style_and_no_xslt():
    files = built(weekly(6))
    for path, data in files.items():
        if not path.endswith(".xml"):
            continue
        href = "../feed.css" if "/history/" in path else "feed.css"
        start = f'?>\n<?xml-stylesheet type="text/css" href="{href}"?><rss '.encode()
        assert start in data[:200], path
        assert b"xsl" not in data.replace(b"xml-stylesheet", b"")


@pytest.mark.parametrize("site_url", [SITE_URL, "https://h.example/repo", "http://127.0.0.1:8000"])
def test_every_address_is_absolute_ascii_and_below_the_site(site_url):
    files = built(
        weekly(6, blocks=(figure("images/图.jpg"),)),
        site_url=site_url,
        pictures=[f"{issue_id}/images/图.jpg" for issue_id in ("2025-04-25", "2025-05-02")],
    )
    for path, data in files.items():
        addresses = set(re.findall(r'(?<=")https?:[^"\\]+|(?<=>)https?:[^<]+', data.decode()))
        own = {a for a in addresses if not a.startswith(("https://www.rss", "https://jsonfeed"))}
        own -= set(NS.values())
        assert own, path
        for address in own:
            assert address.isascii(), (path, address)
            assert address.startswith(f"{site_url}/"), (path, address)


def test_the_guid_hangs_on_the_id_alone():
    plain = article()
    changes = [
        {"title": "另一个标题"},
        {"kicker": "引题", "deck": "副题"},
        {"page": 3, "order": 9},
        {"column": archives.COLUMNS[2], "column_printed": "副刊"},
        {"modified": datetime(2025, 6, 1, tzinfo=UTC)},
        {"bylines": ()},
    ]
    seen = {
        one(dataclasses.replace(plain, **change), site_url=url).findtext("guid")
        for change in changes
        for url in (SITE_URL, "https://other.example/sub")
    }
    assert seen == {"tag:kxdb.com,2025-04-25:2025-04-25/0101"}
    assert one(plain).find("guid").get("isPermaLink") == "false"


def test_a_notice_says_that_it_is_one():
    assert one(article(kind="notice", title="征集启事")).findtext("title") == "【公告】征集启事"
    assert one(article(kind="ad", title="广告：新品")).findtext("title") == "广告：新品"
    assert one(article(kind="photos", title="雨后")).findtext("title") == "雨后"


def test_a_draft_is_not_sent_out():
    made = archive(issue("2025-04-25", [article(), article(digits="0102", status="draft")]))
    for data in built(made).values():
        assert b"0102" not in data


def test_forbidden_characters_never_stop_a_feed_and_never_reach_it():
    bad = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]")
    for path, data in built(archives.hostile()).items():
        assert not bad.search(data.decode()), path
    item = channel(built(archives.hostile())["feeds/all.xml"]).findall("item")[0]
    html = item.findtext("content:encoded", namespaces=NS)
    assert "]]&gt;" in html
    assert "𠮷野家" in html


def test_heads_stand_before_the_text_and_source_and_corrections_after_it():
    made = article(
        kicker="引题",
        deck="——副题",
        standfirst="提要一句",
        dateline="本刊讯",
        origin="新华社",
        corrections=(
            Correction(date=date(2025, 5, 2), wrong="三家", right="四家", note="据园区来函"),
        ),
        blocks=(archives.block("正文。"),),
    )
    html = one(made).findtext("content:encoded", namespaces=NS)
    text = ["".join(element.itertext()) for element in etree.HTML(html).find("body")]
    assert text == [
        *("引题", "——副题", "提要一句", "本刊讯 正文。", "来源：新华社"),
        "更正（2025年5月2日）：“三家”应为“四家”。据园区来函",
    ]
