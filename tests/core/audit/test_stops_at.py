"""Where the file stops in the official order, its findings and its classes of shortcoming."""

from datetime import timedelta
from typing import Any

import pytest

from tests.core.audit.files import EVALUATION, FIRST, LAST, START, File, week
from wissel.core.audit import SHORT, Audit, is_short, rules
from wissel.core.journal import Bottleneck, PlacementEvent

ANALYSIS_LATE = week(7, 1)


def settled(*but: int) -> File:
    """A file in which UWV found everything right, with the paper, but for these questions."""
    file = File()
    for question in rules().questions:
        if question.id not in (*but, 50, 51):
            file.said(question.id, "yes", "uwv", proof="besluit")
    return file


def stop(audit: Audit) -> tuple[str, str, tuple[int, ...]]:
    """Where a file stops: the step, the key of the sentence, what is not known there."""
    at = audit.stops_at
    counts = [str(n) for n in range(1, 62)]
    [key] = [
        key
        for key, text in rules().steps.items()
        if at.why.en in (text.en, *(text.en.replace("{n}", n) for n in counts))
    ]
    return at.step, key, at.unknown


def job(file: File) -> File:
    """The same file with work elsewhere."""
    file.log(week(70), PlacementEvent("dienstverband", "started"))
    return file


# -------------------------------------------------------------------- the order


def test_with_everything_right_nothing_stops_it() -> None:
    assert stop(settled().audit()) == ("none", "nothing", ())


@pytest.mark.parametrize(
    ("open_", "key"), [((3,), "open-questions.one"), ((3, 12, 59), "open-questions")]
)
def test_what_the_file_leaves_open_is_named_beside_it(open_: tuple[int, ...], key: str) -> None:
    assert stop(settled(*open_).audit()) == ("none", key, open_)


def test_an_open_question_that_counts_in_no_step_is_not_named() -> None:
    assert stop(settled(7, 11, 43, 61).audit()) == ("none", "nothing", ())


@pytest.mark.parametrize("number", [50, 51])
def test_a_satisfactory_result_ends_the_test_whatever_was_left_undone(number: int) -> None:
    file = File()
    file.log(week(60), Bottleneck("opbouw", "employer", "maken", sort="sanction"))
    file.said(number, "yes", "labour-expert")
    assert file.audit().findings
    assert stop(file.audit()) == ("none", "result-met", ())


def test_work_that_nobody_judged_yet_comes_before_short_efforts() -> None:
    file = job(File())
    assert stop(file.audit()) == ("result", "result-open", (50, 51))
    file.said(51, "no", "employer")
    assert stop(file.audit()) == ("result", "result-open", (50,))
    file.said(50, "no", "labour-expert")
    assert stop(file.audit())[:2] == ("efforts", "efforts-short.one")


def test_work_that_nobody_judged_stops_nothing_where_the_efforts_are_right() -> None:
    assert stop(job(settled()).audit()) == ("none", "nothing", ())


def test_efforts_that_are_short_stop_it_with_their_number() -> None:
    one = settled(39)
    one.said(39, "no", "coach")
    assert stop(one.audit()) == ("efforts", "efforts-short.one", ())
    two = settled(12, 39, 41)
    for number, by in ((39, "coach"), (41, "employer")):
        two.said(number, "no", by)
    assert stop(two.audit()) == ("efforts", "efforts-short", (12,))
    assert two.audit().stops_at.why.en.startswith("On 2 questions")


def test_a_sound_reason_for_all_that_is_short_is_for_uwv_to_judge() -> None:
    file = settled(39, 41)
    file.said(39, "good-ground", "coach")
    assert stop(file.audit()) == ("good-ground", "ground-judged.one", ())
    file.said(41, "good-ground", "employer")
    assert stop(file.audit()) == ("good-ground", "ground-judged", ())
    file.said(41, "no", "employer")
    assert stop(file.audit()) == ("efforts", "efforts-short.one", ())


def test_in_a_sanction_what_is_not_repaired_comes_first() -> None:
    file = File()
    file.log(week(101), Bottleneck("zoekprofiel", "employer", "maken", sort="sanction"))
    assert stop(file.audit()) == ("repair", "repair-open", ())
    file.said(60, "good-ground", "employer")
    assert stop(file.audit())[0] == "repair"
    file.said(60, "yes", "uwv", proof="herstelbesluit")
    assert stop(file.audit())[0] == "efforts"


@pytest.mark.parametrize("number", [52, 53, 55, 56])
def test_a_report_that_is_not_complete_stops_where_it_is_repaired(number: int) -> None:
    file = settled(number)
    file.said(number, "no", "employer")
    assert stop(file.audit()) == ("repair", "report-incomplete", ())
    file.said(39, "no", "uwv")
    assert stop(file.audit())[0] == "efforts"


