"""`invoke import`: what it takes, what it says, how it ends.

Exit codes: 0 all green, 1 written with open questions, 2 nothing written.
"""

from __future__ import annotations

import re
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from plugins.importer import (
    amend,
    answers,
    manuscripts,
    memory,
    neutral,
    pictures,
    pipeline,
    questions,
    read,
    report,
    review_toml,
    store,
    take,
    tally,
)
from plugins.importer.model import (
    IssueResult,
    Picture,
    Question,
    Reading,
    ReadOptions,
    Source,
    SourceResult,
)
from plugins.importer.places import ANSWERS, LEFT_OVER, REVIEW_PAGE, IssuePlaces, imports_beside
from plugins.importer.settings import Paper, read_paper
from plugins.newspaper import files, issue_toml
from plugins.newspaper.chinese import date_meant
from plugins.newspaper.problems import Problem, SourceError

GREEN = 0
QUESTIONS = 1
NOTHING = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What stands behind the command."""

    root: Path
    content: Path
    json: Path | None = None
    dry_run: bool = False
    encoding: str = ""
    date: str = ""
    default_column: str = ""
    merge: bool = True
    many: bool = False
    yes: bool = False


def run(path: Path, options: Options) -> int:
    """Import a file, a folder that holds an issue, or (many) a folder of such folders."""
    started = time.perf_counter()
    try:
        day = _wanted_date(options.date)
        paper = read_paper(options.root)
        if options.many:
            return _run_many(path, options, paper)
        code, said = _run_one(path, options, paper, day)
    except SourceError as error:
        report.show(error.problems)
        report.nothing_imported(error.problems, path)
        return NOTHING
    except OSError as error:
        report.show([_broken(error)])
        return NOTHING
    for line in said:
        print(line)
    if code != NOTHING:
        print(f"用时 {time.perf_counter() - started:.1f} 秒")
    return code


def _wanted_date(text: str) -> date | None:
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        meant = date_meant(text)
        raise SourceError(
            Problem(
                path="--date",
                kind="date",
                message=f"日期“{text}”不对",
                remedy=f"写成 --date {meant}" if meant else "年-月-日，例如 --date 2025-05-02",
            )
        ) from None


def _broken(error: OSError) -> Problem:
    return Problem(
        path=str(error.filename or ""),
        kind="disk",
        message=f"写不进去（{error.strerror or error}），原来的稿件没有动",
        remedy="看看磁盘是不是满了、文件夹是不是只读，再导入一次",
    )


# --- one issue ----------------------------------------------------------------------------------


def _run_one(
    path: Path, options: Options, paper: Paper, day: date | None, *, quiet: bool = False
) -> tuple[int, list[str]]:
    taken = take.take(path)
    warnings = [p for p in taken.problems if p.severity != "error"]
    fatal = [p for p in taken.problems if p.severity == "error"]
    readings: list[Reading] = []
    for number, source in enumerate(taken.sources, 1):
        # Said before it is done: what stops half-way has not claimed to be read.
        if len(taken.sources) > 8 and not quiet and not fatal:
            print(f"正在读 {number}/{len(taken.sources)}  {source.name}", flush=True)
        try:
            readings.append(read.read(source, ReadOptions(encoding=options.encoding)))
        except SourceError as error:
            fatal += error.problems
    if not readings:
        raise SourceError(*fatal, *warnings)
    imports = imports_beside(options.content)
    context = paper.context(options.default_column, memory.load(imports))
    results = [pipeline.recognise(reading, context) for reading in readings]
    result = _with_date(pipeline.issue(results, context), day)
    _write_json(options.json, results, paper.default_column(options.default_column))
    fatal += _other_issues(result, day)
    if result.date is None:
        fatal.append(_no_date(path))
    if fatal:
        raise SourceError(*fatal, *warnings)
    places = IssuePlaces(content=options.content, imports=imports, issue_id=_issue_id(result))
    with files.lock(imports / ".lock", "导入"):
        return _import(path, options, paper, day, taken, results, places, warnings)


def _import(
    path: Path,
    options: Options,
    paper: Paper,
    day: date | None,
    taken: take.Taken,
    first: list[SourceResult],
    places: IssuePlaces,
    warnings: Sequence[Problem],
) -> tuple[int, list[str]]:
    earlier = store.kept_sources(places, (s.name for s in taken.sources))
    sources = (*earlier, *taken.sources)
    every = [*(_read_quietly(s) for s in earlier), *(r.reading for r in first)]
    order = sorted(
        (r for r in every if r is not None), key=lambda r: take.page_order(Path(r.source))
    )
    previous, given = answers.load(places.answers, places.answers.name)
    given = answers.rebase(given, [line for r in order for line in r.lines])
    remembered = memory.load(places.imports)
    context = replace(paper.context(options.default_column, remembered), answers=given)
    # fields given by hand come last: what is printed must add up without them
    as_printed = replace(context, answers=replace(given, articles=()))
    # what was read without answers holds for a source that nobody answered about
    known = (
        {} if given.lines or given.joins or given.settled else {r.reading.source: r for r in first}
    )
    results = [
        known[r.source] if r.source in known else pipeline.recognise_all([r], as_printed)[0]
        for r in order
    ]
    results = pipeline.amended(results, context)
    _write_json(
        options.json,
        [r for r in results if r.reading.source in {s.name for s in taken.sources}],
        paper.default_column(options.default_column),
    )
    result = _with_date(pipeline.issue(results, context), day)
    result = replace(result, id=places.issue_id)
    result = _paged(result)
    if not result.accounting.adds_up:
        raise SourceError(*report.lost(result))
    before = store.look(places)
    found = _pictures(order, taken)
    result = pictures.fill(result, given, {*found, *before.pictures})
    asked = (
        *result.questions,
        *manuscripts.questions(result),
        *pictures.questions(result),
        *_dates(result, path, day),
        *_numbers(result, options.content),
        *paper.columns_unknown(result, remembered),
        *_spellings(result, remembered),
        *(Question(problem=p, quoted=p.message[:30]) for p in given.problems),
    )
    thrown = frozenset(i for i, d in enumerate(result.drafts) if amend.is_deleted(d, given))
    gone = thrown | store.deleted_by_hand(result, before)
    result = replace(result, questions=answers.settle(asked, given))
    result = replace(result, questions=tuple(tally.still_asked(result, gone)))
    said = [*(str(w) for w in warnings), *report.summary(result, known=before, thrown=gone)]
    if options.dry_run:
        said.append("只看结果，什么也没有写（--dry-run）。")
        return _code(result), said
    kept = {p.name for r in order for p in r.pictures} | pictures.used(result)
    written = store.write(
        places,
        result,
        sources,
        masthead=paper.masthead,
        default_column=paper.default_column(options.default_column),
        collectives=paper.collectives,
        mergeable=options.merge,
        thrown=thrown,
        extra=lambda names, deleted: _working(
            pictures.named(result, names),
            amend.remember_deleted(previous, result.drafts, deleted, given),
            tuple(found.values()),
            report.steps(before),
            deleted,
        ),
        pictures=((name, p.data) for name, p in found.items() if name in kept),
    )
    _remember(places, result, remembered)
    said += report.written(written, places)
    return _code(result), said


def _pictures(order: Sequence[Reading], taken: take.Taken) -> dict[str, Picture]:
    """Out of the manuscripts, then those that lie beside them, by name."""
    found = {picture.name: picture for reading in order for picture in reading.pictures}
    for path in taken.pictures:
        if path.stat().st_size < take.LIMIT_BYTES:
            name = take.clean_name(path.name).replace(" ", "-")
            found.setdefault(name, Picture(name=name, data=path.read_bytes()))
    return found


def _read_quietly(source: Source) -> Reading | None:
    try:
        return read.read(source, ReadOptions())
    except SourceError:
        return None


def _code(result: IssueResult) -> int:
    red = any(q.problem.severity == "error" and not q.answer for q in result.questions)
    return QUESTIONS if red else GREEN


def _paged(result: IssueResult) -> IssueResult:
    """Every draft knows its page from here on; order is page, then print."""
    pages = store.pages_of(result)
    drafts = tuple(
        replace(draft, page=page) for draft, page in zip(result.drafts, pages, strict=True)
    )
    return replace(result, drafts=drafts)


def _with_date(result: IssueResult, day: date | None) -> IssueResult:
    return replace(result, date=day) if day else result


def _issue_id(result: IssueResult) -> str:
    suffix = {"special": "-tekan", "extra": "-zengkan"}.get(result.masthead.kind, "")
    return f"{result.date:%Y-%m-%d}{suffix}" if result.date else ""


def _no_date(path: Path) -> Problem:
    return Problem(
        path=path.name,
        kind="no-date",
        message="版面上没有找到出版日期",
        remedy="加上 --date 再导入，例如 --date 2025-05-02",
    )


def _other_issues(result: IssueResult, day: date | None) -> list[Problem]:
    """A page of another issue among these: refused, unless the editor named the date."""
    found = [q.problem for q in result.questions if q.problem.kind == "other-issue"]
    return [] if day else found


def _dates(result: IssueResult, path: Path, day: date | None) -> Iterator[Question]:
    """The folder's name says another day than the page."""
    folder = path.name if path.is_dir() else path.parent.name
    named = issue_toml.issue_date(folder)
    printed = result.masthead.date or next((h.date for h in result.heads if h.date), None)
    for other, what in ((named, f"文件夹名是 {folder}"), (day, f"--date 是 {day}")):
        if other and printed and other != printed:
            yield Question(
                problem=Problem(
                    path=result.sources[0].reading.source,
                    line=1,
                    kind="date-disagrees",
                    message=f"版面上印的日期是 {printed}，{what}",
                    remedy="哪个对请核；要改就用 --date 再导入",
                ),
                quoted=f"{printed}/{other}",
            )
            return


