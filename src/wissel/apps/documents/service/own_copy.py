"""What a person gets when they ask for their own file (AVG art. 15 and 20).

The same trajectory file as ``wissel export``, cut by the access table to what the person may see.
It can be read in again: the journal is numbered anew and without its chain, since entries that the
table keeps apart would leave holes in both.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from uuid import UUID

from wissel.apps.bureaus import service as bureaus
from wissel.apps.documents.service import _papers_out
from wissel.apps.documents.service._money_paper import MoneyPaper, own_file_of
from wissel.apps.documents.service._profile_paper import ProfilePaper, drawn
from wissel.apps.documents.service.portability import released_contents, released_reports
from wissel.apps.finances import service as finances
from wissel.apps.guidance import service as guidance
from wissel.apps.jobsearch import service as jobsearch
from wissel.apps.orders import service as orders
from wissel.apps.plans import service as plans
from wissel.apps.trajectories import service as trajectories
from wissel.core.access import DataCategory, Role
from wissel.core.journal import JournalEntry
from wissel.core.refusal import Refused
from wissel.core.sources import Text
from wissel.core.trajectory import Trajectory
from wissel.infra.doors import Actor, Denied, read_door, today_of
from wissel.infra.models import AccessLogEntry

#: Copies of one file in a day. Enough to try again, too few to burden a server with.
MOST_A_DAY = 10
#: Reports of a trajectory of years take less than a tenth of this; scans take the rest.
MOST_BYTES = 120 * 1024 * 1024

_EVENT = "dossier.export"


@dataclass(frozen=True, slots=True)
class OwnFile:
    """The file as its person may see it, and the documents that lie beside it by name.

    ``place`` is kept of the person too, and has no room in a trajectory file. ``profiles`` names
    those of the documents that were drawn to be read: each profile as it was fixed last; ``money``
    that of the own money sheet.
    """

    trajectory: Trajectory
    contents: Mapping[str, bytes]
    place: trajectories.Place
    profiles: tuple[str, ...] = ()
    money: str = ""


def own_file(*, actor: Actor, now: datetime, trajectory: UUID, language: str = "nl") -> OwnFile:
    """Return the own file of an employee. Every call is a line in the access log.

    Raises :class:`Refused` for more than :data:`MOST_A_DAY` copies in a day or documents of more
    than :data:`MOST_BYTES` together; ``Damaged`` for a document that is gone or is not what was
    kept.

    Not one door: profiles and the own money sheet are drawn, in ``language``, outside of any
    transaction.
    """
    own, papers, money = _own_file(actor=actor, now=now, trajectory=trajectory)
    drawings = (drawn(paper, language) for paper in papers)
    made = {one.file_name: one.content for one in drawings}
    own = replace(own, contents={**own.contents, **made}, profiles=tuple(made))
    if money is None:
        return own
    sheet = own_file_of(money, language)
    return replace(
        own, contents={**own.contents, sheet.file_name: sheet.content}, money=sheet.file_name
    )


@read_door
def _own_file(
    *, actor: Actor, now: datetime, trajectory: UUID
) -> tuple[OwnFile, tuple[ProfilePaper, ...], MoneyPaper[finances.OwnMoneyView] | None]:
    within = trajectories.trajectory_within(
        actor=actor, now=now, trajectory=trajectory, category=DataCategory.RELEASED_REPORTS
    )
    if actor.role != Role.EMPLOYEE:
        raise Denied("own-file-only", subject=str(trajectory), hidden=False)
    for category in (DataCategory.EMPLOYMENT, DataCategory.MILESTONES):
        within.obtained.demand(category)
    _check_often(trajectory, now)
    view = trajectories.case(actor=actor, now=now, trajectory=trajectory)
    seen = view.case
    reports = released_reports(actor=actor, now=now, trajectory=trajectory)
    signed = _papers_out.for_its_person(_papers_out.signed_papers(within))
    taken = _papers_out.taken_papers(within)
    contents = released_contents(actor=actor, now=now, trajectory=trajectory)
    contents |= _papers_out.contents_of(signed, taken, actor)
    _check_size(contents)
    count = len(reports) + len(signed) + len(taken)
    detail = f"own file, {count} documents with contents"
    within.obtained.log(_EVENT, DataCategory.CAPACITY, action="E", detail=detail)
    mine = replace(
        seen,
        reports=reports,
        papers=tuple(one.said for one in signed),
        received=tuple(one.said for one in taken),
        quotes=orders.quotes_to_keep(within=within),  # the table decides: an employee sees none
        journal=_unchained(seen.journal),
    )
    mine = guidance.with_what_was_guided(case=mine, within=within)
    mine = plans.with_profiles(case=mine, within=within)
    mine = finances.with_money(case=mine, within=within)
    mine = jobsearch.with_search(case=mine, within=within)
    bureau = bureaus.bureau(actor=actor, now=now).name
    sheet = finances.own_money(actor=actor, now=now, trajectory=trajectory)
    money = _money(sheet, mine, bureau, now)
    return OwnFile(mine, contents, view.place), _papers(mine, bureau), money


def _money(
    sheet: finances.OwnMoneyView, case: Trajectory, bureau: str, now: datetime
) -> MoneyPaper[finances.OwnMoneyView] | None:
    """Return the own money sheet to be drawn, ``None`` while it tells nothing."""
    if sheet.told is None or sheet.told.scenarios is None:
        return None
    names = (case.reference, case.employee.name, case.client.name)
    return MoneyPaper(sheet, bureau, *names, today_of(now), now)


def _papers(case: Trajectory, bureau: str) -> tuple[ProfilePaper, ...]:
    """Return each profile as it was fixed last, to be drawn."""
    newest = {one.said.kind: one for one in case.profiles}
    return tuple(
        ProfilePaper(kept, bureau, case.reference, case.employee.name, case.client.name)
        for kept in newest.values()
    )


def _unchained(journal: tuple[JournalEntry, ...]) -> tuple[JournalEntry, ...]:
    return tuple(
        replace(entry, seq=number, salt="", digest="", link="")
        for number, entry in enumerate(journal, start=1)
    )


def _check_often(trajectory: UUID, now: datetime) -> None:
    made = AccessLogEntry.objects.filter(
        subject=str(trajectory),
        event=_EVENT,
        actor_role=Role.EMPLOYEE,
        at__gt=now - timedelta(days=1),
    )
    if made.count() >= MOST_A_DAY:
        raise Refused(
            "too-often",
            "$",
            Text(
                "U maakte vandaag al veel kopieën. Probeer het morgen opnieuw.",
                "You made many copies today. Try again tomorrow.",
            ),
        )


def _check_size(contents: Mapping[str, bytes]) -> None:
    if sum(map(len, contents.values())) > MOST_BYTES:
        raise Refused(
            "too-large",
            "$.reports",
            Text(
                "Uw dossier is te groot om zo te bewaren. Vraag uw bureau om een kopie.",
                "Your file is too large to keep this way. Ask your bureau for a copy.",
            ),
        )
