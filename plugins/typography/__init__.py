"""Typography: punctuation.py (what is stored) and typeset.py (what is shown), with three filters.

`{{ article.title | typeset }}` sets a headline, `{{ text | typeset_text }}` running
text, `{{ block.html | typeset_html | safe }}` a body.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pelican import Pelican

# Imported when Pelican asks: the importer wants punctuation.py alone, without half a second of
# Pelican.


def add_filters(pelican: Pelican) -> None:
    from plugins.typography import typeset

    filters = {
        "typeset": typeset.typeset,
        "typeset_text": typeset.typeset_text,
        "typeset_html": typeset.typeset_html,
    }
    pelican.settings["JINJA_FILTERS"] = {**pelican.settings.get("JINJA_FILTERS", {}), **filters}


def register() -> None:
    from pelican import signals

    signals.initialized.connect(add_filters)
