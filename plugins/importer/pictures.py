"""Which picture belongs to which caption: out of the manuscript, or as the editor clicked.

A caption that had its picture right before it in Word has it for certain. On the review page the
editor may put any picture of the folder to a caption: `[[answer]] kind = "picture"`. A picture
without a caption stands where it stood in the manuscript, until the editor drops it.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import replace

from plugins.importer import photo_stories
from plugins.importer.model import Answers, Block, Draft, IssueResult, Place, Question
from plugins.importer.privacy import mask
from plugins.newspaper.model import Photo
from plugins.newspaper.problems import Problem

ALONE = "picture-alone"
"""Of the question about a picture without a caption, and of its answers."""
SHOW, DROP = "show", "drop"
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

    result = _with_blocks(result, filled)
    dropped = {a.quoted for a in answers.settled if (a.kind, a.choice) == (ALONE, DROP)}
    result = _with_alone(result, frozenset(available) - dropped)
    return replace(result, drafts=tuple(map(photo_stories.with_place, result.drafts)))


def _with_alone(result: IssueResult, available: Collection[str]) -> IssueResult:
    """Pictures under no caption stand where they stood: above or below their line."""
    drafts = list(result.drafts)
    shown = used(result)
    for name, line, is_below in _alone(result):
        at = next((i for i, d in enumerate(drafts) if line in _lines_of(d)), None)
        if name in shown or name not in available or at is None:
            continue
        blocks = list(drafts[at].blocks)
        own = [i for i, b in enumerate(blocks) if line in _lines(b.places)]
        if any(blocks[i].kind == "figure" for i in own):
            continue  # the editor put another picture to this caption
        index = 0 if not own else own[-1] + 1 if is_below else own[0]
        figure = Block(kind="figure", photos=(Photo(src=_FOLDER + name),), reason="稿件里的图片")
        blocks.insert(index, figure)
        drafts[at] = replace(drafts[at], blocks=tuple(blocks))
        shown |= {name}
    return replace(result, drafts=tuple(drafts))


def _alone(result: IssueResult) -> Iterator[tuple[str, tuple[str, int], bool]]:
    """(name, (source, line), below it?) of every picture that a manuscript's line tells of."""
    for source in result.sources:
        for line in source.reading.lines:
            place = (line.source, line.number)
            yield from ((name, place, False) for name in line.hints.picture.split())
            yield from ((name, place, True) for name in line.hints.picture_below.split())


def _lines(places: Sequence[Place]) -> set[tuple[str, int]]:
    return {(place.source, number) for place in places for number in place.numbers}


def _lines_of(draft: Draft) -> set[tuple[str, int]]:
    every = [*(b.places for b in draft.blocks), *draft.places.values()]
    return set().union(*map(_lines, every))


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
    """Pictures that were taken out of a manuscript and have no caption: one each."""
    captioned = {
        photo.src.removeprefix(_FOLDER)
        for draft in result.drafts
        for block in draft.blocks
        for photo in block.photos
        if photo.src and any(p.caption or p.credit for p in block.photos)
    }
    places = {name: place for name, place, _ in _alone(result)}
    home = {line: number for number, d in enumerate(result.drafts, 1) for line in _lines_of(d)}
    shown = used(result)
    for source in result.sources:
        for picture in source.reading.pictures:
            name = picture.name
            if name in captioned:
                continue
            where = "先照原位放进文中" if name in shown else "没有放进哪一篇"
            yield Question(
                problem=Problem(
                    path=source.reading.source,
                    line=places.get(name, ("", 0))[1],
                    kind=ALONE,
                    message=f"稿件里取出的图片 {name} 没有图片说明，{where}",
                    remedy="把说明写进稿件，紧挨着图片；或者在核对页里先点说明，再点图片；都不是就选一个",
                ),
                quoted=name,
                article=home.get(places.get(name, ("", 0)), 0),
                options=((SHOW, "照登，不要说明"), (DROP, "这张图不用")),
            )
