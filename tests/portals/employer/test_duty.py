"""The employer settles a duty: with a document, a decision, or a reasoned word."""

from datetime import date
from urllib.parse import quote

import pytest

from tests.cast import NOW, Cast
from tests.signed_in import client_of
from wissel.apps.trajectories import service as trajectories
from wissel.core.journal import DocumentReceived
from wissel.core.obligations import Obligation, State


def _duty(cast: Cast, rule: str) -> Obligation:
    view = trajectories.case(actor=cast.employer, now=NOW, trajectory=cast.trajectory)
    return next(duty for duty in view.due.obligations if duty.rule == rule)


def _url(cast: Cast, duty: Obligation) -> str:
    return f"/werkgever/traject/{cast.trajectory}/taak/{quote(duty.key)}/"


def test_a_document_settles_a_duty_of_the_programme(cast: Cast) -> None:
    duty = _duty(cast, "basis:plan")
    sent = {
        "way": "proof",
        "p-document": "plan-van-aanpak",
        "p-happened_on": "2025-08-05",
        "p-author": "Peter Hoekstra",
    }
    browser = client_of(cast.employer)
    answer = browser.post(_url(cast, duty), sent)
    assert answer.status_code == 302
    assert "Deze taak is klaar." in browser.get(answer["Location"]).content.decode()
    assert _duty(cast, "basis:plan").done_on == date(2025, 8, 5)


def test_a_document_gives_the_clock_its_date(cast: Cast) -> None:
    duty = _duty(cast, "law:M03")
    sent = {
        "way": "proof",
        "p-document": "probleemanalyse",
        "p-happened_on": "24-07-2025",
        "p-author": "R. Amrani",
    }
    assert client_of(cast.employer).post(_url(cast, duty), sent).status_code == 302
    assert _duty(cast, "law:M03").state(NOW.date()) is State.DONE
    entries = trajectories.entries(actor=cast.coach, now=NOW, trajectory=cast.trajectory)
    content = next(e.content for e in entries if isinstance(e.content, DocumentReceived))
    assert (content.source, content.author) == ("company-doctor", "R. Amrani")


def test_a_word_with_a_reason_is_kept_with_its_owner(cast: Cast) -> None:
    duty = _duty(cast, "basis:labour-expert-report")
    sent = {"way": "word", "w-effect": "not-applicable", "w-reason": "Is niet gevraagd."}
    assert client_of(cast.employer).post(_url(cast, duty), sent).status_code == 302
    exemption = _duty(cast, "basis:labour-expert-report").exemption
    assert exemption is not None
    assert (exemption.kind, exemption.by) == ("not-applicable", "Peter Hoekstra")


@pytest.mark.parametrize(
    ("sent", "words"),
    [
        ({"way": "word", "w-effect": "later", "w-reason": "Komt nog."}, "Kies de dag waarop"),
        ({"way": "word", "w-effect": "not-applicable"}, "Schrijf in één zin waarom."),
        (
            {"way": "word", "w-effect": "later", "w-until": "2026-11-01", "w-reason": "Komt nog."},
            "Kies een dag na vandaag.",
        ),
        (
            {"way": "proof", "p-document": "plan-van-aanpak", "p-happened_on": "2026-11-31"},
            "Vul een dag in die bestaat",
        ),
        (
            {"way": "proof", "p-document": "plan-van-aanpak", "p-happened_on": "2026-12-24"},
            "De datum ligt na vandaag",
        ),
    ],
)
def test_wrong_input_says_what_is_wrong_and_keeps_the_rest(
    cast: Cast, sent: dict[str, str], words: str
) -> None:
    duty = _duty(cast, "basis:plan")
    before = len(trajectories.entries(actor=cast.coach, now=NOW, trajectory=cast.trajectory))
    answer = client_of(cast.employer).post(_url(cast, duty), sent | {"p-author": "Peter H."})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert words in page
    assert ("Peter H." if sent["way"] == "proof" else sent.get("w-reason", "")) in page
    after = len(trajectories.entries(actor=cast.coach, now=NOW, trajectory=cast.trajectory))
    assert after == before


def test_a_duty_of_somebody_else_is_not_there(cast: Cast) -> None:
    browser = client_of(cast.employer)
    assert browser.get(_url(cast, _duty(cast, "basis:plan"))).status_code == 200
    assert browser.get(_url(cast, _duty(cast, "law:M13"))).status_code == 404
    assert client_of(cast.coach).get(_url(cast, _duty(cast, "basis:plan"))).status_code == 404
