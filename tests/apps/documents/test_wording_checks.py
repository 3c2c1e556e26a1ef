"""The wording checks with what a file and its coach bring: earlier reports, other names."""

from datetime import date
from uuid import UUID

import pytest

from tests.apps.documents.test_report import answer, read, release, send, write
from tests.apps.documents.test_report import report as report
from tests.cast import NOW, Cast
from wissel.apps.documents import service as documents
from wissel.apps.trajectories import service as trajectories
from wissel.core.absence import Absence
from wissel.core.reports import is_closed
from wissel.core.reports.record import Check, Edit

pytestmark = pytest.mark.slow
CONCLUSION = "Het zoekprofiel is breed genoeg."
LONG = "Wij zoeken verder in de planning en de logistiek binnen een half uur van huis."


def line(cast: Cast, report: UUID, key: str) -> Check:
    return next(one for one in read(report, cast.coach).checks if one.key == key)


def other_case(cast: Cast, coach: str, name: str) -> None:
    registration = trajectories.Registration(
        employee_name=name,
        employee_email="ander@example.org",
        client=cast.client,
        contact=cast.contact,
        absence=Absence(first_sick_day=date(2025, 9, 1)),
    )
    actor = cast.everybody[coach]
    trajectories.register(actor=actor, now=NOW, registration=registration)


def conclude(cast: Cast, report: UUID, text: str) -> None:
    """Add a line of the coach's own, or put another text in its place."""
    view = read(report, cast.coach)
    section = next(one for one in view.record.sections if not is_closed(view.record, one))
    edit = Edit("add", section.key, text, id="eigen", owner="Noor Akkerman")
    documents.edit(actor=cast.coach, now=NOW, report=report, revision=view.revision, edits=(edit,))


def once(cast: Cast, delivery: str) -> UUID:
    return documents.start_delivery(
        actor=cast.coach, now=NOW, trajectory=cast.trajectory, delivery=delivery
    )


def test_a_name_of_another_case_of_this_coach_blocks_every_kind_of_report(
    cast: Cast, report: UUID
) -> None:
    other_case(cast, "coach", "Joris Terpstra")
    other_case(cast, "other_coach", "Anouk Verbeek")
    for made in (report, once(cast, "final-report"), once(cast, "wia-report")):
        conclude(cast, made, "Joris Terpstra wil graag buiten werken.")
        assert line(cast, made, "other-names").state == "blocked"
        conclude(cast, made, "Karin Dijkstra wil graag buiten werken.")
        assert line(cast, made, "other-names").state == "ok"
        # A name that this coach never had: the gate does not tell who else is here.
        conclude(cast, made, "Anouk Verbeek wil graag buiten werken.")
        assert line(cast, made, "other-names").state == "ok"
        conclude(cast, made, CONCLUSION)


def test_a_report_made_once_is_held_against_the_last_release_of_the_file(
    cast: Cast, report: UUID
) -> None:
    final, wia = once(cast, "final-report"), once(cast, "wia-report")
    for made in (final, wia):
        assert line(cast, made, "repeated").text.nl.startswith("Geen eerder rapport")
    write(cast, report, LONG)
    documents.send_to_employee(actor=cast.coach, now=NOW, report=report)
    answer(cast, report)
    release(cast, report)
    for made in (final, wia):
        conclude(cast, made, LONG)
        assert [span.text for span in line(cast, made, "repeated").spans] == [LONG.rstrip(".")]
        conclude(cast, made, CONCLUSION)
        assert line(cast, made, "repeated").spans == ()


def test_a_next_version_is_not_held_against_the_one_it_corrects(cast: Cast, report: UUID) -> None:
    send(cast, report)
    answer(cast, report)
    release(cast, report)
    newer = documents.start_correction(
        actor=cast.coach, now=NOW, report=report, reason="Een dag klopte niet."
    )
    assert line(cast, newer, "repeated").spans == ()
