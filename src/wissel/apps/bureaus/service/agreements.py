"""What a client agreed instead of a number of the way of working (*maatwerkafspraken*)."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID

from wissel.apps.bureaus.models import Client, ClientAgreement
from wissel.apps.bureaus.service._held import Per, held_programme, known_duties, term_of
from wissel.apps.bureaus.service._rights import demand_staff
from wissel.apps.bureaus.service._texts import demand_desk
from wissel.core.access import Role
from wissel.core.programme import ClientTerm, Duty, Limit, Programme, Promise, begins_period
from wissel.core.refusal import Refused
from wissel.core.sources import Text
from wissel.infra.doors import Actor, Denied, inner_door, read_door, today_of
from wissel.infra.typed import demand_plain

#: Longer than any trajectory.
MOST_AMOUNT = 3650


@dataclass(frozen=True, slots=True)
class AgreementView:
    """An agreement with a client, as a dated term and with who made it and why.

    ``title`` is what it is about. ``trajectory`` is the one it holds for; ``None`` is all of the
    client's.
    """

    id: UUID
    client: UUID
    term: ClientTerm
    title: Text
    is_within: bool  #: its limit is a term within which; else how often
    reason: str
    made_at: datetime
    made_by: str
    trajectory: UUID | None = None

    def without_whose(self) -> "AgreementView":
        """Return it without the trajectory it is for, and without the reason."""
        return replace(self, trajectory=UUID(int=0), reason="")


@dataclass(frozen=True, slots=True)
class ForCase:
    """The one trajectory that an agreement is for, and the day on which it begins."""

    trajectory: UUID
    registered_on: date


@read_door
def agreements(*, actor: Actor, now: datetime, client: UUID) -> tuple[AgreementView, ...]:
    """Return the agreements with a client, newest first; the client's own people see them too.

    Of one that is for one trajectory a coach reads no more than the number: whose it is and why
    they read in the trajectories that are theirs (``trajectories.agreements_with``).
    """
    if actor.role != Role.EMPLOYER or actor.client != client:
        demand_staff(actor)
    found = agreements_within(client=client, bureau=actor.bureau)
    if actor.role != Role.COACH:
        return found
    return tuple(one if one.trajectory is None else one.without_whose() for one in found)


def agreements_within(*, client: UUID, bureau: UUID) -> tuple[AgreementView, ...]:
    """Return the agreements with a client whole, for a door of an app above."""
    rows = ClientAgreement.objects.filter(client_id=client).order_by("-valid_from", "-made_at")
    duties = known_duties(bureau=bureau)
    return tuple(_view(row, duties) for row in rows)


@inner_door
def agree(
    *,
    actor: Actor,
    now: datetime,
    client: UUID,
    programme: str,
    version: int,
    duty: str,
    reason: str,
    valid_from: date,
    valid_to: date | None = None,
    limit: Limit | None = None,
    per: Per = "",
    only_for: ForCase | None = None,
) -> AgreementView:
    """Agree another number with a client, for the duty of this key in any way of working.

    For a door that derives anew what is due. ``limit`` belongs to a promise or a rhythm that rolls,
    ``per`` to a report or a rhythm of the calendar, as that version has it. ``only_for``: it holds
    in one trajectory, before what holds in all. Raises :class:`Refused` with the place for one that
    ends before it begins, begins in mid-period or before its trajectory, overlaps another of its
    kind, or does not fit the duty.
    """
    demand_desk(actor)
    # Two who agree the same at once: one after the other.
    if Client.objects.select_for_update().filter(pk=client).first() is None:
        raise Denied("no-such-client")
    wanted = ClientTerm("", duty, valid_from, valid_to, limit, per, case=only_for is not None)
    _check(wanted, reason, _programme(programme, version))
    _check_begin(wanted, only_for)
    trajectory = only_for.trajectory if only_for is not None else None
    _check_overlap(client, trajectory, wanted)
    row = ClientAgreement(
        client_id=client,
        trajectory=trajectory,
        duty=duty,
        amount=limit.amount if limit is not None else None,
        unit=limit.unit if limit is not None else "",
        per=per,
        valid_from=valid_from,
        valid_to=valid_to,
        reason=reason.strip(),
        made_at=now,
        made_by=actor.name,
    )
    row.save()
    return _view(row, known_duties(bureau=actor.bureau))


@inner_door
def end_agreement(*, actor: Actor, now: datetime, agreement: UUID, last_day: date) -> AgreementView:
    """Let an agreement end on a day, today or later: what was due under it stays as it was."""
    demand_desk(actor)
    row = ClientAgreement.objects.select_for_update().filter(pk=agreement).first()
    if row is None:
        raise Denied("no-such-agreement")
    if last_day < max(row.valid_from, today_of(now)):
        raise _refused(
            "ends-before-it-begins",
            "$.last_day",
            "Kies vandaag of een latere dag, en niet vóór de eerste dag van de afspraak.",
            "Choose today or a later day, and not before the first day of the agreement.",
        )
    row.valid_to = last_day
    row.save(update_fields=["valid_to"])
    return _view(row, known_duties(bureau=actor.bureau))


def _programme(name: str, version: int) -> Programme:
    try:
        return held_programme(name=name, version=version)
    except LookupError:
        raise Denied("no-such-programme") from None


def _check(term: ClientTerm, reason: str, programme: Programme) -> None:
    if not reason.strip() or len(reason.strip()) > 300:
        raise _refused(
            "reason",
            "$.reason",
            "Schrijf in het kort met wie dit is afgesproken en waarom (hoogstens 300 tekens).",
            "Say in short with whom this was agreed and why (300 characters at most).",
        )
    if term.valid_to is not None and term.valid_to < term.valid_from:
        raise _refused(
            "ends-before-it-begins",
            "$.valid_to",
            f"De afspraak eindigt ({term.valid_to}) voordat zij begint ({term.valid_from}).",
            f"The agreement ends ({term.valid_to}) before it begins ({term.valid_from}).",
        )
    demand_plain((reason,), "$.reason")
    duty = programme.duty(term.duty)
    sort = programme.number_of(term.duty)
    if duty is None or not sort:
        raise _refused(
            "no-such-duty",
            "$.duty",
            f"De werkwijze heeft geen termijn of ritme '{term.duty}'.",
            f"The way of working has no term or rhythm '{term.duty}'.",
        )
    if (sort == "limit") != (term.limit is not None) or (sort == "per") != bool(term.per):
        raise _refused(
            "does-not-fit",
            "$.limit" if sort == "limit" else "$.per",
            f"Bij '{duty.title.nl}' hoort " + _FITS[sort].nl,
            f"'{duty.title.en}' takes " + _FITS[sort].en,
        )
    _check_number(term)


def _check_number(term: ClientTerm) -> None:
    if term.limit is not None and not 1 <= term.limit.amount <= MOST_AMOUNT:
        raise _refused(
            "amount",
            "$.limit",
            f"Vul een aantal van 1 tot {MOST_AMOUNT} in.",
            f"Give a number from 1 to {MOST_AMOUNT}.",
        )
    if term.per and not begins_period(term.per, term.valid_from):
        raise _refused(
            "mid-period",
            "$.valid_from",
            "Laat de afspraak beginnen op de eerste dag van een nieuwe periode.",
            "Let the agreement begin on the first day of a new period.",
        )


_FITS = {
    "limit": Text("een aantal dagen, weken of maanden.", "a number of days, weeks or months."),
    "per": Text("een periode (maand, twee maanden, kwartaal).", "a period (month, two, quarter)."),
}


def _check_begin(term: ClientTerm, only_for: ForCase | None) -> None:
    if only_for is not None and term.valid_from < only_for.registered_on:
        day = f"{only_for.registered_on:%d-%m-%Y}"
        raise _refused(
            "before-the-trajectory",
            "$.valid_from",
            f"Het traject begon op {day}. Kies die dag of later.",
            f"The trajectory began on {day}. Choose that day or a later one.",
        )


def _check_overlap(client: UUID, trajectory: UUID | None, term: ClientTerm) -> None:
    rows = ClientAgreement.objects.filter(client_id=client, duty=term.duty, trajectory=trajectory)
    for row in rows:
        other = term_of(row)
        begins_before_end = term.valid_to is None or other.valid_from <= term.valid_to
        if begins_before_end and (other.valid_to is None or term.valid_from <= other.valid_to):
            raise _refused(
                "overlaps",
                "$.valid_from",
                f"Hierover geldt al een afspraak vanaf {other.valid_from}. Beëindig die eerst.",
                f"There is an agreement about this from {other.valid_from}. End that one first.",
            )


def _refused(code: str, path: str, dutch: str, english: str) -> Refused:
    return Refused(code, path, Text(dutch, english))


def _view(row: ClientAgreement, duties: Mapping[str, Duty]) -> AgreementView:
    duty = duties.get(row.duty)
    return AgreementView(
        row.pk,
        row.client_id,
        term_of(row),
        duty.title if duty is not None else Text(row.duty, row.duty),
        isinstance(duty, Promise),
        row.reason,
        row.made_at,
        row.made_by,
        row.trajectory,
    )
