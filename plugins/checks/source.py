"""The sources as they lie on the disk, before Pelican starts: what is wrong here stops the build.

Pelican swallows a reader's errors and exits 0, so everything that our reader could refuse is
found here first, all of it at once, without Pelican.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from plugins.body import parse as body
from plugins.checks import proof
from plugins.checks.sources import Sources, read
from plugins.newspaper import files, frontmatter, issue_toml
from plugins.newspaper.content import ArticleFile
from plugins.newspaper.frontmatter import shorten
from plugins.newspaper.problems import Problem, SourceError, nearest, ordered
from plugins.newspaper.settings import column_named

PROVISIONAL_TITLE = "待定题"
"""What the importer writes where it found no headline; nothing goes out under it."""
RESERVED_TEXTS = frozenset({"index", "404", "robots", "sitemap"})
_ENCODINGS = {"gb18030": "GBK", "utf-16": "UTF-16"}
_SLUG_CHARS = frozenset("abcdefghijklmnopqrstuvwxyz0123456789-")


Rule = Callable[[Sources], Iterable[Problem]]


def check(content: Path, config: Mapping[str, Any]) -> tuple[Problem, ...]:
    """Every finding in the sources, gravest first; an `error` stops the build."""
    try:
        sources = read(content, config)
    except SourceError as error:
        return ordered(error.problems)
    found = list(sources.unread)
    for rule in RULES:
        found += rule(sources)
    return ordered(found)


# --- rules ----------------------------------------------------------------------------------------


def folders_are_issues(sources: Sources) -> Iterator[Problem]:
    """Every folder is an issue's: a date, with -tekan or -zengkan, or help."""
    for folder in sources.folders:
        if folder.date is None and not folder.is_handbook:
            yield Problem(
                path=sources.content.shown(folder.path),
                kind="folder-name",
                message="这个文件夹不是一期报纸",
                remedy="文件夹名写成出版日期，如 2025-04-25；特刊加 -tekan，增刊加 -zengkan",
            )
        elif not folder.toml.exists() and folder.articles:
            yield Problem(
                path=sources.content.shown(folder.path),
                kind="no-issue-toml",
                message="这一期没有 issue.toml",
                remedy="写一个，至少有 numbers = [13] 和 serial = 4363；导入版面文本时会自动写好",
            )


def no_strangers(sources: Sources) -> Iterator[Problem]:
    """Only .md articles, issue.toml, images/ and plates/ lie in an issue's folder."""
    strangers = [*sources.content.strangers]
    for folder in sources.folders:
        strangers += folder.strangers
    for path in strangers:
        yield Problem(
            path=sources.content.shown(path),
            kind="stranger",
            message="这里不放这种文件",
            remedy="稿件用 .md；图片放进本期的 images 文件夹，版面图放进 plates 文件夹",
        )


def names_have_digits(sources: Sources) -> Iterator[Problem]:
    """An article's file name begins with its four digits, and no two share them."""
    seen: dict[str, ArticleFile] = {}
    for folder in sources.folders:
        for file in folder.articles:
            if file.id is None:
                yield Problem(
                    path=file.shown,
                    kind="file-name",
                    message="稿件的文件名要以四位数字开头",
                    remedy="前两位是版，后两位是版内次序，如 0103-标题.md",
                )
            elif file.id in seen:
                yield Problem(
                    path=file.shown,
                    kind="same-id",
                    message=f"与 {seen[file.id].path.name} 的编号相同",
                    remedy="给其中一篇换一个没有用过的编号",
                )
            else:
                seen[file.id] = file


def front_matter_is_right(sources: Sources) -> Iterator[Problem]:
    """What frontmatter.parse and body.parse found."""
    for manuscript in sources.manuscripts:
        yield from manuscript.front.problems
        yield from manuscript.body.problems


