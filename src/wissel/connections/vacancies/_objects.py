"""Objects of JSON as trees: names folded, with limits."""

import json
from collections.abc import Iterator, Mapping
from typing import Any, Final

from wissel.core.feeds import Tree, fold

_MOST_FIELDS: Final = 2_000
_DEEPEST: Final = 30
_NAMES: dict[str, str] = {}


class Objects:
    """Decodes one value of JSON at a time. What is wrong is a ``ValueError``, whatever it is."""

    def __init__(self) -> None:
        self._count = 0
        self._decoder = json.JSONDecoder(
            object_pairs_hook=self._object, parse_constant=_no_number, strict=False
        )

    def at(self, text: str, place: int) -> tuple[Tree, int]:
        """Return the value that begins at a place, and where it ends; a ``ValueError`` if none."""
        self._count = 0
        try:
            return self._decoder.raw_decode(text, place)
        except RecursionError:
            raise TooDeep from None

    def whole(self, text: str) -> Tree:
        """Return the value that a text is; a ``ValueError`` where it is none, or more than one."""
        value, end = self.at(text, len(text) - len(text.lstrip()))
        if text[end:].strip():
            raise ValueError
        return value

    def _object(self, pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        self._count += len(pairs)
        if self._count > _MOST_FIELDS:
            raise TooDeep
        return {_folded(name): value for name, value in pairs}


class TooDeep(ValueError):
    """A value with more layers or fields than an item may have."""


def _no_number(_name: str) -> None:
    """Read ``NaN`` and ``Infinity`` as nothing: they are no number, and no JSON."""


def _folded(name: str) -> str:
    if (known := _NAMES.get(name)) is None:
        known = fold(name)
        if len(_NAMES) < 2_000:
            _NAMES[name] = known
    return known


def postings(tree: Tree, kind: str, depth: int = 0) -> Iterator[Tree]:
    """Yield the objects of a type of JSON-LD in a value, wherever they stand."""
    if depth > _DEEPEST:
        return
    if isinstance(tree, list):
        for part in tree:
            yield from postings(part, kind, depth + 1)
    elif isinstance(tree, Mapping):
        if _is_a(tree.get("@type"), kind):
            yield tree
            return
        for part in tree.values():
            if isinstance(part, list | Mapping):
                yield from postings(part, kind, depth + 1)


def _is_a(types: Tree, kind: str) -> bool:
    named = types if isinstance(types, list) else [types]
    return any(isinstance(each, str) and fold(each) == kind for each in named)
