"""The one file of the importer that touches `content/` and `imports/`: all or nothing.

The new issue folder is built beside the old one and swapped in whole (`files.replace_tree`); the
working copies follow. A run that dies in between is put right by the next one: what is in
`content/` counts.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from plugins.checks import fix
from plugins.importer import markdown, merge, page_names
from plugins.importer.model import Draft, IssueResult, Source
from plugins.importer.places import IssuePlaces
from plugins.newspaper import files, issue_toml
from plugins.newspaper.content import ARTICLE_FILE, AUTHORS_FILE, ISSUE_FILE
from plugins.newspaper.issue_toml import IssueFile
from plugins.newspaper.model import Masthead, Page

SAMPLE_FOLDER = "样报"
"""Where a sample issue goes when the real one of its day is imported."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """What an import did to the issue."""

    steps: tuple[tuple[str, merge.Action], ...] = ()
    """(file name, what happened), in the issue's order."""
    incoming: tuple[str, ...] = ()
    changed: bool = False
    unsigned: tuple[str, ...] = ()
    """Signed articles whose words changed: they are drafts again."""
    set_aside: str = ""
    """The folder below the working one that a sample issue moved to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """An issue as it stands in `content/` and as it was last imported."""

    articles: tuple[merge.Known, ...] = ()
    names: Mapping[str, str] = None  # type: ignore[assignment]  # always given by `look`
    issue_text: str = ""
    issue_base: str = ""
    last: tuple[tuple[int, int], ...] = ()
    pictures: frozenset[str] = frozenset()
    is_sample: bool = False


def look(places: IssuePlaces) -> Known:
    """Read what an issue's folders hold; empty when there are none, or a sample of ours."""
    files.repair(places.issue)
    issue_text = _text(places.issue / ISSUE_FILE) or ""
    said = issue_toml.parse(issue_text, ISSUE_FILE, places.issue_id)[0] if issue_text else None
    if said is not None and said.sample:
        return Known(names={}, is_sample=True)
    mine = _articles(places.issue)
    base = _articles(places.base)
    names = {d: p.name for d, p in base.items()} | {d: p.name for d, p in mine.items()}
    articles = tuple(
        merge.Known(
            digits=digits,
            base=_text(base.get(digits)),
            mine=_text(mine.get(digits)),
        )
        for digits in sorted({*mine, *base})
    )
    images = places.issue / "images"
    pictures = frozenset(p.name for p in images.iterdir()) if images.is_dir() else frozenset()
    return Known(
        articles=articles,
        names=names,
        issue_text=issue_text,
        issue_base=_text(places.base / ISSUE_FILE) or "",
        last=said.last if said is not None else (),
        pictures=pictures,
    )


def _articles(folder: Path) -> dict[str, Path]:
    if not folder.is_dir():
        return {}
    found = ((ARTICLE_FILE.match(p.name), p) for p in sorted(folder.iterdir()))
    return {match["digits"]: path for match, path in found if match}


def _text(path: Path | None) -> str | None:
    return files.read_text(path, path.name) if path is not None and path.is_file() else None


