"""The final report and the WIA report from the first draft to the release."""

from datetime import timedelta
from uuid import UUID

import pytest

from tests.apps.documents.test_intake_report import begin, follow, view, words, write
from tests.cast import NOW, Cast
from wissel.apps.documents import service as documents
from wissel.apps.trajectories import service as trajectories
from wissel.core.journal import Contact, ReportEvent
from wissel.infra.doors import Denied

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

FINAL, WIA = "final-report", "wia-report"


@pytest.fixture
def cast(cast: Cast) -> Cast:
    """A trajectory of a bureau that promises a final report."""
    follow(cast, "ascenditur")
    return cast


def released(cast: Cast, report: UUID) -> UUID:
    write(cast, report)
    documents.send_to_employee(actor=cast.coach, now=NOW, report=report)
    documents.respond(actor=cast.employee, now=NOW, report=report, kind="commented", text="Goed.")
    documents.release(actor=cast.coach, now=NOW, report=report)
    return report


def test_the_final_report_bears_the_name_of_the_way_of_working_and_settles_its_duty(
    cast: Cast,
) -> None:
    report = released(cast, begin(cast, key=FINAL))
    record = view(cast, report, cast.employer).record
    assert record.header.title.nl == "Eindrapportage"
    assert "Goed." in words(record, "visie-werknemer")
    case = trajectories.case(actor=cast.coach, now=NOW, trajectory=cast.trajectory)
    [duty] = [one for one in case.due.obligations if one.key.startswith("ascenditur:final-report@")]
    assert duty.done_on == NOW.date()
    file = documents.released_file(actor=cast.employer, now=NOW, report=report)
    assert file.file_name == f"{cast.number}_eindrapport_2026-11-22_v1.pdf"


def test_it_goes_nowhere_while_something_is_still_asked(cast: Cast) -> None:
    with pytest.raises(documents.Blocked) as held:
        documents.send_to_employee(actor=cast.coach, now=NOW, report=begin(cast, key=FINAL))
    assert {one.key for one in held.value.checks} == {"questions", "empty-section", "gap"}


def test_a_next_version_speaks_of_its_own_day_with_what_happened_since(cast: Cast) -> None:
    report = released(cast, begin(cast, key=FINAL))
    later = NOW + timedelta(days=70)
    trajectories.log(
        actor=cast.coach, now=later, trajectory=cast.trajectory, happened_on=later.date(),
        content=Contact(("employee",), "phone", "Aanvulling besproken."),
    )  # fmt: skip
    anew = documents.start_correction(
        actor=cast.coach, now=later, report=report, reason="Aanvulling in week 104."
    )
    record = documents.report(actor=cast.coach, now=later, report=anew).record
    assert record.header.drawn_up_on == later.date()
    done = next(one for one in record.sections if one.key == "gedaan")
    assert any(piece.day == later.date() for one in done.statements for piece in one.evidence)


def test_the_wia_report_stands_beside_it_and_no_answer_of_the_intake_form_in_either(
    cast: Cast,
) -> None:
    both = [released(cast, begin(cast, key=key)) for key in (FINAL, WIA)]
    records = [view(cast, report, cast.employer).record for report in both]
    assert [one.document for one in records] == ["d23", "d22"]
    assert not any(
        name.startswith("said-") for one in records for _, held in one.statements()
        for name in [held.id.partition(":")[2]]
    )  # fmt: skip
    case = trajectories.case(actor=cast.coach, now=NOW, trajectory=cast.trajectory).case
    labels = {
        entry.content.label
        for entry in case.journal
        if isinstance(entry.content, ReportEvent) and entry.content.event == "released"
    }
    assert {FINAL, WIA} <= labels


@pytest.mark.parametrize("name", ["planner", "other_coach", "employer", "employee", "stranger"])
def test_only_who_writes_reports_begins_one(cast: Cast, name: str) -> None:
    with pytest.raises(Denied):
        begin(cast, getattr(cast, name), key=FINAL)
