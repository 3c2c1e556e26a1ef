"""The desk of a draft through its pages: answer, add, mend, keep, send; nothing typed is lost."""

import json
import re
from collections.abc import Iterator
from datetime import date
from uuid import UUID

import pytest
import time_machine
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from tests.cast import NOW, Cast
from tests.signed_in import client_of
from wissel.apps.documents import service as documents
from wissel.apps.trajectories import service as trajectories
from wissel.core.journal import Contact
from wissel.core.reports.record import Layer
from wissel.infra.doors import Actor

pytestmark = pytest.mark.slow

PERIOD = "2026-11"
CONCLUSION = "12:conclusion"


@pytest.fixture(autouse=True)
def _now() -> Iterator[None]:
    """Let requests enter on the day of the cast."""
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def report(cast: Cast) -> UUID:
    """A draft of November with one call in it."""
    call(cast, "Twee reacties besproken.")
    return documents.start_report(
        actor=cast.coach, now=NOW, trajectory=cast.trajectory, period=PERIOD
    )


@pytest.fixture
def coach(cast: Cast) -> Client:
    """The coach's browser."""
    return client_of(cast.coach)


def call(cast: Cast, outcome: str, day: date = date(2026, 11, 20)) -> None:
    trajectories.log(
        actor=cast.coach,
        now=NOW,
        trajectory=cast.trajectory,
        happened_on=day,
        content=Contact(("employee",), "phone", outcome, minutes=20),
    )


def view_of(cast: Cast, report: UUID, actor: Actor | None = None) -> documents.ReportView:
    return documents.report(actor=actor or cast.coach, now=NOW, report=report)


def page(client: Client, report: UUID, name: str = "report") -> str:
    response = client.get(reverse(f"coach:{name}", args=[report]))
    assert response.status_code == 200
    return response.content.decode()


def fields(html: str) -> dict[str, str]:
    """Return what a browser would send of the draft's form, without any button."""
    from html.parser import HTMLParser

    class Fields(HTMLParser):
        def __init__(self) -> None:
            super().__init__()
            self.found: dict[str, str] = {}
            self.area = ""

        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            said = dict(attrs)
            name = said.get("name") or ""
            if tag == "textarea":
                self.area, self.found[name] = name, ""
            elif tag == "input" and (said.get("type") != "radio" or "checked" in said):
                self.found[name] = said.get("value") or ""

        def handle_data(self, data: str) -> None:
            if self.area:
                self.found[self.area] += data

        def handle_endtag(self, tag: str) -> None:
            if tag == "textarea":
                self.found[self.area] = self.found[self.area].removeprefix("\n")
                self.area = ""

    form = html[html.index("<form", html.index('id="inhoud"')) :]
    parser = Fields()
    parser.feed(form)
    return parser.found


def send(
    client: Client, report: UUID, data: dict[str, str], name: str = "report_edit", **extra: str
) -> HttpResponse:
    return client.post(reverse(f"coach:{name}", args=[report]), {**data, **extra})


def answered(cast: Cast, report: UUID, html: str) -> dict[str, str]:
    """Return the form with every question answered and the conclusion written."""
    data = fields(html)
    for question in view_of(cast, report).record.questions():
        data[f"text:{question.id}"] = "Dit bespreken wij in december."
    return data | {f"text:{CONCLUSION}": "Het zoekprofiel is breed genoeg."}


def text_of(cast: Cast, report: UUID, statement: str = CONCLUSION) -> str:
    held = view_of(cast, report).record.find(statement)
    assert held is not None
    return held.text


def test_the_desk_shows_paper_gate_and_the_employers_view(
    cast: Cast, report: UUID, coach: Client
) -> None:
    html = page(coach, report)
    assert "Twee reacties besproken." in html
    assert "Wat ziet de werkgever?" in html
    assert "Stuur naar Karin om te lezen" in html
    assert html.count('aria-current="step"') == 1
    assert f"{reverse('coach:journal', args=[cast.trajectory])}#r-" in html


