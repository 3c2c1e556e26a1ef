"""B. Is the first track exhausted? Questions 13 to 20."""

from datetime import date, timedelta
from typing import Any

import pytest

from tests.core.audit.files import LAST, REGISTERED, File, week
from wissel.core.journal import (
    Agreement,
    Bottleneck,
    CheckAnswer,
    Content,
    Decision,
    DocumentKind,
    DocumentReceived,
    ExpertOpinion,
    FirstTrackCheck,
    LadderFinding,
    Measure,
    OrderEvent,
    PlacementEvent,
    ProfileFixed,
    StudyAdvice,
)

DAY = timedelta(days=1)
SIX_WEEKS = timedelta(days=42)


# -------------------------------------------------------------------- 13 and 14 examined first

EXAMINED = [
    (13, "own-work", "own"),
    (13, "own-work", "adapted"),
    (14, "other-work", "other"),
    (14, "other-work", "holding"),
]


def checked(file: File, day: date, question: str, answer: Any, proof: str = "verslag") -> str:
    """Somebody made the first-track check."""
    answers = (CheckAnswer(question, answer, "zo is het", proof),)
    return file.log(day, FirstTrackCheck("parallel", "1", answers))


def found(file: File, day: date, rung: Any, proof: str = "verslag", **more: Any) -> str:
    """Somebody wrote on the ladder what was found."""
    fields = {"finding": "not-possible", "by": "employer", "reason": "past niet"} | more
    return file.log(day, LadderFinding(rung, proof=proof, **fields))


@pytest.mark.parametrize(("number", "question", "rung"), EXAMINED)
def test_the_ladder_shows_what_was_examined_if_it_says_what_shows_it(
    number: int, question: str, rung: str
) -> None:
    file = File()
    assert file.told(number) == ("cannot-tell", "silent")
    bare = found(file, week(51), rung, proof=" ")
    assert file.told(number) == ("weak", "no-proof")
    assert file.classes(number) == ("first_track_not_exhausted",)
    shown = found(file, week(52), rung)
    assert file.told(number) == ("met", "examined")
    assert file.check(number).evidence == (f"entry:{bare}", f"entry:{shown}")


@pytest.mark.parametrize(("number", "rung"), [(13, "other"), (14, "own"), (13, "external")])
def test_another_rung_of_the_ladder_does_not_answer(number: int, rung: str) -> None:
    file = File()
    found(file, week(51), rung)
    assert file.told(number) == ("cannot-tell", "silent")


@pytest.mark.parametrize("number", [13, 14])
def test_the_report_of_a_labour_expert_answers(number: int) -> None:
    file = File()
    paper = file.paper("ad-rapport", week(51))
    assert file.told(number) == ("met", "studied")
    assert file.check(number).evidence == (f"entry:{paper}",)


@pytest.mark.parametrize(("number", "question"), [(13, "own-work"), (14, "other-work")])
def test_the_last_first_track_check_that_knows_decides(number: int, question: str) -> None:
    file = File()
    study = file.paper("ad-rapport", week(50))
    no = checked(file, week(51), question, "no")
    assert file.told(number) == ("not-met", "check-no")
    assert file.classes(number) == ("first_track_not_exhausted",)
    yes = checked(file, week(52), question, "yes")
    checked(file, week(53), question, "unknown")
    assert file.told(number) == ("met", "check-yes")
    assert file.check(number).evidence == (f"entry:{no}", f"entry:{yes}", f"entry:{study}")


def test_a_check_that_asks_about_something_else_does_not_answer() -> None:
    file = File()
    checked(file, week(51), "other-work", "no")
    assert file.state(13) == "cannot-tell"


# -------------------------------------------------------------------- 15 all functions


@pytest.mark.parametrize(
    ("excluded", "words"), [(("planner",), "one function"), (("planner", "balie"), "2 functions")]
)
def test_the_functions_in_the_report_are_the_overview(
    excluded: tuple[str, ...], words: str
) -> None:
    file = File()
    bare = file.paper("ad-rapport", week(50), advice=StudyAdvice("also-outside", "breder"))
    assert file.told(15) == ("cannot-tell", "read-it")
    assert file.check(15).evidence == (f"entry:{bare}",)
    advice = StudyAdvice("also-outside", "breder", excluded=excluded)
    paper = file.paper("ad-rapport", week(51), advice=advice)
    check = file.check(15)
    assert file.told(15) == ("met", "functions")
    assert check.evidence == (f"entry:{paper}",)
    assert words in check.why.en


# -------------------------------------------------------------------- 16 and 18 for a person


