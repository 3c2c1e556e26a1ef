"""The intake report (D08) from order to release, by the policy of each way of working."""

from datetime import date, timedelta
from uuid import UUID

import pytest
from django.core import mail as django_mail

from tests.cast import NOW, Cast
from wissel.apps.documents import service as documents
from wissel.apps.orders import service as orders
from wissel.apps.trajectories import service as trajectories
from wissel.core.journal import Agreement, Appointment, Content, Decision, OrderEvent
from wissel.core.obligations import Obligation
from wissel.core.refusal import Refused
from wissel.core.reports.record import Edit, Layer, ReportRecord
from wissel.infra.doors import Actor, Denied
from wissel.infra.tasks.worker import drain

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

SIGNED, HELD = date(2026, 11, 2), date(2026, 11, 16)
KIND = "intake-report"


def follow(cast: Cast, programme: str) -> None:
    """Let the trajectory of the cast go on by another way of working."""
    trajectories.change_programme(
        actor=cast.coach, now=NOW, trajectory=cast.trajectory, name=programme, version=1,
        reason="Zo is het afgesproken.",
    )  # fmt: skip


def log(cast: Cast, day: date, content: Content) -> None:
    trajectories.log(
        actor=cast.coach, now=NOW, trajectory=cast.trajectory, happened_on=day, content=content
    )


@pytest.fixture
def xs(cast: Cast) -> Cast:
    """A trajectory that promises the report in 28 days after the order, the employee first."""
    follow(cast, "xs2more")
    log(cast, SIGNED, OrderEvent("signed", "intake"))
    log(cast, HELD, Appointment(("employee",), "visit", "attended", purpose="intake"))
    return cast


@pytest.fixture
def pa(cast: Cast) -> Cast:
    """A trajectory whose report goes to employee and employer at once."""
    follow(cast, "pappenheim")
    log(cast, HELD, Appointment(("employee",), "visit", "attended", purpose="intake"))
    return cast


def begin(cast: Cast, actor: Actor | None = None, key: str = KIND) -> UUID:
    return documents.start_delivery(
        actor=actor or cast.coach, now=NOW, trajectory=cast.trajectory, delivery=key
    )


def view(cast: Cast, report: UUID, actor: Actor | None = None) -> documents.ReportView:
    return documents.report(actor=actor or cast.coach, now=NOW, report=report)


def write(cast: Cast, report: UUID) -> None:
    """Answer what is asked, and write the conclusion."""
    held = view(cast, report)
    answers = [
        Edit("answer", one.id, one.choices[0] if one.choices else "Dit is besproken.", owner="Noor")
        for one in held.record.questions()
    ]
    blank = [
        Edit("change", one.id, "Er is genoeg onderzocht.", base=one.text, owner="Noor")
        for _, one in held.record.statements()
        if one.layer is Layer.OPINION and not one.text
    ]
    documents.edit(
        actor=cast.coach, now=NOW, report=report, revision=held.revision, edits=(*answers, *blank)
    )


def duty(cast: Cast, event: str = f"report-event:released:{KIND}") -> Obligation:
    case = trajectories.case(actor=cast.coach, now=NOW, trajectory=cast.trajectory)
    return next(one for one in case.due.obligations if event in one.satisfied_by)


def words(record: ReportRecord, section: str) -> str:
    held = next(one for one in record.sections if one.key == section)
    return "\n".join(one.text for one in held.statements)


def test_it_is_read_first_and_its_release_keeps_the_promise_of_28_days(xs: Cast) -> None:
    assert duty(xs).due == SIGNED + timedelta(days=28)
    report = begin(xs)
    write(xs, report)
    until = documents.send_to_employee(actor=xs.coach, now=NOW, report=report)
    assert until == date(2026, 11, 27)  # five working days, by the reading term of the programme
    assert duty(xs, "report-event:employee-agreed").due == until
    with pytest.raises(documents.NotReady):
        documents.release(actor=xs.coach, now=NOW, report=report)
    with pytest.raises(Denied):
        view(xs, report, xs.employer)
    documents.respond(actor=xs.employee, now=NOW, report=report, kind="commented", text="Goed.")
    documents.release(actor=xs.coach, now=NOW, report=report)
    kept = duty(xs)
    assert (kept.done_on, kept.state(NOW.date()).is_open) == (NOW.date(), False)
    released = view(xs, report, xs.employer).record
    assert released.header.title.nl == "Intakerapportage"
    assert "Goed." in words(released, "reactie")
    file = documents.released_file(actor=xs.employer, now=NOW, report=report)
    assert file.file_name == f"{xs.number}_intakeverslag_2026-11-22_v1.pdf"
    assert file.content.startswith(b"%PDF")


def test_a_pause_with_a_reason_moves_its_last_day(xs: Cast) -> None:
    key = duty(xs).key
    log(
        xs,
        date(2026, 11, 10),
        Decision(
            "duty", "Medewerker kon niet komen.", "Noor", "coach",
            obligation=key, effect="later", until=date(2026, 11, 17),
        ),
    )  # fmt: skip
    assert duty(xs).due == SIGNED + timedelta(days=28 + 7)


