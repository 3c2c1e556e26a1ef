"""What came of an extra service: delivered, told in the journal, corrected where it was wrong."""

from dataclasses import replace
from datetime import date, datetime
from uuid import UUID

from wissel.apps.orders.models import ExtraService
from wissel.apps.orders.service import _quotes, _services
from wissel.apps.orders.service._service_said import Carrier, ServiceResult, checked_result
from wissel.apps.orders.service._services import HeldService, ServiceView
from wissel.apps.trajectories import service as trajectories
from wissel.connections import wire
from wissel.core.access import DataCategory
from wissel.core.journal import (
    Agreement,
    Content,
    DocumentKind,
    DocumentReceived,
    JournalEntry,
    Note,
    standing,
)
from wissel.core.services import catalogue
from wissel.core.wire import to_json
from wissel.infra.doors import Actor, door, today_of
from wissel.infra.typed import refused


@door
def deliver_service(
    *,
    actor: Actor,
    now: datetime,
    service: UUID,
    result: ServiceResult,
    document: UUID | None = None,
) -> ServiceView:
    """Deliver an accepted service. Employer and employee get a mail that there is something.

    The agreement is settled by it. The report of a labour expert counts as received: ``document``
    is the entry of one that came in already, which from now on says what it comes to; without it an
    entry of its own says first that it came, for whoever reads the calendar and no more. Raises
    :class:`Refused` with the place (``$.dated``, ``$.conclusion``), and (``$``) for what was
    delivered before.
    """
    held = _services.hold_service(actor=actor, now=now, service=service, lock=True)
    _services.demand_delivers(held.within, held.kind, actor)
    _services.demand_running(held.within)
    _demand_accepted(held)
    asked = today_of(held.row.asked_at)
    said = checked_result(held.kind, result, since=asked, today=today_of(now))
    _keep(held, actor, now, said, document)
    _settle(held, actor, now, said.dated)
    _tell(held, actor, now)
    _services.note_service(held, "service.deliver", writes=True)
    return _services.shown(held, actor, now)


@door
def record_service(
    *,
    actor: Actor,
    now: datetime,
    trajectory: UUID,
    kind: str,
    result: ServiceResult,
    document: UUID | None = None,
) -> ServiceView:
    """Write down what came of something that was done elsewhere, or before it came to the bureau.

    Usually the employer had a labour expert's study done already: its advice is what the second
    track starts from. Nobody asked for anything here, so nothing is due and nobody is mailed.
    """
    found = _services.service_within(actor, now, trajectory, lock=True)
    done = catalogue().kind(kind)
    if done is None:
        raise refused("kind", "$.kind", "Kies wat dit is.", "Choose what this is.")
    _services.demand_delivers(found, done, actor)
    _services.demand_running(found)
    since = found.case.absence.first_sick_day
    said = checked_result(done, result, since=since, today=today_of(now))
    rows = ExtraService.objects.filter(trajectory_id=trajectory, kind=done.key, elsewhere=True)
    twice = next((one for one in rows if one.result == to_json(said)), None)
    if twice is not None:  # sent again: it stands already
        return _services.shown(HeldService(twice, done, found), actor, now)
    row = ExtraService(
        trajectory_id=trajectory,
        kind=done.key,
        version=catalogue().version,
        elsewhere=True,
        asked_at=now,
        asked_by=actor.name,
        asked_role=actor.role,
        asked_as_id=actor.membership,
        answers={},
    )
    held = HeldService(row, done, found)
    _keep(held, actor, now, said, document)
    _services.note_service(held, "service.record", writes=True)
    return _services.shown(held, actor, now)


@door
def correct_result(
    *, actor: Actor, now: datetime, service: UUID, result: ServiceResult
) -> ServiceView:
    """Say what a result should have said. The entry before stays readable and no longer counts."""
    held = _services.hold_service(actor=actor, now=now, service=service, lock=True)
    _services.demand_delivers(held.within, held.kind, actor)
    _services.demand_running(held.within)
    _services.demand_state(held, "delivered")
    row = held.row
    first = held.within.case.absence.first_sick_day if row.elsewhere else today_of(row.asked_at)
    said = checked_result(held.kind, result, since=first, today=today_of(now))
    _keep(held, actor, now, said, row.result_entry)
    _settle(held, actor, now, said.dated)
    _tell(held, actor, now)
    _services.note_service(held, "service.correct", writes=True)
    return _services.shown(held, actor, now)


