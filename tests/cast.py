"""The standing cast: who appears in every test of doors, pages and rights.

Two bureaus. Overweg has a coach (Noor), a second coach (Bram), a planner, a manager; its client
De Maasbocht has an HR contact (Peter) and a line manager (Ilse); its employee is Karin. A company
doctor, a labour expert and a host employer are named on her trajectory. The stranger is a coach of
the other bureau. Everything is made through doors, as a bureau would.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from uuid import UUID

from wissel.apps.bureaus import service as bureaus
from wissel.apps.trajectories import service as trajectories
from wissel.core.absence import Absence
from wissel.core.access import Role
from wissel.infra.doors import Actor
from wissel.infra.ids import uuid7

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
PASSWORD = "een-lang-wachtwoord"


@dataclass(frozen=True, slots=True)
class Cast:
    """The people, as actors, and the trajectory they meet in."""

    command: Actor
    coach: Actor
    other_coach: Actor
    planner: Actor
    manager: Actor
    employer: Actor
    line_manager: Actor
    employee: Actor
    company_doctor: Actor
    labour_expert: Actor
    host_employer: Actor
    auditor: Actor
    sysadmin: Actor
    stranger: Actor  #: coach of another bureau
    stranger_employee: Actor  #: an employee of another bureau
    client: UUID
    contact: UUID
    trajectory: UUID
    number: str
    other_trajectory: UUID  #: of the other bureau

    @property
    def everybody(self) -> dict[str, Actor]:
        """Return the people by name; the command is the program, not one of them."""
        names = [name for name in self.__slots__ if isinstance(getattr(self, name), Actor)]
        return {name: getattr(self, name) for name in names if name != "command"}


def make_cast(now: datetime = NOW) -> Cast:
    """Make the cast through doors."""
    command = _open("Bureau Overweg", "OV", now)
    client = bureaus.register_client(
        actor=command, now=now, name="De Maasbocht Transport B.V.", kvk="12345678"
    )
    contact = bureaus.add_contact(
        actor=command,
        now=now,
        client=client.id,
        name="Peter Hoekstra",
        email="peter@maasbocht.example",
        function="HR",
    )
    staff = {
        name: member_of(command, now, *who)
        for name, who in {
            "coach": ("Noor Akkerman", "noor@overweg.example", Role.COACH),
            "other_coach": ("Bram de Wit", "bram@overweg.example", Role.COACH),
            "planner": ("Pleun Smit", "pleun@overweg.example", Role.BACK_OFFICE),
            "manager": ("Mara Vos", "mara@overweg.example", Role.MANAGER),
            "company_doctor": ("R. Amrani", "amrani@arbo.example", Role.COMPANY_DOCTOR),
            "labour_expert": ("T. Jonker", "jonker@ad.example", Role.LABOUR_EXPERT),
            "host_employer": ("Ans Kuiper", "ans@tuin.example", Role.HOST_EMPLOYER),
            "auditor": ("Auke Dam", "auke@keur.example", Role.AUDITOR),
            "sysadmin": ("Sam Beheer", "sam@beheer.example", Role.SYSADMIN),
        }.items()
    }
    employer = member_of(
        command, now, contact.name, contact.email, Role.EMPLOYER, client.id, contact.id
    )
    line_manager = member_of(
        command, now, "Ilse Brands", "ilse@maasbocht.example", Role.LINE_MANAGER, client.id
    )
    registered = trajectories.register(
        actor=staff["coach"],
        now=now,
        registration=trajectories.Registration(
            employee_name="Karin Dijkstra",
            employee_email="karin@example.org",
            employee_phone="06 12345678",
            date_of_birth=date(1981, 5, 4),
            client=client.id,
            contact=contact.id,
            absence=Absence(first_sick_day=date(2025, 6, 16)),
            function="teamleider expeditie",
            hours_per_week=32,
            second_track_start=date(2026, 7, 6),
            professionals=tuple(
                trajectories.Professional(
                    role=str(actor.role), name=actor.name, membership=actor.membership
                )
                for actor in (
                    staff["company_doctor"],
                    staff["labour_expert"],
                    staff["host_employer"],
                    line_manager,
                )
            ),
        ),
    )
    employee = _employee(staff["coach"], now, registered.id)
    other = _open("Bureau Zijspoor", "ZS", now)
    stranger = member_of(other, now, "Otto Prins", "otto@zijspoor.example", Role.COACH)
    other_client = bureaus.register_client(actor=other, now=now, name="Elders B.V.")
    elsewhere = trajectories.register(
        actor=stranger,
        now=now,
        registration=trajectories.Registration(
            employee_name="Wim Elders",
            employee_email="wim@example.org",
            client=other_client.id,
            absence=Absence(first_sick_day=date(2026, 1, 12)),
        ),
    )
    return Cast(
        command=command,
        employer=employer,
        line_manager=line_manager,
        employee=employee,
        stranger=stranger,
        stranger_employee=_employee(stranger, now, elsewhere.id),
        client=client.id,
        contact=contact.id,
        trajectory=registered.id,
        number=registered.number,
        other_trajectory=elsewhere.id,
        **staff,
    )


def _open(name: str, prefix: str, now: datetime) -> Actor:
    command = Actor(bureau=uuid7(), name="tests", role="system", kind="command")
    bureaus.open_bureau(actor=command, now=now, name=name, number_prefix=prefix)
    return command


def member_of(
    command: Actor,
    now: datetime,
    name: str,
    email: str,
    role: Role,
    client: UUID | None = None,
    contact: UUID | None = None,
) -> Actor:
    """Invite somebody and accept in their place, with the password of the cast."""
    invitation = bureaus.invite(
        actor=command,
        now=now,
        name=name,
        email=email,
        role=role,
        client=client,
        contact=contact,
    )
    accepted = bureaus.accept_invitation(token=invitation.token, password=PASSWORD, now=now)
    return _actor(accepted.user, accepted.membership)


def _employee(coach: Actor, now: datetime, trajectory: UUID) -> Actor:
    invitation = trajectories.invite_employee(actor=coach, now=now, trajectory=trajectory)
    accepted = bureaus.accept_invitation(token=invitation.token, password=PASSWORD, now=now)
    employee = _actor(accepted.user, accepted.membership)
    assert accepted.person is not None
    trajectories.tie_employee(actor=employee, now=now, person=accepted.person)
    return employee


def _actor(user: UUID, membership: UUID) -> Actor:
    actor = bureaus.actor_of(user=user, membership=membership)
    assert actor is not None
    return actor
