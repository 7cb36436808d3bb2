"""An IssueResult as the values that the review page shows, private data hidden."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from plugins.importer import review_map, review_questions, review_toml, thumbnails
from plugins.importer.group import UNTITLED
from plugins.importer.model import (
    PRIVATE_ROLES,
    SURE,
    UNSURE,
    Block,
    Draft,
    IssueResult,
    Label,
    LeftOver,
    Line,
    Picture,
    Place,
    SourceResult,
)
from plugins.importer.privacy import mask
from plugins.importer.review_map import Part
from plugins.importer.review_values import (
    BLOCK_WORDS,
    COLOURS,
    FIELD_WORDS,
    HEAPS,
    LEFT_WORDS,
    ArticleView,
    BlockView,
    CaptionView,
    HeapView,
    LineView,
    PageView,
    RowView,
    SourceView,
    State,
)
from plugins.newspaper.model import ARTICLE_KIND_WORDS, Byline, chinese_date


def page(
    result: IssueResult,
    *,
    pictures: Sequence[Picture] = (),
    notes: Sequence[str] = (),
    thrown: Collection[int] = (),
) -> PageView:
    """Values for the template; `thrown` are indices of drafts that the editor threw away."""
    parts = _parts(result)
    ids = _line_ids(result)
    rows = review_questions.rows(result, ids)
    sources = tuple(
        _source(number, source, result, parts, ids, rows, thrown)
        for number, source in enumerate(result.sources, 1)
    )
    first = {one.number: one.first_line_id for source in sources for one in source.articles}
    rows = tuple(
        replace(row, article_line=first.get(row.article, "")) if len(row.articles) == 1 else row
        for row in rows
    )
    heaps = tuple(
        HeapView(severity=s, name=name, rows=tuple(row for row in rows if row.severity == s))
        for s, name in HEAPS.items()
    )
    return PageView(
        id=result.id,
        heading=_heading(result),
        notes=tuple(mask(note) for note in notes),
        accounting=accounting_text(result),
        adds_up=result.accounting.adds_up,
        heaps=heaps,
        sources=sources,
        captions=_captions(result, ids),
        thumbnails=thumbnails.make(pictures),
        roles=_roles(),
    )


def _roles() -> tuple[tuple[str, str], ...]:
    """Each role with its word; several may be typed, the first is offered."""
    words: dict[str, str] = {}
    for word, role in review_toml.ROLE_WORDS.items():
        words.setdefault(role, word)
    return tuple(words.items())


def accounting_text(result: IssueResult) -> str:
    """`72 行 = 13 报头 + 57 文章 + 2 图片说明 + 0 未归入（4806 汉字，丢失 0）`."""
    a = result.accounting
    return (
        f"{a.lines} 行 = {a.masthead} 报头 + {a.articles} 文章 + {a.captions} 图片说明"
        f" + {a.left_over} 未归入（{a.han} 汉字，丢失 {a.lost}）"
    )


def _heading(result: IssueResult) -> str:
    found = result.masthead
    numbers = "、".join(str(number) for number in found.numbers)
    words = [
        f"第{numbers}期" if numbers else "",
        f"总第{found.serial}期" if found.serial else "",
        chinese_date(result.date) if result.date else "没有出版日",
    ]
    return " ".join(word for word in words if word)


# --- lines and what became of them --------------------------------------------------------------


def _line_ids(result: IssueResult) -> dict[tuple[str, int], str]:
    return {
        (line.source, line.number): f"l{number}-{line.number}"
        for number, source in enumerate(result.sources, 1)
        for line in source.reading.lines
    }


def _parts(result: IssueResult) -> dict[tuple[str, int], Part]:
    """Of each printed line the part that it became; a line in two parts counts for the first."""
    found: dict[tuple[str, int], Part] = {}

    def note(places: Iterable[Place], part: Part) -> None:
        for place in places:
            for number in place.numbers:
                found.setdefault((place.source, number), part)

    for number, draft in enumerate(result.drafts, 1):
        # Blocks before fields: a by-line glued to a paragraph, a dateline that opens one.
        for index, block in enumerate(draft.blocks):
            part = Part(article=number, order=index + 10, word=_block_word(block))
            note(block.places, part)
        for index, name in enumerate(FIELD_WORDS):
            order = index if name in {"column", "kicker", "title", "deck"} else 1000 + index
            part = Part(article=number, order=order, word=FIELD_WORDS[name])
            note(draft.places.get(name, ()), part)
        for name in sorted(set(draft.places) - set(FIELD_WORDS)):
            note(draft.places[name], Part(article=number, order=2000, word="其他"))
    for left in result.left_over:
        word = LEFT_WORDS.get(left.kind, "未归入")
        note([left.place], Part(article=0, order=1, word=word, is_left=True))
    for source in result.sources:
        note(source.masthead.places, Part(article=0, order=0, word="报头"))
        note([head.place for head in source.heads], Part(article=0, order=1, word="版头"))
    return found


def _block_word(block: Block) -> str:
    return block.label or BLOCK_WORDS.get(block.kind, "正文")


def _state(certainty: float) -> State:
    return "sure" if certainty >= SURE else "guess" if certainty >= UNSURE else "decide"


def _source(
    number: int,
    source: SourceResult,
    result: IssueResult,
    parts: Mapping[tuple[str, int], Part],
    ids: Mapping[tuple[str, int], str],
    rows: Sequence[RowView],
    thrown: Collection[int],
) -> SourceView:
    name = source.reading.source
    lines = tuple(_line(line, source, parts, ids) for line in source.reading.lines)
    articles = tuple(
        _article(index, draft, source, ids, rows, is_thrown=index - 1 in thrown)
        for index, draft in enumerate(result.drafts, 1)
        if _home(draft) == name
    )
    left = tuple(_left(left, ids) for left in result.left_over if left.place.source == name)
    return SourceView(
        name=name,
        encoding=source.reading.encoding,
        remarks=source.reading.remarks,
        lines=lines,
        articles=articles,
        left=left,
        map=review_map.draw(
            number,
            [(line, parts.get((name, line.number))) for line in source.reading.lines],
            colours=COLOURS,
        ),
    )


def _home(draft: Draft) -> str:
    """The file in which an article begins."""
    for name in ("title", "kicker"):
        for place in draft.places.get(name, ()):
            return place.source
    places = [place for block in draft.blocks for place in block.places]
    places += [place for name in sorted(draft.places) for place in draft.places[name]]
    return places[0].source if places else ""


def _line(
    line: Line,
    source: SourceResult,
    parts: Mapping[tuple[str, int], Part],
    ids: Mapping[tuple[str, int], str],
) -> LineView:
    key = (line.source, line.number)
    label = source.labels.get(key, Label(role="unknown", certainty=1.0))
    part = parts.get(key, Part(article=0, order=9, word="丢失", is_lost=True))
    return LineView(
        id=ids[key],
        number=line.number,
        text=mask(line.text, whole=label.role in PRIVATE_ROLES),
        word=part.word,
        article=part.article,
        state="decide" if part.is_lost else _state(label.certainty),
        reason=mask(label.reason),
        blank_before=min(line.hints.blank_before, 4),
        remembered=review_toml.shortened(line.text),
    )


def _left(left: LeftOver, ids: Mapping[tuple[str, int], str]) -> BlockView:
    return BlockView(
        word=LEFT_WORDS.get(left.kind, left.kind),
        kind="leftover",
        text=mask(left.text, whole=left.kind in PRIVATE_ROLES),
        rows=(),
        line_ids=_ids([left.place], ids),
        line_text=_line_text([left.place]),
        state="sure",
        reason=mask(left.reason),
    )


# --- articles -----------------------------------------------------------------------------------


def _article(
    number: int,
    draft: Draft,
    source: SourceResult,
    ids: Mapping[tuple[str, int], str],
    rows: Sequence[RowView],
    *,
    is_thrown: bool,
) -> ArticleView:
    fields = tuple(_fields(draft, ids))
    blocks = tuple(_block(block, source, ids) for block in draft.blocks)
    open_count = sum(
        number in row.articles and not row.answer and row.severity != "info" for row in rows
    )
    first = next((i for view in (*fields, *blocks) for i in view.line_ids), "")
    states = {view.state for view in (*fields, *blocks)}
    return ArticleView(
        number=number,
        id=f"a{number}",
        title=mask(draft.title) or UNTITLED,
        kind_word=ARTICLE_KIND_WORDS[draft.kind],
        page=draft.page,
        first_line_id=first,
        fields=fields,
        blocks=blocks,
        open_count=open_count,
        incomplete=draft.incomplete,
        untitled=draft.title in {"", UNTITLED},
        thrown=is_thrown,
        state="decide" if "decide" in states else "guess" if "guess" in states else "sure",
    )


def _fields(draft: Draft, ids: Mapping[tuple[str, int], str]) -> Iterable[BlockView]:
    shown = {
        "column": draft.column,
        "kicker": draft.kicker,
        "title": draft.title,
        "deck": draft.deck,
        "standfirst": draft.standfirst,
        "dateline": draft.dateline,
        "bylines": "、".join(_name(byline) for byline in draft.bylines),
        "author_note": draft.author_note,
        "origin": draft.origin,
        "jumps": "；".join(draft.jumps),
    }
    for name, text in shown.items():
        if not text:
            continue
        places = draft.places.get(name, ())
        if name == "bylines":
            places = places or draft.places.get("byline_raw", ())
        label = draft.labels.get(name, Label(role="unknown"))
        yield BlockView(
            word=FIELD_WORDS[name],
            kind=name,
            text=mask(text),
            rows=(),
            line_ids=_ids(places, ids),
            line_text=_line_text(places),
            state=_state(label.certainty),
            reason=mask(label.reason),
        )


def _name(byline: Byline) -> str:
    return f"{byline.shown}（{byline.role}）" if byline.role else byline.shown


def _block(block: Block, source: SourceResult, ids: Mapping[tuple[str, int], str]) -> BlockView:
    labels = [
        source.labels[(place.source, number)]
        for place in block.places
        for number in place.numbers
        if (place.source, number) in source.labels
    ]
    certainty = min([block.certainty, *(label.certainty for label in labels)])
    reasons = [block.reason, *(label.reason for label in labels if label.certainty < SURE)]
    text = block.text
    pending = ""
    if block.kind == "figure":
        photos = [photo for photo in block.photos if photo.caption or photo.credit]
        text = " ".join(
            " ".join([photo.caption, _credit(photo.credit)]).strip() for photo in photos
        )
        pending = next((photo.pending or "pending" for photo in block.photos if not photo.src), "")
    rows = tuple(
        tuple(mask(cell) for cell in row.split("\t"))
        for row in (text.split("\n") if block.kind == "table" else ())
    )
    return BlockView(
        word=_block_word(block),
        kind=block.kind,
        text="" if rows else mask(text),
        rows=rows,
        line_ids=_ids(block.places, ids),
        line_text=_line_text(block.places),
        state=_state(certainty),
        reason=mask("；".join(dict.fromkeys(reason for reason in reasons if reason))),
        pending=pending,
    )


def _credit(credit: Byline | None) -> str:
    return f"■ {credit.shown} {credit.role}".rstrip() if credit else ""


def _ids(places: Iterable[Place], ids: Mapping[tuple[str, int], str]) -> tuple[str, ...]:
    found = (ids.get((place.source, n), "") for place in places for n in place.numbers)
    return tuple(dict.fromkeys(i for i in found if i))


def _line_text(places: Iterable[Place]) -> str:
    """`43、45`, or `43–49` for a run."""
    numbers = sorted({n for place in places for n in place.numbers})
    if len(numbers) > 2:
        return f"{numbers[0]}–{numbers[-1]}"
    return "、".join(str(n) for n in numbers)


def _captions(result: IssueResult, ids: Mapping[tuple[str, int], str]) -> tuple[CaptionView, ...]:
    found: list[CaptionView] = []
    for number, draft in enumerate(result.drafts, 1):
        for block in draft.blocks:
            for photo in block.photos:
                if photo.src:
                    continue
                line = next(iter(_ids(block.places, ids)), "")
                found.append(
                    CaptionView(
                        id=f"c{len(found) + 1}",
                        name=photo.pending,
                        quoted=mask(photo.caption, whole=True),
                        text=mask(f"{photo.caption} {_credit(photo.credit)}".strip()),
                        article=number,
                        href=f"#{line}" if line else f"#a{number}",
                    )
                )
    return tuple(found)
