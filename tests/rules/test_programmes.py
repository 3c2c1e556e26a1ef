"""The programmes of the package data: whole, sourced, and every number of them felt."""

import ast
import json
from collections.abc import Iterator
from copy import deepcopy
from datetime import date, timedelta
from importlib import resources
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

import wissel
from tests.core.programme.case import SICK, Case
from tests.core.programme.events import begins_outside_the_journal, content_for
from wissel.core.journal import Appointment, DocumentKind, ReportEvent
from wissel.core.programme import ProgrammeError, load, packaged, parse
from wissel.core.sources import Nature

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


def _names(raw: dict[str, Any], part: str) -> set[str]:
    """Return the events by which the phases begin, or from which the duties start."""
    if part == "phases":
        return {name for phase in raw["phases"] for name in phase["begins"]}
    duties = [duty for group in ("promises", "documents", "deliveries", "rhythms")
              for duty in raw.get(group, ())]  # fmt: skip
    return {duty["starts"] for duty in duties if "starts" in duty}


def _cases(raw: dict[str, Any]) -> list[Case]:
    """Trajectories in which every duty of a programme occurs: each start and each phase once."""
    papers = Case()
    for document in raw.get("documents", ()):
        papers.document(date(2026, 9, 8), DocumentKind(document["accepts"][0]))
    # From which day of a period on does it count? The first period of a case that began on any day.
    entered = [Case(registered_on=date(2026, 7, 1) + timedelta(days=n)) for n in range(62)]
    for case in entered:
        case.vacancies(case.registered_on)
    return [Case(), _busy(raw), papers, *_phases(raw), *entered]


def _busy(raw: dict[str, Any]) -> Case:
    case = Case()
    for report in raw["reports"]:
        shown = ReportEvent("r", "to-employee", "2026-09", report["key"])
        case.log(date(2026, 9, 18), shown)
    for name in sorted(_names(raw, "duties")):
        if name == "capacity-received":
            case.able(date(2026, 9, 1))
        elif name == "capacity-received:changed":
            case.able(date(2026, 9, 8), hours=4)
        elif not begins_outside_the_journal(name):
            planned = name.startswith("appointment:planned")
            day = date(2026, 9, 30) if planned else date(2026, 9, 8)
            case.log(day, content_for(name), recorded=date(2026, 9, 8))
    return case


def _phases(raw: dict[str, Any]) -> Iterator[Case]:
    """Yield a case for each way into a phase, with the start of the track and without it."""
    for name in sorted(_names(raw, "phases")):
        for started in (True, False):
            case = Case()
            if started:
                case.started(date(2026, 9, 2))
            if not begins_outside_the_journal(name):
                case.log(date(2026, 9, 14), content_for(name))
                yield case


def _dates(raw: dict[str, Any], cases: list[Case]) -> set[tuple[Any, ...]]:
    programme = parse(raw)
    found: set[tuple[Any, ...]] = set()
    for number, case in enumerate(cases):
        derived = case.derive(date(2026, 9, 20), programme)
        found |= {
            (number, d.key, d.opens, d.due, d.due_at, d.warn_from) for d in derived.obligations
        }
        found |= {(number, key, days) for key, days in derived.reminders.items()}
    return found


def _of_the_clock(raw: dict[str, Any]) -> list[tuple[str | int, ...]]:
    """Return the places of the numbers that dates follow from: all but those of offer and lists."""
    return [path for path in _numbers(raw) if path[0] not in ("offer", "weekly_vacancies")]


@pytest.mark.slow
@pytest.mark.parametrize(("name", "version"), FILES)
def test_changing_any_number_of_a_programme_changes_a_date(name: str, version: int) -> None:
    raw = _raw(name, version)
    cases = _cases(raw)
    unchanged = _dates(raw, cases)
    numbers = _of_the_clock(raw)
    assert len(numbers) > 30
    unfelt = []
    for path in numbers:
        if all(_same(raw, path, cases, unchanged, by) for by in (1, -1)):
            unfelt.append(".".join(map(str, path)))
    assert unfelt == []


def _same(
    raw: dict[str, Any],
    path: tuple[str | int, ...],
    cases: list[Case],
    unchanged: set[tuple[Any, ...]],
    by: int,
) -> bool:
    """Whether a number changed ``by`` this much changes no date, or makes no programme."""
    changed = deepcopy(raw)
    place: Any = changed
    for part in path[:-1]:
        place = place[part]
    if "warn_after" in path or "reminders" in path:
        del place[path[-1]]  # its neighbours leave it no room to move
    else:
        place[path[-1]] += by
    try:
        return _dates(changed, cases) == unchanged
    except ProgrammeError:
        return True


def test_every_promise_of_a_page_is_told_from_what_the_page_does_not_say() -> None:
    for programme in packaged():
        if programme.name == load().name:
            continue
        silent = [d for d in programme.duties() if d.why and "noemt geen" in d.why.nl]
        assert {d.nature for d in silent} == {Nature.PRACTICE}


@pytest.mark.parametrize(
    ("name", "rule", "started_by", "days"),
    [
        ("xs2more", "intake-report", "order-event:signed:intake", 28),
        ("xs2more", "trajectory-start", "order-event:signed:trajectory", 14),
        ("xs2more", "first-application", "decision:tweede-spoor-start", 42),
        ("pappenheim", "quote", "order-event:requested", 1),
    ],
)
def test_a_published_promise_has_the_day_that_the_page_names(
    name: str, rule: str, started_by: str, days: int
) -> None:
    case = Case()
    began = date(2026, 9, 8)
    case.log(began, content_for(started_by))
    [duty] = case.of(f"{name}:{rule}", began, load(name))
    assert duty.due == began + timedelta(days=days)


def test_the_intake_is_planned_within_a_week_after_the_last_paper() -> None:
    case, programme = Case(), load("pappenheim")
    papers = [document.ends[0].partition(":")[2] for document in programme.documents]
    for number, kind in enumerate(papers[:-1]):
        case.document(date(2026, 9, 2 + number), DocumentKind(kind))
    assert case.of("pappenheim:intake-planned", date(2026, 9, 20), programme) == []
    case.document(date(2026, 9, 18), DocumentKind(papers[-1]))
    [duty] = case.of("pappenheim:intake-planned", date(2026, 9, 20), programme)
    assert duty.due == date(2026, 9, 25)
    case.log(
        date(2026, 10, 2),
        Appointment(("employee",), "visit", "planned", purpose="intake"),
        recorded=date(2026, 9, 21),
    )
    [kept] = case.of("pappenheim:intake-planned", date(2026, 9, 22), programme)
    assert kept.done_on == date(2026, 9, 21)


def test_the_final_report_is_due_around_week_ninety() -> None:
    programme = load("ascenditur")
    [duty] = Case().of("ascenditur:final-report", date(2026, 9, 20), programme)
    assert duty.due == SICK + timedelta(weeks=90)
