"""One version of a capacity as a page shows it: limits first, what is normal after, by rubric."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext, gettext_lazy

from wissel.core.capacity import Form, catalogue, difference, limits, words
from wissel.core.trajectory import Capacity, CapacityItem

SOURCES: Final[dict[str, Promise]] = {
    "company-doctor": gettext_lazy("bedrijfsarts"),
    "labour-expert": gettext_lazy("arbeidsdeskundige"),
    "uwv": gettext_lazy("UWV"),
}
KINDS: Final[dict[str, Promise]] = {
    "fml": gettext_lazy("FML (64 punten)"),
    "inzetbaarheidsprofiel": gettext_lazy("Inzetbaarheidsprofiel"),
    "free": gettext_lazy("Uren en vrije woorden"),
}


@dataclass(frozen=True, slots=True)
class CapacityRow:
    """An item with everything said of it. ``about`` says in short words what the item is."""

    name: str
    about: str
    said: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CapacityPart:
    """A rubric with its rows."""

    title: str
    rows: tuple[CapacityRow, ...]


@dataclass(frozen=True, slots=True)
class CapacityShown:
    """A version in the reader's language.

    ``limits`` are conditions, limits and free words; ``normal`` what was said not to be limited,
    and facts. ``unsaid`` counts the items of the form that were not mentioned, of ``total``.
    """

    version: Capacity
    source: str
    kind: str
    document: str
    limits: tuple[CapacityPart, ...]
    normal: tuple[CapacityPart, ...]
    unsaid: int
    total: int

    @property
    def rows(self) -> tuple[CapacityRow, ...]:
        """The limits without their rubrics."""
        return tuple(row for part in self.limits for row in part.rows)


@dataclass(frozen=True, slots=True)
class Differs:
    """What was said of something, and what is said now; words say what is unknown."""

    aspect: str
    before: str
    after: str


def capacity_shown(version: Capacity, language: str) -> CapacityShown:
    """Return a version as a page shows it."""
    limited = limits(version)
    form = catalogue().forms.get(version.kind)
    items = form.items if form is not None else ()
    mentioned = {row.item for row in version.items}
    document = catalogue().documents.get(version.document)
    return CapacityShown(
        version=version,
        source=str(SOURCES[version.source]),
        kind=str(KINDS[version.kind]),
        document=document.in_(language) if document is not None else version.document,
        limits=_parts(form, limited, language),
        normal=_parts(form, [row for row in version.items if row not in limited], language),
        unsaid=sum(item.key not in mentioned for item in items),
        total=len(items),
    )


def current(versions: Iterable[Capacity]) -> tuple[Capacity | None, Capacity | None]:
    """Return what the company doctor said last, and the newest of another source after that.

    It is what an employer may have: the content of the first, and of the second that it came.
    """
    held = sorted(versions, key=lambda version: version.version)
    doctors = [version for version in held if version.source == "company-doctor"]
    doctor = doctors[-1] if doctors else None
    after = held[-1] if held and held[-1] is not doctor else None
    return doctor, after


def differs(before: Capacity, after: Capacity, language: str) -> tuple[Differs, ...]:
    """Return what differs, in words."""
    unknown = gettext("niet genoemd")
    return tuple(
        Differs(
            one.aspect.in_(language),
            one.before.in_(language) if one.before is not None else unknown,
            one.after.in_(language) if one.after is not None else unknown,
        )
        for one in difference(before, after)
    )


def _parts(
    form: Form | None, rows: Iterable[CapacityItem], language: str
) -> tuple[CapacityPart, ...]:
    held = list(rows)
    parts = []
    for rubric in form.rubrics if form is not None else ():
        found = [
            CapacityRow(item.name.in_(language), item.about.in_(language), said)
            for item in rubric.items
            if (said := tuple(words(r)[1].in_(language) for r in held if r.item == item.key))
        ]
        if found:
            parts.append(CapacityPart(rubric.title.in_(language), tuple(found)))
    listed = {item.key for item in form.items} if form is not None else set()
    free = [row for row in held if row.item not in listed]
    if free:
        own = tuple(
            CapacityRow(aspect[:1].upper() + aspect[1:], "", (limit.in_(language),))
            for row in free
            for about, limit in (words(row),)
            for aspect in (about.in_(language),)
        )
        parts.append(CapacityPart(gettext("In vrije woorden") if form is not None else "", own))
    return tuple(parts)
