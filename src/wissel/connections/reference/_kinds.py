"""The official downloads, each known by its columns; what is nearly one is told what it misses."""

import csv
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

from wissel.connections.reference._find import SourceFile
from wissel.connections.reference._problem import problem
from wissel.connections.reference._table import Layout, not_utf8
from wissel.core.reference import SourceKey

Language: TypeAlias = Literal["nl", "en", ""]

_SAMPLE: Final = 256 * 1024
_PREAMBLE: Final = 40
_GEONAMES_CELLS: Final = 12
_GAZETTEER_CELLS: Final = 19
_LANGUAGE: Final = re.compile(r"[_ -](nl|en)(?=[_. -]|$)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Kind:
    """A table of a download. ``named``: how its file is called, to tell what it misses.

    Where other tables of the download have the same columns, ``without`` names one that they have
    more, and ``is_so`` looks at the first row.
    """

    key: str
    source: SourceKey
    columns: tuple[str, ...]
    named: str
    by_language: bool = False
    without: str = ""
    is_so: Callable[[dict[str, str]], bool] = lambda row: True


def _begins(column: str, *words: str) -> Callable[[dict[str, str]], bool]:
    return lambda row: row.get(column, "").startswith(words)


KINDS: Final = (
    Kind(
        "esco-occupations",
        "esco",
        ("conceptUri", "iscoGroup", "preferredLabel", "altLabels"),
        r"\boccupations_\w\w\b",
        by_language=True,
    ),
    Kind(
        "esco-skills",
        "esco",
        ("conceptUri", "skillType", "preferredLabel"),
        r"\bskills_\w\w\b",
        by_language=True,
        without="broaderConceptUri",  # the thematic collections
    ),
    Kind(
        "esco-relations",
        "esco",
        ("occupationUri", "relationType", "skillUri"),
        r"occupationSkillRelations",
    ),
    Kind(
        "esco-broader",
        "esco",
        ("conceptUri", "broaderUri"),
        r"broaderRelationsOccPillar",
        is_so=_begins(
            "conceptUri",
            *(
                f"{p}://data.europa.eu/esco/{w}"
                for p in ("http", "https")
                for w in ("isco", "occupation")
            ),
        ),
    ),
    Kind(
        "isco-groups",
        "esco",
        ("conceptUri", "code", "preferredLabel"),
        r"ISCOGroups",
        by_language=True,
        without="greenShare",
        is_so=_begins("conceptType", "ISCOGroup"),
    ),
    Kind(
        "onet-work-context",
        "onet",
        ("O*NET-SOC Code", "Element ID", "Scale ID", "Data Value"),
        r"^Work Context\.",
        is_so=_begins("Element ID", "4.C."),
    ),
    Kind(
        "esco-onet",
        "crosswalk",
        ("O*NET Id", "ESCO or ISCO URI", "Type of Match"),
        r"ONET.*Occupations|crosswalk",
    ),
    Kind("ors", "ors", ("OCCUPATION", "CATEGORY", "ESTIMATE"), r"\bors\b"),
)

GEONAMES: Final = Kind("geonames-postcodes", "geonames", (), r"\bNL\.txt")


@dataclass(frozen=True, slots=True)
class Recognised:
    """A file, what it is, and how it is written."""

    source: SourceFile
    kind: Kind
    language: Language
    layout: Layout


def recognised(source: SourceFile) -> Recognised | None:
    """Return what a file is, ``None`` for what we have no use for; raise for what is nearly it."""
    lines = _first_lines(source)
    if lines is None:
        return None
    near: tuple[Kind, list[str]] | None = None
    for skip, line in enumerate(lines[:_PREAMBLE]):
        for delimiter in (",", "\t", ";"):
            columns = tuple(cell.strip() for cell in _cells(line, delimiter))
            for kind in KINDS:
                missing = [name for name in kind.columns if name not in columns]
                if not missing and kind.without not in columns:
                    layout = Layout(
                        delimiter, skip + 1, columns, len(columns), _quoted(kind, delimiter)
                    )
                    row = _first_row(lines[skip + 1 :], layout)
                    if kind.is_so(row):
                        return Recognised(source, kind, _language(source, kind), layout)
                elif 0 < len(missing) < len(kind.columns) and re.search(kind.named, source.name):
                    near = near or (kind, missing)
    if near is not None:
        raise _lacks(source, near[1])
    return _geonames(source, lines)


def is_named_as_one(name: str) -> bool:
    """Tell whether a file is called as one of the downloads is."""
    return any(re.search(kind.named, name) for kind in (*KINDS, GEONAMES))


def _quoted(kind: Kind, delimiter: str) -> bool:
    """Tell whether a cell may stand between quotes: the tab-separated downloads have none."""
    return delimiter != "\t" or kind.source in ("esco", "crosswalk")


def _first_lines(source: SourceFile) -> list[str] | None:
    """Return the lines at the beginning, whole ones; ``None`` for what is no text."""
    with source.opened() as content:
        sample = content.read(_SAMPLE)
    if not sample.strip():
        raise problem(
            source.shown,
            "dit bestand is leeg. Haal het opnieuw op.",
            "this file is empty. Download it anew.",
        )
    if sample.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise not_utf8(source.shown)
    if sample.startswith(b"PK\x03\x04"):
        raise _packed(source)
    if b"\0" in sample:
        return None
    whole = sample if len(sample) < _SAMPLE else sample[: sample.rfind(b"\n") + 1]
    try:
        return [line.rstrip("\r") for line in whole.decode("utf-8-sig").split("\n")]
    except UnicodeDecodeError as error:
        raise not_utf8(source.shown, whole[: error.start].count(b"\n") + 1) from None


def _packed(source: SourceFile) -> Exception:
    if source.name.lower().endswith(".xlsx"):
        return problem(
            source.shown,
            "dit is Excel. Bewaar het blad met de gegevens als CSV (UTF-8) en geef dat.",
            "this is Excel. Save the sheet with the data as CSV (UTF-8) and give that.",
        )
    return problem(
        source.shown,
        "dit is een zip in een zip, of een zip met een andere naam. Pak hem uit en geef de map.",
        "this is a zip in a zip, or a zip by another name. Unpack it and give the folder.",
    )


def _cells(line: str, delimiter: str) -> list[str]:
    try:
        return next(csv.reader([line], delimiter=delimiter), [])
    except csv.Error:
        return []


def _first_row(lines: list[str], layout: Layout) -> dict[str, str]:
    reader = csv.reader(
        (f"{line}\n" for line in lines),
        delimiter=layout.delimiter,
        quoting=csv.QUOTE_MINIMAL if layout.quoted else csv.QUOTE_NONE,
    )
    try:
        return dict(zip(layout.columns, next(reader, []), strict=False))
    except csv.Error:
        return {}


def _language(source: SourceFile, kind: Kind) -> Language:
    if not kind.by_language:
        return ""
    for said in (source.name, source.said):
        told = {match.lower() for match in _LANGUAGE.findall(said)}
        if told == {"nl"}:
            return "nl"
        if told == {"en"}:
            return "en"
    raise problem(
        source.shown,
        "aan de naam is niet te zien in welke taal dit is. Laat de naam eindigen op _nl.csv of "
        "_en.csv, zoals in de download van ESCO.",
        "the name does not tell the language. Let it end in _nl.csv or _en.csv, as in the "
        "download of ESCO.",
    )


def _lacks(source: SourceFile, missing: list[str]) -> Exception:
    columns = ", ".join(missing)
    return problem(
        source.shown,
        f"dit bestand mist {columns}. Haal het opnieuw op, als CSV en met alle kolommen.",
        f"this file lacks {columns}. Download it anew, as CSV and with all columns.",
    )


def _geonames(source: SourceFile, lines: list[str]) -> Recognised | None:
    """Tell GeoNames' postcodes, which have no header, from its gazetteer of the same name."""
    cells = lines[0].split("\t")
    if len(cells) == _GAZETTEER_CELLS and cells[0].isdecimal():
        raise problem(
            source.shown,
            "dit zijn de plaatsnamen van GeoNames, niet de postcodes. Haal NL.zip uit de map "
            "export/zip.",
            "these are GeoNames' place names, not its postcodes. Take NL.zip from the folder "
            "export/zip.",
        )
    if len(cells) != _GEONAMES_CELLS or not re.fullmatch(r"[A-Z]{2}", cells[0]):
        return None
    return Recognised(source, GEONAMES, "", Layout("\t", 0, (), _GEONAMES_CELLS, quoted=False))
