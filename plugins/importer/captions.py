"""Pictures find their article: a caption between two articles goes to the one it speaks of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from plugins.importer.group import overlap
from plugins.importer.model import Block, Draft

CLEARLY = 0.12
"""So much more of the caption's words must stand in the other article."""


def attach(drafts: Sequence[Draft]) -> tuple[Draft, ...]:
    """Move captions at an article's very end or start to the neighbour that they speak of."""
    made = list(drafts)
    for index in range(len(made) - 1):
        first, second = made[index], made[index + 1]
        if first.page != second.page:
            continue
        tail = _run(first.blocks[::-1])
        if tail and len(tail) < len(first.blocks):
            moved = [
                b
                for b in tail
                if overlap(b.text, second) > overlap(b.text, first) + CLEARLY
                and overlap(b.text, first) < 0.3
            ]
            if moved:
                made[index] = replace(
                    first, blocks=tuple(b for b in first.blocks if b not in moved)
                )
                made[index + 1] = replace(second, blocks=(*reversed(moved), *second.blocks))
                continue
        head = _run(second.blocks)
        if (
            head
            and len(head) < len(second.blocks)
            and second.kind == "story"
            and _before_title(head[0], second)
        ):
            moved = [b for b in head if overlap(b.text, first) > overlap(b.text, second) + CLEARLY]
            if moved:
                made[index] = replace(made[index], blocks=(*made[index].blocks, *moved))
                made[index + 1] = replace(
                    second, blocks=tuple(b for b in second.blocks if b not in moved)
                )
    return tuple(made)


def _run(blocks: Sequence[Block]) -> list[Block]:
    run: list[Block] = []
    for block in blocks:
        if block.kind != "figure":
            break
        run.append(block)
    return run


def _before_title(block: Block, draft: Draft) -> bool:
    title = draft.places.get("title")
    return bool(title and block.places and block.places[0].numbers[0] < title[0].numbers[0])
