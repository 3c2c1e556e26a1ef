"""What the employer asks: adjust (*bijsturen*), a question, to be called; and the answer."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final, Literal, TypeAlias
from uuid import UUID

from wissel.apps.bureaus import service as bureaus
from wissel.apps.trajectories.models import JournalEntry as Row
from wissel.apps.trajectories.models import Trajectory
from wissel.apps.trajectories.service import _derive, _journal
from wissel.apps.trajectories.service._guard import Obtained, obtain
from wissel.apps.trajectories.service.within import addresses_of_employer
from wissel.core.access import STAFF, Action, DataCategory, Role
from wissel.core.due import Due
from wissel.core.journal import ClientRequest, Contact, JournalEntry, standing
from wissel.core.obligations import Obligation
from wissel.core.refusal import Refused
from wissel.core.sources import Text
from wissel.core.trajectory import Trajectory as Case
from wissel.infra import mail
from wissel.infra.doors import Actor, Denied, door, read_door, today_of

#: How much a request, and an answer, may say.
MOST_REQUEST: Final = 2000
MOST_ANSWER: Final = 4000
#: Requests about one case in a day: as with messages, too few to fill a list with.
MOST_A_DAY: Final = 20

_ANSWERED: Final = "client-request:answered"

RequestState: TypeAlias = Literal["asked", "answered"]


@dataclass(frozen=True, slots=True)
class RequestView:
    """A request of the employer, its answer, and the duty to answer it (its last day, its ground).

    ``answer`` is empty while nobody answered; also for a duty that was settled by another entry.
    """

    id: UUID
    asked_at: datetime
    author: str
    request: ClientRequest
    state: RequestState
    duty: Obligation | None
    answer: str
    answered_by: str
    answered_on: date | None

    @property
    def last_day(self) -> date | None:
        """The last day of the answer, as it was promised; ``None`` where nothing was."""
        return None if self.duty is None else self.duty.due


@door
def ask(*, actor: Actor, now: datetime, trajectory: UUID, request: ClientRequest) -> JournalEntry:
    """Write what the employer asks, as one entry of the journal; its answer is a duty from now on.

    Only a contact of the employer may. Raises :class:`Refused` (``$.text``) for a question or a
    wish to adjust without words and for one that is too long, and (``$``) for a case that is closed
    or has no coach, and for too many in a day.
    """
    obtained = _obtain(actor, trajectory, Action.WRITE, lock=True)
    if actor.role != Role.EMPLOYER:
        raise Denied("employer-only", subject=str(trajectory), hidden=False)
    said = ClientRequest(request.sort, request.text.strip())
    _check(said)
    _check_reader(obtained.row)
    _check_often(obtained.row, now)
    entry = _append(obtained, actor, now, said)
    _derive.keep_up(obtained.row, today_of(now))
    return entry


@door
def answer_request(
    *,
    actor: Actor,
    now: datetime,
    trajectory: UUID,
    entry: UUID,
    answer: str,
    called: bool = False,
) -> JournalEntry:
    """Answer a request of the employer. Staff do; the employer gets a mail that there is one.

    ``called``: it was answered in a call, which is then logged as a contact too. Raises
    :class:`Refused` (``$.answer``) without words, with too many, and for what was answered already.
    """
    obtained = _obtain(actor, trajectory, Action.WRITE, lock=True)
    if not actor.is_system and actor.role not in STAFF:
        raise Denied("staff-only", subject=str(trajectory), hidden=False)
    case, due = _derive.derive(obtained.row, today_of(now))
    asked = _one(case, due, trajectory, entry)
    words = answer.strip()
    _check_answer(words, asked)
    if called:
        obtained.demand(DataCategory.ACTIVITIES, Action.WRITE)
        talk = Contact(("employer",), "phone", words)
        _journal.append(
            row=obtained.row, actor=actor, now=now, happened_on=today_of(now), content=talk
        )
    made = _append(
        obtained, actor, now, ClientRequest(asked.request.sort, "", words, about=str(entry))
    )
    _derive.keep_up(obtained.row, today_of(now))
    _tell(trajectory, actor, now)
    return made


@read_door
def request(*, actor: Actor, now: datetime, trajectory: UUID, entry: UUID) -> RequestView:
    """Return one request of the employer to whoever may read the calendar of the case."""
    obtained = _obtain(actor, trajectory, Action.READ)
    case, due = _derive.derive(obtained.row, today_of(now))
    found = _one(case, due, trajectory, entry)
    obtained.log("request.view", DataCategory.MILESTONES, detail=str(entry))
    return found


@read_door
def requests(*, actor: Actor, now: datetime, trajectory: UUID) -> tuple[RequestView, ...]:
    """Return every request of the employer in a case, newest first."""
    obtained = _obtain(actor, trajectory, Action.READ)
    case, due = _derive.derive(obtained.row, today_of(now))
    found = _views(case, due)
    obtained.log("request.list", DataCategory.MILESTONES, detail=str(len(found)))
    return tuple(reversed(found))


def _obtain(actor: Actor, trajectory: UUID, action: Action, *, lock: bool = False) -> Obtained:
    return obtain(
        actor=actor,
        trajectory=trajectory,
        category=DataCategory.MILESTONES,
        action=action,
        lock=lock,
    )


def _append(
    obtained: Obtained, actor: Actor, now: datetime, content: ClientRequest
) -> JournalEntry:
    return _journal.append(
        row=obtained.row, actor=actor, now=now, happened_on=today_of(now), content=content
    )


def _one(case: Case, due: Due, trajectory: UUID, entry: UUID) -> RequestView:
    found = next((one for one in _views(case, due) if one.id == entry), None)
    if found is None:
        raise Denied("no-such-request", subject=str(trajectory))
    return found


def _views(case: Case, due: Due) -> list[RequestView]:
    """Return the requests in the order in which they were asked."""
    entries = [one for one in standing(case.journal) if isinstance(one.content, ClientRequest)]
    first: dict[str, str] = {}  # of an entry that came in with corrections: where they began
    for entry in sorted(case.journal, key=lambda one: one.seq):
        first[entry.id] = first.get(entry.supersedes or "", entry.id)
    answers = {
        first.get(entry.content.about, entry.content.about): entry
        for entry in reversed(entries)
        if isinstance(entry.content, ClientRequest)
    }
    duties = {duty.anchor: duty for duty in due.obligations if _ANSWERED in duty.satisfied_by}
    return [
        _view(entry, entry.content, answers.get(first[entry.id]), duties.get(first[entry.id]))
        for entry in sorted(entries, key=lambda one: one.seq)
        if isinstance(entry.content, ClientRequest) and not entry.content.about
    ]


def _view(
    entry: JournalEntry,
    said: ClientRequest,
    answer: JournalEntry | None,
    duty: Obligation | None,
) -> RequestView:
    told, by, on = "", "", None
    if answer is not None and isinstance(answer.content, ClientRequest):
        told, by, on = answer.content.answer, answer.author, answer.happened_on
    elif duty is not None and duty.done_on is not None:
        on = duty.done_on
    elif duty is not None and duty.exemption is not None and duty.exemption.kind != "later":
        # Somebody said that it was answered elsewhere, or asks no answer: the reason is the answer.
        told, by, on = duty.exemption.reason, duty.exemption.by, duty.exemption.on
    return RequestView(
        id=UUID(entry.id),
        asked_at=entry.recorded_at,
        author=entry.author,
        request=said,
        state="asked" if on is None else "answered",
        duty=duty,
        answer=told,
        answered_by=by,
        answered_on=on,
    )


def _tell(trajectory: UUID, actor: Actor, now: datetime) -> None:
    """Mail the employer's contacts with an account: that there is something, never what."""
    for address in addresses_of_employer(trajectory):
        mail.queue(
            actor=actor,
            now=now,
            to=address,
            notice=mail.Notice.MESSAGE,
            path="/",
            language=bureaus.language_of(email=address),
        )


