"""PLUGIN: share pictures, one 1200 x 630 card an issue and one for its lead.

Without a headline face no card is made: never another look.
"""

from __future__ import annotations

from pathlib import Path

from pelican import signals
from pelican.generators import Generator

from plugins.cards.card import card_files
from plugins.lettering.source import find_source
from plugins.newspaper import settings
from plugins.newspaper.files import write_all


class CardsGenerator(Generator):
    """Draws the cards, tells the pages by `cards` in the shared context, then writes them."""

    def generate_context(self) -> None:
        site = settings.read(settings.SiteSettings, "SITE", self.settings)
        source = find_source(Path.cwd(), site.headline_face)
        self.files = card_files(self.context["archive"], site, source, Path(".cache"))
        self.context["cards"] = {address: file.path for address, file in self.files.items()}

    def generate_output(self, _writer: object) -> None:
        write_all(Path(self.output_path), self.files.values())


def add_generator(_pelican: object) -> type[Generator]:
    return CardsGenerator


def register() -> None:
    signals.get_generators.connect(add_generator)
