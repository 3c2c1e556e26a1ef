"""Refuses plans that cannot be kept as a trajectory file says them, with the place in it."""

from collections.abc import Iterable
from datetime import datetime
from typing import Final

from wissel.apps.plans.service._typed import MOST_DETAIL, MOST_LINE
from wissel.apps.plans.service.plan_parts import MOST_RISKS, MOST_TEXT
from wissel.apps.plans.service.plan_steps import MOST_STEPS
from wissel.core.plan import plan_form
from wissel.core.planned import Activity, KeptPlan, Plan, Schooling
from wissel.core.trajectory import Trajectory
from wissel.infra.restoring import demand_in_order, wrong
from wissel.infra.typed import demand_fits

_MOST_NAME: Final = 200
#: Longer than any key of ours.
_MOST_KEY: Final = 200


def check_plans(case: Trajectory, now: datetime) -> None:
    """Raise ``Refused`` for the first thing that cannot be kept."""
    known = {
        "capacity": {one.version for one in case.capacity},
        "person": {one.number for one in case.profiles if one.said.kind == "person"},
        "search": {one.number for one in case.profiles if one.said.kind == "search"},
    }
    before: datetime | None = None
    for index, kept in enumerate(case.plans):
        place = f"$.plans[{index}]"
        if kept.number != index + 1:
            raise wrong(f"{place}.number", "is niet het volgende", "is not the next one")
        demand_in_order(place, now, (("at", before), ("at", kept.at)))
        before = kept.at
        _check_version(kept, known, place)
        _check_plan(kept.said, f"{place}.said")


def _check_version(kept: KeptPlan, known: dict[str, set[int]], place: str) -> None:
    demand_fits(kept.by, _MOST_NAME, f"{place}.by")
    demand_fits(kept.reason, MOST_DETAIL, f"{place}.reason")
    for name, numbers in known.items():
        number = getattr(kept, name)
        if number is not None and number not in numbers:
            raise wrong(f"{place}.{name}", "staat niet in dit bestand", "is not in this file")


def _check_plan(said: Plan, place: str) -> None:
    try:
        form = plan_form(said.form)
    except LookupError:
        raise wrong(f"{place}.form", "is geen versie hier", "is no version here") from None
    texts = [one.key for one in said.texts]
    _demand_known(texts, [one.key for one in form.texts], f"{place}.texts")
    for index, text in enumerate(said.texts):
        demand_fits(text.text, MOST_TEXT, f"{place}.texts[{index}].text")
    for index, gap in enumerate(said.gaps):
        there = f"{place}.gaps[{index}]"
        _fit(gap, ("key", "direction"), _MOST_KEY, there)
        _fit(gap, ("text", "left_because", "source"), MOST_DETAIL * 2, there)
        _demand_one(gap.kind, [one.key for one in form.gaps], f"{there}.kind")
    keys = {gap.key for gap in said.gaps}
    for index, activity in enumerate(said.activities):
        there = f"{place}.activities[{index}]"
        _check_activity(activity, keys, [one.key for one in form.evidence], there)
    for index, schooling in enumerate(said.schooling):
        _check_schooling(schooling, f"{place}.schooling[{index}]")
    _check_rest(said, place)


def _check_activity(said: Activity, gaps: set[str], evidence: list[str], place: str) -> None:
    _fit(said, ("key", "module"), _MOST_KEY, place)
    _fit(said, ("title", "how_often", "product"), MOST_LINE, place)
    if said.ends < said.begins:
        raise wrong(f"{place}.ends", "ligt voor het begin", "lies before the beginning")
    _demand_known(said.gaps, gaps, f"{place}.gaps")
    _demand_known(said.evidence, evidence, f"{place}.evidence")
    for name in ("subgoals", "after"):
        for key in getattr(said, name):
            demand_fits(key, _MOST_KEY, f"{place}.{name}")


def _check_schooling(said: Schooling, place: str) -> None:
    _fit(said, ("key", "direction"), _MOST_KEY, place)
    _fit(said, ("title", "provider", "decided_by"), MOST_LINE, place)
    _fit(said, ("because", "decided_because"), MOST_DETAIL, place)
    if (said.state == "proposed") is not (said.decided_on is None):
        raise wrong(f"{place}.decided_on", "hoort bij een besluit", "belongs to a decision")


def _check_rest(said: Plan, place: str) -> None:
    for name, most in (("gaps", MOST_STEPS), ("activities", MOST_STEPS), ("risks", MOST_RISKS)):
        steps = getattr(said, name)
        if len(steps) > most:
            raise wrong(f"{place}.{name}", "zijn er te veel", "are too many")
    for name in ("gaps", "activities", "schooling", "subgoals"):
        keys = [one.key for one in getattr(said, name)]
        if "" in keys or len(set(keys)) < len(keys):
            raise wrong(f"{place}.{name}", "hebben geen eigen sleutel", "have no key of their own")
    demand_fits(said.ends_because, MOST_DETAIL, f"{place}.ends_because")
    if said.begins is not None and said.ends is not None and said.ends < said.begins:
        raise wrong(f"{place}.ends", "ligt voor het begin", "lies before the beginning")
    for index, risk in enumerate(said.risks):
        _fit(risk, ("what", "signal", "action"), MOST_DETAIL, f"{place}.risks[{index}]")
    for index, subgoal in enumerate(said.subgoals):
        _fit(subgoal, ("key", "because"), MOST_DETAIL, f"{place}.subgoals[{index}]")
    if said.intensity is not None:
        demand_fits(said.intensity.because, MOST_DETAIL, f"{place}.intensity.because")
    for key in said.directions:
        demand_fits(key, _MOST_KEY, f"{place}.directions")


def _fit(said: object, names: Iterable[str], most: int, place: str) -> None:
    for name in names:
        demand_fits(getattr(said, name), most, f"{place}.{name}")


def _demand_one(key: str, known: Iterable[str], place: str) -> None:
    if key:
        _demand_known([key], known, place)


def _demand_known(keys: Iterable[str], known: Iterable[str], place: str) -> None:
    allowed = set(known)
    if any(key not in allowed for key in keys):
        raise wrong(place, "noemt iets dat er niet is", "names what is not there")
