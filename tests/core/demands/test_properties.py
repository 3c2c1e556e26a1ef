"""What holds for every text: quotes in their place, known items and levels, the same each time."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wissel.core.capacity import catalogue
from wissel.core.demands import demands_in, sentence_of, span_of_sentence

WORDS = (
    "je tilt dozen tot 15 kilo niet geen nooit zonder hoeft en , . ; : \n • - de heftruck klanten "
    "avond- nachtdiensten 14.00 tot 23.00 uur zit achter het bureau loopt km ladder °C -20 graden "
    "training wel maar één cliënten 's avonds boven schouderhoogte half ´ “ "
    "\u00a0 \u200b \u0301 İ ﬁ 💪"
).split(" ")
TEXTS = st.lists(st.sampled_from(WORDS), max_size=60).map(" ".join) | st.text(max_size=300)


@settings(max_examples=150, deadline=None)
@given(TEXTS)
def test_a_quote_stands_in_the_text_and_names_a_known_item_and_level(text):
    found = demands_in(text)
    for demand in found:
        assert 0 <= demand.start < demand.end <= len(text)
        assert text[demand.start : demand.end] == demand.quote
        item = catalogue().item(demand.item)
        assert item is not None
        assert not item.fact
        assert bool(demand.level) is item.several
        assert not demand.level or item.level(demand.level)
        assert (demand.value is None) is (demand.unit == "")
    assert found == demands_in(text)
    assert list(found) == sorted(found, key=lambda each: each.start)


@settings(max_examples=100, deadline=None)
@given(TEXTS, TEXTS)
def test_the_sentence_that_is_shown_holds_the_words_and_is_not_long(first, second):
    text = f"{first}\n{second}"
    for demand in demands_in(text):
        start, end = span_of_sentence(text, demand)
        assert 0 <= start <= demand.start < demand.end <= end <= len(text)
        assert end - start <= 240
        shown = sentence_of(text, demand)
        assert shown == " ".join(text[start:end].split())
        assert sentence_of("something else", demand) == demand.quote


@settings(max_examples=60, deadline=None)
@given(TEXTS, TEXTS)
def test_what_stands_before_an_empty_line_does_not_change_what_comes_after(first, second):
    after = [(d.item, d.level, d.quote) for d in demands_in(second)]
    both = [(d.item, d.level, d.quote) for d in demands_in(f"{first}.\n\n.\n\n{second}")]
    assert not after or both[-len(after) :] == after


@pytest.mark.parametrize(
    "text", ["", " ", "\n\n", "\u200b", "💪" * 50, "\x00", "é", "....", "9" * 5000]
)
def test_a_text_that_says_nothing_asks_nothing(text):
    assert demands_in(text) == ()


@pytest.mark.parametrize(
    "text",
    [
        "Je tilt cliënten tot 15\u00a0kilo.",
        "Je tilt clie\u0308nten tot 15 kilo.",
        "Je t\u00adilt tot 15 kilo.",
        "JE TILT TOT 15 KILO!",
        "Je\ttilt\ttot 15 kg",
    ],
)
def test_a_demand_is_found_in_every_disguise_of_its_letters(text):
    assert [(d.item, d.value) for d in demands_in(text)] == [("tillen", 15)]


def _seconds(text: str) -> float:
    best = 1e9
    for _ in range(2):
        begun = time.process_time()
        demands_in(text)
        best = min(best, time.process_time() - begun)
    return best


@pytest.mark.slow
@pytest.mark.parametrize(
    "part",
    [
        "Je tilt niet, en loopt de hele dag met dozen van 15 kilo ",
        "tot 15 kilo of ",
        "avond- en ",
        "geen niet zonder ",
        "a",
        "\n",
        "12.00-",
        "(((",
    ],
)
def test_time_grows_no_faster_than_the_text_whatever_it_holds(part):
    small, big = (part * (size // len(part) + 1) for size in (15_000, 60_000))
    demands_in(small)
    assert _seconds(big) < 4 * 2.5 * max(_seconds(small), 0.002)


@pytest.mark.slow
def test_a_text_of_a_million_characters_is_read_to_its_end():
    text = "Wij zijn een gezellig bedrijf met korte lijnen. " * 21_000 + "Je tilt tot 15 kilo."
    assert [(d.item, d.value) for d in demands_in(text)] == [("tillen", 15)]
