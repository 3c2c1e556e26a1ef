"""One trajectory as somebody may see it: the record behind its page, its API and its reports."""

from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from wissel.apps.bureaus import service as bureaus
from wissel.apps.trajectories import models
from wissel.apps.trajectories.service._derive import derive, programme_of
from wissel.apps.trajectories.service._guard import Obtained, log_list, obtain, visible
from wissel.apps.trajectories.service._parties import without_contact_data
from wissel.apps.trajectories.service.journal import visible_entries
from wissel.core.access import Action, Condition, DataCategory, Relation
from wissel.core.due import Due
from wissel.core.programme import Programme
from wissel.core.sources import Nature
from wissel.core.trajectory import Capacity, Trajectory
from wissel.infra.doors import Actor, Denied, read_door, today_of


@dataclass(frozen=True, slots=True)
class Place:
    """Where a trajectory is guided. Kilometres and minutes are one way, in the employee's words.

    They say something about where the employee lives: who is no staff, nor the employee, gets none.
    """

    location: bureaus.LocationView | None = None
    travel_km: int | None = None
    travel_minutes: int | None = None


@dataclass(frozen=True, slots=True)
class CaseView:
    """A trajectory with what is due in it, cut down to what this actor may see.

    ``deputy`` stands in for the coach; whoever is both, or left the bureau, does not.
    ``writes`` holds the kinds of data that the actor may write here; a screen offers nothing else.
    ``programme`` is the version of the way of working it runs by, with what the client agreed.
    """

    id: UUID
    case: Trajectory
    due: Due
    relation: Relation
    writes: frozenset[DataCategory]
    coach: bureaus.MemberView | None
    deputy: bureaus.MemberView | None
    client: UUID
    employee_has_account: bool
    programme: Programme
    place: Place


@read_door
def case(*, actor: Actor, now: datetime, trajectory: UUID, trace: bool = False) -> CaseView:
    """Return one trajectory as the actor may see it. Every call is a line in the access log.

    ``trace``: with the derivation of every date of the law, for the page that explains one.
    """
    obtained = obtain(actor=actor, trajectory=trajectory, category=DataCategory.MILESTONES)
    full, due = derive(obtained.row, today_of(now), trace=trace)
    obtained.log("dossier.view", DataCategory.MILESTONES)
    row = obtained.row
    return CaseView(
        id=row.pk,
        case=cut_for(obtained, full),
        due=_cut_due(obtained, due),
        relation=obtained.relation,
        writes=frozenset(c for c in DataCategory if obtained.sees(c, Action.WRITE)),
        coach=_member(actor, now, row.coach_id),
        deputy=_deputy(actor, now, row),
        client=row.employment.client_id,
        employee_has_account=row.employment.employee.user_id is not None,
        programme=programme_of(row),
        place=_place(obtained),
    )


@read_door
def find(*, actor: Actor, now: datetime, words: str) -> tuple[UUID, ...]:
    """Return the open trajectories whose case number or employee's name holds ``words``."""
    wanted = words.strip()
    if not wanted:
        return ()
    rows = visible(actor=actor).filter(closed_on=None)
    by_number = rows.filter(number__icontains=wanted)
    by_name = rows.filter(employment__employee__name__icontains=wanted)
    found = tuple((by_number | by_name).order_by("number").values_list("pk", flat=True)[:20])
    log_list(actor=actor, event="search", category=DataCategory.MILESTONES, shown=found)
    return found


@read_door
def by_number(*, actor: Actor, now: datetime, number: str) -> UUID:
    """Return the id of a trajectory by its case number, or raise :class:`Denied`."""
    found = visible(actor=actor).filter(number__iexact=number.strip()).values_list("pk", flat=True)
    first = found.first()
    if first is None:
        raise Denied("no-such-trajectory")
    pk: UUID = first
    return pk


@read_door
def own_cases(
    *, actor: Actor, now: datetime, category: DataCategory = DataCategory.MILESTONES
) -> tuple[UUID, ...]:
    """Return the actor's trajectories of which they may read this kind of data, newest first."""
    rows = visible(actor=actor, category=category)
    return tuple(rows.order_by("-registered_on", "-number").values_list("pk", flat=True))


def _member(actor: Actor, now: datetime, membership: UUID | None) -> bureaus.MemberView | None:
    if membership is None:
        return None
    return bureaus.member(actor=actor, now=now, membership=membership)


def _deputy(actor: Actor, now: datetime, row: models.Trajectory) -> bureaus.MemberView | None:
    if row.coach_id is None or row.deputy_id == row.coach_id:
        return None
    found = _member(actor, now, row.deputy_id)
    return found if found is not None and found.active else None


def _place(obtained: Obtained) -> Place:
    row = obtained.row
    location = bureaus.location_of(row.location) if row.location_id is not None else None
    if obtained.relation is Relation.PARTY or not obtained.sees(DataCategory.IDENTITY):
        return Place(location)
    return Place(location, row.travel_km, row.travel_minutes)


def cut_for(obtained: Obtained, full: Trajectory) -> Trajectory:
    """Leave out what the table does not show this actor."""
    employee, parties = full.employee, full.parties
    if obtained.limited(DataCategory.IDENTITY, Condition.NAME_ONLY):
        employee = replace(employee, date_of_birth=None, email="", phone="")
        parties = tuple(map(without_contact_data, parties))
    if not obtained.sees(DataCategory.IDENTITY):
        employee = replace(employee, name="", date_of_birth=None, email="", phone="")
    return replace(
        full,
        employee=employee,
        parties=parties if obtained.sees(DataCategory.IDENTITY) else (),
        journal=tuple(visible_entries(obtained)),
        capacity=_capacity(obtained, full),
        consents=full.consents if obtained.sees(DataCategory.CONSENTS) else (),
    )


def _capacity(obtained: Obtained, full: Trajectory) -> tuple[Capacity, ...]:
    """Return the versions somebody may see. An employer gets what the company doctor supplied.

    Of another source they get that it came, and from whom (AP, De zieke werknemer: possibilities
    and limits reach the employer through the doctor).
    """
    if not obtained.sees(DataCategory.CAPACITY):
        return ()
    if not obtained.limited(DataCategory.CAPACITY, Condition.AS_SUPPLIED):
        return full.capacity
    return tuple(
        version
        if version.source == "company-doctor"
        else replace(
            version,
            hours_per_day=None,
            hours_per_week=None,
            items=(),
            complete=False,
            reason="",
        )
        for version in full.capacity
    )


def _cut_due(obtained: Obtained, due: Due) -> Due:
    """Leave out agreements, which are people's own words, for whom activities are not shown.

    And for whom messages are not shown, that there is one to answer; for the other parties, that
    the employee is asked to prepare the intake: whether they do is between them and the coach.
    """
    words = obtained.sees(DataCategory.ACTIVITIES)
    messages = obtained.sees(DataCategory.MESSAGES)
    others = obtained.relation is Relation.PARTY
    if words and messages and not others:
        return due
    shown = tuple(
        duty
        for duty in due.obligations
        if (words or duty.nature is not Nature.AGREEMENT)
        and (messages or not duty.is_private)
        and not (others and duty.is_between_two)
    )
    keys = {duty.key for duty in shown}
    reminders = tuple(one for one in due.reminders if one.obligation in keys)
    return replace(due, obligations=shown, reminders=reminders)
