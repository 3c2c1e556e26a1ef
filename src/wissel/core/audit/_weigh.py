"""A person's word beside what the file shows."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from wissel.core.audit._dossier import Dossier, ref
from wissel.core.audit._found import Found
from wissel.core.audit._rules import UWV, Question, is_short
from wissel.core.audit._types import CheckState
from wissel.core.journal import AuditAnswer, JournalEntry

#: The gravest word holds where owners differ.
_ORDER: Final = ("no", "late", "good-ground", "not-applicable", "yes")
_STATES: Final[dict[str, CheckState]] = {
    "no": "not-met",
    "late": "late",
    "good-ground": "not-met",
    "not-applicable": "not-applicable",
    "yes": "met",
}


@dataclass(frozen=True, slots=True)
class Weighed:
    """What a question comes to, whether a sound reason was given, and who said something."""

    found: Found
    is_grounded: bool = False
    said: AuditAnswer | None = None


def weigh(dossier: Dossier, question: Question, found: Found) -> Weighed:
    """Lay the judgement of whoever may judge beside what the file shows.

    A *no* always counts. A *yes* answers what the file cannot tell; what the file shows to be short
    it turns only with the paper that proves it, and never a date that was missed.
    """
    answers = _standing(dossier.answers.get(question.id, ()), question)
    held = word(dossier, question)
    if held is None:
        return Weighed(found)
    entry, said = held
    evidence = (*found.evidence, *(ref(one) for one, _ in answers))
    if said.answer == "good-ground" and found.state != "met":
        kept = found.state if is_short(found.state) else "not-met"
        return Weighed(_said(found, kept, evidence, entry, said), True, said)
    if not _turns(found, said):
        return Weighed(replace(found, evidence=tuple(dict.fromkeys(evidence))), False, None)
    return Weighed(_said(found, _STATES[said.answer], evidence, entry, said), False, said)


def word(dossier: Dossier, question: Question) -> tuple[JournalEntry, AuditAnswer] | None:
    """Return the judgement that holds for a question: UWV's, else the gravest of its judges."""
    answers = _standing(dossier.answers.get(question.id, ()), question)
    return min(answers, key=_gravity, default=None)


def _turns(found: Found, said: AuditAnswer) -> bool:
    if found.state == "cannot-tell":
        return True
    if said.answer == "no":
        return not is_short(found.state)  # the file says it already, and says it better
    if said.answer == "late" and found.state in ("met", "not-applicable"):
        return True
    return found.state in ("not-met", "weak") and bool(said.proof.strip())


def _said(
    found: Found,
    state: CheckState,
    evidence: Sequence[str],
    entry: JournalEntry,
    said: AuditAnswer,
) -> Found:
    values = {
        "author": said.author[:1].upper() + said.author[1:],
        "day": entry.happened_on,
        "words": said.words.rstrip("."),
    }
    return Found(state, f"said-{said.answer}", tuple(dict.fromkeys(evidence)), values)


def _standing(
    entries: Sequence[JournalEntry], question: Question
) -> list[tuple[JournalEntry, AuditAnswer]]:
    """Return the last word of each owner who may judge this question."""
    last: dict[str, tuple[JournalEntry, AuditAnswer]] = {}
    for entry in entries:
        said = entry.content
        if isinstance(said, AuditAnswer) and said.by in question.answered_by:
            last[said.by] = (entry, said)
    return list(last.values())


def _gravity(pair: tuple[JournalEntry, AuditAnswer]) -> tuple[bool, int]:
    return pair[1].by != UWV, _ORDER.index(pair[1].answer)
