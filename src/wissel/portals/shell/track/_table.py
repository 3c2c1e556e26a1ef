"""The same facts as rows, in the order of time. Nothing exists only in the drawing."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from wissel.core.obligations import State
from wissel.portals.shell.dates import day_year, distance, full_date
from wissel.portals.shell.track import _words as w
from wissel.portals.shell.track._facts import Item, Station, Urgency
from wissel.portals.shell.track._plan import Plan

NONE = "–"


@dataclass(frozen=True, slots=True)
class Chip:
    """A state in a word. ``kind`` is what the chip tag knows: ``late``, ``due``, ``done``, …"""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the table; days are written, ``nature`` is empty where no rule stands behind it."""

    what: str
    due: str = NONE
    done: str = NONE
    actors: str = NONE
    nature: str = ""
    basis: str = ""
    state: Chip | None = None


Dated = tuple[date, Row]


def rows(plan: Plan) -> tuple[Row, ...]:
    """Return everything that the drawing shows."""
    parts = [*_case(plan), *_stations(plan), *_items(plan), *_programme(plan), *_happened(plan)]
    return tuple(row for _, row in sorted(parts, key=lambda pair: pair[0]))


def station_chip(station: Station, plan: Plan) -> Chip:
    """Return the state of a milestone in a word."""
    today, language = plan.facts.today, plan.language
    match station.state_on(today):
        case State.OVERDUE if station.due is not None:
            return Chip("late", distance(station.due, today, language))
        case State.DUE if station.due is not None:
            return Chip("due", distance(station.due, today, language))
        case State.DONE:
            return Chip("done", w.DONE.in_(language))
        case State.LATE if station.due is not None and station.done_on is not None:
            late = distance(station.due, station.done_on, language)
            return Chip("weak", plan.say(w.DONE_LATE, late=late))
        case State.LATE:
            return Chip("weak", plan.say(w.DONE_LATE, late=w.LATE_SUFFIX.in_(language)))
        case State.UNKNOWN:
            return Chip("unknown", w.UNKNOWN.in_(language))
        case State.LAPSED:
            return Chip("na", w.LAPSED.in_(language))
        case State.NOT_APPLICABLE:
            return Chip("na", w.NOT_APPLICABLE.in_(language))
        case _:
            return Chip("open", w.COMING.in_(language))


def item_chip(item: Item, plan: Plan) -> Chip:
    """Return the state of something to do in a word."""
    if item.urgency is Urgency.PLANNED:
        return Chip("open", w.APPOINTED.in_(plan.language))
    kind = "late" if item.urgency is Urgency.LATE else "due"
    return Chip(kind, distance(item.day, plan.facts.today, plan.language))


def _period(plan: Plan, start: date, end: date) -> str:
    return f"{day_year(start, plan.language)} – {day_year(end, plan.language)}"


def _case(plan: Plan) -> Iterator[Dated]:
    facts, language = plan.facts, plan.language
    first = day_year(facts.first_sick_day, language)
    yield facts.first_sick_day, Row(w.FIRST_SICK_DAY.in_(language), done=first)
    if facts.switch_day is not None:
        goes_on = w.TRACK_1_GOES_ON if facts.first_track_closed_on is None else w.DONE
        chip = Chip("now" if goes_on is w.TRACK_1_GOES_ON else "done", goes_on.in_(language))
        day = day_year(facts.switch_day, language)
        yield facts.switch_day, Row(w.SWITCH.in_(language), done=day, state=chip)
    if facts.first_track_closed_on is not None:
        closed = day_year(facts.first_track_closed_on, language)
        yield facts.first_track_closed_on, Row(w.TRACK_1_CLOSED_FULL.in_(language), done=closed)
    for gap in facts.gaps:
        chip = Chip("na", w.NOT_COUNTED.in_(language))
        yield gap.from_, Row(gap.label, done=_period(plan, gap.from_, gap.to), state=chip)
    week = plan.say(w.WEEK, week=facts.week_on(facts.today), weeks=facts.weeks)
    today = Row(f"{w.TODAY.in_(language)} · {week}", done=day_year(facts.today, language))
    yield facts.today, today
    yield facts.last_day, Row(w.END.in_(language), due=day_year(facts.last_day, language))
    if facts.extension is not None:
        extension = facts.extension
        label = w.EXTENSION[extension.kind].in_(language)
        yield extension.from_, Row(label, due=_period(plan, extension.from_, extension.to))
        ends = w.EXTENSION_END[extension.kind].in_(language)
        yield extension.to, Row(ends, due=day_year(extension.to, language))


