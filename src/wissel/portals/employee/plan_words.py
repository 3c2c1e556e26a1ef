"""A plan in plain words: each step as a card, and everything else in short parts."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from django.utils.translation import gettext, gettext_lazy, ngettext

from wissel.apps.plans.service import PlanView
from wissel.core.plan import ActivityState, Chain
from wissel.core.planned import Activity, Intensity, Plan, Risk, Schooling, SubgoalState
from wissel.portals.shell.case_words import actor_word

#: How far a step is: the kind of chip and its words.
_STATES: Final[dict[ActivityState, tuple[str, object]]] = {
    "running": ("now", gettext_lazy("bezig")),
    "silent": ("unknown", gettext_lazy("nog niets van te zien")),
    "to-come": ("open", gettext_lazy("komt nog")),
    "done": ("done", gettext_lazy("klaar")),
}
_SUBGOALS: Final[dict[SubgoalState, tuple[str, object]]] = {
    "not-yet": ("open", gettext_lazy("nog niet begonnen")),
    "begun": ("now", gettext_lazy("begonnen")),
    "reached": ("done", gettext_lazy("bereikt")),
    "not-applicable": ("na", gettext_lazy("niet nodig")),
}
#: The headings of the steps, what is going on now first.
_GROUPS: Final = (
    ("nu", gettext_lazy("Nu")),
    ("straks", gettext_lazy("Straks")),
    ("gedaan", gettext_lazy("Is dit gedaan?")),
    ("klaar", gettext_lazy("Klaar")),
)
#: Parts that are words, in the order in which they are read here.
_GOAL: Final = (
    ("markt", gettext_lazy("Waarom dit kan")),
    ("geslaagd", gettext_lazy("Wanneer het gelukt is")),
    ("anders", gettext_lazy("Als dit niet lukt")),
)


@dataclass(frozen=True, slots=True)
class StepCard:
    """A step: what, who, from when until when, why. ``is_mine``: the employee does it."""

    title: str
    who: str
    is_mine: bool
    begins: date
    ends: date
    often: str
    why: tuple[str, ...]
    product: str
    chip: tuple[str, str] | None


@dataclass(frozen=True, slots=True)
class StepGroup:
    """Steps under one heading; without one, all of them."""

    key: str
    title: str
    steps: tuple[StepCard, ...]


@dataclass(frozen=True, slots=True)
class SchoolingCard:
    """A schooling: what, where, how long, for which work, and what the employer said so far."""

    said: Schooling
    direction: str
    chip: tuple[str, str] | None


@dataclass(frozen=True, slots=True)
class PlanShown:
    """A plan as the page prints it."""

    situation: str
    goal: str
    directions: tuple[str, ...]
    about_goal: tuple[tuple[str, str], ...]  #: a heading and what stands under it
    groups: tuple[StepGroup, ...]
    left: tuple[tuple[str, str], ...]  #: what is not done, and why
    begins: date | None
    ends: date | None
    weeks: int
    weeks_left: int
    ends_because: str
    talks: str
    intensity: Intensity | None
    applying: str
    schooling: tuple[SchoolingCard, ...]
    instruments: str
    subgoals: tuple[tuple[str, tuple[str, str], str], ...]
    roles: str
    risks: tuple[Risk, ...]


def plan_shown(
    view: PlanView, said: Plan, language: str, *, chain: Chain | None = None
) -> PlanShown:
    """Return a plan in words; with ``chain`` also how far each step is, as of its day."""
    titles = _titles(view)
    begins, ends = said.begins, said.ends
    return PlanShown(
        situation=said.text("situatie"),
        goal=said.text("doel"),
        directions=tuple(titles[key] for key in said.directions if key in titles),
        about_goal=tuple((str(title), said.text(key)) for key, title in _GOAL if said.text(key)),
        groups=_groups(view, said, language, chain),
        left=tuple((one.text, one.left_because) for one in said.gaps if one.left_because),
        begins=begins,
        ends=ends,
        weeks=_weeks(begins, ends),
        weeks_left=_weeks(max(begins, chain.on), ends) if chain is not None and begins else 0,
        ends_because=said.ends_because,
        talks=_talks(said.intensity),
        intensity=said.intensity,
        applying=said.text("solliciteren"),
        schooling=tuple(
            _schooling(one, titles, is_of_now=chain is not None) for one in said.schooling
        ),
        instruments=said.text("instrumenten"),
        subgoals=_subgoals(view, said, language),
        roles=said.text("rollen"),
        risks=said.risks,
    )


def _titles(view: PlanView) -> dict[str, str]:
    """Return the directions by key, as the search profile calls them."""
    return {one.key: one.title for one in view.search.said.directions} if view.search else {}


def _groups(
    view: PlanView, said: Plan, language: str, chain: Chain | None
) -> tuple[StepGroup, ...]:
    if chain is None:
        every = tuple(_card(one, view, said, language, None) for one in said.activities)
        return (StepGroup("stappen", "", every),) if every else ()
    grouped: dict[str, list[StepCard]] = {}
    for one in said.activities:
        link = chain.activity(one.key)
        if link is not None:
            group = _group_of(link.state, is_past=one.ends < chain.on)
            grouped.setdefault(group, []).append(_card(one, view, said, language, link.state))
    return tuple(
        StepGroup(key, str(title), tuple(grouped[key])) for key, title in _GROUPS if key in grouped
    )


def _group_of(state: ActivityState, *, is_past: bool) -> str:
    if state == "to-come":
        return "straks"
    if is_past:
        return "klaar" if state == "done" else "gedaan"
    return "nu"


def _card(
    one: Activity, view: PlanView, said: Plan, language: str, state: ActivityState | None
) -> StepCard:
    subgoals = {held.key: held.title.in_(language) for held in view.programme.plan.subgoals}
    why = [gap.text for key in one.gaps if (gap := said.gap(key)) is not None]
    why += [subgoals[key] for key in one.subgoals if key in subgoals]
    return StepCard(
        title=one.title,
        who=_who(one.who, language),
        is_mine=one.who == "employee",
        begins=one.begins,
        ends=one.ends,
        often=one.how_often,
        why=tuple(why),
        product=one.product,
        chip=_words(_STATES[state]) if state is not None else None,
    )


def _who(role: str, language: str) -> str:
    match role:
        case "employee":
            return gettext("u")
        case "coach":
            return gettext("uw coach")
        case "employer":
            return gettext("uw werkgever")
        case _:
            return actor_word(role, language)


def _schooling(one: Schooling, titles: dict[str, str], *, is_of_now: bool) -> SchoolingCard:
    chip = {
        "proposed": ("open", gettext("uw werkgever besluit nog")),
        "approved": ("done", gettext("uw werkgever is akkoord")),
        "declined": ("na", gettext("uw werkgever is niet akkoord")),
    }[one.state]
    return SchoolingCard(one, titles.get(one.direction, ""), chip if is_of_now else None)


def _talks(held: Intensity | None) -> str:
    if held is None:
        return ""
    if held.per == "week":
        words = ngettext(
            "U spreekt uw coach %(n)s keer per week.",
            "U spreekt uw coach %(n)s keer per week.",
            held.contacts,
        )
    else:
        words = ngettext(
            "U spreekt uw coach %(n)s keer per maand.",
            "U spreekt uw coach %(n)s keer per maand.",
            held.contacts,
        )
    return words % {"n": held.contacts}


def _subgoals(
    view: PlanView, said: Plan, language: str
) -> tuple[tuple[str, tuple[str, str], str], ...]:
    held = {one.key: one for one in said.subgoals}
    found = []
    for form in view.programme.plan.subgoals:
        one = held.get(form.key)
        state = one.state if one is not None else "not-yet"
        because = one.because if one is not None else ""
        found.append((form.title.in_(language), _words(_SUBGOALS[state]), because))
    return tuple(found)


def _weeks(first: date | None, last: date | None) -> int:
    """Return how many weeks lie between two days, both within them; 0 where there are none."""
    if first is None or last is None or last < first:
        return 0
    return -(-((last - first).days + 1) // 7)


def _words(chip: tuple[str, object]) -> tuple[str, str]:
    return chip[0], str(chip[1])
