"""G. The result: questions 50 and 51. A satisfactory one ends the test (Beleidsregels, 3)."""

from wissel.core.audit._dossier import Dossier, refs
from wissel.core.audit._found import Found, not_met, silent
from wissel.core.journal import JournalEntry, PlacementEvent


def running(dossier: Dossier, kinds: tuple[str, ...]) -> list[JournalEntry]:
    """Return the steps of the newest place of these kinds that goes on; its start comes first.

    The end of a trial is not the end of the job that follows on it: each kind ends itself.
    """
    for kind in kinds:
        steps = [e for e, said in dossier.of(PlacementEvent) if said.placement == kind]
        begun = [e for e in steps if _event(e) == "started"]
        if not begun:
            continue
        last = max(begun, key=lambda entry: (entry.happened_on, entry.seq))
        after = [e for e in steps if (e.happened_on, e.seq) > (last.happened_on, last.seq)]
        if not any(_event(entry) == "ended" for entry in after):
            return [last, *after]
    return []


def _event(entry: JournalEntry) -> str:
    return entry.content.event if isinstance(entry.content, PlacementEvent) else ""


def working(dossier: Dossier) -> list[JournalEntry]:
    """Return the steps of work elsewhere that goes on, a job of one's own first."""
    return running(dossier, ("dienstverband", "detachering", "proefplaatsing"))


def fitting_work(dossier: Dossier) -> Found:
    """50. Does the employee work, as fits the capacity, and structurally?"""
    steps = working(dossier)
    if steps:
        return silent("works", *_placements(dossier), day=steps[0].happened_on)
    ended = [entry for entry, _ in dossier.of(PlacementEvent)]
    if dossier.is_covered:
        return not_met("no-work", *dossier.started, *refs(ended))
    return silent("silent", *dossier.started, *refs(ended))


def wage_value(dossier: Dossier) -> Found:
    """51. Or is the wage value 65 % or more, structurally, and do both agree?"""
    steps = working(dossier)
    if steps:
        return silent("wage-value", *_placements(dossier))
    ended = [entry for entry, _ in dossier.of(PlacementEvent)]
    if dossier.is_covered:
        return not_met("no-work", *dossier.started, *refs(ended))
    return silent("silent", *dossier.started, *refs(ended))


def _placements(dossier: Dossier) -> tuple[str, ...]:
    return refs(entry for entry, _ in dossier.of(PlacementEvent))


QUESTIONS = {50: fitting_work, 51: wage_value}