def _numbers(result: IssueResult, content: Path) -> Iterator[Question]:
    """第13期 after 第12期 of the same year."""
    gap = report.number_gap(result, content)
    if gap:
        yield Question(
            problem=Problem(
                path=result.sources[0].reading.source,
                line=1,
                kind="issue-number",
                severity="query",
                message=gap,
                remedy="期号请核",
            ),
            quoted="、".join(map(str, result.masthead.numbers)),
        )


def _spellings(result: IssueResult, remembered: memory.Memory) -> Iterator[Question]:
    """Names that look like known ones."""
    found = _names(result)
    for doubt in memory.doubts(remembered, found, _sound):
        number, place = _where(result, doubt.name)
        yield Question(
            problem=Problem(
                path=place[0],
                line=place[1],
                kind="known-name",
                severity="query",
                message=f"“{doubt.name}”以前写作“{doubt.known}”",
                remedy="同一个就改成以前的写法，不是同一个就点“知道了”",
            ),
            quoted=doubt.name,
            article=number,
        )
    for number, draft in enumerate(result.drafts, 1):
        for block in draft.blocks:
            for doubt, _ in memory.misspelt_places(block.text, remembered):
                place_of = block.places[0]
                yield Question(
                    problem=Problem(
                        path=place_of.source,
                        line=place_of.numbers[0],
                        kind="known-name",
                        severity="query",
                        message=f"“{doubt.name}”以前写作“{doubt.known}”",
                        remedy="写错了就在稿件里改，没错就点“知道了”",
                    ),
                    quoted=doubt.name,
                    article=number,
                )


