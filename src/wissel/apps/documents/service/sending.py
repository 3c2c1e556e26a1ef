"""Sending papers in: by a personal link that expires, or by a party who signed in.

The link carries the bureau and a secret; the database keeps only a digest of the secret. A link
that was lost, is late or was closed is asked for again, and goes to the address it went to before.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final
from uuid import UUID

from wissel.apps.bureaus import service as bureaus
from wissel.apps.documents.models import ReceivedFile, UploadLink
from wissel.apps.documents.service import _received
from wissel.apps.documents.service._links import (
    NOT_AGAIN_WITHIN,
    RENEWABLE_FOR,
    LinkGone,
    LinkSaid,
    close_others,
    held,
    make_link,
    mark_of,
    visitor,
)
from wissel.apps.documents.service._received import FileSaid, ReceivedView
from wissel.apps.trajectories import service as trajectories
from wissel.connections import wire
from wissel.core.access import STAFF, Action, DataCategory, Role
from wissel.core.journal import PartyRole
from wissel.infra import crypto
from wissel.infra.doors import Actor, Denied, door, read_door, today_of
from wissel.infra.typed import demand_address, neat, refused

_SENDERS: Final = ("employer", "employee", "company-doctor", "labour-expert", "other")


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
    mark: str  #: tells this link from another one of the same browser


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
    )
    if actor.role not in (Role.COACH, Role.BACK_OFFICE):
        raise Denied("staff-only", subject=str(trajectory), hidden=False)
    if trajectories.is_closed(trajectory):
        raise refused("closed", "$", "Dit traject is klaar.", "This trajectory has ended.")
    said = _checked(found, name, email, role, kinds)
    close_others(trajectory, said.email, now)
    row = make_link(actor, now, trajectory, said)
    found.obtained.log("papers.ask", DataCategory.MILESTONES, action="C", detail=str(row.pk))
    return _link_view(row, today_of(now))


@read_door
def upload_links(*, actor: Actor, now: datetime, trajectory: UUID) -> tuple[LinkView, ...]:
    """Return the links of a trajectory to its staff, newest first."""
    tie = trajectories.obtained_within(
        actor=actor, trajectory=trajectory, category=DataCategory.MILESTONES
    )
    if not actor.is_system and actor.role not in STAFF:
        raise Denied("staff-only", subject=str(trajectory), hidden=False)
    tie.log("papers.links", DataCategory.MILESTONES)
    rows = UploadLink.objects.filter(trajectory_id=trajectory).order_by("-made_at", "-id")
    return tuple(_link_view(row, today_of(now)) for row in rows)


def link_page(*, token: str, now: datetime) -> LinkPage:
    """Return what stands behind a link, or raise :class:`LinkGone`."""
    actor, secret = visitor(token)
    return _page(actor=actor, now=now, secret=secret)


def send_by_link(
    *, token: str, now: datetime, kind: str, content: bytes, dated: date | None = None
) -> ReceivedView:
    """Keep a paper that came by a link. Raises :class:`LinkGone` and :class:`Refused`."""
    actor, secret = visitor(token)
    _page(actor=actor, now=now, secret=secret)
    ready = _received.prepare(kind=kind, content=content, dated=dated, today=today_of(now))
    return _send(actor=actor, now=now, secret=secret, prepared=ready, dated=dated)


@door
def revoke_link(*, actor: Actor, now: datetime, trajectory: UUID, link: UUID) -> None:
    """Close a link for good: it opens nothing, and no new one comes of it. Coach and office do."""
    found = trajectories.trajectory_within(
        actor=actor,
        now=now,
        trajectory=trajectory,
        category=DataCategory.MILESTONES,
        action=Action.WRITE,
    )
    if actor.role not in (Role.COACH, Role.BACK_OFFICE):
        raise Denied("staff-only", subject=str(trajectory), hidden=False)
    row = UploadLink.objects.select_for_update().filter(trajectory_id=trajectory, pk=link).first()
    if row is None:
        raise Denied("no-such-link", subject=str(trajectory))
    row.closed_at, row.revoked = row.closed_at or now, True
    row.save(update_fields=["closed_at", "revoked"])
    found.obtained.log("papers.revoke", DataCategory.MILESTONES, action="U", detail=str(link))


def finish_link(*, token: str, now: datetime) -> None:
    """Close a link: whoever had it says that everything was sent."""
    actor, secret = visitor(token)
    _finish(actor=actor, now=now, secret=secret)


def renew_link(*, token: str, now: datetime) -> None:
    """Mail a new link to the address that the old one went to, and to no other.

    Nothing comes of a link that was never there, is too old, or was asked for a moment ago: the
    answer is the same, so that nobody learns which it was.
    """
    try:
        actor, secret = visitor(token)
    except LinkGone:
        return
    _renew(actor=actor, now=now, secret=secret)


def send_own(
    *,
    actor: Actor,
    now: datetime,
    trajectory: UUID,
    kind: str,
    content: bytes,
    dated: date | None = None,
) -> ReceivedView:
    """Keep a paper that the employer or the employee sends of their own trajectory.

    Not one door: the file is looked at outside of any transaction, once the right was asked.
    """
    own_papers(actor=actor, now=now, trajectory=trajectory)
    ready = _received.prepare(kind=kind, content=content, dated=dated, today=today_of(now))
    return _send_own(actor=actor, now=now, trajectory=trajectory, prepared=ready, dated=dated)


@door
def _send_own(
    *,
    actor: Actor,
    now: datetime,
    trajectory: UUID,
    prepared: _received.Prepared,
    dated: date | None,
) -> ReceivedView:
    tie = trajectories.obtained_within(
        actor=actor, trajectory=trajectory, category=DataCategory.MILESTONES
    )
    role: PartyRole = "employer" if actor.role == Role.EMPLOYER else "employee"
    row = _received.keep(
        actor=actor,
        now=now,
        trajectory=trajectory,
        prepared=prepared,
        said=FileSaid(actor.name, role, dated),
    )
    tie.log("papers.send", DataCategory.MILESTONES, action="C", detail=str(row.pk))
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


@read_door
def _page(*, actor: Actor, now: datetime, secret: str) -> LinkPage:
    row, said = held(secret, today_of(now))
    bureau = bureaus.bureau(actor=actor, now=now)
    return LinkPage(
        bureau.name,
        bureau.phone,
        said,
        row.expires_on,
        tuple(_received.view_of(one) for one in _sent_by(row.trajectory_id, said)),
        mark_of(secret),
    )


def _sent_by(trajectory: UUID, said: LinkSaid) -> list[ReceivedFile]:
    """Return what this person sent by any link of theirs, newest first."""
    links = [
        row.pk
        for row in UploadLink.objects.filter(trajectory_id=trajectory)
        if wire.read_value(LinkSaid, row.said).email == said.email
    ]
    rows = ReceivedFile.objects.filter(trajectory_id=trajectory, link__in=links)
    return list(rows.order_by("-received_at", "-id"))


@door
def _send(
    *,
    actor: Actor,
    now: datetime,
    secret: str,
    prepared: _received.Prepared,
    dated: date | None,
) -> ReceivedView:
    row, said = held(secret, today_of(now), lock=True)
    kept = _received.keep(
        actor=actor,
        now=now,
        trajectory=row.trajectory_id,
        prepared=prepared,
        said=FileSaid(said.name, said.role, dated),
        link=row,
    )
    return _received.view_of(kept)


@door
def _finish(*, actor: Actor, now: datetime, secret: str) -> None:
    row, _ = held(secret, today_of(now), lock=True)
    row.closed_at = now
    row.save(update_fields=["closed_at"])


@door
def _renew(*, actor: Actor, now: datetime, secret: str) -> None:
    found = UploadLink.objects.select_for_update().filter(token_digest=crypto.token_digest(secret))
    row = found.first()
    today = today_of(now)
    if row is None or row.revoked or today > row.expires_on + RENEWABLE_FOR:
        return
    if trajectories.is_closed(row.trajectory_id):
        return
    if row.renewed_at is not None and now - row.renewed_at < NOT_AGAIN_WITHIN:
        return
    row.renewed_at = now
    row.save(update_fields=["renewed_at"])
    said = wire.read_value(LinkSaid, row.said)
    close_others(row.trajectory_id, said.email, now)
    make_link(actor, now, row.trajectory_id, said)


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
