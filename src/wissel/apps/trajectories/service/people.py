"""The employee and the coach of a trajectory: contact data, the account, who coaches."""

from datetime import date, datetime
from uuid import UUID

from wissel.apps.bureaus import service as bureaus
from wissel.apps.trajectories.models import Employee, Party, Trajectory
from wissel.apps.trajectories.service import _journal
from wissel.apps.trajectories.service._guard import obtain, visible
from wissel.apps.trajectories.service._parties import (
    OWN_ACCOUNT,
    Details,
    checked,
    demand_same,
    obtain_for_staff,
)
from wissel.core.access import Action, DataCategory, Role
from wissel.core.journal import Decision
from wissel.core.refusal import Refused
from wissel.core.sources import Text
from wissel.infra.doors import Actor, Denied, door, today_of


@door
def change_employee(
    *, actor: Actor, now: datetime, trajectory: UUID, name: str, email: str = "", phone: str = ""
) -> None:
    """Change how the employee is called and reached.

    Raises ``Refused`` for name or address of an employee with an account. A changed address makes
    invitations to the old one useless.
    """
    obtained = obtain_for_staff(actor, trajectory)
    row = obtained.row.employment.employee
    said = checked(Details(name, email=email, phone=phone), "$.")
    if row.user_id is not None:
        demand_same(row.name, row.email, said)
    _address(actor, now, row, said.email)
    row.name, row.phone = said.name, said.phone
    row.save(update_fields=["name", "email", "phone"])
    obtained.log("people.change", DataCategory.IDENTITY, action="U", detail="employee")


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
    said = email.strip().lower()
    if said and said != employee.email:
        if employee.user_id is not None:
            raise Refused("own-account", "$.email", OWN_ACCOUNT)
        _address(actor, now, employee, said)
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
    """Give a trajectory to a coach. Managers and planners do; the journal keeps it.

    Whoever coached before, here or at the bureau that the file came from, took part until today.
    """
    if not actor.is_system and actor.role not in (Role.MANAGER, Role.BACK_OFFICE):
        raise Denied("manager-only")
    row = visible(actor=actor).select_for_update(of=("self",)).filter(pk=trajectory).first()
    if row is None:
        raise Denied("no-such-trajectory")
    chosen = bureaus.member(actor=actor, now=now, membership=coach)
    if chosen.role != Role.COACH or not chosen.active:
        raise Denied("no-such-coach")
    if row.coach_id == chosen.id:
        return
    before = row.coach_id
    row.coach_id = chosen.id
    was_deputy = row.deputy_id == chosen.id
    if was_deputy:  # kept, it would give the file back once somebody else coaches
        row.deputy_id = None
    row.save(update_fields=["coach", "deputy"])
    _end_named_coaches(row, chosen, today_of(now))
    if before is not None:
        former = bureaus.member(actor=actor, now=now, membership=before)
        _keep_former_coach(row, former, today_of(now))
    decision = Decision(
        subject="other",
        outcome=f"coach: {chosen.name}" + ("; waarnemer: niemand" if was_deputy else ""),
        owner=actor.name,
        owner_role="bureau",
    )
    _journal.append(row=row, actor=actor, now=now, happened_on=today_of(now), content=decision)


@door
def name_deputy(*, actor: Actor, now: datetime, trajectory: UUID, deputy: UUID | None) -> None:
    """Name who stands in for the coach of a trajectory, or nobody. The journal keeps it.

    The coach of the trajectory does, and managers and planners. Raises ``Refused`` for the coach
    themself.
    """
    row = visible(actor=actor).select_for_update(of=("self",)).filter(pk=trajectory).first()
    if row is None:
        raise Denied("no-such-trajectory")
    own = actor.role == Role.COACH and row.coach_id == actor.membership
    if not (own or actor.is_system or actor.role in (Role.MANAGER, Role.BACK_OFFICE)):
        raise Denied("coach-or-manager", subject=str(row.pk), hidden=False)
    chosen = _stand_in(row, actor, now, deputy) if deputy is not None else None
    if row.deputy_id == deputy:
        return
    row.deputy_id = deputy
    row.save(update_fields=["deputy"])
    decision = Decision(
        subject="other",
        outcome=f"waarnemer: {chosen.name}" if chosen is not None else "waarnemer: niemand",
        owner=actor.name,
        owner_role="coach" if own else "bureau",
    )
    _journal.append(row=row, actor=actor, now=now, happened_on=today_of(now), content=decision)


def _stand_in(row: Trajectory, actor: Actor, now: datetime, deputy: UUID) -> bureaus.MemberView:
    """Return the coach who is to stand in, or refuse them."""
    chosen = bureaus.member(actor=actor, now=now, membership=deputy)
    if chosen.role != Role.COACH or not chosen.active:
        raise Denied("no-such-coach")
    if row.coach_id is None:
        raise Refused(
            "no-coach",
            "$.deputy",
            Text(
                "Er is nog geen coach. Wijs die eerst toe.",
                "There is no coach yet. Assign one first.",
            ),
        )
    if chosen.id == row.coach_id:
        raise Refused(
            "own-deputy",
            "$.deputy",
            Text(
                "De coach kan niet de eigen waarnemer zijn. Kies een ander.",
                "A coach cannot stand in for themself. Choose somebody else.",
            ),
        )
    return chosen


def _end_named_coaches(row: Trajectory, chosen: bureaus.MemberView, today: date) -> None:
    """End the coaches that an import brought along by name; the chosen one has an account now."""
    for party in Party.objects.filter(trajectory=row, role=Role.COACH, ended_on=None):
        same = (party.name, party.email.lower()) == (chosen.name, chosen.email.lower())
        if same:
            party.delete()  # the same person, who would stand there twice
        else:
            party.ended_on = today
            party.save(update_fields=["ended_on"])


def _keep_former_coach(row: Trajectory, former: bureaus.MemberView, today: date) -> None:
    Party(
        trajectory=row,
        role=Role.COACH,
        name=former.name,
        email=former.email,
        phone=former.phone,
        registration=former.registration,
        membership_id=former.id,
        ended_on=today,
    ).save()


def _address(actor: Actor, now: datetime, employee: Employee, email: str) -> None:
    """Set the address of an employee; a link that went to the old one opens nothing any more."""
    if employee.email and employee.email != email:
        bureaus.withdraw_invitations_of(actor=actor, now=now, person=employee.pk)
    employee.email = email
