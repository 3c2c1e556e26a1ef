"""What a chart of amounts by month shows. Drawing it is not the core's (``infra.charts``)."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal, TypeAlias

Texture: TypeAlias = Literal["solid", "lines", "dots"]


@dataclass(frozen=True, slots=True)
class Band:
    """One part of each month, from the bottom up, with the texture that tells it apart."""

    values: tuple[Decimal, ...]
    texture: Texture


@dataclass(frozen=True, slots=True)
class Chart:
    """Amounts by month. ``top``: what the axis must reach, one for all charts side by side.

    ``reference`` is a level with its name; ``mark`` a day with its name. ``title`` and
    ``description`` are read aloud in place of the drawing. ``language`` is how amounts are written.
    """

    name: str  #: its own on the page
    title: str
    description: str
    months: tuple[date, ...]
    bands: tuple[Band, ...]
    top: Decimal
    language: str
    reference: tuple[Decimal, str] | None = None
    mark: tuple[date, str] | None = None