def _sound(char: str) -> str:
    """A character's sound without its tone."""
    from pypinyin import lazy_pinyin  # its tables take 0.4 s; only when names are compared

    return str(lazy_pinyin(char)[0])


def _where(result: IssueResult, name: str) -> tuple[int, tuple[str, int]]:
    for number, draft in enumerate(result.drafts, 1):
        if name in {draft.column, *(b.name for b in draft.bylines)}:
            for field in ("byline_raw", "column", "title"):
                if draft.places.get(field):
                    place = draft.places[field][0]
                    return number, (place.source, place.numbers[0])
    return 0, (result.sources[0].reading.source, 1)


def _names(result: IssueResult) -> memory.Memory:
    people = {b.name for d in result.drafts for b in d.bylines}
    columns = {d.column for d in result.drafts if d.column}
    texts = [block.text for d in result.drafts for block in d.blocks]
    return memory.Memory(
        people=tuple(sorted(people)),
        columns=tuple(sorted(columns)),
        places=memory.places_in(texts),
    )


def _remember(places: IssuePlaces, result: IssueResult, remembered: memory.Memory) -> None:
    open_names = {
        q.quoted for q in result.questions if q.problem.kind == "known-name" and not q.answer
    }
    doubts = [memory.Doubt(name=name, known="") for name in sorted(open_names)]
    memory.save(places.imports, memory.remember(remembered, _names(result), doubts))


