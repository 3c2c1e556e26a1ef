"""Reads the duties of a programme: rhythms, promises, documents and reports."""

from collections.abc import Mapping
from typing import Any, Literal, cast, get_args

from wissel.core.journal import PartyRole
from wissel.core.programme import _events
from wissel.core.programme._events import Known
from wissel.core.programme._limit import Limit
from wissel.core.programme._read import UNITS, Cursor, limit_of
from wissel.core.programme._types import (
    Call,
    Delivery,
    Draft,
    Pace,
    Per,
    Promise,
    Reading,
    Release,
    Report,
    Rhythm,
)
from wissel.core.sources import Nature

DUTY = ("key", "title", "actors", "nature")


def _duty(fields: Mapping[str, Cursor], act: str) -> dict[str, Any]:
    """Return the fields that every kind of duty shares; ``act`` is what settles it by default."""
    natures = (Nature.PROMISE, Nature.POLICY, Nature.PRACTICE)
    return {
        "key": fields["key"].key(),
        "title": fields["title"].sentence(),
        "actors": tuple(
            actor.one_of(get_args(PartyRole)) for actor in fields["actors"].items(least=1)
        ),
        "nature": Nature(fields["nature"].one_of(natures)),
        "act": fields["act"].word() if "act" in fields else act,
        "why": fields["why"].sentence() if "why" in fields else None,
    }


def events(cursor: Cursor, known: Known, *, moments: bool, least: int = 1) -> tuple[str, ...]:
    """Return a list of event names, each of them known."""
    return tuple(event(item, known, moments=moments) for item in cursor.items(least=least))


def event(cursor: Cursor, known: Known, *, moments: bool) -> str:
    """Return one event name that is known."""
    name = cursor.word()
    if wrong := _events.fault(name, known, moments=moments):
        cursor.fail(wrong.en, wrong.nl)
    return name


def start(cursor: Cursor, known: Known) -> str:
    """Return the event that a promise starts from."""
    return _events.COMPLETE if cursor.value == _events.COMPLETE else event(
        cursor, known, moments=True
    )  # fmt: skip


def named_phases(cursor: Cursor | None, phases: frozenset[str]) -> tuple[str, ...]:
    """Return a list of phases, each of them known; none when there is no list."""
    if cursor is None:
        return ()
    found = []
    for item in cursor.items(least=1):
        if (key := item.key()) not in phases:
            item.fail(f"unknown phase {key!r}", f"onbekende fase {key!r}")
        found.append(key)
    return tuple(found)


def rhythm(cursor: Cursor, known: Known) -> Rhythm:
    """Return a rhythm: rolling by its paces, or once per period."""
    fields = cursor.table(
        (*DUTY, "satisfied_by", "warn_before"),
        ("every", "per", "started_by", "phases", "starts", "act", "why"),
    )
    satisfied_by = events(fields["satisfied_by"], known, moments=False)
    per: Per | Literal[""] = ""
    started_by = 1
    if "per" in fields:
        per, started_by = _period(fields)
    _alone(cursor, fields, per)
    given = fields["every"].items(least=1) if not per and "every" in fields else []
    paces = tuple(_pace(item, known.phases) for item in given)
    if not per and not paces:
        cursor.fail("needs either 'every' or 'per'", "heeft 'every' of 'per' nodig")
    _paces_are_felt(paces, given)
    warn = fields["warn_before"].limit()
    shortest = min((_days(pace.every) for pace in paces), default=_SHORTEST.get(per))
    if shortest is not None and _days(warn) >= shortest:
        fields["warn_before"].fail(
            "warns before the rhythm has begun", "waarschuwt voordat het ritme is begonnen"
        )
    return Rhythm(
        **_duty(fields, satisfied_by[0].partition(":")[0]),
        satisfied_by=satisfied_by,
        warn_before=warn,
        paces=paces,
        starts=event(fields["starts"], known, moments=True) if "starts" in fields else "",
        per=per,
        started_by=started_by,
        phases=named_phases(fields.get("phases"), known.phases),
    )


def _alone(cursor: Cursor, fields: Mapping[str, Cursor], per: str) -> None:
    """Refuse the fields of a rolling rhythm in one by period, and the other way round."""
    if per and ("every" in fields or "starts" in fields):
        cursor.fail(
            "'per' stands alone: 'every' and 'starts' belong to a rolling rhythm",
            "'per' staat alleen: 'every' en 'starts' horen bij een ritme dat doorloopt",
        )
    if not per and ("phases" in fields or "started_by" in fields):
        cursor.fail(
            "'phases' and 'started_by' belong to 'per'; in a rolling one each pace has its",
            "'phases' en 'started_by' horen bij 'per'; anders heeft elk tempo die zelf",
        )


