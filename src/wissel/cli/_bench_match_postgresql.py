"""PostgreSQL full text on the made-up market: Dutch dictionary, GIN, ts_rank.

It works in a schema of its own on the server whose address is given, and drops it afterwards.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from time import perf_counter
from typing import Any
from uuid import uuid4

import psycopg
from psycopg import sql

from wissel.cli._bench_match_columns import LICENCES, SHIFTS, broken, forbidden, reach_km
from wissel.cli._bench_match_columns import words as bit_words
from wissel.cli._bench_match_made import TODAY, Made
from wissel.cli._bench_match_parts import whereabouts
from wissel.cli._bench_match_peers import TOP, Asked, Built, Task, ask, words
from wissel.cli._bench_match_people import MadeProfile

NAME = "PostgreSQL full text"
_NO_ADDRESS = f"{NAME}: not measured, no --postgresql URL was given"
_TABLE = """
CREATE UNLOGGED TABLE vacancy (
    number int, title text, body text, hours int, per_day float, education int, closes int,
    shifts int, licence int, latitude float, longitude float, a bigint, b bigint, c bigint
)"""
_INDEXED = (
    "ALTER TABLE vacancy ADD COLUMN said tsvector",
    "UPDATE vacancy SET said = setweight(to_tsvector('dutch', title), 'A')"
    " || setweight(to_tsvector('dutch', body), 'D')",
    "CREATE INDEX ON vacancy USING gin (said)",
    "CREATE INDEX ON vacancy (latitude, longitude)",
    "ANALYZE vacancy",
)
_RANKED = """
SELECT number FROM vacancy, to_tsquery('dutch', %(words)s) AS wished
WHERE said @@ wished {limits}
ORDER BY ts_rank('{{0.33, 0.33, 0.33, 1.0}}', said, wished) DESC, number LIMIT {top}"""
#: Every hard limit, distance as a great circle, in the order in which it is cheap.
_LIMITS = """
AND latitude BETWEEN %(north)s - %(high)s AND %(north)s + %(high)s
AND hours <= %(hours)s AND education <= %(education)s AND closes >= %(today)s
AND shifts & %(no_shifts)s = 0 AND licence & %(no_licence)s = 0 AND per_day <= %(per_day)s
AND a & %(a)s = 0 AND b & %(b)s = 0 AND c & %(c)s = 0
AND 12742 * asin(sqrt(sind((latitude - %(north)s) / 2) ^ 2
    + cosd(latitude) * cosd(%(north)s) * sind((longitude - %(east)s) / 2) ^ 2)) <= %(reach)s"""
_SIGNED = 1 << 63


def measured(task: Task, url: str | None) -> tuple[Built, list[Asked]] | str:
    """Return the figures, or why there are none."""
    if not url:
        return _NO_ADDRESS
    try:
        connection = psycopg.connect(url, autocommit=True)
    except psycopg.OperationalError as reason:
        return f"{NAME}: not measured, {str(reason).strip()}"
    with connection, _schema_of_its_own(connection):
        seconds = _build(connection, task)
        built = Built(NAME, seconds, _size(connection), None, _setting(connection))
        return built, [
            ask(task, "words, limits behind", lambda one: _numbers(connection, one, "")),
            ask(task, "every limit in SQL", lambda one: _numbers(connection, one, _LIMITS)),
        ]


@contextmanager
def _schema_of_its_own(connection: psycopg.Connection[Any]) -> Iterator[None]:
    name = sql.Identifier(f"wissel_bench_{uuid4().hex}")
    connection.execute(sql.SQL("CREATE SCHEMA {}").format(name))
    try:
        connection.execute(sql.SQL("SET search_path TO {}").format(name))
        yield
    finally:
        connection.execute(sql.SQL("DROP SCHEMA {} CASCADE").format(name))


def _build(connection: psycopg.Connection[Any], task: Task) -> float:
    """Put the market in; what making it takes is not counted."""
    connection.execute(_TABLE)
    spent = 0.0
    with connection.cursor() as cursor, cursor.copy("COPY vacancy FROM STDIN") as copy:
        for one in task.vacancies():
            row = _row(one)
            started = perf_counter()
            copy.write_row(row)
            spent += perf_counter() - started
    started = perf_counter()
    for statement in _INDEXED:
        connection.execute(statement)
    return spent + perf_counter() - started


def _row(one: Made) -> tuple[object, ...]:
    return (
        one.number,
        one.title,
        one.text,
        one.hours[0],
        one.hours_per_day or 0,
        one.education,
        (one.closes_on or date.max).toordinal(),
        sum(SHIFTS[shift.value] for shift in one.shifts),
        sum(LICENCES[name] for name in one.licence),
        *whereabouts()[one.postcode],
        *_signed(broken(one.demands)),
    )


def _signed(bits: int) -> list[int]:
    """Return bits as three words that fit a bigint."""
    return [word - 2 * _SIGNED if word >= _SIGNED else word for word in bit_words(bits)]


def _numbers(connection: psycopg.Connection[Any], profile: MadeProfile, limits: str) -> list[int]:
    query = _RANKED.format(limits=limits, top=TOP)
    return [row[0] for row in connection.execute(query, _values(profile)).fetchall()]


def _values(profile: MadeProfile) -> dict[str, object]:
    north, east = whereabouts()[profile.postcode]
    a, b, c = _signed(forbidden(profile))
    reach = reach_km(profile)
    licence = profile.licence
    return {
        "words": " | ".join(words(profile)),
        "north": north,
        "east": east,
        "reach": reach,
        "high": reach / 111,
        "hours": profile.hours_max,
        "education": profile.education + 1,
        "today": TODAY.toordinal(),
        "no_shifts": sum(bit for name, bit in SHIFTS.items() if name not in profile.times),
        "no_licence": sum(
            bit for name, bit in LICENCES.items() if licence is not None and name not in licence
        ),
        "per_day": profile.hours_per_day or 24,
        "a": a,
        "b": b,
        "c": c,
    }


def _size(connection: psycopg.Connection[Any]) -> int:
    found = connection.execute("SELECT pg_total_relation_size('vacancy')").fetchone()
    return int(found[0]) if found else 0


def _setting(connection: psycopg.Connection[Any]) -> str:
    """Return the version, and the memory and processes the server may use, which decide much."""
    names = ("server_version", "shared_buffers", "work_mem", "max_parallel_workers_per_gather")
    found = [connection.execute(f"SHOW {name}").fetchone() for name in names]
    told = zip(names, found, strict=True)
    return "; " + ", ".join(f"{name} {row[0]}" for name, row in told if row)
