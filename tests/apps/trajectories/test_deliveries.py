"""A report made once and elsewhere: who may say that it was delivered, and what follows."""

from datetime import date, timedelta
from uuid import UUID

import pytest

from tests.cast import NOW, Cast
from wissel.apps.trajectories import service as trajectories
from wissel.core.absence import Absence
from wissel.core.journal import Contact, JournalEntry, OrderEvent, ReportEvent
from wissel.core.obligations import Obligation, State
from wissel.core.refusal import Refused
from wissel.infra.doors import Actor, Denied

TODAY = NOW.date()
DAY = date(2026, 11, 20)
KEY = "intake-report"


@pytest.fixture
def promised(cast: Cast) -> UUID:
    """A trajectory whose way of working delivers an intake report, with a signed order."""
    made = trajectories.register(
        actor=cast.coach,
        now=NOW,
        registration=trajectories.Registration(
            employee_name="Sanne Kok",
            client=cast.client,
            contact=cast.contact,
            absence=Absence(first_sick_day=date(2025, 10, 20)),
            programme="xs2more",
        ),
    )
    trajectories.log(
        actor=cast.coach,
        now=NOW,
        trajectory=made.id,
        happened_on=date(2026, 11, 2),
        content=OrderEvent("signed"),
    )
    return made.id


def say(
    actor: Actor, trajectory: UUID, day: date = DAY, key: str = KEY, **more: UUID
) -> JournalEntry:
    return trajectories.report_delivered(
        actor=actor, now=NOW, trajectory=trajectory, delivery=key, day=day, **more
    )


def duty(cast: Cast, trajectory: UUID) -> Obligation:
    view = trajectories.case(actor=cast.coach, now=NOW, trajectory=trajectory)
    return next(d for d in view.due.obligations if f"report-event:released:{KEY}" in d.satisfied_by)


@pytest.mark.parametrize("name", ["coach", "manager"])
def test_whoever_writes_reports_settles_the_promise(cast: Cast, promised: UUID, name: str) -> None:
    assert duty(cast, promised).state(TODAY).is_open
    entry = say(getattr(cast, name), promised)
    assert entry.content == ReportEvent("", "released", "2026-11", KEY)
    settled = duty(cast, promised)
    assert (settled.done_on, settled.evidence) == (DAY, (entry.id,))
    assert settled.state(TODAY) is State.DONE


@pytest.mark.parametrize(
    "name",
    ["planner", "other_coach", "employer", "employee", "stranger", "auditor", "company_doctor"],
)
def test_nobody_else_says_it(cast: Cast, promised: UUID, name: str) -> None:
    with pytest.raises(Denied):
        say(getattr(cast, name), promised)
    assert duty(cast, promised).done_on is None


@pytest.mark.parametrize("key", ["final-plan-of-nobody", "monthly-report", ""])
def test_only_a_delivery_of_the_programme_can_be_delivered(
    cast: Cast, promised: UUID, key: str
) -> None:
    with pytest.raises(Refused) as refused:
        say(cast.coach, promised, key=key)
    assert refused.value.code == "no-such-delivery"


def test_another_programme_knows_no_such_delivery(cast: Cast) -> None:
    with pytest.raises(Refused):
        say(cast.coach, cast.trajectory)


def test_tomorrow_nothing_has_been_delivered_yet(cast: Cast, promised: UUID) -> None:
    with pytest.raises(Refused):
        say(cast.coach, promised, TODAY + timedelta(days=1))


def test_a_correction_moves_the_day_and_the_old_one_stays_readable(
    cast: Cast, promised: UUID
) -> None:
    wrong = say(cast.coach, promised)
    right = say(cast.coach, promised, date(2026, 11, 16), corrects=UUID(wrong.id))
    assert right.supersedes == wrong.id
    assert duty(cast, promised).done_on == date(2026, 11, 16)
    every = trajectories.entries(actor=cast.coach, now=NOW, trajectory=promised, corrected_too=True)
    assert {wrong.id, right.id} <= {entry.id for entry in every}
    with pytest.raises(Refused) as refused:
        say(cast.coach, promised, corrects=UUID(wrong.id))
    assert refused.value.code == "corrected-already"


def test_what_is_no_delivery_is_not_corrected_here(cast: Cast, promised: UUID) -> None:
    talk = trajectories.log(
        actor=cast.coach,
        now=NOW,
        trajectory=promised,
        happened_on=DAY,
        content=Contact(("employee",), "phone", "Besproken."),
    )
    with pytest.raises(Refused) as refused:
        say(cast.coach, promised, corrects=UUID(talk.id))
    assert refused.value.code == "no-delivery"
    with pytest.raises(Denied):
        say(cast.coach, promised, corrects=UUID(int=7))


def test_the_general_doors_still_refuse_a_report(cast: Cast, promised: UUID) -> None:
    wrong = say(cast.coach, promised)
    content = ReportEvent("", "released", "2026-11", KEY)
    with pytest.raises(Refused):
        trajectories.log(
            actor=cast.coach, now=NOW, trajectory=promised, happened_on=DAY, content=content
        )
    with pytest.raises(Refused):
        trajectories.correct(
            actor=cast.coach,
            now=NOW,
            trajectory=promised,
            entry=UUID(wrong.id),
            happened_on=DAY,
            content=content,
        )
