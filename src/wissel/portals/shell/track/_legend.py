"""The map legend: in the empty corner under the first year, or in a strip below the lens."""

from collections.abc import Callable
from typing import Final

from wissel.infra.svg import Markup, el, num, path, text
from wissel.portals.shell.track import _words as w
from wissel.portals.shell.track._facts import MarkKind
from wissel.portals.shell.track._lanes import lanes_x
from wissel.portals.shell.track._plan import Plan
from wissel.portals.shell.track._shapes import clock, mark, octagon, tick
from wissel.portals.shell.track._widths import width

STRIP: Final = 84  #: how much taller the drawing gets with the legend below the lens
_Shape = Callable[[float, float], list[Markup]]


def _done(x: float, y: float) -> list[Markup]:
    return [el("circle", class_="stn done law", cx=x, cy=y, r=7), tick(x, y)]


def _coming(x: float, y: float) -> list[Markup]:
    return [el("circle", class_="stn law", cx=x, cy=y, r=7)]


def _late(x: float, y: float) -> list[Markup]:
    return octagon(x, y, "2")


def _travelled(x: float, y: float) -> list[Markup]:
    rails = f"M{num(x + 1)} {num(y - 3.5)}h15M{num(x + 1)} {num(y + 3.5)}h15"
    return [path("t2", f"M{num(x - 12)} {num(y)}h13"), path("rail2", rails)]


def _pair(*kinds: MarkKind) -> _Shape:
    def draw(x: float, y: float) -> list[Markup]:
        step = 11.5
        left = x - step * (len(kinds) - 1) / 2
        return [mark(kind, left + step * index, y) for index, kind in enumerate(kinds)]

    return draw


def _kept(x: float, y: float) -> list[Markup]:
    return [path("win kept", f"M{num(x - 9)} {num(y - 4)}v8M{num(x - 9)} {num(y)}h18v-4v8")]


_SHAPES: Final[tuple[_Shape, ...]] = (
    _done,
    _coming,
    _late,
    clock,
    _travelled,
    _pair(MarkKind.TALK, MarkKind.CALL),
    _pair(MarkKind.APPLICATION, MarkKind.REFUSED, MarkKind.INVITED),
    _pair(MarkKind.REPORT, MarkKind.REPORT_LATE),
    _pair(MarkKind.EMPLOYER, MarkKind.EMPLOYER_MISSING),
    _kept,
)
_SECOND_COLUMN: Final = 5


def fits_corner(plan: Plan) -> bool:
    """Whether the lanes begin late enough to leave the corner to the legend."""
    left = lanes_x(plan)
    longest = max(width(words.in_(plan.language), 12.5) for words in w.LEGEND[_SECOND_COLUMN:])
    return left is None or left - 96 > 262 + longest


def legend(plan: Plan) -> list[Markup]:
    """Return the legend where there is room for it."""
    corner = fits_corner(plan)
    title_y = 256 if corner else 656
    parts = [text(52, title_y, w.LEGEND_TITLE.in_(plan.language), "t-name")]
    for index, (shape, words) in enumerate(zip(_SHAPES, w.LEGEND, strict=True)):
        second, row = divmod(index, _SECOND_COLUMN)
        if corner:
            x, y, reach = (232, 274 + 25 * row, 26) if second else (65, 274 + 25 * row, 25)
        else:
            x, y, reach = 66 + 230 * row, 680 + 26 * second, 26
        parts += shape(x, y)
        parts.append(text(x + reach, y + 4, words.in_(plan.language), "t-lane"))
    return parts
