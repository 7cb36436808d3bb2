"""本报记者 某某 文／图: a by-line promises a picture, and one line can only be its caption.

Captions mostly say 图为… or who took the picture. Where the by-line has said that already, a paper
prints the bare sentence: who is doing what, and where. It is far shorter than the paragraphs
around it, and nothing in it is told, counted or dated. Only when exactly one line of the article
is like that, and no other caption stands there, it becomes the caption, with a question.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from plugins.importer.tokens import Token
from plugins.importer.unwrap import width
from plugins.newspaper.chinese import HAN

GUESSED = "署名写着有图，这一句像图片说明"
CAPTION_WIDTH = 36.0
NARROWER = 0.5
"""A caption's width beside the paragraph of middling width."""
PARAGRAPHS = 3
"""So many other paragraphs are needed to see what is usual."""

# 文／图 · 文并摄 · 摄影报道 · 文／摄 · 图／文
_PROMISES = re.compile(
    r"文\s*[/／、和与及并兼·&+ \u3000]?\s*[图摄]|[图摄]\s*[/／、和与及并兼·&+]\s*文"
    r"|摄影报道|图文报道"
)
# 工人在车间里检修机床。 · 志愿者正为老人量血压。: one clause that shows somebody at something
_SHOWS = re.compile(
    rf"^[“”{HAN}A-Za-z0-9·、（）()]{{2,16}}?(?:(?:正)?在[^，。]{{2,12}}(?:[里内上旁前中间边外下区厂室场站处库线店台棚]|现场|车间)|正[在为给向用])[^，。]{{3,}}[。]$"
    # 改造后的码头夜景。 · 新车间一角。
    rf"|^[“”{HAN}A-Za-z0-9·、]{{3,16}}(?:一角|全景|外景|内景|夜景|场景|现场|俯瞰图?|鸟瞰图?|外观)[。]$"
)
# told, said, counted, dated, argued
_TELLS = re.compile(
    r"[了过说称问答道我你他她它]|据|今[年天日]|[去昨明前]年|[昨明]天|日前|近日|如今|现在|目前|每[天日周月年]|\d"
    r"|[但却也就都又还才将要该能会应不没未无]|[。！？!?；：…—]."
)


def captions(tokens: Sequence[Token]) -> list[Token]:
    """The tokens; the one line that the by-line's picture needs has become its caption."""
    made = list(tokens)
    for index, token in enumerate(made):
        if token.role == "byline" and _PROMISES.search(token.text):
            found = _caption(made, _article(made, index))
            if found is not None:
                made[found] = replace(made[found], role="caption", certainty=0.55, reason=GUESSED)
    return made


_ENDS = frozenset(
    {"byline", "break", "mark", "page-header", "page-number", "title", "column", "origin"}
)


def _article(tokens: Sequence[Token], signed: int) -> range:
    """Indices of what stands below a by-line, or above it when it closes an article."""
    if tokens[signed].is_tail or not _has_text_below(tokens, signed):
        start = signed
        while start and tokens[start - 1].role not in _ENDS:
            start -= 1
        return range(start, signed)
    end = signed + 1
    while end < len(tokens) and tokens[end].role not in _ENDS and not _opens(tokens[end]):
        end += 1
    return range(signed + 1, end)


def _has_text_below(tokens: Sequence[Token], signed: int) -> bool:
    return signed + 1 < len(tokens) and tokens[signed + 1].role in {"text", "standfirst", "note"}


def _opens(token: Token) -> bool:
    """Something else begins here."""
    return token.label == "dateline" or token.barrier > 0


def _caption(tokens: Sequence[Token], reach: range) -> int | None:
    """The index of the only line that shows instead of telling; None when it is in doubt."""
    if any(tokens[k].role in {"caption", "credit", "picture"} for k in reach):
        return None
    body = [k for k in reach if tokens[k].role == "text" and not tokens[k].fixed]
    like = [k for k in body if _is_like_caption(tokens[k])]
    others = sorted(width(tokens[k].text) for k in body if k not in like)
    if len(like) != 1 or len(others) < PARAGRAPHS:
        return None
    usual = others[len(others) // 2]
    return like[0] if width(tokens[like[0]].text) <= NARROWER * usual else None


def _is_like_caption(token: Token) -> bool:
    text = token.text
    return (
        len(token.numbers) == 1
        and token.alone
        and not token.label
        and width(text) <= CAPTION_WIDTH
        and bool(_SHOWS.match(text))
        and not _TELLS.search(text)
    )
