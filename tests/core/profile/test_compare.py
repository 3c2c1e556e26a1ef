"""What differs between two versions of a profile is said by block and by direction."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wissel.core.profile import profile_difference, wage_words
from wissel.core.profiled import (
    Block,
    Demand,
    Direction,
    Judgement,
    Market,
    Profile,
    ProfileLine,
    Verdict,
    Wage,
)
from wissel.core.suitable import MORE

DAY = date(2026, 11, 22)
PLANNER = Direction("d1", "planner", because="Plande vijf jaar.", rests_on=("skills",))


def person(*blocks: Block) -> Profile:
    return Profile("person", 1, blocks)


def search(*directions: Direction, few: str = "") -> Profile:
    return Profile("search", 1, (), directions, few)


def told(before: Profile, after: Profile) -> list[tuple[str, str, list[str], list[str]]]:
    return [
        (one.about.nl, one.part.nl, [a.nl for a in one.before], [b.nl for b in one.after])
        for one in profile_difference(before, after)
    ]


def test_of_a_list_stand_only_the_lines_that_went_and_the_lines_that_came() -> None:
    before = person(
        Block("wensen", (ProfileLine("uren", "overdag", "moet"), ProfileLine("binnen"))),
        Block("reistijd", value="45"),
    )
    after = person(
        Block("wensen", (ProfileLine("binnen"), ProfileLine("uren", "overdag", "graag"))),
        Block("reistijd", value="60"),
    )
    assert told(before, after) == [
        ("Wensen en grenzen", "Wensen en grenzen", ["uren: overdag (dit moet)"],
         ["uren: overdag (graag)"]),
        ("Reistijd, enkele reis", "Reistijd, enkele reis", ["45 minuten"], ["60 minuten"]),
    ]  # fmt: skip


def test_whose_a_line_is_and_in_which_order_says_nothing() -> None:
    one = Block("interesses", (ProfileLine("techniek"), ProfileLine("koken")))
    other = Block("interesses", (ProfileLine("koken", by="employee"), ProfileLine("techniek")))
    assert told(person(one), person(other)) == []


def test_an_aspect_of_the_employability_profile_tells_how_clear_it_became() -> None:
    before = Profile("employability", 1, (Block("waarden", value="onduidelijk"),))
    after = Profile("employability", 1, (Block("waarden", value="helder", next="Toetsen."),))
    assert told(before, after) == [
        ("Waarden", "Hoe helder", ["nog onduidelijk"], ["helder"]),
        ("Waarden", "Wat eraan gebeurt", [], ["Toetsen."]),
    ]


@pytest.mark.parametrize(
    ("changes", "part", "after"),
    [
        ({"state": "dropped"}, "Stand", "afgevallen"),
        ({"rests_on": ("skills", "market")}, "Berust op", "arbeidsmarkt"),
        ({"hours_least": 16}, "Uren", "vanaf 16 uur per week"),
        ({"hours_least": 16, "hours_most": 24}, "Uren", "16 tot 24 uur per week"),
        ({"hours_most": 24}, "Uren", "tot 24 uur per week"),
        ({"level": "mbo-3"}, "Opleiding", "mbo 3"),
        ({"travel_minutes": 30}, "Reistijd", "30 minuten enkele reis"),
        (
            {"wage": Wage(Decimal(2400), Decimal(2900), "month", "cao")},
            "Loon",
            "€ 2.400 tot € 2.900 per maand, cao",
        ),
        (
            {"demands": (Demand("tillen", "10-kilo", words="dozen"),)},
            "Wat het werk vraagt",
            "Tillen: tot 10 kilo (dozen)",
        ),
        (
            {"demands": (Demand("tillen", MORE),)},
            "Wat het werk vraagt",
            "Tillen: meer dan de norm van de lijst",
        ),
        (
            {"demands": (Demand("", "", "lang rijden", "twee uur"),)},
            "Wat het werk vraagt",
            "lang rijden: twee uur",
        ),
        (
            {"market": (Market(DAY, 14, "werk.nl", "planner", 30),)},
            "Vacatures",
            "14 vacatures op 22 november 2026: werk.nl; planner, 30 km",
        ),
        (
            {
                "judgements": (
                    Judgement("wage", Verdict.ATTENTION, "Minder.", "coach", "Noor", DAY),
                    Judgement("capacity:=lang rijden", Verdict.FITS, "Ja.", "uwv", "B", DAY),
                )
            },
            "Wat iemand beoordeelde",
            "Loon: let op. Minder. (Noor)",
        ),
    ],
)
def test_a_direction_tells_in_words_what_of_it_changed(
    changes: dict[str, Any], part: str, after: str
) -> None:
    [(about, said, before, now)] = told(search(PLANNER), search(replace(PLANNER, **changes)))
    assert (about, said) == ("planner", part)
    assert after in now
    assert not set(before) & set(now)


def test_a_direction_that_came_or_went_is_told_whole() -> None:
    few = "In de regio is alleen dit werk."
    came = told(search(few=few), search(PLANNER))
    assert ("planner", "Waarom dit past", [], ["Plande vijf jaar."]) in came
    assert came[-1][2:] == ([few], [])
    assert all(after == [] for *_, after in told(search(PLANNER), search()))


def test_the_same_says_no_difference_and_every_difference_is_told_both_ways() -> None:
    one, other = search(PLANNER), search(replace(PLANNER, title="inkoper"))
    assert profile_difference(one, one) == ()
    assert told(one, other) == [("inkoper", "Titel", ["planner"], ["inkoper"])]
    assert told(other, one) == [("planner", "Titel", ["inkoper"], ["planner"])]


LINES = st.lists(st.sampled_from(["plannen", "rijden", "rekenen"]), unique=True, max_size=3)


@given(LINES, LINES)
def test_nothing_that_differs_stays_untold(one: list[str], other: list[str]) -> None:
    before, after = (
        person(Block("vaardigheden", tuple(map(ProfileLine, lines)))) for lines in (one, other)
    )
    found = told(before, after)
    assert {text for *_, went, _ in found for text in went} == set(one) - set(other)
    assert {text for *_, came in found for text in came} == set(other) - set(one)


def test_pay_is_written_as_each_language_writes_it() -> None:
    wage = Wage(Decimal("15.50"), Decimal("15.50"), "hour", "cao")
    assert (wage_words(wage).nl, wage_words(wage).en) == ("€ 15,50 per uur", "€ 15.50 an hour")
