"""Under the rails: the phases of the programme, its promises, and what happened."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Final

from wissel.infra.svg import Markup, el, hline, num, path, text, titled
from wissel.portals.shell.dates import day_year
from wissel.portals.shell.track import _words as w
from wissel.portals.shell.track._facts import Phase, Promise
from wissel.portals.shell.track._plan import Plan
from wissel.portals.shell.track._scale import Box, Room, pole
from wissel.portals.shell.track._shapes import mark
from wissel.portals.shell.track._widths import width

PHASE_Y: Final = 244
#: Top, height and distance of the rows of phases, by how many run side by side.
PHASE_ROWS: Final = {1: (244.0, 22.0, 22.0), 2: (240.0, 15.0, 17.0), 3: (240.0, 9.0, 11.0)}
#: The least height in which the name of a phase fits.
_NAMED: Final = 12
PROMISE_Y: Final = 290
LANE_Y: Final = (320, 344, 368, 392)
LEFT: Final = 92  #: the names of the lanes need this room


def lanes_x(plan: Plan) -> float | None:
    """Return where the lanes begin; ``None`` when there is nothing to put in them."""
    facts = plan.facts
    days: list[date] = [
        *(phase.from_ for phase in facts.phases),
        *(promise.from_ for promise in facts.promises),
        *(done.day for done in facts.marks),
    ]
    if facts.switch_day is not None:
        days.append(facts.switch_day)
    return max(plan.scale.x(min(days)) - 6, LEFT) if days else None


def lanes(plan: Plan) -> list[Markup]:
    """Return phases, promise windows and marks, with the names of their lanes."""
    left = lanes_x(plan)
    if left is None:
        return []
    parts: list[Markup] = []
    if plan.facts.phases:
        rows = side_by_side(plan.facts.phases)
        top, height, step = PHASE_ROWS[len({row for _, row in rows})]
        for phase, row in rows:
            parts += _phase(plan, phase, top + row * step, height)
        parts.append(text(left - 8, PHASE_Y + 15.5, w.PHASES.in_(plan.language), "t-lane", "end"))
    names = [(PROMISE_Y, w.PROMISES), *zip(LANE_Y, (lane for lane, _ in w.LANES), strict=True)]
    for y, name in names:
        parts.append(hline(left, plan.scale.x1, y, "lane"))
        parts.append(text(left - 8, y + 4, name.in_(plan.language), "t-lane", "end"))
    return [*parts, *_promises(plan, left), *_marks(plan)]


def side_by_side(phases: Iterable[Phase]) -> list[tuple[Phase, int]]:
    """Return the phases by their first day, each with its row: those that overlap share none.

    Where more overlap than there are rows, the one that has the least left is covered.
    """
    ends: list[date] = []
    found = []
    for phase in sorted(phases, key=lambda phase: (phase.from_, phase.to)):
        free = [row for row, end in enumerate(ends) if end < phase.from_]
        if free:
            row = free[0]
        elif len(ends) < max(PHASE_ROWS):
            row = len(ends)
            ends.append(phase.to)
        else:
            row = ends.index(min(ends))
        ends[row] = max(ends[row], phase.to)
        found.append((phase, row))
    return found


def _phase(plan: Plan, phase: Phase, y: float, height: float) -> list[Markup]:
    today = plan.facts.today
    x1, x2 = plan.scale.x(phase.from_) + 1, plan.scale.x(phase.to + timedelta(days=1)) - 1
    if x2 - x1 < 2:
        return []
    state = "later" if phase.from_ > today else "now" if phase.to >= today else ""
    class_ = f"phase {state}".strip()
    block = el("rect", class_=class_, x=x1, y=y, width=x2 - x1, height=height, rx=3)
    parts = [titled(phase.label, block)]
    wide = width(phase.label, 12, bold=True) + 1
    spans = [(x1, x2)]
    if state == "now":
        spans = [(x1, plan.today_x - 2), (plan.today_x + 2, x2)]
    for start, end in spans:
        if end - start >= wide and height >= _NAMED:
            words = f"phase-t {state}".strip()
            middle = (start + end) / 2
            parts.append(text(middle, y + height / 2 + 4.5, phase.label, words, "middle"))
            break
    return parts


def _promises(plan: Plan, left: float) -> list[Markup]:
    names = Box(0, PROMISE_Y - 20, left - 4, PROMISE_Y + 20)
    room = Room([names], lines=[pole(plan.today_x, PROMISE_Y - 20, PROMISE_Y + 20)])
    parts: list[Markup] = []
    for promise in sorted(plan.facts.promises, key=lambda promise: promise.from_):
        parts += _promise(plan, promise, room)
    return parts


def _promise(plan: Plan, promise: Promise, room: Room) -> list[Markup]:
    x1, x2 = plan.scale.x(promise.from_), plan.scale.x(promise.to + timedelta(days=1))
    wide = width(promise.label, 11.5) + 4
    upper, lower = PROMISE_Y - 6, PROMISE_Y + 6
    spots = [(y, start) for y in (upper, lower) for start in (x2 + 5, x1 - 5 - wide)]
    for y, start in spots:
        window = Box(x1 - 2, y - 5, x2 + 2, y + 5)
        words = Box(start, y - 5, start + wide, y + 5)
        inside = plan.scale.x0 < start and start + wide < plan.scale.x1 + 80
        if inside and room.fits_head(window) and room.fits_text(words):
            room.heads.append(window)
            room.texts.append(words)
            return [_window(promise, x1, x2, y), text(start, y + 4, promise.label, "t-tiny halo")]
    free = [y for y in (upper, lower) if room.fits_head(Box(x1 - 2, y - 5, x2 + 2, y + 5))]
    y = free[0] if free else lower
    room.heads.append(Box(x1 - 2, y - 5, x2 + 2, y + 5))
    return [_window(promise, x1, x2, y)]


def _window(promise: Promise, x1: float, x2: float, y: float) -> Markup:
    left, right = num(x1), num(x2)
    course = f"M{left} {num(y - 4)}v8M{left} {num(y)}H{right}M{right} {num(y - 4)}v8"
    return titled(promise.label, path(f"win {promise.state.value}", course))


def _marks(plan: Plan) -> list[Markup]:
    parts = []
    for done in sorted(plan.facts.marks, key=lambda done: done.day):
        y = next(y for y, (_, kinds) in zip(LANE_Y, w.LANES, strict=True) if done.kind in kinds)
        label = done.label or w.MARKS[done.kind].in_(plan.language)
        title = f"{label} – {day_year(done.day, plan.language)}"
        parts.append(titled(title, mark(done.kind, plan.scale.x(done.day), y)))
    return parts
