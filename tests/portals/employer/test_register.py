"""The employer registers an own employee; bad input keeps what was typed."""

from datetime import date
from uuid import UUID

import pytest

from tests.cast import NOW, Cast
from tests.signed_in import client_of
from wissel.apps.trajectories import service as trajectories
from wissel.core.absence import Healthy

URL = "/werkgever/aanmelden/"
GOOD = {"name": "Wim de Boer", "first_sick_day": "2025-11-20"}


def test_name_and_first_sick_day_are_enough(cast: Cast) -> None:
    answer = client_of(cast.employer).post(URL, GOOD)
    assert answer.status_code == 302
    made = UUID(answer["Location"].rstrip("/").rpartition("/")[2])
    view = trajectories.case(actor=cast.employer, now=NOW, trajectory=made)
    assert view.case.employee.name == "Wim de Boer"
    assert view.client == cast.client
    assert view.coach is None
    contact = view.case.party("employer")
    assert contact is not None
    assert contact.name == "Peter Hoekstra"


def test_everything_filled_in_reaches_the_file(cast: Cast) -> None:
    sent = GOOD | {
        "email": "wim@example.org",
        "function": "chauffeur",
        "hours": "32",
        "healthy_0_from": "2026-02-02",
        "healthy_0_to": "2026-02-15",
        "paper_probleemanalyse": "2026-01-05",
        "doctor": "R. Amrani",
    }
    answer = client_of(cast.employer).post(URL, sent)
    made = UUID(answer["Location"].rstrip("/").rpartition("/")[2])
    case = trajectories.case(actor=cast.employer, now=NOW, trajectory=made).case
    assert case.employment.function == "chauffeur"
    assert case.absence.healthy == (Healthy(date(2026, 2, 2), date(2026, 2, 15)),)
    doctor = case.party("company-doctor")
    assert doctor is not None
    assert doctor.name == "R. Amrani"
    assert case.journal[0].happened_on == date(2026, 1, 5)


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"name": ""}, "Vul de naam van uw medewerker in."),
        ({"first_sick_day": ""}, "Vul een dag in."),
        ({"first_sick_day": "31-11-2025"}, "Vul een dag in die bestaat"),
        ({"first_sick_day": "2027-01-04"}, "De eerste ziektedag ligt na vandaag"),
        ({"email": "geen adres"}, "Dit is geen e-mailadres."),
        ({"healthy_0_from": "2026-02-02"}, "Hersteld, periode 1: vul ook de laatste dag in."),
        ({"paper_fml": "2027-01-04"}, "Deze dag ligt na vandaag."),
        ({"healthy_0_from": "2026-02-15", "healthy_0_to": "2026-02-02"}, "2026-02"),
    ],
)
def test_wrong_input_names_the_place_and_writes_nothing(
    cast: Cast, wrong: dict[str, str], words: str
) -> None:
    before = trajectories.own_cases(actor=cast.employer, now=NOW)
    sent = GOOD | {"function": "chauffeur op de wagen"} | wrong
    answer = client_of(cast.employer).post(URL, sent)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert words in page
    assert "chauffeur op de wagen" in page
    assert trajectories.own_cases(actor=cast.employer, now=NOW) == before


def test_a_client_cannot_be_chosen(cast: Cast) -> None:
    sent = GOOD | {"client": "00000000-0000-0000-0000-000000000000"}
    answer = client_of(cast.employer).post(URL, sent)
    made = UUID(answer["Location"].rstrip("/").rpartition("/")[2])
    assert trajectories.case(actor=cast.employer, now=NOW, trajectory=made).client == cast.client


@pytest.mark.parametrize("who", ["coach", "employee", "line_manager"])
def test_the_page_is_for_employers_only(cast: Cast, who: str) -> None:
    assert client_of(getattr(cast, who)).get(URL).status_code == 404


def test_a_registration_is_kept_half_way_and_gone_on_with(cast: Cast) -> None:
    employer = client_of(cast.employer)
    half = {"name": "Wim de Boer", "first_sick_day": "31-02-2026", "leave_0_kind": "maternity"}
    page = employer.post(URL, half | {"later": "1"}, follow=True).content.decode()
    assert "Bewaard. Ga verder wanneer u wilt, tot en met donderdag 21 januari 2027." in page
    assert "Aanmeldingen die nog niet af zijn" in page
    [draft] = trajectories.drafts(actor=cast.employer, now=NOW)
    again = f"{URL}?verder={draft.id}"
    assert f'href="{again}"' in page
    form = employer.get(again).content.decode()
    assert 'value="Wim de Boer"' in form
    assert 'name="leave_0_from"' in form, "the row of the leave stands there again"
    assert f'name="verder" value="{draft.id}"' in form
    assert f'data-keep="register-{draft.id}"' in form, "what was typed for another stays away"
    assert employer.get(again).status_code == 200
    wrong = employer.post(URL, half | {"verder": str(draft.id)})
    assert wrong.status_code == 422
    assert "Vul een dag in die bestaat" in wrong.content.decode()
    assert len(trajectories.drafts(actor=cast.employer, now=NOW)) == 1
    done = employer.post(URL, GOOD | {"verder": str(draft.id)})
    assert done.status_code == 302
    assert trajectories.drafts(actor=cast.employer, now=NOW) == ()


def test_a_draft_is_thrown_away_and_one_that_is_gone_loses_nothing(cast: Cast) -> None:
    employer = client_of(cast.employer)
    employer.post(URL, {"name": "Wim de Boer", "later": "1"})
    [draft] = trajectories.drafts(actor=cast.employer, now=NOW)
    assert employer.post(f"{URL}{draft.id}/weg/").status_code == 302
    assert "Wim de Boer" not in employer.get("/werkgever/").content.decode()
    assert employer.get(f"{URL}?verder={draft.id}").status_code == 404
    assert employer.get(f"{URL}?verder=niets").status_code == 404
    assert employer.post(URL, GOOD | {"verder": str(draft.id)}).status_code == 302


def test_too_much_to_keep_stands_there_again_with_why(cast: Cast) -> None:
    employer = client_of(cast.employer)
    answer = employer.post(URL, {"name": "x" * 50_000, "later": "1"})
    assert answer.status_code == 422
    assert "Dit is te veel om te bewaren." in answer.content.decode()
    assert "Vul een dag in." not in answer.content.decode()
