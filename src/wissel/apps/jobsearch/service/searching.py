"""Own search over every open vacancy, with the same verdicts as the weekly list."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from wissel.apps.jobsearch.models import Source, Suggested
from wissel.apps.jobsearch.service import _held
from wissel.apps.jobsearch.service._search import Missing, look, ready
from wissel.apps.trajectories import service as trajectories
from wissel.connections.wire import read_value
from wissel.core.access import Action, DataCategory, Role
from wissel.core.matched import Match, Relaxation, Suggestion
from wissel.core.matching import relaxations
from wissel.core.vacancies import ReadVacancy
from wissel.infra.doors import Actor, Denied, read_door
from wissel.infra.typed import neat

#: So many words are searched with, and so many vacancies stand on a page.
_MOST: Final = {"words": 200}
PAGE: Final = 20
#: Nobody reads further; other words find more.
_PAGES: Final = 25


@dataclass(frozen=True, slots=True)
class Hit:
    """A vacancy that was found: what it is, what it comes to, and whether it was on a list."""

    read: ReadVacancy
    match: Match
    on_list: bool = False


@dataclass(frozen=True, slots=True)
class Hits:
    """A page of what was found, of ``total``; ``left_out``: how many one limit alone keeps out.

    ``relaxations``: which single change would let most through.
    """

    hits: tuple[Hit, ...]
    total: int
    left_out: int
    open_count: int
    page: int
    words: str
    missing: tuple[Missing, ...]
    relaxations: tuple[Relaxation, ...] = ()

    @property
    def has_more(self) -> bool:
        """Whether there is a next page."""
        return self.page < _PAGES and self.total > self.page * PAGE


@read_door
def search_vacancies(
    *,
    actor: Actor,
    now: datetime,
    trajectory: UUID,
    words: str = "",
    page: int = 1,
    everything: bool = False,
) -> Hits:
    """Return open vacancies for a trajectory: by its search profile, or by other words.

    Limits count always: what one of them keeps out is left out, or with ``everything`` shown last
    with the reason. For the employee and who guides them: the verdicts rest on the capacity.
    """
    found = _reader(actor, now, trajectory)
    said = neat({"words": words[: _MOST["words"]]}, _MOST)["words"]
    search = ready(found)
    looked = look(search.again(wishes=(said,) if said else ()), now)
    page = max(1, min(page, _PAGES))
    best = looked.market.best(looked.search, count=page * PAGE)
    kept_out = looked.market.kept_out(looked.search)
    shown = list(best.ids[(page - 1) * PAGE :])
    if everything and len(shown) < PAGE:
        shown += [one.id for one in kept_out][: PAGE - len(shown)]
    known = set(Suggested.objects.filter(trajectory_id=trajectory).values_list("same", flat=True))
    found.obtained.log("vacancies.search", _held.CATEGORY)
    return Hits(
        hits=tuple(
            Hit(one.read, one.match, one.same in known) for one in looked.each(shown).values()
        ),
        total=best.near,
        left_out=len(kept_out),
        open_count=looked.market.size,
        page=page,
        words=said,
        missing=looked.lacks(search),
        relaxations=tuple(relaxations(kept_out, looked.search.profile)[:3]),
    )


@dataclass(frozen=True, slots=True)
class VacancyView:
    """One vacancy with its verdict. ``line``: the line of the list it stands on, if it does.

    ``read`` is ``None`` where it is not open any more: then the list says what it was. ``missing``
    says what the verdict had to do without; ``source`` is the name of the feed, if it is of one.
    """

    read: ReadVacancy | None
    match: Match | None
    line: UUID | None = None
    kept: Suggestion | None = None
    sent: bool = False
    missing: tuple[Missing, ...] = ()
    source: str = ""


@read_door
def vacancy(*, actor: Actor, now: datetime, trajectory: UUID, vacancy: str) -> VacancyView:
    """Return one vacancy for a trajectory: open now, or as it was when it was on a list."""
    found = _reader(actor, now, trajectory)
    search = ready(found)
    looked = look(search.again(), now)
    open_now = looked.one(vacancy)
    row = Suggested.objects.filter(trajectory_id=trajectory, vacancy=vacancy)
    line = row.select_related("list").first()
    is_coach = actor.role == Role.COACH
    if line is not None and not is_coach and (line.removed or line.list.sent_at is None):
        line = None  # what the coach still looks at, or took off, is not the employee's list
    if open_now is None and line is None:
        raise Denied("no-such-vacancy", subject=str(trajectory))
    found.obtained.log("vacancies.look", _held.CATEGORY)
    return VacancyView(
        read=None if open_now is None else open_now.read,
        match=None if open_now is None else open_now.match,
        line=line.pk if line is not None else None,
        kept=read_value(Suggestion, line.said) if line is not None else None,
        sent=line is not None and line.list.sent_at is not None,
        missing=search.missing,
        source=_source_of(vacancy),
    )


def _source_of(vacancy: str) -> str:
    names = Source.objects.filter(key=vacancy.partition(":")[0])
    return names.values_list("name", flat=True).first() or ""


def _reader(actor: Actor, now: datetime, trajectory: UUID) -> trajectories.Within:
    """Return the trajectory for who may read both the applications and the capacity."""
    found = _held.within(actor, now, trajectory, Action.READ)
    searches = actor.role in (Role.EMPLOYEE, Role.COACH)
    if not searches or not found.obtained.sees(DataCategory.CAPACITY):
        raise Denied("no-capacity", subject=str(trajectory))
    return found
