"""The parts of a plan that are words, days and choices."""

from dataclasses import replace
from datetime import date, datetime
from typing import Final
from uuid import UUID

from wissel.apps.plans.service._held import versions_of
from wissel.apps.plans.service._plan_held import HeldPlan, change
from wissel.apps.plans.service._typed import MOST_DETAIL, plain
from wissel.core.dates import day_in
from wissel.core.planned import Intensity, Plan, PlanText, Risk, Subgoal
from wissel.infra.doors import Actor, Denied, door
from wissel.infra.typed import refused

#: Characters of a part that is words.
MOST_TEXT: Final = 3000
MOST_RISKS: Final = 15
_MOST_CONTACTS: Final = 31
#: Nobody plans further ahead than this, or further back than a trajectory lasts.
_MOST_YEARS: Final = 4


@door
def keep_plan_text(
    *,
    actor: Actor,
    now: datetime,
    trajectory: UUID,
    key: str,
    text: str,
    revision: int,
    mark: str = "",
) -> int:
    """Keep a part of the plan that is words; return its revision from now on.

    Raises :class:`PieceChanged` when another page saved it since, and ``Refused`` (``$.text``).
    """

    def changed(held: HeldPlan) -> Plan:
        if held.form.text(key) is None:
            raise Denied("no-such-part", subject=str(trajectory))
        said = plain(text, MOST_TEXT, "$.text")
        order = [one.key for one in held.form.texts]
        texts = {one.key: one.text for one in held.said.texts} | {key: said}
        kept = tuple(PlanText(one, texts[one]) for one in order if texts.get(one))
        return replace(held.said, texts=kept)

    return change(actor, now, trajectory, changed, piece=key, revision=revision, mark=mark)


@door
def keep_duration(
    *,
    actor: Actor,
    now: datetime,
    trajectory: UUID,
    begins: date | None,
    ends: date | None,
    because: str,
    revision: int,
) -> int:
    """Keep from when until when the plan runs, and why it goes on after the waiting period.

    Raises ``Refused`` (``$.ends``) for an end before the beginning.
    """
    for name, day in (("begins", begins), ("ends", ends)):
        check_day(day, now, f"$.{name}")
    if begins is not None and ends is not None and ends < begins:
        raise refused(
            "wrong-order",
            "$.ends",
            f"Het einde ({day_in(ends, 'nl')}) ligt voor het begin ({day_in(begins, 'nl')}).",
            f"The end ({day_in(ends, 'en')}) lies before the beginning ({day_in(begins, 'en')}).",
        )
    neat = plain(because, MOST_DETAIL, "$.because")

    def changed(held: HeldPlan) -> Plan:
        return replace(held.said, begins=begins, ends=ends, ends_because=neat)

    return change(actor, now, trajectory, changed, piece="duration", revision=revision)


@door
def keep_directions(
    *,
    actor: Actor,
    now: datetime,
    trajectory: UUID,
    directions: tuple[str, ...],
    revision: int,
) -> int:
    """Keep which directions of the search profile the plan goes to, the first one first.

    Raises ``Refused`` (``$.directions``) for one that is not an active direction of the newest
    fixed search profile.
    """

    def changed(held: HeldPlan) -> Plan:
        search = next(iter(versions_of(trajectory, "search")), None)
        known = {one.key for one in search.said.active} if search is not None else set()
        if not known.issuperset(directions):
            raise refused(
                "wrong-value",
                "$.directions",
                "Deze richting staat niet als actief in het vastgestelde zoekprofiel.",
                "This direction is not active in the search profile that was fixed.",
            )
        return replace(held.said, directions=tuple(dict.fromkeys(directions)))

    return change(actor, now, trajectory, changed, piece="directions", revision=revision)


@door
def keep_intensity(
    *,
    actor: Actor,
    now: datetime,
    trajectory: UUID,
    intensity: Intensity | None,
    revision: int,
) -> int:
    """Keep how much guidance is needed, why, and when that is looked at again."""
    said = intensity
    if said is not None:
        if not 1 <= said.contacts <= _MOST_CONTACTS:
            raise refused(
                "wrong-value",
                "$.contacts",
                f"Vul een getal in van 1 tot {_MOST_CONTACTS}.",
                f"Give a number from 1 to {_MOST_CONTACTS}.",
            )
        check_day(said.review_on, now, "$.review_on")
        because = plain(said.because, MOST_DETAIL, "$.because")
        if not because:
            raise refused(
                "missing",
                "$.because",
                "Schrijf waarom deze begeleiding nodig is.",
                "Write why this guidance is needed.",
            )
        said = replace(said, because=because)

    def changed(held: HeldPlan) -> Plan:
        return replace(held.said, intensity=said)

    return change(actor, now, trajectory, changed, piece="intensity", revision=revision)


@door
def keep_subgoals(
    *,
    actor: Actor,
    now: datetime,
    trajectory: UUID,
    subgoals: tuple[Subgoal, ...],
    revision: int,
) -> int:
    """Keep how far each subgoal of the way of working is. One that does not apply says why."""
    neat = []
    for number, one in enumerate(subgoals):
        place = f"$.subgoals[{number}].because"
        because = plain(one.because, MOST_DETAIL, place)
        if one.state == "not-applicable" and not because:
            raise refused(
                "missing",
                place,
                "Schrijf waarom dit hier niet geldt.",
                "Write why this does not apply here.",
            )
        neat.append(replace(one, because=because))

    def changed(held: HeldPlan) -> Plan:
        known = {one.key for one in held.programme.plan.subgoals}
        if not known.issuperset(one.key for one in neat):
            raise Denied("no-such-subgoal", subject=str(trajectory))
        return replace(held.said, subgoals=tuple(neat))

    return change(actor, now, trajectory, changed, piece="subgoals", revision=revision)


@door
def keep_risks(
    *, actor: Actor, now: datetime, trajectory: UUID, risks: tuple[Risk, ...], revision: int
) -> int:
    """Keep what may go wrong, how it shows and what is done then."""
    neat = []
    for number, one in enumerate(risks):
        place = f"$.risks[{number}]"
        said = Risk(
            plain(one.what, MOST_DETAIL, f"{place}.what"),
            plain(one.signal, MOST_DETAIL, f"{place}.signal"),
            plain(one.action, MOST_DETAIL, f"{place}.action"),
        )
        if said != Risk(""):
            if not said.what:
                raise refused(
                    "missing",
                    f"{place}.what",
                    "Schrijf wat er mis kan gaan.",
                    "Write what may go wrong.",
                )
            neat.append(said)
    if len(neat) > MOST_RISKS:
        raise refused(
            "too-many",
            "$.risks",
            f"Dit zijn er {len(neat)}; verwacht worden er hoogstens {MOST_RISKS}.",
            f"These are {len(neat)}; expected are {MOST_RISKS} at most.",
        )

    def changed(held: HeldPlan) -> Plan:
        return replace(held.said, risks=tuple(neat))

    return change(actor, now, trajectory, changed, piece="risks", revision=revision)


def check_day(day: date | None, now: datetime, path: str) -> None:
    """Refuse a day that is years away: a slip of the finger."""
    if day is not None and abs(day.year - now.year) > _MOST_YEARS:
        raise refused(
            "far-away",
            path,
            f"{day_in(day, 'nl')} is meer dan {_MOST_YEARS} jaar van nu. Kijk of het jaar klopt.",
            f"{day_in(day, 'en')} is more than {_MOST_YEARS} years from now. Check the year.",
        )
