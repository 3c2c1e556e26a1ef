"""How things go stands in a report only while the employee lets it, in their own words."""

from datetime import timedelta
from uuid import UUID

import pytest

from tests.apps.documents.test_closing_reports import FINAL
from tests.apps.documents.test_closing_reports import cast as cast  # the fixture
from tests.apps.documents.test_intake_report import begin, view, words, write
from tests.cast import NOW, Cast
from wissel.apps.documents import service as documents
from wissel.apps.guidance import service as guidance
from wissel.core.reports import takes_check_ins
from wissel.core.reports.record import CHECK_IN, Layer, ReportRecord, Statement, name_of

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

BEGIN = NOW - timedelta(days=130)
BOTH = "Op 15 juli 2026: een beetje. Op 22 november 2026: grotendeels."


def say(cast: Cast, days: int, word: str) -> UUID:
    return guidance.check_in(
        actor=cast.employee, now=NOW - timedelta(days=days), trajectory=cast.trajectory,
        words={"richting": word},
    )  # fmt: skip


def share(
    cast: Cast, one: UUID, *, reports: bool = True, coach: bool = False, days: int = 0
) -> None:
    guidance.share_check_in(
        actor=cast.employee, now=NOW - timedelta(days=days), trajectory=cast.trajectory,
        check_in=one, coach=coach, reports=reports,
    )  # fmt: skip


def told(record: ReportRecord) -> list[Statement]:
    return [
        held for _, held in record.statements() if name_of(held.id).startswith(f"said-{CHECK_IN}")
    ]


def sent(cast: Cast, report: UUID) -> UUID:
    write(cast, report)
    documents.send_to_employee(actor=cast.coach, now=NOW, report=report)
    return report


def agreed(cast: Cast, report: UUID) -> None:
    documents.respond(actor=cast.employee, now=NOW, report=report, kind="agreed", text="")


def released(cast: Cast, report: UUID) -> ReportRecord:
    documents.release(actor=cast.coach, now=NOW, report=report)
    return view(cast, report, cast.employer).record


def blocked(cast: Cast, report: UUID) -> list[str]:
    with pytest.raises(documents.NotReady) as held:
        documents.release(actor=cast.coach, now=NOW, report=report)
    return [one.key for one in held.value.checks if one.state == "blocked"]


def monthly(cast: Cast, period: str) -> UUID:
    return documents.start_report(
        actor=cast.coach, now=NOW, trajectory=cast.trajectory, period=period
    )


def test_first_and_latest_stand_in_the_final_report_as_the_employees_own_words(cast: Cast) -> None:
    for days, word in ((130, "beetje"), (60, "helemaal"), (0, "grotendeels")):
        share(cast, say(cast, days, word))
    report = sent(cast, begin(cast, key=FINAL))
    agreed(cast, report)
    record = released(cast, report)
    [line] = told(record)
    assert (line.layer, line.owner, line.editable) == (Layer.OWN_WORDS, "Karin Dijkstra", False)
    assert (line.topic, line.text) == ("Ik weet welke kant ik op wil met werk.", BOTH)
    assert BOTH in words(record, "visie-werknemer")


def test_nothing_at_all_is_said_when_nothing_is_shared_for_reports(cast: Cast) -> None:
    report = begin(cast, key=FINAL)
    before = [text for _, text in view(cast, report).record.texts()]
    share(cast, say(cast, 0, "beetje"), coach=True, reports=False)
    say(cast, 30, "helemaal")
    assert [text for _, text in view(cast, report).record.texts()] == before
    assert told(view(cast, report).record) == []


def test_one_shared_day_stands_there_by_itself(cast: Cast) -> None:
    say(cast, 130, "beetje")
    share(cast, say(cast, 0, "grotendeels"))
    [line] = told(view(cast, begin(cast, key=FINAL)).record)
    assert line.text == "Op 22 november 2026: grotendeels."


