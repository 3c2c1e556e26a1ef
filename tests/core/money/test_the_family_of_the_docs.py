"""The worked family of ``docs/money.md``: what the page prints is what the code gives.

Tables with a column *sleutel* are held against the code, sums in blocks against arithmetic, and
amounts in the sentences between them against both.
"""

import ast
import json
import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from operator import add, mul, sub, truediv
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from wissel.cli._money import KINDS
from wissel.connections.wire import read
from wissel.core import money
from wissel.core.money import Outcome, Scenarios, facts, sheets
from wissel.core.money.cases import last_known_day
from wissel.core.money.results import Amount

DOCS = Path(__file__).parents[3] / "docs"
EXAMPLES = DOCS / "examples" / "money"
PAGE = (DOCS / "money.md").read_text(encoding="utf-8")
BLOCK = re.compile(r"```som\n(.*?)```", re.DOTALL)
WORDS = {
    "wet": "law",
    "bedrag": "parameter",
    "invoer": "input",
    "schatting": "estimate",
    "aanname": "assumption",
}
MONTHS = (
    "januari februari maart april mei juni juli augustus september oktober november december"
).split()


class Row(NamedTuple):
    """One row of a table with a key: its cells by the name of their column."""

    key: str
    cells: dict[str, str]


def tables(text: str) -> Iterator[list[dict[str, str]]]:
    for found in re.findall(r"(?:^\|.*\n)+", text, re.MULTILINE):
        lines = [
            [cell.strip() for cell in line.strip("|").split("|")] for line in found.splitlines()
        ]
        yield [dict(zip(lines[0], line, strict=True)) for line in lines[2:]]


KEYED = [
    Row(row["sleutel"].strip("`"), row)
    for table in tables(PAGE)
    for row in table
    if "sleutel" in row
]
SIDE_BY_SIDE = [row for row in KEYED if "situatie" in row.cells]
SINGLE = [row for row in KEYED if "situatie" not in row.cells]
DAYS = [row for row in SINGLE if re.search(r"[a-z] \d{4}$", row.cells["bedrag"])]
AMOUNTS = [row for row in SINGLE if row not in DAYS]


def number(text: str) -> Decimal:
    """Return a number as the page writes it: ``€ −1.176,21``, ``18,5 maanden``, ``50%``."""
    found = re.search(r"−?\d[\d.]*(?:,\d+)?", text)
    assert found, text
    return Decimal(found[0].replace(".", "").replace(",", ".").replace("−", "-"))


def named_day(text: str) -> date:
    day, month, year = text.split()
    return date(int(year), MONTHS.index(month) + 1, int(day))


@cache
def outcome(name: str) -> Any:
    kind = max((kind for kind in KINDS if name.startswith(kind)), key=len)
    type_name, function = KINDS[kind]
    type_: type[Any] = getattr(facts, type_name, None) or getattr(sheets, type_name)
    given = read(type_, (EXAMPLES / f"{name}.json").read_bytes())
    return getattr(money, function)(given, trace=True)


def amount_of(key: str) -> Amount:
    """Return the one amount a key names: file, key, and where needed the day it begins or ends."""
    name, told, *day = key.split()
    scenario, _, told = told.rpartition("/")
    result: Outcome | Scenarios = outcome(name)
    [found] = [
        each
        for each in result.amounts
        if each.key == told
        and (each.scenario or "") == scenario
        and (not day or date.fromisoformat(day[0]) in (each.from_, each.to))
    ]
    return found


def test_every_example_is_named_on_the_page_and_every_kind_has_one() -> None:
    names = sorted(path.name for path in EXAMPLES.glob("*.json"))
    assert names == sorted(set(re.findall(r"\(examples/money/([\w.-]+\.json)\)", PAGE)))
    assert {row.key.split()[0] for row in KEYED} == {name.removesuffix(".json") for name in names}
    for kind in KINDS:
        assert f"{kind}.json" in names or any(name.startswith(f"{kind}-") for name in names)


@pytest.mark.parametrize("row", AMOUNTS, ids=lambda row: row.key)
def test_an_amount_of_the_page_comes_out_of_the_code(row: Row) -> None:
    found = amount_of(row.key)
    assert found.value == number(row.cells["bedrag"])
    assert found.kind == WORDS[row.cells["rust op"]]


@pytest.mark.parametrize("row", DAYS, ids=lambda row: row.key)
def test_a_day_of_the_page_comes_out_of_the_code(row: Row) -> None:
    name, key = row.key.split()
    [found] = [each for each in outcome(name).days if each.key == key]
    assert found.on == named_day(row.cells["bedrag"])


