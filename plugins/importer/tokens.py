"""What flows between label, join and group: a piece, or a part of one, with a role."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from plugins.importer.model import Hints, Place
from plugins.importer.people import Signed
from plugins.importer.photo_credits import Credit

HEAD_ROLES = frozenset({"short", "kicker", "title", "deck", "column"})
BODY_ROLES = frozenset({"text", "item", "quote", "verse", "table", "heading"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """A piece or part of one. `role` is a Role or `short`: a line that group must decide about."""

    role: str
    text: str
    source: str
    numbers: tuple[int, ...]
    certainty: float = 1.0
    reason: str = ""
    hints: Hints = field(default_factory=Hints)
    gap: int = 0
    """Blank lines before it."""
    barrier: float = 0.0
    """How strongly something before it parts articles (page head, break, rule); inf = always."""
    begins: bool = False
    """The first line of an item in a round-up, told by the items around it."""
    held: bool = False
    """Inside a record of fields: no article begins here."""
    signed: Signed | None = None
    is_tail: bool = False
    """Cut off the end of a paragraph: it closes an article."""
    label: str = ""
    """A note's label, a table's title."""
    goes_on: bool = False
    """A further paragraph of the note above: its label was not printed again."""
    credit: Credit | None = None
    alone: bool = True
    """The whole printed line, not a part of one."""
    page: int = 0
    fixed: bool = False
    """The editor said so: never guessed again."""
    was_apart: bool = False
    """Its characters were set apart: typography of a label."""
    seams: tuple[int, ...] = ()
    """Lines where a paragraph was broken and joined again."""

    @property
    def place(self) -> Place:
        """Where it was printed."""
        return Place(source=self.source, numbers=self.numbers)


Roles = list[Token | None]
"""By index of the piece; None = not yet known. Region rules fill it in place."""


def with_role(token: Token, role: str, certainty: float, reason: str) -> Token:
    """The same token under another role."""
    return replace(token, role=role, certainty=certainty, reason=reason)


def one(base: Token, role: str, certainty: float, reason: str, **changes: object) -> list[Token]:
    """The token under another role, as the only one of its line."""
    return [replace(base, role=role, certainty=certainty, reason=reason, **changes)]  # type: ignore[arg-type]  # fields of Token
