"""Reads a script: the facts of one trajectory and its steps, in weeks of illness.

``w41+2`` is the third day of week 41, counted from the first sick day. A step with ``every`` is
played again after so many days, one with ``monthly`` on that day of each month, up to ``until``
(``last-month``: to the end of the month before the script's last day); a list of texts in it is
gone through in turn. The first sick day is a date, or follows from ``now``, the week in which the
trajectory is today: then nothing is done on a Saturday or Sunday, but on the Friday before.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any, NoReturn

import yaml

_MOMENT = re.compile(r"w(\d{1,3})(?:\+([0-6]))?")
_WEEK = 7
#: Longer than any trajectory, an extension of the wage payment included.
_MOST_WEEKS = 210
_MOST_DAYS = 365
#: More than anybody does in one trajectory.
_MOST_STEPS = 2000

_HEAD = frozenset(
    {
        "title", "programme", "first_sick_day", "until", "now", "registered", "function", "hours",
        "employee", "client", "contact", "coach", "before", "second_track", "professionals",
        "steps", "expect", "location", "travel", "deputy",
    }
)  # fmt: skip
_STEP = frozenset({"at", "recorded", "by", "id", "note", "every", "monthly", "until", "settles"})


class ScriptError(ValueError):
    """A script that cannot be played: where (path and line) and why, in both languages."""

    def __init__(self, code: str, path: str, line: int | None, dutch: str, english: str) -> None:
        place = f"regel {line}: " if line is not None else ""
        self.code, self.path, self.line = code, path, line
        self.dutch = f"{place}{dutch}"
        self.english = (f"line {line}: " if line is not None else "") + english
        super().__init__(f"{path}: {self.english}")


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that happens. Days count from the first sick day (0)."""

    number: int  #: its place in the script, from 1
    line: int | None
    day: int  #: the day it is about
    played: int  #: the day it is done or written down
    act: str
    said: Any
    by: str = "coach"
    id: str = ""
    note: str = ""
    settles: str = ""
    routine: bool = False  #: done on its day of the month, if there is something to do
    order: int = 0  #: the day by which it stands in its place in the script

    @property
    def path(self) -> str:
        """Where it stands in the script."""
        return f"$.steps[{self.number - 1}]"


@dataclass(frozen=True, slots=True)
class Script:
    """One trajectory. ``facts`` are its own fields as they were written."""

    facts: Mapping[str, Any]
    first_sick_day: date
    registered: int
    until: int  #: the last day that is played
    steps: tuple[Step, ...]
    expect: tuple[Mapping[str, Any], ...] = field(default=())


def day_of(moment: object) -> int | None:
    """Return the day of ``w41+2``, counted from the first sick day; ``None`` for anything else.

    >>> day_of("w1"), day_of("w41+2"), day_of("41")
    (0, 282, None)
    """
    found = _MOMENT.fullmatch(moment) if isinstance(moment, str) else None
    if found is None or not 1 <= int(found[1]) <= _MOST_WEEKS:
        return None
    return (int(found[1]) - 1) * _WEEK + int(found[2] or 0)


def read_script(text: str) -> Script:
    """Return the script in a YAML text of one trajectory."""
    value, lines = _loaded(text)
    return _script(value, "$", lines, None)


def scripts_in(text: str, today: date) -> tuple[Mapping[str, Any], tuple[Script, ...]]:
    """Return the head of a text of many trajectories (a bureau with its people), and those.

    Each trajectory is in its week ``now`` on ``today``; what lies ahead is left out.
    """
    value, lines = _loaded(text)
    if not isinstance(value, dict) or not isinstance(value.get("trajectories"), list):
        raise ScriptError(
            "trajectories", "$", None, "geen lijst 'trajectories'", "no list 'trajectories'"
        )
    head = {key: part for key, part in value.items() if key != "trajectories"}
    found = [
        _script(each, f"$.trajectories[{number}]", lines, today)
        for number, each in enumerate(value["trajectories"])
    ]
    return head, tuple(found)


# ---------------------------------------------------------------- reading


class _Loader(yaml.CSafeLoader):
    """Keeps the line of every mapping, by the identity of its value."""

    def __init__(self, stream: str) -> None:
        super().__init__(stream)
        self.lines: dict[int, int] = {}


def _mapping(loader: _Loader, node: yaml.MappingNode) -> Iterator[dict[str, Any]]:
    found: dict[str, Any] = {}
    loader.lines[id(found)] = node.start_mark.line + 1
    yield found
    found.update({str(key): value for key, value in _pairs(loader, node)})


