"""The second reader: nobody reads their own work, and what was read is what goes out."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

import pytest

from tests.apps.documents.test_report import answer, read, release, report, write
from tests.cast import NOW, Cast
from wissel.apps.bureaus import service as bureaus
from wissel.apps.documents import service as documents
from wissel.apps.documents.service import Blocked, NotReady, Remark
from wissel.apps.trajectories import service as trajectories
from wissel.core.journal import Contact
from wissel.core.refusal import Refused
from wissel.core.reports.record import Check, Edit, ReportRecord, Statement
from wissel.infra.doors import Actor, Denied
from wissel.infra.models import Mail
from wissel.infra.tenancy import tenant

__all__ = ["report"]
pytestmark = pytest.mark.slow

LATER = NOW + timedelta(days=1)


@pytest.fixture
def asked(cast: Cast, report: UUID) -> UUID:
    """A written report that the manager was asked to read."""
    wanted(cast)
    write(cast, report)
    ask(cast, report)
    return report


def wanted(cast: Cast, *kinds: str) -> None:
    bureaus.choose_read_twice(actor=cast.manager, now=NOW, kinds=kinds or ("periodic",))


def ask(cast: Cast, report: UUID, reader: Actor | None = None) -> None:
    user = (reader or cast.manager).user
    assert user is not None
    documents.ask_second_reader(actor=cast.coach, now=NOW, report=report, reader=user)


def second(report: UUID, actor: Actor) -> documents.SecondView:
    found = read(report, actor).second
    assert found is not None
    return found


def agree(cast: Cast, report: UUID, actor: Actor | None = None) -> None:
    reader = actor or cast.manager
    digest = second(report, reader).digest
    documents.agree_as_reader(actor=reader, now=NOW, report=report, digest=digest)


def line(report: UUID, actor: Actor) -> Check | None:
    return next((one for one in read(report, actor).checks if one.key == "second-reader"), None)


def conclusion(record: ReportRecord) -> Statement:
    """Return the sentence that the coach wrote."""
    return next(one for _, one in record.statements() if one.text.startswith("Het zoekprofiel"))


def change(cast: Cast, report: UUID, text: str) -> None:
    """Write one sentence anew, as the coach would in the meantime."""
    view = read(report, cast.coach)
    held = next(
        held for _, held in view.record.statements() if held.text.startswith("Het zoekprofiel")
    )
    edit = Edit("change", held.id, text, base=held.text, owner=held.owner)
    documents.edit(actor=cast.coach, now=NOW, report=report, revision=view.revision, edits=(edit,))


def blocked_keys(cast: Cast, report: UUID) -> set[str]:
    with pytest.raises(Blocked) as held:
        documents.send_to_employee(actor=cast.coach, now=NOW, report=report)
    return {one.key for one in held.value.checks}


def test_without_the_setting_nobody_is_asked_and_with_it_the_gate_says_so(
    cast: Cast, report: UUID
) -> None:
    write(cast, report)
    assert line(report, cast.coach) is None
    assert read(report, cast.coach).second is None
    wanted(cast, "final-report")  # of another kind only
    assert line(report, cast.coach) is None
    wanted(cast)
    found = line(report, cast.coach)
    assert found is not None
    assert (found.state, found.text.nl[:12]) == ("blocked", "Nog niet gel")
    assert blocked_keys(cast, report) == {"second-reader"}


def test_read_and_agreed_it_goes_to_the_employee_in_the_same_term(cast: Cast, asked: UUID) -> None:
    found = line(asked, cast.coach)
    assert found is not None
    assert (found.state, "Mara Vos" in found.text.nl) == ("blocked", True)
    agree(cast, asked)
    found = line(asked, cast.coach)
    assert found is not None
    assert (found.state, "Mara Vos" in found.text.nl) == ("ok", True)
    until = documents.send_to_employee(actor=cast.coach, now=NOW, report=asked)
    assert until == date(2026, 11, 27)  # five days, with or without a second reader
    answer(cast, asked)
    release(cast, asked)
    assert read(asked, cast.employer).line.state == "vrijgegeven"


def test_the_second_reader_stands_in_no_text_that_the_employer_gets(
    cast: Cast, asked: UUID
) -> None:
    agree(cast, asked)
    documents.send_to_employee(actor=cast.coach, now=NOW, report=asked)
    answer(cast, asked)
    release(cast, asked)
    assert "Mara Vos" not in str(read(asked, cast.employer).record)
    assert read(asked, cast.employer).second is None


def test_a_word_changed_after_the_reading_is_read_again(cast: Cast, asked: UUID) -> None:
    agree(cast, asked)
    change(cast, asked, "Het zoekprofiel is smal.")
    found = line(asked, cast.coach)
    assert found is not None
    assert (found.state, "eerdere tekst" in found.text.nl) == ("blocked", True)
    assert blocked_keys(cast, asked) == {"second-reader"}
    change(cast, asked, "Het zoekprofiel is breed genoeg.")
    again = line(asked, cast.coach)
    assert again is not None
    assert again.state == "ok"  # it says again what was read


def test_a_new_entry_in_the_journal_is_a_change_too(cast: Cast, asked: UUID) -> None:
    agree(cast, asked)
    trajectories.log(
        actor=cast.coach,
        now=NOW,
        trajectory=cast.trajectory,
        happened_on=date(2026, 11, 21),
        content=Contact(("employee",), "phone", "Een vacature besproken.", minutes=10),
    )
    found = line(asked, cast.coach)
    assert found is not None
    assert found.state == "blocked"


def test_what_was_read_stands_still_while_days_pass(cast: Cast, asked: UUID) -> None:
    agree(cast, asked)
    then = read(asked, cast.coach).record
    later = read(asked, cast.coach, NOW + timedelta(days=6)).record
    assert (later.sections, later.header.drawn_up_on) == (then.sections, then.header.drawn_up_on)
    documents.send_to_employee(actor=cast.coach, now=NOW + timedelta(days=6), report=asked)
    sent = read(asked, cast.employee, NOW + timedelta(days=6)).record
    assert [held.text for _, held in sent.statements()] == [
        held.text for _, held in then.statements()
    ]


def test_whoever_agrees_to_a_text_that_was_saved_meanwhile_reads_it_first(
    cast: Cast, asked: UUID
) -> None:
    opened = second(asked, cast.manager).digest
    change(cast, asked, "Het zoekprofiel is smal.")
    with pytest.raises(Refused) as refused:
        documents.agree_as_reader(actor=cast.manager, now=NOW, report=asked, digest=opened)
    assert (refused.value.code, refused.value.path) == ("changed", "$.digest")
    assert second(asked, cast.coach).state == "asked"
    agree(cast, asked)
    assert second(asked, cast.coach).state == "agreed"


def test_the_writer_who_saves_after_the_agreement_loses_nothing_and_is_read_again(
    cast: Cast, asked: UUID
) -> None:
    opened = read(asked, cast.coach)
    held = next(
        held for _, held in opened.record.statements() if held.text.startswith("Het zoekprofiel")
    )
    agree(cast, asked)
    edit = Edit("change", held.id, "Het zoekprofiel is smal.", base=held.text, owner=held.owner)
    documents.edit(actor=cast.coach, now=NOW, report=asked, revision=opened.revision, edits=(edit,))
    assert second(asked, cast.coach).state == "changed"
    assert "smal" in str(read(asked, cast.coach).record)


def test_it_comes_back_with_a_remark_at_its_sentence(cast: Cast, asked: UUID) -> None:
    held = next(
        held for _, held in read(asked, cast.manager).record.statements() if "breed" in held.text
    )
    with pytest.raises(Refused) as refused:
        documents.return_to_writer(actor=cast.manager, now=NOW, report=asked, remarks=())
    assert refused.value.path == "$.remarks"
    documents.return_to_writer(
        actor=cast.manager,
        now=NOW,
        report=asked,
        remarks=(Remark(held.id, "Waarop rust dit?"), Remark(None, "Verder helder.")),
    )
    found = second(asked, cast.coach)
    assert (found.state, found.by) == ("returned", "Mara Vos")
    assert [one.text for one in found.remarks] == ["Waarop rust dit?", "Verder helder."]
    assert blocked_keys(cast, asked) == {"second-reader"}
    with pytest.raises(Refused):  # it does not wait for anybody now
        agree(cast, asked)
    ask(cast, asked)
    agree(cast, asked)


@pytest.mark.parametrize(
    ("statement", "text", "code"),
    [
        (None, "Noem de burn-out niet.", "medical"),
        ("13:nergens", "Waarop rust dit?", "unknown-statement"),
        (None, "x" * 1001, "too-long"),
    ],
)
def test_a_remark_that_cannot_be_kept_is_refused(
    cast: Cast, asked: UUID, statement: str | None, text: str, code: str
) -> None:
    with pytest.raises(Refused) as refused:
        documents.return_to_writer(
            actor=cast.manager, now=NOW, report=asked, remarks=(Remark(statement, text),)
        )
    assert refused.value.code == code
    assert second(asked, cast.coach).state == "asked"


def test_nobody_reads_what_they_wrote_in_whatever_role(cast: Cast, asked: UUID) -> None:
    digest = second(asked, cast.coach).digest
    with pytest.raises(Denied) as denied:
        documents.agree_as_reader(actor=cast.coach, now=NOW, report=asked, digest=digest)
    assert denied.value.code == "own-report"
    as_manager = replace(cast.manager, user=cast.coach.user)
    with pytest.raises(Denied):
        documents.agree_as_reader(actor=as_manager, now=NOW, report=asked, digest=digest)
    assert second(asked, cast.manager).may_read
    assert not second(asked, cast.coach).may_read


def test_a_manager_who_writes_on_it_is_no_second_reader_any_more(cast: Cast, asked: UUID) -> None:
    view = read(asked, cast.manager)
    held = next(
        held for _, held in view.record.statements() if held.text.startswith("Het zoekprofiel")
    )
    edit = Edit("change", held.id, "Het zoekprofiel past.", base=held.text, owner=held.owner)
    documents.edit(actor=cast.manager, now=NOW, report=asked, revision=view.revision, edits=(edit,))
    with pytest.raises(Denied):
        agree(cast, asked)
    assert second(asked, cast.coach).readers == ()


def test_who_stands_in_may_read_and_a_coach_without_a_tie_may_not(cast: Cast, asked: UUID) -> None:
    assert cast.other_coach.user not in {one.user for one in second(asked, cast.coach).readers}
    with pytest.raises(Refused) as refused:
        ask(cast, asked, cast.other_coach)
    assert refused.value.path == "$.reader"
    with pytest.raises(Denied):
        agree(cast, asked, cast.other_coach)
    trajectories.name_deputy(
        actor=cast.coach,
        now=NOW,
        trajectory=cast.trajectory,
        deputy=cast.other_coach.membership,
    )
    ask(cast, asked, cast.other_coach)
    agree(cast, asked, cast.other_coach)
    assert second(asked, cast.coach).by == "Bram de Wit"


@pytest.mark.parametrize(
    "name",
    ["planner", "employer", "line_manager", "employee", "company_doctor", "labour_expert",
     "host_employer", "auditor", "sysadmin", "stranger"],
)  # fmt: skip
def test_nobody_else_asks_agrees_or_returns(cast: Cast, asked: UUID, name: str) -> None:
    who, digest = cast.everybody[name], second(asked, cast.manager).digest
    assert cast.manager.user is not None
    with pytest.raises(Denied):
        documents.ask_second_reader(actor=who, now=NOW, report=asked, reader=cast.manager.user)
    with pytest.raises(Denied):
        documents.agree_as_reader(actor=who, now=NOW, report=asked, digest=digest)
    with pytest.raises(Denied):
        documents.return_to_writer(
            actor=who, now=NOW, report=asked, remarks=(Remark(None, "Anders."),)
        )
    assert second(asked, cast.manager).state == "asked"


def test_it_is_asked_once_everything_else_is_ready(cast: Cast, report: UUID) -> None:
    wanted(cast)
    with pytest.raises(Blocked) as blocked:
        ask(cast, report)
    assert "second-reader" not in {one.key for one in blocked.value.checks}
    write(cast, report)
    ask(cast, report)
    assert second(report, cast.manager).state == "asked"


def test_the_setting_holds_at_once_also_for_what_the_employee_has(cast: Cast, report: UUID) -> None:
    write(cast, report)
    documents.send_to_employee(actor=cast.coach, now=NOW, report=report)
    answer(cast, report)
    wanted(cast, "all")
    with pytest.raises(NotReady) as held:
        release(cast, report)
    assert {one.key for one in held.value.checks} == {"second-reader"}
    ask(cast, report)
    agree(cast, report)  # the text is that of the employee: nobody reads it twice for this
    release(cast, report)


def test_who_is_asked_gets_a_mail_and_so_does_the_coach_when_it_was_read(
    cast: Cast, asked: UUID
) -> None:
    def sent(to: str) -> list[str]:
        with tenant(cast.coach.bureau):
            held = [(one.to, one.path) for one in Mail.objects.all()]
        return [path for who, path in held if who == to and str(asked) in path]

    assert sent("mara@overweg.example") == [f"/rapport/{asked}/lezen/"]
    assert sent("noor@overweg.example") == []
    agree(cast, asked)
    assert sent("noor@overweg.example") == [f"/rapport/{asked}/"]


def test_the_work_list_holds_what_waits_and_what_came_back(cast: Cast, asked: UUID) -> None:
    def work(actor: Actor) -> tuple[list[str], list[str]]:
        found = documents.second_reading_work(actor=actor, now=NOW)
        return [one.by for one in found.to_read], [one.by for one in found.came_back]

    assert work(cast.manager) == (["Noor Akkerman"], [])
    assert work(cast.coach) == ([], [])
    documents.return_to_writer(
        actor=cast.manager, now=NOW, report=asked, remarks=(Remark(None, "Korter."),)
    )
    assert work(cast.manager) == ([], [])
    assert work(cast.coach) == ([], ["Mara Vos"])
    for name in ("other_coach", "employee", "employer", "planner", "stranger"):
        assert work(cast.everybody[name]) == ([], []), name
    bureaus.choose_read_twice(actor=cast.manager, now=NOW, kinds=())
    assert work(cast.coach) == ([], [])


def test_only_the_manager_sets_it_and_only_for_kinds_there_are(cast: Cast) -> None:
    with pytest.raises(Refused):
        wanted(cast, "liefdesbrief")
    wanted(cast, "all")
    kept = bureaus.read_twice(actor=cast.manager, now=NOW)
    assert kept.is_all
    assert kept.kinds == frozenset(kept.possible)
    for name in ("coach", "planner", "employer", "employee", "auditor", "stranger"):
        with pytest.raises(Denied):
            bureaus.choose_read_twice(actor=cast.everybody[name], now=NOW, kinds=())
        with pytest.raises(Denied):
            bureaus.read_twice(actor=cast.everybody[name], now=NOW)
