"""What a form is, and what was signed."""

import hashlib
import json
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Literal, TypeAlias

from wissel.core.sources import Basis, Text
from wissel.core.wire import Wire, to_json

#: How a value is typed and printed. ``lines`` are several texts, one per line.
#: ``money`` is an amount in euros with cents.
Kind: TypeAlias = Literal["text", "lines", "day", "yes-no", "number", "email", "money"]


@dataclass(frozen=True, slots=True)
class Field:
    """One thing on a form. What is not ``typed`` is known from the trajectory by its key.

    ``again``: when it changes after signing, the paper is signed again. ``most``: characters.
    """

    key: str
    label: Text
    kind: Kind
    typed: bool
    needed: bool
    again: bool
    most: int
    hint: Text | None


@dataclass(frozen=True, slots=True)
class FormSection:
    """A part of a form."""

    key: str
    title: Text
    fields: tuple[Field, ...] = ()
    paragraphs: tuple[Text, ...] = ()  #: with names in braces, which are filled in


@dataclass(frozen=True, slots=True)
class Form:
    """A form of the data, in one version. ``declares`` is what whoever signs says, if anybody."""

    kind: str
    version: int
    valid_from: date
    title: Text
    declares: Text | None
    basis: tuple[Basis, ...]
    sections: tuple[FormSection, ...]

    @property
    def fields(self) -> tuple[Field, ...]:
        """Every field, in order."""
        return tuple(field for section in self.sections for field in section.fields)


@dataclass(frozen=True, slots=True)
class PaperRow(Wire):
    """A name with its value, as raw text: ``kind`` says how it is printed. Empty is not known."""

    key: str
    label: str
    value: str
    kind: Kind = "text"


@dataclass(frozen=True, slots=True)
class PaperSection(Wire):
    """A part of a paper: paragraphs, then rows."""

    title: str
    rows: tuple[PaperRow, ...] = ()
    paragraphs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PaperSignature(Wire):
    """Who signed, how we know, and the hash of what: the evidence sheet of a paper.

    ``known_by``: ``code`` password and second factor; ``sign-in`` password; ``paper`` a scan of a
    signature. ``digest`` is the SHA-256 of the paper without its signatures.
    """

    name: str
    role: str
    signed_at: datetime
    known_by: Literal["code", "sign-in", "paper"]
    digest: str
    function: str = ""
    email: str = ""
    user: str = ""
    proved_at: datetime | None = None
    seen_from: str = ""


@dataclass(frozen=True, slots=True)
class PaperRecord(Wire):
    """A paper as it was signed: nothing in it changes any more."""

    kind: str
    version: int
    language: str
    case_number: str
    bureau: str
    title: str
    declares: str
    made_on: date
    sections: tuple[PaperSection, ...]
    signatures: tuple[PaperSignature, ...] = ()

    def values(self) -> dict[str, str]:
        """Return every value by its key."""
        return {row.key: row.value for section in self.sections for row in section.rows}


def digest_of(record: PaperRecord) -> str:
    """Return the hash that signatures are for: over the JSON form with sorted keys, unsigned."""
    plain = to_json(replace(record, signatures=()))
    text = json.dumps(plain, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()
