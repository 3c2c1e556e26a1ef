"""The small forms: one case in a row of a list, and all cases of a coach on one line."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from wissel.core.sources import Text
from wissel.infra.svg import Markup, el, num, path, text, titled, vline
from wissel.portals.shell.dates import tongue
from wissel.portals.shell.track._facts import Urgency

_FIRST_WEEK, _LAST_WEEK = 26, 104
_LEFT, _RIGHT = 12, 1204
_MARKS = (
    (26, Text("week 26", "week 26"), 98, "start"),
    (42, Text("42 melding", "42 report"), 98, "middle"),
    (52, Text("52 evaluatie", "52 evaluation"), 98, "middle"),
    (58, Text("58 uiterste start spoor 2", "58 latest start of track 2"), 112, "middle"),
    (89, Text("89 brief", "89 letter"), 98, "middle"),
    (93, Text("93 WIA-aanvraag", "93 WIA application"), 112, "middle"),
    (104, Text("104", "104"), 98, "end"),
)


def mini(first_sick_day: date, last_day: date, today: date, switch_day: date | None) -> Markup:
    """Return the track in 96 × 18: first track, switch, today, end. No status, no text."""
    length = max((last_day - first_sick_day).days + 1, 1)

    def x(day: date) -> float:
        return 4 + min(max((day - first_sick_day).days / length, 0), 1) * 88

    now = x(today)
    if switch_day is None:
        parts = [
            path("f", f"M{num(now)} 6H92"),
            path("a", f"M4 6H{num(now)}"),
            path("e", "M92 2v8"),
            el("circle", class_="n one", cx=now, cy=6, r=4),
        ]
    else:
        start = min(x(switch_day), 84)
        end = start + 8
        now = max(now, end)
        curve = f"C{num(start + 4)} 5 {num(start + 3)} 13 {num(end)} 13H{num(now)}"
        parts = [
            path("f", f"M{num(now)} 13H92"),
            path("a", f"M4 5H{num(end)}"),
            path("b", f"M{num(start)} 5{curve}"),
            path("e", "M92 8v9"),
            el("circle", class_="n", cx=now, cy=13, r=4),
        ]
    return el("svg", *parts, class_="mini", viewBox="0 0 96 18", aria_hidden="true")


@dataclass(frozen=True, slots=True)
class YardCase:
    """A case in the yard. ``urgency`` is ``None`` when nothing presses this week."""

    label: str
    week: int
    urgency: Urgency | None = None
    second_track: bool = False


def yard(cases: Sequence[YardCase], description: str, language: str) -> Markup:
    """Return all cases on one line from week 26 to 104; earlier and later ones at its ends.

    ``description`` is read to those who do not see the drawing. Cases that would touch each other
    are stacked.
    """
    lang = tongue(language)
    placed: list[tuple[float, int, YardCase]] = []
    for case in sorted(cases, key=lambda case: case.week):
        x = _yard_x(case.week)
        level = 0
        while any(abs(other - x) < 15 and taken == level for other, taken, _ in placed):
            level += 1
        placed.append((x, level, case))
    lift = max(max((level for _, level, _ in placed), default=0) * 17 - 34, 0)
    parts: list[Markup] = [path("axis", f"M{_LEFT} 78H{_RIGHT}")]
    for week, words, y, anchor in _MARKS:
        parts.append(vline(_yard_x(week), 14, y - 11, "ms"))
        parts.append(text(_yard_x(week), y, words.in_(lang), "", anchor))
    parts += [_case(case, x, 66 - 17 * level) for x, level, case in placed]
    return el(
        "svg",
        *parts,
        class_="yard",
        viewBox=f"0 {-lift} 1216 {118 + lift}",
        role="img",
        aria_label=description,
    )


def _yard_x(week: int) -> float:
    part = (min(max(week, _FIRST_WEEK), _LAST_WEEK) - _FIRST_WEEK) / (_LAST_WEEK - _FIRST_WEEK)
    return _LEFT + part * (_RIGHT - _LEFT)


def _case(case: YardCase, x: float, y: float) -> Markup:
    if case.urgency is Urgency.LATE:
        block = el("rect", class_="c late", x=x - 7, y=y - 7, width=14, height=14, rx=2)
        return titled(case.label, block, text(x, y + 4, "!", "g"))
    if case.urgency is not None:
        diamond = f"M{num(x)} {num(y - 8.5)}l8.5 8.5-8.5 8.5-8.5-8.5z"
        return titled(case.label, path("c due", diamond))
    class_ = "c t2" if case.second_track else "c"
    return titled(case.label, el("circle", class_=class_, cx=x, cy=y, r=6))
