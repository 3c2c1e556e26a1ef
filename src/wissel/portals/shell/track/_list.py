"""The vertical list for phones: real text, not to scale; empty time is one row."""

from dataclasses import dataclass
from datetime import date, timedelta

from wissel.core.obligations import State
from wissel.infra.svg import Markup
from wissel.portals.shell.dates import (
    day_month,
    day_year,
    distance,
    full_date,
    month_year,
    short_day,
    weekday_name,
)
from wissel.portals.shell.track import _words as w
from wissel.portals.shell.track._facts import Item, Station, Urgency
from wissel.portals.shell.track._gutter import Gutter, station_done
from wissel.portals.shell.track._plan import Plan
from wissel.portals.shell.track._table import Chip, item_chip, station_chip

EMPTY_FROM = timedelta(days=28)  #: less than four empty weeks are not worth a row


@dataclass(frozen=True, slots=True)
class Stop:
    """A row of the list. ``kind`` is its class: empty, ``now`` or ``skipped``.

    The name of a skipped row is for screen readers only. ``folded`` are lines that open on demand.
    """

    name: str
    note: str
    gutter: Markup
    kind: str = ""
    chip: Chip | None = None
    folded: tuple[str, ...] = ()


Dated = tuple[date, int, Stop]


def stops(plan: Plan) -> tuple[Stop, ...]:
    """Return the list for coach and employer."""
    gutter = Gutter(plan)
    first = _first(plan, gutter)
    past = sorted([*_past(plan, gutter), *_events(plan, gutter)], key=lambda entry: entry[:2])
    return (first, *(stop for _, _, stop in past), *_pressing(plan, gutter), *_ahead(plan, gutter))


def _first(plan: Plan, gutter: Gutter) -> Stop:
    day = plan.facts.first_sick_day
    words = f"{weekday_name(day, plan.language)} {full_date(day, plan.language)}"
    note = f"{words} · {plan.say(w.WEEK_N, week=1)}"
    return Stop(w.FIRST_SICK_DAY.in_(plan.language), note, gutter.start())


def _past(plan: Plan, gutter: Gutter) -> list[Dated]:
    """Milestones that are behind: a finished first year folds to one row and its last one."""
    today = plan.facts.today
    behind = [
        (day, station)
        for day, station in plan.milestones
        if station.is_done or (station.state_on(today) is State.UNKNOWN and day <= today)
    ]
    year = plan.facts.day_of_week(52)
    early = [pair for pair in behind if pair[0] < min(year, plan.facts.switch_day or year)]
    folded = early[:-1] if today >= year and len(early) > 2 else []
    entries = [
        (day, 1, _milestone(plan, gutter, day, station))
        for day, station in behind
        if (day, station) not in folded and day != plan.facts.switch_day
    ]
    return [(folded[0][0], 0, _folded(plan, gutter, folded)), *entries] if folded else entries


def _milestone(plan: Plan, gutter: Gutter, day: date, station: Station) -> Stop:
    chip = station_chip(station, plan)
    written = day_year(day, plan.language)
    if station.state_on(plan.facts.today) is State.DONE:
        note = f"{written} · {w.ON_TIME.in_(plan.language)}" if station.due else written
        return Stop(station.label, note, gutter.station(day, station))
    return Stop(station.label, written, gutter.station(day, station), chip=chip)


def _folded(plan: Plan, gutter: Gutter, found: list[tuple[date, Station]]) -> Stop:
    late = sum(station.state_on(plan.facts.today) is not State.DONE for _, station in found)
    words = w.MILESTONES_LATE if late else w.MILESTONES_ON_TIME
    lines = tuple(
        f"{station.label} · {day_year(day, plan.language)}"
        + ("" if state is State.DONE else f" · {station_chip(station, plan).text}")
        for day, station in found
        for state in (station.state_on(plan.facts.today),)
    )
    note = plan.say(words, count=len(found), late=late)
    rails = gutter.row(found[0][0])
    return Stop(w.FOLDED.in_(plan.language), note, rails, "skipped", folded=lines)


def _events(plan: Plan, gutter: Gutter) -> list[Dated]:
    facts, language = plan.facts, plan.language
    entries: list[Dated] = []
    for gap in facts.gaps:
        note = f"{day_year(gap.from_, language)} – {day_year(gap.to, language)}"
        entries.append((gap.from_, 0, Stop(gap.label, note, gutter.row(gap.from_))))
    if facts.switch_day is not None:
        day, week = facts.switch_day, facts.week_on(facts.switch_day)
        note = f"{day_year(day, language)} · {plan.say(w.WEEK_N, week=week)}"
        if facts.first_track_closed_on is None:
            note = f"{note} · {w.TRACK_1_GOES_ON.in_(language)}"
        entries.append((day, 2, Stop(w.SWITCH.in_(language), note, gutter.switch())))
        if counted := _counted(plan, day):
            since = plan.say(w.SINCE, day=day_month(day, language))
            entries.append((day, 3, Stop(counted, since, gutter.row(day), "counted")))
    if facts.first_track_closed_on is not None:
        day = facts.first_track_closed_on
        name = w.TRACK_1_CLOSED_FULL.in_(language)
        entries.append((day, 4, Stop(name, day_year(day, language), gutter.closed(day))))
    return entries


def _counted(plan: Plan, since: date) -> str:
    parts = []
    for kinds, (one, many) in w.COUNTS:
        count = sum(done.kind in kinds and done.day >= since for done in plan.facts.marks)
        if count:
            parts.append(plan.say(one if count == 1 else many, count=count))
    return ", ".join(parts)


