"""Amounts by month as a drawing: stacked steps that can be read without colour.

One drawing for screen, phone and paper. Its colours stand in the drawing itself, so that paper
needs no stylesheet; on screens the stylesheet takes them over by class, light and dark. Nothing
here knows what the amounts are.
"""

from collections.abc import Sequence
from decimal import ROUND_CEILING, Decimal
from typing import Final

from wissel.core.amounts import euros
from wissel.core.charts import Chart
from wissel.infra.svg import Markup, el, num

WIDTH, HEIGHT = 300, 180
_LEFT, _RIGHT, _TOP, _BOTTOM = 54, 8, 26, 24
_FONT: Final = "Atkinson Hyperlegible Next, Helvetica, Arial, sans-serif"
_INK, _SOFT, _LINE, _ACCENT, _FILL = "#1a2225", "#5d686c", "#c9cbc5", "#0b5a6b", "#e2eff1"
_SOLID: Final = "#a9cdd4"
_STEPS: Final = (250, 500, 1000, 2000, 2500, 5000, 10_000, 25_000, 50_000, 100_000)
_MOST_LINES: Final = 5


def draw(chart: Chart) -> Markup:
    """Return the drawing as SVG, :data:`WIDTH` wide; without months an empty frame."""
    plan = _Plan(chart)
    parts = [
        el("title", chart.title, id=f"{chart.name}-t"),
        el("desc", chart.description, id=f"{chart.name}-d"),
        _textures(chart.name),
        _grid(plan),
        *(_band(plan, number) for number in range(len(chart.bands))),
        _outline(plan),
        _reference(plan),
        _mark(plan),
        _years(plan),
    ]
    return el(
        "svg",
        *parts,
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {WIDTH} {HEIGHT}",
        width="100%",
        role="img",
        class_="chart",
        font_family=_FONT,
        aria_labelledby=f"{chart.name}-t {chart.name}-d",
    )


class _Plan:
    """Where a month and an amount lie on the drawing."""

    def __init__(self, chart: Chart) -> None:
        self.chart = chart
        self.step = _step(chart.top)
        lines = (chart.top / self.step).to_integral_value(ROUND_CEILING)
        self.top = max(Decimal(1), lines) * self.step
        count = max(1, len(chart.months))
        self.month = (WIDTH - _LEFT - _RIGHT) / count

    def x(self, number: int) -> float:
        return _LEFT + number * self.month

    def y(self, amount: Decimal) -> float:
        height = HEIGHT - _TOP - _BOTTOM
        return HEIGHT - _BOTTOM - float(min(amount, self.top) / self.top) * height

    def levels(self, bands: int) -> list[Decimal]:
        """Return the height of the first ``bands`` bands on top of each other, by month."""
        return [
            sum((band.values[number] for band in self.chart.bands[:bands]), Decimal(0))
            for number in range(len(self.chart.months))
        ]


def _step(top: Decimal) -> Decimal:
    return next(
        (Decimal(step) for step in _STEPS if top <= step * _MOST_LINES), Decimal(_STEPS[-1])
    )


def _textures(name: str) -> Markup:
    lines = el(
        "path",
        d="M-2,2 L2,-2 M0,6 L6,0 M4,8 L8,4",
        stroke=_ACCENT,
        stroke_width="1.2",
        class_="chart-stroke",
    )
    dots = el("circle", cx=3, cy=3, r="1.1", fill=_ACCENT, class_="chart-fill")
    return el("defs", _texture(f"{name}-lines", lines), _texture(f"{name}-dots", dots))


def _texture(name: str, mark: Markup) -> Markup:
    back = el("rect", width=6, height=6, fill=_FILL, class_="chart-soft")
    return el("pattern", back, mark, id=name, width=6, height=6, patternUnits="userSpaceOnUse")


def _line(
    start: tuple[float, float], end: tuple[float, float], stroke: str, width: str, dash: str = ""
) -> Markup:
    dashed = {"stroke_dasharray": dash} if dash else {}
    return el(
        "line",
        x1=start[0],
        y1=start[1],
        x2=end[0],
        y2=end[1],
        stroke=stroke,
        stroke_width=width,
        class_="chart-grid" if stroke == _LINE else "chart-ink",
        **dashed,
    )


def _grid(plan: _Plan) -> Markup:
    chart, parts = plan.chart, []
    for number in range(int(plan.top / plan.step) + 1):
        amount = plan.step * number
        y = plan.y(amount)
        parts.append(_line((_LEFT, y), (WIDTH - _RIGHT, y), _LINE, "0.7"))
        parts.append(_text(_LEFT - 5, y + 4, euros(amount, chart.language), "end"))
    return el("g", *parts)


def _steps(plan: _Plan, levels: Sequence[Decimal]) -> list[str]:
    """Return the points of a staircase over all months, from left to right."""
    points = []
    for number, level in enumerate(levels):
        y = num(plan.y(level))
        points += [f"{num(plan.x(number))},{y}", f"{num(plan.x(number + 1))},{y}"]
    return points


def _band(plan: _Plan, number: int) -> Markup:
    chart, band = plan.chart, plan.chart.bands[number]
    above, below = plan.levels(number + 1), plan.levels(number)
    points = [*_steps(plan, above), *reversed(_steps(plan, below))]
    if not points:
        return el("g")
    solid = band.texture == "solid"
    fill = _SOLID if solid else f"url(#{chart.name}-{band.texture})"
    shape = {"class_": "chart-solid"} if solid else {}
    return el("polygon", points=" ".join(points), fill=fill, **shape)


def _outline(plan: _Plan) -> Markup:
    points = _steps(plan, plan.levels(len(plan.chart.bands)))
    if not points:
        return el("g")
    drawn = " ".join(points)
    return el(
        "polyline", points=drawn, fill="none", stroke=_INK, stroke_width="1.4", class_="chart-ink"
    )


def _reference(plan: _Plan) -> Markup:
    if plan.chart.reference is None:
        return el("g")
    amount, name = plan.chart.reference
    y = plan.y(amount)
    level = _line((_LEFT, y), (WIDTH - _RIGHT, y), _INK, "1.2", "5 3")
    return el("g", level, _text(WIDTH - _RIGHT, y - 4, name, "end"))


def _mark(plan: _Plan) -> Markup:
    chart = plan.chart
    if chart.mark is None or not chart.months or chart.mark[0] < chart.months[0]:
        return el("g")
    on, name = chart.mark
    number = sum(month < on for month in chart.months)
    if number >= len(chart.months):
        return el("g")
    x = plan.x(number)
    pole = _line((x, _TOP - 8), (x, HEIGHT - _BOTTOM), _INK, "1", "1.5 2.5")
    return el("g", pole, _text(x, _TOP - 12, name, "start" if x < WIDTH / 2 else "end"))


def _years(plan: _Plan) -> Markup:
    parts, foot = [], HEIGHT - _BOTTOM
    for number, month in enumerate(plan.chart.months):
        if month.month == 1:
            x = plan.x(number)
            parts.append(_line((x, foot), (x, foot + 4), _INK, "1"))
            parts.append(_text(x + 2, HEIGHT - 7, str(month.year), "start"))
    return el("g", *parts)


def _text(x: float, y: float, said: str, anchor: str) -> Markup:
    return el(
        "text", said, x=x, y=y, font_size="12", text_anchor=anchor, fill=_SOFT, class_="chart-text"
    )
