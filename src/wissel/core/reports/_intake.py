"""The intake report (D08): what the file says of the course so far, and what people said in it."""

from collections.abc import Iterator
from typing import Final

from wissel.core.journal import (
    Appointment,
    Decision,
    DocumentKind,
    DocumentReceived,
    FirstTrackCheck,
    JournalEntry,
    LadderFinding,
    OrderEvent,
)
from wissel.core.reports._first_track import first_track
from wissel.core.reports._material import Material, Part, document_name, proof
from wissel.core.reports._standing import week
from wissel.core.reports.record import Evidence, Layer, Statement

#: What a bureau gets to read for its work; no other paper is named in a report.
_READ: Final = (
    DocumentKind.PROBLEEMANALYSE,
    DocumentKind.PLAN_VAN_AANPAK,
    DocumentKind.BIJSTELLING,
    DocumentKind.EVALUATIE,
    DocumentKind.EERSTEJAARSEVALUATIE,
    DocumentKind.ADVIES_BEDRIJFSARTS,
    DocumentKind.ACTUEEL_OORDEEL,
    DocumentKind.FML,
    DocumentKind.AD_RAPPORT,
    DocumentKind.UWV_BRIEF,
)


def _of_case(material: Material, id_: str, text: str, label: str = "ev.case") -> Statement:
    """Return what the case itself says: its absence, its registration, the employment."""
    case = material.trajectory
    days = {
        "ev.case": ("first-sick-day", case.absence.first_sick_day),
        "ev.registered": ("registered-on", case.registered_on),
        "ev.employment": ("employment", case.employment.start),
    }
    name, day = days[label]
    evidence = Evidence(name, material.words.say(label), day, "case")
    return Statement(id_, Layer.FACT, text, evidence=(evidence,), editable=False)


def _of_entry(material: Material, entry: JournalEntry, text: str, *, owner: str = "") -> Statement:
    """Return what an entry says: a fact, or what its ``owner`` found, to be left out at most."""
    return Statement(
        material.id(entry),
        Layer.OPINION if owner else Layer.FACT,
        text,
        owner=owner,
        evidence=proof(material, (entry,)),
        editable=False,
        optional=bool(owner),
    )


def _known(material: Material) -> list[JournalEntry]:
    """Return the entries that happened until the last day the report speaks of."""
    return [entry for entry in material.known if entry.happened_on <= material.last]


def reason(material: Material) -> Part:
    """Section 1: the week, who registered and when, the signed order, what was read."""
    return Part((week(material), *assignment(material).statements))


def assignment(material: Material) -> Part:
    """Return who registered and when, the signed order, what was read."""
    words, case = material.words, material.trajectory
    day, client = words.day(case.registered_on), case.client.name
    registered = words.say("registered", day=day, client=client)
    signed = [
        _of_entry(material, entry, words.say("ordered", day=words.day(entry.happened_on)))
        for entry in _known(material)
        if isinstance(entry.content, OrderEvent) and entry.content.event == "signed"
    ]
    told = _of_case(material, "registered", registered, "ev.registered")
    return Part((told, *signed, _studied(material)))


def _studied(material: Material) -> Statement:
    """Return every document that was read, with its author and its date, in one sentence."""
    words = material.words
    read = [
        (entry, content)
        for entry in _known(material)
        if isinstance(content := entry.content, DocumentReceived) and content.document in _READ
    ]
    if not read:
        text, nothing = words.say("studied.none"), (material.nothing(),)
        return Statement("studied-none", Layer.FACT, text, evidence=nothing, editable=False)
    named = [
        words.say(
            "studied.document",
            document=document_name(material, content),
            author=material.clean(content.author) or words.role(content.source),
            day=words.day(entry.happened_on),
        )
        for entry, content in read
    ]
    text = words.say("studied", documents="; ".join(named))
    evidence = proof(material, [entry for entry, _ in read])
    return Statement("studied", Layer.FACT, text, evidence=evidence)


def course(material: Material) -> Part:
    """Section 2: the absence and what was found in the first track, each with its day."""
    dated = [(entry.happened_on, line) for entry, line in _found(material)]
    days = {entry.id: entry.happened_on for entry in _known(material)}
    said = [
        (days[line.evidence[0].id], line)
        for line in first_track(material).statements
        if line.evidence[0].id in days
    ]
    lines = [line for _, line in sorted([*dated, *said], key=lambda row: row[0])]
    return Part((*_absence(material), *lines))


