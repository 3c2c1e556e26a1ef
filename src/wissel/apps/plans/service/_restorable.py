"""Refuses profiles and tests of work that cannot be kept as a trajectory file says them.

The forms of their day hold, and no guard for words of health: it grows, and what was kept by the
rules of its day must stay movable (ADR 22). A day may not lie after the version that speaks of it.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Final

from wissel.apps.plans.service._direction import MOST_DEMANDS, MOST_DIRECTIONS, checked_work
from wissel.apps.plans.service._typed import (
    MOST_DETAIL,
    MOST_LINE,
    as_it_is,
    checked_line,
    checked_value,
    demand_lines,
)
from wissel.apps.plans.service.directions import JUDGES
from wissel.core.dates import day_in, local_day
from wissel.core.profile import BlockForm, ProfileForms, profile_forms
from wissel.core.profiled import (
    Block,
    Direction,
    Judgement,
    KeptProfile,
    Profile,
    WorkTest,
)
from wissel.core.sources import Text
from wissel.core.suitable import ABOUT, CAPACITY
from wissel.core.trajectory import Trajectory
from wissel.infra.restoring import demand_in_order, placed, wrong
from wissel.infra.typed import demand_fits, refused

_MOST_NAME: Final = 200
#: What every demand on one item comes to in one sentence, with the words of the list around it.
_MOST_SENTENCE: Final = MOST_DEMANDS * 2 * MOST_LINE
#: More lines than a test of work ever has: demands, limits and what is tested beside them.
_MOST_ITEMS: Final = 300
#: What a line of a test is about: an item, or free words in their own key.
_MOST_ABOUT: Final = MOST_LINE + len(CAPACITY) + 1


@dataclass(frozen=True, slots=True)
class _Known:
    """What a version may refer to: versions of the capacity and of the person profile."""

    capacity: Collection[int]
    person: Collection[int]

    def demand(self, said: KeptProfile | WorkTest, place: str) -> None:
        for name in ("capacity", "person"):
            number = getattr(said, name)
            if number is not None and number not in getattr(self, name):
                raise wrong(f"{place}.{name}", "staat niet in dit bestand", "is not in this file")


def check_profiles(case: Trajectory, now: datetime) -> None:
    """Raise ``Refused`` for the first thing that cannot be kept, with the place in the file."""
    known = _Known(
        {one.version for one in case.capacity},
        {one.number for one in case.profiles if one.said.kind == "person"},
    )
    newest: dict[str, KeptProfile] = {}
    for index, kept in enumerate(case.profiles):
        place, kind = f"$.profiles[{index}]", kept.said.kind
        _check_version(kept, newest.get(kind), place, now)
        known.demand(kept, place)
        _check_profile(kept, place)
        _check_tests(kept, known, place)
        newest[kind] = kept
    before: datetime | None = None
    for index, test in enumerate(case.work_tests):
        place = f"$.work_tests[{index}]"
        demand_in_order(place, now, (("at", before), ("at", test.at)))
        demand_fits(test.by, _MOST_NAME, f"{place}.by")
        day, before = local_day(test.at), test.at
        _check_work(test.work, profile_forms(), day, f"{place}.work")
        _check_test(test.test, known, day, f"{place}.test")


def _check_version(
    kept: KeptProfile, before: KeptProfile | None, place: str, now: datetime
) -> None:
    expected = before.number + 1 if before is not None else 1
    if kept.number != expected:
        raise refused(
            "wrong-value",
            f"{place}.number",
            f"Gegeven is {kept.number}; verwacht wordt {expected}: versies van een profiel staan "
            "op volgorde, vanaf 1.",
            f"Given is {kept.number}; expected is {expected}: versions of a profile stand in "
            "order, from 1.",
        )
    earlier = before.at if before is not None else None
    demand_in_order(place, now, (("at", earlier), ("at", kept.at)))
    demand_fits(kept.by, _MOST_NAME, f"{place}.by")
    demand_fits(kept.reason, MOST_DETAIL, f"{place}.reason")


def _check_profile(kept: KeptProfile, place: str) -> None:
    said, there = kept.said, f"{place}.said"
    try:
        forms = profile_forms(said.form)
    except LookupError:
        raise wrong(f"{there}.form", "is geen versie hier", "is no version here") from None
    left = {form.key: form for form in forms.forms[said.kind].blocks()}
    for index, block in enumerate(said.blocks):
        form = left.pop(block.key, None)
        if form is None:
            raise wrong(f"{there}.blocks[{index}].key", "is geen blok meer", "is no block left")
        _check_block(block, form, forms, f"{there}.blocks[{index}]")
    _check_directions(said, forms, local_day(kept.at), there)


def _check_block(said: Block, form: BlockForm, forms: ProfileForms, place: str) -> None:
    with placed(place):
        demand_lines(said.lines, form)
        if checked_value(said.value, form) != said.value:
            raise wrong("$.value", "is anders opgeschreven", "is written otherwise")
        demand_fits(said.nothing_because, MOST_DETAIL, "$.nothing_because")
        demand_fits(said.next, MOST_DETAIL, "$.next")
        for number, line in enumerate(said.lines):
            here = f"$.lines[{number}]"
            neat = checked_line(line, form, forms, here, as_it_is)
            if neat is None or replace(neat, by=line.by) != line:
                raise wrong(here, "hoort niet in dit blok", "does not belong in this block")


def _check_directions(said: Profile, forms: ProfileForms, day: date, place: str) -> None:
    if said.kind != "search" and said.directions:
        raise wrong(f"{place}.directions", "horen hier niet", "do not belong here")
    if len(said.directions) > MOST_DIRECTIONS:
        raise wrong(f"{place}.directions", "zijn te veel richtingen", "are too many directions")
    demand_fits(said.few_because, MOST_DETAIL, f"{place}.few_because")
    keys: set[str] = set()
    for index, direction in enumerate(said.directions):
        there = f"{place}.directions[{index}]"
        if not direction.key or direction.key in keys:
            raise wrong(f"{there}.key", "is geen eigen sleutel", "is no key of its own")
        keys.add(direction.key)
        _check_work(direction, forms, day, there)


def _check_work(work: Direction, forms: ProfileForms, day: date, place: str) -> None:
    demand_fits(work.key, _MOST_NAME, f"{place}.key")
    with placed(place):
        if checked_work(work, forms, day, as_it_is) != work:
            raise wrong("$.demands", "zegt meer dan dit werk kan", "says more than this work can")
    for index, judgement in enumerate(work.judgements):
        _check_judgement(judgement, day, f"{place}.judgements[{index}]")


def _check_judgement(said: Judgement, day: date, place: str) -> None:
    if said.by not in JUDGES:
        raise wrong(f"{place}.by", "oordeelt hier niet over", "does not judge this")
    _check_about(said.about, f"{place}.about")
    demand_fits(said.because, MOST_DETAIL, f"{place}.because")
    demand_fits(said.author, _MOST_NAME, f"{place}.author")
    _demand_by(said.on, day, f"{place}.on")


def _check_tests(kept: KeptProfile, known: _Known, place: str) -> None:
    left = {one.key for one in kept.said.directions}
    for index, one in enumerate(kept.tests):
        there = f"{place}.tests[{index}]"
        if one.direction not in left:
            raise wrong(f"{there}.direction", "is geen richting meer", "is no direction left")
        left.discard(one.direction)
        _check_test(one.test, known, local_day(kept.at), f"{there}.test")


def _check_test(test: WorkTest, known: _Known, day: date, place: str) -> None:
    known.demand(test, place)
    _demand_by(test.on, day, f"{place}.on")
    if len(test.items) > _MOST_ITEMS:
        raise wrong(f"{place}.items", "zijn te veel punten", "are too many items")
    for index, item in enumerate(test.items):
        there = f"{place}.items[{index}]"
        _check_about(item.about, f"{there}.about")
        demand_fits(item.source, _MOST_NAME, f"{there}.source")
        texts = (("item", item.item), ("asks", item.asks), ("has", item.has))
        _check_sentences((*texts, ("because", item.because)), there)


def _check_about(about: str, place: str) -> None:
    if about not in ABOUT and not about.startswith(CAPACITY):
        raise wrong(place, "is geen punt van een toets", "is no item of a test")
    demand_fits(about, _MOST_ABOUT, place)


def _check_sentences(texts: Iterable[tuple[str, Text | None]], place: str) -> None:
    for name, text in texts:
        if text is not None:
            demand_fits(text.nl, _MOST_SENTENCE, f"{place}.{name}.nl")
            demand_fits(text.en, _MOST_SENTENCE, f"{place}.{name}.en")


def _demand_by(on: date, day: date, place: str) -> None:
    if on > day:
        raise refused(
            "future",
            place,
            f"Gegeven is {day_in(on, 'nl')}; dat ligt na de versie zelf ({day_in(day, 'nl')}).",
            f"Given is {day_in(on, 'en')}; that is after the version itself ({day_in(day, 'en')}).",
        )
