"""Sections 4, 5 and 7: what was done, towards which goal, and the search for work."""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from wissel.core.journal import (
    Application,
    Appointment,
    Assignment,
    Contact,
    Decision,
    EmployerApproach,
    JournalEntry,
    Networking,
    PlacementEvent,
    VacancyListSent,
)
from wissel.core.reports._hiding import names_allowed
from wissel.core.reports._material import Material, Part, is_activity, proof
from wissel.core.reports._words import measure
from wissel.core.reports.record import Activity, Hidden, Layer, Question, Statement

#: The search for work besides applications.
_SEARCH = (Networking, EmployerApproach, VacancyListSent)
#: Decisions about the trajectory itself; those about one duty stand with that duty.
_COURSE = frozenset({"tweede-spoor-start", "course", "phase", "end", "other"})


def activities(material: Material) -> Part:
    """Section 4: a sentence that counts the contacts, then a row for each activity."""
    entries = material.entries
    rows = [row for entry in entries if (row := _row(material, entry))]
    moving = [entry.happened_on for entry in entries if is_activity(entry)]
    if not moving:
        words = material.words
        none = Statement(
            "none",
            Layer.FACT,
            words.say("activities.none"),
            evidence=(material.nothing(),),
            editable=False,
        )
        ask = material.question("gap-all", words.say("activities.question-none"))
        return Part((none, *rows), (ask,))
    held = talks(material) or ([] if rows else [_search_only(material)])
    statements = (*held, *_late(material), *rows)
    return Part(statements, tuple(ask for _, _, ask in gaps(material, moving)))


def _search_only(material: Material) -> Statement:
    moving = [entry for entry in material.entries if is_activity(entry)]
    text = material.words.say("activities.search-only")
    evidence = proof(material, moving)
    return Statement("search", Layer.FACT, text, evidence=evidence, editable=False, effort=True)


def _late(material: Material) -> list[Statement]:
    late = [entry for entry in material.entries if material.is_late(entry)]
    if not late:
        return []
    text, evidence = material.words.count("activities.late", len(late)), proof(material, late)
    return [Statement("late", Layer.FACT, text, evidence=evidence, editable=False)]


def talks(material: Material) -> list[Statement]:
    held = [
        entry
        for entry in material.entries
        if isinstance(entry.content, Contact | Appointment) and is_activity(entry)
    ]
    if not held:
        return []
    words = material.words
    by_medium = Counter(entry.content.medium for entry in held if hasattr(entry.content, "medium"))
    media = [(words.word(f"medium.{medium}"), n) for medium, n in sorted(by_medium.items())]
    split = words.list(f"{n} {medium}" for medium, n in media)
    text = words.count("talks", len(held), split=split, medium=media[0][0])
    timed = [m for entry in held if (m := getattr(entry.content, "minutes", None))]
    if timed:
        duration = words.duration(sum(timed))
        whole = len(timed) == len(held)
        text += " " + (
            words.count("talks.minutes", len(held), duration=duration)
            if whole
            else words.count("talks.minutes-part", len(timed), m=len(timed), duration=duration)
        )
    evidence = proof(material, held)
    return [Statement("talks", Layer.FACT, text, evidence=evidence, editable=False, effort=True)]


def _row(material: Material, entry: JournalEntry) -> Statement | None:
    words, content = material.words, entry.content
    match content:
        case Contact():
            text = material.clean(content.outcome)
            if content.since_last:
                since = words.say("activities.since", text=material.clean(content.since_last))
                text = f"{text} {since}".strip()
            cells = _cells(material, entry, words.word(f"sort.{content.medium}"))
        case Appointment():
            text = ""
            medium = words.word(f"medium.{content.medium}")
            cells = _cells(material, entry, words.word("sort.appointment", medium=medium))
        case Assignment():
            parts = (content.title, words.word(f"state.{content.state}"), content.outcome)
            text = material.clean("; ".join(part for part in parts if part))
            cells = _cells(material, entry, words.word("sort.assignment"))
        case PlacementEvent():
            place = words.word(f"placement.{content.placement}")
            text = placement_step(material, content)
            cells = _cells(material, entry, words.word("sort.placement", placement=place))
        case _:
            return None
    return Statement(
        material.id(entry),
        Layer.FACT,
        text,
        evidence=proof(material, (entry,)),
        editable=bool(text),
        effort=is_activity(entry),
        activity=cells,
    )


