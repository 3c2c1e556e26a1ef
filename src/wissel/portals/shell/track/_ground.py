"""The ground under the rails: second year, ruler, rails, switch, gaps, end and what follows it."""

from collections.abc import Iterator
from datetime import date, timedelta

from wissel.infra.svg import Markup, el, hline, num, path, text, titled, vline
from wissel.portals.shell.dates import day_month, month_name
from wissel.portals.shell.track import _words as w
from wissel.portals.shell.track._facts import ExtensionKind, Gap
from wissel.portals.shell.track._plan import Plan
from wissel.portals.shell.track._scale import RAIL1, RAIL2, Box, pole
from wissel.portals.shell.track._widths import width

TOP = 124
RULER = 412


def ground(plan: Plan) -> list[Markup]:
    """Return the tint of the second year and a hairline every 13 weeks."""
    half_way = plan.scale.x(plan.facts.day_of_week(52))
    parts = []
    if half_way < plan.end_x:
        tint = el(
            "rect",
            class_="year2",
            x=half_way,
            y=TOP,
            width=plan.end_x - half_way,
            height=RULER - TOP,
        )
        parts.append(tint)
    for week, day in _quarters(plan):
        x = plan.scale.x(day)
        top = TOP if x >= half_way - 1 else RULER - 8
        parts.append(vline(x, top, RULER, "grid half" if week % 26 == 0 else "grid"))
    return parts


def _quarters(plan: Plan) -> Iterator[tuple[int, date]]:
    for week in range(0, plan.facts.weeks + 1, 13):
        day = plan.facts.day_of_week(week)
        if plan.facts_days(day) - 1 <= plan.scale.days:
            yield week, day


def ruler(plan: Plan) -> list[Markup]:
    """Return the weeks and the months along the bottom."""
    parts = []
    for week, day in _quarters(plan):
        label = w.FIRST_WEEK.in_(plan.language) if week == 0 else str(week)
        parts.append(text(plan.scale.x(day), 428, label, "t-tiny", "middle"))
    per_month = plan.per_day * 30.4
    every = 1 if per_month >= 36 else 2
    for index, first in enumerate(_months(plan)):
        if index % every == 0 and (middle := _month_middle(plan, first)) is not None:
            label = month_name(first, plan.language)
            year = f" ’{first.year % 100:02d}" if first.month <= every and index else ""
            parts.append(text(middle, 445, label + year, "t-tiny", "middle"))
        if index:
            parts.append(vline(plan.scale.x(first), 433, 439, "grid"))
    return parts


def _months(plan: Plan) -> Iterator[date]:
    day = plan.facts.first_sick_day.replace(day=1)
    while day <= plan.facts.scale_end:
        yield day
        day = (day + timedelta(days=32)).replace(day=1)


def _month_middle(plan: Plan, first: date) -> float | None:
    """Return where the name of a month stands; ``None`` when too little of it is shown."""
    last = (first + timedelta(days=32)).replace(day=1)
    left, right = plan.scale.x(first), plan.scale.x(last)
    if left <= plan.scale.x0:
        return plan.scale.x0 if right - left > 20 else None
    return left + plan.per_day * 15 if right - left > 16 else None


def rails(plan: Plan) -> list[Markup]:
    """Return both tracks: solid where travelled, rails with sleepers where still to travel."""
    facts, today, end = plan.facts, plan.today_x, plan.scale.x1
    closed = facts.first_track_closed_on
    closed_x = end if closed is None else plan.scale.x(closed)
    switch = plan.switch_x
    parts: list[Markup] = []
    if closed is None and today < end:
        parts += _ahead(today, end, RAIL1, 2.5, 1)
    if switch is not None and plan.curve_end is not None and max(today, plan.curve_end) < end:
        parts += _ahead(max(today, plan.curve_end), end, RAIL2, 3.5, 2)
    if switch is None:
        return [*parts, hline(plan.scale.x0, min(today, closed_x), RAIL1, "t1")]
    parts.append(hline(plan.scale.x0, switch, RAIL1, "t1"))
    if min(today, closed_x) > switch:
        parts.append(hline(switch, min(today, closed_x), RAIL1, "t1 quiet"))
    if closed is not None:
        parts += _closed(plan, closed_x)
    return parts


def _ahead(x1: float, x2: float, y: int, gauge: float, track: int) -> list[Markup]:
    upper, lower = num(y - gauge), num(y + gauge)
    course = f"M{num(x1)} {upper}H{num(x2)}M{num(x1)} {lower}H{num(x2)}"
    return [hline(x1, x2, y, f"sl{track}"), path(f"rail{track}", course)]


def _closed(plan: Plan, x: float) -> list[Markup]:
    label = w.TRACK_1_CLOSED.in_(plan.language)
    wide = width(label, 11.5)
    parts = [path("buffer", f"M{num(x)} {RAIL1 - 6}v12")]
    for left, y in ((x + 8, RAIL1 + 4), (x - 4 - wide, 149)):
        box = Box(left - 2, y - 10, left + wide + 2, y + 3)
        if box.x1 > 4 and box.x2 < plan.scale.x1 and plan.room.take_text(box):
            return [*parts, text(left, y, label, "t-tiny halo")]
    return parts


