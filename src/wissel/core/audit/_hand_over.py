"""H. The re-integration report complete, and handed over: questions 52 to 61."""

from datetime import timedelta
from typing import Final

from wissel.core.audit._basics import by_milestone
from wissel.core.audit._dossier import Dossier, refs
from wissel.core.audit._found import Found, late, met, not_asked, not_met, not_yet, silent, weak
from wissel.core.dates import local_day
from wissel.core.journal import Bottleneck, DocumentKind, JournalEntry, origins_of
from wissel.core.obligations import State
from wissel.core.trajectory import Capacity

_FULL_DAY, _FULL_WEEK = 8, 40
#: Items of the list that limit the hours.
_HOURS: Final = frozenset({"uren-per-dag", "uren-per-week"})
#: Who may say that the employee has the medical part: nobody else holds it.
_MEDICAL: Final = ("employee", "company-doctor")
#: The application is due so long before the end of the waiting period (WIA 64 lid 3).
_APPLICATION: Final = timedelta(days=77)
#: What the re-integration report holds (Regeling procesgang art. 6 lid 1), as far as it is a
#: document; the other parts are filled in on UWV's forms.
REPORT: Final = (
    DocumentKind.PROBLEEMANALYSE,
    DocumentKind.PLAN_VAN_AANPAK,
    DocumentKind.EERSTEJAARSEVALUATIE,
    DocumentKind.EINDEVALUATIE,
    DocumentKind.ACTUEEL_OORDEEL,
    DocumentKind.OORDEEL_WERKNEMER,
)


def complete(dossier: Dossier) -> Found:
    """52. Are all parts of the re-integration report there?"""
    there = {kind: dossier.documents(kind) for kind in REPORT}
    evidence = refs(entry for found in there.values() for entry in found)
    missing = [kind for kind, found in there.items() if not found]
    if not missing:
        return met("complete", *evidence, n=len(REPORT))
    if _before(dossier, "M12"):
        return not_yet(dossier.milestones["M12"].due, *evidence, *dossier.extension)
    return silent("incomplete", *evidence, n=len(missing), kinds=tuple(map(str, missing)))


def _before(dossier: Dossier, number: str) -> bool:
    return dossier.milestones[number].state in (State.UPCOMING, State.DUE)


def current_opinion(dossier: Dossier) -> Found:
    """53. Is there a recent current opinion of the company doctor?"""
    last = dossier.milestones["M11"].due
    papers = [
        entry
        for entry in dossier.documents(DocumentKind.ACTUEEL_OORDEEL)
        if last is None or entry.happened_on >= last - dossier.measure("recent_days")
    ]
    if papers and last is not None:
        first = papers[0].happened_on
        if first <= last:
            return met("on-time", *refs(papers), day=first, due=last)
        return late("late", *refs(papers), day=first, due=last, days=(first - last).days)
    return _handed(dossier, "M11", *dossier.extension)


def _handed(dossier: Dossier, number: str, *evidence: str) -> Found:
    """Answer for a document that is not here: not due yet, missing, or from before this file."""
    milestone = dossier.milestones[number]
    if milestone.state in (State.LAPSED, State.NOT_APPLICABLE) or milestone.due is None:
        return not_asked("does-not-hold", *evidence)
    if dossier.today <= milestone.due:
        return not_yet(milestone.due, *evidence)
    if dossier.case.registered_on > milestone.due:
        return silent("before-us", *evidence, due=milestone.due)
    return not_met("missing", *evidence, due=milestone.due)


def medical_information(dossier: Dossier) -> Found:
    """54. Was the medical information made, and handed to the employee only?"""
    papers = dossier.documents(DocumentKind.MEDISCHE_INFORMATIE)
    strange = [e for e in papers if getattr(e.content, "source", "") not in _MEDICAL]
    if strange:
        return not_met("with-another", *refs(papers), day=strange[0].happened_on)
    if papers:
        return met("with-the-employee", *refs(papers), day=papers[-1].happened_on)
    return _asked_later(dossier)


def opinion_of_employee(dossier: Dossier) -> Found:
    """55. Is the employee's opinion there?"""
    papers = dossier.documents(DocumentKind.OORDEEL_WERKNEMER)
    if papers:
        return met("there", *refs(papers), day=papers[-1].happened_on)
    return _asked_later(dossier)


def _asked_later(dossier: Dossier) -> Found:
    if _before(dossier, "M12"):
        return not_yet(dossier.milestones["M12"].due, *dossier.extension)
    return silent()


