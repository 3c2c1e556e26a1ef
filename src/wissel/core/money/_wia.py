"""The WIA if UWV found this degree: LGU, then LAU or VVU by calendar month, or IVA."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from decimal import Decimal

from wissel.core.clock import pension_day
from wissel.core.dates import add_months, last_of_months
from wissel.core.money import _check
from wissel.core.money._degree import Course, degree_of
from wissel.core.money._duration import last_day, months_for
from wissel.core.money._income import income_days, income_on
from wissel.core.money._law import Rule, basis, rule
from wissel.core.money._parameters import known
from wissel.core.money._periods import ZERO, Piece, cuts, joined
from wissel.core.money._steps import Steps
from wissel.core.money._told import amount, amounts, day, missing, note
from wissel.core.money._types import Amount, Day, Kind, Missing, Note, Outcome
from wissel.core.money._wage import MAXIMUM, Base, base_of, days_per_month, tomorrow, with_holiday
from wissel.core.money.facts import WiaInput
from wissel.core.refusal import Refused
from wissel.core.sources import Basis, NotCovered

_ACT = "wia-uitkering"
_YEARS = 5
_LONGEST_YEARS = 50
_HUNDRED = Decimal(100)


def wia(data: WiaInput, *, trace: bool = False) -> Outcome:
    """Return degree, wage, duration and every piece of the benefit, with income and total.

    WIA 4-6, 13, 43, 47-63. Raises :class:`~wissel.core.refusal.Refused` for numbers that cannot
    be, and :class:`~wissel.core.sources.NotCovered` for days without a known amount.
    """
    steps = Steps() if trace else None
    return Wia(data, steps).outcome()


class Wia:
    """One right to WIA over time."""

    def __init__(self, data: WiaInput, steps: Steps | None = None) -> None:
        self.data = data
        self.steps = steps
        self.first = data.first_wia_day
        self._check()
        self.base: Base = base_of(
            self.first,
            data.wage,
            data.dagloon_uncapped,
            assume=data.assume_constant_after,
            steps=steps,
        )
        self.degree = degree_of(data, steps)
        self.course = Course(data, self.degree, self.base)
        self.lgu_months = self._lgu_months()
        self.lgu_end = last_day(self.first, self.lgu_months, _ACT) if self.lgu_months else None
        self.course.follow(self.lgu_end)
        short = int(self._rule("lgu_eerste_maanden").number)
        self.first_months = tomorrow(last_of_months(self.first, short))
        self.until = data.until or add_months(self.first, 12 * _YEARS) - timedelta(days=1)
        self.pension = None
        if data.date_of_birth is not None:
            self.pension = pension_day(data.date_of_birth, self.until)
        #: Whoever reached the state-pension age by the first day has no right (WIA 43 g).
        self.too_old = self.pension is not None and self.pension <= self.first
        self.right = self.course.right and not self.too_old
        self.end = self._end()

    def outcome(self) -> Outcome:
        """Return what a person reads."""
        pieces = self.pieces()
        if self.steps is not None:
            self.steps.pieces(pieces, _RULES)
        extra = list(self._allowances())
        split = _split([each for each in pieces if each.key in _RULES], self._basis)
        return Outcome(
            (
                *self._fixed(),
                *amounts(pieces),
                *amounts(split),
                *(each for each in extra if isinstance(each, Amount)),
            ),
            tuple(self._days()),
            tuple(self._notes()),
            tuple(each for each in extra if isinstance(each, Missing)),
            tuple(self.steps.taken) if self.steps is not None else (),
        )

    def pieces(self) -> list[Piece]:
        """Return benefit, income and total per month, in full precision."""
        if not self.right:
            return []
        benefits: list[Piece] = []
        incomes: list[Piece] = []
        totals: list[Piece] = []
        for first, last in cuts(self.first, self.end, self._cuts()):
            if not self.course.stands(first):
                continue
            income = income_on(self.data.income, first)
            key, rate, kind, ground = self._benefit(first, income)
            benefits.append(Piece(key, first, last, rate, kind, ground))
            if income:
                ground_ = (self._basis("inkomen_met_vakantiebijslag"),)
                incomes.append(Piece("income", first, last, income, "input", ground_))
            totals.append(Piece("total", first, last, rate + income, kind, ground))
        return [*joined(benefits), *joined(incomes), *joined(totals)]

    def _rule(self, name: str) -> Rule:
        return rule(f"{_ACT}.{name}", self.first)

    def _basis(self, name: str) -> Basis:
        return basis(f"{_ACT}.{name}", self.first)

    def _check(self) -> None:
        data = self.data
        _check.day(data.first_wia_day, "$.first_wia_day")
        _check.day(data.until, "$.until")
        _check.order(data.first_wia_day, data.until, "$.until")
        if data.until is not None:
            longest = add_months(data.first_wia_day, 12 * _LONGEST_YEARS)
            _check.order(data.until, longest, "$.until")
        _check.history(data.labour_history, "$.labour_history")
        _check.income(data.income, "$.income")
        _check.euros(data.residual_month, "$.residual_month")
        _check.months(data.ww_months_received, "$.ww_months_received")
        _check.day(data.date_of_birth, "$.date_of_birth")

    def _lgu_months(self) -> Decimal:
        data = self.data
        if not data.worked_26_of_36 or not self.course.right or self.course.iva:
            return ZERO
        months = months_for(data.labour_history, _ACT, self.first, self.steps)
        return max(ZERO, months - data.ww_months_received)

    def _end(self) -> date:
        ends = [self.until]
        if self.pension is not None:
            ends.append(self.pension - timedelta(days=1))
        if self.course.ends_on is not None:
            ends.append(self.course.ends_on)
        return max(self.first, min(ends))

    def _cuts(self) -> Iterator[date]:
        yield from income_days(self.data.income)
        yield from self.course.days()
        if self.lgu_end is not None:
            yield self.first_months
            yield tomorrow(self.lgu_end)
        for year in range(self.first.year, self.end.year + 1):
            yield date(year, 1, 1)
            yield date(year, 7, 1)

    def _benefit(self, on: date, income: Decimal) -> tuple[str, Decimal, Kind, tuple[Basis, ...]]:
        now = known(MAXIMUM, on, assume=self.data.assume_constant_after)
        month = self.base.indexed(self.base.month, now)
        kind: Kind = "assumption" if now.assumed or self.base.maximum.assumed else "law"
        counted = income * self.base.ratio
        if self.course.iva:
            rate = self._rule("iva").share * month - self._rule("iva_inkomen").share * counted
            return "iva", max(ZERO, rate), kind, (self._basis("iva"), *self.base.ground(now))
        if self.lgu_end is not None and on <= self.lgu_end:
            name = "lgu_eerste" if on < self.first_months else "lgu_later"
            rate = self._rule(name).share * (month - counted)
            return "lgu", max(ZERO, rate), kind, (self._basis(name), *self.base.ground(now))
        return self._follow_on(on, income, month, kind, self.base.ground(now))

    def _follow_on(
        self, on: date, income: Decimal, month: Decimal, kind: Kind, maximum: tuple[Basis, ...]
    ) -> tuple[str, Decimal, Kind, tuple[Basis, ...]]:
        """Return LAU or VVU (WIA 60-62); ``income`` is that of the calendar month."""
        state = self.course.on(on)
        share = self._rule("vervolg").share
        by_income = max(ZERO, share * (month - income * self.base.ratio))
        if state.assumed and not state.free:
            kind = "assumption"
        if state.free or income >= state.residual:
            name = "geen_inkomenseis" if state.free else "vervolg"
            return "lau", by_income, kind, (self._basis("vervolg"), self._basis(name), *maximum)
        least, wage_basis, assumed = self._class_amount(on, month, state.percent)
        if assumed:
            kind = "assumption"
        if income >= self._rule("inkomenseis").share * state.residual:
            rate = max(ZERO, share * (month - state.residual * self.base.ratio))
            floor = min(least, by_income)
            ground = (self._basis("vervolg"), self._basis("inkomenseis"), *maximum)
            if floor > rate:
                return "lau", floor, kind, (*ground, self._basis("ondergrens_lau"), wage_basis)
            return "lau", rate, kind, ground
        return (
            "vvu",
            least,
            kind,
            (self._basis("vvu"), self._basis("klasse_percentages"), wage_basis),
        )

    def _class_amount(
        self, on: date, month: Decimal, percent: Decimal
    ) -> tuple[Decimal, Basis, bool]:
        wage = known("minimumloon-maand", on, assume=self.data.assume_constant_after)
        most = with_holiday(wage.value, rule("wml.vakantiebijslag", on).number)
        return percent * min(most, month), wage.basis, wage.assumed

    def _fixed(self) -> Iterator[Amount]:
        base, first = self.base, self.first
        days = days_per_month(first)
        yield amount("dagloon", base.month / days, "EUR/day", base.kind, base.basis)
        yield amount("maandloon", base.month, "EUR/month", base.kind, base.basis)
        given: Kind = "input" if self.data.hourly is None else "law"
        yield amount("degree", self.degree, "percent", given, (self._basis("graad"),))
        if not self.right:
            return
        if not self.course.iva:
            ground = [self._basis("duur")]
            if self.data.ww_months_received:
                ground.append(self._basis("ww_aftrek"))
            yield amount("lgu-months", self.lgu_months, "months", "law", ground)
            state = self.course.on(first)
            if not state.free:
                kind: Kind = "assumption" if state.assumed else "input"
                said = (self._basis("restverdiencapaciteit"),)
                yield amount("rvc", state.residual, "EUR/month", kind, said)
                half = self._rule("inkomenseis")
                yield amount(
                    "income-requirement", state.residual * half.share, "EUR/month",
                    "assumption" if state.assumed else "law", (half.basis,),
                )  # fmt: skip

    def _allowances(self) -> Iterator[Amount | Missing]:
        """Yield the yearly allowance for each reference day with a right (WIA 63a)."""
        if not self.right:
            return
        said, unknown = self._rule("tegemoetkoming_dag").value, False
        for year in range(self.first.year, self.end.year + 1):
            on = date.fromisoformat(f"{year}-{said}")
            if not self.first <= on <= self.end or not self.course.stands(on):
                continue
            try:
                found = known("tegemoetkoming", on, assume=self.data.assume_constant_after)
            except (Refused, NotCovered):
                unknown = True
                continue
            kind: Kind = "assumption" if found.assumed else "parameter"
            ground = (self._basis("tegemoetkoming_dag"), found.basis)
            yield amount("tegemoetkoming", found.value, "EUR", kind, ground, on, on)
        if unknown:
            yield missing("tegemoetkoming", "$.first_wia_day")

    def _days(self) -> Iterator[Day]:
        if self.lgu_end is not None:
            yield day("lgu-last-day", self.lgu_end, (self._basis("duur"),))
        if self.right:
            yield from self._ends_and_revivals()
        if self.pension is not None:
            yield day("pension-day", self.pension, (self._basis("pensioen"),))

    def _ends_and_revivals(self) -> Iterator[Day]:
        ground = (self._basis("einde_na"),)
        for ended, revived in self.course.gaps:
            yield day("wia-last-day", ended - timedelta(days=1), ground)
            yield day("wia-revived", revived, (self._basis("herleving_jaren"),))
        if self.course.ends_on is not None:
            yield day("wia-last-day", self.course.ends_on, ground)

    def _notes(self) -> Iterator[Note]:
        if self.too_old:
            yield note("pension-reached", "$.date_of_birth", (self._basis("pensioen"),))
        elif not self.course.right:
            exact = f"{self.degree:.4f}".rstrip("0").rstrip(".")
            yield note("below-border", "$.degree", (self._basis("ondergrens"),), degree=exact)
        elif self.course.iva:
            yield note("right-iva", None, (self._basis("volledig"),))
        else:
            yield note("right-wga", None, (self._basis("ondergrens"),))
            if not self.data.worked_26_of_36:
                yield note("no-lgu", "$.worked_26_of_36", (self._basis("wekeneis"),))
        yield from self._asides()
        if self.base.ratio != 1:
            yield note(
                "above-maximum", "$.wage.month", self.base.basis,
                wage=f"{self.base.uncapped:.2f}", most=f"{self.base.month:.2f}",
            )  # fmt: skip

    def _asides(self) -> Iterator[Note]:
        """Yield what holds beside the right itself."""
        if self.course.may_begin:
            yield note("may-begin", "$.changes")
        for index, code in self.course.not_revived:
            yield note(code, f"$.changes[{index}].same_cause", (self._basis("herleving_jaren"),))
        if self.data.durable and not self.course.iva:
            yield note("durable-ignored", "$.durable", (self._basis("volledig"),))
        if self.right:
            ground = (self._basis("vakantiebijslag_reservering"), self._basis("maandverhouding"))
            yield note("holiday-reserved", None, ground)
        if self.course.sixty_plus:
            yield note("sixty-plus", "$.sixty_plus_agreed", (self._basis("zestig_plus"),))
        elif self.data.sixty_plus_agreed and self.data.date_of_birth is None:
            yield note("sixty-plus-unknown", "$.date_of_birth", (self._basis("zestig_plus"),))
        elif self.data.sixty_plus_agreed:
            yield note("no-sixty-plus", "$.sixty_plus_agreed", (self._basis("zestig_plus"),))


_RULES = {
    "lgu": "75% (first 2 months) or 70% × (A − B × C/D)",
    "iva": "75% × A − 70% × B × C/D",
    "lau": "70% × (A − B × C/D), from half the capacity as if all of it were earned",
    "vvu": "class percentage × min(1.08 × minimum wage, A)",
}


def _split(benefits: list[Piece], ground: Callable[[str], Basis]) -> list[Piece]:
    """Return what UWV pays each month, and what it keeps for May (WIA 68(1)): 100/108 and 8/108."""
    told: list[Piece] = []
    for each in benefits:
        share = rule("wml.vakantiebijslag", each.start).number
        because = (ground("vakantiebijslag_reservering"),)
        for key, part in (("paid-monthly", _HUNDRED), ("kept-for-may", share)):
            rate = each.rate * part / (_HUNDRED + share)
            told.append(each._replace(key=key, rate=rate, basis=because))
    return sorted(joined(told), key=lambda piece: piece.key, reverse=True)
