"""B. Is the first track exhausted? Questions 13 to 20."""

from collections.abc import Mapping
from datetime import date
from typing import Final

from wissel.core.audit._dossier import Dossier, ref, refs
from wissel.core.audit._found import Found, late, met, not_asked, not_met, silent, weak
from wissel.core.journal import (
    Agreement,
    Bottleneck,
    Decision,
    DocumentKind,
    DocumentReceived,
    ExpertOpinion,
    FirstTrackCheck,
    JournalEntry,
    LadderFinding,
    Measure,
    OrderEvent,
    PlacementEvent,
    ProfileFixed,
    StagnationSignal,
)

#: What a course is changed by, or kept with a reason: the kinds, and what of them counts.
COURSE: Final[Mapping[type, dict[str, tuple[object, ...]]]] = {
    Decision: {
        "subject": (
            "course",
            "tweede-spoor-start",
            "eerste-spoor-gesloten",
            "end",
            "duty",
            "phase",
        )
    },
    ProfileFixed: {"profile": ("search", "plan")},
    Bottleneck: {},
    ExpertOpinion: {},
    OrderEvent: {"event": ("requested", "accepted", "signed")},
    DocumentReceived: {
        "document": (
            DocumentKind.BIJSTELLING,
            DocumentKind.PLAN_VAN_AANPAK,
            DocumentKind.EVALUATIE,
            DocumentKind.EERSTEJAARSEVALUATIE,
            DocumentKind.EINDEVALUATIE,
        )
    },
}


def answered_course(
    dossier: Dossier, since: date, *, but: type | None = None
) -> JournalEntry | None:
    """Return the first entry by which the course was changed, or kept with a reason.

    ``but``: a kind that is no answer here.
    """
    found = [
        dossier.follow_up(since, (kind,), **fields)
        for kind, fields in COURSE.items()
        if kind is not but
    ]
    days = [entry for entry in found if entry is not None]
    return min(days, key=lambda entry: (entry.happened_on, entry.seq), default=None)


def own_work(dossier: Dossier) -> Found:
    """13. Was the own work, adapted too, examined first?"""
    return _examined(dossier, ("own", "adapted"), "own-work")


def other_work(dossier: Dossier) -> Found:
    """14. Was other work in the whole organisation searched for and offered?"""
    return _examined(dossier, ("other", "holding"), "other-work")


def _examined(dossier: Dossier, rungs: tuple[str, ...], question: str) -> Found:
    """Answer by the ladder, the first-track check and the report of the labour expert."""
    checks = [
        (entry, one.answer)
        for entry, said in dossier.of(FirstTrackCheck)
        for one in said.answers
        if one.question == question and one.answer != "unknown"
    ]
    found = [(entry, said) for entry, said in dossier.of(LadderFinding) if said.rung in rungs]
    studies = [
        entry for entry, said in dossier.of(DocumentReceived) if said.document == "ad-rapport"
    ]
    evidence = refs([*(entry for entry, _ in checks), *(entry for entry, _ in found), *studies])
    if checks:
        state = met if checks[-1][1] == "yes" else not_met
        return state(f"check-{checks[-1][1]}", *evidence, day=checks[-1][0].happened_on)
    if studies:
        return met("studied", *evidence, day=studies[-1].happened_on)
    if found and all(not said.proof.strip() for _, said in found):
        return weak("no-proof", *evidence, day=found[-1][0].happened_on)
    if found:
        return met("examined", *evidence, day=found[-1][0].happened_on, by=found[-1][1].by)
    return silent()


def all_functions(dossier: Dossier) -> Found:
    """15. Is there an overview of all functions, load against capacity?"""
    for entry, said in dossier.of(DocumentReceived):
        if said.advice is not None and said.advice.excluded:
            return met("functions", ref(entry), n=len(said.advice.excluded))
    return silent("read-it", *refs(dossier.documents(DocumentKind.AD_RAPPORT)[-1:]))


def proposals(dossier: Dossier) -> Found:
    """16. Were proposals of the employee answered?"""
    return silent()


