"""The employability profile at first and now: what changed of each part, and nothing made of it."""

from datetime import UTC, date, datetime, time

from tests.core.reports.case import TODAY, duties, entry, trajectory
from wissel.core.journal import ProfileFixed
from wissel.core.profiled import Block, KeptProfile, Profile, ProfileLine
from wissel.core.reports import draft
from wissel.core.reports.record import ReportRecord, Statement, name_of

BEGIN = date(2026, 4, 9)


def block(key: str, *lines: str, value: str = "", then: str = "") -> Block:
    return Block(key, tuple(ProfileLine(line) for line in lines), value, then)


def fixed(number: int, day: date, *blocks: Block, kind: str = "employability") -> KeptProfile:
    said = Profile(kind, 1, blocks)  # type: ignore[arg-type]  # a kind of profile
    return KeptProfile(number, datetime.combine(day, time(12), UTC), "Noor", "coach", said)


FIRST = fixed(1, BEGIN, block("waarden", "rust", "vrijheid", value="onduidelijk"))
LAST = fixed(
    3,
    TODAY,
    block("waarden", "rust", "buiten zijn", value="helder"),
    block("vaardigheden", "plannen", then="Een proefdag bij een kweker."),
)


def report(*kept: KeptProfile, document: str = "d23", language: str = "nl") -> ReportRecord:
    journal = tuple(
        entry(40 + one.number, one.at.date(), ProfileFixed("employability", one.number))
        for one in kept
    )
    case = trajectory(journal=journal)
    return draft(
        case, duties(), period_from=case.absence.first_sick_day, period_to=TODAY, today=TODAY,
        document=document, profiles=kept, language=language,  # type: ignore[arg-type]  # one of two
    )  # fmt: skip


def told(record: ReportRecord) -> list[Statement]:
    return [held for _, held in record.statements() if name_of(held.id).startswith("employability")]


def test_each_part_says_what_came_what_went_and_how_the_picture_became_clearer() -> None:
    found = told(report(FIRST, LAST))
    assert [one.text for one in found] == [
        "Het inzetbaarheidsprofiel is op 9 april 2026 voor het eerst vastgesteld, en op "
        "1 december 2026 voor het laatst (versie 3). Dit is anders.",
        "Waarden. Erbij: buiten zijn. Staat er niet meer: vrijheid. Hoe helder: eerst nog "
        "onduidelijk, nu helder.",
        "Vaardigheden. Erbij: plannen. Wat eraan gebeurt, nieuw: Een proefdag bij een kweker.",
    ]
    assert {one.id for piece in found for one in piece.evidence} == {"e41", "e43"}
    assert not any(one.editable for one in found)


def test_it_is_said_in_english_too_and_what_went_without_anything_new() -> None:
    away = fixed(3, TODAY, block("waarden", "rust", "vrijheid"))
    found = told(report(FIRST, away, language="en"))
    assert found[1].text == "Values. How clear, no longer there: not clear yet."


def test_one_version_no_difference_or_a_later_day_says_nothing() -> None:
    same = fixed(2, TODAY, *FIRST.said.blocks)
    later = fixed(2, date(2027, 6, 1), block("waarden", "drukte"))
    for kept in ((), (FIRST,), (FIRST, same), (FIRST, later)):
        assert told(report(*kept)) == []


def test_another_profile_is_never_told_and_another_document_says_none_of_it() -> None:
    others = [fixed(one, BEGIN, block("wensen", str(one)), kind="person") for one in (1, 2)]
    assert told(report(*others)) == []
    assert told(report(FIRST, LAST, document="d15")) == []
