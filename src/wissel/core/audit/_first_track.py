"""B. Is the first track exhausted? Questions 13 to 20."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Final

from wissel.core.audit._basics import read_it
from wissel.core.audit._dossier import Dossier, ref, refs
from wissel.core.audit._found import Found, late, met, not_asked, not_met, not_yet, silent, weak
from wissel.core.journal import (
    Agreement,
    Bottleneck,
    CheckAnswer,
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


#: Steps after which a place goes on.
_RUNS: Final = ("started", "evaluated", "extended")


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
        (entry, one)
        for entry, said in dossier.of(FirstTrackCheck)
        for one in said.answers
        if one.question == question and one.answer != "unknown"
    ]
    found = [(entry, said) for entry, said in dossier.of(LadderFinding) if said.rung in rungs]
    studies = [
        entry for entry, said in dossier.of(DocumentReceived) if said.document == "ad-rapport"
    ]
    evidence = refs([*(entry for entry, _ in checks), *(entry for entry, _ in found), *studies])
    last = checks[-1] if checks else None
    if last is not None and not any(one.happened_on > last[0].happened_on for one in studies):
        return _by_check(last[1], last[0].happened_on, evidence)
    if studies:
        return met("studied", *evidence, day=studies[-1].happened_on)
    told = [(entry, said) for entry, said in found if said.finding != "being-examined"]
    if found and not told:
        return silent("being-examined", *evidence, day=found[-1][0].happened_on)
    if told and all(not said.proof.strip() for _, said in told):
        return weak("no-proof", *evidence, day=told[-1][0].happened_on)
    if told:
        return met("examined", *evidence, day=told[-1][0].happened_on)
    return silent()


def _by_check(answer: CheckAnswer, day: date, evidence: tuple[str, ...]) -> Found:
    """Answer by the last word of the first-track check; a yes shows what it rests on."""
    if answer.answer == "no":
        return not_met("check-no", *evidence, day=day)
    if not answer.proof.strip():
        return weak("check-no-proof", *evidence, day=day)
    return met("check-yes", *evidence, day=day)


def all_functions(dossier: Dossier) -> Found:
    """15. Is there an overview of all functions, load against capacity?"""
    for entry, said in dossier.of(DocumentReceived):
        if said.advice is not None and said.advice.excluded:
            return met("functions", ref(entry), n=len(said.advice.excluded))
    return read_it(dossier, DocumentKind.AD_RAPPORT)


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
    if not any(said.event == "started" for _, said in steps):
        return silent()
    most = dossier.measure("therapeutic_days")
    for (entry, said), (after, _) in pairwise(steps):
        if said.event in _RUNS and after.happened_on - entry.happened_on > most:
            days = (after.happened_on - entry.happened_on).days
            return weak("too-long", *evidence, day=entry.happened_on, days=days)
    entry, said = steps[-1]
    if said.event not in _RUNS:
        return met("chosen", *evidence, n=sum(one.event == "started" for _, one in steps))
    if dossier.until - entry.happened_on > most:
        days = (dossier.until - entry.happened_on).days
        return weak("too-long", *evidence, day=entry.happened_on, days=days)
    return not_yet(entry.happened_on + most, *evidence)


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
    followed = [
        Followed(entry.happened_on, answered_course(dossier, entry.happened_on)) for entry in known
    ]
    evidence += followed_refs(followed)
    return judged(dossier, followed, "advice_days", "advice", evidence)


def conflict(dossier: Dossier) -> Found:
    """20. Was a conflict dealt with instead of waited out?"""
    signals = [e for e, said in dossier.of(StagnationSignal) if said.sort == "conflict"]
    if not signals:
        return not_asked("no-conflict")
    return acted_upon(dossier, signals, "conflict")


@dataclass(frozen=True, slots=True)
class Followed:
    """The day of something that asks for a step, and the first step that followed on it."""

    day: date
    step: JournalEntry | None


def followed_refs(followed: Iterable[Followed]) -> tuple[str, ...]:
    """Return the references of the steps."""
    return refs(one.step for one in followed if one.step is not None)


def acted_upon(dossier: Dossier, signals: Sequence[JournalEntry], name: str) -> Found:
    """Answer whether something followed on each signal within six weeks."""
    followed = [Followed(one.happened_on, _step(dossier, one)) for one in signals]
    evidence = (*refs(signals), *followed_refs(followed))
    return judged(dossier, followed, "answer_days", name, evidence)


def judged(
    dossier: Dossier,
    followed: Sequence[Followed],
    measure: str,
    name: str,
    evidence: Iterable[str],
) -> Found:
    """Judge what followed: one left open weighs most, then one answered late, then one to come.

    What was asked shortly before the end of the file or of the wage is asked no more.
    """
    term, held = dossier.measure(measure), tuple(evidence)
    open_ = [one.day for one in followed if one.step is None]
    for day in open_:
        if day + term < dossier.until:
            return not_met(f"{name}-open", *held, day=day, n=len(open_))
    for one in followed:
        if one.step is not None and one.step.happened_on > one.day + term:
            return late(f"{name}-late", *held, day=one.day, done=one.step.happened_on)
    if open_:
        return not_yet(open_[0] + term, *held)
    return met(f"{name}-answered", *held, n=len(followed))


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
