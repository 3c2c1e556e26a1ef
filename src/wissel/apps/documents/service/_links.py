"""A personal link: its secret, who holds it, and when it opens nothing any more."""

import secrets
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final
from uuid import UUID

from wissel.apps.bureaus import service as bureaus
from wissel.apps.documents.models import UploadLink
from wissel.apps.trajectories import service as trajectories
from wissel.connections import wire
from wissel.core.journal import PartyRole
from wissel.core.wire import Wire, to_json
from wissel.infra import crypto, mail
from wissel.infra.doors import Actor, Declined, today_of

#: How long a link works: two weeks, as an invitation.
VALID_FOR: Final = timedelta(days=14)
#: How long after its last day a lost link can still be asked for by itself.
RENEWABLE_FOR: Final = timedelta(days=60)
NOT_AGAIN_WITHIN: Final = timedelta(minutes=10)


class LinkGone(Declined):
    """The link opens nothing. ``code``: ``unknown``, ``late`` or ``closed``; ``renewable``."""

    def __init__(self, code: str, *, renewable: bool = False) -> None:
        super().__init__(code)
        self.code = code
        self.renewable = renewable


@dataclass(frozen=True, slots=True)
class LinkSaid(Wire):
    """For whom a link is, and what is asked. ``about`` is no name but initials."""

    name: str
    email: str
    role: PartyRole
    kinds: tuple[str, ...]
    case_number: str
    about: str


def make_link(actor: Actor, now: datetime, trajectory: UUID, said: LinkSaid) -> UploadLink:
    """Make a link and mail it: inside a door that asked the right."""
    secret = secrets.token_urlsafe(32)
    row = UploadLink(
        trajectory_id=trajectory,
        token_digest=crypto.token_digest(secret),
        said=to_json(said),
        made_at=now,
        made_by=actor.name,
        expires_on=today_of(now) + VALID_FOR,
    )
    row.save()
    mail.queue(
        actor=actor,
        now=now,
        to=said.email,
        notice=mail.Notice.PAPERS,
        path=f"/stukken/{actor.bureau.hex}.{secret}/",
        language=bureaus.language_of(email=said.email),
    )
    return row


def visitor(token: str) -> tuple[Actor, str]:
    """Return who holds a link, and its secret: the link says which bureau, and no more."""
    bureau, _, secret = token.partition(".")
    try:
        return Actor(bureau=UUID(hex=bureau), name="link", role="visitor", kind="public"), secret
    except ValueError:
        raise LinkGone("unknown") from None


def held(secret: str, today: date, *, lock: bool = False) -> tuple[UploadLink, LinkSaid]:
    """Return the link of a secret while it is open, or raise :class:`LinkGone`."""
    rows = UploadLink.objects.select_for_update() if lock else UploadLink.objects.all()
    row = rows.filter(token_digest=crypto.token_digest(secret)).first()
    if row is None:
        raise LinkGone("unknown")
    if row.revoked or trajectories.is_closed(row.trajectory_id):
        raise LinkGone("closed")
    renewable = today <= row.expires_on + RENEWABLE_FOR
    if row.closed_at is not None:
        raise LinkGone("closed", renewable=renewable)
    if today > row.expires_on:
        raise LinkGone("late", renewable=renewable)
    return row, wire.read_value(LinkSaid, row.said)


def mark_of(secret: str) -> str:
    """Return what tells a link from another one, without giving its secret away."""
    return crypto.token_digest(f"mark {secret}")[:16]


def close_others(trajectory: UUID, email: str, now: datetime) -> None:
    """Close every open link of the same person: one works at a time."""
    for row in UploadLink.objects.filter(trajectory_id=trajectory, closed_at=None):
        if wire.read_value(LinkSaid, row.said).email == email:
            row.closed_at = now
            row.save(update_fields=["closed_at"])
