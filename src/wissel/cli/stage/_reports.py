"""The life of a report on the stage: written, read, answered, released."""

from collections.abc import Mapping
from datetime import datetime
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any
from uuid import UUID

import yaml

from wissel.apps.documents import service as documents
from wissel.apps.trajectories import service as trajectories
from wissel.cli.stage._enrolment import proof_of
from wissel.cli.stage._script import ScriptError, Step
from wissel.core.reports.record import Edit, Layer, Question, ReportRecord, name_of
from wissel.infra.doors import Actor

if TYPE_CHECKING:
    from wissel.cli.stage._play import Player

_RELEASED = "report-event:released"
_ANSWER = "Dit bespreken wij in het volgende gesprek."
_WHY = "waarom"


def play_report(player: "Player", step: Step, actor: Actor, now: datetime) -> None:
    """``report: {write: conclusion}``, ``{answer: agreed}``, ``{release: true}``, ``{sign: true}``.

    The period is that of the first report that is due and not released, unless the step names one.
    ``delivery: intake-report`` means the report that is made once; with ``at_once: true`` it is
    released as it is written, where the way of working does so. ``occasion: three-way-report``
    means that of the last such talk. A routine does nothing in a month in which no report is due,
    or that has nothing to answer.
    """
    said: dict[str, Any] = step.said
    name = said.get("delivery") or said.get("occasion") or said.get("period")
    name = name or _period(player, step, now)
    if not name or (step.routine and ("write" in said) == (name in player.reports)):
        return
    if "write" in said:
        player.reports[name] = _write(player, actor, now, name, said)
    elif "sign" in said:
        documents.sign_report(
            actor=actor,
            now=now,
            report=player.reports[name],
            proof=proof_of(actor, now),
            name=actor.name,
            function="Personeelszaken",
            authorised=True,
        )
    elif "answer" in said:
        documents.respond(
            actor=actor,
            now=now,
            report=player.reports[name],
            kind=said["answer"],
            text=said.get("text", ""),
        )
    else:
        documents.release(actor=actor, now=now, report=player.reports[name])


def _period(player: "Player", step: Step, now: datetime) -> str:
    view = trajectories.case(actor=player.coach, now=now, trajectory=player.trajectory)
    today = player.day(step.played)
    for duty in view.due.obligations:
        begun = duty.opens is not None and duty.opens <= today
        this_month = duty.due is not None and duty.due.isoformat()[:7] == today.isoformat()[:7]
        wanted = this_month if step.routine else begun
        if _RELEASED in duty.satisfied_by and wanted and duty.state(today).is_open:
            return duty.anchor
    if step.routine:
        return ""
    raise ScriptError(
        "no-report",
        step.path,
        step.line,
        "op die dag is er geen rapport te maken",
        "on that day there is no report to make",
    )


def _write(player: "Player", actor: Actor, now: datetime, name: str, said: dict[str, Any]) -> UUID:
    case = player.trajectory
    if "delivery" in said:
        made = documents.start_delivery(actor=actor, now=now, trajectory=case, delivery=name)
    elif "occasion" in said:
        open_ones = documents.occasions_to_report(actor=actor, now=now, trajectory=case)
        day = next(on for kind, on in open_ones if kind == name)
        made = documents.start_occasion(actor=actor, now=now, trajectory=case, kind=name, day=day)
    else:
        made = documents.start_report(actor=actor, now=now, trajectory=case, period=name)
    view = documents.report(actor=actor, now=now, report=made)
    told = {**_usual_answers(), **said.get("answers", {})}
    edits = _answers(view.record, said["write"], told, actor.name)
    documents.edit(actor=actor, now=now, report=made, revision=view.revision, edits=edits)
    if said.get("at_once"):
        documents.release(actor=actor, now=now, report=made)
    else:
        documents.send_to_employee(actor=actor, now=now, report=made)
    return made


@cache
def _usual_answers() -> dict[str, str]:
    path = resources.files("wissel.cli.stage").joinpath("report-answers.yaml")
    read: dict[str, str] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return read


def _answers(
    record: ReportRecord, conclusion: str, told: Mapping[str, str], owner: str
) -> tuple[Edit, ...]:
    """Return the edits that answer every open question and write the conclusion."""
    once = record.document != "d15"
    answers = [
        Edit(
            action="answer",
            target=question.id,
            text=_answer(question, told if once else {}, conclusion if once else ""),
            owner=question.owner if once else owner,
        )
        for question in record.questions()
    ]
    blank = [
        Edit(action="change", target=held.id, text=conclusion, base=held.text, owner=owner)
        for _, held in record.statements()
        if held.layer is Layer.OPINION and not held.text.strip()
    ]
    return (*answers, *blank)


def _answer(question: Question, told: Mapping[str, str], conclusion: str) -> str:
    """Return what the coach answers: the conclusion of the step says why it can begin."""
    name = name_of(question.id)
    if question.choices:
        return told.get(name, question.choices[0])
    return conclusion if name == _WHY and conclusion else told.get(name, _ANSWER)
