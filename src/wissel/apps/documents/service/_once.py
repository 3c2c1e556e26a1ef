"""A report that is made once (*levering*, such as the intake report): how it differs."""

from datetime import date
from typing import Any, Final
from uuid import UUID

from wissel.apps.bureaus import service as bureaus
from wissel.apps.documents.models import Release, Report
from wissel.apps.documents.service import _occasion
from wissel.apps.documents.service._planned import plan_checks, plan_of
from wissel.apps.guidance import service as guidance
from wissel.apps.orders import service as orders
from wissel.apps.trajectories import service as trajectories
from wissel.connections import wire
from wissel.core import reports
from wissel.core.due import Due
from wissel.core.journal import ReportEvent, standing
from wissel.core.obligations import Obligation
from wissel.core.programme import Programme, event_names
from wissel.core.refusal import Refused
from wissel.core.reports.record import Check, Layer, ReportRecord, name_of
from wissel.core.sources import Text
from wissel.core.trajectory import Trajectory

#: The period of a report that belongs to none.
ONCE: Final = ""
_INTAKE: Final = "d08"
_PLAN: Final = "d11"
#: The ways of quoting in which the quote for the trajectory goes with the intake report.
_QUOTED_WITH: Final = ("after-intake", "two")
_OUT: Final = frozenset({"open", "accepted", "declined", "expired"})


def programme_of(case: Trajectory) -> Programme:
    """Return the version of the way of working that the trajectory runs by."""
    return bureaus.held_programme(name=case.programme.name, version=case.programme.version)


def demand_document(kind: str) -> None:
    """Refuse a report that is not written here. One that nobody promised may be written too."""
    if kind not in reports.written_once():
        raise Refused(
            "no-such-delivery",
            "$.delivery",
            Text(
                "Dit verslag wordt niet in Wissel geschreven.",
                "This report is not written in Wissel.",
            ),
        )


def at_once(row: Report, case: Trajectory) -> bool:
    """Whether the way of working shows this report to employee and employer at once (PA-31)."""
    programme = programme_of(case)
    policies = {one.key: one.release for one in programme.deliveries}
    policies |= {one.key: one.release for one in programme.reports}
    return policies.get(row.kind, reports.release_of(row.kind)) == "both-at-once"


def shown_at_once(row: Report, case: Trajectory) -> bool:
    """Whether this report may be released without having been read.

    Not once it, or the version it corrects, was put to the employee: their answer never goes.
    """
    if not at_once(row, case) or row.response or row.comments:
        return False
    replaced = (row.correction_reason or {}).get("replaces", "")
    return not any(
        isinstance(entry.content, ReportEvent)
        and entry.content.event == "to-employee"
        and entry.content.report in (str(row.pk), replaced)
        for entry in case.journal
    )


def label_of(programme: Programme, kind: str) -> Text | None:
    """Return what a way of working calls a report; ``None`` for one that it does not name."""
    labels = {one.key: one.label for one in programme.deliveries}
    labels |= {one.key: one.label for one in programme.reports}
    own = programme.plan.label if reports.document_of(kind) == _PLAN else None
    return labels.get(kind, own)


def title_of(row: Report) -> Text | None:
    """Return what it was called when it was begun; ``None`` for what its document says."""
    return None if row.title is None else wire.read_value(Text, row.title)


def drafting(row: Report, within: trajectories.Within) -> dict[str, Any]:
    """Return what a draft takes besides, by the rules of its document; its name first."""
    document, title = reports.document_of(row.kind), title_of(row)
    if document is None:
        return {"title": title}
    if _occasion.is_of_occasion(row):
        agenda = _occasion.agenda_of(row, within)
        return {"document": document, "title": title or reports.title_of(row.kind), "heard": agenda}
    programme = programme_of(within.case)
    plan = plan_of(row, within, programme)
    replaced, anew = replaced_release(row), reports.is_made_anew(document)
    wanted = reports.heard_by(document)
    heard = guidance.heard_within(within=within, language=row.language)
    return {
        "document": document,
        "title": title,
        "plan": plan,
        "heard": tuple(one for one in heard if one.key in wanted),
        **({} if replaced is None or anew else _as_it_was(replaced, within)),
    }


def _as_it_was(replaced: Release, within: trajectories.Within) -> dict[str, Any]:
    """Let a correction speak of the day of the report it corrects, with what is known now."""
    head = replaced.record["header"]
    day = date.fromisoformat(head["drawn_up_on"])
    return {
        "today": day,
        "period_to": day,
        "week": head["week"],
        "known_until": within.due.today,
    }


