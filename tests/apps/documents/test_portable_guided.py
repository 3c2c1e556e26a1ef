"""What guidance keeps, out and in again; what the employee did not give goes with them alone."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from io import BytesIO
from typing import Any

import pytest

from tests.apps.documents.portable import (
    ALWAYS,
    bring_in,
    elsewhere,
    found,
    gone,
    moved,
    new_bureau,
    refused,
    taken_out,
)
from tests.apps.guidance.talks import (
    INTAKE,
    OPTIONS,
    THREE_WAY,
    TUESDAY,
    add,
    aside,
    book,
    pick,
    propose,
    read,
)
from tests.cast import NOW, Cast
from wissel.apps.documents import service as documents
from wissel.apps.guidance import service as guidance
from wissel.apps.guidance.service import Answer
from wissel.connections.trajectory_file import TrajectoryFile, json_bytes, read_file
from wissel.core.guided import ChosenAnswer, KeptAnswer, KeptChoice, KeptWord

pytestmark = pytest.mark.slow

#: What was picked was picked an hour after the cast was made.
LATER = NOW + timedelta(hours=2)
SECRET = "Dit geef ik niet aan mijn coach"


@pytest.fixture
def guided(cast: Cast) -> Cast:
    """The cast with appointments, an intake form, expectations and an introduction."""
    own: dict[str, Any] = {"actor": cast.employee, "now": NOW, "trajectory": cast.trajectory}
    pick(cast, propose(cast), OPTIONS[1])
    three = book(cast, TUESDAY, THREE_WAY)
    guidance.ask_other(actor=cast.employer, now=NOW, appointment=three, words="Liever vrijdag.")
    for actor in (cast.employer, cast.employee, cast.coach):
        add(cast, three, actor, f"Punt van {actor.role}")
    [first, *_] = read(cast, three).points
    aside(cast, three, first.id)
    off = book(cast, OPTIONS[2], replace(INTAKE, purpose="evaluation"))
    guidance.cancel(actor=cast.employee, now=NOW, appointment=off, words="Ik ben er niet.")
    between = replace(INTAKE, purpose="start-employer", employee=False, employer=True)
    propose(cast, between, options=OPTIONS[:2])
    keep(own, 0, "buiten werken")
    guidance.hand_over_intake(**own)
    guidance.let_in_report(keys=["geeft-energie"], **own)
    keep(own, 1, SECRET)
    for actor, text in ((cast.employer, "Eerst"), (cast.coach, "Wij"), (cast.employer, "Later")):
        guidance.write_expectations(
            actor=actor, now=NOW, trajectory=cast.trajectory, expects=text, offers=""
        )
    for about in ("Eerst dit.", "Ik lees graag."):
        guidance.introduce(about=about, together="", **own)
    for days, words in ((9, {"zin": "beetje"}), (5, {"zin": "deels"}), (0, {"zin": "helemaal"})):
        guidance.check_in(words=words, **own | {"now": NOW - timedelta(days=days)})
    first, second, _ = (one.id for one in guidance.check_ins(**own))
    guidance.share_check_in(check_in=first, coach=True, reports=False, **own)
    guidance.share_check_in(check_in=second, coach=False, reports=True, **own)
    guidance.answer_click(clicks=False, words="Liever iemand uit Breda", **own)
    return cast


def keep(own: dict[str, Any], revision: int, text: str) -> None:
    answers = {"geeft-energie": Answer(text)}
    guidance.keep_piece(piece="energie", revision=revision, answers=answers, **own)


def test_appointments_intake_expectations_and_introduction_move_and_come_out_equal(
    guided: Cast,
) -> None:
    made, given = moved(guided)
    case = made.trajectory
    steps = [[step.what for step in one.steps] for one in case.appointments]
    assert steps == [
        ["proposed", "picked"],
        ["booked", "asked-other"],
        ["booked", "cancelled"],
        ["proposed"],
    ]
    points = [(one.role, one.set_aside_at) for one in case.appointments[1].points]
    assert points == [("employer", NOW), ("employee", None), ("coach", None)]
    assert [one.expects for one in case.expectations] == ["Eerst", "Wij", "Later"]
    assert case.introduction is not None
    assert case.introduction.about == "Ik lees graag."
    shared = [(one.words[0].word, one.with_coach, one.in_reports) for one in case.check_ins]
    assert shared == [("beetje", True, False), ("deels", False, True)]
    with gone(guided):
        actor = new_bureau()
        done = bring_in(actor, given, now=LATER)
        assert done.changed == ()
        assert [one.what for one in done.skipped] == ALWAYS
        again = taken_out(actor, done.imported)
        assert again.trajectory == case


def test_the_whole_file_holds_what_was_given_and_no_word_more(guided: Cast) -> None:
    made = taken_out(guided.command, guided.number)
    kept = made.trajectory.intake
    assert kept is not None
    assert KeptAnswer("geeft-energie", "buiten werken") in kept.handed
    assert [one.question for one in kept.choices[-1].answers] == ["geeft-energie"]
    assert (kept.own, kept.kept_at) == (None, None)
    told = json_bytes(made.trajectory).decode()
    for words in (SECRET, "Eerst dit.", "uit Breda", "helemaal"):
        assert words not in told
    assert "intake form" in [one.what for one in made.left_out]


def test_a_form_that_was_not_given_is_nobody_elses(cast: Cast) -> None:
    own: dict[str, Any] = {"actor": cast.employee, "now": NOW, "trajectory": cast.trajectory}
    keep(own, 0, SECRET)
    made = taken_out(cast.command, cast.number)
    assert made.trajectory.intake is None
    assert [one.what for one in made.left_out] == ["intake form"]


def test_the_own_copy_holds_the_own_answers_and_nothing_that_others_wrote_for_the_bureau(
    guided: Cast,
) -> None:
    own = documents.own_file(actor=guided.employee, now=NOW, trajectory=guided.trajectory)
    case = own.trajectory
    assert case.intake is not None
    assert case.intake.own is not None
    assert KeptAnswer("geeft-energie", SECRET) in case.intake.own
    assert KeptAnswer("geeft-energie", "buiten werken") in case.intake.handed
    assert [one.said.purpose for one in case.appointments] == ["intake", "three-way", "evaluation"]
    words = [step.words for one in case.appointments for step in one.steps if step.words]
    assert words == ["Ik ben er niet."], "what the employer wrote to the bureau is not theirs"
    points = [one.text for one in case.appointments[1].points]
    assert points == ["Punt van employer", "Punt van employee", "Punt van coach"]
    assert [one.expects for one in case.expectations] == ["Later", "Wij"]
    assert [one.words[0].word for one in case.check_ins] == ["beetje", "deels", "helemaal"]
    assert [one.shared_at is None for one in case.check_ins] == [False, False, True]
    with gone(guided):
        actor = new_bureau()
        done = bring_in(actor, TrajectoryFile(case, own.contents), now=LATER)
        here = found(actor, done.imported)
        view = guidance.intake(actor=actor, now=LATER, trajectory=here)
        assert view.answers["geeft-energie"].text == "buiten werken"


def test_what_reads_on_a_page_reads_the_same_after_the_move(guided: Cast) -> None:
    given: dict[str, Any] = {"now": LATER, "actor": guided.command}
    before = guidance.appointments(trajectory=guided.trajectory, **given)
    sides = guidance.expectations(trajectory=guided.trajectory, **given)
    said = guidance.introduction(trajectory=guided.trajectory, **given)
    _, file = moved(guided)
    with gone(guided):
        actor = new_bureau()
        bring_in(actor, file, now=LATER)
        here = found(actor, guided.number)
        given = {"now": LATER, "actor": actor, "trajectory": here}
        after = guidance.appointments(**given)
        assert after == tuple(replace(one, trajectory=here) for one in before)
        assert guidance.expectations(**given) == sides
        assert guidance.introduction(**given) == said


def test_what_cannot_be_kept_is_refused_with_its_place(guided: Cast) -> None:
    case = replace(taken_out(guided.command, guided.number).trajectory, capacity=(), reports=())
    first, second, *_ = case.appointments
    point, *_ = second.points
    given = case.intake
    assert given is not None
    assert case.introduction is not None
    future = datetime(2026, 12, 1, tzinfo=UTC)
    coached, reported = case.check_ins

    def said(**changes: Any) -> dict[str, Any]:
        return {"appointments": (replace(first, said=replace(first.said, **changes)),)}

    def kept(**changes: Any) -> dict[str, Any]:
        return {"appointments": (replace(first, **changes),)}

    def step(**changes: Any) -> dict[str, Any]:
        return kept(steps=(replace(first.steps[0], **changes),))

    def agenda(*points: Any) -> dict[str, Any]:
        return {"appointments": (replace(second, points=points),)}

    def intake(**changes: Any) -> dict[str, Any]:
        return {"intake": replace(given, **changes)}

    def going(**changes: Any) -> dict[str, Any]:
        return {"check_ins": (replace(coached, **changes), reported)}

    zin = KeptWord("zin", "deels")
    twice = (KeptAnswer("geeft-energie"), KeptAnswer("geeft-energie"))
    bad: list[tuple[dict[str, Any], str, str]] = [
        (kept(id="x"), "wrong-value", "appointments[0].id"),
        (
            {"appointments": (first, replace(second, id=first.id))},
            "wrong-value",
            "appointments[1].id",
        ),
        (kept(entry=second.id), "wrong-value", "appointments[0].entry"),
        (
            {"appointments": (first, replace(second, entry=first.entry))},
            "wrong-value",
            "appointments[1].entry",
        ),
        (kept(agreed_at=None), "wrong-value", "appointments[0].agreed_at"),
        (kept(agreed_at=future), "future", "appointments[0].agreed_at"),
        (kept(ended_at=future), "future", "appointments[0].ended_at"),
        (kept(options=(future,) * 4), "wrong-value", "appointments[0].options"),
        (kept(sequence=2**40), "wrong-value", "appointments[0].sequence"),
        (said(minutes=0), "wrong-value", "appointments[0].said.minutes"),
        (said(employee=False), "wrong-value", "appointments[0].said.employee"),
        (said(link="javascript:alert(1)"), "link", "appointments[0].said.link"),
        (said(place="x" * 401), "too-long", "appointments[0].said.place"),
        (said(note="x" * 1001), "too-long", "appointments[0].said.note"),
        (
            {"appointments": (replace(first, points=second.points),)},
            "wrong-value",
            "appointments[0].points",
        ),
        (agenda(*second.points * 34), "wrong-value", "appointments[0].points"),
        (agenda(point, point), "wrong-value", "appointments[0].points[1].id"),
        (agenda(replace(point, at=future)), "future", "appointments[0].points[0].at"),
        (
            agenda(replace(point, set_aside_at=NOW - timedelta(days=1))),
            "wrong-order",
            "appointments[0].points[0].set_aside_at",
        ),
        (agenda(replace(point, by="x" * 201)), "too-long", "appointments[0].points[0].by"),
        (agenda(replace(point, text="x" * 301)), "too-long", "appointments[0].points[0].text"),
        (agenda(replace(point, text=" ")), "wrong-value", "appointments[0].points[0].text"),
        (step(at=future), "future", "appointments[0].steps[0].at"),
        (step(by="x" * 201), "too-long", "appointments[0].steps[0].by"),
        (step(role="x" * 31), "too-long", "appointments[0].steps[0].role"),
        (step(words="x" * 1001), "too-long", "appointments[0].steps[0].words"),
        (
            {"expectations": (replace(case.expectations[0], at=future),)},
            "future",
            "expectations[0].at",
        ),
        (
            {"expectations": (replace(case.expectations[0], offers="x" * 1001),)},
            "too-long",
            "expectations[0].offers",
        ),
        ({"introduction": replace(case.introduction, at=future)}, "future", "introduction.at"),
        (
            {"introduction": replace(case.introduction, about="x" * 1001)},
            "too-long",
            "introduction.about",
        ),
        (intake(version=99), "wrong-value", "intake.version"),
        (intake(handed_at=None), "wrong-value", "intake.handed_at"),
        (intake(handed_at=future), "future", "intake.handed_at"),
        (intake(own=()), "wrong-value", "intake.kept_at"),
        (intake(handed=twice), "wrong-value", "intake.handed[1].question"),
        (intake(handed=(KeptAnswer("dagboek"),)), "wrong-value", "intake.handed[0].question"),
        (
            intake(handed=(KeptAnswer("geeft-energie", "x" * 2001),)),
            "too-long",
            "intake.handed[0].text",
        ),
        (intake(choices=(KeptChoice(future),)), "future", "intake.choices[0].at"),
        (
            intake(choices=(KeptChoice(NOW), KeptChoice(NOW - timedelta(days=1)))),
            "wrong-order",
            "intake.choices[1].at",
        ),
        (
            intake(choices=(KeptChoice(NOW, (ChosenAnswer("dagboek", "0" * 64),)),)),
            "wrong-value",
            "intake.choices[0].answers[0].question",
        ),
        (
            intake(choices=(KeptChoice(NOW, (ChosenAnswer("geeft-energie", "x"),)),)),
            "wrong-value",
            "intake.choices[0].answers[0].digest",
        ),
        (going(at=future), "future", "check_ins[0].at"),
        (going(at=reported.at), "wrong-value", "check_ins[1].at"),
        (going(shared_at=None), "wrong-value", "check_ins[0].shared_at"),
        (going(with_coach=False), "wrong-value", "check_ins[0].shared_at"),
        (going(shared_at=coached.at), "wrong-value", "check_ins[0].with_coach"),
        (going(version=99), "wrong-value", "check_ins[0].version"),
        (going(words=()), "wrong-value", "check_ins[0].words"),
        (going(words=(zin, zin)), "wrong-value", "check_ins[0].words[1].statement"),
        (going(words=(KeptWord("zin", "8"),)), "wrong-value", "check_ins[0].words[0].word"),
    ]
    with gone(guided):
        actor = new_bureau()
        told = []
        for changes, _, _ in bad:
            error = refused(actor, replace(case, **changes), now=LATER)
            told.append((error.code, error.path))
    assert told == [(code, f"$.{path}") for _, code, path in bad]


def test_an_appointment_of_another_bureau_here_is_refused(guided: Cast) -> None:
    made = taken_out(guided.command, guided.number).trajectory
    only = replace(made, journal=(), capacity=(), quotes=(), appointments=())
    only = replace(only, appointments=(replace(made.appointments[0], entry=""),))
    error = refused(new_bureau(), only, now=LATER)
    assert (error.code, error.path) == ("identity-taken", "$.appointments")


def test_an_older_file_reads_as_before(db: None, cast: Cast) -> None:
    """What a file does not speak of is not there: no list, no form."""
    raw = json_bytes(taken_out(cast.command, cast.number).trajectory).decode()
    lists = ("papers", "received", "quotes", "appointments", "expectations", "check_ins")
    for part in (*lists, "profiles", "work_tests"):
        raw = raw.replace(f'  "{part}": [],\n', "")
    raw = raw.replace('  "intake": null,\n', "").replace('  "introduction": null,\n', "")
    assert "quotes" not in raw
    assert "work_tests" not in raw
    read = read_file(BytesIO(raw.encode())).trajectory
    assert read == taken_out(cast.command, cast.number).trajectory
    with elsewhere(), gone(cast):
        bring_in(new_bureau(), read)
