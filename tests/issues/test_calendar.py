"""按日期看报: weeks from Monday, every 出版日 with its issues."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from plugins.issues.calendar import month_of, year_of
from plugins.newspaper.model import Issue

REGULAR = Issue(id="2025-04-25", date=date(2025, 4, 25), numbers=(13,))
SPECIAL = replace(REGULAR, id="2025-04-25-tekan", kind="special", numbers=())
MAY = Issue(id="2025-05-02", date=date(2025, 5, 2), numbers=(14,))


def test_a_month_has_its_weeks_from_monday() -> None:
    month = month_of(date(2025, 4, 25), [REGULAR, MAY])
    assert month.title == "2025年4月"
    assert [day.day for day in month.weeks[0]] == [0, 1, 2, 3, 4, 5, 6]
    friday = month.weeks[3][4]
    assert (friday.day, friday.issues, friday.url) == (25, (REGULAR,), "2025-04-25/")
    assert sum(bool(day.issues) for week in month.weeks for day in week) == 1
    assert month.weeks[0][0].url == ""


def test_the_regular_issue_of_a_day_comes_before_its_special() -> None:
    month = month_of(date(2025, 4, 1), [SPECIAL, REGULAR])
    assert month.weeks[3][4].issues == (REGULAR, SPECIAL)


def test_a_year_shows_the_months_that_have_an_issue() -> None:
    old = replace(REGULAR, id="2024-04-26", date=date(2024, 4, 26))
    assert [month.title for month in year_of(2025, [MAY, REGULAR, old])] == [
        "2025年4月",
        "2025年5月",
    ]
    assert year_of(2023, [MAY]) == ()


@given(st.dates(date(1984, 1, 1), date(2100, 1, 1)))
def test_every_day_stands_under_its_weekday(day: date) -> None:
    for week in month_of(day, []).weeks:
        assert len(week) == 7
        for at, cell in enumerate(week):
            assert cell.day == 0 or day.replace(day=cell.day).weekday() == at