def _stations(plan: Plan) -> Iterator[Dated]:
    for station in plan.facts.stations:
        yield (
            station.day or date.max,
            Row(
                station.label,
                due=day_year(station.due, plan.language) if station.due else NONE,
                done=day_year(station.done_on, plan.language) if station.done_on else NONE,
                actors=station.actors or NONE,
                nature=station.nature.value,
                basis=station.basis,
                state=station_chip(station, plan),
            ),
        )


def _items(plan: Plan) -> Iterator[Dated]:
    for item in plan.facts.items:
        yield (
            item.day,
            Row(
                f"{item.label} · {item.note}" if item.note else item.label,
                due=day_year(item.day, plan.language),
                actors=item.actors or NONE,
                nature=item.nature.value if item.nature else "",
                basis=item.basis,
                state=item_chip(item, plan),
            ),
        )


def _programme(plan: Plan) -> Iterator[Dated]:
    today, language = plan.facts.today, plan.language
    for phase in plan.facts.phases:
        running = phase.from_ <= today <= phase.to
        words = w.RUNNING if running else w.COMING if phase.from_ > today else w.OVER
        chip = Chip(
            "now" if running else "open" if phase.from_ > today else "na", words.in_(language)
        )
        name = plan.say(w.PHASE, label=phase.label)
        yield phase.from_, Row(name, due=_period(plan, phase.from_, phase.to), state=chip)
    for promise in plan.facts.promises:
        kind, words = w.PROMISE_STATES[promise.state]
        due = _period(plan, promise.from_, promise.to)
        yield (
            promise.to,
            Row(
                promise.label,
                due=due,
                nature="promise",
                basis=promise.basis,
                state=Chip(kind, words.in_(language)),
            ),
        )


def _happened(plan: Plan) -> Iterator[Dated]:
    for done in plan.facts.marks:
        kind, words = w.MARK_STATES[done.kind]
        yield (
            done.day,
            Row(
                done.label or w.MARKS[done.kind].in_(plan.language),
                done=day_year(done.day, plan.language),
                state=Chip(kind, words.in_(plan.language)),
            ),
        )


def title(plan: Plan) -> str:
    """Return the title of the drawing."""
    return plan.say(w.TITLE, label=plan.facts.label, weeks=plan.facts.weeks)


def description(plan: Plan) -> str:
    """Return the drawing in a few sentences: start, switch, today, what presses, the end."""
    facts, language = plan.facts, plan.language
    late, near = plan.count(Urgency.LATE), plan.count(Urgency.NEAR)
    sentences = [plan.say(w.DESC_START, day=full_date(facts.first_sick_day, language))]
    if facts.switch_day is None:
        sentences.append(plan.say(w.DESC_NO_SWITCH))
    else:
        day, week = full_date(facts.switch_day, language), facts.week_on(facts.switch_day)
        sentences.append(plan.say(w.DESC_SWITCH, day=day, week=week))
        closed = facts.first_track_closed_on
        sentences.append(
            plan.say(w.DESC_GOES_ON)
            if closed is None
            else plan.say(w.DESC_CLOSED, day=full_date(closed, language))
        )
    today, week = full_date(facts.today, language), facts.week_on(facts.today)
    sentences.append(plan.say(w.DESC_TODAY, day=today, week=week))
    if late or near:
        sentences.append(plan.say(w.DESC_COUNTS, late=late, near=near))
    end = w.END if facts.extension is None else w.EXTENSION_END[facts.extension.kind]
    last = full_date(facts.scale_end, language)
    sentences.append(f"{plan.say(end)} {last}.")
    return " ".join([*sentences, plan.say(w.DESC_TABLE)])
