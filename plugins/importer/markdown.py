"""Drafts -> the text of article files: front matter and body, as `body/parse.py` reads them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from plugins.body import write
from plugins.importer.model import Block, Draft, Place
from plugins.newspaper import frontmatter
from plugins.newspaper.chinese import strip_control
from plugins.newspaper.model import Block as Paragraph
from plugins.newspaper.model import Photo

TITLE_CHARS = 60
NAME_LIMIT_BYTES = 200
_STANDFIRSTS = frozenset(
    {
        "核心提示",
        "内容提要",
        "提要",
        "导语",
        "阅读提示",
        "新闻提示",
        "摘要",
        "本文提要",
        "核心看点",
        "要点提示",
    }
)
_NOT_IN_NAMES = re.compile(r'[\\/:*?"<>|\s\x00-\x1f]+')


def article(draft: Draft, pending: Sequence[str], pictures: frozenset[str] = frozenset()) -> str:
    """The file's whole text.

    Args:
        draft: normalised.
        pending: a name (`p1-1`) for each picture, in order.
        pictures: file names in the issue's images/; one that begins with a pending name fills it.
    """
    standfirst, blocks = _standfirst(draft)
    fields = {
        "title": draft.title,
        "kicker": draft.kicker,
        "deck": draft.deck,
        "standfirst": standfirst,
        "column_printed": draft.column,
        "bylines": draft.bylines,
        "dateline": draft.dateline,
        "kind": "" if draft.kind == "story" else draft.kind,
        "origin": draft.origin,
        "status": "draft",
        "imported": imported(draft),
    }
    head = frontmatter.dump({key: _plain(value) for key, value in fields.items()})
    body = write.dump(_paragraphs(blocks, draft, iter(pending), pictures))
    return f"{head}\n{body}" if body else head


def _plain(value: object) -> object:
    return re.sub(r"\s+", " ", strip_control(value)).strip() if isinstance(value, str) else value


def _standfirst(draft: Draft) -> tuple[str, Sequence[Block]]:
    """核心提示 at the top is a field; anywhere else it is a note."""
    for index, block in enumerate(draft.blocks):
        if block.kind == "figure":
            continue
        if block.kind == "note" and block.label in _STANDFIRSTS and not draft.standfirst:
            return block.text.replace("\n", ""), [*draft.blocks[:index], *draft.blocks[index + 1 :]]
        break
    return draft.standfirst, draft.blocks


def _paragraphs(
    blocks: Sequence[Block], draft: Draft, pending: Iterator[str], pictures: frozenset[str]
) -> Iterator[Paragraph]:
    for block in blocks:
        if block.kind == "figure":
            photos = tuple(_photo(photo, next(pending), pictures) for photo in block.photos)
            yield Paragraph(kind="figure", html="", text="", photos=photos)
        elif block.kind == "table" and block.label:
            yield Paragraph(kind="p", html="", text=block.label)
            yield Paragraph(kind="table", html="", text=block.text)
        else:
            yield Paragraph(kind=block.kind, html="", text=block.text, label=block.label)
    note = draft.author_note
    if note and not (draft.origin and draft.origin[:8] in note):
        yield Paragraph(kind="p", html="", text=note)


def _photo(photo: Photo, name: str, pictures: frozenset[str]) -> Photo:
    found = sorted(p for p in pictures if p.rpartition(".")[0] == name)
    if found:
        return replace(photo, src=f"images/{found[0]}")
    return replace(photo, pending=name) if not photo.src else photo


def imported(draft: Draft) -> str:
    """`p1.txt:31-73; p4.txt:5-20`: where the article was printed."""
    spans: dict[str, list[int]] = {}
    for place in _places(draft):
        spans.setdefault(place.source, []).extend(place.numbers)
    return "; ".join(
        f"{source}:{min(numbers)}-{max(numbers)}"
        if len(set(numbers)) > 1
        else f"{source}:{numbers[0]}"
        for source, numbers in spans.items()
    )


def _places(draft: Draft) -> Iterator[Place]:
    for block in draft.blocks:
        yield from block.places
    for name in sorted(draft.places):
        if name != "column":
            yield from draft.places[name]


def pictures_of(draft: Draft) -> int:
    """How many pictures it has."""
    return sum(len(block.photos) for block in draft.blocks)


def file_name(digits: str, title: str) -> str:
    """`0103-标题.md`: made by us, whatever the title holds."""
    bare = _NOT_IN_NAMES.sub(" ", strip_control(title)).strip(" .")[:TITLE_CHARS].strip(" .")
    bare = bare.replace(" ", "")
    while len(bare.encode()) > NAME_LIMIT_BYTES:
        bare = bare[:-1]
    return f"{digits}-{bare}.md" if bare else f"{digits}.md"
