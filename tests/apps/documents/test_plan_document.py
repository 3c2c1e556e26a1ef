"""The plan as a document: the employee reads it, the employer signs it, a revision says what."""

from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest

from tests.apps.documents.test_intake_report import begin, follow, view, write
from tests.apps.plans.profiles import receive
from tests.apps.plans.test_plan import fix_plan, said, shown, whole
from tests.cast import NOW, Cast
from wissel.apps.bureaus import service as bureaus
from wissel.apps.documents import service as documents
from wissel.apps.plans import service as plans
from wissel.apps.trajectories import service as trajectories
from wissel.core.journal import ReportEvent
from wissel.core.planned import Schooling
from wissel.core.refusal import Refused
from wissel.infra.doors import Actor, Denied

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

PLAN = "trajectory-plan"


@pytest.fixture
def planned(cast: Cast) -> Cast:
    """A trajectory of Ascenditur with a plan that was fixed."""
    follow(cast, "ascenditur")
    receive(cast)
    whole(cast)
    fix_plan(cast)
    return cast


def texts(record: Any) -> str:
    return "\n".join(held.text for _, held in record.statements())


def agree(cast: Cast, report: UUID, now: Any = NOW) -> None:
    documents.send_to_employee(actor=cast.coach, now=now, report=report)
    documents.respond(actor=cast.employee, now=now, report=report, kind="agreed")


def released(cast: Cast) -> UUID:
    report = begin(cast, key=PLAN)
    agree(cast, report)
    documents.release(actor=cast.coach, now=NOW, report=report)
    return report


def proof(actor: Actor) -> bureaus.Proved:
    assert actor.user is not None
    return bureaus.Proved(actor.user, "peter@maasbocht.example", NOW)


def sign(cast: Cast, report: UUID, actor: Actor | None = None, **changes: Any) -> Any:
    who = actor or cast.employer
    given: dict[str, Any] = {
        "proof": proof(who), "name": who.name, "function": "HR", "authorised": True,
    } | changes  # fmt: skip
    return documents.sign_report(actor=who, now=NOW, report=report, **given)


def share_profile(cast: Cast) -> UUID:
    held = trajectories.consents(actor=cast.employee, now=NOW, trajectory=cast.trajectory)
    given = trajectories.give_consent(
        actor=cast.employee, now=NOW, trajectory=cast.trajectory, choice="profile-employer",
        version=held.statement.version,
    )  # fmt: skip
    return given.given[0].id


def test_the_parts_stand_in_the_order_and_under_the_name_of_the_way_of_working(
    planned: Cast,
) -> None:
    record = view(planned, begin(planned, key=PLAN)).record
    assert record.header.title.nl == "Trajectplan"
    keys = [section.key for section in record.sections]
    assert keys[:4] == ["plan-situatie", "plan-persoonsprofiel", "plan-zoekprofiel", "plan-doel"]
    assert keys[-1] == "reactie"
    assert [section.number for section in record.sections] == list(range(1, len(keys) + 1))
    told = texts(record)
    assert "Sollicitatietraining: coach, van 16 november 2026" in told
    assert "cv van acht jaar oud. Overbrugd door: Sollicitatietraining." in told
    assert "Financiële zekerheid: nog niet begonnen." in told
    assert "planner in het vervoer, Tillen: past. Het werk vraagt tot 5 kilo" in told
    assert "(R. Amrani, bedrijfsarts, 2 november 2026)" in told


def test_without_a_plan_that_was_fixed_there_is_nothing_to_send(cast: Cast) -> None:
    follow(cast, "ascenditur")
    report = begin(cast, key=PLAN)
    with pytest.raises(documents.Blocked) as blocked:
        documents.send_to_employee(actor=cast.coach, now=NOW, report=report)
    assert "plan" in {check.key for check in blocked.value.checks}


