"""What a mapping of a feed is, as parsed values, and what became of one item."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, TypeAlias

from wissel.core.sources import Text
from wissel.core.vacancies import Vacancy

#: What names of schema.org may begin with: an address, or a short name of a vocabulary.
_PREFIX = re.compile(r"^(?:https?://.*/|[a-z]+:(?=\w))")

#: How the bytes of a source are built. ``jsonld``: schema.org in pages or as plain JSON.
FeedFormat: TypeAlias = Literal["xml", "json", "jsonl", "csv", "jsonld"]

#: One item of a source as a tree: names folded (:func:`fold`), mappings, lists and plain values.
#: Of XML: ``@name`` is an attribute, ``#`` the text of an element that has attributes or children.
Tree: TypeAlias = Any
#: Where a value stands in a tree: names from the item inwards, folded.
FieldPath: TypeAlias = tuple[str, ...]


def fold(name: str) -> str:
    """Return a name of a field as it is compared: small letters, digits, and the sign of XML.

    >>> fold("Uren per week"), fold("schema:workHours"), fold("@id")
    ('urenperweek', 'workhours', '@id')
    """
    bare = _PREFIX.sub("", name.strip().casefold())
    return "".join(sign for sign in bare if sign.isalnum() or sign in "@#")


@dataclass(frozen=True, slots=True)
class FeedField:
    """Where a field of a vacancy comes from.

    ``paths`` are tried in order; the first that says something counts, and what stands at the paths
    of ``also`` is said beside it. ``as_`` names how it is read. ``codes`` are words of this source
    in words of ours. ``fixed`` holds where nothing is said. ``label`` stands before what could not
    be read when its words are kept in the text.
    """

    paths: tuple[FieldPath, ...] = ()
    also: tuple[FieldPath, ...] = ()
    as_: str = "line"
    codes: Mapping[str, str] = field(default_factory=dict)
    fixed: str = ""
    label: str = ""


@dataclass(frozen=True, slots=True)
class TextPart:
    """A part of the text of a vacancy. ``label`` is its heading; ``several``: only from two on."""

    paths: tuple[FieldPath, ...]
    codes: Mapping[str, str] = field(default_factory=dict)
    label: str = ""
    several: bool = False


@dataclass(frozen=True, slots=True)
class FeedWords:
    """Words that sources use, for every source: folded to small letters without signs."""

    education: Mapping[str, int]
    contracts: Mapping[str, str]
    countries: Mapping[str, str]
    months: Mapping[str, int]
    shifts: Mapping[str, str]
    full_time: frozenset[str]
    full_time_hours: tuple[float, float]
    no_licence: frozenset[str]
    yes: frozenset[str]
    no: frozenset[str]
    open_: frozenset[str]  #: words that say on purpose that it is open: ``in overleg``


@dataclass(frozen=True, slots=True)
class FeedMapping:
    """A kind of source as data (*koppeling*): which of its fields is which of ours.

    ``items``: the elements or arrays that hold the vacancies; in XML the first of them that
    occurs. ``fields``: the field of :class:`~wissel.core.vacancies.Vacancy` (``hours`` for a range)
    by name.
    """

    key: str
    title: Text
    format: FeedFormat
    items: tuple[str, ...]
    fields: Mapping[str, FeedField]
    text: tuple[TextPart, ...]
    words: FeedWords

    def looks_like_one(self, tree: Tree) -> bool:
        """Tell whether a tree can be a vacancy of this source: a title, and something beside it.

        It is asked where a source is damaged and an item must be told from a part of one.
        """
        if not isinstance(tree, Mapping):
            return False
        beside = {path[0] for name in ("id", "employer") for path in self._paths(name)}
        beside.update(path[0] for part in self.text for path in part.paths)
        titles = {path[0] for path in self._paths("title")}
        named = titles & tree.keys()
        return bool(named) and bool((beside - named) & tree.keys())

    def _paths(self, name: str) -> tuple[FieldPath, ...]:
        return self.fields[name].paths if name in self.fields else ()


@dataclass(frozen=True, slots=True)
class Unread:
    """A field that says something that could not be read: its name, and what was said, cut."""

    field: str
    said: str


@dataclass(frozen=True, slots=True)
class MadeVacancy:
    """What became of one item: a vacancy, or none where it has no title; and what was not read."""

    vacancy: Vacancy | None
    reference: str
    unread: tuple[Unread, ...] = ()