@pytest.mark.parametrize("row", SIDE_BY_SIDE, ids=lambda row: row.key)
def test_a_month_side_by_side_comes_out_of_the_code(row: Row) -> None:
    name, key = row.key.split()
    [sheet] = [each for each in outcome(name).sheets if each.side == "employee"]
    [situation] = [each for each in sheet.situations if each.key == key]
    told = {each.month: each.total for each in situation.rows}
    months = [column for column in row.cells if column.split()[0] in MONTHS]
    assert months
    for column in months:
        assert told[named_day(f"1 {column}")] == number(row.cells[column]), column


def test_an_amount_that_rests_on_the_law_names_its_article() -> None:
    for row in AMOUNTS:
        if row.cells["rust op"] in ("wet", "bedrag"):
            assert row.cells["artikel"] != "–" or row.cells["wat"].startswith("samen")


def test_the_wages_of_the_compensation_are_those_of_the_whole_sickness() -> None:
    given = json.loads((EXAMPLES / "transition-payment.json").read_text(encoding="utf-8"))
    paid = amount_of("employer-cost-two-years sick-pay")
    assert Decimal(given["sick_wage_paid"]) == paid.value


def test_a_job_on_the_reference_day_of_the_no_risk_policy_is_warned_of() -> None:
    [sheet] = [each for each in outcome("scenarios").sheets if each.side == "employee"]
    warned = {
        each.key
        for each in sheet.situations
        if any(note.code == "no-risk-day" for note in each.notes)
    }
    assert warned == {"new-job", "below-35-new-job"}
    day = json.loads((EXAMPLES / "scenarios.json").read_text(encoding="utf-8"))
    first_wia_day = amount_of("wia-iva iva 2026-09-07").from_
    assert first_wia_day
    assert date.fromisoformat(day["employee"]["no_risk_day"]) == first_wia_day - timedelta(weeks=11)


def test_nothing_after_the_last_known_amounts_is_told_as_law() -> None:
    after = [
        (path.stem, each.key, each.kind)
        for path in EXAMPLES.glob("*.json")
        for each in outcome(path.stem).amounts
        if each.from_ is not None and each.from_ > last_known_day()
    ]
    assert after
    assert not [each for each in after if each[2] == "law"]


Operator = Callable[[Decimal, Decimal], Decimal]
OPERATORS: dict[type[ast.operator], Operator] = {
    ast.Add: add,
    ast.Sub: sub,
    ast.Mult: mul,
    ast.Div: truediv,
}


def worked(text: str) -> Decimal:
    """Return what a sum of the page comes to: ``70% × (4.212,00 − 1.053,00)``."""
    text = re.sub(r"(\d)\.(?=\d{3})", r"\1", text).replace(",", ".")
    text = re.sub(r"([\d.]+)%", r"(\1 / 100)", text)
    for sign, plain in (("×", "*"), ("−", "-"), (";", ",")):
        text = text.replace(sign, plain)
    return _value(ast.parse(text.strip(), mode="eval").body)


def _value(node: ast.expr) -> Decimal:
    if isinstance(node, ast.BinOp):
        return OPERATORS[type(node.op)](_value(node.left), _value(node.right))
    if isinstance(node, ast.Call):
        assert isinstance(node.func, ast.Name)
        return {"min": min, "max": max}[node.func.id](map(_value, node.args))
    assert isinstance(node, ast.Constant)
    return Decimal(str(node.value))


SUMS = [line for block in BLOCK.findall(PAGE) for line in block.splitlines()]


@pytest.mark.parametrize("line", SUMS)
def test_a_sum_of_the_page_is_right(line: str) -> None:
    told, _, result = line.rpartition(" = ")
    said = number(result)
    got = worked(told.rpartition(": ")[2])
    assert got.quantize(said, ROUND_HALF_UP) == said


def test_an_amount_in_a_sentence_stands_in_a_table_a_sum_or_an_example() -> None:
    known = {number(cell) for row in KEYED for cell in row.cells.values() if "€" in cell}
    known |= {number(each) for line in SUMS for each in re.findall(r"[\d.]*\d,\d\d", line)}
    for path in EXAMPLES.glob("*.json"):
        text = path.read_text(encoding="utf-8")
        known |= {Decimal(each) for each in re.findall(r'"(\d+\.\d\d)"', text)}
    sentences = re.sub(r"^\|.*$", "", BLOCK.sub("", PAGE), flags=re.MULTILINE)
    amounts = re.findall(r"€ (?:−?[\d.]*\d,\d\d)", sentences)
    assert amounts
    assert not [each for each in amounts if number(each) not in known]
    assert sentences.count("€") == len(amounts)
