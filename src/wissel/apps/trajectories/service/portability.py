"""A whole trajectory out of a file into the tables. Its documents are the app above's.

Facts are kept as the file says them: identities, numbers, moments, salts and links of the journal.
People are kept as names; an import makes no accounts and gives nobody a case to work on.
"""

import re
import secrets
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, TypeVar
from uuid import UUID

from django.db import IntegrityError, transaction

from wissel.apps.bureaus import service as bureaus
from wissel.apps.trajectories import models
from wissel.apps.trajectories.service import _derive
from wissel.apps.trajectories.service._guard import obtain, visible
from wissel.apps.trajectories.service._mapper import entry_row, to_core
from wissel.apps.trajectories.service._restorable import check_case
from wissel.apps.trajectories.service.registration import save_periods
from wissel.connections.trajectory_file import Changed, differences
from wissel.core.access import Action, DataCategory
from wissel.core.journal import JournalEntry, chain_link, entry_digest
from wissel.core.refusal import Refused
from wissel.core.sources import Text
from wissel.core.trajectory import Trajectory
from wissel.core.wire import to_json
from wissel.infra.doors import Actor, Denied, about, door, read_door, today_of
from wissel.infra.ids import uuid7

T = TypeVar("T")

#: What the apps above this one keep, and restore themselves.
_OF_APPS_ABOVE: dict[str, Any] = {
    "reports": (),
    "papers": (),
    "received": (),
    "quotes": (),
    "appointments": (),
    "expectations": (),
    "intake": None,
    "introduction": None,
    "check_ins": (),
    "profiles": (),
    "work_tests": (),
    "search_settings": None,
    "vacancy_lists": (),
    "plans": (),
    "own_money": None,
    "employer_money": None,
}
#: A case number that can be kept: it stands in names of files and in addresses.
_NUMBER = re.compile(r"[A-Za-z0-9][A-Za-z0-9.-]{0,19}")


@dataclass(frozen=True, slots=True)
class Restored:
    """A trajectory that came out of a file: its id, its case number here, what is other than it."""

    id: UUID
    number: str
    changed: tuple[Changed, ...]


@read_door
def numbered(*, actor: Actor, now: datetime, number: str) -> UUID | None:
    """Return the trajectory of this bureau with that case number, if there is one.

    For the program, which looks in every bureau: finding none is no denied access.
    """
    _system_only(actor)
    rows = visible(actor=actor).filter(number__iexact=number.strip())
    pk: UUID | None = rows.values_list("pk", flat=True).first()
    return pk


@door
def restore(*, actor: Actor, now: datetime, case: Trajectory) -> Restored:
    """Store a trajectory out of a file, without what apps above keep. Only a command may.

    Its own case number is kept when it is free here. Raises :class:`Refused` for what cannot be
    kept and for a trajectory that is here already, :class:`~wissel.core.sources.NotCovered` for a
    date that the law's data does not cover. Nothing is written by half.
    """
    _system_only(actor)
    chained = replace(case, journal=_chained(case.journal), **_OF_APPS_ABOVE)
    check_case(chained, now)
    number = _number(actor, now, case.reference)
    _demand_new(chained)
    row = _row(actor, now, chained, number)
    about(str(row.pk))
    _parties_and_consents(row, chained)
    _kept_identities(row, chained, now)
    _derive.keep_up(row, today_of(now))
    obtained = obtain(
        actor=actor, trajectory=row.pk, category=DataCategory.CAPACITY, action=Action.WRITE
    )
    obtained.log("dossier.import", DataCategory.CAPACITY, action="C", detail=f"as {number}")
    return Restored(row.pk, number, _changed(case, chained, to_core(obtained.row)))


def _system_only(actor: Actor) -> None:
    if not actor.is_system:
        raise Denied("command-only")


def _number(actor: Actor, now: datetime, wanted: str) -> str:
    """Return the file's own case number if it is free here, else a new one."""
    taken = models.Trajectory.objects.filter(number__iexact=wanted).exists()
    if taken or not _NUMBER.fullmatch(wanted):
        return bureaus.next_number(actor=actor, now=now)
    bureaus.take_number(actor=actor, now=now, number=wanted)
    return wanted


def _demand_new(case: Trajectory) -> None:
    """Refuse a trajectory that this bureau has already, under whatever number."""
    entries = models.JournalEntry.objects.filter(pk__in=[UUID(e.id) for e in case.journal[:50]])
    versions = models.CapacityVersion.objects.filter(pk__in=[UUID(c.id) for c in case.capacity])
    same = entries.first() or versions.first()
    found = same.trajectory.number if same is not None else _same_person(case)
    if found:
        raise Refused(
            "already-here",
            "$",
            Text(
                f"Dit traject staat al in dit bureau, als {found}. Er is niets gewijzigd.",
                f"This trajectory is in this bureau already, as {found}. Nothing was changed.",
            ),
        )


