"""Drafts -> Questions: what the editor must decide, should look at, may want to know."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from plugins.importer.group import Doubt
from plugins.importer.join import Seam
from plugins.importer.model import Draft, Question, SourceResult

if TYPE_CHECKING:
    from plugins.importer.pipeline import Context


def source(
    result: SourceResult,
    seams: Sequence[Seam],
    doubts: Sequence[Doubt],
    doubled: frozenset[int],
    context: Context,
) -> tuple[Question, ...]:
    return ()


def issue(
    results: Sequence[SourceResult], drafts: Sequence[Draft], day: date | None, context: Context
) -> tuple[Question, ...]:
    return ()
