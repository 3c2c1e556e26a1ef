"""Reads the American tables: O*NET's Work Context, its crosswalk to ESCO, and the ORS."""

import re
from dataclasses import dataclass, field
from typing import Final

from wissel.connections.reference._kinds import Recognised
from wissel.connections.reference._problem import problem
from wissel.connections.reference._table import Row, number, rows
from wissel.core.reference import MATCHES, OrsRow, onet_rules

_MEANS: Final = {"CX": 5, "CT": 3}
#: Shares by answer stand beside the means; the means are what counts.
_SHARES: Final = ("CXP", "CTP")
_CODE: Final = re.compile(r"\d\d-\d{4}\.\d\d")
_CONCEPT: Final = re.compile(
    r"^https?://data\.europa\.eu/esco/(?:isco/C(\d{1,4})|(occupation/.+))$"
)
_SOC: Final = ("SOC 2018 CODE", "2018 SOC CODE", "SOC CODE", "O*NET-SOC 2010 CODE")
_TEXT: Final = ("ESTIMATE TEXT", "SERIES TITLE", "DATA TYPE TEXT")
_UNIT: Final = ("DATATYPE", "DATA TYPE", "UNIT OF MEASURE")
_BOUND: Final = re.compile(r"([<>])\s*(\d+(?:\.\d+)?)")
_NOTHING: Final = ("", "-", "–", "n/a", "na", "**", "null")
_ALL: Final = "000000"


@dataclass(slots=True)
class American:
    """What one American table held; rows are those that were used."""

    rows: int = 0
    dated: str = ""
    context: dict[str, dict[str, float]] = field(default_factory=dict)
    links: dict[str, list[tuple[str, str]]] = field(default_factory=dict)
    ors: dict[str, list[OrsRow]] = field(default_factory=dict)


def work_context(table: Recognised) -> American:
    """Read the means of the Work Context. What O*NET advises not to use is left out."""
    at = {name: place for place, name in enumerate(table.layout.columns)}
    wanted = {element.element for element in onet_rules().elements}
    code, element, scale = at["O*NET-SOC Code"], at["Element ID"], at["Scale ID"]
    value, date = at["Data Value"], at.get("Date")
    doubts = [at[name] for name in ("Recommend Suppress", "Not Relevant") if name in at]
    read = American()
    months: set[str] = set()
    for row in rows(table.source, table.layout):
        cells = row.cells
        if cells[scale] in _SHARES:
            continue
        most = _MEANS.get(cells[scale])
        if most is None:
            raise row.fail(
                "Scale ID",
                f"‘{cells[scale][:20]}’ is geen schaal van de Work Context (CX, CT).",
                f"‘{cells[scale][:20]}’ is no scale of the Work Context (CX, CT).",
            )
        if cells[element] not in wanted or any(cells[each] == "Y" for each in doubts):
            continue
        if cells[value].lower() in _NOTHING:
            continue
        if not _CODE.fullmatch(cells[code]):
            raise _no_code(row, "O*NET-SOC Code", cells[code])
        known = read.context.setdefault(cells[code], {})
        if cells[element] in known:
            raise row.fail(
                "Element ID",
                "dit staat er twee keer in voor hetzelfde beroep. Gebruik één download.",
                "this is in it twice for the same occupation. Use one download.",
            )
        known[cells[element]] = number(row, "Data Value", cells[value], 1, most)
        read.rows += 1
        if date is not None:
            months.add(cells[date])
    read.dated = max((_month(each) for each in months), default="")
    return read


def crosswalk(table: Recognised) -> American:
    """Read which O*NET occupation goes with which of ESCO, or with a group of ISCO-08."""
    at = {name: place for place, name in enumerate(table.layout.columns)}
    code, concept, match = at["O*NET Id"], at["ESCO or ISCO URI"], at["Type of Match"]
    read = American()
    for row in rows(table.source, table.layout):
        given = [row.cells[place].strip() for place in (code, concept, match)]
        if not all(given):
            continue  # an occupation of O*NET that goes with nothing
        if not _CODE.fullmatch(given[0]):
            raise _no_code(row, "O*NET Id", given[0])
        found = _CONCEPT.match(given[1])
        if found is None:
            raise row.fail(
                "ESCO or ISCO URI",
                f"‘{given[1][:60]}’ is geen beroep van ESCO en geen groep van ISCO.",
                f"‘{given[1][:60]}’ is no occupation of ESCO and no group of ISCO.",
            )
        if given[2] not in MATCHES:
            raise row.fail(
                "Type of Match",
                f"‘{given[2][:40]}’ is niet één van {', '.join(MATCHES)}.",
                f"‘{given[2][:40]}’ is not one of {', '.join(MATCHES)}.",
            )
        read.links.setdefault(found.group(1) or given[1], []).append((given[0], given[2]))
        read.rows += 1
    return read


def survey(table: Recognised) -> American:
    """Read the estimates of the ORS that are shares, or hours of a working day."""
    at = {name.upper(): place for place, name in enumerate(table.layout.columns)}
    soc, text = _one_of(table, at, _SOC), _one_of(table, at, _TEXT)
    unit = next((at[name] for name in _UNIT if name in at), None)
    category, estimate = at["CATEGORY"], at["ESTIMATE"]
    read = American()
    for row in rows(table.source, table.layout):
        cells = [cell.strip() for cell in row.cells]
        digits = "".join(one for one in cells[soc] if one.isdecimal())
        if digits.startswith(_ALL) or cells[estimate].lower() in _NOTHING:
            continue
        if len(digits) not in (6, 8):
            raise _no_code(row, table.layout.columns[soc], cells[soc])
        said = cells[unit] if unit is not None and cells[unit] else cells[text]
        # Between semicolons numbers have a comma: a sheet that Dutch Excel saved.
        told = cells[estimate].replace(",", "." if table.layout.delimiter == ";" else "")
        amount = _amount(row, told)
        made = _estimate(cells[category], cells[text], said.lower(), amount)
        if made is not None:
            read.ors.setdefault(digits, []).append(made)
            read.rows += 1
    return read


def _estimate(category: str, text: str, unit: str, amount: float) -> OrsRow | None:
    if "percent" in unit or "%" in unit:
        return OrsRow(category, text, share=min(amount, 100.0) / 100)
    if "hour" in unit:
        return OrsRow(category, text, hours=amount)
    return None


def _amount(row: Row, cell: str) -> float:
    """Return the estimate; of a bound what it is at least: 0 of ``<0.5`` and 99.5 of ``>99.5``."""
    if bound := _BOUND.fullmatch(cell):
        return float(bound.group(2)) if bound.group(1) == ">" else 0.0
    return number(row, "ESTIMATE", cell, 0, 100_000)


def _one_of(table: Recognised, at: dict[str, int], names: tuple[str, ...]) -> int:
    for name in names:
        if name in at:
            return at[name]
    raise problem(
        table.source.shown,
        f"dit bestand mist een kolom {' of '.join(names)}. "
        "Bewaar het blad met de gegevens als CSV.",
        f"this file lacks a column {' or '.join(names)}. Save the sheet with the data as CSV.",
    )


def _no_code(row: Row, column: str, cell: str) -> Exception:
    return row.fail(
        column,
        f"‘{cell[:20]}’ is geen code van een beroep. "
        "Gebruik het bestand zoals het is binnengehaald.",
        f"‘{cell[:20]}’ is no code of an occupation. Use the file as it was downloaded.",
    )


def _month(date: str) -> str:
    """Return ``2023-08`` for ``08/2023``, so that the last is the highest."""
    month, _, year = date.partition("/")
    return f"{year}-{month}" if year else date
