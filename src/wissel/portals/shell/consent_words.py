"""Consent in words: the choices with what was said to them, and their entries in the journal."""

from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext, gettext_lazy

from wissel.apps.trajectories.service import Consents, Given
from wissel.core.consents import Choice, statement
from wissel.core.journal import ConsentEvent
from wissel.core.sources import Basis
from wissel.portals.shell.dates import reader_language

_EVENTS: Final = {
    "informed": gettext_lazy("Informatie over gegevens gelezen"),
    "given": gettext_lazy("Toestemming gegeven"),
    "withdrawn": gettext_lazy("Toestemming ingetrokken"),
}


@dataclass(frozen=True, slots=True)
class ChoiceLine:
    """A choice in the reader's language, and every yes to it that holds now."""

    key: str
    question: str
    purpose: str
    without: str
    named: bool
    basis: tuple[Basis, ...]
    given: tuple[Given, ...]
    earlier: tuple[Given, ...]  #: what was taken back, newest first


@dataclass(frozen=True, slots=True)
class Told:
    """A paragraph of the information in the reader's language."""

    title: str
    text: str
    basis: tuple[Basis, ...]


def told(found: Consents, bureau: str) -> tuple[Told, ...]:
    """Return the information, with the name of the bureau filled in."""
    language = reader_language()
    return tuple(
        Told(
            each.title.in_(language),
            each.text.in_(language).replace("{bureau}", bureau),
            each.basis,
        )
        for each in found.statement.paragraphs
    )


def choice_lines(found: Consents) -> tuple[list[ChoiceLine], list[ChoiceLine]]:
    """Return the choices that everybody is asked, and those that come up only when needed.

    One that was ever answered stands with the first.
    """
    first: list[ChoiceLine] = []
    later: list[ChoiceLine] = []
    for choice in found.statement.choices:
        line = _line(found, choice)
        asked = choice.asked == "start" or line.given or line.earlier
        (first if asked else later).append(line)
    return first, later


def _line(found: Consents, choice: Choice) -> ChoiceLine:
    language = reader_language()
    holds = found.standing(choice)
    return ChoiceLine(
        key=choice.key,
        question=choice.question.in_(language),
        purpose=choice.purpose.in_(language),
        without=choice.without.in_(language),
        named=choice.named,
        basis=choice.basis,
        given=holds,
        earlier=tuple(one for one in found.given if one.choice == choice.key and one not in holds),
    )


def consent_line(said: ConsentEvent) -> tuple[str, str]:
    """Return what an entry says: what happened, and to which question."""
    asked = [
        choice.question.in_(reader_language())
        for choice in statement().choices
        if (choice.category, choice.receiver) == (said.category, said.receiver)
    ]
    paper = gettext("van papier overgenomen") if said.on_paper is not None else ""
    return str(_EVENTS[said.event]), " · ".join(
        part for part in (*asked, said.named, paper) if part
    )
