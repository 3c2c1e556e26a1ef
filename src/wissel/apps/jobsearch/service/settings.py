"""Where to look and when: place, travel and times, in the employee's words."""

from datetime import datetime
from uuid import UUID

from wissel.apps.jobsearch.models import Settings
from wissel.apps.jobsearch.service import _held
from wissel.apps.jobsearch.service._settings import checked_settings
from wissel.core.access import Action
from wissel.core.matched import SearchSettings
from wissel.core.wire import to_json
from wissel.infra.doors import Actor, door, read_door


@read_door
def search_settings(*, actor: Actor, now: datetime, trajectory: UUID) -> SearchSettings:
    """Return where and when is looked for one trajectory."""
    found = _held.within(actor, now, trajectory, Action.READ)
    found.obtained.log("search.settings", _held.CATEGORY)
    return _held.settings_of(trajectory)


@door
def keep_search_settings(
    *, actor: Actor, now: datetime, trajectory: UUID, said: SearchSettings
) -> None:
    """Keep where and when to look; employee and coach both write it.

    Raises ``Refused`` with the field for what cannot be. Of the postcode the digits are kept.
    """
    found = _held.within(actor, now, trajectory, Action.WRITE, lock=True)
    kept = checked_settings(said)
    row = Settings.objects.filter(trajectory_id=trajectory).first() or Settings(
        trajectory_id=trajectory
    )
    row.said, row.at = to_json(kept), now
    row.save()
    found.obtained.log("search.settings.keep", _held.CATEGORY, action="U")
