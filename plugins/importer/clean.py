"""Lines -> Lines, with a log of every Edit: takes away what the extractor or OCR added, no more.

Invisible characters, full-width letters and digits, characters set apart (供 暖 季), the
extractor's autolinks and emphasis marks. Marks and the blanks between words stay: they are
evidence for the stages that follow.
"""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from plugins.importer import elements, wide_names
from plugins.importer.model import Edit, Line
from plugins.importer.readers import radicals
from plugins.importer.shapes import SHAPES
from plugins.importer.typesetting import without_codes
from plugins.newspaper.chinese import HAN, INVISIBLE, strip_control

_FULL_TO_HALF = {
    code: code - 0xFEE0
    for code in (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B))
}
_BLANKS = {
    ord(blank): " "
    for blank in "\xa0\u2000\u2001\u2002\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f"
}
_POINT = re.compile(r"(?<=\d)．(?=\d)")
# ﹐ 〝 〞: small and old forms that OCR takes for the usual marks
_SMALL_FORMS = str.maketrans("﹐﹑﹔﹕﹖﹗﹙﹚﹝﹞﹪〝〞〟｡､｢｣", "，、；：？！（）〔〕%“””。、「」")
# 他却说∶“: the sign of a ratio, where no figures stand on both sides
_RATIO = re.compile(r"(?<!\d)[ ]?\u2236|\u2236(?![ ]?\d)|\ufe30")
# 阿洛‧桑: any of the dots between two parts of a name
_DOTS = re.compile(rf"(?<=[{HAN}])[ ]?[‧・･∙⋅•][ ]?(?=[{HAN}])")
# ―― ── －－: two of a dash that is not ours; a longer run is a rule
_DASHES = re.compile(r"(?<![―─━﹣－–⸺])(?:―{2}|─{2}|━{2}|﹣{2}|－{2}|–{2}|⸺)(?![―─━﹣－–⸺])")
# --记某厂一位焊工: typed for a dash
_TWO_HYPHENS = re.compile(rf"^(?<!-)--(?=[{HAN}“])|(?<=[{HAN}”])--$")
_AUTOLINK = re.compile(r"<((?:https?://|mailto:)?[^<>\s]+(?:\.[^<>\s]+)+)>")
# - [x] 换热器清洗: a list of tasks
_TASK = re.compile(r"^(?P<dash>\s*[-*+]\s+)\[[ xX✓√]\]\s*")
_STRONG = re.compile(r"(\*\*|__)(?=\S)(?P<inner>.+?)(?<=\S)\1")
_EMPHASIS = re.compile(
    # *■ 某某*: who signs, set in italics
    rf"(?<![\w*])\*(?=[{HAN}“《（(—【「①-⑳{SHAPES}])(?P<inner>[^*\n]+?)(?<=[{HAN}”》。！？）)])\*(?![\w*])"
    # 凑出来的*八步法*。: between Han characters; 长*宽*高 multiplies
    rf"|(?<=[{HAN}])\*(?=[{HAN}“《（(—])(?P<inner2>[^*\n]{{2,24}}?)(?<=[{HAN}”》。！？）)])\*(?![A-Za-z0-9*])"
)
_CODE = re.compile(r"(?<!`)`(?P<inner>[^`\n]+)`(?!`)")
# [公开版文本](http://…): the words stay; any other scheme prints as it is
_LINK = re.compile(
    r"(?<!!)\[(?P<inner>[^\[\]\n]+)\]\((?:https?://|mailto:|www\.|\.{0,2}/"
    r"|#)[^()\s]*(?:\s+[\"'][^()]*[\"'])?\)"
)
_BACKSLASH = re.compile(r"\\([\\`*_{}\[\]()#+\-.!>|<~])")
# …为零。\: Markdown's break of a line
_HARD_BREAK = re.compile(r"(?<=[^\s\\A-Za-z0-9])\\$")
_HASHES = re.compile(r"^(?!\s*#[^\s#]+(?:\s+#[^\s#]+)+\s*$)\s*#{1,6}(?:\s+|(?=[^\s#\d]))")
# 等 |: a speck that a scanner took for a stroke, behind a line that has no other
_SPECK = re.compile(
    r"(?<=[\u3400-\u9fff，。、；：！？”）,;:])[ \u3000]+[|¦│]$"
    r"|^\s*[|¦│][ \u3000]+(?=[\u3400-\u9fff“].*[，。；、])"
)
_TRAILING_HASHES = re.compile(r"\s+#{1,6}$")
_TAGS = (
    r"(?:br|p|div|span|center|font|b|strong|i|em|u|small|sup|sub|ul|ol|li|tr|td|th|table|tbody"
    r"|thead|h[1-6]|section|article|header|footer|main|a|figure|figcaption|blockquote|hr|mark|s"
    r"|strike|del|ins|code|pre|label|dl|dt|dd|o:p|st1:\w+)"
)
_BREAK_TAG = re.compile(
    rf"^<\s*/?\s*{_TAGS}(?=[\s/>])[^<>]*>|<\s*/?\s*{_TAGS}(?:\s[^<>]*)?/?>", re.IGNORECASE
)
# &ldquo; &#8220; &nbsp;
_ENTITY = re.compile(r"&(?:[A-Za-z]{2,8}|#\d{2,6}|#x[0-9A-Fa-f]{2,5});")
# 供 暖 季 结束 · 2 0 2 6年: three or more single characters, one blank between each
# 数 据 里 “ 长 ” 出 新 车 间: a whole line set wide, marks and all
_WIDE_LINE = re.compile(r"^\S(?:[ \u3000]{1,4}\S){3,}$")
# 稳 字 当 头　进 中 求 新: one blank between characters, an ideographic one between two halves
_WIDE_HALVES = re.compile(rf"^[{HAN}](?: [{HAN}]){{2,11}}\u3000+[{HAN}](?: [{HAN}]){{2,11}}$")
# 小  螺  丝: three characters, two blanks or more between them
_THREE_APART = re.compile(rf"^[{HAN}](?:[ \u3000]{{2,4}}[{HAN}]){{2}}$")
# <hr />: a rule like any other
_RULE_TAG = re.compile(r"^\s*(?:<p\b[^<>]*>\s*)?<hr\b[^<>]*>\s*(?:</p>\s*)?$", re.IGNORECASE)
_BB_TAG = re.compile(
    r"\[/?(?:b|i|u|s|p|hr|br|center|left|right|quote|size|color|font|align|indent|url|caption|table|tr"
    r"|td|list|strong|em)(?:[= ][^\[\]\u3400-\u9fff]{0,80})?\](?!\()"
)
_BB_FILE = re.compile(
    r"\[(img|attach|gallery|video|audio)(?:[= ][^\[\]]{0,80})?\]"
    r"(?:[\x21-\x7e]{0,200}?\[/\1\])?(?!\()"
)
_COMMENT = re.compile(r"<!--.*?-->")
# *5月20日,园区工地一角。*: a whole line in italics, whatever it begins or ends with
_SLANTED = re.compile(rf"^\*(?=[^\s*])(?P<inner>(?=[^*]*[{HAN}]{{2}})[^*]+(?<=\S))\*$")
_UNDERLINED = re.compile(
    rf"(?<![\w_])_(?=[{HAN}“《（【「①-⑳{SHAPES}])(?P<inner>[^_\n]+?)(?<=[{HAN}”》。！？）])_(?!\w)"
    rf"|(?<=[{HAN}：，。:,])_(?=[{HAN}“《（])(?P<inner2>[^_\n]+?)(?<=[{HAN}”》。！？）])_(?=[{HAN}，。；：、！？,;:.])"
)
_UNDERSCORED = re.compile(r"^_(?=[^_\s])(?P<inner>.+[^_\s])_$")
_APART = re.compile(
    # not 谭　松　青江丝巾厂: a name of two characters before a word
    rf"(?<![{HAN}0-9])(?![{HAN}]\u3000[{HAN}]\u3000[{HAN}]{{2}})"
    rf"(?:[{HAN}0-9][ \u3000](?![ \u3000])){{2,}}[{HAN}0-9](?P<next>[ \u3000]("
    rf"?=[{HAN}]{{2}}))?"
)
# 走进北 塬 农 机 大 市 场: the first of the characters set apart stands at a word
_APART_BEHIND = re.compile(
    rf"(?<=[{HAN}])[{HAN}](?:[ \u3000](?![ \u3000])[{HAN}0-9]){{3,}}(?=[，。、；：,;:]|$)"
)
# A by-line's names are set apart on purpose: 本报记者 王 璐 李 明
_NAMES = re.compile(
    r"记者|通讯员|实习生|作者|[■□◇◆●○▲△].{0,30}$|摄$|文/图|摄影"
    rf"|^(?:——|口[ \u3000]+)[{HAN} \u3000、]{{3,20}}$|[／/](?:文|图|摄)(?=[ \u3000]|$)"
    rf"|[（(【〔\[［][{HAN} \u3000、]{{3,20}}[)）】〕\]］]$|(?:责\s*编|编辑|校\s*对|版\s*式|美\s*编"
    rf"|组\s*版|值班\S{0, 2}|主编|审读)\s*[:：/／■|｜\s]"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cleaned:
    """The lines as later stages see them, and what was changed."""

    lines: tuple[Line, ...]
    edits: tuple[Edit, ...] = ()


def clean(lines: tuple[Line, ...]) -> Cleaned:
    """Clean every line; one that becomes empty is dropped (it held nothing that prints)."""
    cleaned: list[Line] = []
    edits: list[Edit] = []
    for printed in lines:
        line = without_codes(printed)
        text = line.text
        spread = False
        if text != printed.text:
            edits.append(
                Edit(
                    source=line.source,
                    number=line.number,
                    kind="typesetting",
                    before=printed.text,
                    after=text,
                )
            )
        for kind, rule in RULES:
            changed = rule(text)
            if changed != text:
                spread |= kind == "apart"
                if kind:
                    edits.append(
                        Edit(
                            source=line.source,
                            number=line.number,
                            kind=kind,
                            before=text,
                            after=changed,
                        )
                    )
                text = changed
        stripped = text.strip(" \t\u3000")
        if not stripped:
            continue
        hints = elements.hints(line.text, line.hints)
        bold = _is_bold(line.text)
        if bold:
            hints = replace(hints, bold=True)
        if spread or re.search(r"[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]", printed.text):
            hints = replace(
                hints,
                printed=_printed_width(printed.text),
                chars=len(printed.text.rstrip()) if spread else 0,
            )
        cleaned.append(replace(line, text=stripped, hints=hints))
    return Cleaned(lines=tuple(cleaned), edits=tuple(edits))


DOUBLE_SPACED = 0.9
"""So many lines with a blank line before them, and blank lines say nothing any more."""


def single_spaced(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """A page of wrapped lines with a blank line after each: one blank less everywhere."""
    spaced = sum(line.hints.blank_before > 0 for line in lines[1:])
    if len(lines) < 12 or spaced < DOUBLE_SPACED * (len(lines) - 1):
        return lines
    return tuple(
        replace(line, hints=replace(line.hints, blank_before=max(0, line.hints.blank_before - 1)))
        for line in lines
    )


RUN_LINES = 8
"""So many lines in a row with one blank line before each are worth a look."""


def double_spaced_runs(lines: Sequence[Line]) -> list[tuple[Line, ...]]:
    """The lines in runs: within a run, one blank line stands before every line but the first."""
    runs: list[list[Line]] = []
    for line in lines:
        if runs and line.hints.blank_before == 1 and not line.hints.breaks:
            runs[-1].append(line)
        else:
            runs.append([line])
    return [tuple(run) for run in runs]


def closed_up(run: Sequence[Line]) -> tuple[Line, ...]:
    """A run without the blank lines inside it."""
    return (
        run[0],
        *(replace(line, hints=replace(line.hints, blank_before=0)) for line in run[1:]),
    )


def _printed_width(text: str) -> float:
    """Full-width figures count one, half-width ones half, an indent what it holds."""
    return sum(1.0 if ord(char) >= 0x2E80 or char in "“”‘’—…·" else 0.5 for char in text.rstrip())


def _is_bold(text: str) -> bool:
    bare = re.sub(r"^(?:#{1,6}|[>＞])\s*", "", text.strip(" \u3000"))
    return _STRONG.fullmatch(bare) is not None


def _printable(text: str) -> str:
    return strip_control(INVISIBLE.sub("", text)).translate(_BLANKS)


def _half_width(text: str) -> str:
    return _POINT.sub(".", text).translate(_FULL_TO_HALF)


def _usual_marks(text: str) -> str:
    text = _TWO_HYPHENS.sub("——", text)
    return _DASHES.sub("——", _DOTS.sub("·", _RATIO.sub("：", text.translate(_SMALL_FORMS))))


def _half_point(text: str) -> str:
    return _POINT.sub(".", text)


def _autolinks(text: str) -> str:
    return _AUTOLINK.sub(r"\1", text)


def _markdown(text: str) -> str:
    text = _TRAILING_HASHES.sub("", _HASHES.sub("", text)) if _HASHES.match(text) else text
    text = _STRONG.sub(r"\g<inner>", _TASK.sub(r"\g<dash>", text))
    text = _UNDERLINED.sub(lambda m: m["inner"] or m["inner2"], text)
    text = _UNDERSCORED.sub(r"\g<inner>", text.strip())
    text = _SLANTED.sub(r"\g<inner>", text.strip())
    text = _EMPHASIS.sub(lambda m: m["inner"] or m["inner2"], text)
    text = _LINK.sub(r"\g<inner>", _CODE.sub(r"\g<inner>", text))
    return _BACKSLASH.sub(r"\1", _HARD_BREAK.sub("", text))


def _html(text: str) -> str:
    """Layout tags of pasted HTML go; any other tag stays and prints as text."""
    if "&" in text:
        text = _ENTITY.sub(lambda m: html.unescape(m.group()), text).translate(_BLANKS)
    if "<" not in text:
        return text
    if _RULE_TAG.match(text):
        return "▬▬▬"
    bare = _COMMENT.sub("", text)
    return _BREAK_TAG.sub("", bare if bare.strip() else text)


def _without_speck(text: str) -> str:
    bare = text.rstrip()
    if len(bare) < SPECK_CHARS or len(re.findall(r"[|¦│]", bare)) > 1:
        return text
    return _SPECK.sub("", bare)


SPECK_CHARS = 10
"""A shorter line may be a label beside its rule."""


def _bbcode(text: str) -> str:
    """[b]…[/b], [img]…[/img], [caption id="3"]: what forums and blogs set instead of tags."""
    if "[" not in text:
        return text
    return _BB_TAG.sub("", _BB_FILE.sub("", text))


def _together(text: str) -> str:
    bare = text.strip(" \u3000")
    if signed := wide_names.together(bare):
        return signed
    if _NAMES.search(text):
        return text
    if _THREE_APART.match(bare):
        return re.sub(r"[ \u3000]", "", bare)
    if _WIDE_HALVES.match(bare):
        return re.sub(r"\u3000+", "\u3000", bare.replace(" ", ""))
    if _WIDE_LINE.match(bare):
        return re.sub(
            r"(?<=\S)[ \u3000](?=\S)", "", re.sub(r"[ \u3000]{2,}", "\u3000\u3000", bare)
        ).replace("\u3000\u3000", " ")
    text = _APART_BEHIND.sub(lambda m: re.sub(r"[ \u3000]", "", m.group()), text)
    return _APART.sub(lambda m: re.sub(r"[ \u3000]", "", m.group()), text)


RULES = (
    ("", _printable),
    ("radical", radicals.as_characters),
    ("html", _html),
    ("html", _bbcode),
    ("markdown", _markdown),
    ("autolink", _autolinks),
    ("full-width", _half_width),
    ("full-width", _half_point),
    ("mark", _usual_marks),
    ("speck", _without_speck),
    ("apart", _together),
)
"""In order; an edit without a kind is not worth a line in the log."""
