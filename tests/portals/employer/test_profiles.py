"""The profiles on the employer's pages: the search profile whole, the person profile by consent."""

from tests.apps.documents.profiles import with_profiles
from tests.apps.plans.profiles import TODAY, direct, fix, keep, planner
from tests.apps.trajectories.test_consent import give
from tests.cast import NOW, Cast
from tests.signed_in import client_of
from wissel.apps.trajectories import service as trajectories
from wissel.core.capacity import row_of


def page_of(cast: Cast, path: str, language: str = "nl") -> str:
    answer = client_of(cast.employer, language=language).get(
        f"/werkgever/traject/{cast.trajectory}/{path}"
    )
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


def test_the_case_page_leads_to_both_and_says_how_they_stand(cast: Cast) -> None:
    text = page_of(cast, "")
    assert f"/werkgever/traject/{cast.trajectory}/zoekprofiel/" in text
    assert f"/werkgever/traject/{cast.trajectory}/persoonsprofiel/" in text
    assert text.count("nog niet vastgesteld") == 2
    with_profiles(cast)
    assert page_of(cast, "").count("versie 2 · 22 nov 2026") == 2


def test_a_search_profile_that_nobody_fixed_is_not_there_yet(cast: Cast) -> None:
    direct(cast, planner(title="GEHEIM IDEE"))
    text = page_of(cast, "zoekprofiel/")
    assert "Zodra het is vastgesteld leest u hier" in text
    assert "GEHEIM" not in text


def test_each_direction_shows_its_reasons_its_test_vacancies_and_pay(cast: Cast) -> None:
    with_profiles(cast)
    text = page_of(cast, "zoekprofiel/")
    for words in (
        "versie 2, vastgesteld op 22 november 2026 door Noor Akkerman, coach",
        "Een richting viel af.",
        "planner in het vervoer",
        "Plande vijf jaar de ritten van twaalf chauffeurs.",
        "vaardigheden · arbeidsmarkt",
        "€ 2.400 tot € 2.900 per maand · cao beroepsgoederenvervoer",
        "14 vacatures op 22 november 2026, werk.nl · gezocht op ‘planner’ · binnen 30 km",
        "vanaf 16 uur per week",
        "Dit blijft binnen wat kan.",
        "R. Amrani, bedrijfsarts, 2 nov 2026",
        "Iets minder dan nu.",
        "Het tillen is te zwaar.",
        "Eerst de horeca bekijken.",
        "Arbeidsmogelijkheden",
        "Verwervingsmogelijkheden",
        "Hervattingsmogelijkheden",
        "plannen van ritten",
    ):
        assert words in text, words
    assert "De punten over de belastbaarheid staan hier niet." not in text


def test_an_older_version_is_read_as_it_was(cast: Cast) -> None:
    with_profiles(cast)
    newest = page_of(cast, "zoekprofiel/")
    assert 'href="?versie=1"' in newest
    older = page_of(cast, "zoekprofiel/?versie=1")
    assert "Dit is een oudere versie." in older
    assert "orderverzamelaar" in newest
    assert "orderverzamelaar" not in older
    browser = client_of(cast.employer)
    for asked in ("3", "x", ""):
        path = f"/werkgever/traject/{cast.trajectory}/zoekprofiel/?versie={asked}"
        assert browser.get(path).status_code == 404


def test_what_was_not_fixed_is_on_no_page_of_the_employer(cast: Cast) -> None:
    with_profiles(cast)
    keep(cast, "taken", "GEHEIM IDEE", kind="search")
    direct(cast, planner(title="GEHEIM PLAN"))
    for path in ("", "zoekprofiel/", "persoonsprofiel/"):
        assert "GEHEIM" not in page_of(cast, path)


def test_what_another_than_the_company_doctor_said_is_left_out_and_the_page_says_so(
    cast: Cast,
) -> None:
    with_profiles(cast)
    trajectories.receive_capacity(
        actor=cast.coach, now=NOW, trajectory=cast.trajectory, valid_from=TODAY, source="uwv",
        author="V. Arts", kind="fml", document="fml", document_on=TODAY, complete=True,
        items=(row_of("tillen", "5-kilo"), row_of("uren-per-week", "20-uur")),
    )  # fmt: skip
    fix(cast, "search", reason="UWV keek opnieuw.")
    text = page_of(cast, "zoekprofiel/")
    assert "De punten over de belastbaarheid staan hier niet." in text
    assert "V. Arts" not in text


def test_without_consent_the_person_profile_is_said_to_exist_and_no_word_of_it(cast: Cast) -> None:
    before = page_of(cast, "persoonsprofiel/")
    assert "Er is nog geen persoonsprofiel vastgesteld." in before
    with_profiles(cast)
    text = page_of(cast, "persoonsprofiel/")
    assert "versie 2, vastgesteld op 22 november 2026" in text
    assert "U leest het alleen als uw medewerker dat goedvindt." in text
    for words in ("techniek", "nachtdienst", "Een grens kwam erbij.", "/pdf/"):
        assert words not in text
    looked = trajectories.who_looked(actor=cast.employee, now=NOW, trajectory=cast.trajectory)
    assert "denied" not in str(looked), "to look whether it is there is no attempt"


def test_with_consent_the_person_profile_is_read_until_the_consent_is_taken_back(
    cast: Cast,
) -> None:
    with_profiles(cast)
    given = give(cast, "profile-employer")
    text = page_of(cast, "persoonsprofiel/")
    for words in ("<em>nachtdienst</em>", "vanwege de kinderen", "Een grens kwam erbij.", "mbo 3"):
        assert words in text, words
    assert "van de medewerker" in text
    trajectories.withdraw_consent(
        actor=cast.employee, now=NOW, trajectory=cast.trajectory, consent=given.given[0].id
    )
    assert "nachtdienst" not in page_of(cast, "persoonsprofiel/")


def test_the_pdf_of_a_version_is_saved_and_names_nobody(cast: Cast) -> None:
    with_profiles(cast)
    browser = client_of(cast.employer)
    begin = f"/werkgever/traject/{cast.trajectory}"
    assert f"{begin}/profiel/zoeken/2/pdf/" in page_of(cast, "zoekprofiel/")
    file = browser.get(f"{begin}/profiel/zoeken/2/pdf/")
    assert (file.status_code, file["Content-Type"]) == (200, "application/pdf")
    assert file["Content-Disposition"] == (
        f'attachment; filename="{cast.number}_zoekprofiel_2026-11-22_v2.pdf"'
    )
    for path, status in (
        ("profiel/zoeken/9/pdf/", 404),
        ("profiel/dagboek/1/pdf/", 404),
        ("profiel/persoon/1/pdf/", 403),
    ):
        assert browser.get(f"{begin}/{path}").status_code == status


def test_the_pages_read_in_english(cast: Cast) -> None:
    with_profiles(cast)
    text = page_of(cast, "zoekprofiel/", "en")
    assert "version 2, fixed on 22 November 2026 by Noor Akkerman, coach" in text
    assert "14 vacancies on 22 November 2026" in text
    assert "Possibilities of work" in text
