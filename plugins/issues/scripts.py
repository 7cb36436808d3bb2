"""What of a script a browser needs: its code without comments, indentation and spare blanks.

Our modules are written to be read, and a third of their bytes are for the reader. They are served
one by one as they are otherwise: nothing is renamed, moved or bundled (a test compares the syntax
trees). Only what biome has formatted is expected: statements end with `;`.
"""

from __future__ import annotations

import re

_PART = re.compile(
    r"""
      (?P<keep> "(?:\\.|[^"\\\n])*" | '(?:\\.|[^'\\\n])*' | `(?:\\.|[^`\\])*`
        # a regular expression stands where a value may begin, a division does not
        | (?:(?<=[(,=:\[!&|?{};\n>])|(?<=[(,=:\[!&|?{};>][ ])|(?<=return[ ]))
          /(?![*/])(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\[\n])+/[a-z]*
      )
    | (?P<remark> //[^\n]* | /\*.*?\*/ )
    | (?P<blank> \s+ )
    | (?P<code> [\w$\#]+ | . )
    """,
    re.VERBOSE | re.DOTALL,
)
_WORD = re.compile(r"[\w$#]")


def bare(source: str) -> str:
    """The script without what only people read; lines stay, so that an error names its place."""
    out: list[str] = []
    pending = ""
    for match in _PART.finditer(source):
        kind, text = match.lastgroup, match.group()
        if kind == "remark":
            pending = pending or ("\n" if "\n" in text else " ")
        elif kind == "blank":
            pending = "\n" if "\n" in text or "\n" in pending else " "
        else:
            if pending and out and _needed(out[-1][-1], text[0], pending):
                out.append(pending)
            pending = ""
            out.append(text)
    return "".join(out) + "\n"


def _needed(before: str, after: str, blank: str) -> bool:
    """Would the code be another without the blank between the two characters?"""
    if _WORD.match(before) and _WORD.match(after):
        return True
    if blank == "\n":
        # A statement may end at the line's end only after these, or go on before those.
        return before in ";}" and after not in ".)],;}:?"
    return (before in "+-" and after in "+-") or (before == "/" or after == "/")
