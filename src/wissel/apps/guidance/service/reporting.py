"""What may stand in the intake report: what the employee ticked, what the start talk said."""

import hashlib
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final
from uuid import UUID

from wissel.apps.guidance.models import IntakeAnswers
from wissel.apps.guidance.models import ReportChoice as Row
from wissel.apps.guidance.service._answers import handed_answers
from wissel.apps.guidance.service._expected import Expected, newest_expectations
from wissel.apps.trajectories import service as trajectories
from wissel.core.access import Action, DataCategory, Role
from wissel.core.guided import Side
from wissel.core.journal import ReportEvent
from wissel.core.refusal import Refused
from wissel.core.reports import document_of, heard_by
from wissel.core.reports.record import Heard
from wissel.core.sources import Text
from wissel.infra.doors import Actor, Denied, door, read_door, today_of

#: The document that takes up what was said at the intake.
REPORT: Final = "d08"
#: Shorter answers than this are no text that somebody could take over.
_FEW: Final = 12
_ASKS: Final = {
    "employer:expects": Text("De werkgever verwacht", "The employer expects"),
    "employer:offers": Text("De werkgever zorgt voor", "The employer sees to"),
    "bureau:expects": Text("De coach verwacht", "The coach expects"),
    "bureau:offers": Text("De coach zorgt voor", "The coach sees to"),
}


@dataclass(frozen=True, slots=True)
class ReportChoice:
    """An answer that the coach was given, and whether it may stand in the report."""

    key: str
    ask: Text
    text: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class ReportChoices:
    """The answers to choose from, and how far the report is: nothing changes after its release."""

    answers: tuple[ReportChoice, ...]
    chosen_at: datetime | None
    released_on: date | None

    @property
    def chosen(self) -> tuple[ReportChoice, ...]:
        """The answers that may stand in it."""
        return tuple(one for one in self.answers if one.chosen)


@read_door
def report_choices(
    *, actor: Actor, now: datetime, trajectory: UUID, language: str
) -> ReportChoices:
    """Return the answers with a place in the intake report, for the employee to choose from."""
    found = _own(actor, now, trajectory, Action.READ)
    found.obtained.log("intake.view", DataCategory.INTAKE_FORM)
    held, chosen = _newest(trajectory), _chosen(trajectory)
    answers = tuple(
        ReportChoice(key, ask, text, chosen.get(key) == _digest(plain))
        for key, ask, text, plain in _answers(trajectory, language)
    )
    return ReportChoices(answers, None if held is None else held.at, _released(found))


@door
def let_in_report(
    *, actor: Actor, now: datetime, trajectory: UUID, keys: Collection[str]
) -> frozenset[str]:
    """Let the answers to these questions stand in the intake report, word for word; no others.

    The employee's own choice, and no answer is in it before (D07: lines move by the tick). What the
    coach was not given cannot stand there. Each choice is kept with its moment. Raises ``Refused``
    (``$.keys``) for any other key, and (``$``) once the report was released.
    """
    found = _own(actor, now, trajectory, Action.WRITE)
    if found.case.closed_on is not None or _released(found) is not None:
        raise Refused(
            "released",
            "$",
            Text(
                "Het verslag is al verstuurd, of uw traject is klaar. Klopt er iets niet? Zeg het "
                "uw coach.",
                "The report was sent already, or your trajectory is over. Is something wrong? Tell "
                "your coach.",
            ),
        )
    texts = {key: plain for key, _ask, _text, plain in _answers(trajectory, "nl")}
    if set(keys) - set(texts):
        raise Refused(
            "not-given",
            "$.keys",
            Text(
                "Dit antwoord heeft uw coach niet. Ververs de pagina.",
                "Your coach does not have this answer. Reload the page.",
            ),
        )
    said = {key: _digest(texts[key]) for key in sorted(set(keys))}
    if said != _chosen(trajectory):
        number = Row.objects.filter(trajectory_id=trajectory).count() + 1
        Row(trajectory_id=trajectory, number=number, at=now, said=said).save()
        detail = f"choice {number}: {', '.join(said) or 'nothing'}"
        found.obtained.log("intake.in-report", DataCategory.INTAKE_FORM, action="U", detail=detail)
    return frozenset(said)


def heard_within(*, within: trajectories.Within, language: str) -> tuple[Heard, ...]:
    """Return what may stand in the intake report of a trajectory that was obtained."""
    return (*_ticked(within, language), *_expected(newest_expectations(within.id)))


def kept_back_within(*, within: trajectories.Within) -> tuple[str, ...]:
    """Return the answers that were given to the coach and may not stand in the report."""
    chosen = _chosen(within.id)
    return tuple(
        plain
        for key, _ask, text, plain in _answers(within.id, "nl", everything=True)
        if chosen.get(key) != _digest(plain) and text == plain and len(plain) >= _FEW
    )


def has_to_choose_within(*, within: trajectories.Within) -> bool:
    """Whether answers were given to the coach and the employee never chose what may stand."""
    asked = next(_answers(within.id, "nl"), None) is not None
    return asked and _newest(within.id) is None


def _own(actor: Actor, now: datetime, trajectory: UUID, action: Action) -> trajectories.Within:
    found = trajectories.trajectory_within(
        actor=actor,
        now=now,
        trajectory=trajectory,
        category=DataCategory.INTAKE_FORM,
        action=action,
        lock=action is Action.WRITE,
    )
    if actor.role != Role.EMPLOYEE:
        raise Denied("employee-only", subject=str(trajectory), hidden=False)
    return found


def _answers(
    trajectory: UUID, language: str, *, everything: bool = False
) -> Iterator[tuple[str, Text, str, str]]:
    """Yield what the coach was given: key, question, answer in words, and as it was answered."""
    row = IntakeAnswers.objects.filter(trajectory_id=trajectory).first()
    if row is None or row.handed_at is None:
        return
    may = heard_by(REPORT)
    for key, ask, text in handed_answers(row, language):
        if everything or key in may:
            yield key, ask, text, row.handed[key]["text"]


def _newest(trajectory: UUID) -> Row | None:
    return Row.objects.filter(trajectory_id=trajectory).order_by("-number").first()


def _chosen(trajectory: UUID) -> dict[str, str]:
    held = _newest(trajectory)
    return {} if held is None else dict(held.said)


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _released(found: trajectories.Within) -> date | None:
    """Return the day the intake report was released, if it was."""
    days = [
        entry.happened_on
        for entry in found.case.journal
        if isinstance(entry.content, ReportEvent)
        and entry.content.event == "released"
        and entry.content.report
        and document_of(entry.content.label) == REPORT
    ]
    return min(days, default=None)


def _ticked(within: trajectories.Within, language: str) -> Iterator[Heard]:
    held, name = _newest(within.id), within.case.employee.name
    if held is None:
        return
    for key, ask, text, plain in _answers(within.id, language):
        if held.said.get(key) == _digest(plain):
            yield Heard(key, ask, text, "employee", name, today_of(held.at))


def _expected(sides: dict[Side, Expected]) -> Iterator[Heard]:
    for side, one in sides.items():
        role = "employer" if side == "employer" else "coach"
        for what, text in (("expects", one.expects), ("offers", one.offers)):
            key = f"{side}:{what}"
            if text:
                yield Heard(key, _ASKS[key], text, role, one.by, today_of(one.at))
