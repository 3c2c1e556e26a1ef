"""The weekly list: drafted by the search, looked at and sent by the coach.

A list holds nothing twice, nothing that breaks a limit, and is never padded: where fewer suit than
the programme promises, it says so and which one change would open more.
"""

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Final
from uuid import UUID

from django.db.models import Max

from wissel.apps.bureaus import service as bureaus
from wissel.apps.jobsearch.models import Suggested, WeekList
from wissel.apps.jobsearch.service import _held
from wissel.apps.jobsearch.service._held import ListRow
from wissel.apps.jobsearch.service._search import Looking, Missing, Ready, Seen, look, ready
from wissel.apps.trajectories import service as trajectories
from wissel.core.access import Action, DataCategory, Role
from wissel.core.journal import VacancyListSent
from wissel.core.matched import Fit, Match, Suggestion, VacancyList
from wissel.core.matching import MatchProfile
from wissel.infra import mail
from wissel.infra.doors import Actor, Denied, door, read_door, today_of
from wissel.infra.typed import demand_functional, neat, refused

#: Who reads the lists. To an employer they say where somebody may go (no-employer-names).
_READERS: Final = (Role.EMPLOYEE, Role.COACH, Role.MANAGER)
_MOST: Final = {"because": 300, "remark": 500}


@dataclass(frozen=True, slots=True)
class Line:
    """A vacancy on a list. ``now``: of a draft, what it comes to today; ``None``: not open."""

    id: UUID
    said: Suggestion
    now: Match | None = None


@dataclass(frozen=True, slots=True)
class ListView:
    """A list with its lines in order; those that were taken off stand in ``removed``."""

    id: UUID
    said: VacancyList
    lines: tuple[Line, ...]
    removed: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class SearchView:
    """The search of one trajectory: this week's list, those before, and what is still missing.

    ``week``: the list of this week, if there is one and the reader may see it.
    """

    week: ListView | None
    before: tuple[ListView, ...]
    missing: tuple[Missing, ...]
    profile: MatchProfile
    open_count: int  #: how many vacancies are open now
    writes: bool  #: whether the reader may change the list


@read_door
def waiting_for_list(*, actor: Actor, now: datetime) -> tuple[UUID, ...]:
    """Return the running trajectories that have no list of this week yet. For the daily work."""
    if not actor.is_system:
        raise Denied("command-only")
    week = _held.monday(today_of(now))
    done = set(WeekList.objects.filter(week=week).values_list("trajectory_id", flat=True))
    running = trajectories.running(actor=actor, now=now)
    return tuple(one for one in running if one not in done)


@door
def draft_week(*, actor: Actor, now: datetime, trajectory: UUID) -> bool:
    """Draft the list of this week where there is none; return whether it was. Daily work."""
    if not actor.is_system:
        raise Denied("command-only")
    found = _held.within(actor, now, trajectory, Action.WRITE, lock=True)
    week = _held.monday(today_of(now))
    if WeekList.objects.filter(trajectory_id=trajectory, week=week).exists():
        return False
    return _draft(found, now, week) is not None


@door
def draft_list(*, actor: Actor, now: datetime, trajectory: UUID) -> UUID | None:
    """Draft this week's list now, or anew while it was not sent; ``None``: nothing to search with.

    What the coach added or took off stays so.
    """
    found = _coach(actor, now, trajectory)
    week = _held.monday(today_of(now))
    row: WeekList | None = WeekList.objects.filter(trajectory_id=trajectory, week=week).first()
    if row is not None and row.sent_at is not None:
        return row.id
    if row is None:
        row = _draft(found, now, week)
    else:
        _draft_anew(found, row, now)
    found.obtained.log("vacancies.draft", _held.CATEGORY, action="C")
    return None if row is None else row.id


def _draft(found: trajectories.Within, now: datetime, week: date) -> WeekList | None:
    search = ready(found)
    if not search.can_search:
        return None
    row = WeekList(trajectory_id=found.id, week=week, asked=_asked(found))
    return _fill(found, row, search, now)


def _asked(found: trajectories.Within) -> int:
    """Return how many the way of working promises at most."""
    held = found.case.programme
    return bureaus.held_programme(name=held.name, version=held.version).weekly_vacancies


