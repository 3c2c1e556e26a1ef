"""Refuses what guidance cannot keep as a trajectory file says it, with the place in it."""

import re
from datetime import datetime
from typing import Final

from wissel.apps.guidance.service._answers import Answer, checked_answer
from wissel.apps.guidance.service._check_ins_moved import check_check_ins
from wissel.apps.guidance.service._said import (
    LEAST_MINUTES,
    MOST_MINUTES,
    MOST_OPTIONS,
    checked_link,
)
from wissel.apps.guidance.service._words import MOST_LINE, MOST_POINT, MOST_WORDS
from wissel.core.guided import (
    AppointmentSaid,
    KeptAnswer,
    KeptAppointment,
    KeptChoice,
    KeptIntake,
    KeptPoint,
    KeptStep,
)
from wissel.core.intake import IntakeForm, intake_form
from wissel.core.journal import Appointment as Entry
from wissel.core.refusal import Refused
from wissel.core.trajectory import Trajectory
from wissel.infra.restoring import demand_in_order, demand_own_id, placed, wrong
from wissel.infra.typed import demand_fits

_MOST_NAME: Final = 200
_MOST_ROLE: Final = 30
#: More points than one agenda ever has.
_MOST_POINTS: Final = 100
_DIGEST: Final = re.compile(r"[0-9a-f]{64}")
#: More changes than one appointment ever has, and what any database counts to.
_MOST_SEQUENCE: Final = 100_000


def check_guided(case: Trajectory, now: datetime) -> None:
    """Raise ``Refused`` for the first thing that cannot be kept."""
    ids: set[str] = set()
    points: set[str] = set()
    told = {entry.id for entry in case.journal if isinstance(entry.content, Entry)}
    for index, kept in enumerate(case.appointments):
        place = f"$.appointments[{index}]"
        demand_own_id(kept.id, ids, place)
        if kept.entry:
            if kept.entry not in told:
                raise wrong(f"{place}.entry", "is geen afspraak hier", "is no appointment here")
            told.discard(kept.entry)
        _check_appointment(kept, place, now)
        _check_agenda(kept, place, points, now)
    for index, expected in enumerate(case.expectations):
        place = f"$.expectations[{index}]"
        demand_in_order(place, now, (("at", expected.at),))
        demand_fits(expected.by, _MOST_NAME, f"{place}.by")
        for name in ("expects", "offers"):
            demand_fits(getattr(expected, name), MOST_WORDS, f"{place}.{name}")
    if case.intake is not None:
        _check_intake(case.intake, now)
    if case.introduction is not None:
        demand_in_order("$.introduction", now, (("at", case.introduction.at),))
        for name in ("about", "together"):
            demand_fits(getattr(case.introduction, name), MOST_WORDS, f"$.introduction.{name}")
    check_check_ins(case, now)


def _check_appointment(kept: KeptAppointment, place: str, now: datetime) -> None:
    _check_said(kept.said, f"{place}.said")
    for name in ("agreed_at", "asked_at", "ended_at"):
        demand_in_order(place, now, ((name, getattr(kept, name)),))
    if (kept.begins_at is None) is not (kept.agreed_at is None):
        raise wrong(f"{place}.agreed_at", "hoort bij een moment", "belongs to a moment")
    if len(kept.options) > MOST_OPTIONS:
        raise wrong(f"{place}.options", "zijn te veel momenten", "are too many moments")
    if not 0 <= kept.sequence <= _MOST_SEQUENCE:
        raise wrong(f"{place}.sequence", "is geen volgnummer", "is no sequence number")
    for number, step in enumerate(kept.steps):
        _check_step(step, f"{place}.steps[{number}]", now)


def _check_said(said: AppointmentSaid, place: str) -> None:
    if not LEAST_MINUTES <= said.minutes <= MOST_MINUTES:
        raise wrong(f"{place}.minutes", "is geen lengte", "is no length")
    if not said.with_:
        raise wrong(f"{place}.employee", "is een afspraak met niemand", "is with nobody")
    demand_fits(said.place, MOST_LINE * 2, f"{place}.place")
    demand_fits(said.note, MOST_WORDS, f"{place}.note")
    with placed(place):
        checked_link(said.link)  # somebody will click on it


def _check_step(step: KeptStep, place: str, now: datetime) -> None:
    demand_in_order(place, now, (("at", step.at),))
    for name, most in (("by", _MOST_NAME), ("role", _MOST_ROLE)):
        demand_fits(getattr(step, name), most, f"{place}.{name}")
    demand_fits(step.words, MOST_WORDS, f"{place}.words")


def _check_agenda(kept: KeptAppointment, place: str, ids: set[str], now: datetime) -> None:
    if kept.points and not kept.said.has_agenda:
        raise wrong(f"{place}.points", "is een agenda bij een ander gesprek", "need another talk")
    if len(kept.points) > _MOST_POINTS:
        raise wrong(f"{place}.points", "zijn te veel punten", "are too many points")
    for number, point in enumerate(kept.points):
        _check_point(point, f"{place}.points[{number}]", ids, now)


def _check_point(point: KeptPoint, place: str, ids: set[str], now: datetime) -> None:
    demand_own_id(point.id, ids, place)
    demand_in_order(place, now, (("at", point.at), ("set_aside_at", point.set_aside_at)))
    demand_fits(point.by, _MOST_NAME, f"{place}.by")
    demand_fits(point.text, MOST_POINT, f"{place}.text")
    if not point.text.strip():
        raise wrong(f"{place}.text", "is geen punt", "is no point")


def _check_intake(kept: KeptIntake, now: datetime) -> None:
    try:
        form = intake_form(kept.version)
    except LookupError:
        raise wrong("$.intake.version", "is geen versie hier", "is no version here") from None
    for name in ("handed_at", "kept_at"):
        demand_in_order("$.intake", now, ((name, getattr(kept, name)),))
    if kept.handed and kept.handed_at is None:
        raise wrong("$.intake.handed_at", "ontbreekt", "is missing")
    if (kept.own is None) is not (kept.kept_at is None):
        raise wrong("$.intake.kept_at", "hoort bij eigen antwoorden", "belongs to own answers")
    _check_answers(form, kept.handed, "$.intake.handed")
    _check_answers(form, kept.own or (), "$.intake.own")
    _check_choices(form, kept.choices, now)


def _check_choices(form: IntakeForm, choices: tuple[KeptChoice, ...], now: datetime) -> None:
    known = {question.key for question in form.questions()}
    for index, choice in enumerate(choices):
        place = f"$.intake.choices[{index}]"
        before = (("at", choices[index - 1].at),) if index else ()
        demand_in_order(place, now, (*before, ("at", choice.at)))
        left = set(known)
        for number, one in enumerate(choice.answers):
            there = f"{place}.answers[{number}]"
            if one.question not in left:
                raise wrong(f"{there}.question", "is geen vraag meer", "is no question left")
            if not _DIGEST.fullmatch(one.digest):
                raise wrong(f"{there}.digest", "is geen controlegetal", "is no hash")
            left.discard(one.question)


def _check_answers(form: IntakeForm, answers: tuple[KeptAnswer, ...], place: str) -> None:
    questions = {question.key: question for question in form.questions()}
    for index, answer in enumerate(answers):
        question = questions.pop(answer.question, None)
        if question is None:
            raise wrong(f"{place}[{index}].question", "is geen vraag meer", "is no question left")
        try:
            checked_answer(question, Answer(answer.text, answer.oral))
        except Refused as found:
            raise Refused(found.code, f"{place}[{index}].text", found.message) from None
