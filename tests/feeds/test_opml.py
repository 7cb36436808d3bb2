"""The OPML that a reader program imports."""

from __future__ import annotations

import dataclasses

from lxml import etree

from tests.feeds.archives import COLUMNS, SITE_URL, archive, built, weekly


def leaves(data: bytes) -> list[dict[str, str]]:
    folder = etree.fromstring(data).find("body/outline")
    return [dict(leaf.attrib) for leaf in folder]


def test_it_lists_each_columns_feed_that_exists_and_not_the_one_that_holds_them_all():
    files = built(weekly(3))
    found = leaves(files["feeds/feeds.opml"])
    paths = [leaf["xmlUrl"].removeprefix(f"{SITE_URL}/") for leaf in found]
    assert paths == [f"feeds/{column.slug}.xml" for column in COLUMNS]
    assert set(paths) <= set(files)
    assert [leaf["htmlUrl"] for leaf in found] == [
        f"{SITE_URL}/columns/{column.slug}/" for column in COLUMNS
    ]


def test_a_folder_has_no_type_and_a_leaf_has_type_and_text():
    tree = etree.fromstring(built(weekly(1))["feeds/feeds.opml"])
    assert tree.get("version") == "2.0"
    folder = tree.find("body/outline")
    assert set(folder.keys()) == {"text"}
    for leaf in folder:
        assert (leaf.get("type"), len(leaf)) == ("rss", 0)
        assert leaf.get("text") == leaf.get("title")


def test_it_changes_with_the_columns_and_not_with_the_weeks():
    assert built(weekly(1))["feeds/feeds.opml"] == built(weekly(9))["feeds/feeds.opml"]


def test_a_former_address_is_served_but_not_offered():
    renamed = dataclasses.replace(COLUMNS[0], former=("开发区",), former_slugs=("kaifaqu",))
    files = built(archive(columns=(renamed,)))
    assert "feeds/kaifaqu.xml" in files
    assert len(leaves(files["feeds/feeds.opml"])) == 1
