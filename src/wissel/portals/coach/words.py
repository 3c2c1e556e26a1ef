"""Words for what the journal holds: kinds, choices and fields, in the language of the reader."""

from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from wissel.portals.shell.offer_words import PLACEMENTS

KINDS: Final[dict[str, Promise]] = {
    "contact": _("Contact"),
    "appointment": _("Afspraak"),
    "document-received": _("Stuk ontvangen"),
    "report-event": _("Rapport"),
    "assignment": _("Opdracht"),
    "application": _("Sollicitatie"),
    "networking": _("Netwerken"),
    "employer-approach": _("Werkgever benaderd"),
    "vacancy-list-sent": _("Vacatures gestuurd"),
    "placement-event": _("Plaatsing"),
    "capacity-received": _("Belastbaarheid"),
    "measure": _("Maatregel van de werkgever"),
    "stagnation-signal": _("Het traject staat stil"),
    "expert-opinion": _("Oordeel van een deskundige"),
    "agreement": _("Afspraak tussen mensen"),
    "decision": _("Besluit"),
    "order-event": _("Stap in de opdracht"),
    "ladder-finding": _("Bevinding op de re-integratieladder"),
    "bottleneck": _("Risico of knelpunt"),
    "client-request": _("Vraag van de werkgever"),
    "consent-event": _("Toestemming en informatie"),
    "first-track-check": _("Spoor 1-toets"),
    "profile-fixed": _("Profiel vastgesteld"),
    "audit-answer": _("Antwoord bij de RIV-toets"),
    "note": _("Aantekening"),
}

ROLES: Final[dict[str, Promise]] = {
    "employee": _("medewerker"),
    "coach": _("coach"),
    "employer": _("werkgever"),
    "line-manager": _("leidinggevende"),
    "company-doctor": _("bedrijfsarts"),
    "labour-expert": _("arbeidsdeskundige"),
    "host-employer": _("nieuwe werkgever"),
    "uwv": _("UWV"),
    "bureau": _("bureau"),
    "other": _("iemand anders"),
}

MEDIA: Final[dict[str, Promise]] = {
    "phone": _("Telefoon"),
    "visit": _("Gesprek"),
    "video": _("Video"),
    "message": _("Bericht"),
    "group": _("In een groep"),
}

DOCUMENTS: Final[dict[str, Promise]] = {
    "probleemanalyse": _("Probleemanalyse"),
    "plan-van-aanpak": _("Plan van aanpak"),
    "bijstelling-plan-van-aanpak": _("Bijstelling van het plan van aanpak"),
    "evaluatie": _("Evaluatie van het plan van aanpak"),
    "eerstejaarsevaluatie": _("Eerstejaarsevaluatie"),
    "eindevaluatie": _("Eindevaluatie"),
    "aangifte-42-weken": _("42e-weeksmelding"),
    "advies-bedrijfsarts": _("Advies van de bedrijfsarts"),
    "actueel-oordeel": _("Actueel oordeel van de bedrijfsarts"),
    "oordeel-werknemer": _("Oordeel van de medewerker"),
    "medische-informatie": _("Medische informatie (alleen bij de medewerker)"),
    "fml": _("Functionele mogelijkhedenlijst"),
    "ad-rapport": _("Rapport van de arbeidsdeskundige"),
    "uwv-brief": _("Brief van UWV over de WIA"),
    "riv-aan-werknemer": _("Re-integratieverslag aan de medewerker"),
    "wia-aanvraag": _("WIA-aanvraag"),
    "wia-beschikking": _("Beslissing van UWV over de WIA"),
    "aanmeldingsformulier": _("Aanmeldingsformulier"),
    "toestemmingsformulier": _("Toestemmingsformulier"),
    "intakeformulier": _("Intakeformulier"),
    "iva-aanvraag": _("Aanvraag vervroegde IVA"),
    "loonsanctie-besluit": _("Besluit over een loonsanctie"),
    "bekortingsverzoek": _("Bekortingsverzoek"),
    "herstel-besluit": _("Besluit na herstel van de tekortkoming"),
    "weigering-bekorting": _("Weigering van de bekorting"),
    "vrijwillige-verlenging": _("Vrijwillige verlenging"),
    "cv": _("Cv of diploma"),
    "overig": _("Ander stuk"),
}

