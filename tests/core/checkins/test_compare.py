"""What was said on different days stands side by side, in words, and nothing is made of it."""

import re
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from wissel.core.checkins import CheckIn, check_in_form, compare, may_be_told

FORM = check_in_form()
KEYS = [one.key for one in FORM.statements]
WORDS = [one.key for one in FORM.words]
FIRST = CheckIn(date(2026, 3, 3), 1, {"richting": "beetje", "mensen": "helemaal"})
LAST = CheckIn(date(2027, 10, 1), 1, {"richting": "grotendeels", "tempo": "deels"})


@st.composite
def said(draw: st.DrawFn) -> list[CheckIn]:
    days = draw(st.lists(st.integers(0, 900), max_size=5, unique=True))
    answers = st.dictionaries(st.sampled_from(KEYS), st.sampled_from(WORDS), max_size=7)
    begin = date(2026, 1, 1)
    return [CheckIn(begin + timedelta(days=day), 1, draw(answers)) for day in days]


def test_two_days_stand_beside_each_other_and_a_skipped_statement_is_not_spoken_of() -> None:
    told = {one.key: one.sentence("nl") for one in compare([LAST, FIRST])}
    assert told == {
        "richting": "Op 3 maart 2026: een beetje. Op 1 oktober 2027: grotendeels.",
        "mensen": "Op 3 maart 2026: helemaal.",
        "tempo": "Op 1 oktober 2027: voor een deel.",
    }
    assert compare([FIRST])[0].sentence("en") == "On 3 March 2026: a little."
    assert compare([]) == ()


def test_what_was_fixed_earlier_may_stand_while_each_of_its_days_may() -> None:
    between = CheckIn(date(2026, 9, 1), 1, {"richting": "deels"})
    three = [FIRST, between, LAST]
    for chosen in ([FIRST, LAST], [FIRST, between], [between, LAST], [LAST]):
        for one in compare(chosen):
            assert (one.key, one.sentence("nl")) in may_be_told(three, "nl")
    gone = ("richting", "Op 3 maart 2026: een beetje. Op 1 oktober 2027: grotendeels.")
    assert gone not in may_be_told([FIRST, between], "nl")
    assert may_be_told([], "nl") == frozenset()


@given(said(), st.sampled_from(["nl", "en"]))
def test_every_word_that_was_said_is_told_once_in_order_and_no_other(
    check_ins: list[CheckIn], language: str
) -> None:
    found = compare(check_ins)
    told = {(one.key, day): word for one in found for day, word in one.words}
    given_words = {
        (key, one.day): FORM.word(word) for one in check_ins for key, word in one.words.items()
    }
    assert told == given_words
    assert [one.key for one in found] == [key for key in KEYS if key in {one.key for one in found}]
    for one in found:
        assert [day for day, _ in one.words] == sorted(day for day, _ in one.words)
        numbers = re.findall(r"\d+", one.sentence(language))
        assert len(numbers) == 2 * len(one.words), "a day and a year, and no number besides"


@given(said())
def test_what_stands_in_a_report_of_first_and_last_day_may_always_stand(
    check_ins: list[CheckIn],
) -> None:
    ends = sorted(check_ins, key=lambda one: one.day)
    ends = ends if len(ends) < 2 else [ends[0], ends[-1]]
    allowed = may_be_told(check_ins, "nl")
    assert {(one.key, one.sentence("nl")) for one in compare(ends)} <= allowed
