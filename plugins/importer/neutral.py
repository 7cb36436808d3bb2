"""A source's result as the neutral JSON that tests, the scorer and a future reader share.

One table, gold key <-> our field; what our model says otherwise is turned over in one function a
key. Blocks carry the gold's `type`; a standfirst is a note there.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from typing import Any

from plugins.importer.group import UNTITLED
from plugins.importer.model import (
    Block,
    Draft,
    LeftOver,
    MastheadFound,
    PageHead,
    SourceResult,
)
from plugins.importer.readers import radicals
from plugins.newspaper.model import Byline

ARTICLE_KEYS: tuple[tuple[str, str, Callable[[Any], Any]], ...] = (
    ("title", "title", str),
    ("kicker", "kicker", lambda v: v or None),
    ("subtitle", "deck", lambda v: v or None),
    ("column", "column", lambda v: v or None),
    ("dateline", "dateline", lambda v: v or None),
    ("authors", "bylines", lambda v: [b.name for b in v]),
    ("author_roles", "bylines", lambda v: [b.role or None for b in v]),
    ("byline_raw", "byline_raw", lambda v: v or None),
    ("author_note", "author_note", lambda v: v or None),
    ("origin", "origin", lambda v: v or None),
    ("jumps", "jumps", list),
    ("page", "page", lambda v: v or None),
    ("kind", "kind", str),
    ("incomplete", "incomplete", bool),
)
"""(gold key, field of Draft, how it is turned over)."""

MASTHEAD_KEYS: tuple[tuple[str, str], ...] = (
    ("paper", "paper"),
    ("supplement", "name"),
    ("pages", "page_count"),
    ("cn", "cn"),
    ("postal_code", "subscription_code"),
    ("url", "url"),
    ("email", "email"),
    ("founded", "founded"),
    ("sponsor", "authority"),
    ("publisher", "publisher"),
    ("distribution", "distribution"),
    ("slogan", "slogan"),
    ("supplement_slogan", "supplement_slogan"),
    ("honours", "honours"),
    ("price", "price"),
    ("address", "address"),
    ("telephone", "telephone"),
    ("chief_editor", "chief_editor"),
    ("printer", "printer"),
)


def as_json(result: SourceResult, *, default_column: str) -> str:
    """The JSON of one source file; keys sorted, ends with a newline."""
    return (
        json.dumps(
            as_dict(result, default_column=default_column),
            ensure_ascii=False,
            sort_keys=True,
            indent=1,
        )
        + "\n"
    )


def as_dict(result: SourceResult, *, default_column: str) -> dict[str, Any]:
    """The same as plain values."""
    head = next(iter(result.heads), None)
    printed = {line.number: line.text.strip() for line in result.reading.lines}
    day = result.masthead.date or (head.date if head else None)
    return {
        "schema": 1,
        "source": result.reading.source,
        "default_column": default_column or None,
        "date": day.isoformat() if day else None,
        "page": head.page.number if head else None,
        "page_name": (head.page.name or None) if head else None,
        "masthead": masthead(result.masthead) or _page_date(head),
        "articles": [article(draft) | _as_printed(draft, printed) for draft in result.drafts],
        "left_over": [
            {"lines": list(x.place.numbers), "kind": x.kind, "text": _left(x, printed)}
            for x in result.left_over
        ],
        "flags": [
            {
                "line": q.problem.line,
                "col": q.problem.char or 1,
                "text": q.quoted,
                "kind": q.problem.kind,
                "severity": q.problem.severity,
                "note": q.problem.message,
                "suggestion": q.problem.remedy or None,
            }
            for q in result.questions
        ],
    }


LABELLED_CHARS = 12
"""A line that is not longer is shown whole, when its label is left over."""


def _left(item: LeftOver, printed: Mapping[int, str]) -> str:
    """标题： alone says nothing in a list; with its short line it does."""
    line = printed.get(item.place.numbers[0], "") if len(item.place.numbers) == 1 else ""
    whole = item.kind == "label" and len(line) <= LABELLED_CHARS and item.text in line
    return line if whole else item.text


def _page_date(head: PageHead | None) -> dict[str, Any]:
    """An inner page has no masthead, but its head says the day."""
    if head is None or head.date is None:
        return {}
    said = {"日": "日", "天": "日"}.get(head.weekday, head.weekday)
    numbers = list(head.numbers)
    return {
        "date": head.date.isoformat(),
        "weekday": f"星期{said}" if said else None,
        "issue": numbers[0] if len(numbers) == 1 else numbers or None,
        "issue_total": head.serial,
        "raw_lines": [],
    }


def masthead(found: MastheadFound) -> dict[str, Any]:
    """Empty when the source has none."""
    if not found.raw:
        return {}
    values: dict[str, Any] = {
        key: (list(value) if isinstance(value, tuple) else value) or None
        for key, value in ((key, getattr(found.masthead, field)) for key, field in MASTHEAD_KEYS)
    }
    values["date"] = found.date.isoformat() if found.date else None
    values["weekday"] = found.weekday or None
    values["issue"] = found.numbers[0] if len(found.numbers) == 1 else list(found.numbers) or None
    values["issue_total"] = found.serial
    values["raw_lines"] = list(found.raw)
    return values


def article(draft: Draft) -> dict[str, Any]:
    """One article under the gold's keys."""
    values: dict[str, Any] = {key: turn(getattr(draft, field)) for key, field, turn in ARTICLE_KEYS}
    values["title"] = values["title"] or UNTITLED
    body: list[Mapping[str, Any]] = []
    captions: list[dict[str, Any]] = []
    for found in draft.blocks:
        if found.kind == "figure":
            captions += _captions(found, len(body))
        else:
            body.append(_block(found))
    values["body"], values["captions"] = body, captions
    values["lines"] = {
        name: sorted({n for place in places for n in place.numbers})
        for name, places in sorted(draft.places.items())
    }
    return values


def _as_printed(draft: Draft, printed: Mapping[int, str]) -> dict[str, Any]:
    """A by-line alone on its line, sign for sign: 王喜⼭ with the radical that its font gave."""
    numbers = [n for place in draft.places.get("byline_raw", ()) for n in place.numbers]
    line = printed.get(numbers[0], "") if len(numbers) == 1 else ""
    same = re.sub(r"\s", "", radicals.as_characters(line)) == re.sub(r"\s", "", draft.byline_raw)
    return {"byline_raw": line} if line and same else {}


def _captions(found: Block, after: int) -> list[dict[str, Any]]:
    return [
        {
            "text": photo.caption,
            "credit": (photo.credit.name or None) if photo.credit else None,
            "credit_role": _credit_role(photo.credit),
            "after": after,
            "lines": _lines(found),
        }
        for photo in found.photos
    ]


def _credit_role(credit: Byline | None) -> str | None:
    """摄; what was printed before the name keeps its order: 本报记者 丁一 摄."""
    if credit is None or not credit.role:
        return None
    *desk, word = credit.role.split(" ")
    return " ".join([*desk, credit.name, word]) if desk else credit.role


def _block(found: Block) -> Mapping[str, Any]:
    values: dict[str, Any] = {"type": found.kind, "lines": _lines(found)}
    match found.kind:
        case "verse":
            values["source_lines"] = values["lines"]
            values["lines"] = [stanza.split("\n") for stanza in found.text.split("\n\n")]
        case "table":
            values["rows"] = [row.split("\t") for row in found.text.split("\n")]
            values["title"] = found.label or None
        case "note":
            values["text"], values["label"] = found.text, found.label
        case _:
            values["text"] = found.text
    return values


def _lines(found: Block) -> list[int]:
    return [n for place in found.places for n in place.numbers]
