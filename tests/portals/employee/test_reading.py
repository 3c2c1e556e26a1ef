"""The employee reads what the employer gets, remarks on sentences, and answers."""

from uuid import UUID

import pytest

from tests.cast import NOW, Cast
from tests.signed_in import client_of
from wissel.apps.documents import service as documents

pytestmark = pytest.mark.slow


def _url(report: UUID, rest: str = "") -> str:
    return f"/mijn/rapport/{report}/{rest}"


def test_the_report_is_shown_with_time_last_day_and_what_silence_means(
    cast: Cast, draft: UUID
) -> None:
    page = client_of(cast.employee).get(_url(draft)).content.decode()
    assert "Het zoekprofiel besproken." in page
    assert "lezen duurt ongeveer" in page
    assert "geen reactie" in page
    assert "het heeft geen nadeel voor u" in page


def test_a_remark_on_a_sentence_is_kept_at_that_sentence(cast: Cast, draft: UUID) -> None:
    view = documents.report(actor=cast.employee, now=NOW, report=draft)
    statement = next(one.id for _, one in view.record.statements())
    browser = client_of(cast.employee)
    sent = {"statement": statement, "text": "Dit was op woensdag."}
    answer = browser.post(_url(draft, "opmerking/"), sent)
    assert answer.status_code == 302
    assert "#z-" in answer["Location"]
    page = browser.get(_url(draft)).content.decode()
    assert "Dit was op woensdag." in page
    assert 'data-saved="comment-' in page
    kept = documents.report(actor=cast.employee, now=NOW, report=draft).comments
    assert [(one.statement, one.text) for one in kept] == [(statement, "Dit was op woensdag.")]


def test_an_empty_remark_is_refused_at_its_sentence(cast: Cast, draft: UUID) -> None:
    view = documents.report(actor=cast.employee, now=NOW, report=draft)
    statement = next(one.id for _, one in view.record.statements())
    sent = {"statement": statement, "text": ""}
    answer = client_of(cast.employee).post(_url(draft, "opmerking/"), sent)
    assert answer.status_code == 422
    assert "Schrijf uw opmerking in het veld." in answer.content.decode()


def test_a_remark_on_a_sentence_that_is_gone_keeps_what_was_typed(cast: Cast, draft: UUID) -> None:
    sent = {"statement": "weg", "text": "Dit wil ik niet kwijt."}
    answer = client_of(cast.employee).post(_url(draft, "opmerking/"), sent)
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "Deze zin staat niet meer in het rapport" in page
    assert "Dit wil ik niet kwijt." in page


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("agreed", "U bent het eens met het rapport."),
        ("commented", "U bent het eens, en u zei er iets bij."),
        ("disagreed", "U bent het niet eens met het rapport."),
    ],
)
def test_each_answer_is_kept_and_confirmed(cast: Cast, draft: UUID, kind: str, words: str) -> None:
    browser = client_of(cast.employee)
    answer = browser.post(_url(draft, "antwoord/"), {"kind": kind, "text": "Mijn eigen woorden."})
    assert answer.status_code == 302
    page = browser.get(answer["Location"]).content.decode()
    assert words in page
    assert "U kunt dit nog veranderen" in page
    response = documents.report(actor=cast.employee, now=NOW, report=draft).response
    assert response is not None
    assert (response.kind, response.text) == (kind, "Mijn eigen woorden.")


@pytest.mark.parametrize("kind", ["commented", "disagreed"])
def test_an_answer_that_needs_words_asks_for_them(cast: Cast, draft: UUID, kind: str) -> None:
    answer = client_of(cast.employee).post(_url(draft, "antwoord/"), {"kind": kind, "text": " "})
    assert answer.status_code == 422
    assert documents.report(actor=cast.employee, now=NOW, report=draft).response is None


def test_no_choice_keeps_the_typed_words(cast: Cast, draft: UUID) -> None:
    sent = {"text": "Ik wil hier iets over zeggen."}
    answer = client_of(cast.employee).post(_url(draft, "antwoord/"), sent)
    assert answer.status_code == 422
    assert "Ik wil hier iets over zeggen." in answer.content.decode()


def test_the_answer_can_change_until_the_release(cast: Cast, draft: UUID) -> None:
    browser = client_of(cast.employee)
    browser.post(_url(draft, "antwoord/"), {"kind": "agreed"})
    browser.post(_url(draft, "antwoord/"), {"kind": "disagreed", "text": "Toch niet."})
    response = documents.report(actor=cast.employee, now=NOW, report=draft).response
    assert response is not None
    assert response.kind == "disagreed"
    documents.release(actor=cast.coach, now=NOW, report=draft)
    late = browser.post(_url(draft, "antwoord/"), {"kind": "agreed"})
    assert late.status_code in (403, 404, 422)


def test_without_an_answer_the_confirmation_leads_back_to_the_report(
    cast: Cast, draft: UUID
) -> None:
    answer = client_of(cast.employee).get(_url(draft, "klaar/"))
    assert answer.status_code == 302
    assert answer["Location"] == _url(draft)


def test_the_pdf_exists_only_once_it_is_released(cast: Cast, draft: UUID) -> None:
    browser = client_of(cast.employee)
    assert browser.get(_url(draft, "pdf/")).status_code == 404
    documents.respond(actor=cast.employee, now=NOW, report=draft, kind="agreed")
    documents.release(actor=cast.coach, now=NOW, report=draft)
    answer = browser.get(_url(draft, "pdf/"))
    assert answer.status_code == 200
    assert answer.content.startswith(b"%PDF")
    assert answer["Cache-Control"] == "no-store"


@pytest.mark.parametrize("who", ["stranger_employee", "employer", "coach"])
def test_nobody_else_reads_it_here(cast: Cast, draft: UUID, who: str) -> None:
    assert client_of(getattr(cast, who)).get(_url(draft)).status_code == 404


def test_a_concept_on_the_desk_is_not_there(cast: Cast, draft: UUID) -> None:
    documents.reopen(actor=cast.coach, now=NOW, report=draft)
    assert client_of(cast.employee).get(_url(draft)).status_code == 404
