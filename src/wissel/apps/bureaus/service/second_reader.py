"""Whether somebody else of the bureau reads a report before it goes out, and of which kinds."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from wissel.apps.bureaus.models import Bureau
from wissel.apps.bureaus.service._second_reader import ALL, chosen, kinds_of_report
from wissel.core.access import Role
from wissel.infra.doors import Actor, Denied, door, read_door
from wissel.infra.typed import refused


@dataclass(frozen=True, slots=True)
class ReadTwice:
    """The setting: ``kinds`` are those that are read twice, ``possible`` those that can be."""

    kinds: frozenset[str]
    is_all: bool  #: kinds that come later too
    possible: tuple[str, ...]


@read_door
def read_twice(*, actor: Actor, now: datetime) -> ReadTwice:
    """Return which reports are read twice. For the manager, who answers for quality."""
    _demand_manager(actor)
    kept = Bureau.objects.get(pk=actor.bureau).second_reader
    return ReadTwice(chosen(kept), ALL in kept, kinds_of_report())


@door
def choose_read_twice(*, actor: Actor, now: datetime, kinds: Collection[str]) -> ReadTwice:
    """Have these kinds read twice from now on (``all``: every kind), and no others.

    It holds at once, also for reports on their way. Raises ``Refused`` (``$.kinds``) for a kind
    that there is not.
    """
    _demand_manager(actor)
    wanted = set(kinds)
    if unknown := wanted.difference((*kinds_of_report(), ALL)):
        name = min(unknown)
        raise refused(
            "no-such-kind",
            "$.kinds",
            f"'{name}' is geen soort verslag. Ververs de pagina.",
            f"'{name}' is no kind of report. Reload the page.",
        )
    row = Bureau.objects.select_for_update().get(pk=actor.bureau)
    row.second_reader = [ALL] if ALL in wanted else sorted(wanted)
    row.save(update_fields=["second_reader"])
    return ReadTwice(chosen(row.second_reader), ALL in wanted, kinds_of_report())


def _demand_manager(actor: Actor) -> None:
    if not actor.is_system and actor.role != Role.MANAGER:
        raise Denied("manager-only")
