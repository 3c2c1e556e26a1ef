"""F. Standing still: questions 45 to 49."""

from typing import Final

from wissel.core.audit._dossier import Dossier, refs
from wissel.core.audit._first_track import (
    Followed,
    acted_upon,
    answered_course,
    followed_refs,
    judged,
)
from wissel.core.audit._found import Found, met, not_asked, not_yet, silent, weak
from wissel.core.audit._result import working
from wissel.core.journal import (
    ClientRequest,
    Decision,
    ExpertOpinion,
    JournalEntry,
    Measure,
    ReportEvent,
    StagnationSignal,
)

#: Signals that other questions are about.
_ELSEWHERE: Final = ("conflict", "cooperation-employee", "bureau-late")
#: Reports that close a trajectory, by the keys of the ways of working.
_ORDER: Final = ("not-met", "late", "weak", "cannot-tell", "not-applicable", "met")
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
    asked = [(entry, said) for entry, said in dossier.of(ExpertOpinion) if said.by == "uwv"]
    opinions = [pair for pair in asked if pair[1].outcome.strip() or pair[1].finding]
    if not asked:
        waiting = [
            e for e, said in dossier.of(StagnationSignal) if said.sort == "waiting-for-expert"
        ]
        return silent("dispute", *refs(waiting)) if waiting else not_asked("no-dispute")
    evidence = refs(entry for entry, _ in asked)
    if not opinions:
        return met("opinion-asked", *evidence, day=asked[0][0].happened_on)
    against = [entry for entry, said in opinions if said.finding == "not-enough"]
    followed = [Followed(entry.happened_on, _after(dossier, entry)) for entry in against]
    found = judged(
        dossier, followed, "answer_days", "opinion", (*evidence, *followed_refs(followed))
    )
    if found.state == "met":
        return met("opinion", *found.evidence, n=len(opinions))
    return found


def _after(dossier: Dossier, entry: JournalEntry) -> JournalEntry | None:
    """Return what changed the course after an opinion: another opinion is no answer to it.

    A measure answers an opinion on the employee.
    """
    found = [
        answered_course(dossier, entry.happened_on, but=ExpertOpinion),
        dossier.follow_up(entry.happened_on, (Measure,)),
    ]
    return min(
        (one for one in found if one is not None),
        key=lambda one: (one.happened_on, one.seq),
        default=None,
    )


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
    if not asked:
        return acted_upon(dossier, signals, "bureau")
    answers = {said.about: entry for entry, said in dossier.of(ClientRequest) if said.about}
    told = [entry for entry in (*asked, *answers.values())]
    requests = [Followed(entry.happened_on, answers.get(entry.id)) for entry in asked]
    found = judged(dossier, requests, "answer_days", "request", refs(told))
    if signals:
        other = acted_upon(dossier, signals, "bureau")
        graver = other if _ORDER.index(other.state) < _ORDER.index(found.state) else found
        evidence = tuple(dict.fromkeys((*found.evidence, *other.evidence)))
        found = Found(graver.state, graver.reason, evidence, graver.values)
    return found


def conclusion(dossier: Dossier) -> Found:
    """49. Did a trajectory that failed end in an argued conclusion, or in another one?"""
    placed = working(dossier)
    if placed:
        return not_asked("placed", *refs(placed), day=placed[0].happened_on)
    ended = [(entry, said) for entry, said in dossier.of(Decision) if said.subject == "end"]
    ends = [entry for entry, _ in ended]
    closed = dossier.case.closed_on is not None and dossier.case.closed_on <= dossier.today
    last = dossier.last_day
    if not ends and not closed and dossier.today <= last:
        return not_yet(last, *dossier.extension)
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
