"""The rate of value added tax on a day, from the data."""

from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from importlib import resources
from typing import Any

import yaml

from wissel.core.sources import Basis, NotCovered, Parameter


def vat_rate(day: date) -> Parameter[Decimal]:
    """Return the general rate in percent on ``day`` (Wet OB 1968 art. 9 lid 1).

    Raises :class:`NotCovered` for a day before the data begins.
    """
    found = [rate for rate in _rates() if rate.basis.valid_from <= day]
    if not found:
        raise NotCovered("rules/parameters/vat", day)
    return found[-1]


@cache
def _rates() -> tuple[Parameter[Decimal], ...]:
    file = resources.files("wissel.rules").joinpath("parameters", "vat.yaml")
    read: dict[str, Any] = yaml.safe_load(file.read_text(encoding="utf-8"))
    rows = read["rates"]
    ends = [row["valid_from"] - timedelta(days=1) for row in rows[1:]] + [None]
    return tuple(
        Parameter(
            "vat",
            Decimal(row["percent"]),
            Basis(read["article"], row["valid_from"], end, read["source"]),
        )
        for row, end in zip(rows, ends, strict=True)
    )
