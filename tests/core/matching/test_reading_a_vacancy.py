"""A vacancy is read once: a field of the source goes first, and what nobody says stays unknown."""

import pytest

from tests.core.matching.made import known, vacancy
from wissel.core.matching import Reader
from wissel.core.vacancies import ReadVacancy, Shift, Vacancy


def read(text: str, **said: object) -> ReadVacancy:
    """Return a vacancy of which only the text speaks."""
    silent = Vacancy(id="v", title="Medewerker", text=text)
    return Reader(known().linker, known().places).read(
        vacancy(**{**{name: getattr(silent, name) for name in silent.__slots__}, **said})
    )


@pytest.mark.parametrize(
    ("text", "least", "most"),
    [
        ("De functie is voor 24 tot 32 uur per week.", 24, 32),
        ("24-32 uur", 24, 32),
        ("16 – 20 uur per week", 16, 20),
        ("Een baan van 36 uur.", 36, 36),
        ("Je werkt 20 uur per week.", 20, 20),
        ("32-urige werkweek", 32, 32),
        ("Minimaal 24 uur per week.", 24, None),
        ("Maximaal 16 uur per week.", None, 16),
        ("Je werkt fulltime.", 35, None),
        ("Fulltime of parttime, wat je wilt.", None, None),
        ("De uren zijn in overleg.", None, None),
        ("Je werkt van 8 tot 17 uur.", None, None),
        ("Van 9.00 tot 17.30 uur.", None, None),
        ("Diensten van 8 uur per dag.", None, None),
        ("Kom 24 uur per dag langs op onze site.", None, None),
        ("", None, None),
    ],
)
def test_hours_a_week_are_read_and_clock_times_are_not(
    text: str, least: float | None, most: float | None
) -> None:
    found = read(text)
    assert (found.hours_min, found.hours_max) == (least, most)


def test_hours_in_the_title_go_before_those_in_the_text() -> None:
    found = read("Het kantoor telt 40 uur per week.", title="Medewerker (24-32 uur)")
    assert (found.hours_min, found.hours_max) == (24, 32)


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("Je werkt 8 uur per dag.", 8),
        ("In diensten van 6 uur.", 6),
        ("Een dienst duurt achtenhalf uur.", 8.5),
        ("Je werkt vijf uur per dag.", 5),
        ("We zijn 24 uur per dag open.", None),
        ("Je staat 4 uur per dag.", None),
        ("Je zit 2 uur per dag achter een scherm.", None),
    ],
)
def test_hours_a_day_are_read_where_somebody_works_them(text: str, hours: float | None) -> None:
    assert read(text).hours_per_day == hours


@pytest.mark.parametrize(
    ("text", "shifts"),
    [
        ("Je werkt tijdens kantooruren.", (Shift.DAY,)),
        ("Van maandag tot en met vrijdag.", (Shift.DAY,)),
        ("Je draait ook avonddiensten.", (Shift.EVENING,)),
        ("Overdag en in het weekend.", (Shift.DAY, Shift.WEEKEND)),
        ("Je hoeft niet in het weekend te werken.", None),
        ("In het weekend ben je vrij.", None),
        ("Fijn team.", None),
    ],
)
def test_parts_of_the_week_are_read_and_denials_are_none(
    text: str, shifts: tuple[Shift, ...] | None
) -> None:
    assert read(text).shifts == shifts


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("Je hebt mbo niveau 2 of 3.", 3),
        ("We vragen mbo-4 werk- en denkniveau.", 4),
        ("Je hebt mbo of hbo werk- en denkniveau.", 3),
        ("Je hebt minimaal vmbo.", 2),
        ("Je hebt een afgeronde hbo-opleiding.", 5),
        ("Een diploma is niet nodig.", 1),
        ("Je kunt hier een mbo 3-opleiding volgen.", None),
        ("Hbo is een pré.", None),
        ("Gezellig team.", None),
    ],
)
def test_the_lowest_education_of_the_sentence_counts(text: str, level: int | None) -> None:
    assert read(text).education == level


@pytest.mark.parametrize(
    ("text", "licences"),
    [
        ("Je hebt rijbewijs B.", ("B",)),
        ("Je bent in het bezit van een rijbewijs.", ("B",)),
        ("Rijbewijs CE is nodig.", ("CE",)),
        ("Een rijbewijs is niet nodig.", ()),
        ("Rijbewijs B is een pré.", ()),
        ("Leuk werk.", None),
    ],
)
def test_a_driving_licence_counts_where_it_is_asked(
    text: str, licences: tuple[str, ...] | None
) -> None:
    assert read(text).licence == licences


@pytest.mark.parametrize(
    ("field", "text", "kind"),
    [
        ("", "Je krijgt een jaarcontract.", "bepaalde tijd"),
        ("", "Het gaat om een werkervaringsplaats.", "werkervaringsplaats"),
        ("Vast contract", "Eerst een jaarcontract.", "onbepaalde tijd"),
        ("iets anders", "Leuk werk.", ""),
    ],
)
def test_the_kind_of_agreement_is_read_in_field_and_text(field: str, text: str, kind: str) -> None:
    assert read(text, contract=field).contract == kind


def test_a_field_goes_before_the_text_and_the_words_are_kept_only_where_they_counted() -> None:
    found = read("24-32 uur, avonddienst, hbo niveau.", hours_min=36.0, hours_max=36.0)
    assert (found.hours_min, found.hours_max) == (36, 36)
    assert set(found.read_in_text) == {"shifts", "education"}


def test_times_in_the_title_count_too() -> None:
    assert read("Je werkt overdag.", title="Loodsmedewerker weekend").shifts == (
        Shift.DAY,
        Shift.WEEKEND,
    )


def test_a_code_of_the_source_goes_before_the_title() -> None:
    key = known().linker.link("Heftruckchauffeur")[0].occupation
    assert read("", title="Iets anders", occupation=key).occupations[0].how == "code"


def test_only_work_that_is_wholly_at_home_has_no_distance() -> None:
    assert read("Je werkt volledig thuis.").remote
    assert read("Twee dagen thuiswerken kan.").remote is None
