"""One guarded appointment: its row, its trajectory, how it stands, and its history."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from operator import attrgetter
from typing import Literal, TypeAlias
from uuid import UUID

from wissel.apps.bureaus import service as bureaus
from wissel.apps.guidance.models import Appointment, AppointmentStep
from wissel.apps.guidance.service._agenda import PointView, points_of
from wissel.apps.guidance.service._said import IN_TIME, read_moments
from wissel.apps.trajectories import service as trajectories
from wissel.connections import wire
from wissel.core.access import Action, DataCategory, Role
from wissel.core.guided import AppointmentSaid, StepKind
from wissel.core.journal import Appointment as Entry
from wissel.core.journal import JournalEntry, origins_of, standing
from wissel.infra import mail
from wissel.infra.doors import Actor, Denied, today_of
from wissel.infra.typed import refused

#: ``asked``: another moment is asked for. ``past``: it is over, and nobody wrote how it went.
AppointmentState: TypeAlias = Literal["proposed", "asked", "agreed", "past", "recorded", "ended"]


@dataclass(frozen=True, slots=True)
class StepView:
    """What somebody did. ``in_time`` of moving or cancelling what was agreed, else ``None``.

    ``words`` are for the bureau and for whoever wrote them.
    """

    at: datetime
    by: str
    role: str
    what: StepKind
    begins_at: datetime | None
    in_time: bool | None
    words: str


@dataclass(frozen=True, slots=True)
class AppointmentView:
    """An appointment as it stands. ``options`` are the moments that can still be chosen.

    ``entry`` is its journal entry as it stands now, and ``outcome`` what that says. ``points`` are
    those of the agenda that the actor may read; ``hidden_points`` counts the others, which are not
    discussed at the request of the employee.
    """

    id: UUID
    trajectory: UUID
    said: AppointmentSaid
    state: AppointmentState
    options: tuple[datetime, ...]
    begins_at: datetime | None
    entry: UUID | None
    outcome: str
    sequence: int
    steps: tuple[StepView, ...]
    points: tuple[PointView, ...] = ()
    hidden_points: int = 0

    @property
    def takes_points(self) -> bool:
        """Whether its agenda is still open: until it is off, or somebody wrote how it went."""
        return self.said.has_agenda and self.state not in ("recorded", "ended")

    @property
    def ends_at(self) -> datetime | None:
        """When it is over, by the length that was expected."""
        begin = self.begins_at
        return None if begin is None else begin + timedelta(minutes=self.said.minutes)


@dataclass(frozen=True, slots=True)
class Held:
    """A row with its trajectory."""

    row: Appointment
    within: trajectories.Within
    said: AppointmentSaid


def within(
    actor: Actor, now: datetime, trajectory: UUID, action: Action, *, lock: bool = False
) -> trajectories.Within:
    """Return the trajectory for whoever may read, or make, appointments in it."""
    return trajectories.trajectory_within(
        actor=actor,
        now=now,
        trajectory=trajectory,
        category=DataCategory.APPOINTMENTS,
        action=action,
        lock=lock,
    )


def hold(*, actor: Actor, now: datetime, appointment: UUID, action: Action = Action.READ) -> Held:
    """Return an appointment if the table allows the actor this action, and they are asked to it.

    To write, the trajectory is locked first: two who choose at once come one after the other.
    """
    lock = action is Action.WRITE
    row = Appointment.objects.filter(pk=appointment).first()
    if row is None:
        raise Denied("no-such-appointment")
    found = within(actor, now, row.trajectory_id, action, lock=lock)
    if lock:
        row = Appointment.objects.select_for_update().get(pk=appointment)
    if not invites(row, actor):
        raise Denied("not-invited", subject=str(row.trajectory_id))
    return Held(row, found, said_of(row))


def invites(row: Appointment, actor: Actor) -> bool:
    """Whether the actor is asked to come, or is of the bureau (the limit ``invited``)."""
    if actor.role == Role.EMPLOYEE:
        return row.with_employee
    return row.with_employer if actor.role == Role.EMPLOYER else True


def is_party(actor: Actor) -> bool:
    """Whether the actor is asked to come, and not somebody of the bureau."""
    return actor.role in (Role.EMPLOYEE, Role.EMPLOYER)


def said_of(row: Appointment) -> AppointmentSaid:
    """Return what the appointment says."""
    return wire.read_value(AppointmentSaid, row.said)


def view_of(
    row: Appointment, found: trajectories.Within, actor: Actor, now: datetime
) -> AppointmentView:
    """Return the appointment as it stands now, with its history as the actor may read it."""
    return view_with(row, entry_of(row, found), actor, now)


def view_with(
    row: Appointment, entry: JournalEntry | None, actor: Actor, now: datetime
) -> AppointmentView:
    """Return the same from its journal entry, for a list that asked for many at once."""
    content = entry.content if entry is not None else None
    outcome = content.outcome if isinstance(content, Entry) else ""
    options = tuple(one for one in read_moments(row.options) if one > now)
    points, hidden = points_of(row, actor)
    return AppointmentView(
        id=row.pk,
        trajectory=row.trajectory_id,
        said=said_of(row),
        state=state_of(row, outcome, now),
        options=options if row.ended_at is None else (),
        begins_at=row.begins_at,
        entry=UUID(entry.id) if entry is not None else None,
        outcome=outcome,
        sequence=row.sequence,
        steps=steps_of(row, actor),
        points=points,
        hidden_points=hidden,
    )


def state_of(row: Appointment, outcome: str, now: datetime) -> AppointmentState:
    """Return how it stands; ``outcome`` is what its journal entry says, if it has one."""
    if row.ended_at is not None:
        return "ended"
    if outcome and outcome != "planned":
        return "recorded"
    if row.asked_at is not None:
        return "asked"
    if row.begins_at is None:
        return "proposed"
    return "agreed" if row.begins_at + timedelta(minutes=row.minutes) > now else "past"


def entry_of(row: Appointment, found: trajectories.Within) -> JournalEntry | None:
    """Return the journal entry of the appointment as it stands, after all corrections."""
    if row.entry is None:
        return None
    origins = origins_of(found.case.journal)
    return next(
        (
            entry
            for entry in standing(found.case.journal)
            if origins.get(entry.id, entry.id) == str(row.entry)
        ),
        None,
    )


def demand_alive(held: Held, now: datetime) -> None:
    """Refuse to change what was cancelled, what is over, and what the journal tells of already."""
    entry = entry_of(held.row, held.within)
    content = entry.content if entry is not None else None
    outcome = content.outcome if isinstance(content, Entry) else ""
    state = state_of(held.row, outcome, now)
    begun = held.row.begins_at is not None and held.row.begins_at <= now
    if held.within.case.closed_on is not None:
        raise refused(
            "closed",
            "$",
            "Dit traject is klaar. Er valt niets meer af te spreken.",
            "This trajectory has ended. There is nothing left to agree.",
        )
    if state == "ended":
        raise refused(
            "ended",
            "$",
            "Deze afspraak gaat niet door. Hij is al afgezegd of ingetrokken.",
            "This appointment is off. It was cancelled or withdrawn already.",
        )
    if state in ("recorded", "past") or begun:
        raise refused(
            "past",
            "$",
            "Deze afspraak is al geweest. Er valt niets meer te kiezen of af te zeggen.",
            "This appointment has been. There is nothing left to choose or to cancel.",
        )


def in_time(row: Appointment, now: datetime) -> bool | None:
    """Whether it is early enough to move or cancel what was agreed; ``None`` if nothing was."""
    return None if row.begins_at is None else row.begins_at - now >= IN_TIME


def write_step(
    row: Appointment,
    actor: Actor,
    now: datetime,
    what: StepKind,
    *,
    begins_at: datetime | None = None,
    timely: bool | None = None,
    words: str = "",
) -> None:
    """Append a step to the history."""
    AppointmentStep(
        appointment=row,
        number=row.steps.count() + 1,
        at=now,
        by=actor.name,
        role=actor.role,
        what=what,
        begins_at=begins_at,
        in_time=timely,
        words=words,
    ).save()


def write_entry(held: Held, actor: Actor, now: datetime, content: Entry) -> None:
    """Write in the journal how the appointment stands, in the place of what it said before."""
    row = held.row
    before = entry_of(row, held.within)
    day = row.begins_at if row.begins_at is not None else now
    entry, _ = trajectories.append_event(
        within=held.within,
        actor=actor,
        now=now,
        content=content,
        happened_on=today_of(day),
        supersedes=before.id if before is not None else None,
    )
    if row.entry is None:
        row.entry = UUID(entry.id)


def note(found: trajectories.Within, event: str, detail: str, *, writes: bool = False) -> None:
    """Write in the access log who read or changed an appointment."""
    found.obtained.log(
        event, DataCategory.APPOINTMENTS, action="U" if writes else "R", detail=detail
    )


def tell_parties(held: Held, actor: Actor, now: datetime) -> None:
    """Mail whoever is asked to come, and did not do this themself, that there is something."""
    for address, path in addresses(held):
        if not path.startswith(_OWN_PATH.get(actor.role, " ")):
            _tell(actor, now, address, path)


def tell_coach(held: Held, actor: Actor, now: datetime) -> None:
    """Mail the coach and who stands in, unless the coach did this themself."""
    if held.within.coach_membership == actor.membership:
        return
    for address in trajectories.coach_addresses(held.within.id):
        _tell(actor, now, address, f"/afspraak/{held.row.pk}/")


def addresses(held: Held) -> list[tuple[str, str]]:
    """Return the address of each who is asked to come and has an account, and their page."""
    row, found = held.row, []
    if row.with_employee and (own := trajectories.employee_address(within=held.within)):
        found.append((own, f"{_OWN_PATH[Role.EMPLOYEE]}afspraak/{row.pk}/"))
    if row.with_employer:
        path = f"{_OWN_PATH[Role.EMPLOYER]}afspraak/{row.pk}/"
        each = trajectories.employer_addresses(within=held.within)
        found += [(address, path) for address in each]
    return found


def _tell(actor: Actor, now: datetime, address: str, path: str) -> None:
    mail.queue(
        actor=actor,
        now=now,
        to=address,
        notice=mail.Notice.MESSAGE,
        path=path,
        language=bureaus.language_of(email=address),
    )


_OWN_PATH: dict[str, str] = {Role.EMPLOYEE: "/mijn/", Role.EMPLOYER: "/werkgever/"}


def steps_of(row: Appointment, actor: Actor) -> tuple[StepView, ...]:
    """Return the history of an appointment, as the actor may read it."""
    steps = sorted(row.steps.all(), key=attrgetter("number"))
    return tuple(_step(step, actor) for step in steps)


def _step(step: AppointmentStep, actor: Actor) -> StepView:
    own = not is_party(actor) or step.role == actor.role
    return StepView(
        at=step.at,
        by=step.by,
        role=step.role,
        what=step.what,  # type: ignore[arg-type]  # written by write_step alone
        begins_at=step.begins_at,
        in_time=step.in_time,
        words=step.words if own else "",
    )