def _pairs(loader: _Loader, node: yaml.MappingNode) -> Iterator[tuple[object, object]]:
    yield from loader.construct_mapping(node, deep=True).items()


_Loader.add_constructor(yaml.resolver.BaseResolver.DEFAULT_MAPPING_TAG, _mapping)


def _loaded(text: str) -> tuple[Any, Mapping[int, int]]:
    loader = _Loader(text)
    try:
        return loader.get_single_data(), loader.lines
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        why = str(getattr(error, "problem", None) or error)
        raise ScriptError(
            "yaml", "$", mark.line + 1 if mark else None, f"geen YAML: {why}", f"not YAML: {why}"
        ) from error
    finally:
        loader.dispose()


def _script(value: Any, path: str, lines: Mapping[int, int], today: date | None) -> Script:
    if not isinstance(value, dict):
        _fail("script", path, None, "een script is een lijst van velden", "a script is a mapping")
    line = lines.get(id(value))
    for key in value:
        if key not in _HEAD:
            _fail("unknown", f"{path}.{key}", line, f"onbekend veld '{key}'", f"unknown '{key}'")
    steps = value.get("steps", [])
    if not isinstance(steps, list):
        _fail("steps", f"{path}.steps", line, "'steps' is een lijst", "'steps' is a list")
    until = _moment(value, "until" if today is None else "now", path, line)
    first = _first_sick_day(value, path, line, until, today)
    expanded = [
        step
        for number, said in enumerate(steps, start=1)
        for step in _steps(said, number, f"{path}.steps[{number - 1}]", lines, first, until)
    ]
    if len(expanded) > _MOST_STEPS:
        _fail("too-many", f"{path}.steps", line, "te veel stappen", "too many steps")
    registered = _moment(value, "registered", path, line)
    _in_order(expanded, registered)
    if today is not None:
        # The demo is cut off at its own day: what lies ahead has yet to happen.
        expanded = [_on_weekday(step, first) for step in expanded if step.played <= until]
        registered = weekday(registered, first)
    _inside(expanded, until)
    return Script(
        facts={key: part for key, part in value.items() if key not in ("steps", "expect")},
        first_sick_day=first,
        registered=registered,
        until=until,
        steps=tuple(sorted(expanded, key=lambda step: (step.played, step.number))),
        expect=tuple(value.get("expect", ())),
    )


def _first_sick_day(
    value: Mapping[str, Any], path: str, line: int | None, until: int, today: date | None
) -> date:
    if today is not None:
        return today - timedelta(days=until)
    day = value.get("first_sick_day")
    if type(day) is not date:
        _fail(
            "first-sick-day", f"{path}.first_sick_day", line,
            "'first_sick_day' is een datum (2024-01-08)",
            "'first_sick_day' is a date (2024-01-08)",
        )  # fmt: skip
    return day


def _steps(
    said: Any, number: int, path: str, lines: Mapping[int, int], first: date, end: int
) -> Iterator[Step]:
    line = lines.get(id(said))
    if not isinstance(said, dict):
        _fail("step", path, line, "een stap is een lijst van velden", "a step is a mapping")
    acts = [key for key in said if key not in _STEP]
    if len(acts) != 1:
        named = ", ".join(map(str, acts)) or "geen"
        _fail(
            "one-act", path, line,
            f"een stap doet één ding; hier staat: {named}",
            f"a step does one thing; here stands: {named.replace('geen', 'none')}",
        )  # fmt: skip
    day = _moment(said, "at", path, line)
    played = _moment(said, "recorded", path, line) if "recorded" in said else day
    step = Step(
        number=number,
        line=line,
        day=day,
        played=played,
        act=acts[0],
        said=said[acts[0]],
        by=str(said.get("by", "coach")),
        id=str(said.get("id", "")),
        note=_text(said.get("note", "")),
        settles=str(said.get("settles", "")),
        routine="monthly" in said,
        order=played,
    )
    if played < day and not _ahead(step):
        _fail(
            "before-it-happened", path, line,
            "dit staat vastgelegd voordat het gebeurde",
            "this is written down before it happened",
        )  # fmt: skip
    yield from _again(step, said, path, first, end)