def test_the_person_profile_stands_in_it_only_while_the_employee_shares_it(planned: Cast) -> None:
    report = begin(planned, key=PLAN)
    assert "De werknemer deelt het niet met de werkgever." in texts(view(planned, report).record)
    assert "techniek" not in texts(view(planned, report).record)
    consent = share_profile(planned)
    assert "Interesses: techniek." in texts(view(planned, report).record)
    agree(planned, report)
    trajectories.withdraw_consent(
        actor=planned.employee, now=NOW, trajectory=planned.trajectory, consent=consent
    )
    with pytest.raises(documents.NotReady) as held:
        documents.release(actor=planned.coach, now=NOW, report=report)
    assert [check.key for check in held.value.checks] == ["person"]


def test_a_plan_that_changed_after_it_was_sent_is_sent_again(planned: Cast) -> None:
    report = begin(planned, key=PLAN)
    agree(planned, report)
    plans.keep_plan_text(**said(planned, key="doel", text="Inkoper, 20 uur.", revision=1))
    fix_plan(planned, "De medewerker wil liever inkopen.")
    with pytest.raises(documents.NotReady) as held:
        documents.release(actor=planned.coach, now=NOW, report=report)
    assert [check.key for check in held.value.checks] == ["plan"]
    documents.reopen(actor=planned.coach, now=NOW, report=report)
    agree(planned, report)
    documents.release(actor=planned.coach, now=NOW, report=report)
    assert "Inkoper, 20 uur." in texts(view(planned, report, planned.employer).record)


def test_the_employer_signs_the_text_that_was_released(planned: Cast) -> None:
    report = released(planned)
    assert view(planned, report, planned.employer).asks_client
    for changes, path in (
        ({"name": "Iemand Anders"}, "$.name"),
        ({"authorised": False}, "$.authorised"),
        ({"function": ""}, "$.function"),
    ):
        with pytest.raises(Refused) as refused:
            sign(planned, report, **changes)
        assert refused.value.path == path
    old = bureaus.Proved(planned.employer.user, "peter@maasbocht.example", NOW - timedelta(hours=1))
    with pytest.raises(Denied):
        sign(planned, report, proof=old)
    answer = sign(planned, report)
    held = view(planned, report, planned.coach)
    assert held.client_answer == answer
    assert not held.asks_client
    with pytest.raises(Refused) as twice:
        sign(planned, report)
    assert twice.value.code == "answered"
    assert events(planned)[-1] == "employer-agreed"


def test_the_employer_says_why_not_and_may_sign_later(planned: Cast) -> None:
    report = released(planned)
    for because, path in (("", "$.because"), ("zij heeft een burn-out", "$.because")):
        with pytest.raises(Refused) as refused:
            documents.refuse_report(actor=planned.employer, now=NOW, report=report, because=because)
        assert refused.value.path == path
    documents.refuse_report(
        actor=planned.employer, now=NOW, report=report, because="Graag ook inkoop."
    )
    assert view(planned, report).client_answer.because == "Graag ook inkoop."
    sign(planned, report)
    assert events(planned)[-2:] == ["employer-disagreed", "employer-agreed"]


@pytest.mark.parametrize("who", ["coach", "manager", "employee", "line_manager", "stranger"])
def test_nobody_else_answers_for_the_employer(planned: Cast, who: str) -> None:
    report = released(planned)
    actor = planned.everybody[who]
    with pytest.raises(Denied):
        sign(planned, report, actor=actor)
    with pytest.raises(Denied):
        documents.refuse_report(actor=actor, now=NOW, report=report, because="Nee.")


def test_a_revision_says_what_changed_and_is_read_and_signed_again(planned: Cast) -> None:
    first = released(planned)
    sign(planned, first)
    plans.keep_plan_text(**said(planned, key="doel", text="Inkoper, 20 uur.", revision=1))
    fix_plan(planned, "De richting is veranderd.")
    later = NOW + timedelta(days=7)
    second = documents.start_correction(
        actor=planned.coach, now=later, report=first, reason="De richting is veranderd."
    )
    record = documents.report(actor=planned.coach, now=later, report=second).record
    assert record.header.drawn_up_on == later.date()  # of its own day
    agree(planned, second, later)
    documents.release(actor=planned.coach, now=later, report=second)
    held = documents.report(actor=planned.employer, now=later, report=second)
    assert held.asks_client
    correction = held.record.correction
    assert correction is not None
    assert any("Inkoper, 20 uur." in line for line in correction.lines)
    assert not any("Sollicitatietraining" in line for line in correction.lines)
    with pytest.raises(Refused):  # the one that was replaced waits for nobody
        documents.refuse_report(actor=planned.employer, now=later, report=first, because="Nee.")