# --- working files ------------------------------------------------------------------------------


def _working(
    result: IssueResult,
    previous: str,
    found: Sequence[Picture],
    notes: Sequence[str],
    thrown: frozenset[int],
) -> Iterator[tuple[str, bytes]]:
    from plugins.importer import review

    answered = review_toml.write(previous, review.guesses(result))
    yield ANSWERS, answered.encode()
    yield LEFT_OVER, report.left_over(result).encode()
    yield questions.FILE_NAME, questions.dump(_kept(result)).encode()
    page = review.render(result, answers_text=answered, pictures=found, notes=notes, thrown=thrown)
    yield REVIEW_PAGE, page


def _kept(result: IssueResult) -> Iterator[questions.Kept]:
    digits = report.digits_of(result)
    for question in result.questions:
        if question.problem.severity == "error" and not question.answer:
            yield questions.Kept(question=question, digits=digits.get(question.article, ""))


def _write_json(target: Path | None, results: Sequence[SourceResult], default_column: str) -> None:
    """One JSON a source file; a path that ends in .json is that of a single file."""
    if target is None:
        return
    for result in results:
        name = re.sub(r"\.[^.]+$", "", result.reading.source)
        path = target if target.suffix == ".json" else target / f"{name}.json"
        files.write_atomic(path, neutral.as_json(result, default_column=default_column).encode())


# --- many ---------------------------------------------------------------------------------------


def _run_many(path: Path, options: Options, paper: Paper) -> int:
    """One line an issue; what was imported already and did not change is skipped."""
    if not path.is_dir():
        raise SourceError(
            Problem(
                path=path.name,
                kind="missing",
                message="没有这个文件夹",
                remedy="--many 后面写文件夹",
            )
        )
    folders = sorted(
        (f for f in path.iterdir() if f.is_dir() and not f.name.startswith(".")),
        key=take.page_order,
    )
    if not folders:
        raise SourceError(
            Problem(
                path=path.name,
                kind="nothing",
                message="里面没有子文件夹",
                remedy="每一期放一个子文件夹，再加 --many 导入",
            )
        )
    worst = GREEN
    for count, folder in enumerate(folders, 1):
        head = f"[{count}/{len(folders)}] {folder.name}"
        if _is_done(folder, options):
            print(f"{head}  没有变化")
            continue
        day = issue_toml.issue_date(folder.name)
        try:
            own = replace(options, json=options.json / folder.name if options.json else None)
            code, said = _run_one(folder, own, paper, _folder_date(folder, day), quiet=True)
            shown = next((s for s in said if "篇：" in s), said[0] if said else "")
            print(f"{head}  {shown}", flush=True)
            for line in said:
                if line.startswith(report.UNSIGNED):
                    print(f"    {line}", flush=True)
        except SourceError as error:
            code = NOTHING
            print(f"{head}  没有导入", flush=True)
            report.show(error.problems)
            report.nothing_imported(error.problems, folder)
        worst = max(worst, code)
    return worst


def _folder_date(folder: Path, day: date | None) -> date | None:
    """Back issues often print no date: the folder's name gives it, when a page does not."""
    return (
        day
        if day and not any(re.search(r"\d", f.stem) and False for f in folder.iterdir())
        else None
    )


def _is_done(folder: Path, options: Options) -> bool:
    """Are the folder's files, byte for byte, those of the last import?"""
    day = issue_toml.issue_date(folder.name)
    if day is None or options.dry_run or options.json:
        return False
    places = IssuePlaces(
        content=options.content, imports=imports_beside(options.content), issue_id=folder.name
    )
    if not places.issue.is_dir() or store.look(places).is_sample:
        return False
    taken = take.take(folder)
    return (
        bool(taken.sources)
        and not taken.problems
        and all(
            (places.source / s.name).is_file() and (places.source / s.name).read_bytes() == s.data
            for s in taken.sources
        )
    )