def _check(said: ClientRequest) -> None:
    if not said.text and said.sort != "call-back":
        raise Refused(
            "text-missing",
            "$.text",
            Text("Schrijf in het kort wat u vraagt.", "Write in short what you ask."),
        )
    _check_length(said.text, "$.text", MOST_REQUEST)


def _check_answer(words: str, asked: RequestView) -> None:
    if asked.state == "answered":
        raise Refused(
            "answered-already",
            "$.answer",
            Text(
                "Deze vraag is al beantwoord. Het antwoord staat eronder.",
                "This request was answered already. The answer stands below it.",
            ),
        )
    if not words:
        raise Refused(
            "answer-missing",
            "$.answer",
            Text("Schrijf je antwoord in het veld.", "Write your answer in the field."),
        )
    _check_length(words, "$.answer", MOST_ANSWER)


def _check_length(said: str, path: str, most: int) -> None:
    if len(said) > most:
        raise Refused(
            "too-long",
            path,
            Text(
                f"De tekst is te lang. Schrijf minder dan {most} tekens.",
                f"The text is too long. Write fewer than {most} characters.",
            ),
        )


def _check_reader(row: Trajectory) -> None:
    if row.closed_on is not None or row.coach_id is None:
        raise Refused(
            "no-reader",
            "$",
            Text(
                "Er is nu geen coach die dit leest. Bel of mail het bureau.",
                "There is no coach who reads this now. Call or mail the bureau.",
            ),
        )


def _check_often(row: Trajectory, now: datetime) -> None:
    sent = Row.objects.filter(
        trajectory=row,
        kind="client-request",
        author_role=Role.EMPLOYER,
        recorded_at__gt=now - timedelta(days=1),
    ).count()
    if sent >= MOST_A_DAY:
        raise Refused(
            "too-many",
            "$",
            Text(
                "U vroeg vandaag al veel over dit traject. Bel de coach.",
                "You asked much about this trajectory today. Please call the coach.",
            ),
        )
