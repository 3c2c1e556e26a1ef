"""Made-up vacancies in any number, one at a time: the same number gives the same vacancy.

Titles have a long tail as job sites have it: few occupations fill most of the market, and each is
written in many ways. A text is about a kilobyte: tasks, talk of the firm, what the work asks with
numbers, benefits, and sayings that only look like a demand. What was put in is known, so a made-up
vacancy can be had as its source would say it and as it would be read without a miss.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import cast

from wissel.cli._bench_match_parts import Asked, Job, Parts, Said, parts, whereabouts
from wissel.core.vacancies import (
    ContractKind,
    FoundDemand,
    OccupationLink,
    Position,
    ReadVacancy,
    Shift,
    Vacancy,
)

#: The day on which the made-up market is looked at.
TODAY = date(2026, 11, 27)
_FIRMS, _PEOPLE = 60_000, 150_000
_HOURS = (
    ((40, 40), 20),
    ((36, 40), 12),
    ((32, 40), 16),
    ((24, 32), 14),
    ((16, 24), 11),
    ((20, 32), 7),
    ((8, 16), 6),
    ((38, 38), 6),
    ((24, 36), 5),
    ((12, 20), 3),
)
_DRAWN_HOURS = tuple(pair for pair, often in _HOURS for _ in range(often))
_ODD_TIMES = (Shift.EVENING, Shift.NIGHT, Shift.WEEKEND)
_AT_HOME = ("ict", "financieel", "kantoor")
#: How often a source has no field for it; the text says it then.
_UNSAID = (("hours", 0.1), ("shifts", 0.3), ("education", 0.2), ("licence", 0.3))
_TRUCKS = ("B", "B", "C", "CE", "D", "BE")


@dataclass(frozen=True, slots=True)
class Made:
    """A made-up vacancy with all that is known of it; ``unsaid`` fields stand in its text only."""

    number: int
    job: Job
    title: str
    text: str
    employer: str
    place: str
    postcode: str
    hours: tuple[int, int]
    hours_per_day: float | None
    shifts: tuple[Shift, ...]
    education: int
    licence: tuple[str, ...]
    contract: str
    remote: bool | None
    posted_on: date
    closes_on: date | None
    demands: tuple[FoundDemand, ...]
    unsaid: frozenset[str]

    @property
    def id(self) -> str:
        """The name by which it is known."""
        return f"v{self.number}"

    def vacancy(self) -> Vacancy:
        """Return it as its source says it."""
        unsaid = self.unsaid
        return Vacancy(
            id=self.id,
            title=self.title,
            text=self.text,
            employer=self.employer,
            place=self.place,
            postcode=self.postcode,
            hours_min=None if "hours" in unsaid else float(self.hours[0]),
            hours_max=None if "hours" in unsaid else float(self.hours[1]),
            hours_per_day=self.hours_per_day,
            shifts=None if "shifts" in unsaid else self.shifts,
            education=None if "education" in unsaid else self.education,
            licence=None if "licence" in unsaid else self.licence,
            contract=self.contract,
            remote=self.remote,
            source="bench",
            posted_on=self.posted_on,
            closes_on=self.closes_on,
        )

    def read(self) -> ReadVacancy:
        """Return it as a reader would that misses nothing and invents nothing."""
        latitude, longitude = whereabouts()[self.postcode]
        link = OccupationLink(f"made:{self.job.number}", self.job.name, "exact", 1.0)
        return ReadVacancy(
            vacancy=self.vacancy(),
            hours_min=float(self.hours[0]),
            hours_max=float(self.hours[1]),
            hours_per_day=self.hours_per_day,
            shifts=self.shifts,
            education=self.education,
            licence=self.licence,
            contract=cast(ContractKind, self.contract),
            remote=self.remote,
            position=Position(latitude, longitude, "postcode"),
            occupations=(link,),
            demands=self.demands,
        )


def made(start: int, stop: int, *, seed: int = 8) -> Iterator[Made]:
    """Yield the vacancies from ``start`` up to ``stop``; one does not depend on another."""
    rng = Random()  # noqa: S311 - made-up data, nothing secret
    every = parts()
    for number in range(start, stop):
        rng.seed(seed * 1_000_003 + number)
        yield _one(number, rng, every)


def some_postcode(rng: Random, every: Parts) -> tuple[int, str]:
    """Draw a four-digit code, by where people live, and the place that goes with it."""
    area = every.some_area.at(rng.random())
    rest = int(100 * rng.random())
    return area.number * 100 + rest, area.places[rest // 10 * len(area.places) // 10]


def name(number: int, every: Parts) -> str:
    """Return a made-up name: of a firm, a person or a program."""
    sounds, ends = every.words["sounds"], every.words["ends"]
    number = number * 7919 % (len(sounds) ** 2 * len(ends))
    rest, first = divmod(number, len(sounds))
    last, second = divmod(rest, len(sounds))
    return (sounds[first] + sounds[second] + ends[last]).capitalize()


@dataclass(frozen=True, slots=True)
class _Terms:
    """What a vacancy offers and asks beside the work itself."""

    hours: tuple[int, int]
    shifts: tuple[Shift, ...]
    education: int
    licence: tuple[str, ...]
    unsaid: frozenset[str]


def _terms(job: Job, rng: Random) -> _Terms:
    random = rng.random
    hours = _DRAWN_HOURS[int(len(_DRAWN_HOURS) * random())]
    odd = [
        shift
        for shift, often in zip(_ODD_TIMES, job.family.shifts, strict=True)
        if random() < often * 0.6
    ]
    shifts = (Shift.DAY, *odd) if random() < 0.97 or not odd else tuple(odd)
    education = job.education
    if random() < 0.15:
        education = max(1, min(6, education + (1 if random() < 0.5 else -1)))
    licence: tuple[str, ...] = ()
    if random() < job.family.licence:
        licence = (rng.choice(_TRUCKS) if job.family.name == "transport" else "B",)
    unsaid = frozenset(field for field, often in _UNSAID if random() < often)
    return _Terms(hours, shifts, education, licence, unsaid)


def _one(number: int, rng: Random, every: Parts) -> Made:
    random = rng.random
    job = every.some_job.at(random())
    family = job.family
    code, place = some_postcode(rng, every)
    firm = name(int(_FIRMS * random() ** 2.5), every)
    employer = f"{firm} {family.firms[int(len(family.firms) * random())]}"
    terms = _terms(job, rng)
    title = _title(job, place, firm, terms.hours, rng, every)
    writing = _Writing(rng, every, firm=employer, place=place, title=job.name)
    writing.begin(family.tasks)
    demands = writing.demands(family.demands)
    writing.fields(terms)
    writing.end()
    return Made(
        number=number,
        job=job,
        title=title,
        text="".join(writing.said),
        employer=employer,
        place=place,
        postcode=str(code),
        hours=terms.hours,
        hours_per_day=None if random() < 0.85 else min(8.0, terms.hours[0] / 4),
        shifts=terms.shifts,
        education=terms.education,
        licence=terms.licence,
        contract=every.contract.at(random()),
        remote=True if family.name in _AT_HOME and random() < 0.1 else None,
        posted_on=TODAY - timedelta(days=int(45 * random() ** 1.5)),
        closes_on=TODAY + timedelta(days=int(60 * random()) - 3) if random() < 0.55 else None,
        demands=demands,
        unsaid=terms.unsaid,
    )


def _title(
    job: Job, place: str, firm: str, hours: tuple[int, int], rng: Random, every: Parts
) -> str:
    """Write an occupation as job sites do: bare, or with what else somebody put in the title."""
    random = rng.random
    title = job.name
    if random() < 0.2:
        field = job.family.fields[int(len(job.family.fields) * random())]
        title = f"{title} {field}"
    if random() < 0.13:
        kinds = every.words["seniority"]
        title = f"{kinds[int(len(kinds) * random() ** 1.5)]} {title}"
    if random() < 0.04:
        other = rng.choice(every.by_family[job.family.name]).name
        title = title if other == job.name else f"{title} / {other}"
    notes = every.words["notation"]
    for often in (0.36, 0.08):
        if random() < often:
            note = notes[int(len(notes) * random() ** 1.4)]
            field = job.family.fields[int(len(job.family.fields) * random())]
            note = note.format(place=place, firm=firm, h=_span(hours, "-"), field=field)
            title = f"{title} {note}"
    return title[0].upper() + title[1:]


def _span(hours: tuple[int, int], between: str) -> str:
    least, most = hours
    return f"{least}" if least == most else f"{least}{between}{most}"


class _Writing:
    """A text as it grows, with the place where the next words will stand."""

    __slots__ = ("_at", "_common", "_every", "_gap", "_random", "said")

    def __init__(self, rng: Random, every: Parts, *, firm: str, place: str, title: str) -> None:
        self._random = rng.random
        self._every = every
        self._common = {"firm": firm, "place": place, "title": title}
        self._gap = ""
        self._at = 0
        self.said: list[str] = []

    def begin(self, tasks: tuple[str, ...]) -> None:
        """Say who seeks, who they are and what is to be done."""
        random = self._random
        self._some("intro", 1)
        self._some("company", 2 + int(2 * random()))
        bullets = random() < 0.33
        first = int(len(tasks) * random())
        for step in range(4 + int(3 * random())):
            self._gap = "\n- " if bullets else " "
            self._add(tasks[(first + step * 3) % len(tasks)])
        self._gap = "\n" if bullets else " "
        self._some("extra", 2 + int(3 * random()))

    def demands(self, asked: tuple[tuple[Asked, float], ...]) -> tuple[FoundDemand, ...]:
        """Say what the work asks, and return it with its quotes."""
        random = self._random
        found = []
        for one, often in asked:
            if random() >= often * 0.75:
                continue
            before, quote, after = one.said[int(len(one.said) * random())]
            value = one.values[int(len(one.values) * random())] if one.values else None
            if value is not None:
                before, quote, after = (
                    part.replace("{v}", f"{value:g}") for part in (before, quote, after)
                )
            start = self._at + len(self._gap) + len(before)
            self._add(f"{before}{quote}{after}")
            found.append(
                FoundDemand(
                    item=one.item,
                    quote=quote,
                    start=start,
                    end=start + len(quote),
                    level=one.level,
                    value=value if one.unit else None,
                    unit=one.unit,
                )
            )
        self._some("traps", int(2.4 * random()), {demand.item for demand in found})
        return tuple(found)

    def fields(self, terms: _Terms) -> None:
        """Say what a source may leave out of its fields."""
        random, every, unsaid = self._random, self._every, terms.unsaid
        if "hours" in unsaid or random() < 0.6:
            self._add(
                self._one_of(every.words["hours"]).replace("{h}", _span(terms.hours, " tot "))
            )
        if "education" in unsaid or random() < 0.6:
            self._add(self._one_of(every.education[terms.education]))
        for shift in terms.shifts if "shifts" in unsaid or random() < 0.5 else ():
            self._add(self._one_of(every.shifts[shift.value]))
        if terms.licence and ("licence" in unsaid or random() < 0.6):
            self._add(self._one_of(every.words["licence"]).replace("{l}", terms.licence[0]))

    def end(self) -> None:
        """Say what one gets, and how to answer."""
        self._some("benefits", 3 + int(2 * self._random()))
        self._some("closing", 1)

    def _some(self, key: str, number: int, asked: Collection[str] = ()) -> None:
        choice = self._every.talk[key]
        first = int(len(choice) * self._random())
        for step in range(number):
            said = choice[(first + step) % len(choice)]
            if said.unless not in asked:
                self._add(self._filled(said))

    def _filled(self, said: Said) -> str:
        if "{" not in said.words:
            return said.words
        slots = dict(self._common)
        for slot in "abc"[: said.compounds]:
            slots[slot] = self._compound()
        if said.name:
            slots["name"] = name(int(_PEOPLE * self._random() ** 1.3), self._every)
        return said.words.format_map(slots)

    def _compound(self) -> str:
        random = self._random
        first, last = self._every.words["first"], self._every.words["last"]
        word = first[int(len(first) * random() ** 1.6)] + last[int(len(last) * random() ** 1.6)]
        return first[int(len(first) * random())] + word if random() < 0.06 else word

    def _one_of(self, choice: tuple[str, ...]) -> str:
        return choice[int(len(choice) * self._random())]

    def _add(self, sentence: str) -> None:
        self.said.append(self._gap)
        self.said.append(sentence)
        self._at += len(self._gap) + len(sentence)
        self._gap = " "
