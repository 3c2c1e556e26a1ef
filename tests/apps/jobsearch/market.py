"""A small market and a trajectory that can be searched for, made through doors."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from typing import Any

from tests.apps.plans.profiles import fix, fixed_person, receive, three_directions
from tests.cast import NOW, Cast
from wissel.apps.jobsearch import service as jobsearch
from wissel.config.daily import draft_weekly_lists
from wissel.core.matched import SearchSettings
from wissel.core.vacancies import Shift, Vacancy

SETTINGS = SearchSettings(
    postcode="3511",
    transport="car",
    max_km=40,
    times=(Shift.DAY,),
    licence=("B",),
)
PLANNER = Vacancy(
    id="p1",
    title="Planner wegtransport",
    text="Je plant de ritten van de chauffeurs en belt met klanten over de aankomst. "
    "Je werkt op kantoor met een klein team en houdt het systeem bij.",
    employer="Vonderpoort Transport",
    place="Utrecht",
    postcode="3526",
    hours_min=16,
    hours_max=20,
    shifts=(Shift.DAY,),
    education=3,
    licence=(),
)
_FIRMS = ("Zonneweide", "Kortland", "De Linde", "Waterman", "Hoogstad", "Bosrand", "Veldzicht")


def several(count: int, *, start: int = 0, more: str = "", **said: Any) -> tuple[Vacancy, ...]:
    """Return different vacancies, each of another employer with other words."""
    titles = ("Planner wegtransport", "Medewerker klantenservice", "Inkoper")
    return tuple(
        replace(
            PLANNER,
            id=f"s{n}",
            title=titles[n % 3],
            employer=f"{_FIRMS[n % 7]} {n}",
            text=f"{PLANNER.text} Wij zijn {_FIRMS[n % 7]} {n} en bestaan {n + 3} jaar. "
            + f"{more} "
            + " ".join(f"{_FIRMS[(n + k) % 7].lower()}{n * 7 + k}" for k in range(12)),
            **said,
        )
        for n in range(start, start + count)
    )


def feed(*vacancies: Vacancy, now: datetime = NOW, key: str = "krant") -> jobsearch.TakenIn:
    """Take vacancies in, as the whole of a feed."""
    return jobsearch.take_in(
        now=now, key=key, name="De banenkrant", mapping="jsonlines", items=iter(vacancies)
    )


def searchable(cast: Cast, *, level: str = "10-kilo", titles: Iterable[str] = ()) -> None:
    """Let there be an opinion, profiles and settings for the trajectory of the cast."""
    receive(cast, level)
    fixed_person(cast)
    three_directions(cast)
    fix(cast, "search")
    jobsearch.keep_search_settings(
        actor=cast.employee, now=NOW, trajectory=cast.trajectory, said=SETTINGS
    )


def draft(cast: Cast, now: datetime = NOW) -> int:
    """Do that part of the daily work."""
    return draft_weekly_lists(actor=cast.command, now=now)


def shown(cast: Cast, *, employee: bool = False, now: datetime = NOW) -> jobsearch.SearchView:
    """Return the lists as the coach sees them, or the employee."""
    actor = cast.employee if employee else cast.coach
    return jobsearch.search_view(actor=actor, now=now, trajectory=cast.trajectory)


def send(cast: Cast, now: datetime = NOW, remark: str = "") -> int:
    """Send this week's list."""
    return jobsearch.send_list(actor=cast.coach, now=now, trajectory=cast.trajectory, remark=remark)
