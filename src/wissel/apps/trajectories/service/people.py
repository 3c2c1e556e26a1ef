"""The people of a trajectory: inviting the employee, tying the account, changing the coach."""

from datetime import datetime
from uuid import UUID

from wissel.apps.bureaus import service as bureaus
from wissel.apps.trajectories.models import Employee
from wissel.apps.trajectories.service import _journal
from wissel.apps.trajectories.service._guard import obtain, visible
from wissel.core.access import Action, DataCategory, Role
from wissel.core.journal import Decision
from wissel.core.refusal import Refused
from wissel.core.sources import Text
from wissel.infra.doors import Actor, Denied, door, today_of


@door
def invite_employee(
    *, actor: Actor, now: datetime, trajectory: UUID, email: str = ""
) -> bureaus.InvitationView:
    """Make the invitation link for the employee of a trajectory; ``email`` sets the address."""
    obtained = obtain(
        actor=actor,
        trajectory=trajectory,
        category=DataCategory.IDENTITY,
        action=Action.WRITE,
        lock=True,
    )
    employee = obtained.row.employment.employee
    if email.strip():
        employee.email = email.strip().lower()
        employee.save(update_fields=["email"])
    if not employee.email:
        raise Refused(
            "email-missing",
            "$.email",
            Text(
                "Vul het e-mailadres van de medewerker in.", "Give the employee's e-mail address."
            ),
        )
    return bureaus.invite(
        actor=actor,
        now=now,
        email=employee.email,
        name=employee.name,
        role=Role.EMPLOYEE,
        person=employee.pk,
    )


@door
def tie_employee(*, actor: Actor, now: datetime, person: UUID) -> None:
    """Tie the signed-in employee to their own file, after an invitation for that very file.

    ``person`` comes from the accepted invitation, which is looked up again; a file that already has
    another account is refused.
    """
    row = Employee.objects.select_for_update().filter(pk=person).first()
    if row is None or actor.role != Role.EMPLOYEE or actor.user is None:
        raise Denied("no-such-person")
    if not bureaus.was_invited(actor=actor, now=now, person=person):
        raise Denied("not-invited")
    if row.user_id not in (None, actor.user):
        raise Denied("other-account")
    row.user_id = actor.user
    row.save(update_fields=["user"])


@door
def assign_coach(*, actor: Actor, now: datetime, trajectory: UUID, coach: UUID) -> None:
    """Give a trajectory to a coach. Managers and planners do; the journal keeps it."""
    if not actor.is_system and actor.role not in (Role.MANAGER, Role.BACK_OFFICE):
        raise Denied("manager-only")
    row = visible(actor=actor).select_for_update(of=("self",)).filter(pk=trajectory).first()
    if row is None:
        raise Denied("no-such-trajectory")
    chosen = bureaus.member(actor=actor, now=now, membership=coach)
    if chosen.role != Role.COACH or not chosen.active:
        raise Denied("no-such-coach")
    row.coach_id = chosen.id
    row.save(update_fields=["coach"])
    decision = Decision(
        subject="other", outcome=f"coach: {chosen.name}", owner=actor.name, owner_role="bureau"
    )
    _journal.append(row=row, actor=actor, now=now, happened_on=today_of(now), content=decision)
