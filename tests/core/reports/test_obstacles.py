"""Risks and bottlenecks in a report: who does what by when, and how each ended."""

from datetime import date
from typing import Any

import pytest

from tests.core.reports.case import TODAY, entry, november, november_report, texts, trajectory
from wissel.core.journal import Bottleneck, JournalEntry
from wissel.core.obligations import Exemption, Obligation
from wissel.core.reports import checks
from wissel.core.reports.record import Layer
from wissel.core.sources import Nature, Text

SECTION = 11


def bottleneck(seq: int, day: date, **said: Any) -> JournalEntry:
    given = {"what": "Reizen duurt te lang", "owner": "employer", "action": "Een fiets regelen."}
    return entry(seq, day, Bottleneck(**{**given, **said}))


def lines(*journal: JournalEntry) -> list[str]:
    return texts(november_report(trajectory(journal=journal)), SECTION)


def test_an_open_one_names_who_does_what_and_by_when() -> None:
    assert lines(bottleneck(1, november(3), by=date(2026, 12, 4))) == [
        "Knelpunt, opgeschreven op 3 november 2026: Reizen duurt te lang. Actie van werkgever:"
        " Een fiets regelen, uiterlijk op 4 december 2026."
    ]


@pytest.mark.parametrize(
    ("sort", "word"), [("risk", "Risico"), ("sanction", "Tekortkoming volgens UWV")]
)
def test_its_sort_stands_before_it_and_a_day_that_is_missing_is_said(sort: str, word: str) -> None:
    [line] = lines(bottleneck(1, november(3), sort=sort))
    assert line.startswith(f"{word}, opgeschreven op 3 november 2026:")
    assert line.endswith("Er is geen dag afgesproken.")


def test_one_from_before_the_period_stands_until_it_is_resolved() -> None:
    before = bottleneck(1, date(2026, 10, 5))
    assert len(lines(before)) == 1
    done = bottleneck(2, november(12), state="resolved", outcome="De fiets is er", about="e1")
    assert lines(before, done) == [
        "Knelpunt, opgelost op 12 november 2026: Reizen duurt te lang. De fiets is er."
    ]


def test_one_that_was_resolved_before_the_period_is_past() -> None:
    assert (
        lines(
            bottleneck(1, date(2026, 9, 5)),
            bottleneck(2, date(2026, 10, 5), state="resolved", outcome="Klaar.", about="e1"),
        )
        == []
    )


def test_one_that_was_corrected_is_resolved_by_its_first_entry() -> None:
    first = bottleneck(1, november(3))
    mended = entry(
        2, november(3), Bottleneck("Reizen duurt lang.", "employer", "Een fiets."), supersedes="e1"
    )
    done = bottleneck(3, november(12), state="resolved", outcome="Klaar.", about="e1")
    assert len(lines(first, mended, done)) == 1


@pytest.mark.parametrize(
    ("kind", "told"), [("done-elsewhere", 0), ("not-applicable", 0), ("later", 1)]
)
def test_one_that_was_decided_to_be_past_is_not_told_as_open(kind: str, told: int) -> None:
    duty = Obligation(
        rule="bottleneck:open",
        anchor="e1",
        title=Text("Een fiets regelen", "Arrange a bicycle"),
        actors=("employer",),
        nature=Nature.AGREEMENT,
        due=date(2026, 12, 20),
        exemption=Exemption(
            kind, "Het is geregeld.", "Noor", november(20), "e9", until=date(2026, 12, 20)
        ),
    )
    case = trajectory(journal=(bottleneck(1, november(3)),))
    found = texts(november_report(case, obligations=(duty,)), SECTION)
    assert len(found) == told


def test_what_happens_after_the_period_is_not_told_in_it() -> None:
    assert lines(bottleneck(1, TODAY)) == []


def test_it_is_an_agreement_with_its_entry_and_blocks_nothing() -> None:
    record = november_report(trajectory(journal=(bottleneck(1, november(3)),)))
    [held] = [one for section, one in record.statements() if section.number == SECTION]
    assert (held.layer, [piece.id for piece in held.evidence]) == (Layer.AGREEMENT, ["e1"])
    [section] = [one for one in record.sections if one.number == SECTION]
    assert section.questions == ()
    found = checks(record, trajectory=trajectory(), today=TODAY, findings=())
    assert not [one for one in found if one.state == "blocked" and one.section == section.key]
