"""Sending papers in: by a personal link that expires, or by a party who signed in.

The link carries the bureau and a secret; the database keeps only a digest of the secret. A link
that was lost, is late or was closed is asked for again, and goes to the address it went to before.
"""

import secrets
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final
from uuid import UUID

from wissel.apps.bureaus import service as bureaus
from wissel.apps.documents.models import ReceivedFile, UploadLink
from wissel.apps.documents.service import _received
from wissel.apps.documents.service._received import FileSaid, ReceivedView
from wissel.apps.trajectories import service as trajectories
from wissel.connections import wire
from wissel.core.access import Action, DataCategory, Role
from wissel.core.journal import PartyRole
from wissel.core.wire import Wire, to_json
from wissel.infra import crypto, mail
from wissel.infra.doors import Actor, Declined, Denied, door, read_door, today_of
from wissel.infra.typed import demand_address, neat, refused

#: How long a link works: two weeks, as an invitation.
VALID_FOR: Final = timedelta(days=14)
#: How long after its last day a lost link can still be asked for by itself.
RENEWABLE_FOR: Final = timedelta(days=60)
_NOT_AGAIN_WITHIN: Final = timedelta(minutes=10)
_SENDERS: Final = ("employer", "employee", "company-doctor", "labour-expert", "other")


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


@dataclass(frozen=True, slots=True)
class LinkView:
    """A link as staff see it: never its secret."""

    id: UUID
    said: LinkSaid
    made_at: datetime
    made_by: str
    expires_on: date
    is_open: bool
    sent: int  #: how many papers came by it


@dataclass(frozen=True, slots=True)
class LinkPage:
    """What whoever follows a link sees: whose bureau, which case, what is asked, what they sent."""

    bureau: str
    bureau_phone: str
    said: LinkSaid
    expires_on: date
    files: tuple[ReceivedView, ...]


@door
def ask_for_papers(
    *,
    actor: Actor,
    now: datetime,
    trajectory: UUID,
    name: str,
    email: str,
    role: PartyRole,
    kinds: tuple[str, ...],
) -> LinkView:
    """Mail somebody a personal link to send papers by; an earlier one for them is closed.

    Coach and office do. Raises :class:`Refused` with the place.
    """
    found = trajectories.trajectory_within(
        actor=actor,
        now=now,
        trajectory=trajectory,
        category=DataCategory.MILESTONES,
        action=Action.WRITE,
        lock=True,
    )
    if actor.role not in (Role.COACH, Role.BACK_OFFICE):
        raise Denied("staff-only", subject=str(trajectory), hidden=False)
    said = _checked(found, name, email, role, kinds)
    for row in UploadLink.objects.filter(trajectory_id=trajectory, closed_at=None):
        if wire.read_value(LinkSaid, row.said).email == said.email:
            row.closed_at = now
            row.save(update_fields=["closed_at"])
    row = _make(actor, now, trajectory, said)
    found.obtained.log("papers.ask", DataCategory.MILESTONES, action="C", detail=str(row.pk))
    return _link_view(row, today_of(now))


@read_door
def upload_links(*, actor: Actor, now: datetime, trajectory: UUID) -> tuple[LinkView, ...]:
    """Return the links of a trajectory to its staff, newest first."""
    tie = trajectories.obtained_within(
        actor=actor, trajectory=trajectory, category=DataCategory.MILESTONES
    )
    if not actor.is_system and actor.role not in (Role.COACH, Role.BACK_OFFICE, Role.MANAGER):
        raise Denied("staff-only", subject=str(trajectory), hidden=False)
    tie.log("papers.links", DataCategory.MILESTONES)
    rows = UploadLink.objects.filter(trajectory_id=trajectory).order_by("-made_at", "-id")
    return tuple(_link_view(row, today_of(now)) for row in rows)


def link_page(*, token: str, now: datetime) -> LinkPage:
    """Return what stands behind a link, or raise :class:`LinkGone`."""
    actor, secret = _visitor(token)
    return _page(actor=actor, now=now, secret=secret)


def send_by_link(
    *, token: str, now: datetime, kind: str, content: bytes, dated: date | None = None
) -> ReceivedView:
    """Keep a paper that came by a link. Raises :class:`LinkGone` and :class:`Refused`."""
    actor, secret = _visitor(token)
    return _send(actor=actor, now=now, secret=secret, kind=kind, content=content, dated=dated)


def finish_link(*, token: str, now: datetime) -> None:
    """Close a link: whoever had it says that everything was sent."""
    actor, secret = _visitor(token)
    _finish(actor=actor, now=now, secret=secret)


def renew_link(*, token: str, now: datetime) -> None:
    """Mail a new link to the address that the old one went to, and to no other.

    Nothing comes of a link that was never there, is too old, or was asked for a moment ago: the
    answer is the same, so that nobody learns which it was.
    """
    try:
        actor, secret = _visitor(token)
    except LinkGone:
        return
    _renew(actor=actor, now=now, secret=secret)


@door
def send_own(
    *,
    actor: Actor,
    now: datetime,
    trajectory: UUID,
    kind: str,
    content: bytes,
    dated: date | None = None,
) -> ReceivedView:
    """Keep a paper that the employer or the employee sends of their own trajectory."""
    found = trajectories.trajectory_within(
        actor=actor, now=now, trajectory=trajectory, category=DataCategory.MILESTONES, lock=True
    )
    if actor.role not in (Role.EMPLOYER, Role.EMPLOYEE):
        raise Denied("party-only", subject=str(trajectory), hidden=False)
    role: PartyRole = "employer" if actor.role == Role.EMPLOYER else "employee"
    row = _received.keep(
        actor=actor,
        now=now,
        trajectory=trajectory,
        kind=kind,
        content=content,
        said=FileSaid(actor.name, role, dated),
    )
    found.obtained.log("papers.send", DataCategory.MILESTONES, action="C", detail=str(row.pk))
    return _received.view_of(row)