def _demand_accepted(held: HeldService) -> None:
    state = _services.state_of(held.row)
    if state == "delivered":
        raise refused(
            "delivered-already",
            "$",
            f"{held.row.delivered_by} leverde dit al op. Staat er iets verkeerd, verbeter dan de "
            "uitkomst.",
            f"{held.row.delivered_by} delivered this already. If something is wrong, correct the "
            "result.",
        )
    if state == "asked":
        raise refused(
            "not-accepted",
            "$",
            "Neem de dienst eerst aan: wie doet het, en wanneer is het klaar?",
            "Accept the service first: who does it, and when is it done?",
        )
    _services.demand_state(held, "accepted")


def _keep(
    held: HeldService, actor: Actor, now: datetime, said: ServiceResult, document: UUID | None
) -> None:
    """Write the result in the journal and keep it with its entry."""
    row = held.row
    before = _standing(held, document)
    if before is None and held.kind.told_as == "report":
        before = _came_in(held, actor, now, said)
    entry, _ = trajectories.append_event(
        within=held.within,
        actor=actor,
        now=now,
        content=_content(held, said, before),
        happened_on=said.dated,
        category=DataCategory(held.kind.category),
        documents=before.documents if before is not None else (),
        supersedes=before.id if before is not None else None,
    )
    if row.delivered_at is None:
        row.delivered_at, row.delivered_by = now, actor.name
    row.result, row.result_entry = to_json(said), UUID(entry.id)
    row.save()


def _standing(held: HeldService, document: UUID | None) -> JournalEntry | None:
    """Return the entry that is to say it, as it stands: of a report that came in, or a result."""
    if document is None:
        return None
    own = document == held.row.result_entry
    found = trajectories.as_they_stand(entries=[document]).get(document)
    reports = {one.id for one in standing(held.within.case.journal) if own or _is_report(one)}
    if found is None or found.id not in reports or (not own and held.kind.told_as != "report"):
        raise refused(
            "no-such-document",
            "$.document",
            "Dit rapport staat niet meer zo in het logboek. Kies opnieuw.",
            "This report does not stand in the journal like that any more. Choose again.",
        )
    return found


def _is_report(entry: JournalEntry) -> bool:
    """Whether an entry is a labour expert's report of which nobody said yet what it comes to."""
    content = entry.content
    return (
        isinstance(content, DocumentReceived)
        and content.document is DocumentKind.AD_RAPPORT
        and content.advice is None
    )


def _came_in(held: HeldService, actor: Actor, now: datetime, said: ServiceResult) -> JournalEntry:
    """Say that the report came in, to whoever reads the calendar: what it says is not for all."""
    entry, _ = trajectories.append_event(
        within=held.within,
        actor=actor,
        now=now,
        content=DocumentReceived(
            DocumentKind.AD_RAPPORT,
            "labour-expert",
            author=said.author,
            received_on=today_of(now),
        ),
        happened_on=said.dated,
    )
    return entry


def _content(held: HeldService, said: ServiceResult, before: JournalEntry | None) -> Content:
    if held.kind.told_as == "note":
        parts = [(one.text.nl, said.texts.get(one.key, "")) for one in held.kind.result]
        head = f"{held.kind.title.nl}, {said.author}"
        return Note("\n\n".join([head, *(f"{ask}\n{told}" for ask, told in parts if told)]))
    if before is None or not isinstance(before.content, DocumentReceived):
        raise AssertionError("a report that says something came in first")
    return replace(before.content, author=said.author, advice=said.advice)


def _settle(held: HeldService, actor: Actor, now: datetime, dated: date) -> None:
    """Report the agreement as done, on the day that the result bears; or correct that report."""
    if held.row.agreement is None:
        return
    about = str(held.row.agreement)
    told = [
        entry
        for entry in standing(held.within.case.journal)
        if isinstance(entry.content, Agreement) and entry.content.about == about
    ]
    if told and told[0].happened_on == dated:
        return
    carrier = wire.read_value(Carrier, held.row.carrier)
    trajectories.append_event(
        within=held.within,
        actor=actor,
        now=now,
        content=Agreement(carrier.role, held.kind.promise.nl, done=True, about=about),
        happened_on=dated,
        supersedes=told[0].id if told else None,
    )


def _tell(held: HeldService, actor: Actor, now: datetime) -> None:
    _services.tell_employer(held, actor, now)
    address = trajectories.employee_address(within=held.within)
    if address:
        _quotes.tell(actor, now, address, "/mijn/stukken/")