def handed_to_employee(dossier: Dossier) -> Found:
    """56. Did the employee get the report thirteen weeks before the end?"""
    return by_milestone(dossier, "M12", "riv_aan_werknemer", *dossier.extension)


def application(dossier: Dossier) -> Found:
    """57. Did UWV's letter come, and was the application filed in time?"""
    found = by_milestone(
        dossier,
        "M13",
        "wia_aanvraag",
        *dossier.facts("uwv_brief_ontvangen"),
        *dossier.facts("aangifte_42_weken"),
        *dossier.extension,
    )
    done = dossier.milestones["M13"].done_on
    if found.state != "met" or dossier.facts("uwv_brief_ontvangen") or done is None:
        return found
    if done > dossier.last_day - _APPLICATION:
        return silent("letter-unknown", *found.evidence, day=done)
    return Found("met", "applied-no-letter", found.evidence, found.values)


def limits_argued(dossier: Dossier) -> Found:
    """58. Are limits of hours, or no capacity, argued so that UWV's doctor can follow?"""
    limited = [
        f"capacity:{one.version}"
        for one in dossier.capacity
        if _limits_hours(one, dossier.case.employment.hours_per_week or _FULL_WEEK)
    ]
    if limited:
        return silent("limits", *limited, n=len(limited))
    if not dossier.capacity:
        return silent()
    return not_asked("no-limits", *(f"capacity:{one.version}" for one in dossier.capacity))


def _limits_hours(one: Capacity, contract: float) -> bool:
    """Whether an opinion sets a limit to the hours, as a number or on its list."""
    return (
        (one.hours_per_day is not None and one.hours_per_day < _FULL_DAY)
        or (one.hours_per_week is not None and one.hours_per_week < contract)
        or any(row.item in _HOURS for row in one.items)
    )


def guidelines(dossier: Dossier) -> Found:
    """59. Does the company doctor argue where guidelines are not followed?"""
    return silent("doctor-only")


def repaired(dossier: Dossier) -> Found:
    """60. In a sanction: is each shortcoming that UWV names linked to its repair?"""
    decisions = dossier.documents(DocumentKind.LOONSANCTIE_BESLUIT)
    named = [(entry, said) for entry, said in dossier.of(Bottleneck) if said.sort == "sanction"]
    if not decisions and not named:
        return not_asked("no-sanction")
    evidence = (*refs(decisions), *refs(entry for entry, _ in named))
    origins = origins_of(dossier.case.journal)
    resolved = {origins.get(s.about, s.about) for _, s in named if s.state == "resolved"}
    open_ = [e for e, s in named if s.state == "open" and origins.get(e.id, e.id) not in resolved]
    bare = [e for e, said in named if said.state == "resolved" and not _shown(e, said)]
    repaired_on = dossier.documents(DocumentKind.HERSTEL_BESLUIT)
    if repaired_on:
        day = repaired_on[-1].happened_on
        return met("repair-found", *evidence, *refs(repaired_on), day=day)
    if not named:
        return silent("shortcomings-unknown", *evidence)
    asked = dossier.documents(DocumentKind.BEKORTINGSVERZOEK, DocumentKind.WEIGERING_BEKORTING)
    evidence = (*evidence, *refs(asked))
    if open_:
        reason = "repair-asked" if asked else "repair-open"
        return not_met(reason, *evidence, n=len(open_), what=_what(open_[0]))
    if bare:
        return weak("repair-unshown", *evidence, n=len(bare), what=_what(bare[0]))
    return met("repaired", *evidence, n=len(resolved))


def _shown(entry: JournalEntry, said: Bottleneck) -> bool:
    return bool(entry.documents) and bool(said.outcome.strip())


def _what(entry: JournalEntry) -> str:
    return entry.content.what.rstrip(".") if isinstance(entry.content, Bottleneck) else ""


def only_what_is_needed(dossier: Dossier) -> Found:
    """61. Does the bureau's file hold only necessary data, nothing medical?"""
    taken = [one for one in dossier.case.received if local_day(one.taken_at) <= dossier.today]
    kept = tuple(f"received:{one.id}" for one in taken)
    return met("looked-at", *kept, n=len(kept)) if kept else silent("access-log")


QUESTIONS = {
    52: complete,
    53: current_opinion,
    54: medical_information,
    55: opinion_of_employee,
    56: handed_to_employee,
    57: application,
    58: limits_argued,
    59: guidelines,
    60: repaired,
    61: only_what_is_needed,
}