@read_door
def own_papers(*, actor: Actor, now: datetime, trajectory: UUID) -> tuple[ReceivedView, ...]:
    """Return what this side itself sent of a trajectory, newest first."""
    tie = trajectories.obtained_within(
        actor=actor, trajectory=trajectory, category=DataCategory.MILESTONES
    )
    if actor.role not in (Role.EMPLOYER, Role.EMPLOYEE):
        raise Denied("party-only", subject=str(trajectory), hidden=False)
    tie.log("papers.view", DataCategory.MILESTONES)
    rows = ReceivedFile.objects.filter(trajectory_id=trajectory, link=None)
    views = [_received.view_of(row) for row in rows.order_by("-received_at", "-id")]
    return tuple(view for view in views if view.said.role == actor.role)


def _checked(
    found: trajectories.Within, name: str, email: str, role: PartyRole, kinds: tuple[str, ...]
) -> LinkSaid:
    texts = neat({"name": name, "email": email}, {"name": 200, "email": 254})
    if not texts["name"]:
        raise refused("no-name", "$.name", "Schrijf van wie je het vraagt.", "Write whom you ask.")
    if not texts["email"]:
        raise refused(
            "required", "$.email", "Vul een e-mailadres in.", "Fill in an e-mail address."
        )
    demand_address(texts["email"])
    if role not in _SENDERS:
        raise refused("role", "$.role", "Kies wie dit is.", "Choose who this is.")
    if not kinds:
        raise refused("required", "$.kinds", "Kies wat je vraagt.", "Choose what you ask for.")
    for kind in kinds:
        _received.demand_taken(kind)
    case = found.case
    initials = "".join(f"{part[0]}." for part in case.employee.name.split())
    return LinkSaid(texts["name"], texts["email"].lower(), role, kinds, case.reference, initials)


def _make(actor: Actor, now: datetime, trajectory: UUID, said: LinkSaid) -> UploadLink:
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
        notice=mail.Notice.MESSAGE,
        path=f"/stukken/{actor.bureau.hex}.{secret}/",
        language=bureaus.language_of(email=said.email),
    )
    return row


def _visitor(token: str) -> tuple[Actor, str]:
    """Return who holds a link, and its secret: the link says which bureau, and no more."""
    bureau, _, secret = token.partition(".")
    try:
        return Actor(bureau=UUID(hex=bureau), name="link", role="visitor", kind="public"), secret
    except ValueError:
        raise LinkGone("unknown") from None


def _held(secret: str, today: date, *, lock: bool = False) -> tuple[UploadLink, LinkSaid]:
    """Return the link of a secret while it is open, or raise :class:`LinkGone`."""
    rows = UploadLink.objects.select_for_update() if lock else UploadLink.objects.all()
    row = rows.filter(token_digest=crypto.token_digest(secret)).first()
    if row is None:
        raise LinkGone("unknown")
    renewable = today <= row.expires_on + RENEWABLE_FOR
    if row.closed_at is not None:
        raise LinkGone("closed", renewable=renewable)
    if today > row.expires_on:
        raise LinkGone("late", renewable=renewable)
    return row, wire.read_value(LinkSaid, row.said)


@read_door
def _page(*, actor: Actor, now: datetime, secret: str) -> LinkPage:
    row, said = _held(secret, today_of(now))
    bureau = bureaus.bureau(actor=actor, now=now)
    sent = row.files.order_by("-received_at", "-id")
    return LinkPage(
        bureau.name,
        bureau.phone,
        said,
        row.expires_on,
        tuple(_received.view_of(one) for one in sent),
    )


@door
def _send(
    *, actor: Actor, now: datetime, secret: str, kind: str, content: bytes, dated: date | None
) -> ReceivedView:
    row, said = _held(secret, today_of(now), lock=True)
    kept = _received.keep(
        actor=actor,
        now=now,
        trajectory=row.trajectory_id,
        kind=kind,
        content=content,
        said=FileSaid(said.name, said.role, dated),
        link=row,
    )
    return _received.view_of(kept)


@door
def _finish(*, actor: Actor, now: datetime, secret: str) -> None:
    row, _ = _held(secret, today_of(now), lock=True)
    row.closed_at = now
    row.save(update_fields=["closed_at"])


@door
def _renew(*, actor: Actor, now: datetime, secret: str) -> None:
    found = UploadLink.objects.select_for_update().filter(token_digest=crypto.token_digest(secret))
    row = found.first()
    today = today_of(now)
    if row is None or today > row.expires_on + RENEWABLE_FOR:
        return
    if row.renewed_at is not None and now - row.renewed_at < _NOT_AGAIN_WITHIN:
        return
    row.renewed_at = now
    row.closed_at = row.closed_at or now
    row.save(update_fields=["renewed_at", "closed_at"])
    _make(actor, now, row.trajectory_id, wire.read_value(LinkSaid, row.said))


def _link_view(row: UploadLink, today: date) -> LinkView:
    return LinkView(
        id=row.pk,
        said=wire.read_value(LinkSaid, row.said),
        made_at=row.made_at,
        made_by=row.made_by,
        expires_on=row.expires_on,
        is_open=row.closed_at is None and today <= row.expires_on,
        sent=row.files.count(),
    )
