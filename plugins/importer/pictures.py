"""Which picture belongs to which caption: out of the manuscript, or as the editor clicked.

A caption that had its picture right before it in Word has it for certain. On the review page the
editor may put any picture of the folder to a caption: `[[answer]] kind = "picture"`.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import replace

from plugins.importer.model import Answers, Block, Draft, IssueResult, Place, Question
from plugins.importer.privacy import mask
from plugins.newspaper.model import Photo
from plugins.newspaper.problems import Problem

KIND = "picture"
"""Of the answer that names a file for a caption."""
_FOLDER = "images/"


def chosen(answers: Answers) -> dict[str, str]:
    """Caption (private data hidden) -> the file that the editor put to it."""
    return {a.quoted: a.choice for a in answers.settled if a.kind == KIND}


def fill(result: IssueResult, answers: Answers, available: Collection[str]) -> IssueResult:
    """The drafts with the pictures that are known; `available` are file names."""
    given = {
        (line.source, line.number): tuple(line.hints.picture.split())
        for source in result.sources
        for line in source.reading.lines
        if line.hints.picture
    }
    picked = chosen(answers)

    def filled(block: Block) -> Block:
        if block.kind != "figure" or not block.photos:
            return block
        last = block.photos[-1]
        choice = picked.get(mask(last.caption, whole=True), "")
        names = (choice,) if choice in available else _before(block.places, given, available)
        if not names or any(photo.src for photo in block.photos):
            return block
        # Several pictures under one caption: it stands at the last.
        photos = [Photo(src=_FOLDER + name) for name in names[:-1]]
        last = replace(last, src=_FOLDER + names[-1], pending="")
        others = block.photos[:-1] if len(names) == 1 else ()
        return replace(block, photos=(*others, *photos, last))

    return _with_blocks(result, filled)


def _before(
    places: Sequence[Place],
    given: Mapping[tuple[str, int], tuple[str, ...]],
    available: Collection[str],
) -> tuple[str, ...]:
    """The pictures that stood before a caption in its manuscript."""
    found = (
        name
        for place in places
        for number in place.numbers
        for name in given.get((place.source, number), ())
    )
    return tuple(dict.fromkeys(name for name in found if name in available))


def named(result: IssueResult, names: Sequence[Sequence[str]]) -> IssueResult:
    """The drafts with the names (`p1-1`) under which their missing pictures are expected.

    Args:
        result: its drafts in order.
        names: for each draft a name for each of its pictures, in order.
    """
    drafts = []
    for draft, own in zip(result.drafts, names, strict=True):
        left = iter(own)
        blocks = [
            replace(
                block,
                photos=tuple(
                    replace(photo, pending="" if photo.src else name)
                    for photo, name in zip(block.photos, left, strict=False)
                ),
            )
            if block.photos
            else block
            for block in draft.blocks
        ]
        drafts.append(replace(draft, blocks=tuple(blocks)))
    return replace(result, drafts=tuple(drafts))


def _with_blocks(result: IssueResult, change: Callable[[Block], Block]) -> IssueResult:
    def changed(draft: Draft) -> Draft:
        return replace(draft, blocks=tuple(map(change, draft.blocks)))

    return replace(result, drafts=tuple(map(changed, result.drafts)))


def used(result: IssueResult) -> frozenset[str]:
    """File names of the pictures that the drafts show."""
    return frozenset(
        photo.src.removeprefix(_FOLDER)
        for draft in result.drafts
        for block in draft.blocks
        for photo in block.photos
        if photo.src
    )


def questions(result: IssueResult) -> Iterator[Question]:
    """Pictures that were taken out of a manuscript and stand under no caption: one each file."""
    shown = used(result)
    for source in result.sources:
        reading = source.reading
        alone = [picture.name for picture in reading.pictures if picture.name not in shown]
        if alone:
            yield Question(
                problem=Problem(
                    path=reading.source,
                    kind="picture-alone",
                    severity="query",
                    message=f"稿件里取出的图片没有配到图片说明：{'、'.join(alone)}",
                    remedy="在核对页里先点说明，再点图片；没有说明的图请写进稿件",
                ),
                quoted="、".join(alone),
            )
