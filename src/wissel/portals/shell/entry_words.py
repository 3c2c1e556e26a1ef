"""What a journal entry says in one line, the same for everybody who may read it.

``you`` is the reader's own role: that person is addressed instead of named (``met u``).
"""

from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext, gettext_lazy

from wissel.core import journal as j
from wissel.core.journal import JournalEntry, message_in
from wissel.core.ladder import first_track
from wissel.portals.shell.case_words import actor_word
from wissel.portals.shell.consent_words import consent_line
from wissel.portals.shell.dates import reader_language
from wissel.portals.shell.message_words import message_line
from wissel.portals.shell.profile_words import profile_words
from wissel.portals.shell.service_words import direction_words, event_words

_MEDIA: Final = {
    "visit": gettext_lazy("Gesprek"),
    "phone": gettext_lazy("Telefoongesprek"),
    "video": gettext_lazy("Videogesprek"),
    "message": gettext_lazy("Bericht"),
    "group": gettext_lazy("Groepsbijeenkomst"),
}
_APPOINTMENTS: Final = {
    "planned": gettext_lazy("Afspraak staat gepland"),
    "attended": gettext_lazy("Afspraak ging door"),
    "cancelled-in-time": gettext_lazy("Afspraak op tijd afgezegd"),
    "cancelled-late": gettext_lazy("Afspraak laat afgezegd"),
    "no-show": gettext_lazy("Afspraak ging niet door"),
}
_APPLICATIONS: Final = {
    "sent": gettext_lazy("Sollicitatie verstuurd"),
    "invited": gettext_lazy("Uitgenodigd voor een gesprek"),
    "interview": gettext_lazy("Sollicitatiegesprek gehad"),
    "refused": gettext_lazy("Sollicitatie afgewezen"),
    "offered": gettext_lazy("Baan aangeboden"),
    "accepted": gettext_lazy("Baan aangenomen"),
    "withdrawn": gettext_lazy("Sollicitatie ingetrokken"),
}
_REPORTS: Final = {
    "drafted": gettext_lazy("Rapport: begonnen met schrijven"),
    "to-employee": gettext_lazy("Rapport: concept naar de medewerker"),
    "employee-agreed": gettext_lazy("Rapport: medewerker is het eens"),
    "employee-commented": gettext_lazy("Rapport: medewerker gaf opmerkingen"),
    "employee-disagreed": gettext_lazy("Rapport: medewerker is het niet eens"),
    "no-response": gettext_lazy("Rapport: geen reactie van de medewerker"),
    "finalised": gettext_lazy("Rapport: vastgesteld"),
    "released": gettext_lazy("Rapport: verstuurd aan de werkgever"),
    "corrected": gettext_lazy("Rapport: verbeterd"),
    "read-by-employer": gettext_lazy("Rapport: gelezen door de werkgever"),
    "employer-agreed": gettext_lazy("Rapport: getekend door de werkgever"),
    "employer-disagreed": gettext_lazy("Rapport: werkgever niet akkoord"),
}
_ASSIGNMENTS: Final = {
    "given": gettext_lazy("Opdracht gegeven"),
    "done": gettext_lazy("Opdracht gedaan"),
    "partly": gettext_lazy("Opdracht voor een deel gedaan"),
    "not-done": gettext_lazy("Opdracht niet gedaan"),
}
_PLACEMENTS: Final = {
    "proposed": gettext_lazy("Plaatsing voorgesteld"),
    "agreed": gettext_lazy("Plaatsing afgesproken"),
    "started": gettext_lazy("Plaatsing begonnen"),
    "evaluated": gettext_lazy("Plaatsing besproken"),
    "extended": gettext_lazy("Plaatsing verlengd"),
    "ended": gettext_lazy("Plaatsing gestopt"),
}
DOCUMENTS: Final = {
    j.DocumentKind.PROBLEEMANALYSE: gettext_lazy("probleemanalyse"),
    j.DocumentKind.PLAN_VAN_AANPAK: gettext_lazy("plan van aanpak"),
    j.DocumentKind.BIJSTELLING: gettext_lazy("bijstelling van het plan van aanpak"),
    j.DocumentKind.EVALUATIE: gettext_lazy("evaluatie van het plan van aanpak"),
    j.DocumentKind.EERSTEJAARSEVALUATIE: gettext_lazy("eerstejaarsevaluatie"),
    j.DocumentKind.EINDEVALUATIE: gettext_lazy("eindevaluatie"),
    j.DocumentKind.AANGIFTE_42_WEKEN: gettext_lazy("42e-weeksmelding aan UWV"),
    j.DocumentKind.ADVIES_BEDRIJFSARTS: gettext_lazy("advies van de bedrijfsarts"),
    j.DocumentKind.ACTUEEL_OORDEEL: gettext_lazy("actueel oordeel van de bedrijfsarts"),
    j.DocumentKind.FML: gettext_lazy("lijst met functionele mogelijkheden"),
    j.DocumentKind.CV: gettext_lazy("cv of diploma"),
    j.DocumentKind.AD_RAPPORT: gettext_lazy("rapport van de arbeidsdeskundige"),
    j.DocumentKind.UWV_BRIEF: gettext_lazy("brief van UWV over de WIA"),
    j.DocumentKind.RIV_AAN_WERKNEMER: gettext_lazy("re-integratieverslag"),
    j.DocumentKind.WIA_AANVRAAG: gettext_lazy("WIA-aanvraag"),
    j.DocumentKind.WIA_BESCHIKKING: gettext_lazy("beslissing van UWV over de WIA"),
    j.DocumentKind.AANMELDINGSFORMULIER: gettext_lazy("aanmeldingsformulier"),
    j.DocumentKind.TOESTEMMINGSFORMULIER: gettext_lazy("toestemmingsformulier"),
    j.DocumentKind.IVA_AANVRAAG: gettext_lazy("aanvraag vervroegde IVA"),
    j.DocumentKind.LOONSANCTIE_BESLUIT: gettext_lazy("beslissing van UWV over een loonsanctie"),
    j.DocumentKind.BEKORTINGSVERZOEK: gettext_lazy("bekortingsverzoek"),
    j.DocumentKind.HERSTEL_BESLUIT: gettext_lazy("beslissing van UWV over het herstel"),
    j.DocumentKind.WEIGERING_BEKORTING: gettext_lazy("weigering van het bekortingsverzoek"),
    j.DocumentKind.VRIJWILLIGE_VERLENGING: gettext_lazy("verzoek om vrijwillige verlenging"),
    j.DocumentKind.INTAKEFORMULIER: gettext_lazy("intakeformulier"),
    j.DocumentKind.OVERIG: gettext_lazy("ander document"),
}
AUDIT_ANSWERS: Final = {
    "yes": gettext_lazy("ja"),
    "late": gettext_lazy("ja, maar te laat"),
    "no": gettext_lazy("nee"),
    "good-ground": gettext_lazy("nee, met een goede reden"),
    "not-applicable": gettext_lazy("niet van toepassing"),
}
_BOTTLENECKS: Final = {
    "risk": gettext_lazy("Risico"),
    "bottleneck": gettext_lazy("Knelpunt"),
    "sanction": gettext_lazy("Tekortkoming volgens UWV"),
}
_DECISIONS: Final = {
    "tweede-spoor-start": gettext_lazy("Tweede spoor gestart"),
    "eerste-spoor-gesloten": gettext_lazy("Eerste spoor gesloten"),
    "duty": gettext_lazy("Besluit over een taak"),
    "course": gettext_lazy("Besluit over de koers"),
    "phase": gettext_lazy("Besluit over de fase"),
    "programme": gettext_lazy("Andere werkwijze voor dit traject"),
    "schooling": gettext_lazy("Besluit over scholing"),
    "end": gettext_lazy("Besluit over het einde"),
    "other": gettext_lazy("Besluit"),
}
_MEASURES: Final = {
    "warning": gettext_lazy("Waarschuwing van de werkgever"),
    "loonopschorting": gettext_lazy("Loon opgeschort"),
    "loonstop": gettext_lazy("Loon gestopt"),
    "lifted": gettext_lazy("Maatregel opgeheven"),
    "other": gettext_lazy("Maatregel van de werkgever"),
}


