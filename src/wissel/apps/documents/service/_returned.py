"""Released reports as a trajectory file brings them back, checked before anything is stored."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from wissel.apps.documents.models import Report
from wissel.apps.documents.service.releasing import record_hash
from wissel.connections import wire
from wissel.connections.trajectory_file import FILE_NAME, TrajectoryFile
from wissel.connections.wire import InputError
from wissel.core.journal import ReportEvent
from wissel.core.refusal import Refused
from wissel.core.reports.record import ReportRecord
from wissel.core.sources import Text
from wissel.core.trajectory import ReleasedReport, Trajectory
from wissel.infra.restoring import demand_in_order, wrong
from wissel.infra.typed import demand_fits

_MOST_NAME: Final = 200
_MOST_WORDS: Final = 1000


@dataclass(frozen=True, slots=True)
class Returned:
    """A released report with the record and the bytes that lay beside the file."""

    said: ReleasedReport
    record: ReportRecord
    content: bytes


def reports_in(given: TrajectoryFile, now: datetime) -> tuple[Returned, ...]:
    """Return the reports of a file that come with their contents, or raise :class:`Refused`."""
    if not given.contents:
        return ()
    returned: list[Returned] = []
    seen: set[object] = set()
    ids = {said.id for said in given.trajectory.reports}
    for index, said in enumerate(given.trajectory.reports):
        place = f"$.reports[{index}]"
        _check(said, place, ids)
        _check_answers(said, place, now)
        for key in (said.id, said.file, said.record, (said.kind, said.period, said.version)):
            if key in seen:
                raise wrong(place, "komt twee keer voor", "occurs twice")
            seen.add(key)
        record = _record(given, said, place)
        returned.append(Returned(said, record, given.contents[said.file]))
    return tuple(returned)


def released_by(said: ReleasedReport, case: Trajectory) -> str:
    """Return who released a report, as the journal tells; empty when it does not."""
    for entry in case.journal:
        match entry.content:
            case ReportEvent(report=said.id, event="released"):
                return entry.author
    return ""


def drafts_told(case: Trajectory) -> Iterator[str]:
    """Yield kind and period of the reports that were begun and not released."""
    released = {said.id for said in case.reports}
    begun = {
        entry.content.report: f"{entry.content.label} {entry.content.period}"
        for entry in case.journal
        if isinstance(entry.content, ReportEvent)
    }
    yield from sorted(name for report, name in begun.items() if report not in released)


def _check(said: ReleasedReport, place: str, ids: set[str]) -> None:
    try:
        whole = str(UUID(said.id)) == said.id
    except ValueError:
        whole = False
    if not whole:
        raise wrong(f"{place}.id", "is geen UUID", "is not a UUID")
    for name in ("file", "record"):
        if not FILE_NAME.fullmatch(getattr(said, name)):
            raise wrong(f"{place}.{name}", "is geen bestandsnaam", "is not a file name")
    if said.replaces and (said.replaces not in ids or said.replaces == said.id):
        raise wrong(f"{place}.replaces", "noemt geen rapport hier", "names no report here")
    for name in ("kind", "period"):
        most = getattr(Report._meta.get_field(name), "max_length", None) or 0
        if len(getattr(said, name)) > most:
            raise wrong(f"{place}.{name}", f"is langer dan {most}", f"is longer than {most}")


def _check_answers(said: ReleasedReport, place: str, now: datetime) -> None:
    """Refuse answers of the employer out of order, and a yes without a signature."""
    before = said.released_at
    for index, answer in enumerate(said.answers):
        there = f"{place}.answers[{index}]"
        demand_in_order(there, now, (("at", before), ("at", answer.at)))
        before = answer.at
        for name in ("by", "function"):
            demand_fits(getattr(answer, name), _MOST_NAME, f"{there}.{name}")
        demand_fits(answer.because, _MOST_WORDS, f"{there}.because")
        if (answer.kind == "agreed") is (answer.signature is None):
            raise wrong(f"{there}.signature", "hoort bij een ja", "belongs to a yes")


def _record(given: TrajectoryFile, said: ReleasedReport, place: str) -> ReportRecord:
    """Return the frozen record, which must be the one that was hashed at release."""
    try:
        record = wire.read(ReportRecord, given.contents[said.record])
    except InputError as error:
        where = f"({said.record}: {error.path})"
        raise wrong(
            f"{place}.record", f"is geen rapport {where}", f"is not a report {where}"
        ) from None
    header = record.header
    if (header.kind, header.version) != (said.label, said.version):
        raise wrong(f"{place}.record", "is van een ander rapport", "is of another report")
    if record_hash(record)[:16] != header.control_code:
        raise Refused(
            "wrong-hash",
            f"{place}.record",
            Text(
                f"Het bestand '{said.record}' is veranderd na de vrijgave: de controlecode klopt "
                "niet. Vraag een nieuwe export.",
                f"The file '{said.record}' was changed after the release: its control code does "
                "not hold. Ask for a new export.",
            ),
        )
    return record
