"""The re-integration report part by part: what is there, what is not, and in whose hands."""

from datetime import date

import pytest

from tests.core.audit.files import LAST, File, week
from wissel.core.audit import IndexRow, rules
from wissel.core.planned import Plan


def part(file: File, key: str, on: date = LAST) -> IndexRow:
    return next(row for row in file.audit(on).report if row.key == key)


def test_the_parts_are_those_of_the_regulation_each_with_its_makers() -> None:
    rows = File().audit().report
    assert [row.number for row in rows] == list(range(1, 13))
    letters = {letter for row in rows for letter in row.letters.split(", ")}
    assert letters == set("abcdefghijkl")
    assert all(row.makers for row in rows)


@pytest.mark.parametrize(
    ("key", "document"),
    [
        ("probleemanalyse", "probleemanalyse"),
        ("plan-van-aanpak", "plan-van-aanpak"),
        ("eerstejaarsevaluatie", "eerstejaarsevaluatie"),
        ("eindevaluatie", "eindevaluatie"),
        ("actueel-oordeel", "actueel-oordeel"),
        ("oordeel-werknemer", "oordeel-werknemer"),
        ("medische-informatie", "medische-informatie"),
        ("tweede-spoor", "ad-rapport"),
    ],
)
def test_a_document_makes_its_part(key: str, document: str) -> None:
    file = File()
    assert part(file, key, week(80)).state == "not-yet"
    assert part(file, key).state == "elsewhere"
    entry = file.paper(document, week(90))
    row = part(file, key)
    assert (row.state, row.evidence, row.latest) == ("there", (f"entry:{entry}",), week(90))


def test_an_advice_belongs_to_the_analysis_and_does_not_make_it() -> None:
    file = File()
    entry = file.paper("advies-bedrijfsarts", week(60))
    row = part(file, "probleemanalyse")
    assert (row.state, row.evidence) == ("elsewhere", (f"entry:{entry}",))


def test_what_is_filled_in_on_uwvs_forms_stays_a_slot() -> None:
    for key in ("relatie", "passend-werk"):
        assert part(File(), key).state == "elsewhere"


def test_only_that_the_employee_has_the_medical_part_is_known() -> None:
    medical = [row for row in File().audit().report if row.is_medical]
    assert [(row.key, row.makers) for row in medical] == [("medische-informatie", ("employee",))]


def test_the_second_track_is_shown_by_plan_and_reports() -> None:
    file = File()
    file.plan(week(60), Plan(1))
    report = file.report(week(64))
    row = part(file, "tweede-spoor")
    assert row.state == "there"
    assert row.evidence == ("plan:1", f"entry:{report}")


def test_every_document_of_the_check_is_one_of_the_report() -> None:
    from wissel.core.audit._hand_over import REPORT

    listed = {kind for one in rules().report for kind in one.documents}
    assert set(REPORT) <= listed
