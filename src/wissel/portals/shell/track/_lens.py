"""What is near: one signal per kind on the line, and the lens that enlarges six weeks."""

from datetime import timedelta
from typing import Final

from wissel.infra.svg import Markup, el, hline, num, path, text, titled, vline
from wissel.portals.shell.dates import day_month, day_year, distance, short_day, weekday_name
from wissel.portals.shell.track import _words as w
from wissel.portals.shell.track._facts import Item, Urgency
from wissel.portals.shell.track._plan import Plan
from wissel.portals.shell.track._scale import (
    LENS_WEEKS,
    LENS_X1,
    RAIL1,
    RAIL2,
    X0,
    Box,
    Room,
    pole,
)
from wissel.portals.shell.track._shapes import mark, signal, tick, train
from wissel.portals.shell.track._signs import Sign, Zone, place, sign_texts
from wissel.portals.shell.track._widths import fit, width

TOP: Final = 480
BOTTOM: Final = 628
RAIL: Final = 598
NAME_LIMIT: Final = 300
POLES: Final = Zone(
    levels=(570, 534, 498),
    foot=RAIL - 4,
    left=X0 + 4,
    right=LENS_X1 - 4,
    reach=14,
    head=10,
    step=15,
)


def signals(plan: Plan) -> list[Markup]:
    """Return one collected signal per kind around today, and keep other texts off them."""
    two = plan.train_y == RAIL2
    y, top, bottom = (186, 188, 214) if two else (196, RAIL1 + 8, 190)
    parts: list[Markup] = []
    late, near = plan.count(Urgency.LATE), plan.count(Urgency.NEAR)
    if late:
        x = max(plan.today_x - 30, plan.scale.x0 + 10)
        plan.room.texts.append(Box(x - 11, y - 11, x + 11, y + 11))
        parts.append(vline(x, top, bottom, "pole strong"))
        parts += signal(Urgency.LATE, x, y, str(late))
    if near:
        x = min(plan.today_x + 31, plan.scale.x1 - 24)
        wide = width(str(near), 13, bold=True)
        plan.room.texts.append(Box(x - 11, y - 11, x + 15 + wide, y + 11))
        parts.append(vline(x, top, bottom, "pole strong"))
        parts += signal(Urgency.NEAR, x, y)
        parts.append(text(x + 13, y + 4, str(near), "t-due halo"))
    return parts


def funnel(plan: Plan) -> list[Markup]:
    """Return the beam that leads from the weeks on the line down to the lens."""
    left = num(plan.scale.x(plan.lens.first))
    right = num(plan.scale.x(plan.lens.first + timedelta(weeks=LENS_WEEKS)))
    beam = f"M{left} 412H{right}V460L{LENS_X1} {TOP}H{X0}L{left} 460Z"
    edge = f"M{left} 136V460L{X0} {TOP}M{right} 136V460L{LENS_X1} {TOP}M{left} 136H{right}"
    return [el("path", class_="lens", d=beam, opacity=".75"), path("lens-edge", edge)]


def lens(plan: Plan) -> list[Markup]:
    """Return the lens: what happened on the rail, what must happen on poles."""
    poles, left_out = _poles(plan)
    caption = w.LENS.in_(plan.language)
    if left_out:
        caption = plan.say(w.LENS_MORE, caption=caption, count=left_out)
    today_x = plan.lens.noon(plan.facts.today)
    return [
        text(X0, 472, caption, "t-tiny halo"),
        el("rect", class_="lens", x=X0, y=TOP, width=LENS_X1 - X0, height=BOTTOM - TOP, rx=4),
        path("lens-edge", f"M{X0} {TOP}h{LENS_X1 - X0}v{BOTTOM - TOP}h-{LENS_X1 - X0}z"),
        *_weeks(plan),
        *_rail(plan, today_x),
        *_happened(plan),
        *poles,
        vline(today_x, TOP, RAIL, "today"),
        *train(today_x, RAIL),
    ]


