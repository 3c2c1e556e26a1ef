"""What the employer asks, and what stands in the way: each waits for an answer with a last day."""

from datetime import date

from tests.core.programme.case import Case
from wissel.core.journal import Bottleneck, ClientRequest

ASKED = date(2026, 9, 1)  # a Tuesday


def test_every_request_of_the_employer_waits_for_its_own_answer() -> None:
    case = Case()
    first = case.log(ASKED, ClientRequest("adjust", "meer aandacht voor logistiek"))
    case.log(date(2026, 9, 2), ClientRequest("question", "wanneer komt het rapport?"))
    case.log(date(2026, 9, 3), ClientRequest("adjust", "", "besproken", about=first))
    duties = case.of("client-answer", date(2026, 9, 8))
    assert [(duty.due, duty.done_on) for duty in duties] == [
        (date(2026, 9, 4), date(2026, 9, 3)), (date(2026, 9, 7), None),
    ]  # fmt: skip


def test_an_answer_to_a_corrected_request_answers_the_request() -> None:
    case = Case()
    first = case.log(ASKED, ClientRequest("adjust", "logistiek"))
    again = case.log(ASKED, ClientRequest("adjust", "logistiek en handel"), corrects=first)
    case.log(date(2026, 9, 3), ClientRequest("adjust", "", "besproken", about=again))
    [duty] = case.of("client-answer", date(2026, 9, 8))
    assert (duty.anchor, duty.done_on) == (first, date(2026, 9, 3))


def test_what_is_done_about_a_bottleneck_is_a_duty_of_its_owner() -> None:
    case = Case()
    found = case.log(
        ASKED, Bottleneck("geen vervoer", "employer", "een fiets regelen", date(2026, 9, 10))
    )
    [duty] = case.of("bottleneck:open", date(2026, 9, 12))
    assert (duty.title.nl, duty.actors, duty.due) == (
        "een fiets regelen", ("employer",), date(2026, 9, 10),
    )  # fmt: skip
    solved = Bottleneck(
        "geen vervoer", "employer", "een fiets regelen", state="resolved", about=found
    )
    case.log(date(2026, 9, 11), solved)
    [duty] = case.of("bottleneck:open", date(2026, 9, 12))
    assert duty.done_on == date(2026, 9, 11)
