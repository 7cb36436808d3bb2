"""What machines read on a page: nothing is claimed that was not printed."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, datetime
from xml.etree import ElementTree as ET

import pytest

from plugins.issues import metadata
from plugins.issues.pictures import Picture, Variant
from plugins.issues.views import Surroundings, views
from plugins.newspaper.model import CHINA, Archive, Block, Byline, Issue, Masthead, Photo
from plugins.newspaper.settings import SiteSettings
from tests.factory import COLUMN, archive, article

URL = "https://a.cn/weekly"
SITE = SiteSettings(collectives=("本报记者",))
AROUND = Surroundings(site=SITE, site_url=URL, theme="theme/1a2b3c4d", masthead=Masthead())
LEAD = article("2025-04-25", 1, '题"<script>', "第一句。", authors=("王璐@2", "本报记者"))
ISSUE = archive(("2025-04-25", [LEAD])).issues[0]


def test_people_are_persons_and_collectives_are_not() -> None:
    assert metadata.article_data(LEAD, ISSUE, AROUND)["author"] == [
        {"@type": "Person", "name": "王璐"},
        {"@type": "Organization", "name": "本报记者"},
    ]


def test_a_column_that_was_not_printed_is_not_claimed() -> None:
    assert "articleSection" not in metadata.article_data(LEAD, ISSUE, AROUND)
    printed = replace(LEAD, column_printed="投资环境")
    assert metadata.article_data(printed, ISSUE, AROUND)["articleSection"] == "投资环境"


def test_an_article_says_when_where_and_by_whom_it_appeared() -> None:
    said = metadata.article_data(replace(LEAD, kicker="引题"), ISSUE, AROUND)
    assert said["url"] == f"{URL}/2025-04-25/0101.html"
    assert said["datePublished"] == said["dateModified"] == "2025-04-25T07:58:19+08:00"
    assert (said["printPage"], said["alternativeHeadline"]) == ("1", "引题")
    changed = replace(LEAD, modified=datetime(2025, 5, 2, 10, tzinfo=CHINA))
    said = metadata.article_data(changed, ISSUE, AROUND)
    assert said["dateModified"] == "2025-05-02T10:00:00+08:00"
    assert json.loads(json.dumps(said)) == said


def test_a_picture_is_given_by_its_absolute_address() -> None:
    variant = Variant(width=720, webp="a.webp", jpeg="2025-04-25/images/a-720.jpg", jpeg_bytes=9)
    picture = Picture(width=720, height=480, variants=(variant,))
    around = replace(AROUND, pictures={"2025-04-25": {"images/a.jpg": picture}})
    block = Block(kind="figure", html="", text="", photos=(Photo(src="images/a.jpg"),))
    with_picture = replace(LEAD, blocks=(block,))
    address = f"{URL}/2025-04-25/images/a-720.jpg"
    assert metadata.article_data(with_picture, ISSUE, around)["image"] == [address]
    graph = metadata.open_graph("t", "d", around, ISSUE, with_picture)
    assert graph["image"] == {"url": address, "width": 720, "height": 480}


def test_an_issue_says_its_number() -> None:
    said = metadata.issue_data(replace(ISSUE, numbers=(13, 14), kind="double_issue"), AROUND)
    assert (said["issueNumber"], said["url"]) == ("13、14", f"{URL}/2025-04-25/")


def test_breadcrumbs_lead_from_the_top_to_the_page() -> None:
    words = [("首页", ""), ("2025年", "issues/2025.html"), ("第1期", "2025-04-25/")]
    assert metadata.breadcrumbs(ISSUE, None) == tuple(words)
    assert metadata.breadcrumbs(ISSUE, LEAD)[-1] == ("第1版·要闻", "2025-04-25/#p1")
    handbook = Issue(id="help", kind="handbook", date=date(1970, 1, 1))
    assert metadata.breadcrumbs(handbook, None) == (("首页", ""), ("使用手册", "help/"))


HANDBOOK = Issue(
    id="help",
    kind="handbook",
    date=date(1970, 1, 1),
    articles=(replace(LEAD, id="help/0101", bylines=(Byline(name="编辑部"),)),),
)
SAMPLE = replace(archive(("2025-05-02", [article("2025-05-02", 1, "样")])).issues[0], sample=True)


def sitemap_of(built: Archive, around: Surroundings = AROUND) -> dict[str, str | None]:
    """Address -> lastmod."""
    file = metadata.sitemap(list(views(built, around)), around, built)
    space = f"{{{metadata.SITEMAP}}}"
    return {
        url.findtext(f"{space}loc", ""): url.findtext(f"{space}lastmod")
        for url in ET.fromstring(file.data)
    }


def test_the_sitemap_names_every_page_but_samples_and_404() -> None:
    built = Archive(issues=(SAMPLE, ISSUE), columns=(COLUMN,), handbook=HANDBOOK)
    found = sitemap_of(built)
    assert found[f"{URL}/2025-04-25/0101.html"] == "2025-04-25T07:58:19+08:00"
    assert found[f"{URL}/help/0101.html"] is None
    assert f"{URL}/columns/kaifaqu-jianshe/2025.html" in found
    assert not [address for address in found if "2025-05-02" in address or "404" in address]
    assert list(found) == sorted(found)
    assert f"{URL}/" not in found  # the front page shows the sample


def test_a_preview_is_for_nobodys_index() -> None:
    built = Archive(issues=(ISSUE,), columns=(COLUMN,))
    assert sitemap_of(built, replace(AROUND, preview=True)) == {}


@pytest.mark.parametrize(("preview", "rule"), [(False, "Allow: /"), (True, "Disallow: /")])
def test_robots_are_let_in_but_not_into_a_preview(preview: bool, rule: str) -> None:
    text = metadata.robots(replace(AROUND, preview=preview)).data.decode()
    assert text == f"User-agent: *\n{rule}\nSitemap: {URL}/sitemap.xml\n"