def test_saving_keeps_answers_and_text(cast: Cast, report: UUID, coach: Client) -> None:
    response = send(coach, report, answered(cast, report, page(coach, report)))
    assert response.status_code == 302
    record = view_of(cast, report).record
    assert not record.questions()
    assert text_of(cast, report) == "Het zoekprofiel is breed genoeg."
    assert "Bewaard." in page(coach, report)


def test_saving_twice_changes_the_same_sentence_and_it_still_fits(
    cast: Cast, report: UUID, coach: Client
) -> None:
    for text in ("Eerste tekst.", "Tweede tekst."):
        send(coach, report, fields(page(coach, report)) | {f"text:{CONCLUSION}": text})
    assert text_of(cast, report) == "Tweede tekst."
    assert view_of(cast, report).unfit_edits == ()


def test_an_untouched_form_saves_nothing(cast: Cast, report: UUID, coach: Client) -> None:
    before = view_of(cast, report).revision
    assert send(coach, report, fields(page(coach, report))).status_code == 302
    assert view_of(cast, report).revision == before


def test_an_opinion_without_an_owner_is_refused_and_everything_typed_stays(
    cast: Cast, report: UUID, coach: Client
) -> None:
    data = answered(cast, report, page(coach, report)) | {f"owner:{CONCLUSION}": " "}
    response = send(coach, report, data)
    html = response.content.decode()
    assert response.status_code == 422
    assert "Schrijf erbij wie dit vindt." in html
    assert "Het zoekprofiel is breed genoeg." in html
    assert html.count("Dit bespreken wij in december.") >= 1
    assert text_of(cast, report) == ""


def test_an_own_line_is_added_once_however_often_the_form_is_sent(
    cast: Cast, report: UUID, coach: Client
) -> None:
    data = fields(page(coach, report)) | {
        "new-layer:afspraken": "agreement",
        "new-text:afspraken": "Karin belt de werkgever.",
        "new-owner:afspraken": "Karin",
        "new-day:afspraken": "2026-12-04",
    }
    for _time in range(2):
        assert send(coach, report, data).status_code == 302
    found = [s for _, s in view_of(cast, report).record.statements() if s.added]
    assert [(s.text, s.owner, s.layer) for s in found] == [
        ("Karin belt de werkgever, uiterlijk op 4 december 2026.", "Karin", Layer.AGREEMENT)
    ]


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ({"new-owner:afspraken": ""}, "Schrijf erbij wie dit doet."),
        ({"new-day:afspraken": "30 februari"}, "is geen dag"),
        ({"new-text:afspraken": "a" * 4001}, "Het meeste is 4000."),
    ],
)
def test_an_own_line_that_cannot_be_keeps_what_was_typed(
    report: UUID, coach: Client, typed: dict[str, str], message: str
) -> None:
    data = fields(page(coach, report)) | {
        "new-layer:afspraken": "agreement",
        "new-text:afspraken": "Karin belt de werkgever.",
        "new-owner:afspraken": "Karin",
    }
    response = send(coach, report, data | typed)
    html = response.content.decode()
    assert response.status_code == 422
    assert message in html
    assert fields(html)["new-text:afspraken"] == (data | typed)["new-text:afspraken"]


def test_two_people_changing_one_sentence_see_both_texts(
    cast: Cast, report: UUID, coach: Client
) -> None:
    manager = client_of(cast.manager)
    mine, theirs = fields(page(coach, report)), fields(page(manager, report))
    send(manager, report, theirs | {f"text:{CONCLUSION}": "De tekst van Mara."})
    response = send(coach, report, mine | {f"text:{CONCLUSION}": "De tekst van Noor."})
    html = response.content.decode()
    assert response.status_code == 409
    assert "De tekst van Mara." in html
    assert fields(html)[f"text:{CONCLUSION}"] == "De tekst van Noor."
    assert text_of(cast, report) == "De tekst van Mara."
    assert send(coach, report, fields(html)).status_code == 302
    assert text_of(cast, report) == "De tekst van Noor."