_ORDERS: Final = {
    "requested": gettext_lazy("Offerte gevraagd"),
    "quoted": gettext_lazy("Offerte verstuurd"),
    "accepted": gettext_lazy("Dienst aangenomen"),
    "signed": gettext_lazy("Opdracht getekend"),
    "declined": gettext_lazy("Opdracht niet gegeven"),
    "withdrawn": gettext_lazy("Offerte ingetrokken"),
    "quote-declined": gettext_lazy("Offerte afgewezen"),
    "quote-withdrawn": gettext_lazy("Offerte ingetrokken"),
}
RUNGS: Final = {
    "own": gettext_lazy("Eigen werk"),
    "adapted": gettext_lazy("Aangepast eigen werk"),
    "other": gettext_lazy("Ander werk bij de eigen werkgever"),
    "holding": gettext_lazy("Werk elders in de holding"),
    "external": gettext_lazy("Werk bij een andere werkgever"),
}
FINDINGS: Final = {
    "being-examined": gettext_lazy("wordt onderzocht"),
    "being-tried": gettext_lazy("wordt geprobeerd"),
    "possible": gettext_lazy("kan"),
    "not-possible": gettext_lazy("kan niet"),
    "does-not-exist": gettext_lazy("is er niet"),
}
_REQUESTS: Final = {
    "adjust": gettext_lazy("Werkgever vraagt om bij te sturen"),
    "question": gettext_lazy("Vraag van de werkgever"),
    "call-back": gettext_lazy("Werkgever wil gebeld worden"),
    "answer": gettext_lazy("Antwoord aan de werkgever"),
}
#: The same, as the employee and the employer read it.
_REQUESTS_OF: Final = {
    "employee": {
        "adjust": gettext_lazy("Uw werkgever vroeg om iets te veranderen"),
        "question": gettext_lazy("Uw werkgever stelde een vraag"),
        "call-back": gettext_lazy("Uw werkgever wil gebeld worden"),
        "answer": gettext_lazy("Uw bureau gaf uw werkgever antwoord"),
    },
    "employer": {
        "adjust": gettext_lazy("U vroeg om bij te sturen"),
        "question": gettext_lazy("U stelde een vraag"),
        "call-back": gettext_lazy("U vroeg om gebeld te worden"),
        "answer": gettext_lazy("Antwoord van het bureau"),
    },
}


