"""What somebody asks of the caseload: filters that combine, an order; and the rows it selects."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any, Final, Literal, TypeAlias, cast, get_args
from urllib.parse import parse_qsl, urlencode
from uuid import UUID

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Coalesce, Lower

from wissel.apps.trajectories.models import PhaseWindow, Trajectory
from wissel.apps.trajectories.service._guard import at_work, may_list, sees_all, visible
from wissel.apps.trajectories.service._lists import duties_of_case, first_due, has_late
from wissel.core.access import DataCategory
from wissel.infra.doors import Actor

Only: TypeAlias = Literal["late", "unplanned", "not-started", "still", "closed", "deputy"]
Order: TypeAlias = Literal["next", "week", "name", "contact", "number"]

#: ``coach`` of a selection of what nobody has; ``location`` of what is nowhere.
NOBODY: Final = "none"

#: A file of two years has at most 104 weeks and a year of sanction; leave moves them further.
MOST_WEEK: Final = 260
_MOST_WORDS: Final = 100
_NEVER: Final = date(1900, 1, 1)
#: What stands for no day, so that it sorts last.
NO_DAY: Final = date(9999, 12, 31)


@dataclass(frozen=True, slots=True)
class CaseloadQuery:
    """A question to the caseload. All that is given holds at once; ``only`` too.

    ``coach`` is a membership or :data:`NOBODY`, ``client`` a client, ``location`` a location of
    the bureau or :data:`NOBODY`, ``phase`` ``programme:phase`` of a phase that runs today;
    ``week_from`` and ``week_to`` are inclusive.
    ``unreadable`` names what an address said and nobody can read; it is left out.

    >>> asked = CaseloadQuery.read("van=60&toon=late&toon=nonsense&op=week")
    >>> asked.week_from, sorted(asked.only), asked.order, sorted(asked.unreadable)
    (60, ['late'], 'week', ['toon'])
    >>> asked.written()
    'van=60&toon=late&op=week'
    """

    words: str = ""
    coach: str = ""
    client: str = ""
    location: str = ""
    phase: str = ""
    week_from: int | None = None
    week_to: int | None = None
    only: frozenset[Only] = field(default=frozenset())
    order: Order = "next"
    unreadable: frozenset[str] = field(default=frozenset())

    @classmethod
    def read(cls, address: str) -> "CaseloadQuery":
        """Read the question of an address. What is empty is not asked."""
        given = [(name, text.strip()) for name, text in parse_qsl(address)]
        said = {name: text for name, text in given if text}
        only = [text for name, text in given if name == "toon" and text]
        read = cls(
            words=said.get("q", "")[:_MOST_WORDS],
            coach=_identity(said, "coach"),
            client=_identity(said, "opdrachtgever"),
            location=_identity(said, "vestiging"),
            phase=said.get("fase", ""),
            week_from=_week(said, "van"),
            week_to=_week(said, "tot"),
            only=frozenset(cast(Only, one) for one in only if one in get_args(Only)),
            order=cast(Order, said["op"]) if said.get("op") in get_args(Order) else "next",
        )
        return replace(read, unreadable=_unreadable(read, said, only))

    def written(self) -> str:
        """Return the question as it stands in an address, always in the same order."""
        pairs: list[tuple[str, str]] = [
            ("q", self.words),
            ("coach", self.coach),
            ("opdrachtgever", self.client),
            ("vestiging", self.location),
            ("fase", self.phase),
            ("van", str(self.week_from or "")),
            ("tot", str(self.week_to or "")),
            *(("toon", one) for one in sorted(self.only)),
            ("op", self.order if self.order != "next" else ""),
        ]
        return urlencode([(name, text) for name, text in pairs if text])

    @property
    def filters(self) -> bool:
        """Whether it asks for less than everything."""
        return bool(replace(self, order="next").written())


def selected(actor: Actor, query: CaseloadQuery, today: date) -> QuerySet[Trajectory]:
    """Return the trajectories of the actor that a question selects, in no order."""
    everything = query.words or "deputy" in query.only
    rows = visible(actor=actor) if everything else at_work(actor=actor, today=today, nested=False)
    rows = rows.filter(closed_on__isnull="closed" not in query.only).order_by()
    if "deputy" in query.only:
        rows = rows.filter(deputy_id=actor.membership).exclude(coach_id=actor.membership)
    if query.words:
        named = Q(employment__employee__name__icontains=query.words)
        rows = rows.filter(named | Q(number__icontains=query.words))
    if query.coach and sees_all(actor):
        nobody = query.coach == NOBODY
        rows = rows.filter(coach=None) if nobody else rows.filter(coach_id=UUID(query.coach))
    if query.client:
        rows = rows.filter(employment__client_id=UUID(query.client))
    if query.location:
        nowhere, chosen = query.location == NOBODY, query.location
        rows = rows.filter(location=None) if nowhere else rows.filter(location_id=UUID(chosen))
    if query.phase:
        rows = _in_phase(rows, query.phase, today)
    if query.week_from is not None:
        rows = rows.filter(week_one__lte=today - timedelta(weeks=query.week_from - 1))
    if query.week_to is not None:
        rows = rows.filter(week_one__gt=today - timedelta(weeks=query.week_to))
    return _only(rows, actor, query.only, today)


def ordered(
    rows: QuerySet[Trajectory], actor: Actor, query: CaseloadQuery, today: date
) -> QuerySet[Trajectory]:
    """Return them in the order asked for, with ``next_due`` and the value of the order (``at``)."""
    first = Coalesce(first_due(actor, today), Value(NO_DAY))
    rows = rows.annotate(next_due=first)
    at: dict[Order, Any] = {
        "next": F("next_due"),
        "week": Coalesce(F("week_one"), F("absence__first_sick_day")),
        "name": Lower("employment__employee__name"),
        "number": F("number"),
    }
    if may_list(actor, DataCategory.ACTIVITIES):
        at["contact"] = Coalesce(F("last_contact"), Value(_NEVER))
    return rows.annotate(at=at.get(query.order, at["next"])).order_by("at", "pk")


def is_day(order: Order) -> bool:
    """Whether an order goes by days."""
    return order in ("next", "week", "contact")


def _in_phase(rows: QuerySet[Trajectory], phase: str, today: date) -> QuerySet[Trajectory]:
    programme, _, key = phase.partition(":")
    running = PhaseWindow.objects.filter(
        Q(ended=None) | Q(ended__gte=today), trajectory=OuterRef("pk"), key=key, begun__lte=today
    )
    return rows.filter(Exists(running), programme=programme)


def _only(
    rows: QuerySet[Trajectory], actor: Actor, only: frozenset[Only], today: date
) -> QuerySet[Trajectory]:
    if "late" in only:
        rows = rows.filter(has_late(actor, today))
    if "unplanned" in only:
        rows = rows.filter(~Exists(duties_of_case(actor, today)))
    if "not-started" in only:
        rows = rows.filter(second_track_start=None)
    if "still" in only and may_list(actor, DataCategory.STAGNATION):
        rows = rows.filter(still_since__isnull=False)
    return rows


def _unreadable(read: CaseloadQuery, said: Mapping[str, str], only: list[str]) -> frozenset[str]:
    kept = {"coach": read.coach, "opdrachtgever": read.client, "vestiging": read.location}
    wrong = {name for name, text in kept.items() if said.get(name) and not text}
    weeks = {"van": read.week_from, "tot": read.week_to}
    wrong |= {name for name, week in weeks.items() if said.get(name) and week is None}
    if len(read.only) < len(set(only)):
        wrong.add("toon")
    if said.get("op") and said["op"] not in get_args(Order):
        wrong.add("op")
    return frozenset(wrong)


def _identity(said: Mapping[str, str], name: str) -> str:
    text = said.get(name, "")
    if text == NOBODY and name in ("coach", "vestiging"):
        return text
    try:
        return str(UUID(text))
    except ValueError:
        return ""


def _week(said: Mapping[str, str], name: str) -> int | None:
    text = said.get(name, "")
    if not (text.isascii() and text.isdigit() and len(text) <= len(str(MOST_WEEK))):
        return None
    return int(text) if 1 <= int(text) <= MOST_WEEK else None