def _paces_are_felt(paces: tuple[Pace, ...], cursors: list[Cursor]) -> None:
    """Refuse an interval that no day can come from: a shorter one holds all the time."""
    always = [_days(pace.every) for pace in paces if not pace.phases]
    if len(always) > 1:
        cursors[-1].fail(
            "two intervals hold all the time; only the shorter would count",
            "twee tussenpozen gelden altijd; alleen de kortste zou tellen",
        )
    for pace, place in zip(paces, cursors, strict=True):
        if always and pace.phases and _days(pace.every) >= always[0]:
            place.fail(
                "a shorter interval holds all the time, so this one never counts",
                "een kortere tussenpoos geldt altijd, dus deze telt nooit",
            )


#: Days that the shortest period of a sort surely has, for its warning.
_SHORTEST = {"week": 5, "month": 20, "two-months": 40, "quarter": 60}


def _period(fields: Mapping[str, Cursor]) -> tuple[Per, int]:
    """Return the sort of period, and the day of it by which it must be running to count."""
    per = cast(Per, fields["per"].one_of(get_args(Per)))
    last = {"week": 7, "month": 28, "two-months": 59, "quarter": 89}[per]
    return per, fields["started_by"].number(1, last) if "started_by" in fields else 1


def _pace(cursor: Cursor, phases: frozenset[str]) -> Pace:
    fields = cursor.table((), (*UNITS, "phases"))
    return Pace(limit_of(cursor, fields), named_phases(fields.get("phases"), phases))


def _days(limit: Limit) -> float:
    each = {"hours": 1 / 24, "days": 1, "working-days": 1, "weeks": 7, "months": 28}
    return limit.amount * each[limit.unit]


def promise(cursor: Cursor, known: Known) -> Promise:
    """Return a promise from one event to another."""
    fields = cursor.table(
        (*DUTY, "starts", "ends", "limit"),
        (
            *("warn_after", "pausable", "each", "any_time", "lapses", "act", "why"),
            "before_appointment",
        ),
    )
    starts = start(fields["starts"], known)
    ends = events(fields["ends"], known, moments=False)
    _forward(fields, starts, ends)
    limit = fields["limit"].limit()
    return Promise(
        **_duty(fields, ends[0].partition(":")[0]),
        starts=starts,
        ends=ends,
        limit=limit,
        warn_after=_warnings(fields.get("warn_after"), limit),
        pausable="pausable" in fields and fields["pausable"].flag(),
        each="each" in fields and fields["each"].flag(),
        any_time="any_time" in fields and fields["any_time"].flag(),
        lapses=events(fields["lapses"], known, moments=False) if "lapses" in fields else (),
        before_appointment=_before_appointment(fields, starts, limit),
    )


def _before_appointment(fields: Mapping[str, Cursor], starts: str, limit: Limit) -> bool:
    """Return whether the limit counts back from an appointment, which must be what it starts with.

    It counts in days, and its reminder comes with the plan: there is no other moment to name.
    """
    if "before_appointment" not in fields or not fields["before_appointment"].flag():
        return False
    wrong = not starts.startswith("appointment:planned") or limit.unit not in ("days", "weeks")
    if wrong or "warn_after" in fields or "pausable" in fields:
        fields["before_appointment"].fail(
            "needs a start 'appointment:planned', a limit in days or weeks, and neither warnings "
            "nor pauses",
            "heeft een begin 'appointment:planned' nodig, een termijn in dagen of weken, en geen "
            "waarschuwingen of pauzes",
        )
    return True


def _forward(fields: Mapping[str, Cursor], starts: str, ends: tuple[str, ...]) -> None:
    begin = _events.stage(starts)
    for name, item in zip(ends, fields["ends"].items(), strict=True):
        end = _events.stage(name)
        if name == starts:
            item.fail(
                f"ends with the event it starts with, {starts!r}",
                f"eindigt met waarmee het begint, {starts!r}",
            )
        if begin is not None and end is not None and end[0] == begin[0] and end[1] < begin[1]:
            item.fail(
                f"the end {name!r} comes before the start {starts!r}",
                f"het einde {name!r} komt voor het begin {starts!r}",
            )


