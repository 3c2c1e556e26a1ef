"""A registration that somebody began and goes on with later: their own, and nobody else's.

It is kept as typed, unjudged, so that nothing is lost; what it says is looked at when it is sent.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final
from uuid import UUID

from wissel.apps.trajectories.models import RegistrationDraft
from wissel.core.access import Role
from wissel.core.dates import local_day
from wissel.core.refusal import Refused
from wissel.core.sources import Text
from wissel.infra.doors import Actor, Denied, door, read_door

#: Of one person; and how long one is kept after it was last saved.
MOST_DRAFTS: Final = 20
KEPT_FOR: Final = timedelta(days=60)
#: Characters of everything that was typed: more than the form takes.
_MOST: Final = 40_000


@dataclass(frozen=True, slots=True)
class DraftView:
    """What somebody typed, by the name of its field; ``until`` is the last day it is kept."""

    id: UUID
    said: Mapping[str, str]
    kept_at: datetime
    until: date


@door
def keep_draft(
    *, actor: Actor, now: datetime, said: Mapping[str, str], draft: UUID | None = None
) -> UUID:
    """Keep what was typed so far, in the place of an earlier version of it (``draft``).

    Empty fields are left out. Raises ``Refused`` (``$``) for more than a form can hold and for more
    than :data:`MOST_DRAFTS`.
    """
    own = _own(actor)
    given = {name: text.replace("\0", " ") for name, text in said.items() if text.strip()}
    if sum(len(name) + len(text) for name, text in given.items()) > _MOST:
        raise _refused("too-large", "Dit is te veel om te bewaren.", "This is too much to keep.")
    row = _row(own, draft) if draft is not None else RegistrationDraft(membership_id=own)
    if draft is None and RegistrationDraft.objects.filter(membership_id=own).count() >= MOST_DRAFTS:
        raise _refused(
            "too-many",
            f"U heeft al {MOST_DRAFTS} aanmeldingen die nog niet af zijn. Gooi er eerst een weg.",
            f"You have {MOST_DRAFTS} registrations that are not finished. Throw one away first.",
        )
    row.said, row.kept_at = given, now
    row.save()
    pk: UUID = row.pk
    return pk


@read_door
def drafts(*, actor: Actor, now: datetime) -> tuple[DraftView, ...]:
    """Return what the actor began and did not send, newest first."""
    rows = RegistrationDraft.objects.filter(membership_id=_own(actor), kept_at__gt=now - KEPT_FOR)
    return tuple(_view(row) for row in rows.order_by("-kept_at", "-id"))


@read_door
def draft(*, actor: Actor, now: datetime, draft: UUID) -> DraftView:
    """Return one of the actor's own."""
    return _view(_row(_own(actor), draft))


@door
def drop_draft(*, actor: Actor, now: datetime, draft: UUID) -> None:
    """Throw one of the actor's own away: it was sent, or need not be."""
    _row(_own(actor), draft).delete()


@door
def forget_drafts(*, actor: Actor, now: datetime) -> int:
    """Remove what nobody went on with for :data:`KEPT_FOR`; return how many. The daily work."""
    if not actor.is_system:
        raise Denied("command-only")
    number, _ = RegistrationDraft.objects.filter(kept_at__lte=now - KEPT_FOR).delete()
    return int(number)


def _own(actor: Actor) -> UUID:
    """Return whose drafts these are: of whoever registers people, the employer and staff."""
    roles = (Role.EMPLOYER, Role.COACH, Role.BACK_OFFICE)
    if actor.membership is None or actor.role not in roles:
        raise Denied("may-not-register")
    return actor.membership


def _row(own: UUID, draft: UUID) -> RegistrationDraft:
    row: RegistrationDraft | None = RegistrationDraft.objects.filter(
        pk=draft, membership_id=own
    ).first()
    if row is None:
        raise Denied("no-such-draft")
    return row


def _view(row: RegistrationDraft) -> DraftView:
    return DraftView(row.pk, row.said, row.kept_at, local_day(row.kept_at + KEPT_FOR))


def _refused(code: str, dutch: str, english: str) -> Refused:
    return Refused(code, "$", Text(dutch, english))
