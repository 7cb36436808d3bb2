"""Words: the one place where the house knows jieba.

    cut("算力网络")            ("算力", "网络")
    search_terms("湖北大学")    ("湖北", "北大", "大学", "湖北大学")
    phrases("把实验室的灯留到天亮")  parts between which a headline may break
    keywords(text, 20)         the words that tell this text from others

All four take `extra`, words to be known besides jieba's dictionary and `terms.txt`. jieba itself is
loaded by the first call, never by the import of this package (half a second that most commands do
not need).
"""

from plugins.words.cutter import Cutter, cutter
from plugins.words.headline import phrases
from plugins.words.keywords import keywords, top_words

__all__ = ["Cutter", "cut", "cutter", "keywords", "phrases", "search_terms", "top_words"]


def cut(text: str, *, extra: tuple[str, ...] = ()) -> tuple[str, ...]:
    """The words of a text in order, marks and blanks included: joined they are the text."""
    return cutter(extra).cut(text)


def search_terms(text: str, *, extra: tuple[str, ...] = ()) -> tuple[str, ...]:
    """The words of a text and the dictionary's words inside them, as jieba's search mode gives."""
    return cutter(extra).search_terms(text)
