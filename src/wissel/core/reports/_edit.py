"""Applies a coach's edits and the employee's answer to a draft."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Literal

from wissel.core.reports._words import Words, known_sections
from wissel.core.reports.record import (
    Comment,
    Edit,
    Layer,
    Question,
    ReportRecord,
    Response,
    Section,
    Statement,
    name_of,
)
from wissel.core.wire import Wire


@dataclass(frozen=True, slots=True)
class Refused(Wire):
    """An edit that was not applied, and why. Its text is the writer's to keep."""

    edit: Edit
    why: Literal[
        "unknown-target",  # the draft no longer holds it
        "not-editable",  # computed, or the employee's words
        "changed-since",  # the draft says something else than the writer saw
        "no-owner",  # an opinion needs one
        "empty",  # nothing was written
        "already-there",  # a line with that id exists
        "closed",  # the section holds only what others gave
        "no-choice",  # none of the answers to choose from
    ]
    now: str = ""  #: what the draft says now, for ``changed-since``


@dataclass(frozen=True, slots=True)
class Edited(Wire):
    """The record after the edits, and the edits that could not be applied."""

    record: ReportRecord
    refused: tuple[Refused, ...] = ()


def apply_edits(record: ReportRecord, edits: Iterable[Edit]) -> Edited:
    """Return the record with the edits applied in order.

    The door keeps the edits and applies them again on every redraft; one that no longer fits comes
    back in ``refused`` and loses nothing.
    """
    refused = []
    for edit in edits:
        outcome = _ACTIONS[edit.action](record, edit)
        if isinstance(outcome, Refused):
            refused.append(outcome)
        else:
            record = outcome
    return Edited(record, tuple(refused))


def _change(record: ReportRecord, edit: Edit) -> ReportRecord | Refused:
    held = record.find(edit.target)
    if held is None:
        return Refused(edit, "unknown-target")
    if not held.editable:
        # Put back as it was: what was left out stands there again.
        return record if edit.text == held.text else Refused(edit, "not-editable", held.text)
    if edit.base is not None and edit.base != held.text:
        return Refused(edit, "changed-since", held.text)
    new = replace(held, text=edit.text.strip(), owner=edit.owner.strip() or held.owner)
    return _with(record, held.id, (new,))


def _remove(record: ReportRecord, edit: Edit) -> ReportRecord | Refused:
    """A sentence may go, also one of others; a row of what happened, answer or conclusion not."""
    held = record.find(edit.target)
    if held is None:
        return Refused(edit, "unknown-target")
    fixed = held.activity is not None or name_of(held.id) in ("conclusion", "voice")
    if fixed or not (held.editable or held.added or held.optional):
        return Refused(edit, "not-editable", held.text)
    return _with(record, held.id, ())


def _add(record: ReportRecord, edit: Edit) -> ReportRecord | Refused:
    section = next((held for held in record.sections if held.key == edit.target), None)
    if section is None:
        return Refused(edit, "unknown-target")
    if edit.layer is Layer.OWN_WORDS or _holds_voice(section):
        return Refused(edit, "not-editable")
    if is_closed(record, section):
        return Refused(edit, "closed")
    if not edit.text.strip() or not edit.id.strip():
        return Refused(edit, "empty")
    if edit.layer is Layer.OPINION and not edit.owner.strip():
        return Refused(edit, "no-owner")
    line = Statement(
        id=f"{section.number}:own:{edit.id}",
        layer=edit.layer,
        text=edit.text.strip(),
        owner=edit.owner.strip(),
        evidence=edit.evidence,
        effort=edit.layer is Layer.FACT,
        added=True,
    )
    if record.find(line.id) is not None:
        return Refused(edit, "already-there")
    new = replace(section, statements=(*section.statements, line), left_out_because=None)
    return _put(record, new)


def _answer(record: ReportRecord, edit: Edit) -> ReportRecord | Refused:
    """An answer to an open question stands in the section as a line of its owner."""
    for section in record.sections:
        for question in section.questions:
            if question.id != edit.target:
                continue
            if not edit.text.strip():
                return Refused(edit, "empty")
            if question.choices and edit.text.strip() not in question.choices:
                return Refused(edit, "no-choice")
            line = Statement(
                id=question.id,
                layer=question.layer,
                text=edit.text.strip(),
                owner=edit.owner.strip() or question.owner,
                evidence=edit.evidence,
                added=True,
                topic=question.topic,
            )
            asked = tuple(
                replace(q, answer=line.text) if q.id == question.id else q
                for q in section.questions
            )
            kept = tuple(held for held in section.statements if held.id != line.id)
            lines = _in_order((*kept, line), asked)
            return _put(record, replace(section, statements=lines, questions=asked))
    return Refused(edit, "unknown-target")


def _holds_voice(section: Section) -> bool:
    return any(name_of(held.id) == "voice" for held in section.statements)


def is_closed(record: ReportRecord, section: Section) -> bool:
    """Whether nobody adds a line to this section: what stands in it comes from an expert."""
    return any(
        one["key"] == section.key and one.get("closed", False)
        for one in known_sections(record.document)
    )


def _in_order(lines: tuple[Statement, ...], asked: tuple[Question, ...]) -> tuple[Statement, ...]:
    """Put answers after what the file says, in the order of their questions, own lines last."""
    places = {question.id: place for place, question in enumerate(asked, start=1)}
    last = len(places) + 1
    return tuple(sorted(lines, key=lambda held: places.get(held.id, last if held.added else 0)))


_ACTIONS: dict[str, Callable[[ReportRecord, Edit], ReportRecord | Refused]] = {
    "change": _change,
    "remove": _remove,
    "add": _add,
    "answer": _answer,
}


def _with(record: ReportRecord, id_: str, new: tuple[Statement, ...]) -> ReportRecord:
    for section in record.sections:
        if any(held.id == id_ for held in section.statements):
            lines = tuple(
                line for held in section.statements for line in (new if held.id == id_ else (held,))
            )
            # Taking an answer away opens its question again.
            asked = section.questions
            if not new:
                asked = tuple(replace(q, answer="") if q.id == id_ else q for q in asked)
            return _put(record, replace(section, statements=lines, questions=asked))
    return record


def _put(record: ReportRecord, new: Section) -> ReportRecord:
    sections = tuple(new if held.key == new.key else held for held in record.sections)
    return replace(record, sections=sections)


def shown_at_once(record: ReportRecord) -> ReportRecord:
    """Return the record of a way of working that shows it to employee and employer at once."""
    return _voiced(record, Words(record.language).say("voice.at-once"))


def respond(
    record: ReportRecord, response: Response | None, comments: tuple[Comment, ...] = ()
) -> ReportRecord:
    """Return the record with the employee's answer in section 10 and the comments beside it.

    The employee's words stand there unchanged, or "geen reactie"; nobody edits them.
    """
    words = Words(record.language)
    if response is None:
        text = words.say("voice.waiting")
    elif response.kind == "no-response":
        text = words.say("voice.none")
    else:
        said = words.say(f"voice.{response.kind}", day=words.day(response.on))
        text = f"{said}\n{response.text.strip()}".strip()
    return replace(_voiced(record, text), response=response, comments=comments)


def _voiced(record: ReportRecord, text: str) -> ReportRecord:
    voice = record.named("voice")
    if voice is None:
        raise ValueError("the record has no section for the employee's view")
    return _with(record, voice.id, (replace(voice, text=text),))
