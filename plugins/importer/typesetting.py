"""What typesetting programs leave in exported text: font codes, end-of-paragraph arrows, indents.

方正书版 and its relatives write 〖HT4XBS〗 before what is set in another face, ↙ where a paragraph
ends and 〓〓 for an indent of two. The codes go; what they say about the layout becomes hints.
"""

from __future__ import annotations

import re
from dataclasses import replace

from plugins.importer.model import Hints, Line

# 〖HT5H〗 〖HT〗 〖CM(〗 〖JZ〗 [HT4SS]: codes of Latin letters and figures, never words
_CODE = re.compile(
    r"〖[^〖〗\u3400-\u9fff]{0,24}〗|［(?:HT|HS|WT|ST|JZ|KG|HJ|FK)[^［］\u3400-\u9fff]{0,12}］"
    r"|\[(?:HT|HS|WT|ST|JZ|KG|HJ|FK)[\dA-Z.,+\-]{0,12}\]"
)
_END = re.compile(r"[↙↵⏎¶␍]+\s*$")
_INDENT = re.compile(r"^\s*[〓＝]{2}(?![〓＝])")
_FILL = re.compile(r"〓+")


def without_codes(line: Line) -> Line:
    """The line without codes; `ends` and `indented` as they said."""
    text = line.text
    if not re.search(r"[〖［\[〓↙↵⏎¶␍]|^\s*＝＝", text):
        return line
    bare = _CODE.sub("", text)
    hints: Hints = line.hints
    if _END.search(bare):
        bare = _END.sub("", bare)
        hints = replace(hints, ends=True)
    if _INDENT.match(bare) and "〓" in bare:
        bare = _INDENT.sub("", bare)
        hints = replace(hints, indented=True)
    bare = _FILL.sub(" ", bare)
    return replace(line, text=bare, hints=hints) if bare != text else line
