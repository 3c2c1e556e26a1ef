"""C. The decision to start or to leave out the second track: questions 21 to 29."""

from datetime import date
from typing import Final

from wissel.core.audit._basics import by_milestone, read_it
from wissel.core.audit._dossier import Dossier, ref, refs
from wissel.core.audit._found import Found, late, met, not_asked, not_met, not_yet, silent, weak
from wissel.core.audit._rules import rules
from wissel.core.audit._weigh import word
from wissel.core.clock import pension_day
from wissel.core.dates import add_months
from wissel.core.journal import (
    AuditAnswer,
    Contact,
    Decision,
    DocumentKind,
    FirstTrackCheck,
    JournalEntry,
)
from wissel.core.obligations import State
from wissel.core.sources import NotCovered

#: The duty of the law to begin, and the questions on leaving it out.
_START: Final = "law:M08@"
_LEFT_OUT: Final = (24, 25, 26)
_EXPERTS: Final = ("company-doctor", "labour-expert", "uwv")
_EVALUATED: Final = (State.DONE, State.LATE)


def first_year_evaluation(dossier: Dossier) -> Found:
    """21. Was the first-year evaluation held, and did it decide on the second year?"""
    found = by_milestone(dossier, "M07", "eerstejaarsevaluatie")
    if found.state not in ("met", "late"):
        return found
    decided = _decided(dossier)
    evidence = (*found.evidence, *decided)
    held = dossier.milestones["M07"].done_on
    if not decided and held is not None and held + dossier.measure("advice_days") < dossier.today:
        return weak("no-choice", *evidence, day=held)
    return Found(found.state, found.reason, evidence, found.values)


def _decided(dossier: Dossier) -> tuple[str, ...]:
    """Return what shows that somebody chose a course for the second year."""
    shown = [
        entry
        for entry, said in dossier.of(Decision)
        if said.subject in ("tweede-spoor-start", "eerste-spoor-gesloten", "course")
    ]
    shown += [entry for entry, _ in dossier.of(FirstTrackCheck)]
    first = min(shown, key=lambda entry: (entry.happened_on, entry.seq), default=dossier.start)
    return () if first is None else (ref(first),)


def warning_signs(dossier: Dossier) -> Found:
    """22. Were the warning signs at the evaluation answered?"""
    milestone = dossier.milestones["M07"]
    if milestone.state in (State.UPCOMING, State.DUE):
        return not_yet(milestone.due, *dossier.facts("eerstejaarsevaluatie")[:1])
    return read_it(dossier, DocumentKind.EERSTEJAARSEVALUATIE)


def in_time(dossier: Dossier) -> Found:
    """23. Did the second track start within six weeks of the evaluation, or sooner?"""
    milestone = dossier.milestones["M08"]
    evidence = (
        *dossier.started,
        *dossier.facts("eerstejaarsevaluatie")[:1],
        *refs(e for e, said in dossier.of(Decision) if said.subject == "eerste-spoor-gesloten"),
    )
    due, reasons = milestone.due, _later_because(dossier)
    evidence = (*evidence, *refs(reasons))
    if milestone.state in (State.LAPSED, State.NOT_APPLICABLE) or due is None:
        return not_asked("does-not-hold", *evidence)
    if dossier.start is not None:
        begun = dossier.start.happened_on
        if begun <= due:
            return met("started", *evidence, day=begun, due=due)
        if reasons:
            return met("started-with-reason", *evidence, day=begun, due=due)
        return late("started-late", *evidence, day=begun, due=due, days=(begun - due).days)
    if dossier.today <= due:
        return not_yet(due, *evidence)
    if reasons:
        return not_asked("left-out-argued", *evidence)
    if dossier.case.registered_on > due:
        return silent("start-unknown", *evidence, due=due)
    over = dossier.today > dossier.last_day
    return not_met("never-started" if over else "not-started", *evidence, due=due)


def _later_because(dossier: Dossier) -> list[JournalEntry]:
    """Return where it was written in time why the second track begins later, or not at all.

    A word about that duty of the law, from before its last day; or the judgement of an expert that
    return was in sight, or nothing was possible (questions 24 to 26), with what shows it.
    """
    due = dossier.milestones["M08"].due
    said = [
        entry
        for entry, one in dossier.of(Decision)
        if one.subject == "duty"
        and one.effect in ("later", "not-applicable")
        and one.obligation.startswith(_START)
        and due is not None
        and entry.happened_on <= due
    ]
    for number in _LEFT_OUT:
        held = word(dossier, rules().question(number))
        if held is not None and held[1].answer == "yes" and _is_shown(held[1]):
            said.append(held[0])
    return said


