"""What is allowed is ranked with reasons that add up; a list is diverse and never padded."""

import math

import pytest

from tests.core.matching.made import VACANCY, known, match, profile, ranked, vacancy
from wissel.core.matched import Fit, Match
from wissel.core.matching import Chosen, MatchProfile, about_work, choose, market_of_read
from wissel.core.matching import Reader as VacancyReader
from wissel.core.vacancies import Shift, Vacancy


def chosen(search: MatchProfile, *vacancies: Vacancy, count: int = 5) -> Chosen:
    reader = VacancyReader(known().linker, known().places)
    reads = {one.id: reader.read(one) for one in vacancies}
    assert market_of_read(tuple(reads.values()), known()).reads
    return choose(ranked(search, *vacancies), reads, search, count=count)


def test_the_weights_of_the_reasons_add_up_to_the_score() -> None:
    found = match(search=profile(free_limits={"rust": "een rustige plek"}))
    assert math.isclose(sum(one.weight for one in found.reasons), found.score)
    assert any(one.code == "open" and one.weight < 0 for one in found.reasons)


def test_hours_and_a_distance_that_are_not_known_are_said_to_be_unknown() -> None:
    unknown = vacancy(hours_min=None, hours_max=None, postcode="", place="")
    said = {one.code: one.text for one in match(unknown).reasons}
    assert said["hours"].nl == "De uren zijn niet bekend"
    assert said["distance"].en == "The distance is not known"
    home = {one.code: one.text for one in match(vacancy(remote=True)).reasons}
    assert home["distance"].nl == "Vanuit huis"
    assert "16-24 per week" in home["hours"].nl


def test_the_wished_function_goes_before_a_neighbour_and_both_before_other_work() -> None:
    wished = VACANCY
    other = vacancy(id="v2", title="Magazijnmedewerker", text="Je verzamelt bestellingen.")
    near = vacancy(id="v3", title="Medewerker debiteurenadministratie", text="Je boekt betalingen.")
    order = [one.id for one in ranked(profile(), other, near, wished)]
    assert order == ["v1", "v3", "v2"]


def test_what_breaks_a_limit_comes_last_whatever_its_score() -> None:
    best = vacancy(id="a", hours_min=40, hours_max=40)
    poor = vacancy(id="b", title="Kok", text="Je kookt.")
    first, last = ranked(profile(), best, poor)
    assert (first.id, last.id) == ("b", "a")
    assert last.score > first.score
    assert last.fit is Fit.UNSUITABLE


def test_open_questions_count_against_a_vacancy() -> None:
    vague = vacancy(id="b", hours_min=None, hours_max=None, shifts=None)
    assert [one.id for one in ranked(profile(), vague, VACANCY)] == ["v1", "b"]


def test_nearer_goes_first_where_the_rest_is_equal() -> None:
    far = vacancy(id="a", postcode="3811", place="Amersfoort")
    assert [one.id for one in ranked(profile(), far, VACANCY)] == ["v1", "a"]


def test_equal_vacancies_stand_in_the_order_of_their_ids() -> None:
    twins = [vacancy(id=name) for name in ("c", "a", "b")]
    assert [one.id for one in ranked(profile(), *twins)] == ["a", "b", "c"]


def test_what_suited_before_counts_as_a_wish_and_what_did_not_counts_less() -> None:
    driver = vacancy(id="k", title="Heftruckchauffeur", text="Je rijdt.")
    key = known().linker.link("Heftruckchauffeur")[0].occupation
    plain = match(driver, profile(wishes=("administratief medewerker",)))
    liked = match(driver, profile(wishes=("administratief medewerker",), liked=(key,)))
    assert about_work(liked) > about_work(plain)
    wished = match(driver, profile(wishes=("heftruckchauffeur",)))
    disliked = match(driver, profile(wishes=("heftruckchauffeur",), disliked=(key,)))
    assert about_work(disliked) < about_work(wished)


def test_a_list_holds_at_most_two_of_one_employer() -> None:
    titles = ("Receptionist", "Secretaresse", "Administratief medewerker", "Boekhouder")
    market = [vacancy(id=f"v{n}", title=title) for n, title in enumerate(titles)]
    found = chosen(profile(wishes=tuple(title.lower() for title in titles)), *market)
    assert len(found.matches) == 2


def test_a_list_is_not_padded_with_other_work() -> None:
    other = vacancy(id="v2", title="Vrachtwagenchauffeur", text="Je rijdt.", employer="B")
    found = chosen(profile(), VACANCY, other)
    assert [one.id for one in found.matches] == ["v1"]
    assert (found.allowed, found.too_far_off) == (2, 1)


def test_it_says_which_one_change_would_open_more() -> None:
    full = vacancy(id="v2", hours_min=28, hours_max=32)
    late = [vacancy(id=f"e{n}", shifts=(Shift.EVENING,)) for n in range(2)]
    found = chosen(profile(), full, *late)
    assert not found.matches
    assert found.fell_out == {"evening": 2, "hours": 1}
    assert [(one.change, one.by, one.more) for one in found.relaxations] == [
        ("evening", None, 2),
        ("hours", None, 1),
    ]


def test_a_limit_of_the_doctor_is_named_as_one_to_ask_about() -> None:
    heavy = vacancy(text="Je tilt dozen tot 12 kilo.")
    (found,) = chosen(profile(limits={"tillen": "10-kilo"}), heavy).relaxations
    assert found.medical
    assert "bedrijfsarts" in found.text.nl


def test_what_two_limits_keep_out_opens_by_no_single_change() -> None:
    both = vacancy(hours_min=36, hours_max=36, shifts=(Shift.EVENING,))
    assert not chosen(profile(), both).relaxations


def test_kilometres_that_open_more_are_counted_in_steps() -> None:
    places = (("a", "3811", "Amersfoort"), ("b", "4001", "Tiel"), ("c", "9712", "Groningen"))
    market = [vacancy(id=i, postcode=code, place=place) for i, code, place in places]
    found = chosen(profile(max_km=2), *market)
    steps = [(one.by, one.more) for one in found.relaxations]
    assert steps == sorted(steps, key=lambda one: -one[1])
    assert max(more for _, more in steps) < len(market)


def test_a_search_that_excludes_everything_gives_an_empty_list_that_says_why() -> None:
    found = chosen(profile(hours_max=1), VACANCY)
    assert not found.matches
    assert found.fell_out == {"hours": 1}


def test_a_search_without_wishes_puts_nothing_on_a_list() -> None:
    assert not chosen(MatchProfile(), VACANCY).matches


@pytest.mark.parametrize("part", ["occupation", "words", "title", "skills"])
def test_it_says_what_found_a_vacancy(part: str) -> None:
    assert part in match().found_by


def test_taking_the_sentence_away_takes_the_conflict_away() -> None:
    sentence = "Je tilt dozen tot 12 kilo."
    search = profile(limits={"tillen": "10-kilo"})
    with_it: Match = match(vacancy(text=f"Je verwerkt facturen. {sentence}"), search)
    assert with_it.conflicts[0].demand in sentence
    assert not match(vacancy(text="Je verwerkt facturen."), search).conflicts
