"""What an employer may expect: the number that holds for this client, and who says so."""

from datetime import date

import pytest

from tests.cast import NOW, Cast
from tests.signed_in import client_of
from wissel.apps.trajectories import service as trajectories
from wissel.core.journal import Agreement, VacancyListSent
from wissel.core.obligations import Obligation
from wissel.core.programme import ClientTerm, Limit, load
from wissel.portals.employer import words
from wissel.portals.shell.promise_words import often_words, within_words
from wissel.portals.shell.report_name import report_name

FROM = date(2026, 11, 1)


def _case(cast: Cast, language: str = "nl") -> str:
    path = f"/werkgever/traject/{cast.trajectory}/"
    return client_of(cast.employer, language=language).get(path).content.decode()


def _sheet(page: str, id_: str) -> str:
    return page.partition(f'aria-labelledby="{id_}"')[2].partition("</section>")[0]


def _agree(cast: Cast, duty: str, limit: Limit) -> None:
    trajectories.agree(
        actor=cast.manager,
        now=NOW,
        client=cast.client,
        programme="basis",
        version=1,
        duty=duty,
        reason="Afgesproken met HR.",
        valid_from=FROM,
        limit=limit,
    )


def test_a_promise_says_its_number_and_that_the_bureau_makes_it(cast: Cast) -> None:
    sheet = _sheet(_case(cast), "belofte")
    assert "De coach spreekt u: één keer per maand." in sheet
    assert "Op wat u vraagt, krijgt u antwoord: binnen 3 werkdagen." in sheet
    assert "Belofte van het bureau" in sheet
    assert "Zo werkt het bureau" in sheet  # what is practice, and no promise


def test_what_this_client_agreed_stands_there_instead_and_says_so(cast: Cast) -> None:
    _agree(cast, "contact-employee", Limit(7, "days"))
    _agree(cast, "client-answer", Limit(1, "working-days"))
    page = _case(cast)
    sheet = _sheet(page, "belofte")
    assert "De coach spreekt uw medewerker: één keer per week." in sheet
    assert "krijgt u antwoord: binnen een werkdag." in sheet
    assert "Met u afgesproken, vanaf 1 november 2026" in sheet
    assert "antwoord uiterlijk maandag 23 november 2026" in _sheet(page, "contact")
    employee = client_of(cast.employee).get("/mijn/weken/").content.decode()
    assert "Uw coach spreekt u minstens één keer per week." in employee
    assert "Dat heeft uw bureau met uw werkgever afgesproken." in employee


def test_a_duty_of_the_bureau_says_of_what_nature_it_is(cast: Cast) -> None:
    sheet = _sheet(_case(cast), "bur")
    assert "van het bureau" in sheet
    _agree(cast, "contact-employee", Limit(7, "days"))
    assert "met u, vanaf 1 nov 2026" in _sheet(_case(cast), "bur")


def test_the_duties_stand_with_whoever_has_to_act(cast: Cast) -> None:
    for who, what in (
        ("employee", "Cv bijwerken"),
        ("employee", "Brief schrijven"),
        ("coach", "Route opzoeken"),
    ):
        trajectories.log(
            actor=cast.coach,
            now=NOW,
            trajectory=cast.trajectory,
            happened_on=NOW.date(),
            content=Agreement(who, what, date(2026, 12, 2)),  # type: ignore[arg-type]  # roles
        )
    page = _case(cast)
    assert "Route opzoeken" in _sheet(page, "bur")
    # What people settled is each time something else.
    assert "Cv bijwerken" in _sheet(page, "mwk")
    assert "Brief schrijven" in _sheet(page, "mwk")
    assert "Cv bijwerken" not in _sheet(page, "bur")


def test_the_phases_stand_in_the_words_of_the_bureau_with_where_it_is_now(cast: Cast) -> None:
    trajectories.log(
        actor=cast.coach,
        now=NOW,
        trajectory=cast.trajectory,
        happened_on=date(2026, 11, 20),
        content=VacancyListSent(3),
    )
    sheet = _sheet(_case(cast), "fases")
    assert [phase.title.nl in sheet for phase in load("basis").phases] == [True] * 5
    assert "sinds 20 nov 2026" in sheet
    assert "loopt nu" in sheet
    assert "komt nog" in sheet


def test_the_contact_person_and_the_bureau_are_named(cast: Cast) -> None:
    page = _case(cast)
    sheet = _sheet(page, "contact")
    assert "Noor Akkerman" in sheet
    assert "mailto:noor@overweg.example" in sheet
    for sort in ("question", "adjust", "call-back"):
        assert f"vraag/?soort={sort}" in sheet
    assert "Bureau Overweg" in page.partition("<footer")[2]


def test_the_page_is_there_in_english(cast: Cast) -> None:
    sheet = _sheet(_case(cast, "en"), "belofte")
    assert "The coach speaks to you: once a month." in sheet
    assert "Promise of the bureau" in sheet


@pytest.mark.parametrize(
    ("limit", "often", "within"),
    [
        (Limit(14, "days"), "één keer per 2 weken", "binnen 14 dagen"),
        (Limit(7, "days"), "één keer per week", "binnen 7 dagen"),
        (Limit(1, "days"), "één keer per dag", "binnen een dag"),
        (Limit(48, "hours"), "één keer per 48 uur", "binnen 48 uur"),
        (Limit(1, "working-days"), "één keer per werkdag", "binnen een werkdag"),
        (Limit(3, "months"), "één keer per 3 maanden", "binnen 3 maanden"),
        (Limit(1, "weeks"), "één keer per week", "binnen een week"),
    ],
)
def test_a_number_is_said_as_people_say_it(limit: Limit, often: str, within: str) -> None:
    assert often_words(limit, "") == often
    assert within_words(limit) == within


def test_a_period_of_the_calendar_is_said_as_well() -> None:
    assert often_words(None, "quarter") == "één keer per kwartaal"
    assert often_words(None, "") == ""


def test_a_promise_that_the_employer_must_keep_is_none_of_the_bureau() -> None:
    programme = load("basis")
    asked = next(one for one in programme.documents if one.actors == ("employer",))
    term = ClientTerm("a1", asked.key, FROM, limit=Limit(3, "days"))
    for agreed, said in ((None, "werkwijze basis, versie 1"), (term, "met u, vanaf 1 nov 2026")):
        common = programme.common(asked, agreed)
        duty = Obligation(anchor="2026-11-01", due=None, **common)
        assert words.ground_words(duty) == said


def test_a_report_over_a_quarter_is_called_by_its_months() -> None:
    assert report_name("monthly-report", "2026-11") == "Maandrapport november 2026"
    assert report_name("monthly-report", "2026-Q4") == "Rapport oktober – december 2026"
