"""Today: what must be done, by whom, by when, why, in all cases of the reader."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final, TypeAlias
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from wissel.apps.trajectories import service as trajectories
from wissel.apps.trajectories.service import CaseLine, TodayItem
from wissel.core.obligations import State
from wissel.infra.doors import today_of
from wissel.portals.coach.acts import writes_of
from wissel.portals.coach.rows import is_ours, language, list_row
from wissel.portals.shell.case_words import actor_word
from wissel.portals.shell.dates import short_day
from wissel.portals.shell.pages import STAFF, PageRequest, page
from wissel.portals.shell.rows import DutyRow
from wissel.portals.shell.track import Markup, Urgency, YardCase, yard

#: Rows of a group on the page with everything; its own page shows all.
SHOWN: Final = 12
WEEK: Final = timedelta(days=7)
GROUPS: Final = ("late", "today", "week", "later")
Rows: TypeAlias = Callable[[Iterable[TodayItem]], tuple[DutyRow, ...]]
FILTERS: Final = ("all", "late", "today", "week", "waiting")


@dataclass(frozen=True, slots=True)
class Group:
    """Rows of one urgency; ``hidden`` is how many more there are."""

    key: str
    title: str
    note: str
    count: int
    rows: tuple[DutyRow, ...]
    hidden: int


@dataclass(frozen=True, slots=True)
class Waiting:
    """Duties that wait for one role, and the oldest of them."""

    role: str
    count: int
    oldest: str
    days: int
    client: str


@dataclass(frozen=True, slots=True)
class Unknown:
    """A case whose file does not say whether something happened, and how many such things."""

    trajectory: UUID
    employee: str
    client: str
    count: int


@page(*STAFF)
@require_safe
def today(request: PageRequest) -> HttpResponse:
    """Show the work list; ``?toon=`` shows one group of it, in full."""
    actor, now = request.actor, request.now
    day = today_of(now)
    lines = {line.trajectory: line for line in trajectories.case_lines(actor=actor, now=now)}
    items = trajectories.today_list(actor=actor, now=now)
    shown = request.GET.get("toon", "all")
    shown = shown if shown in FILTERS else "all"
    known = [item for item in items if item.duty.state(day) is not State.UNKNOWN]
    parts = _parts(known, day)
    writes = writes_of(actor)

    def rows(part: Iterable[TodayItem]) -> tuple[DutyRow, ...]:
        return tuple(
            list_row(item, lines.get(item.trajectory), actor, day, writes) for item in part
        )

    others = [item for item in known if not is_ours(item.duty)]
    groups = (
        [_group("waiting", others, day, rows, full=True)]
        if shown == "waiting"
        else [
            _group(key, parts[key], day, rows, full=shown == key)
            for key in GROUPS[:3]
            if shown in ("all", key) and parts[key]
        ]
    )
    context = {
        "section": "today",
        "cases": len(lines),
        "shown": shown,
        "groups": groups,
        "counts": _counts(parts, others),
        "later": rows(parts["later"])[:SHOWN] if shown == "all" else (),
        "waiting": _waiting(others, day) if shown == "all" else (),
        "unknown": _unknown(items, day),
        "next_day": min((item.duty.due for item in known if item.duty.due), default=None),
        "yard": _yard(lines.values(), known, day) if shown == "all" and lines else None,
    }
    return render(request, "coach/today.html", context)


def _parts(items: Sequence[TodayItem], day: date) -> dict[str, list[TodayItem]]:
    parts: dict[str, list[TodayItem]] = {key: [] for key in GROUPS}
    for item in items:
        due = item.duty.due
        if due is None:
            continue
        if due < day:
            parts["late"].append(item)
        elif due == day or item.duty.is_private:  # somebody waits: not only on its last day
            parts["today"].append(item)
        else:
            parts["week" if due <= day + WEEK else "later"].append(item)
    return parts


def _counts(parts: dict[str, list[TodayItem]], others: list[TodayItem]) -> dict[str, int]:
    counts = {key: len(parts[key]) for key in GROUPS[:3]}
    return {"all": sum(counts.values()), **counts, "waiting": len(others)}


def _group(key: str, items: Sequence[TodayItem], day: date, rows: Rows, *, full: bool) -> Group:
    titles = {
        "late": (_("Te laat"), _("oudste eerst")),
        "today": (_("Vandaag"), short_day(day, day, language())),
        "week": (_("Komende week"), _span(day + timedelta(days=1), day + WEEK, day)),
        "waiting": (_("Wacht op een ander"), _("oudste eerst")),
    }
    title, note = titles[key]
    part = items if full else items[:SHOWN]
    return Group(key, title, note, len(items), rows(part), len(items) - len(part))


def _span(first: date, last: date, day: date) -> str:
    return f"{short_day(first, day, language())} – {short_day(last, day, language())}"


def _waiting(items: Sequence[TodayItem], day: date) -> list[Waiting]:
    """Return per role how many duties wait, the role that waits longest first."""
    counts = Counter(item.duty.actors[0] for item in items if item.duty.actors)
    found = []
    for role, count in counts.items():
        oldest = next(item for item in items if item.duty.actors[:1] == (role,))
        days = (day - oldest.duty.due).days if oldest.duty.due else 0
        word = actor_word(role, language())
        found.append(Waiting(word, count, oldest.employee, max(days, 0), oldest.client))
    return sorted(found, key=lambda waiting: -waiting.days)


def _unknown(items: Iterable[TodayItem], day: date) -> list[Unknown]:
    found = [item for item in items if item.duty.state(day) is State.UNKNOWN]
    counts = Counter(item.trajectory for item in found)
    first = {item.trajectory: item for item in reversed(found)}
    return [
        Unknown(pk, first[pk].employee, first[pk].client, count)
        for pk, count in counts.most_common()
    ]


def _yard(lines: Iterable[CaseLine], items: Iterable[TodayItem], day: date) -> Markup:
    urgent: dict[UUID, Urgency] = {}
    for item in items:
        due = item.duty.due
        if due is not None and due < day:
            urgent[item.trajectory] = Urgency.LATE
        elif due is not None and due <= day + WEEK:
            urgent.setdefault(item.trajectory, Urgency.NEAR)
    cases = [
        YardCase(
            _("%(name)s, week %(week)s") % {"name": line.employee, "week": line.week},
            line.week,
            urgent.get(line.trajectory),
            second_track=line.second_track_start is not None,
        )
        for line in lines
    ]
    late = sum(value is Urgency.LATE for value in urgent.values())
    near = sum(value is Urgency.NEAR for value in urgent.values())
    words = ngettext(
        "%(count)s traject op de lijn van 104 weken. Te laat: %(late)s. Deze week: %(near)s.",
        "%(count)s trajecten op de lijn van 104 weken. Te laat: %(late)s. Deze week: %(near)s.",
        len(cases),
    )
    return yard(cases, words % {"count": len(cases), "late": late, "near": near}, language())
