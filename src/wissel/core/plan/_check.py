"""What must be settled before a plan is fixed, and when it asks to be looked at again."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from wissel.core.dates import day_in
from wissel.core.plan._chain import Chain, aimless, circular, silences
from wissel.core.plan._types import PlanForm
from wissel.core.planned import Activity, KeptPlan, Plan
from wissel.core.profile import Word
from wissel.core.profiled import KeptProfile
from wissel.core.sources import Text
from wissel.core.trajectory import Capacity
from wissel.core.wire import Wire


@dataclass(frozen=True, slots=True)
class PlanCheck(Wire):
    """Something to settle. ``blocked`` keeps the plan from being fixed.

    ``part`` says where, a part of the plan; ``key`` which gap, activity or schooling in it.
    """

    code: str
    state: Literal["blocked", "attention"]
    text: Text
    part: str = ""
    key: str = ""


@dataclass(frozen=True, slots=True)
class PlanGround:
    """What a plan is held against.

    ``last_day`` is of the waiting period or of the sanction that follows it. ``subgoals`` are those
    of the way of working.
    """

    form: PlanForm
    today: date
    last_day: date
    chain: Chain
    capacity: Capacity | None = None
    person: KeptProfile | None = None
    search: KeptProfile | None = None
    subgoals: tuple[Word, ...] = ()


def plan_checks(plan: Plan, ground: PlanGround) -> tuple[PlanCheck, ...]:
    """Return what is to be settled, what blocks first."""
    if plan.is_empty:
        return (_say(ground, "empty", "blocked"),)
    found = [
        *_words(plan, ground),
        *_direction(plan, ground),
        *_distance(plan, ground),
        *_activities(plan, ground),
        *_duration(plan, ground),
        *_guidance(plan, ground),
    ]
    return tuple(sorted(found, key=lambda one: one.state != "blocked"))


def plan_review(kept: KeptPlan, ground: PlanGround) -> tuple[Text, ...]:
    """Return why a plan that was fixed asks to be looked at again; nothing while it holds."""
    found, review = [], ground.form.review
    if ground.capacity is not None and ground.capacity.version != kept.capacity:
        found.append(_filled(review["capacity"], day=ground.capacity.valid_from))
    for name, newest, made in (
        ("search", ground.search, kept.search),
        ("person", ground.person, kept.person),
    ):
        if newest is not None and newest.number != made:
            found.append(_filled(review[name], n=str(newest.number)))
    return tuple(found)


def _say(
    ground: PlanGround,
    code: str,
    state: Literal["blocked", "attention"] = "attention",
    *,
    part: str = "",
    key: str = "",
    name: Text | str = "",
    **words: str | date,
) -> PlanCheck:
    text = _filled(ground.form.checks[code], name=name, **words)
    return PlanCheck(code, state, text, part, key)


def _filled(text: Text, **words: Text | str | date) -> Text:
    def said(word: Text | str | date, language: str) -> str:
        if isinstance(word, date):
            return day_in(word, language)
        return word.in_(language) if isinstance(word, Text) else word

    return Text(
        *(
            text.in_(one).format(**{key: said(word, one) for key, word in words.items()})
            for one in ("nl", "en")
        )
    )


def _words(plan: Plan, ground: PlanGround) -> Iterator[PlanCheck]:
    for one in ground.form.texts:
        if one.required and not plan.text(one.key):
            yield _say(ground, "unsaid", "blocked", part=one.key, name=one.title)


def _direction(plan: Plan, ground: PlanGround) -> Iterator[PlanCheck]:
    if ground.person is None:
        yield _say(ground, "no-person", part="persoonsprofiel")
    if ground.search is None:
        yield _say(ground, "no-search", part="zoekprofiel")
        yield from _no_direction(plan, ground)
        return
    if ground.capacity is not None and ground.search.capacity != ground.capacity.version:
        yield _say(ground, "search-old", "blocked", part="zoekprofiel")
    active = {one.key for one in ground.search.said.active}
    yield from _no_direction(plan, ground)
    if not active.issuperset(plan.directions):
        yield _say(ground, "direction-gone", "blocked", part="doel")


def _no_direction(plan: Plan, ground: PlanGround) -> Iterator[PlanCheck]:
    if not plan.directions:
        yield _say(ground, "no-direction", "blocked", part="doel")


def _distance(plan: Plan, ground: PlanGround) -> Iterator[PlanCheck]:
    if not plan.gaps:
        yield _say(ground, "no-gaps", part="afstand")
    for key in ground.chain.open_gaps:
        gap = plan.gap(key)
        if gap is not None:
            yield _say(ground, "gap-open", part="afstand", key=key, name=gap.text)


def _activities(plan: Plan, ground: PlanGround) -> Iterator[PlanCheck]:
    part = "activiteiten"
    if not plan.activities:
        yield _say(ground, "no-activities", "blocked", part=part)
    for one in aimless(plan):
        yield _say(ground, "aimless", part=part, key=one.key, name=one.title)
    loops = circular(plan)
    for one in plan.activities:
        yield from _days(plan, ground, one)
        if not one.evidence:
            yield _say(ground, "unproved", part=part, key=one.key, name=one.title)
        if one.key in loops:
            yield _say(ground, "loop", "blocked", part=part, key=one.key, name=one.title)
        if one.key in ground.chain.silent:
            yield _say(ground, "without-evidence", part=part, key=one.key, name=one.title)
    if plan.activities:
        for first, last in silences(plan, form=ground.form):
            yield _say(ground, "silence", part=part, a=first, b=last)


def _days(plan: Plan, ground: PlanGround, one: Activity) -> Iterator[PlanCheck]:
    part = "activiteiten"
    if plan.begins is not None and one.begins < plan.begins:
        yield _say(ground, "before-plan", part=part, key=one.key, name=one.title)
    if plan.ends is not None and one.ends > plan.ends:
        yield _say(ground, "after-plan", "blocked", part=part, key=one.key, name=one.title)


def _duration(plan: Plan, ground: PlanGround) -> Iterator[PlanCheck]:
    if plan.begins is None or plan.ends is None:
        yield _say(ground, "no-end", "blocked", part="duur")
    elif plan.ends > ground.last_day and not plan.ends_because:
        yield _say(ground, "beyond", "blocked", part="duur", b=ground.last_day)


def _guidance(plan: Plan, ground: PlanGround) -> Iterator[PlanCheck]:
    held = plan.intensity
    if held is None:
        yield _say(ground, "no-intensity", part="begeleiding")
    elif held.review_on is not None and held.review_on < ground.today:
        yield _say(ground, "intensity-due", part="begeleiding", a=held.review_on)
    for one in plan.schooling:
        if one.state == "proposed":
            yield _say(ground, "undecided", part="scholing", key=one.key, name=one.title)
    said = {one.key for one in plan.subgoals}
    for word in ground.subgoals:
        if word.key not in said:
            yield _say(ground, "subgoal-open", part="subdoelen", key=word.key, name=word.words)
