"""The evidence bundle: what was changed, taken out or added since it was made is said."""

import hashlib
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from wissel.core.absence import Absence
from wissel.core.bundle import FORMAT, ChainRow, Manifest, Piece, chain_rows, faults
from wissel.core.journal import Contact, JournalEntry, chain_link, entry_digest
from wissel.core.trajectory import Client, Employee, Employment, ProgrammeRef, Trajectory

MADE = datetime(2026, 11, 27, 12, tzinfo=UTC)
FILES = {"rapport.pdf": b"%PDF een", "traject.json": b"{}"}


def chained(number: int, previous: str, said: str) -> JournalEntry:
    bare = JournalEntry(
        id=f"e{number}", seq=number, happened_on=date(2026, 1, number), recorded_at=MADE,
        author="Noor", author_role="coach", category="activities",
        content=Contact(("employee",), "phone", said), salt="zout",
    )  # fmt: skip
    told = replace(bare, digest=entry_digest(bare))
    return replace(told, link=chain_link(previous, told))


@pytest.fixture
def journal() -> tuple[JournalEntry, ...]:
    first = chained(1, "", "een")
    second = chained(2, first.link, "twee")
    return first, second, chained(3, second.link, "drie")


def case_of(*entries: JournalEntry) -> Trajectory:
    return Trajectory(
        reference="T-1", registered_on=date(2026, 1, 1), programme=ProgrammeRef("basis", 1),
        employee=Employee("Karin"), client=Client("Werkgever"), employment=Employment("planner"),
        absence=Absence(date(2025, 1, 1)), journal=entries,
    )  # fmt: skip


def manifest(entries: tuple[JournalEntry, ...]) -> Manifest:
    pieces = tuple(
        Piece(name, hashlib.sha256(content).hexdigest(), "report", name, None, "application/pdf")
        for name, content in FILES.items()
    )
    return Manifest(FORMAT, "T-1", "Bureau", "employer", MADE, pieces, chain_rows(entries))


def test_a_bundle_as_it_was_made_has_no_fault(journal: tuple[JournalEntry, ...]) -> None:
    assert faults(manifest(journal), FILES, case_of(*journal)) == ()


@pytest.mark.parametrize(
    ("contents", "code", "said"),
    [
        ({"traject.json": b"{}"}, "missing", "rapport.pdf ontbreekt."),
        (FILES | {"rapport.pdf": b"%PDF twee"}, "changed", "is veranderd na het maken."),
        (FILES | {"extra.pdf": b"%PDF"}, "added", "extra.pdf is er later bij gekomen."),
    ],
)
def test_a_file_that_is_gone_changed_or_new_is_named(
    journal: tuple[JournalEntry, ...], contents: dict[str, bytes], code: str, said: str
) -> None:
    [fault] = faults(manifest(journal), contents, case_of(*journal))
    assert fault.code == code
    assert said in fault.text.nl


def test_an_entry_left_out_for_its_reader_is_no_fault(journal: tuple[JournalEntry, ...]) -> None:
    first, _, third = journal
    assert faults(manifest(journal), FILES, case_of(first, third)) == ()


def test_a_masked_entry_is_taken_at_its_digest(journal: tuple[JournalEntry, ...]) -> None:
    masked = replace(
        journal[1], content=Contact(("employee",), "phone", ""), salt="", digest="", link=""
    )
    assert faults(manifest(journal), FILES, case_of(journal[0], masked, journal[2])) == ()


def test_an_entry_that_says_something_else_is_named(journal: tuple[JournalEntry, ...]) -> None:
    other = replace(journal[1], content=Contact(("employee",), "phone", "iets anders"))
    [fault] = faults(manifest(journal), FILES, case_of(journal[0], other, journal[2]))
    assert (fault.code, fault.name) == ("entry", "2")
    assert fault.text.nl == "Regel 2 van het logboek is veranderd of weggehaald."


def test_an_entry_that_the_chain_does_not_know_is_named(
    journal: tuple[JournalEntry, ...],
) -> None:
    strange = replace(chained(4, journal[2].link, "vier"), id="vreemd")
    assert [one.code for one in faults(manifest(journal), FILES, case_of(strange))] == ["entry"]


@pytest.mark.parametrize("taken", [0, 1])
def test_a_line_taken_out_of_the_chain_breaks_it(
    journal: tuple[JournalEntry, ...], taken: int
) -> None:
    whole = manifest(journal)
    rows = tuple(row for number, row in enumerate(whole.chain) if number != taken)
    found = faults(replace(whole, chain=rows), FILES, case_of())
    assert [one.code for one in found] == ["chain"]


def test_a_line_of_the_chain_that_was_changed_breaks_it(
    journal: tuple[JournalEntry, ...],
) -> None:
    whole = manifest(journal)
    row = whole.chain[1]
    other = ChainRow(row.seq, row.id, row.recorded_at, "0" * 64, row.link)
    found = faults(replace(whole, chain=(whole.chain[0], other, whole.chain[2])), FILES, case_of())
    assert [(one.code, one.name) for one in found] == [("chain", "2")]


def test_the_fingerprint_changes_with_anything_in_it(journal: tuple[JournalEntry, ...]) -> None:
    whole = manifest(journal)
    assert whole.fingerprint == manifest(journal).fingerprint
    assert len(whole.fingerprint) == 64
    for other in (
        replace(whole, bureau="Een ander"),
        replace(whole, pieces=whole.pieces[:1]),
        replace(whole, chain=whole.chain[:2]),
    ):
        assert other.fingerprint != whole.fingerprint
