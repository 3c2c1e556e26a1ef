"""Steps about the plan: what it says, which parts it adds, and the fixing.

A step says things short: the texts by their names, directions by the keys of the script, parts of
the way of working as activities that close every gap that stands.
"""

from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Final, NoReturn

from wissel.apps.plans import service as plans
from wissel.cli.stage._script import ScriptError, Step
from wissel.core.plan import plan_form
from wissel.core.planned import Activity, Gap, Intensity
from wissel.infra.doors import Actor

if TYPE_CHECKING:
    from wissel.cli.stage._play import Player

_TEXTS: Final = tuple(one.key for one in plan_form().texts)
_KNOWN: Final = frozenset({"directions", "gaps", "take", "modules", "contacts", "why", "fix"})
#: What shows an activity that a script adds.
_EVIDENCE: Final = ("contact:employee", "assignment:done")


def play_plan(player: "Player", step: Step, actor: Actor, now: datetime) -> None:
    """Write the plan: ``plan: {doel: …, directions: [planner], modules: [profiel], fix: true}``.

    ``take`` takes over the gaps that the profiles show, ``gaps`` adds ones by their text.
    ``modules`` are parts of the way of working, each an activity until the end of the waiting
    period. ``contacts`` a month with ``why`` is the guidance. ``fix`` is ``true``, or the reason.
    """
    said = step.said
    if not isinstance(said, dict) or set(said) - _KNOWN - set(_TEXTS):
        _fail(step, "onbekend veld van een plan", "unknown field of a plan")
    given: dict[str, Any] = {"actor": actor, "now": now, "trajectory": player.trajectory}
    view = plans.plan(**given)
    for key in _TEXTS:
        if key in said:
            revision = view.revisions.get(key, 0)
            plans.keep_plan_text(key=key, text=said[key], revision=revision, **given)
    if "directions" in said:
        keys = tuple(_direction(player, step, one) for one in said["directions"])
        revision = view.revisions.get("directions", 0)
        plans.keep_directions(directions=keys, revision=revision, **given)
    for text in said.get("gaps", ()):
        plans.keep_gap(gap=Gap("", text), revision=0, **given)
    if said.get("take"):
        plans.take_gaps(sources=[one.source for one in view.suggested], **given)
    begins = view.said.begins or player.day(step.day)
    if view.said.begins is None:
        plans.keep_duration(begins=begins, ends=view.last_day, because="", revision=0, **given)
    if "contacts" in said:
        held = Intensity(said["contacts"], "month", said.get("why", ""))
        revision = view.revisions.get("intensity", 0)
        plans.keep_intensity(intensity=held, revision=revision, **given)
    _add_modules(step, view, begins, said.get("modules", ()), given)
    if "fix" in said:
        _fix(step, "" if said["fix"] is True else str(said["fix"]), given)


def _add_modules(
    step: Step, view: plans.PlanView, begins: date, modules: Any, given: dict[str, Any]
) -> None:
    titles = {one.key: one.title.nl for one in view.programme.modules}
    gaps = tuple(one.key for one in plans.plan(**given).said.gaps)
    for key in modules:
        if key not in titles:
            _fail(step, f"deze werkwijze kent geen '{key}'", f"there is no module '{key}'")
        made = Activity(
            "", titles[key], "coach", begins, view.last_day, gaps, module=key, evidence=_EVIDENCE
        )
        plans.keep_activity(activity=made, revision=0, **given)


def _fix(step: Step, reason: str, given: dict[str, Any]) -> None:
    try:
        plans.fix_plan(reason=reason, **given)
    except plans.PlanNotReady as open_:
        why = [check.text for check in open_.checks]
        _fail(step, " ".join(one.nl for one in why), " ".join(one.en for one in why))


def _direction(player: "Player", step: Step, key: str) -> str:
    if key not in player.directions:
        _fail(step, f"er is geen eerdere richting '{key}'", f"there is no earlier '{key}'")
    return player.directions[key]


def _fail(step: Step, dutch: str, english: str) -> NoReturn:
    raise ScriptError("plan", f"{step.path}.plan", step.line, dutch, english)
