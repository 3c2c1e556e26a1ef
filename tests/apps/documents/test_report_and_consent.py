"""A consent that is withdrawn while a report waits for its release."""

from datetime import date

import pytest

from tests.cast import NOW, Cast
from tests.portals.reports import put_to_employee
from wissel.apps.documents import service as documents
from wissel.apps.trajectories import service as trajectories
from wissel.core.consents import statement
from wissel.core.journal import Application
from wissel.infra.doors import Actor

pytestmark = pytest.mark.slow


def test_a_name_in_it_holds_the_report_back_until_it_is_out(cast: Cast) -> None:
    def words(actor: Actor) -> str:
        record = documents.report(actor=actor, now=NOW, report=report).record
        return " ".join(text for _, text in record.texts())

    def answer() -> None:
        documents.respond(actor=cast.employee, now=NOW, report=report, kind="agreed", text="")

    trajectories.log(
        actor=cast.coach,
        now=NOW,
        trajectory=cast.trajectory,
        happened_on=date(2026, 11, 20),
        content=Application("planner", "sent", employer_name="Garage Smit"),
    )
    [given] = trajectories.give_consent(
        actor=cast.employee,
        now=NOW,
        trajectory=cast.trajectory,
        choice="employer-names",
        version=statement().version,
    ).given
    report = put_to_employee(cast)
    answer()
    assert "Garage Smit" in words(cast.employee)
    trajectories.withdraw_consent(
        actor=cast.employee, now=NOW, trajectory=cast.trajectory, consent=given.id
    )
    with pytest.raises(documents.NotReady) as held:
        documents.release(actor=cast.coach, now=NOW, report=report)
    assert [check.key for check in held.value.checks if check.state == "blocked"] == [
        "hidden-names"
    ]
    documents.reopen(actor=cast.coach, now=NOW, report=report)
    documents.send_to_employee(actor=cast.coach, now=NOW, report=report)
    answer()
    documents.release(actor=cast.coach, now=NOW, report=report)
    assert "Garage Smit" not in words(cast.employer)