def _absence(material: Material) -> Iterator[Statement]:
    words, absence = material.words, material.trajectory.absence
    first = words.say("sick", day=words.day(absence.first_sick_day))
    yield _of_case(material, "sick", first)
    for period in absence.healthy:
        text = words.say("healthy", a=words.day(period.from_), b=words.day(period.to))
        yield _of_case(material, f"healthy-{period.from_.isoformat()}", text)
    for leave in absence.leave:
        # Which leave it is stays out: it says something about the body.
        text = words.say("leave", a=words.day(leave.from_), b=words.day(leave.to))
        yield _of_case(material, f"leave-{leave.from_.isoformat()}", text)
    if absence.recovered_on is not None:
        text = words.say("recovered", day=words.day(absence.recovered_on))
        yield _of_case(material, "recovered", text)


def _found(material: Material) -> Iterator[tuple[JournalEntry, Statement]]:
    words = material.words
    for entry in _known(material):
        day = words.day(entry.happened_on)
        match entry.content:
            case LadderFinding() as content:
                owner = material.clean(content.author) or words.role(content.by)
                yield entry, _of_entry(material, entry, _rung(material, day, content), owner=owner)
            case FirstTrackCheck() as check:
                author = material.clean(check.author) or entry.author
                outcome = words.word(f"check.{check.outcome}")
                outcome = f"{outcome[:1].upper()}{outcome[1:]}. {material.clean(check.reason)}"
                text = words.say("check", day=day, author=author, outcome=outcome.strip())
                yield entry, _of_entry(material, entry, text, owner=author)
            case Decision(subject="tweede-spoor-start") as decision:
                yield entry, _of_entry(material, entry, _start(material, day, decision))
            case _:
                pass


def _rung(material: Material, day: str, content: LadderFinding) -> str:
    words, reason = material.words, material.clean(content.reason)
    return words.say(
        "ladder" if reason else "ladder.only",
        day=day,
        rung=words.word(f"rung.{content.rung}"),
        finding=words.word(f"finding.{content.finding}"),
        role=words.role(content.by),
        text=reason,
    )


def _start(material: Material, day: str, decision: Decision) -> str:
    """Say who decided what; a day that came with the registration is no decision of its writer."""
    said = material.clean(decision.outcome)
    if not said:
        return material.words.say("start.only", day=day)
    owner = material.clean(decision.owner)
    return material.words.say("start", day=day, owner=owner, text=said)


def situation(material: Material) -> Part:
    """Section 3: the employment. The hours worked now are asked: the file does not say them."""
    words, held = material.words, material.trajectory.employment
    function = material.clean(held.function)
    if held.hours_per_week is None:
        text = words.say("employment.hours-unknown", function=function)
    else:
        hours = words.number(held.hours_per_week)
        text = words.say("employment", function=function, n=hours)
    found = [_of_case(material, "employment", text, "ev.employment")]
    if held.end is not None:
        text = words.say("employment.ends", day=words.day(held.end))
        found.append(_of_case(material, "employment-end", text, "ev.employment"))
    return Part(tuple(found))


def acquaintance(material: Material) -> Part:
    """Section 9: that the intake talk took place, when and how. Whether it clicks is not told."""
    words = material.words
    talks = [
        _of_entry(
            material,
            entry,
            words.say(
                "talk",
                day=words.day(entry.happened_on),
                medium=words.word(f"medium.{content.medium}"),
            ),
        )
        for entry in _known(material)
        if isinstance(content := entry.content, Appointment)
        and (content.purpose, content.outcome) == ("intake", "attended")
    ]
    if not talks:
        text, evidence = words.say("talk.none"), (material.nothing(),)
        talks = [Statement("talk-none", Layer.FACT, text, evidence=evidence, editable=False)]
    return Part(tuple(talks))


def said(material: Material, keys: list[str]) -> list[Statement]:
    """Return what was heard under these keys, in their order: own words, or an opinion."""
    words = material.words
    by_key = {one.key: one for one in material.heard}
    return [
        Statement(
            f"said-{key.replace(':', '-')}",
            Layer.OWN_WORDS if one.role == "employee" else Layer.OPINION,
            one.text.strip() if one.role == "employee" else material.clean(one.text),
            owner=one.owner,
            editable=False,
            optional=True,
            topic=one.ask.in_(words.language),
        )
        for key in keys
        if (one := by_key.get(key)) is not None
    ]
