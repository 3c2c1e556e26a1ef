"""A change of capacity asks to review the plan within fourteen days, in every programme."""

from datetime import date

import pytest

from tests.core.programme.case import Case
from wissel.core.journal import CapacityReceived, Content, Decision, ProfileFixed
from wissel.core.programme import load, packaged
from wissel.core.sources import Nature

TODAY = date(2026, 11, 20)
COURSE = Decision("course", "het plan blijft zoals het is", "coach", "coach")


def test_every_programme_of_the_package_asks_it_and_calls_it_practice() -> None:
    programmes = [load(one.name, one.version) for one in packaged()]
    assert len(programmes) == 6
    for programme in programmes:
        [review] = [one for one in programme.promises if one.key == "plan-review"]
        assert (review.nature, review.limit.amount) == (Nature.PRACTICE, 14)


def test_the_first_opinion_begins_the_plan_and_asks_no_review() -> None:
    case = Case()
    case.able(date(2026, 9, 10), hours=4)
    assert case.of("plan-review", TODAY) == []


def test_an_opinion_that_says_the_same_asks_no_review() -> None:
    case = Case()
    case.able(date(2026, 9, 10), hours=4)
    case.able(date(2026, 11, 2), hours=4)
    assert case.of("plan-review", TODAY) == []


def test_a_change_asks_a_review_within_two_weeks_of_the_day_it_came_in() -> None:
    case = Case()
    case.able(date(2026, 9, 10), hours=4)
    case.able(date(2026, 11, 2), valid_from=date(2026, 10, 5), hours=6)
    [duty] = case.of("plan-review", TODAY)
    assert duty.due == date(2026, 11, 16)
    assert duty.done_on is None


@pytest.mark.parametrize(
    ("said", "done"),
    [
        (COURSE, True),
        (Decision("other", "iets anders", "coach", "coach"), False),
        (ProfileFixed("search", 2, "De uren zijn anders."), True),
        (ProfileFixed("person", 2, "Een diploma erbij."), False),
    ],
)
def test_the_course_or_a_search_profile_fixed_anew_settles_one_change(
    said: Content, done: bool
) -> None:
    case = Case()
    case.able(date(2026, 9, 10), hours=4)
    case.able(date(2026, 10, 5), hours=6)
    case.able(date(2026, 11, 2), hours=5)
    case.log(date(2026, 10, 12), said)
    first, second = sorted(case.of("plan-review", TODAY), key=lambda duty: str(duty.due))
    assert (first.done_on is not None) is done
    assert second.done_on is None


def test_a_search_profile_fixed_before_the_opinion_was_written_down_is_no_answer() -> None:
    case = Case()
    case.able(date(2026, 9, 10), hours=4)
    case.log(date(2026, 11, 4), ProfileFixed("search", 2, "De maandelijkse ronde."))
    case.able(date(2026, 11, 2), hours=6)  # it came in on Monday, and is written down afterwards
    [duty] = case.of("plan-review", TODAY)
    assert duty.done_on is None
    fixed = case.log(date(2026, 11, 4), ProfileFixed("search", 3, "De uren zijn anders."))
    [duty] = case.of("plan-review", TODAY)
    assert (duty.done_on, duty.evidence) == (date(2026, 11, 4), (fixed,))


def test_a_course_decided_before_the_opinion_was_written_down_is_an_answer() -> None:
    case = Case()
    case.able(date(2026, 9, 10), hours=4)
    case.log(date(2026, 11, 4), COURSE)  # people know of it before the file does
    case.able(date(2026, 11, 2), hours=6)
    [duty] = case.of("plan-review", TODAY)
    assert duty.done_on == date(2026, 11, 4)


def test_an_opinion_that_is_corrected_afterwards_stays_answered() -> None:
    case = Case()
    case.able(date(2026, 9, 10), hours=4)
    came = case.able(date(2026, 11, 2), hours=6)
    case.log(date(2026, 11, 4), ProfileFixed("search", 2, "De uren zijn anders."))
    corrected = CapacityReceived("company-doctor", "arts", case.capacity[-1].id)
    case.log(date(2026, 11, 3), corrected, corrects=came)
    [duty] = case.of("plan-review", TODAY)
    assert duty.done_on == date(2026, 11, 4)
