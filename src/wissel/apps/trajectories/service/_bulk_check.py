"""Refuses a bulk act that cannot be meant, before anything is written."""

from datetime import date
from typing import TYPE_CHECKING, Final

from wissel.apps.trajectories.service._facts import check_happened
from wissel.core.access import Role
from wissel.core.refusal import Refused
from wissel.core.sources import Text
from wissel.infra.doors import Actor, Denied

if TYPE_CHECKING:
    from wissel.apps.trajectories.service.bulk import BulkAsked

#: Trajectories of one act.
MOST_AT_ONCE: Final = 500


def checked(asked: "BulkAsked", actor: Actor, today: date, *, number: int) -> None:
    """Raise ``Refused`` with the place, or ``Denied`` for a coach who gives cases away."""
    if number == 0:
        raise _refused("none", "chosen", "Kies eerst een of meer trajecten.", "Choose first.")
    if number > MOST_AT_ONCE:
        raise _refused(
            "too-many",
            "chosen",
            f"Dit zijn meer dan {MOST_AT_ONCE} trajecten. Kies er minder, met een filter.",
            f"These are more than {MOST_AT_ONCE} trajectories. Choose fewer, with a filter.",
        )
    if asked.kind == "coach":
        _check_coach(asked, actor)
        return
    if asked.kind != "vacancies" and not asked.text.strip():
        raise _refused("missing", "text", "Schrijf het in één zin.", "Write it in one sentence.")
    if asked.kind == "vacancies" and asked.count < 1:
        raise _refused("count", "count", "Vul in hoeveel vacatures.", "Say how many vacancies.")
    if asked.kind == "later":
        _check_later(asked, today)
    elif asked.day is not None:
        check_happened(asked.day, today, path="$.day")


def kind_of_duty(key: str) -> str:
    """Return the rule of a duty without which time it is: each evaluation is one more of a kind.

    >>> kind_of_duty("law:M05.2@2026-01-05"), kind_of_duty("basis:first-contact@2026-01-05")
    ('law:M05', 'basis:first-contact')
    """
    rule = key.partition("@")[0]
    kind, _, time = rule.rpartition(".")
    return kind if kind and time.isdigit() else rule


def _check_coach(asked: "BulkAsked", actor: Actor) -> None:
    if actor.role not in (Role.MANAGER, Role.BACK_OFFICE):
        raise Denied("manager-only", hidden=False)
    if not asked.coach:
        raise _refused("missing", "coach", "Kies een coach.", "Choose a coach.")


def _check_later(asked: "BulkAsked", today: date) -> None:
    if not asked.rule:
        raise _refused("missing", "rule", "Kies wat kan wachten.", "Choose what can wait.")
    if asked.day is None or asked.day <= today:
        raise _refused("not-later", "day", "Kies een dag na vandaag.", "Choose a day after today.")


def _refused(code: str, name: str, nl: str, en: str) -> Refused:
    return Refused(code, f"$.{name}", Text(nl, en))
