"""What a proof-reader would ask of a manuscript: where its links lead, its marks, its pictures.

Rules on the sources, so that a finding has its line and is known before anything is built.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from datetime import date
from urllib.parse import urldefrag

from plugins.checks.sources import Manuscript, Sources
from plugins.newspaper.chinese import HAN
from plugins.newspaper.problems import Problem

_HALF_MARK = re.compile(rf"[{HAN}][,;:?!][{HAN}]")
_MANUSCRIPT_HREF = re.compile(r'<a href="((?:\.\./)?(?:[\w-]+/)?[\w-]+\.html(?:#b\d+)?)"')
_ARTICLE = re.compile(r"^[\w-]+/\d{4}$")
_SHOWN_FIELDS = ("title", "kicker", "deck", "standfirst", "summary")
_PICTURES_NAMED = 6


def links_name_manuscripts(sources: Sources) -> Iterator[Problem]:
    """A link to another manuscript names one that there is."""
    known = {m.file.id: m for m in sources.manuscripts if m.file.id}
    texts = {path.stem for path in sources.content.texts}
    for manuscript in sources.manuscripts:
        for line, block in zip(manuscript.body.lines, manuscript.body.blocks, strict=True):
            for href in _MANUSCRIPT_HREF.findall(block.html):
                path = posixpath.join(manuscript.folder.id, urldefrag(href).url)
                target = posixpath.normpath(path).removesuffix(".html")
                if target in known:
                    yield from _not_approved(manuscript, line, known[target])
                elif _ARTICLE.match(target) or target not in texts:
                    yield Problem(
                        path=manuscript.file.shown,
                        line=line,
                        kind="broken-link",
                        message=f"链接的稿件 {target} 不存在",
                        remedy="改成稿件的文件名，例如 0102-标题.md；"
                        "别的一期写 ../2025-05-02/0101-标题.md",
                    )


def _not_approved(manuscript: Manuscript, line: int, target: Manuscript) -> Iterator[Problem]:
    if _is_draft(target) and not _is_draft(manuscript):
        yield Problem(
            path=manuscript.file.shown,
            line=line,
            kind="link-to-draft",
            severity="warning",
            message=f"链接的稿件 {target.file.id} 还没有签发",
            remedy="一起签发，或者先去掉链接；否则网站生成不了",
        )


def _is_draft(manuscript: Manuscript) -> bool:
    return bool(manuscript.front.fields.get("status") == "draft")


def marks_are_full_width(sources: Sources) -> Iterator[Problem]:
    """Half-width marks between Han characters: the first of each manuscript."""
    for manuscript in sources.manuscripts:
        if manuscript.folder.is_handbook:  # it quotes commands: rsync:用户@主机:路径
            continue
        fields, lines = manuscript.front.fields, manuscript.front.lines
        heads = [(lines[name], str(fields[name])) for name in _SHOWN_FIELDS if name in fields]
        blocks = zip(manuscript.body.lines, manuscript.body.blocks, strict=True)
        for line, text in (*heads, *((line, block.text) for line, block in blocks)):
            if found := _HALF_MARK.search(text):
                yield Problem(
                    path=manuscript.file.shown,
                    line=line,
                    kind="half-width",
                    severity="warning",
                    message=f"汉字之间有半角标点：“{found[0]}”",
                    remedy="在稿件里改成全角标点",
                )
                break


def pictures_have_come(sources: Sources) -> Iterator[Problem]:
    """Places without a picture, in the newest issue and in those that are being made."""
    newest = max((folder.date or date.min for folder in sources.folders), default=date.min)
    for folder in sources.folders:
        own = [m for m in sources.manuscripts if m.folder.id == folder.id]
        if folder.is_handbook or not (folder.date == newest or any(map(_is_draft, own))):
            continue
        names = [
            photo.pending
            for manuscript in own
            for block in manuscript.body.blocks
            for photo in block.photos
            if photo.pending and not photo.src
        ]
        if names:
            more = "等" if len(names) > _PICTURES_NAMED else ""
            yield Problem(
                path=sources.content.shown(folder.path),
                kind="picture-to-come",
                severity="info",
                message=f"{len(names)} 张图还没有到：{'、'.join(names[:_PICTURES_NAMED])}{more}",
                remedy=f"图片改名为 {names[0]}.jpg 这样，放进本期的 images 文件夹；没有图也能发布",
            )


RULES = (links_name_manuscripts, marks_are_full_width, pictures_have_come)