def first_day(row: Report, case: Trajectory, today: date) -> date:
    """Return the first day that a report made once speaks of: of aftercare, since the new work."""
    begins = reports.begins_with(reports.document_of(row.kind) or "d15")
    begun = [
        entry.happened_on
        for entry in standing(case.journal)
        if entry.happened_on <= today and event_names(entry.content).intersection(begins)
    ]
    return max(begun, default=case.absence.first_sick_day)


def duty_of(due: Due, kind: str, day: date | None = None) -> Obligation | None:
    """Return the duty to deliver it: the one that is open, else the last one that was.

    ``day``: that of the occasion it is about.
    """
    event = f"report-event:released:{kind}"
    found = [
        duty
        for duty in due.obligations
        if event in duty.satisfied_by and (day is None or duty.opens == day)
    ]
    still = [duty for duty in found if duty.state(due.today).is_open]
    return next(iter(still), found[-1] if found else None)


def checks(row: Report, within: trajectories.Within, record: ReportRecord) -> list[Check]:
    """Return what the gate says besides: plan, words of people, talk, quote."""
    if _occasion.is_of_occasion(row):
        return _occasion.checks(row, within.case, record)
    found = plan_checks(row, within, record, programme_of(within.case))
    if record.document != _INTAKE:
        return found
    found += [*_words(within, record), *_offer(within)]
    if guidance.has_to_choose_within(within=within):
        found.append(reports.gate_line("choice.none", "attention"))
    if record.named("talk-none") is not None:
        found.append(reports.gate_line("intake.none", "attention"))
    duty = duty_of(within.due, row.kind)
    if duty is not None and duty.done_on is not None and row.version == 1:
        found.append(reports.gate_line("delivered.elsewhere", "attention", day=duty.done_on))
    return found


def _words(within: trajectories.Within, record: ReportRecord) -> list[Check]:
    """Hold back an answer the employee took back, and one they never let stand."""
    heard = guidance.heard_within(within=within, language=record.language)
    stand = {(f"said-{one.key}", one.text.strip()) for one in heard if one.role == "employee"}
    kept_back = [_plain(text) for text in guidance.kept_back_within(within=within)]
    found = []
    for section, held in record.statements():
        name = name_of(held.id)
        if held.layer is Layer.OWN_WORDS and name != "voice" and (name, held.text) not in stand:
            found.append(reports.gate_line("words.withdrawn", "blocked", held, topic=held.topic))
        written = held.added or held.editable
        if written and any(text in _plain(held.text) for text in kept_back):
            number = section.number
            found.append(reports.gate_line("words.copied", "blocked", held, number=number))
    return found


def _plain(text: str) -> str:
    return " ".join(text.casefold().split()).rstrip(".!?")


def _offer(within: trajectories.Within) -> list[Check]:
    """Say whether the quote that goes with the intake report is there (XS-47)."""
    if programme_of(within.case).offer.quote not in _QUOTED_WITH:
        return []
    today = within.due.today
    states = orders.quote_states(within=within, order="trajectory", today=today)
    if _OUT.intersection(states):
        return [reports.gate_line("offer.ok", "ok")]
    return [reports.gate_line("offer.draft" if "draft" in states else "offer.none", "attention")]


def replaced_release(report: Report) -> Release | None:
    """Return the release that a correction replaces."""
    if not report.correction_reason:
        return None
    replaces = UUID(report.correction_reason["replaces"])
    found: Release | None = Release.objects.filter(report_id=replaces).first()
    return found


def copied_from(row: Report) -> Release | None:
    """Return the release that somebody who writes this report may have copied from.

    Of one that comes back the last of its kind before this period. One that is made once has no
    such: it is held against the last release of the file, whatever that is, but not the version
    that it corrects, which it is meant to repeat.
    """
    rows = Release.objects.filter(report__trajectory_id=row.trajectory_id)
    if row.period != ONCE:
        rows = rows.filter(report__kind=row.kind, report__period__lt=row.period)
        return rows.order_by("-report__period", "-released_at").first()
    return rows.exclude(report__kind=row.kind).order_by("-released_at").first()


def correcting(row: Report) -> str:
    """Return why this version replaces another; empty for a first one."""
    return str((row.correction_reason or {}).get("reason", ""))


def was_at_once(row: Report) -> bool:
    """Whether it was released without having been put to the employee."""
    return row.state in ("vrijgegeven", "vervangen") and row.sent is None


def existing(trajectory: UUID, kind: str, period: str) -> UUID | None:
    """Return the newest version of a report of that kind and period, if it was begun."""
    rows = Report.objects.filter(trajectory_id=trajectory, kind=kind, period=period)
    found = rows.order_by("-version").first()
    return None if found is None else found.pk
