"""The made-up market as files: vacancies and profiles as JSON Lines, postcodes as CSV.

The names of the files hold the size and a digest of what the generator makes, so a market that is
there already is used again, and one of another size or another generator is not.
"""

import hashlib
import json
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from datetime import date
from pathlib import Path

from wissel.cli._bench_match_made import made
from wissel.cli._bench_match_parts import postcodes
from wissel.cli._bench_match_people import profiles
from wissel.core.vacancies import Vacancy

_PROBES = 40
_FIELDS = tuple(field.name for field in fields(Vacancy))


@dataclass(frozen=True, slots=True)
class Market:
    """Where the files of a made-up market are."""

    vacancies: Path
    profiles: Path
    postcodes: Path


def kept(folder: Path, *, size: int, people: int, seed: int = 8) -> Market:
    """Return a market in a folder; what is not there yet is written, line by line."""
    folder.mkdir(parents=True, exist_ok=True)
    digest = _digest(seed)
    market = Market(
        folder / f"vacancies-{size}-{digest}.jsonl",
        folder / f"profiles-{people}-{digest}.jsonl",
        folder / f"postcodes-{digest}.csv",
    )
    found = (as_json(one.vacancy()) for one in made(0, size, seed=seed))
    _write(market.vacancies, map(_line, found))
    _write(market.profiles, (_line(one.as_json()) for one in profiles(0, people, seed=seed)))
    codes = (f"{code},{latitude},{longitude}\n" for code, latitude, longitude in postcodes())
    _write(market.postcodes, ("postcode,latitude,longitude\n", *codes))
    return market


def as_json(vacancy: Vacancy) -> dict[str, object]:
    """Return a vacancy as ``wissel match`` reads it; what the source does not say is left out."""
    said = ((name, getattr(vacancy, name)) for name in _FIELDS)
    return {
        name: value.isoformat() if isinstance(value, date) else value
        for name, value in said
        if value not in (None, "", ()) or (name == "licence" and value == ())
    }


def _line(row: Mapping[str, object]) -> str:
    return json.dumps(row, ensure_ascii=False) + "\n"


def _write(path: Path, lines: Iterable[str]) -> None:
    """Write a file that is whole or not there."""
    if path.exists():
        return
    begun = path.with_suffix(".begun")
    with begun.open("w", encoding="utf-8") as out:
        out.writelines(lines)
    os.replace(begun, path)


def _digest(seed: int) -> str:
    said = [repr(one) for one in (*made(0, _PROBES, seed=seed), *profiles(0, _PROBES, seed=seed))]
    return hashlib.sha256("".join(said).encode()).hexdigest()[:12]
