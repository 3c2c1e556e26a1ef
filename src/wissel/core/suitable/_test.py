"""Tests work against what is known: capacity item by item, hours, education, travel, pay."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Final

from wissel.core.capacity import catalogue
from wissel.core.profile import ProfileForms, profile_forms
from wissel.core.profiled import (
    Direction,
    FitLine,
    Judgement,
    Profile,
    Verdict,
    WorkTest,
)
from wissel.core.sources import Text
from wissel.core.suitable._capacity import CAPACITY, HOURS, capacity_lines
from wissel.core.suitable._words import Words, wage_words
from wissel.core.trajectory import Capacity

#: What is tested beside the capacity.
ABOUT: Final = ("hours", "education", "experience", "distance", "wage")
#: Who may say that work fits where it asks more than the opinion on the capacity allows.
EXPERTS: Final = ("company-doctor", "labour-expert", "uwv")


def work_test(
    work: Direction,
    *,
    on: date,
    capacity: Capacity | None,
    person: Profile | None,
    person_number: int | None = None,
    forms: ProfileForms | None = None,
) -> WorkTest:
    """Return the test of some work on a day: every item, and what it comes to as a whole.

    Each limit of the capacity is a line, also where nobody said yet whether the work asks it. What
    cannot be computed is unknown until somebody judged it; a judgement stands with its owner. That
    work asks more than the capacity allows is overruled by an expert alone, never by a coach.
    """
    words = Words(forms or profile_forms())
    held = {one.about: one for one in work.judgements}
    found = [
        _judged(one, held.get(one.about), words)
        for one in (*capacity_lines(work, capacity, words), *_beside(work, capacity, person, words))
    ]
    return WorkTest(
        on=on,
        verdict=_whole(found),
        items=tuple(found),
        capacity=capacity.version if capacity is not None else None,
        person=person_number,
    )


def _whole(items: list[FitLine]) -> Verdict:
    """Return the gravest: what does not fit, then what is unknown, then what asks attention."""
    said = {one.verdict for one in items}
    order = (Verdict.FITS_NOT, Verdict.UNKNOWN, Verdict.ATTENTION)
    return next((one for one in order if one in said), Verdict.FITS)


def _judged(item: FitLine, judgement: Judgement | None, words: Words) -> FitLine:
    if judgement is None:
        return item
    of_body = item.about.startswith(CAPACITY)
    if of_body and item.verdict is Verdict.FITS_NOT and judgement.by not in EXPERTS:
        return item
    said = judgement.because
    return replace(
        item,
        verdict=judgement.verdict,
        because=Text(said, said),
        source=judgement.author,
        on=judgement.on,
        judged=True,
    )


def _beside(
    work: Direction, capacity: Capacity | None, person: Profile | None, words: Words
) -> Iterator[FitLine]:
    yield _hours(work, capacity, words)
    yield _education(work, person, words)
    yield words.tested("experience", Verdict.UNKNOWN, "to-judge")
    yield _distance(work, person, words)
    wage = work.wage
    asks = Text("", "") if wage is None else wage_words(wage)
    yield words.tested("wage", Verdict.UNKNOWN, "to-judge", asks=asks)


def _hours(work: Direction, capacity: Capacity | None, words: Words) -> FitLine:
    most = _possible(capacity)
    least = work.hours_least
    asks = words.asks("hours", least) if least is not None else Text("", "")
    if capacity is None or most is None or least is None:
        return words.tested("hours", Verdict.UNKNOWN, "hours-unknown", asks=asks)
    fits = least <= most
    return replace(
        words.tested(
            "hours",
            Verdict.FITS if fits else Verdict.FITS_NOT,
            "hours-within" if fits else "hours-beyond",
            asks=asks,
            has=words.has("hours", most),
        ),
        source=capacity.author,
        on=capacity.valid_from,
    )


def _possible(capacity: Capacity | None) -> float | None:
    """Return the hours a week that are possible: as they were named, else by the list."""
    if capacity is None or capacity.withdrawn:
        return None
    if capacity.hours_per_week is not None:
        return capacity.hours_per_week
    item = catalogue().item(HOURS)
    row = next((one for one in capacity.items if one.item == HOURS), None)
    level = item.level(row.level) if item is not None and row is not None else None
    return level.value if level is not None else None


def _education(work: Direction, person: Profile | None, words: Words) -> FitLine:
    forms = words.forms
    held = person.block("niveau").value if person is not None else ""
    asked, has = forms.level_index(work.level), forms.level_index(held)
    asks = words.level(work.level)
    if asked is None or has is None:
        known = words.level(held) if has is not None else None
        return words.tested("education", Verdict.UNKNOWN, "level-unknown", asks=asks, has=known)
    if asked <= has:
        verdict, why = Verdict.FITS, "level-within"
    elif asked == has + 1:
        verdict, why = Verdict.ATTENTION, "level-one"
    else:
        verdict, why = Verdict.FITS_NOT, "level-beyond"
    return words.tested("education", verdict, why, asks=asks, has=words.level(held))


def _distance(work: Direction, person: Profile | None, words: Words) -> FitLine:
    held = person.block("reistijd").value if person is not None else ""
    minutes = work.travel_minutes
    asks = words.asks("minutes", minutes) if minutes is not None else Text("", "")
    most = int(held) if held.isascii() and held.isdecimal() else None
    has = words.has("minutes", most) if most is not None else None
    if minutes is None or most is None:
        return words.tested("distance", Verdict.UNKNOWN, "travel-unknown", asks=asks, has=has)
    fits = minutes <= most
    verdict = Verdict.FITS if fits else Verdict.FITS_NOT
    why = "travel-within" if fits else "travel-beyond"
    return words.tested("distance", verdict, why, asks=asks, has=has)
