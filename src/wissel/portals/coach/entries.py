"""Journal entries as lines to read: what, when, by whom, and what was corrected."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from datetime import date, datetime
from typing import Any, Final, TypeAlias

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from wissel.core.journal import (
    Agreement,
    Application,
    Appointment,
    AuditAnswer,
    Bottleneck,
    CapacityReceived,
    ConsentEvent,
    Contact,
    Content,
    Decision,
    DocumentReceived,
    FirstTrackCheck,
    JournalEntry,
    LadderFinding,
    OrderEvent,
    ProfileFixed,
    ReportEvent,
    StudyAdvice,
    VacancyListSent,
    message_in,
    standing,
)
from wissel.core.reports import title_of
from wissel.portals.coach.words import MEDIA, choice_label, field_label, kind_word
from wissel.portals.shell.case_words import actors_line
from wissel.portals.shell.consent_words import consent_line
from wissel.portals.shell.dates import day_year, reader_language
from wissel.portals.shell.entry_words import audit_words, check_answers, check_words
from wissel.portals.shell.message_words import message_line
from wissel.portals.shell.profile_words import profile_words
from wissel.portals.shell.report_name import report_name
from wissel.portals.shell.service_words import advice_rows

#: Fields that the line says already, or that only the program reads.
_TOLD: Final = frozenset({"kind", "about", "capacity", "obligation", "effect", "version", "report"})
#: Titles for what entries name by key: field → key → title.
Names: TypeAlias = Mapping[str, Mapping[str, str]]
_NO_NAMES: Final[Names] = {}


@dataclass(frozen=True, slots=True)
class Line:
    """One entry in a list: ``head`` and ``text`` say it in a line, ``details`` say all of it."""

    id: str
    kind: str
    day: date
    head: str
    text: str
    details: tuple[tuple[str, str], ...]
    author: str
    recorded_at: datetime
    earlier: tuple["Line", ...] = ()  #: what stood here before corrections, newest first


def lines(entries: Iterable[JournalEntry], names: Names = _NO_NAMES) -> list[Line]:
    """Return the entries that stand, newest first, each with its earlier versions.

    ``names`` are titles for what entries name by key: field → key → title.
    """
    known = {entry.id: entry for entry in entries}
    return [
        _line(entry, _earlier(entry, known, names), names)
        for entry in reversed(standing(list(known.values())))
    ]


def _earlier(entry: JournalEntry, known: dict[str, JournalEntry], names: Names) -> tuple[Line, ...]:
    found: list[Line] = []
    before = entry.supersedes
    while before is not None and before in known:
        found.append(_line(known[before], (), names))
        before = known[before].supersedes
    return tuple(found)


def _line(entry: JournalEntry, earlier: tuple[Line, ...], names: Names) -> Line:
    head, text = _said(entry)
    label = names.get("label", {}).get(getattr(entry.content, "label", ""))
    return Line(
        id=entry.id,
        kind=entry.kind,
        day=entry.happened_on,
        head=label or head,
        text=text,
        details=tuple(_details(entry, names)),
        author=entry.author,
        recorded_at=entry.recorded_at,
        earlier=earlier,
    )


def _said(entry: JournalEntry) -> tuple[str, str]:
    """Return the head and the text of the line."""
    said = message_in(entry)
    if said is not None:
        return _("Bericht van de medewerker"), message_line(said)
    match entry.content:
        case Contact(with_=with_, medium=medium, minutes=minutes, outcome=outcome):
            how = str(MEDIA.get(medium, medium))
            head = _("%(how)s met %(who)s") % {
                "how": how,
                "who": actors_line(with_, reader_language()),
            }
            if minutes:
                head = _("%(head)s, %(minutes)s min") % {"head": head, "minutes": minutes}
            return head, outcome
        case Appointment(with_=with_, outcome=outcome, aim=aim, purpose=purpose):
            who = actors_line(with_, reader_language())
            state = choice_label("appointment", "outcome", outcome)
            head = _("Afspraak met %(who)s, %(state)s") % {"who": who, "state": state}
            why = choice_label("appointment", "purpose", purpose) if purpose else ""
            return head, ": ".join(part for part in (why, aim) if part)
        case DocumentReceived(document=document, author=author, title=title):
            return choice_label("document-received", "document", document), title or author
        case Agreement(who=who, what=what, done=done):
            head = _("Gedaan") if done else kind_word(entry.kind)
            return head, f"{actors_line((who,), reader_language())}: {what}"
        case Decision(subject=subject, outcome=outcome, owner=owner):
            word = choice_label("decision", "subject", subject)
            return _("Besluit: %(subject)s") % {"subject": word}, outcome or owner
        case content:
            return _said_of_work(content)


def _said_of_work(content: Content) -> tuple[str, str]:
    match content:
        case ReportEvent(event=event, period=period, label=label):
            state = choice_label("report-event", "event", event)
            if title_of(label) is not None:
                return report_name(label, period), state
            return _("Rapport %(period)s") % {"period": period}, state
        case Application(function=function, state=state):
            word = choice_label("application", "state", state)
            return _("Sollicitatie, %(state)s") % {"state": word}, function
        case VacancyListSent(count=count, remark=remark):
            return _("%(count)s vacatures gestuurd") % {"count": count}, remark
        case LadderFinding(rung=rung, finding=finding, reason=reason):
            said = {
                "rung": choice_label("ladder-finding", "rung", rung),
                "finding": choice_label("ladder-finding", "finding", finding),
            }
            return _("Ladder, %(rung)s: %(finding)s") % said, reason
        case Bottleneck(sort=sort, state=state, what=what, outcome=outcome):
            said = {
                "sort": capfirst(choice_label("bottleneck", "sort", sort)),
                "state": choice_label("bottleneck", "state", state),
            }
            return _("%(sort)s, %(state)s") % said, outcome or what
        case OrderEvent(event=event, order=order, remark=remark):
            said = {
                "event": capfirst(choice_label("order-event", "event", event)),
                "order": choice_label("order-event", "order", order),
            }
            return _("%(event)s: %(order)s") % said, remark
        case _:
            return _said_of_person(content)


def _said_of_person(content: Content) -> tuple[str, str]:
    match content:
        case ProfileFixed():
            return profile_words(content), content.reason
        case FirstTrackCheck():
            return kind_word(content.kind), check_words(content)
        case AuditAnswer():
            return audit_words(content), content.words
        case ConsentEvent():
            return consent_line(content)
        case CapacityReceived(source=source, author=author):
            word = choice_label("expert-opinion", "by", source)
            return _("Belastbaarheid van %(source)s") % {"source": word}, author
        case _:
            return kind_word(content.kind), _first_text(content)


def _first_text(content: Any) -> str:
    """Return the first free text of a content type."""
    for field in fields(content):
        value = getattr(content, field.name)
        if field.name not in _TOLD and field.type in (str, "str") and value:
            return str(value)
    return ""


def _details(entry: JournalEntry, names: Names) -> Iterable[tuple[str, str]]:
    if isinstance(entry.content, ConsentEvent | ProfileFixed):
        return  # the line says all of it
    if isinstance(entry.content, FirstTrackCheck):
        yield from check_answers(entry.content)
        return
    for field in fields(entry.content):
        value = getattr(entry.content, field.name)
        if field.name in _TOLD or value in ("", None, ()):
            continue
        if isinstance(value, StudyAdvice):
            yield from advice_rows(value)
            continue
        title = names.get(field.name, {}).get(value) if isinstance(value, str) else None
        printed = title or _printed(entry.kind, field.name, value)
        yield str(field_label(entry.kind, field.name)), printed


def _printed(kind: str, name: str, value: Any) -> str:
    if isinstance(value, bool):
        return _("ja") if value else _("nee")
    if isinstance(value, date):
        return day_year(value, reader_language())
    if isinstance(value, tuple):
        return actors_line(value, reader_language())
    if isinstance(value, str):
        return choice_label(kind, name, value)
    return str(value)
