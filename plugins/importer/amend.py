"""The editor's answers at work on drafts: fields given by hand, a head read as they chose."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from types import MappingProxyType

from plugins.importer import answers as given
from plugins.importer import review_toml
from plugins.importer.model import Answers, ArticleAnswer, Draft, Label, LineAnswer, Question
from plugins.newspaper import frontmatter

_FIELDS = {
    "title": "title",
    "kicker": "kicker",
    "deck": "deck",
    "column": "column",
    "dateline": "dateline",
    "standfirst": "standfirst",
    "origin": "origin",
    "kind": "kind",
}


def drafts(found: Sequence[Draft], answers: Answers, source: str) -> tuple[Draft, ...]:
    """Drafts with the fields that the editor gave.

    A deleted one stays: nothing may get lost, the store leaves it out.
    """
    if not answers.articles:
        return tuple(found)
    return tuple(_amended(draft, answers, source) for draft in found)


def _amended(draft: Draft, answers: Answers, source: str) -> Draft:
    fields = given.fields_of(answers, source, numbers_of(draft, source))
    changes: dict[str, object] = {
        _FIELDS[name]: value for name, value in fields.items() if name in _FIELDS
    }
    if "authors" in fields or "bylines" in fields:
        words = fields.get("authors", fields.get("bylines", ""))
        parsed = frontmatter.parse(f"Title: x\nAuthors: {words}\n", "").fields
        changes["bylines"] = parsed.get("bylines", ())
    if not changes:
        return draft
    labels = dict(draft.labels)
    for name in changes:
        if name in labels:
            labels[name] = Label(role=labels[name].role, certainty=1.0, reason="编辑指定")
    return replace(draft, **changes, labels=MappingProxyType(labels))  # type: ignore[arg-type]  # fields of Draft


def numbers_of(draft: Draft, source: str) -> frozenset[int]:
    """All printed lines of a draft in one source."""
    places = [p for ps in draft.places.values() for p in ps]
    places += [p for block in draft.blocks for p in block.places]
    return frozenset(n for p in places if p.source == source for n in p.numbers)


def is_deleted(draft: Draft, answers: Answers) -> bool:
    """Did the editor throw it away for good?"""
    places = [p for ps in draft.places.values() for p in ps]
    places += [p for block in draft.blocks for p in block.places]
    return any(
        given.is_deleted(answers, source, numbers_of(draft, source))
        for source in {p.source for p in places}
    )


def remember_deleted(
    previous: str, drafts: Sequence[Draft], deleted: Collection[int], answers: Answers
) -> str:
    """review.toml with the articles that the editor deleted, each said once.

    Args:
        previous: the file as it is.
        drafts: all of them.
        deleted: indices of those that are gone from the content folder.
        answers: what the file says already.
    """
    new = []
    for index in sorted(deleted):
        draft = drafts[index]
        place = next(
            (p for name in ("title", "kicker") for p in draft.places.get(name, ())),
            next((p for block in draft.blocks for p in block.places), None),
        )
        if place is not None and not is_deleted(draft, answers):
            new.append(ArticleAnswer(source=place.source, at=place.numbers[0], deleted=True))
    return review_toml.with_answers(previous, Answers(articles=tuple(new))) if new else previous


def line_answers(questions: Sequence[Question], answers: Answers) -> tuple[LineAnswer, ...]:
    """What a chosen reading of a head means for its lines."""
    made: list[LineAnswer] = []
    for question in given.settle(questions, answers):
        roles = dict(question.effects).get(question.answer, ())
        for number, role in roles:
            made.append(LineAnswer(source=question.problem.path, number=number, role=role))
    return tuple(made)