def test_an_agreement_without_answer_is_read_as_no_answer_after_the_term(xs: Cast) -> None:
    report = begin(xs)
    write(xs, report)
    documents.send_to_employee(actor=xs.coach, now=NOW, report=report)
    later = NOW + timedelta(days=8)
    documents.release(actor=xs.coach, now=later, report=report)
    released = documents.report(actor=xs.employer, now=later, report=report).record
    assert "Geen reactie." in words(released, "reactie")


def test_where_both_get_it_at_once_nobody_waits_and_both_are_told(pa: Cast) -> None:
    report = begin(pa)
    assert view(pa, report).shown_at_once
    with pytest.raises(documents.NotReady) as held:
        documents.release(actor=pa.coach, now=NOW, report=report)
    assert held.value.code == "gate"
    assert {check.key for check in held.value.checks} == {"questions"}
    write(pa, report)
    documents.release(actor=pa.coach, now=NOW, report=report)
    drain(clock=lambda: NOW)
    told = {address for one in django_mail.outbox for address in one.to}
    assert {"karin@example.org", "peter@maasbocht.example"} <= told
    for reader in (pa.employee, pa.employer):
        record = view(pa, report, reader).record
        assert "op dezelfde dag als de werkgever" in words(record, "reactie")
        assert record.questions() == ()
    assert duty(pa).done_on == NOW.date()


def test_where_both_get_it_at_once_the_employee_may_still_read_first(pa: Cast) -> None:
    report = begin(pa)
    write(pa, report)
    documents.send_to_employee(actor=pa.coach, now=NOW, report=report)
    with pytest.raises(documents.NotReady):
        documents.release(actor=pa.coach, now=NOW, report=report)


def test_where_the_employee_reads_first_nobody_releases_a_draft(xs: Cast) -> None:
    report = begin(xs)
    write(xs, report)
    with pytest.raises(documents.NotReady) as held:
        documents.release(actor=xs.coach, now=NOW, report=report)
    assert held.value.code == "state"


@pytest.mark.parametrize("key", ["monthly-report", "three-way-report", "", "x" * 200])
def test_only_a_report_that_is_written_here_begins(xs: Cast, key: str) -> None:
    with pytest.raises(Refused) as refused:
        begin(xs, key=key)
    assert refused.value.path == "$.delivery"


def test_begun_twice_it_is_one_report(xs: Cast) -> None:
    assert begin(xs) == begin(xs, xs.manager)
    [line] = documents.reports_of(actor=xs.coach, now=NOW, trajectory=xs.trajectory)
    assert (line.kind, line.period) == (KIND, "")


@pytest.mark.parametrize(
    "name", ["planner", "other_coach", "employer", "employee", "stranger", "company_doctor"]
)
def test_only_who_writes_reports_begins_it(xs: Cast, name: str) -> None:
    with pytest.raises(Denied):
        begin(xs, getattr(xs, name))


def test_the_monthly_report_stands_beside_it_and_each_is_answered_alone(xs: Cast) -> None:
    log(xs, date(2026, 11, 20), Agreement("coach", "belt de werkgever", date(2026, 12, 1)))
    both = [
        begin(xs),
        documents.start_report(actor=xs.coach, now=NOW, trajectory=xs.trajectory, period="2026-11"),
    ]
    for report in both:
        write(xs, report)
        documents.send_to_employee(actor=xs.coach, now=NOW, report=report)
    documents.respond(actor=xs.employee, now=NOW, report=both[1], kind="agreed", text="")
    case = trajectories.case(actor=xs.coach, now=NOW, trajectory=xs.trajectory)
    reading = [
        one for one in case.due.obligations if "report-event:employee-agreed" in one.satisfied_by
    ]
    assert sorted(one.done_on is None for one in reading) == [False, True]
    assert "belt de werkgever" in words(view(xs, both[0]).record, "advies")


def test_where_the_quote_comes_first_the_gate_says_nothing_of_it(pa: Cast) -> None:
    assert "offer" not in {one.key for one in view(pa, begin(pa)).checks}


def test_the_quote_that_goes_with_it_is_asked_for_begun_and_sent(xs: Cast) -> None:
    report = begin(xs)

    def said() -> tuple[str, str]:
        [check] = [one for one in view(xs, report).checks if one.key == "offer"]
        return check.state, check.text.nl

    assert said()[0] == "attention"
    assert "nog geen offerte" in said()[1]
    orders.begin_quote(actor=xs.planner, now=NOW, trajectory=xs.trajectory, order="trajectory")
    assert "ligt klaar" in said()[1]


def test_a_way_of_working_that_does_not_promise_it_may_have_it_all_the_same(cast: Cast) -> None:
    report = begin(cast)
    record = view(cast, report).record
    assert record.header.title.nl == "Intakeverslag tweede spoor"
    assert [one.text.nl for one in view(cast, report).checks if one.key == "deadline"] == [
        "Geen laatste dag bekend"
    ]
    write(cast, report)
    until = documents.send_to_employee(actor=cast.coach, now=NOW, report=report)
    assert until == date(2026, 11, 27)