@pytest.mark.parametrize(("number", "by"), [(16, "employee"), (18, "labour-expert")])
def test_what_no_entry_can_show_is_asked_of_a_person(number: int, by: str) -> None:
    file = File()
    file.paper("ad-rapport", week(51))
    file.talk(week(51), "employer", "employee")
    assert file.told(number) == ("cannot-tell", "silent")
    file.said(number, "yes", by)
    assert file.told(number) == ("met", "said-yes")
    assert File().audit().check(number).evidence == ()


def test_hours_that_stay_behind_are_a_class_of_their_own() -> None:
    file = File()
    file.said(18, "no", "employer")
    assert file.classes(18) == ("first_track_buildup_slow",)


# -------------------------------------------------------------------- 17 work without wage value


def place(file: File, day: date, event: Any, placement: Any = "werkritmeplaats") -> str:
    """A step of a place to get used to work again."""
    return file.log(day, PlacementEvent(placement, event))


@pytest.mark.parametrize("event", ["evaluated", "extended", "ended"])
@pytest.mark.parametrize(("days", "told"), [(42, ("met", "chosen")), (43, ("weak", "too-long"))])
def test_a_place_without_wage_value_is_followed_by_a_choice_in_six_weeks(
    event: str, days: int, told: tuple[str, str]
) -> None:
    file = File()
    began = place(file, week(52), "started")
    chosen = place(file, week(52) + timedelta(days=days), event)
    over = place(file, week(52) + timedelta(days=days + 7), "ended")
    assert file.told(17) == told
    assert file.check(17).evidence == (f"entry:{began}", f"entry:{chosen}", f"entry:{over}")


def test_a_place_that_nobody_looked_at_runs_on() -> None:
    file = File()
    place(file, week(52), "started")
    assert file.told(17, week(52) + SIX_WEEKS + DAY) == ("weak", "too-long")


def test_every_place_counts_by_itself() -> None:
    file = File()
    for n in (52, 60):
        place(file, week(n), "started")
        place(file, week(n + 4), "ended")
    assert "2 places" in file.check(17).why.en
    place(file, week(70), "started")
    place(file, week(80), "evaluated")
    assert file.told(17) == ("weak", "too-long")


def test_a_place_that_was_only_agreed_or_pays_is_none_of_these() -> None:
    file = File()
    place(file, week(52), "agreed")
    place(file, week(52), "started", "proefplaatsing")
    assert file.told(17) == ("cannot-tell", "silent")


# -------------------------------------------------------------------- 19 advice


def test_an_advice_is_an_opinion_that_changes_something_or_a_study() -> None:
    file = File(registered=week(48))
    file.able(week(50), hours=10)
    file.able(week(51), hours=10)
    file.paper("ad-rapport", week(51))
    assert file.told(19) == ("not-applicable", "no-advice")
    file.able(week(52), hours=20)
    assert file.told(19) == ("not-met", "advice-open")


@pytest.mark.parametrize(("before", "told"), [(1, "no-advice"), (0, "advice-open")])
def test_advice_from_before_the_file_is_not_asked_after(before: int, told: str) -> None:
    file = File()
    advice = StudyAdvice("also-outside", "breder")
    file.paper("ad-rapport", REGISTERED - before * DAY, advice=advice)
    assert file.told(19)[1] == told


@pytest.mark.parametrize(
    ("after", "told"), [(0, ("met", "advice-answered")), (1, ("late", "advice-late"))]
)
def test_an_advice_is_carried_out_within_six_weeks(after: int, told: tuple[str, str]) -> None:
    file = File()
    first = file.able(week(50), hours=10)
    second = file.able(week(60), hours=20)
    done = file.decide(week(60) + SIX_WEEKS + after * DAY, "course")
    assert file.told(19) == told
    assert set(file.check(19).evidence) == {
        f"entry:{first}", f"entry:{second}", "capacity:1", "capacity:2", f"entry:{done}",
    }  # fmt: skip


def test_an_advice_on_which_nothing_followed_is_named_after_six_weeks() -> None:
    file = File()
    study = file.paper("ad-rapport", week(60), advice=StudyAdvice("outside-only", "extern"))
    last = week(60) + SIX_WEEKS
    assert file.state(19, last) != "not-met"
    assert file.told(19, last + DAY) == ("not-met", "advice-open")
    assert file.check(19).evidence == (f"entry:{study}",)
    assert file.classes(19) == ("stagnation_not_acted",)