def _same_person(case: Trajectory) -> str:
    rows = models.Trajectory.objects.filter(
        registered_on=case.registered_on,
        absence__first_sick_day=case.absence.first_sick_day,
        employment__employee__name=case.employee.name,
        employment__client__name=case.client.name,
    ).select_related("employment__employee")
    born = case.employee.date_of_birth
    wanted = born.isoformat() if born else ""
    found = [row for row in rows if row.employment.employee.date_of_birth == wanted]
    return found[0].number if found else ""


def _row(actor: Actor, now: datetime, case: Trajectory, number: str) -> models.Trajectory:
    born = case.employee.date_of_birth
    employee = models.Employee(
        name=case.employee.name,
        date_of_birth=born.isoformat() if born else "",
        email=case.employee.email,
        phone=case.employee.phone,
    )
    employee.save()
    said = case.employment
    employment = models.Employment(
        employee=employee,
        client_id=_client(actor, now, case),
        function=said.function,
        hours_per_week=said.hours_per_week,
        start=said.start,
        end=said.end,
        own_risk_zw=said.own_risk_zw,
        own_risk_wga=said.own_risk_wga,
        several_employers=said.several_employers,
    )
    employment.save()
    absence = models.Absence(
        employment=employment,
        first_sick_day=case.absence.first_sick_day,
        recovered_on=case.absence.recovered_on,
    )
    absence.save()
    save_periods(absence, case.absence)
    row = models.Trajectory(
        number=number,
        employment=employment,
        absence=absence,
        programme=case.programme.name,
        programme_version=case.programme.version,
        registered_on=case.registered_on,
        closed_on=case.closed_on,
    )
    row.save()
    return row


def _client(actor: Actor, now: datetime, case: Trajectory) -> UUID:
    """Return the client of that name in this bureau, made when there is none."""
    wanted = case.client.name.strip()
    known = bureaus.clients(actor=actor, now=now)
    for client in known:
        if client.name.casefold() == wanted.casefold():
            return client.id
    return bureaus.register_client(actor=actor, now=now, name=wanted, kvk=case.client.kvk).id


def _parties_and_consents(row: models.Trajectory, case: Trajectory) -> None:
    for key, party in _in_order(case.parties):
        models.Party(
            id=key,
            trajectory=row,
            role=party.role,
            name=party.name,
            organisation=party.organisation,
            email=party.email,
            phone=party.phone,
            registration=party.registration,
            ended_on=party.ended_on,
        ).save()
    for key, consent in _in_order(case.consents):
        models.Consent(
            id=key,
            trajectory=row,
            category=consent.category,
            receiver=consent.receiver,
            purpose=consent.purpose,
            text_version=consent.text_version,
            given_at=consent.given_at,
            withdrawn_at=consent.withdrawn_at,
            choice=consent.choice,
            named=consent.named,
            on_paper=consent.on_paper,
        ).save()


def _in_order(values: Sequence[T]) -> list[tuple[UUID, T]]:
    """Give each value a key, in the order of the file: keys of one millisecond have no order."""
    return list(zip(sorted(uuid7() for _ in values), values, strict=True))


def _kept_identities(row: models.Trajectory, case: Trajectory, now: datetime) -> None:
    """Write what keeps the identity it has in the file: links and documents refer to it."""
    rows = [entry_row(entry, row.pk) for entry in case.journal]
    for made in rows:
        made.bureau_id = row.bureau_id
    try:
        with transaction.atomic():
            models.JournalEntry.objects.bulk_create(rows)
            for said in case.capacity:
                models.CapacityVersion(
                    id=UUID(said.id),
                    trajectory=row,
                    version=said.version,
                    valid_from=said.valid_from,
                    recorded_at=said.recorded_at or now,
                    content=to_json(replace(said, id="", recorded_at=None)),
                ).save(force_insert=True)
    except IntegrityError:
        raise Refused(
            "identity-taken",
            "$.journal",
            Text(
                "Dit traject staat al in deze installatie, bij een ander bureau. De regels van het "
                "logboek houden hun identiteit, en die bestaat maar één keer. Er is niets "
                "gewijzigd.",
                "This trajectory is in this installation already, at another bureau. The entries "
                "of the journal keep their identity, which exists once. Nothing was changed.",
            ),
        ) from None


def _chained(journal: tuple[JournalEntry, ...]) -> tuple[JournalEntry, ...]:
    """Return the journal with its chain, made here when the file has none at all."""
    if any(entry.link or entry.digest or entry.salt for entry in journal):
        return journal
    made: list[JournalEntry] = []
    for entry in journal:
        salted = replace(entry, salt=secrets.token_hex(16))
        salted = replace(salted, digest=entry_digest(salted))
        made.append(replace(salted, link=chain_link(made[-1].link if made else "", salted)))
    return tuple(made)


def _changed(given: Trajectory, chained: Trajectory, stored: Trajectory) -> tuple[Changed, ...]:
    found = tuple(differences(chained, stored))
    if given.journal == chained.journal:
        return found
    why = Text(
        "Het bestand had geen keten; die is bij het inlezen gemaakt.",
        "The file had no chain; it was made by the import.",
    )
    return (*found, Changed("$.journal", None, len(chained.journal), why))