def titles_are_real(sources: Sources) -> Iterator[Problem]:
    """No signed article has the importer's provisional headline; a draft is reminded."""
    for manuscript in sources.manuscripts:
        if manuscript.front.fields.get("title") == PROVISIONAL_TITLE:
            is_draft = manuscript.front.fields.get("status") == "draft"
            yield Problem(
                path=manuscript.file.shown,
                line=manuscript.front.lines["title"],
                kind="provisional-title",
                # a draft goes nowhere yet, and must not keep the others from being previewed
                severity="warning" if is_draft else "error",
                message=f"标题还是“{PROVISIONAL_TITLE}”",
                remedy="改成报上的标题；不要这一篇，就删掉这个文件",
            )


def dates_agree(sources: Sources) -> Iterator[Problem]:
    """A `Date` is the folder's date."""
    for manuscript in sources.manuscripts:
        day = manuscript.front.fields.get("date")
        if day is not None and manuscript.folder.date is not None and day != manuscript.folder.date:
            yield Problem(
                path=manuscript.file.shown,
                line=manuscript.front.lines["date"],
                kind="date-disagrees",
                message=f"日期 {day} 与文件夹 {manuscript.folder.id} 不一致",
                remedy="删掉 Date 这一行，或者把稿件移到那一天的文件夹",
            )


def columns_are_known(sources: Sources) -> Iterator[Problem]:
    """A printed column stands in COLUMNS, under its present or a former name."""
    names = [name for c in sources.columns for name in (c.name, *c.former)]
    for manuscript in sources.manuscripts:
        printed = manuscript.front.fields.get("column_printed")
        if printed and column_named(printed, sources.columns) is None:
            yield Problem(
                path=manuscript.file.shown,
                line=manuscript.front.lines["column_printed"],
                kind="unknown-column",
                message=f"没有“{shorten(printed)}”这个栏目",
                remedy=f"{nearest(printed, names)}新栏目要先在 pelicanconf.py 的 COLUMNS 里加一行",
            )
    for issue_id, file in sorted(sources.issue_files.items()):
        if file.default_column and column_named(file.default_column, sources.columns) is None:
            folder = next(f for f in sources.folders if f.id == issue_id)
            yield Problem(
                path=sources.content.shown(folder.toml),
                line=_line_of(folder.toml, "default_column"),
                kind="unknown-column",
                message=f"default_column：没有“{shorten(file.default_column)}”这个栏目",
                remedy=nearest(file.default_column, names) or "改成 COLUMNS 里的栏目",
            )


def _line_of(path: Path, key: str, *, table: str = "") -> int:
    """The line of a key in an issue.toml; read again, which only a fault makes necessary."""
    return issue_toml.line_of(files.read_text(path, path.name), key, table=table)


def people_have_slugs(sources: Sources) -> Iterator[Problem]:
    """Every by-line that is a person has a slug of its own in authors.toml."""
    table = sources.content.shown(sources.content.authors)
    is_read = all(problem.path != table for problem in sources.unread)
    for name, manuscript in sorted(sources.people.items()):
        if is_read and name not in sources.authors:
            yield Problem(
                path=manuscript.file.shown,
                line=manuscript.front.lines["bylines"],
                kind="no-author-slug",
                message=f"作者“{name}”在 authors.toml 里没有网址名",
                remedy="运行 invoke check --fix 自动补上；"
                "不是个人就加进 pelicanconf.py 的 SITE_COLLECTIVES",
            )
    seen: dict[str, str] = {}
    for name, slug in sources.authors.items():
        line = issue_toml.line_of(sources.authors_text, name)
        if slug in seen:
            yield Problem(
                path=table,
                line=line,
                kind="same-slug",
                message=f"{seen[slug]}、{name} 的网址名都是“{slug}”",
                remedy="给新的那一位换一个；已经发布过的网址名不要改",
            )
        elif not slug or not set(slug) <= _SLUG_CHARS or slug == "index":
            yield Problem(
                path=table,
                line=line,
                kind="slug",
                message=f"{name} 的网址名“{shorten(slug)}”不合规则",
                remedy="只用小写字母、数字和连字符，如 wang-lu",
            )
        seen.setdefault(slug, name)


