"""The promise that holds today: by the phase that runs, and by what the client agreed."""

from dataclasses import replace
from datetime import date

from tests.core.programme.case import Case, basis, weekdays
from wissel.core.journal import ClientRequest
from wissel.core.programme import (
    ClientTerm,
    HeldPromise,
    Limit,
    PhaseSpan,
    Programme,
    promised_rhythms,
    promised_within,
)
from wissel.core.sources import Nature

DAY = date(2026, 9, 10)  # a Thursday


def held(key: str, programme: Programme, spans: tuple[PhaseSpan, ...]) -> HeldPromise | None:
    found = [one for one in promised_rhythms(programme, spans, DAY) if one.key == key]
    assert len(found) <= 1
    return found[0] if found else None


def _running(*keys: str) -> tuple[PhaseSpan, ...]:
    return tuple(
        PhaseSpan(phase.key, phase.title, ((date(2026, 9, 1), None),) if phase.key in keys else ())
        for phase in basis().phases
    )


def test_the_phase_that_runs_decides_how_often() -> None:
    often = {
        phase: one.limit
        for phase in ("intake", "jobhunting", "nazorg")
        if (one := held("contact-employee", basis(), _running(phase))) is not None
    }
    assert often == {
        "intake": Limit(28, "days"),
        "jobhunting": Limit(14, "days"),
        "nazorg": Limit(6, "weeks"),
    }


def test_of_two_paces_that_run_the_shortest_counts_in_whatever_unit() -> None:
    one = held("contact-employee", basis(), _running("jobhunting", "nazorg"))
    assert one is not None
    assert one.limit == Limit(14, "days")


def test_nothing_is_promised_of_a_phase_that_does_not_run() -> None:
    assert held("contact-employee", basis(), _running()) is None
    assert held("contact-employer", basis(), _running("nazorg")) is None


def test_a_phase_that_ended_before_today_runs_no_more() -> None:
    over = tuple(
        replace(span, windows=((date(2026, 9, 1), date(2026, 9, 9)),)) if span.windows else span
        for span in _running("jobhunting")
    )
    assert held("contact-employee", basis(), over) is None


def test_an_agreement_of_the_client_stands_in_the_place_of_the_number() -> None:
    term = ClientTerm(
        "a1", "contact-employee", date(2026, 9, 1), date(2026, 9, 30), limit=Limit(7, "days")
    )
    one = held("contact-employee", replace(basis(), agreed=(term,)), _running("jobhunting"))
    assert one is not None
    assert (one.limit, one.nature, one.basis[0].source) == (
        Limit(7, "days"), Nature.AGREEMENT, "a1",
    )  # fmt: skip
    ended = replace(term, valid_to=date(2026, 9, 9))
    one = held("contact-employee", replace(basis(), agreed=(ended,)), _running("jobhunting"))
    assert one is not None
    assert (one.limit, one.nature) == (Limit(14, "days"), Nature.PROMISE)


def test_a_report_agreed_per_quarter_is_promised_per_quarter() -> None:
    term = ClientTerm("a1", "monthly-report", date(2026, 7, 1), per="quarter")
    one = held("monthly-report", replace(basis(), agreed=(term,)), ())
    assert one is not None
    assert (one.per, one.nature) == ("quarter", Nature.AGREEMENT)


def test_an_answer_is_promised_by_a_day_and_the_duty_gets_that_very_day() -> None:
    for programme in (
        basis(),
        replace(
            basis(),
            agreed=(ClientTerm("a1", "client-answer", DAY, limit=Limit(1, "working-days")),),
        ),
    ):
        promise = promised_within(programme, "client-request:asked", DAY, weekdays)
        case = Case()
        case.log(DAY, ClientRequest("question", "hoe loopt het?"))
        [duty] = case.of("client-answer", DAY, programme)
        assert promise is not None
        assert promise.due == duty.due


def test_an_event_that_starts_nothing_promises_nothing() -> None:
    assert promised_within(basis(), "contact", DAY, weekdays) is None
