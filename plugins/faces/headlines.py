"""Archive -> for each issue the characters of its headlines, and the face that has just those."""

from __future__ import annotations

from pathlib import Path

from plugins.lettering.cut import cut
from plugins.lettering.source import FaceSource
from plugins.newspaper.model import Archive, Issue, OutputFile
from plugins.newspaper.settings import SiteSettings

FAMILY = "Headline"
"""Named first in the theme's --song."""

FURNITURE = (
    "第期版总年月日数读本期按看报订阅查找文章要闻栏目往合刊特增使用手册〇一二三四五六七八九十"
)
"""Words of the templates that are set like headlines on an issue's pages."""

ALWAYS = "0123456789·：，、！？“”‘’《》（）—…"


def headline_characters(issue: Issue, site: SiteSettings) -> frozenset[str]:
    """Every character that an issue's pages set in the headline face."""
    texts = [site.name, site.paper, FURNITURE, ALWAYS, issue.number_text]
    texts += [article.title for article in issue.articles]
    texts += [f"{page.label}{page.name}" for page in issue.pages]
    texts += [figure.number for figure in issue.key_figures]
    return frozenset("".join(texts)) - frozenset(" \n\t　")


def face_files(
    archive: Archive, site: SiteSettings, source: FaceSource | None, cache: Path
) -> dict[str, tuple[OutputFile, OutputFile]]:
    """Issue id -> its stylesheet and its face; {} without a source.

    `font-display: optional`: the page never jumps; a slow connection keeps the system's face.
    """
    if source is None:
        return {}
    found = {}
    for issue in archive.issues:
        face = cut(headline_characters(issue, site), source, cache)
        if not face.woff2:
            continue
        css = (
            f'@font-face {{\n  font-family: "{FAMILY}";\n  font-weight: 900;\n'
            '  src: url("headlines.woff2") format("woff2");\n  font-display: optional;\n}\n'
        )
        found[issue.id] = (
            OutputFile(path=f"{issue.url}headlines.css", data=css.encode()),
            OutputFile(path=f"{issue.url}headlines.woff2", data=face.woff2),
        )
    return found
