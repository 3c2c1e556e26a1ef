"""Made-up vacancies and profiles for the benchmark of matching."""

import itertools
import json
import tracemalloc
from collections import Counter
from pathlib import Path

import pytest

from wissel.cli import _bench_match_columns as columns
from wissel.cli._bench_match_kept import as_json, kept
from wissel.cli._bench_match_made import TODAY, Made, made
from wissel.cli._bench_match_parts import parts, postcodes
from wissel.cli._bench_match_people import limit_keys, profiles
from wissel.connections.wire import read
from wissel.core.capacity import catalogue
from wissel.core.vacancies import EDUCATION, ReadVacancy, Vacancy


@pytest.fixture(scope="module")
def some() -> list[Made]:
    return list(made(0, 2_000))


@pytest.fixture(scope="module")
def titles() -> list[str]:
    return [one.title for one in made(0, 20_000)]


def test_the_same_number_is_the_same_vacancy_wherever_the_run_begins(some: list[Made]) -> None:
    assert list(made(1_900, 2_000)) == some[1_900:]
    assert list(made(0, 50, seed=9)) != some[:50]


def test_the_same_number_is_the_same_profile_wherever_the_run_begins() -> None:
    assert list(profiles(40, 60)) == list(profiles(0, 60))[40:]
    assert list(profiles(0, 20, seed=9)) != list(profiles(0, 20))


def test_titles_have_a_long_tail_and_a_few_that_are_everywhere(titles: list[str]) -> None:
    seen = Counter(titles)
    assert 0.35 < len(seen) / len(titles) < 0.65
    assert sum(number for _, number in seen.most_common(100)) > 0.15 * len(titles)
    assert len(set(titles[:10_000])) < 0.65 * len(seen)  # and no end of new ones is in sight


def test_texts_are_about_a_kilobyte_in_many_words(some: list[Made]) -> None:
    sizes = [len(one.text.encode()) for one in some]
    assert 850 < sum(sizes) / len(sizes) < 1_150
    assert len({word for one in some for word in one.text.lower().split()}) > 15_000


def test_each_is_a_vacancy_that_the_wire_reads_back(some: list[Made]) -> None:
    for one in some[:200]:
        said = one.vacancy()
        assert read(Vacancy, json.dumps(as_json(said)).encode()) == said
        assert said.education in (None, *EDUCATION)


def test_what_a_source_leaves_out_stands_in_the_text(some: list[Made]) -> None:
    unsaid = [one for one in some if "hours" in one.unsaid]
    assert unsaid
    for one in unsaid:
        assert one.vacancy().hours_min is None
        assert f"{one.hours[0]}" in one.text
        assert one.read().hours_min == one.hours[0]


def test_a_read_vacancy_quotes_its_demands_where_they_stand(some: list[Made]) -> None:
    found = [one.read() for one in some]
    assert all(isinstance(one, ReadVacancy) and one.position for one in found)
    quoted = [(one.vacancy.text, demand) for one in found for demand in one.demands]
    assert len(quoted) > 2 * len(some)
    for text, demand in quoted:
        assert text[demand.start : demand.end] == demand.quote
        assert "{" not in demand.quote


def test_every_slot_of_every_sentence_is_filled(some: list[Made]) -> None:
    assert not [one.text for one in some if "{" in one.text + one.title]


def test_some_are_closed_and_most_are_not(some: list[Made]) -> None:
    closed = [one for one in some if one.closes_on and one.closes_on < TODAY]
    assert 0 < len(closed) < 0.1 * len(some)


def test_every_demand_is_an_item_of_the_list_and_a_condition_of_it() -> None:
    known = catalogue()
    asked = {one for job in parts().jobs for one, _ in job.family.demands}
    assert len({one.item for one in asked}) > 30
    for one in asked:
        item = known.item(one.item)
        assert item is not None
        assert item.several == bool(one.level)
        assert not one.level or item.level(one.level)


def test_every_limit_is_an_item_of_the_list_and_a_level_of_it() -> None:
    known = catalogue()
    for key, levels in limit_keys().items():
        item = known.item(key)
        assert item is not None
        assert not item.fact
        for level in levels:
            said = item.level(level)
            assert said is not None
            assert not said.is_norm


def test_a_profile_has_wishes_a_reach_and_three_to_eight_limits() -> None:
    for one in profiles(0, 500):
        assert 1 <= len(one.wishes) <= 4
        assert 3 <= len(one.limits) <= 8
        assert (one.max_km is None) == (one.transport is not None) == (one.max_minutes is not None)
        assert 4 <= one.hours_min <= one.hours_max <= 40
        week = one.limits.get("uren-per-week", "40-uur")
        assert one.hours_max <= int(str(week).split("-")[0])
        assert json.loads(json.dumps(one.as_json()))["limits"].keys() == one.limits.keys()


def test_postcodes_lie_in_the_country_around_the_centre_of_their_area() -> None:
    rows = postcodes()
    assert len({code for code, _, _ in rows}) == len(rows) == 9_000
    assert all(50.6 < latitude < 53.6 for _, latitude, _ in rows)
    assert all(3.3 < longitude < 7.3 for _, _, longitude in rows)


def test_vacancies_come_one_at_a_time() -> None:
    list(made(0, 10))  # the parts are read
    tracemalloc.start()
    for _ in itertools.islice(made(0, 1_000_000_000), 3_000):
        pass
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 1_000_000


def test_a_kept_market_is_written_once_and_read_again(tmp_path: Path) -> None:
    market = kept(tmp_path, size=30, people=5)
    lines = market.vacancies.read_bytes().splitlines()
    assert [read(Vacancy, line) for line in lines] == [one.vacancy() for one in made(0, 30)]
    assert len(market.profiles.read_text(encoding="utf-8").splitlines()) == 5
    assert len(market.postcodes.read_text(encoding="utf-8").splitlines()) == 9_001
    market.vacancies.write_text("kept", encoding="utf-8")
    assert kept(tmp_path, size=30, people=5).vacancies.read_text(encoding="utf-8") == "kept"
    assert kept(tmp_path, size=31, people=5).vacancies != market.vacancies


def test_hard_limits_leave_what_breaks_nothing(some: list[Made]) -> None:
    table = columns.columns(some)
    for one in profiles(0, 40):
        left = columns.allowed(table, one)
        barred = columns.forbidden(one)
        for made_one, kept_one in zip(some, left, strict=True):
            if kept_one:
                assert not columns.broken(made_one.demands) & barred
                assert {shift.value for shift in made_one.shifts} <= set(one.times)
                assert made_one.hours[0] <= one.hours_max
                assert made_one.closes_on is None or made_one.closes_on >= TODAY


def test_lifting_more_than_the_limit_breaks_it_and_less_does_not(some: list[Made]) -> None:
    asked = {d.value: d for one in some for d in one.demands if d.item == "tillen"}
    tillen = {level.key: level.bit for level in columns._levels()["tillen"]}
    assert columns.broken([asked[5.0]]) == tillen["2-kilo"]
    assert columns.broken([asked[12.0]]) == tillen["2-kilo"] | tillen["5-kilo"] | tillen["10-kilo"]


def test_a_saying_does_not_deny_what_the_same_text_asks(some: list[Made]) -> None:
    denied = [one for one in some if "hoef je niet zwaar te tillen" in one.text]
    assert denied
    assert not [d for one in denied for d in one.demands if d.item == "tillen"]
