"""Amounts by date: each with source and status, no hole told over, nothing from a neighbour."""

from datetime import date
from decimal import Decimal
from importlib.resources import files
from itertools import pairwise
from typing import Any

import pytest
import yaml

from wissel.core.money._announced import plans
from wissel.core.money._parameters import known, stretches
from wissel.core.refusal import Refused
from wissel.core.sources import NotCovered

FOLDER = files("wissel.rules").joinpath("parameters")
SERIES = {
    name: series
    for entry in FOLDER.iterdir()
    if entry.name.endswith(".yaml")
    for name, series in yaml.safe_load(entry.read_text(encoding="utf-8")).get("series", {}).items()
}


@pytest.mark.parametrize("name", sorted(SERIES))
def test_every_value_has_a_day_a_source_and_a_status_and_is_a_text(name: str) -> None:
    series: dict[str, Any] = SERIES[name]
    assert series["article"]
    assert set(series["title"]) == {"nl", "en"}
    for row in series["rows"]:
        assert set(row) <= {"valid_from", "valid_to", "value", "status", "source"}
        assert row["status"] in ("published", "derived", "unverified")
        assert len(row["source"]) > 5
        assert "://" not in row["source"]
        assert str(Decimal(row["value"])) == row["value"]
    days = [row["valid_from"] for row in series["rows"]]
    assert days == sorted(set(days))
    assert days[-1] <= series["known_until"]
    for earlier, later in pairwise(series["rows"]):
        assert earlier.get("valid_to", earlier["valid_from"]) < later["valid_from"]


def test_a_value_holds_from_its_day_until_the_next() -> None:
    for day, wanted in (
        (date(2025, 12, 31), "297.82"),
        (date(2026, 1, 1), "304.25"),
        (date(2026, 6, 30), "304.25"),
        (date(2026, 7, 1), "309.91"),
        (date(2026, 12, 31), "309.91"),
    ):
        assert known("maximumdagloon", day, assume=False).value == Decimal(wanted)


def test_a_day_before_the_data_is_named_and_never_assumed() -> None:
    for assume in (False, True):
        with pytest.raises(NotCovered, match=r"maximumdagloon is not covered on 2019-12-31"):
            known("maximumdagloon", date(2019, 12, 31), assume=assume)


def test_a_hole_within_the_data_is_named_and_not_filled_by_a_neighbour() -> None:
    for assume in (False, True):
        with pytest.raises(NotCovered, match=r"whk-gemiddeld is not covered on 2023-05-01"):
            known("whk-gemiddeld", date(2023, 5, 1), assume=assume)


def test_after_the_last_value_only_an_assumption_helps_and_says_so() -> None:
    with pytest.raises(Refused) as refused:
        known("minimumloon-maand", date(2027, 1, 1), assume=False)
    assert refused.value.path == "$.assume_constant_after"
    assert "minimumloon-maand" in refused.value.message.nl
    assert "2027-01-01" in refused.value.message.nl
    kept = known("minimumloon-maand", date(2031, 5, 1), assume=True)
    assert (kept.value, kept.assumed) == (Decimal("2337.00"), True)
    assert kept.basis.note is not None
    assert "31 december 2026" in kept.basis.note.nl


def test_what_is_derived_or_unverified_says_so_beside_its_article() -> None:
    derived = known("maximumdagloon", date(2020, 7, 1), assume=False).basis.note
    unverified = known("lkv-d-uur", date(2026, 3, 1), assume=False).basis.note
    published = known("maximumdagloon", date(2026, 7, 1), assume=False).basis.note
    assert derived is not None
    assert "Afgeleid" in derived.nl
    assert unverified is not None
    assert "Niet nagegaan" in unverified.nl
    assert published is None


def test_a_period_is_cut_where_a_value_changes() -> None:
    parts = list(stretches("maximumdagloon", date(2026, 6, 1), date(2027, 3, 1), assume=True))
    assert [(start.isoformat(), end.isoformat(), row.assumed) for start, end, row in parts] == [
        ("2026-06-01", "2026-06-30", False),
        ("2026-07-01", "2026-12-31", False),
        ("2027-01-01", "2027-03-01", True),
    ]


def test_announced_plans_are_a_layer_of_their_own_with_a_source() -> None:
    for plan in plans().values():
        assert plan.source
        assert plan.from_ >= date(2028, 1, 1)
        assert plan.title.nl
        assert plan.title.en
