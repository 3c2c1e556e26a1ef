"""A person's word beside what the file shows."""

from datetime import date, timedelta
from typing import Any, get_args

import pytest

from tests.core.audit.files import LAST, REGISTERED, START, File, week
from wissel.core.audit import rules
from wissel.core.journal import Answered, AuditAnswer, PartyRole

DAY = timedelta(days=1)
ROLES = get_args(PartyRole)
ANSWERS = get_args(Answered)
#: What a word makes of a question that the file leaves open.
OPEN = {
    "yes": "met",
    "late": "late",
    "no": "not-met",
    "good-ground": "not-met",
    "not-applicable": "not-applicable",
}


def silent() -> tuple[File, int]:
    """A question that the file cannot tell."""
    return File(), 18


def weak() -> tuple[File, int]:
    """A question that the file shows to be weak."""
    file = File()
    file.talk(REGISTERED, "company-doctor")
    return file, 9


def not_met() -> tuple[File, int]:
    """A question that the file shows not to be met."""
    return File(), 23


def late() -> tuple[File, int]:
    """A question that the file shows to be late."""
    file = File()
    file.begin(START + DAY)
    return file, 23


def met() -> tuple[File, int]:
    """A question that the file shows to be met."""
    file = File()
    file.begin(START)
    return file, 23


def not_asked() -> tuple[File, int]:
    """A question that does not hold yet."""
    return File(), 20


# -------------------------------------------------------------------- who may judge


@pytest.mark.parametrize("question", rules().questions, ids=lambda one: str(one.id))
def test_whoever_may_judge_is_heard_and_nobody_else(question: Any) -> None:
    for role in ROLES:
        file = File()
        said = file.said(question.id, "no", role)
        heard = role in question.judges or role == "uwv"
        assert (f"entry:{said}" in file.check(question.id).evidence) is heard, role


def test_the_words_of_who_may_not_judge_are_no_evidence() -> None:
    file = File()
    file.said(18, "yes", "employee")
    assert file.check(18) == File().check(18)


@pytest.mark.parametrize("answer", ANSWERS)
def test_every_answer_settles_what_the_file_cannot_tell(answer: Any) -> None:
    file, number = silent()
    word = file.said(number, answer, "employer")
    check = file.check(number)
    assert file.told(number) == (OPEN[answer], f"said-{answer}")
    assert check.evidence == (f"entry:{word}",)
    assert check.is_grounded is (answer == "good-ground")
    assert "28 December 2025" in check.why.en


def test_the_sentence_names_who_said_it_and_keeps_the_words() -> None:
    file, number = silent()
    file.said(number, "yes", "employer", day=week(60))
    assert file.check(number).why.en == "Mies said on 17 February 2025: zo is het."
    assert file.check(number).why.nl == "Mies zei op 17 februari 2025: zo is het."


def test_a_word_of_later_was_not_said_yet() -> None:
    file, number = silent()
    file.said(number, "yes", "employer", day=week(60))
    assert file.state(number, week(60) - DAY) == "cannot-tell"
    assert file.state(number, week(60)) == "met"


# -------------------------------------------------------------------- several words


def test_the_last_word_of_an_owner_counts() -> None:
    file, number = silent()
    file.said(number, "no", "employer", day=week(60))
    last = file.said(number, "yes", "employer", day=week(61))
    assert file.state(number, week(60)) == "not-met"
    assert file.state(number) == "met"
    assert file.check(number).evidence == (f"entry:{last}",)


def test_a_word_that_was_corrected_no_longer_counts() -> None:
    file, number = silent()
    wrong = file.said(number, "no", "employer", day=week(60))
    file.said(number, "yes", "employer", day=week(60), supersedes=wrong)
    assert file.state(number) == "met"


GRAVEST_FIRST = ["no", "late", "good-ground", "not-applicable", "yes"]


@pytest.mark.parametrize("turned", [False, True])
@pytest.mark.parametrize(
    ("grave", "light"),
    [(a, b) for n, a in enumerate(GRAVEST_FIRST) for b in GRAVEST_FIRST[n + 1 :]],
)
def test_where_owners_differ_the_gravest_word_holds(grave: Any, light: Any, turned: bool) -> None:
    file, number = silent()
    said = [(grave, "employer"), (light, "labour-expert")]
    words = [file.said(number, *one) for one in (reversed(said) if turned else said)]
    assert file.told(number) == (OPEN[grave], f"said-{grave}")
    assert set(file.check(number).evidence) == {f"entry:{one}" for one in words}
    assert file.check(number).is_grounded is (grave == "good-ground")


@pytest.mark.parametrize("answer", ANSWERS)
def test_the_word_of_uwv_comes_before_every_other(answer: Any) -> None:
    file, number = silent()
    file.said(number, "no" if answer != "no" else "yes", "employer", day=LAST)
    file.said(number, answer, "uwv", day=week(60))
    assert file.told(number) == (OPEN[answer], f"said-{answer}")


# -------------------------------------------------------------------- beside what the file shows