def pictures_are_there(sources: Sources) -> Iterator[Problem]:
    """A named picture lies in images/ and is not empty."""
    for manuscript in sources.manuscripts:
        pairs = zip(manuscript.body.lines, manuscript.body.blocks, strict=True)
        for line, photo in ((line, p) for line, block in pairs for p in block.photos if p.src):
            path = manuscript.folder.path / photo.src
            if not path.is_file():
                yield Problem(
                    path=manuscript.file.shown,
                    line=line,
                    kind="picture-missing",
                    message=f"图片 {photo.src} 不在这里",
                    remedy="把图片放进本期的 images 文件夹，或者改正文件名",
                )
            elif path.stat().st_size == 0:
                yield Problem(
                    path=sources.content.shown(path),
                    kind="picture-empty",
                    message="图片是空的（0 字节）",
                    remedy="重新放一张",
                )


def texts_are_right(sources: Sources) -> Iterator[Problem]:
    """about.md and its kin: their keys, and an address of their own."""
    slugs: dict[str, str] = {}
    for path in sources.content.texts:
        shown = sources.content.shown(path)
        try:
            text = files.read_text(path, shown)
        except SourceError as error:
            yield from error.problems
            continue
        front = frontmatter.parse(text, shown, keys=frontmatter.TEXT_KEYS)
        yield from front.problems
        yield from body.parse(front.body, shown, first_line=front.body_line).problems
        slug = front.fields.get("slug", path.stem)
        if not set(slug) <= _SLUG_CHARS or slug in RESERVED_TEXTS:
            yield Problem(
                path=shown,
                kind="slug",
                message=f"网址名“{slug}”不能用",
                remedy="用 Slug: 写一个小写字母的名字",
            )
        elif slug in slugs:
            yield Problem(
                path=shown,
                kind="same-slug",
                message=f"网址名“{slug}”与 {slugs[slug]} 相同",
                remedy="换一个",
            )
        slugs.setdefault(slug, shown)


def key_figures_point_to_articles(sources: Sources) -> Iterator[Problem]:
    """数读本期 names articles of the issue by their four digits."""
    for folder in sources.folders:
        file = sources.issue_files.get(folder.id)
        digits = {(article.id or "").rpartition("/")[2] for article in folder.articles}
        for number, figure in enumerate(file.key_figures if file else ()):
            if figure.article and figure.article not in digits:
                yield Problem(
                    path=sources.content.shown(folder.toml),
                    line=_line_of(folder.toml, "article", table=f"key_figures:{number}"),
                    kind="key-figure",
                    message=f"数读“{figure.number}{figure.unit}”的稿件 {figure.article} 不在本期",
                    remedy="写稿件文件名的四位数字",
                )


def something_to_build(sources: Sources) -> Iterator[Problem]:
    """A site without an article is a mistake."""
    if not any(not m.folder.is_handbook for m in sources.manuscripts) and not sources.unread:
        yield Problem(
            path=sources.content.path.name,
            kind="no-articles",
            message="一篇稿件也没有",
            remedy="先导入一期：invoke import 版面文本所在的文件夹",
        )


def encodings_said_once(sources: Sources) -> Iterator[Problem]:
    """Files that are not UTF-8 are read, and said once in one line."""
    others = [m for m in sources.manuscripts if m.encoding not in {"utf-8", "utf-8-sig"}]
    if others:
        yield Problem(
            path=others[0].file.shown,
            kind="encoding-read",
            severity="info",
            message=f"{len(others)} 个文件不是 UTF-8 编码，已经照原来的编码"
            f"（{'、'.join(sorted({_ENCODINGS[m.encoding] for m in others}))}）读了",
            remedy="下次保存时编码选 UTF-8",
        )


RULES: tuple[Rule, ...] = (
    folders_are_issues,
    no_strangers,
    names_have_digits,
    front_matter_is_right,
    titles_are_real,
    dates_agree,
    columns_are_known,
    people_have_slugs,
    pictures_are_there,
    texts_are_right,
    key_figures_point_to_articles,
    something_to_build,
    encodings_said_once,
    *proof.RULES,
)
