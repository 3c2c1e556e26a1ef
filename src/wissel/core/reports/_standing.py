"""Sections 1 to 3: where the trajectory stands, what the employee can do, the first track."""

from collections import Counter
from dataclasses import replace
from datetime import date

from wissel.core.capacity import limits
from wissel.core.capacity import words as spoken
from wissel.core.dates import local_day
from wissel.core.journal import CapacityReceived
from wissel.core.obligations import Obligation, State
from wissel.core.reports._material import Material, Part, proof
from wissel.core.reports._words import measure
from wissel.core.reports.record import Evidence, Layer, Question, Statement
from wissel.core.sources import Nature
from wissel.core.trajectory import Capacity


def obligation_proof(material: Material, duty: Obligation) -> tuple[Evidence, ...]:
    """Return a duty as evidence, with the entries that settled it as far as they may be shown."""
    shown = {entry.id: entry for entry in material.known}
    entries = [shown[id_] for id_ in duty.evidence if id_ in shown]
    title = material.title(duty)
    own = Evidence(duty.key, title, duty.due or duty.done_on, "obligation")
    return (own, *proof(material, entries))


def months_after(day: date, months: int) -> date:
    """Return the day ``months`` later; a day the month lacks becomes its last one."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    for number in range(day.day, 27, -1):
        try:
            return date(year, month + 1, number)
        except ValueError:
            continue
    return date(year, month + 1, day.day)


def capacity_is_old(valid_from: date, today: date) -> bool:
    """Whether capacity information is older than the measure (three months)."""
    return today > months_after(valid_from, measure("capacity_age_months"))


def at_a_glance(material: Material) -> Part:
    """Section 1: the week, on plan or behind, the next milestone, what the employer must do."""
    return Part((week(material), *_plan(material), *_next(material), *_asks(material)))


def week(material: Material) -> Statement:
    """Return the sentence with the week of illness."""
    words, first = material.words, material.trajectory.absence.first_sick_day
    if material.week is None or material.total_weeks is None:
        text = words.say("week.unknown", day=words.day(first))
    else:
        text = words.say(
            "week", day=words.day(material.today), week=material.week, total=material.total_weeks
        )
    case = Evidence("first-sick-day", words.say("ev.case"), first, "case")
    return Statement("week", Layer.FACT, text, evidence=(case,), editable=False)


def _plan(material: Material) -> list[Statement]:
    words, today = material.words, material.today
    late = [d for d in material.obligations if d.state(today) is State.OVERDUE]
    unsure = [d for d in material.obligations if d.state(today) is State.UNKNOWN]
    day = words.day(today)
    found = [
        Statement(
            "plan",
            Layer.FACT,
            words.count("plan.behind", len(late), day=day, titles=_titles(material, late))
            if late
            else words.say("plan.on", day=day),
            evidence=_all_proof(material, late) or (material.nothing(),),
            editable=False,
        )
    ]
    if unsure:
        text = words.say("plan.unknown", titles=_titles(material, unsure))
        evidence = _all_proof(material, _one_of_each(material, unsure))
        found.append(Statement("unknown", Layer.FACT, text, evidence=evidence, editable=False))
    return found


def _next(material: Material) -> list[Statement]:
    ahead = [
        duty
        for duty in material.obligations
        if duty.nature is Nature.LAW
        and duty.due is not None
        and duty.due >= material.today
        and duty.state(material.today).is_open
    ]
    return [_dated("next", "next", material, ahead[0])] if ahead else []


def _asks(material: Material) -> list[Statement]:
    asked = [
        duty
        for duty in material.obligations
        if "employer" in duty.actors
        and duty.due is not None
        and (duty.due - material.last).days <= measure("ask_days", material.words.document)
        # What the file merely does not know is said above; asking for it again would be noise.
        and duty.state(material.today) in (State.UPCOMING, State.DUE, State.OVERDUE)
    ]
    return [_dated(f"ask:{duty.key}", "ask", material, duty) for duty in asked]


def _dated(id_: str, phrase: str, material: Material, duty: Obligation) -> Statement:
    words = material.words
    day = words.day(duty.due) if duty.due else ""
    text = words.say(phrase, title=material.title(duty), day=day)
    evidence = obligation_proof(material, duty)
    return Statement(id_, Layer.FACT, text, evidence=evidence, editable=False)


def _titles(material: Material, duties: list[Obligation]) -> str:
    """Return the titles as a list; what comes back, such as an evaluation, once with its count."""
    counted = Counter(material.title(duty) for duty in duties)
    return material.words.list(
        title if times == 1 else material.words.say("times", title=title, n=times)
        for title, times in counted.items()
    )


def _one_of_each(material: Material, duties: list[Obligation]) -> list[Obligation]:
    return list({material.title(duty): duty for duty in reversed(duties)}.values())[::-1]


def _all_proof(material: Material, duties: list[Obligation]) -> tuple[Evidence, ...]:
    return tuple(piece for duty in duties for piece in obligation_proof(material, duty))


def latest_capacity(material: Material) -> Capacity | None:
    """Return the newest version that was valid and recorded at the end of the period."""
    held = [
        version
        for version in material.trajectory.capacity
        if version.valid_from <= material.last
        and (version.recorded_at is None or local_day(version.recorded_at) <= material.known_until)
    ]
    return max(held, key=lambda version: version.version, default=None)


def _doctors_capacity(material: Material, newest: Capacity) -> Capacity | None:
    doctors = [
        version
        for version in material.trajectory.capacity
        if version.source == "company-doctor" and version.version <= newest.version
    ]
    return max(doctors, key=lambda version: version.version, default=None)


def capacity(material: Material) -> Part:
    """Section 2: only what the company doctor supplied, with its source and its day."""
    words, newest = material.words, latest_capacity(material)
    if newest is None:
        text, ask = words.say("capacity.none"), words.say("capacity.question-none")
        none = Statement("none", Layer.FACT, text, evidence=(material.nothing(),), editable=False)
        return Part((none,), (material.question("question-none", ask, Layer.AGREEMENT),))
    return Part(tuple(_given(material, newest)), _effect(material, newest))


def experts(material: Material) -> Part:
    """Return the same for a report that is made once: it compares with nothing."""
    newest = latest_capacity(material)
    if newest is None:
        return capacity(material)
    return Part(tuple(one for one in _given(material, newest) if one.id != "since"))


def first_capacity(material: Material) -> list[Statement]:
    """Return what the company doctor gave first, where something newer holds now."""
    newest = latest_capacity(material)
    doctors = [
        version
        for version in material.trajectory.capacity
        if version.source == "company-doctor" and newest and version.version < newest.version
    ]
    if not doctors or _doctors_capacity(material, doctors[0]) == newest:
        return []
    first = min(doctors, key=lambda version: version.version)
    return [replace(_supplied(material, first)[0], id="first")]


def _given(material: Material, newest: Capacity) -> list[Statement]:
    shown = _doctors_capacity(material, newest)
    other = [] if newest.source == "company-doctor" else [_other_source(material, newest)]
    return other if shown is None else [*other, *_supplied(material, shown)]


def _capacity_proof(material: Material, version: Capacity) -> tuple[Evidence, ...]:
    label = material.words.say("ev.capacity", n=version.version)
    own = Evidence(version.id, label, version.valid_from, "capacity")
    entries = [
        entry
        for entry in material.known
        if isinstance(entry.content, CapacityReceived) and entry.content.capacity == version.id
    ]
    return (own, *proof(material, entries))


def _other_source(material: Material, version: Capacity) -> Statement:
    words = material.words
    text = words.say(
        "capacity.other-source",
        day=words.day(version.valid_from),
        source=words.word(f"capacity-source.{version.source}"),
        author=version.author,
    )
    evidence = _capacity_proof(material, version)
    return Statement("other-source", Layer.FACT, text, evidence=evidence, editable=False)


def _supplied(material: Material, version: Capacity) -> list[Statement]:
    words, day = material.words, material.words.day(version.valid_from)
    text = words.say(
        "capacity",
        source=words.word(f"capacity-source.{version.source}"),
        author=version.author,
        day=day,
        content=_content(material, version),
    )
    evidence = _capacity_proof(material, version)
    if version.withdrawn:
        text = words.say("capacity.withdrawn", author=version.author, day=day)
        return [Statement("withdrawn", Layer.FACT, text, evidence=evidence, editable=False)]
    new = version.valid_from >= material.first
    since = words.say("capacity.changed") if new else words.say("capacity.unchanged", day=day)
    lines = [("capacity", text), ("since", since)]
    if capacity_is_old(version.valid_from, material.today):
        months = measure("capacity_age_months")
        lines.append(("old", words.say("capacity.old", months=months)))
    return [
        Statement(id_, Layer.FACT, line, evidence=evidence, editable=False) for id_, line in lines
    ]


def _content(material: Material, version: Capacity) -> str:
    words, parts = material.words, []
    if version.hours_per_day is not None:
        parts.append(words.say("capacity.hours-day", n=words.number(version.hours_per_day)))
    if version.hours_per_week is not None:
        parts.append(words.say("capacity.hours-week", n=words.number(version.hours_per_week)))
    for row in limits(version):
        aspect, limit = (text.in_(words.language) for text in spoken(row))
        parts.append(material.clean(f"{aspect}: {limit}"))
    if version.complete:
        parts.append(words.say("capacity.complete"))
    return "; ".join(parts) or words.say("capacity.empty")


def _effect(material: Material, newest: Capacity) -> tuple[Question, ...]:
    if newest.valid_from < material.first:
        return ()
    return (material.question("question-effect", material.words.say("capacity.question-effect")),)
