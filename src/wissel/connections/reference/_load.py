"""Loads: finds the files, tells what each is, reads them, keeps what they come to."""

from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from wissel.connections.reference._compile import Chosen, Compiled, compiled
from wissel.connections.reference._find import SourceFile, found
from wissel.connections.reference._kinds import Recognised, is_named_as_one, recognised
from wissel.connections.reference._problem import UnreadableSource, problem
from wissel.connections.reference._store import FORM, BrokenReference, Parts, alone, loaded, store
from wissel.core.reference import LoadedSource, Manifest, Reference
from wissel.core.sources import Text

#: Of the tables that say the same in every language the Dutch one is read.
_PREFERRED = "_nl"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was loaded, which files were not used, and what the operator should know."""

    manifest: Manifest
    unused: tuple[str, ...]
    notes: tuple[Text, ...]


def load(paths: list[Path], folder: Path, *, now: datetime) -> Outcome:
    """Read the downloads at ``paths`` and keep them in ``folder``; ``now`` is the moment.

    Occupations and postcodes are two parts: what is not given stays as it was loaded before. Raise
    :class:`UnreadableSource` at the first thing that is wrong; then nothing has changed.
    """
    tables, unused = _told(paths)
    chosen, notes = _chosen(tables)
    if not chosen:
        raise problem(
            ", ".join(str(path) for path in paths),
            "hier is geen bestand van ESCO, O*NET, ORS of GeoNames bij. Zie het handboek voor de "
            "downloads die kunnen.",
            "there is no file of ESCO, O*NET, ORS or GeoNames here. See the manual for the "
            "downloads that can be read.",
        )
    with alone(folder):
        made = compiled(chosen, now)
        before = _before(folder, made)
        parts = _parts(made, before)
        whole = store(folder, _manifest(made, before, parts, now), parts)
    return Outcome(whole, tuple(unused), (*notes, *made.notes, *_lost(made, before)))


def _told(paths: list[Path]) -> tuple[list[Recognised], list[str]]:
    """Return the files that are known for what they are, and the names of the others."""
    tables: list[Recognised] = []
    unused: list[str] = []
    for source in found(paths):
        told = _recognised(source, source.path in paths and not source.member)
        if told is None:
            unused.append(source.shown)
        else:
            tables.append(told)
    return tables, unused


def _recognised(source: SourceFile, is_named: bool) -> Recognised | None:
    """Tell what a file is. What merely lies beside the downloads (notes, a licence) may be odd."""
    if not is_named and not source.name.lower().endswith((".csv", ".txt", ".tsv")):
        return None
    try:
        return recognised(source)
    except UnreadableSource:
        if is_named or is_named_as_one(source.name):
            raise
        return None


def _chosen(tables: list[Recognised]) -> tuple[list[Chosen], list[Text]]:
    """Choose one file of each sort. The same file twice is read once, two different are refused."""
    by_key: dict[tuple[str, str], Chosen] = {}
    notes: list[Text] = []
    # Of what is the same in every language the Dutch table comes first and is kept.
    for table in sorted(tables, key=lambda one: _PREFERRED not in one.source.name.lower()):
        file = Chosen(table, table.source.sha256())
        known = by_key.setdefault(file.key, file)
        if known is file:
            continue
        names = (known.table.source.shown, table.source.shown)
        if known.sha256 == file.sha256:
            notes.append(_twice(*names))
        elif table.kind.key in ("esco-relations", "esco-broader"):
            notes.append(_same_in_dutch(*names))
        else:
            raise problem(
                names[1],
                f"{names[0]} is een ander bestand van dezelfde soort. Geef er één.",
                f"{names[0]} is another file of the same sort. Give one of them.",
            )
    return list(by_key.values()), notes


def _twice(one: str, other: str) -> Text:
    return Text(
        f"{other} is hetzelfde als {one} en is één keer gelezen.",
        f"{other} is the same as {one} and was read once.",
    )


def _same_in_dutch(one: str, other: str) -> Text:
    return Text(
        f"{other} is niet gelezen: {one} zegt hetzelfde.",
        f"{other} was not read: {one} says the same.",
    )


def _before(folder: Path, made: Compiled) -> Reference | None:
    """Return what was loaded, if a part of it stays."""
    if made.occupations is not None and made.postcodes is not None:
        return None
    try:
        return loaded(folder)
    except BrokenReference as broken:
        made.notes.append(
            Text(
                f"{broken.why.nl} Wat eerder was geladen, is daarom weg.",
                f"{broken.why.en} So what was loaded earlier is gone.",
            )
        )
        return None


def _parts(made: Compiled, before: Reference | None) -> Parts:
    """Return what is new with what stays."""
    kept = Parts()
    if before is not None:
        occupations = tuple(before.occupations.values())
        kept = Parts(occupations, before.groups, before.places.postcodes)
    if made.occupations is not None:
        kept = replace(kept, occupations=tuple(made.occupations), groups=made.groups)
    if made.postcodes is not None:
        kept = replace(kept, postcodes=tuple(made.postcodes))
    return kept


def _manifest(made: Compiled, before: Reference | None, parts: Parts, now: datetime) -> Manifest:
    """Return the manifest of what is new with what stays; the store adds folder and hashes."""
    kept = [one for one in _sources(before) if not _is_replaced(one, made)]
    return Manifest(
        form=FORM,
        folder="",
        loaded_at=now,
        sources=(*made.sources, *kept),
        occupations=len(parts.occupations),
        with_priors=sum(1 for one in parts.occupations if one.priors),
        postcodes=len(parts.postcodes),
        hashes={},
    )


def _sources(before: Reference | None) -> tuple[LoadedSource, ...]:
    return () if before is None else before.manifest.sources


def _is_replaced(source: LoadedSource, made: Compiled) -> bool:
    part = made.postcodes if source.info.key == "geonames" else made.occupations
    return part is not None


def _lost(made: Compiled, before: Reference | None) -> list[Text]:
    """Tell which sources were loaded before and are gone, since their part was loaded anew."""
    now = {source.info.key for source in made.sources}
    gone = [
        source.info.name
        for source in _sources(before)
        if source.info.key not in now and _is_replaced(source, made)
    ]
    return [
        Text(
            f"{name.nl} was eerder geladen en hoort niet meer bij deze beroepen. Geef alles in "
            "één opdracht om het te houden.",
            f"{name.en} was loaded earlier and does not go with these occupations any more. Give "
            "all in one command to keep it.",
        )
        for name in gone
    ]