_CHOICES: Final[dict[str, dict[str, Promise]]] = {
    "appointment.outcome": {
        "planned": _("gepland"),
        "attended": _("gekomen"),
        "cancelled-in-time": _("op tijd afgezegd"),
        "cancelled-late": _("laat afgezegd"),
        "no-show": _("niet gekomen"),
    },
    "appointment.reason": {
        "": _("geen"),
        "practical": _("praktisch"),
        "work": _("werk"),
        "advised": _("op advies"),
        "not-told": _("niet verteld"),
        "bureau": _("het bureau"),
        "other": _("iets anders"),
    },
    "appointment.purpose": {
        "": _("geen bijzonder doel"),
        "intake": _("intake"),
        "start-employer": _("startgesprek met de werkgever"),
        "training": _("training"),
        "three-way": _("driegesprek"),
        "evaluation": _("evaluatie"),
        "visit": _("bezoek op het werk"),
    },
    "order-event.event": {
        "requested": _("offerte gevraagd"),
        "quoted": _("offerte verstuurd"),
        "accepted": _("dienst aangenomen"),
        "signed": _("opdracht getekend"),
        "declined": _("opdracht niet gegeven"),
        "withdrawn": _("offerte ingetrokken"),
        "quote-declined": _("offerte afgewezen"),
        "quote-withdrawn": _("offerte ingetrokken"),
    },
    "order-event.order": {
        "trajectory": _("het traject"),
        "intake": _("de intake"),
        "labour-expert-study": _("een arbeidsdeskundig onderzoek"),
        "unblocking": _("vlottrekken"),
        "placement-guidance": _("begeleiding bij een plaatsing"),
        "other": _("iets anders"),
    },
    "ladder-finding.rung": {
        "own": _("eigen werk"),
        "adapted": _("aangepast eigen werk"),
        "other": _("ander werk bij de eigen werkgever"),
        "holding": _("werk elders in de holding"),
        "external": _("werk bij een andere werkgever"),
    },
    "ladder-finding.finding": {
        "being-examined": _("wordt onderzocht"),
        "being-tried": _("wordt geprobeerd"),
        "possible": _("kan"),
        "not-possible": _("kan niet"),
        "does-not-exist": _("is er niet"),
    },
    "bottleneck.sort": {
        "bottleneck": _("knelpunt"),
        "risk": _("risico"),
        "sanction": _("tekortkoming volgens UWV"),
    },
    "bottleneck.state": {"open": _("open"), "resolved": _("opgelost")},
    "client-request.sort": {
        "adjust": _("bijsturen"),
        "question": _("vraag"),
        "call-back": _("terugbellen"),
    },
    "report-event.event": {
        "drafted": _("concept gemaakt"),
        "to-employee": _("voorgelegd aan de medewerker"),
        "employee-agreed": _("medewerker akkoord"),
        "employee-commented": _("medewerker maakte opmerkingen"),
        "employee-disagreed": _("medewerker niet akkoord"),
        "no-response": _("geen reactie"),
        "finalised": _("vastgesteld"),
        "released": _("vrijgegeven"),
        "corrected": _("gecorrigeerd"),
        "read-by-employer": _("gelezen door de werkgever"),
        "employer-agreed": _("getekend door de werkgever"),
        "employer-disagreed": _("werkgever niet akkoord"),
    },
    "assignment.state": {
        "given": _("gegeven"),
        "done": _("gedaan"),
        "partly": _("deels gedaan"),
        "not-done": _("niet gedaan"),
    },
    "application.state": {
        "sent": _("verstuurd"),
        "invited": _("uitgenodigd"),
        "interview": _("gesprek gehad"),
        "refused": _("afgewezen"),
        "offered": _("aanbod gekregen"),
        "accepted": _("aangenomen"),
        "withdrawn": _("ingetrokken"),
    },
    "placement-event.placement": PLACEMENTS,
    "placement-event.event": {
        "proposed": _("voorgesteld"),
        "agreed": _("afgesproken"),
        "started": _("begonnen"),
        "evaluated": _("geëvalueerd"),
        "extended": _("verlengd"),
        "ended": _("geëindigd"),
    },
    "measure.measure": {
        "warning": _("waarschuwing"),
        "loonopschorting": _("loonopschorting"),
        "loonstop": _("loonstop"),
        "lifted": _("opgeheven"),
        "other": _("iets anders"),
    },
    "stagnation-signal.sort": {
        "capacity-changed": _("belastbaarheid veranderd"),
        "waiting-for-expert": _("wachten op een deskundige"),
        "conflict": _("verschil van mening"),
        "practical": _("praktisch"),
        "labour-market": _("arbeidsmarkt"),
        "cooperation-employee": _("medewerking van de medewerker"),
        "cooperation-employer": _("medewerking van de werkgever"),
        "bureau-late": _("het bureau is te laat"),
        "other": _("iets anders"),
    },
    "expert-opinion.by": {
        "uwv": _("UWV"),
        "company-doctor": _("bedrijfsarts"),
        "labour-expert": _("arbeidsdeskundige"),
    },
    "expert-opinion.subject": {
        "": _("niet gezegd"),
        "own-work": _("kan iemand het eigen werk doen"),
        "suitable-work": _("is ander werk passend"),
        "efforts-employer": _("doet de werkgever genoeg"),
        "efforts-employee": _("doet de medewerker genoeg"),
    },
    "expert-opinion.finding": {
        "": _("niet gezegd"),
        "enough": _("ja, dat is voldoende"),
        "not-enough": _("nee, dat is niet voldoende"),
    },
    "decision.subject": {
        "tweede-spoor-start": _("start van het tweede spoor"),
        "eerste-spoor-gesloten": _("eerste spoor gesloten"),
        "duty": _("een verplichting"),
        "course": _("koers van het traject"),
        "phase": _("fase"),
        "programme": _("werkwijze van het traject"),
        "schooling": _("scholing"),
        "end": _("einde van het traject"),
        "other": _("iets anders"),
    },
}
EFFECTS: Final[dict[str, Promise]] = {
    "done-elsewhere": _("Elders gedaan"),
    "not-applicable": _("Niet van toepassing"),
    "later": _("Later"),
}
#: What can be decided about a phase; ``""`` begins it.
PHASE_EFFECTS: Final[dict[str, Promise]] = {
    "": _("Begint nu"),
    "done-elsewhere": _("Is klaar"),
    "not-applicable": _("Slaan we over"),
    "later": _("Begint later"),
}
_FIELDS: Final[dict[str, Promise]] = {
    "with_": _("Met wie"),
    "medium": _("Hoe"),
    "outcome": _("Wat kwam eruit?"),
    "minutes": _("Hoeveel minuten"),
    "aim": _("Waarvoor"),
    "since_last": _("Wat deed de medewerker sinds het vorige contact?"),
    "first_track": _("Wat zegt de werkgever over terugkeer in het eigen werk?"),
    "first_track_open": _("Is terugkeer bij de eigen werkgever nog mogelijk?"),
    "reason": _("Reden"),
    "document": _("Welk stuk"),
    "source": _("Van wie"),
    "author": _("Naam van de schrijver"),
    "title": _("Titel"),
    "received_on": _("Ontvangen op"),
    "until": _("Tot en met"),
    "state": _("Stand"),
    "due": _("Klaar op"),
    "function": _("Functie"),
    "employer_name": _("Naam van de werkgever"),
    "sector": _("Sector"),
    "hours_per_week": _("Uren per week"),
    "channel": _("Via welke weg"),
    "direction": _("Zoekrichting"),
    "few_because": _("Waarom zijn er weinig?"),
    "activity": _("Wat is er gedaan"),
    "by": _("Door wie"),
    "count": _("Hoeveel vacatures"),
    "remark": _("Opmerking"),
    "placement": _("Soort plaatsing"),
    "event": _("Wat gebeurde er"),
    "host": _("Naam van de organisatie"),
    "measure": _("Maatregel"),
    "announced_on": _("Aangekondigd op"),
    "sort": _("Wat voor stilstand"),
    "facts": _("Wat is er aan de hand?"),
    "since": _("Sinds"),
    "question": _("De vraag"),
    "asked_on": _("Gevraagd op"),
    "who": _("Wie doet het"),
    "what": _("Wat wordt er gedaan"),
    "done": _("Dit is gedaan"),
    "subject": _("Waarover"),
    "owner": _("Wie besluit"),
    "owner_role": _("In welke rol"),
    "text": _("Tekst"),
    "period": _("Periode"),
    "label": _("Soort rapport"),
    "module": _("Onderdeel"),
    "purpose": _("Doel van de afspraak"),
    "order": _("Opdracht voor"),
    "rung": _("Welke trede"),
    "finding": _("Wat is gevonden"),
    "proof": _("Waaruit blijkt het?"),
    "action": _("Wat wordt eraan gedaan"),
    "answer": _("Het antwoord"),
}
_OWN: Final[dict[str, Promise]] = {
    "appointment.outcome": _("Hoe ging het"),
    "application.direction": _("Zoekrichting"),
    "assignment.title": _("Welke opdracht"),
    "agreement.by": _("Uiterlijk"),
    "decision.outcome": _("Het besluit en de reden"),
    "ladder-finding.by": _("Wie stelde dit vast"),
    "ladder-finding.reason": _("Waarom"),
    "bottleneck.what": _("Wat staat in de weg"),
    "bottleneck.owner": _("Wie pakt het op"),
    "bottleneck.by": _("Uiterlijk"),
    "bottleneck.sort": _("Risico of knelpunt"),
    "bottleneck.outcome": _("Hoe is het opgelost"),
    "client-request.sort": _("Wat voor vraag"),
    "client-request.text": _("De vraag"),
    "expert-opinion.by": _("Van wie"),
    "expert-opinion.outcome": _("Het antwoord"),
    "expert-opinion.asked_on": _("Gevraagd op"),
    "expert-opinion.subject": _("Waar gaat het oordeel over"),
    "expert-opinion.finding": _("Wat het oordeel inhoudt"),
    "document-received.until": _("Geldt tot en met (alleen bij verlenging)"),
}
_DAYS: Final[dict[str, Promise]] = {
    "document-received": _("Datum op het stuk"),
    "appointment": _("Dag van de afspraak"),
    "decision": _("Dag van het besluit"),
    "ladder-finding": _("Vastgesteld op"),
    "client-request": _("Gevraagd op"),
    "agreement": _("Afgesproken op"),
    "application": _("Op welke dag"),
}


def field_label(kind: str, name: str) -> Promise | str:
    """Return the label of a field of a kind of entry."""
    own = _OWN.get(f"{kind}.{name}")
    return _FIELDS.get(name, name) if own is None else own


def day_label(kind: str) -> Promise:
    """Return what the day of an entry means for its kind."""
    return _DAYS.get(kind, _("Wanneer"))


def choice_label(kind: str, name: str, value: str) -> str:
    """Return the word for a choice; a value without a word stands as it is."""
    if name == "document":
        return str(DOCUMENTS.get(value, value))
    if name == "medium":
        return str(MEDIA.get(value, value))
    own = _CHOICES.get(f"{kind}.{name}")
    return str((own or ROLES).get(value, value))


def kind_word(kind: str) -> str:
    """Return the name of a kind of entry."""
    return str(KINDS.get(kind, kind))
