"""Sets of trajectories that stood in a list together, for the access log.

A coach sees the same caseload many times a day. The set is stored once, under a name that is made
from what it holds; a line of the access log carries that name, and the chain covers the line. So a
look at a list costs one line, and the lists that somebody stood in are found by an index.
"""

import hashlib
from collections import defaultdict
from collections.abc import Iterable
from uuid import UUID

from django.db.models import QuerySet

from wissel.infra import tenancy
from wissel.infra.models import ListedSubject


def name_of(subjects: Iterable[str]) -> UUID:
    """Return the name of a set: the first 128 bits of the SHA-256 over its ids in order."""
    return UUID(bytes=hashlib.sha256("\n".join(sorted(set(subjects))).encode()).digest()[:16])


def keep(listing: UUID, subjects: Iterable[str]) -> None:
    """Store a set that is new. Under the lock of the log's head, so that nobody else does too."""
    if ListedSubject.objects.filter(listing=listing).exists():
        return
    bureau = tenancy.current()
    ListedSubject.objects.bulk_create(
        [
            ListedSubject(bureau_id=bureau, listing=listing, subject=subject)
            for subject in sorted(set(subjects))
        ]
    )


def whole() -> frozenset[UUID]:
    """Return the names of the stored sets that hold what their name says."""
    held: dict[UUID, list[str]] = defaultdict(list)
    for listing, subject in ListedSubject.objects.values_list("listing", "subject").iterator():
        held[listing].append(subject)
    return frozenset(listing for listing, subjects in held.items() if name_of(subjects) == listing)


def holding(subject: str) -> QuerySet[ListedSubject, UUID]:
    """Return the names of the sets in which somebody stood, as a query."""
    rows: QuerySet[ListedSubject] = ListedSubject.objects.filter(subject=subject)
    return rows.values_list("listing", flat=True)
