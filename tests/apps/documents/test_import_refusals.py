"""A file that contradicts itself is refused with the place, and nothing of it is written."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest

from tests.any_trajectory import chained, plain
from tests.apps.documents.portable import (
    bring_in,
    new_bureau,
    refused,
    released_report,
    taken_out,
)
from tests.cast import NOW, Cast
from wissel.connections.trajectory_file import TrajectoryFile
from wissel.core.absence import Absence, Healthy, Leave
from wissel.core.journal import DocumentKind, DocumentReceived
from wissel.core.trajectory import (
    Capacity,
    CapacityItem,
    Client,
    Consent,
    Employee,
    Employment,
    Party,
    ProgrammeRef,
)

pytestmark = pytest.mark.slow

Change = Callable[[dict[str, Any]], object]


@pytest.fixture
def released(cast: Cast) -> UUID:
    """A released report of the cast's trajectory."""
    return released_report(cast)


@pytest.mark.parametrize(
    ("change", "code", "path"),
    [
        (lambda r: r["header"].update(employee="Iemand Anders"), "wrong-hash", "record"),
        (lambda r: r["header"].update(version=2), "wrong-value", "record"),
        (lambda r: r.pop("header"), "wrong-value", "record"),
    ],
)
def test_a_frozen_record_that_was_changed_is_refused(
    cast: Cast, released: UUID, change: Change, code: str, path: str
) -> None:
    made = taken_out(cast.command, cast.number, contents=True)
    [report] = made.trajectory.reports
    record = json.loads(made.contents[report.record])
    change(record)
    contents = {**made.contents, report.record: json.dumps(record).encode()}
    error = refused(new_bureau(), TrajectoryFile(made.trajectory, contents))
    assert (error.code, error.path) == (code, f"$.reports[0].{path}")


@pytest.mark.parametrize(
    ("changes", "path"),
    [
        ({"id": "9"}, "$.reports[0].id"),
        ({"file": "../passwd"}, "$.reports[0].file"),
        ({"record": "/etc/x"}, "$.reports[0].record"),
        ({"replaces": "nobody"}, "$.reports[0].replaces"),
        ({"period": "2026-11-30T"}, "$.reports[0].period"),
        ({"kind": "k" * 31}, "$.reports[0].kind"),
    ],
)
def test_a_report_that_cannot_be_kept_is_named(
    cast: Cast, released: UUID, changes: dict[str, Any], path: str
) -> None:
    made = taken_out(cast.command, cast.number, contents=True)
    case = replace(made.trajectory, reports=(replace(made.trajectory.reports[0], **changes),))
    error = refused(new_bureau(), TrajectoryFile(case, made.contents))
    assert (error.code, error.path) == ("wrong-value", path)


def test_a_report_that_occurs_twice_is_refused(cast: Cast, released: UUID) -> None:
    made = taken_out(cast.command, cast.number, contents=True)
    case = replace(made.trajectory, reports=made.trajectory.reports * 2)
    assert refused(new_bureau(), TrajectoryFile(case, made.contents)).path == "$.reports[1]"


ENTRY = plain().journal[0]
OTHER = replace(ENTRY, id=str(UUID(int=8)), seq=2)
FIRST = date(2025, 6, 16)
TOMORROW = NOW.date() + timedelta(days=1)
CONSENT = Consent("capacity", "employer", "rapport", "1", NOW)
CAPACITY = Capacity(str(UUID(int=5)), 1, date(2026, 11, 1), "company-doctor", "R. Amrani")


def journal(*changes: dict[str, Any]) -> dict[str, Any]:
    """A journal of entries that are changed and chained again."""
    entries = (ENTRY, OTHER)[: len(changes)]
    changed = [replace(entry, **change) for entry, change in zip(entries, changes, strict=True)]
    return {"journal": chained(changed)}


def capacity(**changes: Any) -> dict[str, Any]:
    """What somebody can do, changed."""
    return {"capacity": (replace(CAPACITY, **changes),)}


