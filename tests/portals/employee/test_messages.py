"""Writing to the coach: from each step and from the coach's card, sent whatever it says."""

from datetime import date
from uuid import UUID

import pytest

from tests.cast import NOW, Cast
from tests.signed_in import client_of
from wissel.apps.trajectories import service as trajectories
from wissel.core.journal import Agreement, Contact, Message

PAGE = "/mijn/bericht/"
SAID = {"subject": "question", "text": "Mag ik een dag ruilen?", "call_when": "dinsdag na tien uur"}


def sent(cast: Cast) -> tuple[trajectories.MessageView, ...]:
    return trajectories.messages(actor=cast.employee, now=NOW, trajectory=cast.trajectory)


def test_a_message_goes_to_the_coach_and_stands_on_the_page(cast: Cast) -> None:
    browser = client_of(cast.employee)
    page = browser.post(PAGE, SAID, follow=True).content.decode()
    assert "Uw bericht is verstuurd. Noor leest het." in page
    assert "Mag ik een dag ruilen?" in page
    assert "het is nog niet gelezen" in page
    [one] = sent(cast)
    assert one.message == Message(
        "question", SAID["text"], call=True, call_when="dinsdag na tien uur"
    )


def test_the_page_says_who_reads_it_and_what_better_stays_unsaid(cast: Cast) -> None:
    page = client_of(cast.employee).get(PAGE).content.decode()
    assert "Alleen u en uw coach lezen dit. Uw werkgever ziet het niet." in page
    assert "Schrijf niets over uw gezondheid." in page


def test_the_step_that_does_not_work_out_goes_along_by_name(cast: Cast, draft: UUID) -> None:
    browser = client_of(cast.employee)
    key = f"rapport-{draft}"
    assert f"/mijn/het-lukt-niet/?stap={key}" in browser.get("/mijn/").content.decode()
    page = browser.get("/mijn/het-lukt-niet/", {"stap": key}).content.decode()
    assert "Het gaat over: <b>Rapport over november 2026</b>" in page
    browser.post(PAGE, {"subject": "not-working", "step": key})
    [one] = sent(cast)
    assert one.message == Message("not-working", step="Rapport over november 2026")


def test_an_own_duty_that_does_not_work_out_goes_along_as_well(cast: Cast) -> None:
    trajectories.log(
        actor=cast.coach,
        now=NOW,
        trajectory=cast.trajectory,
        happened_on=date(2026, 11, 20),
        content=Agreement(who="employee", what="Belt met de gemeente", by=date(2026, 11, 26)),
    )
    case = trajectories.case(actor=cast.employee, now=NOW, trajectory=cast.trajectory)
    [key] = [duty.key for duty in case.due.obligations if duty.rule.startswith("agreement")]
    client_of(cast.employee).post(PAGE, {"subject": "not-working", "step": key})
    assert sent(cast)[0].message.step == "Belt met de gemeente"


@pytest.mark.parametrize("key", ["law:M06@2025-06-16", "rapport-x", "<b>", "x" * 201])
def test_what_is_no_step_of_theirs_goes_along_nowhere(cast: Cast, key: str) -> None:
    page = client_of(cast.employee).get("/mijn/het-lukt-niet/", {"stap": key}).content.decode()
    assert "Het gaat over" not in page


def test_one_tap_is_enough_to_say_that_it_does_not_work_out(cast: Cast) -> None:
    page = client_of(cast.employee).get("/mijn/het-lukt-niet/").content.decode()
    assert 'value="not-working" class="form-check-input" id="id_subject_0" checked' in page.replace(
        " required", ""
    )
    client_of(cast.employee).post(PAGE, {"subject": "not-working"})
    assert sent(cast)[0].message == Message("not-working")


