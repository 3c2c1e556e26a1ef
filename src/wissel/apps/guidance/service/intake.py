"""What the employee prepares for the intake (D07): kept piece by piece, given to the coach."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from wissel.apps.guidance.models import IntakeAnswers
from wissel.apps.guidance.service._answers import (
    Answer,
    answer_of,
    checked_answer,
)
from wissel.apps.trajectories import service as trajectories
from wissel.core.access import Action, DataCategory, Role
from wissel.core.intake import IntakeForm, Piece, intake_form
from wissel.core.journal import Appointment, DocumentKind, DocumentReceived, standing
from wissel.core.refusal import Refused
from wissel.infra.doors import Actor, Declined, Denied, door, read_door
from wissel.infra.typed import health_in, refused


class PieceChanged(Declined):
    """The piece was saved elsewhere since it was opened; ``revision`` is how it stands now."""

    def __init__(self, revision: int) -> None:
        super().__init__(f"revision {revision}")
        self.revision = revision


@dataclass(frozen=True, slots=True)
class IntakeView:
    """The form with its answers, by the key of the question.

    To the employee: their own, as it stands. To the coach: what was given, as it was then.
    ``held_on`` is the day of the intake; from then on nothing changes. ``asked``: an intake is
    planned, or the form was begun.
    """

    form: IntakeForm
    answers: Mapping[str, Answer]
    revisions: Mapping[str, int]
    kept_at: datetime | None
    handed_at: datetime | None
    is_handed: bool  #: what the coach has is what stands here
    planned_on: date | None
    held_on: date | None

    @property
    def given(self) -> int:
        """How many questions have an answer, or are kept for the talk."""
        return sum(answer.is_given for answer in self.answers.values())

    def given_in(self, piece: Piece) -> int:
        """Return how many questions of a piece have an answer, or are kept for the talk."""
        return sum(self.answers[question.key].is_given for question in piece.questions)


@read_door
def intake(*, actor: Actor, now: datetime, trajectory: UUID) -> IntakeView:
    """Return the form: the employee's own, and to the coach what they were given."""
    found = _within(actor, now, trajectory, Action.READ)
    row = IntakeAnswers.objects.filter(trajectory_id=trajectory).first()
    own = actor.role == Role.EMPLOYEE
    _note(found, "intake.view" if own or _was_handed(row) else "intake.none", writes=False)
    return _view(found, row, own=own)


@door
def keep_piece(
    *,
    actor: Actor,
    now: datetime,
    trajectory: UUID,
    piece: str,
    revision: int,
    answers: Mapping[str, Answer],
    mark: str = "",
) -> int:
    """Keep the answers of one piece as they were typed; return its revision from now on.

    ``mark`` names the page it was typed on: what that page kept itself, while somebody went on
    typing, is no other's. Words about health are kept too: it is the employee's own. Raises
    :class:`PieceChanged` when it was saved elsewhere since (with the same answers it changes
    nothing), and ``Refused`` (``$.answers.KEY``) for an answer that is too long, (``$``) after the
    intake.
    """
    found = _own(actor, now, trajectory)
    row = _row(trajectory, now)
    form = intake_form(row.version)
    part = form.piece(piece)
    if part is None:
        raise Denied("no-such-piece", subject=str(trajectory))
    given = {
        question.key: checked_answer(question, answers.get(question.key, Answer()))
        for question in part.questions
    }
    said = dict(row.said or {})
    before = row.revisions.get(piece, {"n": 0, "by": ""})
    held = int(before["n"])
    new = {**said, **{key: _stored(answer) for key, answer in given.items()}}
    if new == said and held:
        return held
    if revision != held and not (mark and mark == before["by"]):
        raise PieceChanged(held)
    row.said, row.kept_at = new, now
    row.revisions = {**row.revisions, piece: {"n": held + 1, "by": mark[:40]}}
    row.save()
    _note(found, "intake.keep", writes=True)
    return held + 1


@door
def hand_over_intake(*, actor: Actor, now: datetime, trajectory: UUID) -> None:
    """Give the answers to the coach as they stand; the journal says that the form came in.

    Raises ``Refused`` (``$.answers.KEY``) for an answer with words about health, which no coach may
    hold, and (``$``) for a form without any answer.
    """
    found = _own(actor, now, trajectory)
    row = _row(trajectory, now)
    said = dict(row.said or {})
    if not any(answer_of(one).is_given for one in said.values()):
        raise refused(
            "empty",
            "$",
            "Er staat nog niets in. Vul eerst één vraag in, of zet er een op mondeling.",
            "Nothing stands in it yet. Answer one question first, or keep one for the talk.",
        )
    _demand_plain(intake_form(row.version), said)
    if row.handed == said:
        return
    row.handed, row.handed_at = said, now
    row.save(update_fields=["handed", "handed_at"])
    received = DocumentReceived(DocumentKind.INTAKEFORMULIER, "employee")
    trajectories.append_event(
        within=found, actor=actor, now=now, content=received, category=DataCategory.INTAKE_FORM
    )
    _note(found, "intake.hand-over", writes=True)


