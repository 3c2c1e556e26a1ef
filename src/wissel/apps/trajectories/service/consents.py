"""What the employee was told, and what they allow: read, said yes to, taken back.

A withdrawal counts at once in every door, since each asks the same table of consents.
"""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from wissel.apps.bureaus import service as bureaus
from wissel.apps.trajectories.models import Consent, Trajectory
from wissel.apps.trajectories.service import _derive, _journal
from wissel.apps.trajectories.service._facts import check_happened
from wissel.apps.trajectories.service._guard import Obtained, obtain
from wissel.apps.trajectories.service._mapper import entry_of
from wissel.core.access import Action, DataCategory, Role
from wissel.core.consents import Choice, Statement, statement
from wissel.core.dates import local_day
from wissel.core.journal import ConsentEvent, standing
from wissel.infra import mail
from wissel.infra.doors import Actor, Denied, door, read_door, today_of
from wissel.infra.typed import neat, refused

_STAFF = (Role.BACK_OFFICE, Role.MANAGER)
#: How long the name of a company may be.
MOST_NAME = 200


@dataclass(frozen=True, slots=True)
class Given:
    """A yes, and what became of it. ``version`` is that of the words it was said to."""

    id: UUID
    choice: str
    named: str
    version: str
    given_at: datetime
    withdrawn_at: datetime | None
    on_paper: date | None

    @property
    def day(self) -> date:
        """The day it was said: the one on the paper, else that of the click."""
        return self.on_paper or local_day(self.given_at)

    @property
    def ended(self) -> date | None:
        """The day it was taken back."""
        return None if self.withdrawn_at is None else local_day(self.withdrawn_at)


@dataclass(frozen=True, slots=True)
class Consents:
    """The statement as it is now, when the employee read it, and every yes, newest first.

    ``informed_on`` is ``None`` while this version of the information was not confirmed.
    """

    trajectory: UUID
    statement: Statement
    informed_on: date | None
    given: tuple[Given, ...]
    closed: bool

    def standing(self, choice: Choice) -> tuple[Given, ...]:
        """Return what holds now of a choice: one at most, or one per company."""
        return tuple(
            one
            for one in self.given
            if one.choice == choice.key and one.withdrawn_at is None and not self.closed
        )


@read_door
def consents(*, actor: Actor, now: datetime, trajectory: UUID) -> Consents:
    """Return the statement and the answers to whoever may read consents of this trajectory."""
    obtained = obtain(actor=actor, trajectory=trajectory, category=DataCategory.CONSENTS)
    obtained.log("consents.view", DataCategory.CONSENTS)
    return _view(obtained.row)


@door
def confirm_information(
    *,
    actor: Actor,
    now: datetime,
    trajectory: UUID,
    version: str,
    on_paper: date | None = None,
) -> Consents:
    """Write down that the employee read the information (AVG art. 13). It is no consent.

    The employee says so; staff only with the day on the paper they have. Confirmed twice it stands
    once. Raises :class:`Refused` (``$.version``) when the text has changed since.
    """
    obtained = _obtain(actor, trajectory, now, on_paper)
    found = _view(obtained.row)
    _demand_version(version)
    if found.informed_on is None:
        said = ConsentEvent("informed", version, on_paper=on_paper)
        _write(obtained, actor, now, said)
    return _view(obtained.row)


@door
def give_consent(
    *,
    actor: Actor,
    now: datetime,
    trajectory: UUID,
    choice: str,
    version: str,
    named: str = "",
    on_paper: date | None = None,
) -> Consents:
    """Say yes to one choice, from now on. Said twice it stands once.

    The employee says so; staff only with the day on the paper they have. Raises :class:`Refused`
    with the place: a choice that is not there, words that have changed since, no company where one
    belongs, a trajectory that is closed.
    """
    obtained = _obtain(actor, trajectory, now, on_paper)
    row = obtained.row
    asked = _choice(choice)
    _demand_version(version)
    if row.closed_on is not None:
        raise refused(
            "closed",
            "$",
            "Dit traject is klaar. Toestemming geldt niet meer.",
            "This trajectory has ended. Consent no longer holds.",
        )
    company = _company(asked, named)
    if not any(_same(one.named, company) for one in _view(row).standing(asked)):
        Consent(
            trajectory=row,
            category=asked.category,
            receiver=asked.receiver,
            purpose=asked.question.nl,
            text_version=version,
            choice=asked.key,
            named=company,
            on_paper=on_paper,
            given_at=now,
        ).save()
        _write(obtained, actor, now, _event("given", asked, version, company, on_paper))
    return _view(row)