def switch(plan: Plan) -> list[Markup]:
    """Return the second track as far as travelled, leaving the first at the switch."""
    start, end = plan.switch_x, plan.curve_end
    if start is None or end is None:
        return []
    reach = (end - start) / 50
    curve = (
        f"M{num(start - 4)} {RAIL1}C{num(start + 22 * reach)} {RAIL1} "
        f"{num(start + 20 * reach)} {RAIL2} {num(end)} {RAIL2}"
    )
    if plan.today_x > end:
        curve += f"H{num(plan.today_x)}"
    parts = [path("t2", curve), el("circle", class_="stn", cx=start - 2, cy=RAIL1, r=5)]
    for label, y in ((w.TRACK_1, 150), (w.TRACK_2, 210)):
        words = label.in_(plan.language)
        box = Box(end + 16, y - 10, end + 18 + width(words, 11.5), y + 4)
        if box.x2 < plan.today_x - 4 and plan.room.take_text(box):
            parts.append(text(end + 16, y, words, "t-tiny halo"))
    return parts


def gaps(plan: Plan) -> list[Markup]:
    """Return a white gap with two strokes for days that do not count."""
    return [part for gap in plan.facts.gaps for part in _gap(plan, gap)]


def _gap(plan: Plan, gap: Gap) -> list[Markup]:
    x1, x2 = plan.scale.x(gap.from_), plan.scale.x(gap.to + timedelta(days=1))
    wide = max(x2 - x1, 12.0)
    middle = (x1 + x2) / 2
    strokes = f"M{num(middle - 4.5)} {RAIL1 + 5}l6-10M{num(middle + 1.5)} {RAIL1 + 5}l6-10"
    cut = el("rect", class_="gap", x=middle - wide / 2, y=RAIL1 - 7, width=wide, height=14)
    parts = [titled(gap.label, cut, path("limit", strokes))]
    half = width(gap.label, 11.5) / 2 + 3
    box = Box(middle - half, RAIL1 + 14, middle + half, RAIL1 + 28)
    if box.x1 > 4 and plan.room.take_text(box):
        parts.append(text(middle, RAIL1 + 24, gap.label, "t-tiny halo", "middle"))
    return parts


def ending(plan: Plan) -> list[Markup]:
    """Return the buffer at the end, what it ends, and the time after it that is paid for."""
    facts, x = plan.facts, plan.scale.x1
    closed = facts.first_track_closed_on is not None
    top = RAIL2 - 10 if closed and plan.switch_x is not None else RAIL1 - 10
    bottom = RAIL2 + 10 if plan.switch_x is not None else RAIL1 + 10
    parts = [path("buffer", f"M{num(x)} {top}v{bottom - top}")]
    extension = facts.extension
    words = w.END_LINES if extension is None else w.EXTENSION_END_LINES[extension.kind]
    lines = words.in_(plan.language).split("\n")
    y = 178.0 if plan.switch_x is not None else 150.0
    plan.room.texts.append(Box(x + 8, y - 12, 1216, y + 16 * len(lines) + 22))
    for line in lines:
        parts.append(text(x + 12, y, line, "t-name"))
        y += 16
    last = facts.scale_end
    parts.append(text(x + 12, y + 1, day_month(last, plan.language), "t-date"))
    parts.append(text(x + 12, y + 16, str(last.year), "t-date"))
    return [*_extension(plan, top, bottom), *parts] if extension is not None else parts


def _extension(plan: Plan, top: int, bottom: int) -> list[Markup]:
    extension = plan.facts.extension
    if extension is None:
        return []
    x1, x2 = plan.scale.x(extension.from_), plan.scale.x(extension.to + timedelta(days=1))
    sanction = extension.kind is ExtensionKind.SANCTION
    label = w.EXTENSION[extension.kind].in_(plan.language)
    class_ = "sanction" if sanction else "extension"
    frame = el(
        "rect", class_=class_, x=x1, y=top - 6, width=x2 - x1, height=bottom - top + 12, rx=4
    )
    parts = [titled(label, frame), path("buffer", f"M{num(plan.end_x)} {top}v{bottom - top}")]
    wide = width(label, 12, bold=sanction)
    for left in (x1 + 10, x2 - 10 - wide, plan.today_x + 24):
        box = Box(left - 3, 184, left + wide + 3, 200)
        if x1 < left and left + wide < x2 and plan.room.take_text(box):
            parts.append(
                text(left, 196, label, "t-date t-late halo" if sanction else "t-date halo")
            )
            break
    return parts


def reserve_today(plan: Plan) -> None:
    """Keep texts off the line of today, from the pill down to the ruler."""
    plan.room.lines.append(pole(plan.today_x, -16, RULER))


def today_line(plan: Plan) -> list[Markup]:
    """Return the line of today with its pill; the train is drawn by the caller, on top."""
    facts = plan.facts
    week = plan.say(w.WEEK, week=facts.week_on(facts.today), weeks=facts.weeks)
    label = f"{w.TODAY.in_(plan.language)} · {week}"
    wide = width(label, 13, bold=True) + 20
    x = plan.today_x
    middle = min(max(x, wide / 2 + 4), 1212 - wide / 2)
    return [
        vline(x, 8, RULER, "today"),
        el("rect", class_="today-pill", x=middle - wide / 2, y=-16, width=wide, height=24, rx=12),
        text(middle, 0.5, label, "today-text", "middle"),
    ]