def _fill(found: trajectories.Within, row: WeekList, search: Ready, now: datetime) -> WeekList:
    known = Suggested.objects.filter(trajectory_id=found.id).values_list("same", flat=True)
    looked = look(search, now)
    kept = 0 if row._state.adding else row.suggestions.filter(removed=False).count()
    chosen, seen = looked.list_of(max(0, row.asked - kept), known=known)
    row.made_at = now
    row.told = _held.told(looked.market.size, chosen.allowed, chosen.relaxations[:5])
    row.save()
    start = (row.suggestions.aggregate(most=Max("position"))["most"] or 0) + 1
    lines = [(one.same, _held.suggestion_of(one.read, one.match, now)) for one in seen]
    _held.add_lines(row, lines, start=start)
    return row


def _draft_anew(found: trajectories.Within, row: WeekList, now: datetime) -> None:
    """Take off what the search itself had put there and search again."""
    search = ready(found)
    if not search.can_search:
        return
    own = [pk for pk, one in _held.list_row(row).lines if not one.by and not one.removed_because]
    Suggested.objects.filter(pk__in=own).delete()
    _fill(found, row, ready(found), now)


@read_door
def search_view(*, actor: Actor, now: datetime, trajectory: UUID) -> SearchView:
    """Return the lists of a trajectory; to everybody but the coach only what was sent.

    What a vacancy comes to item by item goes to whoever may read the capacity.
    """
    found = _held.within(actor, now, trajectory, Action.READ)
    if not actor.is_system and actor.role not in _READERS:
        raise Denied("no-lists", subject=str(trajectory))
    writes = _is_coach(actor, found)
    found.obtained.log("vacancies.view", _held.CATEGORY)
    rows = [row for row in _held.lists_of(trajectory) if writes or row.row.sent_at is not None]
    search = ready(found)
    looked = look(search.again(), now) if search.can_search else None
    week = _held.monday(today_of(now))
    views = [_view(found, row, looked if row.row.week == week else None) for row in rows]
    current = next((one for one in views if one.said.week == week), None)
    return SearchView(
        week=current,
        before=tuple(one for one in views if one is not current),
        missing=search.missing if looked is None else looked.lacks(search),
        profile=search.profile if found.obtained.sees(DataCategory.CAPACITY) else MatchProfile(),
        open_count=looked.market.size if looked is not None else 0,
        writes=writes and found.case.closed_on is None,
    )


def _view(found: trajectories.Within, row: ListRow, looked: Looking | None) -> ListView:
    drafted = row.row.sent_at is None
    said = {pk: _held.cut(found, one) for pk, one in row.lines}
    lines = [Line(pk, said[pk], _today(one, looked) if drafted else None) for pk, one in row.lines]
    off = {pk for pk, one in row.lines if one.removed_because}
    return ListView(
        id=row.row.pk,
        said=_held.cut_list(found, row.said, tuple(said.values())),
        lines=tuple(one for one in lines if one.id not in off),
        removed=tuple(one for one in lines if one.id in off),
    )


def _today(one: Suggestion, looked: Looking | None) -> Match | None:
    """Return what a line comes to today; ``None``: not open, or there is nothing to look with."""
    found = None if looked is None else looked.one(one.snapshot.vacancy.id)
    return None if found is None else found.match


@door
def add_vacancy(
    *, actor: Actor, now: datetime, trajectory: UUID, vacancy: str, because: str
) -> UUID:
    """Put an open vacancy on this week's list, with the reason why; return its line.

    Raises ``Refused`` (``$.vacancy``) for what is not open, was on a list before, or breaks a
    limit; ``$.because`` without a reason.
    """
    found = _coach(actor, now, trajectory)
    said = neat({"because": because}, _MOST)["because"]
    if not said:
        raise refused("empty", "$.because", "Zeg waarom.", "Say why.")
    demand_functional(said, "$.because")
    row = _open_list(found, now)
    looked = look(ready(found).again(), now)
    one = _demand_new(found, looked.one(vacancy))
    line = _held.suggestion_of(one.read, one.match, now, by=actor.name, because=said)
    start = (row.suggestions.aggregate(most=Max("position"))["most"] or 0) + 1
    (made,) = _held.add_lines(row, [(one.same, line)], start=start)
    found.obtained.log("vacancies.add", _held.CATEGORY, action="C")
    return made


def _demand_new(found: trajectories.Within, one: Seen | None) -> Seen:
    if one is None:
        raise refused(
            "gone", "$.vacancy", "Deze vacature is niet meer open.", "This vacancy is open no more."
        )
    if Suggested.objects.filter(trajectory_id=found.id, same=one.same).exists():
        raise refused(
            "twice",
            "$.vacancy",
            "Deze vacature stond al op een lijst.",
            "This vacancy was on a list before.",
        )
    if one.match.fit is Fit.UNSUITABLE:
        first = one.match.conflicts[0].text
        raise refused(
            "conflict",
            "$.vacancy",
            f"Deze vacature kan niet op de lijst. {first.nl}",
            f"This vacancy cannot be on the list. {first.en}",
        )
    return one


