"""What the employee says of the vacancies that were sent: it suits me, or not, because."""

from dataclasses import replace
from datetime import datetime
from typing import Final, Literal, TypeAlias, get_args
from uuid import UUID

from wissel.apps.jobsearch.models import Suggested, WeekList
from wissel.apps.jobsearch.service import _held
from wissel.apps.trajectories import service as trajectories
from wissel.connections.wire import read_value
from wissel.core.access import Action, Role
from wissel.core.matched import Answer, Suggestion
from wissel.infra.doors import Actor, Denied, door, read_door
from wissel.infra.typed import demand_functional, neat, refused

#: Why a vacancy does not suit. What is chosen changes the next list: ``work`` makes that
#: occupation count less, ``employer`` leaves that employer out. The others change nothing by
#: themselves: distance and hours are settings, and what a body can do is a doctor's to say.
Because: TypeAlias = Literal["work", "employer", "distance", "hours", "demands", "level", "other"]
BECAUSE: Final[tuple[Because, ...]] = get_args(Because)
_MOST: Final = {"words": 500}


@read_door
def unanswered(*, actor: Actor, now: datetime, trajectory: UUID) -> int:
    """Return how many vacancies of the newest list wait for an answer of the employee.

    Nothing of a vacancy is read, and nothing is searched for: it costs a first page little.
    """
    trajectories.obtained_within(
        actor=actor, trajectory=trajectory, category=_held.CATEGORY, action=Action.READ
    )
    if actor.role != Role.EMPLOYEE:
        raise Denied("employee-only", subject=str(trajectory), hidden=False)
    sent = WeekList.objects.filter(trajectory_id=trajectory).exclude(sent_at=None)
    newest = sent.order_by("-week").values_list("pk", flat=True).first()
    rows = Suggested.objects.filter(list_id=newest, removed=False, answered_at=None)
    return rows.count() if newest is not None else 0


@door
def answer(
    *,
    actor: Actor,
    now: datetime,
    trajectory: UUID,
    line: UUID,
    suits: Answer,
    because: str = "",
    words: str = "",
) -> None:
    """Keep what the employee says of a vacancy that was sent; the last answer counts.

    Only the employee answers. Raises ``Refused`` (``$.because``) where it does not suit and no
    reason was chosen, ``$.words`` for "something else" without words and for words of health.
    """
    found = _held.within(actor, now, trajectory, Action.WRITE, lock=True)
    if actor.role != Role.EMPLOYEE:
        raise Denied("employee-only", subject=str(trajectory), hidden=False)
    if found.case.closed_on is not None:
        raise refused("closed", "$", "Het traject is gesloten.", "The trajectory is closed.")
    said = neat({"words": words}, _MOST)["words"]
    if suits == "suits-not":
        _check(because, said)
    demand_functional(said, "$.words")
    row = _sent_line(found, line)
    kept: Suggestion = read_value(Suggestion, row.said)
    _held.keep_line(
        row.pk,
        replace(
            kept,
            answer=suits,
            because=because if suits == "suits-not" else "",
            words=said,
            answered_at=now,
        ),
    )
    found.obtained.log("vacancies.answer", _held.CATEGORY, action="U", detail=suits)


def _check(because: str, words: str) -> None:
    if because not in BECAUSE:
        raise refused("empty", "$.because", "Kies waarom niet.", "Choose why not.")
    if because == "other" and not words:
        raise refused("empty", "$.words", "Schrijf waarom niet.", "Write why not.")


def _sent_line(found: trajectories.Within, line: UUID) -> Suggested:
    rows = Suggested.objects.filter(trajectory_id=found.id, removed=False)
    row: Suggested | None = rows.exclude(list__sent_at=None).filter(pk=line).first()
    if row is None:
        raise Denied("no-such-line", subject=str(found.id))
    return row
