"""The forms of the grammar. Each differs in form, not only in colour."""

from wissel.infra.svg import Markup, el, num, path
from wissel.portals.shell.track._facts import MarkKind, Urgency


def octagon(x: float, y: float, glyph: str) -> list[Markup]:
    """Return the sign for late: an octagon with ``!`` or a number."""
    corners = (
        (3.7, -9),
        (9, -3.7),
        (9, 3.7),
        (3.7, 9),
        (-3.7, 9),
        (-9, 3.7),
        (-9, -3.7),
        (-3.7, -9),
    )
    points = " ".join(f"{num(x + dx)},{num(y + dy)}" for dx, dy in corners)
    return [
        el("polygon", class_="sig-late", points=points),
        el("text", glyph, class_="sig-glyph", x=x, y=y + 4),
    ]


def clock(x: float, y: float) -> list[Markup]:
    """Return the sign for near: round, with the hands of a clock."""
    return [
        el("circle", class_="sig-due", cx=x, cy=y, r=9),
        path("sig-stroke", f"M{num(x)} {num(y - 4.5)}v4.5l3 2"),
    ]


def ring(x: float, y: float) -> list[Markup]:
    """Return the sign for planned: an open ring."""
    return [el("circle", class_="sig-next", cx=x, cy=y, r=6.5)]


def signal(urgency: Urgency, x: float, y: float, glyph: str = "!") -> list[Markup]:
    """Return the sign of an urgency."""
    if urgency is Urgency.LATE:
        return octagon(x, y, glyph)
    return clock(x, y) if urgency is Urgency.NEAR else ring(x, y)


def tick(x: float, y: float) -> Markup:
    """Return the tick inside a station."""
    return path("tick", f"M{num(x - 3.2)} {num(y + 0.2)}l2.3 2.4 4-4.6")


def train(x: float, y: float) -> list[Markup]:
    """Return the train whose middle is at ``x``; it travels to the right."""
    windows = [
        el("rect", class_="train-win", x=x - 25 + 9 * index, y=y - 4, width=6, height=5, rx=1)
        for index in range(3)
    ]
    body = f"M{num(x - 28)} {num(y - 8)}h31q9 0 13 8q-4 8-13 8h-31q-3 0-3-3v-10q0-3 3-3z"
    return [path("train", body), *windows]


def mark(kind: MarkKind, x: float, y: float) -> Markup:
    """Return the form of something that happened, its middle at ``x``, ``y``."""
    at = f"M{num(x)} {num(y)}"
    match kind:
        case MarkKind.TALK:
            return el("circle", class_="m-talk", cx=x, cy=y, r=4.5)
        case MarkKind.CALL:
            return el("circle", class_="m-call", cx=x, cy=y, r="3.75")
        case MarkKind.APPLICATION:
            return _application(x, y, "m-app")
        case MarkKind.REFUSED:
            return _application(x, y, "m-app no")
        case MarkKind.INVITED:
            star = "l2 4.6 5 .5-3.8 3.3 1.2 5-4.4-2.7-4.4 2.7 1.2-5-3.8-3.3 5-.5z"
            return path("m-app yes", f"M{num(x)} {num(y - 7)}{star}")
        case MarkKind.REPORT | MarkKind.REPORT_LATE:
            late = " late" if kind is MarkKind.REPORT_LATE else ""
            sheet = f"M{num(x - 5)} {num(y - 6.5)}h6.5l3.5 3.5v9.5h-10z"
            return path(f"m-doc{late}", sheet)
        case MarkKind.EMPLOYER | MarkKind.EMPLOYER_MISSING:
            hole = " hole" if kind is MarkKind.EMPLOYER_MISSING else ""
            return path(f"m-er{hole}", f"{at}m0-5.5l5.5 5.5-5.5 5.5-5.5-5.5z")


def _application(x: float, y: float, class_: str) -> Markup:
    return el("rect", class_=class_, x=x - 2.75, y=y - 5.5, width="5.5", height=11, rx=1.5)
