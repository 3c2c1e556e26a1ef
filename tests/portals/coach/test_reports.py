"""A report from its month to its PDF, through the pages; who may not, and what is refused."""

import hashlib
from collections.abc import Iterator
from datetime import date, timedelta
from uuid import UUID, uuid4

import pytest
import time_machine
from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.cast import NOW, Cast
from tests.portals.coach.test_reports_desk import answered, fields, page, send, view_of
from tests.signed_in import client_of
from wissel.apps.documents import service as documents
from wissel.apps.trajectories import service as trajectories
from wissel.core.absence import Absence

pytestmark = pytest.mark.slow

PERIOD = "2026-11"
PAGES = ("report", "report_preview")
ACTS = (
    "report_edit",
    "report_send",
    "report_keep",
    "report_settle",
    "report_reopen",
    "report_release",
    "report_correct",
)


@pytest.fixture(autouse=True)
def _now() -> Iterator[None]:
    """Let requests enter on the day of the cast."""
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def coach(cast: Cast) -> Client:
    """The coach's browser."""
    return client_of(cast.coach)


@pytest.fixture
def report(cast: Cast) -> UUID:
    """A draft of November."""
    return documents.start_report(
        actor=cast.coach, now=NOW, trajectory=cast.trajectory, period=PERIOD
    )


@pytest.fixture
def sent(cast: Cast, report: UUID, coach: Client) -> UUID:
    """A report that the employee has to read."""
    response = send(coach, report, answered(cast, report, page(coach, report)), "report_send")
    assert response.status_code == 302
    return report


@pytest.fixture
def released(cast: Cast, sent: UUID, coach: Client) -> UUID:
    """A released report."""
    respond(cast, sent)
    assert act(coach, sent, "report_release") == 302
    return sent


def register(cast: Cast, name: str) -> None:
    """Register somebody whose first monthly report is due this month."""
    trajectories.register(
        actor=cast.coach,
        now=NOW - timedelta(days=40),
        registration=trajectories.Registration(
            employee_name=name,
            client=cast.client,
            absence=Absence(date(2025, 9, 1)),
            second_track_start=date(2026, 10, 5),
        ),
    )


def respond(cast: Cast, report: UUID, kind: str = "agreed", text: str = "") -> None:
    documents.respond(
        actor=cast.employee,
        now=NOW,
        report=report,
        kind=kind,  # type: ignore[arg-type]  # one of the three words
        text=text,
    )


def act(client: Client, report: UUID, name: str, **data: str) -> int:
    return client.post(reverse(f"coach:{name}", args=[report]), data).status_code


def text_of(client: Client, url: str) -> str:
    response = client.get(url)
    assert response.status_code == 200
    return response.content.decode()


def test_the_reports_to_begin_cost_the_same_queries_however_many(cast: Cast) -> None:
    client, address = client_of(cast.manager), reverse("coach:reports")

    def asked() -> tuple[int, set[str]]:
        client.get(address)  # who stands in a list for the first time is written down once
        with CaptureQueriesContext(connection) as captured:
            found = client.get(address)
        return len(captured), {row.employee for row in found.context["needed"]}

    register(cast, "Persoon 1")
    few, first = asked()
    for number in range(2, 8):
        register(cast, f"Persoon {number}")
    many, all_of_them = asked()
    assert many == few
    assert all_of_them - first == {f"Persoon {number}" for number in range(2, 8)}


def test_a_report_that_was_begun_is_not_offered_to_begin(cast: Cast, coach: Client) -> None:
    register(cast, "Persoon 1")
    row = next(
        row
        for row in coach.get(reverse("coach:reports")).context["needed"]
        if row.employee == "Persoon 1"
    )
    assert row.state == "to-start"
    documents.start_report(actor=cast.coach, now=NOW, trajectory=row.trajectory, period=row.period)
    rows = coach.get(reverse("coach:reports")).context["needed"]
    same = [one for one in rows if (one.employee, one.period) == ("Persoon 1", row.period)]
    assert [one.state for one in same] == ["needed"]


def test_a_month_is_chosen_and_begun_once(cast: Cast, coach: Client) -> None:
    url = reverse("coach:report_start", args=[cast.trajectory])
    assert 'value="2026-11"' in text_of(coach, url)
    first = coach.post(url, {"period": PERIOD})
    again = coach.post(url, {"period": PERIOD})
    assert first.status_code == 302
    assert first["Location"] == again["Location"]
    listed = text_of(coach, reverse("coach:reports_of", args=[cast.trajectory]))
    assert first["Location"] in listed
    assert 'value="2026-11"' not in listed


