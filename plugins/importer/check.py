"""Drafts -> Questions: what the editor must decide, should look at, may want to know.

Findings about words come from `checks/text.py`; here stand the questions that only an import has:
joins, heads, jumps, dates, private numbers, whatever was not understood.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from plugins.checks import text as rules
from plugins.importer import exports, jumps, page_marks, page_names, signs, torn_rows
from plugins.importer.group import UNTITLED, Doubt
from plugins.importer.join import SURE, Seam, is_open
from plugins.importer.model import Block, Draft, LeftOver, PageHead, Place, Question, SourceResult
from plugins.importer.paragraphs import IN_SENTENCE
from plugins.importer.private import private_number
from plugins.importer.promised_pictures import GUESSED
from plugins.importer.spoken import IN_DOUBT
from plugins.newspaper.model import weekday
from plugins.newspaper.problems import Problem, Severity

if TYPE_CHECKING:
    from plugins.importer.pipeline import Context

LONG_CHARS = 10_000
"""An article of this length has probably swallowed another one."""
_TEXT_FIELDS = (("title", "标题"), ("kicker", "引题"), ("deck", "副题"))
_DOUBTED = {
    IN_DOUBT: "像是写给编辑部的话",
    exports.IN_DOUBT: "稿件系统里的一栏，认不出登不登",
    torn_rows.REASON: "夹在一句话中间、像广告或版头的短语",
}
_ONCE = frozenset({"letter-case", "rare-character"})


def source(
    result: SourceResult,
    seams: Sequence[Seam],
    doubts: Sequence[Doubt],
    doubled: frozenset[int],
    context: Context,
) -> tuple[Question, ...]:
    """All questions about one source, gravest first in print order."""
    name = result.reading.source
    lines = {line.number: line.text for line in result.reading.lines}
    found: list[Question] = [
        Question(problem=problem, quoted=lines.get(problem.line, "")[:40])
        for problem in result.reading.problems
    ]
    found += [_seam(seam, lines) for seam in seams]
    found += [_doubt(doubt) for doubt in doubts if not _found_its_title(doubt, result.drafts)]
    found += _duplicates(name, doubled, lines)
    found += _heads(result, lines)
    for number, draft in enumerate(result.drafts, 1):
        found += _draft(draft, number, lines, name)
    found += _left_over(result)
    found += [
        _question(place, "caption", "query", GUESSED, "是正文，就在核对页里改回正文", char=1)
        for place, label in result.labels.items()
        if label.reason == GUESSED
    ]
    return tuple(
        sorted(_unique(found), key=lambda q: (q.problem.line, q.problem.char, q.problem.kind))
    )


def _question(
    place: Place | tuple[str, int],
    kind: str,
    severity: Severity,
    message: str,
    remedy: str = "",
    *,
    quoted: str = "",
    char: int = 0,
    article: int = 0,
    options: tuple[tuple[str, str], ...] = (),
    effects: tuple[tuple[str, tuple[tuple[int, str], ...]], ...] = (),
) -> Question:
    source_name, line = place if isinstance(place, tuple) else (place.source, place.numbers[0])
    problem = Problem(
        path=source_name,
        line=line,
        char=char,
        kind=kind,
        severity=severity,
        message=message,
        remedy=remedy,
    )
    return Question(
        problem=problem, quoted=quoted, article=article, options=options, effects=effects
    )


def _unique(found: Sequence[Question]) -> list[Question]:
    kept: dict[tuple[object, ...], Question] = {}
    for question in found:
        kept.setdefault((question.key, question.problem.line, question.problem.char), question)
    return list(kept.values())


def _seam(seam: Seam, lines: dict[int, str]) -> Question:
    """A join: information when it is sure, a question when it is not."""
    sure = seam.weight >= SURE
    char = max(1, len(lines.get(seam.after, "")) - len(seam.quoted) + 1)
    return _question(
        (seam.source, seam.after),
        "broken-paragraph",
        "info" if sure else "query",
        f"段落在句中断开，已与第 {seam.with_line} 行相接（{seam.reason}）",
        "接错了，就在核对页里选“不接”",
        quoted=seam.quoted,
        char=char,
        options=(("join", "相接"), ("apart", "不接")),
    )


def _found_its_title(doubt: Doubt, drafts: Sequence[Draft]) -> bool:
    """A continuation without a headline has joined the article that it belongs to."""
    if doubt.kind != "no-title":
        return False
    untitled = _untitled(drafts)
    return not any((doubt.place.source, n) in untitled for n in doubt.place.numbers)


def _untitled(drafts: Sequence[Draft]) -> set[tuple[str, int]]:
    """The lines of drafts that have no headline."""
    return {
        (p.source, n)
        for draft in drafts
        if draft.title == UNTITLED
        for p in (
            *(p for ps in draft.places.values() for p in ps),
            *(p for b in draft.blocks for p in b.places),
        )
        for n in p.numbers
    }


_DOUBT_WORDS: dict[str, tuple[Severity, str, str]] = {
    "split-title": ("info", "{n} 行合为一题：{reason}", "不对就在核对页里选别的读法"),
    "head-order": (
        "query",
        "标题这几行的身份没有把握，先当作{reason}",
        "在核对页里选，或在标题行前加 #",
    ),
    "odd-heading": (
        "query",
        "转版续文里单独一行，先当作小标题",
        "是另一篇的标题就在核对页里选，或在行首加 #",
    ),
    "no-title": ("error", "没有找到标题，先用“待定题”", "在标题行前加 #，或在稿件里补上标题"),
    "told-title": ("query", "稿里没有标题，{reason}", "不对就在核对页里改标题"),
    "not-understood": (
        "error",
        "{reason}",
        "是标题就在行首加 #，是图片说明加 >，是栏目加 @，再导入一次",
    ),
    "odd-article": ("query", "{reason}", "在核对页里看看分篇对不对"),
}


def _doubt(doubt: Doubt) -> Question:
    severity, message, remedy = _DOUBT_WORDS[doubt.kind]
    if doubt.kind == "split-title" and doubt.certainty < 0.75:
        severity = "query"
    if doubt.kind == "head-order" and doubt.certainty < 0.55:
        severity = "error"
    return _question(
        doubt.place,
        doubt.kind,
        severity,
        message.format(n=doubt.quoted.count("|") + 1, reason=doubt.reason),
        remedy,
        quoted=doubt.quoted,
        char=1,
        article=doubt.article,
        options=doubt.options,
        effects=doubt.effects,
    )


def _duplicates(name: str, doubled: frozenset[int], lines: dict[int, str]) -> Iterator[Question]:
    for number in sorted(doubled):
        yield _question(
            (name, number),
            "duplicate",
            "info",
            "与上一行完全相同，没有用",
            "本来就印了两遍的，在核对页里改成正文",
            quoted=lines.get(number, "")[:20],
            char=1,
        )


def _heads(result: SourceResult, lines: dict[int, str]) -> Iterator[Question]:
    """Weekdays that disagree; a masthead without what it must have."""
    named = page_names.named_page(result.reading.source)
    printed = next((head for head in result.heads if head.page.label), None)
    if printed and named and printed.page.number != named:
        first = printed.place.numbers[0]
        yield _question(
            printed.place,
            "page-disagrees",
            "error",
            f"文件名是 {result.reading.source}（第{named}版），版头印的是第{printed.page.number}版"
            f"，先当作第{printed.page.number}版",
            "文件名错了就点“知道了”；版头错了就改版头，再导入一次（版次定了稿件的编号，以后不变）",
            quoted=lines.get(first, "")[:40],
            char=1,
        )
    found = result.masthead
    places: list[tuple[date | None, str, Place]] = [
        (head.date, f"星期{head.weekday}" if head.weekday else "", head.place)
        for head in result.heads
    ]
    if found.raw:
        line = next(
            (p for p in found.places if page_marks.DATE.search(lines.get(p.numbers[0], ""))),
            found.places[0],
        )
        places.append((found.date, found.weekday, line))
    for day, said, place in places:
        said = said.replace("天", "日")
        if day and said and weekday(day) != said:
            shown = next(
                (
                    n
                    for n in place.numbers
                    if said[-1] in lines.get(n, "") and page_marks.WEEKDAY.search(lines.get(n, ""))
                ),
                place.numbers[0],
            )
            yield _question(
                (place.source, shown),
                "weekday",
                "error",
                f"{day.year}年{day.month}月{day.day}日是{weekday(day)}，报上印的是{said}",
                "日期和星期哪个错了请核；日期错了就加 --date 再导入",
                quoted=lines.get(shown, "")[:40],
                char=1,
            )


def _left_over(result: SourceResult) -> Iterator[Question]:
    for item in result.left_over:
        if item.kind == "private":
            inside = item.reason == IN_SENTENCE
            yield _question(
                item.place,
                "private",
                "warning" if inside else "info",
                "句子里的个人资料已经拿掉" if inside else "个人资料，没有进入任何一篇",
                "看看剩下的句子是否通顺" if inside else "不用处理；src 文件夹不要公开",
                quoted=item.text[:30],
                char=1,
            )
        if item.kind == "note-to-editor" and item.reason == IN_SENTENCE:
            yield _question(
                item.place,
                "left-letter",
                "warning",
                "段落里写给编辑的话已经拿掉",
                "看看剩下的句子是否通顺；要登的，就改回正文",
                quoted=item.text[:30],
                char=1,
            )
        if item.reason in _DOUBTED:
            yield _question(
                item.place,
                "left-letter",
                "query",
                f"{_DOUBTED[item.reason]}，没有成稿",
                "要登的，就在核对页里改成正文",
                quoted=item.text[:30],
                char=1,
            )
    notices, adverts = _notices(x for x in result.left_over if x.kind == "ad")
    if notices:
        numbers = sorted({n for x in notices for n in x.place.numbers})
        yield _question(
            notices[0].place,
            "left-notice",
            "query",
            f"遗失声明、注销公告一类的启事没有成稿：第 {'、'.join(map(str, numbers))} 行",
            "要登，就在题目行首加 #（没有题目的，上面写一行“# 遗失声明”），再导入一次，"
            "就成为公告、启事（Kind: notice）；证件号、手机号先删掉",
            quoted=notices[0].text[:20],
            char=1,
        )
    if adverts:
        first = adverts[0]
        yield _question(
            first.place,
            "advert",
            "info",
            f"当作广告，没有成稿（{len({n for x in adverts for n in x.place.numbers})} 行）",
            "要登在网上，就在核对页里改成标题、正文",
            quoted=first.text[:20],
            char=1,
        )


# 遗失声明 · 注销公告 · 声明作废: said to everybody, though somebody pays for it
_DECLARED = re.compile(
    r"遗\s*失|挂\s*失|作\s*废|注\s*销|清\s*算|减\s*资|吸收合并|债权|声\s*明|公\s*[告示]|通\s*告"
)


def _notices(items: Iterable[LeftOver]) -> tuple[list[LeftOver], list[LeftOver]]:
    """What is left over as advertisements: declarations and notices, and the rest."""
    notices: list[LeftOver] = []
    rest: list[LeftOver] = []
    for item in items:
        is_notice = _DECLARED.search(item.text) and not signs.AD_LABEL.match(item.text)
        (notices if is_notice else rest).append(item)
    return notices, rest


def _draft(draft: Draft, number: int, lines: dict[int, str], name: str) -> Iterator[Question]:
    for field, word in _TEXT_FIELDS:
        value = getattr(draft, field)
        if value and value != UNTITLED:
            places = draft.places.get(field, ())
            for finding in rules.find(value):
                if finding.kind != "half-width":
                    yield _finding(finding, value, places, lines, number, where=word)
    for block in draft.blocks:
        text = block.text
        for finding in rules.find(text.replace("\n", "\u3000").replace("\t", "\u3000")):
            yield _finding(finding, text, block.places, lines, number)
        private = private_number(text)
        if private and block.places:
            yield _question(
                _line_of(private, block.places, lines)[0],
                "private",
                "error",
                "正文里有个人的手机号或证件号",
                "不能登的，在稿件里删掉",
                quoted=private,
                char=_line_of(private, block.places, lines)[1],
                article=number,
            )
    yield from _ends(draft, number, lines)
    yield from _heading_numbers(draft, number)


_COUNTED = re.compile(r"^(?:([一二三四五六七八九十])、|[（(]([一二三四五六七八九十])[）)])")


def _heading_numbers(draft: Draft, number: int) -> Iterator[Question]:
    """一、 then 三、: a heading is missing, or was misread."""
    expected: dict[int, int] = {}
    for block in draft.blocks:
        match = _COUNTED.match(block.text) if block.kind == "h" else None
        if match is None:
            continue
        group = 1 if match[1] else 2
        count = "一二三四五六七八九十".index(match[group]) + 1
        wanted = expected.get(group, 0) + 1
        if count not in {wanted, 1}:
            yield _question(
                block.places[0],
                "heading-number",
                "query",
                f"小标题的序号跳了：应当是“{'一二三四五六七八九十'[wanted - 1]}”",
                "看看是不是少了一段，或者印错了",
                quoted=block.text[:20],
                char=1,
                article=number,
            )
        expected[group] = count


def _finding(
    finding: rules.Finding,
    text: str,
    places: Sequence[Place],
    lines: dict[int, str],
    number: int,
    *,
    where: str = "",
) -> Question:
    quoted = text[finding.start : finding.end]
    place, char = _line_of(
        quoted, places, lines, around=text[max(0, finding.start - 6) : finding.end + 6]
    )
    message = f"{where}：{finding.message}" if where else finding.message
    return _question(
        place,
        finding.kind,
        finding.severity,
        message,
        finding.remedy,
        quoted=quoted,
        char=char,
        article=number,
    )


_FOLD = str.maketrans("，：；？！（）“”‘’", ",:;?!()\"\"''")


def _line_of(
    quoted: str, places: Sequence[Place], lines: dict[int, str], *, around: str = ""
) -> tuple[tuple[str, int], int]:
    """The printed line and 1-based character where a quoted text stands."""
    numbers = [(p.source, n) for p in places for n in p.numbers]
    if not numbers:
        return ("", 0), 0
    for wanted, shift in (
        (around, around.find(quoted) if around else 0),
        (quoted, 0),
        (quoted[:4], 0),
        (quoted[:1], 0),
    ):
        folded = wanted.translate(_FOLD)
        if not folded:
            continue
        for source_name, number in numbers:
            at = lines.get(number, "").translate(_FOLD).find(folded)
            if at >= 0:
                return (source_name, number), at + 1 + max(0, shift)
    return numbers[0], 1


def _ends(draft: Draft, number: int, lines: dict[int, str]) -> Iterator[Question]:
    """Jumps without a partner, a text that just stops, an article of improbable length."""
    if not draft.blocks and (named := draft.places.get("title", ())):
        yield _question(
            named[0],
            "no-text",
            "error",
            "只有标题，没有正文",
            "正文在别处就把它放到标题下面，再导入；是栏目名，就在行首加 @",
            quoted=lines.get(named[0].numbers[0], "")[:20],
            char=1,
            article=number,
        )
    to, back = jumps.out_of(draft), jumps.into(draft)
    places = draft.places.get("jumps", ())
    if draft.incomplete and places:
        first = next(
            (p for p in places if signs.is_jump_in(lines.get(p.numbers[0], ""))),
            places[0],
        )
        last = next(
            (p for p in reversed(places) if signs.is_jump_out(lines.get(p.numbers[-1], ""))),
            places[-1],
        )
        if back:
            yield _question(
                first,
                "jump",
                "error",
                f"上接{jumps.shown(back)}，但没有找到前半篇",
                f"把{jumps.shown(back)}一起导入",
                quoted=lines.get(first.numbers[0], "")[:20],
                char=1,
                article=number,
            )
        if to:
            shown = (last.source, last.numbers[-1])
            yield _question(
                shown,
                "jump",
                "error",
                f"下转{jumps.shown(to)}，但没有找到后半篇，文章不完整",
                f"把{jumps.shown(to)}一起导入",
                quoted=lines.get(last.numbers[-1], "")[-20:],
                char=1,
                article=number,
            )
    end = next((b for b in reversed(draft.blocks) if b.kind not in {"figure", "note"}), None)
    if end is not None and end.kind == "p" and not to and draft.kind == "story" and _stops(end):
        place = end.places[-1]
        yield _question(
            (place.source, place.numbers[-1]),
            "incomplete",
            "error",
            "文章到这里突然断了，没有句末标点，也没有下转",
            "找到后半篇一起导入；本来就到这里为止的，补上标点",
            quoted=end.text[-12:],
            char=1,
            article=number,
        )
    if sum(len(b.text) for b in draft.blocks) >= LONG_CHARS:
        place = draft.blocks[0].places[0]
        yield _question(
            place,
            "too-long",
            "error",
            f"这一篇有一万多字（{sum(len(b.text) for b in draft.blocks)} 字），可能并入了别的稿件",
            "在每篇标题行前加 #，再导入一次",
            quoted=draft.title,
            article=number,
        )


def _stops(block: Block) -> bool:
    text = block.text
    return is_open(text) and len(text) >= 24 and text[-1] not in "”’》）)："


def issue(
    results: Sequence[SourceResult], drafts: Sequence[Draft], day: date | None, context: Context
) -> tuple[Question, ...]:
    """Questions of the issue as a whole: those of its files, but for jumps that found a partner."""
    open_jumps = {
        (p.source, n)
        for d in drafts
        if d.incomplete
        for p in d.places.get("jumps", ())
        for n in p.numbers
    }
    untitled = _untitled(drafts)
    here = {jumps.page_of(d) for d in drafts} | {h.page.number for r in results for h in r.heads}
    kept = [
        _with_way_out(q, here)
        for r in results
        for q in r.questions
        if (q.problem.kind != "jump" or (q.problem.path, q.problem.line) in open_jumps)
        and (q.problem.kind != "no-title" or (q.problem.path, q.problem.line) in untitled)
    ]
    kept += _several_dates(results)
    return tuple(_renumbered(kept, results, drafts))


def _with_way_out(question: Question, pages: Collection[int]) -> Question:
    """A jump to a page that is here already: importing it would not help."""
    named = re.search(r"(?:下转|上接)第(\S+?)版", question.problem.message)
    if question.problem.kind != "jump" or not named or jumps.number(named[1]) not in pages:
        return question
    remedy = (
        f"第{named[1]}版已经在这里，但对不上：在后半篇的“上接”后面写上前半篇的题目，"
        "例如（上接第1版《题目》），再导入一次"
    )
    return replace(question, problem=replace(question.problem, remedy=remedy))


def _renumbered(
    questions: Sequence[Question], results: Sequence[SourceResult], drafts: Sequence[Draft]
) -> Iterator[Question]:
    """Article numbers count the issue's drafts, not the file's."""
    home: dict[tuple[str, int], int] = {}
    for number, draft in enumerate(drafts, 1):
        for place in [p for ps in draft.places.values() for p in ps] + [
            p for b in draft.blocks for p in b.places
        ]:
            for line in place.numbers:
                home.setdefault((place.source, line), number)
    for question in questions:
        if question.article:
            key = (question.problem.path, question.problem.line)
            yield replace(question, article=home.get(key, question.article))
        else:
            yield question


def _several_dates(results: Sequence[SourceResult]) -> Iterator[Question]:
    days: dict[date, list[tuple[str, PageHead | None]]] = {}
    for result in results:
        if result.masthead.date:
            days.setdefault(result.masthead.date, []).append((result.reading.source, None))
        for found in result.heads:
            if found.date:
                days.setdefault(found.date, []).append((result.reading.source, found))
    if len(days) < 2:
        return
    most = max(days, key=lambda d: (len(days[d]), d))
    for day in sorted(days):
        if day == most:
            continue
        for name, head in days[day]:
            line = head.place.numbers[0] if head else 1
            yield _question(
                (name, line),
                "other-issue",
                "error",
                f"这一版印的是{day.year}年{day.month}月{day.day}日，别的版是{most.year}年"
                f"{most.month}月{most.day}日",
                "不是同一期的版面请分开导入；日期印错了就核对后点“知道了”",
                quoted=f"{day.isoformat()}",
                char=1,
            )