@dataclass(frozen=True, slots=True)
class EntryLine:
    """An entry in words: an icon's name, what it is, and what was said about it."""

    icon: str
    title: str
    text: str = ""


def entry_line(entry: JournalEntry, *, language: str, you: str = "") -> EntryLine:
    """Return what an entry says in the active language, and in ``language`` for the roles."""
    content = entry.content
    said = message_in(entry)
    if said is not None:
        own = you == "employee"
        title = gettext("Uw bericht aan uw coach") if own else gettext("Bericht van de medewerker")
        return EntryLine("mail", title, message_line(said))
    match content:
        case j.Contact():
            return EntryLine(*_contact(content, language, you))
        case j.Appointment():
            title = str(_APPOINTMENTS[content.outcome])
            return EntryLine("cal", _with(title, content.with_, language, you), content.aim)
        case j.DocumentReceived():
            return _received(content)
        case j.ReportEvent():
            return EntryLine("doc", str(_REPORTS[content.event]))
        case j.Agreement():
            who = gettext("u") if content.who == you else actor_word(content.who, language)
            title = gettext("Afspraak voor %(who)s") % {"who": who}
            return EntryLine("check", title, content.what)
        case j.ClientRequest():
            return _request(content, you)
        case j.Decision():
            return EntryLine("check", str(_DECISIONS[content.subject]), content.outcome)
        case j.CapacityReceived():
            title = gettext("Nieuwe informatie over wat kan")
            return EntryLine("doc", title, content.author)
        case _:
            return _activity(content)


def _activity(content: j.Content) -> EntryLine:
    match content:
        case j.Application():
            parts = (content.function, content.employer_name)
            return EntryLine("bag", str(_APPLICATIONS[content.state]), _joined(*parts))
        case j.Assignment():
            text = _joined(content.title, content.outcome)
            return EntryLine("check", str(_ASSIGNMENTS[content.state]), text)
        case j.Networking():
            return EntryLine("link", gettext("Netwerk"), _joined(content.activity, content.outcome))
        case j.EmployerApproach():
            text = _joined(content.function, content.employer_name, content.outcome)
            return EntryLine("person", gettext("Werkgever benaderd"), text)
        case j.VacancyListSent():
            words = gettext("%(count)s vacatures gestuurd") % {"count": content.count}
            return EntryLine("bag", words, content.remark)
        case _:
            return _event(content)


