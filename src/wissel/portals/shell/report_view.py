"""A report record as a page shows it: labels in the report's own language, anchors, chips.

Every portal and the coach's desk print a record through ``shell/report/*.html`` with these values.
Pure but for gettext: the same record gives the same page.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby
from typing import Final

from django.utils.translation import gettext, gettext_lazy, override

from wissel.core.reports.record import (
    Comment,
    Evidence,
    Header,
    ReportRecord,
    Response,
    Section,
    Statement,
    name_of,
)
from wissel.portals.shell.dates import full_date, period_name

#: layer: class of the mark, and its word; the owner's name stands instead for somebody's own words
_LAYERS: Final = {
    "fact": ("fact", gettext_lazy("Feit")),
    "opinion": ("opinion", gettext_lazy("Mening")),
    "agreement": ("agree", gettext_lazy("Afspraak")),
    "own-words": ("voice", gettext_lazy("Eigen woorden")),
}
_STATES: Final = {
    "concept": ("open", gettext_lazy("concept")),
    "ter-inzage": ("now", gettext_lazy("ter inzage bij de medewerker")),
    "reactie-verwerkt": ("now", gettext_lazy("de medewerker reageerde")),
    "vastgesteld": ("now", gettext_lazy("vastgesteld")),
    "vrijgegeven": ("done", gettext_lazy("vrijgegeven")),
    "vervangen": ("na", gettext_lazy("vervangen")),
}
_ANSWERS: Final = {
    "agreed": gettext_lazy("eens met het rapport"),
    "commented": gettext_lazy("eens, met opmerkingen"),
    "disagreed": gettext_lazy("niet eens met het rapport"),
    "no-response": gettext_lazy("geen reactie"),
}
#: icon of an evidence chip, by what it points at
_ICONS: Final = {
    "entry": "talk",
    "obligation": "cal",
    "capacity": "doc",
    "case": "doc",
    "journal": "find",
}
#: What a line of a test of work, item by item, is called in its section.
_TEST_LINE: Final = "test-"
#: How fast somebody reads who tires soon: words a minute.
WORDS_A_MINUTE: Final = 120


@dataclass(frozen=True, slots=True)
class ProofView:
    """An evidence chip: what the statement rests on."""

    label: str
    icon: str


@dataclass(frozen=True, slots=True)
class StatementView:
    """One claim. ``layer`` is the class of its mark; ``source`` is the statement itself."""

    id: str
    anchor: str
    layer: str
    mark: str
    owner: str
    text: str
    activity: str
    proofs: tuple[ProofView, ...]
    hidden: tuple[tuple[str, str], ...]  #: what is hidden, and why
    comments: tuple[Comment, ...]
    source: Statement


@dataclass(frozen=True, slots=True)
class Run:
    """Statements that follow each other, each with its number in the section.

    ``is_folded``: they test one thing item by item, and a reader opens them on demand; ``proofs``
    is then what all of them rest on, where that is the same.
    """

    statements: tuple[tuple[int, StatementView], ...]
    is_folded: bool = False
    proofs: tuple[ProofView, ...] = ()

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of its statements."""
        return tuple(one.id for _, one in self.statements)

    @property
    def is_remarked(self) -> bool:
        """Whether somebody remarked on one of them: then it stands open."""
        return any(one.comments for _, one in self.statements)


@dataclass(frozen=True, slots=True)
class SectionView:
    """A section; with ``left_out`` it holds nothing and says why."""

    number: int
    key: str
    anchor: str
    title: str
    statements: tuple[StatementView, ...]
    left_out: str

    @property
    def runs(self) -> tuple[Run, ...]:
        """The statements in reading order, with the lines of each test together."""
        numbered = enumerate(self.statements, start=1)
        return tuple(
            _run(tuple(held), folded) for folded, held in groupby(numbered, key=_is_test_line)
        )


@dataclass(frozen=True, slots=True)
class Paper:
    """A report on paper. ``language`` is the record's: the page marks the part that differs."""

    language: str
    title: str
    bureau: str
    period: str
    state: tuple[str, str]  #: kind of chip and its words
    facts: tuple[tuple[str, str], ...]
    sections: tuple[SectionView, ...]
    sources: tuple[str, ...]
    correction: tuple[str, ...]  #: why this version replaces another, line by line
    minutes: int
    general: tuple[Comment, ...]  #: comments on the whole report

    @property
    def count(self) -> int:
        """How many statements it holds."""
        return sum(len(section.statements) for section in self.sections)


def paper(record: ReportRecord, *, comments: Iterable[Comment] = ()) -> Paper:
    """Return a record as a page shows it, with ``comments`` at the statements they are about."""
    by_statement: dict[str | None, list[Comment]] = {}
    for comment in comments:
        by_statement.setdefault(comment.statement, []).append(comment)
    lang, header = record.language, record.header
    with override(lang):
        return Paper(
            language=lang,
            title=header.title.in_(lang),
            bureau=header.bureau,
            period=period_name(header.period_from, header.period_to, lang),
            state=_state(header.status),
            facts=_facts(header, lang),
            sections=tuple(_section(one, lang, by_statement) for one in record.sections),
            sources=tuple(
                ", ".join(part for part in (one.title, one.author, _day(one.day, lang)) if part)
                for one in header.sources
            ),
            correction=_correction(record),
            minutes=reading_minutes(record),
            general=tuple(by_statement.get(None, ())),
        )