def test_an_open_advice_weighs_more_than_a_late_one() -> None:
    file = File()
    for n, hours in ((50, 10), (60, 20), (80, 30)):
        file.able(week(n), hours=hours)
    file.decide(week(70), "course")
    assert file.told(19) == ("not-met", "advice-open")
    file.decide(week(81), "course")
    assert file.told(19) == ("late", "advice-late")


def test_advices_that_were_followed_are_counted() -> None:
    file = File()
    for n, hours in ((50, 10), (60, 20), (70, 30)):
        file.able(week(n), hours=hours)
        file.decide(week(n + 1), "course")
    assert "each of the 2 advices" in file.check(19).why.en


# -------------------------------------------------------------------- 20 a conflict

STEPS = [
    Decision("course", "verder", "Mies", "employer"),
    Decision("tweede-spoor-start", "begin", "Mies", "employer"),
    Agreement("employer", "bemiddeling"),
    Measure("warning"),
    ProfileFixed("search", 1),
    Bottleneck("vertrouwen", "employer", "gesprek"),
    ExpertOpinion("uwv", "past het werk?"),
    OrderEvent("requested", "unblocking"),
    DocumentReceived(DocumentKind.EVALUATIE, "employer"),
]
NO_STEPS = [
    Agreement("employer", "bemiddeling", done=True),
    Decision("other", "koffie", "Mies", "employer"),
    ProfileFixed("person", 1),
    OrderEvent("quoted", "unblocking"),
    DocumentReceived(DocumentKind.CV, "employee"),
]


@pytest.mark.parametrize("step", STEPS, ids=lambda one: one.kind)
@pytest.mark.parametrize(
    ("after", "told"), [(0, ("met", "conflict-answered")), (1, ("late", "conflict-late"))]
)
def test_a_conflict_is_dealt_with_within_six_weeks(
    step: Content, after: int, told: tuple[str, str]
) -> None:
    file = File()
    assert file.told(20) == ("not-applicable", "no-conflict")
    signal = file.stands_still(week(60), "conflict")
    done = file.log(week(60) + SIX_WEEKS + after * DAY, step)
    assert file.told(20) == told
    assert file.check(20).evidence == (f"entry:{signal}", f"entry:{done}")
    assert file.classes(20) == (("conflict_unresolved",) if after else ())


@pytest.mark.parametrize("step", NO_STEPS, ids=lambda one: one.kind)
def test_a_conflict_that_was_waited_out_is_named(step: Content) -> None:
    file = File()
    signal = file.stands_still(week(60), "conflict")
    file.log(week(61), step)
    last = week(60) + SIX_WEEKS
    assert file.state(20, last) != "not-met"
    assert file.told(20, last + DAY) == ("not-met", "conflict-open")
    assert file.check(20, LAST).evidence == (f"entry:{signal}",)


def test_a_yes_of_the_check_without_proof_is_weak() -> None:
    file = File()
    checked(file, week(51), "own-work", "yes", proof="")
    assert file.state(13) == "weak"


def test_a_study_after_a_check_that_said_no_is_seen() -> None:
    file = File()
    checked(file, week(51), "own-work", "no")
    file.paper("ad-rapport", week(58))
    assert file.state(13) == "met"


def test_what_is_being_examined_was_not_examined_yet() -> None:
    file = File()
    found(file, week(51), "own", finding="being-examined")
    assert file.state(13) != "met"


def test_without_a_report_of_a_labour_expert_there_is_nothing_to_read() -> None:
    assert File().told(15) == ("cannot-tell", "silent")


def test_a_place_that_has_just_begun_was_not_followed_by_anything() -> None:
    file = File()
    place(file, week(52), "started")
    assert file.state(17, week(53)) != "met"


def test_an_extension_begins_six_weeks_anew() -> None:
    file = File()
    place(file, week(52), "started")
    place(file, week(57), "extended")
    assert file.told(17) == ("weak", "too-long")


def test_an_advice_that_nothing_followed_on_yet_was_not_carried_out() -> None:
    file = File()
    file.able(week(50), hours=10)
    file.able(week(60), hours=20)
    assert file.state(19, week(61)) != "met"


def test_a_conflict_that_nothing_followed_on_yet_was_not_dealt_with() -> None:
    file = File()
    file.stands_still(week(60), "conflict")
    assert file.state(20, week(61)) != "met"


def test_a_conflict_left_open_weighs_more_than_one_answered_late() -> None:
    file = File()
    file.stands_still(week(60), "conflict")
    file.decide(week(70), "course")
    file.stands_still(week(71), "conflict")
    assert file.told(20) == ("not-met", "conflict-open")
