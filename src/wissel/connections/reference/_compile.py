"""Puts what the tables say together: occupations with names, skills and priors; postcodes."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final, get_args

from wissel.connections.reference import _american, _esco, _geonames
from wissel.connections.reference._esco import EscoOccupation, EscoTable
from wissel.connections.reference._kinds import Recognised
from wissel.connections.reference._problem import problem
from wissel.core.occupations import Occupation
from wissel.core.places import PostcodeRow
from wissel.core.reference import (
    Links,
    LoadedFile,
    LoadedSource,
    Measured,
    SourceKey,
    priors_of,
    sources,
)
from wissel.core.sources import Text

_VERSIONS: Final = (re.compile(r"\bv(\d+\.\d+(?:\.\d+)?)\b"), re.compile(r"\bdb_(\d+_\d+)"))
_FEW_NAMED: Final = 5


@dataclass(frozen=True, slots=True)
class Chosen:
    """A file that is read, with the hash of what is in it."""

    table: Recognised
    sha256: str

    @property
    def key(self) -> tuple[str, str]:
        """What it is, and in which language."""
        return self.table.kind.key, self.table.language


@dataclass(slots=True)
class Compiled:
    """What one round of loading comes to. ``None`` is a part that was not given."""

    occupations: list[Occupation] | None = None
    groups: dict[str, Text] = field(default_factory=dict)
    postcodes: list[PostcodeRow] | None = None
    sources: list[LoadedSource] = field(default_factory=list)
    notes: list[Text] = field(default_factory=list)


@dataclass(slots=True)
class _Read:
    """How many rows of each file were used, and the last day or month its rows name."""

    rows: dict[tuple[str, str], int] = field(default_factory=dict)
    dated: dict[SourceKey, str] = field(default_factory=dict)

    def used(self, file: Chosen, rows: int, dated: str = "") -> None:
        """Note the rows of a file; a file of which no row is of use is a problem."""
        if not rows:
            raise problem(
                file.table.source.shown,
                "er staat geen regel in die gebruikt kan worden. Haal het bestand opnieuw op.",
                "there is no row in it that can be used. Download the file anew.",
            )
        self.rows[file.key] = rows
        source = file.table.kind.source
        self.dated[source] = max(dated, self.dated.get(source, ""))


def compiled(files: Iterable[Chosen], now: datetime) -> Compiled:
    """Read the files and put them together; raise :class:`UnreadableSource` for the first wrong."""
    by_key = {file.key: file for file in files}
    read, made = _Read(), Compiled()
    if places := by_key.get(("geonames-postcodes", "")):
        found = _geonames.postcodes(places.table)
        read.used(places, len(found.rows))
        made.postcodes = found.rows
        if found.strays:
            made.notes.append(_strays(found.strays))
    if any(file.table.kind.source != "geonames" for file in by_key.values()):
        made.occupations = _occupations(by_key, read, made.notes)
        made.groups = _groups(by_key, read)
    made.sources = _sources(list(by_key.values()), read, now)
    return made


def _occupations(
    files: dict[tuple[str, str], Chosen], read: _Read, notes: list[Text]
) -> list[Occupation]:
    _demand_whole(files)
    dutch = _table(files, ("esco-occupations", "nl"), read)
    english = _table(files, ("esco-occupations", "en"), read)
    above = _table(files, ("esco-broader", ""), read).broader
    for uri, occupation in dutch.occupations.items():
        occupation.isco = occupation.isco or _esco.group_of(uri, above)
    skills = _skills(files, dutch, read, notes)
    measured, links = _measured(files, read)
    groups = {uri: occupation.isco for uri, occupation in dutch.occupations.items()}
    priors = priors_of(groups, links, measured)
    return [
        Occupation(
            key=uri,
            label=Text(one.label, _english(one, english.occupations.get(uri))),
            names=one.names,
            isco=one.isco,
            skills=skills.get(uri, ()),
            priors=priors[uri],
        )
        for uri, one in dutch.occupations.items()
    ]


def _groups(files: dict[tuple[str, str], Chosen], read: _Read) -> dict[str, Text]:
    """Return the names of the groups of ISCO-08 by code."""
    dutch = _table(files, ("isco-groups", "nl"), read).labels
    english = _table(files, ("isco-groups", "en"), read).labels
    return {code: Text(name, english.get(code, name)) for code, name in dutch.items()}


def _english(dutch: EscoOccupation, english: EscoOccupation | None) -> str:
    return dutch.label if english is None else english.label


def _table(files: dict[tuple[str, str], Chosen], key: tuple[str, str], read: _Read) -> EscoTable:
    """Read one ESCO table, or return an empty one where it was not given."""
    file = files.get(key)
    if file is None:
        return EscoTable()
    readers = {
        "esco-occupations": _esco.occupations,
        "esco-skills": _esco.labels,
        "esco-relations": _esco.relations,
        "esco-broader": _esco.broader,
        "isco-groups": _esco.groups,
    }
    table = readers[key[0]](file.table)
    read.used(file, table.rows, table.changed)
    return table


def _skills(
    files: dict[tuple[str, str], Chosen], dutch: EscoTable, read: _Read, notes: list[Text]
) -> dict[str, tuple[str, ...]]:
    """Return the skills by occupation in Dutch, those that are essential first."""
    relations = _table(files, ("esco-relations", ""), read)
    labels = _table(files, ("esco-skills", "nl"), read).labels
    strange = len({*relations.essential, *relations.optional} - dutch.occupations.keys())
    unnamed = {
        skill
        for group in (relations.essential, relations.optional)
        for skills in group.values()
        for skill in skills
        if skill not in labels
    }
    if strange:
        notes.append(
            Text(
                f"Vaardigheden van {strange} beroepen zijn weggelaten: die beroepen staan niet in "
                "het bestand met beroepen. Komen beide uit dezelfde download?",
                f"Skills of {strange} occupations were left out: those occupations are not in the "
                "file of occupations. Are both of the same download?",
            )
        )
    if unnamed:
        notes.append(
            Text(
                f"{len(unnamed)} vaardigheden zijn weggelaten: hun Nederlandse naam ontbreekt.",
                f"{len(unnamed)} skills were left out: their Dutch name is missing.",
            )
        )
    return {
        uri: tuple(
            dict.fromkeys(
                labels[skill]
                for skill in (*relations.essential.get(uri, ()), *relations.optional.get(uri, ()))
                if skill in labels
            )
        )
        for uri in dutch.occupations
    }


def _measured(files: dict[tuple[str, str], Chosen], read: _Read) -> tuple[Measured, Links]:
    readers = {
        "onet-work-context": _american.work_context,
        "esco-onet": _american.crosswalk,
        "ors": _american.survey,
    }
    found = {}
    for key, reader in readers.items():
        if file := files.get((key, "")):
            found[key] = reader(file.table)
            read.used(file, found[key].rows, found[key].dated)
    nothing = _american.American()
    return (
        Measured(found.get("onet-work-context", nothing).context, found.get("ors", nothing).ors),
        Links(found.get("esco-onet", nothing).links),
    )


def _demand_whole(files: dict[tuple[str, str], Chosen]) -> None:
    """Refuse tables that say nothing without another one, and name that."""
    kinds = {kind for kind, _ in files}
    first = next(file for file in files.values() if file.table.kind.source != "geonames")
    if ("esco-occupations", "nl") not in files:
        raise problem(
            first.table.source.shown,
            "hier hoort occupations_nl.csv van ESCO bij: de Nederlandse namen van beroepen. "
            "Geef alles van ESCO, O*NET en ORS in één opdracht.",
            "this needs ESCO's occupations_nl.csv: the Dutch names of occupations. "
            "Give all of ESCO, O*NET and ORS in one command.",
        )
    for american in ("onet-work-context", "ors"):
        if american in kinds and "esco-onet" not in kinds:
            raise problem(
                files[american, ""].table.source.shown,
                "hier hoort de koppeling van ESCO en O*NET bij (ONET_(Occupations)…csv op de site "
                "van ESCO). Geef die in dezelfde opdracht.",
                "this needs the crosswalk between ESCO and O*NET (ONET_(Occupations)…csv on the "
                "site of ESCO). Give it in the same command.",
            )


def _sources(files: list[Chosen], read: _Read, now: datetime) -> list[LoadedSource]:
    found = []
    for key in get_args(SourceKey):
        of_it = [file for file in files if file.table.kind.source == key]
        if not of_it:
            continue
        found.append(
            LoadedSource(
                info=sources()[key],
                version=_version(of_it),
                dated=read.dated.get(key, ""),
                files=tuple(
                    LoadedFile(
                        file.table.source.name,
                        " ".join(part for part in file.key if part),
                        file.sha256,
                        read.rows.get(file.key, 0),
                    )
                    for file in of_it
                ),
                loaded_at=now,
            )
        )
    return found


def _version(files: list[Chosen]) -> str:
    """Return the version that the name of a file, folder or zip tells."""
    for file in files:
        for pattern in _VERSIONS:
            if told := pattern.search(file.table.source.said):
                return told.group(1).replace("_", ".")
    return ""


def _strays(strays: list[str]) -> Text:
    some = ", ".join(strays[:_FEW_NAMED]) + (" …" if len(strays) > _FEW_NAMED else "")
    return Text(
        f"{len(strays)} postcodes zijn weggelaten: hun positie ligt ver buiten hun gebied "
        f"({some}).",
        f"{len(strays)} postcodes were left out: their position lies far outside their area "
        f"({some}).",
    )