def _event(content: j.Content) -> EntryLine:
    match content:
        case j.PlacementEvent():
            text = _joined(content.function, content.host, content.remark)
            return EntryLine("home", str(_PLACEMENTS[content.event]), text)
        case j.Measure():
            return EntryLine("weak", str(_MEASURES[content.measure]), content.remark)
        case j.StagnationSignal():
            return EntryLine("weak", gettext("Het traject staat stil"), content.facts)
        case j.ExpertOpinion():
            title = gettext("Oordeel van een deskundige")
            return EntryLine("find", title, _joined(content.question, content.outcome))
        case j.Note():
            return EntryLine("talk", gettext("Notitie"), content.text)
        case _:
            return _about_the_case(content)


def check_words(said: j.FirstTrackCheck) -> str:
    """Return what a first-track check concludes, in the reader's language."""
    return _joined(first_track().outcomes[said.outcome].in_(reader_language()), said.reason)


def audit_words(said: j.AuditAnswer) -> str:
    """Return which question of the RIV check was answered how, in the reader's language."""
    word = str(AUDIT_ANSWERS[said.answer])
    return gettext("RIV-toets, vraag %(n)s: %(word)s") % {"n": said.question, "word": word}


def check_answers(said: j.FirstTrackCheck) -> list[tuple[str, str]]:
    """Return every answer of a first-track check under its question, with what shows it."""
    language = reader_language()
    asked = {one.key: one.text.in_(language) for one in first_track().questions}
    words = {"yes": gettext("ja"), "no": gettext("nee"), "unknown": gettext("niet bekend")}
    found = [
        (asked.get(one.question, one.question), _joined(words[one.answer], one.words, one.proof))
        for one in said.answers
    ]
    return [*found, (gettext("Concludeert"), said.author)] if said.author else found


def _about_the_case(content: j.Content) -> EntryLine:
    match content:
        case j.OrderEvent():
            title = event_words(content) or str(_ORDERS[content.event])
            return EntryLine("doc", title, content.remark)
        case j.FirstTrackCheck():
            return EntryLine("find", gettext("Spoor 1-toets"), check_words(content))
        case j.ProfileFixed():
            return EntryLine("doc", profile_words(content), content.reason)
        case j.AuditAnswer():
            return EntryLine("find", audit_words(content), _joined(content.words, content.proof))
        case j.ConsentEvent():
            head, text = consent_line(content)
            return EntryLine("doc", head, text)
        case j.LadderFinding():
            title = f"{RUNGS[content.rung]}: {FINDINGS[content.finding]}"
            return EntryLine("find", title, _joined(content.reason, content.proof))
        case j.Bottleneck(state="resolved"):
            title = gettext("Knelpunt opgelost")
            return EntryLine("check", title, _joined(content.what, content.outcome))
        case j.Bottleneck():
            title = str(_BOTTLENECKS[content.sort])
            return EntryLine("weak", title, _joined(content.what, content.action))
        case _:
            raise ValueError(f"no words for an entry of kind {content.kind}")


def _request(content: j.ClientRequest, you: str) -> EntryLine:
    """Return what the employer asked, or the answer; whoever asked is addressed as such."""
    return EntryLine("mail", request_words(content, you), content.answer or content.text)


def request_words(content: j.ClientRequest, you: str = "") -> str:
    """Return what a request of the employer is, or that it is the answer, to this reader."""
    words = _REQUESTS_OF.get(you, _REQUESTS)
    return str(words["answer" if content.about else content.sort])


def _contact(content: j.Contact, language: str, you: str) -> tuple[str, str, str]:
    title = _with(str(_MEDIA[content.medium]), content.with_, language, you)
    if content.minutes is not None:
        title += ", " + gettext("%(minutes)s minuten") % {"minutes": content.minutes}
    icon = {"phone": "phone", "message": "mail"}.get(content.medium, "talk")
    return icon, title, content.outcome


def _with(title: str, roles: tuple[str, ...], language: str, you: str) -> str:
    if not roles:
        return title
    names = [gettext("u") if role == you else actor_word(role, language) for role in roles]
    return gettext("%(what)s met %(who)s") % {"what": title, "who": ", ".join(names)}


def _received(content: j.DocumentReceived) -> EntryLine:
    title = content.title or str(DOCUMENTS[content.document])
    advice = content.advice
    told = (direction_words(advice), advice.conclusion) if advice is not None else ()
    head = gettext("Document ontvangen: %(title)s") % {"title": title}
    return EntryLine("doc", head, _joined(content.author, *told))


def _joined(*parts: str) -> str:
    return " · ".join(part for part in parts if part)
