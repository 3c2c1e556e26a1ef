"""The parts of the plan in the order of the way of working, and the chain in numbers."""

from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from wissel.apps.plans.service import PlanView
from wissel.apps.trajectories.service import CaseView
from wissel.core.plan import Chain
from wissel.core.planned import Plan
from wissel.portals.coach.plan_piece import Opened
from wissel.portals.coach.plan_words import TEXTS, part_url
from wissel.portals.coach.rows import title_of
from wissel.portals.shell.dates import reader_language

_RELEASED: Final = "report-event:released"
_MOMENTS: Final = 6
_PROFILES: Final = ("persoonsprofiel", "zoekprofiel")
_SUBGOALS: Final = "subdoelen"
_STEPS: Final = {
    "afstand": "coach:plan_gap_new",
    "activiteiten": "coach:plan_activity_new",
    "scholing": "coach:plan_schooling_new",
}


@dataclass(frozen=True, slots=True)
class TextShown:
    """A text of the plan with its title; ``is_main``: the title of the part says it already."""

    key: str
    title: str
    text: str
    is_main: bool


@dataclass(frozen=True, slots=True)
class PartShown:
    """A part of the plan: its title, the page where it is written, the word for that, its texts."""

    key: str
    title: str
    url: str
    verb: str
    texts: tuple[TextShown, ...]

    @property
    def is_empty(self) -> bool:
        """Whether none of its texts says anything."""
        return not any(one.text for one in self.texts)


def parts_of(found: Opened, said: Plan) -> list[PartShown]:
    """Return the parts of the plan, in the order of the way of working."""
    titles = {one.key: one.words for one in found.plan.form.parts}
    return [
        PartShown(
            key=key,
            title=titles[key].in_(reader_language()),
            url=_url(key, found.view.id) if found.is_open else "",
            verb=_verb(key),
            texts=tuple(_texts(found, said, key)),
        )
        for key in found.plan.programme.plan.parts
        if key != _SUBGOALS or found.plan.programme.plan.subgoals
    ]


def _texts(found: Opened, said: Plan, part: str) -> list[TextShown]:
    shown = []
    for key in TEXTS.get(part, ()):
        form = found.plan.form.text(key)
        if form is not None:
            title = form.title.in_(reader_language())
            shown.append(TextShown(key, title, said.text(key), key == part))
    return shown


def _verb(part: str) -> str:
    if part in _STEPS:
        return _("Nieuw")
    return _("Bekijk") if part in _PROFILES else _("Wijzig")


def _url(part: str, trajectory: UUID) -> str:
    if part in _STEPS:
        return reverse(_STEPS[part], args=[trajectory])
    return "" if part == "rapportage" else part_url(part, trajectory)


def moments_of(view: CaseView, own: str) -> list[tuple[str, date]]:
    """Return the reports that are to come but the plan's ``own``, each with its last day."""
    found = [
        (title_of(duty), duty.due)
        for duty in view.due.obligations
        if duty.due is not None
        and duty.state(view.due.today).is_open
        and f"{_RELEASED}:{own}" not in duty.satisfied_by
        and any(name.startswith(_RELEASED) for name in duty.satisfied_by)
    ]
    return sorted(found, key=lambda one: one[1])[:_MOMENTS]


def numbers_of(view: PlanView, said: Plan, chain: Chain) -> list[tuple[str, int, int]]:
    """Return the chain in numbers: what, how many, of how many."""
    steps = said.activities
    aimless = sum(not one.gaps and not one.subgoals for one in steps)
    return [
        (_("afstand zonder activiteit"), len(chain.open_gaps), len(said.gaps)),
        (_("activiteit zonder doel"), aimless, len(steps)),
        (_("activiteit zonder gekozen bewijs"), sum(not one.evidence for one in steps), len(steps)),
        (_("activiteit zonder iets in het logboek"), len(chain.silent), len(steps)),
    ]
