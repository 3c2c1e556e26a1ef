"""The agenda of a talk: who adds, takes back and keeps out, and what the others read of it."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.core import mail as django_mail

from tests.apps.guidance.talks import (
    INTAKE,
    OPTIONS,
    THREE_WAY,
    TUESDAY,
    WEDNESDAY,
    add,
    aside,
    book,
    propose,
    read,
)
from tests.cast import NOW, Cast, member_of
from wissel.apps.bureaus import service as bureaus
from wissel.apps.guidance import service as guidance
from wissel.apps.guidance.models import AgendaPoint
from wissel.apps.guidance.service import AgendaLine, AppointmentView, _agenda
from wissel.apps.trajectories import service as trajectories
from wissel.core.access import Action, DataCategory, Role
from wissel.core.dates import AMSTERDAM
from wissel.core.journal import Appointment
from wissel.core.refusal import Refused
from wissel.infra import tenancy
from wissel.infra.doors import Actor, Denied, read_door
from wissel.infra.ids import uuid7
from wissel.infra.models import AccessLogEntry
from wissel.infra.tasks.worker import drain

pytestmark = pytest.mark.django_db


def texts(view: AppointmentView) -> list[str]:
    return [point.text for point in view.points]


def own(view: AppointmentView) -> list[str]:
    return [point.text for point in view.points if point.is_own]


def three(cast: Cast) -> UUID:
    """Return a talk with a point of each side."""
    one = book(cast, said=THREE_WAY)
    for actor, text in (
        (cast.employer, "Kosten"),
        (cast.employee, "Vrije dag"),
        (cast.coach, "Doel"),
    ):
        add(cast, one, actor, text)
    return one


@read_door
def stood(
    *, actor: Actor, now: datetime, trajectory: UUID, day: datetime
) -> tuple[AgendaLine, ...]:
    """Read the agenda as a door of an app above does."""
    within = trajectories.trajectory_within(
        actor=actor, now=now, trajectory=trajectory, category=DataCategory.APPOINTMENTS,
        action=Action.READ,
    )  # fmt: skip
    return guidance.agenda_within(within=within, day=day.date())


def on(cast: Cast, day: datetime = TUESDAY) -> list[tuple[str, str]]:
    found = stood(actor=cast.coach, now=NOW, trajectory=cast.trajectory, day=day)
    return [(line.role, line.text) for line in found]


def test_each_side_adds_points_before_the_talk_and_everybody_who_comes_reads_them(
    cast: Cast,
) -> None:
    one = three(cast)
    for actor, mine in (
        (cast.employer, ["Kosten"]), (cast.employee, ["Vrije dag"]),
        (cast.coach, ["Doel"]), (cast.planner, ["Doel"]), (cast.manager, []),
    ):  # fmt: skip
        view = read(cast, one, actor)
        assert texts(view) == ["Kosten", "Vrije dag", "Doel"]
        assert [point.role for point in view.points] == ["employer", "employee", "coach"]
        assert [point.by for point in view.points][1] == "Karin Dijkstra"
        if actor is not cast.manager:
            assert own(view) == mine
        assert view.hidden_points == 0


def test_the_same_point_twice_is_one_point_and_another_may_say_the_same(cast: Cast) -> None:
    one = book(cast, said=THREE_WAY)
    for _ in range(2):
        view = add(cast, one, cast.employee, "  De  uren ")
    assert texts(view) == ["De uren"]
    assert texts(add(cast, one, cast.employer, "De uren")) == ["De uren", "De uren"]


def test_nobody_adds_to_a_talk_they_are_not_asked_to_or_only_read_of(cast: Cast) -> None:
    evaluation = replace(INTAKE, purpose="evaluation")
    one = book(cast, said=evaluation)
    assert texts(add(cast, one, cast.employee, "Vrije dag")) == ["Vrije dag"]
    assert texts(add(cast, one, cast.planner, "Zaal")) == ["Vrije dag", "Zaal"]
    for actor in (
        cast.employer, cast.manager, cast.other_coach, cast.line_manager, cast.company_doctor,
        cast.labour_expert, cast.host_employer, cast.stranger, cast.stranger_employee,
        cast.command,
    ):  # fmt: skip
        with pytest.raises(Denied):
            add(cast, one, actor, "Kosten")
    assert texts(read(cast, one)) == ["Vrije dag", "Zaal"]


def test_whoever_added_a_point_takes_it_back_and_nothing_of_it_stays(cast: Cast) -> None:
    one = three(cast)
    kosten, vrij, doel = (point.id for point in read(cast, one).points)
    given: dict[str, Any] = {"now": NOW, "appointment": one}
    for actor, point in ((cast.employer, vrij), (cast.coach, kosten), (cast.employee, doel)):
        with pytest.raises(Denied):
            guidance.withdraw_point(actor=actor, point=point, **given)
    # The planner of the bureau stands in for the coach.
    for actor, point in ((cast.employer, kosten), (cast.employee, vrij), (cast.planner, doel)):
        for _ in range(2):  # twice is once
            view = guidance.withdraw_point(actor=actor, point=point, **given)
    assert view.points == ()
    assert on(cast) == []


def test_a_point_of_one_contact_is_not_taken_back_by_a_colleague(cast: Cast) -> None:
    contact = bureaus.add_contact(
        actor=cast.command, now=NOW, client=cast.client, name="Petra Hoek",
        email="petra@maasbocht.example", function="HR",
    )  # fmt: skip
    colleague = member_of(
        cast.command, NOW, contact.name, contact.email, Role.EMPLOYER, cast.client, contact.id
    )
    one = three(cast)
    [kosten, *_] = read(cast, one).points
    with pytest.raises(Denied):
        guidance.withdraw_point(actor=colleague, now=NOW, appointment=one, point=kosten.id)
    assert own(read(cast, one, cast.employer)) == ["Kosten"]


def test_whose_a_point_is_that_came_with_a_trajectory_file_is_known_by_role_and_name(
    cast: Cast,
) -> None:
    mine = AgendaPoint(role="employer", by="Peter Hoekstra")
    assert _agenda.is_own(mine, cast.employer)
    assert _agenda.is_own(AgendaPoint(role="back-office", by="Elders"), cast.coach)
    assert not _agenda.is_own(AgendaPoint(role="employer", by="Petra Hoek"), cast.employer)
    for other in (cast.line_manager, cast.coach, cast.employee, cast.command):
        assert not _agenda.is_own(mine, other)


def test_of_what_the_employee_keeps_out_the_others_read_only_that_there_is_something(
    cast: Cast,
) -> None:
    one = three(cast)
    kosten, vrij, doel = (point.id for point in read(cast, one).points)
    aside(cast, one, kosten)
    for actor, seen, hidden in (
        (cast.employee, ["Kosten", "Vrije dag", "Doel"], 0),
        (cast.employer, ["Kosten", "Vrije dag", "Doel"], 0),  # their own point
        (cast.coach, ["Vrije dag", "Doel"], 1),
        (cast.planner, ["Vrije dag", "Doel"], 1),
        (cast.manager, ["Vrije dag", "Doel"], 1),
    ):
        view = read(cast, one, actor)
        assert (texts(view), view.hidden_points) == (seen, hidden)
        kept_out = [point.text for point in view.points if point.set_aside]
        assert kept_out == ([] if hidden else ["Kosten"])
    aside(cast, one, doel)
    aside(cast, one, vrij)  # their own may be kept out too
    assert (texts(read(cast, one)), read(cast, one).hidden_points) == (["Doel"], 2)
    assert on(cast) == []
    for _ in range(2):
        view = aside(cast, one, kosten, aside=False)
    assert [point.set_aside for point in view.points] == [False, True, True]
    assert texts(read(cast, one)) == ["Kosten", "Doel"]


def test_only_the_employee_keeps_a_point_out(cast: Cast) -> None:
    one = three(cast)
    point = read(cast, one).points[0].id
    for actor in (cast.employer, cast.coach, cast.planner, cast.manager, cast.stranger_employee):
        with pytest.raises(Denied):
            guidance.set_aside_point(actor=actor, now=NOW, appointment=one, point=point, aside=True)
    assert read(cast, one).hidden_points == 0
    assert aside(cast, one, uuid7()).points[0].set_aside is False  # taken back meanwhile


@pytest.mark.parametrize("who", ["employee", "employer", "coach"])
@pytest.mark.parametrize(
    ("text", "code"),
    [("", "missing"), (" \n ", "missing"), ("x" * 301, "too-long"), ("Mijn depressie", "medical"),
     ("a\0b", "wrong-value")],
)  # fmt: skip
def test_a_point_that_says_nothing_too_much_or_something_of_health_is_refused(
    cast: Cast, who: str, text: str, code: str
) -> None:
    one = book(cast, said=THREE_WAY)
    with pytest.raises(Refused) as refused:
        add(cast, one, getattr(cast, who), text)
    assert (refused.value.code, refused.value.path) == (code, "$.text")
    assert read(cast, one).points == ()


def test_each_side_has_room_of_its_own(cast: Cast) -> None:
    one, most = book(cast, said=THREE_WAY), guidance.MOST_POINTS_OF_SIDE
    for number in range(most):
        add(cast, one, cast.coach if number % 2 else cast.planner, f"Punt {number}")
    with pytest.raises(Refused) as refused:
        add(cast, one, cast.coach, "Nog een")
    assert (refused.value.code, refused.value.path) == ("too-many", "$")
    assert len(add(cast, one, cast.employee, "Vrije dag").points) == most + 1
    first = read(cast, one).points[0].id
    guidance.withdraw_point(actor=cast.coach, now=NOW, appointment=one, point=first)
    assert texts(add(cast, one, cast.coach, "Nog een"))[-2:] == ["Vrije dag", "Nog een"]


def test_the_agenda_is_open_until_the_talk_was_written_down_or_is_off(cast: Cast) -> None:
    one, after = three(cast), TUESDAY + timedelta(hours=3)
    off = propose(cast, THREE_WAY)
    add(cast, off)
    guidance.cancel(actor=cast.coach, now=NOW, appointment=off)
    add(cast, one, cast.employee, "Nog iets", after)
    entry = read(cast, one, now=after).entry
    assert entry is not None
    trajectories.correct(
        actor=cast.coach, now=after, trajectory=cast.trajectory, entry=entry,
        happened_on=TUESDAY.date(),
        content=Appointment(("employee", "employer"), "video", "attended", purpose="three-way"),
    )  # fmt: skip
    for talk in (one, off):
        view = read(cast, talk, now=after)
        given: dict[str, Any] = {"now": after, "appointment": talk, "point": view.points[-1].id}
        with pytest.raises(Refused) as refused:
            add(cast, talk, cast.coach, "Te laat", after)
        assert refused.value.code == "closed"
        with pytest.raises(Refused):
            guidance.withdraw_point(actor=cast.coach, **given)
        with pytest.raises(Refused):
            guidance.set_aside_point(actor=cast.employee, aside=True, **given)
        assert not view.takes_points
    assert on(cast) == [
        ("employer", "Kosten"), ("employee", "Vrije dag"), ("coach", "Doel"),
        ("employee", "Nog iets"),
    ]  # fmt: skip


def test_a_talk_of_another_kind_has_no_agenda(cast: Cast) -> None:
    one = book(cast)
    with pytest.raises(Refused) as refused:
        add(cast, one)
    assert refused.value.code == "no-agenda"
    assert not read(cast, one).takes_points


def test_what_stood_on_the_agenda_of_a_day_is_told_without_what_was_kept_out(cast: Cast) -> None:
    one = three(cast)
    add(cast, propose(cast, THREE_WAY, options=OPTIONS), text="Zonder moment")
    late = datetime(2026, 11, 25, 0, 30, tzinfo=AMSTERDAM)  # still the 24th in UTC
    add(cast, book(cast, late, replace(INTAKE, purpose="evaluation")), text="De nacht")
    cancelled = book(cast, WEDNESDAY, THREE_WAY)
    add(cast, cancelled, text="Gaat niet door")
    guidance.cancel(actor=cast.coach, now=NOW, appointment=cancelled)
    aside(cast, one, read(cast, one).points[2].id)
    assert on(cast) == [("employer", "Kosten"), ("employee", "Vrije dag")]
    assert on(cast, WEDNESDAY) == [("coach", "De nacht")]
    assert on(cast, NOW) == []


def test_no_point_goes_by_mail_and_no_word_of_it_into_a_log(cast: Cast) -> None:
    one = book(cast, said=THREE_WAY)
    drain(clock=lambda: NOW + timedelta(hours=1))
    django_mail.outbox.clear()
    point = add(cast, one, cast.employer, "Zilverpapier").points[0].id
    aside(cast, one, point)
    guidance.withdraw_point(actor=cast.employer, now=NOW, appointment=one, point=point)
    drain(clock=lambda: NOW + timedelta(hours=2))
    assert django_mail.outbox == []
    with tenancy.tenant(cast.coach.bureau):
        logged = AccessLogEntry.objects.filter(event__startswith="appointment.point")
        rows = list(logged.order_by("seq"))
    assert [row.event for row in rows] == [
        "appointment.point-add",
        "appointment.point-aside",
        "appointment.point-withdraw",
    ]
    assert {(row.detail, row.category) for row in rows} == {(str(one), "appointments")}
