"""What breaks a limit is unsuitable, whatever speaks for it; what is unknown is asked."""

from datetime import date
from typing import Any

import pytest

from tests.core.matching.made import match, profile, vacancy
from wissel.core.matched import Fit
from wissel.core.vacancies import Shift


def test_what_breaks_nothing_is_suitable_and_says_why() -> None:
    found = match()
    assert found.fit is Fit.SUITABLE
    assert [one.code for one in found.reasons][:1] == ["occupation"]
    assert not found.conflicts
    assert not found.questions


@pytest.mark.parametrize(
    ("said", "held", "limitation"),
    [
        ({"hours_min": 32, "hours_max": 36}, {}, "hours"),
        ({"hours_per_day": 8}, {}, "hours-per-day"),
        ({"shifts": (Shift.DAY, Shift.EVENING)}, {}, "evening"),
        ({"shifts": (Shift.NIGHT,)}, {}, "night"),
        ({"shifts": (Shift.DAY, Shift.WEEKEND)}, {}, "weekend"),
        ({"shifts": (Shift.DAY,)}, {"times": (Shift.EVENING,)}, "day"),
        ({"postcode": "9712", "place": "Groningen"}, {}, "distance"),
        ({"education": 5}, {}, "education"),
        ({"licence": ("CE",)}, {}, "licence"),
        ({"licence": "B"}, {"licence": ()}, "licence"),
        ({"closes_on": date(2026, 11, 26)}, {}, "closed"),
        ({}, {"excluded_employers": ("kantoor  ZONNEWEIDE",)}, "employer"),
        ({}, {"done": ("v1",)}, "done"),
    ],
)
def test_a_limit_forbids_and_is_named(
    said: dict[str, Any], held: dict[str, Any], limitation: str
) -> None:
    found = match(vacancy(**said), profile(**held))
    assert found.fit is Fit.UNSUITABLE
    assert [one.limitation for one in found.conflicts] == [limitation]
    assert found.conflicts[0].text.nl
    assert found.conflicts[0].text.en


@pytest.mark.parametrize(
    ("said", "held", "code"),
    [
        ({"hours_min": None, "hours_max": None}, {}, "hours"),
        ({"hours_min": 4, "hours_max": 8}, {}, "hours-few"),
        ({"shifts": None}, {}, "times"),
        ({"postcode": "", "place": ""}, {}, "distance"),
        ({"postcode": "2000", "place": "Antwerpen", "country": "BE"}, {}, "distance"),
        ({"education": 4}, {}, "education"),
        ({"licence": ("B",)}, {"licence": None}, "licence"),
    ],
)
def test_what_is_not_known_is_a_question_and_no_refusal(
    said: dict[str, Any], held: dict[str, Any], code: str
) -> None:
    found = match(vacancy(**said), profile(**held))
    assert found.fit is Fit.ATTENTION
    assert [one.code for one in found.questions] == [code]


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("Het tempo ligt hoog.", {"voorwaarden-persoonlijk-functioneren": "geen-hoog-tempo"}),
        ("Je bukt de hele dag.", {"buigen": "45-graden"}),
        ("Je werkt de hele dag op je knieën.", {"knielen-of-hurken": "niet"}),
    ],
)
def test_what_one_item_asks_by_its_meaning_breaks_the_other(
    text: str, held: dict[str, str]
) -> None:
    found = match(vacancy(text=text), profile(limits=held))
    assert [one.limitation for one in found.conflicts] == list(held)
    assert found.items[0].quote


def test_what_is_not_asked_often_may_be_asked_all_the_same() -> None:
    found = match(
        vacancy(text="Je hoeft niet vaak te bukken."), profile(limits={"buigen": "45-graden"})
    )
    assert [one.ground for one in found.items] != ["quote"] or found.items[0].verdict != "suitable"


def test_the_last_day_itself_is_open() -> None:
    assert match(vacancy(closes_on=date(2026, 11, 27))).fit is Fit.SUITABLE


def test_work_at_home_is_never_far() -> None:
    far = vacancy(postcode="9712", place="Groningen", remote=True)
    assert match(far).fit is Fit.SUITABLE
    assert match(far).distance_km is None


def test_a_travel_time_goes_before_a_distance() -> None:
    near = vacancy(postcode="3811", place="Amersfoort")  # about 19 kilometres
    assert not match(near, profile(max_km=25)).conflicts
    on_foot = profile(max_km=25, max_minutes=60, transport="walk")
    assert [one.limitation for one in match(near, on_foot).conflicts] == ["distance"]


def test_a_travel_time_without_a_means_of_travel_is_a_question() -> None:
    found = match(search=profile(max_km=None, max_minutes=30))
    assert [one.code for one in found.questions] == ["distance"]
