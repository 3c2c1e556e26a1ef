"""The change log and the access log: append-only, hash-chained per bureau, checked by ``check``.

Appending takes the lock of the chain's head, so two doors of one bureau cannot take the same
number; the database refuses it besides. A missing, changed or reordered row breaks the chain, and
whoever has the database alone cannot mend it: links and heads are made with a key outside it
(:mod:`wissel.infra._chain`).
"""

import dataclasses
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any, Final, Literal, get_args
from uuid import UUID

from django.db.models import Q, QuerySet

from wissel.infra import _chain, _listings, tenancy
from wissel.infra.changes import Change
from wissel.infra.doors import Access, Actor
from wissel.infra.models import AccessLogEntry, ChainHead, ChangeLogEntry

LogName = Literal["changes", "access"]


def begin() -> None:
    """Begin both chains of the bureau in context; for the door that opens a bureau.

    Nobody else makes a head: one that is gone later was taken away, and stays without a seal.
    """
    for name in get_args(LogName):
        ChainHead(name=name, seal=_chain.seal(tenancy.current(), name, 0, "")).save()


def append_change(
    *, actor: Actor, now: datetime, door: str, subject: str, changes: Sequence[Change]
) -> None:
    """Append one row for a call of a writing door."""
    fields: dict[str, Any] = {
        **_who(actor),
        "at": now,
        "door": door,
        "subject": subject,
        "changes": [asdict(change) | {"fields": list(change.fields)} for change in changes],
    }
    seq, link = _next("changes", fields)
    ChangeLogEntry(seq=seq, link=link, **fields).save(force_insert=True)


def append_access(*, actor: Actor, now: datetime, door: str, access: Access) -> None:
    """Append one row for an access."""
    fields: dict[str, Any] = {
        **_who(actor),
        "at": now,
        "event": access.event or door,
        "action": access.action,
        "outcome": access.outcome,
        "seen_from": actor.seen_from,
        "subject": access.subject,
        "listing": _listings.name_of(access.subjects) if access.subjects else None,
        "category": access.category,
        "sensitivity": access.sensitivity,
        "basis": access.basis,
        "detail": access.detail,
    }
    seq, link = _next("access", fields)
    if access.subjects:
        _listings.keep(fields["listing"], access.subjects)
    AccessLogEntry(seq=seq, link=link, **fields).save(force_insert=True)


@dataclass(frozen=True, slots=True)
class Logged:
    """A line of the access log about one person. ``listed``: they stood in a list with others."""

    seq: int
    at: datetime
    actor_name: str
    actor_role: str
    event: str
    action: str
    outcome: str
    category: str
    basis: str
    listed: bool


def accesses(
    subject: str, *, before: int | None = None, since: datetime | None = None, most: int
) -> tuple[Logged, ...]:
    """Return the accesses to one subject in the bureau in context, newest first.

    ``before`` is the number of the line after which the caller stopped; lists in which the subject
    stood are in it too.
    """
    about = Q(subject=subject) | Q(listing__in=_listings.holding(subject))
    rows = AccessLogEntry.objects.filter(about)
    if before is not None:
        rows = rows.filter(seq__lt=before)
    if since is not None:
        rows = rows.filter(at__gte=since)
    names = [field.name for field in dataclasses.fields(Logged) if field.name != "listed"]
    return tuple(
        Logged(**{name: getattr(row, name) for name in names}, listed=row.listing is not None)
        for row in rows.order_by("-seq")[:most]
    )


def first_break(name: LogName) -> int | None:
    """Return the number of the first row that does not fit the chain of the bureau in context.

    A cut-off tail is found too: the sealed head knows how far the chain went.
    """
    bureau, previous, expected, keyed = tenancy.current(), "", 1, False
    listings = _listings.whole() if name == "access" else frozenset()
    for row, fields in _rows(name):
        keyed = keyed or _chain.is_keyed(row.link)
        one_way = _chain.is_keyed(row.link) == keyed
        fit = _chain.fits(row.link, bureau, name, previous, expected, fields)
        listed = fields.get("listing")
        known = listed is None or listed in listings
        if row.seq != expected or not (one_way and fit and known):
            return expected
        previous, expected = row.link, expected + 1
    head = ChainHead.objects.filter(name=name).first()
    reached = (head.seq, head.link) if head is not None else None
    sealed = head is not None and _chain.seal_holds(head.seal, bureau, name, head.seq, head.link)
    if sealed and reached == (expected - 1, previous):
        return None
    # Lines without a key prove themselves by what came after them; here nothing did.
    return expected if keyed or sealed else 1


def rows_made(table: str) -> Iterator[tuple[int, str]]:
    """Yield the rows that doors made in a table: number in the change log and key of the row.

    For rows that are never removed: one that is gone was taken out around the doors.
    """
    for seq, changes in ChangeLogEntry.objects.order_by("seq").values_list("seq", "changes"):
        for change in changes:
            if (change["table"], change["action"]) == (table, "create"):
                yield seq, change["row"]


_CHANGE_FIELDS: Final = (
    "actor_kind",
    "actor_role",
    "actor_id",
    "actor_name",
    "at",
    "door",
    "subject",
    "changes",
)
_ACCESS_FIELDS: Final = (
    "actor_kind",
    "actor_role",
    "actor_id",
    "actor_name",
    "at",
    "event",
    "action",
    "outcome",
    "seen_from",
    "subject",
    "listing",
    "category",
    "sensitivity",
    "basis",
    "detail",
)


def _rows(name: LogName) -> Iterator[tuple[Any, dict[str, Any]]]:
    rows: QuerySet[Any] = (
        ChangeLogEntry.objects if name == "changes" else AccessLogEntry.objects
    ).order_by("seq")
    names = _CHANGE_FIELDS if name == "changes" else _ACCESS_FIELDS
    for row in rows.iterator():
        fields = {field: getattr(row, field) for field in names}
        if not _chain.is_keyed(row.link) and fields.get("listing", "") is None:
            del fields["listing"]  # a column that lines without a key did not have
        yield row, fields


def _who(actor: Actor) -> dict[str, Any]:
    return {
        "actor_kind": actor.kind,
        "actor_role": actor.role,
        "actor_id": actor.user,
        "actor_name": actor.name,
    }


def _demand_bureau(bureau: UUID) -> None:
    """Raise ``NoTenant`` for a bureau whose opening was undone: SQLite asks at commit only."""
    table: Any = ChainHead._meta.get_field("bureau").related_model
    if not table.objects.filter(pk=bureau).exists():
        raise tenancy.NoTenant(f"there is no bureau {bureau}")


def _next(name: LogName, fields: dict[str, Any]) -> tuple[int, str]:
    bureau = tenancy.current()
    head, made = ChainHead.objects.select_for_update().get_or_create(name=name)
    if made:
        _demand_bureau(bureau)
    # A head that was written around us is not sealed again, so that ``check`` goes on saying so.
    ours = _chain.seal_holds(head.seal, bureau, name, head.seq, head.link)
    head.seq += 1
    head.link = _chain.link(bureau, name, head.link, head.seq, fields)
    head.seal = _chain.seal(bureau, name, head.seq, head.link) if ours else ""
    head.save(update_fields=["seq", "link", "seal"])
    return head.seq, head.link
