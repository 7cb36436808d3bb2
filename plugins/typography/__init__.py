"""Typography: punctuation.py (what is stored) and typeset.py (what is shown), with three filters.

`{{ article.title | typeset }}` sets a headline, `{{ text | typeset_text }}` running
text, `{{ block.html | typeset_html | safe }}` a body.
"""

from __future__ import annotations

from pelican import Pelican, signals

from plugins.typography import typeset


def add_filters(pelican: Pelican) -> None:
    filters = {
        "typeset": typeset.typeset,
        "typeset_text": typeset.typeset_text,
        "typeset_html": typeset.typeset_html,
    }
    pelican.settings["JINJA_FILTERS"] = {**pelican.settings.get("JINJA_FILTERS", {}), **filters}


def register() -> None:
    signals.initialized.connect(add_filters)
