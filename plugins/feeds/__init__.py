"""Archive -> RSS, JSON Feed, OPML and their history under /feeds/. Pelican's edge; see build.py."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from pelican import Pelican, signals
from pelican.generators import Generator
from pelican.writers import Writer

from plugins.feeds.build import build
from plugins.feeds.entries import PictureSize
from plugins.feeds.settings import FeedSettings, check
from plugins.newspaper import settings as newspaper_settings
from plugins.newspaper.files import write_all
from plugins.newspaper.model import OutputFile
from plugins.newspaper.settings import SiteSettings

STATIC_FILES = {
    "feed.css": "feeds/feed.css",
    "feed-144.png": "feeds/icon-144.png",
    "feed-512.png": "feeds/icon-512.png",
}
"""Files of theme/static and the fixed addresses that old feeds name for ever."""


class FeedsGenerator(Generator):
    """Writes what `build` yields, when the pages and pictures are already in the output folder."""

    def generate_output(self, writer: Writer) -> None:
        site_url = self.settings["SITEURL"]
        settings = newspaper_settings.read(FeedSettings, "FEEDS", self.settings)
        check(settings, site_url)
        output = Path(self.output_path)
        files = build(
            self.context["archive"],
            settings,
            newspaper_settings.read(SiteSettings, "SITE", self.settings),
            site_url=site_url,
            picture_size=_sizes_in(output, Path(self.settings["PATH"])),
        )
        write_all(output, [*files, *_static_files(Path(self.theme))])


def _sizes_in(output: Path, content: Path) -> PictureSize:
    """Bytes of a picture as it will be served; as it lies in content/ if it is not written yet."""

    def size(path: str) -> int:
        for folder in (output, content):
            place = folder / path
            if ".." not in place.parts and place.is_file():
                return place.stat().st_size
        return 0

    return size


def _static_files(theme: Path) -> Iterator[OutputFile]:
    for name, path in STATIC_FILES.items():
        yield OutputFile(path=path, data=(theme / "static" / name).read_bytes())


def add_generator(pelican: Pelican) -> type[Generator]:
    return FeedsGenerator


def register() -> None:
    signals.get_generators.connect(add_generator)
