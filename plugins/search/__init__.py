"""PLUGIN: Archive → the index that the reader's browser searches, under /search/data/.

build.py is the whole of it, format.py the wire format; the browser's half stands in
theme/static/js/search.js and theme/static/js/search/. Pelican is touched here only.
"""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

from pelican import Pelican, signals
from pelican.generators import Generator

from plugins.newspaper import settings
from plugins.newspaper.files import write_all
from plugins.search.build import SearchSettings
from plugins.search.build import build as files_of
from plugins.words.cutter import read_terms

__all__ = ["SearchSettings", "register"]


class SearchGenerator(Generator):
    """Writes the index of the archive that plugins.issues has put into the context."""

    def generate_output(self, _writer: object) -> None:
        own = settings.read(SearchSettings, "SEARCH", self.settings)
        cache = cache_folder(own, self.settings)
        words = dictionary(own, Path(self.settings["PATH"]))
        files = files_of(self.context["archive"], own, cache=cache, words=words)
        write_all(Path(self.output_path), files)


def cache_folder(own: SearchSettings, values: dict[str, Any]) -> Path | None:
    """One folder for each content folder, drafts apart: two sites never share a sealed tier."""
    if not own.cache:
        return None
    content = f"{Path(values['PATH']).resolve()}|{bool(values.get('SITE_PREVIEW'))}"
    return Path(own.cache) / "search" / hashlib.sha256(content.encode()).hexdigest()[:12]


def dictionary(own: SearchSettings, content: Path) -> tuple[str, ...]:
    """The words of SEARCH_WORD_LISTS in the importer's folder beside this content folder."""
    name = "imports" if content.name == "content" else f"{content.name}-imports"
    lists = (content.with_name(name) / one for one in own.word_lists)
    return tuple(sorted({word for path in lists for word in read_terms(path)}))


def add_generator(_pelican: Pelican) -> type[Generator]:
    return SearchGenerator


def register() -> None:
    signals.get_generators.connect(add_generator)