def therapeutic(dossier: Dossier) -> Found:
    """17. Was work without wage value no longer than about six weeks at a time?"""
    steps = [
        (entry, said)
        for entry, said in dossier.of(PlacementEvent)
        if said.placement == "werkritmeplaats"
    ]
    evidence = refs(entry for entry, _ in steps)
    begun = [entry for entry, said in steps if said.event == "started"]
    if not begun:
        return silent()
    for entry in begun:
        chosen = [
            one.happened_on
            for one, said in steps
            if said.event in ("evaluated", "extended", "ended")
            and one.happened_on >= entry.happened_on
        ]
        end = min(chosen, default=dossier.until)
        if end - entry.happened_on > dossier.measure("therapeutic_days"):
            return weak(
                "too-long", *evidence, day=entry.happened_on, days=(end - entry.happened_on).days
            )
    return met("chosen", *evidence, n=len(begun))


def few_hours_inside(dossier: Dossier) -> Found:
    """18. Was a place for few hours inside looked at again every three months?"""
    return silent()


def advice_followed(dossier: Dossier) -> Found:
    """19. Was advice carried out within six weeks, or the reason recorded?"""
    studied = [e for e, said in dossier.of(DocumentReceived) if said.advice is not None]
    advised = [*(change.entry for change in dossier.changes), *studied]
    known = [entry for entry in advised if entry.happened_on >= dossier.case.registered_on]
    evidence = [*dossier.opinions, *refs(studied)]
    if not known:
        return not_asked("no-advice", *evidence)
    open_, behind = [], []
    for entry in known:
        answer = answered_course(dossier, entry.happened_on)
        evidence += () if answer is None else (ref(answer),)
        last = entry.happened_on + dossier.measure("advice_days")
        if answer is None and last < dossier.today:
            open_.append(entry)
        elif answer is not None and answer.happened_on > last:
            behind.append((entry, answer))
    if open_:
        return not_met("advice-open", *evidence, day=open_[0].happened_on, n=len(open_))
    if behind:
        entry, answer = behind[0]
        return late("advice-late", *evidence, day=entry.happened_on, done=answer.happened_on)
    return met("advice-done", *evidence, n=len(known))


def conflict(dossier: Dossier) -> Found:
    """20. Was a conflict dealt with instead of waited out?"""
    signals = [e for e, said in dossier.of(StagnationSignal) if said.sort == "conflict"]
    if not signals:
        return not_asked("no-conflict")
    return acted_upon(dossier, signals, "conflict")


def acted_upon(dossier: Dossier, signals: list[JournalEntry], name: str) -> Found:
    """Answer whether something followed on each signal within six weeks."""
    evidence: list[str] = []
    for signal in signals:
        step = _step(dossier, signal)
        evidence += (ref(signal),) if step is None else (ref(signal), ref(step))
        last = signal.happened_on + dossier.measure("answer_days")
        if step is None and last < dossier.today:
            return not_met(f"{name}-open", *refs(signals), *evidence, day=signal.happened_on)
        if step is not None and step.happened_on > last:
            return late(
                f"{name}-late",
                *refs(signals),
                *evidence,
                day=signal.happened_on,
                done=step.happened_on,
            )
    return met(f"{name}-answered", *evidence, n=len(signals))


def _step(dossier: Dossier, signal: JournalEntry) -> JournalEntry | None:
    """Return the first entry on or after a signal that does something about it."""
    after = signal.happened_on
    steps = [
        answered_course(dossier, after),
        dossier.follow_up(after, (Agreement,), done=(False,)),
        dossier.follow_up(after, (Measure,)),
    ]
    found = [entry for entry in steps if entry is not None]
    return min(found, key=lambda entry: (entry.happened_on, entry.seq), default=None)


QUESTIONS = {
    13: own_work,
    14: other_work,
    15: all_functions,
    16: proposals,
    17: therapeutic,
    18: few_hours_inside,
    19: advice_followed,
    20: conflict,
}
