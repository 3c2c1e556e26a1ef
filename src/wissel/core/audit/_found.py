"""What a question finds in a file, before a person's word is laid beside it."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from wissel.core.audit._types import CheckState


@dataclass(frozen=True, slots=True)
class Found:
    """A state, the key of the sentence that says why, and everything it rests on.

    ``evidence`` names every part of the file that was decisive: take one away, and state or list
    change. ``values`` fill the sentence; days are printed as people write them.
    """

    state: CheckState
    reason: str
    evidence: tuple[str, ...] = ()
    values: dict[str, Any] = field(default_factory=dict)


def _found(state: CheckState, reason: str, refs: tuple[str, ...], values: dict[str, Any]) -> Found:
    return Found(state, reason, tuple(dict.fromkeys(refs)), values)


def met(reason: str, *refs: str, **values: Any) -> Found:
    """The file shows it."""
    return _found("met", reason, refs, values)


def not_met(reason: str, *refs: str, **values: Any) -> Found:
    """The file shows that it is not so, or has nothing where it would have it."""
    return _found("not-met", reason, refs, values)


def late(reason: str, *refs: str, **values: Any) -> Found:
    """It was done, after its last day."""
    return _found("late", reason, refs, values)


def weak(reason: str, *refs: str, **values: Any) -> Found:
    """Something is there, and it does not carry the question."""
    return _found("weak", reason, refs, values)


def silent(reason: str = "silent", *refs: str, **values: Any) -> Found:
    """The file holds nothing, or not enough, to tell."""
    return _found("cannot-tell", reason, refs, values)


def not_asked(reason: str, *refs: str, **values: Any) -> Found:
    """The question does not hold in this case, or not yet."""
    return _found("not-applicable", reason, refs, values)


def not_yet(day: date | None, *refs: str) -> Found:
    """It is not due before ``day``."""
    return not_asked("not-yet" if day is not None else "not-begun", *refs, day=day)
