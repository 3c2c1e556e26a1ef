"""The way of working and the agreements that hold: for the doors of this app and those above."""

from functools import lru_cache
from typing import Literal, TypeAlias, cast
from uuid import UUID

from django.db.models import Q

from wissel.apps.bureaus.models import Bureau, ClientAgreement, ProgrammeVersion
from wissel.core.programme import ClientTerm, Duty, Limit, Programme, load, packaged, parse
from wissel.core.refusal import Refused
from wissel.core.sources import Text
from wissel.infra import tenancy

Per: TypeAlias = Literal["", "week", "month", "two-months", "quarter"]
Unit: TypeAlias = Literal["hours", "days", "working-days", "weeks", "months"]


def chosen_name(bureau: UUID) -> str:
    """Return the name of the way of working of new trajectories of a bureau. Inside a door."""
    return Bureau.objects.get(pk=bureau).programme or load().name


def chosen_programme(*, bureau: UUID) -> Programme:
    """Return the way of working of new trajectories of a bureau. Inside a door."""
    return newest_programme(name=chosen_name(bureau))


def newest_programme(*, name: str) -> Programme:
    """Return the newest version of a way of working of the bureau in context.

    Raises :class:`Refused` for one that it does not have.
    """
    try:
        return load(name or None)
    except LookupError:
        row = ProgrammeVersion.objects.filter(name=name).order_by("-version").first()
    if row is None:
        raise Refused(
            "no-such-programme",
            "$.programme",
            Text(
                f"Dit bureau heeft geen werkwijze '{name}'.",
                f"This bureau has no way of working '{name}'.",
            ),
        )
    return held_programme(name=name, version=row.version)


def held_programme(*, name: str, version: int) -> Programme:
    """Return a version of the package, or of the bureau in context. Inside a door.

    Raises ``LookupError`` when there is none. A version never changes, so it is read once.
    """
    try:
        return load(name, version)
    except LookupError:
        return _own(tenancy.current(), name, version)


@lru_cache(maxsize=256)
def _own(bureau: UUID, name: str, version: int) -> Programme:
    row = ProgrammeVersion.objects.filter(bureau_id=bureau, name=name, version=version).first()
    if row is None:
        raise LookupError(f"no version {version} of programme {name!r}")
    return parse(row.text)


def known_duties(*, bureau: UUID) -> dict[str, Duty]:
    """Return the duties of every way of working a bureau has, by key; inside a door.

    Of a key that several have it is the one of the way of working of new trajectories.
    """
    rows = ProgrammeVersion.objects.order_by("name", "version").values_list("name", "version")
    own = [held_programme(name=name, version=version) for name, version in rows]
    every = (*packaged(), *own, chosen_programme(bureau=bureau))
    return {duty.key: duty for programme in every for duty in programme.duties()}


def terms_of(*, client: UUID, trajectory: UUID) -> tuple[ClientTerm, ...]:
    """Return the terms agreed with a client, for all or for this trajectory. Inside a door."""
    of_all_or_this = Q(trajectory=None) | Q(trajectory=trajectory)
    rows = ClientAgreement.objects.filter(of_all_or_this, client_id=client)
    rows = rows.order_by("valid_from", "id")
    return tuple(term_of(row) for row in rows)


def term_of(row: ClientAgreement) -> ClientTerm:
    """Return an agreement as the term that the derivation reads."""
    limit = Limit(row.amount, cast(Unit, row.unit)) if row.amount is not None else None
    return ClientTerm(
        str(row.pk),
        row.duty,
        row.valid_from,
        row.valid_to,
        limit,
        cast(Per, row.per),
        case=row.trajectory is not None,
    )
