"""What lines come to: exact, and rounded once."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wissel.core.money import Line, total, vat_rate
from wissel.core.sources import NotCovered

RATE = vat_rate(date(2026, 11, 26))
prices = st.decimals(-5000, 5000, places=2)
lines = st.lists(st.builds(Line, st.just("x"), prices, st.decimals(0, 200, places=2)), max_size=8)


def test_the_intake_of_one_bureau_with_its_file_costs() -> None:
    found = total([Line("Intakefase", Decimal("535.00")), Line("Dossier", Decimal("35.00"))],
                  "standard", RATE)  # fmt: skip
    assert (found.net, found.vat, found.gross) == (
        Decimal("570.00"), Decimal("119.70"), Decimal("689.70"),
    )  # fmt: skip


def test_tax_is_taken_over_the_sum_and_not_over_each_line() -> None:
    third = [Line("deel", Decimal("0.33")) for _ in range(3)]
    assert total(third, "standard", RATE).vat == Decimal("0.21")  # each apart would give 0.07 x 3
    tenth = [Line("deel", Decimal("0.02")) for _ in range(10)]
    assert total(tenth, "standard", RATE).vat == Decimal("0.04")  # and here 0.00 x 10


def test_whoever_is_exempt_charges_no_tax() -> None:
    found = total([Line("Traject", Decimal("2500.00"))], "exempt", RATE)
    assert (found.percent, found.vat, found.gross) == (None, Decimal("0.00"), Decimal("2500.00"))


def test_the_rate_bears_its_article_and_is_not_guessed_before_the_data_begins() -> None:
    assert (RATE.value, RATE.basis.article) == (Decimal(21), "Wet OB 1968 art. 9 lid 1")
    with pytest.raises(NotCovered, match="vat is not covered on 2012-09-30"):
        vat_rate(date(2012, 9, 30))


@given(lines)
def test_a_total_is_the_sum_of_its_lines_and_its_tax(found: list[Line]) -> None:
    made = total(found, "standard", RATE)
    assert made.net == sum((line.amount for line in found), Decimal(0))
    assert made.gross == made.net + made.vat
    assert abs(made.vat - made.net * Decimal("0.21")) <= Decimal("0.005")
