"""How near occupations are, and what one asks where only its neighbours are known."""

import pytest

from wissel.core.occupations import Occupation, Prior, nearness, own_occupations, prior_of
from wissel.core.sources import Text


def occupation(key: str, isco: str, *priors: Prior) -> Occupation:
    return Occupation(key, Text(key, key), (), isco, (), priors)


@pytest.mark.parametrize(
    ("one", "other", "near"),
    [
        ("7112", "7112", 0.7),
        ("7112", "7115", 0.4),
        ("7112", "7212", 0.0),
        ("7112", "", 0.0),
        ("", "", 0.0),
        ("711", "711", 0.4),
        ("71", "71", 0.0),
    ],
)
def test_occupations_are_as_near_as_the_group_they_share(one: str, other: str, near: float) -> None:
    first, second = occupation("a", one), occupation("b", other)
    assert nearness(first, second) == nearness(second, first) == near
    assert nearness(first, first) == 1.0


def test_what_is_known_of_the_occupation_itself_goes_before_its_neighbours() -> None:
    own = Prior("tillen", 4.0, value=20, unit="kilo")
    one = occupation("a", "7112", own)
    other = occupation("b", "7112", Prior("tillen", 2.0))
    known = prior_of(one, "tillen", among={"a": one, "b": other})
    assert known is not None
    assert (known.prior, known.of_neighbours) == (own, False)


def test_where_nothing_is_known_the_mean_of_the_neighbours_is_taken_and_says_so() -> None:
    bare = occupation("a", "7112")
    near = [
        occupation("b", "7112", Prior("tillen", 4.0, value=20, unit="kilo")),
        occupation("c", "7112", Prior("tillen", 3.0, value=10, unit="kilo")),
        occupation("d", "7115", Prior("tillen", 1.0)),
    ]
    known = prior_of(bare, "tillen", among={one.key: one for one in (bare, *near)})
    assert known is not None
    assert known.of_neighbours
    assert (known.prior.degree, known.prior.value, known.prior.unit) == (3.5, 15.0, "kilo")


def test_a_measure_that_some_neighbours_lack_is_not_given() -> None:
    bare = occupation("a", "7112")
    measured = occupation("b", "7112", Prior("tillen", 4.0, value=20, unit="kilo"))
    other = occupation("c", "7112", Prior("tillen", 3.0))
    known = prior_of(bare, "tillen", among={"b": measured, "c": other})
    assert known is not None
    assert (known.prior.value, known.prior.unit) == (None, "")


def test_what_nobody_knows_stays_unknown() -> None:
    one = occupation("a", "7112", Prior("temperatuur", 4.0, level="geen-kou"))
    assert prior_of(one, "tillen") is None
    assert prior_of(one, "tillen", among={"a": one}) is None
    assert prior_of(one, "temperatuur") is None
    assert prior_of(one, "temperatuur", "geen-hitte") is None
    assert prior_of(one, "temperatuur", "geen-kou") is not None
    assert prior_of(occupation("b", "71"), "tillen", among={"a": one}) is None


def test_in_our_own_set_neighbours_are_near() -> None:
    found = own_occupations()
    assert nearness(found["own:orderpicker"], found["own:magazijnmedewerker"]) == 0.7
    assert nearness(found["own:metselaar"], found["own:timmerman"]) == 0.4
    assert nearness(found["own:metselaar"], found["own:secretaresse"]) == 0.0
