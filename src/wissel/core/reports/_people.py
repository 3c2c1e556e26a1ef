"""Sections 9 to 13: effort on both sides, own words, obstacles, conclusion, agreements."""

from collections import Counter

from wissel.core.journal import (
    Agreement,
    Appointment,
    Assignment,
    Contact,
    DocumentReceived,
    JournalEntry,
    Measure,
)
from wissel.core.obligations import Obligation, State
from wissel.core.reports._material import Material, Part, document_name, proof
from wissel.core.reports._standing import obligation_proof
from wissel.core.reports.record import Layer, Statement
from wissel.core.sources import Nature


def effort(material: Material) -> Part:
    """Section 9: facts on both sides: who came, what was done, which duties were kept."""
    return _effort(
        material,
        [
            *_attendance(material),
            *_assignments(material),
            *_talks(material),
            *_employer_side(material),
            *_kept_agreements(material),
            *_promises(material),
            *_duties(material),
        ],
    )


def effort_in_short(material: Material) -> Part:
    """Return the same of a whole trajectory: what can be counted, and what was late."""
    late = [one for one in _duties(material) if one.id in _behind(material)]
    counted = [*_attendance(material), *_assignments(material), *_talks(material)]
    return _effort(material, [*counted, *_promises(material), *late])


def _behind(material: Material) -> set[str]:
    behind = (State.LATE, State.OVERDUE)
    return {
        f"duty:{one.key}" for one in material.obligations if one.state(material.today) in behind
    }


def _effort(material: Material, found: list[Statement]) -> Part:
    if not found:
        text, evidence = material.words.say("effort.none"), (material.nothing(),)
        found = [Statement("none", Layer.FACT, text, evidence=evidence, editable=False)]
    return Part(tuple(found))


def _fact(
    id_: str, text: str, material: Material, entries: list[JournalEntry], *, done: bool = True
) -> Statement:
    evidence = proof(material, entries)
    return Statement(id_, Layer.FACT, text, evidence=evidence, editable=False, effort=done)


def _attendance(material: Material) -> list[Statement]:
    held = [
        entry
        for entry in material.entries
        if isinstance(entry.content, Appointment)
        and entry.content.outcome != "planned"
        and "employee" in entry.content.with_
    ]
    if not held:
        return []
    by = Counter(entry.content.outcome for entry in held if isinstance(entry.content, Appointment))
    words = material.words
    text = words.say("effort.attended", n=by["attended"], m=len(held))
    if by["attended"] < len(held):
        text += " " + words.say(
            "effort.cancelled",
            in_time=by["cancelled-in-time"],
            late=by["cancelled-late"],
            no_show=by["no-show"],
        )
    return [_fact("attended", text, material, held)]


def _assignments(material: Material) -> list[Statement]:
    """Count assignments by title, each with its last state in the period."""
    last: dict[str, str] = {}
    held = [entry for entry in material.entries if isinstance(entry.content, Assignment)]
    for entry in held:
        if isinstance(entry.content, Assignment):
            last[entry.content.title.casefold().strip()] = entry.content.state
    if not last:
        return []
    done = sum(state == "done" for state in last.values())
    text = material.words.count("effort.assignments", len(last), done=done)
    return [_fact("assignments", text, material, held)]


def _talks(material: Material) -> list[Statement]:
    """Count the talks with employer and line manager."""
    words, found = material.words, []
    for role in ("employer", "line-manager"):
        talks = [
            entry
            for entry in material.entries
            if isinstance(entry.content, Contact) and role in entry.content.with_
        ]
        if talks:
            text = words.count("effort.contacts", len(talks), role=words.role(role))
            found.append(_fact(f"contacts-{role}", text, material, talks))
    return found


def _employer_side(material: Material) -> list[Statement]:
    words, found = material.words, []
    for entry in material.entries:
        day = words.day(entry.happened_on)
        match entry.content:
            case DocumentReceived(source="employer") as content:
                name = document_name(material, content)
                text = words.say("effort.document", document=name, day=day)
                found.append(_fact(material.id(entry), text, material, [entry]))
            case Measure():
                # The day only: what the measure is and why stays between employer and employee.
                text = words.say("effort.measure", day=day)
                found.append(_fact(material.id(entry), text, material, [entry], done=False))
            case _:
                pass
    return found


