"""What a coach typed into a draft, against what they saw and what stands there now.

The form sends, beside every text, a short digest of what the writer saw (``seen``). So a text that
nobody touched is left alone, and one that somebody else changed meanwhile is never overwritten.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final, Literal
from uuid import uuid4

from django.utils.translation import gettext as _
from django.utils.translation import override

from wissel.core.reports.record import (
    Edit,
    Layer,
    ReportRecord,
    Section,
    Statement,
    name_of,
)
from wissel.portals.shell.dates import full_date

#: Characters of one sentence or answer; far more than anybody writes.
MOST: Final = 4000
MOST_OWNER: Final = 120
#: The sections in which an own line is an agreement, unless the writer says otherwise.
_AGREED: Final = ("afspraken", "advies")


@dataclass(frozen=True, slots=True)
class Slot:
    """One thing of a draft that can be written: a sentence, an own line, an answer."""

    id: str
    kind: Literal["change", "add", "answer"]
    section: str
    layer: Layer
    text: str
    owner: str
    removable: bool
    choices: tuple[str, ...] = ()

    @property
    def has_owner(self) -> bool:
        """Whether the text says who thinks or does it."""
        return self.layer in (Layer.OPINION, Layer.AGREEMENT)

    @property
    def digest(self) -> str:
        """The digest of what stands there."""
        return digest(self.text, self.owner)

    def edit(self, text: str, owner: str) -> Edit:
        """Return the edit that puts ``text`` here."""
        if self.kind == "add":
            own = self.id.rpartition(":")[2]
            return Edit("add", self.section, text, id=own, layer=self.layer, owner=owner)
        if self.kind == "answer":
            return Edit("answer", self.id, text, owner=owner)
        return Edit("change", self.id, text, base=self.text, owner=owner)

    def removal(self) -> Edit:
        """Return the edit that leaves it out; an emptied own line or answer is gone."""
        if self.kind == "change":
            return Edit("remove", self.id)
        return self.edit("", self.owner)


@dataclass(frozen=True, slots=True)
class Written:
    """What stands in a field; ``theirs`` is the text that somebody else put there meanwhile."""

    text: str
    owner: str
    theirs: str | None = None
    error: str = ""


@dataclass(frozen=True, slots=True)
class NewLine:
    """An own line being written in a section: an opinion with its owner, or who does what when."""

    id: str
    layer: str = Layer.OPINION
    text: str = ""
    owner: str = ""
    day: str = ""
    error: str = ""


@dataclass(slots=True)
class Typed:
    """A form as it came in: the edits in it, and what must be shown again."""

    edits: list[Edit] = field(default_factory=list)
    written: dict[str, Written] = field(default_factory=dict)
    lines: dict[str, NewLine] = field(default_factory=dict)

    @property
    def conflicts(self) -> tuple[str, ...]:
        """The slots that somebody else changed meanwhile."""
        return tuple(id_ for id_, one in self.written.items() if one.theirs is not None)

    @property
    def has_errors(self) -> bool:
        """Whether something typed cannot be saved as it is."""
        errors = [one.error for one in self.written.values()]
        return any(errors) or any(line.error for line in self.lines.values())


def slots_of(record: ReportRecord) -> dict[str, Slot]:
    """Return everything of a draft that can be written, by id, in reading order."""
    return {slot.id: slot for section in record.sections for slot in _slots(section)}


def seen_of(record: ReportRecord) -> str:
    """Return what a writer of this draft sees, as the form carries it."""
    return json.dumps({slot.id: slot.digest for slot in slots_of(record).values()})


def read(post: Mapping[str, str], record: ReportRecord) -> Typed:
    """Return what was typed, compared with the draft as it is now."""
    typed, seen = Typed(), _seen(post.get("seen", ""))
    slots = slots_of(record)
    for name in post:
        id_ = name.removeprefix("text:")
        if id_ == name:
            continue
        text, owner = normal(post[name]), normal(post.get(f"owner:{id_}", ""))
        slot = slots.get(id_)
        if post.get("theirs") == id_:
            continue  # the writer chose the text of the other
        if slot is None:
            if text and digest(text, owner) != seen.get(id_):
                # The sentence went while it was written: the door keeps the text and says so.
                typed.edits.append(Edit("change", id_, text, owner=owner))
            continue
        _read_slot(typed, slot, text, owner if slot.has_owner else slot.owner, seen.get(id_))
    for section in record.sections:
        if post.get(f"new-text:{section.key}", "").strip():
            _read_line(typed, post, section, record.language)
    return typed


def typed_texts(post: Mapping[str, str]) -> tuple[str, ...]:
    """Return the texts somebody wrote in a form, for when the draft takes no text any more."""
    seen, found = _seen(post.get("seen", "")), []
    for name in post:
        kind, _colon, id_ = name.partition(":")
        text = normal(post[name])
        if kind == "text" and digest(text, post.get(f"owner:{id_}", "")) != seen.get(id_):
            found.append(text)
        if kind == "new-text":
            found.append(text)
    return tuple(text for text in found if text)


def normal(text: str) -> str:
    """Return a text as it is stored: one kind of line end, no space around it."""
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()


def digest(text: str, owner: str) -> str:
    """Return a short digest of what stands in a field."""
    whole = f"{normal(text)}\0{normal(owner)}".encode()
    return hashlib.sha256(whole).hexdigest()[:12]


def blank_line(section: Section, owner: str) -> NewLine:
    """Return the empty fields for an own line; ``id`` makes sending it twice add it once."""
    layer = Layer.AGREEMENT if section.key in _AGREED else Layer.OPINION
    return NewLine(uuid4().hex[:12], layer, owner=owner)


def _slots(section: Section) -> Iterator[Slot]:
    questions = {question.id: question for question in section.questions}
    for held in section.statements:
        if held.id in questions:
            choices = questions[held.id].choices
            yield replace(_slot(section, held, "answer", removable=False), choices=choices)
        elif held.added:
            yield _slot(section, held, "add", removable=True)
        elif held.editable:
            fixed = held.activity is not None or name_of(held.id) == "conclusion"
            yield _slot(section, held, "change", removable=not fixed)
    for question in section.questions:
        if question.is_open:
            owner, choices = question.owner, question.choices
            layer = question.layer
            yield Slot(question.id, "answer", section.key, layer, "", owner, False, choices)


def _slot(
    section: Section,
    held: Statement,
    kind: Literal["change", "add", "answer"],
    *,
    removable: bool,
) -> Slot:
    return Slot(held.id, kind, section.key, held.layer, held.text, held.owner, removable)


def _seen(raw: str) -> dict[str, str]:
    try:
        read = json.loads(raw)
    except ValueError:
        return {}  # tampered with: everything counts as typed, and nothing is overwritten
    return read if isinstance(read, dict) else {}


def _read_slot(typed: Typed, slot: Slot, text: str, owner: str, seen: str | None) -> None:
    mine = digest(text, owner)
    if mine in (seen, slot.digest) or not (text or slot.text):
        return  # untouched, or already there, or an open question that is still open
    error = _error(text, owner, slot)
    theirs = None if seen == slot.digest else slot.text
    typed.written[slot.id] = Written(text, owner, theirs, error)
    if theirs is None and not error:
        typed.edits.append(slot.edit(text, owner))


def _error(text: str, owner: str, slot: Slot) -> str:
    if slot.has_owner and text and not owner:
        return _who(slot.layer)
    if slot.choices and text and text not in slot.choices:
        return _("Kies een van de antwoorden.")
    return _too_long(text, owner)


def _who(layer: str) -> str:
    if layer == Layer.AGREEMENT:
        return _("Schrijf erbij wie dit doet.")
    return _("Schrijf erbij wie dit vindt.")


def _too_long(text: str, owner: str) -> str:
    if len(text) > MOST:
        said = {"count": len(text), "most": MOST}
        return _("Deze tekst heeft %(count)s tekens. Het meeste is %(most)s.") % said
    if len(owner) > MOST_OWNER:
        said = {"count": len(owner), "most": MOST_OWNER}
        return _("Deze naam heeft %(count)s tekens. Het meeste is %(most)s.") % said
    return ""


def _read_line(typed: Typed, post: Mapping[str, str], section: Section, language: str) -> None:
    key = section.key
    agreed = post.get(f"new-layer:{key}") == Layer.AGREEMENT
    layer = Layer.AGREEMENT if agreed else Layer.OPINION
    line = NewLine(
        id=post.get(f"new-id:{key}", "").strip()[:12] or uuid4().hex[:12],
        layer=layer,
        text=normal(post.get(f"new-text:{key}", "")),
        owner=normal(post.get(f"new-owner:{key}", "")),
        day=post.get(f"new-day:{key}", "").strip(),
    )
    day, error = _day(line.day) if agreed else (None, "")
    error = error or (_who(layer) if not line.owner else _too_long(line.text, line.owner))
    if error:
        typed.lines[key] = NewLine(line.id, layer, line.text, line.owner, line.day, error)
        return
    typed.lines[key] = line
    text = line.text if day is None else _by_day(line.text, day, language)
    typed.edits.append(Edit("add", key, text, id=line.id, layer=layer, owner=line.owner))


def _day(raw: str) -> tuple[date | None, str]:
    try:
        return (date.fromisoformat(raw) if raw else None), ""
    except ValueError:
        return None, _("‘%(raw)s’ is geen dag. Schrijf jaar, maand en dag, zoals 2026-12-04.") % {
            "raw": raw[:20]
        }


def _by_day(text: str, day: date, language: str) -> str:
    with override(language):
        said = {"what": text.rstrip(". "), "day": full_date(day, language)}
        return _("%(what)s, uiterlijk op %(day)s.") % said
