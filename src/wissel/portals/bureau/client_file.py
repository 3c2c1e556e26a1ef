"""The file of a client as a page reads it: what is known, agreed, running, open and said."""

from datetime import date
from typing import Any, Final
from uuid import UUID

from wissel.apps.bureaus import service as bureaus
from wissel.apps.orders import service as orders
from wissel.apps.orders.service import OpenService
from wissel.apps.trajectories import service as trajectories
from wissel.apps.trajectories.service import ClientCase
from wissel.infra.doors import today_of
from wissel.portals.bureau.enquiries import SORTS
from wissel.portals.bureau.people import DESK
from wissel.portals.shell.agreement_words import agreement_row, standing
from wissel.portals.shell.case_words import duty_title
from wissel.portals.shell.dates import reader_language
from wissel.portals.shell.pages import PageRequest
from wissel.portals.shell.quote_words import ORDERS, quote_chip

#: Notes and changes that stand open; the rest opens on demand.
_RECENT: Final = 5


def file_of(request: PageRequest, client: UUID) -> dict[str, Any]:
    """Return the file of one client: a fixed number of questions, whatever is in it."""
    actor, now = request.actor, request.now
    today = today_of(now)
    file = bureaus.client_file(actor=actor, now=now, client=client)
    agreed = trajectories.agreements_with(actor=actor, now=now, client=client)
    cases = trajectories.client_cases(actor=actor, now=now, client=client)
    notes = bureaus.client_notes(actor=actor, now=now, client=client)
    found = orders.open_with_client(actor=actor, now=now, client=client)
    whose = [one.trajectory for one in agreed if one.trajectory is not None]
    places = trajectories.places_of(actor=actor, now=now, trajectories=whose) if whose else {}
    names = {key: place.employee for key, place in places.items()}
    return {
        "client": file,
        "facts": file.said,
        "may": actor.role in DESK,
        "agreements": standing(agreement_row(one, today, names) for one in agreed),
        "cases": cases,
        "lines": [(line, _waits(line, today)) for line in cases.lines],
        "quotes": [(one, ORDERS[one.order], quote_chip(one)) for one in found.quotes],
        "services": _services(request, client),
        "enquiries": [(one, SORTS[one.said.sort]) for one in found.enquiries],
        "notes": notes[:_RECENT],
        "older_notes": notes[_RECENT:],
        "changes": [(one, one.words.in_(reader_language())) for one in file.changes],
        "today": today,
    }


def _services(request: PageRequest, client: UUID) -> list[tuple[OpenService, str]]:
    """Return the extra services that are open with the client; the list is the desk's."""
    if request.actor.role not in DESK:
        return []
    found = orders.open_services(actor=request.actor, now=request.now, client=client)
    return [(one, one.kind.title.in_(reader_language())) for one in found]


def _waits(line: ClientCase, today: date) -> dict[str, Any] | None:
    """Return the first thing that waits on the employer, and how many more there are."""
    if not line.waits:
        return None
    first = line.waits[0]
    return {
        "title": duty_title(first, reader_language()),
        "due": first.due,
        "late": first.due is not None and first.due < today,
        "more": len(line.waits) - 1,
    }
