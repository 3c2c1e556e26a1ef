"""E. What was done: questions 38 to 44."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from itertools import pairwise
from typing import Final

from wissel.core.audit._dossier import Dossier, ref, refs
from wissel.core.audit._found import Found, late, met, not_asked, not_met, not_yet, silent, weak
from wissel.core.audit._result import running
from wissel.core.dates import local_day
from wissel.core.journal import (
    Application,
    Appointment,
    Assignment,
    Bottleneck,
    CapacityReceived,
    ClientRequest,
    Contact,
    Decision,
    DocumentKind,
    DocumentReceived,
    EmployerApproach,
    JournalEntry,
    Measure,
    Networking,
    OrderEvent,
    PlacementEvent,
    ReportEvent,
    StagnationSignal,
    VacancyListSent,
)

_ACTIONS: Final = (
    Application,
    EmployerApproach,
    Networking,
    PlacementEvent,
    Assignment,
    Appointment,
    DocumentReceived,
)
#: What else was done towards work, where applications are few.
_INSTEAD: Final = (EmployerApproach, Networking, PlacementEvent, VacancyListSent)
#: What tells why nothing happened for a while.
_REASONS: Final = (StagnationSignal, Decision, Bottleneck, CapacityReceived)
#: Report rhythm → the measure of the longest gap between two of them.
_GAPS: Final = {
    "week": "report_month_days",
    "month": "report_month_days",
    "two-months": "report_two_months_days",
    "quarter": "report_quarter_days",
}
_MONTH: Final = 30


def actions(dossier: Dossier) -> Found:
    """38. Were there concrete actions towards work?"""
    if dossier.start is None:
        return silent("no-second-track")
    since = dossier.start.happened_on
    done = [one for one in _since(dossier, _ACTIONS, since) if _is_action(one)]
    evidence = (*dossier.started, *refs(done))
    last = since + dossier.measure("action_days")
    if not done:
        if dossier.until <= last:
            return not_yet(last, *evidence)
        if not dossier.is_covered:
            return silent("not-from-here", *evidence)
        return not_met("no-actions", *evidence, day=since)
    instead = _since(dossier, _INSTEAD, since)
    evidence = (*evidence, *refs(instead))
    applied = [entry for entry in done if isinstance(entry.content, Application)]
    months = max(1, (dossier.until - since).days // _MONTH)
    if len(applied) >= months or len(instead) >= months or dossier.today <= last:
        return met("actions", *evidence, n=len(done), applied=len(applied))
    why, in_time = _few_because(dossier)
    if why:
        said = "few-with-reason" if in_time else "few-with-reason-later"
        return met(said, *evidence, *why, n=len(applied), months=months)
    return weak("few", *evidence, n=len(applied), months=months)


def _is_action(entry: JournalEntry) -> bool:
    """Whether a training that was followed or a CV is it; the other kinds always are."""
    match entry.content:
        case Appointment(outcome=outcome, purpose=purpose):
            return outcome == "attended" and purpose in ("training", "visit")
        case DocumentReceived(document=document):
            return document == DocumentKind.CV
        case _:
            return True


def _since(dossier: Dossier, kinds: Iterable[type], since: date) -> list[JournalEntry]:
    found = [
        entry
        for kind in kinds
        for entry in dossier.kinds.get(kind, ())
        if since <= entry.happened_on <= dossier.until
    ]
    return sorted(found, key=lambda entry: (entry.happened_on, entry.seq))


def _few_because(dossier: Dossier) -> tuple[tuple[str, ...], bool]:
    """Return where it says why there are few applications, and whether that was written in time.

    Three in ten months were enough with the choices recorded (CRVB:2017:2860): a count alone never
    decides. A reason of which the file does not show that it was written then is not said to be.
    """
    told = [entry for entry, one in dossier.of(Application) if one.few_because.strip()]
    plans = [kept for kept in dossier.plans if kept.said.text("solliciteren").strip()]
    late = dossier.measure("idle_days")
    in_time = [e for e in told if local_day(e.recorded_at) <= e.happened_on + late]
    said = (*refs(told), *(f"plan:{kept.number}" for kept in plans))
    return said, bool(in_time or plans)


def idle(dossier: Dossier) -> Found:
    """39. Was there no idle period of more than six weeks without a reason?"""
    if dossier.start is None:
        return silent("no-second-track")
    first = max(dossier.start.happened_on, dossier.case.registered_on)
    end, job = _end(dossier)
    evidence = (*dossier.started, *refs(dossier.efforts), *job)
    most = dossier.measure("idle_days")
    if first + most > end and not _days(dossier.efforts, first, end):
        return not_yet(first + most, *evidence)
    explained: list[str] = []
    for begin, last in _gaps([first, *_days(dossier.efforts, first, end), end], most):
        reason = _reason(dossier, begin, last)
        if reason is None:
            state = not_met if dossier.is_covered else weak
            return state(
                "idle", *evidence, *explained, since=begin, to=last, days=(last - begin).days
            )
        explained.append(ref(reason))
    if explained:
        return met("idle-explained", *evidence, *explained, n=len(explained))
    return met("busy", *evidence, n=len(dossier.efforts))


def _days(entries: Iterable[JournalEntry], first: date, end: date) -> list[date]:
    return sorted({entry.happened_on for entry in entries if first < entry.happened_on < end})


def _end(dossier: Dossier) -> tuple[date, tuple[str, ...]]:
    """Return the last day on which something is asked, and the job that ends it.

    Who has a job that goes on is placed: aftercare is no search.
    """
    steps = running(dossier, ("dienstverband",))
    if not steps or steps[0].happened_on > dossier.until:
        return dossier.until, ()
    return steps[0].happened_on, refs(steps)


def _gaps(marks: Sequence[date], most: timedelta) -> list[tuple[date, date]]:
    return [(a, b) for a, b in pairwise(marks) if b - a > most]


def _reason(dossier: Dossier, begin: date, end: date) -> JournalEntry | None:
    """Return what tells why nothing happened: written in the pause, near enough to its end.

    A word that something can wait until a day tells so until then.
    """
    found = [
        entry
        for kind in _REASONS
        for entry in dossier.kinds.get(kind, ())
        if begin <= entry.happened_on < end and _explains(dossier, entry, end)
    ]
    return max(found, key=lambda entry: (entry.happened_on, entry.seq), default=None)


def _explains(dossier: Dossier, entry: JournalEntry, end: date) -> bool:
    near = entry.happened_on + dossier.measure("reason_days") >= end
    match entry.content:
        case Decision(subject="course"):
            return near
        case Decision(subject="duty" | "phase", effect="later" | "not-applicable", until=until):
            waits = until is not None and until + dossier.measure("idle_days") >= end
            return near or waits
        case CapacityReceived(hours_per_week=hours):
            return near and hours == 0
        case Decision():
            return False
        case _:
            return near


def progress_reports(dossier: Dossier) -> Found:
    """40. Were there progress reports at the agreed moments?"""
    if dossier.start is None:
        return silent("no-second-track")
    released = [e for e, said in dossier.of(ReportEvent) if said.event == "released"]
    end, job = _end(dossier)
    evidence = (*dossier.started, *refs(released), *job)
    first = max(dossier.start.happened_on, dossier.case.registered_on)
    most = dossier.measure(_rhythm(dossier))
    if first + most >= end and not released:
        return not_yet(first + most, *evidence)
    if not released:
        if not dossier.is_covered:
            return silent("not-from-here", *evidence)
        return not_met("no-reports", *evidence, day=first)
    for begin, last in _gaps([first, *_days(released, first, end), max(first, end)], most):
        return weak("report-gap", *evidence, since=begin, days=(last - begin).days)
    return met("reported", *evidence, n=len(released))


def _rhythm(dossier: Dossier) -> str:
    if dossier.programme is None or not dossier.programme.reports:
        return "report_quarter_days"
    return max(
        (_GAPS[one.per] for one in dossier.programme.reports),
        key=lambda name: dossier.measures[name],
    )


def pulse(dossier: Dossier) -> Found:
    """41. Did the employer keep a finger on the pulse?"""
    if dossier.start is None:
        return silent("no-second-track")
    heard = [entry for entry in dossier.entries if _is_of_employer(entry)]
    first = max(dossier.start.happened_on, dossier.case.registered_on)
    heard = [entry for entry in heard if first <= entry.happened_on <= dossier.until]
    end, job = _end(dossier)
    evidence = (*dossier.started, *refs(heard), *job)
    most = dossier.measure("pulse_days")
    if not heard and first + most >= end:
        return not_yet(first + most, *evidence)
    gaps = _gaps([first, *_days(heard, first, end), max(first, end)], most)
    if not gaps:
        return met("pulse", *evidence, n=len(heard))
    if not heard and not dossier.is_covered:
        return silent("not-from-here", *evidence)
    begin, last = gaps[0]
    return weak("no-pulse", *evidence, since=begin, days=(last - begin).days)


def _is_of_employer(entry: JournalEntry) -> bool:
    match entry.content:
        case Contact(with_=with_) | Appointment(with_=with_, outcome="attended"):
            return "employer" in with_ or "line-manager" in with_
        case ReportEvent(event=event):
            return event in ("read-by-employer", "employer-agreed", "employer-disagreed")
        case ClientRequest(about="") | Decision(owner_role="employer") | Measure():
            return True
        case _:
            return entry.author_role in ("employer", "line-manager")


def capacity_passed_on(dossier: Dossier) -> Found:
    """42. Was changed capacity passed to the bureau at once?"""
    since = dossier.case.registered_on + dossier.measure("passed_days")
    came = [change for change in dossier.changes if change.entry.happened_on > since]
    evidence = dossier.opinions
    if not came:
        return not_asked("no-change", *evidence)
    dated = [(one.entry, one.now.document_on) for one in came if one.now.document_on is not None]
    for entry, day in dated:
        if entry.happened_on - day > dossier.measure("passed_days"):
            days = (entry.happened_on - day).days
            return late("passed-late", *evidence, day=day, came=entry.happened_on, days=days)
    if len(dated) < len(came):
        return silent("undated", *evidence)
    return met("passed", *evidence, n=len(came))


def arrangements(dossier: Dossier) -> Found:
    """43. Were arrangements of the sector and subsidies considered?"""
    return silent()


def refused_for_cost(dossier: Dossier) -> Found:
    """44. Was a step that was refused for its cost refused with a reason?"""
    declined = [
        (entry, said.because)
        for entry, said in dossier.of(Decision)
        if said.subject == "schooling" and said.effect == "declined"
    ]
    declined += [
        (entry, said.remark) for entry, said in dossier.of(OrderEvent) if said.event == "declined"
    ]
    if not declined:
        return not_asked("nothing-refused")
    evidence = refs(entry for entry, _ in declined)
    bare = [entry for entry, why in declined if not why.strip()]
    if bare:
        return weak("refused-without-reason", *evidence, day=bare[0].happened_on)
    return met("refused-with-reason", *evidence, n=len(declined))


QUESTIONS = {
    38: actions,
    39: idle,
    40: progress_reports,
    41: pulse,
    42: capacity_passed_on,
    43: arrangements,
    44: refused_for_cost,
}