def test_a_share_that_is_taken_back_while_it_is_read_holds_the_release(cast: Cast) -> None:
    first, last = say(cast, 130, "beetje"), say(cast, 0, "grotendeels")
    share(cast, first)
    share(cast, last)
    report = sent(cast, begin(cast, key=FINAL))
    share(cast, first, reports=False)
    agreed(cast, report)
    assert blocked(cast, report) == ["words"]
    documents.reopen(actor=cast.coach, now=NOW, report=report)
    [line] = told(view(cast, report).record)
    assert line.text == "Op 22 november 2026: grotendeels."
    documents.send_to_employee(actor=cast.coach, now=NOW, report=report)
    agreed(cast, report)
    assert "beetje" not in words(released(cast, report), "visie-werknemer")


@pytest.mark.parametrize("how", ["taken away", "said anew"])
def test_words_that_are_gone_hold_the_release_too(cast: Cast, how: str) -> None:
    one = say(cast, 0, "grotendeels")
    share(cast, one)
    report = sent(cast, begin(cast, key=FINAL))
    if how == "said anew":
        say(cast, 0, "helemaal-niet")
    else:
        guidance.remove_check_in(
            actor=cast.employee, now=NOW, trajectory=cast.trajectory, check_in=one
        )
    agreed(cast, report)
    assert blocked(cast, report) == ["words"]


def test_a_day_that_is_shared_since_holds_nothing_up(cast: Cast) -> None:
    share(cast, say(cast, 130, "beetje"))
    report = sent(cast, begin(cast, key=FINAL))
    share(cast, say(cast, 0, "grotendeels"))
    agreed(cast, report)
    assert "grotendeels" not in words(released(cast, report), "visie-werknemer")


def test_what_was_released_stays_and_the_next_version_is_without_it(cast: Cast) -> None:
    one = say(cast, 0, "grotendeels")
    share(cast, one)
    report = sent(cast, begin(cast, key=FINAL))
    agreed(cast, report)
    released(cast, report)
    share(cast, one, reports=False)
    assert told(view(cast, report, cast.employer).record)
    newer = documents.start_correction(
        actor=cast.coach, now=NOW, report=report, reason="Een datum klopte niet."
    )
    assert told(view(cast, newer).record) == []


def test_a_monthly_report_tells_what_was_shared_since_the_one_before(cast: Cast) -> None:
    share(cast, say(cast, 130, "beetje"), days=130)
    [line] = told(view(cast, monthly(cast, "2026-07")).record)
    assert line.text == "Op 15 juli 2026: een beetje."
    assert told(view(cast, monthly(cast, "2026-11")).record) == [], "not the same each month"
    share(cast, say(cast, 40, "grotendeels"), days=20)
    [line] = told(view(cast, monthly(cast, "2026-11")).record)
    assert line.text == BOTH.replace("22 november", "13 oktober")
    share(cast, say(cast, 0, "grotendeels"))
    [line] = told(view(cast, monthly(cast, "2026-11")).record)
    assert line.text == BOTH
    [line] = told(view(cast, monthly(cast, "2026-07")).record)
    assert line.text == "Op 15 juli 2026: een beetje.", "of later days it does not speak"


def test_what_is_shared_after_the_report_of_its_month_comes_in_the_next(cast: Cast) -> None:
    early = NOW - timedelta(days=12)
    report = documents.start_report(
        actor=cast.coach, now=early, trajectory=cast.trajectory, period="2026-11"
    )
    write(cast, report)
    documents.send_to_employee(actor=cast.coach, now=early, report=report)
    documents.respond(actor=cast.employee, now=early, report=report, kind="agreed", text="")
    documents.release(actor=cast.coach, now=early, report=report)
    share(cast, say(cast, 5, "deels"), days=5)
    later = NOW + timedelta(days=20)
    following = documents.start_report(
        actor=cast.coach, now=later, trajectory=cast.trajectory, period="2026-12"
    )
    record = documents.report(actor=cast.coach, now=later, report=following).record
    assert [line.text for line in told(record)] == ["Op 17 november 2026: voor een deel."]


def test_which_documents_take_it_stands_in_their_rules() -> None:
    names = ("d08", "d11", "d15", "d16", "d17", "d22", "d23", "d24")
    assert [name for name in names if takes_check_ins(name)] == ["d15", "d23"]
