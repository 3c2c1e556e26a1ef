"""What a person judges about a question of the RIV check that the file cannot answer."""

from dataclasses import replace
from datetime import date, datetime
from typing import Final, get_args
from uuid import UUID

from wissel.apps.trajectories.service import _derive, _journal
from wissel.apps.trajectories.service._facts import check_happened
from wissel.apps.trajectories.service._guard import Obtained, obtain
from wissel.core.access import Action, DataCategory, Role
from wissel.core.audit import rules
from wissel.core.journal import Answered, AuditAnswer, JournalEntry
from wissel.infra.doors import Actor, Denied, door, today_of
from wissel.infra.typed import demand_fits, demand_functional, refused

MOST_WORDS: Final = 500
_MOST_NAME: Final = 200
_STAFF: Final = (Role.COACH, Role.BACK_OFFICE)
#: Parties who answer themselves what is theirs to judge.
_JUDGES: Final = (Role.EMPLOYER, Role.EMPLOYEE)


@door
def answer_question(
    *, actor: Actor, now: datetime, trajectory: UUID, happened_on: date, said: AuditAnswer
) -> JournalEntry:
    """Write down whose judgement answers a question, in words, and what shows it.

    The staff write for whoever judges; an employer or employee only their own judgement, in their
    own name. The last word of each owner holds; what was said before stays readable. Raises
    ``Refused`` with
    the place: a question or owner that there is not (``$.question``, ``$.by``), no name, no words,
    a *no* turned into a *yes* without what shows it (``$.proof``), words of health.
    """
    obtained = _obtain(actor, trajectory, said)
    check_happened(happened_on, today_of(now))
    entry = _journal.append(
        row=obtained.row,
        actor=actor,
        now=now,
        happened_on=happened_on,
        content=_checked(_own(actor, said)),
    )
    _derive.keep_up(obtained.row, today_of(now))
    return entry


def _obtain(actor: Actor, trajectory: UUID, said: AuditAnswer) -> Obtained:
    """Return the trajectory to who may write this: the staff, or whoever judges for themself.

    The employee replies to what the file says, as the table has it; they write no calendar.
    """
    replies = actor.role == Role.EMPLOYEE
    obtained = obtain(
        actor=actor,
        trajectory=trajectory,
        category=DataCategory.STAGNATION if replies else DataCategory.MILESTONES,
        action=Action.REPLY if replies else Action.WRITE,
        lock=True,
    )
    if actor.is_system or actor.role in _STAFF:
        return obtained
    if actor.role not in _JUDGES or said.by != actor.role:
        raise Denied("not-theirs", subject=str(trajectory), hidden=False)
    return obtained


def _own(actor: Actor, said: AuditAnswer) -> AuditAnswer:
    """Return the answer in the name of who gives it: a party speaks for nobody else."""
    return replace(said, author=actor.name) if actor.role in _JUDGES else said


def _checked(said: AuditAnswer) -> AuditAnswer:
    newest = rules()
    try:
        question = newest.question(said.question)
    except LookupError:
        raise refused(
            "unknown",
            "$.question",
            "Deze vraag is er niet.",
            "There is no such question.",
        ) from None
    if said.answer not in get_args(Answered):
        raise refused("required", "$.answer", "Kies een antwoord.", "Choose an answer.")
    if said.by not in question.answered_by:
        raise refused(
            "not-theirs",
            "$.by",
            "Deze vraag is niet aan hen. Kies wie dit mag beoordelen.",
            "This question is not theirs. Choose who may judge it.",
        )
    return AuditAnswer(
        question=said.question,
        answer=said.answer,
        by=said.by,
        author=_needed(said.author, "$.author", _MOST_NAME),
        words=_needed(said.words, "$.words", MOST_WORDS),
        proof=_neat(said.proof, "$.proof"),
        version=newest.version,
    )


def _needed(text: str, path: str, most: int) -> str:
    neat = _neat(text, path, most)
    if not neat:
        raise refused("missing", path, "Vul dit in.", "Fill this in.")
    return neat


def _neat(text: str, path: str, most: int = MOST_WORDS) -> str:
    neat = " ".join(text.split())
    demand_fits(neat, most, path)
    demand_functional(neat, path)
    return neat