def _is_shown(said: AuditAnswer) -> bool:
    """Whether an expert says so, with the paper of then: afterwards anybody can say it."""
    return said.by in _EXPERTS and bool(said.proof.strip())


def _left_out(dossier: Dossier) -> Found | None:
    """Return why it need not be asked whether leaving out the second track was right."""
    if dossier.start is not None:
        return not_asked("was-started", *dossier.started, day=dossier.start.happened_on)
    due = dossier.milestones["M08"].due
    if due is None:
        return not_asked("does-not-hold")
    if dossier.today <= due:
        return not_yet(due, *dossier.facts("eerstejaarsevaluatie")[:1])
    return None


def prospect(dossier: Dossier) -> Found:
    """24. If left out: was structural return in sight, within about three months?"""
    return _left_out(dossier) or silent("left-out")


def no_possibilities(dossier: Dossier) -> Found:
    """25. If left out for no possibilities: argued, and looked at again?"""
    return _left_out(dossier) or silent("left-out")


def marginal_capacity(dossier: Dossier) -> Found:
    """26. If left out for lasting marginal capacity: was the focus on the own employer?"""
    return _left_out(dossier) or silent("left-out")


def pension(dossier: Dossier) -> Found:
    """27. If left out for the state pension: near enough, and agreed in writing?"""
    if (found := _left_out(dossier)) is not None:
        return found
    born, last = dossier.case.employee.date_of_birth, dossier.law.waiting_period.last_day
    if born is None:
        return silent("birth-unknown")
    limit = add_months(last, dossier.measures["pension_months"])
    try:
        day = pension_day(born, limit)
    except NotCovered:
        return silent("pension-unknown")
    if day is None:
        return not_asked("no-pension", day=limit)
    return silent("pension-near", day=day)


def possibilities_later(dossier: Dossier) -> Found:
    """28. Did capacity come back after the evaluation, and was acted within eight weeks?"""
    evaluated = dossier.milestones["M07"]
    since = evaluated.done_on if evaluated.state in _EVALUATED else evaluated.due
    back = [
        change
        for change in dossier.changes
        if change.before.hours_per_week == 0
        and (change.now.hours_per_week or 0) > 0
        and since is not None
        and change.entry.happened_on > since
    ]
    facts = dossier.facts("eerstejaarsevaluatie")[:1]
    if not back:
        return not_asked("no-later-capacity", *dossier.opinions)
    came, evidence = back[0].entry.happened_on, (*dossier.opinions, *facts)
    last = came + dossier.measure("later_days")
    if dossier.start is None:
        if dossier.today <= last:
            return not_yet(last, *evidence)
        return not_met("later-not-started", *evidence, day=came, due=last)
    begun = dossier.start.happened_on
    evidence = (*evidence, *dossier.started)
    if begun > last:
        return late("later-late", *evidence, day=begun, due=last, days=(begun - last).days)
    adjusted = dossier.documents(DocumentKind.BIJSTELLING, DocumentKind.PLAN_VAN_AANPAK)
    first = next((one for one in adjusted if one.happened_on >= came), None)
    if first is None:
        return silent("later-no-plan", *evidence, day=came)
    return _adjusted(dossier, first.happened_on, came, (*evidence, ref(first)))


def _adjusted(dossier: Dossier, day: date, came: date, evidence: tuple[str, ...]) -> Found:
    last = came + dossier.measure("adjust_days")
    if day > last:
        return late("later-plan-late", *evidence, day=day, due=last, days=(day - last).days)
    return met("later-in-time", *evidence, day=came)


def first_track_beside(dossier: Dossier) -> Found:
    """29. Was the first track continued beside the second while still realistic?"""
    if dossier.start is None:
        return silent("no-second-track")
    closed = [e for e, said in dossier.of(Decision) if said.subject == "eerste-spoor-gesloten"]
    checked = [entry for entry, said in dossier.of(FirstTrackCheck) if said.outcome == "exhausted"]
    if closed or checked:
        return not_asked("first-track-closed", *dossier.started, *refs(closed), *refs(checked))
    asked = [
        entry
        for entry, said in dossier.of(Contact)
        if entry.happened_on >= dossier.start.happened_on
        and (said.first_track.strip() or said.first_track_open is not None)
    ]
    if asked:
        return met("first-track-asked", *dossier.started, *refs(asked), n=len(asked))
    return silent("first-track-silent", *dossier.started)


QUESTIONS = {
    21: first_year_evaluation,
    22: warning_signs,
    23: in_time,
    24: prospect,
    25: no_possibilities,
    26: marginal_capacity,
    27: pension,
    28: possibilities_later,
    29: first_track_beside,
}
