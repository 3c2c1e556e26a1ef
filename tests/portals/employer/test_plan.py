"""The employer signs the plan or says why not, follows it, and decides about its schooling."""

from uuid import UUID

import pytest

from tests.cast import NOW, Cast
from tests.portals.plans import changed_plan, fixed_plan, next_version, plan_to_read, released_plan
from tests.signed_in import client_of, code_of
from wissel.apps.documents import service as documents
from wissel.apps.plans import service as plans

pytestmark = pytest.mark.slow

SIGNED = {"sign": "1", "name": "Peter Hoekstra", "function": "Hoofd HR", "authorised": "on"}


def report_url(report: UUID) -> str:
    return f"/werkgever/rapport/{report}/"


def case_url(cast: Cast, rest: str = "") -> str:
    return f"/werkgever/traject/{cast.trajectory}/{rest}"


def page_of(cast: Cast, url: str) -> str:
    answer = client_of(cast.employer).get(url)
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


def sign(cast: Cast, report: UUID, **said: str) -> tuple[int, str]:
    browser = client_of(cast.employer)
    posted = SIGNED | {"code": code_of(cast.employer)} | said
    answer = browser.post(report_url(report), posted, follow=True)
    return answer.status_code, " ".join(answer.content.decode().split())


def refuse(cast: Cast, report: UUID, because: str) -> tuple[int, str]:
    sent = {"refuse": "1", "because": because}
    answer = client_of(cast.employer).post(report_url(report), sent, follow=True)
    return answer.status_code, " ".join(answer.content.decode().split())


def decide(cast: Cast, key: str, **said: str) -> tuple[int, str]:
    sent = {"schooling": key} | {f"{key}-{name}": value for name, value in said.items()}
    answer = client_of(cast.employer).post(case_url(cast, "plan/"), sent, follow=True)
    return answer.status_code, " ".join(answer.content.decode().split())


@pytest.fixture
def schooling(cast: Cast) -> str:
    """Return the schooling of a plan that was fixed."""
    return fixed_plan(cast)


@pytest.fixture
def plan(cast: Cast, schooling: str) -> UUID:
    """Return the document of the plan, released to Peter."""
    return released_plan(cast)


def test_a_plan_that_waits_is_the_employers_turn_until_it_is_signed(cast: Cast, plan: UUID) -> None:
    for url in ("/werkgever/", case_url(cast)):
        page = page_of(cast, url)
        assert "Trajectplan: uw akkoord" in page
        assert f'href="{report_url(plan)}#akkoord"' in page
        assert "Lees en teken" in page
    assert "Karin Dijkstra" in page_of(cast, "/werkgever/?zet=u")
    status, page = sign(cast, plan)
    assert status == 200
    assert "Getekend. De coach weet dat u akkoord bent." in page
    assert "Peter Hoekstra, Hoofd HR, tekende dit op 22 november 2026" in page
    assert 'name="code"' not in page
    for url in ("/werkgever/", case_url(cast)):
        assert "uw akkoord" not in page_of(cast, url)
    held = documents.report(actor=cast.coach, now=NOW, report=plan)
    assert held.client_answer is not None
    assert held.client_answer.kind == "agreed"


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ({"code": "000000"}, "Deze code klopt niet."),
        ({"name": "Iemand Anders"}, "Typ uw eigen naam"),
        ({"authorised": ""}, "Zet hier een vinkje als u mag tekenen."),
        ({"code": ""}, "Typ de code die uw app nu toont."),
    ],
)
def test_what_cannot_be_signed_is_said_at_its_field_and_nothing_is_lost(
    cast: Cast, plan: UUID, said: dict[str, str], why: str
) -> None:
    status, page = sign(cast, plan, **said)
    assert status == 422
    assert why in page
    assert 'value="Hoofd HR"' in page
    assert documents.report(actor=cast.employer, now=NOW, report=plan).asks_client


def test_who_does_not_agree_says_why_and_may_sign_all_the_same(cast: Cast, plan: UUID) -> None:
    for because, why in (
        ("", "Schrijf in één of twee zinnen"),
        ("Zij heeft een burn-out.", "burn"),
    ):
        status, page = refuse(cast, plan, because)
        assert status == 422
        assert why in page
    status, page = refuse(cast, plan, "Graag ook inkoop.")
    assert status == 200
    assert "De coach leest uw antwoord." in page
    assert "Graag ook inkoop." in page
    assert "uw akkoord" not in page_of(cast, "/werkgever/")  # it is the coach's turn
    assert "Toch tekenen" in page
    status, page = sign(cast, plan)
    assert "tekende dit" in page
    assert "Graag ook inkoop." not in page


