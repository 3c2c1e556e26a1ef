"""The facts of the drawing come from the trajectory and what is due in it."""

from datetime import UTC, date, datetime

from wissel.core.absence import Absence, Healthy
from wissel.core.due import everything_due
from wissel.core.journal import (
    Appointment,
    Contact,
    Content,
    Decision,
    DocumentKind,
    DocumentReceived,
    JournalEntry,
    VacancyListSent,
)
from wissel.core.programme import load
from wissel.core.trajectory import Client, Employee, Employment, ProgrammeRef, Trajectory
from wissel.portals.shell.case_track import track_facts
from wissel.portals.shell.track import MarkKind, PromiseState, TrackFacts, Urgency, render

TODAY = date(2026, 11, 22)


def entry(seq: int, day: date, content: Content) -> JournalEntry:
    return JournalEntry(
        str(seq),
        seq,
        day,
        datetime(2026, 11, 22, tzinfo=UTC),
        "Noor",
        "coach",
        "activities",
        content,
    )


def case(*journal: JournalEntry, absence: Absence | None = None) -> Trajectory:
    return Trajectory(
        reference="OV-0231",
        registered_on=date(2026, 7, 1),
        programme=ProgrammeRef("basis", 1),
        employee=Employee("Karin Dijkstra"),
        client=Client("De Maasbocht"),
        employment=Employment("teamleider"),
        absence=absence or Absence(date(2025, 6, 16)),
        journal=journal,
    )


def facts(trajectory: Trajectory, today: date = TODAY, language: str = "nl") -> TrackFacts:
    due = everything_due(trajectory, load("basis", 1), today=today)
    return track_facts(trajectory, due, language=language)


STARTED = entry(1, date(2026, 7, 6), Decision("tweede-spoor-start", "", "Noor", "bureau"))


def test_stations_stand_for_milestones_with_their_basis_and_state() -> None:
    drawn = {station.key: station for station in facts(case()).stations}
    assert drawn["wia-aanvraag"].due == date(2027, 3, 28)
    assert drawn["wia-aanvraag"].basis == "WIA art. 64 lid 3"
    assert drawn["wia-aanvraag"].both_tracks
    assert drawn["probleemanalyse"].state == "unknown"


def test_phases_that_run_side_by_side_are_both_drawn_in_full() -> None:
    talk = entry(2, date(2026, 9, 1), VacancyListSent(4))
    drawn = {phase.label: phase for phase in facts(case(STARTED, talk)).phases}
    assert drawn["Jobhunting"].from_ == date(2026, 9, 1)
    assert drawn["Oriëntatie"].to > drawn["Jobhunting"].from_
    assert 'class="phase now"' in render(facts(case(STARTED, talk)), "nl").svg


def test_an_appointment_is_named_by_its_purpose() -> None:
    plan = entry(2, date(2026, 12, 2), Appointment(("employee",), "visit", "planned"))
    three = entry(
        3,
        date(2026, 12, 3),
        Appointment(("employee", "employer"), "visit", "planned", purpose="three-way"),
    )
    labels = [item.label for item in facts(case(plan, three)).items]
    assert {"Afspraak", "Driegesprek"} <= set(labels)


def test_the_switch_stands_on_the_day_the_second_track_started() -> None:
    assert facts(case()).switch_day is None
    assert facts(case(STARTED)).switch_day == date(2026, 7, 6)


def test_a_start_that_was_decided_before_this_case_draws_no_switch() -> None:
    early = entry(1, date(2025, 1, 6), Decision("tweede-spoor-start", "", "Noor", "bureau"))
    assert facts(case(early)).switch_day is None


def test_talks_calls_and_the_employer_have_marks_of_their_own() -> None:
    made = facts(
        case(
            STARTED,
            entry(2, date(2026, 7, 8), Contact(("employee",), "visit", "Kennisgemaakt.")),
            entry(3, date(2026, 7, 9), Contact(("employee",), "phone", "Gebeld.")),
            entry(
                4, date(2026, 7, 10), Contact(("employee", "employer"), "video", "Met zijn drieën.")
            ),
        )
    )
    assert {MarkKind.TALK, MarkKind.CALL, MarkKind.EMPLOYER} <= {mark.kind for mark in made.marks}


def test_healthy_days_are_gaps_and_the_week_agrees_with_the_clock() -> None:
    healthy = Absence(date(2025, 6, 16), (Healthy(date(2025, 10, 6), date(2025, 10, 19)),))
    trajectory = case(absence=healthy)
    due = everything_due(trajectory, load("basis", 1), today=TODAY)
    drawn = track_facts(trajectory, due, language="nl")
    assert [gap.days for gap in drawn.gaps] == [14]
    assert drawn.week_on(TODAY) == due.timeline.waiting_period.week
    assert drawn.weeks == 104


def test_a_promise_kept_and_one_missed_are_told_apart() -> None:
    talk = entry(2, date(2026, 7, 3), Contact(("employee",), "visit", "Kennisgemaakt."))
    kept = {promise.label: promise.state for promise in facts(case(talk)).promises}
    assert kept["Maak kennis met de werknemer"] is PromiseState.KEPT
    missed = {promise.label: promise.state for promise in facts(case()).promises}
    assert missed["Maak kennis met de werknemer"] is PromiseState.MISSED


def test_what_presses_stands_on_its_last_day_and_what_is_unknown_does_not_press() -> None:
    items = facts(case(STARTED)).items
    assert any(item.urgency is Urgency.LATE for item in items)
    assert all("Evaluatie" not in item.label for item in items if item.urgency is Urgency.LATE)


def test_the_labour_experts_report_is_a_station_once_it_is_there() -> None:
    report = entry(2, date(2026, 5, 18), DocumentReceived(DocumentKind.AD_RAPPORT, "labour-expert"))
    assert any(station.kind == "ad-rapport" for station in facts(case(report)).stations)
    assert not any(station.kind == "ad-rapport" for station in facts(case()).stations)


def test_every_day_of_a_case_can_be_drawn_in_both_languages() -> None:
    trajectory = case(STARTED)
    for today in (date(2026, 7, 6), TODAY, date(2027, 6, 13), date(2027, 9, 1)):
        for language in ("nl", "en"):
            assert render(facts(trajectory, today, language), language).rows
