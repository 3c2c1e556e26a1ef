"""What doors share that store what a file says: refusals that name their place in it."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from uuid import UUID

from wissel.core.refusal import Refused
from wissel.core.sources import Text
from wissel.infra.typed import refused


def wrong(place: str, dutch: str, english: str) -> Refused:
    """Return the refusal of something that no export writes: ``is geen UUID``, ``is no UUID``."""
    return Refused(
        "wrong-value",
        place,
        Text(
            f"Dit {dutch}; verwacht wordt wat 'wissel export' schrijft.",
            f"This {english}; expected is what 'wissel export' writes.",
        ),
    )


@contextmanager
def placed(place: str) -> Iterator[None]:
    """Put the place of a part before the path of whatever refuses it."""
    try:
        yield
    except Refused as found:
        raise Refused(found.code, place + found.path[1:], found.message) from None


def demand_own_id(given: str, taken: set[str], place: str) -> None:
    """Refuse what is no UUID, or one that was there before; keep it in ``taken``."""
    try:
        whole = str(UUID(given)) == given
    except ValueError:
        whole = False
    if not whole or given in taken:
        raise wrong(f"{place}.id", "is geen eigen UUID", "is not a UUID of its own")
    taken.add(given)


def demand_in_order(
    place: str, now: datetime, steps: Iterable[tuple[str, datetime | None]]
) -> None:
    """Refuse moments that lie after now, or before the one that goes before them."""
    before: datetime | None = None
    for name, moment in steps:
        if moment is None:
            continue
        if moment > now:
            raise refused(
                "future",
                f"{place}.{name}",
                f"Gegeven is {moment.isoformat()}; dat ligt na nu ({now.isoformat()}).",
                f"Given is {moment.isoformat()}; that is after now ({now.isoformat()}).",
            )
        if before is not None and moment < before:
            raise refused(
                "wrong-order",
                f"{place}.{name}",
                f"Gegeven is {moment.isoformat()}; dat ligt voor wat eraan voorafgaat "
                f"({before.isoformat()}).",
                f"Given is {moment.isoformat()}; that is before what goes before it "
                f"({before.isoformat()}).",
            )
        before = moment


def identity_taken(place: str) -> Refused:
    """Return the refusal of something whose identity is in this installation already."""
    return refused(
        "identity-taken",
        place,
        "Iets met deze identiteit staat al in deze installatie. Er is niets gewijzigd.",
        "Something with this identity is in this installation already. Nothing was changed.",
    )
