"""Random cases for the track, and a reader for what was drawn."""

from datetime import date, timedelta
from xml.etree import ElementTree

from hypothesis import strategies as st

from wissel.core.sources import Nature
from wissel.portals.shell.track import (
    Extension,
    Gap,
    Item,
    Mark,
    MarkKind,
    Phase,
    Promise,
    PromiseState,
    Station,
    TrackFacts,
    Urgency,
)
from wissel.portals.shell.track._scale import Box
from wissel.portals.shell.track._widths import width

FIRST = date(2025, 6, 16)
SVG = "{http://www.w3.org/2000/svg}"
SIZES = {"t-date": 12, "t-lane": 12.5, "t-tiny": 11.5, "phase-t": 12, "sig-glyph": 11}
BOLD = {"t-name", "t-late", "t-due", "today-text", "phase-t"}

labels = st.text(
    st.characters(min_codepoint=0x20, max_codepoint=0x17F, exclude_characters="\x7f"),
    min_size=1,
    max_size=36,
).filter(lambda label: bool(label.strip()))


def days(first: int, last: int) -> st.SearchStrategy[date]:
    return st.integers(first, last).map(lambda offset: FIRST + timedelta(days=offset))


@st.composite
def stations(draw: st.DrawFn, today: int) -> Station:
    due = draw(days(20, 727))
    done = draw(st.one_of(st.none(), days(10, today)))
    return Station(
        key=draw(st.sampled_from(["plan-van-aanpak", "uwv-brief", "wia-aanvraag", "x", "y", "z"])),
        label=draw(labels),
        due=due,
        done_on=done,
        nature=draw(st.sampled_from(list(Nature))),
        both_tracks=draw(st.booleans()),
    )


@st.composite
def cases(draw: st.DrawFn) -> TrackFacts:
    """A case with anything in it, as far as its days can be true together."""
    today = draw(st.integers(30, 1000))
    switch = draw(st.one_of(st.none(), st.integers(20, min(today, 700))))
    closed = draw(st.one_of(st.none(), st.integers(switch, min(today, 727)))) if switch else None
    around = days(max(today - 20, 0), today + 45)
    return TrackFacts(
        label=draw(labels),
        first_sick_day=FIRST,
        last_day=FIRST + timedelta(days=727),
        today=FIRST + timedelta(days=today),
        stations=tuple(draw(st.lists(stations(min(today, 727)), max_size=10))),
        switch_day=None if switch is None else FIRST + timedelta(days=switch),
        first_track_closed_on=None if closed is None else FIRST + timedelta(days=closed),
        phases=tuple(
            Phase(
                label,
                FIRST + timedelta(days=420 + 60 * index),
                FIRST
                + timedelta(days=479 + 60 * index + draw(st.sampled_from([0, 0, 30, 90, 200]))),
            )
            for index, label in enumerate(draw(st.lists(labels, max_size=4)))
        ),
        promises=tuple(
            Promise(
                draw(labels), start, start + timedelta(days=28), draw(st.sampled_from(PromiseState))
            )
            for start in draw(st.lists(days(300, 690), max_size=5))
        ),
        marks=tuple(
            Mark(draw(st.sampled_from(MarkKind)), day)
            for day in draw(st.lists(days(200, min(max(today, 200), 727)), max_size=12))
        ),
        gaps=tuple(
            Gap(start, start + timedelta(days=13), draw(labels))
            for start in draw(st.lists(days(60, 300), max_size=1))
        ),
        items=tuple(
            Item(
                draw(labels),
                day,
                draw(st.sampled_from(Urgency)),
                note=draw(st.sampled_from(["", "Venlo"])),
            )
            for day in draw(st.lists(around, max_size=9))
        ),
        extension=draw(
            st.one_of(
                st.none(),
                st.just(Extension(FIRST + timedelta(days=728), FIRST + timedelta(days=1091))),
            )
        ),
    )


def elements(svg: str) -> list[ElementTree.Element]:
    return list(ElementTree.fromstring(svg).iter())  # noqa: S314 - our own drawing


def texts(svg: str) -> list[tuple[str, Box]]:
    """Return every text of a drawing with the room it takes."""
    found = []
    for element in elements(svg):
        if element.tag != f"{SVG}text":
            continue
        classes = set(element.get("class", "").split())
        size = next((size for class_, size in SIZES.items() if class_ in classes), 13)
        content = element.text or ""
        wide = width(content, size, bold=bool(classes & BOLD))
        anchor = "middle" if "sig-glyph" in classes else element.get("text-anchor", "start")
        x = float(element.get("x", "0")) - {"start": 0, "middle": wide / 2, "end": wide}[anchor]
        y = float(element.get("y", "0"))
        found.append((content, Box(x, y - 0.7 * size, x + wide, y + 0.2 * size)))
    return found
