"""Appending to the journal of one trajectory, under its row lock, as a link of its chain."""

import json
import secrets
from dataclasses import replace
from datetime import UTC, date, datetime

from wissel.apps.trajectories.models import JournalEntry as Row
from wissel.apps.trajectories.models import Trajectory
from wissel.apps.trajectories.service._mapper import entry_row
from wissel.core.journal import CATEGORY_OF, Content, JournalEntry, chain_link, entry_digest
from wissel.core.refusal import Refused
from wissel.core.sources import Text
from wissel.core.wire import to_json
from wissel.infra.doors import Actor
from wissel.infra.ids import uuid7

#: How much one entry may say. A page of text is 3,000 characters; a file is no journal entry.
MOST = 20_000


def append(
    *,
    row: Trajectory,
    actor: Actor,
    now: datetime,
    happened_on: date,
    content: Content,
    category: str | None = None,
    documents: tuple[str, ...] = (),
    supersedes: str | None = None,
    settles: str | None = None,
) -> JournalEntry:
    """Append one entry. The caller holds the row lock of the trajectory and has asked the table."""
    last = Row.objects.filter(trajectory=row).order_by("-seq").values("seq", "link").first()
    entry = JournalEntry(
        id=str(uuid7()),
        seq=(last["seq"] if last else 0) + 1,
        happened_on=happened_on,
        recorded_at=now.astimezone(UTC),
        author=actor.name,
        author_role=actor.role,
        category=category or CATEGORY_OF[content.kind],
        content=content,
        documents=documents,
        supersedes=supersedes,
        settles=settles,
        salt=secrets.token_hex(16),
    )
    _check_length(entry)
    entry = replace(entry, digest=entry_digest(entry))
    entry = replace(entry, link=chain_link(last["link"] if last else "", entry))
    entry_row(entry, row.pk).save(force_insert=True)
    return entry


def _check_length(entry: JournalEntry) -> None:
    said = len(json.dumps(to_json(entry.content), ensure_ascii=False))
    if said > MOST:
        raise Refused(
            "too-long",
            "$.content",
            Text(
                f"Deze tekst is te lang ({said} tekens). Houd het onder {MOST} tekens.",
                f"This text is too long ({said} characters). Keep it below {MOST} characters.",
            ),
        )
