"""G. The result: questions 50 and 51. A satisfactory one ends the test (Beleidsregels, 3)."""

from wissel.core.audit._dossier import Dossier, refs
from wissel.core.audit._found import Found, not_met, silent
from wissel.core.journal import JournalEntry, PlacementEvent


def working(dossier: Dossier) -> list[JournalEntry]:
    """Return the steps of a job elsewhere that goes on, nothing where none does."""
    steps = [
        (entry, said)
        for entry, said in dossier.of(PlacementEvent)
        if said.placement in ("dienstverband", "detachering", "proefplaatsing")
    ]
    begun = [entry for entry, said in steps if said.event == "started"]
    if not begun:
        return []
    last = max(begun, key=lambda entry: (entry.happened_on, entry.seq))
    over = any(
        said.event == "ended" and entry.happened_on >= last.happened_on for entry, said in steps
    )
    return [] if over else [entry for entry, _ in steps]


def fitting_work(dossier: Dossier) -> Found:
    """50. Does the employee work, as fits the capacity, and structurally?"""
    steps = working(dossier)
    if steps:
        return silent("works", *refs(steps), day=steps[-1].happened_on)
    ended = [entry for entry, _ in dossier.of(PlacementEvent)]
    if dossier.is_covered:
        return not_met("no-work", *dossier.started, *refs(ended))
    return silent("silent", *dossier.started, *refs(ended))


def wage_value(dossier: Dossier) -> Found:
    """51. Or is the wage value 65 % or more, structurally, and do both agree?"""
    steps = working(dossier)
    if steps:
        return silent("wage-value", *refs(steps))
    ended = [entry for entry, _ in dossier.of(PlacementEvent)]
    if dossier.is_covered:
        return not_met("no-work", *dossier.started, *refs(ended))
    return silent("silent", *dossier.started, *refs(ended))


QUESTIONS = {50: fitting_work, 51: wage_value}
