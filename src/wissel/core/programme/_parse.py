"""Turns a programme's text or mapping into values, and refuses one that contradicts itself."""

from collections.abc import Mapping
from functools import lru_cache
from importlib import resources
from importlib.resources.abc import Traversable
from typing import Any

from wissel.core.programme import _events
from wissel.core.programme._duties import (
    delivery,
    document,
    events,
    named_phases,
    promise,
    report,
    rhythm,
)
from wissel.core.programme._error import ProgrammeError
from wissel.core.programme._events import Known
from wissel.core.programme._offer import Offer, read_offer
from wissel.core.programme._plan import PlanWay, read_plan
from wissel.core.programme._read import KEY, Cursor, from_yaml
from wissel.core.programme._types import WEEKLY, Duty, Module, Phase, Programme, Report

#: Rule names that are not a programme's: the law, and what people agreed.
RESERVED = ("law", "agreement", "bottleneck", "message")
HEAD = ("name", "version", "valid_from", "title", "summary", "source", "phases")
LISTS = ("rhythms", "promises", "documents", "deliveries", "reports")
#: What the employer asks must start a promise, or it would wait for nobody.
ASKED = "client-request:asked"


@lru_cache(maxsize=64)
def load(name: str | None = None, version: int | None = None) -> Programme:
    """Return a programme of the package data; without ``version`` its newest.

    Without a name it is the default of the data. Raises ``LookupError`` when the data holds no such
    programme or version, and :class:`ProgrammeError` when the file cannot be used.
    """
    root = resources.files("wissel.rules").joinpath("programmes")
    if name is None:
        index, lines = from_yaml(root.joinpath("index.yaml").read_text("utf-8"), "index.yaml")
        name = Cursor(index, (), lines, "index.yaml").table(("default",))["default"].key()
    folder = root.joinpath(name)
    if not KEY.fullmatch(name) or not folder.is_dir():
        raise LookupError(f"no programme {name!r}")
    known = _versions(folder)
    chosen = version if version is not None else max(known, default=0)
    if chosen not in known:
        raise LookupError(f"no version {chosen} of programme {name!r}; there is {known}")
    source = f"{name}/{chosen}.yaml"
    programme = parse(folder.joinpath(f"{chosen}.yaml").read_text("utf-8"), source=source)
    if (programme.name, programme.version) != (name, chosen):
        raise ProgrammeError(
            "name",
            1,
            "name and version must be those of the file",
            "naam en versie moeten die van het bestand zijn",
            source=source,
        )
    return programme


def packaged_text(name: str, version: int) -> str:
    """Return the text of a programme of the package data, to begin an own one from.

    Raises ``LookupError`` when the data holds no such programme or version.
    """
    load(name, version)
    root = resources.files("wissel.rules").joinpath("programmes", name, f"{version}.yaml")
    return root.read_text("utf-8")


def packaged() -> tuple[Programme, ...]:
    """Return the newest version of every programme of the package data, by name."""
    root = resources.files("wissel.rules").joinpath("programmes")
    return tuple(
        load(name) for name in sorted(item.name for item in root.iterdir() if item.is_dir())
    )


def _versions(folder: Traversable) -> list[int]:
    return sorted(
        int(stem)
        for file in folder.iterdir()
        if file.name.endswith(".yaml") and (stem := file.name.removesuffix(".yaml")).isdigit()
    )


def parse(given: Mapping[str, Any] | str, *, source: str = "") -> Programme:
    """Return the programme in a YAML text or in a mapping (a bureau's own version).

    ``source`` names where it came from in messages. Raises :class:`ProgrammeError` with the place
    (a line, for text) and the reason.
    """
    root = _root(given, source)
    fields = root.table(HEAD, (*LISTS, "modules", "offer", "plan", "weekly_vacancies"))
    if fields["name"].key() in RESERVED:
        fields["name"].fail(
            f"{', '.join(RESERVED)} are not names of a programme",
            f"{', '.join(RESERVED)} zijn geen namen voor een werkwijze",
        )
    modules = _named(fields, "modules")
    reports = _named(fields, "deliveries", "reports")
    phases = _phases(fields["phases"], reports, modules)
    known = Known(frozenset(phase.key for phase in phases), reports, modules)

    def every(group: str) -> list[Cursor]:
        return fields[group].items() if group in fields else []

    programme = Programme(
        name=fields["name"].key(),
        version=fields["version"].number(1),
        valid_from=fields["valid_from"].day(),
        title=fields["title"].sentence(),
        summary=fields["summary"].sentence(),
        source=fields["source"].sentence(),
        phases=phases,
        rhythms=tuple(rhythm(item, known) for item in every("rhythms")),
        promises=tuple(promise(item, known) for item in every("promises")),
        documents=tuple(document(item, known) for item in every("documents")),
        deliveries=tuple(delivery(item, known) for item in every("deliveries")),
        reports=tuple(report(item) for item in every("reports")),
        modules=tuple(_module(item, known) for item in every("modules")),
        offer=read_offer(fields["offer"]) if "offer" in fields else Offer(),
        plan=_plan(fields),
        weekly_vacancies=_weekly(fields),
    )
    _unique(programme, fields)
    _whole(programme, fields, root)
    return programme