def test_the_text_of_the_other_can_be_taken(cast: Cast, report: UUID, coach: Client) -> None:
    manager = client_of(cast.manager)
    mine, theirs = fields(page(coach, report)), fields(page(manager, report))
    send(manager, report, theirs | {f"text:{CONCLUSION}": "De tekst van Mara."})
    html = send(coach, report, mine | {f"text:{CONCLUSION}": "Van Noor."}).content.decode()
    send(coach, report, fields(html), theirs=CONCLUSION)
    assert text_of(cast, report) == "De tekst van Mara."


def test_two_people_changing_different_sentences_both_keep_theirs(
    cast: Cast, report: UUID, coach: Client
) -> None:
    manager = client_of(cast.manager)
    mine, theirs = fields(page(coach, report)), fields(page(manager, report))
    [question, *_] = view_of(cast, report).record.questions()
    send(manager, report, theirs | {f"text:{question.id}": "Van Mara."})
    response = send(coach, report, mine | {f"text:{CONCLUSION}": "Van Noor."})
    assert response.status_code == 302
    assert "beide teksten staan erin" in page(coach, report)
    assert (text_of(cast, report, question.id), text_of(cast, report)) == ("Van Mara.", "Van Noor.")


def test_new_journal_entries_are_said_and_the_draft_follows(
    cast: Cast, report: UUID, coach: Client
) -> None:
    page(coach, report)
    call(cast, "De werkgever belde terug.", date(2026, 11, 21))
    html = page(coach, report)
    assert "kwam er 1 regel bij in het logboek" in html
    assert "De werkgever belde terug." in html
    assert "kwam er 1 regel bij" not in page(coach, report)


def test_a_text_whose_sentence_went_is_kept_shown_and_dropped_on_request(
    cast: Cast, report: UUID, coach: Client
) -> None:
    [row] = [s for _, s in view_of(cast, report).record.statements() if "Twee reacties" in s.text]
    send(coach, report, fields(page(coach, report)) | {f"text:{row.id}": "Drie reacties."})
    entry = next(piece.id for piece in row.evidence if piece.kind == "entry")
    trajectories.correct(
        actor=cast.coach,
        now=NOW,
        trajectory=cast.trajectory,
        entry=UUID(entry),
        happened_on=date(2026, 11, 20),
        content=Contact(("employee",), "phone", "Eén reactie besproken.", minutes=20),
    )
    html = page(coach, report)
    assert "Past niet meer bij het concept" in html
    assert "Drie reacties." in html
    [unfit] = view_of(cast, report).unfit_edits
    send(coach, report, fields(html), drop=unfit.target)
    assert view_of(cast, report).unfit_edits == ()


def test_the_guard_offers_a_sentence_that_can_be_taken_over(
    cast: Cast, report: UUID, coach: Client
) -> None:
    text = "Zij zoekt breed. Dinsdag lukt niet door de fysiotherapie."
    send(coach, report, fields(page(coach, report)) | {f"text:{CONCLUSION}": text})
    html = page(coach, report)
    assert "Dit mag een werkgever niet lezen" in html
    [key] = set(re.findall(r'name="take" value="(\w+)"', html))
    assert send(coach, report, fields(html), take=key).status_code == 302
    assert text_of(cast, report).startswith("Zij zoekt breed. Niet beschikbaar")
    assert view_of(cast, report).findings == ()


def test_for_a_name_the_guard_says_how_and_offers_no_sentence(
    cast: Cast, report: UUID, coach: Client
) -> None:
    text = "Het gesprek met Jeroen Bakker liep goed."
    send(coach, report, fields(page(coach, report)) | {f"text:{CONCLUSION}": text})
    html = page(coach, report)
    assert "Noem de rol en niet de naam" in html
    assert 'name="take"' not in html


