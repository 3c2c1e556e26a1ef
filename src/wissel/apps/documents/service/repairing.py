"""The repair plan of a wage sanction, and the request to UWV to shorten it, drawn from it."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final
from uuid import UUID

from wissel.apps.bureaus import service as bureaus
from wissel.apps.documents.service import _papers_out
from wissel.apps.trajectories import service as trajectories
from wissel.core.access import DataCategory, Role
from wissel.core.audit import Proof, RepairPlan, Shortcoming, repair_plan
from wissel.core.trajectory import Trajectory
from wissel.infra import pdf
from wissel.infra.doors import Actor, Denied, read_door, today_of
from wissel.infra.typed import refused

_READERS: Final = (Role.COACH, Role.MANAGER, Role.EMPLOYER)


@dataclass(frozen=True, slots=True)
class RepairView:
    """The repair plan as the employer reads it; ``plan`` is ``None`` without a sanction."""

    plan: RepairPlan | None
    case: Trajectory


@dataclass(frozen=True, slots=True)
class RequestFile:
    """The request as PDF, and the name to save it under: no name of a person."""

    file_name: str
    content: bytes


@read_door
def repair(*, actor: Actor, now: datetime, trajectory: UUID) -> RepairView:
    """Return the repair plan of today: what UWV wrote, its repair, and what shows it.

    Whoever reads it, it is what the employer may read: the request goes out in their name.
    """
    return _read(actor, now, trajectory, "repair.view", "R")[0]


def shortening_request(
    *, actor: Actor, now: datetime, trajectory: UUID, language: str = "nl"
) -> RequestFile:
    """Return the request to shorten the wage sanction as PDF/A-2a and PDF/UA-1.

    Raises ``Refused`` (``$``) without UWV's decision, and while a shortcoming has no repair or
    nothing that shows it, naming which.

    Not one door: the drawing takes long and stands outside of any transaction.
    """
    view, bureau = _gather(actor=actor, now=now, trajectory=trajectory)
    plan = _demand_complete(view.plan)
    day = today_of(now)
    content = pdf.render(
        template="shortening",
        record=_record(view.case, plan, bureau, day),
        language=language,
        timestamp=now,
    )
    name = pdf.file_name(
        case_number=view.case.reference, kind="bekortingsverzoek", day=day, version=1
    )
    return RequestFile(name, content)


@read_door
def _gather(*, actor: Actor, now: datetime, trajectory: UUID) -> tuple[RepairView, str]:
    return _read(actor, now, trajectory, "repair.request", "E")


def _read(
    actor: Actor, now: datetime, trajectory: UUID, event: str, action: str
) -> tuple[RepairView, str]:
    within = trajectories.trajectory_within(
        actor=actor, now=now, trajectory=trajectory, category=DataCategory.STAGNATION
    )
    if not actor.is_system and actor.role not in _READERS:
        raise Denied("no-repair", subject=str(trajectory), hidden=False)
    client = trajectories.as_the_client_reads(within=within)
    case = _papers_out.with_taken(client.case, client)
    within.obtained.log(event, DataCategory.STAGNATION, action=action)
    plan = repair_plan(case, as_of=today_of(now))
    return RepairView(plan, case), bureaus.bureau(actor=actor, now=now).name


def _demand_complete(plan: RepairPlan | None) -> RepairPlan:
    if plan is None or plan.decided_on is None:
        raise refused(
            "no-decision",
            "$",
            "Het besluit van UWV staat niet in het dossier. Zonder dat besluit valt er niets te "
            "bekorten.",
            "UWV's decision is not in the file. Without that decision there is nothing to shorten.",
        )
    if not plan.shortcomings:
        raise refused(
            "no-shortcomings",
            "$",
            "Er staat nog niet in het dossier welke tekortkomingen UWV noemt. Leg ze eerst vast.",
            "The file does not say yet which shortcomings UWV names. Record them first.",
        )
    if plan.missing:
        names = "; ".join(one.what.rstrip(".") for one in plan.missing)
        raise refused(
            "incomplete",
            "$",
            f"Nog niet hersteld, of het dossier laat het nog niet zien: {names}.",
            f"Not repaired yet, or the file does not show yet that it was: {names}.",
        )
    return plan


def _record(case: Trajectory, plan: RepairPlan, bureau: str, day: date) -> dict[str, Any]:
    numbers = {proof.entry: n for n, proof in enumerate(plan.proofs, start=1)}
    return {
        "bureau": bureau,
        "case_number": case.reference,
        "client": case.client.name,
        "employee": case.employee.name,
        "first_sick_day": case.absence.first_sick_day.isoformat(),
        "made_on": day.isoformat(),
        "decided_on": _iso(plan.decided_on),
        "shortcomings": [_shortcoming(one, numbers) for one in plan.shortcomings],
        "proofs": [_proof(one) for one in plan.proofs],
    }


def _shortcoming(one: Shortcoming, numbers: dict[str, int]) -> dict[str, Any]:
    return {
        "what": one.what,
        "action": one.action,
        "owner": one.owner,
        "repaired_on": _iso(one.repaired_on),
        "outcome": one.outcome,
        "proofs": [numbers[proof.entry] for proof in one.proofs],
    }


def _proof(proof: Proof) -> dict[str, Any]:
    return {
        "kind": proof.kind,
        "document": proof.document,
        "title": proof.title,
        "source": proof.source,
        "day": proof.day.isoformat(),
        "is_held": proof.is_held,
    }


def _iso(day: date | None) -> str:
    return "" if day is None else day.isoformat()
