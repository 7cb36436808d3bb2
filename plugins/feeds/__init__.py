"""Archive -> RSS, JSON Feed, OPML and their history under /feeds/. Pelican's edge; see build.py."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from pelican import Pelican, signals
from pelican.generators import Generator
from pelican.writers import Writer

from plugins.feeds.addresses import absolute
from plugins.feeds.build import build
from plugins.feeds.model import Picture
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
    """Writes what `build` yields, below /feeds/."""

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
            pictures=_served(self.context["pictures"], site_url),
        )
        write_all(output, [*files, *_static_files(Path(self.theme))])


def _served(pictures: Mapping[str, Mapping[str, Any]], site_url: str) -> dict[str, Picture]:
    """What plugins.issues made of the pictures: {issue id: {"images/x.jpg": its picture}}."""
    return {
        absolute(site_url, f"{issue_id}/{source}"): Picture(
            url=absolute(site_url, made.src),
            type="image/jpeg",
            length_bytes=made.length_bytes,
            width=made.width,
            height=made.height,
        )
        for issue_id, of_issue in pictures.items()
        for source, made in of_issue.items()
    }


def _static_files(theme: Path) -> Iterator[OutputFile]:
    for name, path in STATIC_FILES.items():
        yield OutputFile(path=path, data=(theme / "static" / name).read_bytes())


def add_generator(pelican: Pelican) -> type[Generator]:
    return FeedsGenerator


def register() -> None:
    signals.get_generators.connect(add_generator)