BAD: list[tuple[str, dict[str, Any], str, str]] = [
    ("sick-tomorrow", {"absence": Absence(TOMORROW)}, "future", "$.absence.first_sick_day"),
    (
        "overlap",
        {
            "absence": Absence(
                FIRST,
                (
                    Healthy(date(2025, 8, 1), date(2025, 8, 9)),
                    Healthy(date(2025, 8, 5), date(2025, 8, 12)),
                ),
            )
        },
        "overlap",
        "$.absence.healthy[1].from",
    ),
    (
        "to-before-from",
        {
            "absence": Absence(
                FIRST, leave=(Leave("pregnancy", date(2025, 9, 9), date(2025, 9, 1)),)
            )
        },
        "to-before-from",
        "$.absence.leave[0].to",
    ),
    (
        "recovered-before-sick",
        {"absence": Absence(FIRST, recovered_on=date(2025, 6, 1))},
        "before-first-sick-day",
        "$.absence.recovered_on",
    ),
    ("2012", {"absence": Absence(date(2012, 1, 1))}, "before-2013", "$.absence.first_sick_day"),
    (
        "born-too-late",
        {"employee": Employee("Anna de Boer", date(2020, 1, 1))},
        "born-after-first-sick-day",
        "$.employee.date_of_birth",
    ),
    ("no-name", {"employee": Employee("  ")}, "missing", "$.employee.name"),
    ("long-name", {"employee": Employee("x" * 201)}, "too-long", "$.employee.name"),
    ("no-client", {"client": Client("")}, "missing", "$.client.name"),
    ("long-kvk", {"client": Client("A", "123456789")}, "too-long", "$.client.kvk"),
    ("hours", {"employment": Employment("", 32.123)}, "hours", "$.employment.hours_per_week"),
    ("many-hours", {"employment": Employment("", 1e300)}, "hours", "$.employment.hours_per_week"),
    ("registered-tomorrow", {"registered_on": TOMORROW}, "future", "$.registered_on"),
    ("closed-tomorrow", {"closed_on": TOMORROW}, "future", "$.closed_on"),
    ("closed-first", {"closed_on": date(2026, 6, 1)}, "wrong-order", "$.closed_on"),
    ("programme", {"programme": ProgrammeRef("../x", 1)}, "unknown-programme", "$.programme"),
    ("newer", {"programme": ProgrammeRef("basis", 99)}, "unknown-programme", "$.programme"),
    ("party", {"parties": (Party("coach", "n" * 201),)}, "too-long", "$.parties[0].name"),
    ("chain", {"journal": (replace(ENTRY, author="Een ander"),)}, "broken-chain", "$.journal[0]"),
    ("chain-gap", journal({"seq": 2}), "broken-chain", "$.journal"),
    ("no-uuid", journal({"id": "1"}), "wrong-value", "$.journal[0].id"),
    ("same-id", journal({}, {"id": ENTRY.id}), "wrong-value", "$.journal[1].id"),
    ("happened-tomorrow", journal({"happened_on": TOMORROW}), "future", "$.journal[0].happened_on"),
    (
        "recorded-later",
        journal({"recorded_at": NOW + timedelta(hours=1)}),
        "future",
        "$.journal[0].recorded_at",
    ),
    ("category", journal({"category": "gossip"}), "wrong-value", "$.journal[0].category"),
    ("author", journal({"author": "x" * 201}), "too-long", "$.journal[0].author"),
    ("nobody", journal({"supersedes": OTHER.id}), "wrong-value", "$.journal[0].supersedes"),
    ("version", capacity(version=2), "wrong-value", "$.capacity[0].version"),
    ("nobodys-opinion", capacity(author=" "), "no-source", "$.capacity[0].author"),
    (
        "hours-of-a-day",
        capacity(hours_per_day=25.0),
        "hours",
        "$.capacity[0].hours_per_day",
    ),
    ("valid-later", capacity(valid_from=TOMORROW), "future", "$.capacity[0].valid_from"),
    ("capacity-id", capacity(id="x"), "wrong-value", "$.capacity[0].id"),
    (
        "impossible-item",
        capacity(
            kind="fml",
            document="fml",
            document_on=date(2026, 11, 1),
            items=(CapacityItem("Vliegen", "niet", "vliegen", "niet"),),
        ),
        "unknown-item",
        "$.capacity[0].items[0].item",
    ),
    (
        "withdrawn-first",
        {"consents": (replace(CONSENT, withdrawn_at=NOW - timedelta(days=1)),)},
        "wrong-order",
        "$.consents[0].withdrawn_at",
    ),
    (
        "consent",
        {"consents": (replace(CONSENT, category="x"),)},
        "wrong-value",
        "$.consents[0].category",
    ),
]  # fmt: skip


@pytest.mark.parametrize(
    ("changes", "code", "path"), [bad[1:] for bad in BAD], ids=[bad[0] for bad in BAD]
)
def test_what_contradicts_itself_is_refused_with_the_place_and_nothing_is_written(
    db: None, changes: dict[str, Any], code: str, path: str
) -> None:
    error = refused(new_bureau(), plain(**changes))
    assert (error.code, error.path) == (code, path)
    assert error.message.nl.endswith(".")
    assert error.message.en.endswith(".")


def test_a_broken_chain_names_the_entry(db: None) -> None:
    whole = chained([ENTRY, OTHER])
    error = refused(new_bureau(), plain(journal=(whole[0], replace(whole[1], author="x"))))
    assert (error.code, error.path) == ("broken-chain", "$.journal[1]")
    assert "entry 2" in error.message.en


def test_an_entry_is_corrected_once(db: None) -> None:
    third = replace(ENTRY, id=str(UUID(int=9)), seq=3, supersedes=ENTRY.id)
    entries = chained([ENTRY, replace(OTHER, supersedes=ENTRY.id), third])
    assert refused(new_bureau(), plain(journal=entries)).path == "$.journal[2].supersedes"


def test_a_document_dated_before_the_absence_is_kept_and_no_reason_to_refuse(db: None) -> None:
    early = DocumentReceived(DocumentKind.PROBLEEMANALYSE, "company-doctor")
    entry = replace(ENTRY, content=early, category="milestones", happened_on=date(2025, 1, 1))
    assert bring_in(new_bureau(), plain(journal=chained([entry]))).changed == ()
