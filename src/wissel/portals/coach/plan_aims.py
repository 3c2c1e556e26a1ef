"""Which gap every activity closes, in one form for all activities on the page of the plan."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final, TypeAlias

from django.http import QueryDict
from django.utils.translation import gettext as _

from wissel.apps.plans import service as plans
from wissel.core.planned import Activity, Plan
from wissel.core.refusal import Refused
from wissel.portals.coach.plan_piece import Opened, Pieces, digest, read_state, write_state
from wissel.portals.coach.plan_step_forms import subgoals_of
from wissel.portals.shell.dates import reader_language
from wissel.portals.shell.pages import PageRequest

_GAPS: Final = "gaps"
_SUBGOALS: Final = "subgoals"


@dataclass(frozen=True, slots=True)
class Aim:
    """A gap or a subgoal that an activity can serve, as a box to tick."""

    id: str
    name: str
    value: str
    label: str
    checked: bool


@dataclass(frozen=True, slots=True)
class Typed:
    """What was ticked for one activity and could not be kept, and why."""

    gaps: tuple[str, ...]
    subgoals: tuple[str, ...]
    error: str


#: By the key of the activity.
Wrong: TypeAlias = Mapping[str, Typed]


def boxes(found: Opened, one: Activity, wrong: Wrong) -> list[Aim]:
    """Return the boxes of one activity, ticked as they stand or as they were sent."""
    typed = wrong.get(one.key)
    gaps, goals = (typed.gaps, typed.subgoals) if typed else (one.gaps, one.subgoals)
    listed = [(_GAPS, gap.key, gap.text, gap.key in gaps) for gap in found.plan.said.gaps]
    listed += [(_SUBGOALS, key, title, key in goals) for key, title in subgoals_of(found.plan)]
    return [
        Aim(f"{name}-{one.key}-{key}", f"{name}-{one.key}", key, label, checked)
        for name, key, label, checked in listed
    ]


def state_of(said: Plan, revisions: Mapping[str, int]) -> str:
    """Return what the form carries: the revision of each activity and what was ticked."""
    pieces: Pieces = {
        one.key: (revisions.get(f"activity:{one.key}", 0), _digest(one.gaps, one.subgoals))
        for one in said.activities
    }
    return write_state(pieces)


def save_aims(request: PageRequest, found: Opened) -> dict[str, Typed]:
    """Keep the aims of the activities where something else was ticked; return what went wrong."""
    seen, wrong = read_state(request.POST.get("state", "")), dict[str, Typed]()
    for one in found.plan.said.activities:
        if one.key not in seen:
            continue  # it came after the page was opened
        revision, before = seen[one.key]
        typed = _typed(request.POST, found, one)
        if _digest(typed.gaps, typed.subgoals) != before:
            error = _keep(request, found, one, typed, revision)
            if error:
                wrong[one.key] = replace(typed, error=error)
    return wrong


def _keep(request: PageRequest, found: Opened, one: Activity, typed: Typed, revision: int) -> str:
    try:
        plans.keep_activity(
            actor=request.actor,
            now=request.now,
            trajectory=found.view.id,
            activity=replace(one, gaps=typed.gaps, subgoals=typed.subgoals),
            revision=revision,
        )
    except plans.PieceChanged:
        said = {"title": one.title}
        return _("‘%(title)s’ is intussen gewijzigd. Kijk wat er staat, en bewaar opnieuw.") % said
    except Refused as refused:
        return refused.message.in_(reader_language())
    return ""


def _typed(post: QueryDict, found: Opened, one: Activity) -> Typed:
    """Return what was ticked, in the order of the plan; a gap that is gone is no aim any more."""
    gaps, goals = (post.getlist(f"{name}-{one.key}") for name in (_GAPS, _SUBGOALS))
    return Typed(
        tuple(gap.key for gap in found.plan.said.gaps if gap.key in gaps),
        tuple(key for key, _title in subgoals_of(found.plan) if key in goals),
        "",
    )


def _digest(gaps: tuple[str, ...], subgoals: tuple[str, ...]) -> str:
    return digest([sorted(gaps), sorted(subgoals)])