def _again(step: Step, said: Mapping[str, Any], path: str, first: date, end: int) -> Iterator[Step]:
    if "every" not in said and "monthly" not in said:
        yield step
        return
    every = said.get("every", said.get("monthly"))
    if not isinstance(every, int) or not 1 <= every <= _MOST_DAYS or "until" not in said:
        _fail(
            "every", path, step.line,
            "'every' is een aantal dagen, 'monthly' een dag van de maand; 'until' hoort erbij",
            "'every' is a number of days, 'monthly' a day of the month; 'until' belongs to it",
        )  # fmt: skip
    if said["until"] == "last-month":
        last = end - (first + timedelta(days=end)).day
    else:
        last = _moment(said, "until", path, step.line)
    days: Sequence[int] = range(step.day, last + 1, every)
    if "monthly" in said:
        days = [
            day for day in range(step.day, last + 1)
            if (first + timedelta(days=day)).day == every
        ]  # fmt: skip
    for turn, day in enumerate(days):
        yield replace(
            step,
            day=day,
            played=day + step.played - step.day,
            said=_turn(step.said, turn),
            note=_turn(said.get("note", ""), turn),
        )


def weekday(day: int, first: date) -> int:
    """Return the day, or the Friday before it when it falls in a weekend.

    >>> weekday(5, date(2024, 1, 8)), weekday(6, date(2024, 1, 8)), weekday(7, date(2024, 1, 8))
    (4, 4, 7)
    """
    return day - max(0, (first + timedelta(days=day)).weekday() - 4)


def _on_weekday(step: Step, first: date) -> Step:
    said = step.said
    if step.act == "service":
        # Else a study could be dated on the Saturday after the Friday on which it is delivered.
        said = {key: _moment_on_weekday(one, first) for key, one in said.items()}
    return replace(
        step, day=weekday(step.day, first), played=weekday(step.played, first), said=said
    )


def _moment_on_weekday(value: object, first: date) -> object:
    day = day_of(value)
    if day is None:
        return value
    weeks, days = divmod(weekday(day, first), _WEEK)
    return f"w{weeks + 1}+{days}"


def _turn(said: Any, turn: int) -> Any:
    """Return what is said the nth time: a list of texts is gone through, other lists stay."""
    if isinstance(said, dict):
        return {key: _of_turn(key, part, turn) for key, part in said.items()}
    return _of_turn("", said, turn)


def _of_turn(key: str, part: Any, turn: int) -> Any:
    if isinstance(part, list) and key != "with":
        return part[turn % len(part)] if part else ""
    if isinstance(part, list) and part and isinstance(part[0], list):
        return part[turn % len(part)]
    return part


def _ahead(step: Step) -> bool:
    """Whether it may be written down before its day: an appointment that is planned."""
    if step.act == "talk":
        return True
    return (
        step.act == "appointment"
        and isinstance(step.said, dict)
        and step.said.get("outcome") == "planned"
    )


def _inside(steps: Sequence[Step], until: int) -> None:
    """Refuse a step after the time that is played; repetitions may run into its end."""
    for number, group in _by_number(steps):
        first = group[0]
        if first.played > until:
            _fail(
                "after-the-end", first.path, first.line,
                f"stap {number} ligt na het einde van het script",
                f"step {number} lies after the end of the script",
            )  # fmt: skip


def _in_order(steps: Sequence[Step], registered: int) -> None:
    """Refuse a step that stands before the one above it, or before the registration."""
    latest = registered
    for number, group in _by_number(steps):
        first = group[0]
        if first.order < latest:
            _fail(
                "wrong-order", first.path, first.line,
                f"stap {number} ligt vóór de stap erboven of vóór de aanmelding; zet de stappen "
                "op volgorde van de dag waarop ze worden vastgelegd",
                f"step {number} lies before the one above it or before the registration; put the "
                "steps in the order of the day on which they are written down",
            )  # fmt: skip
        latest = first.order


def _by_number(steps: Sequence[Step]) -> Iterator[tuple[int, list[Step]]]:
    numbers = sorted({step.number for step in steps})
    for number in numbers:
        yield number, [step for step in steps if step.number == number]


def _moment(said: Mapping[str, Any], key: str, path: str, line: int | None) -> int:
    day = day_of(said.get(key))
    if day is None:
        _fail(
            "moment", f"{path}.{key}", line,
            f"'{key}' is een week en een dag, zoals w41 of w41+2; gegeven is {said.get(key)!r}",
            f"'{key}' is a week and a day, like w41 or w41+2; given is {said.get(key)!r}",
        )  # fmt: skip
    return day


def _text(said: Any) -> str:
    return said if isinstance(said, str) else ""


def _fail(code: str, path: str, line: int | None, dutch: str, english: str) -> NoReturn:
    raise ScriptError(code, path, line, dutch, english)
