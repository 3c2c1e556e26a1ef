"""Milestones on the rails, and the signs above them."""

from datetime import date

from wissel.core.obligations import State
from wissel.core.sources import Nature
from wissel.infra.svg import Markup, el, num, path, text, titled, vline
from wissel.portals.shell.dates import day_year
from wissel.portals.shell.track import _words as w
from wissel.portals.shell.track._facts import Station
from wissel.portals.shell.track._plan import Plan
from wissel.portals.shell.track._scale import RAIL1, RAIL2, Box, pole
from wissel.portals.shell.track._shapes import tick
from wissel.portals.shell.track._signs import Placed, Sign, Zone, place, sign_texts

ABOVE = Zone(levels=(118, 78, 38), foot=RAIL1 - 8, left=4, right=1212)
BELOW = Zone(levels=(196,), foot=190, left=4, right=1212)
LIMIT_FROM = 10  #: a limit bar shorter than this says nothing


def _sign(plan: Plan, day: date, station: Station) -> Sign:
    words, class_ = day_year(day, plan.language), "t-date"
    state = station.state_on(plan.facts.today)
    if state is State.OVERDUE:
        words, class_ = f"{words} · {w.LATE_SUFFIX.in_(plan.language)}", "t-date t-late"
    elif state is State.UNKNOWN:
        words = f"{words} · {w.UNKNOWN_SUFFIX.in_(plan.language)}"
    foot = plan.rail_of(day) - 8
    return Sign(plan.scale.x(day), station.label, words, class_, foot)


def signs(plan: Plan) -> list[Markup]:
    """Return the signs: law above the line; practice below it, as far as there is room."""
    above, below = [], []
    if plan.facts.extension is not None:
        end = day_year(plan.facts.last_day, plan.language)
        above.append(Sign(plan.end_x, w.END.in_(plan.language), end))
    for day, station in plan.milestones:
        sign = _sign(plan, day, station)
        if station.nature is Nature.PRACTICE and not station.both_tracks:
            below.append(sign)
        else:
            above.append(sign)
    above.sort(key=lambda sign: sign.x)
    parts = []
    for placed in place(above, ABOVE, plan.room):
        if placed is not None:
            parts.append(
                vline(placed.sign.x, placed.y - 12, placed.sign.foot or ABOVE.foot, "pole")
            )
            parts += sign_texts(placed, ABOVE)
    return [*parts, *_below(plan, below)]


def _below(plan: Plan, signs_: list[Sign]) -> list[Markup]:
    room, curve_end = plan.room, plan.curve_end
    if plan.switch_x is not None and curve_end is not None:
        room.lines.append(Box(plan.switch_x - 4, RAIL1, curve_end, RAIL2 + 8))
        room.lines.append(Box(curve_end, RAIL2 - 8, plan.scale.x1, RAIL2 + 8))
    parts = []
    for sign in signs_:
        for side in (-1, 1):
            near, far = sign.x + side * 4, sign.x + side * (12 + sign.width)
            box = Box(min(near, far), 183, max(near, far), 216)
            stem = pole(sign.x, RAIL1 + 8, 190)
            inside = BELOW.left < box.x1 and box.x2 < BELOW.right
            if inside and room.fits_text(box) and room.fits_line(stem):
                room.texts.append(box)
                room.lines.append(stem)
                parts.append(vline(sign.x, RAIL1 + 8, 190, "pole"))
                parts += sign_texts(Placed(sign, 196, side), BELOW)
                break
    return parts


def stations(plan: Plan) -> list[Markup]:
    """Return circles, capsules and dots, with the bars that show the last day beside the day."""
    parts = []
    for day, station in plan.milestones:
        parts += _limit(plan, station)
        parts.append(_station(plan, day, station))
    return parts


def _station(plan: Plan, day: date, station: Station) -> Markup:
    x = plan.scale.x(day)
    title = " – ".join(
        part for part in (station.label, day_year(day, plan.language), station.basis) if part
    )
    done = " done" if station.is_done else ""
    if plan.on_both(station, x):
        law = " law" if station.nature is Nature.LAW else ""
        capsule = el(
            "rect",
            class_=f"stn{done}{law}",
            x=x - 7.5,
            y=RAIL1 - 7.5,
            width=15,
            height=RAIL2 - RAIL1 + 15,
            rx=7.5,
        )
        ticks = [tick(x, (RAIL1 + RAIL2) / 2)] if station.is_done else []
        return titled(title, capsule, *ticks)
    y = plan.rail_of(day)
    if station.nature is Nature.PRACTICE:
        return titled(title, el("circle", class_=f"stn soft{done}", cx=x, cy=y, r=5))
    if station.state_on(plan.facts.today) is State.UNKNOWN:
        circle = el("circle", class_="stn unknown", cx=x, cy=y, r=7.5)
        return titled(title, circle, text(x, y + 4, "?", "stn-glyph", "middle"))
    law = " law" if station.nature is Nature.LAW else ""
    circle = el("circle", class_=f"stn{done}{law}", cx=x, cy=y, r=7.5)
    return titled(title, circle, *([tick(x, y)] if station.is_done else []))


def _limit(plan: Plan, station: Station) -> list[Markup]:
    if station.done_on is None or station.due is None:
        return []
    done, due = plan.scale.x(station.done_on), plan.scale.x(station.due)
    if abs(due - done) < LIMIT_FROM:
        return []
    y = plan.rail_of(station.done_on) - 13
    late = " late" if due < done else ""
    return [path(f"limit{late}", f"M{num(done)} {y}H{num(due)}M{num(due)} {y - 5}v10")]
