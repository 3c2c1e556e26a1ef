"""Steps about vacancies, and the made-up market they are looked for in."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, Final

from wissel.apps.jobsearch import service as jobsearch
from wissel.cli._bench_match_made import TODAY, made
from wissel.cli.stage._script import ScriptError, Step
from wissel.connections.wire import InputError, read_value
from wissel.core.matched import SearchSettings
from wissel.core.vacancies import Vacancy
from wissel.infra.doors import Actor, today_of

if TYPE_CHECKING:
    from wissel.cli.stage._play import Player

#: Where the made-up vacancies are: the areas of postcodes around the employees of the demo.
_AREAS: Final = (("62", "Maastricht"), ("35", "Utrecht"), ("89", "Leeuwarden"), ("30", "Rotterdam"))
_FAMILIES: Final = frozenset(
    ("kantoor", "klantcontact", "magazijn", "transport", "winkel", "financieel", "beheer", "zorg")
)
_MOST: Final = 400
#: So many are made to choose from; those of few hours a week are chosen first.
_LOOKED_AT: Final = 12_000
_FEW: Final = 20


def open_demo_market(now: datetime) -> None:
    """Take some hundreds of made-up vacancies in, as a feed would bring them."""
    jobsearch.take_in(
        now=now - timedelta(days=30),
        key="banenkrant",
        name="De Banenkrant (verzonnen)",
        mapping="jsonlines",
        items=_vacancies(now),
    )


def _vacancies(now: datetime) -> Iterator[Vacancy]:
    """Yield made-up vacancies around the employees of the demo; most ask few hours a week."""
    later = today_of(now) - TODAY
    chosen = (
        one
        for one in made(0, _LOOKED_AT)
        if one.job.family.name in _FAMILIES and (one.hours[0] <= _FEW or one.number % 5 == 0)
    )
    for number, one in zip(range(_MOST), chosen, strict=False):
        area, place = _AREAS[number % len(_AREAS)]
        said = one.vacancy()
        closes = said.closes_on
        yield replace(
            said,
            place=place,
            postcode=f"{area}{11 + number % 40}",
            posted_on=None if said.posted_on is None else said.posted_on + later,
            closes_on=None if closes is None else max(closes + later, today_of(now)),
            source="banenkrant",
        )


def play_search(player: "Player", step: Step, actor: Actor, now: datetime) -> None:
    """Say where and when to look: ``search: {postcode: "6221", transport: car, max_km: 30}``."""
    try:
        said = read_value(SearchSettings, step.said)
    except InputError as wrong:
        path = f"{step.path}.{step.act}{wrong.path.removeprefix('$')}"
        raise ScriptError(wrong.code, path, step.line, wrong.message, wrong.message) from None
    jobsearch.keep_search_settings(actor=actor, now=now, trajectory=player.trajectory, said=said)


def play_vacancies(player: "Player", step: Step, actor: Actor, now: datetime) -> None:
    """Draft the list of the week, and send it: ``vacancies: {remark: …}`` or ``{}``."""
    given: dict[str, Any] = {"actor": actor, "now": now, "trajectory": player.trajectory}
    said = step.said if isinstance(step.said, dict) else {}
    if jobsearch.draft_list(**given) is not None:
        jobsearch.send_list(remark=str(said.get("remark", "Geen nieuwe deze week.")), **given)


def play_answers(player: "Player", step: Step, actor: Actor, now: datetime) -> None:
    """Answer the vacancies of the newest list in order: ``answers: [suits, distance, …]``."""
    given: dict[str, Any] = {"actor": actor, "now": now, "trajectory": player.trajectory}
    view = jobsearch.search_view(**given)
    newest = view.week or (view.before[0] if view.before else None)
    lines = newest.lines if newest is not None else ()
    said = step.said if isinstance(step.said, list) else []
    for line, word in zip(lines, said, strict=False):
        if word == "suits":
            jobsearch.answer(line=line.id, suits="suits", **given)
        else:
            jobsearch.answer(line=line.id, suits="suits-not", because=str(word), **given)
