"""Amounts that the state sets, by date. A day without a value is an error that names it."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from importlib.resources import files
from typing import Any

from wissel.core.law import read_yaml
from wissel.core.money._messages import refuse, sentence
from wissel.core.sources import Basis, NotCovered, Text

_STATUS = {
    "derived": Text("Afgeleid, niet als bedrag gepubliceerd.", "Derived, not published as such."),
    "unverified": Text("Niet nagegaan bij de bron.", "Not verified at the source."),
}
_ENDLESS = date.max


@dataclass(frozen=True, slots=True)
class Known:
    """A value that stands from a day until ``until``; ``assumed``: kept after the last known."""

    name: str
    value: Decimal
    basis: Basis
    until: date
    status: str
    assumed: bool


@dataclass(frozen=True, slots=True)
class _Series:
    starts: list[date]
    rows: list[Known]
    kept: Known  #: the last value, kept after the last day that is known


def known(name: str, day: date, *, assume: bool) -> Known:
    """Return the value of parameter ``name`` on ``day``.

    Raises :class:`~wissel.core.sources.NotCovered` for a day before the data or in a gap of it,
    and :class:`~wissel.core.refusal.Refused` after the last value that is known, unless
    ``assume``: then that value is kept, and says so.
    """
    series = _series()[name]
    row = series.rows[bisect_right(series.starts, day) - 1]
    if day < series.starts[0] or (day > row.until and row is not series.rows[-1]):
        raise NotCovered(f"rules/parameters/{name}", day)
    if day <= row.until:
        return row
    if not assume:
        raise refuse("not-published", "$.assume_constant_after", name=name, day=day, last=row.until)
    return series.kept


def known_until(name: str) -> date:
    """Return the last day on which a parameter is known."""
    return _series()[name].rows[-1].until


def stretches(
    name: str, start: date, end: date, *, assume: bool
) -> Iterator[tuple[date, date, Known]]:
    """Yield the values from ``start`` to ``end`` (both included) and the days each one holds."""
    day = start
    while day <= end:
        value = known(name, day, assume=assume)
        last = min(value.until, end)
        yield day, last, value
        if last == _ENDLESS:
            return
        day = last + timedelta(days=1)


@cache
def _series() -> dict[str, _Series]:
    folder = files("wissel.rules").joinpath("parameters")
    found: dict[str, _Series] = {}
    for file in sorted(folder.iterdir(), key=lambda each: each.name):
        if file.name.endswith(".yaml"):
            data = read_yaml(f"parameters/{file.name}")
            for name, series in data.get("series", {}).items():
                found[name] = _read(name, series, data["source"])
    return found


def _read(name: str, data: dict[str, Any], source: str) -> _Series:
    rows = [_row(name, data, source, number) for number in range(len(data["rows"]))]
    last = rows[-1]
    basis = last.basis
    note = sentence("notes", "kept", last=last.until)
    kept = Basis(basis.article, basis.valid_from, None, basis.source, basis.nature, note)
    return _Series(
        [row.basis.valid_from for row in rows],
        rows,
        Known(name, last.value, kept, _ENDLESS, last.status, True),
    )


def _row(name: str, data: dict[str, Any], source: str, number: int) -> Known:
    row = data["rows"][number]
    if "valid_to" in row:
        until = row["valid_to"]
    elif number + 1 < len(data["rows"]):
        until = data["rows"][number + 1]["valid_from"] - timedelta(days=1)
    else:
        until = data["known_until"]
    basis = Basis(
        article=data["article"],
        valid_from=row["valid_from"],
        valid_to=until,
        source=f"{source}; {row['source']}",
        note=_STATUS.get(row["status"]),
    )
    return Known(name, Decimal(row["value"]), basis, until, row["status"], False)
