"""The stages in their order, for one source and for all sources of an issue. No file is touched."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from plugins.importer import (
    account,
    adverts,
    amend,
    captions,
    chats,
    check,
    clean,
    desk,
    group,
    html_pages,
    join,
    jumps,
    label,
    mail_quotes,
    normalise,
    overlaps,
    page_marks,
    pasted,
    private,
    running,
    spoken,
    staff,
    told_titles,
    torn_rows,
    unwrap,
)
from plugins.importer.masthead import Known
from plugins.importer.model import (
    Answers,
    IssueResult,
    LeftOver,
    Line,
    MastheadFound,
    Reading,
    SourceResult,
)
from plugins.importer.readers.text import RULE


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What is known besides the page: settings, memory, answers."""

    known: Known = field(default_factory=Known)
    columns: frozenset[str] = frozenset()
    default_column: str = ""
    answers: Answers = field(default_factory=Answers)
    cut: join.Cut = lambda text: (text,)


READINGS = 4
"""A page is read again, at most so often, without what was found to be said to the desk."""


def recognise(reading: Reading, context: Context) -> SourceResult:
    """One source, from its lines to its drafts."""
    tagged = html_pages.hinted(html_pages.split(reading.lines))
    hidden = html_pages.hidden(reading.lines)
    cleaned = clean.clean(pasted.quotations(pasted.signatures(mail_quotes.unquoted(tagged))))
    wide = frozenset(edit.number for edit in cleaned.edits if edit.kind == "apart")
    lines = _spacing(cleaned.lines)
    heads = running.texts(lines)
    doubled = overlaps.doubled(
        cleaned.lines,
        wide,
        lambda text: _is_furniture(text) or re.sub(r"\s", "", text) in heads,
    )
    sold = adverts.lines([line.text for line in lines], [line.hints.blank_before for line in lines])
    torn = {b.number for a, b in pairwise(lines) if unwrap.splits_jump(a.text, b.text)}
    foreign = torn_rows.rows(lines)
    stamped = chats.stamps([line.text for line in lines])
    furniture = frozenset(
        line.number
        for index, line in enumerate(lines)
        if index in sold
        or index in stamped
        or line.number in foreign
        or _is_furniture(line.text)
        or private.is_gap(line.text)
        or re.sub(r"\s", "", line.text) in heads
    )
    apart = (doubled | hidden | furniture) - torn
    single = [line for line in lines if line.number not in apart]
    pieces = list(
        unwrap.unwrap(
            single,
            lambda line: bool(RULE.match(line.text)),
            over=apart,
            is_said_to_desk=desk.is_said_to_desk,
        )
    )
    pieces += [unwrap.single(line) for line in lines if line.number in apart]
    pieces.sort(key=lambda piece: piece.number)
    pieces = html_pages.grouped(pieces, html_pages.groups(reading.lines))
    said: dict[int, spoken.Spoken] = {}
    for _ in range(READINGS):
        labelled = label.label(
            pieces,
            context.known,
            context.answers,
            columns=context.columns,
            duplicates=doubled,
            apart=frozenset(e.number for e in cleaned.edits if e.kind == "apart"),
            running=heads,
            hidden=hidden,
            foreign=foreign,
            said=said,
        )
        joined = join.join(labelled.tokens, context.cut, context.answers)
        grouped = group.group(joined.tokens)
        more = spoken.found(grouped.drafts, grouped.left_over, grouped.roles, reading)
        if not more.keys() - said.keys():
            break
        said |= more
    grouped = told_titles.told(grouped)
    drafts = captions.attach(grouped.drafts)
    drafts, repeated = jumps.within(drafts)
    left_over = (*grouped.left_over, *repeated)
    drafts = amend.drafts(drafts, context.answers, reading.source)
    drafts = normalise.drafts(drafts, noisy=any(e.kind == "apart" for e in cleaned.edits))
    drafts = normalise.with_printed_names(drafts, cleaned.edits)
    accounting = account.source(reading, labelled, drafts, left_over)
    result = SourceResult(
        reading=reading,
        edits=cleaned.edits,
        labels=grouped.roles,
        masthead=labelled.masthead,
        heads=labelled.heads,
        drafts=drafts,
        left_over=left_over,
        accounting=accounting,
    )
    questions = check.source(result, joined.seams, grouped.doubts, doubled, context)
    return replace(result, questions=questions)


def recognise_all(readings: Sequence[Reading], context: Context) -> list[SourceResult]:
    """All sources; a chosen reading of a head becomes roles of its lines, and is read again."""
    results = []
    for reading in readings:
        result = recognise(reading, context)
        chosen = amend.line_answers(result.questions, context.answers)
        if chosen:
            answers = replace(context.answers, lines=(*context.answers.lines, *chosen))
            result = recognise(reading, replace(context, answers=answers))
        results.append(result)
    return results


def _spacing(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """Blank lines between wrapped lines go, here and there or everywhere; others stay."""
    closer = clean.single_spaced(lines)
    if closer is not lines and unwrap.is_wrapped(closer):
        return closer
    made: list[Line] = []
    for run in clean.double_spaced_runs(lines):
        closed = clean.closed_up(run)
        made += closed if len(run) >= clean.RUN_LINES and unwrap.is_wrapped(closed) else run
    return tuple(made)


def amended(results: Sequence[SourceResult], context: Context) -> list[SourceResult]:
    """Results read without answers, with the fields that the editor gave."""
    return [
        replace(r, drafts=amend.drafts(r.drafts, context.answers, r.reading.source))
        for r in results
    ]


def _is_furniture(text: str) -> bool:
    """A page number or head that the extractor left in the middle of a column."""
    return (
        bool(page_marks.PAGE_NUMBER.match(text))
        or page_marks.is_scanners(text)
        or bool(
            page_marks.is_noise(text) and not RULE.match(text) and not unwrap.CLOSES.match(text)
        )
        or page_marks.head(text) is not None
        or staff.is_staff(text)
    )


def issue(results: Sequence[SourceResult], context: Context) -> IssueResult:
    """All sources of one issue: jumps across files, one masthead, one order."""
    repeated: list[LeftOver] = []
    drafts = jumps.across(tuple(d for result in results for d in result.drafts), repeated)
    masthead = next((r.masthead for r in results if r.masthead.raw), MastheadFound())
    if not masthead.raw:  # inner pages alone: their heads tell the number
        told = next((h for r in results for h in r.heads if h.numbers), None)
        if told is not None:
            masthead = replace(masthead, numbers=told.numbers, serial=told.serial)
    heads = tuple(head for result in results for head in result.heads)
    left = (*(x for result in results for x in result.left_over), *repeated)
    day = masthead.date or next((h.date for h in heads if h.date), None)
    return IssueResult(
        date=day,
        sources=tuple(results),
        masthead=masthead,
        heads=heads,
        drafts=drafts,
        left_over=left,
        questions=check.issue(results, drafts, day, context),
        accounting=account.total(results),
    )
