"""What only its neighbours can tell: the reach of 相关链接, credits below captions, pen names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from plugins.importer import (
    column_lines,
    comments,
    marked_columns,
    marked_items,
    names,
    numbered_items,
    page_marks,
    parted_heads,
    people,
    photo_stories,
    promised_pictures,
    round_ups,
    several_pieces,
    short_lines,
    signs,
    tag_heads,
    verses,
)
from plugins.importer.notices import (
    addressed,
    calls,
    labelled,
    long_notice_titles,
    notice_ends,
    office_ends,
    slogans,
    small_titles,
)
from plugins.importer.tokens import Token
from plugins.importer.unwrap import width


def settle(tokens: Sequence[Token]) -> list[Token]:
    """Reach of boxes, credits beside captions, strength of breaks."""
    kept = [token for token in tokens if token.role != "gone"]
    kept = photo_stories.settle(kept)
    kept = _credits(kept)
    kept = tag_heads.heads(_setext(kept))
    kept = marked_columns.columns(kept)
    kept = marked_columns.set_apart(kept)
    kept = column_lines.parts(column_lines.inner(column_lines.like_names(kept)))
    kept = column_lines.hosts_below(kept)
    kept = comments.comments(kept)
    kept = _boxes(kept)
    kept = verses.below_marks(kept)
    kept = round_ups.bulleted(kept)
    kept = round_ups.run_in(kept)
    kept = round_ups.numbered(kept)
    kept = numbered_items.items(marked_items.items(kept))
    kept = parted_heads.pairs(parted_heads.halves(_shorts(kept)))
    kept = _facts(kept)
    kept = _lone_items(kept)
    kept = slogans(kept)
    kept = small_titles(kept)
    kept = long_notice_titles(kept)
    kept = labelled(kept)
    kept = addressed(kept)
    kept = calls(kept)
    kept = notice_ends(kept)
    kept = office_ends(kept)
    kept = _opened_kickers(kept)
    kept = short_lines.headlines_like_names(kept)
    kept = short_lines.led_lists(kept)
    kept = short_lines.bracketed_names(kept)
    kept = short_lines.last_remarks(kept)
    kept = short_lines.service_titles(kept)
    kept = several_pieces.headings(kept)
    kept = short_lines.glued_pen_names(kept)
    kept = _pen_names(kept)
    kept = short_lines.gatherers(short_lines.names_and_ages(kept))
    kept = short_lines.parallel_names(kept)
    kept = short_lines.wide_titles(kept)
    kept = round_ups.parts(kept)
    return promised_pictures.captions(_barriers(kept))


def _credits(tokens: list[Token]) -> list[Token]:
    """A credit alone on its line belongs to the caption before it (after it, when none is)."""
    merged: list[Token] = []
    for token in tokens:
        if _ends_caption(merged, token):
            merged[-1] = replace(
                token,
                text=merged[-1].text + token.text,
                numbers=(*merged[-1].numbers, *token.numbers),
                gap=merged[-1].gap,
                hints=merged[-1].hints,
                certainty=0.7,
                reason="两行的图片说明",
            )
            continue
        if token.role != "credit":
            merged.append(token)
            continue
        before = merged[-1] if merged else None
        if token.credit and (shots := _numbered_shots(merged)):
            for k in shots:
                shot = merged[k]
                last = k == shots[-1]
                merged[k] = replace(
                    shot, role="caption", credit=token.credit, certainty=0.8,
                    reason="带序号的图片说明，下面有摄影署名",
                    numbers=(*shot.numbers, *token.numbers) if last else shot.numbers,
                )  # fmt: skip
            continue
        if (
            before is not None
            and before.role in {"text", "short"}
            and token.gap == 0
            and before.gap >= 1
            and width(before.text) <= 60
            and before.label == ""
            and len(before.numbers) == 1
        ):
            # a line with the photographer's name right below it is that picture's caption
            merged[-1] = replace(
                before,
                role="caption",
                credit=token.credit,
                certainty=0.85,
                reason="下一行是摄影署名",
                numbers=(*before.numbers, *token.numbers),
            )
        elif before is not None and before.role == "caption" and before.credit is None:
            merged[-1] = replace(
                before, credit=token.credit, numbers=(*before.numbers, *token.numbers)
            )
        else:
            merged.append(replace(token, role="caption"))
    return merged


CAPTION_LINE = 30.0


def _ends_caption(before: Sequence[Token], token: Token) -> bool:
    """…查看设 | 备运行。 某某 摄: the caption began on the line above, where no sentence ended."""
    if token.role != "caption" or token.credit is None or token.gap or len(before) < 2:
        return False
    if signs.CAPTION_START.match(token.text) or not signs.is_final(token.text):
        return False
    first, above = before[-1], before[-2]
    if first.role == "caption":  # 图为某某在炉前作最后 | 一次巡检。 某某 摄
        return (
            first.credit is None
            and not re.search(r"[。！？：:]$", first.text)
            and bool(signs.CAPTION_START.match(first.text))
        )
    return (
        first.role in {"short", "text"}
        and len(first.numbers) == 1
        and not first.hints.indented
        and not first.label
        and width(first.text) <= CAPTION_LINE
        and not re.search(r"[。！？：:，、]$", first.text)
        and above.role == "text"
        and signs.is_final(above.text)
        and width(token.text) < width(first.text)
    )


def _numbered_shots(tokens: Sequence[Token]) -> list[int]:
    """Indices of the ①… ②… lines at the end: captions of a photo story, two or more."""
    found: list[int] = []
    for k in range(len(tokens) - 1, -1, -1):
        token = tokens[k]
        if token.role not in {"short", "text", "item"} or not re.match(r"^[①-⑩]", token.text):
            break
        if width(token.text) > 50:
            break
        found.insert(0, k)
    return found if len(found) >= 2 else []


def _setext(tokens: list[Token]) -> list[Token]:
    """==== below a line makes the line a headline."""
    made: list[Token] = []
    for token in tokens:
        if token.role == "break" and token.label == "setext" and made and made[-1].role == "short":
            made[-1] = replace(made[-1], role="title", certainty=0.95, reason="下面有 ==== 线")
        made.append(token)
    return made


def _boxes(tokens: list[Token]) -> list[Token]:
    """相关链接 alone on its line reaches to the next headline; 核心提示 to the next paragraph."""
    made: list[Token] = []
    opener: Token | None = None
    reach, fresh = 0, False
    for index, token in enumerate(tokens):
        if (
            token.role == "note"
            and token.text
            and not token.label.startswith("编")
            and signs.is_short(token.text)
            and token.certainty < 0.9
        ):
            # 【延伸阅读】深夜食堂的三种办法: the box has a headline, its text follows
            made.append(token)
            opener, reach, fresh = token, 99, False
            continue
        if token.role in {"note", "standfirst"} and not token.text:
            if opener is not None and fresh:
                made.append(replace(opener, role="label", text=opener.label))
            opener, reach = (
                token,
                (1 if token.role == "standfirst" or token.label.startswith("编") else 99),
            )
            fresh = True
            continue
        if (
            opener is not None
            and fresh
            and token.role == "short"
            and _SIGNED_BOX.search(opener.label)
            and _is_signed_below(tokens, index)
        ):
            # 记者手记 / 题目 / □ 某某: the label is a column, its text an article
            made.append(
                replace(
                    opener, role="column", text=opener.label, label="", certainty=0.85,
                    reason="下面有题目和署名的栏目",
                )
            )  # fmt: skip
            opener, fresh = None, False
        if opener is not None and reach > 0:
            takes = token.role in {"text", "item"} and token.label != "dateline"
            takes |= token.role == "short" and reach == 99 and fresh
            if takes:
                numbers = (*opener.numbers, *token.numbers) if fresh else token.numbers
                gap = opener.gap if fresh else token.gap
                made.append(
                    replace(
                        token,
                        role=opener.role,
                        label=opener.label,
                        numbers=numbers,
                        gap=gap,
                        goes_on=not fresh,
                        certainty=0.85,
                        reason=f"“{opener.label}”下面的文字",
                    )
                )
                fresh, reach = False, reach - 1
                continue
        if opener is not None and token.role not in {
            "caption",
            "page-number",
            "duplicate",
            "picture",
        }:
            if fresh:
                made.append(replace(opener, role="label", text=opener.label))
            opener, fresh = None, False
        made.append(token)
    if opener is not None and fresh:
        made.append(replace(opener, role="label", text=opener.label))
    return made


_SIGNED_BOX = re.compile(r"手记|札记|短评|点评|观察")


def _is_signed_below(tokens: Sequence[Token], index: int) -> bool:
    """Within two lines of a headline, who wrote it stands on a line of its own."""
    for token in tokens[index + 1 : index + 4]:
        if token.role == "byline":
            return not token.is_tail
        if token.role != "short":
            return False
    return False


def _shorts(tokens: list[Token]) -> list[Token]:
    """■石龙县 ……(韦一舟): items of one round-up keep their names; they close no article."""
    made: list[Token] = []
    index = 0
    while index < len(tokens):
        run = _marked_run(tokens, index)
        if len(run) < 2 or (made and made[-1].is_tail):
            made.append(tokens[index])
            index += 1
            continue
        for text, tail in run:
            joined = f"{text.text}{tail.text}" if tail else text.text
            made.append(
                replace(text, text=joined.lstrip("■◆●▲★○◇□▶ "), role="text", reason="简讯集纳")
            )
        index += sum(2 if tail else 1 for _, tail in run)
    return made


# 时速:350公里
_FACT = re.compile(r"^[^:：，。]{1,10}[:：]\s*\S.{0,24}$")


def _facts(tokens: list[Token]) -> list[Token]:
    """Three or more lines of one form 甲:乙 are facts in a list, not headlines."""
    made = list(tokens)
    index = 0
    while index < len(made):
        run = index
        while (
            run < len(made)
            and made[run].role == "short"
            and _FACT.match(made[run].text)
            and (run == index or made[run].gap == made[index + 1].gap)
            and not signs.CONTACT.search(made[run].text)
        ):
            run += 1
        if run - index >= 3:
            for k in range(index, run):
                made[k] = replace(made[k], role="text", certainty=0.7, reason="成组的“甲：乙”短行")
        index = max(run, index + 1)
    return made


def _lone_items(tokens: list[Token]) -> list[Token]:
    """● 把账算清, alone between two paragraphs: a heading, no list of one."""
    made = list(tokens)
    for index in range(1, len(tokens) - 1):
        before, token, after = tokens[index - 1 : index + 2]
        if (
            token.role == "item"
            and before.role != "item"
            and after.role == "text"
            and before.text[-1:] not in "：:"
            and signs.is_short(token.text)
            and not signs.is_final(token.text)
        ):
            made[index] = replace(
                token,
                role="short",
                text=f"● {token.text}",
                certainty=0.6,
                reason="单独一条，像小标题",
            )
    return made


def _marked_run(tokens: Sequence[Token], start: int) -> list[tuple[Token, Token | None]]:
    mark = tokens[start].text[:1]
    run: list[tuple[Token, Token | None]] = []
    at = start
    while (
        at < len(tokens)
        and mark
        and mark in "■◆●▲★○◇□▶"
        and tokens[at].role == "text"
        and tokens[at].text.startswith(mark)
        and (at == start or tokens[at].gap == 0)
    ):
        tail = tokens[at + 1] if at + 1 < len(tokens) and tokens[at + 1].is_tail else None
        run.append((tokens[at], tail))
        at += 2 if tail else 1
    return run if any(tail for _, tail in run) else []


# 阿蘅: two or three characters between a headline and its text
_PEN_NAME = re.compile(r"^[\u4e00-\u9fff](?:[\u4e00-\u9fff]{1,2}|[ \u3000][\u4e00-\u9fff])$")


# 一枚齿轮的 | 四十年
_MEASURE = re.compile(r"^[一二两三四五六七八九十百千万]{1,2}[年月日天夜里家人公条个种]")


def _opened_kickers(tokens: list[Token]) -> list[Token]:
    """从甲到乙,某地半年做成二十三件事: above a short line that begins an article."""
    made = list(tokens)
    for index in range(len(made) - 2):
        token, after, third = made[index : index + 3]
        before = made[index - 1] if index else None
        if (
            token.role == "text"
            and token.label == ""
            and token.text[-1:] in "：:"
            and width(token.text) <= signs.SHORT_WIDTH
            and not re.search(r"[。！？；]|(?:说|道|介绍|表示|认为|如下|问|答)[：:]$", token.text)
            and (
                before is None
                or before.is_tail
                or before.role not in {"text", "item", "short", "quote"}
            )
            and after.role == "short"
            and not signs.is_final(after.text)
            and not signs.HEADING_MARK.match(after.text)
            and third.role in {"deck", "byline", "short"}
        ):
            made[index] = replace(token, role="short", certainty=0.7, reason="标题上面，以冒号结尾")
    return made


def _pen_names(tokens: list[Token]) -> list[Token]:
    made = list(tokens)
    for index in range(1, len(made) - 1):
        token, before, after = made[index], made[index - 1], made[index + 1]
        if (
            token.role == "short"
            and _PEN_NAME.match(token.text)
            and re.sub(r"\s", "", token.text) not in names.NO_NAMES
            and token.label == ""
            and not _MEASURE.match(token.text)
            and before.text[-1:] not in "的之与和、，："
            and before.role in {"short", "title", "deck"}
            and (width(before.text) >= 4 or after.role == "verse")
            and after.role in {"text", "verse", "quote", "note", "standfirst"}
            and after.gap >= token.gap
        ):
            signed = people.parse(token.text, strict=False)
            if signed:
                made[index] = replace(
                    token, role="byline", signed=signed, certainty=0.6, reason="题目下面的笔名"
                )
    return made


def _page_weight(tokens: Sequence[Token], index: int, *, is_same: bool) -> float:
    """A running head that the extractor left inside a column parts nothing."""
    following = next(
        (t for t in tokens[index + 1 :] if t.role not in {"page-header", "staff", "page-number"}),
        None,
    )
    inside = (
        following is not None
        and following.role == "text"
        and following.gap == 0
        and tokens[index].gap == 0
        and following.label != "dateline"
    )
    if inside and is_same:
        return 0.0
    return 1.0 if is_same else 6.0


_BREAK_WEIGHT = {"soft": 2.0, "firm": 5.0, "setext": 0.0}


def _barriers(tokens: list[Token]) -> list[Token]:
    """A break, page head or manuscript mark raises the barrier of what follows it."""
    made: list[Token] = []
    pending = 0.0
    page = ""
    reach = 0  # the last line of the text so far
    for index, token in enumerate(tokens):
        if token.role == "page-header" and token.numbers[0] < reach:
            mark = page_marks.head(token.text)  # a sentence runs over it: no article ends here
            page = mark.label if mark and mark.label else page
        elif token.role == "break":
            weight = float("inf") if token.fixed else _BREAK_WEIGHT.get(token.label, 2.0)
            pending = max(pending, weight)
        elif token.role == "page-header":
            mark = page_marks.head(token.text)
            label = mark.label if mark else ""
            pending = max(
                pending,
                _page_weight(
                    tokens,
                    index,
                    is_same=label in {"", page}
                    or (not page and index > 3)
                    or page_marks.is_sheet(token.text),
                ),
                token.barrier,
            )
            page = label or page
        elif token.role == "mark" and token.label == "web":
            pending = max(pending, token.barrier)
        elif token.role == "mark":
            pending = float("inf")
        elif token.role in {"letter", "private", "note-to-editor"}:
            pending = max(pending, 2.0 if token.role == "letter" else 0.8, token.barrier)
        elif token.role == "staff" and token.label == "glued":
            pending = max(pending, token.barrier)  # a box may still follow
        elif token.role in {"guide", "staff", "masthead"} or token.label == "aside":
            pending = max(pending, 0.8 if token.role == "ad" else 1.5, token.barrier)
        elif token.role not in {"page-number", "duplicate", "picture", "label"}:
            made.append(replace(token, barrier=max(token.barrier, pending)))
            pending = 0.0
            reach = max(reach, *token.numbers)
            continue
        made.append(token)
    return made
