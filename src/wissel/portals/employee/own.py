"""The employee's own case: the newest one, or another own one that the address names."""

from dataclasses import dataclass
from uuid import UUID

from django.http import Http404

from wissel.apps.bureaus import service as bureaus
from wissel.apps.trajectories import service as trajectories
from wissel.portals.shell.pages import PageRequest


@dataclass(frozen=True, slots=True)
class Helper:
    """Who helps: the coach, or the bureau while nobody has the case."""

    name: str
    first_name: str
    phone: str
    email: str
    is_coach: bool
    place: trajectories.Place  #: where the trajectory is guided
    card: bureaus.CoachCard | None = None


@dataclass(frozen=True, slots=True)
class Own:
    """The case on the page, the other own ones, and who helps."""

    view: trajectories.CaseView
    others: tuple[UUID, ...]
    helper: Helper

    @property
    def query(self) -> str:
        """What keeps the case in an address, where there are several."""
        return f"?traject={self.view.id}" if self.others else ""


def own_case(request: PageRequest) -> Own | None:
    """Return the case that ``?traject=`` names, else the newest; ``None`` while there is none.

    A trajectory that is not the person's own is not there (404).
    """
    actor, now = request.actor, request.now
    found = trajectories.own_cases(actor=actor, now=now)
    if not found:
        return None
    chosen = _chosen(request, found)
    view = trajectories.case(actor=actor, now=now, trajectory=chosen)
    request.location = view.place.location
    return Own(view, tuple(one for one in found if one != chosen), helper_of(request, view))


def own_trajectory(request: PageRequest) -> UUID | None:
    """Return the id of the case on the page alone, without opening the file."""
    found = trajectories.own_cases(actor=request.actor, now=request.now)
    return _chosen(request, found) if found else None


def helper_of(request: PageRequest, view: trajectories.CaseView) -> Helper:
    """Return the coach, with the number of the location or the bureau where the coach has none."""
    bureau = bureaus.bureau(actor=request.actor, now=request.now)
    coach, location = view.coach, view.place.location
    here = (location.phone if location is not None else "") or bureau.phone
    if coach is None:
        return Helper(bureau.name, bureau.name, here, bureau.email, False, view.place)
    card = bureaus.coach_card(actor=request.actor, now=request.now, member=coach.id)
    first = coach.name.split()[0]
    return Helper(coach.name, first, coach.phone or here, coach.email, True, view.place, card)


def _chosen(request: PageRequest, found: tuple[UUID, ...]) -> UUID:
    asked = request.GET.get("traject")
    if not asked:
        return found[0]
    for one in found:
        if str(one) == asked:
            return one
    raise Http404
