"""What stands on the paper of the two money sheets: the same drawings as on the screen."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Final, Generic, TypeVar

from wissel.apps.finances.service import CostView, OwnMoneyView, Told
from wissel.core.charts import Chart
from wissel.core.money.results import Amount, Scenarios
from wissel.core.money.shown import (
    Card,
    assumed_after,
    cards,
    cost_chart,
    cost_table,
    grounds,
    spread,
)
from wissel.core.sources import Basis
from wissel.infra import pdf
from wissel.infra.charts import draw

V = TypeVar("V")
_OWN_NAME: Final = "geldzaken"
_COST_NAME: Final = "kosten"


@dataclass(frozen=True, slots=True)
class MoneyPaper(Generic[V]):
    """A sheet as its reader sees it, and what stands at the head of its paper."""

    view: V
    bureau: str
    case_number: str
    employee: str
    client: str
    on: date
    at: datetime


@dataclass(frozen=True, slots=True)
class MoneyFile:
    """A sheet as PDF, and the name to save it under; nothing in the name says what is in it."""

    file_name: str
    content: bytes


def own_file_of(paper: MoneyPaper[OwnMoneyView], language: str) -> MoneyFile:
    """Draw the employee's sheet."""
    scenarios = _scenarios(paper.view.told)
    needs = paper.view.said.needs
    record = _head(paper) | {
        "side": "employee",
        "situations": [_card(each) for each in cards(scenarios, paper.view.known, language)],
        "spread": _spread(paper.view, language),
        "once": [
            _amount(each, language)
            for each in scenarios.amounts
            if each.scenario is None and each.key == "to-pay"
        ],
        "needs": [[need.key, str(need.month)] for need in needs],
        "needed": str(sum((need.month for need in needs), Decimal("0.00"))),
    }
    return _drawn(paper, record | _tail(scenarios, language), _OWN_NAME, language)


def _spread(view: OwnMoneyView, language: str) -> dict[str, Any] | None:
    found = spread(view.said, view.known, language)
    if found is None:
        return None
    return {
        "month": found.month.isoformat(),
        "degrees": [f"{degree.normalize():f}" for degree in found.degrees],
        "rows": [[name, [str(total) for total in totals]] for name, totals in found.rows],
    }


def _card(card: Card) -> dict[str, Any]:
    return {
        "title": card.title,
        "if": card.if_,
        "drawing": _drawing(card.chart),
        "stretches": [
            {
                "first": one.first.isoformat(),
                "last": one.last.isoformat(),
                "total": str(one.total),
                "parts": ", ".join(one.parts),
            }
            for one in card.stretches
        ],
        "events": [
            {"on": event.on.isoformat(), "text": text, "articles": _articles(event.basis)}
            for event, text in card.events
        ],
        "notes": list(card.notes),
    }


def _table(key: str, amounts: list[Amount], language: str) -> dict[str, Any]:
    table = cost_table(key, amounts, language)
    return {
        "columns": list(table.columns),
        "lines": [
            [label, kind, [None if value is None else str(value) for value in values], is_sum]
            for label, kind, values, is_sum in table.lines
        ],
    }


def _drawing(chart: Chart) -> dict[str, str]:
    return {"svg": str(draw(chart)), "alt": f"{chart.title}. {chart.description}"}


def cost_file_of(paper: MoneyPaper[CostView], language: str) -> MoneyFile:
    """Draw the employer's sheet."""
    scenarios = _scenarios(paper.view.told)
    chart = cost_chart(scenarios, paper.view.known, language)
    by_key: dict[str | None, list[Amount]] = {}
    for amount in scenarios.amounts:
        if amount.value:
            by_key.setdefault(amount.scenario, []).append(amount)
    record = _head(paper) | {
        "side": "employer",
        "drawing": _drawing(chart) if chart is not None else None,
        "situations": [
            {
                "key": each.key,
                "title": each.title.in_(language),
                "if": each.if_.in_(language),
                "notes": [note.message.in_(language) for note in each.notes],
                "table": _table(each.key, by_key.get(each.key, []), language),
            }
            for each in scenarios.sheets[0].situations
        ],
    }
    return _drawn(paper, record | _tail(scenarios, language), _COST_NAME, language)


def _drawn(paper: MoneyPaper[V], record: dict[str, Any], kind: str, language: str) -> MoneyFile:
    name = pdf.file_name(case_number=paper.case_number, kind=kind, day=paper.on, version=1)
    content = pdf.render(template="money", record=record, language=language, timestamp=paper.at)
    return MoneyFile(name, content)


def _head(paper: MoneyPaper[V]) -> dict[str, Any]:
    return {
        "bureau": paper.bureau,
        "case_number": paper.case_number,
        "employee": paper.employee,
        "client": paper.client,
        "on": paper.on.isoformat(),
    }


def _tail(scenarios: Scenarios, language: str) -> dict[str, Any]:
    after = assumed_after(scenarios)
    return {
        "assumed_after": after.isoformat() if after is not None else None,
        "said": [each.message.in_(language) for each in scenarios.notes],
        "unknown": [each.message.in_(language) for each in scenarios.missing],
        "grounds": [
            [each.article, each.source, each.note.in_(language) if each.note else ""]
            for each in grounds(scenarios.amounts)
        ],
    }


def _amount(amount: Amount, language: str) -> dict[str, Any]:
    return {
        "title": amount.title.in_(language),
        "value": str(amount.value),
        "kind": amount.kind,
        "from": amount.from_.isoformat() if amount.from_ is not None else None,
        "to": amount.to.isoformat() if amount.to is not None else None,
    }


def _articles(bases: Iterable[Basis]) -> str:
    return " · ".join(each.article for each in bases)


def _scenarios(told: Told | None) -> Scenarios:
    if told is None or told.scenarios is None:
        raise ValueError("a sheet that tells nothing has no paper")
    return told.scenarios
