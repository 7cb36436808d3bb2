"""What the importer takes from pelicanconf.py: the paper's names, columns, masthead."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from plugins.importer.masthead import Known
from plugins.importer.memory import Memory
from plugins.importer.model import IssueResult, Question
from plugins.importer.pipeline import Context
from plugins.newspaper import files, settings
from plugins.newspaper.model import Column, Masthead
from plugins.newspaper.problems import Problem, SourceError, nearest
from plugins.newspaper.settings import SiteSettings


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """The settings that an import needs."""

    site: SiteSettings
    columns: tuple[Column, ...]
    masthead: Masthead

    @property
    def collectives(self) -> frozenset[str]:
        """By-lines that are no people."""
        return frozenset(self.site.collectives)

    def default_column(self, wanted: str) -> str:
        """--default-column, SITE_DEFAULT_COLUMN, the first of COLUMNS.

        Raises:
            SourceError: there is no such column.
        """
        if wanted and not settings.column_named(wanted, self.columns):
            names = [c.name for c in self.columns]
            raise SourceError(
                Problem(
                    path="--default-column",
                    kind="column",
                    message=f"没有“{wanted}”这个栏目",
                    remedy=nearest(wanted, names) or f"现有的栏目：{'、'.join(names)}",
                )
            )
        return wanted or settings.default_column(self.site, self.columns).name

    def context(self, default_column: str, remembered: Memory) -> Context:
        """What the stages know besides the page."""
        from plugins.words import cut

        names = {n for c in self.columns for n in (c.name, *c.former)} | set(remembered.columns)
        return Context(
            known=Known(
                name=self.masthead.name or self.site.name,
                paper=self.masthead.paper or self.site.paper,
            ),
            columns=frozenset(names),
            default_column=self.default_column(default_column),
            cut=cut,
        )

    def columns_unknown(self, result: IssueResult, remembered: Memory) -> Iterator[Question]:
        """A printed column that pelicanconf does not have: the build would refuse it."""
        names = {n for c in self.columns for n in (c.name, *c.former)}
        seen: set[str] = set()
        for number, draft in enumerate(result.drafts, 1):
            if not draft.column or draft.column in names or draft.column in seen:
                continue
            seen.add(draft.column)
            place = draft.places.get("column", draft.places.get("title", ()))
            yield Question(
                problem=Problem(
                    path=place[0].source if place else "",
                    line=place[0].numbers[0] if place else 0,
                    kind="new-column",
                    severity="query",
                    message=f"“{draft.column}”不在栏目表里",
                    remedy="是新栏目，就在 pelicanconf.py 的 COLUMNS 里加一行；读错了，就在核对页里"
                    "改",
                ),
                quoted=draft.column,
                article=number,
            )


def read_paper(root: Path) -> Paper:
    """Read pelicanconf.py.

    Raises:
        SourceError: it cannot be read or has a wrong setting.
    """
    values = settings.load_config(files.read_text(root / settings.CONFIG, settings.CONFIG))
    return Paper(
        site=settings.read(SiteSettings, "SITE", values),
        columns=settings.read_columns(values),
        masthead=settings.read_masthead(values),
    )
