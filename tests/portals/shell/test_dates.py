"""Days as people write them, in both languages."""

from datetime import date

import pytest

from wissel.portals.shell import dates

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("day", "dutch", "english"),
    [
        (date(2026, 11, 12), "do 12 nov", "Thu 12 Nov"),
        (date(2027, 2, 28), "28 feb 2027", "28 Feb 2027"),
        (date(2025, 3, 1), "1 mrt 2025", "1 Mar 2025"),
    ],
)
def test_a_day_shows_its_year_only_when_it_differs(day: date, dutch: str, english: str) -> None:
    assert dates.short_day(day, TODAY, "nl") == dutch
    assert dates.short_day(day, TODAY, "en") == english


@pytest.mark.parametrize(
    ("day", "dutch", "english"),
    [
        (date(2026, 11, 23), "nog 1 dag", "1 day left"),
        (date(2026, 11, 25), "nog 3 dagen", "3 days left"),
        (date(2026, 11, 22), "vandaag", "today"),
        (date(2026, 11, 21), "1 dag te laat", "1 day late"),
        (date(2026, 11, 12), "10 dagen te laat", "10 days late"),
    ],
)
def test_a_term_is_said_in_words(day: date, dutch: str, english: str) -> None:
    assert dates.distance(day, TODAY, "nl") == dutch
    assert dates.distance(day, TODAY, "en-gb") == english


def test_a_day_is_written_out_in_full() -> None:
    assert dates.full_day(date(2026, 11, 12), "nl") == "donderdag 12 november 2026"
    assert dates.full_day(date(2026, 3, 2), "en") == "Monday 2 March 2026"


def test_an_unknown_language_is_read_as_dutch() -> None:
    assert dates.month_year(TODAY, "fy") == "november 2026"
