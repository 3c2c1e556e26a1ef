"""The fast index says what the plain one says."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wissel.core.occupations._index import Index
from wissel.core.occupations._plain import PlainIndex
from wissel.core.terms import grams

terms = st.lists(st.sampled_from("abcdefgh"), max_size=12)
documents = st.lists(terms, min_size=1, max_size=8)


@given(documents, terms, st.dictionaries(st.sampled_from("abcxyz"), st.floats(0, 1), max_size=3))
def test_the_fast_index_says_what_the_plain_one_says(
    held: list[list[str]], asked: list[str], extra: dict[str, float]
) -> None:
    fast = Index(held).scores(asked, extra)
    plain = PlainIndex(held).scores(asked, extra)
    assert list(fast) == pytest.approx(plain, abs=1e-5)


@given(documents, terms, terms)
def test_words_kept_apart_come_to_what_they_come_to_as_one(
    held: list[list[str]], one: list[str], other: list[str]
) -> None:
    index = Index(held)
    apart = index.nearness([index.asked(one), index.asked(other)])
    assert list(apart) == pytest.approx(list(index.scores(one + other)), abs=1e-5)


@given(documents, terms)
def test_nearness_lies_between_0_and_1_and_a_document_is_wholly_near_to_itself(
    held: list[list[str]], asked: list[str]
) -> None:
    index = Index(held)
    assert all(-1e-5 <= score <= 1 + 1e-5 for score in index.scores(asked))
    for number, document in enumerate(held):
        if len(set(document)) == len(document):
            itself = index.scores(document)[number]
            assert itself == pytest.approx(1.0 if document else 0.0, abs=1e-5)


def test_a_rare_term_weighs_more_than_a_common_one() -> None:
    index = Index([["medewerker", "zorg"], ["medewerker", "winkel"], ["medewerker", "kantoor"]])
    scores = index.scores(["medewerker", "zorg"])
    assert scores[0] > scores[1] == scores[2] > 0


def test_an_unknown_term_lowers_what_is_near_and_reorders_nothing() -> None:
    index = Index([list(grams("kok")), list(grams("ober"))])
    sure, unsure = index.scores(grams("kok")), index.scores(grams("kok utrecht"))
    assert sure[0] > unsure[0] > unsure[1]
