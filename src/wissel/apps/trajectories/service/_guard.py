"""No trajectory without passing here: the tie is found, the table asked, the access logged."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from wissel.apps.trajectories.models import Consent, Party, ReminderPause, Trajectory
from wissel.core.access import (
    Action,
    Condition,
    DataCategory,
    Decision,
    Relation,
    Role,
    decide,
    matrix,
)
from wissel.infra.doors import Access, Actor, Denied, about, record_access

#: What an actor can be in the table; the program itself is none of them.
ROLES = frozenset(role.value for role in Role)

#: The tie between an actor and the cases of their lists; all others are a party.
_TIE_OF_LISTS = {
    Role.COACH: Relation.ASSIGNED,
    Role.EMPLOYEE: Relation.SELF,
    Role.MANAGER: Relation.BUREAU,
    Role.BACK_OFFICE: Relation.BUREAU,
}


@dataclass(frozen=True, slots=True)
class Obtained:
    """A trajectory that the actor may touch, and the tie between them.

    ``beside``: another reader of the same, who must be allowed it too.
    """

    row: Trajectory
    relation: Relation
    actor: Actor
    beside: "Obtained | None" = None

    def may(self, category: DataCategory, action: Action = Action.READ) -> Decision | None:
        """Return the table's decision for a further category, or ``None`` when it denies."""
        if self.actor.is_system:
            return None
        if self.beside is not None and not self.beside.sees(category, action):
            return None
        decision = _ask(self.actor, self.row, self.relation, category, action)
        return decision if decision.allowed else None

    def sees(self, category: DataCategory, action: Action = Action.READ) -> bool:
        """Whether the actor may do this with that category. The program itself sees all."""
        return self.actor.is_system or self.may(category, action) is not None

    def limited(self, category: DataCategory, condition: Condition) -> bool:
        """Whether the actor's view of a category carries a limit the door must honour."""
        decision = self.may(category)
        if self.beside is not None and self.beside.limited(category, condition):
            return True
        return decision is not None and condition in decision.conditions

    def demand(self, category: DataCategory, action: Action = Action.READ) -> None:
        """Raise :class:`Denied` unless the table allows it."""
        if self.actor.is_system:
            return
        decision = _ask(self.actor, self.row, self.relation, category, action)
        if not decision.allowed:
            raise Denied(decision.reason.code, subject=str(self.row.pk), hidden=False)

    def log(self, event: str, category: DataCategory, action: str = "R", detail: str = "") -> None:
        """Note the access for the access log (NEN 7513), with the rule that allowed it."""
        decision = self.may(category)
        record_access(
            Access(
                event=event,
                action=action,  # type: ignore[arg-type]  # one of C R U D E, by the callers here
                subject=str(self.row.pk),
                category=category,
                basis=_basis(decision, self.relation),
                detail=detail,
                sensitivity=matrix().table.rows[category].sensitivity,
            )
        )


def obtain(
    *,
    actor: Actor,
    trajectory: UUID,
    category: DataCategory,
    action: Action = Action.READ,
    lock: bool = False,
) -> Obtained:
    """Return the trajectory, or raise :class:`Denied`. ``lock`` takes its row lock for a write.

    A trajectory that is not there and one that the actor has no tie to look the same from outside.
    """
    # With whoever guides it: nearly every door reads the whole trajectory next.
    rows = Trajectory.objects.select_related(
        "employment__employee", "employment__client", "absence", "coach__user", "deputy__user"
    )
    if lock:
        rows = rows.select_for_update(of=("self",))
    row = rows.filter(pk=trajectory).first()
    if row is None:
        raise Denied("no-such-trajectory", subject=str(trajectory))
    about(str(row.pk))
    relation = _relation(actor, row)
    if relation is Relation.NONE:
        raise Denied("no-relation", subject=str(row.pk))
    obtained = Obtained(row, relation, actor)
    obtained.demand(category, action)
    return obtained


def visible(
    *, actor: Actor, category: DataCategory = DataCategory.MILESTONES
) -> QuerySet[Trajectory]:
    """Return the trajectories of which the actor may read this kind of data, for lists.

    Coaches: their own cases and those they deputise for. A tie alone shows nothing: the table is
    asked for lists as well.
    """
    rows = _listed(actor, category)
    if sees_all(actor):
        return rows
    if actor.role == Role.COACH:
        return rows.filter(Q(coach_id=actor.membership) | Q(deputy_id=actor.membership))
    if actor.role == Role.EMPLOYEE:
        return rows.filter(employment__employee__user=actor.user)
    if actor.role == Role.EMPLOYER:
        return rows.filter(employment__client=actor.client)
    named = _named(actor).values("trajectory_id")
    return rows.filter(pk__in=named)