def _cells(material: Material, entry: JournalEntry, sort: str) -> Activity:
    words, content = material.words, entry.content
    present = ""
    if isinstance(content, Appointment):
        present = words.word(f"present.{content.outcome}")
        if content.reason and content.outcome not in ("attended", "planned"):
            present += f" ({words.word(f'reason.{content.reason}')})"
    elif isinstance(content, Contact):
        present = words.word("present.attended")
    roles: Sequence[str] = getattr(content, "with_", ())
    return Activity(
        day=entry.happened_on,
        sort=sort,
        with_=words.list(words.role(role) for role in roles) if roles else "",
        minutes=getattr(content, "minutes", None),
        aim=material.clean(getattr(content, "aim", "")),
        present=present,
    )


def placement_step(material: Material, content: PlacementEvent) -> str:
    """Step, function and hours of a placement; the host is named in its agreement, not here."""
    words = material.words
    parts = [words.word(f"event.{content.event}"), material.clean(content.function)]
    if content.hours_per_week is not None:
        parts.append(words.say("capacity.hours-week", n=content.hours_per_week))
    return ", ".join(part for part in parts if part)


def gaps(material: Material, moving: Sequence[date]) -> list[tuple[str, str, Question]]:
    """Return every stretch without activity that ends in the period.

    Each with its first day (ISO), the sentence that says it, and the question for its reason.
    """
    before = [
        entry.happened_on
        for entry in material.known
        if is_activity(entry) and entry.happened_on < material.first
    ]
    start = [max(before)] if before else [min(material.trajectory.registered_on, moving[0])]
    inside = sorted(day for day in moving if day >= material.first)
    days = [*start, *inside, material.last]
    words, found = material.words, []
    for a, b in pairwise(days):
        if (b - a).days > measure("gap_days"):
            said = {"a": words.day(a), "b": words.day(b), "n": (b - a).days}
            ask = material.question(f"gap-{a.isoformat()}", words.say("gap.question", **said))
            found.append((a.isoformat(), words.say("sum.gap", **said), ask))
    return found


def progress(material: Material) -> Part:
    """Section 5: what was done for each goal the journal names, and what was decided."""
    by_aim: dict[str, list[JournalEntry]] = {}
    for entry in material.entries:
        aim = material.clean(getattr(entry.content, "aim", ""))
        if aim and is_activity(entry):
            by_aim.setdefault(aim, []).append(entry)
    decided = [
        Statement(
            material.id(entry),
            Layer.FACT,
            decision_text(material, entry.happened_on, entry.content),
            evidence=proof(material, (entry,)),
        )
        for entry in material.entries
        if isinstance(entry.content, Decision) and entry.content.subject in _COURSE
    ]
    goals = [_goal(material, aim, held) for aim, held in by_aim.items()]
    return Part((*goals, *decided), left_out=not by_aim and not decided)


def decision_text(material: Material, on: date, decision: Decision) -> str:
    """Say who decided what; a day that came with the registration was decided by nobody here."""
    words, text = material.words, material.clean(decision.outcome)
    if not text and decision.subject == "tweede-spoor-start":
        return words.say("start.only", day=words.day(on))
    owner = material.clean(decision.owner)
    return words.say("decision", owner=owner, day=words.day(on), text=text)


def _goal(material: Material, aim: str, held: list[JournalEntry]) -> Statement:
    day = material.words.day(held[-1].happened_on)
    return Statement(
        f"goal:{material.roots.get(held[0].id, held[0].id)}",
        Layer.FACT,
        material.words.count("goal", len(held), aim=aim, day=day),
        evidence=proof(material, held),
        editable=False,
        effort=True,
    )


def applications(material: Material) -> Part:
    """Section 7: counts and functions; a target only if one was agreed; never empty."""
    others = [other for entry in material.entries if (other := _other_search(material, entry))]
    own, questions = own_search(material)
    return Part((*own, *others), questions)