def test_an_answer_that_comes_too_late_shows_how_it_stands(cast: Cast, plan: UUID) -> None:
    sign(cast, plan)
    status, page = refuse(cast, plan, "Nee.")
    assert status == 200
    assert "tekende dit" in page
    changed_plan(cast)
    newer = released_plan(cast, next_version(cast, plan))
    old = page_of(cast, report_url(plan))
    assert "tekende dit" in old
    assert "Er is een nieuwere versie" in old
    assert 'name="code"' in page_of(cast, report_url(newer))
    assert "uw akkoord" in page_of(cast, "/werkgever/")


def test_a_monthly_report_asks_for_no_signature(cast: Cast, released: UUID) -> None:
    page = page_of(cast, report_url(released))
    assert "Uw akkoord" not in page
    assert 'name="code"' not in page
    status, page = refuse(cast, released, "Nee.")
    assert status == 200
    assert "Uw akkoord" not in page


@pytest.mark.usefixtures("schooling")
def test_before_the_release_the_pages_show_nothing_of_the_plan(cast: Cast) -> None:
    plan_to_read(cast)
    page = page_of(cast, case_url(cast))
    assert "In een zin." not in page
    assert "VCA" not in page
    page = page_of(cast, case_url(cast, "plan/"))
    assert "Er is nog geen plan vrijgegeven" in page
    assert "VCA" not in page


@pytest.mark.usefixtures("plan")
def test_the_case_shows_goal_steps_and_how_far_it_is(cast: Cast) -> None:
    short, whole = page_of(cast, case_url(cast)), page_of(cast, case_url(cast, "plan/"))
    for page in (short, whole):
        assert "In een zin." in page
        assert "Sollicitatietraining" in page
        assert "week 1 van 22" in page
        assert "loopt" in page
        assert "komt nog" in page
    assert case_url(cast, "plan/") in short
    assert "planner in het vervoer" in whole
    assert "cv van acht jaar oud" in whole
    changed_plan(cast, "Iets dat niet is vrijgegeven.")
    for url in (case_url(cast), case_url(cast, "plan/")):
        assert "Iets dat niet is vrijgegeven." not in page_of(cast, url)


@pytest.mark.usefixtures("plan")
def test_the_employer_decides_about_schooling_and_changes_their_mind(
    cast: Cast, schooling: str
) -> None:
    assert "wacht op uw besluit" in page_of(cast, case_url(cast))
    status, page = decide(cast, schooling, answer="no")
    assert status == 422
    assert "Schrijf waarom niet." in page
    status, page = decide(cast, schooling, because="Te duur, denk ik.")
    assert status == 422
    assert "Kies akkoord of niet akkoord." in page
    assert "Te duur, denk ik." in page
    status, page = decide(cast, schooling, answer="no", because="Te duur.")
    assert status == 200
    assert "Uw besluit is vastgelegd." in page
    assert "Te duur." in page
    decide(cast, schooling, answer="yes")
    [offer] = plans.schooling_to_decide(actor=cast.employer, now=NOW, trajectory=cast.trajectory)
    assert offer.said.state == "approved"
    assert "Peter Hoekstra, 22 november 2026" in page_of(cast, case_url(cast, "plan/"))


@pytest.mark.usefixtures("plan")
def test_a_schooling_that_the_coach_changed_waits_for_a_new_plan(
    cast: Cast, schooling: str
) -> None:
    plans.drop_step(
        actor=cast.coach, now=NOW, trajectory=cast.trajectory, step=schooling, revision=1
    )
    status, page = decide(cast, schooling, answer="yes")
    assert status == 200
    assert "De coach past deze scholing aan." in page
    assert f'name="{schooling}-answer"' not in page
    assert decide(cast, "geen-scholing", answer="yes")[0] == 404


@pytest.mark.usefixtures("plan")
@pytest.mark.parametrize("who", ["coach", "employee", "line_manager", "stranger"])
def test_nobody_else_opens_or_answers_it_here(cast: Cast, plan: UUID, who: str) -> None:
    browser = client_of(getattr(cast, who))
    for url in (case_url(cast, "plan/"), report_url(plan)):
        assert browser.get(url).status_code == 404
        assert browser.post(url, {"refuse": "1", "because": "Nee."}).status_code == 404
