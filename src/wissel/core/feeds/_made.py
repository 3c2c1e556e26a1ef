"""The one normaliser: a tree of any source and its mapping make a vacancy."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from hashlib import blake2b
from typing import Any, Final

from wissel.core.feeds._fields import ALL_PARTS, BY_NAME, Reading
from wissel.core.feeds._plain import line, plain
from wissel.core.feeds._tree import leaves
from wissel.core.feeds._types import (
    FeedField,
    FeedMapping,
    FieldPath,
    MadeVacancy,
    TextPart,
    Tree,
    Unread,
)
from wissel.core.vacancies import Vacancy

#: Characters of text that are kept of one vacancy; more is a mistake of the source.
MOST_TEXT: Final = 60_000
_SAMPLE: Final = 60  #: characters of foreign words in a report on them


@dataclass(slots=True)
class _Making:
    values: dict[str, Any] = field(default_factory=dict)
    kept: list[str] = field(default_factory=list)
    unread: list[Unread] = field(default_factory=list)


def vacancy_of(tree: Tree, mapping: FeedMapping, *, source_key: str, today: date) -> MadeVacancy:
    """Make a vacancy of one item. Without a title there is none; all the rest may be unknown.

    Where the source has no reference, the identity is a digest of what the item says. Words that
    could not be read as a value stand below the text, so that a person reads them.
    """
    making, reading = _Making(), Reading(mapping.words, today)
    for name, one in mapping.fields.items():
        _read(name, one, tree, reading, making)
    values = making.values
    reference = str(values.pop("id", ""))
    title = values.pop("title", "")
    if not title:
        return MadeVacancy(None, reference, tuple(making.unread))
    _order_hours(making)
    text = _text(tree, mapping.text, making)
    vacancy = Vacancy(
        id=reference or _digest(title, text, values),
        title=title,
        text=text,
        source=source_key,
        **{"country": "", **values},
    )
    return MadeVacancy(vacancy, reference or vacancy.id, tuple(making.unread))


def _read(name: str, one: FeedField, tree: Tree, reading: Reading, making: _Making) -> None:
    found = _said(tree, one)
    if not found:
        if one.fixed:
            found = [one.fixed]
        else:
            return
    read = BY_NAME[one.as_](name, found, reading)
    if name == "country" and name in making.values:
        return  # a postcode said it: letters before it are surer than a default
    for key, value in read.values.items():
        if key in (name, "country") or key not in making.values:
            making.values[key] = value
    words = line(", ".join(found))
    if read.kept and words:
        making.kept.append(f"{one.label}: {words[:500]}" if one.label else words[:500])
    if read.unread:
        making.unread.append(Unread(name, words[:_SAMPLE]))


def _said(tree: Tree, one: FeedField) -> list[str]:
    first = one.as_ not in ALL_PARTS
    found = _says(tree, one.paths, one.codes, first)
    for path in one.also:
        found = found + _says(tree, (path,), one.codes, first)
    return found


def _says(
    tree: Tree, paths: tuple[FieldPath, ...], codes: Mapping[str, str], first: bool
) -> list[str]:
    """Return what stands at the first path that says something, codes in our words."""
    for path in paths:
        if not (texts := leaves(tree, path, first=first)):
            continue
        if codes:
            texts = [codes.get(text.strip().casefold(), text) for text in texts]
        if found := [text for text in texts if text and not text.isspace()]:
            return found
    return []


def _order_hours(making: _Making) -> None:
    """Drop hours whose lowest is above their highest: one of the two is wrong, and which?"""
    values = making.values
    low, high = values.get("hours_min"), values.get("hours_max")
    if low is not None and high is not None and low > high:
        del values["hours_min"], values["hours_max"]
        making.unread.append(Unread("hours", f"{low:g}-{high:g}"))
    if high == 0:
        values.pop("hours_min", None)
        values.pop("hours_max", None)


def _text(tree: Tree, parts: tuple[TextPart, ...], making: _Making) -> str:
    found: list[str] = []
    for part in parts:
        texts = _says(tree, part.paths, part.codes, False)
        if part.several and len(set(texts)) < 2:
            continue
        said = list(filter(None, map(plain, dict.fromkeys(texts))))
        if not said:
            continue
        block = ", ".join(said) if part.several else "\n".join(said)
        block = f"{part.label}: {block}" if part.label and "\n" not in block else block
        block = f"{part.label}:\n{block}" if part.label and "\n" in block else block
        if block not in found:
            found.append(block)
    text = "\n\n".join([*found, *making.kept])
    if len(text) > MOST_TEXT:
        making.unread.append(Unread("text", text[:_SAMPLE]))
        text = text[:MOST_TEXT].rstrip()
    return text


def _digest(title: str, text: str, values: Mapping[str, Any]) -> str:
    said = "\0".join((title, text, *(f"{key}={values[key]}" for key in sorted(values))))
    return "x-" + blake2b(said.encode(errors="replace"), digest_size=12).hexdigest()
