"""Which occupation a title stands for: the very name, its words, its characters, or none."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wissel.core.occupations import Linker, Occupation, OccupationSet, own_occupations
from wissel.core.sources import Text
from wissel.core.terms import Lexicon, own_lexicon
from wissel.core.vacancies import OccupationLink

LINKER = Linker(own_occupations(), own_lexicon())


def first(title: str, linker: Linker = LINKER) -> OccupationLink:
    links = linker.link(title)
    assert links, title
    return links[0]


@pytest.mark.parametrize(
    ("title", "key"),
    [
        ("Magazijnmedewerker", "magazijnmedewerker"),
        ("MAGAZIJNMEDEWERKER (m/v/x)", "magazijnmedewerker"),
        ("Magazijnmedewerkster gezocht!", "magazijnmedewerker"),
        ("Magazijnmedewerkers 32 - 40 uur per week", "magazijnmedewerker"),
        ("Wij zoeken een ervaren schoonmaakster voor 20 uur", "schoonmaker"),
        ("Ben jij onze nieuwe receptioniste?", "receptionist"),
        ("Kok € 14,50 per uur", "kok"),
        ("Fietsenmaker in Haarlem", "fietsenmaker"),
        ("Hovenier regio De Bilt", "hovenier"),
        ("Lasser | Staalbouw Voorbeeld B.V.", "lasser"),
        ("Supermarkt Voorbeeld - Vakkenvuller", "vakkenvuller"),
        ("Kapper bij Salon Voorbeeld", "kapper"),
        ("Buschauffeur Almere", "buschauffeur"),
        ("Chauffeur CE", "vrachtwagenchauffeur"),
        ("Truck driver", "vrachtwagenchauffeur"),
    ],
)
def test_the_very_name_is_found_under_what_titles_put_around_it(title: str, key: str) -> None:
    link = first(title)
    assert (link.occupation, link.how) == (f"own:{key}", "exact")
    assert link.score >= 0.85


@pytest.mark.parametrize(
    ("title", "key"),
    [
        ("Medewerker tomatenkwekerij", "kasmedewerker"),
        ("Huishoudelijke hulp regio Apeldoorn", "thuishulp"),
        ("Consulent Wmo", "uitkeringsmedewerker"),
        ("Monteur elektrotechniek woningbouw", "elektromonteur"),
        ("Verkoopmedewerker damesmode", "verkoopmedewerker"),
        ("Klantenservice medwerker", "klantenservicemedewerker"),
    ],
)
def test_a_title_in_other_words_or_with_a_slip_is_near_and_surer_than_nothing(
    title: str, key: str
) -> None:
    assert first(title).occupation == f"own:{key}"


def test_what_is_found_by_words_or_characters_says_so_and_is_never_wholly_sure() -> None:
    by_words = first("Salarisadministratie, ervaren medewerkster")
    assert by_words.how == "words"
    by_characters = first("Chauffeur Tilburg")
    assert by_characters.how == "characters"
    assert max(by_words.score, by_characters.score) < 0.95


@pytest.mark.parametrize(
    "title",
    ["", "   ", "!!!", "32 uur", "Enthousiaste collega gezocht", "Neurochirurg", "Astronoom",
     "Kernfysicus", "Vakantiewerk", "xyzzy", "123456", "Open sollicitatie", "名前"],
)  # fmt: skip
def test_a_title_far_from_everything_gives_nothing(title: str) -> None:
    assert LINKER.link(title) == ()


def test_a_title_of_two_trades_gives_both() -> None:
    found = {link.occupation for link in LINKER.link("Receptionist / telefonist")}
    assert {"own:receptionist", "own:telefonist"} & found
    assert len(LINKER.link("Chauffeur", top=5)) == 5


def test_the_same_name_of_two_occupations_leaves_both_less_sure() -> None:
    both: OccupationSet = {
        key: Occupation(key, Text(key, key), ("operator",), "8189") for key in ("alfa", "beta")
    }
    links = Linker(both, Lexicon()).link("Operator")
    assert [(link.how, link.score) for link in links] == [("exact", 0.9), ("exact", 0.9)]


def test_an_empty_set_links_nothing() -> None:
    empty = Linker({}, Lexicon())
    assert empty.link("kok") == empty.wishes("iets met eten") == empty.link_code("5120") == ()


@pytest.mark.parametrize(
    ("wish", "key"),
    [
        ("iets op kantoor met dossiers", "administratief-medewerker"),
        ("Ik zou graag iets met dieren doen", "dierenverzorger"),
        ("liefst in een winkel", "verkoopmedewerker"),
        ("mensen helpen aan de telefoon", "klantenservicemedewerker"),
        ("planten en bloemen", "bloemist"),
        ("vrachtwagen rijden", "vrachtwagenchauffeur"),
    ],
)
def test_a_wish_in_the_words_of_people_leads_to_occupations(wish: str, key: str) -> None:
    links = LINKER.wishes(wish)
    assert links[0].occupation == f"own:{key}"
    assert len(links) <= 5


def test_a_wish_for_what_people_can_do_finds_the_skill_that_no_name_holds() -> None:
    names = {name for one in own_occupations().values() for name in (one.label.nl, *one.names)}
    assert not any("notul" in name for name in names if name not in {"notulist", "notuleerder"})
    found = {link.occupation for link in LINKER.wishes("agenda beheren en notuleren")}
    assert {"own:secretaresse", "own:managementassistent"} & found


def test_several_wishes_at_once_each_lead_somewhere() -> None:
    found = {link.occupation for link in LINKER.wishes("orderpicken, heftruck of receptie")}
    assert {"own:orderpicker", "own:heftruckchauffeur", "own:receptionist"} <= found


def test_what_a_person_does_not_wish_leads_nowhere() -> None:
    with_customers = {link.occupation for link in LINKER.wishes("werk met klanten")}
    without = {link.occupation for link in LINKER.wishes("rustig werk zonder klanten")}
    assert "own:klantenservicemedewerker" in with_customers
    assert "own:klantenservicemedewerker" not in without


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("own:kok", [("own:kok", 1.0)]),
        ("5120", [("own:kok", 0.7)]),
        ("http://data.europa.eu/esco/isco/C5120", [("own:kok", 0.7)]),
        (" 5120 ", [("own:kok", 0.7)]),
        ("http://data.europa.eu/esco/occupation/unknown", []),
        ("9999", []),
        ("51", []),
        ("", []),
    ],
)
def test_a_code_of_a_source_is_followed_as_far_as_it_goes(
    code: str, expected: list[tuple[str, float]]
) -> None:
    links = LINKER.link_code(code)
    assert [(link.occupation, link.score) for link in links] == expected
    assert all(link.how == "code" for link in links)


def test_a_code_of_three_digits_is_a_wider_group() -> None:
    links = LINKER.link_code("711", top=20)
    assert len(links) > 1
    assert {own_occupations()[link.occupation].isco[:3] for link in links} == {"711"}
    assert {link.score for link in links} == {0.4}


def test_every_label_and_every_name_leads_to_its_own_occupation() -> None:
    lost = [
        (name, one.key)
        for one in own_occupations().values()
        for name in (one.label.nl, *one.names)
        if LINKER.link(name)[:1] and LINKER.link(name)[0].occupation != one.key
    ]
    assert not lost


titles = st.one_of(
    st.text(max_size=80),
    st.lists(
        st.sampled_from("kok medewerker magazijn - | (m/v) bij 32 uur Utrecht zorg de".split()),
        max_size=9,
    ).map(" ".join),
)  # fmt: skip


@given(titles)
def test_any_title_gives_the_same_links_again_descending_and_within_0_and_1(title: str) -> None:
    links = LINKER.link(title)
    assert links == LINKER.link(title)
    assert links == LINKER.ranked(title, top=3)[: len(links)]
    assert len(links) <= 3
    assert len({link.occupation for link in links}) == len(links)
    assert all(0 < link.score <= 1 for link in links)
    assert all(one.score >= other.score for one, other in pairwise(links))
    assert all(link.label == own_occupations()[link.occupation].label.nl for link in links)


@given(titles)
def test_any_wish_gives_links_descending_and_within_0_and_1(wish: str) -> None:
    links = LINKER.wishes(wish)
    assert links == LINKER.wishes(wish)
    assert all(0 < link.score <= 1 for link in links)
    assert all(one.score >= other.score for one, other in pairwise(links))


def test_two_linkers_of_one_set_say_the_same() -> None:
    again = Linker(own_occupations(), own_lexicon())
    for title in ("Medewerker zorg", "Chauffeur Tilburg", "Teamleider", "Monteur buitendienst"):
        assert again.link(title) == LINKER.link(title)
