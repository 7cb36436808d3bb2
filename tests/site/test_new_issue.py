"""A new issue leaves the old files alone, but for the few that point to the newest."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from plugins.commands import build as building
from plugins.newspaper import settings
from plugins.newspaper.content import scan
from plugins.newspaper.frontmatter import parse

NEWEST, BEFORE = "2025-05-16", "2025-05-02"


def bytes_of(site: Path) -> dict[str, bytes]:
    return {
        path.relative_to(site).as_posix(): path.read_bytes()
        for path in site.rglob("*")
        if path.is_file()
    }


@pytest.fixture(scope="module")
def last_week(root: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The site before the newest issue came."""
    folder = tmp_path_factory.mktemp("last week")
    shutil.copytree(root / "content", folder / "content")
    shutil.rmtree(folder / "content" / NEWEST)
    output = folder / "output"
    building.make(building.Build(root=root, content=folder / "content", output=output))
    return bytes_of(output)


def may_change(root: Path) -> re.Pattern[str]:
    """Home, lists, the issue that was newest, and what belongs to the new issue's columns."""
    config = settings.load_config((root / "pelicanconf.py").read_text(encoding="utf-8"))
    columns = settings.read_columns(config)
    folder = next(issue for issue in scan(root / "content").issues if issue.id == NEWEST)
    printed = {
        parse(file.path.read_text(encoding="utf-8"), "").fields.get("column_printed", "")
        for file in folder.articles
    }
    slugs = [
        column.slug
        for column in columns
        if column.name in printed or column == settings.default_column(
            settings.read(settings.SiteSettings, "SITE", config), columns
        )
    ]  # fmt: skip
    of_columns = "|".join(slugs)
    return re.compile(
        rf"""index\.html | 404\.html | sitemap\.xml
        | {BEFORE}/index\.html                              # 下一期
        | (authors|columns|issues)/index\.html | issues/2025\.html
        | authors/[a-z0-9-]+\.html                          # of those who wrote in it
        | columns/({of_columns})/(index|2025)\.html
        | feeds/(all|issues|{of_columns})\.(xml|json)
        | search/data/current\.json | search/data/(current|tables)-.*   # the current tier
        """,
        re.VERBOSE,
    )


def test_only_the_listed_old_files_change(
    root: Path, built_site: Path, last_week: dict[str, bytes]
) -> None:
    today = bytes_of(built_site)
    changed = {name for name, data in last_week.items() if today.get(name) != data}
    listed = may_change(root)
    assert sorted(name for name in changed if not listed.fullmatch(name)) == []
    assert {"index.html", "feeds/all.xml", "sitemap.xml", f"{BEFORE}/index.html"} <= changed


def test_articles_and_their_pictures_never_change(
    built_site: Path, last_week: dict[str, bytes]
) -> None:
    today = bytes_of(built_site)
    old = [name for name in last_week if re.match(r"(\d{4}-\d\d-\d\d|help)/(?!index)", name)]
    assert len(old) > 20
    assert all(today[name] == last_week[name] for name in old)


def test_only_authors_of_the_new_issue_have_a_new_page(
    root: Path, built_site: Path, last_week: dict[str, bytes]
) -> None:
    today = bytes_of(built_site)
    authors = [name for name in last_week if re.fullmatch(r"authors/(?!index).*\.html", name)]
    for name in authors:
        names_it = f"{NEWEST}/".encode() in today[name]
        assert (today[name] != last_week[name]) == names_it, name
