"""图片新闻: a picture with a headline and a few lines, told by its badge or by 摄影报道.

The badge is a column. A paragraph whose photographer is named on the next line is the picture's
caption; where 摄影报道 signs the text, the text stays and the picture gets a place.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from plugins.importer.model import Block, Draft
from plugins.importer.tokens import Token
from plugins.importer.unwrap import width
from plugins.newspaper.model import Photo

CAPTION_WIDTH = 130.0
"""A single paragraph between a photo story's head and its credit is no wider, in Han."""
STORY_CHARS = 260
"""A text of more characters is a report with pictures, no photo story."""
_BADGE = re.compile(
    r"^(?:图片|摄影|组图|光影|镜头)(?:新闻|故事|报道|纪事|专题)$|^(?:光影|镜头|图说新闻|看图说话)$"
)
_PHOTO_REPORT = re.compile(r"摄影\s*报道")


def settle(tokens: Sequence[Token]) -> list[Token]:
    """Badges become columns; the paragraph above a lone credit in a photo story its caption."""
    made: list[Token] = []
    for index, token in enumerate(tokens):
        if _is_badge(tokens, index):
            token = replace(
                token,
                role="column",
                text=re.sub(r"\s", "", token.text),
                certainty=0.95,
                reason="图片新闻的栏目名",
                barrier=max(token.barrier, 4.0),
            )
        elif token.role == "credit" and _closes_story(made):
            made[-1] = replace(
                made[-1],
                role="caption",
                credit=token.credit,
                certainty=0.85,
                reason="图片新闻里唯一的一段，下一行是摄影署名",
                numbers=(*made[-1].numbers, *token.numbers),
            )
            continue
        made.append(token)
    return _shots(made)


SHOT_WIDTH = 50.0
_SHOT = re.compile(r"^(?:[（(]?[①-⑳][）)]?|[（(]\d{1,2}[）)])")
_PICTURES = re.compile(r"影像|光影|镜头|图片|摄影|组图|图说|图集|影廊|定格|瞬间")


def _shots(tokens: Sequence[Token]) -> list[Token]:
    """①菇农翻晒香菇。 ②香菇装筐。 below 甲 摄影报道: captions, one a picture."""
    made = list(tokens)
    told = False  # does the article above say that it is about pictures?
    index = 0
    while index < len(made):
        token = made[index]
        if token.role == "column":
            told = bool(_PICTURES.search(token.text))
        elif token.role == "short" and index and made[index - 1].role in {"text", "verse", "note"}:
            told = False
        elif token.role == "byline" and re.search(r"摄|图", token.text):
            told = True
        run = index
        while (
            run < len(made)
            and made[run].role in {"text", "short", "item"}
            and _SHOT.match(made[run].text)
            and width(made[run].text) <= SHOT_WIDTH
            and len(re.findall(r"[。！？]", made[run].text)) <= 1
        ):
            run += 1
        numbered = [_SHOT.match(t.text) for t in made[index:run]]
        marks = [m.group().strip("（()）") for m in numbered if m]
        leads = index > 0 and made[index - 1].text[-1:] in "：:"
        pictured = told or (run < len(made) and _signs_pictures(made[run]))
        if pictured and not leads and len(marks) >= 2 and marks == sorted(set(marks)):
            for k in range(index, run):
                made[k] = replace(
                    made[k], role="caption", certainty=0.75, reason="图片新闻里带序号的说明"
                )
        index = max(run, index + 1)
    return made


def _signs_pictures(token: Token) -> bool:
    """甲 摄影报道, below the last of its captions."""
    return token.role == "byline" and bool(re.search(r"摄影|图片|[/／]图|组图", token.text))


def _is_badge(tokens: Sequence[Token], index: int) -> bool:
    token = tokens[index]
    following = tokens[index + 1] if index + 1 < len(tokens) else None
    return (
        token.role == "short"
        and not token.fixed
        and bool(_BADGE.match(re.sub(r"\s", "", token.text)))
        and following is not None
        and following.role in {"short", "title", "text", "caption", "byline"}
    )


def _closes_story(made: Sequence[Token]) -> bool:
    """Right above stands the only paragraph below a badge, or below it and a headline."""
    if not made or made[-1].role != "text" or width(made[-1].text) > CAPTION_WIDTH:
        return False
    for token in made[-2:-5:-1]:
        if token.role == "column":
            return bool(_BADGE.match(re.sub(r"\s", "", token.text)))
        if token.role not in {"short", "title", "deck", "kicker"}:
            return False
    return False


def is_story(part: Sequence[Token], prose: int) -> bool:
    """甲 摄影报道, signed below or above a few lines: the picture is what it is about."""
    return prose < STORY_CHARS and any(
        t.role == "byline" and _PHOTO_REPORT.search(t.text) for t in part
    )


def with_place(draft: Draft) -> Draft:
    """A photo story without a caption still has a picture: its place is above the text."""
    if draft.kind != "photos" or any(block.kind == "figure" for block in draft.blocks):
        return draft
    figure = Block(kind="figure", photos=(Photo(),), reason="图片新闻，图片待补")
    return replace(draft, blocks=(figure, *draft.blocks))
