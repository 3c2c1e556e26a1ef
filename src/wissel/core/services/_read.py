"""Reads what can be asked for from ``wissel.rules.services``, and refuses what is not whole."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any, Final, cast, get_args, get_type_hints

import yaml

from wissel.core.journal import EXTRA, Order, PartyRole, StudyAdvice
from wissel.core.services._types import (
    FieldForm,
    ServiceCatalogue,
    ServiceField,
    ServiceKind,
    ServiceTerm,
    ToldAs,
)
from wissel.core.sources import Basis, Nature, Text
from wissel.core.strict import DataError, Place

#: What the report of a labour expert comes to: the fields of the record in the journal.
ADVICE: Final = ("direction", "conclusion", "advised", "excluded")
_DIRECTIONS: Final = get_args(get_type_hints(StudyAdvice)["direction"])


class ServicesError(DataError):
    """The extra services cannot be used: where and why."""


@cache
def catalogue(version: str = "") -> ServiceCatalogue:
    """Return one version of the package data, or without a version the newest."""
    folder = files("wissel.rules").joinpath("services")
    numbers = [
        entry.name.removesuffix(".yaml")
        for entry in folder.iterdir()
        if entry.name.endswith(".yaml")
    ]
    name = version or max(numbers, key=int)
    text = folder.joinpath(f"{name}.yaml").read_text(encoding="utf-8")
    return parse(yaml.CSafeLoader(text).get_single_data())


def parse(data: Any) -> ServiceCatalogue:
    """Turn the parsed file into a catalogue; raise :class:`ServicesError` with the place."""
    fields = Place("$", data, ServicesError).table(
        ("version", "valid_from", "laws", "answer", "kinds")
    )
    laws = {key: part.basis() for key, part in fields["laws"].named().items()}
    kinds = tuple(_kind(part, laws) for part in fields["kinds"].items())
    keys = [kind.key for kind in kinds]
    if len(set(keys)) < len(keys):
        fields["kinds"].fail("names a kind twice")
    return ServiceCatalogue(
        version=fields["version"].word(),
        valid_from=fields["valid_from"].day(),
        answer=_term(fields["answer"], laws),
        kinds=kinds,
    )


def _kind(place: Place, laws: Mapping[str, Basis]) -> ServiceKind:
    fields = place.table(
        (
            *("key", "title", "explains", "topic", "steps", "asks", "result"),
            *("term", "carried_by", "promise", "by"),
        )
    )
    result = fields["result"].table(("category", "told_as", "fields"))
    told_as = cast(ToldAs, result["told_as"].one_of(get_args(ToldAs)))
    said = _fields(result["fields"])
    if told_as == "report":
        _demand_advice(result["fields"], said)
    roles = tuple(part.one_of(get_args(PartyRole)) for part in fields["carried_by"].items())
    return ServiceKind(
        key=cast(Order, fields["key"].one_of(sorted(EXTRA))),
        title=fields["title"].text(),
        explains=fields["explains"].text(),
        topic=fields["topic"].word(),
        steps=tuple(part.text() for part in fields["steps"].items()),
        asks=_fields(fields["asks"]),
        category=result["category"].word(),
        told_as=told_as,
        result=said,
        term=_term(fields["term"], laws),
        carried_by=cast(tuple[PartyRole, ...], roles),
        promise=fields["promise"].text(),
        basis=fields["by"].rules(laws),
    )


def _term(place: Place, laws: Mapping[str, Basis]) -> ServiceTerm:
    fields = place.table(("working_days", "by"))
    basis = laws[fields["by"].one_of(tuple(laws))]
    if basis.nature is not Nature.PRACTICE:
        fields["by"].fail("no law sets this term: its nature must be practice")
    return ServiceTerm(fields["working_days"].number(), basis)


def _fields(place: Place) -> tuple[ServiceField, ...]:
    found = tuple(_field(part) for part in place.items())
    keys = [field.key for field in found]
    if len(set(keys)) < len(keys):
        place.fail("names a field twice")
    return found


def _field(place: Place) -> ServiceField:
    fields = place.table(("key", "form", "text", "required"), ("hint", "most", "choices"))
    form = cast(FieldForm, fields["form"].one_of(get_args(FieldForm)))
    needed = "choices" if form == "choice" else "most"
    if needed not in fields:
        place.fail(f"misses {needed}")
    return ServiceField(
        key=fields["key"].word(),
        form=form,
        text=fields["text"].text(),
        hint=fields["hint"].text() if "hint" in fields else None,
        required=fields["required"].flag(),
        most=fields["most"].number() if "most" in fields else 0,
        choices=_choices(fields["choices"]) if "choices" in fields else (),
    )


def _choices(place: Place) -> tuple[tuple[str, Text], ...]:
    each = [part.table(("key", "text")) for part in place.items()]
    return tuple((part["key"].word(), part["text"].text()) for part in each)


def _demand_advice(place: Place, found: tuple[ServiceField, ...]) -> None:
    """Refuse a report whose fields are not those of the record that others read."""
    if tuple(field.key for field in found) != ADVICE:
        place.fail(f"must be {', '.join(ADVICE)}, in this order")
    if tuple(key for key, _ in found[0].choices) != _DIRECTIONS:
        place.fail(f"the choices of {ADVICE[0]} must be {', '.join(_DIRECTIONS)}")