def _weeks(plan: Plan) -> list[Markup]:
    parts = []
    for index in range(LENS_WEEKS):
        monday = plan.lens.first + timedelta(weeks=index)
        x = plan.lens.x(monday)
        day = f"{weekday_name(monday, plan.language)} {day_month(monday, plan.language)}"
        if plan.facts.first_sick_day <= monday <= plan.facts.scale_end:
            week = plan.say(w.WEEK_N, week=plan.facts.week_on(monday))
            day = f"{week} · {day}"
        parts.append(text(x + 6, 620, day, "t-tiny"))
        parts.append(vline(x, RAIL, BOTTOM, "grid half"))
        saturday = plan.lens.x(monday + timedelta(days=5))
        wide = plan.lens.x(monday + timedelta(days=7)) - saturday
        height = BOTTOM - TOP
        parts.append(el("rect", class_="weekend", x=saturday, y=TOP, width=wide, height=height))
    return parts


def _rail(plan: Plan, today_x: float) -> list[Markup]:
    facts, scale = plan.facts, plan.lens
    start = scale.x(facts.first_sick_day)
    end = scale.x(facts.scale_end + timedelta(days=1))
    parts: list[Markup] = []
    split = start if facts.switch_day is None else max(start, scale.x(facts.switch_day))
    if facts.switch_day is None:
        split = today_x
    if split > start:
        parts.append(hline(start, split, RAIL, "t1"))
    if today_x > split:
        parts.append(hline(split, today_x, RAIL, "t2"))
    if end > today_x:
        track, gauge = (1, 2.5) if facts.switch_day is None else (2, 3.5)
        a, b = num(today_x), num(end)
        course = f"M{a} {num(RAIL - gauge)}H{b}M{a} {num(RAIL + gauge)}H{b}"
        parts += [hline(today_x, end, RAIL, f"sl{track}"), path(f"rail{track}", course)]
    if end < LENS_X1:
        parts.append(path("buffer", f"M{num(end)} {RAIL - 10}v20"))
    return parts


def _happened(plan: Plan) -> list[Markup]:
    parts = []
    for done in plan.facts.marks:
        if plan.lens.shows(done.day):
            label = done.label or w.MARKS[done.kind].in_(plan.language)
            title = f"{label} – {day_year(done.day, plan.language)}"
            shape = mark(done.kind, plan.lens.noon(done.day), RAIL)
            parts.append(el("g", el("title", title), shape, class_="onrail"))
    for day, station in plan.milestones:
        if station.is_done and plan.lens.shows(day):
            x = plan.lens.noon(day)
            circle = el("circle", class_="stn done law", cx=x, cy=RAIL, r=7.5)
            title = f"{station.label} – {day_year(day, plan.language)}"
            parts.append(titled(title, circle, tick(x, RAIL)))
    return parts


def _item_sign(plan: Plan, item: Item) -> Sign:
    day = short_day(item.day, plan.facts.today, plan.language)
    if item.urgency is not Urgency.PLANNED:
        day = f"{day} · {distance(item.day, plan.facts.today, plan.language)}"
    if item.note:
        day = f"{day} · {item.note}"
    class_ = "t-date t-late" if item.urgency is Urgency.LATE else "t-date"
    name = fit(item.label, 13, NAME_LIMIT, bold=True)
    return Sign(plan.lens.noon(item.day), name, fit(day, 12, NAME_LIMIT), class_)


def _poles(plan: Plan) -> tuple[list[Markup], int]:
    items = [item for item in plan.to_do if plan.lens.shows(item.day)]
    room = Room(lines=[pole(plan.lens.noon(plan.facts.today), TOP, RAIL)])
    placed = place([_item_sign(plan, item) for item in items], POLES, room)
    parts: list[Markup] = []
    for item, spot in zip(items, placed, strict=True):
        if spot is not None:
            parts.append(vline(spot.sign.x, spot.y, POLES.foot, "pole strong"))
            parts += signal(item.urgency, spot.sign.x, spot.y - 2)
            parts += sign_texts(spot, POLES, halo=False)
    return parts, placed.count(None)