def _root(given: Mapping[str, Any] | str, source: str) -> Cursor:
    if isinstance(given, str):
        value, lines = from_yaml(given, source)
        return Cursor(value, (), lines, source)
    return Cursor(given, (), {}, source)


def _plan(fields: Mapping[str, Cursor]) -> PlanWay:
    if "plan" not in fields:
        return PlanWay()
    return read_plan(fields["plan"], _named(fields, "deliveries"))


def _weekly(fields: Mapping[str, Cursor]) -> int:
    """Return how many vacancies a weekly list holds at most; the house's number where unsaid."""
    return fields["weekly_vacancies"].number(1) if "weekly_vacancies" in fields else WEEKLY


def _named(fields: Mapping[str, Cursor], *groups: str) -> frozenset[str]:
    """Return the keys of some groups before they are read: a promise may name one below it."""
    items = [
        item.value
        for group in groups
        for item in (fields[group].items() if group in fields else ())
    ]
    return frozenset(
        item["key"]
        for item in items
        if isinstance(item, Mapping) and isinstance(item.get("key"), str)
    )


def _module(cursor: Cursor, known: Known) -> Module:
    fields = cursor.table(("key", "title"), ("phases", "optional", "summary"))
    return Module(
        key=fields["key"].key(),
        title=fields["title"].sentence(),
        phases=named_phases(fields.get("phases"), known.phases),
        optional="optional" in fields and fields["optional"].flag(),
        summary=fields["summary"].sentence() if "summary" in fields else None,
    )


def _whole(programme: Programme, fields: Mapping[str, Cursor], root: Cursor) -> None:
    """Refuse what would never happen: a request without an answer, a set without documents."""
    if not any(promise.starts.startswith(ASKED) for promise in programme.promises):
        root.fail(
            f"no promise starts from {ASKED!r}: a request of the employer would wait",
            f"geen belofte begint bij {ASKED!r}: een vraag van de werkgever zou blijven liggen",
        )
    for group in ("promises", "deliveries"):
        for number, duty in enumerate(getattr(programme, group)):
            if duty.starts == _events.COMPLETE and not programme.documents:
                place = fields[group].items()[number]
                place.fail(
                    "starts when the documents are complete, but none are asked for",
                    "begint als de stukken compleet zijn, maar er worden geen stukken gevraagd",
                )


def _unique(programme: Programme, fields: Mapping[str, Cursor]) -> None:
    """A key is half of an obligation's identity: it stands once in the whole programme."""
    seen: set[str] = set()
    for group in (*LISTS, "modules"):
        for number, duty in enumerate(getattr(programme, group)):
            for key in _keys(duty):
                if key in seen:
                    fields[group].items()[number].fail(
                        f"the key {key!r} stands here twice",
                        f"de sleutel {key!r} staat hier twee keer",
                    )
                seen.add(key)


def _keys(duty: Duty | Module) -> list[str]:
    parts: list[Duty | Module] = [duty]
    if isinstance(duty, Report):
        parts += [part for part in (duty.reading, duty.draft, duty.call) if part is not None]
    return [part.key for part in parts]


# ---------------------------------------------------------------- phases


def _phases(cursor: Cursor, reports: frozenset[str], modules: frozenset[str]) -> tuple[Phase, ...]:
    items = [
        item.table(("key", "title", "begins"), ("ends", "overlap", "summary"))
        for item in cursor.items(least=1)
    ]
    keys: set[str] = set()
    for fields in items:
        if (key := fields["key"].key()) in keys:
            fields["key"].fail(
                f"the phase {key!r} stands here twice", f"de fase {key!r} staat hier twee keer"
            )
        keys.add(key)
    known = Known(frozenset(keys), reports, modules)
    phases = tuple(_phase(fields, known) for fields in items)
    for phase, fields in zip(phases, items, strict=True):
        if phase.key not in _reachable(phases):
            fields["begins"].fail(
                f"nobody can reach the phase {phase.key!r}",
                f"niemand kan de fase {phase.key!r} bereiken",
            )
    return phases


def _phase(fields: Mapping[str, Cursor], known: Known) -> Phase:
    key = fields["key"].key()
    begins = events(fields["begins"], known, moments=True)
    ends = events(fields["ends"], known, moments=True, least=0) if "ends" in fields else ()
    if both := sorted(set(begins) & set(ends)):
        fields["ends"].fail(
            f"{both[0]!r} would begin and end the phase {key!r} at once",
            f"{both[0]!r} zou de fase {key!r} tegelijk beginnen en beëindigen",
        )
    if f"phase-ended:{key}" in begins or f"phase-begun:{key}" in begins:
        fields["begins"].fail(
            f"the phase {key!r} cannot begin by itself",
            f"de fase {key!r} kan niet door zichzelf beginnen",
        )
    return Phase(
        key=key,
        title=fields["title"].sentence(),
        begins=begins,
        ends=ends,
        overlap=fields["overlap"].flag() if "overlap" in fields else True,
        summary=fields["summary"].sentence() if "summary" in fields else None,
    )


def _reachable(phases: tuple[Phase, ...]) -> set[str]:
    found: set[str] = set()
    while True:
        more = {
            phase.key
            for phase in phases
            if phase.key not in found
            and any(
                not event.startswith(_events.PHASE_EVENTS) or event.partition(":")[2] in found
                for event in phase.begins
            )
        }
        if not more:
            return found
        found |= more
