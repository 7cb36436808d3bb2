"""按日期看报: month grids in which every 出版日 is a link."""

from __future__ import annotations

import calendar as months
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from plugins.newspaper.model import Issue


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """One cell; `day` is 0 outside the month; `issues` appeared on it."""

    day: int = 0
    issues: tuple[Issue, ...] = ()

    @property
    def url(self) -> str:
        """The first issue's address, "" on other days."""
        return self.issues[0].url if self.issues else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Month:
    """A month from Monday to Sunday, as Chinese calendars print it."""

    year: int
    month: int
    weeks: tuple[tuple[Day, ...], ...]

    @property
    def title(self) -> str:
        """`2025年4月`."""
        return f"{self.year}年{self.month}月"


def month_of(day: date, issues: Iterable[Issue]) -> Month:
    """The month in which `day` falls, with the issues that appeared in it."""
    by_day: dict[int, list[Issue]] = {}
    for issue in sorted(issues, key=lambda issue: (issue.is_early, issue.id)):
        if (issue.date.year, issue.date.month) == (day.year, day.month):
            by_day.setdefault(issue.date.day, []).append(issue)
    grid = months.Calendar(firstweekday=0).monthdayscalendar(day.year, day.month)
    weeks = tuple(tuple(Day(day=n, issues=tuple(by_day.get(n, ()))) for n in week) for week in grid)
    return Month(year=day.year, month=day.month, weeks=weeks)


def year_of(year: int, issues: Iterable[Issue]) -> tuple[Month, ...]:
    """The months of a year that have an issue, in order."""
    issues = [issue for issue in issues if issue.date.year == year]
    found = sorted({issue.date.month for issue in issues})
    return tuple(month_of(date(year, month, 1), issues) for month in found)
