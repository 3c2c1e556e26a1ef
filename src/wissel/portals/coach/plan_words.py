"""The words of the plan on the coach's pages, and where a thing to settle is settled."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Final
from uuid import UUID

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from wissel.core.plan import PlanCheck
from wissel.core.sources import Text
from wissel.portals.shell.dates import full_date, reader_language

#: State of an activity in the chain: kind of chip and word.
ACTIVITY: Final[Mapping[str, tuple[str, Promise]]] = {
    "to-come": ("open", _("komt nog")),
    "running": ("now", _("loopt")),
    "done": ("done", _("gedaan")),
    "silent": ("due", _("niets in het logboek")),
}
SCHOOLING: Final[Mapping[str, tuple[str, Promise]]] = {
    "proposed": ("due", _("werkgever besluit nog")),
    "approved": ("done", _("werkgever akkoord")),
    "declined": ("na", _("werkgever niet akkoord")),
}
SUBGOAL: Final[Mapping[str, tuple[str, Promise]]] = {
    "not-yet": ("open", _("nog niet begonnen")),
    "begun": ("now", _("begonnen")),
    "reached": ("done", _("bereikt")),
    "not-applicable": ("na", _("geldt hier niet")),
}
ATTENTION: Final[Mapping[str, Promise]] = {
    "": _("gewoon"),
    "little": _("weinig"),
    "much": _("veel"),
}
PER: Final[Mapping[str, Promise]] = {"week": _("per week"), "month": _("per maand")}
#: Which texts stand in which part of the plan.
TEXTS: Final[Mapping[str, tuple[str, ...]]] = {
    "situatie": ("situatie",),
    "doel": ("doel", "markt", "geslaagd", "anders"),
    "solliciteren": ("solliciteren",),
    "scholing": ("instrumenten",),
    "rollen": ("rollen",),
}
#: Where the parts are written that are no step.
_PAGES: Final[Mapping[str, tuple[str, str]]] = {
    "persoonsprofiel": ("coach:profiles", ""),
    "zoekprofiel": ("coach:profiles", ""),
    "duur": ("coach:plan_text", "duur"),
    "begeleiding": ("coach:plan_guidance", ""),
    "subdoelen": ("coach:plan_subgoals", ""),
    "risicos": ("coach:plan_risks", ""),
    "afstand": ("coach:plan", "afstand"),
    "activiteiten": ("coach:plan_modules", ""),
    "scholing": ("coach:plan", "scholing"),
}
_STEPS: Final[Mapping[str, str]] = {
    "afstand": "coach:plan_gap",
    "activiteiten": "coach:plan_activity",
    "scholing": "coach:plan_schooling",
}
_ISO: Final = re.compile(r"\b(\d{4}-\d{2}-\d{2})\b")


def readable(text: Text) -> str:
    """Return a text of the core in the reader's language, its days written as people write them."""
    language = reader_language()
    return _ISO.sub(
        lambda found: full_date(date.fromisoformat(found[1]), language), text.in_(language)
    )


def place_of(check: PlanCheck, trajectory: UUID) -> str:
    """Return the page, and the place on it, where something is settled."""
    if check.key and check.part in _STEPS:
        return reverse(_STEPS[check.part], args=[trajectory, check.key])
    if check.part in _PAGES:
        return part_url(check.part, trajectory)
    text = reverse("coach:plan_text", args=[trajectory])
    directs = check.code in ("no-direction", "direction-gone")
    if not check.part:
        return text
    return f"{text}#richting" if directs else f"{text}#id_text_{check.part}"


def part_url(part: str, trajectory: UUID) -> str:
    """Return where a part of the plan is written."""
    name, place = _PAGES.get(part, ("coach:plan_text", f"id_text_{TEXTS.get(part, ('',))[0]}"))
    url = reverse(name, args=[trajectory])
    return f"{url}#{place}" if place else url