def test_what_changed_stands_beside_a_revision_until_it_is_released(planned: Cast) -> None:
    first = released(planned)
    assert view(planned, first).changes == ()
    plans.keep_plan_text(**said(planned, key="doel", text="Inkoper, 20 uur.", revision=1))
    fix_plan(planned, "De richting is veranderd.")
    second = documents.start_correction(
        actor=planned.coach, now=NOW, report=first, reason="De richting is veranderd."
    )
    drafted = view(planned, second)
    assert [one.after for one in drafted.changes] == ["Inkoper, 20 uur."]
    documents.send_to_employee(actor=planned.coach, now=NOW, report=second)
    documents.respond(actor=planned.employee, now=NOW, report=second, kind="agreed")
    reading = view(planned, second, planned.employee)
    assert reading.changes == drafted.changes == view(planned, second).changes
    assert reading.correcting == "De richting is veranderd."
    with pytest.raises(Denied):
        view(planned, second, planned.employer)
    assert view(planned, first, planned.employer).changes == ()
    documents.release(actor=planned.coach, now=NOW, report=second)
    held = view(planned, second, planned.employer)
    assert held.changes == ()  # from now on they stand in the document itself
    assert held.record.correction is not None


def test_what_waits_for_the_employer_is_listed_until_they_answer(planned: Cast) -> None:
    def waits(actor: Actor) -> list[UUID]:
        return [one.id for one in documents.to_agree(actor=actor, now=NOW)]

    assert waits(planned.employer) == []
    report = released(planned)
    assert waits(planned.employer) == [report]
    for who in ("coach", "manager", "employee", "line_manager", "stranger"):
        assert waits(planned.everybody[who]) == []
    documents.refuse_report(actor=planned.employer, now=NOW, report=report, because="Ook inkoop.")
    assert waits(planned.employer) == []


def test_a_schooling_and_its_decision_stand_in_it(planned: Cast) -> None:
    made = Schooling("", "VCA", "Elke werkgever vraagt het.")
    key, _ = plans.keep_schooling(**said(planned, schooling=made, revision=0))
    fix_plan(planned, "Scholing erbij.")
    report = begin(planned, key=PLAN)
    assert "VCA: de werkgever besluit nog." in texts(view(planned, report).record)
    agree(planned, report)
    documents.release(actor=planned.coach, now=NOW, report=report)
    plans.decide_schooling(
        actor=planned.employer, now=NOW, trajectory=planned.trajectory, schooling=key,
        approved=True,
    )  # fmt: skip
    held = shown(planned).said.schooling[0]
    assert replace(held, decided_on=None).state == "approved"
    fix_plan(planned, "De werkgever is akkoord.")
    again = documents.start_correction(
        actor=planned.coach, now=NOW, report=report, reason="De werkgever is akkoord."
    )
    assert "VCA: de werkgever is akkoord (Peter Hoekstra" in texts(view(planned, again).record)


def test_the_intake_report_of_xs2more_holds_the_plan_between_advice_and_answer(
    cast: Cast,
) -> None:
    follow(cast, "xs2more")
    report = begin(cast)
    assert "plan" in {check.key for check in view(cast, report).checks}
    whole(cast)
    fix_plan(cast)
    keys = [section.key for section in view(cast, report).record.sections]
    assert keys[10:15] == [
        "advies", "plan-situatie", "plan-doel", "plan-activiteiten", "plan-duur",
    ]  # fmt: skip
    assert keys[-1] == "reactie"
    write(cast, report)
    assert not [check for check in view(cast, report).checks if check.key == "plan"]


def events(cast: Cast) -> list[str]:
    case = trajectories.case(actor=cast.coach, now=NOW, trajectory=cast.trajectory).case
    return [e.content.event for e in case.journal if isinstance(e.content, ReportEvent)]
