"""The desk of a bureau, and what it types: nothing medical, and nobody overwrites another."""

from typing import Final

from wissel.core.access import Role
from wissel.infra.doors import Actor, Denied
from wissel.infra.typed import refused

#: Who keeps the registers of the bureau: its places and the coaches' profiles.
DESK: Final = frozenset({Role.MANAGER, Role.BACK_OFFICE})


def demand_desk(actor: Actor) -> None:
    """Let manager and back office through, and the program itself."""
    if not actor.is_system and actor.role not in DESK:
        raise Denied("desk-only", hidden=False)


def demand_current(held: int, seen: int | None) -> None:
    """Refuse a change to what somebody else changed since; ``None``: nobody looked before."""
    if seen is not None and seen != held:
        raise refused(
            "changed-meanwhile",
            "$.revision",
            "Iemand anders heeft dit intussen gewijzigd. Kijk wat er nu staat, en bewaar opnieuw.",
            "Somebody else changed this meanwhile. See what stands there now, and save again.",
        )
