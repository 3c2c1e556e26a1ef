"""The repair plan as rows of a page, and the request to UWV as a download, for every portal."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from django.http import HttpResponse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from wissel.apps.documents import service as documents
from wissel.apps.documents.service import RepairView
from wissel.core.audit import Shortcoming
from wissel.core.refusal import Refused
from wissel.portals.shell.case_words import actor_word
from wissel.portals.shell.dates import day_year, reader_language
from wissel.portals.shell.downloads import pdf_response
from wissel.portals.shell.entry_words import entry_line
from wissel.portals.shell.pages import PageRequest

STATES: Final[dict[str, tuple[str, Promise]]] = {
    "open": ("due", gettext_lazy("nog open")),
    "unshown": ("due", gettext_lazy("bewijs ontbreekt")),
    "shown": ("done", gettext_lazy("hersteld")),
}


@dataclass(frozen=True, slots=True)
class RepairRow:
    """A shortcoming in words. ``proofs`` are what the file has, with its day."""

    entry: str
    what: str
    action: str
    owner: str
    by: date | None
    chip: tuple[str, str]
    outcome: str
    repaired_on: date | None
    proofs: tuple[str, ...]
    lost: tuple[str, ...]


def repair_rows(view: RepairView) -> list[RepairRow]:
    """Return the shortcomings with their repair, in the order of the letter."""
    if view.plan is None:
        return []
    language = reader_language()
    heads = {entry.id: entry_line(entry, language=language).title for entry in view.case.journal}
    return [_row(one, heads, language) for one in view.plan.shortcomings]


def _row(one: Shortcoming, heads: dict[str, str], language: str) -> RepairRow:
    kind, word = STATES[one.state]
    return RepairRow(
        entry=one.entry,
        what=one.what,
        action=one.action,
        owner=actor_word(one.owner, language),
        by=one.by,
        chip=(kind, str(word)),
        outcome=one.outcome,
        repaired_on=one.repaired_on,
        proofs=tuple(
            f"{heads[proof.entry]}, {day_year(proof.day, language)}" for proof in one.proofs
        ),
        lost=one.lost,
    )


def request_of(
    request: PageRequest, trajectory: UUID, otherwise: Callable[[str], HttpResponse]
) -> HttpResponse:
    """Give the request as PDF; ``otherwise`` shows why it cannot be made yet."""
    try:
        made = documents.shortening_request(
            actor=request.actor,
            now=request.now,
            trajectory=trajectory,
            language=reader_language(),
        )
    except Refused as refused:
        return otherwise(refused.message.in_(reader_language()))
    return pdf_response(made)
