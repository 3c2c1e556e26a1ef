"""What a step can be: an entry of the journal, or something with a door of its own."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any, TypeAlias, cast
from uuid import UUID

from wissel.apps.bureaus.service import Unit
from wissel.apps.trajectories import service as trajectories
from wissel.cli.stage._check_ins import play_check_in
from wissel.cli.stage._enrolment import (
    play_allow,
    play_order,
    play_quote,
    play_send_in,
    play_sign,
    play_withdraw,
)
from wissel.cli.stage._money import play_money
from wissel.cli.stage._plans import play_plan
from wissel.cli.stage._profiles import (
    play_direction,
    play_judge,
    play_profile,
    play_work_test,
)
from wissel.cli.stage._reports import play_report
from wissel.cli.stage._script import ScriptError, Step
from wissel.cli.stage._search import play_answers, play_search, play_vacancies
from wissel.cli.stage._services import play_service
from wissel.cli.stage._talks import play_point, play_talk
from wissel.connections import wire
from wissel.core import journal
from wissel.core.absence import Absence, Healthy, Judgement, Leave
from wissel.core.capacity import row_of
from wissel.core.journal import ClientRequest, Content, Message, PartyRole
from wissel.core.obligations import Obligation
from wissel.core.programme import Limit
from wissel.core.trajectory import CapacityItem
from wissel.infra.doors import Actor

if TYPE_CHECKING:
    from wissel.cli.stage._play import Player

Act: TypeAlias = Callable[["Player", Step, Actor, datetime], object]

#: Who sends a document when the script does not say; all others come from the employer.
_SENDS: Mapping[PartyRole, tuple[str, ...]] = {
    "company-doctor": ("probleemanalyse", "advies-bedrijfsarts", "actueel-oordeel", "fml"),
    "uwv": ("uwv-brief", "loonsanctie-besluit", "herstel-besluit", "wia-beschikking"),
    "labour-expert": ("ad-rapport",),
    "employee": ("oordeel-werknemer", "medische-informatie"),
}


def sender_of(kind: str) -> PartyRole:
    """Return who usually sends a document of this kind."""
    return next((who for who, kinds in _SENDS.items() if kind in kinds), "employer")


def log(player: "Player", step: Step, actor: Actor, now: datetime) -> None:
    """Log an entry of the kind that the step is called after."""
    content = _content(player, step, step.act, step.said)
    entry = trajectories.log(
        actor=actor,
        now=now,
        trajectory=player.trajectory,
        happened_on=player.day(step.day),
        content=content,
        settles=_duty(player, step, step.settles, actor, now).key if step.settles else None,
        working_note=step.note,
    )
    if step.id:
        player.entries[step.id] = entry.id


def _content(player: "Player", step: Step, kind: str, said: Any) -> Content:
    type_: Any = journal.CONTENT_TYPES.get(kind)
    if type_ is None or not isinstance(said, dict):
        raise ScriptError(
            "no-such-act",
            f"{step.path}.{kind}",
            step.line,
            f"'{kind}' is niets dat gebeuren kan",
            f"'{kind}' is nothing that can happen",
        )
    given = player.dated(said, step)
    if "about" in given:
        given["about"] = _entry(player, step, str(given["about"]))
    plain = {
        key: value.isoformat() if hasattr(value, "isoformat") else value
        for key, value in given.items()
    }
    if kind == "decision":
        plain = {"owner": player.coach.name, "owner_role": "coach", **plain}
    try:
        return cast(Content, wire.read_value(type_, {"kind": kind, **plain}))
    except (ValueError, TypeError) as error:
        reason = str(error).splitlines()[-1].strip()
        raise ScriptError("content", f"{step.path}.{kind}", step.line, reason, reason) from error


def _document(player: "Player", step: Step, actor: Actor, now: datetime) -> None:
    """Receive a document: ``document: fml``, or with its author and source."""
    said = step.said if isinstance(step.said, dict) else {"document": step.said}
    said = {"source": sender_of(str(said.get("document"))), **said}
    content = _content(player, step, "document-received", said)
    trajectories.log(
        actor=actor,
        now=now,
        trajectory=player.trajectory,
        happened_on=player.day(step.day),
        content=content,
    )


def _capacity(player: "Player", step: Step, actor: Actor, now: datetime) -> None:
    """Receive capacity: ``items`` in free words, ``list`` by the items of its ``kind``."""
    said, day = step.said, player.day(step.day)
    listed = said.get("list", {})
    trajectories.receive_capacity(
        actor=actor,
        now=now,
        trajectory=player.trajectory,
        valid_from=day,
        source=said.get("source", "company-doctor"),
        author=said["author"],
        hours_per_day=said.get("hours_per_day"),
        hours_per_week=said.get("hours_per_week"),
        items=(
            *(row_of(item, level) for item, level in listed.items()),
            *(CapacityItem(aspect, limit) for aspect, limit in said.get("items", {}).items()),
        ),
        kind=said.get("kind", "free"),
        document=said.get("kind", ""),
        document_on=day if listed else None,
        complete=said.get("complete", False),
    )


def _decide(player: "Player", step: Step, actor: Actor, now: datetime) -> None:
    """Say that a duty can wait, does not hold or was done elsewhere: ``duty`` is its rule's key."""
    said = player.dated(step.said, step)
    trajectories.decide_duty(
        actor=actor,
        now=now,
        trajectory=player.trajectory,
        obligation=_duty(player, step, said["duty"], actor, now).key,
        effect=said["effect"],
        reason=said["reason"],
        until=said.get("until"),
    )