def at_work(*, actor: Actor, today: date, nested: bool = True) -> QuerySet[Trajectory]:
    """Return the trajectories of the actor's lists of work: the visible ones that are theirs now.

    A deputy has the work of a coach who paused the reminders, is no member any more, or is nobody.
    For a coach it is asked at once of which trajectories that is so: within another query a list
    that may be of two coaches is much slower, and seldom is. ``nested=False`` spares that query.
    """
    if actor.role != Role.COACH:
        return visible(actor=actor)
    paused = ReminderPause.objects.filter(user_id=OuterRef("coach__user_id"), until__gte=today)
    away = Q(coach=None) | Q(coach__active=False) | Q(Exists(paused))
    deputised = Trajectory.objects.filter(deputy_id=actor.membership, closed_on=None)
    rows, theirs = _listed(actor, DataCategory.MILESTONES), Q(coach_id=actor.membership)
    covered = deputised.filter(away).values_list("pk", flat=True)
    if not nested:
        return rows.filter(theirs | Q(pk__in=covered))
    known = list(covered)
    return rows.filter(theirs | Q(pk__in=known) if known else theirs)


def sees_all(actor: Actor) -> bool:
    """Whether the lists of the actor hold every trajectory of the bureau."""
    return actor.is_system or actor.role in (Role.MANAGER, Role.BACK_OFFICE)


def _listed(actor: Actor, category: DataCategory) -> QuerySet[Trajectory]:
    rows: QuerySet[Trajectory] = Trajectory.objects.select_related(
        "employment__employee", "employment__client", "absence", "coach__user"
    )
    return rows if may_list(actor, category) else rows.none()


def may_list(actor: Actor, category: DataCategory) -> bool:
    """Whether the table lets the actor read this kind of data in the cases of their own lists."""
    if actor.is_system:
        return True
    if actor.role not in ROLES:
        return False
    return _of_list(actor, category).allowed


def log_list(
    *, actor: Actor, event: str, category: DataCategory, shown: Iterable[UUID], detail: str = ""
) -> None:
    """Note that these trajectories stood in a list: one line of the access log for all of them."""
    in_table = not actor.is_system and actor.role in ROLES
    decision = _of_list(actor, category) if in_table else None
    record_access(
        Access(
            event=event,
            action="R",
            subjects=tuple(sorted({str(pk) for pk in shown})),
            category=category,
            basis=_basis(decision, _tie_of_list(actor)) if may_list(actor, category) else "",
            detail=detail,
            sensitivity=matrix().table.rows[category].sensitivity,
        )
    )


def _of_list(actor: Actor, category: DataCategory) -> Decision:
    return decide(
        role=Role(actor.role),
        category=category,
        action=Action.READ,
        relation=_tie_of_list(actor),
    )


def _tie_of_list(actor: Actor) -> Relation:
    if actor.is_system:
        return Relation.ASSIGNED
    return _TIE_OF_LISTS.get(Role(actor.role), Relation.PARTY)


def consented(*, actor: Actor, row: Trajectory, category: DataCategory) -> bool:
    """Whether a consent holds now for this kind of data and the actor as its receiver.

    It ends with the trajectory, or when it is withdrawn. One that names a company holds for the
    people of that company in this trajectory and for nobody else.
    """
    if row.closed_on is not None:
        return False
    held = Consent.objects.filter(
        trajectory_id=row.pk, category=category, receiver=actor.role, withdrawn_at=None
    )
    if actor.role != Role.HOST_EMPLOYER:
        return held.exists()
    theirs = {_plain(party.organisation) for party in _named(actor).filter(trajectory=row)}
    return any(consent.named and _plain(consent.named) in theirs for consent in held)


def _plain(name: str) -> str:
    return " ".join(name.split()).casefold()


def _relation(actor: Actor, row: Trajectory) -> Relation:
    if actor.is_system:
        return Relation.ASSIGNED
    match actor.role:
        case Role.COACH:
            theirs = actor.membership in (row.coach_id, row.deputy_id)
            return Relation.ASSIGNED if theirs else Relation.BUREAU
        case Role.MANAGER | Role.BACK_OFFICE | Role.AUDITOR | Role.SYSADMIN:
            return Relation.BUREAU
        case Role.EMPLOYEE:
            own = actor.user is not None and row.employment.employee.user_id == actor.user
            return Relation.SELF if own else Relation.NONE
        case Role.EMPLOYER:
            own = actor.client is not None and row.employment.client_id == actor.client
            return Relation.PARTY if own else Relation.NONE
        case _:
            named = _named(actor).filter(trajectory=row)
            return Relation.PARTY if named.exists() else Relation.NONE


def _named(actor: Actor) -> QuerySet[Party]:
    """Return where the actor takes part by name. Whoever took part once has no tie any more."""
    by_contact = Q(contact__membership_id=actor.membership, contact__membership__isnull=False)
    by_name = Q(membership_id=actor.membership, membership__isnull=False)
    rows: QuerySet[Party] = Party.objects.filter(role=actor.role, ended_on=None)
    return rows.filter(by_name | by_contact)


def _ask(
    actor: Actor, row: Trajectory, relation: Relation, category: DataCategory, action: Action
) -> Decision:
    if actor.role not in ROLES:
        raise Denied("no-role", subject=str(row.pk))
    role = Role(actor.role)
    without, given = (
        decide(role=role, category=category, action=action, relation=relation, consent=consent)
        for consent in (False, True)
    )
    # Most cells do not speak of consent; a page asks for all of them.
    if without == given or not consented(actor=actor, row=row, category=category):
        return without
    return given


def _basis(decision: Decision | None, relation: Relation) -> str:
    version = decision.policy_version if decision else "system"
    return f"access:{version}:{relation}"
