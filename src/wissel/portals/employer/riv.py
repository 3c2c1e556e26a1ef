"""The RIV check as the employer reads it: where the file stops, and what is theirs to do."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from wissel.apps.documents import service as documents
from wissel.apps.documents.service import EmployerRiv
from wissel.apps.trajectories import service as trajectories
from wissel.core.access import Role
from wissel.core.audit import Check, IndexRow, rules
from wissel.portals.shell.bundle_download import bundle_of, reading_copy_of
from wissel.portals.shell.case_words import actors_line
from wissel.portals.shell.dates import reader_language
from wissel.portals.shell.pages import PageRequest, page
from wissel.portals.shell.riv_words import PLACES, STEPS, mark_of

_OWN = "employer"


@dataclass(frozen=True, slots=True)
class Row:
    """A question in words. ``why`` is empty where the reason is not theirs to read."""

    question: str
    chip: tuple[str, str]
    why: str
    advice: str
    who: str
    until: date | None
    is_too_late: bool


@dataclass(frozen=True, slots=True)
class PartRow:
    """A part of the re-integration report, and who has or makes it."""

    number: int
    title: str
    who: str
    chip: tuple[str, str]


@dataclass(frozen=True, slots=True)
class _Asked:
    """A question that only the employer can answer, and what shows the answer."""

    question: str
    shown_by: str
    number: int  #: 0 where somebody else judges it

    @classmethod
    def of(cls, one: Check) -> "_Asked":
        """Return the question in the reader's language."""
        language = reader_language()
        question = rules().question(one.id)
        number = one.id if _OWN in question.judges else 0
        return cls(one.question.in_(language), question.shown_by.in_(language), number)


@page(Role.EMPLOYER)
@require_safe
def riv(request: PageRequest, trajectory: UUID) -> HttpResponse:
    """Show what falls short, what the employer can do about it, and what is still to come."""
    view = trajectories.case(actor=request.actor, now=request.now, trajectory=trajectory)
    request.location = view.place.location
    found = documents.riv_for_employer(actor=request.actor, now=request.now, trajectory=trajectory)
    language = reader_language()
    short = [found.check.check(number) for number in found.check.findings]
    asked = [one for one in found.check.checks if one.state == "cannot-tell" and _knows(one)]
    context = {
        "section": "home",
        "view": view,
        "found": found,
        "stops": STEPS[found.check.stops_at.step],
        "why": found.check.stops_at.why.in_(language),
        "yours": _rows((one for one in short if _is_own(one)), found),
        "others": _rows((one for one in short if not _is_own(one)), found),
        "asked": [_Asked.of(one) for one in asked],
        "report": [_part(one) for one in found.check.report],
    }
    return render(request, "employer/riv.html", context)


@page(Role.EMPLOYER)
@require_safe
def evidence_bundle(request: PageRequest, trajectory: UUID) -> HttpResponse:
    """Return the evidence bundle as it is now: what goes to UWV with the application."""
    return bundle_of(request, trajectory)


@page(Role.EMPLOYER)
@require_safe
def reading_copy(request: PageRequest, trajectory: UUID) -> HttpResponse:
    """Return the bundle and its documents as one PDF to read and print."""
    return reading_copy_of(request, trajectory)


def _is_own(one: Check) -> bool:
    return one.mend is not None and _OWN in one.mend.who


def _knows(one: Check) -> bool:
    """Whether the employer can answer it, or mend it."""
    return _OWN in one.judges or _is_own(one)


def _rows(checks: Iterable[Check], found: EmployerRiv) -> list[Row]:
    return [_row(one, told=one.id not in found.untold) for one in checks]


def _row(one: Check, *, told: bool) -> Row:
    language, mend = reader_language(), one.mend
    kind, word, _part = mark_of(one)
    return Row(
        question=one.question.in_(language),
        chip=(kind, str(word)),
        why=one.why.in_(language) if told else "",
        advice=mend.what.in_(language) if mend is not None else "",
        who=actors_line(mend.who, language) if mend is not None else "",
        until=mend.until if mend is not None else None,
        is_too_late=mend is not None and mend.is_too_late,
    )


def _part(one: IndexRow) -> PartRow:
    language = reader_language()
    kind, word = PLACES[one.state]
    return PartRow(
        one.number, one.title.in_(language), actors_line(one.makers, language), (kind, str(word))
    )
