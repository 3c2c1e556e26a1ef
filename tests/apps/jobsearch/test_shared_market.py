"""Many vacancies are made ready once, by the worker; every process of the machine shares them."""

import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.apps.jobsearch.market import PLANNER, draft, feed, searchable, send, several, shown
from tests.cast import NOW, Cast
from tests.core.matching.made import TODAY, market
from wissel.apps.jobsearch import service as jobsearch
from wissel.apps.jobsearch.service._market import OpenMarket
from wissel.config import daily
from wissel.core.matching import ArrayMarket, MatchProfile, search_of
from wissel.core.refusal import Refused
from wissel.infra.tasks.worker import Worker

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def folder(settings: Any, tmp_path: Path) -> Path:
    """Let every vacancy be one of many, and the folder be empty."""
    settings.MARKET_SHARED_FROM, settings.MARKET_DIR = 0, tmp_path / "market"
    return tmp_path / "market"


def found(cast: Cast, words: str = "planner", now: datetime = NOW) -> set[str]:
    hits = jobsearch.search_vacancies(
        actor=cast.coach, now=now, trajectory=cast.trajectory, words=words
    )
    return {one.read.id for one in hits.hits}


def test_what_was_not_made_ready_is_said_and_nothing_is_found(cast: Cast) -> None:
    searchable(cast)
    feed(PLANNER)
    assert "no-market" in shown(cast).missing
    assert found(cast) == set()
    assert jobsearch.make_market(now=NOW) == 1
    assert "no-market" not in shown(cast).missing
    assert found(cast) == {"krant:p1"}


def test_it_is_made_once_until_a_vacancy_comes_or_goes(cast: Cast, folder: Path) -> None:
    feed(*several(3))
    assert jobsearch.make_market(now=NOW) == 3
    assert jobsearch.make_market(now=NOW) == 0
    feed(*several(3), now=NOW + timedelta(hours=1))
    assert jobsearch.make_market(now=NOW) == 0
    for more in (4, 5, 6):
        feed(*several(more), now=NOW + timedelta(hours=more))
        assert jobsearch.make_market(now=NOW) == more
    assert len([one for one in folder.iterdir() if one.is_dir()]) == 2


def test_until_it_is_made_anew_what_it_was_before_is_searched(cast: Cast) -> None:
    searchable(cast)
    feed(PLANNER, *several(1, start=9))
    jobsearch.make_market(now=NOW)
    later = NOW + timedelta(hours=1)
    feed(*several(1, start=9), replace(PLANNER, id="p2", title="Planner nachttransport"), now=later)
    # What is gone is not shown; what is new is not found yet.
    assert found(cast, now=later) == {"krant:s9"}
    jobsearch.make_market(now=later)
    assert found(cast, now=later) == {"krant:s9", "krant:p2"}


def test_a_vacancy_that_asks_more_since_it_was_made_ready_is_on_no_list(cast: Cast) -> None:
    searchable(cast)
    feed(PLANNER, *several(1, start=9))
    jobsearch.make_market(now=NOW)
    heavier = replace(PLANNER, text=f"{PLANNER.text} Je tilt dozen tot 20 kilo.")
    feed(heavier, *several(1, start=9), now=NOW + timedelta(hours=1))
    draft(cast, NOW + timedelta(hours=2))
    week = shown(cast).week
    assert week is not None
    assert [line.said.snapshot.vacancy.id for line in week.lines] == ["krant:s9"]


def test_the_bureaus_own_vacancies_are_found_at_once_and_before_the_same_job_of_a_feed(
    cast: Cast,
) -> None:
    searchable(cast)
    own = jobsearch.enter_vacancy(actor=cast.coach, now=NOW, said=PLANNER)
    assert found(cast) == {own}
    feed(PLANNER, *several(1, start=9))
    jobsearch.make_market(now=NOW)
    assert found(cast) == {own, "krant:s9"}
    assert shown(cast).open_count == 2
    with pytest.raises(Refused, match="open no more"):
        jobsearch.add_vacancy(
            actor=cast.coach,
            now=NOW,
            trajectory=cast.trajectory,
            vacancy="krant:zz",
            because="test",
        )


def test_half_a_market_of_a_process_that_died_is_removed(cast: Cast, folder: Path) -> None:
    feed(*several(2))
    half = folder / "1.x-y.making"
    half.mkdir(parents=True)
    jobsearch.make_market(now=NOW)
    assert not half.exists()


def test_the_lists_of_a_bureau_are_cut_into_parts_of_which_every_worker_takes(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(daily, "LISTS_A_PART", 1)
    searchable(cast)
    feed(*several(4))
    running = len(jobsearch.waiting_for_list(actor=cast.command, now=NOW))
    assert daily.share_weekly_lists(actor=cast.command, now=NOW) == running >= 1
    one, other = Worker(clock=lambda: NOW), Worker(clock=lambda: NOW)
    assert one._step()
    assert other.run(once=True) == running - 1
    one.stop.request()
    week = shown(cast).week
    assert week is not None
    assert len(week.lines) == 4
    assert draft(cast) == 0
    assert send(cast) == 4


def test_one_list_that_cannot_be_drafted_does_not_hold_up_the_others(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    searchable(cast)
    feed(*several(2))
    jobsearch.make_market(now=NOW)
    nobody = cast.other_trajectory  # of another bureau: it is denied
    waiting = (nobody, *jobsearch.waiting_for_list(actor=cast.command, now=NOW))
    monkeypatch.setattr(jobsearch, "waiting_for_list", lambda **_: waiting)
    with pytest.raises(daily.WorkUndone, match="1 of"):
        daily.draft_weekly_lists(actor=cast.command, now=NOW)
    assert shown(cast).week is not None


def test_threads_that_search_at_once_find_each_their_own() -> None:
    plain = market(several(40))
    shared = OpenMarket((ArrayMarket.of(plain),), plain.corpus, plain.known, {}, (), TODAY, True)
    asked = [search_of(MatchProfile(wishes=(one,)), plain.known) for one in ("planner", "inkoper")]
    alone = [shared.best(one, count=20) for one in asked]
    assert alone[0] != alone[1]
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)  # let them get in each other's way
    try:
        with ThreadPoolExecutor(4) as pool:
            found = list(pool.map(lambda n: shared.best(asked[n % 2], count=20), range(200)))
    finally:
        sys.setswitchinterval(before)
    assert found == [alone[n % 2] for n in range(200)]
