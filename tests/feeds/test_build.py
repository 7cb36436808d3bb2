"""All files together: the same every time, at addresses that stay."""

from __future__ import annotations

import dataclasses
import hashlib
import os
import subprocess
import sys
from pathlib import Path

import feedparser
import pytest
from lxml import etree

from plugins.feeds.build import FORMATS
from plugins.newspaper.files import write_all
from plugins.newspaper.model import OutputFile
from tests.feeds import archives
from tests.feeds.archives import COLUMNS, SITE_URL, archive, article, built, issue, weekly
from tests.feeds.test_rss import NS, channel

ROOT = Path(__file__).parents[2]

SUMS = """
import hashlib
from tests.feeds import archives
for made in (archives.weekly(9, 7), archives.hostile(), archives.archive()):
    for path, data in archives.built(made).items():
        print(path, hashlib.sha256(data).hexdigest())
"""


def sums(folder: Path, **environment: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", SUMS],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout


def test_time_zone_language_hash_seed_and_folder_change_no_byte(tmp_path):
    plain = sums(ROOT, TZ="UTC", LC_ALL="C.UTF-8", PYTHONHASHSEED="1")
    other = sums(tmp_path, TZ="America/New_York", LC_ALL="en_US.UTF-8", PYTHONHASHSEED="77")
    assert plain == other
    assert plain.count("\n") > 20


def test_a_format_is_one_line_of_the_table():
    files = built(weekly(1))
    for form in FORMATS:
        for slug in ("all", "issues", *(column.slug for column in COLUMNS)):
            assert f"feeds/{slug}{form.suffix}" in files
    assert [form.suffix for form in FORMATS] == [".xml", ".json"], "types that hosts know"


def test_a_renamed_column_keeps_its_old_feeds_alive_and_its_articles_as_printed():
    renamed = dataclasses.replace(
        COLUMNS[0],
        name="园区建设",
        slug="yuanqu",
        former=("开发区建设",),
        former_slugs=("kaifaqu",),
    )
    made = archive(
        issue("2025-04-25", [article(column=renamed, column_printed="开发区建设")]),
        columns=(renamed,),
    )
    files = built(made)
    old, new = (channel(files[f"feeds/{slug}.xml"]) for slug in ("kaifaqu", "yuanqu"))
    assert [item.findtext("guid") for item in old.iter("item")] == [
        item.findtext("guid") for item in new.iter("item")
    ]
    assert {item.findtext("category") for item in new.iter("item")} == {"开发区建设"}
    assert old.findtext("title") == new.findtext("title") == "园区建设·开发区建设周刊"
    assert old.find("atom:link", NS).get("href") == f"{SITE_URL}/feeds/kaifaqu.xml"


def test_the_feed_of_issues_has_one_entry_an_issue_with_its_contents():
    made = weekly(3, 12)
    entries = feedparser.parse(built(made)["feeds/issues.xml"]).entries
    assert [entry.title for entry in entries] == [
        "2025年5月9日 第15期 总第4365期",
        "2025年5月2日 第14期 总第4364期",
        "2025年4月25日 第13期 总第4363期",
    ]
    assert entries[0].id == "tag:kxdb.com,2025-05-09:2025-05-09"
    assert entries[0].link == f"{SITE_URL}/2025-05-09/"
    tree = etree.HTML(entries[0].content[0].value)
    assert [heading.text for heading in tree.iter("h3")] == ["第1版·要闻", "第2版"]
    assert [a.get("href") for a in tree.iter("a")] == [
        f"{SITE_URL}/{a.url}" for a in made.issues[0].articles
    ]
    assert "林致远" in "".join(tree.itertext())


def test_an_issue_of_drafts_alone_is_no_issue_yet():
    made = archive(issue("2025-04-25", [article(status="draft")]))
    assert feedparser.parse(built(made)["feeds/issues.xml"]).entries == []


def test_no_two_files_have_one_path_and_all_can_be_written(tmp_path):
    files = built(archives.hostile())
    count = write_all(tmp_path, [OutputFile(path=p, data=d) for p, d in files.items()])
    assert count == len(files)


@pytest.mark.parametrize("column", COLUMNS)
def test_an_article_is_equal_in_the_sites_and_the_columns_feed(column):
    files = built(weekly(2))
    whole = {
        item.findtext("guid"): etree.tostring(item)
        for item in channel(files["feeds/all.xml"]).iter("item")
    }
    for item in channel(files[f"feeds/{column.slug}.xml"]).iter("item"):
        assert (
            hashlib.sha256(etree.tostring(item)).digest()
            == hashlib.sha256(whole[item.findtext("guid")]).digest()
        )
