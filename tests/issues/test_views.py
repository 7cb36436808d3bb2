"""One View for every HTML file; a new issue changes no old one but those that are listed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from plugins.issues.views import COLUMN_NEWEST, Surroundings, View, views
from plugins.newspaper.model import Archive, Article, Column, Issue, Masthead, Text
from plugins.newspaper.settings import SiteSettings
from tests.factory import COLUMN, archive, article

FUKAN = Column(name="副刊", slug="fukan")
AROUND = Surroundings(
    site=SiteSettings(), site_url="https://a.cn/weekly", theme="theme/1a2b3c4d", masthead=Masthead()
)


def an_issue(issue_id: str, *titles: str, column: Column = COLUMN, author: str = "王璐") -> Issue:
    articles = [
        article(issue_id, number, title, "一段。", column=column, authors=(author,))
        for number, title in enumerate(titles, 1)
    ]
    return archive((issue_id, articles)).issues[0]


APRIL, MAY = an_issue("2025-04-25", "甲", "乙", "丙"), an_issue("2025-05-02", "丁", "戊")
JUNE = an_issue("2025-06-06", "己", column=FUKAN, author="李明")


def of(*issues: Issue) -> Archive:
    return Archive(
        issues=tuple(sorted(issues, key=lambda issue: issue.id, reverse=True)),
        columns=(COLUMN, FUKAN),
        authors={"王璐": "wang-lu", "李明": "li-ming"},
        texts=(Text(slug="about", title="关于本刊"),),
    )


def by_path(built: Archive) -> dict[str, View]:
    found = list(views(built, AROUND))
    assert len({view.path for view in found}) == len(found)
    return {view.path: view for view in found}


def test_every_address_of_the_design_has_its_file() -> None:
    assert set(by_path(of(APRIL))) == {
        *("index.html", "2025-04-25/index.html", "404.html", "about.html"),
        *(f"2025-04-25/010{number}.html" for number in (1, 2, 3)),
        *("columns/index.html", "columns/kaifaqu-jianshe/index.html", "columns/fukan/index.html"),
        "columns/kaifaqu-jianshe/2025.html",
        *("authors/index.html", "authors/wang-lu.html", "authors/li-ming.html"),
        *("issues/index.html", "issues/2025.html", "search/index.html", "subscribe/index.html"),
    }


def test_links_are_relative_to_the_page_and_absolute_on_the_404_page() -> None:
    found = by_path(of(APRIL))
    assert found["index.html"].context["root"] == "./"
    assert found["2025-04-25/0101.html"].context["root"] == "../"
    assert found["columns/fukan/index.html"].context["root"] == "../../"
    assert found["404.html"].context["root"] == "https://a.cn/weekly/"
    assert found["404.html"].context["theme_url"] == "https://a.cn/weekly/theme/1a2b3c4d"
    assert found["2025-04-25/index.html"].context["canonical"] == "https://a.cn/weekly/2025-04-25/"
    assert found["index.html"].context["canonical"] == "https://a.cn/weekly/"


def test_related_reading_is_of_the_column_and_never_newer() -> None:
    built = of(APRIL, MAY, JUNE)
    for view in by_path(built).values():
        one: Article | None = view.context.get("article")
        if one is not None:
            for other in view.context["related"]:
                assert other.id != one.id
                assert other.date <= one.date
                assert other.column == one.column
    found = by_path(built)
    assert [other.title for other in found["2025-05-02/0101.html"].context["related"]] == [
        *("戊", "甲", "乙"),
    ]


def test_notices_and_advertisements_are_not_related_reading() -> None:
    notices = tuple(replace(one, kind="notice") for one in APRIL.articles[1:])
    built = of(replace(APRIL, articles=(APRIL.articles[0], *notices)))
    assert by_path(built)["2025-04-25/0101.html"].context["related"] == ()


def test_a_correction_leads_to_what_it_names_and_to_nothing_newer() -> None:
    notice = article("2025-05-02", 3, "《乙》更正", "《己》《没有这一篇》《甲》《甲》有差错。")
    for kind, named in (("correction", ["乙", "甲"]), ("notice", [])):
        changed = replace(notice, kind=kind)  # type: ignore[arg-type]
        built = of(APRIL, replace(MAY, articles=(*MAY.articles, changed)), JUNE)
        context = by_path(built)[changed.url].context
        assert [other.title for other in context["corrects"]] == named
        assert [other.title for other in context["related"]][: len(named)] == named
        assert len({other.id for other in context["related"]}) == 3


def test_an_issue_knows_its_neighbours() -> None:
    found = by_path(of(APRIL, MAY, JUNE))
    steps = [found[f"{issue.id}/index.html"].context for issue in (APRIL, MAY, JUNE)]
    assert [context["previous_issue"] for context in steps] == [None, APRIL, MAY]
    assert [context["next_issue"] for context in steps] == [MAY, JUNE, None]
    assert found["index.html"].context["issue"] == JUNE


def test_a_columns_newest_page_is_short_and_its_years_go_from_old_to_new() -> None:
    titles = [f"题{number}" for number in range(COLUMN_NEWEST + 5)]
    long = an_issue("2024-12-27", *titles)
    found = by_path(of(long, APRIL))
    newest = found["columns/kaifaqu-jianshe/index.html"].context
    assert len(newest["articles"]) == COLUMN_NEWEST
    assert newest["articles"][0] == APRIL.articles[0]
    year = found["columns/kaifaqu-jianshe/2024.html"].context
    assert [one.title for one in year["articles"]] == titles
    assert newest["years"] == year["years"] == [2025, 2024]


def test_samples_and_previews_are_not_for_indexes() -> None:
    found = by_path(of(replace(APRIL, sample=True)))
    assert {path for path, view in found.items() if view.context["noindex"]} == {
        *("index.html", "404.html", "2025-04-25/index.html"),
        *(f"2025-04-25/010{number}.html" for number in (1, 2, 3)),
    }
    preview = replace(AROUND, preview=True)
    assert all(view.context["noindex"] for view in views(of(APRIL), preview))


def test_an_archive_without_issues_still_has_its_pages() -> None:
    found = by_path(of())
    assert found["index.html"].context["issue"] is None
    assert "columns/fukan/index.html" in found


def test_the_handbook_is_built_like_an_issue_and_claims_nothing_of_one() -> None:
    page = replace(APRIL.articles[0], id="help/0101")
    handbook = Issue(id="help", kind="handbook", date=date(1970, 1, 1), articles=(page,))
    found = by_path(replace(of(APRIL), handbook=handbook))
    shown = found["help/0101.html"].context
    assert (shown["json_ld"], shown["citation"], shown["related"]) == (None, "", ())
    assert found["help/index.html"].context["page_title"].startswith("使用手册")


def test_a_page_names_the_feed_of_its_own_column_first() -> None:
    found = by_path(of(APRIL))
    urls = [feed.url for feed in found["2025-04-25/0101.html"].context["feeds"]]
    assert urls == [
        "https://a.cn/weekly/feeds/kaifaqu-jianshe.xml",
        "https://a.cn/weekly/feeds/all.xml",
    ]
    assert len(found["index.html"].context["feeds"]) == 1
