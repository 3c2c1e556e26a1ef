"""Signs: a name and a day on a pole. They climb a level where they would touch each other."""

from collections.abc import Sequence
from dataclasses import dataclass

from wissel.infra.svg import Markup, text
from wissel.portals.shell.track._scale import Box, Room, pole
from wissel.portals.shell.track._widths import width

NAME_SIZE = 13.0
DATE_SIZE = 12.0


@dataclass(frozen=True, slots=True)
class Sign:
    """What is to be written at ``x``: a bold name and a day under it."""

    x: float
    name: str
    day: str
    day_class: str = "t-date"
    foot: float | None = None  #: where its pole ends; the zone's foot when left out

    @property
    def width(self) -> float:
        """The room of the wider of its two lines, in units of the drawing."""
        loud = "t-late" in self.day_class
        name = width(self.name, NAME_SIZE, bold=True)
        return max(name, width(self.day, DATE_SIZE, bold=loud))


@dataclass(frozen=True, slots=True)
class Zone:
    """Where signs may stand: baselines from the lowest level up, and the foot of their poles.

    ``reach`` is the distance from pole to text, ``head`` half the width of what stands on the pole.
    """

    levels: tuple[float, ...]
    foot: float
    left: float
    right: float
    reach: float = 7
    head: float = 0
    step: float = 16  #: from the name's baseline to the day's


@dataclass(frozen=True, slots=True)
class Placed:
    """A sign with the baseline and the side it got."""

    sign: Sign
    y: float
    side: int  #: 1 right of the pole, -1 left of it


def text_box(sign: Sign, y: float, side: int, zone: Zone) -> Box:
    """Return the room of the two lines of a sign, with a margin on the far side."""
    near = sign.x + side * (zone.reach - 2)
    far = sign.x + side * (zone.reach + sign.width + 7)
    return Box(min(near, far), y - 12, max(near, far), y + zone.step + 4)


def place(signs: Sequence[Sign], zone: Zone, room: Room) -> list[Placed | None]:
    """Give each sign the lowest level where it touches no text and no pole, or ``None``.

    Signs come in the order of their days. A sign flies left when the next pole is nearer than its
    text is wide, and to the other side when that one has no room on any level. Should that leave
    signs out, they are placed in the opposite order too, and the better of the two is kept.
    """
    lowest = zone.levels[0] - 12
    room.lines.extend(pole(sign.x, lowest, sign.foot or zone.foot) for sign in signs)
    found, taken = _place_in_order(signs, range(len(signs)), zone, room.copy())
    if None in found:
        other = _place_in_order(signs, range(len(signs) - 1, -1, -1), zone, room.copy())
        if other[0].count(None) < found.count(None):
            found, taken = other
    room.texts, room.heads, room.lines = taken.texts, taken.heads, taken.lines
    return found


def _place_in_order(
    signs: Sequence[Sign], order: Sequence[int], zone: Zone, room: Room
) -> tuple[list[Placed | None], Room]:
    found: list[Placed | None] = [None] * len(signs)
    for index in order:
        sign = signs[index]
        later = [other.x for other in signs[index + 1 :] if other.x > sign.x]
        crowded = bool(later) and later[0] - sign.x < sign.width + 14
        forward = order[0] <= order[-1]
        sides = (-1, 1) if crowded and forward else (1, -1)
        found[index] = _first_free(sign, sides, zone, room)
    return found, room


def _first_free(sign: Sign, sides: tuple[int, int], zone: Zone, room: Room) -> Placed | None:
    for side in sides:
        for y in zone.levels:
            box = text_box(sign, y, side, zone)
            if box.x1 < zone.left or box.x2 > zone.right:
                break
            head = Box(sign.x - zone.head, y - 12, sign.x + zone.head, y + 8)
            stem = pole(sign.x, y - 12, sign.foot or zone.foot)
            if room.fits_text(box) and room.fits_head(head) and room.fits_line(stem):
                room.texts.append(box)
                room.heads.append(head)
                room.lines.append(stem)
                return Placed(sign, y, side)
    return None


def sign_texts(placed: Placed, zone: Zone, halo: bool = True) -> list[Markup]:
    """Return the two lines of a sign."""
    x = placed.sign.x + placed.side * zone.reach
    anchor = "start" if placed.side > 0 else "end"
    suffix = " halo" if halo else ""
    return [
        text(x, placed.y, placed.sign.name, f"t-name{suffix}", anchor),
        text(x, placed.y + zone.step, placed.sign.day, f"{placed.sign.day_class}{suffix}", anchor),
    ]
