"""A document beside a bundle or a trajectory file: that very one, another version, or unknown."""

import hashlib
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from tests.core.test_bundle import case_of, chained
from wissel.connections.held_against import Against, compared, file_against
from wissel.connections.trajectory_file import json_bytes
from wissel.connections.wire import InputError
from wissel.core.sources import Text
from wissel.core.trajectory import ReleasedReport, Trajectory

AT = datetime(2026, 11, 27, 12, tzinfo=UTC)
WORD = Text("Dat zegt de bundel.", "So says the bundle.")


def report(number: int, replaces: str = "") -> ReleasedReport:
    return ReleasedReport(
        id=f"r{number}", kind="maandrapport", label="Maandrapport", period="2026-10",
        version=number, released_at=AT, sha256=hashlib.sha256(b"%d" % number).hexdigest(),
        file=f"T-1_maandrapport_2026-10_v{number}.pdf", replaces=replaces, record="x.json",
    )  # fmt: skip


def case(*reports: ReleasedReport) -> Trajectory:
    return replace(case_of(), reports=reports)


def held(content: bytes, name: str = "rapport.pdf", *reports: ReleasedReport) -> tuple[str, str]:
    found = compared(content, name, Against(case(*(reports or (report(1),))), WORD))
    return found.kind, found.text.nl


def test_the_very_document_is_told_with_on_whose_word() -> None:
    assert held(b"1") == (
        "same",
        "Dit is precies het maandrapport 2026-10, versie 1, vrijgegeven op 27-11-2026 in dossier "
        "T-1. Dat zegt de bundel.",
    )


def test_one_that_was_replaced_since_is_told_so() -> None:
    kind, text = held(b"1", "x.pdf", report(1), report(2, replaces="r1"))
    assert kind == "replaced"
    assert "daarna vervangen door versie 2." in text
    assert held(b"2", "x.pdf", report(1), report(2, replaces="r1"))[0] == "same"


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("T-1_maandrapport_2026-10_v1.pdf", "changed"),
        ("t-1_maandrapport_2026-10_v1 (2).pdf", "changed"),
        ("C:\\stukken\\T-1_maandrapport_2026-10_v3.pdf", "other-version"),
        ("/stukken/T-1_maandrapport_2026-09_v1.pdf", "unknown"),
        ("iets.pdf", "unknown"),
        ("", "unknown"),
    ],
)
def test_another_one_is_named_by_what_its_name_hints_at(name: str, kind: str) -> None:
    found, text = held(b"anders", name)
    assert found == kind
    assert text.startswith(("Dit bestand heet als", "Dit heet als een andere", "Dit stuk zit niet"))


def test_beside_what_is_not_right_itself_nothing_is_the_same() -> None:
    wrong = Text("Regel 2 is veranderd.", "Line 2 was changed.")
    found = compared(b"1", "x.pdf", Against(case(report(1)), WORD, wrong))
    assert (found.kind, found.is_same) == ("untrusted", False)
    assert found.text.nl.endswith("klopt zelf niet. Regel 2 is veranderd.")


def test_a_trajectory_file_is_held_to_its_own_chain() -> None:
    first = chained(1, "", "een")
    second = chained(2, first.link, "twee")
    right = json_bytes(case_of(first, second))
    assert file_against(right, language="nl").wrong is None
    changed = right.replace(b'"twee"', b'"drie"')
    assert changed != right
    wrong = file_against(changed, language="nl").wrong
    assert wrong is not None
    assert wrong.nl == "Regel 2 van het logboek is veranderd of weggehaald."


def test_what_is_no_trajectory_file_is_refused() -> None:
    with pytest.raises(InputError):
        file_against(b"{}", language="nl")
