"""Profiles in versions, made through doors, for the tests of what becomes of them."""

from datetime import datetime

from tests.apps.plans.profiles import (
    direct,
    fix,
    fixed_person,
    keep,
    planner,
    receive,
    settle,
    three_directions,
)
from tests.cast import NOW, Cast
from wissel.apps.documents import service as documents
from wissel.apps.plans import service as plans
from wissel.core.profiled import Block, Demand, ProfileKind, ProfileLine, Verdict
from wissel.core.suitable import MORE
from wissel.infra.doors import Actor


def with_every_profile(cast: Cast) -> Cast:
    """Fix two versions of the person profile, one of each other; keep a test of a function."""
    receive(cast)
    fixed_person(cast)
    keep(cast, "interesses", "techniek", "koken")
    fix(cast, reason="Een interesse kwam erbij.")
    three_directions(cast)
    fix(cast, "search")
    keep(cast, "waarden", "rust", kind="employability")
    fix(cast, "employability")
    plans.keep_work_test(
        actor=cast.coach, now=NOW, trajectory=cast.trajectory, work=planner(title="inkoper")
    )
    return cast


def with_profiles(cast: Cast) -> Cast:
    """Fix every profile, and a second search profile with all there is to say of a direction."""
    receive(cast)
    fixed_person(cast)
    wish = Block("wensen", (ProfileLine("nachtdienst", "vanwege de kinderen", "niet", "employee"),))
    keep(cast, "wensen", block=wish, actor=cast.employee)
    fix(cast, reason="Een grens kwam erbij.")
    first, *_ = three_directions(cast)
    fix(cast, "search")
    settle(cast, first, "wage", verdict=Verdict.ATTENTION, because="Iets minder dan nu.")
    heavy = planner(
        title="orderverzamelaar",
        state="dropped",
        state_because="Het tillen is te zwaar.",
        demands=(Demand("tillen", MORE),),
    )
    direct(cast, heavy)
    direct(cast, planner(title="kok", state="reserve", state_because="Eerst de horeca bekijken."))
    keep(cast, "taken", "plannen van ritten", kind="search")
    fix(cast, "search", "Een richting viel af.")
    waarden = Block("waarden", (ProfileLine("rust"),), "groeit", "Twee bedrijven bekijken.")
    keep(cast, "waarden", kind="employability", block=waarden)
    fix(cast, "employability")
    return cast


def profile(
    cast: Cast,
    kind: ProfileKind,
    number: int = 1,
    *,
    actor: Actor | None = None,
    language: str = "nl",
    now: datetime = NOW,
) -> documents.ProfileFile:
    """Draw a version of a profile for somebody; for the coach unless another is named."""
    return documents.profile_file(
        actor=actor or cast.coach,
        now=now,
        trajectory=cast.trajectory,
        kind=kind,
        number=number,
        language=language,
    )
