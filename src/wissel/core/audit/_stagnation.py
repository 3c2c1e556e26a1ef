"""F. Standing still: questions 45 to 49."""

from typing import Final

from wissel.core.audit._dossier import Dossier, ref, refs
from wissel.core.audit._first_track import acted_upon, answered_course
from wissel.core.audit._found import Found, late, met, not_asked, not_met, not_yet, silent, weak
from wissel.core.audit._result import working
from wissel.core.journal import (
    ClientRequest,
    Decision,
    ExpertOpinion,
    JournalEntry,
    ReportEvent,
    StagnationSignal,
)

#: Signals that other questions are about.
_ELSEWHERE: Final = ("conflict", "cooperation-employee", "bureau-late")
#: Reports that close a trajectory, by the keys of the ways of working.
_FINAL: Final = ("final-report", "wia-report")


def stagnation(dossier: Dossier) -> Found:
    """45. Was standing still seen in time, and another approach chosen?"""
    signals = [e for e, said in dossier.of(StagnationSignal) if said.sort not in _ELSEWHERE]
    if not signals:
        return not_asked("no-stagnation")
    return acted_upon(dossier, signals, "stagnation")


def refusal(dossier: Dossier) -> Found:
    """46. Was an employee who does not cooperate spoken to, warned, and so on?"""
    signals = [e for e, said in dossier.of(StagnationSignal) if said.sort == "cooperation-employee"]
    if not signals:
        return not_asked("no-refusal")
    return acted_upon(dossier, signals, "refusal")


def expert_opinion(dossier: Dossier) -> Found:
    """47. Was UWV asked for its opinion in a dispute, and was that followed?"""
    opinions = [
        (entry, said)
        for entry, said in dossier.of(ExpertOpinion)
        if said.by == "uwv" and (said.outcome.strip() or said.finding)
    ]
    if not opinions:
        waiting = [
            e for e, said in dossier.of(StagnationSignal) if said.sort == "waiting-for-expert"
        ]
        return silent("dispute", *refs(waiting)) if waiting else not_asked("no-dispute")
    evidence = list(refs(entry for entry, _ in opinions))
    for entry, said in opinions:
        if said.finding != "not-enough":
            continue
        answer = _after(dossier, entry)
        evidence += () if answer is None else (ref(answer),)
        last = entry.happened_on + dossier.measure("answer_days")
        if answer is None and last < dossier.today:
            return not_met("opinion-ignored", *evidence, day=entry.happened_on)
        if answer is not None and answer.happened_on > last:
            return late("opinion-late", *evidence, day=entry.happened_on, done=answer.happened_on)
    return met("opinion", *evidence, n=len(opinions))


def _after(dossier: Dossier, entry: JournalEntry) -> JournalEntry | None:
    """Return what changed the course after an opinion: another opinion is no answer to it."""
    found = answered_course(dossier, entry.happened_on, but=ExpertOpinion)
    return found if found is None or found.id != entry.id else None


def bureau(dossier: Dossier) -> Found:
    """48. Was a bureau that does too little spoken to, and replaced if that did not help?"""
    signals = [e for e, said in dossier.of(StagnationSignal) if said.sort == "bureau-late"]
    asked = [
        entry
        for entry, said in dossier.of(ClientRequest)
        if said.sort == "adjust" and not said.about
    ]
    if not signals and not asked:
        return not_asked("no-complaint")
    answers = {said.about: entry for entry, said in dossier.of(ClientRequest) if said.about}
    evidence = [*refs(signals), *refs(asked), *refs(answers.values())]
    for entry in asked:
        answer = answers.get(entry.id)
        last = entry.happened_on + dossier.measure("answer_days")
        if answer is None and last < dossier.today:
            return not_met("request-open", *evidence, day=entry.happened_on)
    if signals:
        found = acted_upon(dossier, signals, "bureau")
        return Found(found.state, found.reason, (*evidence, *found.evidence), found.values)
    return met("request-answered", *evidence, n=len(asked))


def conclusion(dossier: Dossier) -> Found:
    """49. Did a trajectory that failed end in an argued conclusion, or in another one?"""
    placed = working(dossier)
    if placed:
        return not_asked("placed", *refs(placed), day=placed[-1].happened_on)
    ended = [(entry, said) for entry, said in dossier.of(Decision) if said.subject == "end"]
    ends = [entry for entry, _ in ended]
    closed = dossier.case.closed_on is not None and dossier.case.closed_on <= dossier.today
    last = dossier.law.waiting_period.last_day
    if not ends and not closed and dossier.today <= last:
        return not_yet(last)
    final = [
        entry
        for entry, said in dossier.of(ReportEvent)
        if said.event == "released" and said.label in _FINAL
    ]
    evidence = (*refs(ends), *refs(final))
    if final:
        return met("concluded", *evidence, day=final[-1].happened_on)
    argued = [entry for entry, said in ended if said.outcome.strip()]
    if argued:
        return met("ended", *evidence, day=argued[-1].happened_on)
    if dossier.start is None or not dossier.is_covered:
        return silent("not-from-here", *evidence)
    return weak("no-conclusion", *dossier.started, *evidence)


QUESTIONS = {
    45: stagnation,
    46: refusal,
    47: expert_opinion,
    48: bureau,
    49: conclusion,
}
