"""罗：答复周四到，放信的下面。: a colleague called by the family name alone.

Nobody prints that, but a talk does (王：… 李：…) and so does a table (高：… 宽：…): there such
lines stand together, here one stands alone.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from plugins.importer import correspondence, names
from plugins.importer.unwrap import width
from plugins.newspaper.chinese import HAN

_CALLED = re.compile(rf"^[（(【\[［]?(?P<name>[{HAN}])\s*[:：]\s*(?P<said>\S.*)$")
_NO_CALL = frozenset("文白时水金高宽")
"""Family names that tell a thing before a colon: 文：某某, 高：1.2米."""
TOGETHER = 3
"""Lines: another one so near, and people talk."""
NARROWEST = 6.0
LONGEST = 60.0


def calls(texts: Sequence[str], index: int) -> bool:
    """Is the line said to one who is called so, and no other line near it begins like it?"""
    match = _CALLED.match(texts[index])
    if (
        match is None
        or match["name"] not in names.SURNAMES - _NO_CALL
        or not NARROWEST <= width(match["said"]) <= LONGEST
        or correspondence.told(match["said"])
    ):
        return False
    near = range(max(0, index - TOGETHER), min(len(texts), index + TOGETHER + 1))
    return not any(k != index and _CALLED.match(texts[k]) for k in near)
