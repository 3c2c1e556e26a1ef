"""Parts of the page of a trajectory: people, what a reader must know, what is not known."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from wissel.apps.bureaus.service import MemberView
from wissel.apps.trajectories.service import CaseView
from wissel.core.access import Role
from wissel.core.journal import Appointment, Contact, JournalEntry, standing
from wissel.core.obligations import State
from wissel.core.trajectory import Party
from wissel.infra.doors import Actor, today_of
from wissel.portals.coach.acts import act_for
from wissel.portals.coach.rows import title_of
from wissel.portals.coach.words import choice_label
from wissel.portals.shell.case_words import actor_word
from wissel.portals.shell.dates import day_year, reader_language, short_day
from wissel.portals.shell.rows import Act

_MONOGRAM = {"employee": "employee", "coach": "coach"}
#: How long the page of a trajectory leads its new coach to the hand-over.
_NEWLY = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody of the trajectory: what they are here, and how to reach them."""

    name: str
    what: str
    kind: str
    phone: str = ""
    email: str = ""
    url: str = ""  #: where to change this


@dataclass(frozen=True, slots=True)
class Gap:
    """What the file does not say, how often, and where to fill it in."""

    title: str
    count: int
    due: date | None
    act: Act | None


def people_of(view: CaseView, now: datetime) -> list[Person]:
    """Return the employee first, then everybody who takes part now."""
    return [
        employee_of(view, now),
        *(party_of(view, party, now) for party in view.case.present),
    ]


def employee_of(view: CaseView, now: datetime, url: str = "") -> Person:
    """Return the employee, and when they were last spoken to."""
    employee, role = view.case.employee, "employee"
    what = _seen(actor_word(role, reader_language()), role, view.case.journal, today_of(now))
    return Person(employee.name, what, role, employee.phone, employee.email, url)


def party_of(view: CaseView, party: Party, now: datetime, url: str = "") -> Person:
    """Return somebody who takes part or once did, and when their role was last spoken to."""
    role = actor_word(party.role, reader_language())
    what = f"{role}, {party.organisation}" if party.organisation else role
    if view.deputy is not None and is_deputy(view.deputy, party):
        what = _("waarnemer van de coach")
    if party.ended_on is not None:
        day = day_year(party.ended_on, reader_language())
        what = _("%(what)s · tot en met %(day)s") % {"what": what, "day": day}
    elif party.role != "coach":
        what = _seen(what, party.role, view.case.journal, today_of(now))
    kind = _MONOGRAM.get(party.role, "employer")
    return Person(party.name, what, kind, party.phone, party.email, url)


def is_deputy(deputy: MemberView, party: Party) -> bool:
    """Whether this is the standing deputy, who stands in the file as a coach beside the coach."""
    return (party.role, party.name, party.email) == ("coach", deputy.name, deputy.email)


def _seen(what: str, role: str, entries: Sequence[JournalEntry], today: date) -> str:
    """Add when somebody in this role was last spoken to."""
    days = [
        entry.happened_on
        for entry in standing(entries)
        if isinstance(entry.content, Contact | Appointment)
        and role in entry.content.with_
        and (isinstance(entry.content, Contact) or entry.content.outcome == "attended")
        and entry.happened_on <= today
    ]
    if not days:
        return what
    day = short_day(max(days), today, reader_language())
    return _("%(what)s · laatst %(day)s") % {"what": what, "day": day}


def notes_of(view: CaseView) -> list[str]:
    """Return what the clock says a reader must know, and dates that it cannot use."""
    lang = reader_language()
    said = [note.message.in_(lang) for note in view.due.timeline.notes]
    documents = {entry.id: entry for entry in view.case.journal}
    for aside in view.due.set_aside:
        entry = documents.get(aside.entry)
        if entry is None:
            continue
        name = choice_label(entry.kind, "document", getattr(entry.content, "document", ""))
        day = short_day(entry.happened_on, view.due.today, lang)
        values = {"name": name, "day": day}
        if aside.code == "before-first-sick-day":
            said.append(
                _("%(name)s van %(day)s ligt vóór de eerste ziektedag en telt niet mee.") % values
            )
        else:
            said.append(
                _("%(name)s van %(day)s telt nog niet mee: een eerder stuk ontbreekt.") % values
            )
    return said


def unknown_of(view: CaseView, today: date) -> list[Gap]:
    """Return what the file does not say, each kind once, with the page that fills it in."""
    found: dict[str, Gap] = {}
    for duty in view.due.obligations:
        if duty.state(today) is not State.UNKNOWN:
            continue
        title = title_of(duty)
        before = found.get(title)
        if before is None:
            act = act_for(duty, view.id, view.writes) or _more(view.id, duty.key)
            found[title] = Gap(title, 1, duty.due, act)
        else:
            found[title] = Gap(title, before.count + 1, before.due, before.act)
    return list(found.values())


def taken_over(view: CaseView, actor: Actor) -> str:
    """Return who coached before, for a coach who took this trajectory over shortly ago, or ``""``.

    The former coach took part until the day of the change.
    """
    if actor.role != Role.COACH or view.coach is None or view.coach.id != actor.membership:
        return ""
    former = [
        (party.ended_on, party.name)
        for party in view.case.parties
        if party.role == "coach" and party.ended_on is not None
        if view.due.today - party.ended_on <= _NEWLY
    ]
    return max(former)[1] if former else ""


def _more(trajectory: UUID, key: str) -> Act:
    return Act(_("Bekijk"), reverse("coach:duty", args=[trajectory, key]))
