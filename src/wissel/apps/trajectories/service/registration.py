"""Registering an employee for a second-track trajectory, with the facts of the absence."""

from dataclasses import dataclass, field, replace
from datetime import date, datetime
from uuid import UUID

from wissel.apps.bureaus import service as bureaus
from wissel.apps.trajectories.models import (
    Absence,
    AbsencePeriod,
    Employee,
    Employment,
    Party,
    Trajectory,
)
from wissel.apps.trajectories.service import _derive, _journal
from wissel.apps.trajectories.service._facts import check_absence, check_happened, check_hours
from wissel.apps.trajectories.service._guard import ROLES
from wissel.apps.trajectories.service._parties import Details, check_length, check_role, checked
from wissel.core import absence
from wissel.core.access import Action, DataCategory, Relation, Role, decide
from wissel.core.journal import Decision, DocumentReceived, OrderEvent
from wissel.core.programme import Programme
from wissel.core.wire import to_json
from wissel.infra.doors import Actor, Denied, door, today_of


@dataclass(frozen=True, slots=True)
class Registration:
    """What is known when somebody is registered. Only name, client and first sick day are needed.

    ``documents`` are papers that exist already (kind and the date they bear), such as the
    *probleemanalyse*; they feed the clock. ``own_return`` is what the employer knows of the first
    track, in functional words.
    """

    employee_name: str
    client: UUID
    absence: absence.Absence
    employee_email: str = ""
    employee_phone: str = ""
    date_of_birth: date | None = None
    function: str = ""
    hours_per_week: float | None = None
    employment_start: date | None = None
    employment_end: date | None = None
    own_risk_zw: bool | None = None  #: not said: as the client's file has it, else no
    own_risk_wga: bool | None = None  #: the same
    several_employers: bool = False
    contact: UUID | None = None
    coach: UUID | None = None
    location: UUID | None = None  #: of the bureau, where the employee comes
    programme: str = ""  #: empty is the default programme, in its newest version
    programme_version: int | None = None
    documents: tuple[DocumentReceived, ...] = ()
    document_dates: tuple[date, ...] = ()
    second_track_start: date | None = None
    professionals: tuple["Professional", ...] = field(default=())


@dataclass(frozen=True, slots=True)
class Professional:
    """Somebody named at registration, such as a company doctor; needs no account.

    ``role`` is one of :data:`PARTY_ROLES`.
    """

    role: str
    name: str
    organisation: str = ""
    email: str = ""
    phone: str = ""
    membership: UUID | None = None


@dataclass(frozen=True, slots=True)
class Registered:
    """The new trajectory: its id and its case number."""

    id: UUID
    number: str


@door
def register(*, actor: Actor, now: datetime, registration: Registration) -> Registered:
    """Register an employee: by a coach, or by the employer for the own client.

    Raises ``core.refusal.Refused`` with the place when facts contradict each other, and ``Denied``
    for a client that is not the actor's. Nothing is written by half.
    """
    _demand_may_register(actor)
    bureaus.client(actor=actor, now=now, client=registration.client)
    today = today_of(now)
    programme = _programme(actor, registration)
    registration = _checked(registration, today)
    employment = _employment(registration)
    row = Trajectory(
        number=bureaus.next_number(actor=actor, now=now),
        employment=employment,
        absence=_absence(employment, registration.absence),
        coach_id=_coach(actor, now, registration),
        location_id=_location(actor, now, registration),
        programme=programme.name,
        programme_version=programme.version,
        registered_on=today,
    )
    row.save()
    _parties(row, actor, now, registration)
    _first_entries(row, actor, now, registration)
    _derive.keep_up(row, today)
    return Registered(row.pk, row.number)


def _programme(actor: Actor, registration: Registration) -> Programme:
    """Return the way of working it runs by: the one named, or the one the bureau chose."""
    if not registration.programme:
        return bureaus.chosen_programme(bureau=actor.bureau)
    if registration.programme_version is None:
        return bureaus.newest_programme(name=registration.programme)
    return bureaus.held_programme(
        name=registration.programme, version=registration.programme_version
    )


def _checked(registration: Registration, today: date) -> Registration:
    """Refuse what cannot be, at its own place; return the registration with neat texts."""
    who = checked(
        Details(
            registration.employee_name,
            email=registration.employee_email,
            phone=registration.employee_phone,
        ),
        "$.employee_",
    )
    check_absence(registration.absence, today, employment_end=registration.employment_end)
    check_length(registration.function.strip(), 200, "$.function")
    check_hours(registration.hours_per_week, "$.hours_per_week")
    for index, dated in enumerate(registration.document_dates):
        check_happened(dated, today, path=f"$.document_dates[{index}]")
    if registration.second_track_start is not None:
        check_happened(registration.second_track_start, today, path="$.second_track_start")
    return replace(
        registration,
        employee_name=who.name,
        employee_email=who.email,
        employee_phone=who.phone,
        professionals=tuple(
            _professional(one, f"$.professionals[{index}].")
            for index, one in enumerate(registration.professionals)
        ),
    )


