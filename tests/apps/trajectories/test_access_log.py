"""Who looked at my file: who may ask, what is in it, how far back it goes."""

from collections.abc import Callable
from dataclasses import fields
from datetime import date, datetime, timedelta
from uuid import UUID

import pytest
from django.db import connection

from tests.cast import NOW, Cast
from wissel.apps.documents import service as documents
from wissel.apps.trajectories import service as trajectories
from wissel.apps.trajectories.service import access
from wissel.core.absence import Absence
from wissel.infra import logs, tenancy
from wissel.infra.doors import Access, Actor, Denied, read_door, record_access
from wissel.infra.models import AccessLogEntry, ListedSubject

pytestmark = pytest.mark.django_db

MAY = ("employee", "coach", "manager")


@pytest.mark.parametrize("name", MAY)
def test_the_person_their_coach_and_the_manager_read_who_looked(cast: Cast, name: str) -> None:
    trajectories.case(actor=cast.coach, now=NOW, trajectory=cast.trajectory)
    looked = trajectories.who_looked(
        actor=cast.everybody[name], now=NOW, trajectory=cast.trajectory
    )
    assert "Noor Akkerman" in {one.who for one in looked}


def test_nobody_else_does_and_the_sysadmin_has_the_technical_log_alone(cast: Cast) -> None:
    for name, actor in cast.everybody.items():
        if name not in MAY:
            with pytest.raises(Denied):
                trajectories.who_looked(actor=actor, now=NOW, trajectory=cast.trajectory)


@read_door
def look(*, actor: Actor, now: datetime, subject: UUID, times: int) -> None:
    """Look so many times at once."""
    for _ in range(times):
        record_access(Access("dossier.view", "R", subject=str(subject)))


def looks(cast: Cast, *, before: int | None = None) -> access.Looks:
    return trajectories.who_looked(
        actor=cast.employee, now=NOW, trajectory=cast.trajectory, before=before
    )


def newest(cast: Cast) -> access.Looked:
    return looks(cast).lines[0]


def listed(cast: Cast) -> list[ListedSubject]:
    with tenancy.tenant(cast.coach.bureau):
        return list(ListedSubject.objects.all())


def second_case(cast: Cast, coach: Actor) -> UUID:
    made = trajectories.register(
        actor=coach,
        now=NOW,
        registration=trajectories.Registration(
            employee_name="Fenna Bos",
            client=cast.client,
            absence=Absence(first_sick_day=date(2025, 9, 1)),
        ),
    )
    return made.id


def test_the_log_is_read_to_its_end_in_stretches(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(access, "MOST", 4)
    look(actor=cast.coach, now=NOW, subject=cast.trajectory, times=10)
    first = looks(cast)
    assert len(first.lines) == 4
    second = looks(cast, before=first.older)
    third = looks(cast, before=second.older)
    assert (len(second.lines), len(third.lines), third.older) == (4, 2, None)


def test_a_stretch_that_ends_where_the_log_does_offers_nothing_older(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(access, "MOST", 4)
    look(actor=cast.coach, now=NOW, subject=cast.trajectory, times=4)
    assert looks(cast).older is None


def test_looks_from_before_a_moment_are_left_out(cast: Cast) -> None:
    look(actor=cast.coach, now=NOW - timedelta(days=9), subject=cast.trajectory, times=1)
    look(actor=cast.coach, now=NOW, subject=cast.trajectory, times=1)
    recent = trajectories.who_looked(
        actor=cast.employee, now=NOW, trajectory=cast.trajectory, since=NOW - timedelta(days=1)
    )
    assert [one.at for one in recent] == [NOW]


def _find(cast: Cast) -> None:
    assert trajectories.find(actor=cast.coach, now=NOW, words="Dijkstra") == (cast.trajectory,)


def _lines(cast: Cast) -> None:
    trajectories.case_lines(actor=cast.coach, now=NOW)


def _today(cast: Cast) -> None:
    trajectories.today_list(actor=cast.coach, now=NOW)


def _desks(cast: Cast) -> None:
    documents.start_report(actor=cast.coach, now=NOW, trajectory=cast.trajectory, period="2026-11")
    documents.on_desks(actor=cast.coach, now=NOW)


@pytest.mark.parametrize(
    ("call", "event"),
    [
        (_find, "search"),
        (_lines, "caseload.view"),
        (_today, "today.view"),
        (_desks, "desk.view"),
    ],
)
def test_who_stood_in_a_list_finds_that_back(
    cast: Cast, call: Callable[[Cast], None], event: str
) -> None:
    call(cast)
    line = newest(cast)
    assert (line.event, line.who, line.listed) == (event, "Noor Akkerman", True)
    assert line.basis.startswith("access:")
    assert line.basis.endswith(":assigned")


def test_a_look_at_the_reports_of_one_person_is_a_line_about_them(cast: Cast) -> None:
    documents.reports_of(actor=cast.coach, now=NOW, trajectory=cast.trajectory)
    line = newest(cast)
    assert (line.event, line.listed) == ("reports.view", False)


def test_who_did_not_stand_in_a_list_finds_nothing(cast: Cast) -> None:
    second_case(cast, cast.other_coach)
    trajectories.case_lines(actor=cast.other_coach, now=NOW)
    assert looks(cast).lines == ()


def test_a_list_is_one_line_and_its_people_are_stored_once(cast: Cast) -> None:
    second_case(cast, cast.coach)
    _lines(cast)
    assert len(listed(cast)) == 2
    before = listed(cast)
    for _ in range(5):
        _lines(cast)
    assert listed(cast) == before
    assert len([one for one in looks(cast) if one.event == "caseload.view"]) == 6
    with tenancy.tenant(cast.coach.bureau):
        assert AccessLogEntry.objects.filter(event="caseload.view").count() == 6


def test_an_empty_list_is_a_look_at_nobody(cast: Cast) -> None:
    trajectories.case_lines(actor=cast.other_coach, now=NOW)
    with tenancy.tenant(cast.coach.bureau):
        assert AccessLogEntry.objects.order_by("seq").last().listing is None
    assert listed(cast) == []


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM infra_listedsubject WHERE subject = %s",
        "UPDATE infra_listedsubject SET subject = 'iemand anders' WHERE subject = %s",
    ],
)
def test_whoever_is_taken_out_of_a_list_breaks_the_log(cast: Cast, statement: str) -> None:
    _lines(cast)
    with tenancy.tenant(cast.coach.bureau):
        assert logs.first_break("access") is None
        at = AccessLogEntry.objects.order_by("seq").last().seq
        with connection.cursor() as cursor:
            cursor.execute(statement, [str(cast.trajectory)])
        assert logs.first_break("access") == at


def test_a_line_shows_no_more_than_it_did() -> None:
    """No name or number of anybody else who stood in the list."""
    assert {field.name for field in fields(trajectories.Looked)} == {
        "at",
        "who",
        "role",
        "event",
        "action",
        "category",
        "basis",
        "outcome",
        "listed",
    }
