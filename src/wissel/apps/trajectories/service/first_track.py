"""The first-track check (*spoor 1-toets*): answered by a person, before the second track begins."""

from collections.abc import Mapping
from datetime import date, datetime
from uuid import UUID

from wissel.apps.trajectories.service import _derive, _journal
from wissel.apps.trajectories.service._facts import check_happened
from wissel.apps.trajectories.service._guard import obtain
from wissel.apps.trajectories.service._mapper import entry_of
from wissel.core.access import Action, DataCategory, Role
from wissel.core.journal import (
    CheckAnswer,
    Content,
    Decision,
    FirstTrackCheck,
    JournalEntry,
    standing,
)
from wissel.core.ladder import first_track
from wissel.core.trajectory import Trajectory
from wissel.infra.doors import Actor, Denied, door, today_of
from wissel.infra.typed import demand_fits, demand_plain, refused

_STAFF = (Role.COACH, Role.BACK_OFFICE)
MOST_WORDS = 500


@door
def check_first_track(
    *,
    actor: Actor,
    now: datetime,
    trajectory: UUID,
    happened_on: date,
    outcome: str,
    answers: Mapping[str, CheckAnswer],
    author: str = "",
    reason: str = "",
) -> JournalEntry:
    """Write down the check: an answer to every question, and what its author concludes.

    ``author`` is who concludes, when that is not the writer (a labour expert). An answer *yes*
    names what shows it; *unknown* is an answer. A new check stands in place of the one before,
    which stays readable. Raises :class:`Refused` with the place (``$.answers.own-work.proof``).
    """
    obtained = obtain(
        actor=actor,
        trajectory=trajectory,
        category=DataCategory.MILESTONES,
        action=Action.WRITE,
        lock=True,
    )
    if not actor.is_system and actor.role not in _STAFF:
        raise Denied("staff-only", subject=str(trajectory), hidden=False)
    check_happened(happened_on, today_of(now))
    said = _checked(outcome, answers, author, reason)
    row = obtained.row
    entries = standing(entry_of(one) for one in row.journal.filter(kind=said.kind))
    entry = _journal.append(
        row=row,
        actor=actor,
        now=now,
        happened_on=happened_on,
        content=said,
        supersedes=entries[-1].id if entries else None,
    )
    _derive.keep_up(row, today_of(now))
    return entry


def check_of(case: Trajectory) -> FirstTrackCheck | None:
    """Return the check that stands, ``None`` while there is none."""
    found = [
        entry.content
        for entry in standing(case.journal)
        if isinstance(entry.content, FirstTrackCheck)
    ]
    return found[-1] if found else None


def demand_checked(content: Content, case: Trajectory) -> None:
    """Refuse a start without a check that allows it, unless the reason to start stands there."""
    if not isinstance(content, Decision) or content.subject != "tweede-spoor-start":
        return
    check = check_of(case)
    if content.outcome.strip() or (check is not None and check.outcome != "not-yet"):
        return
    raise refused(
        "first-track",
        "$.outcome",
        "Er is nog geen spoor 1-toets die dit draagt. Vul die in, of schrijf waarom het tweede "
        "spoor nu toch begint.",
        "There is no first-track check yet that carries this. Fill it in, or write why the second "
        "track begins all the same.",
    )


def _checked(
    outcome: str, answers: Mapping[str, CheckAnswer], author: str, reason: str
) -> FirstTrackCheck:
    rules = first_track()
    if outcome not in rules.outcomes:
        raise refused("outcome", "$.outcome", "Kies de conclusie.", "Choose the conclusion.")
    kept = tuple(_answer(question.key, answers.get(question.key)) for question in rules.questions)
    open_ones = [one.question for one in kept if one.answer == "unknown"]
    if outcome == "exhausted" and open_ones and not reason.strip():
        raise refused(
            "reason",
            "$.reason",
            "Niet elke vraag is beantwoord. Schrijf waarom spoor 1 toch voldoende is onderzocht.",
            "Not every question was answered. Write why it was examined enough anyway.",
        )
    for text, path in ((author, "$.author"), (reason, "$.reason")):
        demand_fits(text, MOST_WORDS, path)
        demand_plain((text,), path)
    return FirstTrackCheck(
        outcome=outcome,  # type: ignore[arg-type]  # one of the data's, which are the type's
        version=rules.version,
        answers=kept,
        author=" ".join(author.split()),
        reason=" ".join(reason.split()),
    )


def _answer(key: str, said: CheckAnswer | None) -> CheckAnswer:
    path = f"$.answers.{key}"
    if said is None or said.answer not in ("yes", "no", "unknown"):
        raise refused(
            "required",
            path,
            "Kies ja, nee of niet bekend.",
            "Choose yes, no or not known.",
        )
    for name, text in (("words", said.words), ("proof", said.proof)):
        demand_fits(text, MOST_WORDS, f"{path}.{name}")
        demand_plain((text,), f"{path}.{name}")
    if said.answer == "yes" and not said.proof.strip():
        raise refused(
            "required",
            f"{path}.proof",
            "Schrijf waaruit dit blijkt: welk stuk of gesprek, en van wanneer.",
            "Write what shows this: which paper or talk, and of when.",
        )
    return CheckAnswer(key, said.answer, " ".join(said.words.split()), " ".join(said.proof.split()))
