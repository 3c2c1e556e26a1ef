"""A report on its way, made through doors, for the tests of those who read it."""

from datetime import date
from uuid import UUID

from tests.cast import NOW, Cast
from wissel.apps.documents import service as documents
from wissel.apps.trajectories import service as trajectories
from wissel.core.journal import Contact
from wissel.core.reports.record import Edit, Layer


def put_to_employee(cast: Cast) -> UUID:
    """Log a talk, write the report of November and put it to the employee; return its id."""
    trajectories.log(
        actor=cast.coach,
        now=NOW,
        trajectory=cast.trajectory,
        happened_on=date(2026, 11, 12),
        content=Contact(
            with_=("employee",), medium="visit", outcome="Het zoekprofiel besproken.", minutes=60
        ),
    )
    report = documents.start_report(
        actor=cast.coach, now=NOW, trajectory=cast.trajectory, period="2026-11"
    )
    view = documents.report(actor=cast.coach, now=NOW, report=report)
    answers = [
        Edit(action="answer", target=one.id, text="Dit bespreken wij.", owner=cast.coach.name)
        for one in view.record.questions()
    ]
    blank = [
        Edit(action="change", target=one.id, text="Goed bezig.", base=one.text, owner="Noor")
        for _, one in view.record.statements()
        if one.layer is Layer.OPINION and not one.text.strip()
    ]
    documents.edit(
        actor=cast.coach,
        now=NOW,
        report=report,
        revision=view.revision,
        edits=(*answers, *blank),
    )
    documents.send_to_employee(actor=cast.coach, now=NOW, report=report)
    return report
