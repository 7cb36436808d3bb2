"""What only its neighbours can tell: 导读 boxes, tables, verse, the reach of 相关链接."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from plugins.importer import names, people, signs
from plugins.importer.tokens import Roles, Token
from plugins.importer.unwrap import width

# --- 导读 ---------------------------------------------------------------------------------------


def guides(bases: Sequence[Token], roles: Roles) -> None:
    """A label 导读 and the lines below it that name a page; or such lines by themselves."""
    entry = [roles[i] is None and _is_entry(base.text) for i, base in enumerate(bases)]
    for index, base in enumerate(bases):
        if roles[index] is not None or not signs.GUIDE_LABEL.match(base.text):
            continue
        reach = _guide_reach(bases, roles, entry, index)
        if reach == index:
            continue
        for k in range(index, reach + 1):
            if roles[k] is None:
                roles[k] = replace(bases[k], role="guide", certainty=0.95, reason="导读")
    for index, is_entry in enumerate(entry):
        if not is_entry or roles[index] is not None:
            continue
        neighbours = [
            k
            for k in (index - 2, index - 1, index + 1, index + 2)
            if 0 <= k < len(entry) and entry[k]
        ]
        if (
            neighbours
            or signs.POINTER.match(bases[index].text)
            or re.search(r"[.…·]{3,}|详见|另见|更多|内容见|报道见|▶|>>|→", bases[index].text)
        ):
            roles[index] = replace(
                bases[index], role="guide", certainty=0.85, reason="标题后面注明版次"
            )


def _is_entry(text: str) -> bool:
    return bool(signs.POINTER.match(text)) or (
        width(text) <= 60
        and bool(signs.GUIDE_ENTRY.search(text))
        and not signs.JUMP.search(text)
        and not re.search(r"[。；]$", text)
        and not signs.page_mark(text)
    )


def _guide_reach(bases: Sequence[Token], roles: Roles, entry: Sequence[bool], start: int) -> int:
    """The last line of the box: an entry may take two lines, the second names the page."""
    last = start
    k = start + 1
    while k < len(bases) and k - last <= 2:
        if roles[k] is not None and roles[k].role != "page-number":  # type: ignore[union-attr]  # just tested
            break
        if (
            entry[k]
            or (signs.GUIDE_ENTRY.search(bases[k].text) and not signs.DATE.search(bases[k].text))
            or (
                re.search(r"更多|详见|敬请|扫码|客户端|见本报", bases[k].text)
                and width(bases[k].text) < 30
                and bases[k].gap == 0
            )
        ):
            last = k
        elif not signs.is_short(bases[k].text) or bases[k].gap >= 3:
            break
        k += 1
    return last


# --- tables -------------------------------------------------------------------------------------

_PIPE = re.compile(r"^\s*\|.*\|\s*$|^[^|｜]+(?:[|｜][^|｜]+){2,}$")
_PIPE_RULE = re.compile(r"^[\s|｜:：\-—─+┼]+$")
_TABLE_TITLE = re.compile(
    r"^(?:附?表\s*[\d一二三四五六七八九十]{0,3}\s*[:：、.\s]?|.{2,24}(?:一览表|统计表|情况表"
    r"|明细表|对照表|价目表|时间表|排行榜|一览|名单|表))"
)


def tables(bases: Sequence[Token], roles: Roles) -> None:
    """Runs of lines with the same number of cells, and tables that a reader saw."""
    index = 0
    while index < len(bases):
        if roles[index] is not None:
            index += 1
            continue
        base = bases[index]
        if base.hints.rows:
            roles[index] = _table(bases, roles, [index], [list(row) for row in base.hints.rows])
            index += 1
            continue
        run, rows = _run(bases, roles, index)
        if run:
            first = roles[run[0]] = _table(bases, roles, run, rows)
            for k in run[1:]:
                roles[k] = replace(first, role="gone")
            index = run[-1] + 1
        else:
            index += 1


def _cells(text: str) -> list[str]:
    if "|" in text or "｜" in text:
        if not _PIPE.match(text):
            return []
        return [cell.strip() for cell in re.split(r"[|｜]", text.strip().strip("|｜"))]
    if "\t" in text:
        return [cell.strip(" \u3000") for cell in re.split(r"\t+", text.strip())]
    return [cell for cell in re.split(r"[ \u3000]{2,}", text.strip()) if cell]


def _run(bases: Sequence[Token], roles: Roles, start: int) -> tuple[list[int], list[list[str]]]:
    text = bases[start].text
    firm = "\t" in text or bool(_PIPE.match(text))
    columns = len(_cells(text))
    if (
        columns < (2 if firm else 3)
        or re.search(r"[。；]", text)
        or people.parse(text)
        or signs.is_staff(text)
    ):
        return [], []
    run, rows = [start], [_cells(text)]
    k = start + 1
    while k < len(bases) and roles[k] is None and bases[k].gap <= max(1, bases[start + 1].gap):
        if firm and _PIPE_RULE.match(bases[k].text):
            run.append(k)
            k += 1
            continue
        cells = _cells(bases[k].text)
        if abs(len(cells) - columns) > (1 if firm else 0) or len(cells) < 2:
            break
        if not firm and any(width(cell) > 20 for cell in cells):
            break
        run.append(k)
        rows.append(cells)
        k += 1
    wanted = 2 if firm else 3
    if len(rows) < wanted:
        return [], []
    longest = max(map(len, rows))
    return run, [row + [""] * (longest - len(row)) for row in rows]


def _table(
    bases: Sequence[Token], roles: Roles, run: Sequence[int], rows: list[list[str]]
) -> Token:
    base = bases[run[0]]
    numbers = tuple(n for k in run for n in bases[k].numbers)
    label = ""
    before = run[0] - 1
    if before >= 0 and roles[before] is None:
        title = bases[before].text
        above = bases[before - 1].text if before else ""
        close = base.gap == 0 and not (signs.is_short(above) and bases[before].gap == 0)
        close |= (
            base.gap <= 1
            and bool(_TABLE_TITLE.match(title))
            and before > 0
            and not signs.is_short(above)
        )
        if signs.is_short(title) and close and not signs.HEADING_MARK.match(title):
            label = title
            numbers = (*bases[before].numbers, *numbers)
            roles[before] = replace(bases[before], role="gone")
    text = "\n".join("\t".join(re.sub(r"\s+", " ", cell) for cell in row) for row in rows)
    return replace(
        base,
        role="table",
        text=text,
        label=label,
        numbers=numbers,
        certainty=0.9,
        reason="几行的栏数相同",
    )


# --- settling -----------------------------------------------------------------------------------


def settle(tokens: Sequence[Token]) -> list[Token]:
    """Reach of boxes, credits beside captions, strength of breaks."""
    kept = [token for token in tokens if token.role != "gone"]
    kept = _credits(kept)
    kept = _setext(kept)
    kept = _boxes(kept)
    kept = _shorts(kept)
    kept = _facts(kept)
    kept = _slogans(kept)
    kept = _long_notice_titles(kept)
    kept = _notice_ends(kept)
    kept = _opened_kickers(kept)
    kept = _pen_names(kept)
    return _barriers(kept)


def _credits(tokens: list[Token]) -> list[Token]:
    """A credit alone on its line belongs to the caption before it (after it, when none is)."""
    merged: list[Token] = []
    for token in tokens:
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
    for token in tokens:
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


# 云岚白酒 匠心酿造 父亲节钜惠: three short cries in a row
_CRIES = re.compile(r"^[^\s，。：:、]{2,10}(?:[ \u3000]+[^\s，。：:、]{2,8}){2,5}[！!]?$")


def _slogans(tokens: list[Token]) -> list[Token]:
    """Cries with a telephone below them sell something."""
    made = list(tokens)
    for index in range(len(made) - 1):
        token, after = made[index], made[index + 1]
        if (
            token.role == "short"
            and _CRIES.match(token.text)
            and after.role in {"short", "private", "text"}
            and after.gap == 0
            and width(after.text) <= 30
            and signs.PHONE.search(after.text)
        ):
            made[index] = replace(token, role="ad", certainty=0.8, reason="广告语和电话")
            made[index + 1] = replace(after, role="ad", certainty=0.8, reason="广告语和电话")
    return made


def _long_notice_titles(tokens: list[Token]) -> list[Token]:
    """某某管理委员会 / 关于……的公告: who speaks stands on a line of its own."""
    made: list[Token] = []
    for token in tokens:
        before = made[-1] if made else None
        if (
            token.label == "notice"
            and token.text.startswith("关于")
            and before is not None
            and before.role == "short"
            and re.search(
                r"(?:委员会|管委会|局|政府|办公室|公司|中心|协会|学会|集团|院|厅|部)$", before.text
            )
        ):
            made[-1] = replace(
                token,
                text=f"{before.text} {token.text}",
                numbers=(*before.numbers, *token.numbers),
                gap=before.gap,
                barrier=before.barrier,
            )
        else:
            made.append(token)
    return made


def _notice_ends(tokens: list[Token]) -> list[Token]:
    """Contacts, offices and dates below a notice are its last lines, never the next headline."""
    made = list(tokens)
    inside = signed = False
    texts = 0
    for index, token in enumerate(tokens):
        if token.label == "notice":
            inside, signed, texts = True, False, 0
            continue
        if not inside:
            continue
        following = tokens[index + 1] if index + 1 < len(tokens) else None
        if token.barrier or (signed and token.gap >= 2) or token.role in {"break", "ad"}:
            inside = False
            continue
        if token.role in {"text", "item"} and not signed and token.label != "dateline":
            texts += 1
            continue
        is_contact = bool(
            signs.CONTACT.search(token.text) and re.search(r"\d{4}|@|[路街号]", token.text)
        )
        if (
            token.role in {"short", "text", "byline", "column"}
            and texts
            and ((is_contact and not (signed and token.gap)) or signs.signs_notice(token.text))
            and not (following is not None and following.label == "notice" and not is_contact)
        ):
            made[index] = replace(
                token,
                role="text",
                label="signature",
                certainty=0.85,
                reason="启事、公告的落款",
                signed=None,
            )
            signed = signed or not is_contact
        elif token.role == "short" and signs.HEADING_MARK.match(token.text) and not signed:
            continue
        elif token.role not in {"caption", "page-number", "table"}:
            inside = False
    return made


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
            and token.text not in names.NO_NAMES
            and token.label == ""
            and not _MEASURE.match(token.text)
            and before.text[-1:] not in "的之与和、，："
            and before.role in {"short", "title", "deck"}
            and width(before.text) >= 4
            and after.role in {"text", "verse", "quote"}
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
    for index, token in enumerate(tokens):
        if token.role == "break":
            weight = float("inf") if token.fixed else _BREAK_WEIGHT.get(token.label, 2.0)
            pending = max(pending, weight)
        elif token.role == "page-header":
            mark = signs.page_mark(token.text)
            label = mark.label if mark else ""
            pending = max(
                pending,
                _page_weight(
                    tokens, index, is_same=label in {"", page} or (not page and index > 3)
                ),
                token.barrier,
            )
            page = label or page
        elif token.role == "mark":
            pending = float("inf")
        elif token.role in {"letter", "private", "note-to-editor"}:
            pending = max(pending, 2.0 if token.role == "letter" else 0.8, token.barrier)
        elif token.role in {"guide", "staff", "masthead"}:
            pending = max(pending, 1.5, token.barrier)
        elif token.role not in {"page-number", "duplicate", "picture", "label"}:
            made.append(replace(token, barrier=max(token.barrier, pending)))
            pending = 0.0
            continue
        made.append(token)
    return made