def _pressing(plan: Plan, gutter: Gutter) -> list[Stop]:
    late = [item for item in plan.to_do if item.urgency is Urgency.LATE]
    facts = plan.facts
    week = plan.say(w.WEEK, week=facts.week_on(facts.today), weeks=facts.weeks)
    phases = [phase for phase in facts.phases if phase.from_ <= facts.today <= phase.to]
    words = f"{weekday_name(facts.today, plan.language)} {full_date(facts.today, plan.language)}"
    note = " · ".join([words, *(plan.say(w.IN_PHASE, label=phase.label) for phase in phases)])
    name = f"{w.TODAY.in_(plan.language)} · {week}"
    now = Stop(name, note, gutter.now(facts.today), "now")
    return [*(_item(plan, gutter, item) for item in late), now]


def _item(plan: Plan, gutter: Gutter, item: Item) -> Stop:
    chip = None
    if item.urgency is Urgency.LATE:
        parts = [day_year(item.day, plan.language), item.actors, item.note]
        chip = item_chip(item, plan)
    else:
        parts = [short_day(item.day, plan.facts.today, plan.language), item.note]
        if item.urgency is Urgency.NEAR:
            parts.insert(1, distance(item.day, plan.facts.today, plan.language))
    return Stop(
        item.label, " · ".join(part for part in parts if part), gutter.item(item), chip=chip
    )


def _ahead(plan: Plan, gutter: Gutter) -> list[Stop]:
    facts, language = plan.facts, plan.language
    stations = {(day, station.key, station.label): station for day, station in plan.milestones}
    coming: list[tuple[date, Stop]] = []
    for item in plan.to_do:
        if item.urgency is Urgency.LATE:
            continue
        station = stations.get((item.day, item.key, item.label))
        if station is not None and item.urgency is Urgency.PLANNED:
            note = plan.say(w.BY, day=day_year(item.day, language))
            note = " · ".join(part for part in (note, item.actors) if part)
            rails = gutter.station(item.day, station)
            coming.append((item.day, Stop(station.label, note, rails)))
        else:
            coming.append((item.day, _item(plan, gutter, item)))
    if facts.extension is not None:
        coming.append((facts.last_day, _end_of_wait(plan, gutter)))
    coming.sort(key=lambda pair: pair[0])
    return [*_with_empty_time(plan, gutter, coming), _end(plan, gutter)]


def _with_empty_time(plan: Plan, gutter: Gutter, coming: list[tuple[date, Stop]]) -> list[Stop]:
    found: list[Stop] = []
    before = plan.facts.today
    for day, stop in coming:
        if day - before >= EMPTY_FROM:
            weeks = plan.say(w.WEEKS, count=(day - before).days // 7)
            rails = gutter.row(day)
            found.append(Stop(w.BETWEEN.in_(plan.language), weeks, rails, "skipped"))
        found.append(stop)
        before = day
    return found


def _end_of_wait(plan: Plan, gutter: Gutter) -> Stop:
    day = plan.facts.last_day
    return Stop(w.END.in_(plan.language), full_date(day, plan.language), gutter.row(day))


def _end(plan: Plan, gutter: Gutter) -> Stop:
    facts, language = plan.facts, plan.language
    name = w.END if facts.extension is None else w.EXTENSION_END[facts.extension.kind]
    week = plan.say(w.WEEK_N, week=facts.weeks)
    note = f"{full_date(facts.scale_end, language)} · {week}"
    return Stop(name.in_(language), note, gutter.end(facts.scale_end))


def plain_stops(plan: Plan) -> tuple[Stop, ...]:
    """Return the list for the employee: at most eight stations, in plain words."""
    facts, language = plan.facts, plan.language
    gutter = Gutter(plan)
    entries: list[Dated] = []
    for day, station in plan.milestones:
        is_start = station.kind == "tweede-spoor-start" and facts.switch_day is not None
        if station.kind in w.PLAIN and not is_start:
            entries.append((day, 1, _plain(plan, gutter, day, station)))
    if facts.switch_day is not None:
        words = month_year(facts.switch_day, language)
        if facts.first_track_closed_on is None:
            words = plan.say(w.PLAIN_BACK, day=words)
        name = w.PLAIN_SWITCH.in_(language)
        entries.append((facts.switch_day, 2, Stop(name, words, gutter.switch())))
    week = plan.say(w.WEEK, week=facts.week_on(facts.today), weeks=facts.weeks)
    words = f"{month_year(facts.today, language)} · {week}"
    here = Stop(w.PLAIN_NOW.in_(language), words, gutter.now(facts.today), "now")
    entries.append((facts.today, 3, here))
    end = w.PLAIN_END if facts.extension is None else w.PLAIN_END_LATER
    last = Stop(
        end.in_(language), full_date(facts.scale_end, language), gutter.end(facts.scale_end)
    )
    entries.append((facts.scale_end, 4, last))
    began = month_year(facts.first_sick_day, language)
    start = Stop(w.PLAIN_START.in_(language), began, gutter.start(*station_done(18)))
    return (start, *(stop for *_, stop in sorted(entries, key=lambda entry: entry[:2])))


def _plain(plan: Plan, gutter: Gutter, day: date, station: Station) -> Stop:
    done, open_ = w.PLAIN[station.kind]
    language = plan.language
    if station.is_done:
        return Stop(done.in_(language), month_year(day, language), gutter.station(day, station))
    note = plan.say(w.PLAIN_UNTIL, day=full_date(day, language))
    if station.kind == "uwv-brief":
        note = plan.say(w.PLAIN_NOTHING, day=month_year(day, language))
    elif station.kind == "wia-aanvraag" and plan.facts.helper:
        note = plan.say(w.PLAIN_HELP, day=note, helper=plan.facts.helper)
    return Stop(open_.in_(language), note, gutter.station(day, station))
