"""PLUGIN: one small headline face an issue, `/2025-04-25/headlines.woff2` and its stylesheet.

Without a face (npm package not installed, no setting) nothing is written and the system's Song
faces serve. It stands after plugins.issues in PLUGINS: it needs the archive and tells the pages,
by `faces` in the shared context, which issues have a face.
"""

from __future__ import annotations

from pathlib import Path

from pelican import signals
from pelican.generators import Generator

from plugins.faces.headlines import face_files
from plugins.lettering.source import find_source
from plugins.newspaper import settings
from plugins.newspaper.files import write_all


class FacesGenerator(Generator):
    """Cuts the faces, then writes them."""

    def generate_context(self) -> None:
        site = settings.read(settings.SiteSettings, "SITE", self.settings)
        source = find_source(Path.cwd(), site.headline_face)
        self.files = face_files(self.context["archive"], site, source, Path(".cache"))
        self.context["faces"] = {issue_id: files[0].path for issue_id, files in self.files.items()}

    def generate_output(self, _writer: object) -> None:
        write_all(Path(self.output_path), (f for files in self.files.values() for f in files))


def add_generator(_pelican: object) -> type[Generator]:
    return FacesGenerator


def register() -> None:
    signals.get_generators.connect(add_generator)
