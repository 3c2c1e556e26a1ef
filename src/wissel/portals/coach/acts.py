"""The one step that settles a duty: its word and its page."""

from typing import Final
from urllib.parse import urlencode
from uuid import UUID

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wissel.core.access import Action, DataCategory, Relation, Role, decide
from wissel.core.journal import CATEGORY_OF
from wissel.core.obligations import Obligation
from wissel.core.reports import document_of, written_of_occasions
from wissel.infra.doors import Actor
from wissel.portals.shell.rows import Act

#: What a duty asks to be written down, as a verb; other kinds have a general word.
_WORDS: Final = {
    "contact": gettext_lazy("Leg contact vast"),
    "document-received": gettext_lazy("Leg stuk vast"),
    "decision": gettext_lazy("Leg besluit vast"),
    "placement-event": gettext_lazy("Leg plaatsing vast"),
    "expert-opinion": gettext_lazy("Leg oordeel vast"),
    "agreement": gettext_lazy("Meld gedaan"),
    "appointment": gettext_lazy("Leg afspraak vast"),
    "application": gettext_lazy("Leg sollicitatie vast"),
    "assignment": gettext_lazy("Leg opdracht vast"),
    "ladder-finding": gettext_lazy("Leg bevinding vast"),
    "order-event": gettext_lazy("Leg stap vast"),
    "bottleneck": gettext_lazy("Meld opgelost"),
}
_CAPACITY: Final = "capacity-received"
_REPORT: Final = "report-event"
_RELEASED: Final = "report-event:released:"
_PLANNED: Final = "appointment:planned:"
_QUOTED: Final = "order-event:quoted"
_REQUEST: Final = "client-request"
_SERVICE: Final = "service"
_PROFILE: Final = "profile-fixed"
_LIST: Final = "vacancy-list-sent"
#: The report desk, whose pages may be left out of an installation.
_REPORT_PAGES: Final = ("coach:reports_of", "coach:reports")


def writes_of(actor: Actor) -> frozenset[DataCategory]:
    """Return what the actor may write in the cases of a list: their own, or the bureau's."""
    relation = Relation.ASSIGNED if actor.role == Role.COACH else Relation.BUREAU
    return frozenset(
        category
        for category in DataCategory
        if decide(
            role=Role(actor.role), category=category, action=Action.WRITE, relation=relation
        ).allowed
    )


def act_for(duty: Obligation, trajectory: UUID, writes: frozenset[DataCategory]) -> Act | None:
    """Return the step that settles a duty, or ``None`` where the actor can write nothing of it."""
    if delivery := delivery_of(duty):
        may = DataCategory.DRAFT_REPORTS in writes
        return _deliver(duty, delivery, trajectory) if may else None
    if duty.act == _REPORT or any(name.startswith(_REPORT) for name in duty.satisfied_by):
        url = report_url(trajectory)
        may = DataCategory.DRAFT_REPORTS in writes
        return Act(_("Naar het rapport"), url) if url and may else None
    if desk := _desk_of(duty, trajectory, writes):
        return desk
    if duty.is_private:
        url = reverse("coach:message", args=[trajectory, duty.anchor])
        return Act(_("Lees bericht"), url) if DataCategory.MESSAGES in writes else None
    if duty.act == _REQUEST:
        url = _route("coach:request", trajectory, duty.anchor)
        may = DataCategory.MILESTONES in writes
        return Act(_("Geef antwoord"), url) if url and may else None
    if duty.act == _CAPACITY:
        if DataCategory.MILESTONES not in writes:
            return None
        return Act(_("Vul in"), _with(reverse("coach:capacity_new", args=[trajectory]), duty))
    category = CATEGORY_OF.get(duty.act)
    if category is None or DataCategory(category) not in writes:
        return None
    word = str(_WORDS.get(duty.act, _("Leg vast")))
    if duty.act == "contact":
        return Act(word, _with(reverse("coach:log_for", args=[trajectory]), duty))
    return Act(word, _with(reverse("coach:log_kind", args=[trajectory, duty.act]), duty))


def _deliver(duty: Obligation, delivery: str, trajectory: UUID) -> Act:
    url = reverse("coach:deliver", args=[trajectory, delivery])
    if delivery in written_of_occasions():  # there is a duty for each: say which one
        url = _with(url, duty)
    word = _("Schrijf het verslag") if document_of(delivery) else _("Leg levering vast")
    return Act(word, url)


def _desk_of(duty: Obligation, trajectory: UUID, writes: frozenset[DataCategory]) -> Act | None:
    """Return the desk where what a duty asks for is made: a quote, a service, an appointment."""
    if duty.act == _SERVICE and writes & {DataCategory.MILESTONES, DataCategory.ORDER}:
        return Act(_("Naar de dienst"), reverse("coach:services", args=[trajectory]))
    if duty.act == _LIST and DataCategory.APPLICATIONS in writes:
        return Act(_("Naar de vacatures"), reverse("coach:vacancies", args=[trajectory]))
    if duty.act == _PROFILE:
        return _profile_of(duty, trajectory, writes)
    if _QUOTED in duty.satisfied_by and DataCategory.ORDER in writes:
        return Act(_("Naar de offertes"), reverse("coach:quotes", args=[trajectory]))
    planned = next((name for name in duty.satisfied_by if name.startswith(_PLANNED)), "")
    if planned and DataCategory.APPOINTMENTS in writes:
        url = reverse("coach:appointment_new", args=[trajectory])
        purpose = urlencode({"doel": planned.removeprefix(_PLANNED)})
        return Act(_("Maak een afspraak"), f"{url}?{purpose}")
    return None


def _profile_of(duty: Obligation, trajectory: UUID, writes: frozenset[DataCategory]) -> Act | None:
    """Return the desk of the profiles to who writes in the one that the duty asks for."""
    of_person = f"{_PROFILE}:search" not in duty.satisfied_by
    asked = DataCategory.PERSON_PROFILE if of_person else DataCategory.SEARCH_PROFILE
    if asked not in writes:
        return None
    return Act(_("Naar het profiel"), reverse("coach:profiles", args=[trajectory]))


def delivery_of(duty: Obligation) -> str:
    """Return the key of the report that is made once and whose release the duty asks for.

    ``""`` when it asks for none, or for a report that comes back and is written here.
    """
    keys = [
        name.removeprefix(_RELEASED)
        for name in duty.satisfied_by
        if name.startswith(_RELEASED) and name != _RELEASED
    ]
    return keys[0] if keys else ""


def report_url(trajectory: UUID) -> str:
    """Return the page with the reports of a trajectory; empty where there is no such page."""
    own, all_of_them = _REPORT_PAGES
    return _route(own, trajectory) or _route(all_of_them)


def _route(name: str, *args: object) -> str:
    """Return the address of a page, or ``""`` where this installation leaves the page out."""
    try:
        return reverse(name, args=args)
    except NoReverseMatch:
        return ""


def _with(url: str, duty: Obligation) -> str:
    return f"{url}?{urlencode({'voor': duty.key})}"
