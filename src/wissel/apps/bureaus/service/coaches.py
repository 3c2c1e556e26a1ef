"""The register of coaches: what they are good at, and which bodies recognise them until when."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final
from uuid import UUID

from wissel.apps.bureaus.models import Certificate, CoachProfile, MemberLocation, Membership
from wissel.apps.bureaus.service._certificates import CertificateView, certificate_views
from wissel.apps.bureaus.service._rights import demand_staff
from wissel.apps.bureaus.service._sender import accreditations_of
from wissel.apps.bureaus.service._texts import DESK, demand_current
from wissel.core.access import STAFF, Role
from wissel.infra.doors import Actor, Denied, door, read_door, today_of
from wissel.infra.typed import demand_fits, demand_plain, refused

#: How many specialisms or languages one coach names: a line, no list of everything.
MOST_NAMED: Final = 12
MOST_ABOUT: Final = 1000
_MOST_WORD: Final = 60
_FIRST_YEAR: Final = 1950


@dataclass(frozen=True, slots=True)
class CoachView:
    """A coach in the register. ``locations`` are the names of the places where they work."""

    member: UUID
    name: str
    registration: str
    locations: tuple[str, ...]
    specialisms: tuple[str, ...]
    languages: tuple[str, ...]
    since_year: int | None
    about: str
    revision: int
    certificates: tuple[CertificateView, ...]


@dataclass(frozen=True, slots=True)
class CoachCard:
    """What employee and employer read of the coach: specialisms, and what is valid today."""

    specialisms: tuple[str, ...]
    accreditations: tuple[str, ...]

    @property
    def says_something(self) -> bool:
        """Whether there is anything to show."""
        return bool(self.specialisms or self.accreditations)


@dataclass(frozen=True, slots=True)
class ProfileSaid:
    """What a coach says of themself. ``since_year`` is the first year of work in this field."""

    specialisms: Sequence[str] = ()
    languages: Sequence[str] = ()
    since_year: int | None = None
    about: str = ""


@read_door
def coaches(*, actor: Actor, now: datetime) -> tuple[CoachView, ...]:
    """Return every active coach of the bureau by name, for all staff; four queries."""
    demand_staff(actor)
    rows = Membership.objects.filter(active=True, role=Role.COACH).select_related("user")
    return _views(list(rows.order_by("user__name", "id")), today_of(now))


@read_door
def coach(*, actor: Actor, now: datetime, member: UUID) -> CoachView:
    """Return one coach of the register, for all staff."""
    demand_staff(actor)
    rows = Membership.objects.filter(pk=member, active=True, role=Role.COACH)
    found = _views(list(rows.select_related("user")), today_of(now))
    if not found:
        raise Denied("no-such-coach")
    return found[0]


@read_door
def coach_card(*, actor: Actor, now: datetime, member: UUID) -> CoachCard:
    """Return what everybody in the bureau may know of a coach, as they may know who it is."""
    if not Membership.objects.filter(pk=member, role__in=STAFF).exists():
        raise Denied("no-such-member")
    profile = CoachProfile.objects.filter(membership_id=member).first()
    return CoachCard(
        specialisms=tuple(profile.specialisms) if profile is not None else (),
        accreditations=accreditations_of(member, today_of(now)),
    )


@door
def change_profile(
    *, actor: Actor, now: datetime, member: UUID, said: ProfileSaid, revision: int | None = None
) -> None:
    """Keep what a coach says of themself: the coach, or manager and back office.

    ``revision`` is what was seen before (0 where there was nothing). Raises ``Refused`` with the
    place for lists that are too long, words of health, a year that cannot be.
    """
    demand_own_or_desk(actor, member)
    held = CoachProfile.objects.filter(membership_id=member).first()
    demand_current(held.revision if held is not None else 0, revision)
    row = held or CoachProfile(membership_id=member, revision=0)
    row.specialisms = _listed(said.specialisms, "$.specialisms")
    row.languages = _listed(said.languages, "$.languages")
    row.since_year = _year(said.since_year, today_of(now))
    row.about = said.about.strip()
    demand_fits(row.about, MOST_ABOUT, "$.about")
    demand_plain((row.about,), "$.about")
    row.revision += 1
    row.save()


def demand_own_or_desk(actor: Actor, member: UUID) -> None:
    """Let the coach themself through, and the desk; and take the lock of that coach's rows."""
    demand_staff(actor)
    rows = Membership.objects.filter(pk=member, active=True, role=Role.COACH)
    if rows.select_for_update().first() is None:
        raise Denied("no-such-coach")
    if not actor.is_system and actor.membership != member and actor.role not in DESK:
        raise Denied("own-profile-only", hidden=False)


def _views(rows: list[Membership], today: date) -> tuple[CoachView, ...]:
    keys = [row.pk for row in rows]
    profiles = {one.membership_id: one for one in CoachProfile.objects.filter(membership__in=keys)}
    held: dict[UUID, list[Certificate]] = {}
    for certificate in Certificate.objects.filter(membership__in=keys).order_by("id"):
        held.setdefault(certificate.membership_id, []).append(certificate)
    places: dict[UUID, list[str]] = {}
    works = MemberLocation.objects.filter(membership__in=keys, location__closed_on=None)
    for member, name in works.order_by("location__name").values_list(
        "membership_id", "location__name"
    ):
        places.setdefault(member, []).append(name)
    return tuple(
        _view(row, profiles.get(row.pk), held.get(row.pk, ()), places.get(row.pk, ()), today)
        for row in rows
    )


def _view(
    row: Membership,
    profile: CoachProfile | None,
    certificates: Iterable[Certificate],
    places: Iterable[str],
    today: date,
) -> CoachView:
    return CoachView(
        member=row.pk,
        name=row.user.name,
        registration=row.registration,
        locations=tuple(places),
        specialisms=tuple(profile.specialisms) if profile is not None else (),
        languages=tuple(profile.languages) if profile is not None else (),
        since_year=profile.since_year if profile is not None else None,
        about=profile.about if profile is not None else "",
        revision=profile.revision if profile is not None else 0,
        certificates=certificate_views(certificates, today),
    )


def _listed(said: Sequence[str], path: str) -> list[str]:
    """Return the named once each, in the order given."""
    named = {text.casefold(): text for text in reversed([" ".join(one.split()) for one in said])}
    found = [text for text in reversed(named.values()) if text]
    if len(found) > MOST_NAMED:
        raise refused(
            "too-many",
            path,
            f"Dit zijn er {len(found)}. Noem er hoogstens {MOST_NAMED}.",
            f"These are {len(found)}. Name {MOST_NAMED} at most.",
        )
    for text in found:
        demand_fits(text, _MOST_WORD, path)
    demand_plain(found, path)
    return found


def _year(year: int | None, today: date) -> int | None:
    if year is not None and not _FIRST_YEAR <= year <= today.year:
        raise refused(
            "wrong-value",
            "$.since_year",
            f"Vul een jaar in van {_FIRST_YEAR} tot en met {today.year}.",
            f"Give a year from {_FIRST_YEAR} to {today.year}.",
        )
    return year
