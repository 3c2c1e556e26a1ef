"""Tests work against what is known: capacity item by item, hours, education, travel, pay."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Final

from wissel.core.capacity import catalogue
from wissel.core.profile import ProfileForms, profile_forms, wage_words
from wissel.core.profiled import (
    Direction,
    FitLine,
    Judgement,
    Profile,
    Verdict,
    WorkTest,
)
from wissel.core.sources import Text
from wissel.core.suitable._capacity import CAPACITY, HOURS, capacity_lines, key_of
from wissel.core.suitable._words import Words
from wissel.core.trajectory import Capacity, CapacityItem

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
    since = capacity.valid_from if capacity is not None else None
    found = [
        _judged(one, held.get(one.about), since)
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


def asked_about(work: Direction, about: str) -> object:
    """Return what some work asks of what a judgement is about: a judgement of it is of that."""
    asked: dict[str, object] = {
        "hours": (work.hours_least, work.hours_most),
        "education": work.level,
        "experience": (work.title, work.tasks),
        "distance": (work.travel_minutes, work.region),
        "wage": work.wage,
    }
    if about in asked:
        return asked[about]
    return [one for one in work.demands if key_of(one.item, one.aspect) == about]


def is_of_body(about: str) -> bool:
    """Whether a line is about the capacity or the hours: the doctor's, which no coach softens."""
    return about.startswith(CAPACITY) or about == "hours"


def _judged(item: FitLine, judgement: Judgement | None, since: date | None) -> FitLine:
    if judgement is None:
        return item
    if is_of_body(item.about):
        if item.verdict is Verdict.FITS_NOT and judgement.by not in EXPERTS:
            return item
        if since is not None and judgement.on < since:
            return item  # it speaks of an older opinion
    said = judgement.because
    return replace(
        item,
        verdict=judgement.verdict,
        because=Text(said, said),
        source=judgement.author,
        by=judgement.by,
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
    remark = _row_of_hours(capacity).remark
    fits = least <= most
    verdict, why = (Verdict.FITS, "hours-within") if fits else (Verdict.FITS_NOT, "hours-beyond")
    if fits and remark:
        verdict, why = Verdict.ATTENTION, "remark"
    line = words.tested(
        "hours", verdict, why, asks=asks, has=_hours_said(capacity, most, words), remark=remark
    )
    return replace(line, source=capacity.author, by=capacity.source, on=capacity.valid_from)


def _hours_said(capacity: Capacity, most: float, words: Words) -> Text:
    """Return the hours a week that are possible, and those a day where they were named."""
    week = words.has("hours", most)
    if capacity.hours_per_day is None:
        return week
    day = words.has("hours-a-day", capacity.hours_per_day)
    return Text(f"{week.nl}, {day.nl}", f"{week.en}, {day.en}")


def _row_of_hours(capacity: Capacity) -> CapacityItem:
    """Return what the list says of the hours a week; an empty row where it says nothing."""
    return next((one for one in capacity.items if one.item == HOURS), CapacityItem("", ""))


def _possible(capacity: Capacity | None) -> float | None:
    """Return the hours a week that are possible: as they were named, else by the list."""
    if capacity is None or capacity.withdrawn:
        return None
    if capacity.hours_per_week is not None:
        return capacity.hours_per_week
    item = catalogue().item(HOURS)
    level = item.level(_row_of_hours(capacity).level) if item is not None else None
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
