"""Reads a programme's text or mapping value by value; whatever is wrong is named with its place."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NoReturn, TypeAlias

import yaml

from wissel.core.programme._error import ProgrammeError
from wissel.core.programme._limit import Limit, Unit
from wissel.core.sources import Text

Path: TypeAlias = tuple[str | int, ...]

KEY = re.compile(r"[a-z][a-z0-9-]*")
UNITS: dict[str, Unit] = {
    "hours": "hours",
    "days": "days",
    "working_days": "working-days",
    "weeks": "weeks",
    "months": "months",
}


def from_yaml(text: str, source: str) -> tuple[object, dict[Path, int]]:
    """Return the value of a YAML text and the line of every key and item.

    Raises :class:`ProgrammeError` for text that is not YAML, a key that stands twice, and aliases
    (a small file could unfold into a huge one).
    """
    lines: dict[Path, int] = {(): 1}
    try:
        loader = yaml.CSafeLoader(text)
        root = loader.get_single_node()
        return (None if root is None else _value(loader, root, (), lines, set())), lines
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else None
        raise ProgrammeError("", line, error.problem or "is not YAML", source=source) from error
    except yaml.YAMLError as error:
        raise ProgrammeError("", None, f"is not YAML: {error}", source=source) from error
    except RecursionError as error:
        raise ProgrammeError("", None, "is nested too deep", source=source) from error
    except _Fault as fault:
        raise ProgrammeError(dotted(fault.path), fault.line, fault.why, source=source) from fault


class _Fault(Exception):
    def __init__(self, path: Path, line: int, why: str) -> None:
        super().__init__(why)
        self.path, self.line, self.why = path, line, why


def _value(
    loader: yaml.CSafeLoader, node: yaml.Node, path: Path, lines: dict[Path, int], seen: set[int]
) -> object:
    line = node.start_mark.line + 1
    lines.setdefault(path, line)
    if id(node) in seen:
        raise _Fault(path, line, "aliases (*name) are not allowed")
    seen.add(id(node))
    if isinstance(node, yaml.MappingNode):
        found: dict[str, object] = {}
        for key_node, value_node in node.value:
            at = key_node.start_mark.line + 1
            key = key_node.value if isinstance(key_node, yaml.ScalarNode) else ""
            if not key:
                raise _Fault(path, at, "a key must be a word")
            if key in found:
                raise _Fault((*path, key), at, f"{key!r} stands here twice")
            lines[(*path, key)] = at
            found[key] = _value(loader, value_node, (*path, key), lines, seen)
        return found
    if isinstance(node, yaml.SequenceNode):
        return [
            _value(loader, item, (*path, number), lines, seen)
            for number, item in enumerate(node.value)
        ]
    try:
        return loader.construct_object(node)
    except ValueError as error:  # 2026-02-30 looks like a date and is none
        raise _Fault(path, line, f"{node.value!r}: {error}") from error


def dotted(path: Path) -> str:
    """Return a path as people write it: ``rhythms[2].every[0].days``."""
    text = ""
    for part in path:
        text += f"[{part}]" if isinstance(part, int) else f".{part}" if text else part
    return text


@dataclass(frozen=True, slots=True)
class Cursor:
    """A value with its place."""

    value: object
    path: Path = ()
    lines: Mapping[Path, int] = field(default_factory=dict)
    source: str = ""

    def fail(self, reason: str) -> NoReturn:
        """Refuse the value, naming its place."""
        path = self.path
        while path and path not in self.lines:
            path = path[:-1]
        raise ProgrammeError(dotted(self.path), self.lines.get(path), reason, source=self.source)

    def _at(self, part: str | int, value: object) -> "Cursor":
        return Cursor(value, (*self.path, part), self.lines, self.source)

    def table(self, required: Iterable[str], optional: Iterable[str] = ()) -> dict[str, "Cursor"]:
        """Return the fields of a mapping that has all ``required`` keys and no unknown ones."""
        if not isinstance(self.value, Mapping):
            self.fail(f"must be a mapping, not {_sort(self.value)}")
        known = {*required, *optional}
        for key in self.value:
            if key not in known:
                self._at(str(key), None).fail(
                    f"unknown key; expected one of {', '.join(sorted(known))}"
                )
        for key in required:
            if key not in self.value:
                self.fail(f"{key!r} is missing")
        return {key: self._at(key, value) for key, value in self.value.items()}

    def items(self, *, least: int = 0) -> list["Cursor"]:
        """Return the items of a list of at least ``least``."""
        if not isinstance(self.value, list | tuple):
            self.fail(f"must be a list, not {_sort(self.value)}")
        if len(self.value) < least:
            self.fail(f"must hold at least {least}")
        return [self._at(number, item) for number, item in enumerate(self.value)]

    def word(self) -> str:
        """Return text that is not empty."""
        if not isinstance(self.value, str) or not self.value.strip():
            self.fail(f"must be text, not {_sort(self.value)}")
        return self.value

    def key(self) -> str:
        """Return an identifier: small letters, digits, hyphens."""
        word = self.word()
        if not KEY.fullmatch(word):
            self.fail(f"{word!r} is no key: small letters, digits and hyphens, a letter first")
        return word

    def one_of(self, choices: Iterable[str]) -> str:
        """Return one of ``choices``."""
        word = self.word()
        if word not in (known := list(choices)):
            self.fail(f"{word!r} is not one of {', '.join(known)}")
        return word

    def number(self, least: int, most: int | None = None) -> int:
        """Return a whole number from ``least`` to ``most``."""
        if not isinstance(self.value, int) or isinstance(self.value, bool):
            self.fail(f"must be a whole number, not {_sort(self.value)}")
        if self.value < least:
            self.fail(f"must be {least} or more, not {self.value}")
        if most is not None and self.value > most:
            self.fail(f"must be {most} or less, not {self.value}")
        return self.value

    def flag(self) -> bool:
        """Return true or false."""
        if not isinstance(self.value, bool):
            self.fail(f"must be true or false, not {_sort(self.value)}")
        return self.value

    def day(self) -> date:
        """Return a date, also when it came as text (JSON)."""
        if type(self.value) is date:
            return self.value
        try:
            return date.fromisoformat(self.word())
        except ValueError:
            self.fail(f"{self.value!r} is no date (YYYY-MM-DD)")

    def sentence(self) -> Text:
        """Return a text in both languages."""
        fields = self.table(("nl", "en"))
        return Text(fields["nl"].word(), fields["en"].word())

    def limit(self) -> Limit:
        """Return a length of time: one unit with its amount, ``{working_days: 5}``."""
        return limit_of(self, self.table((), UNITS))


def limit_of(cursor: Cursor, fields: Mapping[str, Cursor]) -> Limit:
    """Return the one length of time among ``fields``. A term of no length at all is refused."""
    found = [key for key in fields if key in UNITS]
    if len(found) != 1:
        cursor.fail(f"must name exactly one of {', '.join(UNITS)}")
    # A hundred years: longer than any trajectory, and it keeps dates within the calendar.
    return Limit(fields[found[0]].number(1, 36500), UNITS[found[0]])


def _sort(value: object) -> str:
    names: dict[type[Any], str] = {
        str: "text", int: "a number", bool: "true or false", list: "a list", dict: "a mapping",
        date: "a date", float: "a fraction", type(None): "nothing",
    }  # fmt: skip
    return names.get(type(value), type(value).__name__)
