"""What a person gets of their own file: all that the table shows them, and it moves on whole."""

from uuid import UUID

import pytest

from tests.apps.documents.portable import bring_in, gone, new_bureau, packed, released_report
from tests.cast import NOW, Cast
from wissel.apps.documents import service as documents
from wissel.apps.trajectories import service as trajectories
from wissel.core.journal import Measure, Message
from wissel.core.refusal import Refused
from wissel.infra import files
from wissel.infra.doors import Denied
from wissel.infra.models import AccessLogEntry
from wissel.infra.tenancy import tenant

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


@pytest.fixture
def released(cast: Cast) -> UUID:
    report = released_report(cast)
    trajectories.send_message(
        actor=cast.employee,
        now=NOW,
        trajectory=cast.trajectory,
        message=Message("question", "Mag ik een dag ruilen?"),
    )
    return report


def own_file(cast: Cast, name: str = "employee") -> documents.OwnFile:
    return documents.own_file(actor=cast.everybody[name], now=NOW, trajectory=cast.trajectory)


def test_it_holds_what_the_person_may_see_and_no_note_of_the_coach(
    cast: Cast, released: UUID
) -> None:
    made = own_file(cast)
    said = str(made.trajectory)
    for words in ("Karin Dijkstra", "Drie reacties", "Twee reacties", "een dag ruilen", "Noor"):
        assert words in said
    assert "Alleen voor mij." not in said
    seen = trajectories.case(actor=cast.employee, now=NOW, trajectory=cast.trajectory).case
    assert [entry.id for entry in made.trajectory.journal] == [entry.id for entry in seen.journal]
    assert made.trajectory.capacity == seen.capacity


def test_the_released_report_lies_beside_it_with_its_record(cast: Cast, released: UUID) -> None:
    made = own_file(cast)
    [report] = made.trajectory.reports
    assert report.id == str(released)
    assert made.contents[report.file].startswith(b"%PDF")
    assert set(made.contents) == {report.file, report.record}


def test_another_bureau_reads_it_in_whole(cast: Cast, released: UUID) -> None:
    made = own_file(cast)
    given = packed(documents.Exported(made.trajectory, made.contents))
    with gone(cast):
        imported = bring_in(new_bureau(), given)
    assert imported.imported == made.trajectory.reference
    assert {one.path for one in imported.changed} <= {"$.journal", "$.parties"}


def test_it_is_in_the_access_log_as_a_copy(cast: Cast, released: UUID) -> None:
    own_file(cast)
    with tenant(cast.employee.bureau):
        row = AccessLogEntry.objects.filter(event="dossier.export").get()
    assert (row.action, row.actor_name, row.subject) == (
        "E",
        "Karin Dijkstra",
        str(cast.trajectory),
    )


@pytest.mark.parametrize(
    "name",
    ["coach", "other_coach", "planner", "manager", "employer", "line_manager", "company_doctor",
     "labour_expert", "host_employer", "auditor", "sysadmin", "stranger", "stranger_employee"],
)  # fmt: skip
def test_nobody_else_gets_it(cast: Cast, released: UUID, name: str) -> None:
    with pytest.raises(Denied):
        own_file(cast, name)


def test_a_measure_of_the_employer_is_in_it_since_the_person_may_see_it(cast: Cast) -> None:
    trajectories.log(
        actor=cast.employer,
        now=NOW,
        trajectory=cast.trajectory,
        happened_on=NOW.date(),
        content=Measure("warning", remark="Niet op de afspraak gekomen."),
    )
    assert "Niet op de afspraak gekomen." in str(own_file(cast).trajectory)


def test_more_copies_than_anybody_needs_are_refused_until_tomorrow(cast: Cast) -> None:
    for _ in range(10):
        own_file(cast)
    with pytest.raises(Refused, match="many copies today"):
        own_file(cast)


def test_a_document_that_is_gone_ends_it_loudly(
    cast: Cast, released: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing(name: str, *, bureau: UUID) -> bytes:
        raise files.FileGone(name)

    monkeypatch.setattr(files, "read", missing)
    with pytest.raises(files.FileGone):
        own_file(cast)


def test_documents_that_are_too_large_together_are_refused(
    cast: Cast, released: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    from wissel.apps.documents.service import own_copy as module

    monkeypatch.setattr(module, "MOST_BYTES", 10)
    with pytest.raises(Refused, match="too large"):
        own_file(cast)
