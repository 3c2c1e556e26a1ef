"""C. The decision to start or to leave out the second track: questions 21 to 29."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from tests.core.audit.files import EVALUATION, LAST, START, File, week
from wissel.core.journal import Decision, FirstTrackCheck
from wissel.core.trajectory import Employee

BEFORE = START - timedelta(days=1)
DAY = timedelta(days=1)


# -------------------------------------------------------------------- 21 first-year evaluation


@pytest.mark.parametrize(
    ("held", "on", "state"),
    [
        (None, week(40), "not-applicable"),  # not due yet
        (EVALUATION, week(60), "met"),
        (EVALUATION + DAY, week(60), "late"),
        (None, week(60), "not-met"),
    ],
)
def test_the_first_year_evaluation_is_asked_once_the_year_is_over(
    held: date | None, on: date, state: str
) -> None:
    file = File(registered=week(30))
    if held is not None:
        file.paper("eerstejaarsevaluatie", held)
        file.decide(held, "course")
    assert file.state(21, on) == state


def test_what_was_due_before_the_file_began_cannot_be_told() -> None:
    assert File(registered=week(60)).state(21) == "cannot-tell"


def test_an_evaluation_without_a_choice_is_weak_after_six_weeks() -> None:
    file = File()
    file.paper("eerstejaarsevaluatie", week(50))
    assert file.state(21, week(55)) == "met"
    assert file.state(21, week(57)) == "weak"
    file.decide(week(57), "course")
    assert file.state(21, week(58)) == "met"


# -------------------------------------------------------------------- 22 warning signs


def test_the_warning_signs_are_for_a_person_who_read_the_evaluation() -> None:
    file = File()
    assert file.state(22, week(45)) == "not-applicable"
    paper = file.paper("eerstejaarsevaluatie", week(51))
    check = file.check(22)
    assert (check.state, check.evidence) == ("cannot-tell", (f"entry:{paper}",))
    file.said(22, "yes", "labour-expert")
    assert file.state(22) == "met"


# -------------------------------------------------------------------- 23 in time


@pytest.mark.parametrize(
    ("begins", "state"), [(START, "met"), (START + DAY, "late"), (week(45), "met")]
)
def test_the_second_track_begins_within_six_weeks_of_the_first_year(
    begins: date, state: str
) -> None:
    file = File(registered=week(40))
    begun = file.begin(begins)
    check = file.check(23)
    assert check.state == state
    assert check.evidence == (f"entry:{begun}",)


def test_an_earlier_evaluation_moves_the_last_day() -> None:
    file = File(registered=week(40))
    file.paper("eerstejaarsevaluatie", week(48))
    file.begin(START)
    assert file.state(23) == "late"


def test_the_first_sign_of_a_beginning_counts_whatever_it_is() -> None:
    file = File()
    file.begin(START + timedelta(days=30))
    intake = file.intake(BEFORE)
    check = file.check(23)
    assert (check.state, check.evidence) == ("met", (f"entry:{intake}",))


def test_no_beginning_is_a_hole_only_in_a_file_that_was_there() -> None:
    assert File(registered=week(50)).state(23, START) == "not-applicable"
    here = File(registered=week(50)).audit(week(70))
    assert here.check(23).state == "not-met"
    assert "second_track_late" in here.shortcomings
    over = File(registered=week(50)).audit(LAST + DAY)
    assert "second_track_never" in over.shortcomings
    assert File(registered=week(70)).state(23) == "cannot-tell"


# -------------------------------------------------------------------- 24 to 27 left out


@pytest.mark.parametrize("number", [24, 25, 26, 27])
def test_why_it_was_left_out_is_asked_only_when_it_was(number: int) -> None:
    file = File()
    assert file.state(number, BEFORE) == "not-applicable"
    file.begin()
    assert file.state(number) == "not-applicable"


@pytest.mark.parametrize(("number", "by"), [(24, "company-doctor"), (26, "labour-expert")])
def test_whoever_may_judge_says_whether_leaving_it_out_was_right(number: int, by: str) -> None:
    file = File()
    assert file.state(number, week(70)) == "cannot-tell"
    file.said(number, "yes", by, day=week(60))
    assert file.state(number, week(70)) == "met"


def test_no_possibilities_are_the_company_doctors_word_and_nobody_elses() -> None:
    file = File()
    file.said(25, "yes", "employer", day=week(60))
    assert file.state(25, week(70)) == "cannot-tell"
    file.said(25, "yes", "company-doctor", day=week(61))
    assert file.state(25, week(70)) == "met"


@pytest.mark.parametrize(
    ("born", "state"),
    [
        (date(1980, 5, 1), "not-applicable"),
        (date(1959, 6, 1), "cannot-tell"),  # the pension is near: an agreement is asked
        (None, "cannot-tell"),
    ],
)
def test_the_state_pension_is_a_reason_only_when_it_is_near(born: date | None, state: str) -> None:
    file = File()
    file.parts["employee"] = replace(Employee("Karin de Vries"), date_of_birth=born)
    assert file.state(27, week(70)) == state


# -------------------------------------------------------------------- 28 possibilities later


def later(*, begins: date | None, adjusted: date | None = None) -> File:
    """Nothing was possible at the evaluation, and something from week 60 on."""
    file = File()
    file.paper("eerstejaarsevaluatie", week(51))
    file.able(week(50), hours=0)
    file.able(week(60), hours=20)
    if adjusted is not None:
        file.paper("bijstelling-plan-van-aanpak", adjusted)
    if begins is not None:
        file.begin(begins)
    return file


@pytest.mark.parametrize(
    ("begins", "adjusted", "state"),
    [
        (week(68), week(61), "met"),
        (week(68, 1), week(61), "late"),
        (week(64), week(62, 1), "late"),
        (week(64), None, "cannot-tell"),  # the plan of action is the employer's
        (None, week(61), "not-met"),
    ],
)
def test_possibilities_that_come_later_ask_two_weeks_and_six(
    begins: date | None, adjusted: date | None, state: str
) -> None:
    file = later(begins=begins, adjusted=adjusted)
    assert file.state(28, week(80)) == state


def test_without_such_a_return_of_possibilities_it_is_not_asked() -> None:
    file = File()
    file.able(week(50), hours=10)
    file.able(week(60), hours=20)
    assert file.state(28) == "not-applicable"


# -------------------------------------------------------------------- 29 the first track beside it


def test_the_first_track_goes_on_beside_the_second_until_it_is_closed() -> None:
    file = File()
    assert file.state(29) == "cannot-tell"  # no second track here
    file.begin()
    assert file.state(29) == "cannot-tell"
    asked = file.talk(week(60), "employer", first_track="nog geen andere plek")
    check = file.check(29)
    assert check.state == "met"
    assert f"entry:{asked}" in check.evidence
    file.log(week(61), Decision("eerste-spoor-gesloten", "niets binnen", "Mies", "employer"))
    assert file.state(29) == "not-applicable"


def test_a_check_that_says_exhausted_closes_it_too() -> None:
    file = File()
    file.begin()
    file.log(week(57), FirstTrackCheck("exhausted", "2026-11"))
    assert file.state(29) == "not-applicable"
