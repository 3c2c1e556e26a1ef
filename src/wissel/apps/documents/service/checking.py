"""Looking at a paper that came in: taken, cut to the pages that may stay, or sent back."""

import re
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final
from uuid import UUID

from wissel.apps.bureaus import service as bureaus
from wissel.apps.documents.models import ReceivedFile
from wissel.apps.documents.service import _received
from wissel.apps.documents.service._kept_bytes import kept_bytes
from wissel.apps.documents.service._links import LinkSaid, close_others, make_link
from wissel.apps.documents.service._paper import sha256
from wissel.apps.documents.service._received import FileSaid, ReceivedView
from wissel.apps.trajectories import service as trajectories
from wissel.connections import wire
from wissel.core.access import STAFF, Action, DataCategory
from wissel.core.journal import DocumentReceived, JournalEntry
from wissel.infra import files, mail, pdf, uploads
from wissel.infra.doors import Actor, Denied, door, read_door, today_of
from wissel.infra.typed import demand_fits, demand_plain, refused

#: A page, or a stretch of pages.
_RANGE: Final = re.compile(r"([0-9]{1,4})(?:-([0-9]{1,4}))?")
MOST_REASON: Final = 500


@dataclass(frozen=True, slots=True)
class PaperIn:
    """The bytes of a paper that came in, and a name to save it under: no name of a person."""

    file_name: str
    media_type: str
    content: bytes


@read_door
def received(*, actor: Actor, now: datetime, trajectory: UUID) -> tuple[ReceivedView, ...]:
    """Return the papers that came in and that this member of the staff may see, newest first."""
    tie = trajectories.obtained_within(
        actor=actor, trajectory=trajectory, category=DataCategory.MILESTONES
    )
    _demand_staff(actor, trajectory)
    rows = ReceivedFile.objects.filter(trajectory_id=trajectory).order_by("-received_at", "-id")
    views = [_received.view_of(row) for row in rows]
    tie.log("received.list", DataCategory.MILESTONES)
    return tuple(view for view in views if tie.sees(_received.category_of(view.kind)))


@read_door
def received_file(*, actor: Actor, now: datetime, received: UUID) -> PaperIn:
    """Return the bytes of a paper that came in, as a download for whoever looks at it."""
    row, found = _hold(actor, now, received)
    if not row.stored_as:
        raise Denied("sent-back", subject=str(row.trajectory_id))
    found.obtained.log(
        "received.view", _received.category_of(_received.view_of(row).kind), detail=str(received)
    )
    return _bytes_of(row, found.case.reference, 1, actor)


def _bytes_of(row: ReceivedFile, case_number: str, number: int, actor: Actor) -> PaperIn:
    """Return the paper as it was kept. Raises ``Damaged``."""
    ending = {"application/pdf": "pdf", "image/jpeg": "jpg", "image/png": "png"}[row.media_type]
    name = pdf.file_name(
        case_number=case_number, kind=row.kind, day=today_of(row.received_at), version=number
    )
    name = name.removesuffix("pdf") + ending
    content = kept_bytes(row.stored_as, sha256=row.sha256, name=name, bureau=actor.bureau)
    return PaperIn(name, row.media_type, content)


@door
def take_paper(
    *,
    actor: Actor,
    now: datetime,
    received: UUID,
    dated: date,
    author: str = "",
    pages: str = "",
) -> JournalEntry:
    """Take a paper: from now on the journal says that it was received, which settles its duty.

    ``pages`` (``1-3, 5``) keeps only those of a PDF; the rest is gone for good, with whatever the
    file said about itself. Raises :class:`Refused` with the place, and ``Damaged`` for one whose
    bytes are gone: a paper that nobody can read proves nothing.
    """
    row, found = _hold(actor, now, received, lock=True)
    _demand_waiting(row)
    if dated > today_of(now):
        raise refused(
            "future",
            "$.dated",
            f"Deze dag ligt na vandaag ({today_of(now).isoformat()}). Kies vandaag of eerder.",
            f"This day is after today ({today_of(now).isoformat()}). Choose today or earlier.",
        )
    demand_fits(author, 200, "$.author")
    demand_plain((author,), "$.author")
    _keep_pages(row, actor, _bytes_of(row, found.case.reference, 1, actor).content, pages)
    said = wire.read_value(FileSaid, row.said)
    content = DocumentReceived(
        _received.demand_taken(row.kind).key,
        said.role,
        author=" ".join(author.split()),
        received_on=today_of(row.received_at),
    )
    _settle(row, actor, now, "taken")
    entry, _ = trajectories.append_event(
        within=found,
        actor=actor,
        now=now,
        content=content,
        happened_on=dated,
        category=_told_to(row),
        documents=(str(row.pk),),
    )
    return entry


def _told_to(row: ReceivedFile) -> DataCategory | None:
    """Return who reads that it came in: of what is the person's own, not the employer."""
    category = _received.category_of(_received.demand_taken(row.kind))
    return category if category is DataCategory.PERSON_PROFILE else None


