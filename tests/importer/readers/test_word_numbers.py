from __future__ import annotations

import pytest

from plugins.importer.readers.word_numbers import FORMATS

PRINTED = [
    ("chineseCountingThousand", 1, "一"),
    ("chineseCountingThousand", 10, "十"),
    ("chineseCountingThousand", 12, "十二"),
    ("chineseCountingThousand", 20, "二十"),
    ("chineseCountingThousand", 101, "一百零一"),
    ("chineseCountingThousand", 110, "一百一十"),
    ("chineseCountingThousand", 2005, "二千零五"),
    ("ideographDigital", 2025, "二〇二五"),
    ("chineseLegalSimplified", 12, "壹拾贰"),
    ("decimalEnclosedCircleChinese", 3, "③"),
    ("decimalEnclosedCircleChinese", 21, "21"),
    ("decimalFullWidth", 12, "\uff11\uff12"),
    ("upperLetter", 28, "BB"),
    ("lowerRoman", 14, "xiv"),
    ("ideographTraditional", 2, "乙"),
]


@pytest.mark.parametrize(("name", "number", "shown"), PRINTED)
def test_a_number_is_shown_as_word_prints_it(name: str, number: int, shown: str) -> None:
    assert FORMATS[name](number) == shown
