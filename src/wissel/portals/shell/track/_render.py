"""Puts the parts of the drawing together, in the order in which they may cover each other."""

from dataclasses import dataclass

from wissel.infra.svg import Markup, el, join
from wissel.portals.shell.track import _ground, _lanes, _legend, _lens, _list, _stations, _table
from wissel.portals.shell.track._facts import TrackFacts
from wissel.portals.shell.track._list import Stop
from wissel.portals.shell.track._plan import Plan, plan
from wissel.portals.shell.track._shapes import train
from wissel.portals.shell.track._small import mini
from wissel.portals.shell.track._table import Row


@dataclass(frozen=True, slots=True)
class Track:
    """One case in all its forms: drawing, table, list, list in plain words, and the small form."""

    name: str  #: begins the ids of its drawing
    title: str
    description: str
    svg: Markup
    mini: Markup
    rows: tuple[Row, ...]
    stops: tuple[Stop, ...]
    plain_stops: tuple[Stop, ...]


def render(facts: TrackFacts, language: str, *, name: str = "trk") -> Track:
    """Return the track of a case in ``language`` (``nl`` or ``en``).

    ``name`` begins the ids in the drawing; give each drawing of a page its own.
    """
    made = plan(facts, language)
    return Track(
        name=name,
        title=_table.title(made),
        description=_table.description(made),
        svg=_drawing(made, name),
        mini=mini(facts.first_sick_day, facts.scale_end, facts.today, facts.switch_day),
        rows=_table.rows(made),
        stops=_list.stops(made),
        plain_stops=_list.plain_stops(made),
    )


def _drawing(made: Plan, name: str) -> Markup:
    """Draw. What takes room first (today, signals, gaps, the end) goes before the signs."""
    _ground.reserve_today(made)
    signals = _lens.signals(made)
    gaps = _ground.gaps(made)
    ending = _ground.ending(made)
    signs = _stations.signs(made)
    rails = _ground.rails(made)
    parts = [
        el("title", _table.title(made), id=f"{name}-t"),
        el("desc", _table.description(made), id=f"{name}-d"),
        *_ground.ground(made),
        *signs,
        *rails,
        *_ground.switch(made),
        *ending,
        *gaps,
        *_stations.stations(made),
        *_lanes.lanes(made),
        *_lens.funnel(made),
        *_ground.ruler(made),
        *_ground.today_line(made),
        *train(made.today_x, made.train_y),
        *signals,
        *_lens.lens(made),
        *_legend.legend(made),
    ]
    height = 650 if _legend.fits_corner(made) else 650 + _legend.STRIP
    return el(
        "svg",
        Markup("\n"),
        join(parts),
        Markup("\n"),
        class_="track",
        viewBox=f"0 -18 1216 {height}",
        role="img",
        aria_labelledby=f"{name}-t {name}-d",
        xmlns="http://www.w3.org/2000/svg",
    )
