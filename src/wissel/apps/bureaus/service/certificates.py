"""Adding, changing and removing the certificates of a coach."""

from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from typing import Final
from uuid import UUID

from wissel.apps.bureaus.models import Certificate
from wissel.apps.bureaus.service._certificates import ENDS_SOON, CertificateView, certificate_views
from wissel.apps.bureaus.service._rights import demand_staff
from wissel.apps.bureaus.service._texts import demand_current
from wissel.apps.bureaus.service.coaches import demand_own_or_desk
from wissel.apps.bureaus.service.language import language_of
from wissel.infra import mail
from wissel.infra.doors import Actor, Denied, door, read_door, today_of
from wissel.infra.typed import neat, refused

#: Bodies that are often meant; any other may be typed.
BODIES: Final = ("Noloc", "CMI", "RRC", "NIP", "TMA", "SKO")
#: More than anybody has.
MOST_CERTIFICATES: Final = 60
MOST_POINTS: Final = 9999
_MOST: Final = {"body": 60, "number": 60}
_FIRST_DAY: Final = date(1950, 1, 1)
_LAST_DAY: Final = date(2199, 12, 31)


@dataclass(frozen=True, slots=True)
class CertificateSaid:
    """What stands on a certificate. ``valid_until`` is its last day, none when it does not end."""

    body: str
    valid_from: date
    number: str = ""
    valid_until: date | None = None
    points: int | None = None


@read_door
def certificate(*, actor: Actor, now: datetime, member: UUID, certificate: UUID) -> CertificateView:
    """Return one certificate of a coach, for all staff."""
    demand_staff(actor)
    rows = Certificate.objects.filter(membership_id=member)
    for one in certificate_views(rows, today_of(now)):
        if one.id == certificate:
            return one
    raise Denied("no-such-certificate")


@door
def add_certificate(*, actor: Actor, now: datetime, member: UUID, said: CertificateSaid) -> UUID:
    """Add a certificate: the coach themself, or manager and back office. Returns its id.

    Raises ``Refused`` for one that ends before it begins, and for one that is there already.
    """
    demand_own_or_desk(actor, member)
    row = Certificate(membership_id=member, **_checked(said))
    _demand_once(row)
    row.save()
    pk: UUID = row.pk
    return pk


@door
def change_certificate(
    *,
    actor: Actor,
    now: datetime,
    member: UUID,
    certificate: UUID,
    said: CertificateSaid,
    revision: int | None = None,
) -> None:
    """Change a certificate; refused like a new one, and when somebody changed it meanwhile."""
    demand_own_or_desk(actor, member)
    row = _row(member, certificate)
    demand_current(row.revision, revision)
    before = row.valid_until
    for name, value in _checked(said).items():
        setattr(row, name, value)
    _demand_once(row)
    if row.valid_until != before:
        row.warned_on = None
    row.revision += 1
    row.save()


@door
def remove_certificate(*, actor: Actor, now: datetime, member: UUID, certificate: UUID) -> None:
    """Take out a certificate that should not stand there; one that ended may stay."""
    demand_own_or_desk(actor, member)
    _row(member, certificate).delete()


@door
def warn_of_certificates(*, actor: Actor, now: datetime) -> int:
    """Mail each active coach once of a certificate that ends within :data:`ENDS_SOON`.

    Part of the daily work; the mail says that something is to be seen, not what. Return how many
    were mailed.
    """
    if not actor.is_system:
        raise Denied("command-only")
    today = today_of(now)
    rows = Certificate.objects.filter(membership__active=True, membership__user__is_active=True)
    near = rows.filter(valid_until__gte=today, valid_until__lte=today + ENDS_SOON, warned_on=None)
    due = near.select_related("membership__user").order_by("membership_id")
    mailed = 0
    for membership, group in groupby(due, key=lambda row: row.membership):
        held = certificate_views(Certificate.objects.filter(membership=membership), today)
        asking = {one.id for one in held if one.asks}
        ending = [row.pk for row in group if row.pk in asking]
        if not ending:
            continue
        mail.queue(
            actor=actor,
            now=now,
            to=membership.user.email,
            notice=mail.Notice.REMINDER,
            path=f"/bureau/coaches/{membership.pk}/",
            language=language_of(email=membership.user.email),
        )
        Certificate.objects.filter(pk__in=ending).update(warned_on=today)
        mailed += 1
    return mailed


def _row(member: UUID, certificate: UUID) -> Certificate:
    row: Certificate | None = Certificate.objects.filter(
        membership_id=member, pk=certificate
    ).first()
    if row is None:
        raise Denied("no-such-certificate")
    return row


def _checked(said: CertificateSaid) -> dict[str, object]:
    texts = neat({"body": said.body, "number": said.number}, _MOST)
    if not texts["body"]:
        raise refused(
            "missing",
            "$.body",
            "Vul in wie het certificaat gaf, bijvoorbeeld Noloc.",
            "Give who issued the certificate, Noloc for example.",
        )
    for path, day in (("valid_from", said.valid_from), ("valid_until", said.valid_until)):
        if day is not None and not _FIRST_DAY <= day <= _LAST_DAY:
            raise refused(
                "wrong-value",
                f"$.{path}",
                f"Vul een dag in van {_FIRST_DAY.year} tot en met {_LAST_DAY.year}.",
                f"Give a day from {_FIRST_DAY.year} to {_LAST_DAY.year}.",
            )
    if said.valid_until is not None and said.valid_until < said.valid_from:
        raise refused(
            "ends-before-it-begins",
            "$.valid_until",
            f"Het certificaat eindigt ({said.valid_until}) voordat het begint ({said.valid_from}).",
            f"The certificate ends ({said.valid_until}) before it begins ({said.valid_from}).",
        )
    if said.points is not None and not 0 <= said.points <= MOST_POINTS:
        raise refused(
            "wrong-value",
            "$.points",
            f"Vul een aantal punten in van 0 tot en met {MOST_POINTS}.",
            f"Give a number of points from 0 to {MOST_POINTS}.",
        )
    return {
        **texts,
        "valid_from": said.valid_from,
        "valid_until": said.valid_until,
        "points": said.points,
    }


def _demand_once(row: Certificate) -> None:
    """Refuse the same number of the same body for days that another one covers already."""
    others = Certificate.objects.filter(membership_id=row.membership_id).exclude(pk=row.pk)
    if others.count() >= MOST_CERTIFICATES:
        raise refused(
            "too-many",
            "$.body",
            f"Een coach heeft hoogstens {MOST_CERTIFICATES} certificaten in het register.",
            f"A coach has {MOST_CERTIFICATES} certificates in the register at most.",
        )
    for other in others.filter(body__iexact=row.body, number__iexact=row.number):
        begins_before_end = other.valid_until is None or row.valid_from <= other.valid_until
        if begins_before_end and (row.valid_until is None or other.valid_from <= row.valid_until):
            raise refused(
                "already-here",
                "$.number",
                "Dit certificaat staat er al voor (een deel van) deze dagen.",
                "This certificate is there already for (some of) these days.",
            )
