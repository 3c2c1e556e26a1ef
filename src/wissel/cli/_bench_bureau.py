"""A bureau of thousands of trajectories for ``wissel bench web``, made in seconds.

Some are made through the doors, each at its own moment, and then copied row by row, around the
doors: for a measurement only, in a database that is thrown away. The copies share the words of
their originals and have names, numbers, clients and coaches of their own. Journals are not copied,
since no list reads them; of what is past its day the last :data:`BEHIND` are, for in a bureau at
work most of it was done.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, Final
from uuid import UUID

from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.apps import apps
from django.contrib.auth import get_user_model
from django.db import connection, transaction

from wissel.apps.bureaus import service as bureaus
from wissel.apps.trajectories import service as trajectories
from wissel.core.absence import Absence
from wissel.core.access import Role
from wissel.core.journal import Agreement, Contact, Decision, StagnationSignal
from wissel.infra import tenancy
from wissel.infra.changes import gather
from wissel.infra.doors import Actor, today_of
from wissel.infra.ids import uuid7

#: Trajectories made through the doors; all others are copies of one of these.
ORIGINALS: Final = 24
CLIENTS: Final = 60

#: How much is late in a trajectory, and how much the file does not know, at most.
BEHIND: Final = 2


@dataclass(frozen=True, slots=True)
class Bureau:
    """The bureau and two who look at it: a manager, and a coach with their own trajectories."""

    command: Actor
    manager: Actor
    coach: Actor


def make(*, now: datetime, size: int, own: int) -> Bureau:
    """Make a bureau of ``size`` trajectories, of which the coach has ``own``.

    The others are divided among coaches who have as many.
    """
    command = Actor(bureau=uuid7(), name="bench", role="system", kind="command")
    began = now - timedelta(days=900)
    bureaus.open_bureau(actor=command, now=began, name="Bureau Meetlat", number_prefix="ML")
    clients = [
        bureaus.register_client(actor=command, now=began, name=f"Opdrachtgever {n:02d} B.V.").id
        for n in range(CLIENTS)
    ]
    manager = _member(command, "Mara Meter", "meter@meetlat.example", Role.MANAGER)
    coaches = [
        _member(command, f"Coach {n:03d}", f"coach{n}@meetlat.example", Role.COACH)
        for n in range(max(size // own, 1))
    ]
    originals = [_original(coaches[0], clients, now, n) for n in range(min(ORIGINALS, size))]
    for original in originals:
        trajectories.refresh(actor=command, now=now, trajectory=original)
    _copy(command, originals, clients, coaches, today=today_of(now), size=size, own=own)
    return Bureau(command, manager, coaches[0])


def _member(command: Actor, name: str, email: str, role: Role) -> Actor:
    """Make a member with a second factor, without the hashing of a password that nobody uses."""
    user = get_user_model()(name=name, email=email)
    user.set_unusable_password()
    user.save()
    if role == Role.MANAGER or email.startswith("coach0@"):
        TOTP.activate(user, generate_totp_secret())
    with tenancy.tenant(command.bureau), gather():
        row = apps.get_model("bureaus", "Membership")(user=user, role=role)
        row.save()
    actor = bureaus.actor_of(user=user.pk, membership=row.pk)
    if actor is None:
        raise RuntimeError("a member that was just made has no actor")
    return actor


def _original(coach: Actor, clients: list[UUID], now: datetime, number: int) -> UUID:
    """Play a trajectory: registered at a moment of its own, a contact in most months since."""
    ago = 20 + number * 9 % 330
    registered = now - timedelta(days=ago)
    made = trajectories.register(
        actor=coach,
        now=registered,
        registration=trajectories.Registration(
            employee_name=f"Medewerker {number:02d}",
            client=clients[number % len(clients)],
            absence=Absence(today_of(registered) - timedelta(days=230 + number * 13 % 170)),
        ),
    )
    for back in range(min(ago - 5, 120), number % 37, -29):
        _said(
            coach, made.id, now - timedelta(days=back), Contact(("employee",), "phone", "Gebeld.")
        )
    if number % 3:
        start = Decision("tweede-spoor-start", "Het tweede spoor begint.", coach.name, "coach")
        _said(coach, made.id, registered + timedelta(days=4), start)
    if number % 4 == 0:
        due = today_of(now) + timedelta(days=number % 20 - 6)
        _said(coach, made.id, now - timedelta(days=9), Agreement("employee", "Cv sturen", due))
    if number % 10 == 1:
        facts = StagnationSignal("labour-market", "Er zijn geen reacties gekomen.")
        _said(coach, made.id, now - timedelta(days=16), facts)
    return made.id


def _said(coach: Actor, trajectory: UUID, moment: datetime, content: Any) -> None:
    trajectories.log(
        actor=coach,
        now=moment,
        trajectory=trajectory,
        happened_on=today_of(moment),
        content=content,
    )


@dataclass(frozen=True, slots=True)
class _Row:
    """A stored row as the database holds it, encrypted parts closed, by the name of its field."""

    model: Any
    values: dict[str, Any]


def _copy(
    command: Actor,
    originals: list[UUID],
    clients: list[UUID],
    coaches: list[Actor],
    *,
    today: date,
    size: int,
    own: int,
) -> None:
    with tenancy.tenant(command.bureau):
        rows = [_rows(pk, today) for pk in originals]
    made: dict[Any, list[list[Any]]] = {}
    for number in range(len(originals), size):
        coach = coaches[min(number // own, len(coaches) - 1)]
        for row in _copied(rows[number % len(rows)], number, clients, coach):
            made.setdefault(row.model, []).append(list(row.values.values()))
    with transaction.atomic(), connection.cursor() as cursor:
        for model, values in made.items():  # in the order in which rows need each other
            cursor.executemany(_insert(model), values)


def _insert(model: Any) -> str:
    quoted = [connection.ops.quote_name(field.column) for field in model._meta.concrete_fields]
    marks = ", ".join(["%s"] * len(quoted))
    table = connection.ops.quote_name(model._meta.db_table)
    return f"INSERT INTO {table} ({', '.join(quoted)}) VALUES ({marks})"  # noqa: S608 - names of ours


def _rows(trajectory: UUID, today: date) -> list[_Row]:
    """Return the rows of one trajectory that a list reads, in the order they need each other."""
    row = apps.get_model("trajectories", "Trajectory").objects.get(pk=trajectory)
    employment = row.employment
    keys = {
        "Employee": [employment.employee_id],
        "Employment": [employment.pk],
        "Absence": [row.absence_id],
        "Trajectory": [row.pk],
        "DueDate": _at_work(row, today),
        "PhaseWindow": list(row.phases.values_list("pk", flat=True)),
    }
    return [_stored(name, pk) for name, pks in keys.items() for pk in pks]


def _at_work(row: Any, today: date) -> list[UUID]:
    """Return the open duties of a trajectory in a bureau that does most of them in time."""
    ahead = row.due_dates.filter(due__gte=today)
    past = row.due_dates.filter(due__lt=today).order_by("-due")
    parts = (ahead, past.filter(unknown=False)[:BEHIND], past.filter(unknown=True)[:BEHIND])
    return [pk for part in parts for pk in part.values_list("pk", flat=True)]


def _stored(name: str, pk: UUID) -> _Row:
    model = apps.get_model("trajectories", name)
    quote = connection.ops.quote_name
    fields = model._meta.concrete_fields
    columns = ", ".join(quote(field.column) for field in fields)
    asked = f"SELECT {columns} FROM {quote(model._meta.db_table)} WHERE id = %s"  # noqa: S608 - names of ours
    with connection.cursor() as cursor:
        cursor.execute(asked, [_key(pk)])
        values = cursor.fetchone()
    return _Row(model, dict(zip([field.attname for field in fields], values, strict=True)))


def _key(identity: UUID | None) -> Any:
    """Return an identity as the database stores it."""
    if identity is None or connection.features.has_native_uuid_field:
        return identity
    return identity.hex


def _copied(rows: list[_Row], number: int, clients: list[UUID], coach: Actor) -> Iterator[_Row]:
    employee, employment, absence, trajectory = (_key(uuid7()) for _ in range(4))
    changes: dict[str, dict[str, Any]] = {
        "Employee": {"id": employee, "name": f"Medewerker {number:04d}"},
        "Employment": {
            "id": employment,
            "employee_id": employee,
            "client_id": _key(clients[number % len(clients)]),
        },
        "Absence": {"id": absence, "employment_id": employment},
        "Trajectory": {
            "id": trajectory,
            "number": f"ML-2026-{number:05d}",
            "employment_id": employment,
            "absence_id": absence,
            "coach_id": _key(coach.membership),
        },
    }
    for row in rows:
        changed = changes.get(row.model.__name__)
        if changed is None:
            changed = {"id": _key(uuid7()), "trajectory_id": trajectory}
        yield _Row(row.model, row.values | changed)
