"""Profiles that the tests begin with, made through doors as coach and employee make them."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from tests.cast import NOW, Cast
from wissel.apps.plans import service as plans
from wissel.apps.trajectories import service as trajectories
from wissel.core.capacity import row_of
from wissel.core.profiled import (
    Block,
    Demand,
    Direction,
    KeptProfile,
    Market,
    ProfileKind,
    ProfileLine,
    Verdict,
    Wage,
)
from wissel.core.suitable import key_of
from wissel.infra.doors import Actor

TODAY = NOW.date()


def keep(
    cast: Cast,
    key: str,
    *lines: str,
    kind: ProfileKind = "person",
    actor: Actor | None = None,
    **changes: Any,
) -> int:
    """Keep a block of lines; ``revision`` is that of now unless it is given."""
    block = Block(key, tuple(map(ProfileLine, lines)))
    given: dict[str, Any] = {"block": block} | changes
    if "revision" not in given:
        given["revision"] = shown(cast, kind, actor=cast.coach).revisions.get(key, 0)
    return plans.keep_block(
        actor=actor or cast.coach, now=NOW, trajectory=cast.trajectory, kind=kind, **given
    )


def shown(
    cast: Cast, kind: ProfileKind = "person", *, actor: Actor | None = None, now: datetime = NOW
) -> plans.ProfileView:
    return plans.profile(actor=actor or cast.coach, now=now, trajectory=cast.trajectory, kind=kind)


def fix(
    cast: Cast, kind: ProfileKind = "person", reason: str = "", now: datetime = NOW
) -> KeptProfile:
    return plans.fix_profile(
        actor=cast.coach, now=now, trajectory=cast.trajectory, kind=kind, reason=reason
    )


def receive(cast: Cast, level: str = "10-kilo", on: date = date(2026, 11, 2)) -> None:
    """Let the company doctor say what can be lifted, and nothing else."""
    trajectories.receive_capacity(
        actor=cast.coach, now=NOW, trajectory=cast.trajectory, valid_from=on,
        source="company-doctor", author="R. Amrani", hours_per_week=20, kind="fml",
        document="fml", document_on=on, complete=True, items=(
            row_of("tillen", level), row_of("uren-per-week", "20-uur"),
        ),
    )  # fmt: skip


def planner(**changes: Any) -> Direction:
    """Return a direction of which everything is said but what somebody must judge."""
    given: dict[str, Any] = {
        "key": "",
        "title": "planner in het vervoer",
        "sector": "vervoer",
        "rests_on": ("skills", "market"),
        "because": "Plande vijf jaar de ritten van twaalf chauffeurs.",
        "hours_least": 16,
        "level": "mbo-3",
        "travel_minutes": 30,
        "wage": Wage(Decimal(2400), Decimal(2900), "month", "cao beroepsgoederenvervoer"),
        "demands": (Demand("tillen", "5-kilo"),),
        "market": (Market(TODAY, 14, "werk.nl", "planner", 30),),
    } | changes
    return Direction(**given)


def direct(
    cast: Cast, said: Direction | None = None, *, actor: Actor | None = None, revision: int = 0
) -> str:
    """Keep a direction; return its key."""
    key, _ = plans.keep_direction(
        actor=actor or cast.coach,
        now=NOW,
        trajectory=cast.trajectory,
        direction=said or planner(),
        revision=revision,
    )
    return key


def fixed_person(cast: Cast) -> KeptProfile:
    """Fix a small person profile: level and travel time, and words of the employee."""
    keep(cast, "interesses", "techniek", actor=cast.employee)
    keep(cast, "niveau", block=Block("niveau", value="mbo-3"))
    keep(cast, "reistijd", block=Block("reistijd", value="45"))
    return fix(cast)


def three_directions(cast: Cast) -> tuple[str, ...]:
    """Keep three directions that can be fixed."""
    titles = ("planner in het vervoer", "medewerker klantenservice", "inkoper")
    sectors = ("vervoer", "dienstverlening", "industrie")
    return tuple(
        direct(cast, planner(title=title, sector=sector))
        for title, sector in zip(titles, sectors, strict=True)
    )


def settle(cast: Cast, direction: str, about: str = "", **changes: Any) -> None:
    """Judge one item of a direction."""
    given: dict[str, Any] = {
        "actor": cast.coach,
        "now": NOW,
        "trajectory": cast.trajectory,
        "direction": direction,
        "about": about or key_of("tillen"),
        "verdict": Verdict.FITS,
        "because": "Er staat een tilhulp.",
    } | changes
    plans.judge(**given)


def entries_of(cast: Cast, actor: Actor, kind: str = "profile-fixed") -> int:
    """Return how many entries of a kind the actor reads in the journal."""
    view = trajectories.case(actor=actor, now=NOW, trajectory=cast.trajectory)
    return sum(entry.kind == kind for entry in view.case.journal)