def test_a_finding_stands_with_a_reason_and_not_without(
    cast: Cast, report: UUID, coach: Client
) -> None:
    data = answered(cast, report, page(coach, report))
    data[f"text:{CONCLUSION}"] = "Dinsdag lukt niet door de fysiotherapie."
    send(coach, report, data)
    html = page(coach, report)
    [key] = set(re.findall(r'name="keep" value="(\w+)"', html))
    refused = send(coach, report, fields(html), "report_keep", keep=key)
    assert refused.status_code == 422
    assert "Schrijf in één zin waarom" in refused.content.decode()
    reason = {f"reason:{key}": "Zij vroeg dit zelf zo te schrijven."}
    assert send(coach, report, fields(html) | reason, "report_keep", keep=key).status_code == 302
    assert "Zij vroeg dit zelf zo te schrijven." in page(coach, report)
    assert [one.kept_because for one in view_of(cast, report).findings] == [
        "Zij vroeg dit zelf zo te schrijven."
    ]


def test_the_gate_holds_a_draft_back_and_says_where(
    cast: Cast, report: UUID, coach: Client
) -> None:
    data = fields(page(coach, report)) | {f"text:{CONCLUSION}": "Wel bewaard."}
    response = send(coach, report, data, "report_send")
    html = response.content.decode()
    assert response.status_code == 422
    assert re.search(r"Nog \d+ punten? voor dit verder kan", html)
    assert view_of(cast, report).line.state == "concept"
    assert text_of(cast, report) == "Wel bewaard."


def test_a_draft_that_is_held_back_is_saved_and_goes_on_from_there(
    cast: Cast, report: UUID, coach: Client
) -> None:
    data = answered(cast, report, page(coach, report))
    data[f"text:{CONCLUSION}"] = "Dinsdag lukt niet door de fysiotherapie."
    html = send(coach, report, data, "report_send").content.decode()
    assert f'data-saved="report-{report}"' in html  # or the browser puts its older copy back
    again = fields(html) | {f"text:{CONCLUSION}": "Dinsdag lukt niet."}
    assert send(coach, report, again, "report_send").status_code == 302
    assert text_of(cast, report) == "Dinsdag lukt niet."


def test_an_own_line_can_be_left_out(cast: Cast, report: UUID, coach: Client) -> None:
    added = fields(page(coach, report)) | {
        "new-text:knelpunten": "Vervoer is lastig.",
        "new-owner:knelpunten": "Noor Akkerman",
    }
    send(coach, report, added)
    [line] = [s for _, s in view_of(cast, report).record.statements() if s.added]
    send(coach, report, fields(page(coach, report)), leave=line.id)
    assert view_of(cast, report).record.find(line.id) is None


def test_htmx_saves_in_the_background_and_brings_the_new_version(
    cast: Cast, report: UUID, coach: Client
) -> None:
    data = fields(page(coach, report)) | {f"text:{CONCLUSION}": "Vanzelf bewaard."}
    url = reverse("coach:report_edit", args=[report])
    response = coach.post(url, data, headers={"hx-request": "true"})
    assert json.loads(response["HX-Trigger"]) == {"wissel:saved": f"report-{report}"}
    assert f'name="revision" value="{view_of(cast, report).revision}"' in response.content.decode()
    assert text_of(cast, report) == "Vanzelf bewaard."


def test_a_form_that_was_tampered_with_overwrites_nothing(
    cast: Cast, report: UUID, coach: Client
) -> None:
    send(coach, report, fields(page(coach, report)) | {f"text:{CONCLUSION}": "Staat er."})
    data = fields(page(coach, report)) | {"seen": "geen json", f"text:{CONCLUSION}": "Anders."}
    assert send(coach, report, data).status_code == 409
    assert text_of(cast, report) == "Staat er."


def test_a_text_for_a_draft_that_was_sent_meanwhile_is_shown_and_not_called_saved(
    cast: Cast, report: UUID, coach: Client
) -> None:
    data = answered(cast, report, page(coach, report))
    assert send(coach, report, data, "report_send").status_code == 302
    response = send(coach, report, data | {f"text:{CONCLUSION}": "Te laat."})
    assert response.status_code == 409
    assert "Te laat." in response.content.decode()
    assert "Te laat." not in page(coach, report)
