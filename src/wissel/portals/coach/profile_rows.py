"""A profile in the reader's language: its parts and blocks, its state, what is to be settled."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from wissel.apps.plans import service as plans
from wissel.core.dates import local_day
from wissel.core.profile import (
    BlockForm,
    BlockShown,
    ProfileCheck,
    ProfileForms,
    profile_difference,
    shown_parts,
)
from wissel.core.profiled import KeptProfile, Profile, ProfileKind
from wissel.portals.coach.plan_words import readable
from wissel.portals.shell.dates import day_year
from wissel.portals.shell.fixed_profile import SLUGS as KINDS

#: The word of each profile in an address.
SLUGS: Final[Mapping[ProfileKind, str]] = {kind: slug for slug, kind in KINDS.items()}
#: Checks that a place outside the profile settles, and those of the profile as a whole.
_CAPACITY: Final = ("no-capacity", "withdrawn")
_FEW: Final = ("few", "all-wishes", "all-schooling", "one-sector")


@dataclass(frozen=True, slots=True)
class BlockRow:
    """A block as a page shows it. ``trend`` is against the version before; empty: no such."""

    shown: BlockShown
    trend: str
    url: str  #: where it is changed; empty for whoever may not


@dataclass(frozen=True, slots=True)
class PartRow:
    """A part of a profile with its blocks."""

    key: str
    title: str
    intro: str
    blocks: tuple[BlockRow, ...]


@dataclass(frozen=True, slots=True)
class CheckRow:
    """Something to settle and where."""

    text: str
    blocked: bool
    url: str


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """What differs, in words."""

    about: str
    part: str
    before: tuple[str, ...]
    after: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StateRow:
    """Where a profile stands."""

    kind: ProfileKind
    title: str
    url: str
    chip: tuple[str, str]
    newest: KeptProfile | None
    review: tuple[str, ...]
    checks: tuple[CheckRow, ...]

    @property
    def blocked(self) -> int:
        """How many checks keep it from being fixed."""
        return sum(one.blocked for one in self.checks)


def profile_url(trajectory: UUID, kind: ProfileKind) -> str:
    """Return the page of a profile."""
    return reverse("coach:profile", args=[trajectory, SLUGS[kind]])


def state_row(found: plans.ProfileView, trajectory: UUID, language: str) -> StateRow:
    """Return where a profile stands, and what is to be settled."""
    return StateRow(
        kind=found.kind,
        title=found.form.title.in_(language),
        url=profile_url(trajectory, found.kind),
        chip=state_chip(found, language),
        newest=found.newest,
        review=tuple(readable(one) for one in found.review),
        checks=check_rows(
            # That nothing stands there yet says its chip.
            tuple(one for one in found.checks if one.key != "empty"),
            found.kind,
            trajectory,
        ),
    )


def state_chip(found: plans.ProfileView, language: str) -> tuple[str, str]:
    """Return the kind of chip and its words: nothing yet, a draft, or a version."""
    newest = found.newest
    if newest is None and found.said.is_empty:
        return "open", _("nog niets")
    if newest is None:
        return "now", _("concept, nog niet vastgesteld")
    words = {"number": newest.number, "day": day_year(local_day(newest.at), language)}
    if found.is_changed:
        return "now", _("concept anders dan versie %(number)s") % words
    if found.review:
        return "due", _("versie %(number)s van %(day)s, loop na") % words
    return "done", _("versie %(number)s van %(day)s") % words


def check_rows(
    checks: tuple[ProfileCheck, ...], kind: ProfileKind, trajectory: UUID
) -> tuple[CheckRow, ...]:
    """Return the checks, what blocks first, each with the place that settles it."""
    return tuple(
        CheckRow(readable(one.text), one.state == "blocked", _place(one, kind, trajectory))
        for one in checks
    )


def _place(one: ProfileCheck, kind: ProfileKind, trajectory: UUID) -> str:
    if one.block:
        return reverse("coach:profile_block", args=[trajectory, SLUGS[kind], one.block])
    if one.direction:
        return reverse("coach:direction", args=[trajectory, one.direction])
    if one.key in _CAPACITY:
        return reverse("coach:capacity", args=[trajectory])
    url = profile_url(trajectory, kind)
    return f"{url}#richtingen" if one.key in _FEW else url


def part_rows(
    said: Profile,
    forms: ProfileForms,
    trajectory: UUID,
    language: str,
    *,
    before: Profile | None,
    writes: bool,
) -> tuple[PartRow, ...]:
    """Return the profile by part. ``before`` is the version that a trend is held against."""
    found = forms.forms[said.kind]
    return tuple(
        PartRow(
            key=part.key,
            title=part.title,
            intro=part.intro,
            blocks=tuple(
                BlockRow(
                    shown=block,
                    trend=_trend(found.block(block.key), said, before),
                    url=reverse(
                        "coach:profile_block", args=[trajectory, SLUGS[said.kind], block.key]
                    )
                    if writes
                    else "",
                )
                for block in part.blocks
            ),
        )
        for part in shown_parts(said, forms, language, whole=True)
    )


def _trend(form: BlockForm | None, said: Profile, before: Profile | None) -> str:
    """Return whether an aspect became clearer since the version before; it is never typed."""
    if form is None or before is None:
        return ""
    order = [one.key for one in form.clarity]
    now = said.block(form.key).value
    was = before.block(form.key).value
    if now not in order or was not in order:
        return ""
    step = order.index(now) - order.index(was)
    if step > 0:
        return _("duidelijker dan in de versie ervoor")
    return _("minder duidelijk dan in de versie ervoor") if step else _("even duidelijk als ervoor")


def change_rows(before: Profile, after: Profile, language: str) -> tuple[ChangeRow, ...]:
    """Return what one state of a profile says otherwise than another."""
    return tuple(
        ChangeRow(
            one.about.in_(language),
            one.part.in_(language) if one.part != one.about else "",
            tuple(said.in_(language) for said in one.before),
            tuple(said.in_(language) for said in one.after),
        )
        for one in profile_difference(before, after)
    )