@door
def remove_vacancy(
    *, actor: Actor, now: datetime, trajectory: UUID, line: UUID, because: str
) -> None:
    """Take a vacancy off a list that was not sent, with the reason why. It does not come back."""
    found = _coach(actor, now, trajectory)
    said = neat({"because": because}, _MOST)["because"]
    if not said:
        raise refused("empty", "$.because", "Zeg waarom.", "Say why.")
    demand_functional(said, "$.because")
    row = _open_list(found, now, make=False)
    for pk, one in _held.list_row(row).lines:
        if pk == line and not one.removed_because:
            _held.keep_line(pk, replace(one, removed_because=said))
            found.obtained.log("vacancies.remove", _held.CATEGORY, action="U")
            return
    raise Denied("no-such-line", subject=str(trajectory))


@door
def send_list(*, actor: Actor, now: datetime, trajectory: UUID, remark: str = "") -> int:
    """Send this week's list to the employee; return how many vacancies it holds.

    Each is held against today's limits once more: what breaks one, or is gone, is taken off and
    says so. An empty list is sent only with a remark. How many were sent is written in the
    journal, which the employer reads too; the remark is for the employee alone.
    """
    found = _coach(actor, now, trajectory)
    said = neat({"remark": remark}, _MOST)["remark"]
    demand_functional(said, "$.remark")
    row = _open_list(found, now, make=False)
    _take_off_what_breaks(found, row, now)
    count = row.suggestions.filter(removed=False).count()
    if not count and not said:
        raise refused(
            "empty",
            "$.remark",
            "De lijst is leeg. Schrijf de werknemer waarom er deze week niets is.",
            "The list is empty. Write to the employee why there is nothing this week.",
        )
    row.sent_at, row.sent_by, row.sender = now, actor.name, _held.role_of(actor)
    row.remark = said
    row.save()
    trajectories.append_event(
        within=found, actor=actor, now=now, content=VacancyListSent(count=count)
    )
    _tell(found, actor, now)
    found.obtained.log("vacancies.send", _held.CATEGORY, action="U")
    return count


def _take_off_what_breaks(found: trajectories.Within, row: WeekList, now: datetime) -> None:
    looked = look(ready(found).again(), now)
    for pk, one in _held.list_row(row).lines:
        if one.removed_because:
            continue
        today = _today(one, looked)
        if today is None:
            why = "De vacature is niet meer open."
        elif today.fit is Fit.UNSUITABLE:
            why = today.conflicts[0].text.nl
        else:
            _held.keep_line(pk, replace(one, match=today))
            continue
        _held.keep_line(pk, replace(one, removed_because=why))


def _tell(found: trajectories.Within, actor: Actor, now: datetime) -> None:
    address = trajectories.employee_address(within=found)
    if address:
        mail.queue(
            actor=actor,
            now=now,
            to=address,
            notice=mail.Notice.MESSAGE,
            path="/mijn/vacatures/",
            language=bureaus.language_of(email=address),
        )


def _open_list(found: trajectories.Within, now: datetime, *, make: bool = True) -> WeekList:
    """Return this week's list while it was not sent; made where the coach adds the first."""
    week = _held.monday(today_of(now))
    rows = WeekList.objects.filter(trajectory_id=found.id, week=week)
    row: WeekList | None = rows.first()
    if row is None and make:
        row = WeekList(trajectory_id=found.id, week=week, made_at=now, asked=_asked(found))
        row.told = _held.told(0, 0, ())
        row.save()
    if row is None:
        raise Denied("no-list", subject=str(found.id))
    if row.sent_at is not None:
        raise refused(
            "sent",
            "$",
            "De lijst van deze week is al gestuurd. Nieuwe vacatures gaan mee in de volgende.",
            "The list of this week was sent already. New vacancies go with the next.",
        )
    return row


def _coach(actor: Actor, now: datetime, trajectory: UUID) -> trajectories.Within:
    found = _held.within(actor, now, trajectory, Action.WRITE, lock=True)
    if not _is_coach(actor, found):
        raise Denied("coach-only", subject=str(trajectory), hidden=False)
    if found.case.closed_on is not None:
        raise refused("closed", "$", "Het traject is gesloten.", "The trajectory is closed.")
    return found


def _is_coach(actor: Actor, found: trajectories.Within) -> bool:
    return actor.role == Role.COACH and found.obtained.sees(_held.CATEGORY, Action.WRITE)
