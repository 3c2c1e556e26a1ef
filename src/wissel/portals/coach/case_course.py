"""The course of a trajectory: phases, what stands in the way, who decided what, what is offered."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from django.urls import reverse
from django.utils.translation import gettext as _

from wissel.apps.trajectories.service import CaseView
from wissel.core.access import DataCategory
from wissel.core.journal import Bottleneck, Decision, origins_of, standing
from wissel.core.obligations import BOTTLENECK, Obligation, State
from wissel.core.programme import PHASE
from wissel.portals.coach.acts import act_for
from wissel.portals.coach.rows import duty_url
from wissel.portals.coach.words import EFFECTS, PHASE_EFFECTS, choice_label
from wissel.portals.shell.case_words import actor_word
from wissel.portals.shell.dates import day_year, reader_language
from wissel.portals.shell.rows import Act

_PHASES: Final = {
    "current": "now",
    "done": "done",
    "upcoming": "open",
    "skipped": "na",
}


@dataclass(frozen=True, slots=True)
class PhaseRow:
    """A phase with when it ran. ``windows`` are (begun, ended); the last may be open."""

    key: str
    title: str
    summary: str
    chip: str
    word: str
    current: bool
    windows: tuple[tuple[date, date | None], ...]
    begins: date | None  #: the day it was decided to begin on, as long as that is to come
    url: str  #: where it is decided otherwise; empty for whoever may not


@dataclass(frozen=True, slots=True)
class BottleneckRow:
    """What stands in the way, who does what about it by when, and how it ended."""

    what: str
    sort: str
    owner: str
    action: str
    day: date
    duty: Obligation
    state: State
    outcome: str
    act: Act | None
    url: str


@dataclass(frozen=True, slots=True)
class DecisionRow:
    """A decision with its owner."""

    day: date
    subject: str
    about: str
    outcome: str
    owner: str
    role: str
    entry: str


def phase_rows(view: CaseView) -> list[PhaseRow]:
    """Return the phases of the way of working in its order, with when each ran."""
    lang = reader_language()
    words = {
        "current": _("loopt nu"),
        "done": _("geweest"),
        "upcoming": _("komt nog"),
        "skipped": _("slaan we over"),
    }
    may = DataCategory.MILESTONES in view.writes
    summaries = {phase.key: phase.summary for phase in view.programme.phases}
    put_off = _put_off(view)
    rows = []
    for span in view.due.phases:
        summary = summaries.get(span.key)
        rows.append(
            PhaseRow(
                key=span.key,
                title=span.title.in_(lang),
                summary=summary.in_(lang) if summary else "",
                chip=_PHASES[span.state],
                word=words[span.state],
                current=span.state == "current",
                windows=span.windows,
                begins=put_off.get(span.key) if span.state == "upcoming" else None,
                url=reverse("coach:phase", args=[view.id, span.key]) if may else "",
            )
        )
    return rows


def _put_off(view: CaseView) -> dict[str, date]:
    """Return the phases that were last decided to begin later, with their day if it is to come."""
    found: dict[str, date] = {}
    for entry in standing(view.case.journal):
        said = entry.content
        if isinstance(said, Decision) and said.obligation.startswith(PHASE):
            key = said.obligation.removeprefix(PHASE)
            found.pop(key, None)
            if said.until is not None and said.until > view.due.today:
                found[key] = said.until
    return found


def bottleneck_rows(view: CaseView) -> tuple[list[BottleneckRow], list[BottleneckRow]]:
    """Return the risks and bottlenecks that are open, soonest first, and those that are over."""
    duties = {d.anchor: d for d in view.due.obligations if d.rule == BOTTLENECK}
    origins = origins_of(view.case.journal)
    today = view.due.today
    endings = {
        entry.content.about: entry.content.outcome
        for entry in standing(view.case.journal)
        if isinstance(entry.content, Bottleneck) and entry.content.state == "resolved"
    }
    open_ones: list[BottleneckRow] = []
    over: list[BottleneckRow] = []
    for entry in standing(view.case.journal):
        content, origin = entry.content, origins.get(entry.id, entry.id)
        if not isinstance(content, Bottleneck) or content.state != "open" or origin not in duties:
            continue
        duty = duties[origin]
        row = BottleneckRow(
            what=content.what,
            sort=choice_label("bottleneck", "sort", content.sort),
            owner=actor_word(content.owner, reader_language()),
            action=content.action,
            day=entry.happened_on,
            duty=duty,
            state=duty.state(today),
            outcome=endings.get(origin, ""),
            act=act_for(duty, view.id, view.writes),
            url=duty_url(view.id, duty),
        )
        (open_ones if row.state.is_open else over).append(row)
    open_ones.sort(key=lambda row: (row.duty.due or date.max, row.day))
    return open_ones, over[::-1]


def decision_rows(view: CaseView) -> list[DecisionRow]:
    """Return the decisions, newest first, each with its owner."""
    lang = reader_language()
    rows = []
    for entry in reversed(standing(view.case.journal)):
        content = entry.content
        if not isinstance(content, Decision):
            continue
        rows.append(
            DecisionRow(
                day=entry.happened_on,
                subject=choice_label("decision", "subject", content.subject),
                about=_about(view, content, lang),
                outcome=content.outcome,
                owner=content.owner,
                role=actor_word(content.owner_role, lang),
                entry=entry.id,
            )
        )
    return rows


def _about(view: CaseView, said: Decision, language: str) -> str:
    """Return what a decision is about and what it does: a duty or a phase, and the effect."""
    day = f", {day_year(said.until, language)}" if said.until else ""
    phases = {f"{PHASE}{span.key}": span.title for span in view.due.phases}
    if title := phases.get(said.obligation):
        return f"{title.in_(language)} · {PHASE_EFFECTS[said.effect]}{day}"
    duty = view.due.find(said.obligation) if said.obligation else None
    parts = [duty.title.in_(language)] if duty is not None else []
    parts += [f"{EFFECTS[said.effect]}{day}"] if said.effect else []
    return " · ".join(parts)


def log_url(view: CaseView, kind: str) -> str:
    """Return the page that logs an entry of this kind."""
    return reverse("coach:log_kind", args=[view.id, kind])
