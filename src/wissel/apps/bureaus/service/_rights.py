"""Asks the access table about the registers of a bureau (people, clients)."""

from wissel.core.access import STAFF, Action, DataCategory, Relation, Role, decide
from wissel.infra.doors import Actor, Denied


def demand_staff(actor: Actor) -> None:
    """Let staff of the bureau through, and the program itself."""
    if not actor.is_system and actor.role not in STAFF:
        raise Denied("staff-only")


def demand(actor: Actor, category: DataCategory, action: Action) -> None:
    """Ask the table whether staff may do this with a register of the own bureau."""
    if actor.is_system:
        return
    if actor.role not in STAFF:
        raise Denied("staff-only")
    # A register is not one trajectory: whoever is staff is tied to it as to an assigned case.
    decision = decide(
        role=Role(actor.role), category=category, action=action, relation=Relation.ASSIGNED
    )
    if not decision.allowed:
        raise Denied(decision.reason.code)
