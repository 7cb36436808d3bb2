"""What can be put right without asking: a slug for every author who has none."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from plugins.checks import authors
from plugins.newspaper import authors_toml, files
from plugins.newspaper.problems import SourceError


def add_authors(path: Path, shown: str, names: Iterable[str]) -> dict[str, str]:
    """Write a slug into authors.toml for every name that has none.

    Args:
        path: the file, there or not.
        shown: how the editor would name it.
        names: people only; those that stand there are left as they are.

    Returns:
        The new ones, name -> slug, sorted by name; {} when nothing was written.

    Raises:
        SourceError: the file cannot be read. What cannot be read cannot be added to: every author
            would seem new.
    """
    text = files.read_text(path, shown) if path.exists() else ""
    table, problems = authors_toml.parse(text, shown)
    if problems:
        raise SourceError(*problems)
    complete = authors.complete(table, names)
    added = {name: complete[name] for name in sorted(complete.keys() - table.keys())}
    if added:
        files.write_atomic(path, authors_toml.extend(text, added).encode())
    return added