@pytest.mark.parametrize("number", [3, 9, 10, 40, 42])
def test_what_weighs_only_if_chances_were_missed_stops_when_it_is_not_there(number: int) -> None:
    file = settled(number)
    by: Any = rules().question(number).judges[0]
    file.said(number, "late", by)
    assert number in file.audit().findings
    assert stop(file.audit()) == ("none", "nothing", ())
    file.said(number, "no", by)
    assert stop(file.audit()) == ("efforts", "efforts-short.one", ())


def test_a_late_analysis_alone_stops_nothing() -> None:
    file = settled(3)
    file.paper("probleemanalyse", ANALYSIS_LATE)
    assert file.audit().findings == (3,)
    assert stop(file.audit()) == ("none", "nothing", ())


@pytest.mark.parametrize("number", [2, 7, 8, 11, 37, 43, 57, 61])
def test_what_leads_to_no_sanction_stops_nothing(number: int) -> None:
    file = settled(number)
    file.said(number, "no", "uwv")
    assert file.audit().findings == (number,)
    assert stop(file.audit()) == ("none", "nothing", ())


# -------------------------------------------------------------------- findings and shortcomings


def test_findings_are_what_falls_short_gravest_first() -> None:
    said = {2: "no", 19: "late", 39: "no", 45: "late", 53: "no", 60: "no", 61: "no"}
    file = settled(9, *said)
    for number, answer in said.items():
        file.said(number, answer, "uwv")
    file.talk(week(55), "company-doctor")  # 9 is weak
    assert file.audit().findings == (39, 19, 45, 9, 60, 53, 61, 2)


@pytest.mark.parametrize("registered", [1, 50])
def test_findings_go_by_weight_then_by_state_then_by_number(registered: int) -> None:
    file = File(registered=week(registered))
    file.begin(START.replace(day=12))
    file.talk(week(55), "company-doctor", "employer")
    file.paper("evaluatie", week(56))
    audit = file.audit()
    short = [one for one in audit.checks if is_short(one.state) and one.id not in (50, 51)]
    assert set(audit.findings) == {one.id for one in short}
    keys = [
        (-rules().question(one).weight, SHORT.index(audit.check(one).state), one)
        for one in audit.findings
    ]
    assert keys == sorted(keys)


def test_not_to_have_work_is_never_a_finding() -> None:
    file = settled()
    file.begin(week(51))
    for number in (50, 51):
        assert file.state(number) == "not-met"
        file.said(number, "no", "uwv")
    assert file.audit().findings == ()


def test_shortcomings_leave_out_what_has_a_sound_reason() -> None:
    file = File()
    file.begin(week(51))
    file.paper("loonsanctie-besluit", LAST, source="uwv")
    before = file.audit()
    assert "second_track_thin" in before.shortcomings
    for number in (36, 38, 39):
        file.said(number, "good-ground", "coach")
    after = file.audit()
    assert after.findings == before.findings
    assert "second_track_thin" not in after.shortcomings
    assert set(after.shortcomings) == set(before.shortcomings) - {"second_track_thin"}


def test_a_class_is_named_once_in_the_order_of_the_findings() -> None:
    file = settled(20, 38, 39, 53)
    for number in (53, 39, 38, 20):
        file.said(number, "no", "uwv")
    audit = file.audit()
    assert audit.findings == (20, 38, 39, 53)
    assert audit.shortcomings == ("conflict_unresolved", "second_track_thin", "documents_missing")


def test_a_check_of_a_number_that_there_is_not_is_an_error() -> None:
    with pytest.raises(LookupError):
        File().audit().check(62)
    with pytest.raises(LookupError):
        File().audit(version=99)


@pytest.mark.parametrize("held", [None, EVALUATION.replace(day=30)])
def test_an_evaluation_that_is_late_or_absent_is_no_lack_of_efforts(held: Any) -> None:
    file = settled(21)
    if held is not None:
        file.paper("eerstejaarsevaluatie", held)
        file.decide(START, "course")
    assert file.state(21) == ("late" if held else "not-met")
    assert stop(file.audit())[0] != "efforts"


def test_beside_an_incomplete_report_the_open_questions_of_the_report_stand() -> None:
    file = settled(12, 53, 55)
    file.said(53, "no", "employer")
    assert stop(file.audit()) == ("repair", "report-incomplete", (55,))


def test_a_paper_with_an_early_date_does_not_make_the_report_incomplete() -> None:
    file = settled(1)
    file.paper("aangifte-42-weken", FIRST - timedelta(days=1))
    assert stop(file.audit())[1] != "report-incomplete"
