"""Today: what must be done, by whom, by when, why, in all cases of the reader."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final, cast

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from wissel.apps.documents import service as documents
from wissel.apps.guidance import service as guidance
from wissel.apps.jobsearch import service as jobsearch
from wissel.apps.trajectories import service as trajectories
from wissel.apps.trajectories.service import WEEK, OnLine, Today, TodayItem, Urgency
from wissel.core.access import STAFF, Role
from wissel.infra.doors import today_of
from wissel.portals.coach.acts import writes_of
from wissel.portals.coach.rows import coming_row, list_row
from wissel.portals.coach.second_rows import second_rows
from wissel.portals.shell.case_words import actor_word
from wissel.portals.shell.dates import reader_language, short_day
from wissel.portals.shell.pages import PageRequest, page
from wissel.portals.shell.rows import DutyRow
from wissel.portals.shell.track import Markup, YardCase, yard
from wissel.portals.shell.track import Urgency as Mark

FILTERS: Final[tuple[Urgency, ...]] = ("late", "today", "week", "waiting")


@dataclass(frozen=True, slots=True)
class Group:
    """Rows of one urgency; ``hidden`` is how many more there are, ``following`` where they begin.

    ``begins``: this is its first page.
    """

    key: str
    title: str
    note: str
    count: int
    rows: tuple[DutyRow, ...]
    hidden: int
    following: str
    begins: bool


@dataclass(frozen=True, slots=True)
class Waiting:
    """Duties that wait for one role, and the oldest of them."""

    role: str
    count: int
    oldest: str
    days: int
    client: str


@page(*STAFF)
@require_safe
def today(request: PageRequest) -> HttpResponse:
    """Show the work list; ``?toon=`` shows one group of it, by pages (``na``)."""
    actor, now = request.actor, request.now
    shown, after = request.GET.get("toon", ""), request.GET.get("na", "")
    whole = shown not in FILTERS
    if whole:
        found = trajectories.today(actor=actor, now=now)
    else:
        urgency = cast(Urgency, shown)
        found = trajectories.today_group(actor=actor, now=now, urgency=urgency, after=after)
    day, writes = today_of(now), writes_of(actor)

    def rows(items: Sequence[TodayItem]) -> tuple[DutyRow, ...]:
        return tuple(list_row(item, actor, day, writes) for item in items)

    parts = {group.key: group for group in found.groups}
    later = parts.pop("later", None)
    context = {
        "section": "today",
        "cases": found.cases,
        "shown": "all" if whole else shown,
        "groups": [
            _group(part, rows(part.items), day, begins=not after)
            for part in parts.values()
            if part.count
        ],
        "counts": _counts(found),
        "later": [coming_row(item, day) for item in later.items] if later is not None else (),
        "waiting": [_waits(one, day) for one in found.waiting],
        "unknown": found.unknown,
        "unknown_more": found.unknown_cases - len(found.unknown),
        "next_day": found.first_day,
        "other_coach": guidance.asked_for_other_coach(actor=actor, now=now)
        if actor.role in (Role.MANAGER, Role.BACK_OFFICE)
        else (),
        "lists": jobsearch.lists_to_send(actor=actor, now=now),
        "second": second_rows(documents.second_reading_work(actor=actor, now=now)),
        "yard": _yard(found.line, day) if found.line else None,
    }
    return render(request, "coach/today.html", context)


def _counts(found: Today) -> dict[str, int]:
    counts: dict[str, int] = {key: found.counts[key] for key in FILTERS}
    return {"all": counts["late"] + counts["today"] + counts["week"], **counts}


def _group(
    part: trajectories.Group, rows: tuple[DutyRow, ...], day: date, *, begins: bool
) -> Group:
    titles = {
        "late": (_("Te laat"), _("oudste eerst")),
        "today": (_("Vandaag"), short_day(day, day, reader_language())),
        "week": (_("Komende week"), _span(day + timedelta(days=1), day + WEEK, day)),
        "waiting": (_("Wacht op een ander"), _("oudste eerst")),
    }
    title, note = titles[part.key]
    hidden = part.count - len(rows) if begins else 0
    return Group(part.key, title, note, part.count, rows, hidden, part.following, begins)


def _span(first: date, last: date, day: date) -> str:
    return f"{short_day(first, day, reader_language())} – {short_day(last, day, reader_language())}"


def _waits(waits: trajectories.WaitsFor, day: date) -> Waiting:
    word = actor_word(waits.role, reader_language()) if waits.role else _("niemand genoemd")
    days = max((day - waits.oldest).days, 0)
    return Waiting(word, waits.count, waits.place.employee, days, waits.place.client)


def _mark(one: OnLine, day: date) -> Mark | None:
    if one.next_due is None or one.next_due > day + WEEK:
        return None
    return Mark.LATE if one.next_due < day else Mark.NEAR


def _yard(line: Sequence[OnLine], day: date) -> Markup:
    marks = [_mark(one, day) for one in line]
    cases = [
        YardCase(
            _("%(name)s, week %(week)s") % {"name": one.place.employee, "week": one.place.week},
            one.place.week,
            mark,
            second_track=one.place.second_track_start is not None,
        )
        for one, mark in zip(line, marks, strict=True)
    ]
    words = ngettext(
        "%(count)s traject op de lijn van 104 weken. Te laat: %(late)s. Deze week: %(near)s.",
        "%(count)s trajecten op de lijn van 104 weken. Te laat: %(late)s. Deze week: %(near)s.",
        len(cases),
    )
    told = {
        "count": len(cases),
        "late": marks.count(Mark.LATE),
        "near": marks.count(Mark.NEAR),
    }
    return yard(cases, words % told, reader_language())