def answers_within(*, within: trajectories.Within) -> dict[str, str]:
    """Return the answers by question, of a trajectory that was obtained: what the reader may read.

    To the employee their own as they stand, to the coach what was given; to others nothing.
    """
    obtained = within.obtained
    row = IntakeAnswers.objects.filter(trajectory_id=within.id).first()
    if row is None or not obtained.sees(DataCategory.INTAKE_FORM):
        return {}
    own = obtained.actor.role == Role.EMPLOYEE
    said = (row.said if own else row.handed) or {}
    texts = {key: answer_of(one).text for key, one in said.items()}
    return {key: text for key, text in texts.items() if text}


def _demand_plain(form: IntakeForm, said: Mapping[str, Any]) -> None:
    for question in form.questions():
        words = health_in(answer_of(said.get(question.key)).text)
        if words:
            ask = question.ask
            raise Refused(
                "medical",
                f"$.answers.{question.key}",
                refused(
                    "medical",
                    "$",
                    f"Bij ‘{ask.nl}’ staat ‘{words[0]}’. Dat gaat over uw gezondheid, en dat hoeft "
                    "uw coach niet te weten. Haal het weg en geef het formulier dan aan uw coach.",
                    f"At ‘{ask.en}’ it says ‘{words[0]}’. That is about your health, which your "
                    "coach need not know. Take it out and then give the form to your coach.",
                ).message,
            )


def _within(
    actor: Actor, now: datetime, trajectory: UUID, action: Action, *, lock: bool = False
) -> trajectories.Within:
    return trajectories.trajectory_within(
        actor=actor,
        now=now,
        trajectory=trajectory,
        category=DataCategory.INTAKE_FORM,
        action=action,
        lock=lock,
    )


def _own(actor: Actor, now: datetime, trajectory: UUID) -> trajectories.Within:
    """Return the employee's own trajectory to write in, until the intake has taken place."""
    found = _within(actor, now, trajectory, Action.WRITE, lock=True)
    if actor.role != Role.EMPLOYEE:
        raise Denied("employee-only", subject=str(trajectory), hidden=False)
    if _day(found, "attended") is not None or found.case.closed_on is not None:
        raise refused(
            "held",
            "$",
            "Uw intake is geweest, of uw traject is klaar. Dit formulier verandert niet meer. Zeg "
            "het uw coach als iets niet klopt.",
            "Your intake has been, or your trajectory is over. This form does not change any more. "
            "Tell your coach if something is wrong.",
        )
    return found


def _row(trajectory: UUID, now: datetime) -> IntakeAnswers:
    row = IntakeAnswers.objects.filter(trajectory_id=trajectory).first()
    if row is None:
        row = IntakeAnswers(trajectory_id=trajectory, version=intake_form().version, kept_at=now)
    return row


def _view(found: trajectories.Within, row: IntakeAnswers | None, *, own: bool) -> IntakeView:
    form = intake_form(row.version) if row is not None else intake_form()
    said = (row.said if own else row.handed) or {} if row is not None else {}
    return IntakeView(
        form=form,
        answers={question.key: answer_of(said.get(question.key)) for question in form.questions()},
        revisions={key: one["n"] for key, one in row.revisions.items()}
        if row is not None and own
        else {},
        kept_at=row.kept_at if row is not None and own else None,
        handed_at=row.handed_at if row is not None else None,
        is_handed=row is not None and _was_handed(row) and (not own or row.said == row.handed),
        planned_on=_day(found, "planned"),
        held_on=_day(found, "attended"),
    )


def _was_handed(row: IntakeAnswers | None) -> bool:
    return row is not None and row.handed_at is not None


def _day(found: trajectories.Within, outcome: str) -> date | None:
    """Return the day of the last intake that is planned, or the first one that was held."""
    days = [
        entry.happened_on
        for entry in standing(found.case.journal)
        if isinstance(entry.content, Appointment)
        and (entry.content.purpose, entry.content.outcome) == ("intake", outcome)
    ]
    if not days:
        return None
    return max(days) if outcome == "planned" else min(days)


def _stored(answer: Answer) -> dict[str, Any]:
    return {"text": answer.text, "oral": answer.oral}


def _note(found: trajectories.Within, event: str, *, writes: bool) -> None:
    found.obtained.log(event, DataCategory.INTAKE_FORM, action="U" if writes else "R")