@pytest.mark.parametrize(
    ("case", "without", "with_"),
    [
        (silent, "met", "met"),
        (weak, "weak", "met"),
        (not_met, "not-met", "met"),
        (late, "late", "late"),  # a date that was missed stays missed
        (met, "met", "met"),
        (not_asked, "not-applicable", "not-applicable"),
    ],
)
def test_a_yes_turns_what_is_short_only_with_the_paper_that_proves_it(
    case: Any, without: str, with_: str
) -> None:
    for proof, state in (("", without), (" ", without), ("brief.pdf", with_)):
        file, number = case()
        shown = file.check(number).evidence
        word = file.said(number, "yes", rules().question(number).judges[0], proof=proof)
        assert file.state(number) == state
        assert file.check(number).evidence == (*shown, f"entry:{word}")


@pytest.mark.parametrize(
    ("case", "without", "with_"),
    [
        (silent, "not-applicable", "not-applicable"),
        (weak, "weak", "not-applicable"),
        (not_met, "not-met", "not-applicable"),
        (late, "late", "late"),
        (met, "met", "met"),
    ],
)
def test_that_it_does_not_hold_needs_the_paper_too(case: Any, without: str, with_: str) -> None:
    for proof, state in (("", without), ("brief.pdf", with_)):
        file, number = case()
        file.said(number, "not-applicable", rules().question(number).judges[0], proof=proof)
        assert file.state(number) == state


@pytest.mark.parametrize("case", [silent, met])
def test_a_no_counts_where_the_file_shows_nothing_or_shows_it_met(case: Any) -> None:
    file, number = case()
    file.said(number, "no", rules().question(number).judges[0])
    assert file.told(number) == ("not-met", "said-no")


@pytest.mark.parametrize("case", [weak, not_met, late])
def test_a_no_leaves_what_the_file_itself_shows_to_be_short(case: Any) -> None:
    file, number = case()
    before = file.told(number)
    word = file.said(number, "no", rules().question(number).judges[0])
    assert file.told(number) == before
    assert f"entry:{word}" in file.check(number).evidence


@pytest.mark.parametrize(
    ("case", "state"),
    [
        (silent, "not-met"),
        (weak, "weak"),
        (not_met, "not-met"),
        (late, "late"),
        (not_asked, "not-met"),
    ],
)
def test_a_good_ground_keeps_it_short_and_marks_it(case: Any, state: str) -> None:
    file, number = case()
    word = file.said(number, "good-ground", rules().question(number).judges[0])
    check = file.check(number)
    assert file.told(number) == (state, "said-good-ground")
    assert check.is_grounded
    assert check.evidence[-1] == f"entry:{word}"
    assert number in file.audit().findings


def test_what_is_met_needs_no_good_ground() -> None:
    file, number = met()
    word = file.said(number, "good-ground", "employer")
    check = file.check(number)
    assert (check.state, check.is_grounded) == ("met", False)
    assert check.evidence[-1] == f"entry:{word}"


@pytest.mark.parametrize(
    ("number", "answer", "by", "classes"),
    [
        (5, "no", "employer", ("company_doctor_wrong",)),
        (19, "late", "employer", ("labour_expert_late",)),
        (23, "no", "employer", ("second_track_never",)),
        (23, "late", "employer", ("second_track_late",)),
        (29, "no", "coach", ()),
        (45, "late", "coach", ("stagnation_not_acted",)),
        (5, "good-ground", "employer", ()),
        (5, "yes", "employer", ()),
    ],
)
def test_a_word_has_its_own_classes(
    number: int, answer: Any, by: str, classes: tuple[str, ...]
) -> None:
    file = File(registered=week(60))
    file.said(number, answer, by)
    assert file.classes(number) == classes


def test_words_with_braces_stay_as_they_are() -> None:
    file, number = silent()
    words = "tabel {n} van {author}"
    file.log(week(60), AuditAnswer(number, "yes", "employer", "Mies", words))
    assert file.check(number).why.en == f"Mies said on 17 February 2025: {words}."


def test_a_late_lightens_nothing_without_proof() -> None:
    file, number = not_met()
    file.said(number, "late", "employer")
    assert file.state(number) == "not-met"


def test_a_no_to_a_late_start_is_not_called_never_begun() -> None:
    file, number = late()
    file.said(number, "no", "labour-expert")
    assert file.classes(number) == ("second_track_late",)


@pytest.mark.parametrize("number", [21, 41])
def test_a_no_that_agrees_with_the_file_leaves_its_class(number: int) -> None:
    file = File()
    file.begin(week(51))
    before = file.classes(number)
    assert before
    file.said(number, "no", "employer")
    assert file.classes(number) == before


@pytest.mark.parametrize("number", [24, 27])
@pytest.mark.parametrize("begins", [START + DAY, None])
def test_a_word_without_proof_from_afterwards_excuses_no_late_start(
    begins: date | None, number: int
) -> None:
    file = File()
    if begins is not None:
        file.begin(begins)
    before = file.told(23)
    file.said(number, "yes", "employer", day=LAST)
    assert file.told(23) == before


def test_a_reason_that_its_owner_took_back_excuses_nothing() -> None:
    file, number = late()
    file.said(24, "yes", "employer", day=week(55))
    file.said(24, "no", "employer", day=week(56))
    assert file.state(number) == "late"
