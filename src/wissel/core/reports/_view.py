"""What the employer gets, exactly what the employee reads; and what a correction changed."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Literal

from wissel.core.reports._words import both, known_sections, text_of
from wissel.core.reports.record import (
    Change,
    Correction,
    ReportRecord,
    Section,
    Statement,
    name_of,
)
from wissel.core.wire import to_json

_QUOTE = 160  #: characters of a text that a line of a correction quotes


def employer_view(record: ReportRecord) -> ReportRecord:
    """Return the record without the questions to the coach and the employee's comments.

    Hidden names are not in a record at all. Portals, PDF and the frozen record of a release all
    come from this one.
    """
    parts = known_sections(record.document)
    why = {one["key"]: one["left_out"] for one in parts if "left_out" in one}
    sections = tuple(_shown(section, why) for section in record.sections)
    return replace(record, sections=sections, comments=())


def text_digest(record: ReportRecord) -> str:
    """Return the SHA-256 of everything that stands in a report, but what the employee answers.

    That comes after the draft was read. Days and weeks of the header are no text of anybody.
    """
    held = [
        [section.key, to_json(one)]
        for section, one in employer_view(record).statements()
        if name_of(one.id) != "voice"
    ]
    body = json.dumps(held, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(body.encode()).hexdigest()


def _shown(section: Section, why: Mapping[str, object]) -> Section:
    """Return a section as it leaves: one in which nothing stands says why, where the rules do."""
    if section.statements or section.key not in why:
        return replace(section, questions=())
    return replace(section, questions=(), left_out_because=text_of(why[section.key]))


def diff(old: ReportRecord, new: ReportRecord) -> tuple[Change, ...]:
    """Return what changed between two versions, in reading order, each with its line."""
    before = {held.id: (section, held) for section, held in old.statements()}
    after = {held.id: (section, held) for section, held in new.statements()}
    found = []
    for id_, (section, held) in after.items():
        was = before[id_][1] if id_ in before else None
        if was is None or (not was.text.strip() and held.text.strip() and not held.activity):
            found.append(_change("added", section, id_, "", _said(held)))
        elif _printed(was) != _printed(held):
            # A change outside the text (an owner, a cell) shows the whole line.
            show = _printed if was.text == held.text else _said
            found.append(_change("changed", section, id_, show(was), show(held)))
    for id_, (section, held) in before.items():
        if id_ not in after:
            found.append(_change("removed", section, id_, _said(held), ""))
    return tuple(sorted(found, key=lambda change: change.section))


def correct(old: ReportRecord, new: ReportRecord, *, reason: str, on: date) -> ReportRecord:
    """Return ``new`` as the next version of the released ``old``, with what changed and why.

    Raises ``ValueError`` without a reason: a released document is never replaced silently.
    """
    if not reason.strip():
        raise ValueError("a correction needs a reason")
    lines = tuple(change.line.in_(new.language) for change in diff(old, new))
    header = replace(new.header, version=old.header.version + 1, control_code="")
    correction = Correction(old.header.version, on, reason.strip(), lines)
    return replace(new, header=header, correction=correction)


def _printed(statement: Statement) -> str:
    """Everything a reader sees of a statement, so that no change goes unsaid."""
    cells = statement.activity
    parts = [statement.text, statement.owner]
    if cells is not None:
        minutes = "" if cells.minutes is None else str(cells.minutes)
        parts = [
            cells.day.isoformat(),
            cells.sort,
            cells.with_,
            minutes,
            cells.aim,
            *parts,
            cells.present,
        ]
    return " · ".join(part for part in parts if part)


def _said(statement: Statement) -> str:
    return statement.text.strip() or _printed(statement)


def _change(
    kind: Literal["changed", "added", "removed"],
    section: Section,
    id_: str,
    before: str,
    after: str,
) -> Change:
    line = both("diff", kind, number=section.number, before=_short(before), after=_short(after))
    return Change(kind, id_, section.number, before, after, line)


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _QUOTE else f"{text[:_QUOTE].rstrip()}…"
