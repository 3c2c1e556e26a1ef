"""What was agreed with a client, in words: for the bureau, and for the client itself."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal, TypeAlias
from uuid import UUID

from wissel.apps.bureaus.service import AgreementView
from wissel.core.programme import Limit, Programme, Promise, term_on
from wissel.portals.shell.dates import reader_language
from wissel.portals.shell.promise_words import often_words, within_words

AgreementState: TypeAlias = Literal["now", "ahead", "past"]


@dataclass(frozen=True, slots=True)
class AgreementRow:
    """One number that was agreed. ``employee`` is whose trajectory it is for; empty: of all.

    ``is_for_one`` without an ``employee``: the reader may not know whose.
    """

    id: UUID
    client: UUID
    title: str
    number: str
    begins: date
    ends: date | None
    reason: str
    made_by: str
    state: AgreementState
    is_for_one: bool
    trajectory: UUID | None
    employee: str


def agreement_row(
    each: AgreementView, today: date, names: Mapping[UUID, str] | None = None
) -> AgreementRow:
    """Return one agreement in words. ``names`` are of the trajectories the reader may list."""
    term, whose = each.term, each.trajectory
    known = (names or {}).get(whose, "") if whose is not None else ""
    return AgreementRow(
        id=each.id,
        client=each.client,
        title=each.title.in_(reader_language()),
        number=words_of(term.limit, term.per, within=each.is_within),
        begins=term.valid_from,
        ends=term.valid_to,
        reason=each.reason,
        made_by=each.made_by,
        state=_state(each, today),
        is_for_one=whose is not None,
        trajectory=whose if known else None,
        employee=known,
    )


@dataclass(frozen=True, slots=True)
class TermRow:
    """A number that holds in one trajectory, or will: agreed for it alone, or for all."""

    title: str
    number: str
    begins: date
    ends: date | None
    is_for_one: bool
    state: AgreementState


def term_rows(programme: Programme, today: date) -> list[TermRow]:
    """Return what was agreed instead of numbers of the way of working, what holds now first.

    What is over, and what is agreed otherwise for this trajectory meanwhile, is left out.
    """
    rows = []
    for term in programme.agreed:
        duty = programme.duty(term.duty)
        holds = term_on(programme.agreed, term.duty, today) is term
        if duty is not None and (holds or term.valid_from > today):
            within = isinstance(duty, Promise) and term.limit is not None
            rows.append(
                TermRow(
                    title=duty.title.in_(reader_language()),
                    number=words_of(term.limit, term.per, within=within),
                    begins=term.valid_from,
                    ends=term.valid_to,
                    is_for_one=term.case,
                    state="now" if holds else "ahead",
                )
            )
    return sorted(rows, key=lambda row: (row.state == "ahead", row.begins, row.title))


def words_of(limit: Limit | None, per: str, *, within: bool) -> str:
    """Return the number of an agreement: a term within which, or how often."""
    return within_words(limit) if within and limit is not None else often_words(limit, per)


def standing(rows: Iterable[AgreementRow]) -> list[AgreementRow]:
    """Return what holds and what is to come: of all first, then by the day it begins."""
    kept = [row for row in rows if row.state != "past"]
    return sorted(kept, key=lambda row: (row.state == "ahead", row.is_for_one, row.begins))


def _state(each: AgreementView, today: date) -> AgreementState:
    if each.term.valid_from > today:
        return "ahead"
    return "now" if each.term.holds_on(today) else "past"
