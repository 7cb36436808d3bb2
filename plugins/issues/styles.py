"""Style sheets as they are sent: without the comments that are for us."""

from __future__ import annotations

import re

# Strings first, so that what looks like a comment in `content: "/*"` is none.
_STRING_OR_COMMENT = re.compile(
    r"""(?P<string>"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*')|/\*.*?\*/""", re.DOTALL
)


def bare(source: str) -> str:
    r"""The same rules without comments, indentation and empty lines.

    >>> bare("/* paper */\n.a {\n  color: red;\n}\n")
    '.a {\\ncolor: red;\\n}\\n'
    """
    rules = _STRING_OR_COMMENT.sub(lambda found: found["string"] or "", source)
    lines = (line.strip() for line in rules.splitlines())
    return "".join(f"{line}\n" for line in lines if line)
