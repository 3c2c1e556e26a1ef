"""What each side of the start talk expects and offers, as it wrote it last."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from wissel.apps.guidance.models import Expectations
from wissel.core.guided import Side


@dataclass(frozen=True, slots=True)
class Expected:
    """What one side expects of the other, and what the other may expect of it."""

    side: Side
    expects: str
    offers: str
    by: str
    at: datetime


def newest_expectations(trajectory: UUID) -> dict[Side, Expected]:
    """Return what each side wrote last."""
    rows = Expectations.objects.filter(trajectory_id=trajectory).order_by("at", "id")
    return {
        row.side: Expected(row.side, row.said["expects"], row.said["offers"], row.by, row.at)
        for row in rows
    }
