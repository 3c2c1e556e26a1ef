"""The degree of disability over time: its class, the capacity left, and what is required."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from wissel.core.dates import add_months
from wissel.core.money import _check
from wissel.core.money._law import Rule, rule
from wissel.core.money._messages import refuse
from wissel.core.money._steps import Steps
from wissel.core.money._wage import Base
from wissel.core.money.facts import Change, WiaInput

_ACT = "wia-uitkering"
_HUNDRED = Decimal(100)
_DAY = timedelta(days=1)


def degree_of(data: WiaInput, steps: Steps | None) -> Decimal:
    """Return the degree in percent, unrounded (Schattingsbesluit 6-10): never below zero."""
    _check.one_of(data.degree, data.hourly, ("$.degree", "$.hourly"))
    _check.percent(data.degree, "$.degree")
    if data.degree is not None or data.hourly is None:
        return data.degree or Decimal(0)
    for name in ("maatman", "rvc"):
        _check.euros(getattr(data.hourly, name), f"$.hourly.{name}", most=Decimal(10_000))
    maatman, rvc = data.hourly.maatman, data.hourly.rvc
    if maatman == 0:
        raise refuse("no-wage", "$.hourly.maatman")
    found = max(Decimal(0), (maatman - rvc) * _HUNDRED / maatman)
    if steps is not None:
        steps.add(
            "degree", found, "(maatman − rvc) / maatman × 100",
            (rule(f"{_ACT}.graad", data.first_wia_day).basis,), maatman=maatman, rvc=rvc,
        )  # fmt: skip
    return found


@dataclass(frozen=True, slots=True)
class State:
    """What holds from a day on: the class as a fraction, capacity per month, no requirement.

    ``assumed``: the capacity was not given and is the part of the wage that is left.
    """

    percent: Decimal
    residual: Decimal
    free: bool
    assumed: bool


class Course:
    """The degrees of one right, and the day from which each one acts."""

    def __init__(self, data: WiaInput, degree: Decimal, base: Base) -> None:
        self.data = data
        self.base = base
        self.first = data.first_wia_day
        self.sixty_plus = _sixty_plus(data)
        full = self._rule("volledig").number
        self.right = degree >= self._rule("ondergrens").number or self.sixty_plus
        self.iva = data.durable and degree >= full and not self.sixty_plus
        self._degree = full if self.sixty_plus else degree
        self._check()
        #: The last day of the right, where the degree fell and no right came back.
        self.ends_on: date | None = None
        #: The first day without a right, and the day on which it came back (WIA 57).
        self.gaps: list[tuple[date, date]] = []
        #: A right may still begin after the wait (WIA 55); that is not computed.
        self.may_begin = not self.right and any(
            change.degree >= self._rule("ondergrens").number for change in data.changes
        )
        #: Where a right that ended did not come back: the change, and why (a note's code).
        self.not_revived: list[tuple[int, str]] = []
        self._states = [(self.first, self._state(self._degree, data.residual_month, False))]

    def follow(self, lgu_end: date | None) -> None:
        """Read the changes; a right never ends before the ``lgu_end`` (WIA 56(2)-(3))."""
        self._states.extend(self._read(lgu_end))
        self._states.sort(key=lambda each: each[0])

    def on(self, day: date) -> State:
        """Return what holds on a day."""
        return [state for start, state in self._states if start <= day][-1]

    def stands(self, day: date) -> bool:
        """Whether there is a right on a day before the end."""
        return not any(ended <= day < revived for ended, revived in self.gaps)

    def days(self) -> Iterator[date]:
        """Yield the days on which something else holds."""
        yield from (start for start, _ in self._states)
        yield from (ended for ended, _ in self.gaps)

    def _rule(self, name: str) -> Rule:
        return rule(f"{_ACT}.{name}", self.first)

    def _check(self) -> None:
        before = self.first
        for index, change in enumerate(self.data.changes):
            path = f"$.changes[{index}]"
            _check.percent(change.degree, f"{path}.degree")
            _check.euros(change.residual_month, f"{path}.residual_month")
            _check.day(change.on, f"{path}.on")
            if change.on < before:
                raise refuse("change-order", f"{path}.on", given=change.on, after=before)
            if self.iva:
                raise refuse("change-iva", path)
            before = change.on

    def _lasts(self, index: int) -> bool:
        """Whether a change lasted as long as the law asks: two months (WIA 60(2), 61(7))."""
        given = self.data.changes
        term = int(self._rule("klasse_na").number)
        return given[index] is given[-1] or given[index + 1].on >= add_months(given[index].on, term)

    def _read(self, lgu_end: date | None) -> Iterator[tuple[date, State]]:
        degree, free_until = self._degree, date.min
        full, least = self._rule("volledig").number, self._rule("ondergrens").number
        for index, change in enumerate(self.data.changes):
            if self.ends_on is not None and change.on > self.ends_on:
                if change.degree >= least and self._revives(index, self.ends_on + _DAY):
                    self.gaps.append((self.ends_on + _DAY, change.on))
                    self.ends_on, degree = None, change.degree
                    yield change.on, self._state(degree, change.residual_month, False)
                continue
            if not self._lasts(index):
                continue
            if change.degree < least:
                end = max(self._end_after(change), lgu_end or date.min)
                self.ends_on = end if self.ends_on is None else min(end, self.ends_on)
                continue
            self.ends_on = None
            if degree >= full > change.degree:
                free_until = add_months(change.on, int(self._rule("eis_na_stijging").number))
            degree = change.degree
            start = add_months(change.on, int(self._rule("klasse_na").number))
            yield start, self._state(degree, change.residual_month, start < free_until)
            if start < free_until:
                yield free_until, self._state(degree, change.residual_month, False)

    def _revives(self, index: int, ended: date) -> bool:
        """Whether a right that ended comes back (WIA 57): soon, or later from the same cause.

        Which cause it is, UWV says; not known is no reason to count a benefit.
        """
        change = self.data.changes[index]
        if change.on < ended + timedelta(weeks=int(self._rule("herleving_weken").number)):
            return True
        in_time = change.on < add_months(ended, 12 * int(self._rule("herleving_jaren").number))
        if in_time and change.same_cause:
            return True
        unknown = in_time and change.same_cause is None
        self.not_revived.append((index, "may-revive" if unknown else "not-revived"))
        return False

    def _end_after(self, change: Change) -> date:
        """Return the last day of a right when the degree fell below the border (WIA 56(2)-(3))."""
        name = "einde_na_verdiensten" if change.by_earnings else "einde_na"
        return add_months(change.on, int(self._rule(name).number)) - _DAY

    def _state(self, degree: Decimal, residual: Decimal | None, free: bool) -> State:
        borders = [Decimal(each) for each in self._rule("klassen").value]
        percents = [Decimal(each) for each in self._rule("klasse_percentages").value]
        reached = [each for border, each in zip(borders, percents, strict=True) if degree >= border]
        assumed = residual is None
        left = self.base.uncapped * (_HUNDRED - degree) / _HUNDRED if residual is None else residual
        none = degree >= self._rule("volledig").number
        percent = reached[-1] / _HUNDRED if reached else Decimal(0)
        return State(percent, left, free or none, assumed)


def _sixty_plus(data: WiaInput) -> bool:
    """Whether the simplified assessment applies: agreed by both, old enough, in its windows."""
    if not data.sixty_plus_agreed or data.date_of_birth is None:
        return False
    years = int(rule(f"{_ACT}.zestig_plus_leeftijd", data.first_wia_day).number)
    windows = rule(f"{_ACT}.zestig_plus", data.first_wia_day).value
    return add_months(data.date_of_birth, 12 * years) <= data.first_wia_day and any(
        start <= data.first_wia_day.isoformat() <= end for start, end in windows
    )
