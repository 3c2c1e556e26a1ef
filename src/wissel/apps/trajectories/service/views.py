"""Views of the caseload that somebody keeps under a name, for themself alone."""

from datetime import datetime
from typing import Final
from uuid import UUID

from wissel.apps.trajectories.models import SavedView
from wissel.apps.trajectories.service._selection import CaseloadQuery
from wissel.core.access import STAFF
from wissel.core.refusal import Refused
from wissel.core.sources import Text
from wissel.infra.doors import Actor, Denied, door

#: Views of one person, and characters of a name.
MOST_VIEWS: Final = 20
MOST_NAME: Final = 60


@door
def save_view(
    *, actor: Actor, now: datetime, name: str, query: CaseloadQuery, is_default: bool = False
) -> UUID:
    """Keep a question under a name. Raises ``Refused`` for a name that is taken or no name."""
    own = _own(actor)
    said = _checked(actor, name)
    if SavedView.objects.filter(membership_id=own).count() >= MOST_VIEWS:
        raise Refused(
            "too-many",
            "$.name",
            Text(
                f"Je hebt al {MOST_VIEWS} weergaven. Verwijder er eerst een.",
                f"You have {MOST_VIEWS} views already. Remove one first.",
            ),
        )
    if is_default:
        _no_default(own)
    row = SavedView(membership_id=own, name=said, query=query.written(), is_default=is_default)
    row.save()
    key: UUID = row.pk
    return key


@door
def change_view(*, actor: Actor, now: datetime, view: UUID, name: str, is_default: bool) -> None:
    """Rename a view of one's own, and say whether the caseload opens with it."""
    row = _row(actor, view)
    said = _checked(actor, name, but=row)
    if is_default and not row.is_default:
        _no_default(_own(actor))
    row.name, row.is_default = said, is_default
    row.save(update_fields=["name", "is_default"])


@door
def delete_view(*, actor: Actor, now: datetime, view: UUID) -> None:
    """Remove a view of one's own."""
    _row(actor, view).delete()


def _own(actor: Actor) -> UUID:
    if actor.membership is None or actor.role not in STAFF:
        raise Denied("staff-only")
    return actor.membership


def _row(actor: Actor, view: UUID) -> SavedView:
    row: SavedView | None = SavedView.objects.filter(pk=view, membership_id=_own(actor)).first()
    if row is None:
        raise Denied("no-such-view")
    return row


def _no_default(own: UUID) -> None:
    for row in SavedView.objects.filter(membership_id=own, is_default=True):
        row.is_default = False
        row.save(update_fields=["is_default"])


def _checked(actor: Actor, name: str, *, but: SavedView | None = None) -> str:
    said = " ".join(name.replace("\0", " ").split())
    if not said or len(said) > MOST_NAME:
        raise Refused(
            "name",
            "$.name",
            Text(
                f"Geef de weergave een naam van hoogstens {MOST_NAME} tekens.",
                f"Give the view a name of at most {MOST_NAME} characters.",
            ),
        )
    others = SavedView.objects.filter(membership_id=actor.membership, name__iexact=said)
    if (others.exclude(pk=but.pk) if but is not None else others).exists():
        raise Refused(
            "name-taken",
            "$.name",
            Text(
                f"Je hebt al een weergave die {said} heet. Kies een andere naam.",
                f"You have a view called {said} already. Choose another name.",
            ),
        )
    return said