@pytest.mark.parametrize(
    ("period", "message"),
    [
        ("2026-13", "is geen periode"),
        ("november", "is geen periode"),
        ("", "is geen periode"),
        ("2026-12", "moet nog beginnen"),
        ("<b>2026", "&lt;b&gt;2026"),
    ],
)
def test_a_month_that_cannot_be_is_said(
    cast: Cast, coach: Client, period: str, message: str
) -> None:
    url = reverse("coach:report_start", args=[cast.trajectory])
    response = coach.post(url, {"period": period})
    assert response.status_code == 422
    assert message in response.content.decode()


def test_the_list_says_whose_turn_it_is(cast: Cast, report: UUID, coach: Client) -> None:
    url, link = reverse("coach:reports"), reverse("coach:report", args=[report])
    before = text_of(coach, url)
    assert before.index("Jij bent aan zet") < before.index(link)
    send(coach, report, answered(cast, report, page(coach, report)), "report_send")
    reading = text_of(coach, url)
    assert reading.index("Bij de medewerker") < reading.index(link)
    respond(cast, report, "disagreed", "Het waren er vier.")
    assert "De medewerker is het niet eens" in text_of(coach, url)
    act(coach, report, "report_release")
    out = text_of(coach, url)
    assert out.index('id="vrijgegeven"') < out.index(link)


def test_the_list_starts_what_is_due(cast: Cast) -> None:
    later = NOW + timedelta(days=35)
    trajectories.refresh(actor=cast.command, now=later, trajectory=cast.trajectory)
    with time_machine.travel(later, tick=False):
        html = text_of(client_of(cast.coach), reverse("coach:reports"))
    assert reverse("coach:report_start", args=[cast.trajectory]) in html
    assert "nog niet begonnen" in html


def test_from_draft_to_pdf(cast: Cast, sent: UUID, coach: Client) -> None:
    waiting = page(coach, sent)
    assert "Wacht op reactie tot en met vrijdag 27 november 2026" in waiting
    assert "Geef vrij aan de werkgever" not in waiting
    respond(cast, sent)
    assert "Geef vrij aan de werkgever" in page(coach, sent)
    assert act(coach, sent, "report_release") == 302
    out = page(coach, sent)
    response = coach.get(reverse("coach:report_pdf", args=[sent]))
    content = response.content
    assert response["Content-Type"] == "application/pdf"
    assert response["Content-Disposition"] == (
        f'attachment; filename="{cast.number}_maandrapport_2026-11_v1.pdf"'
    )
    assert response["Cache-Control"] == "no-store"
    assert content.startswith(b"%PDF-")
    assert hashlib.sha256(content).hexdigest() in out
    assert "<textarea" in out  # the reason of a correction, the one thing left to write
    assert 'name="text:' not in out


def test_who_releases_it_once_more_reads_that_it_was_done(
    cast: Cast, sent: UUID, coach: Client
) -> None:
    respond(cast, sent)
    assert act(coach, sent, "report_release") == 302
    for who in (cast.coach, cast.manager):  # a second click, and a page that stood open elsewhere
        answer = client_of(who).post(reverse("coach:report_release", args=[sent]))
        assert answer.status_code == 422
        assert "Dit rapport is al vrijgegeven. Er is niets twee keer" in answer.content.decode()
    assert view_of(cast, sent).line.state == "vrijgegeven"


def test_before_the_answer_a_release_says_why_not(cast: Cast, sent: UUID, coach: Client) -> None:
    response = coach.post(reverse("coach:report_release", args=[sent]))
    assert response.status_code == 422
    assert "De leestermijn loopt nog" in response.content.decode()
    assert view_of(cast, sent).line.state == "ter-inzage"


def test_after_the_term_it_is_released_without_an_answer(cast: Cast, sent: UUID) -> None:
    with time_machine.travel(NOW + timedelta(days=6), tick=False):
        coach = client_of(cast.coach)
        assert "In het rapport komt: geen reactie" in page(coach, sent)
        assert act(coach, sent, "report_release") == 302
        assert "Geen reactie" in page(coach, sent)


def test_a_remark_stands_at_its_sentence_until_it_is_settled(
    cast: Cast, sent: UUID, coach: Client
) -> None:
    documents.comment(
        actor=cast.employee, now=NOW, report=sent, text="Het waren er drie.", statement="10:voice"
    )
    html = page(coach, sent)
    assert html.index('id="z-10-voice"') < html.index("Het waren er drie.")
    assert "1 opmerking van de werknemer open" in html
    [comment] = view_of(cast, sent).comments
    assert act(coach, sent, "report_settle", comment=comment.id) == 302
    after = page(coach, sent)
    assert "verwerkt" in after
    assert "1 opmerking van de werknemer open" not in after
    assert act(coach, sent, "report_settle", comment="onbekend") == 422


