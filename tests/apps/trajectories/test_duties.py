"""What is due: today's list, and a person's reasoned word about a duty."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.cast import NOW, Cast
from wissel.apps.trajectories import service as trajectories
from wissel.core.absence import Absence
from wissel.core.obligations import State
from wissel.core.refusal import Refused
from wissel.infra.doors import Actor, Denied, today_of

TODAY = today_of(NOW)
FIRST_CONTACT = "basis:first-contact@2026-11-22"


def keys(actor: Actor) -> set[str]:
    return {item.duty.key for item in trajectories.today_list(actor=actor, now=NOW)}


def decide(cast: Cast, effect: str, reason: str = "Gebeld door de planner.", **more: date) -> None:
    trajectories.decide_duty(
        actor=cast.coach,
        now=NOW,
        trajectory=cast.trajectory,
        obligation=FIRST_CONTACT,
        effect=effect,  # type: ignore[arg-type]  # one of the three words
        reason=reason,
        **more,
    )


def test_today_lists_the_duties_of_the_coming_two_weeks_by_day(cast: Cast) -> None:
    items = trajectories.today_list(actor=cast.coach, now=NOW)
    assert FIRST_CONTACT in {item.duty.key for item in items}
    days = [item.duty.due for item in items]
    assert days == sorted(days)  # type: ignore[type-var]  # every listed duty has a day
    assert all(day is not None and day <= TODAY + timedelta(days=14) for day in days)


def test_a_coach_sees_their_own_cases_and_a_stranger_theirs(cast: Cast) -> None:
    assert FIRST_CONTACT in keys(cast.coach)
    assert keys(cast.other_coach) == set()
    numbers = {i.number for i in trajectories.today_list(actor=cast.stranger, now=NOW)}
    assert cast.number not in numbers


def test_today_asks_the_same_number_of_queries_for_one_case_and_for_ten(cast: Cast) -> None:
    def count() -> int:
        with CaptureQueriesContext(connection) as captured:
            trajectories.today_list(actor=cast.coach, now=NOW)
            trajectories.case_lines(actor=cast.coach, now=NOW)
        return len(captured)

    count()  # who stands in a list for the first time is written down once
    one = count()
    for day in range(9):
        trajectories.register(
            actor=cast.coach,
            now=NOW,
            registration=trajectories.Registration(
                employee_name=f"Werknemer {day}",
                client=cast.client,
                absence=Absence(date(2026, 1, 5) + timedelta(days=day)),
            ),
        )
    count()
    assert count() == one


def test_done_elsewhere_takes_a_duty_off_the_list_and_stays_readable(cast: Cast) -> None:
    decide(cast, "done-elsewhere")
    assert FIRST_CONTACT not in keys(cast.coach)
    case = trajectories.case(actor=cast.coach, now=NOW, trajectory=cast.trajectory)
    duty = case.due.find(FIRST_CONTACT)
    assert duty is not None
    assert duty.exemption is not None
    assert duty.state(TODAY) is State.DONE
    assert (duty.exemption.by, duty.exemption.reason) == (
        "Noor Akkerman",
        "Gebeld door de planner.",
    )


def test_not_applicable_is_a_state_of_its_own(cast: Cast) -> None:
    decide(cast, "not-applicable", "Wij kennen elkaar al.")
    case = trajectories.case(actor=cast.coach, now=NOW, trajectory=cast.trajectory)
    duty = case.due.find(FIRST_CONTACT)
    assert duty is not None
    assert duty.state(TODAY) is State.NOT_APPLICABLE


def test_later_is_silent_until_its_day(cast: Cast) -> None:
    decide(cast, "later", until=TODAY + timedelta(days=3))
    assert FIRST_CONTACT not in keys(cast.coach)


@pytest.mark.parametrize(
    ("effect", "reason", "more", "code"),
    [
        ("done-elsewhere", "  ", {}, "reason-missing"),
        ("later", "Vakantie.", {}, "not-later"),
        ("later", "Vakantie.", {"until": TODAY}, "not-later"),
    ],
)
def test_a_word_without_reason_or_day_is_refused(
    cast: Cast, effect: str, reason: str, more: dict[str, date], code: str
) -> None:
    with pytest.raises(Refused) as refused:
        decide(cast, effect, reason, **more)
    assert refused.value.code == code


@pytest.mark.parametrize("name", ["employee", "other_coach", "stranger", "line_manager"])
def test_who_may_not_decide_about_a_duty(cast: Cast, name: str) -> None:
    with pytest.raises(Denied):
        trajectories.decide_duty(
            actor=getattr(cast, name),
            now=NOW,
            trajectory=cast.trajectory,
            obligation=FIRST_CONTACT,
            effect="done-elsewhere",
            reason="Zomaar.",
        )


def test_caches_never_drift_and_refreshing_twice_changes_nothing(cast: Cast) -> None:
    trajectories.refresh(actor=cast.command, now=NOW, trajectory=cast.trajectory)
    assert trajectories.drifts(actor=cast.command, now=NOW) == ()
    assert trajectories.stale(actor=cast.command, now=NOW) == ()


def test_a_tampered_cache_is_reported(cast: Cast) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE trajectories_duedate SET due = '2030-01-01' WHERE key LIKE 'law:M07%'"
        )
    drifted = trajectories.drifts(actor=cast.command, now=NOW)
    assert [(one.number, one.key.partition("@")[0]) for one in drifted] == [
        (cast.number, "law:M07")
    ]


def test_upkeep_is_the_programs_own(cast: Cast) -> None:
    with pytest.raises(Denied):
        trajectories.stale(actor=cast.manager, now=NOW)


def test_an_employer_speaks_about_the_employers_own_duties_only(cast: Cast) -> None:
    def decide_as_employer(obligation: str) -> None:
        trajectories.decide_duty(
            actor=cast.employer,
            now=NOW,
            trajectory=cast.trajectory,
            obligation=obligation,
            effect="done-elsewhere",
            reason="Is gebeurd.",
        )

    decide_as_employer("law:M06@2025-06-16")
    with pytest.raises(Denied, match="duty-of-another"):
        decide_as_employer(FIRST_CONTACT)


def test_a_word_about_a_duty_that_is_not_there_is_refused(cast: Cast) -> None:
    with pytest.raises(Denied, match="no-such-duty"):
        trajectories.decide_duty(
            actor=cast.coach,
            now=NOW,
            trajectory=cast.trajectory,
            obligation="basis:nothing@2026",
            effect="done-elsewhere",
            reason="Is gebeurd.",
        )