def _kept_agreements(material: Material) -> list[Statement]:
    words = material.words
    return [
        _fact(
            material.id(entry),
            words.say(
                "effort.agreement-done",
                what=material.clean(entry.content.what),
                role=words.role(entry.content.who),
                day=words.day(entry.happened_on),
            ),
            material,
            [entry],
        )
        for entry in material.entries
        if isinstance(entry.content, Agreement) and entry.content.done
    ]


def _promises(material: Material) -> list[Statement]:
    """Count the bureau's own promises of the period; what is late is named below."""
    ours = [
        duty
        for duty in material.obligations
        if duty.nature is Nature.PROMISE
        and "coach" in duty.actors
        and duty.due is not None
        and material.first <= duty.due <= material.last
        and duty.state(material.today) in (State.DONE, State.LATE, State.OVERDUE)
    ]
    if not ours:
        return []
    kept = sum(duty.state(material.today) is State.DONE for duty in ours)
    text = material.words.say("effort.promises", n=kept, m=len(ours))
    evidence = tuple(piece for duty in ours for piece in obligation_proof(material, duty))
    return [Statement("promises", Layer.FACT, text, evidence=evidence, editable=False)]


def _duties(material: Material) -> list[Statement]:
    return [found for duty in material.obligations if (found := _duty(material, duty)) is not None]


def _duty(material: Material, duty: Obligation) -> Statement | None:
    """Name what was late or is overdue; of the employer's duties also what was done on time."""
    words, state, done = material.words, duty.state(material.today), duty.done_on
    title = material.title(duty)
    who = words.list(words.role(actor) for actor in duty.actors) if duty.actors else "?"
    in_period = done is not None and material.first <= done <= material.last
    if state is State.OVERDUE and duty.due is not None:
        today = words.day(material.today)
        day = words.day(duty.due)
        text = words.say("effort.duty-overdue", title=title, role=who, day=day, today=today)
    elif done is not None and in_period and state is State.LATE:
        said = {"title": title, "role": who, "day": words.day(done)}
        days = duty.days_late
        text = words.count("effort.duty-late", days, **said) if days else words.say(
            "effort.duty-hours-late", **said
        )  # fmt: skip
    elif done is not None and in_period and state is State.DONE and "employer" in duty.actors:
        text = words.say("effort.duty-done", title=title, role=who, day=words.day(done))
    else:
        return None
    evidence = obligation_proof(material, duty)
    return Statement(f"duty:{duty.key}", Layer.FACT, text, evidence=evidence, editable=False)


def view_of_employee(material: Material) -> Part:
    """Section 10: the employee's own words; until then it says that they were not given yet."""
    text, owner = material.words.say("voice.waiting"), material.trajectory.employee.name
    voice = Statement("voice", Layer.OWN_WORDS, text, owner=owner, editable=False)
    return Part((voice,))


def conclusion(material: Material) -> Part:
    """Section 12: the coach's own opinion, empty until it is written."""
    return Part((Statement("conclusion", Layer.OPINION, "", owner=material.owner()),))


def agreements(material: Material) -> Part:
    """Section 13: agreements that still stand, and the appointments ahead; asked when none."""
    part = settled(material)
    if part.statements:
        return part
    ask = material.words.say("agreement.question")
    return Part((), (material.question("question", ask, Layer.AGREEMENT),))


def settled(material: Material) -> Part:
    """Return the agreements that still stand, and the appointments ahead."""
    reported = {
        entry.content.about
        for entry in material.known
        if isinstance(entry.content, Agreement) and entry.content.done
    }
    found = [
        statement
        for entry in material.known
        if (statement := _ahead(material, entry, reported)) is not None
    ]
    return Part(tuple(found))


def _ahead(material: Material, entry: JournalEntry, reported: set[str]) -> Statement | None:
    words, content = material.words, entry.content
    match content:
        case Agreement(done=False):
            done = entry.id in reported or material.roots.get(entry.id, entry.id) in reported
            if done or entry.happened_on > material.last:
                return None
            what, role = material.clean(content.what), words.role(content.who)
            role = role[:1].upper() + role[1:]
            text = (
                words.say("agreement", role=role, what=what, day=words.day(content.by))
                if content.by
                else words.say("agreement.no-day", role=role, what=what)
            )
        case Appointment(outcome="planned") if entry.happened_on > material.last:
            text = words.say(
                "appointment",
                day=words.day(entry.happened_on),
                medium=words.word(f"medium.{content.medium}"),
                **{"with": words.list(words.role(role) for role in content.with_ or ("other",))},
            )
        case _:
            return None
    evidence = proof(material, (entry,))
    return Statement(material.id(entry), Layer.AGREEMENT, text, evidence=evidence)
