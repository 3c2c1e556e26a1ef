"""The paper way: a paper that was signed by hand, kept as a scan with who and when."""

from datetime import UTC, date, datetime, time
from typing import Final
from uuid import UUID

from wissel.apps.bureaus import service as bureaus
from wissel.apps.documents.models import Paper, PaperFile
from wissel.apps.documents.service import _paper
from wissel.apps.documents.service._paper import CATEGORY, CONSENT, PaperView
from wissel.apps.documents.service._received import scanned
from wissel.core.access import Action, Role
from wissel.core.journal import PartyRole
from wissel.core.papers import PaperSignature
from wissel.infra import files, uploads
from wissel.infra.doors import Actor, Denied, door, today_of
from wissel.infra.typed import neat, refused

#: Noon in UTC is the same day in the Netherlands: paper says a day and no moment.
_NOON: Final = time(12, tzinfo=UTC)
_OFFICE: Final = (Role.BACK_OFFICE, Role.MANAGER)


@door
def take_scan(
    *,
    actor: Actor,
    now: datetime,
    trajectory: UUID,
    kind: str,
    content: bytes,
    name: str,
    signed_on: date,
) -> PaperView:
    """Keep the scan of a paper that ``name`` signed by hand on ``signed_on``; it counts as signed.

    The office does. Raises :class:`Refused` with the place: a kind that nobody signs, a file that
    is none, a day ahead, no name.
    """
    if kind not in CATEGORY:
        raise refused("kind", "$.kind", "Kies welk papier dit is.", "Choose which paper this is.")
    found = _paper.within(actor, now, trajectory, kind, Action.READ, lock=True)
    if not actor.is_system and actor.role not in _OFFICE:
        raise Denied("office-only", subject=str(trajectory), hidden=False)
    upload = uploads.checked(content)
    scanned(upload.content)
    bureau = bureaus.bureau(actor=actor, now=now).name
    record = _paper.blank(kind, within=found, bureau=bureau, now=now)
    source: PartyRole = "employee" if kind == CONSENT else "employer"
    signature = PaperSignature(
        name=_signer(name),
        role=source,
        signed_at=datetime.combine(_past(signed_on, today_of(now)), _NOON),
        known_by="paper",
        digest="",
    )
    row = _paper.store(
        within=found,
        actor=actor,
        now=now,
        record=_paper.signed(record, signature),
        source=source,
        happened_on=signed_on,
        is_scan=True,
    )
    _store_file(row, upload, actor, now)
    return _paper.view_of(row)


def _store_file(row: Paper, upload: uploads.Upload, actor: Actor, now: datetime) -> None:
    PaperFile(
        paper=row,
        made_at=now,
        sha256=_paper.sha256(upload.content),
        stored_as=files.store(upload.content, bureau=actor.bureau),
        media_type=upload.media_type,
    ).save()


def _signer(name: str) -> str:
    said = neat({"name": name}, {"name": 200})["name"]
    if not said:
        raise refused("no-name", "$.name", "Schrijf wie er tekende.", "Write who signed.")
    return said


def _past(day: date, today: date) -> date:
    if day > today:
        raise refused(
            "future",
            "$.signed_on",
            f"Deze dag ligt na vandaag ({today.isoformat()}). Kies vandaag of eerder.",
            f"This day is after today ({today.isoformat()}). Choose today or earlier.",
        )
    return day
