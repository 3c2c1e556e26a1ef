"""What would make it good: who, what, and the last day on which it still helps."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from tests.core.audit.files import FIRST, LAST, START, File, week
from wissel.core.absence import Absence, Healthy
from wissel.core.audit import is_short, rules
from wissel.core.audit._dossier import Dossier
from wissel.core.audit._found import met, not_met
from wissel.core.audit._mend import last_day, mend
from wissel.core.due import law_of
from wissel.core.journal import standing

DAY, WEEK = timedelta(days=1), timedelta(weeks=1)
REPORT, APPLICATION = date(2025, 9, 28), date(2025, 10, 12)
#: A question of each moment, and the last day of that moment for this first sick day.
MOMENTS = {
    "waiting-period": (18, LAST),
    "application": (53, APPLICATION + WEEK),
    "second-track": (23, START),
    "always": (3, None),
}


def dossier(file: File, on: date = LAST) -> Dossier:
    """The file as the questions read it."""
    case = file.trajectory
    law, told = law_of(case, today=on)
    entries = [one for one in standing(case.journal) if one.happened_on <= on]
    return Dossier(case, on, law, told, entries, rules().measures)


def no(number: int, file: File | None = None) -> File:
    """A file in which UWV says that this is not so."""
    file = file or File()
    file.said(number, "no", "uwv", day=week(51))
    return file


@pytest.mark.parametrize("moment", MOMENTS)
def test_each_moment_has_its_last_day_and_the_day_after_it_is_too_late(moment: str) -> None:
    number, last = MOMENTS[moment]
    assert rules().question(number).until == moment
    file = no(number)
    for on, is_too_late in ((last or LAST, False), ((last or LAST) + DAY, last is not None)):
        made = file.check(number, on).mend
        assert made is not None
        assert (made.until, made.is_too_late) == (last, is_too_late)


def test_every_moment_that_the_data_may_name_has_a_day_or_none() -> None:
    held = dossier(File())
    days = {moment: last_day(held, moment) for moment in (*MOMENTS, "report", "never")}
    assert days == {key: last for key, (_, last) in MOMENTS.items()} | {
        "report": REPORT,
        "never": None,
    }


def test_what_can_never_be_mended_is_always_too_late() -> None:
    question = replace(rules().question(3), until="never")
    made = mend(dossier(File()), question, not_met("missing"), question.mend)
    assert made is not None
    assert (made.until, made.is_too_late) == (None, True)
    assert mend(dossier(File()), question, met("on-time"), question.mend) is None


def test_a_sanction_leaves_the_efforts_until_its_end() -> None:
    file = no(18)
    file.paper("loonsanctie-besluit", week(95), source="uwv")
    made = file.check(18).mend
    assert made is not None
    assert made.until == LAST + timedelta(weeks=52)
    assert not made.is_too_late


def test_an_interruption_moves_the_days_with_the_law() -> None:
    for number, last in ((18, LAST), (53, APPLICATION + WEEK)):
        file = no(number)
        file.parts["absence"] = Absence(FIRST, healthy=(Healthy(week(10), week(10, 6)),))
        made = file.check(number).mend
        assert made is not None
        assert made.until == last + WEEK


def test_whatever_falls_short_or_is_not_known_says_who_does_what() -> None:
    file = File()
    file.begin(week(51))
    states = set()
    for check in file.audit().checks:
        question = rules().question(check.id)
        states.add(check.state)
        if is_short(check.state) or check.state == "cannot-tell":
            assert check.mend is not None
            assert check.mend.who == question.who
            assert check.mend.what == check.advice == question.mend
        else:
            assert check.mend is None
    assert states >= {"met", "not-met", "not-applicable", "cannot-tell"}


@pytest.mark.parametrize(("number", "state"), [(23, "late"), (9, "weak")])
def test_late_and_weak_can_be_mended_too(number: int, state: str) -> None:
    file = File()
    file.talk(week(50), "company-doctor")
    file.begin(START + DAY)
    check = file.check(number)
    assert check.state == state
    assert check.mend is not None


def test_a_sound_reason_leaves_what_can_be_done() -> None:
    file = File()
    file.said(18, "good-ground", "employer")
    assert file.check(18).mend is not None
    file.said(18, "yes", "uwv")
    assert file.check(18).mend is None


def test_an_extension_leaves_the_efforts_until_its_end() -> None:
    file = no(18)
    until = LAST + timedelta(days=180)
    file.paper("vrijwillige-verlenging", week(95), source="uwv", until=until)
    made = file.check(18).mend
    assert made is not None
    assert made.until == until


def test_the_record_of_the_evaluation_can_still_be_made_later() -> None:
    made = File().check(21).mend
    assert made is not None
    assert not made.is_too_late or "later is allowed" not in made.what.en