def test_reopening_makes_it_a_draft_with_the_remarks_at_hand(
    cast: Cast, sent: UUID, coach: Client
) -> None:
    documents.comment(actor=cast.employee, now=NOW, report=sent, text="Graag korter.")
    assert act(coach, sent, "report_reopen") == 302
    html = page(coach, sent)
    assert "Graag korter." in html
    assert 'name="text:12:conclusion"' in html
    assert act(coach, sent, "report_reopen") == 422


def test_a_medical_word_in_the_employees_own_words_waits_for_a_reason(
    cast: Cast, sent: UUID, coach: Client
) -> None:
    respond(cast, sent, "disagreed", "Dinsdag lukt niet door de fysiotherapie.")
    assert act(coach, sent, "report_release") == 422
    html = page(coach, sent)
    assert "eigen woorden van de medewerker" in html
    [finding] = view_of(cast, sent).findings
    assert finding.span.statement == "10:voice"
    key = html.split('name="keep" value="')[1].split('"')[0]
    said = {f"reason:{key}": "De medewerker wil dit zelf zeggen."}
    assert act(coach, sent, "report_keep", keep=key, **said) == 302
    assert act(coach, sent, "report_release") == 302


def test_a_correction_needs_a_reason_and_makes_a_new_version(
    cast: Cast, released: UUID, coach: Client
) -> None:
    assert act(coach, released, "report_correct", reason="  ") == 422
    url = reverse("coach:report_correct", args=[released])
    response = coach.post(url, {"reason": "De duur klopte niet."})
    assert response.status_code == 302
    html = text_of(coach, response["Location"])
    assert "De duur klopte niet." in html
    assert "versie 2" in html
    assert view_of(cast, released).line.state == "vrijgegeven"


def test_the_preview_is_the_employers_record(cast: Cast, report: UUID, coach: Client) -> None:
    html = page(coach, report, "report_preview")
    for question in view_of(cast, report).record.questions():
        assert question.text not in html


@pytest.mark.parametrize("name", ["employee", "employer", "line_manager", "planner", "auditor"])
def test_who_writes_no_reports_gets_no_page_of_the_desk(
    cast: Cast, report: UUID, name: str
) -> None:
    client = client_of(getattr(cast, name))
    for url in (*PAGES, *ACTS, "report_pdf"):
        path = reverse(f"coach:{url}", args=[report])
        assert client.get(path).status_code in (403, 404), url
        assert client.post(path).status_code in (403, 404), url


@pytest.mark.parametrize("name", ["other_coach", "stranger"])
def test_a_coach_without_a_tie_gets_nothing(cast: Cast, report: UUID, name: str) -> None:
    client = client_of(getattr(cast, name))
    before = view_of(cast, report)
    for url in (*PAGES, "report_pdf"):
        path = reverse(f"coach:{url}", args=[report])
        assert client.get(path).status_code in (403, 404), url
    for url in ACTS:
        path = reverse(f"coach:{url}", args=[report])
        assert client.post(path, {"reason": "x"}).status_code in (403, 404), url
    assert view_of(cast, report) == before


@pytest.mark.parametrize("name", ["other_coach", "stranger", "planner", "employer"])
def test_who_has_no_tie_starts_no_report(cast: Cast, name: str) -> None:
    client = client_of(getattr(cast, name))
    path = reverse("coach:report_start", args=[cast.trajectory])
    assert client.post(path, {"period": PERIOD}).status_code in (403, 404)


def test_the_list_of_another_coach_is_empty(cast: Cast, report: UUID) -> None:
    html = text_of(client_of(cast.other_coach), reverse("coach:reports"))
    assert str(report) not in html
    assert "Karin" not in html


def test_a_get_changes_nothing_and_leads_to_the_report(
    cast: Cast, report: UUID, coach: Client
) -> None:
    before = view_of(cast, report)
    for name in ACTS:
        response = coach.get(reverse(f"coach:{name}", args=[report]))
        assert response["Location"] == reverse("coach:report", args=[report]), name
    assert view_of(cast, report).line == before.line
    assert view_of(cast, report).revision == before.revision


def test_a_post_needs_the_token_of_the_page(cast: Cast, report: UUID) -> None:
    client = client_of(cast.coach)
    strict = Client(enforce_csrf_checks=True)
    strict.cookies[settings.SESSION_COOKIE_NAME] = client.cookies[settings.SESSION_COOKIE_NAME]
    for name in ACTS:
        assert strict.post(reverse(f"coach:{name}", args=[report])).status_code == 403, name


def test_a_report_that_is_not_there_is_not_found(coach: Client) -> None:
    assert coach.get(reverse("coach:report", args=[uuid4()])).status_code == 404


def test_the_desk_speaks_english_around_a_dutch_report(cast: Cast, report: UUID) -> None:
    html = page(client_of(cast.coach, language="en"), report)
    assert '<html lang="en"' in html
    assert '<h2 id="s12" lang="nl">' in html
    assert fields(html)["revision"] == str(view_of(cast, report).revision)
