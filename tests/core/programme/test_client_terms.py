"""What a client agreed instead of a number of the programme, and from when until when."""

from dataclasses import replace
from datetime import date

from tests.core.programme.case import Case, basis, told
from wissel.core.programme import ClientTerm, Limit, Programme
from wissel.core.programme._terms import cut, term_on
from wissel.core.sources import Nature


def _agreed(*terms: ClientTerm) -> Programme:
    return replace(basis(), agreed=terms)


def test_a_promise_that_starts_under_an_agreement_follows_it_and_says_so() -> None:
    term = ClientTerm("a1", "first-contact", date(2026, 8, 1), limit=Limit(2, "working-days"))
    [duty] = Case().of("first-contact", date(2026, 9, 1), _agreed(term))
    assert duty.due == date(2026, 9, 3)
    assert duty.nature is Nature.AGREEMENT
    assert [basis.source for basis in duty.basis] == ["a1", "basis, 1"]


def test_an_agreement_that_began_later_or_ended_before_leaves_the_promise_alone() -> None:
    later = ClientTerm("a1", "first-contact", date(2026, 9, 2), limit=Limit(1, "days"))
    before = ClientTerm(
        "a2", "first-contact", date(2026, 1, 1), date(2026, 8, 31), limit=Limit(1, "days")
    )
    [plain] = Case().of("first-contact", date(2026, 9, 1))
    [duty] = Case().of("first-contact", date(2026, 9, 1), _agreed(later, before))
    assert duty == plain


def test_the_warnings_of_an_agreed_promise_keep_their_proportion() -> None:
    term = ClientTerm("a1", "start", date(2026, 8, 1), limit=Limit(56, "days"))
    derived = Case().derive(date(2026, 9, 1), _agreed(term))
    assert derived.reminders["basis:start@2026-09-01"] == (
        date(2026, 9, 29), date(2026, 10, 13), date(2026, 10, 23),
    )  # fmt: skip


def test_a_rhythm_has_the_agreed_pace_while_the_agreement_holds() -> None:
    term = ClientTerm(
        "a1", "contact-employee", date(2026, 10, 1), date(2026, 10, 31), limit=Limit(7, "days")
    )
    case = Case()
    for day in (date(2026, 9, 10), date(2026, 10, 5), date(2026, 10, 11), date(2026, 11, 2)):
        case.talk(day)
    duties = case.of("contact-employee", date(2026, 11, 3), _agreed(term))
    assert told(duties, date(2026, 11, 3)) == [
        ("2026-09-01", "09-29", "done"),
        ("2026-09-10", "10-08", "done"),
        ("2026-10-05", "10-12", "done"),
        ("2026-10-11", "10-18", "late"),
        ("2026-11-02", "11-30", "upcoming"),
    ]


def test_a_report_can_be_agreed_per_quarter_and_its_key_names_the_quarter() -> None:
    term = ClientTerm("a1", "monthly-report", date(2026, 10, 1), per="quarter")
    duties = Case().of("monthly-report", date(2026, 12, 20), _agreed(term))
    assert [(duty.anchor, duty.due) for duty in duties] == [
        ("2026-09", date(2026, 9, 30)), ("2026-Q4", date(2026, 12, 31)),
    ]  # fmt: skip


def test_of_two_agreements_about_one_duty_the_one_that_began_last_holds() -> None:
    first = ClientTerm("a1", "first-contact", date(2026, 1, 1), limit=Limit(1, "days"))
    second = ClientTerm("a2", "first-contact", date(2026, 6, 1), limit=Limit(3, "days"))
    [duty] = Case().of("first-contact", date(2026, 9, 1), _agreed(first, second))
    assert duty.due == date(2026, 9, 4)


def test_the_term_of_a_case_goes_before_the_clients_whichever_began_last() -> None:
    case = ClientTerm(
        "a1", "first-contact", date(2026, 1, 1), date(2026, 6, 30), Limit(1, "days"), case=True
    )
    client = ClientTerm("a2", "first-contact", date(2026, 3, 1), limit=Limit(3, "days"))
    for terms in ((case, client), (client, case)):
        assert term_on(terms, "first-contact", date(2026, 4, 1)) is case
        assert term_on(terms, "first-contact", date(2026, 7, 1)) is client
        parts = [held for _, held in cut((date(2026, 2, 1), None), terms, "first-contact")]
        assert parts == [case, case, client]
    assert (case.basis().article, client.basis().article) == ("case-agreement", "client-agreement")
