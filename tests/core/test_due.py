"""Everything due: law, programme and agreements in one list, from one trajectory and one day."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.core.programme.case import SICK, START, Case, basis
from wissel.core.absence import Healthy
from wissel.core.due import Due, everything_due
from wissel.core.journal import KINDS, Decision, DocumentKind, DocumentReceived, Note
from wissel.core.obligations import Obligation, State
from wissel.core.refusal import Refused
from wissel.core.sources import Nature


def _due(case: Case, today: date, **options: Any) -> Due:
    return everything_due(case.trajectory, basis(), today=today, **options)


def _law(due: Due, milestone: str) -> Obligation:
    duty = due.find(f"law:{milestone}@{SICK.isoformat()}")
    assert duty is not None
    return duty


def test_law_programme_and_agreements_stand_in_one_list() -> None:
    case = Case()
    case.agreed(date(2026, 9, 2), "CV sturen", date(2026, 9, 11))
    due = _due(case, date(2026, 9, 3))
    assert {str(duty.nature) for duty in due.obligations} >= {
        "law", "policy", "practice", "promise", "agreement",
    }  # fmt: skip
    assert {duty.rule.partition(":")[0] for duty in due.obligations} == {
        "law", "basis", "agreement",
    }  # fmt: skip


def test_the_list_goes_by_last_day_and_then_by_key() -> None:
    obligations = _due(Case(), date(2026, 9, 3)).obligations
    order = [(duty.due or date.max, duty.key) for duty in obligations]
    assert order == sorted(order)
    assert len({duty.key for duty in obligations}) == len(obligations)


def test_a_document_in_the_journal_is_a_fact_of_the_clock_and_its_evidence() -> None:
    case = Case()
    entry = case.document(date(2025, 10, 10), DocumentKind.PROBLEEMANALYSE, recorded=START)
    due = _due(case, date(2026, 9, 3))
    duty = _law(due, "M03")
    assert (duty.done_on, duty.evidence, duty.state(due.today)) == (
        date(2025, 10, 10), (entry,), State.DONE,
    )  # fmt: skip
    [milestone] = [m for m in due.timeline.milestones if m.id == "M03"]
    assert milestone.done_on == date(2025, 10, 10)


@pytest.mark.parametrize(
    ("kind", "milestone", "on"),
    [
        (DocumentKind.PROBLEEMANALYSE, "M03", date(2026, 9, 2)),
        (DocumentKind.AANGIFTE_42_WEKEN, "M06", date(2026, 9, 2)),
        (DocumentKind.EERSTEJAARSEVALUATIE, "M07", date(2026, 9, 2)),
        (DocumentKind.UWV_BRIEF, "M09", date(2027, 5, 10)),
        (DocumentKind.EINDEVALUATIE, "M10", date(2027, 5, 20)),
        (DocumentKind.ACTUEEL_OORDEEL, "M11", date(2027, 5, 20)),
        (DocumentKind.RIV_AAN_WERKNEMER, "M12", date(2027, 5, 25)),
        (DocumentKind.WIA_AANVRAAG, "M13", date(2027, 6, 10)),
        (DocumentKind.LOONSANCTIE_BESLUIT, "M14", date(2027, 7, 10)),
        (DocumentKind.IVA_AANVRAAG, "M18", date(2026, 9, 2)),
    ],
)
def test_each_document_settles_its_milestone(kind: DocumentKind, milestone: str, on: date) -> None:
    case = Case()
    entry = case.document(on, kind)
    duty = _law(_due(case, on), milestone)
    assert (duty.done_on, duty.evidence) == (on, (entry,))


def test_an_early_opinion_is_no_current_one() -> None:
    case = Case()
    case.document(date(2026, 3, 2), DocumentKind.ACTUEEL_OORDEEL, recorded=START)
    assert _law(_due(case, date(2026, 9, 3)), "M11").done_on is None


def test_evaluations_fill_their_turns_one_by_one() -> None:
    case = Case()
    case.document(date(2025, 10, 10), DocumentKind.PROBLEEMANALYSE)
    case.document(date(2025, 10, 20), DocumentKind.PLAN_VAN_AANPAK)
    one = case.document(date(2025, 11, 24), DocumentKind.EVALUATIE)
    two = case.document(date(2026, 1, 2), DocumentKind.BIJSTELLING)
    due = _due(case, date(2026, 9, 3))
    assert (_law(due, "M05.1").evidence, _law(due, "M05.2").evidence) == ((one,), (two,))


def test_the_decision_to_start_is_the_start_of_the_second_track() -> None:
    case = Case()
    today = date(2026, 10, 20)
    # Nobody knows when the first-year evaluation was, so nobody can say that it is too late.
    assert _law(_due(case, today), "M08").state(today) is State.UNKNOWN
    case.document(date(2026, 8, 20), DocumentKind.EERSTEJAARSEVALUATIE)
    assert _law(_due(case, today), "M08").state(today) is State.OVERDUE
    start = case.started(date(2026, 10, 19))
    duty = _law(_due(case, today), "M08")
    assert (duty.done_on, duty.days_late, duty.evidence) == (date(2026, 10, 19), 18, (start,))


def test_closing_the_first_track_is_a_judgement_with_an_owner() -> None:
    case = Case(registered_on=date(2026, 3, 2))
    before = _law(_due(case, date(2026, 3, 20)), "M08").due
    case.log(date(2026, 3, 10), Decision("eerste-spoor-gesloten", "geen werk", "hr", "employer"))
    after = _law(_due(case, date(2026, 3, 20)), "M08").due
    assert before is not None
    assert after is not None
    assert after < before


def test_what_was_due_before_the_trajectory_came_to_us_is_not_known_and_no_accusation() -> None:
    today = date(2026, 9, 3)
    due = _due(Case(), today)
    for milestone in ("M03", "M04", "M06"):
        assert _law(due, milestone).state(today) is State.UNKNOWN
    assert {m.id: m.state for m in due.timeline.milestones}["M03"] is State.UNKNOWN


def test_what_falls_due_with_us_and_is_not_there_is_overdue() -> None:
    case = Case(registered_on=date(2025, 9, 15))
    today = date(2025, 11, 3)
    assert _law(_due(case, today), "M03").state(today) is State.OVERDUE


def test_a_document_from_before_the_first_sick_day_is_set_aside_with_its_reason() -> None:
    case = Case()
    entry = case.document(date(2025, 8, 1), DocumentKind.PROBLEEMANALYSE)
    due = _due(case, date(2026, 9, 3))
    [aside] = due.set_aside
    assert (aside.entry, aside.fact, aside.code) == (
        entry, "probleemanalyse", "before-first-sick-day",
    )  # fmt: skip


def test_a_request_to_shorten_without_a_sanction_is_set_aside() -> None:
    case = Case()
    entry = case.document(date(2026, 9, 2), DocumentKind.BEKORTINGSVERZOEK)
    refused = case.document(date(2026, 9, 2), DocumentKind.WEIGERING_BEKORTING)
    due = _due(case, date(2026, 9, 3))
    assert [(one.entry, one.needs) for one in due.set_aside] == [
        (entry, "loonsanctie_besluit"),
        (refused, "bekortingsverzoek_ontvangen"),
    ]


def test_an_extension_counts_once_its_end_is_known() -> None:
    case = Case()
    plain = _due(case, date(2027, 6, 1)).timeline.wage_period.last_day
    case.log(date(2027, 5, 1), DocumentReceived(DocumentKind.VRIJWILLIGE_VERLENGING, "uwv"))
    assert _due(case, date(2027, 6, 1)).timeline.wage_period.last_day == plain
    case.log(
        date(2027, 5, 2),
        DocumentReceived(DocumentKind.VRIJWILLIGE_VERLENGING, "uwv", until=date(2027, 11, 30)),
    )
    assert _due(case, date(2027, 6, 1)).timeline.wage_period.last_day == date(2027, 11, 30)


def test_a_correction_takes_the_old_fact_away() -> None:
    case = Case()
    wrong = case.document(date(2025, 10, 10), DocumentKind.PROBLEEMANALYSE)
    case.log(
        date(2025, 10, 20),
        DocumentReceived(DocumentKind.PROBLEEMANALYSE, "company-doctor"),
        corrects=wrong,
    )
    duty = _law(_due(case, date(2026, 9, 3)), "M03")
    assert (duty.done_on, duty.evidence, duty.days_late) == (date(2025, 10, 20), ("e0002",), 7)


def test_the_list_can_be_told_as_it_was_known_then() -> None:
    case = Case()
    case.talk(date(2026, 9, 10), recorded=date(2026, 10, 5))
    today = date(2026, 10, 1)
    then = datetime(2026, 10, 1, 23, tzinfo=UTC)
    rule = "basis:contact-employee@2026-09-01"
    known = _due(case, today, known_at=then).find(rule)
    now = _due(case, today).find(rule)
    assert known is not None
    assert now is not None
    assert (known.done_on, known.state(today)) == (None, State.OVERDUE)
    assert (now.done_on, now.state(today)) == (date(2026, 9, 10), State.DONE)


def test_a_correction_not_yet_known_leaves_the_old_entry_standing() -> None:
    case = Case()
    talk = case.talk(date(2026, 9, 10))
    case.log(date(2026, 9, 10), Note("vergissing"), corrects=talk, recorded=date(2026, 10, 5))
    then = datetime(2026, 9, 30, tzinfo=UTC)
    known = _due(case, date(2026, 9, 30), known_at=then).find("basis:contact-employee@2026-09-01")
    assert known is not None
    assert known.evidence == (talk,)


def test_what_happens_tomorrow_has_not_happened() -> None:
    case = Case()
    case.talk(date(2026, 9, 10))
    duty = _due(case, date(2026, 9, 9)).find("basis:contact-employee@2026-09-01")
    assert duty is not None
    assert duty.done_on is None


@pytest.mark.parametrize(
    ("effect", "state"),
    [("done-elsewhere", State.DONE), ("not-applicable", State.NOT_APPLICABLE)],
)
def test_a_duty_of_the_law_can_be_done_elsewhere_or_not_hold_with_a_reason(
    effect: str, state: State
) -> None:
    case = Case()
    key = f"law:M06@{SICK.isoformat()}"
    entry = case.decide(date(2026, 9, 2), key, effect)
    duty = _due(case, date(2027, 1, 1)).find(key)
    assert duty is not None
    assert duty.state(date(2027, 1, 1)) is state
    assert duty.exemption is not None
    assert duty.exemption.entry == entry


def test_saying_later_does_not_move_a_day_of_the_law_but_silences_its_reminder() -> None:
    case = Case()
    key = f"law:M13@{SICK.isoformat()}"
    today = date(2027, 5, 1)
    plain = _due(case, today)
    case.decide(date(2027, 4, 1), key, "later", until=date(2027, 6, 10))
    waiting = _due(case, today)
    assert _law(waiting, "M13").due == _law(plain, "M13").due
    assert any(one.obligation == key for one in plain.reminders)
    assert not any(one.obligation == key for one in waiting.reminders)


def test_a_talk_can_be_named_as_what_settles_a_duty_of_the_law() -> None:
    case = Case()
    key = f"law:M02@{SICK.isoformat()}"
    talk = case.talk(date(2026, 9, 2), "employer", settles=key)
    duty = _due(case, date(2026, 9, 3)).find(key)
    assert duty is not None
    assert duty.evidence == (talk,)


def test_what_settles_a_duty_is_something_the_journal_can_hold() -> None:
    case = Case()
    case.document(date(2025, 10, 10), DocumentKind.PROBLEEMANALYSE)
    case.document(date(2025, 10, 20), DocumentKind.PLAN_VAN_AANPAK)
    for duty in _due(case, date(2026, 9, 3)).obligations:
        for name in duty.satisfied_by:
            kind, _, detail = name.partition(":")
            assert kind in KINDS
            assert kind != "document-received" or detail in list(DocumentKind)
            assert duty.act


def test_the_next_open_are_those_somebody_must_do_first() -> None:
    due = _due(Case(), date(2026, 9, 3))
    first = due.next_open(3)
    assert first[0].key == "basis:first-contact@2026-09-01"
    assert all(duty.state(due.today).is_open for duty in first)
    everything = due.next_open(1000)
    unknown = [duty.state(due.today) is State.UNKNOWN for duty in everything]
    assert unknown == sorted(unknown)
    assert all("employer" in duty.actors for duty in due.next_open(5, actor="employer"))


def test_reminders_are_those_of_open_duties_with_their_number() -> None:
    case = Case()
    due = _due(case, date(2026, 9, 3))
    start = [one for one in due.reminders if one.obligation == "basis:start@2026-09-01"]
    assert [(one.on, one.number) for one in start] == [
        (date(2026, 9, 15), 1), (date(2026, 9, 22), 2), (date(2026, 9, 27), 3),
    ]  # fmt: skip
    case.started(date(2026, 9, 10))
    later = _due(case, date(2026, 9, 20))
    assert not any(one.obligation == "basis:start@2026-09-01" for one in later.reminders)


def test_a_closed_trajectory_reminds_nobody_and_the_law_goes_on() -> None:
    due = _due(Case(closed_on=date(2026, 10, 1)), date(2026, 10, 5))
    assert due.reminders == ()
    open_ = {duty.nature for duty in due.obligations if duty.state(due.today).is_open}
    assert Nature.LAW in open_
    assert Nature.PROMISE not in open_


def test_the_report_is_due_on_a_day_that_is_no_holiday() -> None:
    case = Case(registered_on=date(2027, 4, 1))
    due = _due(case, date(2027, 5, 3))
    duty = due.find("basis:monthly-report@2027-05")
    assert duty is not None
    assert duty.due == date(2027, 5, 31)
    april = due.find("basis:monthly-report@2027-04")
    assert april is not None
    assert april.due == date(2027, 4, 30)
    # 5 working days back from 31 May 2027, without Ascension Day and Whit Monday
    draft = due.find("basis:report-draft@2027-05")
    assert draft is not None
    assert draft.due == date(2027, 5, 24)


def test_a_promise_counted_from_the_waiting_period_moves_with_an_interruption() -> None:
    def change(raw: dict[str, Any]) -> None:
        raw["promises"].append(
            {
                "key": "final",
                "title": {"nl": "Eindrapport", "en": "Final report"},
                "actors": ["coach"],
                "nature": "promise",
                "starts": "waiting-period",
                "ends": ["decision:end"],
                "limit": {"weeks": 90},
            }
        )

    case = Case().trajectory
    absence = replace(case.absence, healthy=(Healthy(date(2026, 1, 5), date(2026, 1, 11)),))
    for absent, shift in ((case.absence, 0), (absence, 7)):
        due = everything_due(replace(case, absence=absent), basis(change), today=START)
        [duty] = [duty for duty in due.obligations if duty.rule == "basis:final"]
        assert duty.due == SICK + timedelta(weeks=90, days=shift)


def test_absence_facts_that_contradict_each_other_are_refused() -> None:
    case = Case().trajectory
    absence = replace(case.absence, healthy=(Healthy(date(2026, 1, 11), date(2026, 1, 5)),))
    with pytest.raises(Refused):
        everything_due(replace(case, absence=absence), basis(), today=START)


@settings(max_examples=25, deadline=None)
@given(
    documents=st.lists(
        st.tuples(
            st.sampled_from(list(DocumentKind)), st.dates(date(2025, 6, 1), date(2027, 12, 1))
        ),
        max_size=8,
    ),
    today=st.dates(date(2026, 9, 1), date(2027, 12, 1)),
)
def test_no_document_in_the_journal_stops_the_list_and_the_same_facts_give_the_same(
    documents: list[tuple[DocumentKind, date]], today: date
) -> None:
    case = Case()
    for kind, day in documents:
        case.document(day, kind)
    due = _due(case, today)
    assert due == _due(case, today)
    assert len({duty.key for duty in due.obligations}) == len(due.obligations)
