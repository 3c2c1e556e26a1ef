"""What differs between two plans, in words, a step at a time."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from wissel.apps.plans.service import PlanView
from wissel.core.plan import PlanChange, plan_difference
from wissel.core.planned import Plan
from wissel.core.sources import Text
from wissel.portals.shell.case_words import ACTORS
from wissel.portals.shell.dates import day_year, reader_language


@dataclass(frozen=True, slots=True)
class FieldChanged:
    """One thing said otherwise: what went and what came, in words."""

    name: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Changed:
    """A text or a step that changed. ``state``: ``new``, ``gone`` or ``changed``."""

    part: str
    about: str
    state: str
    fields: tuple[FieldChanged, ...]


def changes_between(view: PlanView, before: Plan, after: Plan) -> Sequence[Changed]:
    """Return what ``after`` says otherwise than ``before``."""
    found = plan_difference(before, after, names=_names(view))
    parts = {one.key: one.words.in_(reader_language()) for one in view.form.parts}
    keys = [set(_keys(plan)) for plan in (before, after)]
    return [
        _changed(list(group), parts, *keys)
        for _place, group in groupby(found, key=lambda one: (one.part, one.key))
    ]


def _keys(plan: Plan) -> Iterator[str]:
    """Yield what each step of a plan is known by."""
    yield from (one.key for one in plan.gaps)
    yield from (one.key for one in plan.activities)
    yield from (one.key for one in plan.schooling)
    yield from (one.key for one in plan.subgoals)
    yield from (one.what for one in plan.risks)


def _changed(
    group: Sequence[PlanChange], parts: dict[str, str], before: set[str], after: set[str]
) -> Changed:
    first, language = group[0], reader_language()
    state = "changed"
    if first.key:
        state = "new" if first.key not in before else state
        state = "gone" if first.key not in after else state
    about = first.about.in_(language)
    part = parts.get(first.part, "")
    fields = tuple(
        FieldChanged(
            "" if one.name == one.about else one.name.in_(language),
            _printed(one.before),
            _printed(one.after),
        )
        for one in group
        if state != "new" or one.after != (first.about,)
    )
    return Changed("" if part == about else part, about, state, fields)


def _printed(said: Sequence[Text | date]) -> str:
    language = reader_language()
    return "; ".join(
        one.in_(language) if isinstance(one, Text) else day_year(one, language) for one in said
    )


def _names(view: PlanView) -> dict[str, Text]:
    """Return what directions, subgoals, modules and people are called."""
    found = dict(ACTORS)
    found |= {one.key: one.title for one in view.programme.plan.subgoals}
    found |= {one.key: one.title for one in view.programme.modules}
    if view.search is not None:
        directions = view.search.said.directions
        found |= {one.key: Text(one.title, one.title) for one in directions}
    return found
