"""Who stands behind figures: （数据由……提供）, 数据来源：……; a note of the article, no credit."""

from __future__ import annotations

import re

# （数据由三江口临港区航运处提供） · （资料整理：甲）: who stands behind figures, not pictures
_DATA_NOTE = re.compile(
    r"^[（(](?:以上|本文|文中|表中|上述)?(?:部分)?(?:数据|资料|材料|素材|内容|信息|文字|统计"
    r"|口径)[^（()）。]{0,6}?"
    r"(?:由|来自|来源于?|来源[:：]|截至|整理|提供|据)[^（()）。]{2,36}[)）]$|^(?:数据|资料|图表"
    r"|制表)(?:来源|提供|整理)\s*[:：]\s*[^。]{2,30}$"
)


def is_data_note(text: str) -> bool:
    """Does it say where figures come from?"""
    return bool(_DATA_NOTE.match(text))
