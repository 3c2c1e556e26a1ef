"""Phases begin and end with events, overlap, come back, and obey decisions."""

from datetime import date
from typing import Any

from tests.core.programme.case import Case, basis
from wissel.core.programme import PhaseSpan, Programme


def _states(case: Case, today: date, programme: Programme | None = None) -> dict[str, str]:
    return {span.key: span.state for span in case.derive(today, programme).phases}


def _span(case: Case, key: str, today: date) -> PhaseSpan:
    [span] = [span for span in case.derive(today).phases if span.key == key]
    assert isinstance(span, PhaseSpan)
    return span


def test_a_trajectory_begins_with_the_intake() -> None:
    assert _states(Case(), date(2026, 9, 2)) == {
        "intake": "current",
        "orientatie": "upcoming",
        "jobhunting": "upcoming",
        "plaatsing": "upcoming",
        "nazorg": "upcoming",
    }


def test_the_intake_ends_when_the_orientation_begins() -> None:
    case = Case()
    case.started(date(2026, 9, 14))
    today = date(2026, 9, 20)
    assert _span(case, "intake", today).windows == ((date(2026, 9, 1), date(2026, 9, 14)),)
    assert _span(case, "orientatie", today).state == "current"


def test_job_hunting_runs_beside_the_orientation() -> None:
    case = Case()
    case.started(date(2026, 9, 14))
    case.applied(date(2026, 9, 18))
    states = _states(case, date(2026, 9, 20))
    assert (states["orientatie"], states["jobhunting"]) == ("current", "current")


def test_a_placement_that_ended_can_come_again() -> None:
    case = Case()
    case.placed(date(2026, 9, 7), "started")
    case.placed(date(2026, 9, 28), "ended")
    case.placed(date(2026, 10, 5), "agreed")
    today = date(2026, 10, 6)
    assert _span(case, "plaatsing", today).windows == (
        (date(2026, 9, 7), date(2026, 9, 28)),
        (date(2026, 10, 5), None),
    )


def test_a_contract_ends_the_search_and_begins_the_aftercare() -> None:
    case = Case()
    case.applied(date(2026, 9, 7))
    case.placed(date(2026, 9, 21), "started", "dienstverband")
    states = _states(case, date(2026, 9, 22))
    assert (states["jobhunting"], states["plaatsing"], states["nazorg"]) == (
        "done", "done", "current",
    )  # fmt: skip


def test_a_decision_begins_ends_and_leaves_out_a_phase() -> None:
    case = Case()
    case.decide(date(2026, 9, 7), "phase:jobhunting", "")
    case.decide(date(2026, 9, 21), "phase:jobhunting", "done-elsewhere")
    case.decide(date(2026, 9, 7), "phase:orientatie", "not-applicable")
    case.started(date(2026, 9, 10))
    today = date(2026, 9, 25)
    assert _span(case, "jobhunting", today).windows == ((date(2026, 9, 7), date(2026, 9, 21)),)
    assert _span(case, "orientatie", today).state == "skipped"


def test_when_a_phase_that_is_left_out_would_begin_what_follows_it_begins() -> None:
    def change(raw: dict[str, Any]) -> None:
        raw["phases"][2].update(begins=["phase-ended:orientatie"])

    programme, case = basis(change), Case()
    case.decide(date(2026, 9, 7), "phase:orientatie", "not-applicable")
    assert _states(case, date(2026, 9, 9), programme)["jobhunting"] == "upcoming"
    case.started(date(2026, 9, 10))
    states = _states(case, date(2026, 9, 10), programme)
    assert (states["orientatie"], states["jobhunting"]) == ("skipped", "current")


def test_phases_that_wait_for_each_other_and_are_left_out_come_to_rest() -> None:
    def change(raw: dict[str, Any]) -> None:
        raw["phases"][3].update(begins=["application", "phase-ended:nazorg"])
        raw["phases"][4].update(begins=["phase-ended:plaatsing"])

    programme, case = basis(change), Case()
    for key in ("plaatsing", "nazorg"):
        case.decide(date(2026, 9, 7), f"phase:{key}", "not-applicable")
    case.applied(date(2026, 9, 8))
    states = _states(case, date(2026, 9, 9), programme)
    assert (states["plaatsing"], states["nazorg"]) == ("skipped", "skipped")


def test_a_phase_that_can_wait_begins_on_the_day_named() -> None:
    case = Case()
    case.decide(date(2026, 9, 7), "phase:jobhunting", "later", until=date(2026, 9, 21))
    assert _span(case, "jobhunting", date(2026, 9, 20)).state == "upcoming"
    assert _span(case, "jobhunting", date(2026, 9, 21)).begun == date(2026, 9, 21)


def test_closing_the_trajectory_ends_every_phase() -> None:
    case = Case(closed_on=date(2026, 10, 1))
    assert _span(case, "intake", date(2026, 10, 1)).ended == date(2026, 10, 1)


def test_phases_that_call_each_other_come_to_rest() -> None:
    def change(raw: dict[str, Any]) -> None:
        placed, after = raw["phases"][3], raw["phases"][4]
        placed.update(begins=["application", "phase-ended:nazorg"], ends=["phase-begun:nazorg"])
        after.update(begins=["phase-begun:plaatsing"], ends=["phase-ended:plaatsing"])

    programme = basis(change)
    case = Case()
    case.applied(date(2026, 9, 7))
    assert set(_states(case, date(2026, 9, 8), programme)) >= {"plaatsing", "nazorg"}


def test_the_titles_are_those_of_the_programme() -> None:
    assert [span.title.nl for span in Case().derive(date(2026, 9, 2)).phases] == [
        "Intake", "Oriëntatie", "Jobhunting", "Plaatsing", "Nazorg",
    ]  # fmt: skip
