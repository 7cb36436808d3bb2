"""Source -> Reading: the reader is chosen by the first bytes, then by the name.

A new format is one file in `readers/` with `read(source, options) -> Reading` and one line in
READERS. Heavy libraries (mammoth, pdfplumber) are imported inside the reader's function, so that
importing text never loads them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import PurePath
from types import MappingProxyType

from plugins.importer.model import Reading, ReadOptions, Source
from plugins.importer.readers import docx, pdf, text

Reader = Callable[[Source, ReadOptions], Reading]

READERS: Mapping[str, Reader] = MappingProxyType(
    {".txt": text.read, ".md": text.read, ".docx": docx.read, ".pdf": pdf.read}
)
"""By suffix, lower case."""


def read(source: Source, options: ReadOptions) -> Reading:
    """Read one file.

    Raises:
        SourceError: empty, of a kind that we cannot read, broken, or in no known encoding.
    """
    return READERS[PurePath(source.name).suffix.lower()](source, options)
