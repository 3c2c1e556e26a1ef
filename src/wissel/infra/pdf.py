"""Typesets a record as a PDF that is built as PDF/A-2a and PDF/UA-1 in one file (Typst).

Data goes in as JSON through ``sys.inputs``, never as source, so no text of a person can become
markup. Only our own fonts and those built into Typst are used: the same record, template and
timestamp give the same bytes on every machine.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cache
from importlib import resources
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import typst

STANDARDS: list[typst.PDFStandard] = ["a-2a", "ua-1"]
#: Of a document that carries others inside it: PDF/A-2 forbids that.
CARRIES: list[typst.PDFStandard] = ["a-3a", "ua-1"]

_TEMPLATE = re.compile(r"[a-z][a-z0-9-]*")
_UNSAFE = re.compile(r"[^A-Za-z0-9-]+")
_LONG_WORD = re.compile(r"\S{20,}")
_SIGN = re.compile(r"([/._@&=?-])(?=\w)")
_LETTERS = re.compile(r"(\w{6})(?=\w{3})")
#: What the hyphenation of a language cannot break: digits, one letter repeated, no vowel for long.
_NO_WORD = re.compile(r"\d|(.)\1{4}|[^\W\d_aeiouyàáâäèéêëìíîïòóôöùúûü]{9}|\w{41}", re.IGNORECASE)
#: Keys whose value is a drawing of ours: checked for characters, never broken into lines.
_DRAWINGS = frozenset({"svg"})


class PdfError(Exception):
    """A document could not be typeset; ``template`` and ``what`` say which and why."""

    def __init__(self, template: str, what: str) -> None:
        super().__init__(f"{template}: {what}")
        self.template = template
        self.what = what


@dataclass(frozen=True, slots=True)
class Claims:
    """What a PDF says about itself. It says how it was built, not that a validator passed it."""

    pdf_a: str  #: ``2A``, empty without a claim
    pdf_ua: str  #: ``1``, empty without a claim
    tagged: bool
    language: str
    title: str
    pages: int


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file inside a PDF: its bytes, what it is, and what people call it."""

    content: bytes
    media_type: str
    description: str


def render(
    *,
    template: str,
    record: dict[str, Any],
    language: str,
    timestamp: datetime,
    carries: bool = False,
) -> bytes:
    """Return the PDF of ``record`` by ``template`` (its name without ``.typ``).

    ``carries``: it is to hold other files (:func:`attach`), so it is built as PDF/A-3a.

    ``record`` is the JSON form of the record; ``timestamp`` is aware and becomes the creation date.
    Characters that no font of ours has are printed by name, ``[slightly smiling face]``, since the
    standards refuse them. Raises :class:`PdfError` with the reason; ``ValueError`` for a naive
    timestamp.
    """
    if timestamp.tzinfo is None:
        raise ValueError("timestamp must be aware")
    source = _source(template)
    data = json.dumps(_printable(record), ensure_ascii=False, sort_keys=True)
    try:
        done = typst.compile(
            source,
            root=source.parent,
            font_paths=_fonts(),
            ignore_system_fonts=True,
            sys_inputs={"data": data, "language": language},
            pdf_standards=CARRIES if carries else STANDARDS,
            timestamp=timestamp.astimezone(UTC).replace(microsecond=0),
        )
    except typst.TypstError as error:
        raise PdfError(template, "; ".join([error.message, *error.hints])) from error
    except BaseException as error:
        # A panic in the typesetter is not an Exception; anything else is not ours to judge.
        if type(error).__name__ != "PanicException":
            raise
        raise PdfError(template, f"the typesetter stopped: {error}") from error
    return done


def attach(data: bytes, files: Mapping[str, Attachment], *, at: datetime) -> bytes:
    """Return the PDF with files inside it, each associated with the document (PDF/A-3, 6.8).

    ``at`` is aware and becomes their date: the same files and moment give the same bytes.
    """
    day = at.astimezone(UTC).strftime("D:%Y%m%d%H%M%SZ")
    with pikepdf.open(BytesIO(data)) as file:
        held = []
        for name, one in files.items():
            file.attachments[name] = pikepdf.AttachedFileSpec(
                file,
                one.content,
                filename=name,
                description=one.description,
                mime_type=one.media_type,
                creation_date=day,
                mod_date=day,
            )
            spec = file.attachments[name].obj
            spec.AFRelationship = pikepdf.Name.Supplement
            held.append(spec)
        file.Root.AF = pikepdf.Array(held)
        made = BytesIO()
        file.save(made, deterministic_id=True)
    return made.getvalue()