@door
def send_back(*, actor: Actor, now: datetime, received: UUID, reason: str) -> ReceivedView:
    """Send a paper back with what is wrong: its bytes are gone, and whoever sent it gets a mail.

    For a paper that says what the bureau may not keep, or that is not what was asked. Raises
    :class:`Refused` (``$.reason``) without a reason, or with one that repeats what may not stand.
    """
    row, found = _hold(actor, now, received, lock=True)
    _demand_waiting(row)
    text = " ".join(reason.split())
    demand_fits(text, MOST_REASON, "$.reason")
    if not text:
        raise refused(
            "required",
            "$.reason",
            "Schrijf wat er moet veranderen, zonder te herhalen wat er niet mag staan.",
            "Write what must change, without repeating what may not stand there.",
        )
    demand_plain((text,), "$.reason")
    files.remove(row.stored_as)
    row.stored_as, row.reason = "", text
    _settle(row, actor, now, "returned")
    _tell_sender(row, found, actor, now)
    return _received.view_of(row)


def _hold(
    actor: Actor, now: datetime, received: UUID, *, lock: bool = False
) -> tuple[ReceivedFile, trajectories.Within]:
    rows = ReceivedFile.objects.select_for_update(of=("self",)) if lock else ReceivedFile.objects
    row = rows.select_related("link").filter(pk=received).first()
    if row is None:
        raise Denied("no-such-paper")
    kind = _received.demand_taken(row.kind)
    found = trajectories.trajectory_within(
        actor=actor,
        now=now,
        trajectory=row.trajectory_id,
        category=_received.category_of(kind),
        lock=lock,
    )
    _demand_staff(actor, row.trajectory_id)
    if lock:  # it enters the calendar of the trajectory, or is destroyed
        found.obtained.demand(DataCategory.MILESTONES, Action.WRITE)
    return row, found


def _demand_staff(actor: Actor, trajectory: UUID) -> None:
    if not actor.is_system and actor.role not in STAFF:
        raise Denied("staff-only", subject=str(trajectory), hidden=False)


def _demand_waiting(row: ReceivedFile) -> None:
    if row.state != "waiting":
        raise refused(
            "settled",
            "$",
            "Iemand anders keek dit stuk al na. Kijk hoe het er nu voor staat.",
            "Somebody else looked at this paper already. See how it stands now.",
        )


def _settle(row: ReceivedFile, actor: Actor, now: datetime, state: str) -> None:
    row.state, row.settled_at, row.settled_by = state, now, actor.name
    row.save()


def _keep_pages(row: ReceivedFile, actor: Actor, content: bytes, pages: str) -> None:
    """Put a file with only these pages, if any are named, in place of the one that came."""
    if not pages.strip():
        return
    if row.media_type != "application/pdf":
        raise refused(
            "pages",
            "$.pages",
            "Alleen uit een pdf kun je bladzijden halen. Stuur dit stuk terug als het niet mag.",
            "Pages can be taken out of a PDF only. Send this paper back if it may not stay.",
        )
    wanted = _numbers(pages, uploads.page_count(content))
    cut = uploads.keep_pages(content, wanted)
    old = row.stored_as
    row.stored_as = files.store(cut, bureau=actor.bureau)
    row.sha256, row.size = sha256(cut), len(cut)
    row.pages_kept = ", ".join(map(str, wanted))[:100]
    files.remove(old)


def _numbers(pages: str, most: int) -> list[int]:
    """Return the numbers of ``1-3, 5``, in order and once each; refuse what is none."""
    found: set[int] = set()
    for part in pages.replace(" ", "").split(","):
        ends = _RANGE.fullmatch(part)
        first, last = (int(ends[1]), int(ends[2] or ends[1])) if ends else (0, 0)
        if not 1 <= first <= last <= most:
            raise refused(
                "pages",
                "$.pages",
                f"Schrijf welke bladzijden blijven, van 1 tot {most}: 1-3, 5.",
                f"Write which pages stay, from 1 to {most}: 1-3, 5.",
            )
        found.update(range(first, last + 1))
    return sorted(found)


def _tell_sender(
    row: ReceivedFile, found: trajectories.Within, actor: Actor, now: datetime
) -> None:
    """Mail whoever sent it: to an account, or with a new link, whose page shows why."""
    said = wire.read_value(FileSaid, row.said)
    if row.link is not None:
        if not row.link.revoked:
            again = wire.read_value(LinkSaid, row.link.said)
            close_others(row.trajectory_id, again.email, now)
            make_link(actor, now, row.trajectory_id, again)
        return
    own = (trajectories.employee_address(within=found),)
    theirs = own if said.role == "employee" else trajectories.employer_addresses(within=found)
    for address in filter(None, theirs):
        mail.queue(
            actor=actor,
            now=now,
            to=address,
            notice=mail.Notice.MESSAGE,
            path="/",
            language=bureaus.language_of(email=address),
        )