def write(
    places: IssuePlaces,
    result: IssueResult,
    sources: Sequence[Source],
    *,
    masthead: Masthead,
    default_column: str,
    collectives: frozenset[str],
    mergeable: bool = True,
    thrown: frozenset[int] = frozenset(),
    extra: Callable[
        [Sequence[Sequence[str]], frozenset[int]], Iterable[tuple[str, bytes]]
    ] = lambda _names, _deleted: (),
    pictures: Iterable[tuple[str, bytes]] = (),
    allow_private_sources: bool = True,
) -> Written:
    """Write an issue: authors.toml, articles, issue.toml, then the working copies.

    Args:
        places: where.
        result: the whole issue; its drafts in print order.
        sources: kept under src/.
        masthead: fills what the page does not print, for a new issue.
        default_column: written into issue.toml.
        collectives: by-lines that are no people.
        mergeable: False puts every changed reading into incoming/ and leaves the articles alone.
        thrown: indices of drafts that the editor threw away: their files go.
        extra: further working files (name, bytes): the review page, answers, left-over.md; it is
            given the names of each draft's pictures to come, and the indices of deleted drafts.
        pictures: (name, bytes) for images/, taken out of manuscripts.
        allow_private_sources: keep the files under src/; they may hold private data.

    Raises:
        OSError: the disk is full or read-only; `content/` is as it was.
        SourceError: authors.toml cannot be read; nothing was written.
    """
    known = look(places)
    keep_pictures = {name: data for name, data in pictures if name not in known.pictures}
    numbered, texts, steps = _planned(result, known, frozenset(keep_pictures))
    steps = tuple(
        replace(step, action="deleted", text=None, incoming=None) if step.index in thrown else step
        for step in steps
    )
    new_articles: dict[str, str] = {}
    new_base: dict[str, str] = {}
    incoming: dict[str, str] = {}
    done: list[tuple[str, merge.Action]] = []
    unsigned: list[str] = []
    for step in steps:
        digits = step.digits or numbered[step.index]
        title = result.drafts[step.index].title if step.index >= 0 else ""
        name = known.names.get(digits) or markdown.file_name(digits, title)
        action = step.action
        if not mergeable and action in {"replace", "merge", "conflict"}:
            incoming[name] = texts[step.index]
            kept = next(k for k in known.articles if k.digits == digits)
            if kept.mine is not None:
                new_articles[name] = kept.mine
            new_base[name] = kept.base or ""
            done.append((name, "conflict"))
            continue
        if step.text is not None:
            new_articles[name] = step.text
        if step.base is not None:
            new_base[name] = step.base
        if step.incoming is not None:
            incoming[name] = step.incoming
        if step.unsigned and step.text is not None:
            unsigned.append(name)
        done.append((name, action))
    issue_text, issue_base = _issue_text(places, result, known, masthead, default_column, numbered)
    # First: an authors.toml that cannot be read stops everything; a name too many is harmless.
    _write_authors(places.content, result.drafts, collectives)
    deleted = frozenset(step.index for step in steps if step.action == "deleted")
    gone = [known.names[s.digits] for s in steps if s.index in thrown and s.digits in known.names]
    if known.is_sample:
        shutil.copytree(places.issue, places.folder / SAMPLE_FOLDER, dirs_exist_ok=True)
    changed = _swap_in(
        places, new_articles, issue_text, keep_pictures, gone, is_anew=known.is_sample
    )
    _write_working(
        places,
        sources,
        new_base | {ISSUE_FILE: issue_base},
        incoming,
        extra(_picture_names(result.drafts, numbered), deleted),
        keep_sources=allow_private_sources,
    )
    return Written(
        steps=tuple(done),
        incoming=tuple(incoming),
        changed=changed,
        unsigned=tuple(sorted(unsigned)),
        set_aside=SAMPLE_FOLDER if known.is_sample else "",
    )


def deleted_by_hand(result: IssueResult, known: Known) -> frozenset[int]:
    """Indices of drafts whose files the editor took out of the issue's folder."""
    if all(article.mine is not None for article in known.articles):
        return frozenset()
    steps = _planned(result, known, frozenset())[2]
    return frozenset(step.index for step in steps if step.action == "deleted")


def _planned(
    result: IssueResult, known: Known, new_pictures: frozenset[str]
) -> tuple[tuple[str, ...], tuple[str, ...], tuple[merge.Step, ...]]:
    """(four digits, text) of every draft, and what happens to each article."""
    pictures = known.pictures | new_pictures
    numbered = _numbered(result.drafts, known)
    texts = _texts(result.drafts, numbered, pictures)
    steps = merge.plan(known.articles, texts)
    if known.articles:
        # numbers of known articles hold; texts are made again with the names of their pictures
        numbered = _renumbered(numbered, steps, known)
        texts = _texts(result.drafts, numbered, pictures)
        steps = merge.plan(known.articles, texts)
    return numbered, texts, steps


# --- numbers ------------------------------------------------------------------------------------


def pages_of(result: IssueResult) -> tuple[int, ...]:
    """The page of every draft: printed, else of its file's name, else the file's place in order."""
    guessed: dict[str, int] = {}
    running = 0
    for source in result.sources:
        name = source.reading.source
        page = (
            next((h.page.number for h in source.heads if h.page.label), 0)
            or page_names.named_page(name)
            or next((h.page.number for h in source.heads), 0)
            or int(bool(source.masthead.raw))
        )
        running = page or running + 1
        guessed[name] = running
    return tuple(
        min(99, max(1, draft.page or guessed.get(_home(draft), 1))) for draft in result.drafts
    )