def attached(data: bytes) -> dict[str, bytes]:
    """Return the files inside a PDF by name. Raises :class:`PdfError` when it cannot be read."""
    try:
        with pikepdf.open(BytesIO(data)) as file:
            return {name: one.get_file().read_bytes() for name, one in file.attachments.items()}
    except pikepdf.PasswordError as error:
        raise PdfError("-", "a password is asked") from error
    except pikepdf.PdfError as error:
        raise PdfError("-", f"not a readable PDF: {error}") from error


def claims(data: bytes) -> Claims:
    """Return what the file claims. Raises :class:`PdfError` when it is not a readable PDF."""
    try:
        with pikepdf.open(BytesIO(data)) as file:
            with file.open_metadata() as meta:
                pdf_a = f"{meta.get('pdfaid:part', '')}{meta.get('pdfaid:conformance', '')}"
                pdf_ua = str(meta.get("pdfuaid:part", ""))
                title = str(meta.get("dc:title", ""))
            marked = file.Root.get("/MarkInfo", pikepdf.Dictionary()).get("/Marked", False)
            return Claims(
                pdf_a=pdf_a,
                pdf_ua=pdf_ua,
                tagged=bool(marked) and "/StructTreeRoot" in file.Root,
                language=str(file.Root.get("/Lang", "")),
                title=title,
                pages=len(file.pages),
            )
    except pikepdf.PdfError as error:
        raise PdfError("-", f"not a readable PDF: {error}") from error


def file_name(*, case_number: str, kind: str, day: date, version: int) -> str:
    """Return ``dossiernummer_documentsoort_datum_versie.pdf``: no name of a person, no health word.

    >>> file_name(case_number="OV/0231", kind="maandrapport", day=date(2026, 12, 1), version=2)
    'OV-0231_maandrapport_2026-12-01_v2.pdf'
    """
    parts = (_UNSAFE.sub("-", part).strip("-") for part in (case_number, kind))
    return f"{'_'.join(parts)}_{day.isoformat()}_v{version}.pdf"


def _folder() -> Path:
    return Path(str(resources.files("wissel"))) / "apps" / "documents" / "typst"


def _source(template: str) -> Path:
    path = _folder() / f"{template}.typ"
    if not _TEMPLATE.fullmatch(template) or not path.is_file():
        raise PdfError(template, "no such template")
    return path


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False, font_paths=[_folder() / "fonts"])


@cache
def _covered() -> frozenset[str]:
    """The characters that can be printed in every style, as the list beside the fonts says."""
    found: set[str] = set()
    for line in (_folder() / "fonts" / "coverage.txt").read_text(encoding="ascii").splitlines():
        first, last = (int(end, 16) for end in line.split("-"))
        found.update(map(chr, range(first, last + 1)))
    return frozenset(found)


def _printable(value: Any, key: str = "") -> Any:
    match value:
        case str():
            text = _characters(value)
            return text if key in _DRAWINGS else _LONG_WORD.sub(_breakable, text)
        case dict():
            return {name: _printable(held, name) for name, held in value.items()}
        case list() | tuple():
            return [_printable(held, key) for held in value]
        case _:
            return value


def _characters(text: str) -> str:
    """Return the text with every character printable or named; line ends stay."""
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\t", " "))
    covered = _covered()
    if covered.issuperset(text):
        return text
    return "".join(char if char in covered or char == "\n" else _named(char) for char in text)


def _named(char: str) -> str:
    """Return a stand-in for a character no font has; invisible and joining ones vanish."""
    category = unicodedata.category(char)
    if category in ("Zl", "Zp"):
        return "\n"
    if category == "Zs":
        return " "
    if category in ("Cc", "Cf", "Mn", "Me"):
        return ""
    name = unicodedata.name(char, f"U+{ord(char):04X}")
    return f"[{name if name.startswith('U+') else name.lower()}]"


def _breakable(match: re.Match[str]) -> str:
    """Let an address break after its signs, and what is no word anywhere, with a hyphen."""
    text = _SIGN.sub("\\1\u200b", match.group())
    return _LETTERS.sub("\\1\u00ad", text) if _NO_WORD.search(text) else text
