"""What an import says: the summary, the accounting line, left-over.md. Words only, no decisions."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from pathlib import Path

from plugins.importer import status, store, tally
from plugins.importer.merge import ACTION_WORDS
from plugins.importer.model import PRIVATE_ROLES, Draft, IssueResult, SourceResult
from plugins.importer.places import IssuePlaces
from plugins.importer.privacy import mask
from plugins.newspaper import files, issue_toml
from plugins.newspaper.content import ISSUE_FILE
from plugins.newspaper.model import chinese_date, weekday
from plugins.newspaper.problems import Problem, ordered

SHOWN_QUESTIONS = 12
UNSIGNED = "签发以后文字有变，已退回草稿"
"""How the line begins that names articles to be signed again."""
LEFT_WORDS = {
    "page-header": "版头",
    "page-number": "页码",
    "staff": "责编",
    "guide": "导读",
    "ad": "广告",
    "private": "联系方式",
    "letter": "来信",
    "note-to-editor": "附言",
    "mark": "序号",
    "label": "字段名",
    "duplicate": "重复",
    "unknown": "读不懂",
}


def show(problems: Iterable[Problem]) -> None:
    """Print problems, gravest first."""
    for problem in ordered(problems):
        sys.stderr.write(f"{problem}\n")


def nothing_imported(problems: Iterable[Problem], folder: Path) -> None:
    """Print that all stays as it was, and which files of the folder stand in the way."""
    beside = {path.name for path in folder.iterdir()} if folder.is_dir() else set()
    named = [name for p in problems if p.severity == "error" for name in p.path.split("、")]
    guilty = [name for name in dict.fromkeys(named) if name in beside]
    what = (
        f"把 {'、'.join(guilty)} 移到别的文件夹，或者照上面说的改好，再导入一次。" if guilty else ""
    )
    sys.stderr.write(f"一篇也没有导入。{what}\n")


def summary(result: IssueResult, *, known: store.Known, thrown: Collection[int] = ()) -> list[str]:
    """What was read and found, the questions, the accounting line.

    Args:
        result: its questions are those that count: none is about a thrown article.
        known: the issue as it stands.
        thrown: indices of drafts that the editor threw away.
    """
    reads = "  ".join(_read_words(source) for source in result.sources)
    said = [f"读入  {reads}", _issue_words(result)]
    said.append(_article_words(tally.count(result, thrown)))
    said.append("  " + "   ".join(_per_source(result, thrown)))
    for severity, word in (("error", "必须处理"), ("query", "建议核对")):
        said += _question_words(word, tally.open_findings(result.questions, severity), result)
    said.append(accounting(result))
    return said


def _article_words(counted: tally.Tally) -> str:
    """`9 篇：6 篇没有疑问，1 篇有必须处理的，2 篇有建议核对的`; an article counts once."""
    words = [f"{counted.clear} 篇没有疑问"]
    if counted.red:
        words.append(f"{counted.red} 篇有必须处理的")
    if counted.yellow:
        words.append(f"{counted.yellow} 篇有建议核对的")
    aside = f"（不要的 {counted.thrown} 篇没有算）" if counted.thrown else ""
    return f"{counted.articles} 篇：{'，'.join(words)}{aside}"


def _read_words(source: SourceResult) -> str:
    reading = source.reading
    about = [reading.encoding, *reading.remarks] if reading.encoding else list(reading.remarks)
    return f"{reading.source}（{'，'.join(about)}）" if about else reading.source


def _issue_words(result: IssueResult) -> str:
    found = result.masthead
    numbers = "、".join(map(str, found.numbers))
    words = []
    if numbers:
        words.append(f"第{numbers}期合刊" if len(found.numbers) > 1 else f"第{numbers}期")
    if found.serial:
        words.append(f"总第{found.serial}期")
    if result.date:
        words.append(f"{chinese_date(result.date)} {weekday(result.date)}")
    return "  ".join(words)


def _per_source(result: IssueResult, thrown: Collection[int]) -> Iterator[str]:
    counts = Counter(
        _home(draft) for index, draft in enumerate(result.drafts) if index not in thrown
    )
    for source in result.sources:
        name = source.reading.source
        yield f"{name} {counts.get(name, 0)} 篇"


def _home(draft: Draft) -> str:
    places = [p for b in draft.blocks for p in b.places] or [
        p for ps in draft.places.values() for p in ps
    ]
    return places[0].source if places else ""


def _question_words(word: str, found: Sequence[tally.Finding], result: IssueResult) -> list[str]:
    if not found:
        return []
    home = tally.homes(result)
    outside = sum(not any(tally.article_of(q, home) for q in same) for same in found)
    aside = f"（{outside} 处不在文章里）" if outside else ""
    said = [f"{word} {len(found)} 处{aside}："]
    for same in found[:SHOWN_QUESTIONS]:
        question = same[0]
        problem = question.problem
        quoted = mask(question.quoted, whole=problem.kind == "private")
        shown = f"  “{quoted[:24]}”" if quoted else ""
        again = f"（同样的有 {len(same)} 个）" if len(same) > 1 else ""
        said.append(f"  {problem.path}:{problem.line}  {problem.message}{shown}{again}")
        if word == "必须处理" and problem.remedy:
            said.append(f"      {problem.remedy}")
    if len(found) > SHOWN_QUESTIONS:
        said.append(f"  另有 {len(found) - SHOWN_QUESTIONS} 处，见核对页")
    return said


def accounting(result: IssueResult) -> str:
    """`72 行 = 13 报头 + 57 文章 + 2 图片说明 + 0 未归入（4806 汉字，丢失 0）`."""
    a = result.accounting
    kinds = Counter(LEFT_WORDS.get(x.kind, x.kind) for x in result.left_over)
    about = "：" + "、".join(f"{word} {n}" for word, n in kinds.most_common()) if kinds else ""
    return (
        f"{a.lines} 行 = {a.masthead} 报头 + {a.articles} 文章 + {a.captions} 图片说明"
        f" + {a.left_over} 未归入{about}（{a.han} 汉字，丢失 {a.lost}）"
    )


def lost(result: IssueResult) -> list[Problem]:
    """The accounts do not add up: our fault; nothing is written."""
    return [
        Problem(
            path=source.reading.source,
            kind="accounting",
            message="有文字没有着落："
            + accounting(
                IssueResult(
                    sources=(source,), accounting=source.accounting, left_over=source.left_over
                )
            ),
            remedy="什么也没有写。请把这一版的文本发给维护的人",
        )
        for source in result.sources
        if not source.accounting.adds_up
    ]


def left_over(result: IssueResult) -> str:
    """left-over.md: everything that entered no article, with its line numbers."""
    lines = [
        "# 未归入的行",
        "",
        "没有进入任何一篇的文字，都在这里。个人信息已隐去，原文在 src 里。",
    ]
    for item in result.left_over:
        numbers = item.place.numbers
        span = f"{numbers[0]}-{numbers[-1]}" if len(numbers) > 1 else f"{numbers[0]}"
        word = LEFT_WORDS.get(item.kind, item.kind)
        text = mask(item.text, whole=item.kind in PRIVATE_ROLES).replace("\n", "\n    ")
        lines += ["", f"## {item.place.source}:{span} {word}", "", f"    {text}"]
    if not result.left_over:
        lines += ["", "（没有）"]
    return "\n".join(lines) + "\n"


def written(done: store.Written, places: IssuePlaces) -> list[str]:
    """What a repeated import did, and where the review page is."""
    said = []
    counts = Counter(action for _, action in done.steps)
    if set(counts) - {"new"}:
        said.append("，".join(f"{ACTION_WORDS[a]} {n} 篇" for a, n in counts.items()))
    if not done.changed and not any(counts[a] for a in ("conflict", "replace", "merge", "new")):
        said.append("与上次导入相同，稿件没有变化。")
    beside = f"{places.imports.name}/{places.issue_id}/{places.incoming.name}"
    said += [f"  {name}：两边都改了，新读出的在 {beside}/{name}" for name in done.incoming]
    if done.unsigned:
        said.append(
            f"{UNSIGNED} {len(done.unsigned)} 篇：{'、'.join(done.unsigned)}。"
            f"看过以后重新签发：invoke approve {places.issue_id}（不签发就发不出去）"
        )
    if done.set_aside:
        aside = f"{places.imports.name}/{places.issue_id}/{done.set_aside}"
        said.append(f"{places.issue_id} 原来是演示样报，已移到 {aside}/。")
    said.append(f"稿件：{places.content.name}/{places.issue_id}/")
    said.append(f"核对页：{places.imports.name}/{places.issue_id}/review.html")
    return said


def steps(known: store.Known) -> list[str]:
    """Sentences for the head of the review page."""
    changed = any(
        k.base is not None
        and (k.mine is None or status.as_draft(k.mine) != status.as_draft(k.base))
        for k in known.articles
    )
    return ["这一期以前导入过；编辑改过的地方都保留着。"] if changed else []


def digits_of(result: IssueResult) -> dict[int, str]:
    """Four digits by the number of the draft; those of a new issue, in print order."""
    counts: Counter[int] = Counter()
    made = {}
    for number, draft in enumerate(result.drafts, 1):
        counts[draft.page] += 1
        made[number] = f"{draft.page:02d}{counts[draft.page]:02d}"
    return made


def number_gap(result: IssueResult, content: Path) -> str:
    """A sentence when the issue's number does not follow last week's; "" when it does."""
    numbers = result.masthead.numbers
    if not numbers or result.date is None or not content.is_dir():
        return ""
    before = None
    for folder in sorted(content.iterdir(), reverse=True):
        day = issue_toml.issue_date(folder.name)
        if (
            day
            and day < result.date
            and day.year == result.date.year
            and (folder / ISSUE_FILE).is_file()
        ):
            text = files.read_text(folder / ISSUE_FILE, ISSUE_FILE)
            found = issue_toml.parse(text, ISSUE_FILE, folder.name)[0]
            if found.numbers and not found.sample:
                before = found
                break
    if before is None or numbers[0] == before.numbers[-1] + 1:
        return ""
    return f"本期是第{numbers[0]}期，上一期（{before.id}）是第{before.numbers[-1]}期，不连续"