def _home(draft: Draft) -> str:
    places = [p for b in draft.blocks for p in b.places] or [
        p for ps in draft.places.values() for p in ps
    ]
    return places[0].source if places else ""


def _numbered(drafts: Sequence[Draft], known: Known) -> tuple[str, ...]:
    """Four digits for each draft: page and order, never one that was given before."""
    used = {(int(k.digits[:2]), int(k.digits[2:])) for k in known.articles} | set(known.last)
    highest: dict[int, int] = {}
    for page, order in used:
        highest[page] = max(highest.get(page, 0), order)
    given = []
    for draft in drafts:
        page = min(99, max(1, draft.page))
        highest[page] = min(99, highest.get(page, 0) + 1)
        given.append(f"{page:02d}{highest[page]:02d}")
    return tuple(given)


def _renumbered(
    numbered: tuple[str, ...], steps: Sequence[merge.Step], known: Known
) -> tuple[str, ...]:
    """Known articles keep their digits; new ones take the next free ones of their page."""
    of_index = {step.index: step.digits for step in steps if step.index >= 0 and step.digits}
    used = {k.digits for k in known.articles} | {f"{p:02d}{o:02d}" for p, o in known.last}
    highest: dict[str, int] = {}
    for digits in used:
        highest[digits[:2]] = max(highest.get(digits[:2], 0), int(digits[2:]))
    made = []
    for index, digits in enumerate(numbered):
        if index in of_index:
            made.append(of_index[index])
            continue
        page = digits[:2]
        highest[page] = min(99, highest.get(page, 0) + 1)
        made.append(f"{page}{highest[page]:02d}")
    return tuple(made)


def _texts(
    drafts: Sequence[Draft], numbered: Sequence[str], pictures: frozenset[str]
) -> tuple[str, ...]:
    """The files' texts."""
    names = _picture_names(drafts, numbered)
    return tuple(
        markdown.article(draft, own, pictures) for draft, own in zip(drafts, names, strict=True)
    )


def _picture_names(drafts: Sequence[Draft], numbered: Sequence[str]) -> tuple[tuple[str, ...], ...]:
    """For each draft its pictures' names, p<page>-<n> in the order of the articles."""
    names: dict[str, tuple[str, ...]] = {}
    counts: dict[int, int] = {}
    for draft, digits in sorted(zip(drafts, numbered, strict=True), key=lambda pair: pair[1]):
        page = int(digits[:2])
        own = []
        for _ in range(markdown.pictures_of(draft)):
            counts[page] = counts.get(page, 0) + 1
            own.append(f"p{page}-{counts[page]}")
        names[digits] = tuple(own)
    return tuple(names[digits] for digits in numbered)


# --- issue.toml, authors.toml -------------------------------------------------------------------


def _issue_text(
    places: IssuePlaces,
    result: IssueResult,
    known: Known,
    masthead: Masthead,
    default_column: str,
    numbered: Sequence[str],
) -> tuple[str, str]:
    """(the file's new text, what the importer would write): an editor's change stays."""
    found = result.masthead
    highest = dict(known.last)
    for digits in (*numbered, *(k.digits for k in known.articles)):
        page, order = int(digits[:2]), int(digits[2:])
        highest[page] = max(highest.get(page, 0), order)
    made = IssueFile(
        id=places.issue_id,
        date=result.date or issue_toml.issue_date(places.issue_id) or IssueFile(id="").date,
        kind=found.kind,
        numbers=found.numbers,
        serial=found.serial,
        default_column=default_column,
        masthead=_filled(found.masthead, masthead),
        pages=_pages(result),
        last=tuple(sorted(highest.items())),
    )
    theirs = issue_toml.dump(made)
    if not known.issue_text:
        return theirs, theirs
    merged = merge.merge_texts(known.issue_base, known.issue_text, theirs).text
    before, _ = issue_toml.parse(known.issue_text, ISSUE_FILE, places.issue_id)
    after, problems = issue_toml.parse(merged, ISSUE_FILE, places.issue_id)
    if problems or after.last != made.last:
        # only the numbers given must never be forgotten; everything else is the editor's
        kept = replace(before, last=made.last)
        merged = issue_toml.with_last(known.issue_text, made.last)
        if issue_toml.parse(merged, ISSUE_FILE, places.issue_id)[0] != kept:
            merged = issue_toml.dump(kept)
    return merged, theirs


