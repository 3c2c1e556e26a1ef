"""The quick version finds what the plain version finds, with the same scores in the same order."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.core.matching.made import TODAY, known, market
from tests.core.matching.test_properties import searches, vacancies
from wissel.connections.wire import read_value
from wissel.core.matched import Fit, Match
from wissel.core.matching import (
    ArrayMarket,
    Market,
    MatchProfile,
    about_work,
    columns_of,
    matches,
    pack,
    search_of,
    unpack,
)
from wissel.core.vacancies import Vacancy

HERE = Path(__file__).parent


def frozen(name: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in (HERE / name).read_text(encoding="utf-8").splitlines()]


def plain(search: MatchProfile, all_: Market) -> list[Match]:
    """Return what is allowed and about some of the work, by the plain version."""
    found = matches(search, all_, on=TODAY)
    return [one for one in found if one.fit is not Fit.UNSUITABLE and about_work(one) > 0]


def assert_equal(quick: ArrayMarket, all_: Market, search: MatchProfile) -> None:
    picks = quick.best(search_of(search, known()), on=TODAY, count=len(all_.reads))
    right = plain(search, all_)
    allowed = [one for one in matches(search, all_, on=TODAY) if one.fit is not Fit.UNSUITABLE]
    assert (picks.allowed, picks.near) == (len(allowed), len(right))
    assert sorted(picks.ids) == sorted(one.id for one in right)
    scores = dict(zip(picks.ids, picks.scores, strict=True))
    assert all(abs(scores[one.id] - one.score) < 1e-5 for one in right)
    assert list(picks.scores) == sorted(picks.scores, reverse=True)


@pytest.mark.slow  # compiles the loop where that was not done before
def test_forty_profiles_over_four_hundred_vacancies_come_out_the_same() -> None:
    all_ = market(read_value(Vacancy, one) for one in frozen("vacancies.jsonl"))
    quick = ArrayMarket.of(all_)
    for one in frozen("matches.jsonl"):
        assert_equal(quick, all_, read_value(MatchProfile, one["profile"]))


@pytest.mark.slow
@settings(max_examples=60, deadline=None)
@given(st.lists(vacancies(), max_size=8), searches())
def test_any_vacancies_for_any_search_come_out_the_same(
    some: list[Vacancy], search: MatchProfile
) -> None:
    all_ = market(replace(one, id=f"v{number}") for number, one in enumerate(some))
    assert_equal(ArrayMarket.of(all_), all_, search)


@pytest.mark.slow
def test_what_one_thing_keeps_out_is_what_the_plain_version_says() -> None:
    all_ = market(read_value(Vacancy, one) for one in frozen("vacancies.jsonl"))
    quick = ArrayMarket.of(all_)
    for one in frozen("matches.jsonl")[:10]:
        search = read_value(MatchProfile, one["profile"])
        found = quick.kept_out(search_of(search, known()), on=TODAY, slack=10_000)
        right = {
            each.id: each.conflicts[0].limitation
            for each in matches(search, all_, on=TODAY)
            if len({conflict.limitation for conflict in each.conflicts}) == 1
            and each.conflicts[0].limitation not in ("closed", "done")
            and about_work(each) >= 0.18
        }
        assert {each.id: each.limitation for each in found} == right


@pytest.mark.slow
@pytest.mark.parametrize("least", [0.0, 0.18, 0.4])
def test_only_so_many_are_kept_and_they_are_the_best(least: float) -> None:
    all_ = market(read_value(Vacancy, one) for one in frozen("vacancies.jsonl"))
    quick = ArrayMarket.of(all_)
    for profile in frozen("matches.jsonl"):
        search = search_of(read_value(MatchProfile, profile["profile"]), known())
        every = quick.best(search, on=TODAY, count=400, least=least)
        for count in (0, 1, 5, 50):
            found = quick.best(search, on=TODAY, count=count, least=least)
            assert found.ids == every.ids[:count]
            assert (found.allowed, found.near) == (every.allowed, every.near)


@pytest.mark.slow
def test_one_search_leaves_nothing_behind_for_the_next() -> None:
    all_ = market(read_value(Vacancy, one) for one in frozen("vacancies.jsonl"))
    quick = ArrayMarket.of(all_)
    profiles = [read_value(MatchProfile, one["profile"]) for one in frozen("matches.jsonl")]
    alone = quick.best(search_of(profiles[5], known()), on=TODAY, count=20)
    quick.best(search_of(profiles[6], known()), on=TODAY, count=20)
    assert quick.best(search_of(profiles[5], known()), on=TODAY, count=20) == alone


@pytest.mark.slow
def test_a_market_that_was_written_and_mapped_again_says_the_same(tmp_path: Path) -> None:
    all_ = market(read_value(Vacancy, one) for one in frozen("vacancies.jsonl"))
    columns, names, corpus = columns_of(all_.reads, known())
    pack(columns, names, corpus, tmp_path / "market")
    mapped, counted = unpack(tmp_path / "market", known())
    assert counted == corpus == all_.corpus
    for one in frozen("matches.jsonl")[:5]:
        search = search_of(read_value(MatchProfile, one["profile"]), known())
        quick = ArrayMarket(columns, names, known())
        assert mapped.best(search, on=TODAY, count=20) == quick.best(search, on=TODAY, count=20)
