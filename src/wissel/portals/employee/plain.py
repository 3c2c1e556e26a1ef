"""The law's milestones and what stands behind them, in plain words (B1)."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext, gettext_lazy

from wissel.core.obligations import Obligation, State
from wissel.core.sources import Nature
from wissel.portals.shell.dates import reader_language
from wissel.portals.shell.rows import ground_of, help_url

#: milestone: what it is, and what it means for the employee
_PLAIN: Final[dict[str, tuple[Promise | str, Promise | str]]] = {
    "M02": (
        gettext_lazy("Uw werkgever geeft door dat u ziek bent"),
        gettext_lazy("Uw werkgever meldt dit bij de arbodienst. U hoeft niets te doen."),
    ),
    "M03": (
        gettext_lazy("De bedrijfsarts schrijft op wat u nog kunt"),
        gettext_lazy("Dat heet de probleemanalyse. U krijgt er een kopie van."),
    ),
    "M04": (
        gettext_lazy("U maakt samen een plan"),
        gettext_lazy("Dat heet het plan van aanpak. U en uw werkgever tekenen het."),
    ),
    "M05": (
        gettext_lazy("U praat over het plan"),
        gettext_lazy("U en uw werkgever kijken samen of het plan nog klopt."),
    ),
    "M06": (
        gettext_lazy("Uw werkgever geeft UWV door dat u ziek bent"),
        gettext_lazy("U krijgt daarna een brief van UWV. U hoeft niets te doen."),
    ),
    "M07": (
        gettext_lazy("Gesprek na het eerste jaar"),
        gettext_lazy("U en uw werkgever kijken terug en kiezen wat er in het tweede jaar gebeurt."),
    ),
    "M08": (
        gettext_lazy("Ook zoeken bij andere bedrijven"),
        gettext_lazy("Dat heet het tweede spoor. Terug naar uw eigen werk kan nog steeds."),
    ),
    "M09": (
        gettext_lazy("U krijgt een brief van UWV"),
        gettext_lazy("In de brief staat hoe u een WIA-uitkering aanvraagt. Bewaar de brief."),
    ),
    "M10": (
        gettext_lazy("Laatste gesprek over het plan"),
        gettext_lazy("U en uw werkgever kijken terug op het plan. U zegt wat u ervan vindt."),
    ),
    "M11": (
        gettext_lazy("De bedrijfsarts schrijft op hoe het nu gaat"),
        gettext_lazy("Dat gaat over wat u kunt in werk. Het hoort bij de stukken voor UWV."),
    ),
    "M12": (
        gettext_lazy("U krijgt de stukken voor UWV van uw werkgever"),
        gettext_lazy("Dat heet het re-integratieverslag. U heeft het nodig voor uw aanvraag."),
    ),
    "M13": (
        gettext_lazy("U vraagt een WIA-uitkering aan"),
        gettext_lazy("Dat doet u alleen als u dan nog niet genoeg kunt werken."),
    ),
    "M14": (
        gettext_lazy("UWV zegt of uw werkgever genoeg heeft gedaan"),
        gettext_lazy("Vindt UWV van niet? Dan betaalt uw werkgever uw loon langer door."),
    ),
    "M15": (
        gettext_lazy("Einde van de twee jaar"),
        gettext_lazy("Tot deze dag betaalt uw werkgever uw loon door. Daarna kan WIA beginnen."),
    ),
    "M16": (
        gettext_lazy("Uw werkgever betaalt uw loon langer door"),
        gettext_lazy("UWV heeft dat beslist. U gaat door met zoeken naar werk."),
    ),
    "M17": (
        gettext_lazy("Uw werkgever kan UWV vragen om eerder te stoppen"),
        gettext_lazy("Dat kan als alles nu wel is gedaan. U hoeft niets te doen."),
    ),
    "M18": (
        gettext_lazy("Eerder een uitkering vragen"),
        gettext_lazy("Dat kan alleen als u nooit meer kunt werken. De bedrijfsarts helpt u."),
    ),
    "M19": (
        gettext_lazy("Samen om meer tijd vragen"),
        gettext_lazy("U en uw werkgever mogen dit samen vragen. Het hoeft niet."),
    ),
    "M20": (
        gettext_lazy("UWV om een oordeel vragen"),
        gettext_lazy("Dat kan als u en uw werkgever er samen niet uitkomen. Het hoeft niet."),
    ),
}
_READING: Final[tuple[Promise | str, Promise | str]] = (
    gettext_lazy("U leest het rapport"),
    gettext_lazy("U leest het eerst en zegt wat u ervan vindt. Niets zeggen mag ook."),
)
_PREPARING: Final[tuple[Promise | str, Promise | str]] = (
    gettext_lazy("Bereid uw intake voor"),
    gettext_lazy("Schrijf op wat uw coach mag weten. Alles mag leeg blijven of mondeling."),
)
#: What settles the duty to prepare the intake.
INTAKE_FORM: Final = "document-received:intakeformulier"
#: What settles the duty to read a draft.
READ: Final = "report-event:employee-agreed"
_FORCE: Final = {
    Nature.LAW: gettext_lazy("Dit moet van de wet."),
    Nature.POLICY: gettext_lazy("UWV vindt dit belangrijk. Het staat niet in de wet."),
    Nature.PRACTICE: gettext_lazy("Zo gaat het meestal. Het is geen wet."),
    Nature.PROMISE: gettext_lazy("Uw bureau belooft dit."),
    Nature.AGREEMENT: gettext_lazy("Dit heeft u samen afgesproken."),
}
_WHO: Final = {
    "employee": gettext_lazy("u"),
    "employer": gettext_lazy("uw werkgever"),
    "coach": gettext_lazy("uw coach"),
    "company-doctor": gettext_lazy("de bedrijfsarts"),
    "labour-expert": gettext_lazy("de arbeidsdeskundige"),
    "line-manager": gettext_lazy("uw leidinggevende"),
    "bureau": gettext_lazy("uw bureau"),
    "uwv": gettext_lazy("UWV"),
}


@dataclass(frozen=True, slots=True)
class PlainDuty:
    """A duty as the employee reads it. ``ground`` is the article, ``help_url`` what explains it."""

    key: str
    title: str
    meaning: str
    who: str
    mine: bool
    day: date | None
    done_on: date | None
    force: str
    nature: Nature
    ground: str
    state: State
    help_url: str
    is_intake_form: bool = False


def milestone(duty: Obligation) -> str:
    """Return the milestone of a duty of the law (``M05``); empty for any other.

    >>> from wissel.core.sources import Text
    >>> duty = Obligation("law:M05.3", "2025", Text("", ""), (), Nature.LAW, None)
    >>> milestone(duty)
    'M05'
    """
    return duty.rule.removeprefix("law:")[:3] if duty.rule.startswith("law:") else ""


def plain(duty: Obligation, today: date) -> PlainDuty:
    """Return a duty in plain words; one without its own words keeps the title it has."""
    language = reader_language()
    if READ in duty.satisfied_by:
        title, meaning = _READING
    elif INTAKE_FORM in duty.satisfied_by:
        title, meaning = _PREPARING
    else:
        title, meaning = _PLAIN.get(milestone(duty), (duty.title.in_(language), ""))
    return PlainDuty(
        key=duty.key,
        title=str(title),
        meaning=str(meaning),
        who=who_line(duty.actors),
        mine="employee" in duty.actors,
        day=duty.due,
        done_on=duty.done_on,
        force=str(_FORCE[duty.nature]),
        nature=duty.nature,
        ground=ground_of(duty, language) if duty.nature is not Nature.AGREEMENT else "",
        state=duty.state(today),
        help_url=help_url(duty),
        is_intake_form=INTAKE_FORM in duty.satisfied_by,
    )


def who_line(actors: tuple[str, ...]) -> str:
    """Return who does it: ``u en uw werkgever``; the employee comes first."""
    known = sorted(actors, key=lambda role: role != "employee")
    names = [str(_WHO.get(role, role)) for role in known]
    if len(names) < 2:
        return "".join(names)
    return gettext("%(first)s en %(last)s") % {"first": ", ".join(names[:-1]), "last": names[-1]}
