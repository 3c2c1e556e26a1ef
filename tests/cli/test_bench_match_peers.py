"""What stands beside the matcher: engines asked for wishes, with limits behind or inside."""

import os
import sys
from dataclasses import replace
from pathlib import Path

import psycopg
import pytest

from wissel.cli import _bench, _bench_match, _bench_match_tantivy, main
from wissel.cli import _bench_match_postgresql as peer
from wissel.cli._bench_match_columns import Columns, allowed, columns
from wissel.cli._bench_match_made import made
from wissel.cli._bench_match_peers import Asked, Built, Task, ask, by_columns, table, words
from wissel.cli._bench_match_people import profiles

SIZE = 3_000


@pytest.fixture(scope="module")
def kept() -> Columns:
    return columns(made(0, SIZE))


@pytest.fixture(scope="module")
def task(kept: Columns) -> Task:
    sample = [replace(one, max_km=90, max_minutes=None) for one in profiles(0, 12)]
    return Task(SIZE, 100, sample, by_columns(kept), rounds=2, seconds=30)


@pytest.fixture
def server() -> str:
    """Return the address of the server that these tests run beside."""
    return os.environ["WISSEL_DATABASE_URL"]


def test_every_engine_is_asked_the_same_words() -> None:
    one = replace(next(profiles(0, 1)), wishes=("kok in hotel", "Kok"))
    assert words(one) == ["kok", "in", "hotel"]


def test_an_answer_keeps_what_breaks_nothing_in_its_order(task: Task, kept: Columns) -> None:
    profile = task.sample[0]
    left = allowed(kept, profile)
    mixed = [*range(SIZE - 1, SIZE - 400, -1)]
    assert task.unbroken(profile, mixed) == [number for number in mixed if left[number]]
    assert task.unbroken(profile, []) == []


def test_the_share_of_profiles_with_a_list_counts_what_is_left() -> None:
    found = Asked("words", 1.0, 1.0, 4, (0, 2, 5, 50), 0.1)
    assert found.share(1) == 0.75
    assert found.share(5) == 0.5


def test_what_time_cuts_short_says_how_many_it_reached(task: Task) -> None:
    found = ask(replace(task, seconds=0.0), "words", lambda _: [1, 2, 3])
    assert found.profiles == len(found.left) == 1
    whole = ask(task, "words", lambda _: [1, 2, 3])
    assert whole.profiles == len(task.sample)


def test_tantivy_with_every_filter_breaks_no_limit_but_the_corners(task: Task) -> None:
    outcome = _bench_match_tantivy.measured(task)
    assert not isinstance(outcome, str)
    built, (bare, ranges, everything) = outcome
    assert built.disk > 0
    assert sum(bare.left) < sum(ranges.left) <= sum(everything.left)
    assert bare.profiles == everything.profiles == len(task.sample)


def test_tantivy_that_is_not_there_is_said(task: Task, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "tantivy", None)
    outcome = _bench_match_tantivy.measured(task)
    assert isinstance(outcome, str)
    assert "not measured" in outcome


@pytest.mark.postgresql  # it is that server
def test_postgresql_with_every_limit_breaks_none(task: Task, server: str) -> None:
    outcome = peer.measured(task, server)
    assert not isinstance(outcome, str)
    built, (bare, limited) = outcome
    assert "shared_buffers" in built.note
    assert sum(bare.left) < sum(limited.left)
    with psycopg.connect(server) as connection:
        left = connection.execute(
            "SELECT count(*) FROM pg_namespace WHERE nspname LIKE 'wissel_bench_%'"
        ).fetchone()
    assert left == (0,)


@pytest.mark.postgresql  # it is that server
def test_sql_and_columns_agree_on_every_limit(task: Task, kept: Columns, server: str) -> None:
    query = f"SELECT number FROM vacancy WHERE true {peer._LIMITS}"  # noqa: S608 - our own words
    with (
        psycopg.connect(server, autocommit=True) as connection,
        peer._schema_of_its_own(connection),
    ):
        peer._build(connection, task)
        for profile in task.sample:
            found = {row[0] for row in connection.execute(query, peer._values(profile))}
            assert found == set(allowed(kept, profile).nonzero()[0].tolist())


def test_postgresql_without_an_address_or_a_server_is_said(task: Task, tmp_path: Path) -> None:
    for url in (None, f"postgresql:///none?host={tmp_path}"):
        outcome = peer.measured(task, url)
        assert isinstance(outcome, str)
        assert "not measured" in outcome


def test_the_table_says_to_how_many_it_was_scaled(task: Task) -> None:
    rows = table(
        task,
        [(Built("Motor", 2.0, 5_000_000, 1_000_000), [Asked("words", 6.0, 7.0, 12, (0, 5), 0.1)])],
    )
    assert "50.0%" in rows[2]
    assert "100 on 1 core" in rows[0]
    assert "disk 5 MB, memory 1 MB" in rows[1]
    assert f"{SIZE:,} vacancies; scaled" in rows[-1]


def test_the_command_reports_the_market_and_each_engine(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    options = ["--size", "300", "--people", "10", "--sample", "3", "--keep", str(tmp_path)]
    assert main(["bench", "match", *options]) == 0
    said = capsys.readouterr().out
    for expected in ("300 vacancies made", "different titles", "Tantivy: built", "not measured"):
        assert expected in said
    kept = sorted(path.name.partition("-")[0] for path in tmp_path.iterdir())
    assert kept == ["columns", "postcodes", "profiles", "vacancies"]


def test_options_of_match_are_refused_beside_another_benchmark(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["bench", "clock", "--size", "3"]) == 2
    assert "--size" in capsys.readouterr().err
    assert _bench.BENCHES["match"] == _bench_match.__name__


@pytest.mark.parametrize("said", ["0", "-5", "veel"])
def test_a_size_that_is_no_number_of_things_is_wrong_use(said: str) -> None:
    assert main(["bench", "match", "--size", said]) == 2