def _correct(player: "Player", step: Step, actor: Actor, now: datetime) -> None:
    """Write anew what an earlier step said wrongly; ``step`` is the id of that step."""
    said: Mapping[str, Any] = step.said
    [kind] = [key for key in said if key != "step"]
    content = _content(player, step, kind, said[kind])
    entry = trajectories.correct(
        actor=actor,
        now=now,
        trajectory=player.trajectory,
        entry=UUID(_entry(player, step, str(said["step"]))),
        happened_on=player.day(step.day),
        content=content,
    )
    player.entries[str(said["step"])] = entry.id


def _deliver(player: "Player", step: Step, actor: Actor, now: datetime) -> None:
    """Deliver a report that is made once: ``deliver: intake-report``."""
    trajectories.report_delivered(
        actor=actor,
        now=now,
        trajectory=player.trajectory,
        delivery=str(step.said),
        day=player.day(step.day),
    )


def _absence(player: "Player", step: Step, actor: Actor, now: datetime) -> None:
    """Change the facts of the absence: interruptions and leave, each with its days."""
    said = step.said
    judged = [
        Leave(
            kind=each["kind"],
            from_=player.dated(each, step)["from"],
            to=player.dated(each, step)["to"],
            same_cause=(
                Judgement(each["same_cause"], "company-doctor", player.day(step.day))
                if "same_cause" in each
                else None
            ),
        )
        for each in said.get("leave", ())
    ]
    healthy = [
        Healthy(player.dated(each, step)["from"], player.dated(each, step)["to"])
        for each in said.get("healthy", ())
    ]
    facts = Absence(
        first_sick_day=player.first_sick_day, healthy=tuple(healthy), leave=tuple(judged)
    )
    trajectories.change_absence(actor=actor, now=now, trajectory=player.trajectory, facts=facts)


def _ask(player: "Player", step: Step, actor: Actor, now: datetime) -> None:
    entry = trajectories.ask(
        actor=actor,
        now=now,
        trajectory=player.trajectory,
        request=ClientRequest(step.said["sort"], step.said["text"]),
    )
    if step.id:
        player.entries[step.id] = entry.id


def _answer(player: "Player", step: Step, actor: Actor, now: datetime) -> None:
    trajectories.answer_request(
        actor=actor,
        now=now,
        trajectory=player.trajectory,
        entry=UUID(_entry(player, step, str(step.said["about"]))),
        answer=step.said["answer"],
        called=bool(step.said.get("called", False)),
    )


def _message(player: "Player", step: Step, actor: Actor, now: datetime) -> None:
    said = step.said
    trajectories.send_message(
        actor=actor,
        now=now,
        trajectory=player.trajectory,
        message=Message(said.get("subject", "question"), said.get("text", "")),
    )


def _agree(player: "Player", step: Step, actor: Actor, now: datetime) -> None:
    """Agree another number with the client, for all or ``only_here``, by the desk."""
    said = player.dated(step.said, step)
    view = trajectories.case(actor=player.coach, now=now, trajectory=player.trajectory)
    limit = said.get("limit")
    unit, amount = next(iter(limit.items())) if limit else ("days", 0)
    trajectories.agree(
        actor=actor,
        now=now,
        client=view.client,
        programme=view.case.programme.name,
        version=view.case.programme.version,
        duty=said["duty"],
        reason=said["reason"],
        valid_from=said.get("from", player.day(step.day)),
        valid_to=said.get("to"),
        limit=Limit(amount, UNITS[unit]) if limit else None,
        per=said.get("per", ""),
        trajectory=player.trajectory if said.get("only_here") else None,
    )


def _programme(player: "Player", step: Step, actor: Actor, now: datetime) -> None:
    said = step.said
    trajectories.change_programme(
        actor=actor,
        now=now,
        trajectory=player.trajectory,
        name=said["name"],
        version=said["version"],
        reason=said["reason"],
    )


def _duty(player: "Player", step: Step, rule: str, actor: Actor, now: datetime) -> Obligation:
    """Return the open duty of a rule (the first in time), by the key it has in the programme."""
    view = trajectories.case(actor=actor, now=now, trajectory=player.trajectory)
    today = player.day(step.played)
    found = [
        duty
        for duty in view.due.obligations
        if rule in (duty.rule, duty.rule.partition(":")[2]) and duty.state(today).is_open
    ]
    if not found:
        raise ScriptError(
            "no-such-duty",
            step.path,
            step.line,
            f"op die dag staat er geen taak '{rule}' open",
            f"on that day no duty '{rule}' is open",
        )
    return found[0]


def _entry(player: "Player", step: Step, id_: str) -> str:
    try:
        return player.entries[id_]
    except KeyError:
        raise ScriptError(
            "no-such-step",
            step.path,
            step.line,
            f"er is geen eerdere stap met id '{id_}'",
            f"there is no earlier step with id '{id_}'",
        ) from None


#: The units of a limit as a programme writes them.
UNITS: dict[str, Unit] = {
    "hours": "hours",
    "days": "days",
    "working_days": "working-days",
    "weeks": "weeks",
    "months": "months",
}

ACTS: dict[str, Act] = {
    "document": _document,
    "capacity": _capacity,
    "decide": _decide,
    "correct": _correct,
    "deliver": _deliver,
    "absence": _absence,
    "ask": _ask,
    "answer": _answer,
    "message": _message,
    "agree": _agree,
    "programme": _programme,
    "report": play_report,
    "quote": play_quote,
    "order": play_order,
    "sign": play_sign,
    "allow": play_allow,
    "withdraw": play_withdraw,
    "send-in": play_send_in,
    "service": play_service,
    "profile": play_profile,
    "direction": play_direction,
    "judge": play_judge,
    "work-test": play_work_test,
    "plan": play_plan,
    "talk": play_talk,
    "point": play_point,
    "check-in": play_check_in,
    "money": play_money,
    "search": play_search,
    "vacancies": play_vacancies,
    "answers": play_answers,
}
