"""【更正】本报…日…: a correction or a notice whose title stands on the line of its text."""

from __future__ import annotations

import re
from dataclasses import replace

from plugins.importer import signs
from plugins.importer.paragraphs import paragraph
from plugins.importer.shapes import SHAPES
from plugins.importer.tokens import Token

_RUN_IN = re.compile(
    rf"^(?:[【\[〖［]\s*(?P<boxed>[^】\]〗］]{{2,12}}?)\s*[】\]〗］][:：\s\u3000]*|[{SHAPES}]*\s*(?P<bare>[^\s:：，。]{{2,6}})[:：\s\u3000]\s*)"
    r"(?P<text>(?:本报|本刊|本版|本社|由于|因|\d{1,2}月\d{1,2}日|《).{12,}[。！])$"
)


def run_in(base: Token, _: frozenset[str]) -> list[Token]:
    """The title becomes a line of its own; a notice must speak as the paper."""
    match = _RUN_IN.match(base.text)
    if match is None:
        return []
    title = re.sub(r"[\s\u3000]", "", match["boxed"] or match["bare"])
    corrects = signs.CORRECTION.search(title) and re.search(
        r"应为|误[为作写署将]|更正|致歉", match["text"]
    )
    tells = (
        match["boxed"]
        and re.match(r"本[报刊社]", match["text"])
        and not signs.AD_NOTICE.search(title)
    )
    if not signs.NOTICE_TITLE.match(title) or not (corrects or tells):
        return []
    head = replace(
        base, role="short", text=title, label="notice", certainty=0.85,
        reason="启事、公告、更正的题目，和正文在一行",
    )  # fmt: skip
    return [head, *paragraph(replace(base, text=match["text"], gap=0, barrier=0.0, alone=False))]
