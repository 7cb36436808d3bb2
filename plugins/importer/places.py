"""Where the importer keeps what: `imports/` beside `content/`, `<DIR>-imports/` beside others."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

CONTENT_NAME = "content"
REVIEW_PAGE = "review.html"
ANSWERS = "review.toml"
LEFT_OVER = "left-over.md"


def imports_beside(content: Path) -> Path:
    """The working folder for a content folder. Outside it: Pelican reads Markdown in any folder."""
    name = "imports" if content.name == CONTENT_NAME else f"{content.name}-imports"
    return content.with_name(name)


@dataclass(frozen=True, slots=True, kw_only=True)
class IssuePlaces:
    """The working files of one issue."""

    content: Path
    imports: Path
    issue_id: str

    @property
    def folder(self) -> Path:
        """imports/<issue id>."""
        return self.imports / self.issue_id

    @property
    def source(self) -> Path:
        """The files as they were handed in: private, git-ignored."""
        return self.folder / "src"

    @property
    def base(self) -> Path:
        """Every Markdown file exactly as the importer last wrote it."""
        return self.folder / "base"

    @property
    def incoming(self) -> Path:
        """New readings that met an editor's change."""
        return self.folder / "incoming"

    @property
    def answers(self) -> Path:
        """review.toml."""
        return self.folder / ANSWERS

    @property
    def issue(self) -> Path:
        """content/<issue id>."""
        return self.content / self.issue_id
