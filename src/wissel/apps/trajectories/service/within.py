"""For doors of the apps above: one guarded trajectory, in full, inside their own transaction."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID

from django.db.models import Q

from wissel.apps.trajectories.models import JournalEntry as Row
from wissel.apps.trajectories.models import Party, ReminderPause
from wissel.apps.trajectories.models import Trajectory as TrajectoryRow
from wissel.apps.trajectories.service import _derive, _journal
from wissel.apps.trajectories.service._guard import Obtained, log_list, obtain, visible
from wissel.apps.trajectories.service._mapper import entry_of
from wissel.apps.trajectories.service.case import cut_for
from wissel.core.access import Action, DataCategory, Relation, Role
from wissel.core.due import Due
from wissel.core.journal import Content, JournalEntry
from wissel.core.trajectory import Trajectory
from wissel.infra.doors import Actor, today_of


@dataclass(frozen=True, slots=True)
class Within:
    """A guarded trajectory: the whole case and what is due, uncut. Not for screens."""

    obtained: Obtained
    id: UUID
    case: Trajectory
    due: Due
    coach_membership: UUID | None
    location: UUID | None
    employee_user: UUID | None
    client: UUID

    @classmethod
    def of(cls, obtained: Obtained, case: Trajectory, due: Due) -> "Within":
        """Return what was obtained, as it was read from its row."""
        row = obtained.row
        return cls(
            obtained=obtained,
            id=row.pk,
            case=case,
            due=due,
            coach_membership=row.coach_id,
            location=row.location_id,
            employee_user=row.employment.employee.user_id,
            client=row.employment.client_id,
        )


def trajectory_within(
    *,
    actor: Actor,
    now: datetime,
    trajectory: UUID,
    category: DataCategory,
    action: Action = Action.READ,
    lock: bool = False,
) -> Within:
    """Return the uncut trajectory if the table allows the actor this action with this category."""
    obtained = obtain(
        actor=actor, trajectory=trajectory, category=category, action=action, lock=lock
    )
    full, due = _derive.derive(obtained.row, today_of(now))
    return Within.of(obtained, full, due)


def as_the_client_reads(*, within: Within) -> Within:
    """Return the trajectory as its employer may read it: what goes to UWV goes through them.

    For the employee it is what both may read: the price of the trajectory is none of theirs.
    """
    tie = replace(within.obtained.actor, role=Role.EMPLOYER, kind="user", client=within.client)
    beside = within.obtained if within.obtained.actor.role == Role.EMPLOYEE else None
    obtained = Obtained(within.obtained.row, Relation.PARTY, tie, beside)
    return replace(within, obtained=obtained, case=cut_for(obtained, within.case))


def as_its_reader_reads(*, within: Within) -> Within:
    """Return the trajectory as whoever obtained it may read it."""
    return replace(within, case=cut_for(within.obtained, within.case))


def obtained_within(
    *, actor: Actor, trajectory: UUID, category: DataCategory, action: Action = Action.READ
) -> Obtained:
    """Return the tie of the actor to a trajectory alone: nothing is read of it or derived."""
    return obtain(actor=actor, trajectory=trajectory, category=category, action=action)


def append_event(
    *,
    within: Within,
    actor: Actor,
    now: datetime,
    content: Content,
    happened_on: date | None = None,
    category: DataCategory | None = None,
    documents: tuple[str, ...] = (),
    supersedes: str | None = None,
) -> tuple[JournalEntry, Due]:
    """Write what the app above did as a journal entry too, and derive anew.

    The app's own right was asked by :func:`trajectory_within`; the row is locked there. What it
    ``supersedes`` is an entry that the app wrote before, and no longer counts; ``category`` narrows
    who reads the entry. Returns the entry
    and everything that is due now that it stands.
    """
    entry = _journal.append(
        row=within.obtained.row,
        actor=actor,
        now=now,
        happened_on=happened_on or today_of(now),
        content=content,
        category=category,
        documents=documents,
        supersedes=supersedes,
    )
    return entry, _derive.due_after(within.obtained.row, today_of(now))


def shown_in_list(
    *, actor: Actor, event: str, category: DataCategory, trajectories: Iterable[UUID]
) -> None:
    """Note that these trajectories stood in a list: one line of the access log for all of them."""
    log_list(actor=actor, event=event, category=category, shown=trajectories)


def names_in_list(
    *, actor: Actor, event: str, category: DataCategory, trajectories: Iterable[UUID]
) -> dict[UUID, str]:
    """Return the employee's name of each of these that may stand in a list of the actor's.

    That they stood there is noted.
    """
    rows = visible(actor=actor, category=category).filter(pk__in=set(trajectories))
    found = {row.pk: row.employment.employee.name for row in rows}
    log_list(actor=actor, event=event, category=category, shown=found)
    return found


def as_they_stand(*, entries: Collection[UUID]) -> dict[UUID, JournalEntry]:
    """Return how each of these entries stands after its corrections, of any trajectories.

    For a list of an app above, which asked the table about what it shows. As many questions to the
    database as the longest chain of corrections has links, however many entries there are.
    """
    found = {row.pk: row for row in Row.objects.filter(pk__in=entries)}
    origin = {pk: pk for pk in found}
    newest = dict(found)
    ends, within = list(found), {row.trajectory_id for row in found.values()}
    while ends:
        # By trajectory too, as the index begins with it.
        rows = list(Row.objects.filter(trajectory__in=within, supersedes__in=ends))
        for row in rows:
            origin[row.pk] = origin[row.supersedes]
            newest[origin[row.pk]] = row
        ends = [row.pk for row in rows]
    return {pk: entry_of(row) for pk, row in newest.items()}


def employer_addresses(*, within: Within) -> tuple[str, ...]:
    """Return the addresses of the employer's contacts of this trajectory who have an account."""
    return addresses_of_employer(within.id)


