"""The validity of certificates, on a day."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final, Literal, TypeAlias
from uuid import UUID

from wissel.apps.bureaus.models import Certificate

#: A certificate that ends within so many days asks for attention.
ENDS_SOON: Final = timedelta(days=90)

Standing: TypeAlias = Literal["ahead", "valid", "ends-soon", "over"]


@dataclass(frozen=True, slots=True)
class CertificateView:
    """A recognition by a body. ``standing`` is of the day it was asked.

    ``followed``: a later one of the same body takes its place, so that its end asks nothing.
    """

    id: UUID
    member: UUID
    body: str
    number: str
    valid_from: date
    valid_until: date | None
    points: int | None
    revision: int
    standing: Standing
    followed: bool

    @property
    def is_valid(self) -> bool:
        """Whether it holds on the day it was asked."""
        return self.standing in ("valid", "ends-soon")

    @property
    def asks(self) -> bool:
        """Whether its end asks for attention: near or past, and nothing takes its place."""
        return self.standing in ("ends-soon", "over") and not self.followed


def certificate_views(rows: Iterable[Certificate], today: date) -> tuple[CertificateView, ...]:
    """Return certificates of one coach by body, of each body the newest first."""
    held = list(rows)
    found = [_view(row, held, today) for row in held]
    found.sort(key=lambda one: one.valid_from, reverse=True)
    return tuple(sorted(found, key=lambda one: one.body.casefold()))


def _view(row: Certificate, held: list[Certificate], today: date) -> CertificateView:
    return CertificateView(
        id=row.pk,
        member=row.membership_id,
        body=row.body,
        number=row.number,
        valid_from=row.valid_from,
        valid_until=row.valid_until,
        points=row.points,
        revision=row.revision,
        standing=_standing(row, today),
        followed=any(_follows(other, row) for other in held),
    )


def _standing(row: Certificate, today: date) -> Standing:
    if row.valid_from > today:
        return "ahead"
    if row.valid_until is None:
        return "valid"
    if row.valid_until < today:
        return "over"
    return "ends-soon" if row.valid_until <= today + ENDS_SOON else "valid"


def _follows(later: Certificate, row: Certificate) -> bool:
    """Whether a certificate of the same body goes on where another ends."""
    if row.valid_until is None or later.body.casefold() != row.body.casefold():
        return False
    return later.valid_until is None or later.valid_until > row.valid_until