@door
def withdraw_consent(*, actor: Actor, now: datetime, trajectory: UUID, consent: UUID) -> Consents:
    """Take a yes back: from this moment no door opens by it. Taken back twice it stands once.

    The employee does, without a reason; staff do when the employee asked them to (AVG art. 7 lid
    3: as easy as giving). The coach gets a mail that something changed.
    """
    obtained = _obtain(actor, trajectory, now, None, withdraws=True)
    row = Consent.objects.filter(trajectory=obtained.row, pk=consent).first()
    if row is None:
        raise Denied("no-such-consent", subject=str(trajectory))
    if row.withdrawn_at is None:
        row.withdrawn_at = now
        row.save(update_fields=["withdrawn_at"])
        said = ConsentEvent("withdrawn", row.text_version, row.category, row.receiver, row.named)
        _write(obtained, actor, now, said)
        _tell_coach(obtained.row, actor, now)
    return _view(obtained.row)


def _obtain(
    actor: Actor, trajectory: UUID, now: datetime, on_paper: date | None, *, withdraws: bool = False
) -> Obtained:
    obtained = obtain(
        actor=actor,
        trajectory=trajectory,
        category=DataCategory.CONSENTS,
        action=Action.WRITE,
        lock=True,
    )
    if actor.role in _STAFF and on_paper is None and not withdraws:
        raise refused(
            "no-paper",
            "$.on_paper",
            "Vul de dag in die op het papier staat. Zonder papier zegt de werknemer het zelf.",
            "Fill in the day on the paper. Without paper the employee says so themself.",
        )
    if actor.role == Role.EMPLOYEE and on_paper is not None:
        raise Denied("not-on-paper", subject=str(trajectory), hidden=False)
    if on_paper is not None:
        check_happened(on_paper, today_of(now), path="$.on_paper")
    return obtained


def _choice(key: str) -> Choice:
    found = statement().choice(key)
    if found is None:
        raise refused(
            "no-such-choice",
            "$.choice",
            "Deze vraag is er niet meer. Open de pagina opnieuw.",
            "This question is no longer there. Open the page anew.",
        )
    return found


def _demand_version(version: str) -> None:
    if version != statement().version:
        raise refused(
            "text-changed",
            "$.version",
            "De tekst is veranderd. Lees hem opnieuw en kies dan.",
            "The text has changed. Read it again and choose then.",
        )


def _company(choice: Choice, named: str) -> str:
    company = neat({"named": named}, {"named": MOST_NAME})["named"]
    if choice.named and not company:
        raise refused(
            "no-name", "$.named", "Schrijf de naam van het bedrijf.", "Write the company's name."
        )
    return company if choice.named else ""


def _same(one: str, other: str) -> bool:
    return one.casefold() == other.casefold()


def _event(
    event: str, choice: Choice, version: str, company: str, on_paper: date | None
) -> ConsentEvent:
    return ConsentEvent(
        event=event,  # type: ignore[arg-type]  # one of the three, by the callers here
        text_version=version,
        category=choice.category,
        receiver=choice.receiver,
        named=company,
        on_paper=on_paper,
    )


def _write(obtained: Obtained, actor: Actor, now: datetime, said: ConsentEvent) -> None:
    today = today_of(now)
    day = said.on_paper or today
    _journal.append(row=obtained.row, actor=actor, now=now, happened_on=day, content=said)
    obtained.log(f"consent.{said.event}", DataCategory.CONSENTS, "U")
    _derive.keep_up(obtained.row, today)


def _tell_coach(row: Trajectory, actor: Actor, now: datetime) -> None:
    coach = row.coach
    if coach is None or coach.pk == actor.membership:
        return
    mail.queue(
        actor=actor,
        now=now,
        to=coach.user.email,
        notice=mail.Notice.MESSAGE,
        path=f"/traject/{row.pk}/",
        language=bureaus.language_of(email=coach.user.email),
    )


def _choice_of(one: Consent, current: Statement) -> str:
    """Return the choice of a consent that names none: one of an older file."""
    return next(
        (
            choice.key
            for choice in current.choices
            if (choice.category, choice.receiver) == (one.category, one.receiver)
        ),
        "",
    )


def _view(row: Trajectory) -> Consents:
    current = statement()
    entries = row.journal.filter(category=DataCategory.CONSENTS).order_by("seq")
    read = [
        entry.happened_on
        for entry in standing(entry_of(each) for each in entries)
        if isinstance(entry.content, ConsentEvent)
        and entry.content.event == "informed"
        and entry.content.text_version == current.version
    ]
    rows = row.consents.order_by("-given_at", "-id")
    return Consents(
        trajectory=row.pk,
        statement=current,
        informed_on=min(read, default=None),
        given=tuple(
            Given(
                one.pk,
                one.choice or _choice_of(one, current),
                one.named,
                one.text_version,
                one.given_at,
                one.withdrawn_at,
                one.on_paper,
            )
            for one in rows
        ),
        closed=row.closed_on is not None,
    )