def anchor_of(statement: str) -> str:
    """Return the id in the page of a statement.

    >>> anchor_of("9:duty:basis:plan@2026-07")
    'z-9-duty-basis-plan-2026-07'
    """
    return "z-" + re.sub(r"[^A-Za-z0-9_]+", "-", statement).strip("-")


def reading_minutes(record: ReportRecord) -> int:
    """Return about how many minutes reading takes at :data:`WORDS_A_MINUTE`, never less than one.

    The evidence is left out: nobody reads it word by word.
    """
    words = sum(len(statement.text.split()) for _, statement in record.statements())
    return max(1, -(-words // WORDS_A_MINUTE))


def _is_test_line(numbered: tuple[int, StatementView]) -> bool:
    return name_of(numbered[1].id).startswith(_TEST_LINE)


def _run(held: tuple[tuple[int, StatementView], ...], folded: bool) -> Run:
    if not folded:
        return Run(held)
    grounds = {one.proofs for _, one in held}
    if len(grounds) > 1:
        return Run(held, True)
    bare = tuple((number, replace(one, proofs=())) for number, one in held)
    return Run(bare, True, grounds.pop())


def answer_words(response: Response | None) -> str:
    """Return the employee's answer in a few words, or nothing while there is none."""
    return "" if response is None else str(_ANSWERS[response.kind])


def _state(status: str) -> tuple[str, str]:
    kind, words = _STATES.get(status, ("open", status))
    return kind, str(words)


def _facts(header: Header, lang: str) -> tuple[tuple[str, str], ...]:
    first = full_date(header.period_from, lang)
    period = gettext("%(first)s t/m %(last)s") % {
        "first": first,
        "last": full_date(header.period_to, lang),
    }
    coach = " · ".join(part for part in (header.coach, header.coach_registration) if part)
    named = " · ".join(part for part in (header.client, header.client_contact) if part)
    rows = (
        (gettext("Medewerker"), header.employee),
        (gettext("Geboren"), _day(header.date_of_birth, lang)),
        (gettext("Dossier"), header.case_number),
        (gettext("Werkgever"), named),
        (gettext("Coach"), coach),
        (gettext("Eerste ziektedag"), _day(header.first_sick_day, lang)),
        (gettext("Week op rapportdatum"), _week(header)),
        (gettext("Periode"), period),
        (gettext("Feiten tot en met"), _day(header.facts_up_to, lang)),
        (gettext("Opgesteld op"), _day(header.drawn_up_on, lang)),
        (gettext("Versie"), str(header.version)),
        (gettext("Ontvangers"), ", ".join(header.receivers)),
        (gettext("Controlecode"), header.control_code),
    )
    return tuple(row for row in rows if row[1])


def _week(header: Header) -> str:
    if header.week is None:
        return ""
    if header.total_weeks is None:
        return str(header.week)
    return gettext("%(week)s van %(total)s") % {"week": header.week, "total": header.total_weeks}


def _day(day: date | None, lang: str) -> str:
    return "" if day is None else full_date(day, lang)


def _section(section: Section, lang: str, comments: dict[str | None, list[Comment]]) -> SectionView:
    why = section.left_out_because
    return SectionView(
        number=section.number,
        key=section.key,
        anchor=f"s{section.number}",
        title=section.title.in_(lang),
        statements=tuple(
            _statement(one, lang, tuple(comments.get(one.id, ()))) for one in section.statements
        ),
        left_out="" if why is None else why.in_(lang),
    )


def _statement(statement: Statement, lang: str, comments: tuple[Comment, ...]) -> StatementView:
    class_, mark = _LAYERS[statement.layer]
    return StatementView(
        id=statement.id,
        anchor=anchor_of(statement.id),
        layer=class_,
        mark=str(mark),
        owner=statement.owner,
        text=statement.text,
        activity=_activity(statement, lang),
        proofs=tuple(_proof(piece, lang) for piece in statement.evidence),
        hidden=tuple((one.text, one.why) for one in statement.hidden),
        comments=comments,
        source=statement,
    )


def _proof(piece: Evidence, lang: str) -> ProofView:
    day = f", {full_date(piece.day, lang)}" if piece.day is not None else ""
    return ProofView(f"{piece.label}{day}", _ICONS[piece.kind])


def _activity(statement: Statement, lang: str) -> str:
    row = statement.activity
    if row is None:
        return ""
    parts = [full_date(row.day, lang), row.sort]
    if row.minutes is not None:
        parts.append(gettext("%(minutes)s minuten") % {"minutes": row.minutes})
    if row.with_:
        parts.append(gettext("met %(who)s") % {"who": row.with_})
    if row.aim:
        parts.append(gettext("doel: %(aim)s") % {"aim": row.aim})
    if row.present:
        parts.append(gettext("aanwezig: %(present)s") % {"present": row.present})
    return " · ".join(parts)


def _correction(record: ReportRecord) -> tuple[str, ...]:
    correction = record.correction
    if correction is None:
        return ()
    head = gettext("Deze versie vervangt versie %(version)s: %(reason)s") % {
        "version": correction.replaces,
        "reason": correction.reason,
    }
    return (head, *correction.lines)