def _filled(found: Masthead, otherwise: Masthead) -> Masthead:
    """What the page prints counts; settings fill the rest."""
    blanks = {
        name: getattr(otherwise, name)
        for name in Masthead.__dataclass_fields__
        if getattr(found, name) in ("", (), None)
    }
    return replace(found, **blanks)


def _pages(result: IssueResult) -> tuple[Page, ...]:
    rows: dict[int, Page] = {}
    for head in result.heads:
        page = head.page
        before = rows.get(page.number)
        if before is None:
            rows[page.number] = page
        else:
            rows[page.number] = replace(
                before,
                **{
                    name: getattr(page, name)
                    for name in ("label", "name", "editor", "designer", "proofreader")
                    if not getattr(before, name)
                },
            )
    return tuple(rows[number] for number in sorted(rows))


def _write_authors(content: Path, drafts: Sequence[Draft], collectives: frozenset[str]) -> None:
    names = {b.name for draft in drafts for b in draft.bylines if b.name not in collectives}
    path = content / AUTHORS_FILE
    fix.add_authors(path, f"{content.name}/{AUTHORS_FILE}", names)


# --- swapping -----------------------------------------------------------------------------------


def _swap_in(
    places: IssuePlaces,
    articles: Mapping[str, str],
    issue_text: str,
    pictures: Mapping[str, bytes],
    thrown: Collection[str],
    *,
    is_anew: bool = False,
) -> bool:
    """Put the articles into the issue's folder, whole, without the thrown ones.

    With `is_anew` nothing of the old folder stays.

    Returns:
        False when nothing changed.
    """
    texts = {**articles, ISSUE_FILE: issue_text}
    gone = [name for name in thrown if (places.issue / name).is_file()]
    if (
        not pictures
        and not gone
        and not is_anew
        and places.issue.is_dir()
        and all(
            (places.issue / name).is_file() and (places.issue / name).read_bytes() == text.encode()
            for name, text in texts.items()
        )
    ):
        return False
    new = files.new_tree(places.issue)
    shutil.rmtree(new, ignore_errors=True)
    try:
        new.mkdir(parents=True)
        if places.issue.is_dir() and not is_anew:
            _link_tree(places.issue, new)
        for name in gone:
            (new / name).unlink()
        for name, text in texts.items():
            (new / name).unlink(missing_ok=True)
            (new / name).write_bytes(text.encode())
        for name, data in pictures.items():
            (new / "images").mkdir(exist_ok=True)
            (new / "images" / name).write_bytes(data)
        files.replace_tree(places.issue)
    finally:
        shutil.rmtree(new, ignore_errors=True)
    return True


def _link_tree(old: Path, new: Path) -> None:
    """The old folder's files under the new one; linked where the disk can."""
    for path in sorted(old.rglob("*")):
        target = new / path.relative_to(old)
        if path.is_dir():
            target.mkdir(parents=True, exist_ok=True)
            continue
        target.parent.mkdir(parents=True, exist_ok=True)
        try:
            os.link(path, target)
        except OSError:
            shutil.copy2(path, target)


def _write_working(
    places: IssuePlaces,
    sources: Sequence[Source],
    base: Mapping[str, str],
    incoming: Mapping[str, str],
    extra: Iterable[tuple[str, bytes]],
    *,
    keep_sources: bool,
) -> None:
    if keep_sources:
        for source in sources:
            _write_if_new(places.source / source.name, source.data)
    wanted = set(base)
    for name, text in base.items():
        _write_if_new(places.base / name, text.encode())
    if places.base.is_dir():
        for path in places.base.iterdir():
            match = ARTICLE_FILE.match(path.name)
            if (
                path.name not in wanted
                and match
                and any(w.startswith(match["digits"]) for w in wanted)
            ):
                path.unlink()
    for name, text in incoming.items():
        _write_if_new(places.incoming / name, text.encode())
    for name, data in extra:
        _write_if_new(places.folder / name, data)


def _write_if_new(path: Path, data: bytes) -> None:
    if not path.is_file() or path.read_bytes() != data:
        files.write_atomic(path, data)


def kept_sources(places: IssuePlaces, names: Iterable[str]) -> tuple[Source, ...]:
    """Sources of earlier imports of the issue that are not among `names`."""
    if not places.source.is_dir():
        return ()
    taken = set(names)
    return tuple(
        Source(name=path.name, data=path.read_bytes())
        for path in sorted(places.source.iterdir())
        if path.is_file() and path.name not in taken
    )
