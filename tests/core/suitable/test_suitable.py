"""Work is tested item by item; unknown is never a pass, and no coach overrules a doctor."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wissel.core.capacity import catalogue, row_of
from wissel.core.profile import profile_forms
from wissel.core.profiled import (
    Block,
    Demand,
    Direction,
    FitLine,
    Judgement,
    Profile,
    Verdict,
    Wage,
)
from wissel.core.suitable import MORE, asked_levels, key_of, work_test
from wissel.core.trajectory import Capacity, CapacityItem

TODAY = date(2026, 11, 22)
DOCTOR = Capacity(
    id="c1",
    version=3,
    valid_from=date(2026, 11, 2),
    source="company-doctor",
    author="R. Amrani",
    hours_per_week=20,
    kind="fml",
    complete=True,
    items=(
        row_of("tillen", "10-kilo"),
        row_of("voorwaarden-persoonlijk-functioneren", "geen-deadlines"),
    ),
)
PERSON = Profile("person", 1, (Block("niveau", value="mbo-3"), Block("reistijd", value="45")))
PLANNER = Direction("d1", "planner", level="mbo-3", hours_least=16, travel_minutes=30)


def lines_of(work: Direction, capacity: Capacity | None = DOCTOR) -> dict[str, FitLine]:
    found = work_test(work, on=TODAY, capacity=capacity, person=PERSON, person_number=2)
    return {one.about: one for one in found.items}


def line(
    demand: Demand | None, capacity: Capacity | None = DOCTOR, about: str = "tillen"
) -> tuple[str, str]:
    demands = (demand,) if demand is not None else ()
    one = lines_of(replace(PLANNER, demands=demands), capacity)[key_of(about)]
    return one.verdict.value, one.because.nl


@pytest.mark.parametrize(
    ("asks", "verdict"),
    [
        ("2-kilo", "fits"),
        ("10-kilo", "fits"),
        ("normaal", "fits-not"),
        (MORE, "fits-not"),
        ("", "unknown"),
    ],
)
def test_what_work_asks_is_held_against_the_level_of_the_list(asks: str, verdict: str) -> None:
    assert line(Demand("tillen", asks))[0] == verdict


def test_a_limit_that_nobody_looked_into_is_a_line_and_unknown() -> None:
    assert line(None) == ("unknown", "Nog niet gezegd of het werk dit vraagt.")


@pytest.mark.parametrize(
    ("item", "asks", "complete", "verdict"),
    [
        ("dragen", "normaal", True, "fits"),
        ("dragen", MORE, True, "attention"),
        ("dragen", "normaal", False, "unknown"),
    ],
)
def test_what_only_a_complete_list_leaves_out_is_not_limited(
    item: str, asks: str, complete: bool, verdict: str
) -> None:
    capacity = replace(DOCTOR, complete=complete)
    assert line(Demand(item, asks), capacity, item)[0] == verdict


@pytest.mark.parametrize(
    ("asks", "verdict"),
    [("geen-deadlines", "fits-not"), ("weinig-afleiding", "fits"), ("normaal", "fits")],
)
def test_a_condition_is_met_or_it_is_not(asks: str, verdict: str) -> None:
    item = "voorwaarden-persoonlijk-functioneren"
    assert line(Demand(item, asks), about=item)[0] == verdict


def test_of_several_demands_on_one_item_the_gravest_counts() -> None:
    item = "voorwaarden-persoonlijk-functioneren"
    both = (Demand(item, "weinig-afleiding"), Demand(item, "geen-deadlines"))
    one = lines_of(replace(PLANNER, demands=both))[key_of(item)]
    assert one.verdict is Verdict.FITS_NOT
    assert one.asks.nl.count("voldoet niet aan") == 2


def test_the_most_limited_side_counts_and_a_remark_asks_attention() -> None:
    sides = (row_of("tillen", "10-kilo", side="left"), row_of("tillen", "2-kilo", side="right"))
    two = replace(DOCTOR, items=sides)
    assert line(Demand("tillen", "5-kilo"), two)[0] == "fits-not"
    said = replace(DOCTOR, items=(row_of("tillen", "10-kilo", remark="niet boven de schouder"),))
    verdict, because = line(Demand("tillen", "5-kilo"), said)
    assert (verdict, "niet boven de schouder" in because) == ("attention", True)


def test_free_words_wait_for_somebody_to_judge_them() -> None:
    free = replace(
        DOCTOR, kind="free", complete=False, items=(CapacityItem("autorijden", "een half uur"),)
    )
    work = replace(PLANNER, demands=(Demand("", "", "Autorijden", "elke dag een uur"),))
    one = lines_of(work, free)[key_of("", "autorijden")]
    assert (one.verdict, one.asks.nl) == (Verdict.UNKNOWN, "elke dag een uur")


@pytest.mark.parametrize(
    ("capacity", "why"),
    [(None, "Er is geen oordeel"), (replace(DOCTOR, withdrawn=True, items=()), "ingetrokken")],
)
def test_without_an_opinion_that_holds_nothing_of_the_body_is_known(
    capacity: Capacity | None, why: str
) -> None:
    verdict, because = line(Demand("tillen", "2-kilo"), capacity)
    assert (verdict, why in because) == ("unknown", True)
    assert lines_of(PLANNER, capacity)["hours"].verdict is Verdict.UNKNOWN


@pytest.mark.parametrize(
    ("change", "about", "verdict"),
    [
        ({}, "hours", "fits"),
        ({"hours_least": 24}, "hours", "fits-not"),
        ({"hours_least": None}, "hours", "unknown"),
        ({}, "education", "fits"),
        ({"level": "vmbo"}, "education", "fits"),
        ({"level": "mbo-4"}, "education", "attention"),
        ({"level": "hbo"}, "education", "fits-not"),
        ({"level": ""}, "education", "unknown"),
        ({}, "distance", "fits"),
        ({"travel_minutes": 60}, "distance", "fits-not"),
        ({"travel_minutes": None}, "distance", "unknown"),
        ({}, "experience", "unknown"),
        ({"wage": Wage(Decimal(2400), Decimal(2900), "month", "cao")}, "wage", "unknown"),
    ],
)
def test_hours_education_and_travel_are_compared_and_the_rest_is_judged(
    change: dict[str, Any], about: str, verdict: str
) -> None:
    assert lines_of(replace(PLANNER, **change))[about].verdict.value == verdict


def test_hours_of_the_list_are_no_line_beside_the_hours() -> None:
    row = row_of("uren-per-week", "20-uur")
    found = lines_of(PLANNER, replace(DOCTOR, hours_per_week=None, items=(row,)))
    assert key_of("uren-per-week") not in found
    assert found["hours"].verdict is Verdict.FITS
    assert found["hours"].has is not None


def judged(by: Any, about: str, verdict: Verdict = Verdict.FITS) -> FitLine:
    said = Judgement(about, verdict, "Besproken op de werkplek.", by, "T. Jonker", TODAY)
    work = replace(PLANNER, demands=(Demand("tillen", "normaal"),), judgements=(said,))
    return lines_of(work)[about]


def test_a_judgement_stands_with_its_owner_its_day_and_its_reason() -> None:
    one = judged("coach", "wage", Verdict.ATTENTION)
    assert (one.verdict, one.source, one.on, one.judged) == (
        Verdict.ATTENTION,
        "T. Jonker",
        TODAY,
        True,
    )
    assert one.because.nl == one.because.en == "Besproken op de werkplek."


def test_only_an_expert_says_that_work_beyond_the_capacity_fits() -> None:
    assert judged("coach", key_of("tillen")).verdict is Verdict.FITS_NOT
    assert judged("coach", key_of("tillen")).source == "R. Amrani"
    assert judged("labour-expert", key_of("tillen")).verdict is Verdict.FITS


def test_the_whole_is_its_gravest_item() -> None:
    def whole(**changes: Any) -> Verdict:
        work = replace(PLANNER, **changes)
        return work_test(work, on=TODAY, capacity=DOCTOR, person=PERSON).verdict

    settled = tuple(
        Judgement(about, Verdict.FITS, "Past.", "coach", "Noor", TODAY)
        for about in ("experience", "wage")
    )
    demands = (
        Demand("tillen", "5-kilo"),
        Demand("voorwaarden-persoonlijk-functioneren", "normaal"),
    )
    assert whole() is Verdict.UNKNOWN
    assert whole(demands=demands, judgements=settled) is Verdict.FITS
    assert whole(demands=demands, judgements=settled, level="mbo-4") is Verdict.ATTENTION
    assert whole(demands=(Demand("tillen", MORE),)) is Verdict.FITS_NOT


def test_the_versions_it_was_made_from_stand_in_it() -> None:
    found = work_test(PLANNER, on=TODAY, capacity=DOCTOR, person=PERSON, person_number=2)
    assert (found.capacity, found.person, found.on) == (3, 2, TODAY)


ITEMS = [
    one for one in catalogue().forms["fml"].items if not one.fact and one.key != "uren-per-week"
]


@given(st.data())
def test_more_limited_or_more_demanding_never_fits_better(data: st.DataObject) -> None:
    """What fits a stricter opinion fits a milder one."""
    item = data.draw(st.sampled_from([one for one in ITEMS if not one.several]))
    held = data.draw(st.integers(0, len(item.levels) - 2))
    keys = [key for key, _ in asked_levels(item, profile_forms())]
    asked = data.draw(st.integers(0, len(keys) - 2))
    order = ["fits", "attention", "fits-not"]

    def grave(level: int, demand: int) -> int:
        rows = (row_of(item.key, item.levels[level].key),)
        capacity = replace(DOCTOR, items=rows)
        return order.index(line(Demand(item.key, keys[demand]), capacity, item.key)[0])

    assert grave(held + 1, asked) >= grave(held, asked)
    assert grave(held, asked + 1) >= grave(held, asked)


@pytest.mark.parametrize("item", ITEMS, ids=lambda one: one.key)
def test_every_item_of_the_list_has_words_for_what_work_asks(item: Any) -> None:
    words = asked_levels(item, profile_forms())
    assert len({key for key, _ in words}) == len(words) == len(item.levels) + (not item.several)
    assert all(text.nl and text.en for _, text in words)
