"""Appointments, the intake, expectations and an introduction at random, as a file holds them."""

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from tests.any_trajectory import IDS, MOMENTS, NAMES, NOW, TEXTS, any_with
from wissel.core.checkins import check_in_form
from wissel.core.dates import local_day
from wissel.core.finances import EmployerMoney, KeptEmployerMoney, KeptOwnMoney, Need, OwnMoney
from wissel.core.guided import (
    AppointmentSaid,
    ChosenAnswer,
    KeptAnswer,
    KeptAppointment,
    KeptCheckIn,
    KeptChoice,
    KeptExpectations,
    KeptIntake,
    KeptIntroduction,
    KeptPoint,
    KeptStep,
    KeptWord,
)
from wissel.core.intake import Question, intake_form
from wissel.core.journal import Appointment, JournalEntry
from wissel.core.trajectory import Trajectory

#: What is agreed may lie ahead.
AHEAD = st.integers(-400_000, 400_000).map(lambda minutes: NOW + timedelta(minutes=minutes))
SAID = any_with(
    AppointmentSaid,
    minutes=st.integers(5, 480),
    employee=st.just(True),
    link=st.sampled_from(["", "https://meet.example/a?b=c"]),
)
STEPS = st.lists(any_with(KeptStep, at=MOMENTS, begins_at=st.none() | AHEAD), max_size=3)


@st.composite
def points(draw: st.DrawFn, said: AppointmentSaid) -> tuple[KeptPoint, ...]:
    """Return points for the agenda, where the talk has one."""
    made = any_with(
        KeptPoint, id=IDS, at=MOMENTS, text=NAMES, set_aside_at=st.none() | st.just(NOW)
    )
    few = st.lists(made, max_size=3, unique_by=lambda point: point.id)
    return tuple(draw(few)) if said.has_agenda else ()


@st.composite
def appointments(draw: st.DrawFn, journal: Sequence[JournalEntry]) -> tuple[KeptAppointment, ...]:
    """Return appointments by their id; some of them are told of in the journal."""
    told = [entry.id for entry in journal if isinstance(entry.content, Appointment)]
    made = []
    for key in sorted(draw(st.lists(IDS, max_size=3, unique=True))):
        agreed, said = draw(st.booleans()), draw(SAID)
        entry = draw(st.sampled_from(["", told.pop()])) if told else ""
        made.append(
            KeptAppointment(
                id=key,
                said=said,
                options=tuple(draw(st.lists(AHEAD, max_size=3))),
                begins_at=draw(AHEAD) if agreed else None,
                agreed_at=draw(MOMENTS) if agreed else None,
                asked_at=draw(st.none() | MOMENTS),
                ended_at=draw(st.none() | MOMENTS),
                sequence=draw(st.integers(0, 9)),
                reminded_of=draw(st.none() | AHEAD),
                entry=entry,
                steps=tuple(draw(STEPS)),
                points=draw(points(said)),
            )
        )
    return tuple(made)


@st.composite
def intakes(draw: st.DrawFn) -> KeptIntake:
    """Return a form that was given to the coach, or a part of it."""
    questions = list(intake_form().questions())
    asked = draw(st.lists(st.sampled_from(questions), max_size=5, unique_by=lambda q: q.key))
    handed = tuple(draw(_answer(question)) for question in asked)
    ticked = st.lists(st.sampled_from(handed), max_size=1) if handed else st.just([])
    moments = sorted(draw(st.lists(MOMENTS, max_size=2)))
    choices = [KeptChoice(at, tuple(_chosen(one) for one in draw(ticked))) for at in moments]
    return KeptIntake(
        version=intake_form().version,
        handed_at=draw(MOMENTS),
        handed=handed,
        choices=tuple(choices),
    )


def _chosen(answer: KeptAnswer) -> ChosenAnswer:
    return ChosenAnswer(answer.question, hashlib.sha256(answer.text.encode()).hexdigest())


@st.composite
def _answer(draw: st.DrawFn, question: Question) -> KeptAnswer:
    choices = st.sampled_from(["", *(one.key for one in question.choices)])
    text = draw(choices if question.choices else TEXTS)
    return KeptAnswer(question.key, text.strip(), draw(st.booleans()))


@st.composite
def check_ins(draw: st.DrawFn, case: Trajectory) -> tuple[KeptCheckIn, ...]:
    """Return how things went on some days, each shared; with the coach only by a consent."""
    form = check_in_form()
    keys = [one.key for one in form.statements]
    said = st.dictionaries(
        st.sampled_from(keys), st.sampled_from([one.key for one in form.words]), min_size=1
    )
    since = [
        one.given_at
        for one in case.consents
        if (one.category, one.receiver, one.withdrawn_at) == ("check-ins", "coach", None)
    ]
    made = []
    for at in sorted(draw(st.lists(MOMENTS, max_size=3, unique_by=local_day))):
        shared_at = max(at, draw(MOMENTS))
        coach = any(moment <= shared_at for moment in since) and draw(st.booleans())
        answers = draw(said)
        words = tuple(KeptWord(key, answers[key]) for key in keys if key in answers)
        reports = not coach or draw(st.booleans())
        made.append(KeptCheckIn(at, form.version, words, shared_at, coach, reports))
    return tuple(made)


@st.composite
def money(draw: st.DrawFn, case: Trajectory) -> dict[str, Any]:
    """Return both sheets, or none; the employee's own only while it is shared by a consent."""
    amounts = st.none() | st.decimals("0.01", "9000", places=2)
    since = [
        one.given_at
        for one in case.consents
        if (one.category, one.receiver, one.withdrawn_at) == ("finance", "coach", None)
    ]
    own = None
    if since and draw(st.booleans()):
        shared = max(min(since), draw(MOMENTS))
        need = Need("wonen", Decimal("850.00"))
        said = OwnMoney(draw(amounts), job_month=draw(amounts), needs=(need,), situations=("iva",))
        own = KeptOwnMoney(said, draw(MOMENTS), shared)
    costs = None
    if draw(st.booleans()):
        costs = KeptEmployerMoney(EmployerMoney(draw(amounts)), draw(MOMENTS), draw(NAMES))
    return {"own_money": own, "employer_money": costs}


@st.composite
def guided(draw: st.DrawFn, case: Trajectory) -> Trajectory:
    """Return the case with what guidance keeps of it."""
    expected = draw(st.lists(any_with(KeptExpectations, at=MOMENTS), max_size=3))
    changes: dict[str, Any] = {
        "appointments": draw(appointments(case.journal)),
        "expectations": tuple(sorted(expected, key=lambda one: one.at)),
        "intake": draw(st.none() | intakes()),
        "introduction": draw(st.none() | any_with(KeptIntroduction, at=MOMENTS, about=NAMES)),
        "check_ins": draw(check_ins(case)),
        **draw(money(case)),
    }
    return replace(case, **changes)
