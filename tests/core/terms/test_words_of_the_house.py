"""The words in the data: plain, told apart from each other, and refused when they are not whole."""

from copy import deepcopy
from importlib import resources
from typing import Any

import pytest
import yaml

from wissel.core.terms import TermsError, own_lexicon, tokens
from wissel.core.terms._read import parse, word_data, words_of_occupations

FOLDER = resources.files("wissel.rules").joinpath("terms")


def load(name: str) -> Any:
    return yaml.safe_load(FOLDER.joinpath(name).read_text(encoding="utf-8"))


WORDS, ALIKE = load("words.yaml"), load("alike.yaml")


def test_the_data_is_read_once_and_says_what_the_files_say() -> None:
    assert parse(WORDS, ALIKE) == word_data()
    assert word_data() is word_data()
    assert own_lexicon() is own_lexicon()


def test_no_word_says_nothing_and_makes_up_others_at_once() -> None:
    data = word_data()
    assert not data.never & (data.parts | data.short)
    assert all(len(word) == 3 or word in {"tv"} for word in data.short)
    assert all(tokens(word) == (word,) for word in (*data.forms, *data.forms.values()))


def test_every_word_for_anybody_stands_for_itself() -> None:
    data = word_data()
    assert not set(data.forms) & set(data.forms.values())


def test_words_that_are_alike_are_two_or_more_and_stand_once_in_a_group() -> None:
    for group in word_data().alike:
        assert len(set(group)) == len(group) >= 2


def test_the_names_of_our_occupations_are_words_of_the_lexicon() -> None:
    assert {"orderpicker", "heftruckchauffeur", "verzorgende"} <= words_of_occupations()


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"stop": "De het"}, "no plain word"),
        ({"stop": ""}, "must be a text"),
        ({"forms": {"kokkin": ""}}, "must be a text"),
        ({"source": {"nl": "ja"}}, "misses en"),
        ({"extra": 1}, "does not know extra"),
    ],
)
def test_words_that_are_not_whole_are_refused_with_their_place(
    change: dict[str, Any], message: str
) -> None:
    with pytest.raises(TermsError, match=message):
        parse({**deepcopy(WORDS), **change}, ALIKE)


def test_a_group_of_one_word_is_refused() -> None:
    with pytest.raises(TermsError, match="two words or more"):
        parse(WORDS, {**ALIKE, "groups": ["chauffeur"]})
