"""Standard paragraphs -> Markdown that `parse.py` reads back as the same paragraphs.

Everything that Markdown would take for a mark of its own is escaped: what was printed is text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType

from plugins.newspaper.chinese import strip_control
from plugins.newspaper.model import Block, Byline, Photo

VERSE_LABEL = "诗"

# Marks inside a line: * and [ open something, \ and ` would vanish.
_INLINE = re.compile(r"[\\*\[\]`]|_(?=_)|(?<=_)_")
# Marks at the start of a line: # heading, > quotation, - + items
_START = re.compile(r"^(?:[#>+\-]|\d{1,9}(?=[.)](?:\s|$)))")
_LINE_ENDS = re.compile(r"[\n\u2028\u2029]+")


def dump(blocks: Iterable[Block]) -> str:
    """The Markdown of a body; ends with a newline unless it is empty.

    Blocks are taken by their `text` (`html` is not looked at): a verse's lines and a note's
    paragraphs are parted by newlines, a table's cells by tabs and its rows by newlines.
    """
    parts = [part for block in blocks if (part := _WRITERS[block.kind](block))]
    return "\n\n".join(parts) + "\n" if parts else ""


def escape(text: str) -> str:
    """One line of printed text as one line of Markdown."""
    line = _LINE_ENDS.sub(" ", strip_control(text)).strip()
    return _START.sub(_escape_start, _INLINE.sub(r"\\\g<0>", line))


def _escape_start(match: re.Match[str]) -> str:
    """`2025. ` at the start of a line would be a list and lose its number: the point is escaped."""
    found = match.group()
    return f"{found}\\" if found.isdigit() else f"\\{found}"


def _paragraph(block: Block) -> str:
    return escape(block.text)


def _heading(block: Block) -> str:
    # Marks at a heading's end would be taken for its closing ones.
    text = re.sub(r"(?<!\\)#(?=#*$)", r"\\#", escape(block.text))
    return f"## {text}" if block.text.strip() else ""


def _item(block: Block) -> str:
    return f"- {escape(block.text)}" if block.text.strip() else ""


def _quoted(lines: Iterable[str]) -> str:
    return "\n".join(f"> {line}".rstrip() for line in lines)


def _quote(block: Block) -> str:
    return _quoted(_between(block.text.split("\n"))) if block.text.strip() else ""


def _note(block: Block) -> str:
    label = re.sub(r"[\[\]\\\n]", "", block.label)[:20] or "按"
    return _quoted([f"[!{label}]", *_between(block.text.split("\n"))])


def _verse(block: Block) -> str:
    lines = [escape(line) for line in block.text.split("\n")]
    return _quoted([f"[!{VERSE_LABEL}]", *lines])


def _between(paragraphs: Iterable[str]) -> list[str]:
    """The paragraphs of a box with a blank line between."""
    lines: list[str] = []
    for paragraph in paragraphs:
        if paragraph.strip():
            lines += ["", escape(paragraph)] if lines else [escape(paragraph)]
    return lines


def _table(block: Block) -> str:
    rows = [row.split("\t") for row in block.text.split("\n") if row.strip()]
    if not rows:
        return ""
    columns = max(map(len, rows))
    made = [
        f"| {' | '.join(_cell(cell) for cell in [*row, *[''] * (columns - len(row))])} |"
        for row in rows
    ]
    title = [f"{escape(block.label)}\n"] if block.label else []
    return "\n".join([*title, made[0], f"|{'---|' * columns}", *made[1:]])


def _cell(text: str) -> str:
    return _INLINE.sub(r"\\\g<0>", _LINE_ENDS.sub(" ", strip_control(text)).strip()).replace(
        "|", "\\|"
    )


def _figure(block: Block) -> str:
    return "\n".join(_photo(photo) for photo in block.photos)


def _photo(photo: Photo) -> str:
    source = photo.src or f"pending:{photo.pending}"
    caption = _INLINE.sub(r"\\\g<0>", _LINE_ENDS.sub(" ", strip_control(photo.caption)).strip())
    title = f' "{credit_text(photo.credit)}"' if photo.credit else ""
    return f"![{caption}]({source}{title})"


def credit_text(credit: Byline) -> str:
    """`王龙飞 摄`; what else was printed stands before the name: `本报记者 丁一 摄`."""
    *desk, word = credit.role.split(" ") if credit.role else [""]
    return " ".join(part for part in (*desk, credit.name, word) if part).replace('"', "”")


_WRITERS: Mapping[str, Callable[[Block], str]] = MappingProxyType(
    {
        "p": _paragraph,
        "h": _heading,
        "li": _item,
        "quote": _quote,
        "note": _note,
        "verse": _verse,
        "table": _table,
        "figure": _figure,
    }
)
