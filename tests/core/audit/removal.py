"""Takes one piece of evidence out of a file, and tells which checks that changes."""

from dataclasses import replace
from typing import Any

from wissel.core.audit import Audit
from wissel.core.trajectory import Trajectory


def pieces(found: Audit) -> dict[str, set[int]]:
    """Return every piece of evidence with the checks that rest on it."""
    resting: dict[str, set[int]] = {}
    for check in found.checks:
        for one in check.evidence:
            if one != "case":  # the absence itself is no piece of a file
                resting.setdefault(one, set()).add(check.id)
    return resting


def without(case: Trajectory, reference: str) -> Trajectory:
    """Return the file without one piece of evidence."""
    sort, _, rest = reference.partition(":")
    match sort:
        case "entry":
            return _less(case, "journal", lambda one: one.id == rest)
        case "capacity":
            return _less(case, "capacity", lambda one: str(one.version) == rest)
        case "profile":
            return _less(case, "profiles", lambda one: f"{one.said.kind}:{one.number}" == rest)
        case "plan":
            return _less(case, "plans", lambda one: str(one.number) == rest)
        case "party":
            return _less(case, "parties", lambda one: f"{one.role}:{one.name}" == rest)
        case "received":
            return _less(case, "received", lambda one: one.id == rest)
        case _:
            raise ValueError(f"no such evidence: {reference}")


def _less(case: Trajectory, name: str, gone: Any) -> Trajectory:
    before = getattr(case, name)
    after = tuple(one for one in before if not gone(one))
    assert len(after) == len(before) - 1, "evidence names one thing that is in the file"
    changes: dict[str, Any] = {name: after}
    return replace(case, **changes)


def changed(before: Audit, after: Audit) -> set[int]:
    """Return the checks whose state or evidence differ."""
    return {
        one.id
        for one, other in zip(before.checks, after.checks, strict=True)
        if (one.state, set(one.evidence)) != (other.state, set(other.evidence))
    }