def addresses_of_employer(trajectory: UUID) -> tuple[str, ...]:
    """Return those addresses, for a door that obtained the trajectory itself."""
    rows = Party.objects.filter(
        trajectory_id=trajectory, role=Role.EMPLOYER, ended_on=None
    ).select_related("contact")
    return tuple(
        row.email
        for row in rows.order_by("id")
        if row.email and (row.membership_id or (row.contact and row.contact.membership_id))
    )


def coach_addresses(trajectory: UUID) -> tuple[str, ...]:
    """Return the addresses of whoever guides it and works here: the coach and who stands in."""
    row = TrajectoryRow.objects.select_related("coach__user", "deputy__user").get(pk=trajectory)
    people = [one for one in (row.coach, row.deputy) if one is not None and one.active]
    return tuple(one.user.email for one in people if one.user.is_active)


def is_closed(trajectory: UUID) -> bool:
    """Whether a trajectory has ended, for a door of an app above."""
    return TrajectoryRow.objects.filter(pk=trajectory).exclude(closed_on=None).exists()


def names_of_other_cases(*, within: Within) -> tuple[str, ...]:
    """Return the names of the employees in the other cases of whoever guides this one.

    For the gate of a report, which looks for them in the text: a passage that was copied comes
    from there. Who is a party here as well is none of them. Nobody is shown the list.
    """
    row = within.obtained.row
    coaches = {row.coach_id, row.deputy_id} - {None}
    if not coaches:
        return ()
    theirs = Q(coach_id__in=coaches) | Q(deputy_id__in=coaches)
    others = TrajectoryRow.objects.filter(theirs).exclude(pk=row.pk)
    own = {within.case.employee.name, *(party.name for party in within.case.parties)}
    found = {one.employment.employee.name for one in others.select_related("employment__employee")}
    return tuple(sorted(found - own))


def employee_address(*, within: Within) -> str:
    """Return the employee's address if they have an account: mail says that something waits."""
    return within.case.employee.email if within.employee_user is not None else ""


def without_pause(*, addresses: Iterable[str], today: date) -> tuple[str, ...]:
    """Return the addresses of those who did not pause the reminders by mail."""
    wanted = tuple(addresses)
    paused = ReminderPause.objects.filter(user__email__in=wanted, until__gte=today)
    silent = set(paused.values_list("user__email", flat=True))
    return tuple(address for address in wanted if address not in silent)