def _warnings(cursor: Cursor | None, limit: Limit) -> tuple[int, ...]:
    """Return the warning moments: rising, and before the limit is over."""
    found: list[int] = []
    for item in cursor.items() if cursor is not None else ():
        moment = item.number(0)
        if moment >= limit.amount:
            item.fail(
                f"a warning at {moment} comes after the limit of {limit.amount} {limit.unit}",
                f"een waarschuwing op {moment} komt na de termijn van {limit.amount} {limit.unit}",
            )
        if found and moment <= found[-1]:
            item.fail("warnings must rise", "waarschuwingen moeten oplopen")
        found.append(moment)
    return tuple(found)


def delivery(cursor: Cursor, known: Known) -> Delivery:
    """Return a report that is made once, or once ``each``: a promise that its release keeps."""
    fields = cursor.table(
        (*DUTY, "label", "starts", "limit", "release"),
        ("warn_after", "pausable", "each", "lapses", "act", "why"),
    )
    shared = _duty(fields, "report-event")
    limit = fields["limit"].limit()
    each = "each" in fields and fields["each"].flag()
    return Delivery(
        **shared,
        starts=start(fields["starts"], known),
        ends=(f"report-event:released:{shared['key']}",),
        limit=limit,
        warn_after=_warnings(fields.get("warn_after"), limit),
        pausable="pausable" in fields and fields["pausable"].flag(),
        each=each,
        any_time=not each,
        lapses=events(fields["lapses"], known, moments=False) if "lapses" in fields else (),
        label=fields["label"].sentence(),
        release=cast(Release, fields["release"].one_of(get_args(Release))),
    )


def document(cursor: Cursor, known: Known) -> Promise:
    """Return the request of a document: a promise that also an earlier one keeps."""
    fields = cursor.table((*DUTY, "starts", "accepts", "limit"), ("warn_after", "act", "why"))
    kinds = [item.one_of(_events.DETAILS["document-received"]) for item in
             fields["accepts"].items(least=1)]  # fmt: skip
    limit = fields["limit"].limit()
    return Promise(
        **_duty(fields, "document-received"),
        starts=event(fields["starts"], known, moments=True),
        ends=tuple(f"document-received:{kind}" for kind in kinds),
        limit=limit,
        warn_after=_warnings(fields.get("warn_after"), limit),
        any_time=True,
    )


# ---------------------------------------------------------------- reports


def report(cursor: Cursor) -> Report:
    """Return a report with its way to release."""
    fields = cursor.table(
        (*DUTY, "label", "per", "warn_before", "release", "reading"),
        ("started_by", "draft", "call", "act", "why"),
    )
    per, started_by = _period(fields)
    release = cast(Release, fields["release"].one_of(get_args(Release)))
    if (release == "employee-first") != ("draft" in fields):
        cursor.fail(
            "'draft' belongs to the release 'employee-first', and to no other",
            "'draft' hoort bij de vrijgave 'employee-first', en bij geen andere",
        )
    warn = fields["warn_before"].limit()
    if _days(warn) >= _SHORTEST[per]:
        fields["warn_before"].fail(
            "warns before the period has begun", "waarschuwt voordat de periode is begonnen"
        )
    return Report(
        **_duty(fields, "report-event"),
        label=fields["label"].sentence(),
        per=per,
        started_by=started_by,
        warn_before=warn,
        release=release,
        reading=_reading(fields["reading"]),
        draft=_draft(fields["draft"]) if "draft" in fields else None,
        call=_call(fields["call"]) if "call" in fields else None,
    )


def _reading(cursor: Cursor) -> Reading:
    fields = cursor.table((*DUTY, "term"), ("reminders", "act", "why"))
    term = fields["term"].limit()
    return Reading(
        **_duty(fields, "report-event"),
        term=term,
        reminders=_warnings(fields.get("reminders"), term),
    )


def _draft(cursor: Cursor) -> Draft:
    fields = cursor.table((*DUTY, "warn_before"), ("act", "why"))
    return Draft(**_duty(fields, "report-event"), warn_before=fields["warn_before"].limit())


def _call(cursor: Cursor) -> Call:
    fields = cursor.table((*DUTY, "opens_before", "before", "warn_before"), ("act", "why"))
    opens, before = fields["opens_before"].limit(), fields["before"].limit()
    warn = fields["warn_before"].limit()
    if _days(before) + _days(warn) > _days(opens):
        fields["opens_before"].fail(
            "opens after it is due, or after its warning",
            "gaat pas open na de laatste dag, of na de waarschuwing",
        )
    return Call(**_duty(fields, "contact"), opens_before=opens, before=before, warn_before=warn)
