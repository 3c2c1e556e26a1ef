"""The reports that the benchmark prints: full months, and the same content for every maker."""

from dataclasses import replace

import pytest

from tests.core.reports.case import TODAY, november_report
from wissel.cli import _bench_pdf
from wissel.cli._bench_audit import FILES
from wissel.connections.trajectory_file import read_trajectory
from wissel.core.reports import checks
from wissel.core.reports.record import ReportRecord


def record(name: str) -> ReportRecord:
    return _bench_pdf._record(read_trajectory((FILES / name).read_bytes()))


@pytest.mark.parametrize("name", ["ascenditur.json", "refusal-acted-upon.json"])
def test_it_is_a_full_month_that_was_written_and_read(name: str) -> None:
    made = record(name)
    assert made.questions() == ()
    assert made.response is not None
    assert sum(1 for _ in made.statements()) > 20
    case = read_trajectory((FILES / name).read_bytes())
    found = checks(made, trajectory=case, today=TODAY, findings=())
    assert [one.key for one in found if one.state == "blocked"] == []


def test_the_others_get_every_statement_and_every_piece_of_evidence() -> None:
    made = record("ascenditur.json")
    html = _bench_pdf._html(made)
    for _, held in made.statements():
        assert _bench_pdf.escape(held.text) in html
        assert all(_bench_pdf.escape(piece.label) in html for piece in held.evidence)


def test_what_somebody_wrote_is_no_markup_for_them() -> None:
    made = november_report()
    first = made.sections[0]
    sly = replace(first.statements[0], text="<script>alert(1)</script>")
    html = _bench_pdf._html(
        replace(made, sections=(replace(first, statements=(sly,)), *made.sections[1:]))
    )
    assert "<script>" not in html
