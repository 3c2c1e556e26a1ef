"""What the employer may see, read off the access table itself and said in plain words."""

from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext_lazy

from wissel.core.access import (
    Action,
    Condition,
    DataCategory,
    Decision,
    Relation,
    Role,
    decide,
)
from wissel.core.trajectory import Trajectory

#: kind of data in plain words
_KINDS: Final = {
    DataCategory.IDENTITY: gettext_lazy("uw naam, mailadres en telefoonnummer"),
    DataCategory.EMPLOYMENT: gettext_lazy("uw werk, uw uren en uw contract"),
    DataCategory.MILESTONES: gettext_lazy("de data van uw traject"),
    DataCategory.CAPACITY: gettext_lazy("wat u kunt in werk, en hoeveel uur"),
    DataCategory.WORKING_NOTES: gettext_lazy("de aantekeningen van uw coach"),
    DataCategory.PERSON_PROFILE: gettext_lazy("uw cv en wie u bent"),
    DataCategory.SEARCH_PROFILE: gettext_lazy("welk werk u zoekt"),
    DataCategory.TEST_RESULTS: gettext_lazy("uitslagen van testen"),
    DataCategory.FINANCE: gettext_lazy("uw geldzaken"),
    DataCategory.EMPLOYER_COSTS: gettext_lazy("de kosten die uw werkgever zelf invult"),
    DataCategory.CHECK_INS: gettext_lazy("hoe u zegt dat het gaat"),
    DataCategory.ACTIVITIES: gettext_lazy("uw gesprekken en opdrachten"),
    DataCategory.APPLICATIONS: gettext_lazy("uw sollicitaties"),
    DataCategory.MESSAGES: gettext_lazy("uw brieven en berichten met uw coach"),
    DataCategory.DRAFT_REPORTS: gettext_lazy("rapporten die nog niet af zijn"),
    DataCategory.RELEASED_REPORTS: gettext_lazy("rapporten die u eerst kon lezen"),
    DataCategory.STAGNATION: gettext_lazy("dat het traject stilstaat"),
    DataCategory.MEASURES: gettext_lazy("een waarschuwing of maatregel van uw werkgever zelf"),
    DataCategory.PLACEMENT: gettext_lazy("een werkplek bij een ander bedrijf"),
    DataCategory.ORDER: gettext_lazy("de rekening van het bureau"),
    DataCategory.CONSENTS: gettext_lazy("waar u toestemming voor gaf"),
    DataCategory.ACCESS_LOG: gettext_lazy("wie uw dossier opende"),
    DataCategory.COMPLAINT: gettext_lazy("een klacht van u"),
    DataCategory.APPOINTMENTS: gettext_lazy("uw afspraken"),
    DataCategory.INTAKE_FORM: gettext_lazy("wat u opschrijft voor de intake"),
    DataCategory.CLICK_CHECK: gettext_lazy("of het klikt met uw coach"),
}
#: what narrows the view, in plain words
_LIMITS: Final = {
    Condition.AS_SUPPLIED: gettext_lazy("zoals de bedrijfsarts het opschreef"),
    Condition.NO_NOTES: gettext_lazy("alleen wat en wanneer, geen aantekeningen"),
    Condition.NO_EMPLOYER_NAMES: gettext_lazy("zonder de namen van bedrijven"),
    Condition.EXISTENCE_ONLY: gettext_lazy("alleen of die er is"),
    Condition.NAME_ONLY: gettext_lazy("alleen uw naam"),
    Condition.QUESTION_ONLY: gettext_lazy("alleen de vraag"),
    Condition.HOURS_ONLY: gettext_lazy("alleen de uren"),
    Condition.INVITED: gettext_lazy("alleen waar uw werkgever zelf bij is"),
    Condition.OWN: gettext_lazy("alleen van uw werkgever zelf"),
}
_STATUS: Final = gettext_lazy("alleen of die er is")


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of data, what narrows the view of it, and whether a consent of now opened it."""

    key: DataCategory
    name: str
    limits: tuple[str, ...] = ()
    consented: bool = False


@dataclass(frozen=True, slots=True)
class EmployerSees:
    """Every kind of data once: seen, seen with consent only, or never seen."""

    seen: tuple[Kind, ...]
    with_consent: tuple[Kind, ...]
    never: tuple[Kind, ...]


def employer_sees(case: Trajectory) -> EmployerSees:
    """Ask the table about every kind of data, with the consents of this case as they stand."""
    seen, with_consent, never = [], [], []
    for category in DataCategory:
        given = _consented(case, category)
        now = _kind(category, consent=given)
        if now is not None:
            seen.append(now)
        if not given and _opens(category):
            with_consent.append(Kind(category, str(_KINDS[category])))
        elif now is None:
            never.append(Kind(category, str(_KINDS[category])))
    return EmployerSees(tuple(seen), tuple(with_consent), tuple(never))


def employer_reads(category: str, case: Trajectory) -> bool:
    """Whether the employer may read entries of this kind of data."""
    kind = DataCategory(category)
    return _decide(kind, Action.READ, consent=_consented(case, kind)).allowed


def names_hidden(case: Trajectory) -> bool:
    """Whether the employer gets applications without the names of companies."""
    kind = DataCategory.APPLICATIONS
    decision = _decide(kind, Action.READ, consent=_consented(case, kind))
    return Condition.NO_EMPLOYER_NAMES in decision.conditions


def _consented(case: Trajectory, category: DataCategory) -> bool:
    return any(
        consent.category == category
        and consent.receiver == Role.EMPLOYER
        and consent.withdrawn_at is None
        for consent in case.consents
    )


def _kind(category: DataCategory, *, consent: bool) -> Kind | None:
    decision = _decide(category, Action.READ, consent=consent)
    if decision.allowed:
        limits = tuple(str(_LIMITS[one]) for one in decision.conditions if one in _LIMITS)
        return Kind(category, str(_KINDS[category]), limits, consented=consent)
    if _decide(category, Action.SUMMARY, consent=consent).allowed:
        return Kind(category, str(_KINDS[category]), (str(_STATUS),))
    return None


def _opens(category: DataCategory) -> bool:
    """Whether consent would show the employer more than the table shows without it."""
    without = _decide(category, Action.READ, consent=False)
    with_it = _decide(category, Action.READ, consent=True)
    return with_it.allowed and (not without.allowed or with_it.level != without.level)


def _decide(category: DataCategory, action: Action, *, consent: bool) -> Decision:
    return decide(
        role=Role.EMPLOYER,
        category=category,
        action=action,
        relation=Relation.PARTY,
        consent=consent,
    )
