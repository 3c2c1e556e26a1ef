"""The directions of the search profile: what the work asks, why it fits, who judged what."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from typing import Final
from uuid import UUID

from wissel.apps.plans.service._direction import MOST_DIRECTIONS, checked_work
from wissel.apps.plans.service._held import hold, keep
from wissel.apps.plans.service._typed import MOST_DETAIL, MOST_LINE, plain
from wissel.core.access import Action, Role
from wissel.core.journal import PartyRole
from wissel.core.profiled import Direction, Judgement, Profile, Verdict
from wissel.core.suitable import ABOUT, CAPACITY, EXPERTS, asked_about
from wissel.infra.doors import Actor, Denied, door, today_of
from wissel.infra.ids import uuid7
from wissel.infra.typed import refused

#: The piece under which a direction is saved begins with this.
PIECE: Final = "direction:"
#: The piece of why there are few directions.
FEW: Final = "few"
#: Who may judge what cannot be computed.
JUDGES: Final[tuple[PartyRole, ...]] = ("coach", *EXPERTS)


@door
def keep_direction(
    *,
    actor: Actor,
    now: datetime,
    trajectory: UUID,
    direction: Direction,
    revision: int,
    mark: str = "",
) -> tuple[str, int]:
    """Keep a direction as it was typed; return its key and its revision from now on.

    Without a key it is a new one; a new one that says what another says was sent twice, and is that
    one. The employee brings in ideas and changes those: a title, tasks, why, and vacancies they
    counted; the coach takes an idea up. Judgements are given by :func:`judge` and stay. Raises
    :class:`PieceChanged` and ``Refused`` as a block does.
    """
    held = hold(actor, now, trajectory, "search", action=Action.WRITE)
    own = actor.role == Role.EMPLOYEE
    before = held.said.direction(direction.key) if direction.key else None
    if direction.key and before is None:
        raise Denied("no-such-direction", subject=str(trajectory))
    if own and before is not None and (before.origin, before.state) != ("employee", "reserve"):
        raise Denied("not-your-idea", subject=str(trajectory), hidden=False)
    said = _idea(direction, before) if own else direction
    key = before.key if before is not None else str(uuid7())
    new = replace(checked_work(said, held.forms, today_of(now)), key=key, judgements=())
    new = replace(new, judgements=_still_judged(before, new))
    if before is None and (same := _same(held.said, new)) is not None:
        return same.key, held.revision(f"{PIECE}{same.key}")
    piece = f"{PIECE}{key}"
    changed = with_direction(held.said, new)
    return key, keep(held, now, changed, piece=piece, revision=revision, mark=mark)


@door
def judge(
    *,
    actor: Actor,
    now: datetime,
    trajectory: UUID,
    direction: str,
    about: str,
    verdict: Verdict | None,
    because: str,
    by: PartyRole = "coach",
    author: str = "",
) -> None:
    """Write down what somebody judged of one item of a direction; ``None`` takes it away.

    ``by`` and ``author`` are whose judgement it is; of the coach it is the coach's own. Raises
    ``Refused`` (``$.because``, ``$.author``, ``$.about``).
    """
    held = hold(actor, now, trajectory, "search", action=Action.WRITE)
    if not actor.is_system and actor.role != Role.COACH:
        raise Denied("coach-only", subject=str(trajectory), hidden=False)
    before = held.said.direction(direction)
    if before is None:
        raise Denied("no-such-direction", subject=str(trajectory))
    given = None
    if verdict is not None:
        name = author or actor.name
        typed = Judgement(about, verdict, because, by, name, today_of(now))
        given = checked_judgement(typed, now)
    kept = tuple(one for one in before.judgements if one.about != about)
    new = replace(before, judgements=(*kept, given) if given is not None else kept)
    piece = f"{PIECE}{direction}"
    changed = with_direction(held.said, new)
    keep(held, now, changed, piece=piece, revision=held.revision(piece), mark="")


@door
def explain_few(
    *, actor: Actor, now: datetime, trajectory: UUID, because: str, revision: int
) -> int:
    """Write down why there are fewer directions than is asked; return the revision of it."""
    held = hold(actor, now, trajectory, "search", action=Action.WRITE)
    if not actor.is_system and actor.role != Role.COACH:
        raise Denied("coach-only", subject=str(trajectory), hidden=False)
    said = replace(held.said, few_because=plain(because, MOST_DETAIL, "$.because"))
    return keep(held, now, said, piece=FEW, revision=revision, mark="")


def checked_judgement(said: Judgement, now: datetime, place: str = "$") -> Judgement:
    """Return a judgement of today with its owner and its reason, or refuse one without."""
    if said.by not in JUDGES:
        raise refused(
            "wrong-value",
            f"{place}.by",
            "Kies wie dit beoordeelde: de coach, de bedrijfsarts, de arbeidsdeskundige of UWV.",
            "Choose who judged this: the coach, the company doctor, the labour expert or UWV.",
        )
    if said.about not in ABOUT and not said.about.startswith(CAPACITY):
        raise refused(
            "wrong-value",
            f"{place}.about",
            "Dit punt is niet te beoordelen.",
            "This cannot be judged.",
        )
    reason = plain(said.because, MOST_DETAIL, f"{place}.because")
    name = " ".join(said.author.split())
    if not reason:
        raise refused(
            "missing",
            f"{place}.because",
            "Schrijf in één zin waarom.",
            "Say why in one sentence.",
        )
    if not name or len(name) > MOST_LINE:
        raise refused(
            "missing", f"{place}.author", "Schrijf wie dit beoordeelde.", "Write who judged this."
        )
    return replace(said, because=reason, author=name, on=today_of(now))


def _idea(said: Direction, before: Direction | None) -> Direction:
    """Return what the employee may say of a direction, beside what stands of it."""
    held = before or Direction("", "", origin="employee", state="reserve", rests_on=("wish",))
    return replace(
        held,
        title=said.title,
        sector=said.sector,
        tasks=said.tasks,
        because=said.because,
        market=said.market,
    )


def _same(said: Profile, new: Direction) -> Direction | None:
    """Return the direction that says what a new one says: a form may be sent twice."""
    for one in said.directions:
        if replace(one, key=new.key, judgements=()) == new:
            return one
    return None


def _still_judged(before: Direction | None, new: Direction) -> tuple[Judgement, ...]:
    """Return the judgements of what the work still asks as it did then."""
    if before is None:
        return ()
    return tuple(
        one
        for one in before.judgements
        if asked_about(before, one.about) == asked_about(new, one.about)
    )


def with_direction(said: Profile, new: Direction) -> Profile:
    """Return a profile with a direction in it, in its own place or at the end."""
    known = any(one.key == new.key for one in said.directions)
    kept: Iterable[Direction] = (
        (new if one.key == new.key else one for one in said.directions)
        if known
        else (*said.directions, new)
    )
    directions = tuple(kept)
    if len(directions) > MOST_DIRECTIONS:
        raise refused(
            "too-many",
            "$",
            f"Er staan al {MOST_DIRECTIONS} richtingen in. Wijzig er een die er staat.",
            f"There are {MOST_DIRECTIONS} directions already. Change one that is there.",
        )
    return replace(said, directions=directions)
