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
        raise ProgrammeError(
            "",
            line,
            error.problem or "is not YAML",
            f"is geen YAML ({error.problem})" if error.problem else "is geen YAML",
            source=source,
        ) from error
    except yaml.YAMLError as error:
        raise ProgrammeError(
            "", None, f"is not YAML: {error}", f"is geen YAML: {error}", source=source
        ) from error
    except RecursionError as error:
        raise ProgrammeError(
            "", None, "is nested too deep", "heeft te veel lagen in elkaar", source=source
        ) from error
    except _Fault as fault:
        raise ProgrammeError(
            dotted(fault.path), fault.line, fault.why.en, fault.why.nl, source=source
        ) from fault


class _Fault(Exception):
    def __init__(self, path: Path, line: int, why: Text) -> None:
        super().__init__(why.en)
        self.path, self.line, self.why = path, line, why


def _value(
    loader: yaml.CSafeLoader, node: yaml.Node, path: Path, lines: dict[Path, int], seen: set[int]
) -> object:
    line = node.start_mark.line + 1
    lines.setdefault(path, line)
    if id(node) in seen:
        raise _Fault(
            path, line, Text("verwijzingen (*naam) mogen niet", "aliases (*name) are not allowed")
        )
    seen.add(id(node))
    if isinstance(node, yaml.MappingNode):
        found: dict[str, object] = {}
        for key_node, value_node in node.value:
            at = key_node.start_mark.line + 1
            key = key_node.value if isinstance(key_node, yaml.ScalarNode) else ""
            if not key:
                raise _Fault(path, at, Text("een sleutel is een woord", "a key must be a word"))
            if key in found:
                twice = Text(f"{key!r} staat hier twee keer", f"{key!r} stands here twice")
                raise _Fault((*path, key), at, twice)
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
        why = Text(f"{node.value!r} is geen dag of getal", f"{node.value!r}: {error}")
        raise _Fault(path, line, why) from error


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

    def fail(self, english: str, dutch: str) -> NoReturn:
        """Refuse the value, naming its place and the reason in both languages."""
        path = self.path
        while path and path not in self.lines:
            path = path[:-1]
        raise ProgrammeError(
            dotted(self.path), self.lines.get(path), english, dutch, source=self.source
        )

    def _at(self, part: str | int, value: object) -> "Cursor":
        return Cursor(value, (*self.path, part), self.lines, self.source)

    def table(self, required: Iterable[str], optional: Iterable[str] = ()) -> dict[str, "Cursor"]:
        """Return the fields of a mapping that has all ``required`` keys and no unknown ones."""
        if not isinstance(self.value, Mapping):
            self.fail(
                f"must be a mapping, not {_sort(self.value).en}",
                f"moet een groep velden zijn, niet {_sort(self.value).nl}",
            )
        known = {*required, *optional}
        for key in self.value:
            if key not in known:
                self._at(str(key), None).fail(
                    f"unknown key; expected one of {', '.join(sorted(known))}",
                    f"onbekend veld; hier kan: {', '.join(sorted(known))}",
                )
        for key in required:
            if key not in self.value:
                self.fail(f"{key!r} is missing", f"{key!r} ontbreekt")
        return {key: self._at(key, value) for key, value in self.value.items()}

    def items(self, *, least: int = 0) -> list["Cursor"]:
        """Return the items of a list of at least ``least``."""
        if not isinstance(self.value, list | tuple):
            self.fail(
                f"must be a list, not {_sort(self.value).en}",
                f"moet een lijst zijn, niet {_sort(self.value).nl}",
            )
        if len(self.value) < least:
            self.fail(f"must hold at least {least}", f"moet er minstens {least} hebben")
        return [self._at(number, item) for number, item in enumerate(self.value)]

    def word(self) -> str:
        """Return text that is not empty."""
        if not isinstance(self.value, str) or not self.value.strip():
            self.fail(
                f"must be text, not {_sort(self.value).en}",
                f"moet tekst zijn, niet {_sort(self.value).nl}",
            )
        return self.value

    def key(self) -> str:
        """Return an identifier: small letters, digits, hyphens."""
        word = self.word()
        if not KEY.fullmatch(word):
            self.fail(
                f"{word!r} is no key: small letters, digits and hyphens, a letter first",
                f"{word!r} is geen sleutel: kleine letters, cijfers en streepjes, een letter eerst",
            )
        return word

    def one_of(self, choices: Iterable[str]) -> str:
        """Return one of ``choices``."""
        word = self.word()
        if word not in (known := list(choices)):
            self.fail(
                f"{word!r} is not one of {', '.join(known)}",
                f"{word!r} is niet een van: {', '.join(known)}",
            )
        return word

    def number(self, least: int, most: int | None = None) -> int:
        """Return a whole number from ``least`` to ``most``."""
        if not isinstance(self.value, int) or isinstance(self.value, bool):
            self.fail(
                f"must be a whole number, not {_sort(self.value).en}",
                f"moet een heel getal zijn, niet {_sort(self.value).nl}",
            )
        if self.value < least:
            self.fail(
                f"must be {least} or more, not {self.value}",
                f"moet {least} of meer zijn, niet {self.value}",
            )
        if most is not None and self.value > most:
            self.fail(
                f"must be {most} or less, not {self.value}",
                f"moet {most} of minder zijn, niet {self.value}",
            )
        return self.value

    def flag(self) -> bool:
        """Return true or false."""
        if not isinstance(self.value, bool):
            self.fail(
                f"must be true or false, not {_sort(self.value).en}",
                f"moet true of false zijn, niet {_sort(self.value).nl}",
            )
        return self.value

    def day(self) -> date:
        """Return a date, also when it came as text (JSON)."""
        if type(self.value) is date:
            return self.value
        try:
            return date.fromisoformat(self.word())
        except ValueError:
            self.fail(
                f"{self.value!r} is no date (YYYY-MM-DD)",
                f"{self.value!r} is geen dag (JJJJ-MM-DD)",
            )

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
        cursor.fail(
            f"must name exactly one of {', '.join(UNITS)}",
            f"moet precies een van deze noemen: {', '.join(UNITS)}",
        )
    # A hundred years: longer than any trajectory, and it keeps dates within the calendar.
    return Limit(fields[found[0]].number(1, 36500), UNITS[found[0]])


_SORTS: dict[type[Any], Text] = {
    str: Text("tekst", "text"),
    int: Text("een getal", "a number"),
    bool: Text("true of false", "true or false"),
    list: Text("een lijst", "a list"),
    dict: Text("een groep velden", "a mapping"),
    date: Text("een dag", "a date"),
    float: Text("een breuk", "a fraction"),
    type(None): Text("niets", "nothing"),
}


def _sort(value: object) -> Text:
    name = type(value).__name__
    return _SORTS.get(type(value), Text(name, name))
