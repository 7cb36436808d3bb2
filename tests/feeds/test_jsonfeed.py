"""JSON Feed 1.1, by its specification, and beside the RSS."""

from __future__ import annotations

import json
from datetime import datetime

import feedparser
import pytest
from lxml import etree

from plugins.newspaper.model import CHINA, Byline
from tests.feeds import archives
from tests.feeds.archives import SITE_URL, archive, article, built, figure, issue, weekly
from tests.feeds.test_rss import NS, channel

# https://www.jsonfeed.org/version/1.1/: name -> (type, required)
TOP = {
    "version": (str, True), "title": (str, True), "home_page_url": (str, False),
    "feed_url": (str, False), "description": (str, False), "icon": (str, False),
    "favicon": (str, False), "authors": (list, False), "language": (str, False),
    "items": (list, True),
}  # fmt: skip
ITEM = {
    "id": (str, True), "url": (str, False), "title": (str, False), "content_html": (str, False),
    "content_text": (str, False), "summary": (str, False), "image": (str, False),
    "date_published": (str, False), "date_modified": (str, False), "authors": (list, False),
    "tags": (list, False),
}  # fmt: skip
AUTHOR = {"name": (str, False), "url": (str, False)}


def fits(value: dict, schema: dict) -> None:
    assert set(value) <= set(schema)
    for name, (kind, required) in schema.items():
        assert not required or name in value, name
        assert name not in value or isinstance(value[name], kind), name


@pytest.mark.parametrize("made", [weekly(3, 5), archive(), archives.hostile()])
def test_every_document_is_of_the_form_of_version_1_1(made):
    documents = {p: json.loads(d) for p, d in built(made).items() if p.endswith(".json")}
    assert len(documents) == 5
    for path, document in documents.items():
        fits(document, TOP)
        assert document["version"] == "https://jsonfeed.org/version/1.1"
        assert document["feed_url"] == f"{SITE_URL}/{path}"
        for item in document["items"]:
            fits(item, ITEM)
            assert ("content_html" in item) != ("content_text" in item)
            assert datetime.fromisoformat(item["date_published"]).utcoffset().seconds == 8 * 3600
            for author in item.get("authors", ()):
                fits(author, AUTHOR)
                assert author["name"]


@pytest.mark.parametrize("made", [weekly(9, 7), archives.hostile()])
def test_ids_titles_dates_authors_and_text_are_those_of_the_rss(made):
    files = built(made, pictures=["2025-04-25/images/图 一.jpg"])
    for path in [path for path in files if path.endswith(".json")]:
        items = json.loads(files[path])["items"]
        rss = channel(files[path.replace(".json", ".xml")]).findall("item")
        parsed = feedparser.parse(files[path.replace(".json", ".xml")]).entries
        assert len(items) == len(rss) == len(parsed)
        for item, element, entry in zip(items, rss, parsed, strict=True):
            assert item["id"] == element.findtext("guid") == entry.id
            assert item["url"] == element.findtext("link")
            assert item["title"] == element.findtext("title")
            assert item["summary"] == element.findtext("description")
            moment = datetime.fromisoformat(item["date_published"])
            assert moment.utctimetuple()[:6] == entry.published_parsed[:6]
            names = "、".join(author["name"] for author in item.get("authors", ()))
            assert names == (element.findtext("dc:creator", namespaces=NS) or "")
            html = element.findtext("content:encoded", namespaces=NS)
            assert item.get("content_html") == html
            assert item.get("tags", []) == [c.text for c in element.findall("category")]
            enclosure = element.find("enclosure")
            assert item.get("image") == (None if enclosure is None else enclosure.get("url"))


def test_a_correction_moves_date_modified_and_nothing_else():
    plain = article()
    corrected = archives.changed(plain, modified=datetime(2025, 5, 2, 10, tzinfo=CHINA))
    before, after = (
        json.loads(built(archive(issue("2025-04-25", [a])))["feeds/all.json"])["items"][0]
        for a in (plain, corrected)
    )
    assert after.pop("date_modified") == "2025-05-02T10:00:00+08:00"
    assert before == after


def test_people_have_addresses_and_collectives_do_not():
    made = article(bylines=(Byline(name="林致远"), Byline(name="本报记者")))
    item = json.loads(built(archive(issue("2025-04-25", [made])))["feeds/all.json"])["items"][0]
    assert item["authors"] == [
        {"name": "林致远", "url": f"{SITE_URL}/authors/lin-zhiyuan.html"},
        {"name": "本报记者"},
    ]


def test_the_picture_is_named():
    made = article(blocks=(figure("images/a.jpg"),))
    files = built(archive(issue("2025-04-25", [made])), pictures=["2025-04-25/images/a.jpg"])
    item = json.loads(files["feeds/all.json"])["items"][0]
    assert item["image"] == f"{SITE_URL}/2025-04-25/images/a-1440.jpg"


def test_the_text_is_that_of_the_article():
    made = article(
        blocks=(archives.block("甲段。"), figure("images/a.jpg", "图注"), archives.block("乙段。"))
    )
    item = json.loads(built(archive(issue("2025-04-25", [made])))["feeds/all.json"])["items"][0]
    shown = "".join("".join(etree.HTML(item["content_html"]).itertext()).split())
    assert shown == "".join(made.text.split())