def test_a_message_that_is_not_complete_keeps_what_was_typed(cast: Cast) -> None:
    browser = client_of(cast.employee)
    answer = browser.post(PAGE, {"text": "Dit blijft staan.", "call_when": "vrijdag"})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Kies een van de drie." in page
    assert "Dit blijft staan." in page
    answer = browser.post(PAGE, {"subject": "question"})
    assert answer.status_code == 422
    assert "Schrijf in het kort wat u wilt zeggen." in answer.content.decode()
    assert browser.post(PAGE, SAID | {"text": "a" * 2001}).status_code == 422
    assert not sent(cast)


def test_words_of_health_get_a_tip_and_are_sent_all_the_same(cast: Cast) -> None:
    said = {"subject": "tell", "text": "Ik slik pillen tegen de migraine."}
    page = client_of(cast.employee).post(PAGE, said, follow=True).content.decode()
    assert "Uw bericht is verstuurd." in page
    assert "Een tip: u schreef" in page
    assert sent(cast)[0].message.text == said["text"]


def test_the_tip_comes_while_it_is_typed(cast: Cast) -> None:
    browser = client_of(cast.employee)
    tip = browser.post("/mijn/bericht/woorden/", {"text": "Mijn migraine"}).content.decode()
    assert "migraine" in tip
    assert "U mag het wel zo versturen." in tip
    calm = browser.post("/mijn/bericht/woorden/", {"text": "Dinsdag kan ik"}).content.decode()
    assert "Een tip" not in calm
    assert not sent(cast)


def test_the_employee_sees_that_it_was_read_and_answered(cast: Cast) -> None:
    browser = client_of(cast.employee)
    browser.post(PAGE, SAID)
    assert (
        "Uw bericht is verstuurd. U krijgt nog antwoord." in browser.get("/mijn/").content.decode()
    )
    [one] = sent(cast)
    client_of(cast.coach).get(f"/traject/{cast.trajectory}/bericht/{one.id}/")
    assert "het is gelezen" in browser.get(PAGE).content.decode()
    trajectories.log(
        actor=cast.coach,
        now=NOW,
        trajectory=cast.trajectory,
        happened_on=NOW.date(),
        content=Contact(("employee",), "phone", "Een andere dag gekozen."),
    )
    page = browser.get(PAGE).content.decode()
    assert "uw coach gaf antwoord op zondag 22 november" in page
    assert "U krijgt nog antwoord" not in browser.get("/mijn/").content.decode()


def test_the_card_of_the_coach_leads_to_a_message(cast: Cast, draft: UUID) -> None:
    browser = client_of(cast.employee)
    for path in ("/mijn/", "/mijn/logboek/"):
        page = browser.get(path).content.decode()
        assert f'href="{PAGE}"' in page
        assert "Stuur een bericht" in page


def test_the_message_stands_in_the_own_journal_and_not_in_what_the_employer_reads(
    cast: Cast,
) -> None:
    browser = client_of(cast.employee)
    browser.post(PAGE, SAID)
    assert "Uw bericht aan uw coach" in browser.get("/mijn/logboek/").content.decode()
    assert SAID["text"] not in browser.get("/mijn/werkgever-ziet/").content.decode()
    assert (
        SAID["text"]
        not in client_of(cast.employer)
        .get(f"/werkgever/traject/{cast.trajectory}/")
        .content.decode()
    )


@pytest.mark.parametrize("who", ["coach", "employer", "manager", "stranger"])
def test_only_an_employee_writes_here(cast: Cast, who: str) -> None:
    assert client_of(getattr(cast, who)).post(PAGE, SAID).status_code == 404
    assert not sent(cast)


def test_somebody_else_s_case_takes_no_message(cast: Cast) -> None:
    answer = client_of(cast.employee).post(f"{PAGE}?traject={cast.other_trajectory}", SAID)
    assert answer.status_code == 404


def test_the_page_speaks_english_too(cast: Cast) -> None:
    page = client_of(cast.employee, language="en").get(PAGE).content.decode()
    assert "Only you and your coach read this." in page
