"""What a trajectory would cost by the price models that bureaus publish."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wissel.core.programme import Estimate, estimate, load

FIRST, LAST = date(2026, 11, 30), date(2027, 8, 15)


def of(name: str, first: date = FIRST, last: date = LAST) -> Estimate:
    return estimate(load(name).offer, first_day=first, last_day=last)


def test_the_same_case_under_the_models_of_the_five_bureaus() -> None:
    names = ("xs2more", "ascenditur", "jp-werkrevisie", "pappenheim", "vitacon-luteijn")
    assert [(of(name).least, of(name).most) for name in names] == [
        (Decimal("570.00"), Decimal("570.00")),
        (Decimal("3700.00"), Decimal("3700.00")),  # 37 weeks
        (Decimal("2000.00"), Decimal("5000.00")),
        (Decimal("0.00"), Decimal("0.00")),  # names no price
        (Decimal("0.00"), Decimal("0.00")),
    ]


@pytest.mark.parametrize(
    ("last", "weeks"),
    [
        (FIRST, 1),
        (FIRST + timedelta(days=6), 1),
        (FIRST + timedelta(days=7), 2),
        (FIRST - timedelta(days=1), 0),
        (FIRST - timedelta(days=400), 0),
    ],
)
def test_a_week_that_has_begun_counts_whole_and_none_after_the_end(last: date, weeks: int) -> None:
    found = of("ascenditur", last=last)
    assert (found.weeks, found.least) == (weeks, weeks * Decimal("100.00"))
    assert (found.length == "over") == (weeks == 0)


def test_a_band_is_no_amount_and_names_what_decides() -> None:
    found = of("jp-werkrevisie")
    assert not found.is_exact
    assert [factor.en for factor in found.lines[0].factors][:1] == [
        "length of the guidance to the end of the second sick year"
    ]


def test_a_bureau_that_works_half_a_year_at_least_says_when_that_does_not_fit() -> None:
    fits = of("vitacon-luteijn", date(2026, 11, 30), date(2027, 5, 29))
    assert (fits.length, fits.needed_until) == ("enough", date(2027, 5, 29))
    assert of("vitacon-luteijn", date(2026, 11, 30), date(2027, 5, 28)).length == "short"


@given(st.integers(0, 104))
def test_more_weeks_never_cost_less(weeks: int) -> None:
    less, more = (
        of("ascenditur", last=FIRST + timedelta(weeks=count, days=-1))
        for count in (weeks, weeks + 1)
    )
    assert more.least - less.least == Decimal("100.00")
