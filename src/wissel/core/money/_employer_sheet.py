"""The employer's cost side by side: riding out, placing, lending, a sanction, the WGA risk."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from wissel.core.clock import pension_day
from wissel.core.money import _check
from wissel.core.money._employer_cost import Cost, Payer, parts_of, price_of, sanction_of
from wissel.core.money._law import basis, rule
from wissel.core.money._messages import refuse, sentence, under
from wissel.core.money._periods import ZERO, months, weekdays
from wissel.core.money._placing import lending, lkv, own_risk_bound, saving
from wissel.core.money._rows import month_of
from wissel.core.money._sick_pay import Pay
from wissel.core.money._told import amount, cents, missing, note, strongest
from wissel.core.money._transition import transition_payment
from wissel.core.money._types import Amount, Kind, Missing, Note, Outcome, Row, Sheet, Situation
from wissel.core.money._wage import tomorrow, with_holiday
from wissel.core.money._wia import Wia
from wissel.core.money.facts import History, TransitionInput, WiaInput
from wissel.core.money.sheets import EmployerSheet, Hire
from wissel.core.sources import Basis

_DAY = timedelta(days=1)


class Employer:
    """One employer's sheet."""

    def __init__(self, data: EmployerSheet) -> None:
        self.data = data
        assume = data.assume_constant_after or data.pay.assume_constant_after
        self.payer = Payer(
            data.pay, data.charges, data.pension_month, data.insurance_percent, assume
        )
        self.payer.check()
        self._check()
        self.last = data.last_day_of_wait or Pay(data.pay).last_day
        self.pension = self._pension()
        if self.pension is not None:
            self.last = max(data.as_of, min(self.last, self.pension - _DAY))
        self.price = price_of(data.trajectory)
        self._told: Outcome | None = None
        self.cost = self.payer.cost(data.as_of, self.last)
        self.payment, self.compensations = self._transition(self.last)

    def notes(self) -> Iterator[Note]:
        """Yield what the reader must know of the whole sheet."""
        yield note("wga-public", None, (basis("wia-uitkering.eigenrisico_maanden", self.last),))
        if self.pension is not None:
            ground = basis("wia-uitkering.pensioen", self.last)
            yield note("pension-in-time", None, (ground,), day=self.pension)
        if self._told is not None:
            yield from self._told.notes
        for said in Pay(self.data.pay).notes():
            said.path = f"$.employer.pay{(said.path or '$')[1:]}"
            yield said

    def sheet(self) -> tuple[Sheet, list[Amount]]:
        """Return the situations, and every amount in them."""
        situations: list[Situation] = []
        told: list[Amount] = []
        for key, rows, amounts in self._situations():
            situations.append(
                Situation(
                    key, sentence("situations", key), sentence("ifs", key), rows, (),
                    tuple(self._notes(key)),
                )
            )  # fmt: skip
            for each in amounts:
                each.scenario = key
                told.append(each)
        return Sheet("employer", tuple(situations), tuple(self._missing())), told

    def _situations(self) -> Iterator[tuple[str, tuple[Row, ...], list[Amount]]]:
        yield "ride-out", _rows(self.cost), self._ride_out()
        prices = list(self._prices())
        if len(prices) > 1:
            yield "prices", (), prices
        yield "placement", (), list(self._placements())
        if self.data.lending is not None:
            yield "lending", (), self._lent(self.data.lending.from_, self.data.lending.fee_month)
        over = self.pension is not None and self.pension <= tomorrow(self.last)
        if not self.data.extended and not over:
            yield "sanction-cost", (), self._sanctions()
        if self.data.own_risk is not None and not over:
            yield "own-risk", (), [self._own_risk()]
        if self.data.hire is not None:
            yield "hire", (), self._hired(self.data.hire)

    def _hired(self, hire: Hire) -> list[Amount]:
        """Return the advantage of a year, and where the wage is given what is left of it."""
        found = lkv(hire.category, hire.year, hire.paid_hours, assume=self.payer.assume)
        if hire.wage_month is None:
            return [found]
        holiday = rule("wml.vakantiebijslag", date(hire.year, 1, 1)).number
        wage = with_holiday(hire.wage_month, holiday) * 12
        return [
            amount("hire-wage", wage, "EUR", "input"),
            found,
            amount("hire-net", wage - found.value, "EUR", found.kind, found.basis),
        ]

    def _pension(self) -> date | None:
        """Return the day of the state pension within the wait and the longest sanction, if any."""
        born = self.data.pay.date_of_birth
        if born is None:
            return None
        longest = int(rule("wia.sanctie_max", self.last).number)
        return pension_day(born, self.last + timedelta(days=longest))

    def _check(self) -> None:
        data, path = self.data, "$"
        _check.day(data.as_of, f"{path}.as_of")
        _check.price(data.trajectory, f"{path}.trajectory")
        for index, price in enumerate(data.other_prices):
            _check.price(price, f"{path}.other_prices[{index}]")
        _check.euros(data.supplement_month, f"{path}.supplement_month")
        _check.euros(data.guidance_week, f"{path}.guidance_week")
        _check.order(data.pay.first_sick_day, data.as_of, f"{path}.as_of")
        last = data.last_day_of_wait or Pay(data.pay).last_day
        _check.day(last, f"{path}.last_day_of_wait")
        _check.order(data.as_of, last, f"{path}.last_day_of_wait")
        if last > data.as_of + timedelta(days=7 * 260):
            raise refuse("too-long", f"{path}.last_day_of_wait", given=last, years=5)
        if data.lending is not None:
            _check.euros(data.lending.fee_month, f"{path}.lending.fee_month")
            _check.day(data.lending.from_, f"{path}.lending.from")
            _check.order(data.as_of, data.lending.from_, f"{path}.lending.from")
        for index, weeks in enumerate(data.sanction_weeks):
            if not 0 <= weeks <= 52:
                raise refuse("weeks", f"{path}.sanction_weeks[{index}]", given=weeks, most=52)
        if data.hire is not None:
            _check.euros(data.hire.paid_hours, f"{path}.hire.paid_hours", most=Decimal(4_000))
            _check.euros(data.hire.wage_month, f"{path}.hire.wage_month")
            if not 2000 <= data.hire.year <= 2100:
                raise refuse("year", f"{path}.hire.year", given=data.hire.year)
        if data.own_risk is not None:
            _check.percent(data.own_risk.degree, f"{path}.own_risk.degree")
            if data.own_risk.labour_history is not None:
                _check.history(data.own_risk.labour_history, f"{path}.own_risk.labour_history")

    def _span(self) -> tuple[date, date]:
        return self.data.as_of, self.last

    def _ride_out(self) -> list[Amount]:
        cost, span = self.cost, self._span()
        kind, ground = self._kind(cost), (*cost.pay_basis, *cost.charge_basis)
        found = parts_of(cost, self.price, span)
        total = cost.sum("total") + self.price
        if self.payment is not None:
            found += [replace(self.payment), *(replace(each) for each in self.compensations)]
            total += self.payment.value
        found.append(amount("total", total, "EUR", kind, ground, *span))
        for each in self.compensations:
            after = f"total-after-{each.key}"
            rests = strongest({kind, each.kind})
            found.append(amount(after, total - each.value, "EUR", rests, each.basis, *span))
        return found

    def _prices(self) -> Iterator[Amount]:
        """Yield what the trajectory costs under each price model, the one that counts first."""
        held = (self.data.trajectory, *self.data.other_prices)
        for price in held:
            if price is not None:
                key = f"trajectory-{price.model}"
                yield amount(key, price_of(price), "EUR", "input", (), *self._span())

    def _placements(self) -> Iterator[Amount]:
        """Yield what placement on the first of each coming month would save against riding out.

        The trajectory is paid in both (section 6.4). Where the law of compensation forks, the
        present rule counts: the note says so.
        """
        for first, _, _ in months(self.data.as_of, self.last):
            if first <= self.data.as_of:
                continue
            avoided = self.payer.cost(first, self.last)
            payment, _ = self._transition(first - _DAY)
            spared = self.payment.value if self.payment is not None else ZERO
            back = self.compensations[0].value if self.compensations else ZERO
            least = min((each.value for each in self.compensations), default=ZERO)
            for key, owed, refund in (
                ("saving", ZERO, back),
                ("saving-with-payment", payment.value if payment is not None else None, back),
                ("saving-bill-36869", ZERO if least != back else None, least),
            ):
                if owed is None:
                    continue
                value = saving(
                    avoided=avoided.sum("total"),
                    trajectory=ZERO,
                    supplement=self.data.supplement_month * _month_share(first, self.last),
                    transition_payment=owed - spared,
                    compensation=-refund,
                )
                kind = self._kind(avoided)
                yield amount(key, value, "EUR", kind, avoided.pay_basis, first, self.last)

    def _lent(self, start: date, fee: Decimal) -> list[Amount]:
        cost = self.payer.cost(start, self.last)
        share = _month_share(start, self.last)
        gross = cost.sum("total")
        left = lending(gross, fee * share, Decimal(1))
        kind, span = self._kind(cost), (start, max(start, self.last))
        return [
            amount("lending-cost", gross, "EUR", kind, cost.pay_basis, *span),
            amount("lending-fee", fee * share, "EUR", "input", (), *span),
            amount("lending-net", left, "EUR", kind, cost.pay_basis, *span),
        ]

    def _sanctions(self) -> list[Amount]:
        first = tomorrow(self.last)
        # An absence insurance covers the 104 weeks; a sanction is the employer's own (section 6.3).
        payer = replace(self.payer, insurance_percent=None)
        return [
            sanction_of(payer, first, weeks, self.data.guidance_week)
            for weeks in self.data.sanction_weeks
        ]

    def _own_risk(self) -> Amount:
        risk = self.data.own_risk
        assert risk is not None  # noqa: S101 - told by _situations
        first, assume = tomorrow(self.last), self.payer.assume
        longest = rule("wia-uitkering.duur_max", first).number
        right = Wia(
            WiaInput(
                first_wia_day=first,
                labour_history=risk.labour_history or History(longest, longest),
                worked_26_of_36=True,
                wage=self.data.pay.wage,
                degree=risk.degree,
                assume_constant_after=assume,
            )
        )
        percent = right.course.on(first).percent
        return own_risk_bound(right.base, percent, right.lgu_months, assume=assume)

    def _transition(self, end: date) -> tuple[Amount | None, list[Amount]]:
        """Return the payment and its compensation if the contract ends on ``end``."""
        given = self.data.transition
        if given is None or given.start > end:
            return None, []
        early = end < self.last
        facts: TransitionInput = replace(
            given,
            end=end,
            reason="mutual" if early else "after-104-weeks",
            # The clock of the compensation stops at week 104, whatever a sanction added (7:673e).
            last_day_of_wait=None if early else (given.last_day_of_wait or self.last),
            assume_constant_after=self.payer.assume,
        )
        with under("$.transition"):
            outcome = transition_payment(facts)
        if not early:
            self._told = outcome
        payment = next(each for each in outcome.amounts if each.key == "to-pay")
        back = [each for each in outcome.amounts if each.key.startswith("compensation")]
        return payment, back

    def _kind(self, cost: Cost) -> Kind:
        return strongest({cost.kind, cost.charge_kind, "estimate"})

    def _notes(self, key: str) -> Iterator[Note]:
        if key == "placement":
            yield note("saving-not-certain", None)
            if self.data.no_risk_day is not None:
                ground: tuple[Basis, ...] = (basis("zw.no_risk", self.data.as_of),)
                yield note("no-risk-day-employer", None, ground, day=self.data.no_risk_day)
            yield note("no-risk", None, (basis("zw.no_risk", self.data.as_of),))
            yield note("lkv", None, (basis("wtl.lkv", self.last),))
            yield note("trial", None)
        if key == "lending":
            yield note("lending-risk", None)
        if key == "own-risk":
            yield note("own-risk", None, (basis("wia-uitkering.eigenrisico_maanden", self.last),))
        if key == "hire" and self.data.hire is not None:
            name = "lkv-d" if self.data.hire.category == "d" else "lkv"
            yield note(name, None, (basis("wtl.lkv", self.last),))

    def _missing(self) -> Iterator[Missing]:
        if self.data.pay.schedule is None:
            yield missing("schedule", "$.employer.pay.schedule")
        if self.data.trajectory is None:
            yield missing("trajectory", "$.employer.trajectory")
        if self._told is not None:
            yield from self._told.missing
        if self.data.transition is None:
            yield missing("transition", "$.employer.transition")
        if self.data.charges.percent is None and self.data.charges.whk_percent is None:
            yield missing("whk", "$.employer.charges.whk_percent")


def _rows(cost: Cost) -> tuple[Row, ...]:
    return tuple(
        Row(
            month_of(month.first),
            {
                "sick-pay": cents(month.pay),
                "charges": cents(month.charges),
                "pension": cents(month.pension),
                "insurance": cents(-month.insurance),
            },
            cents(month.total),
        )
        for month in cost.months
    )


def _month_share(start: date, end: date) -> Decimal:
    """Return how many months lie in a period, by weekdays."""
    return sum(
        (
            Decimal(weekdays(max(first, start), min(last, end))) / days
            for first, last, days in months(start, end)
        ),
        ZERO,
    )