def own_search(material: Material) -> tuple[list[Statement], tuple[Question, ...]]:
    """Return the applications, and what is asked: why there were few, or none of any search."""
    steps = [entry for entry in material.entries if isinstance(entry.content, Application)]
    statements = [_counts(material, steps), *_functions(material, steps)]
    questions: list[Question] = []
    if material.target is not None:
        target, few = _target(material, steps)
        statements.append(target)
        reasons = _reasons(material, steps)
        statements += reasons
        if few and not reasons:
            text = material.words.say("applications.question-few")
            questions.append(material.question("question-few", text))
    elif steps:
        statements += _reasons(material, steps)
    if not steps and not any(isinstance(one.content, _SEARCH) for one in material.entries):
        text = material.words.say("applications.question-none")
        questions.append(material.question("question-none", text))
    return statements, tuple(questions)


def _counts(material: Material, steps: list[JournalEntry]) -> Statement:
    words = material.words
    if not steps:
        text, evidence = words.say("applications.none"), (material.nothing(),)
        return Statement("none", Layer.FACT, text, evidence=evidence, editable=False)
    by_state = Counter(e.content.state for e in steps if isinstance(e.content, Application))
    states = words.list(f"{n} {words.word(f'application.{s}')}" for s, n in by_state.items())
    text = words.count("applications", len(steps), states=states)
    return Statement(
        "counts", Layer.FACT, text, evidence=proof(material, steps), editable=False, effort=True
    )


def _functions(material: Material, steps: list[JournalEntry]) -> list[Statement]:
    """Name the functions; the employers' names only with consent, else how many are hidden."""
    contents = [entry.content for entry in steps if isinstance(entry.content, Application)]
    if not contents:
        return []
    shown = names_allowed(material.trajectory, material.today)
    shown_as, hidden = [], set()
    for content in contents:
        function = material.clean(content.function)
        if content.employer_name and shown:
            function += f" ({' '.join(content.employer_name.split())})"
        elif content.employer_name:
            hidden.add(" ".join(content.employer_name.casefold().split()))
        shown_as.append(function)
    words = material.words
    text = words.say("applications.functions", functions=", ".join(dict.fromkeys(shown_as)))
    marker = Hidden(len(hidden), words.count("hidden.names", len(hidden)), words.say("hidden.why"))
    return [
        Statement(
            "functions",
            Layer.FACT,
            text,
            evidence=proof(material, steps),
            editable=False,
            effort=True,
            hidden=(marker,) if hidden else (),
        )
    ]


def _target(material: Material, steps: list[JournalEntry]) -> tuple[Statement, bool]:
    target, words = material.target, material.words
    if target is None:
        raise ValueError("a target sentence needs a target")
    sent = [e for e in steps if isinstance(e.content, Application) and e.content.state == "sent"]
    days = (material.last - material.first).days + 1
    wanted = int(target.per_week * days / 7 + 0.5)
    text = words.say(
        "applications.target",
        n=len(sent),
        day=words.day(target.agreed_on),
        per_week=words.number(target.per_week),
        target=wanted,
    )
    agreed = [entry for entry in material.known if entry.id == target.entry]
    evidence = (*proof(material, agreed), *proof(material, sent)) or (material.nothing(),)
    statement = Statement("target", Layer.FACT, text, evidence=evidence, editable=False)
    return statement, len(sent) < wanted


def _reasons(material: Material, steps: list[JournalEntry]) -> list[Statement]:
    words = material.words
    return [
        Statement(
            f"{material.id(entry)}:few",
            Layer.OPINION,
            words.say("applications.few", text=material.clean(entry.content.few_because)),
            owner=words.role(entry.author_role),
            evidence=proof(material, (entry,)),
        )
        for entry in steps
        if isinstance(entry.content, Application) and entry.content.few_because
    ]


def _other_search(material: Material, entry: JournalEntry) -> Statement | None:
    words, day = material.words, material.words.day(entry.happened_on)
    match entry.content:
        case Networking(activity=activity, outcome=outcome):
            parts = (activity, outcome)
            text = material.clean("; ".join(part for part in parts if part))
            text = words.say("networking", day=day, text=text)
        case EmployerApproach(function=function, outcome=outcome):
            text = words.say(
                "approach",
                day=day,
                function=material.clean(function),
                text=material.clean(outcome),
            )
        case VacancyListSent(count=count):
            text = words.count("vacancies", count, day=day)
        case _:
            return None
    editable = not isinstance(entry.content, VacancyListSent)
    evidence = proof(material, (entry,))
    return Statement(
        material.id(entry), Layer.FACT, text, evidence=evidence, editable=editable, effort=True
    )
