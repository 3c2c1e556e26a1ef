"""The programmes of the package data: whole, sourced, and every number of them felt."""

import ast
import json
from collections.abc import Iterator
from copy import deepcopy
from datetime import date
from importlib import resources
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

import wissel
from tests.core.programme.case import Case
from wissel.core.journal import DocumentKind, StagnationSignal
from wissel.core.programme import load, parse

ROOT = resources.files("wissel.rules").joinpath("programmes")
FILES = sorted(
    (folder.name, int(file.name.removesuffix(".yaml")))
    for folder in ROOT.iterdir()
    if folder.is_dir()
    for file in folder.iterdir()
    if file.name.endswith(".yaml")
)


def _raw(name: str, version: int) -> Any:
    text = ROOT.joinpath(name, f"{version}.yaml").read_text(encoding="utf-8")
    return yaml.safe_load(text)


def _schema() -> Any:
    return json.loads(ROOT.joinpath("schema.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize(("name", "version"), FILES)
def test_every_programme_fits_the_schema_and_loads(name: str, version: int) -> None:
    schema = _schema()
    Draft202012Validator.check_schema(schema)
    raw = _raw(name, version)
    raw["valid_from"] = raw["valid_from"].isoformat()
    Draft202012Validator(schema).validate(raw)
    assert (load(name, version).name, load(name, version).version) == (name, version)


def test_the_schema_refuses_what_the_loader_refuses() -> None:
    raw = _raw("basis", 1)
    raw["valid_from"] = raw["valid_from"].isoformat()
    validator = Draft202012Validator(_schema())
    for change in (
        lambda data: data["rhythms"][0].update(per="month"),
        lambda data: data["promises"][0]["limit"].update(days=3),
        lambda data: data["promises"][0]["limit"].update(working_days=-3),
        lambda data: data["reports"][0].pop("draft"),
        lambda data: data.update(kleur="rood"),
        lambda data: data["phases"][0]["title"].pop("en"),
    ):
        broken = deepcopy(raw)
        change(broken)
        assert not validator.is_valid(broken)


def test_the_default_programme_is_named_by_the_data() -> None:
    assert load() is load() == load("basis")


def test_no_name_of_a_programme_stands_in_a_rule_of_the_code() -> None:
    names = {name for name, _ in FILES}
    prefixes = tuple(f"{name}:" for name in names)
    found = []
    for path in Path(wissel.__file__).parent.rglob("*.py"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                if node.value.startswith(prefixes):
                    found.append(f"{path.name}:{node.lineno}")
            elif isinstance(node, ast.Call) and ast.unparse(node.func).endswith(
                ("load", "ProgrammeRef")
            ):
                first = node.args[0] if node.args else None
                if isinstance(first, ast.Constant) and first.value in names:
                    found.append(f"{path.name}:{node.lineno}")
    assert found == []


# ---------------------------------------------------------------- every number is felt


def _numbers(value: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    if isinstance(value, dict):
        for key, item in value.items():
            yield from _numbers(item, (*path, key))
    elif isinstance(value, list):
        for number, item in enumerate(value):
            yield from _numbers(item, (*path, number))
    elif isinstance(value, int) and not isinstance(value, bool) and path != ("version",):
        yield path


def _cases() -> list[Case]:
    """Trajectories in which every duty of the neutral programme occurs."""
    busy = Case()
    busy.able(date(2026, 9, 1))
    busy.document(date(2026, 9, 8), DocumentKind.FML)
    busy.log(date(2026, 9, 8), StagnationSignal("practical", "geen vervoer"))
    busy.asked(date(2026, 9, 8))
    busy.vacancies(date(2026, 9, 15))
    busy.report(date(2026, 9, 18), "to-employee")
    placed, hired = Case(), Case()
    placed.placed(date(2026, 9, 14), "started")
    hired.placed(date(2026, 9, 14), "started", "dienstverband")
    # Around the middle of a month and of a week: from which day on does a period count?
    entered = [Case(registered_on=date(2026, 9, day)) for day in (14, 15, 16, 17)]
    for case in entered:
        case.vacancies(case.registered_on)
    return [Case(), busy, placed, hired, *entered]


def _dates(raw: dict[str, Any]) -> set[tuple[Any, ...]]:
    programme = parse(raw)
    found: set[tuple[Any, ...]] = set()
    for number, case in enumerate(_cases()):
        derived = case.derive(date(2026, 9, 20), programme)
        found |= {(number, d.key, d.opens, d.due, d.warn_from) for d in derived.obligations}
        found |= {(number, key, days) for key, days in derived.reminders.items()}
    return found


NUMBERS = list(_numbers(_raw("basis", 1)))


def test_the_neutral_programme_has_its_numbers_in_the_data() -> None:
    assert len(NUMBERS) > 40


@pytest.fixture(scope="module")
def unchanged() -> set[tuple[Any, ...]]:
    return _dates(_raw("basis", 1))


@pytest.mark.parametrize("path", NUMBERS, ids=lambda path: ".".join(map(str, path)))
def test_changing_a_number_of_the_data_changes_a_date(
    path: tuple[str | int, ...], unchanged: set[tuple[Any, ...]]
) -> None:
    raw = _raw("basis", 1)
    place: Any = raw
    for part in path[:-1]:
        place = place[part]
    # Warning moments must stay apart and below their limit: they go down, the rest goes up.
    place[path[-1]] += -1 if "warn_after" in path or "reminders" in path else 1
    assert _dates(raw) != unchanged