def _professional(said: Professional, begin: str) -> Professional:
    check_role(said.role, f"{begin}role")
    neat = checked(Details(said.name, said.organisation, said.email, said.phone), begin)
    return replace(
        said,
        name=neat.name,
        organisation=neat.organisation,
        email=neat.email,
        phone=neat.phone,
    )


def _demand_may_register(actor: Actor) -> None:
    """Ask the table: whoever registers somebody writes an employment. The client is asked apart."""
    if actor.is_system:
        return
    if actor.role not in ROLES:
        raise Denied("no-role")
    decision = decide(
        role=Role(actor.role),
        category=DataCategory.EMPLOYMENT,
        action=Action.WRITE,
        relation=Relation.PARTY if actor.client is not None else Relation.ASSIGNED,
    )
    if not decision.allowed:
        raise Denied(decision.reason.code, hidden=False)


def _employment(registration: Registration) -> Employment:
    born = registration.date_of_birth
    employee = Employee(
        name=registration.employee_name,
        date_of_birth=born.isoformat() if born else "",
        email=registration.employee_email,
        phone=registration.employee_phone,
    )
    employee.save()
    known = bureaus.said_of(client=registration.client)
    ill = registration.absence.first_sick_day
    zw, wga = registration.own_risk_zw, registration.own_risk_wga
    employment = Employment(
        employee=employee,
        client_id=registration.client,
        function=registration.function.strip(),
        hours_per_week=registration.hours_per_week,
        start=registration.employment_start,
        end=registration.employment_end,
        own_risk_zw=bool(known.bears("zw", ill) if zw is None else zw),
        own_risk_wga=bool(known.bears("wga", ill) if wga is None else wga),
        several_employers=registration.several_employers,
    )
    employment.save()
    return employment


def _absence(employment: Employment, facts: absence.Absence) -> Absence:
    row = Absence(
        employment=employment,
        first_sick_day=facts.first_sick_day,
        recovered_on=facts.recovered_on,
    )
    row.save()
    save_periods(row, facts)
    return row


def save_periods(row: Absence, facts: absence.Absence) -> None:
    """Write the periods of an absence, in place of the ones that stood there."""
    AbsencePeriod.objects.filter(absence=row).delete()
    for healthy in facts.healthy:
        AbsencePeriod(
            absence=row, kind="healthy", first_day=healthy.from_, last_day=healthy.to
        ).save()
    for leave in facts.leave:
        said = leave.same_cause
        judgement = absence.Judgement(said) if isinstance(said, bool) else said
        AbsencePeriod(
            absence=row,
            kind=leave.kind,
            first_day=leave.from_,
            last_day=leave.to,
            same_cause=to_json(judgement) if judgement else None,
        ).save()


def _coach(actor: Actor, now: datetime, registration: Registration) -> UUID | None:
    if registration.coach is None:
        return actor.membership if actor.role == Role.COACH else None
    chosen = bureaus.member(actor=actor, now=now, membership=registration.coach)
    if chosen.role != Role.COACH or not chosen.active:
        raise Denied("no-such-coach")
    return chosen.id


def _location(actor: Actor, now: datetime, registration: Registration) -> UUID | None:
    """Return the open location that was chosen. The bureau's staff chooses it, nobody else."""
    if registration.location is None or actor.client is not None:
        return None
    return bureaus.open_location(actor=actor, now=now, location=registration.location).id


def _parties(row: Trajectory, actor: Actor, now: datetime, registration: Registration) -> None:
    if registration.contact is not None:
        chosen = bureaus.contact(actor=actor, now=now, contact=registration.contact)
        if chosen.client != registration.client:
            raise Denied("no-such-contact")
        _contact_party(row, chosen)
    elif actor.role == Role.EMPLOYER:
        own = bureaus.own_contact(actor=actor, now=now)
        if own is not None:
            _contact_party(row, own)
    for professional in registration.professionals:
        Party(
            trajectory=row,
            role=professional.role,
            name=professional.name,
            organisation=professional.organisation,
            email=professional.email,
            phone=professional.phone,
            membership_id=professional.membership,
        ).save()


def _contact_party(row: Trajectory, contact: bureaus.ContactView) -> None:
    Party(
        trajectory=row,
        role=contact.role,
        name=contact.name,
        organisation=row.employment.client.name,
        email=contact.email,
        phone=contact.phone,
        contact_id=contact.id,
        membership_id=contact.membership,
    ).save()


def _first_entries(
    row: Trajectory, actor: Actor, now: datetime, registration: Registration
) -> None:
    for document, dated in zip(registration.documents, registration.document_dates, strict=True):
        _journal.append(row=row, actor=actor, now=now, happened_on=dated, content=document)
    if actor.role == Role.EMPLOYER:
        # Whoever registers an employee asks for a trajectory: what is promised on it begins now.
        asked = OrderEvent("requested")
        _journal.append(row=row, actor=actor, now=now, happened_on=today_of(now), content=asked)
    start = registration.second_track_start
    if start is not None:
        decision = Decision(
            subject="tweede-spoor-start",
            outcome="",
            owner=actor.name,
            owner_role="employer" if actor.role == Role.EMPLOYER else "bureau",
        )
        _journal.append(row=row, actor=actor, now=now, happened_on=start, content=decision)
